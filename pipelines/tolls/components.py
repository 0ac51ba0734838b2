"""Parts before their whole: a digit error hides inside a total and shows in a component."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from pipelines.tolls.scopes import Scopes
from pipelines.tolls.settle import OFF, Settled


def in_order(told: pl.DataFrame, scopes: Scopes) -> Iterator[pl.DataFrame]:
    """The claims of one depth of scope after the other, parts first; scopes that are part of none come last."""
    depths = {scope: scopes.depth(scope) for scope in told["scope"].unique()}
    depth = pl.col("scope").replace_strict(depths, return_dtype=pl.Int64)
    for level in sorted(set(depths.values()), reverse=True):
        yield told.filter(depth == level)


def breakdowns(told: pl.DataFrame, scopes: Scopes) -> pl.DataFrame:
    """Every total whose claim comes with a breakdown: `whole`, `total`, `parts` (ids), `numbers`, `summed`, `overlap`.

    Only parts of the same measure and day that don't overlap each other are added; `overlap` is whether several
    partitions (by side, by age) were mixed.
    """
    wholes = told.filter(pl.col("value").is_not_null()).select(
        pl.col("claim_id").alias("whole"),
        "measure",
        "as_of",
        pl.col("value").alias("total"),
        pl.col("scope").alias("of"),
    )
    parts = told.filter(pl.col("subset_of").is_not_null() & pl.col("value").is_not_null())
    partition = pl.col("scope").replace_strict(dict(scopes.partitions), default=None, return_dtype=pl.String)
    parts = parts.select(
        pl.col("subset_of").alias("whole"), "measure", "claim_id", "value", "scope", partition.alias("partition")
    ).filter(pl.col("partition").is_not_null())
    joined = parts.join(wholes, on=["whole", "measure"]).sort("whole", "claim_id")
    return joined.group_by("whole", "measure", "partition", maintain_order=True).agg(
        pl.col("total").first(),
        pl.col("as_of").first(),
        pl.col("of").first(),
        pl.col("claim_id").alias("parts"),
        pl.col("value").alias("numbers"),
        pl.col("scope").alias("scopes"),
        pl.col("value").sum().alias("summed"),
    )


def suspects(told: pl.DataFrame, settled: dict[str, Settled], scopes: Scopes, days: float) -> dict[str, str]:
    """Totals that a slip in a component went into, with the reason.

    A total is one where its breakdown adds up to it, one part was set aside, and with the part that another claim of
    the same lineage and those `days` gives instead, the sum is a total that was printed too.
    """
    role = {
        claim: role
        for series in settled.values()
        for claim, role in zip(series.points.claim_id, series.role, strict=True)
    }
    sums = breakdowns(told, scopes).filter(pl.col("summed") == pl.col("total"))
    wrong = sums.explode("parts", "numbers", "scopes").filter(
        pl.col("parts").replace_strict(role, default="", return_dtype=pl.String).is_in(OFF)
    )
    if wrong.is_empty():
        return {}
    figures = told.filter(pl.col("value").is_not_null()).select(
        "claim_id", "lineage", "measure", "place_key", "scope", "as_of", "value"
    )
    lineages = figures.select(pl.col("claim_id").alias("whole"), "lineage", "place_key")
    rivals = (
        wrong.join(lineages, on="whole")
        .join(
            figures,
            left_on=["lineage", "measure", "place_key", "scopes"],
            right_on=["lineage", "measure", "place_key", "scope"],
            suffix="_rival",
        )
        .filter((pl.col("value") != pl.col("numbers")) & _within(days))
        .with_columns((pl.col("total") - pl.col("numbers") + pl.col("value")).alias("restored"))
        .join(
            figures.select(
                "lineage",
                "measure",
                "place_key",
                pl.col("scope").alias("of"),
                pl.col("as_of").alias("as_of_printed"),
                pl.col("value").alias("restored"),
            ),
            on=["lineage", "measure", "place_key", "of", "restored"],
        )
        .filter((pl.col("as_of_printed") - pl.col("as_of")).dt.total_days().abs() <= days)
    )
    return {
        row[
            "whole"
        ]: f"a slip in a component: with {row['value']:,} instead of {row['numbers']:,} it is {row['restored']:,}"
        for row in rivals.sort("whole", "value").iter_rows(named=True)
    }


def _within(days: float) -> pl.Expr:
    return (pl.col("as_of_rival") - pl.col("as_of")).dt.total_days().abs() <= days
