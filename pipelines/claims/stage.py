"""Runs the claims stage: mentions whose article, extraction or resolver changed become claims."""

from __future__ import annotations

from typing import Any

import duckdb
import polars as pl

from pipelines.apart import apart
from pipelines.claims.identity.incidents import REACH, coreferences
from pipelines.claims.resolve import resolve
from pipelines.claims.sources.publishers import own_figures
from pipelines.claims.tables import load_tables
from pipelines.claims.version import resolver_version
from pipelines.context import Context, Counts
from pipelines.contracts import contract
from pipelines.ids import id_column
from pipelines.warehouse import append, execute, query

BATCH = 2_000
"""Articles that are resolved and stored together."""

VERSION = resolver_version()


def run(con: duckdb.DuckDBPyConnection, context: Context) -> Counts:
    """Resolve what is new, drop what has no mention any more, move claims into the stories of their articles.

    Counts: resolved_articles, new_claims, removed_claims, regrouped_claims (whose incident was told again or no longer
    is), claims (all in the ledger).
    """
    from_tables = load_tables(con, context)
    before = query(con, "claims/count").item()
    stale = query(con, "claims/stale_articles", version=resolver_version())
    touched = query(con, "claims/incidents_touched", stale=stale)
    execute(con, "claims/drop_stale", stale=stale)
    kept = query(con, "claims/count").item()
    added = 0
    for start in range(0, stale.height, BATCH):
        context.report("claims", start, stale.height)
        added += _resolve_batch(con, context, stale.slice(start, BATCH))
    execute(con, "claims/refresh_stories")
    regrouped = _regroup(con, pl.concat([touched, query(con, "claims/incidents_touched", stale=stale)]).unique())
    context.report("claims", stale.height, stale.height)
    return {
        "resolved_articles": stale.height,
        "new_claims": added,
        "removed_claims": before - kept,
        "regrouped_claims": regrouped,
        "claims": kept + added,
        **from_tables,
    }


def _resolve_batch(con: duckdb.DuckDBPyConnection, context: Context, batch: pl.DataFrame) -> int:
    articles = query(con, "claims/articles", batch=batch)
    mentions = query(con, "claims/mentions", batch=batch)
    found, failed = apart(articles, lambda some: resolve(some, mentions.join(some, on="article_id", how="semi")))
    _note(con, context, failed.join(batch, on="article_id"))
    found = own_figures(found, articles)
    return append(con, "claims", _rows(found, articles.join(batch, on="article_id"), context))


def _note(con: duckdb.DuckDBPyConnection, context: Context, failed: pl.DataFrame) -> None:
    version, now = pl.col("resolver_version").alias("version"), pl.lit(context.now).alias("recorded_at")
    append(con, "failures", failed.select("article_id", "reason", version, now, pl.lit("claims").alias("stage")))


def _regroup(con: duckdb.DuckDBPyConnection, touched: pl.DataFrame) -> int:
    """Tell anew which claims near the touched incidents are of one incident; gives how many changed their group."""
    near = query(con, "claims/incidents_near", touched=touched, reach=REACH.days)
    groups = coreferences(near).rename({"coreference": "now"})
    changed = near.join(groups, on="claim_id").filter(
        pl.col("inside") & pl.col("now").ne_missing(pl.col("coreference"))
    )
    execute(con, "claims/set_coreference", groups=changed.select("claim_id", coreference="now"))
    return changed.height


def _rows(found: pl.DataFrame, articles: pl.DataFrame, context: Context) -> pl.DataFrame:
    claims = found.with_columns(id_column(found, ["mention_id"], "claim_id"))
    whole = claims.select("article_id", pl.col("ordinal").alias("subset_of"), pl.col("claim_id").alias("whole"))
    facts = articles.select("article_id", "fingerprint", "story_id", "resolver_version", "published_on")
    joined = (
        claims.join(whole, on=["article_id", "subset_of"], how="left", maintain_order="left")
        .drop("subset_of")
        .join(facts, on="article_id", how="left", maintain_order="left")
        .with_columns(pl.col("whole").alias("subset_of"), pl.lit(context.now).alias("recorded_at"))
        .with_columns(pl.lit(None, pl.String).alias("coreference"))
    )
    columns: list[Any] = list(contract("claims").columns)
    return joined.select(columns)
