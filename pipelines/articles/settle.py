"""Tells new articles from changed ones, from second copies and from those a correction has replaced.

An article is known by publisher and text. The file that first held it may correct what is stated about it; the same
article in another file is a duplicate, listed and not kept, unless the first file is gone: then it has moved.
"""

# Paths are plain strings: there may be a hundred thousand, some with bytes that are no text.
# ruff: noqa: PTH110

from __future__ import annotations

import os
from dataclasses import dataclass

import polars as pl

from pipelines.articles.draft import Refusal
from pipelines.articles.frames import rejected_frame

LEDGER = {"article_id": pl.String, "fingerprint": pl.String, "origin": pl.String, "format": pl.String}
"""What has to be known of articles that are in the ledger already."""

SAME = "same publisher and text as "


@dataclass(frozen=True)
class Settled:
    """Articles to add, articles whose row is to be replaced, and the duplicates among what was read."""

    new: pl.DataFrame
    changed: pl.DataFrame
    rejected: pl.DataFrame


def settle(articles: pl.DataFrame, ledger: pl.DataFrame | None = None) -> Settled:
    """Sort what was read by what the ledger knows of it.

    articles: rows as from `frames.article_frame`, in the order of files and lines. ledger: the columns of LEDGER for
    at least the ids among the articles.
    """
    known = pl.DataFrame(schema=LEDGER) if ledger is None else ledger.select(list(LEDGER))
    known = known.with_columns(_path_of("origin").alias("known_path"))
    rows = (
        articles.with_row_index("position")
        .with_columns(_path_of("origin").alias("path"))
        .join(known.drop("format"), on="article_id", how="left", suffix="_known")
        .with_columns((pl.col("path") == pl.col("known_path")).fill_null(False).alias("own"))
        .sort(pl.col("own").not_(), "position")
        .with_columns(
            pl.col("origin").first().over("article_id").alias("first"),
            pl.col("position").cum_count().over("article_id").eq(1).alias("leads"),
        )
    )
    foreign = pl.col("origin_known").is_not_null() & ~pl.col("own")
    rows = rows.with_columns((foreign & pl.col("known_path").is_in(_existing(rows.filter(foreign)))).alias("elsewhere"))
    keeps = pl.col("leads") & ~pl.col("elsewhere")
    differs = pl.col("fingerprint") != pl.col("fingerprint_known")
    kept = rows.filter(keeps).sort("position")
    new = kept.filter(pl.col("origin_known").is_null())
    changed = kept.filter(pl.col("origin_known").is_not_null() & (differs | ~pl.col("own")))
    named = pl.when("elsewhere").then("origin_known").otherwise("first").alias("first")
    return Settled(
        new.select(articles.columns),
        changed.select(articles.columns),
        _duplicates(rows.filter(~keeps).with_columns(named).sort("position")),
    )


def _path_of(column: str) -> pl.Expr:
    """The file of an origin: records carry their line behind a #."""
    return pl.when(pl.col("format") == "txt").then(column).otherwise(pl.col(column).str.replace(r"#\d+$", ""))


def _existing(rows: pl.DataFrame) -> list[str]:
    paths = rows["known_path"].unique().sort().to_list()
    return [path for path in paths if os.path.exists(path)]


def _duplicates(rows: pl.DataFrame) -> pl.DataFrame:
    lines = rows["origin"].str.extract(r"#(\d+)$").cast(pl.Int32, strict=False)
    lines = lines.zip_with(rows["format"] != "txt", pl.Series([None], dtype=pl.Int32).new_from_index(0, rows.height))
    found = zip(rows["path"], lines, rows["first"], rows["text"].str.slice(0, 200), strict=True)
    return rejected_frame([(path, Refusal("duplicate", SAME + first, line, text)) for path, line, first, text in found])
