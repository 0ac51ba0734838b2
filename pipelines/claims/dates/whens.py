"""When: the day a figure holds for and the first day it counts from, by its sentence, else by the story around it."""

from __future__ import annotations

from datetime import date, timedelta

from pipelines.claims.articles import Article
from pipelines.claims.counts import recounts
from pipelines.claims.counts.basis import LASTING
from pipelines.claims.dates import statements, stories
from pipelines.claims.dates.covering import compared_day, dates, passed, risen
from pipelines.claims.dates.stretches import Period
from pipelines.claims.figures import HARM, NEVER, Figure, When
from pipelines.claims.lexicon import BITS, bits
from pipelines.claims.sources.attributions import Attribution

_FORCES = frozenset(("troops", "equipment"))
_BRINGING, _MODAL, _RATE = BITS["bringing"], BITS["modal"], BITS["rate"]
_REPORTING = bits("bulletin", "issue", "periodic", "series")


def settle(article: Article, figures: list[Figure], position: int, spans: list[Period], own_place: bool) -> None:
    """Give a figure its as_of day and start of period."""
    figure = figures[position]
    if figure.window:
        _same_window(figure, recounts.lead(figures, position))
    elif figure.running:
        _running(article, figures, position, spans)
    else:
        figure.as_of = _day(article, figures, position, spans, own_place)
        if figure.basis == "daily":
            figure.period = figure.as_of.day


def _same_window(figure: Figure, before: Figure | None) -> None:
    lead = figure.whole or before
    if lead:
        figure.as_of, figure.period = lead.as_of, lead.period


def _running(article: Article, figures: list[Figure], position: int, spans: list[Period]) -> None:
    """The end of the period it counts, the day on which it was told, or publication."""
    figure = figures[position]
    if figure.status == "hypothetical" and figure.measure == "troops":
        figure.as_of = next((_ahead(p, article.told_on) for p in spans if p.role == "until" and p.last), NEVER)
        return
    before = figures[position - 1] if position else None
    noted = None if article.told_on else article.noted(figure.reading.start)
    when = When(article.told_on, 1, "publication") if article.told_on else NEVER
    if noted and figure.basis == "cumulative":
        when = When(noted.last, noted.precision, "antecedent")
    told = next((p for p in figure.reading.periods if p.role == "speech" and p.last and _governs(p, figure)), None)
    if told:
        when = When(told.last, 1, told.basis)
    elif (before and before.as_of.day and figure.tells(_BRINGING)) or (
        before
        and before.running
        and before.as_of.basis == "stated_date"
        and not before.window
        and not (figure.measure in _FORCES and before.measure in HARM)
    ):
        when = before.as_of._replace(basis="antecedent")
    if figure.whole and figure.whole.running and not spans:
        figure.as_of, figure.period = figure.whole.as_of, figure.whole.period if figure.basis == "cumulative" else None
        return
    for period in spans:
        if figure.basis == "stock" and (_yet_to_come(period, figure) or _aside(period, figure)):
            continue
        if period.role in ("since", "age"):
            if figure.basis == "cumulative":
                figure.period = figure.period or period.first
        elif len(spans) > 1 and period.role == "between" and passed(period, figure):
            continue
        elif (period.role in ("between", "past") and period.last) or (
            period.role == "at" and period.precision >= 4 and figure.basis == "cumulative" and period.last
        ):
            figure.period = figure.period or period.first
            when = When(clamp(period.last, article.published_on), period.precision, period.basis)
            break
        elif (
            period.role in ("at", "ago", "until")
            and period.last
            and (period.precision <= 2 or (period.role == "until" and figure.basis == "cumulative"))
            and not told
        ):
            if len(spans) > 1 and passed(period, figure):
                continue
            when = When(period.last, period.precision, period.basis)
            break
    if figure.basis == "stock":
        figure.period = None
    figure.as_of = _as_counted_then(figure, when)


def _as_counted_then(figure: Figure, when: When) -> When:
    """`147 dead since April 4, up from 121 the day before`: the earlier count stood on its own day."""
    near = range(figure.stop, figure.stop + _BEHIND)
    before = next((p for p in figure.reading.periods if p.role == "shift" and p.start in near), None)
    if not when.day or not before or not before.shift or not compared_day(figure.reading.sentence, before):
        return when
    return When(when.day + timedelta(days=before.shift), 1, when.basis)


_BEHIND = 3
"""Words behind an earlier count within which its day stands."""


def _ahead(period: Period, told_on: date | None) -> When:
    """`should reach 300 by June`: the next June."""
    last = period.last
    if last and told_on and last < told_on:
        last = last.replace(year=last.year + 1, day=min(last.day, 28) if last.month == 2 else last.day)
    return When(last, period.precision, period.basis)


def _yet_to_come(period: Period, figure: Figure) -> bool:
    """`the remaining 40 monitors will leave by 30 June`: the day is that of what is to become of them."""
    return figure.reading.sentence.has(_MODAL, figure.stop, period.start)


def _aside(period: Period, figure: Figure) -> bool:
    """`are sheltering in a fort, where shells fell on Tuesday`: the day of what else happened there."""
    sentence = figure.reading.sentence
    between = range(figure.stop, min(period.start, sentence.count))
    return any(sentence.lower[index] == "where" and "," in sentence.gaps[index - 1] for index in between)


def _governs(period: Period, figure: Figure) -> bool:
    """Whether the day on which somebody spoke belongs to the speaker of this figure."""
    said = figure.said
    return said is not None and abs(period.start - said.verb) <= 6


def _day(article: Article, figures: list[Figure], position: int, spans: list[Period], own_place: bool) -> When:
    figure = figures[position]
    if figure.basis == "daily" and _rate(figure) and not spans:
        return NEVER
    days = [p for p in spans if dates(p) and not risen(p, figure)]
    stated = [p for p in days if statements.told(figure, p)]
    chosen = next((p for p in days if p not in stated), None)
    shift = next((p for p in spans if p.role == "shift"), None)
    if shift and chosen and _died_later(figure, chosen, shift) and chosen.last:
        return When(chosen.last + timedelta(days=shift.shift or 0), 1, chosen.basis)
    if shift and (chosen is None or shift is spans[0]):
        before = figures[position - 1] if position else None
        apart = not figure.bounds[0] <= shift.start < figure.bounds[1]
        shifted = before is not None and apart and before.as_of.basis == "antecedent"
        then = before is not None and before.word < shift.start < figure.word and (shift.shift or 0) > 0
        if before and not then and before.reading is figure.reading and (before.bounds == figure.bounds or shifted):
            return before.as_of
        earlier = [f for f in figures[:position] if f.reading is not figure.reading or f.word < shift.start]
        return _shifted(article, figure, earlier, shift)
    known = article.known_event(figure.clause()) if chosen is None or chosen.precision == 2 else None
    if known and (chosen is None or (chosen.first and chosen.last and chosen.first <= known <= chosen.last)):
        return When(known, 1, "known_event")
    if chosen and not (own_place and chosen.start < figure.word and _told_elsewhere(figures, position, chosen)):
        return When(chosen.last, chosen.precision, chosen.basis)
    if any(p.precision > 2 and (p.precision < 5 or p.basis == "stated_date") for p in spans if p.role == "at"):
        return NEVER
    counted = next((p for p in figure.reading.periods if p.role == "speech" and p.last and _counts(figure.said)), None)
    if counted and figure.measure == "missing":
        return When(counted.last, counted.precision, counted.basis)
    inherited = stories.inherited(article, figures, position, own_place)
    if inherited.day:
        return inherited
    told = stories.told_after(article, figure) if not own_place or position == 0 else NEVER
    if told.day:
        return told
    until = next((p for p in spans if p.role == "until" and p.last), None)
    if until and figure.status != "hypothetical":
        return When(until.last, until.precision, "until")
    if figure.basis == "daily" and article.told_on:
        return When(article.told_on, 1, "publication")
    counted = next(iter(stated), counted)
    if counted and (stated or counted.basis == "stated_date"):
        return When(counted.last, counted.precision, counted.basis)
    closing = article.closing_day() if figure.measure in HARM and figure.status == "asserted" else None
    return When(closing.last, closing.precision, "antecedent") if closing else NEVER


def _died_later(figure: Figure, hurt: Period, died: Period) -> bool:
    """`A clerk was shot on 14 June and died two days later`."""
    told = figure.reading.sentence.lower[max(died.start - 2, 0) : died.start]
    return figure.measure == "killed" and figure.word < hurt.start < died.start and bool(_DIED.intersection(told))


_DIED = frozenset(("died", "succumbed"))


def _rate(figure: Figure) -> bool:
    """`900 arrive every day`: so many on each day, on none in particular."""
    return figure.reading.sentence.has(_RATE, max(figure.bounds[0], figure.word - 5), figure.bounds[1])


def _told_elsewhere(figures: list[Figure], position: int, period: Period) -> bool:
    """Whether another event, at another place, stands between the day and this figure."""
    figure = figures[position]
    return any(
        f.reading is figure.reading
        and period.start < f.word < figure.word
        and f.place.words != figure.place.words
        and f.place.words
        for f in figures[:position]
    )


def _counts(said: Attribution | None) -> bool:
    return said is not None and said.kind == "count"


def _spoken_before(figure: Figure, period: Period) -> date | None:
    """`said on Wednesday that 38 had died the day before`: a day told from that on which somebody spoke."""
    days = (p for p in figure.reading.periods if p.role == "speech" and p.precision == 1 and p.start < period.start)
    return next((p.last for p in days), None) if (period.shift or 0) < 0 else None


def _shifted(article: Article, figure: Figure, earlier: list[Figure], period: Period) -> When:
    """`the following day`, `the day before`: from the event told before, else from the statement or publication."""
    told = figure.reading.periods if (period.shift or 0) > 0 else ()
    beside = (p.last for p in reversed(told) if p.role == "at" and p.is_single and p.stop <= period.start)
    anchor = next(beside, None) or next((f.as_of.day for f in reversed(earlier) if f.as_of.day and not f.running), None)
    anchor = anchor or _spoken_before(figure, period) or article.filed_on
    if anchor is None or period.shift is None:
        return NEVER
    return When(anchor + timedelta(days=period.shift), 1, "antecedent")


def counted_since(article: Article, figures: list[Figure], figure: Figure) -> date | None:
    """From when a report counts: the day that opens the sentence, or that a sentence without figures names before."""
    for reading in (figure.reading, *article.before(figure.reading.start)):
        bare = not any(reading.start <= f.reading.start < reading.end for f in figures)
        for period in reading.periods:
            if period.role == "since" and period.first and (bare or period.start <= 1):
                return period.first
    return None


def window_before(article: Article, figure: Figure) -> Period | None:
    """The period that the head of a report names: `Security incidents, 1–30 June 2021`."""
    if figure.reading.start > _HEAD:
        return None
    for reading in article.before(figure.reading.start):
        for period in reading.periods:
            ahead = article.published_on and period.last and period.last > article.published_on
            told = reading.sentence.seen | figure.reading.sentence.seen
            if is_window(period, told, article.published or article.bulletin is not None) and not ahead:
                return period
    return None


_HEAD = 300
"""Code points from its start within which a report names its period."""


def is_window(period: Period, told: int, published: bool) -> bool:
    """Whether it is a stated stretch of days: a week, some months, a year; in a note, longer than one incident.

    A month alone is one where the words `told` are of a report or a series: not in `Riot in Kufra, May 2012. 12 dead`.
    """
    if period.first is None or period.last is None or period.basis not in ("stated_date", "month"):
        return False
    days = (period.last - period.first).days
    return (period.role == "between" and days > (3 if published else LASTING)) or (
        period.role == "at" and period.precision >= 4 and bool(told & _REPORTING)
    )


def clamp(day: date | None, published_on: date | None) -> date | None:
    """Not after publication."""
    return min(day, published_on) if day and published_on else day
