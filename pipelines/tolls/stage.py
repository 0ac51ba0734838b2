"""Stage 4: brings series, tolls and findings up to date, fitting again only the families that new claims touch."""

from __future__ import annotations

import duckdb
import polars as pl

from pipelines.context import Context, Counts
from pipelines.tolls import findings, rules, scopes
from pipelines.tolls.lineages import normalised
from pipelines.tolls.reconcile import FAMILY, fit
from pipelines.tolls.series import catalogue, fingerprints, sort_into_series
from pipelines.warehouse import append, execute, query

VERSION = "1"
"""Moves when the code of the method does; thresholds move the fingerprint by themselves."""


def run(con: duckdb.DuckDBPyConnection, context: Context) -> Counts:
    """Reconcile the claims of the ledger. Returns counts of series fitted and dropped, and of findings new and gone."""
    method, known_scopes = rules.load(), scopes.load()
    fingerprint = f"{VERSION}:{method.fingerprint}:{known_scopes.fingerprint}"
    stamp = f"{fingerprint}|{query(con, 'tolls/stamp').item()}"
    if stamp in query(con, "tolls/known_stamp")["stamp"]:
        return {"series_fitted": 0, "series_dropped": 0, "new_findings": 0, "gone_findings": 0}
    claims = query(con, "tolls/claims")
    told = sort_into_series(claims, query(con, "tolls/sources"), query(con, "tolls/outlets"), method, known_scopes)
    counts = _refit(con, context, told, fingerprint)
    found = findings.find(claims, told, query(con, "tolls/fates"), method, known_scopes)
    counts |= _replace_findings(con, found)
    execute(con, "tolls/keep_stamp", stamp=stamp)
    return counts


def _refit(con: duckdb.DuckDBPyConnection, context: Context, told: pl.DataFrame, fingerprint: str) -> Counts:
    """Fit the families in which a series is new, changed or gone; the rest of the ledger isn't touched."""
    known = _with_family(query(con, "tolls/known_series"))
    now = fingerprints(told, fingerprint)
    changed = now.join(known, on=["series_id", "fingerprint"], how="anti")
    gone = known.join(now, on="series_id", how="anti")
    touched = pl.concat([told.join(changed, on="series_id", how="semi").select(FAMILY), gone.select(FAMILY)]).unique()
    if touched.is_empty():
        return {"series_fitted": 0, "series_dropped": 0}
    subjects = _with_family(query(con, "tolls/known_subjects"))
    stale = known.join(touched, on=FAMILY, how="semi", nulls_equal=True)
    execute(
        con,
        "tolls/drop_curves",
        stale_series=stale.select("series_id"),
        stale_subjects=subjects.join(touched, on=FAMILY, how="semi", nulls_equal=True).drop("place_key", "start"),
    )
    again = told.join(touched, on=FAMILY, how="semi", nulls_equal=True, maintain_order="left")
    fates, tolls = fit(again, rules.load(), scopes.load(), context.report)
    rows = catalogue(again, fingerprint)
    append(con, "series", rows)
    append(con, "series_claims", fates)
    append(con, "tolls", tolls)
    return {"series_fitted": rows.height, "series_dropped": gone.height}


def _with_family(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of `series` or `tolls` with the columns of their family as claims have them."""
    key = pl.coalesce("place_id", normalised(pl.col("place")))
    return rows.with_columns(key.alias("place_key"), pl.col("period_start").alias("start"))


def _replace_findings(con: duckdb.DuckDBPyConnection, found: pl.DataFrame) -> Counts:
    """Make the ledger's findings those of `found`, leaving alone the rows that stand already."""
    same = ["finding_id", "severity", "series_id", "evidence", "sentence"]
    known = query(con, "tolls/known_findings")
    gone = known.join(found, on=same, how="anti", nulls_equal=True).select("finding_id")
    new = found.join(known, on=same, how="anti", nulls_equal=True)
    execute(con, "tolls/drop_findings", gone=gone)
    append(con, "findings", new)
    return {"new_findings": new.height, "gone_findings": gone.height}
