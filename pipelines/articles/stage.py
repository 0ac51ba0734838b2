"""Runs the articles stage: the files a run was pointed at, else the inbox, into the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb
import polars as pl

from pipelines.articles import decided, reading, sketches, undated
from pipelines.articles.frames import ARTICLES
from pipelines.articles.reading import Reading, gather
from pipelines.articles.settle import settle
from pipelines.articles.stories import regroup
from pipelines.context import Context, Counts
from pipelines.decisions.file import read as read_decisions
from pipelines.schema import set_state
from pipelines.warehouse import append, execute, query

VERSION = f"{reading.VERSION}.{sketches.VERSION}.{undated.version()}"
"""Moves when the same files would be read, dated or grouped differently; the next run then does so."""

_SKETCHED = 20_000  # articles whose texts are in memory at a time


def run(con: duckdb.DuckDBPyConnection, context: Context) -> Counts:
    """Read what is new or changed under the context's paths (the inbox where it names none) into the tables.

    Dates that analysts set come last. Raises InputError for a path that isn't there, CorrectionsError for a file of
    corrections that is none. Counts: files read, new_articles, updated_articles, removed_articles
    (replaced by a corrected file), duplicates, rejected, stories (of new articles), articles (all in the ledger).
    """
    if not context.paths:
        context.settings.inbox.mkdir(parents=True, exist_ok=True)
    found = gather(
        context.paths or (context.settings.inbox,),
        query(con, "articles/known_inputs"),
        context.report,
        today=context.now.date(),
        may_be_empty=not context.paths,
        given=context.manifest,
    )
    dated_again = _date_again(con)
    counts = _store_articles(con, found, context)
    counts["updated_articles"] += dated_again + _date_by_hand(con, context)
    _store_inputs(con, found, context)
    counts["stories"] = _store_stories(con)
    counts["articles"] = query(con, "articles/count").item()
    return counts


def _store_articles(con: duckdb.DuckDBPyConnection, found: Reading, context: Context) -> Counts:
    batch = found.articles.select("article_id", "origin", "format", "text")
    settled = settle(found.articles, query(con, "articles/known_articles", batch=batch))
    superseded = query(con, "articles/superseded", batch=batch)
    execute(con, "articles/delete_articles", gone=superseded)
    execute(con, "articles/delete_sketches", gone=superseded)
    execute(con, "articles/dissolve_stories", gone=superseded)
    _replace_articles(con, settled.changed)
    append(con, "articles", _recorded(settled.new, context))
    rejected = pl.concat([found.rejected, settled.rejected])
    _store_rejected(con, found, rejected, context)
    return {
        "files": found.inputs.height,
        "new_articles": settled.new.height,
        "updated_articles": settled.changed.height,
        "removed_articles": superseded.height,
        "duplicates": settled.rejected.height,
        "rejected": found.rejected.height,
    }


def _replace_articles(con: duckdb.DuckDBPyConnection, changed: pl.DataFrame) -> None:
    """New rows for articles whose metadata changed; they stay recorded as of the day they were first read."""
    first = query(con, "articles/first_recorded", changed=changed.select("article_id"))
    gone = changed.select("article_id")
    execute(con, "articles/delete_articles", gone=gone)
    execute(con, "articles/dissolve_stories", gone=gone)
    append(con, "articles", changed.join(first, on="article_id", how="left", maintain_order="left"))


def _date_again(con: duckdb.DuckDBPyConnection) -> int:
    """Date the undated again where the rules of dating have moved; gives how many articles changed."""
    if query(con, "articles/version_of", part="dating")["value"].to_list() == [undated.version()]:
        return 0
    before = query(con, "articles/without_stated_date").select(list(ARTICLES))
    after = undated.dated(before)
    changed = after.filter(after["fingerprint"] != before["fingerprint"])
    _replace_articles(con, changed)
    set_state(con, "dating", undated.version())
    return changed.height


def _date_by_hand(con: duckdb.DuckDBPyConnection, context: Context) -> int:
    """Lay the dates of `corrections.csv` over what articles state, and take back those that it no longer holds."""
    wanted = decided.wanted_dates(con, read_decisions(context.settings.corrections))
    dated = decided.date_by_hand(con, wanted)
    _replace_articles(con, dated.changed)
    append(con, "stated_dates", dated.stated)
    return dated.changed.height


def _store_stories(con: duckdb.DuckDBPyConnection) -> int:
    """Sketch the articles that lack it, and group those without a story; gives how many stories that made or moved."""
    if query(con, "articles/version_of", part="sketches")["value"].to_list() != [sketches.VERSION]:
        execute(con, "articles/forget_stories")
        set_state(con, "sketches", sketches.VERSION)
    for part in query(con, "articles/without_sketch").iter_slices(_SKETCHED):
        append(con, "sketches", sketches.sketch(query(con, "articles/texts", wanted=part)))
    stories = query(con, "articles/known_stories")

    def texts(ids: list[str]) -> pl.DataFrame:
        return query(con, "articles/texts", wanted=pl.DataFrame({"article_id": ids}))

    moved = regroup(query(con, "articles/sketches"), stories, texts)
    execute(con, "articles/delete_stories", gone=moved.select("article_id"))
    append(con, "stories", moved)
    return moved["story_id"].n_unique()


def _store_inputs(con: duckdb.DuckDBPyConnection, found: Reading, context: Context) -> None:
    execute(con, "articles/delete_inputs", gone=found.inputs.select("path"))
    append(con, "inputs", _recorded(found.inputs, context))


def _store_rejected(con: duckdb.DuckDBPyConnection, found: Reading, rejected: pl.DataFrame, context: Context) -> None:
    """Replace the refusals of everything that was looked at again; those of unchanged files stay as they are."""
    known = query(con, "articles/known_rejections")
    looked_at = _under(known["path"], found.roots) & ~known["path"].is_in(found.skipped)
    stale = known.filter(looked_at & ~known["rejection_id"].is_in(rejected["rejection_id"].to_list()))
    execute(con, "articles/delete_rejections", gone=stale.select("rejection_id"))
    fresh = rejected.join(known, on="rejection_id", how="anti").unique("rejection_id", maintain_order=True)
    append(con, "rejected_inputs", _recorded(fresh, context))


def _under(paths: pl.Series, roots: Iterable[str]) -> pl.Series:
    """Which paths are one of the roots or lie inside one."""
    path = pl.col("path")
    asked = list(roots)
    folders = (root for root in asked if Path(root).is_dir())  # there may be very many files among them
    inside = (path.str.starts_with(folder.rstrip("/") + "/") for folder in folders)
    return paths.to_frame("path").select(pl.any_horizontal(path.is_in(asked), *inside).alias("inside")).to_series()


def _recorded(frame: pl.DataFrame, context: Context) -> pl.DataFrame:
    return frame.with_columns(pl.lit(context.now).cast(pl.Datetime("us")).alias("recorded_at"))
