"""For which day and period, and where: each mention from its own sentence, else from the event told before it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pipelines.claims import basis
from pipelines.claims.articles import Article, Reading
from pipelines.claims.nearest import nearest
from pipelines.claims.periods import Period
from pipelines.claims.lexicon import BITS
from pipelines.claims.places import Where
from pipelines.claims.sentences import CAPITAL

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
_SPREAD, _PLACE_NOUN, _DET = BITS["spread"], BITS["place_noun"], BITS["det"]
_RUNNING = ("cumulative", "stock")


def settle(article: Article, mentions: list[_Mention]) -> None:
    """Give every mention its basis, place, day and start of period, in reading order."""
    by_ordinal = {mention.ordinal: mention for mention in mentions}
    for position, mention in enumerate(mentions):
        spans = covering(mention)
        whole = by_ordinal.get(mention.whole) if mention.whole is not None else None
        before = mentions[position - 1] if position else None
        own = _own_place(article, mention)
        mention.basis = _basis(article, mention, whole or before, spans, own)
        if own and mention.basis in _RUNNING and not _inside(mention, own):
            own = None
        if own:
            mention.place = _spot(article, mention.reading, own, "nearest")
        else:
            mention.place = _inherited_place(article, mentions, position, whole)
        _day(article, mention, whole or before, spans, own is not None)


def _inside(mention: _Mention, where: Where) -> bool:
    """Whether a place stands in the clause of a running total: elsewhere it belongs to the news of the day."""
    low, high = mention.bounds
    return low <= where.start < high or where.start > mention.word


def _basis(article: Article, mention: _Mention, before: _Mention | None, spans: list[Period], own: Where | None) -> str:
    spread = own is not None and own.link == "across"
    hypothetical = mention.status == "hypothetical"
    cues = basis.Cues(mention.word, mention.bounds, mention.measure, mention.amount, spans, spread, hypothetical)
    found = basis.of_figure(mention.reading.sentence, cues)
    if before is None or found != "event" or before.basis == "event" or hypothetical:
        return found
    if mention.whole == before.ordinal or before.reading is mention.reading and _coordinated(mention, before):
        return before.basis
    return found


def _coordinated(mention: _Mention, before: _Mention) -> bool:
    """`160 killed and 300 injured since March`: both stand in one clause, a few words apart."""
    if mention.bounds != before.bounds or mention.word - before.stop > 9:
        return False
    return (before.measure in _HARM) == (mention.measure in _HARM) or mention.measure == "equipment"


def covering(mention: _Mention) -> list[Period]:
    """Time expressions that speak of the figure, nearest first; those of its own clause before the others."""
    low, high = mention.bounds
    usable = [p for p in mention.reading.periods if p.role not in ("speech", "next", "vague")]
    inside = [p for p in usable if low <= p.start < high]
    outside = [p for p in usable if not low <= p.start < high]
    near = lambda p: abs(p.start - mention.word)  # noqa: E731
    return sorted(inside, key=near) + [p for p in sorted(outside, key=near) if p.role == "at"]


def _own_place(article: Article, mention: _Mention) -> Where | None:
    reading = mention.reading
    if not reading.wheres:
        return None
    talking = [(a.speaker.start, a.speaker.stop) for a in reading.said]
    return nearest(reading.sentence, reading.wheres, mention.word, mention.measure, talking, article.gazetteer.countries)


def _spot(article: Article, reading: Reading, where: Where, how: str) -> Spot:
    words = reading.sentence.span(where.start, where.stop).removesuffix("'s").removesuffix("’s")
    place = article.gazetteer.places.get(where.place_id)
    return Spot(words, where.place_id or None, place.where_prec if place else None, how)


def _inherited_place(article: Article, mentions: list[_Mention], position: int, whole: _Mention | None) -> Spot:
    """The place of the event told before; for a running total only a country, or that of the total before it."""
    mention = mentions[position]
    if whole and whole.place.words:
        return whole.place._replace(basis="antecedent")
    if _everywhere(mention):
        return NOWHERE
    before = next((m for m in reversed(mentions[:position]) if m.place.words), None)
    if before and _same_story(article, mention, before):
        how = "sentence" if before.reading is mention.reading else "previous_sentence"
        return before.place._replace(basis=how)
    running = mention.basis in _RUNNING
    if before or running and not _anaphoric(mention.reading):
        return NOWHERE
    return _told_around(article, mention)


def _everywhere(mention: _Mention) -> bool:
    low, high = mention.bounds
    return any(bits_ & _SPREAD for bits_ in mention.reading.sentence.flags[low:high])


def _same_story(article: Article, mention: _Mention, before: _Mention) -> bool:
    """Whether a figure without a place of its own goes on speaking of the place before it."""
    near = before.reading is mention.reading
    alike = before.measure == mention.measure or {before.measure, mention.measure} <= _HARM
    if _anaphoric(mention.reading):
        return True
    if before.place.place_id in article.gazetteer.countries and alike:
        return True
    if mention.basis in _RUNNING:
        return before.basis in _RUNNING and alike and not _since(mention)
    if mention.basis == "daily":
        return before.basis == "daily"
    return near or alike and before.basis != "stock" or mention.measure in _HARM


def _since(mention: _Mention) -> bool:
    return any(period.role == "since" for period in covering(mention))


def _anaphoric(reading: Reading) -> bool:
    """`the town`, `this suburb`, `there`: the place has been named before."""
    sentence = reading.sentence
    flags, lower = sentence.flags, sentence.lower
    for index in range(reading.skip + 1, sentence.count):
        if flags[index] & _PLACE_NOUN and not flags[index] & CAPITAL and flags[index - 1] & _DET:
            named = index + 1 < sentence.count and (lower[index + 1] == "of" or flags[index + 1] & CAPITAL)
            if not named and lower[index] not in ("area", "areas", "hospital", "border", "state", "line", "front", "road"):
                return True
    return "there" in lower


_HARM = {"killed", "injured", "casualties", "missing", "captured"}


def _told_around(article: Article, mention: _Mention) -> Spot:
    """The place that the sentences before name, else those after, else the dateline."""
    for reading in article.before(mention.reading.start):
        for where in reading.wheres:
            if where.link in ("at", "reached", "lead", "beside"):
                return _spot(article, reading, where, "previous_sentence")
    if article.dateline:
        return Spot(article.dateline.place, None, None, "dateline")
    for reading in article.after(mention.reading.end):
        if "\n" in article.text[mention.reading.end : reading.start]:
            break
        for where in reading.wheres:
            if where.link in ("at", "lead"):
                return _spot(article, reading, where, "next_sentence")
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
        if before.basis == "daily":
            mention.basis = "daily"
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
