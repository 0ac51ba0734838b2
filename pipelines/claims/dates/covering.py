"""Which of the days and periods that a sentence names speak of a figure, the most telling first."""

from __future__ import annotations

from pipelines.claims.counts.basis import LASTING
from pipelines.claims.counts.lasting import days_of
from pipelines.claims.dates import apart, statements
from pipelines.claims.dates.stretches import Period, outdone
from pipelines.claims.figures import HARM, Figure
from pipelines.claims.lexicon import BITS
from pipelines.claims.sentences import Sentence

_COMPARED, _CASUALTY = BITS["compared"], BITS["casualty"]
_TOLL, _TALLY, _MILESTONE = BITS["toll"], BITS["tally"], BITS["milestone"]
_PERFECT = BITS["perfect"]
_VERB, _BRINGING, _MODAL = BITS["verb"], BITS["bringing"], BITS["modal"]
_ROSE, _HAPPENING = BITS["revised"] | BITS["settled"], BITS["happening"]
_SEQUEL = BITS["sequel"]
_UNUSED = frozenset(("speech", "next", "vague"))
_PASSED = 10
"""What a period costs more when another figure stands before it."""
_AFTERWARDS = 40
"""What the day costs more on which something followed."""
_PARTED = 6
"""What it costs more where a comma parts it from the figure behind it."""
_TAKEN = 3
"""What it costs more where it stands behind another figure: `six died on Monday and four on Tuesday`."""
_OWNED = -50
"""Head start of `Saturday's bombing` before the day on which its toll was told."""


def covering(figure: Figure) -> list[Period]:
    """Time expressions that speak of the figure, the most telling first: its own clause, then what stands before it."""
    ended = statements.of_their_death(figure)
    if ended is not None:
        return [ended]
    low, high = figure.bounds
    inside: list[tuple[float, Period]] = []
    before: list[tuple[float, Period]] = []
    for period in figure.reading.periods:
        if period.role == "then":
            role = _then(period, figure)
            if not role:
                continue
            period = period._replace(role=role)
        if not period.owned and _tallied(figure, period):
            continue
        if period.role == "shift" and (compared_day(figure.reading.sentence, period) or sums_up(figure, period.stop)):
            continue
        if period.role == "past" and outdone(figure.reading.sentence, period.start):
            continue  # one of the deadliest raids of the past year
        if _milestone(period, figure) or apart.parted(figure.reading.sentence, figure.word, period):
            continue
        if apart.of_the_earlier(figure.reading.sentence, figure.word, period):
            continue
        if _to_come(period, figure) or statements.of_the_treated(figure, period):
            continue
        if period.role in _UNUSED or (period.role == "ago" and not _nearest_of(period, figure)):
            continue
        cost = abs(period.start - figure.word) + (_OWNED if period.owned else 0)
        if period.start < figure.word and "," in figure.reading.sentence.gaps[period.stop - 1 : figure.word]:
            cost += _PARTED
        if period.start < figure.word and any(word < period.start for word in figure.reading.figures):
            cost += _TAKEN
        if passed(period, figure):
            cost += _PASSED
        if _sequel(period, figure):
            cost += _AFTERWARDS
        if low <= period.start < high:
            inside.append((cost, period))
        elif period.start < figure.word and period.role in ("at", "shift") and not _so_far(figure):
            before.append((cost, period))
    if not inside and not before:
        return [period for period in figure.reading.periods if _of_the_deed(period, figure)][:1]
    ranked = sorted(inside, key=lambda item: item[0]) + sorted(before, key=lambda item: item[0])
    return _own(figure, [period for _, period in ranked])


def _then(period: Period, figure: Figure) -> str:
    """`the worst since May 4, when six died, two of them women`: a day of those behind it alone, and of their parts.

    `12 have died since May 4, when the war reached Homs` counts from that day.
    """
    behind = sorted(word for word in figure.reading.figures if word > period.stop)
    if not behind:
        return "since"
    told = figure.word > period.stop and "," not in figure.reading.sentence.gaps[behind[0] : figure.word]
    return "at" if told or (figure.word > period.stop and figure.whole) else ""


def _of_the_deed(period: Period, figure: Figure) -> bool:
    """`showed 17 corpses and said 93 were in hospital after Tuesday's raid`: of the one deed that a sentence tells."""
    sentence = figure.reading.sentence
    if not period.owned or period.role != "at" or period.start < figure.word or figure.measure not in HARM:
        return False
    return ";" not in sentence.gaps[figure.word : period.start] and sentence.has(
        _HAPPENING, period.stop, period.stop + 3
    )


def _own(figure: Figure, periods: list[Period]) -> list[Period]:
    """Those of the whole or of its part only, where each has its own: `92 since May, 40 of them here on Saturday`."""
    sentence, reading = figure.reading.sentence, figure.reading
    if figure.whole and figure.whole.reading is reading and apart.elided(sentence, figure.word):
        own = [period for period in periods if period.start > figure.word]
        return own or periods
    counted = len(periods) > 1 or days_of(sentence, *figure.bounds)
    return [p for p in periods if not apart.of_a_part(sentence, figure.word, p, reading.figures, counted)]


def _so_far(figure: Figure) -> bool:
    """`six fell on 4 May; it says that it has killed nine`: the tense of the nine names no day that is over."""
    sentence, (low, high) = figure.reading.sentence, figure.bounds
    return sentence.has(_PERFECT, max(low, figure.word - 7), min(high, figure.stop + 6))


def _tallied(figure: Figure, period: Period) -> bool:
    """`put the toll at 36 on Wednesday`, `put the dead at 36 and the hurt at 50`: the day of the statement."""
    said, sentence = figure.said, figure.reading.sentence
    if figure.running:
        return False
    if said is None or said.kind != "count" or said.verb > figure.word:
        return period.role == "at" and _stood_at(figure)
    until = figure.word
    if period.start < until:
        told = (word for word in figure.reading.figures if said.verb < word < period.start)
        until = next(told, 0)
    at = any(sentence.lower[index] == "at" for index in range(max(until - 2, 0), until))
    return sentence.has(_TALLY, said.verb + 1, until) or (at and sentence.has(_CASUALTY, said.verb + 1, until))


def _stood_at(figure: Figure) -> bool:
    """`The figure stood at 99 on Saturday`, `had given the number of dead as nine`."""
    sentence, word = figure.reading.sentence, figure.word
    if not word or sentence.lower[word - 1] not in ("at", "as"):
        return False
    return sentence.has(_TALLY | _TOLL, max(figure.bounds[0], word - _NEAR), word)


_NEAR = 6


def risen(period: Period, figure: Figure) -> bool:
    """`the toll of the siege rose on Sunday to 338`: the day of the count."""
    sentence, (low, _) = figure.reading.sentence, figure.bounds
    by = sentence.lower[figure.word - 1] == "by" if figure.word else False
    if _raised_on(period, figure):
        return True
    if by or period.owned or period.role != "at" or figure.running or not sentence.has(_TOLL, low, figure.word):
        return False
    rise = next((i for i in range(figure.word - 1, low, -1) if sentence.flags[i] & _ROSE), None)
    return rise is not None and rise < period.start and not sentence.has(_HAPPENING | _VERB, rise + 1, period.start)


def compared_day(sentence: Sentence, period: Period) -> bool:
    """`up from 2,275 a day earlier`: the day of an earlier count, not of what it counts."""
    return sentence.has(_COMPARED, max(period.start - 5, 0), period.start)


def _raised_on(period: Period, figure: Figure) -> bool:
    """`raised to 118 on Wednesday the number of people killed`: the day of the count as well."""
    sentence = figure.reading.sentence
    near = figure.stop <= period.start <= figure.stop + 2 and not period.owned and period.role == "at"
    raised = near and sentence.has(_ROSE, max(figure.word - 3, 0), figure.word)
    return bool(raised) and sentence.has(_TALLY | _TOLL, period.stop, period.stop + 3)


def sums_up(figure: Figure, since: int = 0) -> bool:
    """`two died three days later, raising the death count to 8`: the eight are those of the deed itself."""
    sentence = figure.reading.sentence
    low = max(since, figure.word - _PASSED)
    rise = next((i for i in range(low, figure.word) if sentence.flags[i] & (_ROSE | _BRINGING)), None)
    return rise is not None and sentence.has(_TOLL, rise, figure.word)


def _to_come(period: Period, figure: Figure) -> bool:
    """`13 have been arrested, and talks will miss their deadline of June 30`: the day of what is still to be."""
    if period.start < figure.word or figure.status == "hypothetical" or not figure.reading.sentence.seen & _MODAL:
        return False
    between = figure.reading.sentence.flags[figure.stop : period.start]
    return any(bits & _MODAL and not bits & BITS["month"] for bits in between)


def _milestone(period: Period, figure: Figure) -> bool:
    """`20,000, a number that others passed in July`: the day of those others."""
    sentence = figure.reading.sentence
    if not sentence.seen & _MILESTONE:
        return False
    tally = next((at for at in range(figure.word + 1, period.start) if sentence.flags[at] & _TALLY), None)
    return tally is not None and sentence.has(_MILESTONE, tally + 1, period.start)


def passed(period: Period, figure: Figure) -> bool:
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


def dates(period: Period) -> bool:
    """Whether it is a day, or some days in a row of which the last counts."""
    if period.last is None or period.role not in ("at", "ago", "between", "day"):
        return False
    return period.precision <= 2 or (
        period.role == "between" and (period.last - (period.first or period.last)).days <= LASTING
    )
