"""Gives articles that came without a date the day that their own words speak for, marked as inferred."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import polars as pl
import xxhash

from pipelines.articles import dating
from pipelines.articles.frames import ARTICLES, fingerprints
from pipelines.settings import SEEDS

INFERRED = "inferred"
_DATED = ("published_on", "published_basis", "published_precision")
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
    texts = asked.select("article_id", pl.col("text").str.slice(0, _OPENING)).unique("article_id", maintain_order=True)
    found = dating.infer(texts).select("article_id", *_DATED)
    renewed = asked.drop(_DATED).join(found, on="article_id", how="left", maintain_order="left")
    renewed = (
        renewed.with_columns(fingerprints(renewed)).select("row", *ARTICLES).cast({"published_precision": pl.Int8})
    )
    others = numbered.join(renewed.select("row"), on="row", how="anti")
    return pl.concat([others.select("row", *ARTICLES), renewed]).sort("row").select(articles.columns)
