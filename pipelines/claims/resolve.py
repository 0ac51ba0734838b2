"""Mentions to claims: each figure gets its source, place, day, period, basis, whole and status from the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from pipelines.claims import antecedents, basis, dates, places, sources, statuses, subsets
from pipelines.claims.articles import Article, Reading
from pipelines.claims.gazetteer import gazetteer
from pipelines.claims.identity import Bodies, bodies
from pipelines.claims.lexicon import lexicon
from pipelines.claims.subsets import Figure

SCHEMA: dict[str, Any] = {
    "article_id": pl.String,
    "ordinal": pl.Int64,
    "source": pl.String,
    "source_id": pl.String,
    "source_basis": pl.String,
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
    "subset_of": pl.Int64,
}
_WANTED = ("ordinal", "sentence_start", "sentence_end", "span_start", "span_end", "surface", "value", "low", "high",
           "measure", "unit", "population")  # fmt: skip


def resolve(articles: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """The mentions, in order of article and span, with the meaning of their figures: the columns of SCHEMA.

    articles: article_id, text, published_on (Date or null), publisher, wire. mentions: the columns of the mentions
    table; those of kind figure are resolved, the others and those of unknown articles left out. `subset_of` is the
    ordinal of the whole in the same article.
    """
    if "kind" in mentions.columns:
        mentions = mentions.filter(pl.col("kind") == "figure")
    known = {row[0]: row for row in articles.select("article_id", "text", "published_on", "publisher", "wire").iter_rows()}
    rows: list[tuple[Any, ...]] = []
    for article_id, group in _by_article(mentions):
        if article_id in known:
            _, text, published_on, publisher, _ = known[article_id]
            rows += (
                (article_id, *row) for row in _Resolver(text, published_on, publisher, group).rows()
            )
    found = pl.DataFrame(rows, schema=SCHEMA, orient="row").with_columns(pl.col("ordinal").cast(mentions["ordinal"].dtype))
    order = articles.select("article_id").unique(maintain_order=True).with_row_index("_article")
    return (
        mentions.join(order, on="article_id")
        .sort("_article", "span_start", "ordinal")
        .drop("_article")
        .join(found, on=["article_id", "ordinal"], maintain_order="left")
    )


def _by_article(mentions: pl.DataFrame) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    ordered = mentions.sort("article_id", "span_start", "ordinal", maintain_order=True)
    group: list[tuple[Any, ...]] = []
    current: str | None = None
    for article_id, *row in ordered.select("article_id", *_WANTED).iter_rows():
        if article_id != current:
            if current is not None:
                yield current, group
            current, group = article_id, []
        group.append(tuple(row))
    if current is not None:
        yield current, group


class _Mention:
    """A mention, its sentence and its first and last word in it."""

    __slots__ = (
        "as_of", "basis", "bounds", "end", "high", "low", "measure", "ordinal", "period", "place", "population",
        "reading", "said", "source", "start", "status", "stop", "surface", "unit", "value", "whole", "word",
    )  # fmt: skip

    def __init__(self, article: Article, row: tuple[Any, ...]) -> None:
        (self.ordinal, opens, ends, self.start, self.end, self.surface, self.value, self.low, self.high,
         self.measure, self.unit, self.population) = row  # fmt: skip
        self.reading: Reading = article.reading(opens, ends)
        sentence = self.reading.sentence
        self.word = min(sentence.at(self.start - opens), max(sentence.count - 1, 0))
        self.stop = max(self.word + 1, sentence.at(self.end - opens - 1) + 1)
        self.bounds = (0, 0)
        self.said: sources.Attribution | None = None
        self.source: antecedents.Source = antecedents.NOBODY
        self.place: dates.Spot = dates.NOWHERE
        self.as_of: dates.When = dates.NEVER
        self.basis, self.status = "event", "asserted"
        self.period: date | None = None
        self.whole: int | None = None

    @property
    def amount(self) -> int | None:
        """The printed number, else the least it commits to."""
        return self.value if self.value is not None else self.low


class _Resolver:
    """One article with its mentions."""

    def __init__(self, text: str, published_on: date | None, publisher: str | None, group: list[tuple[Any, ...]]) -> None:
        self.article = Article(text, published_on, lexicon(), gazetteer())
        self.publisher = publisher
        self.bodies: Bodies = bodies()
        self.mentions = [_Mention(self.article, row) for row in group]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The resolved fields, mention by mention."""
        self._sources()
        self._clauses()
        wholes = self._wholes()
        for mention in self.mentions:
            mention.whole = wholes.get(mention.ordinal)
        dates.settle(self.article, self.mentions)
        for mention in self.mentions:
            source, place, when = mention.source, mention.place, mention.as_of
            source_id, source_basis = self.bodies.known(source, self.publisher)
            yield (
                mention.ordinal, source.words, source_id, source_basis,
                place.words, place.place_id, place.precision, place.basis,
                when.day, mention.period, when.precision, when.basis, mention.basis, mention.status,
                mention.whole,
            )  # fmt: skip

    def _sources(self) -> None:
        memory = antecedents.Memory(self.article)
        for mention in self.mentions:
            reading = mention.reading
            memory.reach(reading)
            mention.said = sources.covering(reading.sentence, reading.said, mention.word)
            mention.source = memory.source(reading, mention.said)

    def _clauses(self) -> None:
        for mention in self.mentions:
            low, high = sources.clause(mention.reading.sentence, mention.word)
            mention.bounds = (max(low, mention.reading.skip), high)
            mention.status = statuses.of_figure(mention.reading.sentence, mention.bounds, mention.word, mention.said)

    def _wholes(self) -> dict[int, int]:
        by_start = {mention.reading.start: mention.reading.sentence for mention in self.mentions}
        figures = [
            Figure(m.ordinal, m.reading.start, m.word, m.stop, m.measure, m.unit, m.population or "all", m.amount,
                   m.value == 1)  # fmt: skip
            for m in self.mentions
        ]
        return subsets.wholes(by_start, figures)
