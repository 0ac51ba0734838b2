"""Gives articles that came without a date the day that their own words speak for, marked as inferred."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
import xxhash

from pipelines.articles import dating
from pipelines.articles.frames import ARTICLES, fingerprints
from pipelines.settings import SEEDS

INFERRED = "inferred"
DATED = ("published_on", "published_basis", "published_precision")
_LANGUAGE = "en"
_OPENING = 20_000
"""Code points that are searched for a date: a book or a table of dates is no article of one day."""
_TABLES = ("conflicts.csv", "events.csv", "places.csv", f"lexicon/{_LANGUAGE}/dating.csv")


@cache
def version() -> str:
    """Moves when the rules of dating or the tables they read do: inferred dates are then inferred again."""
    digest = xxhash.xxh3_64(Path(dating.__file__).read_bytes())
    for name in _TABLES:
        digest.update((SEEDS / name).read_bytes())
    return digest.hexdigest()


def inferred(articles: pl.DataFrame) -> pl.DataFrame:
    """The frame with the columns published_basis and published_precision; days inferred where published_on is null.

    articles: article_id, text, published_on. An article that can't be dated keeps its null.
    """
    known = articles.with_columns(pl.lit(None, pl.String).alias(DATED[1]), pl.lit(None, pl.Int8).alias(DATED[2]))
    asked = known.filter(pl.col("published_on").is_null())
    if asked.is_empty():
        return known
    found = _told(asked).rename({name: f"{name}_told" for name in DATED})
    joined = known.join(found, on="article_id", how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce(name, f"{name}_told").alias(name) for name in DATED).select(known.columns)


def _told(articles: pl.DataFrame) -> pl.DataFrame:
    texts = articles.select("article_id", pl.col("text").str.slice(0, _OPENING)).unique(
        "article_id", maintain_order=True
    )
    return dating.infer(texts).select("article_id", *DATED)


def dated(articles: pl.DataFrame) -> pl.DataFrame:
    """The rows as they came, those without a stated date with the day inferred from the text, where that is possible.

    articles: the columns of the table `articles`, recorded_at apart. Texts in other languages than English are left as
    they are. An inferred date counts in the fingerprint, so that claims follow it.
    """
    unstated = pl.col("published_on").is_null() | (pl.col("published_basis") == INFERRED).fill_null(False)
    numbered = articles.with_row_index("row")
    asked = numbered.filter(unstated & (pl.col("language") == _LANGUAGE))
    if asked.is_empty():
        return articles
    renewed = asked.drop(DATED).join(_told(asked), on="article_id", how="left", maintain_order="left")
    renewed = (
        renewed.with_columns(fingerprints(renewed)).select("row", *ARTICLES).cast({"published_precision": pl.Int8})
    )
    others = numbered.join(renewed.select("row"), on="row", how="anti")
    return pl.concat([others.select("row", *ARTICLES), renewed]).sort("row").select(articles.columns)


def reasons(text: str, stated: date | None = None) -> tuple[date | None, list[str]]:
    """The day that a text's own words speak for, the stated one where they suit it, and the anchors that say so."""
    return dating.against(text[:_OPENING], stated)
