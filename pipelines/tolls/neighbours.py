"""Medians of the figures just before and just after each one in time: what a slip of the pen is measured against."""

from __future__ import annotations

import numpy as np

from pipelines.tolls.points import Floats, Ints


def medians(level: Floats, day: Ints, side: int, days: float = np.inf) -> tuple[Floats, Floats, Ints]:
    """For each figure the median of up to `side` figures before it, of as many after it, and how many are before it.

    `day` ascends; figures more than `days` away are not asked. NaN where nobody is.
    """
    padded = np.r_[np.full(side, np.nan), level, np.full(side, np.nan)]
    away = np.r_[np.full(side, -np.inf), day.astype(np.float64), np.full(side, np.inf)]
    windows = np.lib.stride_tricks.sliding_window_view
    around, when = windows(padded, 2 * side + 1), windows(away, 2 * side + 1)
    near = np.where(np.abs(when - day[:, None]) <= days, around, np.nan)
    before, after = near[:, :side], near[:, side + 1 :]
    return _median(before), _median(after), np.asarray((~np.isnan(before)).sum(axis=1), dtype=np.int64)


def _median(rows: Floats) -> Floats:
    """The median of each row but for its NaN; NaN for a row of nothing else. numpy's takes many times as long."""
    ordered = np.sort(rows, axis=1)
    count = (~np.isnan(ordered)).sum(axis=1)
    each = np.arange(len(rows))
    lower, upper = (
        ordered[each, np.maximum(count - 1, 0) // 2],
        ordered[each, np.minimum(count // 2, rows.shape[1] - 1)],
    )
    return np.asarray(np.where(count % 2, lower, (lower + upper) / 2), dtype=np.float64)
