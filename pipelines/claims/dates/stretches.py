"""A stretch of days as a sentence names it, and what the words around it make of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from pipelines.claims.lexicon import BITS, INNER, bits
from pipelines.claims.sentences import CAPITAL, DIGIT, Sentence

_SAY, _LISTENER = bits("say", "deny", "fear"), BITS["listener"]
_SINCE, _BEGINNING = BITS["since"], BITS["beginning"]
SINCE_REACH = 16
"""Words before a period in which the since of its clause may stand."""
_SUPERLATIVE, _AMOUNT, _PLUPERFECT = BITS["superlative"], BITS["amount"], BITS["pluperfect"]
HOURS = frozenset(("o'clock", "am", "pm", "a.m", "p.m", "hrs", "gmt"))
"""What follows a number that tells the hour."""
DASHES = ("–", "-", "—", "/")
"""What may stand between the first and the last day of a stretch."""


class Period(NamedTuple):
    """A day (first == last) or a stretch of days named by words start up to stop.

    role: at, since (only the start is named), until, between, past (up to publication), day (24 hours), ago; speech
    for the day on which somebody spoke; shift for a day told from another (`the following day`, shift 1); next and
    vague are of no use. `owned` marks `Saturday's bombing`.
    precision: UCDP date_prec, 1 a day, 2 two to six days, 3 a week, 4 a month, 5 more.
    """

    start: int
    stop: int
    first: date | None
    last: date | None
    role: str
    basis: str
    precision: int
    owned: bool = False
    shift: int | None = None

    @property
    def is_single(self) -> bool:
        """Whether it is one known day."""
        return self.precision == 1 and self.last is not None and self.first == self.last

    @property
    def is_day(self) -> bool:
        """Whether it is a stated day, or the night between two."""
        if self.basis != "stated_date" or self.precision > 2 or self.first is None or self.last is None:
            return False
        return self.role == "at" or (self.role == "between" and (self.last - self.first).days == 1)


def told_on(sentence: Sentence, index: int) -> bool:
    """Whether a verb of saying, with or without a listener after it, stands right before."""
    while index >= 0 and not sentence.gaps[index]:
        bits_ = sentence.flags[index]
        if bits_ & (_SAY | BITS["tally"]):
            return True
        if not bits_ & (_LISTENER | INNER) and sentence.lower[index] != "on":
            return False
        index -= 1
    return False


def opens_speech(sentence: Sentence, period: Period, back: int) -> bool:
    """`On Sunday it had counted 118`, `overnight it had been 90`: the day of the count, not of the deaths."""
    also = back - 1 if back > 1 and sentence.lower[back] == "on" and not sentence.gaps[back - 1] else back
    joined_on = (
        also > 0
        and period.basis != "stated_date"
        and sentence.gaps[also - 1] == ","
        and sentence.flags[also] & BITS["conj"]
    )
    if (back > 0 and not joined_on and sentence.gaps[back - 1][:1] not in (".", ";")) or period.owned:
        return False
    flags, saying, opens = sentence.flags, _SAY | BITS["count"], period.stop
    if opens < sentence.count and not sentence.gaps[opens - 1]:
        opens = _behind_name(sentence, opens)
    words = (*range(period.stop, min(opens, period.stop + 1)), *range(opens, min(opens + 8, sentence.count)))
    for index in words:
        verb = not flags[index] & BITS["noun"] or (flags[index - 1] & _PLUPERFECT and period.precision == 1)
        verb = verb or (opens > period.stop and bool(flags[min(index + 1, sentence.count - 1)] & BITS["det"]))
        been = sentence.lower[index] == "been" and sentence.lower[period.stop] == "it"
        if (flags[index] & saying and verb) or been or sentence.lower[index] == "stood":
            return True
        if flags[index] & BITS["verb"] or (index > opens and sentence.gaps[index - 1].strip("'’")):
            return False
    return False


def _behind_name(sentence: Sentence, start: int) -> int:
    """The word behind the name that two commas set off, `the minister, Ana Ruz, raised`; else `start`."""
    marks = [at for at in range(start, min(start + 10, sentence.count)) if sentence.gaps[at].strip("'’")]
    if len(marks) < 2 or sentence.gaps[marks[0]] != "," or sentence.gaps[marks[1]] != ",":
        return start
    named = all(bits_ & CAPITAL for bits_ in sentence.flags[marks[0] + 1 : marks[1] + 1])
    return marks[1] + 1 if named else start


def outdone(sentence: Sentence, since: int) -> bool:
    """`the deadliest raid since May`: nothing is counted from then on."""
    for at in range(since - 1, max(since - _COMPARISON, -1), -1):
        if sentence.gaps[at].strip("'’") or sentence.flags[at] & (DIGIT | _AMOUNT):
            return False
        if sentence.flags[at] & _SUPERLATIVE:
            return True
    return False


_COMPARISON = 10
"""Words between a superlative and the since behind it."""


def since_clause(s: Sentence, index: int) -> int | None:
    """Where the since of `since the uprising began in March 2011` stands."""
    for back in range(index - 1, max(index - SINCE_REACH, -1), -1):
        if s.gaps[back] not in ("", "-", "'", "’"):
            return None
        if s.flags[back] & _SINCE:
            return back if back < index - 1 and s.lower[back - 1 if back else 0] != "missing" else None
        if s.flags[back] & DIGIT or s.lower[back] in HOURS:
            return None
    return None


def since_at(s: Sentence, start: int, back: int) -> int | None:
    """The since right before a period, or before its article."""
    return next((at for at in (start - 1, back) if at >= 0 and s.flags[at] & _SINCE), None)


def remembered(s: Sentence, stop: int) -> bool:
    """`the worst siege since 1984, when three died`: what follows happened then, unless it began then."""
    if stop >= s.count or s.lower[stop] != "when" or s.gaps[stop - 1] not in ("", ","):
        return False
    counted = next((at for at in range(stop, s.count) if s.flags[at] & (DIGIT | _AMOUNT)), stop)
    if "," in s.gaps[stop:counted]:
        return False
    return not s.has(_BEGINNING, stop, min(stop + 7, s.count))


def joined(sentence: Sentence, found: list[Period]) -> list[Period]:
    """`between Feb. 1 and Friday`, `29 October–4 November 2017`: two days become one period."""
    out: list[Period] = []
    for period in found:
        last = out[-1] if out else None
        if last and last.first and period.last and last.first <= period.last:
            both = last.basis == period.basis == "weekday" and sentence.lower[last.stop] == "and"
            dashed = (period.start - last.stop == 1 and both) or (
                period.start == last.stop and sentence.gaps[last.stop - 1] in DASHES
            )
            if dashed or (last.role == "from" and period.role == "to") or _days_apart(sentence, last, period):
                days = (period.last - last.first).days
                precision = 2 if days < 7 else 3 if days < 8 else 4 if days < 32 else 5
                out[-1] = Period(last.start, period.stop, last.first, period.last, "between", period.basis, precision)
                continue
        if last and last.role == "ending":
            out.pop()
            if period.is_single and period.last and period.start - last.stop <= _CLOSING:
                first = period.last - timedelta(days=(last.shift or 1) - 1)
                out.append(Period(last.start, period.stop, first, period.last, "between", period.basis, 3))
                continue
        if last and last.role == "day" and _ends(sentence, last, period):
            out[-1] = last._replace(stop=period.stop, first=period.last, last=period.last, basis=period.basis)
            continue
        if last and last.basis == "weekday" and period.basis == "stated_date" and period.start == last.stop:
            out[-1] = period._replace(start=last.start, role=last.role if last.role != "at" else period.role)
            continue
        out.append(period)
    return out


_CLOSING = 4
"""Words between `the week` and the day on which it ended."""


def _days_apart(sentence: Sentence, last: Period, period: Period) -> bool:
    """`31 March to 1 April 2017`."""
    stated = last.basis == period.basis == "stated_date" and last.first == last.last and period.precision == 1
    return stated and period.start - last.stop == 1 and sentence.lower[last.stop] == "to"


def _ends(sentence: Sentence, hours: Period, period: Period) -> bool:
    """`the 24 hours to Tuesday`."""
    linked = period.last is not None and period.start - hours.stop == 1
    return linked and sentence.lower[hours.stop] in ("to", "ending", "until")
