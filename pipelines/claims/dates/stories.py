"""The day of a figure that names none: that of the event told before at the same place, else the story's own."""

from __future__ import annotations

import re

from pipelines.claims.articles import Article, Reading
from pipelines.claims.dates import apart
from pipelines.claims.dates.covering import dates, risen, sums_up
from pipelines.claims.dates.stretches import Period
from pipelines.claims.figures import HARM, NEVER, Figure, Spot, When
from pipelines.claims.lexicon import BITS
from pipelines.claims.places.nearest import MOVING

_TELLING = 5
"""From so many people on, a number told again is that of the same event."""
_FEW = 5
"""Fewer than so many, told behind a day's tally, are those of one event."""
_WHEN, _DOERS = 12, frozenset(("it", "she"))
"""Words before a day within which `when she` opens its clause; who went down then."""
_BODIES = frozenset(("killed", "injured", "casualties"))
_PERFECT = BITS["perfect"]
_AGAIN, _HAPPENING, _THAT_DAY = BITS["again"], BITS["happening"], BITS["thatday"]

_REMEMBERED = 100
"""Figures back to which the day of another may be taken up."""


def inherited(article: Article, figures: list[Figure], position: int, own_place: bool) -> When:
    """The day of the whole, or of the event told before at the same place; else the day that its story names."""
    figure = figures[position]
    if figure.status == "hypothetical" and (figure.measure not in HARM or figure.value is None):
        return NEVER
    if _of_others(figure):
        return NEVER
    if figure.whole and figure.whole.as_of.day and figure.whole.as_of.basis != "until":
        if figure.whole.basis == "daily":
            figure.basis = "daily"
        return figure.whole.as_of._replace(basis="antecedent")
    again = _told_again(figures, position)
    if again:
        return again.as_of._replace(basis="antecedent")
    harm = figure.measure in HARM
    past = [f for f in reversed(_lately(figures, position)) if not f.running and (f.measure in HARM or not harm)]
    earlier = [f for f in past if not apart.risen_from(f.reading.sentence, f.word)] or past
    if figure.measure != "missing" and any(_still(f) for f in earlier):
        earlier = [f for f in earlier if f.measure != "missing"]
    if figure.measure in _BODIES:
        earlier = [f for f in earlier if f.measure != "captured" or f.reading is figure.reading] or earlier
    if sums_up(figure):
        earlier = [f for f in earlier if f.reading is not figure.reading] or earlier
    before = earlier[0] if earlier else None
    whole = before.whole if before and before.whole and not before.whole.running else None
    if whole and whole.as_of.day and before and before.reading is not figure.reading:
        before = whole
    opens = article.text.rfind("\n", 0, figure.reading.start) + 1
    anew = before is not None and before.reading.start < opens
    if anew and _in_another_time(article, figure, opens):
        return _noted_day(article, figure)
    if anew and not figure.tells(_PERFECT) and not _again(figure):
        before = next((f for f in reversed(earlier) if f.as_of.day and f.status == "asserted"), before)
    day = _day_between(article, before, figure) if before and before.reading is not figure.reading else None
    if day:
        return When(day.last, day.precision, "antecedent")
    elsewhere = own_place and before is not None and not same_place(article, before, figure)
    if elsewhere and not _again(figure) and not figure.struck:
        return _noted_day(article, figure)
    if before and before.as_of.day and before.as_of.basis != "until":
        if before.basis == "daily" and not anew and figure.measure == before.measure and (figure.amount or 0) >= _FEW:
            figure.basis = "daily"
        alike = figure.measure == before.measure or {figure.measure, before.measure} <= HARM
        near = before.reading is figure.reading
        told = alike or near or not own_place or _again(figure)
        return before.as_of._replace(basis="antecedent") if told else _noted_day(article, figure)
    return _story_day(article, figure, own_place)


def _lately(figures: list[Figure], position: int) -> list[Figure]:
    """The figures told before, as far back as a reader remembers."""
    return figures[max(0, position - _REMEMBERED) : position]


def _in_another_time(article: Article, figure: Figure, opens: int) -> bool:
    """Whether the paragraph of a figure, up to it, has led to a month or a year: to what happened at another time."""
    for reading in (figure.reading, *article.before(figure.reading.start)):
        if reading.start < opens:
            return False
        if any(p.precision > 2 and p.first and p.role == "at" for p in reading.periods):
            return True
    return False


def _told_again(figures: list[Figure], position: int) -> Figure | None:
    """The figure with a day that told the same number of the same people before: the story comes back to it."""
    figure = figures[position]
    if figure.measure not in HARM or (figure.value or 0) < _TELLING:
        return None
    told = (figure.measure, figure.value, figure.unit, figure.basis)
    for one in reversed(_lately(figures, position)):
        if (one.measure, one.value, one.unit, one.basis) == told and one.as_of.day and one.status == "asserted":
            return one if one.as_of.basis != "until" else None
    return None


def _day_between(article: Article, before: Figure, figure: Figure) -> Period | None:
    """The day that a sentence names between that of the figure told before and this one's, in one paragraph with it."""
    opens = article.text.rfind("\n", 0, figure.reading.start) + 1
    for reading in article.before(figure.reading.start):
        if reading.start <= before.reading.start or reading.start < opens:
            return None
        for period in reversed(reading.periods if not reading.figures else ()):
            if period.role == "at" and period.last and period.precision == 1 and not _of_a_paper(reading, period):
                return period
    return None


def _still(figure: Figure) -> bool:
    """`12 were still missing on Friday`: the day of that count is not the day of what befell them."""
    if figure.measure != "missing" or figure.as_of.basis == "antecedent":
        return False
    around = figure.reading.sentence.lower[max(figure.word - 3, 0) : figure.stop + 6]
    return bool(_STILL.intersection(around))


_STILL = frozenset(("still", "remain", "remains", "remained", "yet"))


def _noted_day(article: Article, figure: Figure) -> When:
    """The day that governs a note, for what happened after its first sentence, or a report of one day."""
    report = article.bulletin
    if report and not report.counts and report.day:
        return When(report.day, 1, "antecedent")
    day = article.noted(figure.reading.start)
    return When(day.last, day.precision, "antecedent") if day and figure.measure not in MOVING else NEVER


def same_place(article: Article, before: Figure, figure: Figure) -> bool:
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


def _of_others(figure: Figure) -> bool:
    """`in other clashes`: none of those told before."""
    sentence = figure.reading.sentence
    return any(
        sentence.lower[index] == "other" and sentence.flags[index + 1] & _HAPPENING
        for index in range(figure.stop, min(figure.bounds[1], sentence.count) - 1)
    )


def _again(figure: Figure) -> bool:
    """`also`, `a second bomb`: the story goes on, on the same day."""
    return bool(figure.reading.sentence.seen & _AGAIN)


def _story_day(article: Article, figure: Figure, own_place: bool) -> When:
    """The day named nearest before; a stated date that is that of publication belongs to the page, not to the event.

    A figure with a place of its own has it only from a sentence that names that place, or none.
    """
    again = figure.tells(_THAT_DAY)
    for period in reversed(figure.reading.periods):
        dated = (period.role == "at" or (again and period.is_single)) and period.last and period.precision <= 2
        if not dated or period.start > figure.word or risen(period, figure):
            continue
        if not apart.of_the_earlier(figure.reading.sentence, figure.word, period):
            return When(period.last, period.precision, "antecedent")
    for reading in article.before(figure.reading.start):
        for period in reading.periods:
            stated = period.role == "between" and period.basis == "stated_date"
            told = period.role == "at" or stated or (again and period.is_single)
            if not told or not (dates(period) or period.is_single) or _of_a_paper(reading, period):
                continue
            if apart.of_the_earlier(reading.sentence, -1, period):
                continue
            if own_place and reading.wheres and not _names(article, reading, figure.place):
                return _noted_day(article, figure)
            if not (period.basis == "stated_date" and period.last in (article.published_on, article.told_on)):
                return When(period.last, period.precision, "antecedent")
    return _noted_day(article, figure)


def _of_a_paper(reading: Reading, period: Period) -> bool:
    """`Today's paper`, `Sunday's edition`: no day of a deed."""
    return period.owned and not reading.sentence.has(_HAPPENING, period.stop, period.stop + 4)


def _opens_with_deed(reading: Reading) -> bool:
    """`The raid`, `The deadly blast`; most sentences open otherwise, which is seen before they are read."""
    if not _THE.match(reading.text):
        return False
    return reading.sentence.lower[:1] == ["the"] and reading.sentence.has(_HAPPENING, 1, 3)


_THE = re.compile(r"\W*the\b", re.IGNORECASE)


def told_after(article: Article, figure: Figure) -> When:
    """`The raid began at dawn on Tuesday`, `in Friday's raid`, `when she sank on Friday`, behind what it cost."""
    for reading in article.after(figure.reading.end):
        opened = _opens_with_deed(reading)
        for period in reading.periods:
            dated = period.role == "at" and period.last and period.precision <= 2
            if dated and (opened or (figure.measure in HARM and _retold(article, reading, period, figure.place))):
                return When(period.last, period.precision, "antecedent")
        if opened or figure.status != "asserted":
            break
    return NEVER


def _retold(article: Article, reading: Reading, period: Period, place: Spot) -> bool:
    """Whether a day is told of a deed as of one known: `Friday's raid`, `when she went down on Friday`."""
    sentence = reading.sentence
    if reading.wheres and not _names(article, reading, place):
        return False
    if period.owned:
        return sentence.has(_HAPPENING, period.stop, period.stop + 3) and not _of_a_paper(reading, period)
    when = range(max(period.start - _WHEN, 0), period.start)
    return any(sentence.lower[at] == "when" and sentence.lower[at + 1] in _DOERS for at in when)


def told_before(article: Article, figure: Figure) -> Period | None:
    """The day that the sentence right before a figure's names."""
    last = next(iter(article.before(figure.reading.start)), None)
    return next((p for p in last.periods if p.is_day and p.role == "at"), None) if last else None
