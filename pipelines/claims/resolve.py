"""Mentions to claims: each figure gets source, place, day, period, basis, whole and status from the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import polars as pl

from pipelines.claims import settle
from pipelines.claims.articles import Article
from pipelines.claims.counts import populations, statuses, subsets
from pipelines.claims.figures import COLUMNS, Figure, When
from pipelines.claims.identity.known import identify
from pipelines.claims.sources import attributions, quotes
from pipelines.claims.sources.antecedents import Memory
from pipelines.garbage import uncollected

Row = tuple[Any, ...]
SCHEMA: dict[str, Any] = {
    "article_id": pl.String,
    "ordinal": pl.Int64,
    "source": pl.String,
    "source_id": pl.String,
    "source_basis": pl.String,
    "source_score": pl.Float64,
    "place": pl.String,
    "place_id": pl.String,
    "where_prec": pl.Int8,
    "place_basis": pl.String,
    "as_of": pl.Date,
    "period_start": pl.Date,
    "date_prec": pl.Int8,
    "date_basis": pl.String,
    "basis": pl.String,
    "status": pl.String,
    "conflict_id": pl.String,
    "subset_of": pl.Int64,
    "population": pl.String,
}

_COPIES = 512
"""Articles whose claims are kept, for the copies of them that come next."""
_LONG = 50_000
"""Code points from which an article's text is too long to be kept."""


def resolve(articles: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """The mentions, in order of article and span, with the meaning of their figures: the columns of SCHEMA.

    articles: article_id, text, published_on (Date or null) and, where it may be rough, published_precision (UCDP
    date_prec). mentions: the columns of the mentions table; those of kind figure are resolved, the others and those of
    unknown articles left out. `subset_of` is the ordinal of the whole in the same article.
    """
    if "kind" in mentions.columns:
        mentions = mentions.filter(pl.col("kind") == "figure")
    order = articles.select("article_id").unique(maintain_order=True).with_row_index("_article")
    ordered = mentions.join(order, on="article_id").sort("_article", "span_start", "ordinal").drop("_article")
    if "published_precision" not in articles.columns:
        articles = articles.with_columns(pl.lit(1).alias("published_precision"))
    facts = articles.select("article_id", "text", "published_on", "published_precision")
    known = {row[0]: row for row in facts.iter_rows()}
    rows: list[Row] = []
    with uncollected():
        for article_id, group in _by_article(ordered):
            _, text, published_on, roughly = known[article_id]
            resolved = _again if len(text) < _LONG else _afresh
            rows += [(article_id, *row) for row in resolved(text, published_on, roughly or 1, tuple(group))]
    found = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    return pl.concat([ordered.drop("population"), found.drop("article_id", "ordinal")], how="horizontal")


def _afresh(text: str, published_on: date | None, roughly: int, rows: tuple[Row, ...]) -> list[Row]:
    return list(resolve_article(Article(text, published_on, roughly=roughly), rows))


_again = lru_cache(maxsize=_COPIES)(_afresh)
"""A syndicated copy of the same day means what the first one means."""


def _by_article(ordered: pl.DataFrame) -> Iterator[tuple[str, list[Row]]]:
    group: list[Row] = []
    current: str | None = None
    for article_id, *row in ordered.select("article_id", *COLUMNS).iter_rows():
        if article_id != current:
            if current is not None:
                yield current, group
            current, group = article_id, []
        group.append(tuple(row))
    if current is not None:
        yield current, group


def resolve_article(article: Article, rows: Sequence[Row]) -> Iterator[Row]:
    """The resolved fields of one article's mentions (rows of `COLUMNS`), in the order of SCHEMA without article_id."""
    figures = [Figure(article, row) for row in rows]
    _speakers(article, figures)
    statuses.assign(figures)
    subsets.assign(figures)
    settle.settle(article, figures)
    statuses.settle(figures)
    populations.assign(article, figures)
    for figure, known in zip(figures, identify(article, figures), strict=True):
        place, when = known.place, _as_rough(figure.as_of, article.roughly)
        yield (
            *(figure.ordinal, figure.source.words, *known.source),
            *(place.words, place.place_id, place.precision, place.basis),
            *(when.day, figure.period, when.precision, when.basis, figure.basis, figure.status),
            *(known.conflict_id, figure.whole.ordinal if figure.whole else None, figure.population),
        )


def _as_rough(when: When, roughly: int) -> When:
    """A day counted from that of publication is no surer than publication is; a stated one is."""
    if when.precision is None or when.basis == "stated_date":
        return when
    return when._replace(precision=max(when.precision, roughly))


def _speakers(article: Article, figures: list[Figure]) -> None:
    memory = Memory(article)
    for figure in figures:
        reading = figure.reading
        memory.reach(reading)
        figure.said = attributions.covering(reading.sentence, reading.said, figure.word)
        pronoun = figure.said.speaker.pronoun if figure.said else "i"
        quoted = quotes.source(article, memory, figure) if pronoun in quotes.RESOLVED else None
        figure.source = quoted or memory.source(reading, None if pronoun in quotes.SELVES else figure.said)
        low, high = attributions.clause(reading.sentence, figure.word)
        figure.bounds = (max(low, reading.skip), high)
