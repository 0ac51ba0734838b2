"""A mention on its way to a claim: where it stands in its sentence, and what has been resolved of it so far."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from pipelines.claims.articles import Article, Reading
from pipelines.claims.dates.stretches import Period
from pipelines.claims.places.where import Where
from pipelines.claims.sources.attributions import Attribution

COLUMNS = (
    *("ordinal", "sentence_start", "sentence_end", "span_start", "span_end", "value", "low", "high"),
    *("measure", "unit", "population"),
)
"""Columns of the mentions table that a figure is made from, in the order in which `Figure` takes them."""
RUNNING = frozenset(("cumulative", "stock"))
HARM = frozenset(("killed", "injured", "casualties", "missing", "captured"))


class Source(NamedTuple):
    """Verbatim words of a speaker, or None; `full` is what a short form (`he`) stands for."""

    words: str | None
    antecedent: bool
    full: str | None


class Spot(NamedTuple):
    """A place: verbatim words, the known place, UCDP where_prec, and how it was found."""

    words: str | None
    place_id: str | None
    precision: int | None
    basis: str | None


class When(NamedTuple):
    """A day, UCDP date_prec and how it is known."""

    day: date | None
    precision: int | None
    basis: str | None


NOBODY = Source(None, False, None)
NOWHERE = Spot(None, None, None, None)
NEVER = When(None, None, None)


class Figure:
    """One mention. `word` and `stop` bound it in its sentence's words, `bounds` is its clause, `amount` its number.

    `spans` are the times and `own` the place that its sentence gives it; `struck` says that a disaster has been told up
    to that sentence.
    """

    __slots__ = (
        *(
            "amount",
            "as_of",
            "basis",
            "bounds",
            "measure",
            "ordinal",
            "own",
            "period",
            "place",
            "population",
            "reading",
        ),
        *("said", "source", "spans", "status", "stop", "struck", "unit", "value", "whole", "window", "word"),
    )

    def __init__(self, article: Article, row: tuple[Any, ...]) -> None:
        self.ordinal, opens, ends, start, end, self.value, low, _high, self.measure, self.unit, population = row
        self.population: str = population or "all"
        self.amount: int | None = self.value if self.value is not None else low
        self.reading: Reading = article.reading(opens, ends)
        sentence = self.reading.sentence
        self.word = min(sentence.at(start - opens), max(sentence.count - 1, 0))
        self.reading.figures.append(self.word)
        self.stop = max(self.word + 1, min(sentence.at(end - opens - 1) + 1, sentence.count))
        self.bounds = (0, sentence.count)
        self.said: Attribution | None = None
        self.source = NOBODY
        self.spans: list[Period] = []
        self.own: Where | None = None
        self.place = NOWHERE
        self.as_of = NEVER
        self.basis, self.status = "event", "asserted"
        self.period: date | None = None
        self.window = False
        self.struck = False
        self.whole: Figure | None = None

    @property
    def running(self) -> bool:
        """Whether it is a running total or a stock."""
        return self.basis in RUNNING

    def clause(self) -> str:
        """The text of its clause."""
        return self.reading.sentence.span(*self.bounds)

    def tells(self, bits: int) -> bool:
        """Whether a word of its clause has any of the bits."""
        return self.reading.sentence.has(bits, *self.bounds)
