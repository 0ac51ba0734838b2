"""An article's story: how its date is known, every figure it reports, and the numbers that are none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from pipelines.articles.undated import INFERRED, reasons
from pipelines.reports.explain.find import article_id
from pipelines.warehouse import query

Row = dict[str, Any]

_STATED = {
    "front_matter": "stated in its front matter",
    "manifest": "stated by the manifest beside it",
    "record": "stated in its record",
    "correction": "set by an analyst",
}
_LANGUAGE = "en"


@dataclass(frozen=True)
class Dating:
    """How the day is known. `by_words` is the day that the text itself speaks for, with the anchors found in it."""

    published_on: date | None
    basis: str
    by_words: date | None
    anchors: list[str]


@dataclass(frozen=True)
class ArticleStory:
    """One article, its text left out. `distractors` are physical quantities: numbers that count nobody."""

    article: Row
    dating: Dating
    copies: list[Row]
    claims: list[Row]
    distractors: list[Row]
    corrections: list[Row]


def story(con: duckdb.DuckDBPyConnection, word: str) -> ArticleStory:
    """The story of the article that `word` means (see `find.article_id`). Raises NothingFoundError."""
    key = article_id(con, word)
    article = query(con, "reports/explain_article", id=key).to_dicts()[0]
    text = article.pop("text")
    return ArticleStory(
        article=article | {"length": len(text)},
        dating=_dating(article, text),
        copies=query(con, "reports/explain_copies", id=key).to_dicts(),
        claims=query(con, "reports/explain_article_claims", id=key).to_dicts(),
        distractors=query(con, "reports/explain_distractors", id=key).to_dicts(),
        corrections=query(con, "reports/explain_corrections", id=key).to_dicts(),
    )


def _dating(article: Row, text: str) -> Dating:
    """The date's reasons, worked out again from the text: the ledger keeps the day and its basis."""
    basis: str | None = article["published_basis"]
    stated = None if basis == INFERRED else article["published_on"]
    day, anchors = reasons(text, stated) if article["language"] == _LANGUAGE else (None, [])
    if basis is None:
        return Dating(None, "not known: neither stated nor told by its words", day, anchors)
    if basis == INFERRED:
        return Dating(article["published_on"], "inferred from its own words", day, anchors)
    return Dating(article["published_on"], _STATED.get(basis, basis), day, anchors)
