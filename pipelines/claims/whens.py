"""When: the day a figure holds for and the first day it counts from, by its sentence, else by the story around it."""

from __future__ import annotations

from datetime import date, timedelta

from pipelines.claims.articles import Article, Reading
from pipelines.claims.basis import LASTING
from pipelines.claims.figures import HARM, NEVER, Figure, Spot, When
from pipelines.claims.lexicon import BITS
from pipelines.claims.nearest import MOVING
from pipelines.claims.sources import Attribution
from pipelines.claims.stretches import Period

_BRINGING, _TOLL, _AGAIN, _OFTHEM = BITS["bringing"], BITS["toll"], BITS["again"], BITS["ofthem"]
_TALLY, _MODAL = BITS["tally"], BITS["modal"]
_MILESTONE = BITS["milestone"]
_SEQUEL = BITS["sequel"]
_UNUSED = frozenset(("speech", "next", "vague"))
_PASSED = 10
"""What a period costs more when another figure stands before it."""
_AFTERWARDS = 40
"""What the day costs more on which something followed."""
_PARTED = 6
"""What it costs more where a comma parts it from the figure behind it."""
_OWNED = -50
"""Head start of `Saturday's bombing` before the day on which its toll was told."""


def covering(figure: Figure) -> list[Period]:
    """Time expressions that speak of the figure, the most telling first: its own clause, then what stands before it."""
    low, high = figure.bounds
    inside: list[tuple[float, Period]] = []
    before: list[tuple[float, Period]] = []
    for period in figure.reading.periods:
        if period.start > figure.word and _tallied(figure):
            continue
        if _milestone(period, figure):
            continue
        if period.role in _UNUSED or (period.role == "ago" and not _nearest_of(period, figure)):
            continue
        cost = abs(period.start - figure.word) + (_OWNED if period.owned else 0)
        if period.start < figure.word and "," in figure.reading.sentence.gaps[period.stop - 1 : figure.word]:
            cost += _PARTED
        if _passed(period, figure):
            cost += _PASSED
        if _sequel(period, figure):
            cost += _AFTERWARDS
        if low <= period.start < high:
            inside.append((cost, period))
        elif period.start < figure.word and period.role in ("at", "shift"):
            before.append((cost, period))
    ranked = sorted(inside, key=lambda item: item[0]) + sorted(before, key=lambda item: item[0])
    return [period for _, period in ranked]


def _tallied(figure: Figure) -> bool:
    """`put the toll at 36 on Wednesday`: the day of the statement."""
    said = figure.said
    if said is None or said.kind != "count" or said.verb > figure.word or figure.running:
        return False
    return figure.reading.sentence.has(_TALLY, said.verb + 1, figure.word)


def _milestone(period: Period, figure: Figure) -> bool:
    """`20,000, a number that others passed in July`: the day of those others."""
    sentence = figure.reading.sentence
    if not sentence.seen & _MILESTONE:
        return False
    tally = next((at for at in range(figure.word + 1, period.start) if sentence.flags[at] & _TALLY), None)
    return tally is not None and sentence.has(_MILESTONE, tally + 1, period.start)


def _passed(period: Period, figure: Figure) -> bool:
    """Whether another figure stands between a figure and the period after it."""
    return any(figure.word < word < period.start for word in figure.reading.figures)


def _sequel(period: Period, figure: Figure) -> bool:
    """`called off the search on Monday after finding 40 bodies`: the day is that of what came later."""
    flags = figure.reading.sentence.flags
    return any(bits & _SEQUEL for bits in flags[period.stop : figure.word])


def _nearest_of(period: Period, figure: Figure) -> bool:
    away = sorted(abs(word - period.start) for word in figure.reading.figures)
    own = abs(figure.word - period.start)
    return own == away[0] and away[1:2] != [own]


def settle(article: Article, figures: list[Figure], position: int, spans: list[Period], own_place: bool) -> None:
    """Give a figure its as_of day and start of period."""
    figure = figures[position]
    if figure.window:
        _same_window(figure, figures[position - 1] if position else None)
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
    before = figures[position - 1] if position else None
    when = When(article.told_on, 1, "publication") if article.told_on else NEVER
    told = next((p for p in figure.reading.periods if p.role == "speech" and p.last and _governs(p, figure)), None)
    if told:
        when = When(told.last, 1, told.basis)
    elif (before and before.as_of.day and figure.tells(_BRINGING)) or (
        before and before.running and before.as_of.basis == "stated_date" and not before.window
    ):
        when = before.as_of._replace(basis="antecedent")
    if figure.whole and figure.whole.running and not spans:
        figure.as_of, figure.period = figure.whole.as_of, figure.whole.period if figure.basis == "cumulative" else None
        return
    for period in spans:
        if figure.basis == "stock" and _yet_to_come(period, figure):
            continue
        if period.role in ("since", "age"):
            if figure.basis == "cumulative":
                figure.period = figure.period or period.first
        elif len(spans) > 1 and period.role == "between" and _passed(period, figure):
            continue
        elif (period.role in ("between", "past") and period.last) or (
            period.role == "at" and period.precision >= 4 and figure.basis == "cumulative" and period.last
        ):
            figure.period = figure.period or period.first
            when = When(clamp(period.last, article.published_on), period.precision, period.basis)
            break
        elif period.role in ("at", "ago", "until") and period.last and period.precision <= 2 and not told:
            if len(spans) > 1 and _passed(period, figure):
                continue
            when = When(period.last, period.precision, period.basis)
            break
    if figure.basis == "stock":
        figure.period = None
    figure.as_of = when


def _yet_to_come(period: Period, figure: Figure) -> bool:
    """`the remaining 40 monitors will leave by 30 June`: the day is that of what is to become of them."""
    return figure.reading.sentence.has(_MODAL, figure.stop, period.start)


def _governs(period: Period, figure: Figure) -> bool:
    """Whether the day on which somebody spoke belongs to the speaker of this figure."""
    said = figure.said
    return said is not None and abs(period.start - said.verb) <= 6


def _day(article: Article, figures: list[Figure], position: int, spans: list[Period], own_place: bool) -> When:
    figure = figures[position]
    chosen = next((p for p in spans if _dates(p)), None)
    shift = next((p for p in spans if p.role == "shift"), None)
    if shift and (chosen is None or shift is spans[0]):
        before = figures[position - 1] if position else None
        if before and before.reading is figure.reading and before.bounds == figure.bounds:
            return before.as_of
        earlier = [f for f in figures[:position] if f.reading is not figure.reading or f.word < shift.start]
        return _shifted(article, earlier, shift)
    known = article.known_event(figure.clause()) if chosen is None or chosen.precision == 2 else None
    if known and (chosen is None or (chosen.first and chosen.last and chosen.first <= known <= chosen.last)):
        return When(known, 1, "known_event")
    if chosen and not (own_place and chosen.start < figure.word and _told_elsewhere(figures, position, chosen)):
        return When(chosen.last, chosen.precision, chosen.basis)
    if any(p.precision > 2 and (p.precision < 5 or p.basis == "stated_date") for p in spans if p.role == "at"):
        return NEVER
    if figure.measure == "missing" and article.told_on and _still(figure):
        return When(article.told_on, 1, "publication")
    inherited = _inherited(article, figures, position, own_place)
    if inherited.day:
        return inherited
    until = next((p for p in spans if p.role == "until" and p.last), None)
    if until:
        return When(until.last, until.precision, "until")
    if figure.basis == "daily" and article.told_on:
        return When(article.told_on, 1, "publication")
    counted = next((p for p in figure.reading.periods if p.role == "speech" and p.last and _counts(figure.said)), None)
    return When(counted.last, counted.precision, counted.basis) if counted else NEVER


def _dates(period: Period) -> bool:
    """Whether it is a day, or some days in a row of which the last counts."""
    if period.last is None or period.role not in ("at", "ago", "between", "day"):
        return False
    return period.precision <= 2 or (
        period.role == "between" and (period.last - (period.first or period.last)).days <= LASTING
    )


def _still(figure: Figure) -> bool:
    """`six are missing`, `192 still missing`: as of now, whenever they went missing."""
    sentence = figure.reading.sentence
    near = range(max(figure.bounds[0], figure.word - 3), min(figure.stop + 8, figure.bounds[1]))
    told = [index for index in near if not any(sentence.gaps[figure.stop : index])]
    if any(sentence.lower[index] in _THEN for index in told):
        return False
    return any(sentence.lower[index] in _NOW for index in told)


_NOW, _THEN = frozenset(("is", "are", "remain", "remains", "still", "yet")), frozenset(("was", "were"))


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


def _shifted(article: Article, earlier: list[Figure], period: Period) -> When:
    """`the following day`, `the day before`: from the event told before, else from publication."""
    anchor = next((f.as_of.day for f in reversed(earlier) if f.as_of.day and not f.running), article.filed_on)
    if anchor is None or period.shift is None:
        return NEVER
    return When(anchor + timedelta(days=period.shift), 1, "antecedent")


def _inherited(article: Article, figures: list[Figure], position: int, own_place: bool) -> When:
    """The day of the whole, or of the event told before at the same place; else the day that its story names."""
    figure = figures[position]
    if figure.status == "hypothetical" and figure.measure not in HARM:
        return NEVER
    if figure.whole and figure.whole.as_of.day and figure.whole.as_of.basis != "until":
        if figure.whole.basis == "daily":
            figure.basis = "daily"
        return figure.whole.as_of._replace(basis="antecedent")
    harm = figure.measure in HARM
    earlier = (f for f in reversed(figures[:position]) if not f.running and (f.measure in HARM or not harm))
    before = next((f for f in earlier if not (f.measure == "missing" and f.as_of.basis == "publication")), None)
    if before and before.whole and before.whole.as_of.day and before.reading is not figure.reading:
        before = before.whole
    elsewhere = own_place and before is not None and not _same_place(article, before, figure)
    if elsewhere and not _again(figure) and not figure.struck:
        return _noted_day(article, figure)
    if before and before.as_of.day and before.as_of.basis != "until":
        if before.basis == "daily" and figure.measure == before.measure:
            figure.basis = "daily"
        alike = figure.measure == before.measure or {figure.measure, before.measure} <= HARM
        near = before.reading is figure.reading
        told = alike or near or not own_place
        return before.as_of._replace(basis="antecedent") if told else _noted_day(article, figure)
    return _story_day(article, figure, own_place)


def _noted_day(article: Article, figure: Figure) -> When:
    """The day that governs a note, for what happened after its first sentence, or a report of one day."""
    report = article.bulletin
    if report and not report.counts and report.day:
        return When(report.day, 1, "antecedent")
    day = article.noted(figure.reading.start)
    return When(day.last, day.precision, "antecedent") if day and figure.measure not in MOVING else NEVER


def _same_place(article: Article, before: Figure, figure: Figure) -> bool:
    """Whether one place is the other or lies in it."""
    if before.place.words == figure.place.words or not before.place.words:
        return True
    return _one_in_other(article, before.place.place_id, figure.place.place_id)


def _one_in_other(article: Article, one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    return one in article.gazetteer.chain(other) or other in article.gazetteer.chain(one)


def _names(article: Article, reading: Reading, place: Spot) -> bool:
    """Whether a sentence names a place, or one that it lies in."""
    named = ((where.place_id, reading.sentence.span(where.start, where.stop)) for where in reading.wheres)
    return any(words == place.words or _one_in_other(article, known, place.place_id) for known, words in named)


def _again(figure: Figure) -> bool:
    """`also`, `a second bomb`: the story goes on, on the same day."""
    return bool(figure.reading.sentence.seen & _AGAIN)


def _story_day(article: Article, figure: Figure, own_place: bool) -> When:
    """The day named nearest before; a stated date that is that of publication belongs to the page, not to the event.

    A figure with a place of its own has it only from a sentence that names that place, or none.
    """
    for period in reversed(figure.reading.periods):
        if period.role == "at" and period.last and period.precision <= 2 and period.start < figure.word:
            return When(period.last, period.precision, "antecedent")
    for reading in article.before(figure.reading.start):
        for period in reading.periods:
            stated = period.role == "between" and period.basis == "stated_date"
            if not _dates(period) or not (period.role == "at" or stated):
                continue
            if own_place and reading.wheres and not _names(article, reading, figure.place):
                return _noted_day(article, figure)
            if not (period.basis == "stated_date" and period.last == article.published_on):
                return When(period.last, period.precision, "antecedent")
    return _noted_day(article, figure)


def told_before(article: Article, figure: Figure) -> Period | None:
    """The day that the sentence right before a figure's names."""
    last = next(iter(article.before(figure.reading.start)), None)
    return next((p for p in last.periods if p.is_day and p.role == "at"), None) if last else None


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
            if is_window(period, article.published):
                return period
    return None


_HEAD = 300
"""Code points from its start within which a report names its period."""


def is_window(period: Period, published: bool) -> bool:
    """Whether it is a stated stretch of days: a week, some months, a year; in a note, longer than one incident."""
    if period.first is None or period.last is None or period.basis not in ("stated_date", "month"):
        return False
    days = (period.last - period.first).days
    return (period.role == "between" and days > (3 if published else LASTING)) or (
        period.role == "at" and period.precision >= 4
    )


def clamp(day: date | None, published_on: date | None) -> date | None:
    """Not after publication."""
    return min(day, published_on) if day and published_on else day
