"""Who a figure comes from: the originating source, never the outlet that prints it.

A figure without a known source gets a lineage of its own (`unattributed:<outlet>`, `anonymous:<words>`), unless a known
source's figure of those days is the same: then it is that source's, quoted without the name.
"""

from __future__ import annotations

import polars as pl

from pipelines.tolls.rules import Rules

UNKNOWN_PREFIXES = ("unattributed:", "anonymous:")
SPOKEN_AS = ["measure", "unit", "scope", "place_key", "basis"]
"""Two figures can only be the same one where these agree."""


def normalised(words: pl.Expr) -> pl.Expr:
    """A name as a key: lower case, punctuation and blanks as one underscore, no leading article."""
    plain = words.str.normalize("NFKC").str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "_")
    return plain.str.strip_chars("_").str.replace(r"^the_", "")


def place_key() -> pl.Expr:
    """`place_key`: a claim's place by its id, else by its name as a key, `unstated` where it names none."""
    name = normalised(pl.col("place")).fill_null("")
    return pl.coalesce("place_id", pl.when(name != "").then(name)).fill_null("unstated").alias("place_key")


def with_lineage(claims: pl.DataFrame, outlets: pl.DataFrame) -> pl.DataFrame:
    """Claims with `lineage`. `outlets` names an article's wire or publisher (`article_id`, `outlet`)."""
    named = pl.when(normalised(pl.col("source")).fill_null("") != "").then(normalised(pl.col("source")))
    anonymous = pl.col("source_basis").fill_null("") == "anonymous"
    outlet = normalised(pl.col("outlet")).fill_null("")
    lineage = (
        pl.when(anonymous)
        .then("anonymous:" + named.otherwise(pl.col("source_id").fill_null("")))
        .when(pl.col("source_id").fill_null("") != "")
        .then(pl.col("source_id"))
        .otherwise(named.otherwise("unattributed:" + outlet))
    )
    return claims.join(outlets, on="article_id", how="left", maintain_order="left").with_columns(
        lineage.alias("lineage")
    )


def of_parts(told: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """Claims in which a body of many agencies that names none speaks for the one of them that counts there.

    "The United Nations says" is the human rights office's toll where that office alone gives tolls of the measure and
    place; where two agencies do, it stays a voice of its own. `sources` has `within`: the body an agency is part of.
    """
    if "within" not in sources.columns:
        return told
    agencies = sources.filter(pl.col("within").is_not_null()).select(pl.col("source_id").alias("lineage"), "within")
    counts = told.join(agencies, on="lineage").select(*SPOKEN_AS, "within", pl.col("lineage").alias("part")).unique()
    only = counts.filter(pl.len().over(*SPOKEN_AS, "within") == 1).rename({"within": "lineage"})
    joined = told.join(only, on=[*SPOKEN_AS, "lineage"], how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("part", "lineage").alias("lineage")).drop("part")


def unknown(lineage: str = "lineage") -> pl.Expr:
    """Whether a lineage names nobody."""
    return pl.any_horizontal(pl.col(lineage).str.starts_with(prefix) for prefix in UNKNOWN_PREFIXES)


def attach_unnamed(claims: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Claims with `attached_to`: the known claim whose figure an unnamed source repeats, and that claim's lineage.

    The known figure must equal the unnamed one, or round down to it, and lie at most
    `anonymised_source.days` before it (or one day after). Where two known sources fit, the figure stays unnamed.
    """
    days = rules("anonymised_source", "days")
    columns = [*SPOKEN_AS, "claim_id", "lineage", "as_of", "value", "unit_of_rounding"]
    usable = claims.filter(pl.col("value").is_not_null()).select(columns)
    unnamed = usable.filter(unknown())
    if unnamed.is_empty():
        return claims.with_columns(pl.lit(None, pl.String).alias("attached_to"))
    week = max(1, int(days) + 1)
    bucket = (pl.col("as_of").to_physical() // week).alias("bucket")
    known = usable.filter(~unknown()).with_columns(bucket)
    near = pl.concat([unnamed.with_columns(bucket + offset) for offset in (-1, 0, 1)])
    pairs = near.join(known, on=[*SPOKEN_AS, "bucket"], suffix="_known")
    gap = (pl.col("as_of") - pl.col("as_of_known")).dt.total_days()
    value, whole, step = pl.col("value"), pl.col("value_known"), pl.col("unit_of_rounding")
    same = (value == whole) | ((step > 1) & ((whole / step).floor() * step == value))
    pairs = pairs.filter(same & gap.is_between(-1, days))
    pairs = pairs.filter(pl.col("lineage_known").n_unique().over("claim_id") == 1)
    best = pairs.sort(gap.abs(), pl.col("claim_id_known")).unique("claim_id", keep="first", maintain_order=True)
    best = best.select("claim_id", pl.col("claim_id_known").alias("attached_to"), "lineage_known")
    joined = claims.join(best, on="claim_id", how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("lineage_known", "lineage").alias("lineage")).drop("lineage_known")
