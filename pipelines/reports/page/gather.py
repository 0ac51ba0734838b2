"""Reads from the ledger what the page shows: claims, curves, fates, findings, as frames with shared keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb
import polars as pl

from pipelines.tolls import scopes
from pipelines.tolls.lineages import normalised
from pipelines.warehouse import query

KEY = ["measure", "unit", "scope", "place_key", "basis", "period_start"]
"""What a toll is about: curves that agree in these are one toll's."""


@dataclass(frozen=True)
class Gathered:
    """The frames behind the page. `at` numbers claims and `toll` numbers tolls, in the order of their frames."""

    claims: pl.DataFrame
    articles: pl.DataFrame
    tolls: pl.DataFrame
    curves: pl.DataFrame
    fates: pl.DataFrame
    findings: pl.DataFrame
    corrections: pl.DataFrame
    lineages: pl.DataFrame
    asked: pl.DataFrame
    incidents: pl.DataFrame
    summary: dict[str, Any]


def gather(con: duckdb.DuckDBPyConnection) -> Gathered:
    """Everything the page shows but the texts of articles."""
    claims = query(con, "reports/page_claims").with_row_index("at").with_columns(pl.col("at").cast(pl.Int64))
    claims = claims.with_columns(_scope())
    curves = _keyed(query(con, "reports/page_curves"))
    tolls = _tolls(curves)
    keyed = tolls.select("toll", *KEY)
    numbers = claims.select("claim_id", "at")
    for side in ("low_claim", "high_claim"):
        renamed = numbers.rename({"claim_id": side, "at": f"{side}_at"})
        curves = curves.join(renamed, on=side, how="left", maintain_order="left")
    curves = curves.join(keyed, on=KEY, how="left", nulls_equal=True, maintain_order="left")
    fates = _keyed(query(con, "reports/page_fates")).join(keyed, on=KEY, how="left", nulls_equal=True)
    fates = fates.join(numbers, on="claim_id", how="inner").sort("toll", "as_of", "at")
    return Gathered(
        claims,
        query(con, "reports/page_articles"),
        tolls,
        curves,
        fates,
        query(con, "reports/page_findings"),
        query(con, "reports/page_corrections"),
        query(con, "reports/page_lineages"),
        query(con, "reports/page_asked"),
        query(con, "reports/page_incidents"),
        query(con, "reports/page_summary").to_dicts()[0],
    )


def _scope() -> pl.Expr:
    return (
        pl.col("population")
        .replace_strict(dict(scopes.load().of_population), default=pl.col("population"), return_dtype=pl.String)
        .alias("scope")
    )


def _keyed(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.coalesce("place_id", normalised(pl.col("place"))).alias("place_key"))


def _tolls(curves: pl.DataFrame) -> pl.DataFrame:
    """One row a toll, those that rest on most claims first: what it is about, and its newest figure.

    The newest figure is that of the last day on which a source still speaks.
    """
    pooled = curves.filter(pl.col("lineage").is_null())
    newest = (
        pooled.sort("projected", "date", descending=[True, False])
        .group_by(KEY, maintain_order=True)
        .agg(pl.col("place_id", "place", "date", "low", "best", "high", "claims", "lineages", "projected").last())
    )
    describe = scopes.load().describe
    who = pl.Series("who", [describe(scope) for scope in newest["scope"]], dtype=pl.String)
    ordered = newest.with_columns(who).sort(
        pl.col("measure") != "killed",
        "claims",
        "best",
        *KEY,
        descending=[False, True, True, *[False] * len(KEY)],
    )
    return ordered.with_row_index("toll").with_columns(pl.col("toll").cast(pl.Int64))
