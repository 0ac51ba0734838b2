"""The figures just before and just after each one in time: what a slip of the pen is measured against."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipelines.tolls.points import Floats, Ints


@dataclass(frozen=True)
class Neighbours:
    """Of each figure the median of those before it and of those after it (NaN where nobody is), how many are before it,
    and how high they reach.
    """

    before: Floats
    after: Floats
    asked: Ints
    reach: Floats


def neighbours(level: Floats, day: Ints, side: int, days: float = np.inf) -> Neighbours:
    """What up to `side` figures before each figure, and as many after it, say.

    `day` ascends; figures more than `days` away are not asked. They reach as high as the greater of the two medians.
    Where nobody is after they reach as high as the highest before would if it grew by the greatest step among them once
    more: a count that doubles every few days leaves its median behind.
    """
    padded = np.r_[np.full(side, np.nan), level, np.full(side, np.nan)]
    away = np.r_[np.full(side, -np.inf), day.astype(np.float64), np.full(side, np.inf)]
    windows = np.lib.stride_tricks.sliding_window_view
    around, when = windows(padded, 2 * side + 1), windows(away, 2 * side + 1)
    near = np.where(np.abs(when - day[:, None]) <= days, around, np.nan)
    before, after = near[:, :side], near[:, side + 1 :]
    earlier, later = _median(before), _median(after)
    asked = np.asarray((~np.isnan(before)).sum(axis=1), dtype=np.int64)
    newest = np.isnan(later) & (asked > 0)
    step = np.fmax.reduce(before[:, 1:] / np.maximum(before[:, :-1], 1.0), axis=1)
    grown = np.fmax.reduce(before, axis=1) * np.fmax(step, 1)
    return Neighbours(earlier, later, asked, np.where(newest, grown, np.fmax(earlier, later)))


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
