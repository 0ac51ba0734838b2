"""Lays out what was fitted as rows of the tables `series_claims` and `tolls`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from pipelines.contracts import contract
from pipelines.ids import id_column
from pipelines.tolls.points import Floats, Ints
from pipelines.tolls.pool import Pooled
from pipelines.tolls.settle import Settled

Curve = tuple[dict[str, Any], Pooled]
"""A curve, and what it is about: the columns _ABOUT."""

_ABOUT = {
    **dict.fromkeys(("measure", "unit", "scope", "place_key", "basis", "place_id", "place", "lineage"), pl.String),
    "start": pl.Date,
}


def series_claims(settled: dict[str, Settled]) -> pl.DataFrame:
    """The rows of table `series_claims`."""
    if not settled:
        return empty("series_claims")
    all_series = list(settled.values())
    points = [series.points for series in all_series]
    sizes = [len(part) for part in points]
    rows = pl.DataFrame(
        {
            "series_id": pl.Series(list(settled), dtype=pl.String).gather(np.repeat(np.arange(len(sizes)), sizes)),
            "claim_id": [claim for part in points for claim in part.claim_id],
            "phase": pl.Series(_joined(series.phase for series in all_series), dtype=pl.Int32),
            "as_of": _dates(_joined(series.day for series in all_series)),
            "lower": _closed(_joined(part.lower for part in points)),
            "upper": _closed(_joined(part.upper for part in points)),
            "weight": _joined(part.reliability * part.precision / part.voices() for part in points),
            "role": pl.Series([role for series in all_series for role in series.role], dtype=pl.String),
            "reason": pl.Series([reason for series in all_series for reason in series.reason], dtype=pl.String),
            "fitted": _joined(series.fitted for series in all_series),
        }
    )
    return rows.sort("series_id", "claim_id")


def _joined(parts: Iterable[npt.NDArray[Any]]) -> npt.NDArray[Any]:
    return np.concatenate(list(parts))


def _closed(side: Floats) -> pl.Series:
    """A side of an interval with null where it is open."""
    return pl.Series(np.where(np.isfinite(side), side, np.nan)).fill_nan(None)


def tolls(curves: list[Curve]) -> pl.DataFrame:
    """The rows of table `tolls`: whole numbers, low rounded down, high rounded up."""
    if not curves:
        return empty("tolls")
    about = pl.DataFrame([about for about, _ in curves], schema=_ABOUT).with_row_index("curve")
    rows = _toll_rows([pooled for _, pooled in curves])
    rows = rows.join(about, on="curve", how="left", maintain_order="left").rename({"start": "period_start"})
    named = ["measure", "unit", "scope", "place_key", "basis", "period_start", "lineage", "date"]
    return rows.with_columns(id_column(rows, named, "toll_id")).select(list(contract("tolls").columns))


def _toll_rows(curves: list[Pooled]) -> pl.DataFrame:
    slack = 1e-6
    low, best = np.floor(_joined(days.low for days in curves) + slack), np.rint(_joined(days.best for days in curves))
    high = _joined(days.high for days in curves)
    high = np.where(np.isfinite(high), np.maximum(np.ceil(high - slack), best), np.nan)
    sizes = [len(days.day) for days in curves]
    return pl.DataFrame(
        {
            "curve": pl.Series(np.repeat(np.arange(len(curves), dtype=np.uint32), sizes)),
            "date": _dates(_joined(days.day for days in curves)),
            "low": pl.Series(np.minimum(low, best)).cast(pl.Int64),
            "best": pl.Series(best).cast(pl.Int64),
            "high": pl.Series(high).fill_nan(None).cast(pl.Int64),
            "low_claim": pl.Series([claim for days in curves for claim in days.low_claim], dtype=pl.String),
            "high_claim": pl.Series([claim for days in curves for claim in days.high_claim], dtype=pl.String),
            "claims": pl.Series(_joined(days.claims for days in curves)).cast(pl.Int32),
            "lineages": pl.Series(_joined(days.lineages for days in curves)).cast(pl.Int32),
            "projected": pl.Series(_joined(days.projected for days in curves)),
        }
    )


def _dates(days: Ints) -> pl.Series:
    return pl.Series(days).cast(pl.Int32).cast(pl.Date)


def empty(table: str) -> pl.DataFrame:
    """No rows of a table, with its columns."""
    kinds = {"VARCHAR": pl.String, "DATE": pl.Date, "BIGINT": pl.Int64, "INTEGER": pl.Int32, "DOUBLE": pl.Float64}
    columns = contract(table).columns
    return pl.DataFrame(
        schema={
            name: kinds.get(kind, pl.Boolean if kind == "BOOLEAN" else pl.String) for name, (kind, _) in columns.items()
        }
    )
