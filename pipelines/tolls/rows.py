"""Lays out what was fitted as rows of the tables `series_claims` and `tolls`."""

from __future__ import annotations

from typing import Any

import numpy as np
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
    parts = [
        pl.DataFrame(
            {
                "series_id": pl.repeat(series_id, len(series.points), eager=True),
                "claim_id": series.points.claim_id,
                "phase": pl.Series(series.phase, dtype=pl.Int32),
                "as_of": _dates(series.day),
                "lower": _closed(series.points.lower),
                "upper": _closed(series.points.upper),
                "weight": series.points.reliability * series.points.precision / series.points.voices(),
                "role": pl.Series(series.role, dtype=pl.String),
                "reason": pl.Series(series.reason, dtype=pl.String),
                "fitted": pl.Series(series.fitted),
            }
        )
        for series_id, series in sorted(settled.items())
    ]
    return pl.concat(parts).sort("series_id", "claim_id") if parts else empty("series_claims")


def _closed(side: Floats) -> pl.Series:
    """A side of an interval with null where it is open."""
    return pl.Series(np.where(np.isfinite(side), side, np.nan)).fill_nan(None)


def tolls(curves: list[Curve]) -> pl.DataFrame:
    """The rows of table `tolls`: whole numbers, low rounded down, high rounded up."""
    if not curves:
        return empty("tolls")
    about = pl.DataFrame([about for about, _ in curves], schema=_ABOUT).with_row_index("curve")
    rows = pl.concat([_toll_rows(number, pooled) for number, (_, pooled) in enumerate(curves)])
    rows = rows.join(about, on="curve", how="left", maintain_order="left").rename({"start": "period_start"})
    named = ["measure", "unit", "scope", "place_key", "basis", "period_start", "lineage", "date"]
    return rows.with_columns(id_column(rows, named, "toll_id")).select(list(contract("tolls").columns))


def _toll_rows(number: int, days: Pooled) -> pl.DataFrame:
    slack = 1e-6
    low, best = np.floor(days.low + slack), np.rint(days.best)
    high = np.where(np.isfinite(days.high), np.maximum(np.ceil(days.high - slack), best), np.nan)
    return pl.DataFrame(
        {
            "curve": pl.Series(np.full(len(best), number, dtype=np.uint32)),
            "date": _dates(days.day),
            "low": pl.Series(np.minimum(low, best)).cast(pl.Int64),
            "best": pl.Series(best).cast(pl.Int64),
            "high": pl.Series(high).fill_nan(None).cast(pl.Int64),
            "low_claim": pl.Series(days.low_claim, dtype=pl.String),
            "high_claim": pl.Series(days.high_claim, dtype=pl.String),
            "claims": pl.Series(days.claims).cast(pl.Int32),
            "lineages": pl.Series(days.lineages).cast(pl.Int32),
            "projected": pl.Series(days.projected),
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
