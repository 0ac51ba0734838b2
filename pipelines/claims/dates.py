"""For which day and period, and where: each mention from its own sentence, else from the event told before it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pipelines.claims import basis, places
from pipelines.claims.articles import Article, Reading
from pipelines.claims.periods import Period
from pipelines.claims.places import Where

if TYPE_CHECKING:
    from pipelines.claims.resolve import _Mention


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


NOWHERE = Spot(None, None, None, None)
NEVER = When(None, None, None)
_RUNNING = ("cumulative", "stock")


def settle(article: Article, mentions: list[_Mention]) -> None:
    """Give every mention its basis, place, day and start of period, in reading order."""
    for position, mention in enumerate(mentions):
        spans = covering(mention)
        mention.basis = basis.of_figure(mention.reading.sentence, mention.bounds, mention.word, mention.measure, spans)
        before = mentions[position - 1] if position else None
        own = _own_place(article, mention)
        mention.place = own or _inherited_place(article, mentions, position)
        _day(article, mention, before, spans, own is not None)


def covering(mention: _Mention) -> list[Period]:
    """Time expressions that speak of the figure, nearest first; those of its own clause before the others."""
    low, high = mention.bounds
    usable = [p for p in mention.reading.periods if p.role not in ("speech", "next", "vague")]
    inside = [p for p in usable if low <= p.start < high]
    outside = [p for p in usable if not low <= p.start < high]
    near = lambda p: abs(p.start - mention.word)  # noqa: E731
    return sorted(inside, key=near) + [p for p in sorted(outside, key=near) if p.role == "at"]


def _own_place(article: Article, mention: _Mention) -> Spot | None:
    reading = mention.reading
    talking = [(a.speaker.start, a.speaker.stop) for a in reading.said]
    where = places.of_figure(reading.sentence, reading.wheres, mention.word, mention.bounds, mention.measure, talking)
    return _spot(article, reading, where, "nearest") if where else None


def _spot(article: Article, reading: Reading, where: Where, how: str) -> Spot:
    words = reading.sentence.span(where.start, where.stop).removesuffix("'s").removesuffix("’s")
    place = article.gazetteer.places.get(where.place_id)
    return Spot(words, where.place_id or None, place.where_prec if place else None, how)


def _inherited_place(article: Article, mentions: list[_Mention], position: int) -> Spot:
    mention = mentions[position]
    if mention.basis in _RUNNING:
        return NOWHERE
    for earlier in reversed(mentions[:position]):
        if earlier.place.words and earlier.basis not in _RUNNING:
            return earlier.place._replace(basis="previous_sentence")
    if position == 0 or not any(m.place.words for m in mentions[:position]):
        for reading in article.before(mention.reading.start):
            for where in reading.wheres:
                if where.link == "at":
                    return _spot(article, reading, where, "previous_sentence")
        if article.dateline:
            return Spot(article.dateline.place, None, None, "dateline")
    return NOWHERE


def _day(article: Article, mention: _Mention, before: _Mention | None, spans: list[Period], own_place: bool) -> None:
    chosen = spans[0] if spans else None
    published = article.published_on
    if mention.basis in _RUNNING:
        _running(article, mention, spans)
        return
    if chosen and chosen.last and chosen.precision <= 2:
        mention.as_of = When(chosen.last, chosen.precision, chosen.basis)
    elif chosen and chosen.precision > 2:
        mention.as_of = NEVER
    elif before and before.as_of.day and before.basis not in _RUNNING and (not own_place or before.place.words == mention.place.words):
        mention.as_of = before.as_of._replace(basis="antecedent")
    elif mention.basis == "daily" and published:
        mention.as_of = When(published, 1, "publication")
    elif before is None:
        mention.as_of = _earlier_day(article, mention)
    if mention.basis == "daily":
        mention.period = mention.as_of.day


def _earlier_day(article: Article, mention: _Mention) -> When:
    for reading in article.before(mention.reading.start):
        for period in reading.periods:
            if period.last and period.precision <= 2 and period.role == "at":
                return When(period.last, period.precision, "antecedent")
    return NEVER


def _running(article: Article, mention: _Mention, spans: list[Period]) -> None:
    published = article.published_on
    day, precision, how = published, 1, "publication"
    for period in spans:
        if period.role == "since" and mention.basis == "cumulative":
            mention.period = mention.period or period.first
        elif period.role in ("between", "past") and period.last:
            mention.period = mention.period or period.first
            day, precision, how = period.last, period.precision, period.basis
        elif period.role in ("at", "until") and period.last and period.precision <= 2:
            day, precision, how = period.last, period.precision, period.basis
    mention.as_of = When(day, precision, how) if day else NEVER
