"""Mentions to claims: each figure gets source, place, day, period, basis, whole and status from the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import polars as pl

from pipelines.claims import clauses, settle
from pipelines.claims.articles import Article
from pipelines.claims.counts import denials, populations, statuses, subsets
from pipelines.claims.figures import COLUMNS, Figure, When
from pipelines.claims.identity.known import Identity, identify
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

_TOGETHER = 400
"""Figures from which on no further article is resolved side by side with the others."""
_COPIES = 512
"""Articles whose claims are kept, for the copies of them that come next."""
_LONG = 50_000
"""Code points from which an article's text is too long to be kept."""


class Told(NamedTuple):
    """An article as the claims of copies are known by: of one text, of one day, the same figures mean the same."""

    text: str
    published_on: date | None
    roughly: int
    rows: tuple[Row, ...]


_known: dict[Told, list[Row]] = {}


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
    told = [
        (article_id, Told(text, published_on, roughly or 1, tuple(group)))
        for article_id, group in _by_article(ordered)
        for _, text, published_on, roughly in (known[article_id],)
    ]
    rows: list[Row] = []
    with uncollected():
        for some in _together(told):
            meanings = _resolved([one for _, one in some])
            rows += [(key, *row) for (key, _), resolved in zip(some, meanings, strict=True) for row in resolved]
    found = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    return pl.concat([ordered.drop("population"), found.drop("article_id", "ordinal")], how="horizontal")


def _together(told: list[tuple[str, Told]]) -> Iterator[list[tuple[str, Told]]]:
    """Articles by the handful: enough to go through the steps side by side, few enough for memory."""
    some: list[tuple[str, Told]] = []
    figures = 0
    for one in told:
        some.append(one)
        figures += len(one[1].rows)
        if figures >= _TOGETHER:
            yield some
            some, figures = [], 0
    if some:
        yield some


def _resolved(told: list[Told]) -> list[list[Row]]:
    """The resolved fields of some articles; a syndicated copy of the same day means what the first one means."""
    found = {one: _known[one] for one in told if one in _known}
    new = [one for one in dict.fromkeys(told) if one not in found]
    articles = [Article(one.text, one.published_on, roughly=one.roughly) for one in new]
    found.update(zip(new, resolve_articles(articles, [one.rows for one in new]), strict=True))
    if len(_known) > _COPIES:
        _known.clear()
    _known.update((one, found[one]) for one in new if len(one.text) < _LONG)
    return [found[one] for one in told]


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


def resolve_articles(articles: list[Article], rows: list[Sequence[Row]]) -> list[list[Row]]:
    """The resolved fields of the mentions of some articles (rows of `COLUMNS`), in the order of SCHEMA without the id.

    Each step is done for all of them before the next: its code and its tables are at hand in the processor's caches,
    which takes a fifth less than an article at a time.
    """
    figures = [[Figure(article, row) for row in own] for article, own in zip(articles, rows, strict=True)]
    stories = list(zip(articles, figures, strict=True))
    for article, own in stories:
        _speakers(article, own)
    for article, own in stories:
        statuses.assign(article, own)
    for own in figures:
        subsets.assign(own)
    for article, own in stories:
        settle.prepare(article, own)
    for article, own in stories:
        settle.settle(article, own)
    for article, own in stories:
        statuses.settle(own)
        populations.assign(article, own)
    return [
        [_row(article, figure, known) for figure, known in zip(own, known_, strict=True)]
        for (article, own), known_ in zip(stories, identify(stories), strict=True)
    ]


def _row(article: Article, figure: Figure, known: Identity) -> Row:
    place, when = known.place, _as_rough(figure.as_of, article.roughly)
    return (
        *(figure.ordinal, figure.source.words, *known.source),
        *(place.words, place.place_id, place.precision, place.basis),
        *(when.day, figure.period, when.precision, when.basis, figure.basis, figure.status),
        *(known.conflict_id, figure.whole.ordinal if figure.whole else None, figure.population),
    )


def _as_rough(when: When, roughly: int) -> When:
    """A day counted from that of publication is no surer than publication is; a stated one is."""
    if when.precision is None or when.precision >= roughly or when.basis == "stated_date":
        return when
    return when._replace(precision=roughly)


def _speakers(article: Article, figures: list[Figure]) -> None:
    memory = Memory(article)
    for figure in figures:
        reading = figure.reading
        memory.reach(reading)
        figure.said = attributions.covering(reading.sentence, reading.said, figure.word)
        pronoun = figure.said.speaker.pronoun if figure.said else "i"
        quoted = quotes.source(article, memory, figure) if pronoun in quotes.RESOLVED else None
        figure.source = quoted or memory.source(reading, None if pronoun in quotes.SELVES else figure.said)
        low, high = clauses.clause(reading.sentence, figure.word)
        figure.bounds = (max(low, reading.skip), high)
        denials.unsaid(figure)
