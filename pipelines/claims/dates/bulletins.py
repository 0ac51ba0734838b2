"""Situation reports: what makes a text one, and the day on which its figures stand."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from pipelines.claims.dates.stretches import Period
from pipelines.claims.hints import may_hold
from pipelines.claims.lexicon import BITS
from pipelines.claims.sentences import DIGIT, Sentence

HEAD = 200
"""Code points from its start within which a report names itself."""
_BULLETIN, _ISSUE, _PERIODIC = BITS["bulletin"], BITS["issue"], BITS["periodic"]
_STOOD = re.compile(r"\bas\W+(?:of|at)\b", re.IGNORECASE)
_OPENING = (0, 2)
"""The last word at which a day opens a sentence: `28 April.`, `As of 28 April`."""
_NUMBER = frozenset(("no", "nr", "number"))
_STALE = timedelta(days=62)
"""How old the figures of a report may be when it appears."""


class Bulletin(NamedTuple):
    """A situation report. `day`: that on which its figures stand, None where its head names none.

    `counts`: it gives running totals; a daily report tells of the incidents of its day.
    """

    day: date | None
    counts: bool


def may_open(heads: list[str], language: str) -> bool:
    """Whether the first sentences of a text, yet to be read, may open a report."""
    if any(may_hold(head, _BULLETIN | _ISSUE, language) for head in heads):
        return True
    return bool(heads) and (_STOOD.search(heads[0]) is not None or may_hold(heads[0], _PERIODIC, language))


def bulletin(heads: list[tuple[Sentence, list[Period]]], published_on: date | None) -> Bulletin | None:
    """The report that the first sentences of a text, each with its periods, open; None where they open none."""
    marks = [_mark(sentence) for sentence, _ in heads]
    if heads and marks[0] is None:
        marks[0] = _stood(*heads[0])
        marks[0] = _of_a_period(*heads[0]) if marks[0] is None else marks[0]
    if all(mark is None for mark in marks):
        return None
    days: list[Period] = []
    for position, (sentence, periods) in enumerate(heads):
        mark = marks[position]
        if mark is not None:
            days += sorted(periods, key=lambda period: (period.start < mark, period.start))
        elif position and marks[position - 1] is not None:
            days += [period for period in periods if period.start <= _OPENING[sentence.lower[:1] == ["as"]]]
    counts = not any(mark is not None and _of_a_day(one, mark) for mark, (one, _) in zip(marks, heads, strict=True))
    ends = [day for day in days if _stands(day, published_on)] or [day for day in days if _ends(day, published_on)]
    return Bulletin(next((day.last for day in ends), None), counts)


def _mark(sentence: Sentence) -> int | None:
    """The word that names a report: `situation report`, `update 12`, `figures as of`."""
    if not sentence.seen & (_BULLETIN | _ISSUE):
        return None
    for index, bits_ in enumerate(sentence.flags):
        if bits_ & _BULLETIN or (bits_ & _ISSUE and _numbered(sentence, index)):
            return index
    return None


def _stood(sentence: Sentence, periods: list[Period]) -> int | None:
    """`Sudan emergency, eastern Chad, as of 24 September 2023.`: a head that says only when its figures stand."""
    last = periods[-1] if periods else None
    if last is None or not last.is_day or last.stop != sentence.count or sentence.count > _HEADED:
        return None
    stood = sentence.lower[max(last.start - 2, 0) : last.start] in (["as", "of"], ["as", "at"])
    return last.start - 2 if stood else None


_HEADED = 16
"""Words of the longest head."""


def _of_a_period(sentence: Sentence, periods: list[Period]) -> int | None:
    """`Weekly civilian impact, 12–18 March 2020: `, `Mine action, summary for 6–12 April`: a head with its days."""
    opens = next((at for at in range(min(_LEADS, sentence.count)) if sentence.flags[at] & _PERIODIC), None)
    stretch = any(
        p.role == "between" and p.start < _HEADED and p.first and p.last and p.last - p.first >= _SOME_DAYS
        for p in periods
    )
    return opens if stretch else None


_LEADS, _SOME_DAYS = 6, timedelta(days=2)
"""Words that lead to the one that names a report's period; the least that such a period lasts."""


def _of_a_day(sentence: Sentence, mark: int) -> bool:
    """`Daily report 26`: what happened on one day."""
    return mark > 0 and sentence.lower[mark - 1] == "daily" and not sentence.flags[mark] & _BULLETIN


def _numbered(sentence: Sentence, index: int) -> bool:
    """`report 11, 20 September`, `Update No. 6 (`: not the verb of `doctors report 12 dead`."""
    number = index + 1
    if number < sentence.count and sentence.lower[number] in _NUMBER:
        number += 1
    if number >= sentence.count or not sentence.flags[number] & DIGIT:
        return False
    return number + 1 == sentence.count or bool(sentence.gaps[number])


def _stands(period: Period, published_on: date | None) -> bool:
    """Whether the figures of a report that appeared then may stand on such a day."""
    if period.precision > 1 or period.role in ("since", "next"):
        return False
    return _lately(period, published_on)


def _ends(period: Period, published_on: date | None) -> bool:
    """`Flash update 9 (17 October–20 November)`: the figures of a report stand at the end of its days."""
    return period.role == "between" and _lately(period, published_on)


def _lately(period: Period, published_on: date | None) -> bool:
    """Whether it is a stated day, or ends on one, not long before the report appeared."""
    if period.last is None or period.basis != "stated_date":
        return False
    return published_on is None or timedelta(0) <= published_on - period.last <= _STALE
