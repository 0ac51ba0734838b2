"""Ledgers for the page's tests: a large one of made-up wars, each claim in an article of its own."""

from __future__ import annotations

from datetime import datetime

import duckdb
import polars as pl

from pipelines import schema, warehouse
from pipelines.context import Context
from pipelines.settings import Settings
from pipelines.tolls import stage as tolls
from tests.tolls.simulation import simulate

PADDING = "The road to the coast was closed for 12 hours and rain fell in the hills around the town. " * 12


def crowded(wars: int, claims: int) -> duckdb.DuckDBPyConnection:
    """A ledger in memory of `wars` wars in places of their own, each with `claims` claims and as many articles."""
    con = duckdb.connect()
    schema.prepare(con)
    frame = pl.concat(_war(number, claims) for number in range(wars))
    printed = frame.with_columns(
        pl.format("{} people have been killed in {}, {} said.", "value", "place", "source").alias("said"),
        pl.lit("In brief. ").alias("lead"),
    )
    warehouse.append(con, "claims", frame)
    warehouse.append(con, "mentions", _mentions(printed))
    warehouse.append(con, "articles", _articles(printed))
    tolls.run(con, Context(Settings.load("unused")))
    return con


def _war(number: int, claims: int) -> pl.DataFrame:
    name = pl.lit(f"w{number:03}")
    frame = simulate(number, claims=claims, lineages=4, days=500).claims
    return frame.with_columns(
        pl.concat_str(name, "claim_id").alias("claim_id"),
        pl.concat_str(name, "article_id").alias("article_id"),
        pl.concat_str(name, "claim_id").alias("mention_id"),
        pl.concat_str(name, "article_id").alias("story_id"),
        pl.lit(f"Province {number}").alias("place"),
        pl.lit(None, pl.String).alias("place_id"),
    )


def _mentions(printed: pl.DataFrame) -> pl.DataFrame:
    start, length = pl.col("lead").str.len_chars(), pl.col("said").str.len_chars()
    surface = pl.col("value").cast(pl.String)
    return printed.select(
        "mention_id", "article_id", "ordinal", "value", "low", "high", "quantifier", "measure", "unit", "population",
        surface.alias("surface"), start.alias("sentence_start"), (start + length).alias("sentence_end"),
        start.alias("span_start"), (start + surface.str.len_chars()).alias("span_end"),
        engine_version=pl.lit("test"), kind=pl.lit("figure"), dimension=pl.lit("person"),
        magnitude=pl.lit(None, pl.Float64), cue_start=pl.lit(None, pl.Int64), cue_end=pl.lit(None, pl.Int64),
        recorded_at=pl.lit(datetime(2024, 1, 1)),
    )  # fmt: skip


def _articles(printed: pl.DataFrame) -> pl.DataFrame:
    return printed.select(
        "article_id", "published_on", fingerprint=pl.lit("test"), publisher=pl.lit("The Test Courier"),
        wire=pl.lit(None, pl.String), title=pl.concat_str(pl.lit("Toll in "), "place"),
        url=pl.concat_str(pl.lit("https://example.org/"), "article_id"), language=pl.lit("en"),
        published_basis=pl.lit("record"), published_precision=pl.lit(1), is_sample=pl.lit(value=True),
        format=pl.lit("jsonl"), origin=pl.lit("test"), recorded_at=pl.lit(datetime(2024, 1, 1)),
        text=pl.concat_str("lead", "said", pl.lit("\n\n" + PADDING)),
    )  # fmt: skip
