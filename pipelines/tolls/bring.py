"""Reconciles a table of claims that somebody brings along, and lays the result out for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.claims_table import BadRow, read_claims
from pipelines.tolls.reconcile import Reconciled, reconcile
from pipelines.tolls.rules import Rules

OUT = [
    "measure", "population", "place", "date", "low", "best", "high", "n_claims", "n_lineages", "low_claim",
    "high_claim", "projected", "unit", "basis", "period_start",
]  # fmt: skip


@dataclass(frozen=True)
class Brought:
    """What became of a table: curves (columns OUT, and `lineage` where asked for), findings, and the rows refused."""

    tolls: pl.DataFrame
    findings: pl.DataFrame
    bad: list[BadRow]
    read: int


def reconcile_table(
    path: Path,
    *,
    known_on: date | None = None,
    by_lineage: bool = False,
    sources: pl.DataFrame | None = None,
    places: pl.DataFrame | None = None,
    method: Rules | None = None,
) -> Brought:
    """Read the claims of a CSV file and reconcile them; every day from the first to the last claim of a curve.

    `low_claim` and `high_claim` name rows by their `id`, else by their line. Raises TableError where the file is no
    table of claims.
    """
    table = read_claims(path, sources, places)
    made = reconcile(table.claims, known_on=known_on, sources=sources, method=method)
    named = {column: pl.col(column).replace(table.labels) for column in ("low_claim", "high_claim")}
    tolls = made.tolls.filter(pl.col("lineage").is_not_null() if by_lineage else pl.col("lineage").is_null())
    tolls = tolls.with_columns(**named).rename({"scope": "population", "claims": "n_claims", "lineages": "n_lineages"})
    order = ["measure", "place", "population", "unit", "basis", "period_start", "lineage", "date"]
    columns = [*OUT, "lineage"] if by_lineage else OUT
    return Brought(tolls.sort(order).select(columns), _told(made, table.labels), table.bad, table.claims.height)


def _told(made: Reconciled, labels: dict[str, str]) -> pl.DataFrame:
    """Findings with the rows they rest on by name: `rule`, `severity`, `sentence`, `claims`, `evidence`."""
    named = pl.col("claim_ids").list.eval(pl.element().replace(labels)).list.join("; ").alias("claims")
    return made.findings.select("rule", "severity", "sentence", named, "evidence").sort("rule", "sentence", "claims")
