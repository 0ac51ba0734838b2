"""A publisher that is itself a body that counts is the source of its figures: OCHA's own situation report."""

from __future__ import annotations

from functools import cache

import polars as pl

from pipelines.claims.sources import bodies

_PASS_ON = bodies.OUTLETS | {"state_media"}


def own_figures(found: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Claims whose words name nobody, with the body that published them, where the publisher is one.

    found: claims with source, source_id, source_basis and source_score; articles: article_id and publisher. Outlets
    pass figures on and are no source.
    """
    known = {name: body(name) for name in articles["publisher"].drop_nulls().unique().sort()}
    bodied = {name: source_id for name, source_id in known.items() if source_id}
    if not bodied:
        return found
    own = articles.select("article_id", pl.col("publisher").replace_strict(bodied, default=None).alias("_own"))
    joined = found.join(own, on="article_id", how="left", maintain_order="left")
    names = ("source", "source_id", "source_basis")
    silent = pl.all_horizontal(pl.col(name).is_null() for name in names) & pl.col("_own").is_not_null()
    return joined.with_columns(
        pl.when(silent).then("_own").otherwise("source_id").alias("source_id"),
        pl.when(silent).then(pl.lit("publisher")).otherwise("source_basis").alias("source_basis"),
        pl.when(silent).then(1.0).otherwise("source_score").alias("source_score"),
    ).drop("_own")


@cache
def body(publisher: str) -> str | None:
    """The source_id of the one body that a publisher's name means, unless it passes on what others count."""
    named = bodies.read(publisher)
    if not named.whole or named.generic or len(named.bodies) != 1 or named.bodies[0].kind in _PASS_ON:
        return None
    return named.bodies[0].source_id
