"""Claims sorted into series: one lineage's figures of one measure, scope, place and starting day.

"Since March 2011", "since 15 March 2011" and a running total that names no start are one series where nothing tells
them apart. Daily and event figures form no curve.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.ids import id_column, make_id
from pipelines.tolls import lineages
from pipelines.tolls.intervals import with_intervals
from pipelines.tolls.rules import Rules
from pipelines.tolls.scopes import EVERYONE, Scopes

TOLL_KEY = ["measure", "unit", "scope", "place_key", "basis", "start"]
"""Curves that agree in these are pooled over lineages."""

SERIES_KEY = ["lineage", *TOLL_KEY]
CURVES = ("cumulative", "stock")
COUNTED = ("asserted", "revised")


def sort_into_series(
    claims: pl.DataFrame,
    sources: pl.DataFrame,
    outlets: pl.DataFrame,
    rules: Rules,
    scopes: Scopes,
    known_on: date | None = None,
) -> pl.DataFrame:
    """The claims that can be part of a curve, with lineage, scope, place_key, start, series_id, voice and interval.

    Denied and hypothetical claims, those without any day or bound, and those not yet published on `known_on` are left
    out. `sources`: `source_id`, `scope`, `reliability`; `outlets`: `article_id`, `outlet`.
    """
    told = readable(claims, known_on).filter(pl.col("basis").is_in(CURVES) & pl.col("as_of").is_not_null())
    told = resolve(told, sources, outlets, rules, scopes)
    told = told.filter(pl.col("lower").is_finite() | pl.col("upper").is_finite())
    told = lineages.attach_unnamed(lineages.of_parts(told, sources), rules)
    told = _with_start(told, rules)
    keys = told.select(SERIES_KEY).unique(maintain_order=True)
    keys = keys.with_columns(id_column(keys, SERIES_KEY, "series_id"))
    return told.join(keys, on=SERIES_KEY, how="left", nulls_equal=True, maintain_order="left")


def placed(claims: pl.DataFrame) -> pl.DataFrame:
    """Claims that tell where, and those of tables: what articles of several countries leave unplaced is no one toll.

    Claims that count from the beginning of their conflict have its place by now (see `counted_from`).
    """
    somewhere = pl.col("place_id").is_not_null() | pl.col("place").is_not_null()
    return claims.filter(somewhere | pl.col("article_id").is_null())


def counted_from(claims: pl.DataFrame, conflicts: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Claims whose running totals over a whole conflict start on the day it began.

    A total that names no start, of the place of its conflict or of none, counts from there; so does one whose stated
    start is that day but for rounding: the same month, `start.days`, or `start.share` of a stated age (`in 21 months`).
    `conflicts`: `conflict_id`, `began_on`, `conflict_place`, `place_name`. The ledger's claims keep what they said.
    """
    joined = claims.join(conflicts, on="conflict_id", how="left", maintain_order="left")
    began, stated = pl.col("began_on"), pl.col("period_start")
    counted = (pl.coalesce("as_of", "published_on") - began).dt.total_days()
    apart = (stated - began).dt.total_days().abs()
    same_month = stated.dt.truncate("1mo") == began.dt.truncate("1mo")
    slack = pl.min_horizontal(rules("start", "share") * counted, rules("start", "age_days"))
    near = (same_month | (apart <= rules("start", "days"))) & (apart <= rules("start", "share") * counted)
    aged = (stated.dt.day() != 1) & (apart <= slack)
    whole = pl.col("place_id").fill_null(pl.col("conflict_place")) == pl.col("conflict_place")
    unstated = stated.is_null() & whole & (pl.col("place_id").is_not_null() | pl.col("place").is_null())
    fits = (pl.col("basis") == "cumulative") & (counted >= 0) & (unstated | near | aged)
    start = pl.when(fits.fill_null(value=False)).then(began).otherwise(stated)
    named = pl.when(pl.col("place_id") == pl.col("conflict_place")).then("place_name")
    place = pl.coalesce("place", named)
    counted_claims = joined.with_columns(start.alias("period_start"), place.alias("place"))
    return counted_claims.drop("began_on", "conflict_place", "place_name")


def readable(claims: pl.DataFrame, known_on: date | None) -> pl.DataFrame:
    """Asserted claims that were published by `known_on`; one without a date of publication is known from its day.

    `accepted`, whether an analyst let the claim stand, is added where it lacks: no.
    """
    day = pl.coalesce("as_of", "published_on")
    kept = claims.filter(pl.col("status").is_in(COUNTED)).with_columns(
        day.alias("as_of"),
        pl.coalesce("published_on", "as_of").alias("known"),
        pl.coalesce("story_id", "article_id", "claim_id").alias("voice"),
        (pl.col("accepted") if "accepted" in claims.columns else pl.lit(value=False)).alias("accepted"),
    )
    return kept if known_on is None else kept.filter(pl.col("known") <= known_on)


def resolve(
    claims: pl.DataFrame, sources: pl.DataFrame, outlets: pl.DataFrame, rules: Rules, scopes: Scopes
) -> pl.DataFrame:
    """Claims with lineage, reliability, scope, place_key and interval, in an order that no input order changes."""
    claims = lineages.with_lineage(claims, outlets)
    grades = {grade: rules("weight", f"reliability_{grade.lower()}") for grade in "ABCDE"}
    graded = sources.select("source_id", pl.col("scope").alias("source_scope"), "reliability")
    claims = claims.join(graded, on="source_id", how="left", maintain_order="left")
    by_population = pl.col("population").replace_strict(
        dict(scopes.of_population), default=pl.col("population"), return_dtype=pl.String
    )
    # A source whose totals leave a class out counts that class nowhere: "all" from it means its own scope.
    scope = (
        pl.when(by_population == EVERYONE).then(pl.coalesce("source_scope", pl.lit(EVERYONE))).otherwise(by_population)
    )
    claims = claims.with_columns(
        scope.alias("scope"),
        lineages.place_key(),
        pl.col("reliability")
        .replace_strict(grades, default=grades["E"], return_dtype=pl.Float64)
        .fill_null(grades["E"])
        .alias("reliability"),
    )
    return with_intervals(claims, rules).sort("as_of", "known", "claim_id")


def _with_start(claims: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Claims with `start`: the starting day that claims of one measure and place agree on; null for stocks."""
    subject = ["measure", "unit", "place_key"]
    running = pl.col("basis") == "cumulative"
    usable = running & (pl.col("period_start") <= pl.col("as_of"))
    span = (pl.col("as_of") - pl.col("period_start")).dt.total_days().max()
    said = claims.filter(usable).group_by(*subject, "period_start").agg(pl.len().alias("times"), span.alias("span"))
    starts = _merge_starts(said.sort(*subject, "period_start"), subject, rules)
    joined = claims.with_columns(pl.when(usable).then("period_start").alias("period_start")).join(
        starts, on=[*subject, "period_start"], how="left", maintain_order="left"
    )
    usual = (
        joined.filter(pl.col("start").is_not_null())
        .group_by(*subject, "start")
        .agg(pl.len().alias("times"))
        .sort("times", "start", descending=[True, False])
        .unique(subject, keep="first", maintain_order=True)
        .select(*subject, pl.col("start").alias("usual"))
    )
    joined = joined.join(usual, on=subject, how="left", maintain_order="left")
    fits = pl.col("usual") <= pl.col("as_of")
    start = pl.coalesce("start", pl.when(running & fits).then("usual"))
    return joined.with_columns(start.alias("start")).drop("usual")


def _merge_starts(said: pl.DataFrame, subject: list[str], rules: Rules) -> pl.DataFrame:
    """One start for the starting days of a subject that lie in one month or within `start.days` of the first.

    Only long counts are merged: a start may differ by `start.share` of the time that has been counted from it, so that
    the dead of August and those of its last week stay two counts. The day named is the one said most often, the later
    of two: "15 March" says more than "March".
    """
    days, share = rules("start", "days"), rules("start", "share")
    clusters: list[int] = []
    previous: tuple[object, ...] | None = None
    first, longest = date.min, 0
    for *key, day, _times, span in said.iter_rows():
        near = (day - first).days <= days or (day.year, day.month) == (first.year, first.month)
        small = (day - first).days <= share * min(span, longest)
        if previous != tuple(key) or not (near and small):
            previous, first, longest = tuple(key), day, span
            clusters.append(clusters[-1] + 1 if clusters else 0)
        else:
            clusters.append(clusters[-1])
    marked = said.with_columns(pl.Series("cluster", clusters, dtype=pl.Int64))
    named = marked.sort("times", "period_start", descending=True).group_by("cluster", maintain_order=True).first()
    return marked.join(named.select("cluster", pl.col("period_start").alias("start")), on="cluster").select(
        *subject, "period_start", "start"
    )


def fingerprints(told: pl.DataFrame, method: str) -> pl.DataFrame:
    """`series_id`, `fingerprint`: a hash of everything the fit of a series reads, and of the method."""
    read = ["claim_id", "as_of", "known", "voice", "lower", "upper", "ceiling", "precision", "reliability"]
    read += ["value", "status", "attached_to", "subset_of", "population", "accepted"]
    row = pl.concat_str([pl.col(name).cast(pl.String).fill_null("") for name in read], separator="\x1f")
    joined = told.with_columns(row.alias("row")).sort("series_id", "claim_id")
    joined = joined.group_by("series_id", maintain_order=True).agg(pl.col("row").str.join("\x1e"))
    prints = [make_id(method, row) for row in joined["row"]]
    return joined.select("series_id").with_columns(pl.Series("fingerprint", prints, dtype=pl.String))


def catalogue(told: pl.DataFrame, method: str) -> pl.DataFrame:
    """The rows of table `series`."""
    names = told.group_by("series_id").agg(
        pl.col(SERIES_KEY).first(),
        pl.col("place_id").drop_nulls().first(),
        pl.col("place").drop_nulls().mode().sort().first(),
        pl.len().cast(pl.Int32).alias("claims"),
        pl.col("as_of").min().alias("first_as_of"),
        pl.col("as_of").max().alias("last_as_of"),
    )
    rows = names.join(fingerprints(told, method), on="series_id").with_columns(
        pl.coalesce("place", "place_key").alias("place"), pl.col("start").alias("period_start")
    )
    return rows.drop("place_key", "start").sort("series_id")
