"""What a figure counts: one incident, a day's tally, a running total, or how many there are at a moment."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import NamedTuple

from pipelines.claims.counts.lasting import days_of, is_long, one_deed
from pipelines.claims.dates.stretches import HOURS, Period, outdone
from pipelines.claims.lexicon import BITS
from pipelines.claims.sentences import DIGIT, Sentence

_CUMULATIVE, _DAILY, _STOCK, _MOVING = BITS["cumulative"], BITS["daily"], BITS["stock"], BITS["moving"]
_HOSTING, _PERFECT, _PLUPERFECT, _BRINGING = BITS["hosting"], BITS["perfect"], BITS["pluperfect"], BITS["bringing"]
_FRAY = BITS["fray"]
_CONFLICT, _DISASTER, _SPREAD = BITS["conflict"], BITS["disaster"], BITS["spread"]
_CATASTROPHE = BITS["catastrophe"]
_UNIT, _AMOUNT = BITS["unit"], BITS["amount"]
_TOLL, _HAPPENING = BITS["toll"], BITS["happening"]
_MANY = 10
"""From so many on those killed on a day, of no one event, are its tally."""
_HOST = 100
"""So many dead of a month, of no one deed and place, are those of the whole month."""
_CAMP, _DET, _MORE, _SINCE = BITS["camp"], BITS["det"], BITS["more"], BITS["since"]
_ARREST, _WHOM, _DENY, _CONTEST = BITS["arrest"], BITS["whom"], BITS["deny"], BITS["contest"]
_SERIES, _WAGED = BITS["series"], BITS["waged"]
_LIVES, _ARMED = BITS["lives"], BITS["armed"]
_OFTHEM, _LOSE, _RECORDED, _VERB = BITS["ofthem"], BITS["lose"], BITS["recorded"], BITS["verb"]
_LARGE = {"equipment": 200, "defected": 100_000, "displaced": 100_000, "refugees": 100_000}
_LARGE_HARM = 5_000
"""Numbers from which a figure without a day is a running total, unless a disaster struck."""
_MOVED = frozenset(("refugees", "displaced"))
_HARMED = frozenset(("killed", "injured", "missing", "casualties"))
_COUNTED = frozenset(("killed", "injured", "casualties", "captured", "refugees", "displaced", "returned", "defected"))
LASTING = 14
"""Days that one incident may last in a note, which tells of one; news tells of a period."""
_NEAR = 9
"""Words around a figure in which its verb is looked for."""
_BEHIND = 16
"""Words behind it in which it is told of what time it counts: `in a single day`, `in a week`, `so far`."""


class Cues(NamedTuple):
    """What the resolver knows of a figure when it asks for its basis. `amount` is the number or the least of it."""

    word: int
    bounds: tuple[int, int]
    measure: str
    amount: int | None
    spans: list[Period]
    spread: bool
    hypothetical: bool
    in_report: bool
    struck: bool
    told_in: int | None = None
    """The year of publication."""
    wide: bool = False
    """Whether it names no place smaller than a city, in a story that counts the dead of many days or names none."""
    placeless: bool = False
    """Whether its own clause names no place below a country."""


def of_figure(sentence: Sentence, cues: Cues) -> str:
    """event, daily, cumulative or stock, from the words of the figure's clause and the periods that speak of it."""
    flags, (low, high) = sentence.flags, cues.bounds
    seen = sentence.seen if high - low == sentence.count else _any(flags, low, high)
    beside = _any(flags, max(low, cues.word - _NEAR), min(high, cues.word + _NEAR))
    behind = beside | _any(flags, cues.word, min(_mark(sentence, cues), cues.word + _BEHIND))
    dated = any(p.precision <= 2 and p.role == "at" for p in cues.spans)
    if cues.measure == "troops":
        return "event" if beside & _MOVING and not beside & _STOCK else "stock"
    if cues.measure == "equipment" and not beside & (_MOVING | _LOSE):
        if beside & _STOCK or sentence.has(_PERFECT, cues.word - 1, cues.word):
            return "stock"  # `the army has one helicopter`
        if cues.in_report and _labelled(sentence, low, cues.word):
            return "stock"
    taken = _captured(sentence, cues, seen) if cues.measure == "captured" else ""
    if taken:
        return taken
    if cues.hypothetical:
        return "cumulative" if any(period.role in ("since", "past") for period in cues.spans) else "event"
    if cues.measure in _MOVED and (_lodged(sentence, cues) or _housed(sentence, cues.word, high)):
        return "stock"
    if cues.measure in _MOVED and _numbered(sentence, low, cues.word):
        return "stock"
    told = _by_period(sentence, cues, seen)
    if told:
        return told
    if dated and (seen & _RECORDED or cues.in_report) and (cues.measure in _MOVED or cues.measure == "returned"):
        return "stock" if any(_stands(sentence, period) for period in cues.spans) else "daily"
    if cues.in_report and cues.measure in _HARMED and any(_stands(sentence, period) for period in cues.spans):
        return "cumulative"
    if behind & _DAILY:
        return "daily"
    if seen & _SINCE and not dated and _since(sentence, cues):
        return "cumulative"
    if _by_day(sentence, cues):
        return "cumulative"
    if dated and _tallied(sentence, cues, low):
        return "daily"
    if behind & _CUMULATIVE or (sentence.has(_BRINGING, low, cues.word) and not _toll_of(sentence, cues, low)):
        # `raising to four the number killed in Wednesday's bombing`: it runs up to the toll of that one incident.
        own = any(period.owned or (period.role == "at" and period.start > cues.word) for period in cues.spans)
        return "event" if dated and own else "cumulative"
    if cues.measure == "returned" and not dated:
        return "cumulative"
    if cues.measure in _MOVED and seen & _UNIT and cues.told_in and days_of(sentence, low, high):
        return "cumulative"
    if cues.measure in _MOVED:
        driven = sentence.has(_PERFECT, max(low, cues.word - 3), cues.word) and not beside & _HOSTING
        return _moved(flags, cues, beside & ~_STOCK if driven else beside, dated)
    if dated and not (large(cues) and not seen & _DISASTER and not cues.struck):
        spread = (seen & _SPREAD or cues.spread) and not (seen & _DISASTER or cues.struck)
        spread = spread or _many(sentence, cues, low)
        return "daily" if spread or (seen & _FRAY and not _in_one_place(sentence, low, high)) else "event"
    return "cumulative" if _runs(sentence, cues, seen, beside) else "event"


def _labelled(sentence: Sentence, low: int, word: int) -> bool:
    """`Maritime force: 5 ships`, a line of a list that tells what there is; not `Tanks destroyed: 5`."""
    colon = next((at for at in range(low, word) if ":" in sentence.gaps[at]), None)
    return colon is not None and not any(one.endswith(("ed", "lost", "off")) for one in sentence.lower[low : colon + 1])


def _captured(sentence: Sentence, cues: Cues, seen: int) -> str:
    """`captured 594 men in three weeks of raids`, and those who are still being held; else empty."""
    if seen & _UNIT and cues.told_in and days_of(sentence, cues.word, _mark(sentence, cues)):
        return "cumulative"
    whom = next((at for at in range(cues.word, cues.bounds[1]) if sentence.flags[at] & _WHOM), cues.bounds[1])
    high = whom if sentence.has(_ARREST | _PERFECT, cues.word, whom) else cues.bounds[1]
    if seen & _STOCK and _kept(sentence, cues.bounds[0], high):
        return "stock"
    return "cumulative" if _arrested(sentence, cues, seen) else ""


def _arrested(sentence: Sentence, cues: Cues, seen: int) -> bool:
    """`Nine suspects have been arrested`, on no day: all who were so far, whatever befell before."""
    if not seen & _ARREST or seen & _DENY or cues.spans or cues.told_in is None or cues.hypothetical:
        return False
    high = min(cues.bounds[1], cues.word + _NEAR)
    taken = next((at for at in range(max(cues.bounds[0], cues.word - 3), high) if sentence.flags[at] & _ARREST), None)
    if taken is None:
        return False
    told = _PERFECT if taken < cues.word else _PERFECT | _PLUPERFECT
    return sentence.has(told, max(cues.bounds[0], taken - 3), taken)


def _by_day(sentence: Sentence, cues: Cues) -> bool:
    """`12,000 had crossed by Sunday night`, `272 had died by June`: all up to a day, where no deed has its own."""
    if not any(p.role == "until" for p in cues.spans) or any(p.role == "at" for p in cues.spans):
        return False
    deeds = (bits_ & (_HAPPENING | _DISASTER) and not bits_ & _WAGED for bits_ in sentence.flags[slice(*cues.bounds)])
    if cues.measure not in _COUNTED or cues.struck or any(deeds):
        return False
    return sentence.has(_PLUPERFECT | _PERFECT, max(cues.bounds[0], cues.word - 4), cues.word + _NEAR)


def _lodged(sentence: Sentence, cues: Cues) -> bool:
    """`8,000 people, most of them young, are camped`, `now hosts 8,000`; not `the war, now old, has uprooted 8,000`."""
    low, high = cues.bounds
    driven = sentence.has(_PERFECT, max(low, cues.word - 3), cues.word)
    far = cues.word + (5 if _mark(sentence, cues) > cues.word + 5 else _BEHIND)
    return sentence.has(_STOCK, cues.word if driven else max(low, cues.word - 3), min(high, far))


def _mark(sentence: Sentence, cues: Cues) -> int:
    """The word behind the mark that follows the figure, else behind its clause."""
    low, high = cues.word, cues.bounds[1]
    return next((at + 1 for at in range(low, high - 1) if sentence.gaps[at].strip("'’")), high)


def _since(sentence: Sentence, cues: Cues) -> bool:
    """`441 killed since the invasion`, `has since cost 16 lives`: a start without a day; not `, since they fled`."""
    flags = sentence.flags
    if cues.measure not in _COUNTED:
        return False
    for index in range(cues.bounds[0], min(cues.bounds[1], sentence.count - 1)):
        if not flags[index] & _SINCE or outdone(sentence, index):
            continue
        if HOURS.intersection(sentence.lower[index : index + 3]):
            continue  # up since five o'clock
        between = set(sentence.gaps[cues.word : index]) - {""}
        parts = between == {","} and not sentence.gaps[index - 1] and sentence.has(_OFTHEM, cues.word, index)
        if index > cues.word and (not between or parts) and not sentence.gaps[index]:
            return True
        if index < cues.word and _opening(sentence, index, cues):
            return True
        if index < cues.word and index and flags[index - 1] & _PERFECT and not any(sentence.gaps[index : cues.word]):
            return True
    return False


def _opening(sentence: Sentence, since: int, cues: Cues) -> bool:
    """`Since fighting began, 600 people had died`; not `Since the bus was full, five died`."""
    comma = next((at for at in range(since, cues.word) if sentence.gaps[at] == ","), None)
    if comma is None or any(sentence.gaps[comma + 1 : cues.word]):
        return False
    began = sentence.has(BITS["beginning"] | _HAPPENING | _CONFLICT, since, comma + 1)
    return began and sentence.has(_PERFECT | _PLUPERFECT, cues.word, cues.word + 7)


def _in_one_place(sentence: Sentence, low: int, high: int) -> bool:
    """`in clashes near Toroma on Monday`: one fight, where `in clashes on Monday` may be many."""
    flags, lower = sentence.flags, sentence.lower
    frays = (index for index in range(low, high) if flags[index] & _FRAY)
    return any(
        lower[at] in _BESIDE and not sentence.gaps[at - 1]
        for fray in frays
        for at in range(fray + 2, min(fray + 6, high))
    )


_BESIDE = frozenset(("at", "near", "in", "outside", "around"))


def _tallied(sentence: Sentence, cues: Cues, low: int) -> bool:
    """`6,000 crossed on Sunday alone`, `4,000 came on Sunday, bringing to 90,000 ...`: what one day adds to a total."""
    alone = any(p.stop < sentence.count and sentence.lower[p.stop] == "alone" for p in cues.spans if p.precision == 1)
    adds = sentence.has(_BRINGING, cues.word, sentence.count) and not sentence.has(_BRINGING, low, cues.word)
    told = _on_top(sentence, cues.word) or sentence.has(_HAPPENING | _CONTEST, low, cues.bounds[1])
    many = cues.measure == "killed" and (cues.amount or 0) >= _MANY and not told
    return alone or (adds and (cues.measure in _MOVED or many))


def _on_top(sentence: Sentence, word: int) -> bool:
    """`another 49`, `16 more`: what comes on top of the dead told before, and no day's tally."""
    beside = sentence.lower[word : word + 3]
    return sentence.has(_MORE, word, word + 2) or ("more" in beside and "than" not in beside)


def _many(sentence: Sentence, cues: Cues, low: int) -> bool:
    """`67 people were killed in the capital on Friday`: of no deed, in no one spot, so many are a day's tally."""
    if not cues.wide or cues.measure not in ("killed", "casualties") or (cues.amount or 0) < _MANY:
        return False
    if not any(p.precision == 1 and low <= p.start < cues.bounds[1] for p in cues.spans):
        return False
    opens = next((at for at in range(cues.word - 1, low, -1) if sentence.lower[at] == "that"), low)
    told = sentence.has(_HAPPENING | _DISASTER, opens, cues.bounds[1]) or _on_top(sentence, cues.word)
    told = told or sentence.has(_TOLL, cues.word - 3, cues.word)
    if told or sentence.has(_VERB, cues.word - 1, cues.word):
        return False
    words = range(opens + 1, min(cues.bounds[1], sentence.count))
    deeds = (at for at in words if sentence.lower[at] in _DEEDS and not sentence.gaps[at - 1])
    return all(sentence.lower[at] == "by" and at < cues.word for at in deeds)


_DEEDS = frozenset(("when", "by", "as", "after"))


def _toll_of(sentence: Sentence, cues: Cues, low: int) -> bool:
    """`two more died, bringing the toll to 14`: that of the one incident, where no period is named."""
    counted = any(period.role in ("since", "past", "between") or period.precision > 2 for period in cues.spans)
    return not counted and sentence.has(_TOLL, max(low, cues.word - 4), cues.word)


def _any(flags: list[int], low: int, high: int) -> int:
    return reduce(or_, flags[low:high], 0)


def _numbered(sentence: Sentence, low: int, word: int) -> bool:
    """`put the number of the displaced at`: how many there are."""
    lower = sentence.lower[low:word]
    return ("number" in lower and "displaced" in lower) or ("homeless" in lower and "at" in lower[-2:])


def _kept(sentence: Sentence, low: int, high: int) -> bool:
    """`are being held`, not `twelve were held hostage for 17 hours`, `55 suspects held`."""
    lower = sentence.lower
    told = [index for index in range(low, high) if sentence.flags[index] & _STOCK]
    return any(lower[i] != "held" or _LASTING.intersection(lower[max(low, i - 2) : i]) for i in told)


_LASTING = frozenset(("being", "are", "is", "still", "remain", "remains"))


def _housed(sentence: Sentence, word: int, high: int) -> bool:
    """`persons in 57 evacuation centres`, `displaced at 12 sites`, `In camps: 4,000`."""
    flags = sentence.flags
    label = ":" in sentence.gaps[word - 1] if word else False
    for index in range(max(word - _NEAR, 0) if label else word + 1, min(word + _NEAR, high)):
        if not flags[index] & _CAMP:
            continue
        before = index - 1
        while before > 0 and flags[before] & (DIGIT | _AMOUNT | _DET):
            before -= 1
        return sentence.lower[before] in _INSIDE and not _any(flags, word, before) & _MOVING
    return False


_INSIDE = frozenset(("in", "inside", "at", "across"))


def _stands(sentence: Sentence, period: Period) -> bool:
    """`as of 15 August 8,000 had been registered`: the day of a count."""
    return sentence.lower[max(period.start - 2, 0) : period.start] in (["as", "of"], ["as", "at"])


def _by_period(sentence: Sentence, cues: Cues, seen: int) -> str:
    for period in cues.spans:
        if period.role == "at" and period.precision == 1:
            break
        if period.role in ("since", "past", "age"):
            return "cumulative"
        if period.role == "day":
            return "daily"
        if period.precision in (2, 3, 4) and sentence.lower[period.stop : period.stop + 1] == ["alone"]:
            return "cumulative"
        stretch = (period.last - period.first).days if period.first and period.last else 0
        if period.role == "between" and stretch > 2 and one_deed(sentence, cues.bounds[0], cues.word):
            return "event"
        if period.role == "between" and cues.told_in is None and stretch <= LASTING and not cues.in_report:
            return "event"
        if period.role == "between" and (stretch > 2 or (stretch > 0 and cues.measure in _MOVED)):
            return "cumulative"
        if period.role == "at" and period.precision == 5 and period.basis == "stated_date":
            summed = cues.placeless and sentence.has(_LIVES, cues.word + 1, cues.word + 3)
            deed = seen & (_DISASTER | _HAPPENING) or not summed
            return "event" if deed and _long_ago(cues, period, seen) else "cumulative"
        month = period.role == "at" and period.precision == 4
        if month and cues.in_report:
            return "event" if _remembered(cues, period, seen) else "cumulative"
        many = cues.wide or (cues.placeless and (cues.amount or 0) >= _HOST and cues.told_in)
        if month and many and not seen & (_HAPPENING | _DISASTER):
            return "event" if _remembered(cues, period, seen) else "cumulative"
        if month:
            break
    return ""


def _remembered(cues: Cues, period: Period, seen: int) -> bool:
    """`Floods in May last year killed 104`, beside counts of this year: one event of an earlier one."""
    years = cues.told_in - period.last.year if cues.told_in and period.last and not seen & _SERIES else 0
    return years > 1 or (years == 1 and bool(seen & (_DISASTER | _HAPPENING) or (cues.amount or 0) < _MANY))


def _long_ago(cues: Cues, period: Period, seen: int) -> bool:
    """`In 1979 an earthquake killed 136`: of a year long gone what is remembered is an event, not the year's tally."""
    if cues.measure not in _HARMED or cues.told_in is None or period.last is None or seen & _SERIES:
        return False
    return period.last.year < cues.told_in - (0 if seen & _DISASTER else 2)


STRIKING = _CATASTROPHE | _DISASTER
"""What a sentence that tells of a disaster has at least one of."""


def strikes(sentence: Sentence, at_war: bool) -> bool:
    """Whether a sentence tells of a disaster, in which thousands may die in a day, and not of a war.

    `at_war`: the article tells of one, in which explosions and fires are no disasters.
    """
    told = _CATASTROPHE if at_war else STRIKING
    if not sentence.seen & told or sentence.seen & _CONFLICT:
        return False
    return any(bits_ & told and not _of_arms(sentence, at) for at, bits_ in enumerate(sentence.flags))


def _of_arms(sentence: Sentence, at: int) -> bool:
    """`opened fire`, `set on fire`, `under heavy fire`: no fire in which people die by themselves."""
    return sentence.lower[at] == "fire" and sentence.has(_ARMED, max(at - 2, 0), at)


def _moved(flags: list[int], cues: Cues, beside: int, dated: bool) -> str:
    """People on the move: those who are there, those who came so far, those who came then."""
    if beside & _STOCK or (beside & _HOSTING and not dated):
        received = any(bits_ & _PERFECT for bits_ in flags[max(0, cues.word - 5) : cues.word])
        return "cumulative" if received and not beside & _STOCK else "stock"
    if dated:
        return "event"
    return "cumulative" if beside & _PERFECT or (large(cues) and not cues.struck) else "event"


def large(cues: Cues) -> bool:
    """Whether a figure is so large that without a day it is a running total."""
    return cues.amount is not None and cues.amount >= _LARGE.get(cues.measure, _LARGE_HARM)


def _runs(sentence: Sentence, cues: Cues, seen: int, beside: int) -> bool:
    """Whether an undated loss is a running total: a long conflict, days of fighting, or thousands."""
    if seen & _DISASTER or (cues.struck and not seen & _CONFLICT):
        return False
    if cues.measure == "captured" and beside & _PERFECT:
        return True
    # `1,200 bodies burned in two days` are those of one deed: only what the days were full of tells a war.
    if seen & _UNIT and cues.told_in and days_of(sentence, cues.bounds[0], min(cues.bounds[1], sentence.count - 1)):
        return True
    if seen & _CONFLICT and (beside & (_PERFECT | _PLUPERFECT) or (cues.told_in and is_long(sentence, *cues.bounds))):
        return True
    return large(cues)
