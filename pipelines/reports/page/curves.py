"""Each toll's curve, day by day and exact, as runs; the newest figure of each of its sources."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from pipelines.reports.page.codec import columns, runs

OPEN = -1
"""Stands for an open high and for no claim."""

Ints = npt.NDArray[np.int64]


def pooled(curves: pl.DataFrame) -> list[dict[str, list[int]]]:
    """The pooled curve of every toll, in their order: days, low, best, high, the claims that bind, `projected`."""
    rows = curves.filter(pl.col("lineage").is_null()).sort("toll", "date")
    table = {
        "day": _ints(rows["date"].to_physical()),
        **{name: _ints(rows[name]) for name in ("low", "best", "high", "claims", "lineages")},
        "low_by": _ints(rows["low_claim_at"]),
        "high_by": _ints(rows["high_claim_at"]),
        "projected": _ints(rows["projected"]),
    }
    of = rows["toll"].to_numpy()
    ends = (np.flatnonzero(np.diff(of, append=-1)) + 1).tolist() if rows.height else []
    coded, start = [], 0
    for end in ends:
        coded.append({name: runs(values[start:end]) for name, values in table.items()})
        start = int(end)
    return coded


def _ints(values: pl.Series) -> Ints:
    return values.cast(pl.Int64).fill_null(OPEN).to_numpy()


def latest(curves: pl.DataFrame, fates: pl.DataFrame) -> dict[str, Any]:
    """The newest figure of each source of each toll: the last day of its claims, and how many it made."""
    alone = curves.filter(pl.col("lineage").is_not_null() & ~pl.col("projected"))
    last = alone.sort("date").group_by("toll", "lineage", maintain_order=True).last()
    counts = fates.group_by("toll", "lineage").agg(
        pl.len().alias("made"), (~pl.col("role").is_in(["kept", "floor"])).sum().alias("set_aside")
    )
    rows = last.join(counts, on=["toll", "lineage"], how="left").sort(
        "toll", "date", "lineage", descending=[False, True, False]
    )
    return columns(rows.select("toll", "lineage", "date", "low", "best", "high", "made", "set_aside"))
