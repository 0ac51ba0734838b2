"""Reconciles a table of claims that somebody brings along, and lays the result out for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.claims_table import BadRow, ClaimsTable, read_claims
from pipelines.tolls import scopes
from pipelines.tolls.leave_out import CURVE, leave_one_out
from pipelines.tolls.reconcile import NO_OUTLETS, NO_SOURCES, Reconciled, reconcile
from pipelines.tolls.rules import Rules
from pipelines.tolls.rules import load as load_rules
from pipelines.tolls.series import sort_into_series

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
    without_each: bool = False,
) -> Brought:
    """Read the claims of a CSV file and reconcile them; every day from the first to the last claim of a curve.

    `without_each` adds `without_low` and `without_high`: the range of best with each lineage left out in turn.
    `low_claim` and `high_claim` name rows by their `id`, else by their line. Raises TableError where the file is no
    table of claims.
    """
    table = read_claims(path, sources, places)
    made = reconcile(table.claims, known_on=known_on, sources=sources, method=method)
    named = {column: pl.col(column).replace(table.labels) for column in ("low_claim", "high_claim")}
    tolls = made.tolls.filter(pl.col("lineage").is_not_null() if by_lineage else pl.col("lineage").is_null())
    if without_each:
        tolls = tolls.join(
            _without_each(table, known_on, sources, method), on=[*CURVE, "date"], how="left", nulls_equal=True
        )
    tolls = tolls.with_columns(**named).rename({"scope": "population", "claims": "n_claims", "lineages": "n_lineages"})
    order = ["measure", "place", "population", "unit", "basis", "period_start", "lineage", "date"]
    columns = [*OUT, *(["lineage"] if by_lineage else []), *(["without_low", "without_high"] if without_each else [])]
    return Brought(tolls.sort(order).select(columns), _told(made, table.labels), table.bad, table.claims.height)


def _without_each(
    table: ClaimsTable, known_on: date | None, sources: pl.DataFrame | None, method: Rules | None
) -> pl.DataFrame:
    rules, known = method or load_rules(), scopes.load()
    grades = NO_SOURCES if sources is None else sources
    told = sort_into_series(table.claims, grades, NO_OUTLETS, rules, known, known_on)
    return leave_one_out(told, rules, known)


def _told(made: Reconciled, labels: dict[str, str]) -> pl.DataFrame:
    """Findings with the rows they rest on by name: `rule`, `severity`, `sentence`, `claims`, `evidence`."""
    named = pl.col("claim_ids").list.eval(pl.element().replace(labels)).list.join("; ").alias("claims")
    return made.findings.select("rule", "severity", "sentence", named, "evidence").sort("rule", "sentence", "claims")
