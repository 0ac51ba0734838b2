"""Stage 4: brings series, tolls and findings up to date, reading and fitting again only what new claims touch.

A subject is a measure in a place: no figure of one bears on the curves of another. Of a touched subject only the
families (see `families.FAMILY`) in which a series is new, changed or gone are fitted again.
"""

from __future__ import annotations

import duckdb
import polars as pl

from pipelines.context import Context, Counts
from pipelines.tolls import findings, rules, scopes
from pipelines.tolls.families import FAMILY
from pipelines.tolls.lineages import place_key
from pipelines.tolls.reconcile import fit
from pipelines.tolls.series import catalogue, counted_from, fingerprints, placed, sort_into_series
from pipelines.warehouse import append, execute, query

VERSION = "6"
"""Moves when the code of the method does; thresholds move the fingerprint by themselves."""

_SUBJECT = ["measure", "place_key"]


def run(con: duckdb.DuckDBPyConnection, context: Context) -> Counts:
    """Reconcile the claims of the ledger. Returns counts of series fitted and dropped, and of findings new and gone."""
    method, known_scopes = rules.load(), scopes.load()
    fingerprint = f"{VERSION}:{method.fingerprint}:{known_scopes.fingerprint}"
    stamps = _stamps(con, fingerprint)
    known = query(con, "tolls/known_stamps")
    moved = stamps.join(known, on=["name", "value"], how="anti")
    gone = known.join(stamps, on="name", how="anti")
    if moved.is_empty() and gone.is_empty():
        return {"series_fitted": 0, "series_dropped": 0, "new_findings": 0, "gone_findings": 0}
    lost = gone.select(pl.col("name").str.split("/").list.slice(1, 2).list.to_struct(fields=_SUBJECT).alias("s"))
    subjects = pl.concat([moved.select(_SUBJECT), lost.unnest("s").select(_SUBJECT)]).unique()
    touched = stamps.join(subjects, on=_SUBJECT, how="semi").explode("spellings").unnest("spellings")
    claims = query(con, "tolls/claims_of", subjects=touched.select("measure", "place_id", "place"))
    sources, outlets = query(con, "tolls/sources"), query(con, "tolls/outlets")
    counted = counted_from(claims, query(con, "tolls/conflicts"), method)
    told = sort_into_series(placed(counted), sources, outlets, method, known_scopes)
    counts = _refit(con, context, told, subjects, fingerprint)
    counts |= _find_again(con, claims, told, sources)
    execute(con, "tolls/keep_stamps", stamps=stamps.select("name"), moved=moved.select("name", "value"))
    return counts


def _stamps(con: duckdb.DuckDBPyConnection, fingerprint: str) -> pl.DataFrame:
    """Of every subject its `name` in the ledger's state, its stamp (`value`), and the spellings of its place."""
    words = query(con, "tolls/subject_stamps").with_columns(place_key())
    by_subject = words.group_by(_SUBJECT, maintain_order=True).agg(
        pl.col("stamp").str.join(",").alias("value"), pl.struct("place_id", "place").alias("spellings")
    )
    return by_subject.with_columns(
        ("tolls/" + pl.col("measure") + "/" + pl.col("place_key")).alias("name"),
        (pl.lit(fingerprint + "|") + pl.col("value")).alias("value"),
    )


def _refit(
    con: duckdb.DuckDBPyConnection, context: Context, told: pl.DataFrame, subjects: pl.DataFrame, fingerprint: str
) -> Counts:
    """Fit the families in which a series is new, changed or gone; the rest of the ledger isn't touched."""
    known = _with_family(query(con, "tolls/known_series")).join(subjects, on=_SUBJECT, how="semi")
    now = fingerprints(told, fingerprint)
    changed = now.join(known, on=["series_id", "fingerprint"], how="anti")
    gone = known.join(now, on="series_id", how="anti")
    touched = pl.concat([told.join(changed, on="series_id", how="semi").select(FAMILY), gone.select(FAMILY)]).unique()
    if touched.is_empty():
        return {"series_fitted": 0, "series_dropped": 0}
    stale = known.join(touched, on=FAMILY, how="semi", nulls_equal=True)
    curves = _with_family(query(con, "tolls/known_subjects")).join(touched, on=FAMILY, how="semi", nulls_equal=True)
    execute(
        con,
        "tolls/drop_curves",
        stale_series=stale.select("series_id"),
        stale_subjects=curves.drop("place_key", "start"),
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
    return rows.with_columns(place_key(), pl.col("period_start").alias("start"))


def _find_again(
    con: duckdb.DuckDBPyConnection, claims: pl.DataFrame, told: pl.DataFrame, sources: pl.DataFrame
) -> Counts:
    """Ask the rules about the claims that were read again, and those that look everywhere about the whole ledger."""
    method, known_scopes = rules.load(), scopes.load()
    fates = query(con, "tolls/fates_of", wanted=told.select("claim_id"))
    here = findings.find(claims, told, fates, sources, method, known_scopes, which=findings.HERE)
    retold = query(con, "tolls/retold")
    everywhere = findings.find(
        retold, told.clear(), fates.clear(), sources, method, known_scopes, which=findings.EVERYWHERE
    )
    found = pl.concat([here, everywhere]).unique("finding_id", keep="first", maintain_order=True)
    same = ["finding_id", "severity", "series_id", "evidence", "sentence"]
    names = [rule.__name__ for rule in findings.EVERYWHERE]
    known = query(con, "tolls/known_findings", wanted=claims.select("claim_id"), everywhere=names)
    gone = known.join(found, on=same, how="anti", nulls_equal=True).select("finding_id")
    new = found.join(known, on=same, how="anti", nulls_equal=True)
    execute(con, "tolls/drop_findings", gone=gone)
    append(con, "findings", new)
    return {"new_findings": new.height, "gone_findings": gone.height}
