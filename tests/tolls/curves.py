"""Short ways to write a series of claims down and to read its curve."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from pipelines.tolls.reconcile import Reconciled, reconcile
from tests.tolls.simulation import START, claim_frame

Said = tuple[int, str] | tuple[int, str, dict[str, object]]


def on(day: int) -> date:
    """The date of a day of the example."""
    return START + timedelta(days=day)


def claims(*said: Said) -> pl.DataFrame:
    """Claims from (day, figure) pairs: "500", ">500" more than, ">=500" at least, "~500" about, "<=500" up to, "<500"
    fewer than.
    """
    rows = []
    for day, figure, *more in said:
        mark = figure.rstrip("0123456789")
        quantifier = {
            "": "exact",
            ">": "more_than",
            ">=": "at_least",
            "~": "approximately",
            "<=": "at_most",
            "<": "less_than",
        }[mark]
        row = {"value": int(figure[len(mark) :]), "quantifier": quantifier, "as_of": on(day)}
        rows.append(row | (more[0] if more else {}))
    return claim_frame(rows)


def roles(made: Reconciled) -> dict[str, str]:
    """What became of each claim."""
    return dict(made.series_claims.select("claim_id", "role").iter_rows())


def pooled(made: Reconciled, day: int) -> tuple[int, int, int | None]:
    """Low, best and high of the pooled curve on a day."""
    row = made.tolls.filter(pl.col("lineage").is_null() & (pl.col("date") == on(day)))
    assert row.height == 1, f"{row.height} pooled curves on day {day}"
    low, best, high = row.select("low", "best", "high").row(0)
    return low, best, high


def rules_found(frame: pl.DataFrame) -> set[str]:
    """The rules that fire on claims."""
    return set(reconcile(frame).findings["rule"])
