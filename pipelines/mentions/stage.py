"""Runs the mentions stage: articles that this version of the engine has not read are read, their old mentions go."""

from __future__ import annotations

import json
from dataclasses import asdict

import duckdb
import polars as pl

from pipelines.apart import apart
from pipelines.context import Context, Counts
from pipelines.ids import id_column
from pipelines.mentions import gold
from pipelines.mentions.extract import engine_version, extract
from pipelines.mentions.quantities import quantities
from pipelines.schema import set_state, state
from pipelines.warehouse import append, execute, query

BATCH = 2_000
"""Articles that are read and stored together: bounds memory, and is far more than a batch needs to run at speed."""

VERSION = engine_version()


def run(con: duckdb.DuckDBPyConnection, context: Context) -> Counts:
    """Read what is new to this engine version; drop mentions of older versions and of articles that have gone.

    Counts: read_articles, new_mentions, removed_mentions, mentions (all in the ledger).
    """
    before = query(con, "mentions/count").item()
    unread = query(con, "mentions/unread", version=VERSION)
    execute(con, "mentions/drop_stale", batch=unread)
    kept = query(con, "mentions/count").item()
    added = 0
    for start in range(0, unread.height, BATCH):
        context.report("mentions", start, unread.height)
        added += _read_batch(con, context, unread.slice(start, BATCH))
    context.report("mentions", unread.height, unread.height)
    _hold_to_sample(con)
    return {
        "read_articles": unread.height,
        "new_mentions": added,
        "removed_mentions": before - kept,
        "mentions": kept + added,
    }


def _hold_to_sample(con: duckdb.DuckDBPyConnection) -> None:
    """Score this engine on the bundled sample unless that is done; a check compares the score with its floors."""
    version, kept = f"{VERSION}+{gold.version()}", state(con, "gold")
    if kept is None or json.loads(kept)["version"] != version:
        set_state(con, "gold", json.dumps({"version": version} | asdict(gold.score())))


def _read_batch(con: duckdb.DuckDBPyConnection, context: Context, batch: pl.DataFrame) -> int:
    now = pl.lit(context.now)
    append(con, "readings", batch.with_columns(engine_version=pl.lit(VERSION)))
    rows, failed = apart(query(con, "mentions/texts", batch=batch), _mentions)
    append(con, "failures", failed.with_columns(stage=pl.lit("mentions"), version=pl.lit(VERSION), recorded_at=now))
    identity = ["article_id", "kind", "span_start", "span_end", "measure", "unit"]
    return append(
        con,
        "mentions",
        rows.with_columns(
            id_column(rows, identity, "mention_id"),
            engine_version=pl.lit(VERSION),
            recorded_at=now,
        ),
    )


def _mentions(articles: pl.DataFrame) -> pl.DataFrame:
    """Figures, and physical quantities beside them."""
    figures = extract(articles)
    return pl.concat(
        [
            figures.with_columns(kind=pl.lit("figure"), magnitude=pl.lit(None, pl.Float64)),
            quantities(articles, figures),
        ],
        how="diagonal_relaxed",
    )
