"""Dates that analysts set by hand: found for each article by id, address or quotation, and laid over what it states.

What the article says of itself is kept in `stated_dates`, and put back when the decision is taken back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import duckdb
import polars as pl

from pipelines.articles.frames import ARTICLES, fingerprints
from pipelines.articles.undated import dated
from pipelines.decisions.decision import Decision
from pipelines.decisions.file import Line
from pipelines.decisions.found import AMBIGUOUS, APPLIED, ORPHAN, Found
from pipelines.warehouse import query

BY_HAND = "correction"
DATES = ("published_on", "published_basis", "published_precision")
_EXACT_DAY = 1
_TELLING = 40
"""Characters from which a sentence tells one article from others."""

_GONE = "neither its article nor its address or sentence is in the ledger"


class Dated(NamedTuple):
    """New rows of `articles`, and of `stated_dates` for those of them whose date is set by hand."""

    changed: pl.DataFrame
    stated: pl.DataFrame


def find(con: duckdb.DuckDBPyConnection, wanted: Sequence[tuple[int, Decision]]) -> dict[int, Found]:
    """The article that each decision (with its line) is about."""
    alive = set(_column(con, "articles/alive", "article_id", (made.target for _, made in wanted)))
    found = {line: Found(APPLIED, None, "id", None, made.target) for line, made in wanted if made.target in alive}
    lost = [(line, made) for line, made in wanted if line not in found]
    if lost:
        addresses = addressed(con, (made.url for _, made in lost))
        quoted = _quoting(con, (made.sentence for _, made in lost))
        for line, made in lost:
            here, there = addresses.get(made.url, []), quoted.get(made.sentence, [])
            found[line] = _only(here, "url") or _only(there, "quotation") or Found(ORPHAN, _GONE)
    return found


def addressed(con: duckdb.DuckDBPyConnection, urls: Iterable[str]) -> dict[str, list[str]]:
    """Ids of the articles at each address (a url, or the file of an article), in order."""
    return _grouped(con, "articles/addressed", "url", (url for url in urls if url))


def wanted_dates(con: duckdb.DuckDBPyConnection, lines: Iterable[Line]) -> dict[str, date]:
    """The day that the last decision about it sets, by article."""
    decisions = [(line.number, line.decision) for line in lines if line.decision]
    about = [(number, made) for number, made in decisions if made.target_type == "article"]
    found = find(con, about) if about else {}
    ids = ((found[number].article_id, made) for number, made in about)
    return {article_id: date.fromisoformat(made.to_value) for article_id, made in ids if article_id}


def date_by_hand(con: duckdb.DuckDBPyConnection, wanted: dict[str, date]) -> Dated:
    """The articles whose date must change so that those wanted have theirs and all others what they state."""
    schema = {"article_id": pl.String, "wanted_on": pl.Date}
    asked = pl.DataFrame(sorted(wanted.items()), schema=schema, orient="row")
    rows = query(con, "articles/dated_by_hand", wanted=asked)
    freed = rows.filter(pl.col("wanted_on").is_null())
    held = rows.filter(pl.col("wanted_on").is_not_null())
    restored = dated(freed.with_columns(*_stated_values()).select(list(ARTICLES)))
    by_hand = held.with_columns(
        pl.col("wanted_on").alias("published_on"),
        pl.lit(BY_HAND).alias("published_basis"),
        pl.lit(_EXACT_DAY, pl.Int8).alias("published_precision"),
    ).select(list(ARTICLES))
    changed = pl.concat([restored, by_hand])
    stated = held.select("article_id", *_stated_values(), pl.col("stated_fingerprint").alias("fingerprint"))
    return Dated(changed.with_columns(fingerprints(changed)), stated)


def _stated_values() -> list[pl.Expr]:
    return [pl.col(f"stated_{name}").alias(name) for name in DATES]


def _only(ids: list[str], anchor: str) -> Found | None:
    if len(ids) > 1:
        return Found(AMBIGUOUS, f"{len(ids)} articles fit its address or sentence: {', '.join(ids[:3])}", anchor)
    if ids:
        return Found(APPLIED, f"its article has a new id: found by {anchor}", anchor, None, ids[0])
    return None


def _quoting(con: duckdb.DuckDBPyConnection, sentences: Iterable[str]) -> dict[str, list[str]]:
    return _grouped(con, "articles/quoting", "sentence", (text for text in sentences if len(text) >= _TELLING))


def _grouped(con: duckdb.DuckDBPyConnection, name: str, column: str, values: Iterable[str]) -> dict[str, list[str]]:
    wanted = pl.DataFrame({column: sorted(set(values))}, schema={column: pl.String})
    found: defaultdict[str, list[str]] = defaultdict(list)
    if wanted.height:
        for value, article_id in query(con, name, wanted=wanted).iter_rows():
            found[value].append(article_id)
    return dict(found)


def _column(con: duckdb.DuckDBPyConnection, name: str, column: str, values: Iterable[str]) -> list[str]:
    wanted = pl.DataFrame({column: sorted(set(values))}, schema={column: pl.String})
    return query(con, name, wanted=wanted)[column].to_list()
