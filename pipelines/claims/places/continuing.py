"""Whether a figure without a place of its own goes on telling of the event before it."""

from __future__ import annotations

from itertools import pairwise

from pipelines.claims.articles import Article, Reading
from pipelines.claims.dates.stretches import Period
from pipelines.claims.figures import HARM, Figure
from pipelines.claims.lexicon import BITS
from pipelines.claims.places.nearest import MOVING
from pipelines.claims.sentences import CAPITAL, DIGIT, OWNER, Sentence

_SENT, _BRINGING = BITS["moving"], BITS["bringing"]
_PLACE_NOUN, _DET, _VAGUE = BITS["place_noun"], BITS["det"], BITS["border"]
_MORE = frozenset(("more", "another", "further"))
_TURNING, _SINCE = BITS["turning"], BITS["since"]
_HURTS, _AMOUNT, _LODGED, _CAMP = BITS["hurts"], BITS["amount"], BITS["lodged"], BITS["camp"]
_CROWD = 100_000
"""From so many on, the displaced aren't those of one town."""
_LANDS = BITS["lands"]
_HAPPENING, _CASUALTY = BITS["happening"], BITS["casualty"]
_SEVERAL = frozenset(("other", "separate", "two", "both", "three", "several", "similar"))
_INDEFINITE = frozenset(("a", "an", "one", "another", "each", "every"))
_MODAL = frozenset(("may", "might", "could"))
_DONE = frozenset(("have", "number", "total", "reach", "exceed", "top", "be", "rise"))
_MANY = 1_000
"""From so many on, what is feared is feared for more than one place."""
_GROWN = 2
"""How many times its first toll an event may have in the end."""
_BATTLE = 31
"""Days that a battle or a disaster may last and still be one story."""


def strays(article: Article, figure: Figure, before: Figure | None) -> bool:
    """Whether a figure without a place of its own tells of more than the event before it, or of something else.

    That is what may yet happen to thousands, the losses that a country counts, those who changed sides, and
    what has been counted since a vote or an invasion.
    """
    if (before and before.reading is figure.reading) or anaphoric(figure.reading):
        return False
    if figure.running and (_of_the_country(figure) or _stated(article, figure)):
        return True
    if of_several(figure):
        return True
    if figure.status == "hypothetical" and (figure.amount or 0) >= _MANY and not _told_of(figure):
        return True
    side = figure.measure == "defected" and article.dateline is not None
    return side and before is not None and before.measure != "defected"


def of_several(figure: Figure) -> bool:
    """`in other clashes`, `in the two attacks`, `in four provinces`: in more places than the one told of last."""
    if _of_lands(figure):
        return True
    sentence, (low, high) = figure.reading.sentence, figure.bounds
    if not sentence.has(_HAPPENING, low, high):
        return False
    told = (i for i in range(low + 1, high) if sentence.flags[i] & (_HAPPENING | _CASUALTY) == _HAPPENING)
    found = (index for index in told if sentence.lower[index].endswith("s"))
    lower = sentence.lower
    return any(lower[index - 1] in _SEVERAL and "in" in lower[max(0, index - 3) : index - 1] for index in found)


def _of_lands(figure: Figure) -> bool:
    """`621 died in four provinces`: in more places than one, none of which is told."""
    sentence, (low, high) = figure.reading.sentence, figure.bounds
    if not sentence.seen & _LANDS:
        return False
    flags = sentence.flags
    counted = (i for i in range(low + 2, high) if flags[i] & _LANDS and flags[i - 1] & (_AMOUNT | DIGIT))
    return any(flags[i - 2] & BITS["at"] and sentence.words[i - 1] != "one" for i in counted)


def _told_of(figure: Figure) -> bool:
    """`may have killed 2,000`, `the dead could number 2,000`: not sure, but of what has happened."""
    sentence, (low, high) = figure.reading.sentence, figure.bounds
    words = sentence.lower[low:high]
    return any(one in _MODAL and other in _DONE for one, other in pairwise(words))


def _of_the_country(figure: Figure) -> bool:
    """`since the vote of May 27`: counted in the whole country."""
    sentence, (low, high) = figure.reading.sentence, figure.bounds
    if not sentence.seen & _TURNING:
        return False
    opens = (index for index in range(low, high) if sentence.flags[index] & _SINCE)
    return any(sentence.has(_TURNING, index, index + 6) for index in opens)


def _stated(article: Article, figure: Figure) -> bool:
    """`Azerbaijan says 41 have died so far`: said of its side, wherever that was."""
    said = figure.said
    if said is None:
        return False
    speaker = range(said.speaker.start, said.speaker.stop)
    return any(
        where.start in speaker and where.place_id in article.gazetteer.countries for where in figure.reading.wheres
    )


def same_story(article: Article, figure: Figure, before: Figure) -> bool:
    """Whether a figure without a place of its own goes on speaking of the place before it."""
    near = before.reading is figure.reading
    pair = {before.measure, figure.measure}
    alike = len(pair) == 1 or pair <= HARM or pair <= MOVING
    if figure.window or anaphoric(figure.reading):
        return True
    if before.place.place_id in article.gazetteer.countries and alike:
        return True
    if figure.running and near and _goes_on(figure, before):
        return True
    if other_day(figure, before):
        return False
    if figure.running and (_counted_on(figure, before) or _still_so(figure, before)):
        return True
    if lodged(figure):
        return True
    if figure.running:
        return (before.running and alike and not since(figure)) or brief(article, figure)
    if figure.basis == "daily":
        return before.basis in ("daily", "cumulative")
    if figure.measure == "troops" or (figure.measure == "equipment" and not _lost(figure)):
        return near
    return near or (alike and before.basis != "stock") or figure.measure in HARM or not before.running


def several(placed: list[Figure], figure: Figure, before: Figure) -> bool:
    """`74 killed in Mopti, 11 in Ségou`: of a list of places none is that of the totals that follow it."""
    if not (figure.running and before.running) or before.reading is figure.reading:
        return False
    return (
        len(
            {
                f.place.words
                for f in placed
                if f.reading is before.reading and f.place.basis == "nearest" and not f.whole
            }
        )
        > 1
    )


def _counted_on(figure: Figure, before: Figure) -> bool:
    """`262 bodies have been buried to date`: the toll of the event told before, if it is of its size."""
    if before.basis != "event" or figure.basis != "cumulative" or figure.measure != before.measure:
        return False
    undated = not any(period.first for period in figure.reading.periods)
    return undated and bool(before.amount) and (figure.amount or 0) <= _GROWN * (before.amount or 0)


def _still_so(figure: Figure, before: Figure) -> bool:
    """`Two men are still missing`, `nine remain in hospital`: of those whom the event told before has hurt."""
    told = before.basis == "event" and before.measure in HARM and before.measure != "captured"
    return told and figure.basis == "stock" and figure.measure in ("missing", "injured") and not since(figure)


def _goes_on(figure: Figure, before: Figure) -> bool:
    """`killed three, bringing the toll to 88`, `three dead, 55 held`: said of the event in one breath."""
    if before.running or before.measure not in HARM:
        return False
    if figure.measure == "captured":
        return True
    return figure.measure == before.measure and figure.tells(_BRINGING) and not since(figure)


def _lost(figure: Figure) -> bool:
    """Whether equipment was lost in what is told, rather than sent or held."""
    return figure.basis == "event" and not figure.tells(_SENT)


def other_day(figure: Figure, before: Figure) -> bool:
    """Whether a figure's own clause names another day than that of the event before it."""
    if figure.measure == "killed" and figure.tells(_HURTS) and not _named(figure):
        return False  # two died of their wounds on Monday
    if figure.measure in HARM and before.measure in HARM and _earlier_word(figure):
        return False  # the mayor had spoken of 20 dead on Saturday
    definite = figure.word > 0 and figure.reading.sentence.lower[figure.word - 1] == "the"  # of the 220 injured
    if before.running or definite or figure.measure in MOVING or _further(figure, before):
        return False
    low, high = figure.bounds
    told = [p for p in figure.reading.periods if p.role == "at" and low <= p.start < high]
    if figure.basis == "event" and any(p.precision >= 4 and _past(p, before) for p in told):
        return True
    named = [p.last for p in told if p.precision <= 2]
    day = before.as_of.day
    if figure.measure == "missing" and day is not None and all(last and last > day for last in named):
        return False  # two are still missing on Saturday
    return bool(named) and day is not None and day not in named


def _earlier_word(figure: Figure) -> bool:
    """Whether a figure was told before the others: its day may be that of the telling."""
    said = figure.said
    return said is not None and said.verb < figure.word and figure.reading.sentence.lower[said.verb - 1] == "had"


def _further(figure: Figure, before: Figure) -> bool:
    """`nine more died overnight`: of those told of before, whatever the day."""
    words = figure.reading.sentence.lower[max(0, figure.word - 1) : figure.stop + 1]
    return figure.measure in (before.measure, "missing") and not _MORE.isdisjoint(words)


def _named(figure: Figure) -> bool:
    """`Ahmad Karimi died of his wounds`: one who has not been counted among those told of."""
    told: int = figure.reading.sentence.flags[figure.word] & (CAPITAL | DIGIT | _DET | _AMOUNT)
    return told == CAPITAL


def lodged(figure: Figure) -> bool:
    """`16,000 are sheltering in two compounds`, `some 1,500 sleep in the grandstand`: people on the spot."""
    if figure.measure not in MOVING or not figure.running or since(figure) or (figure.amount or _CROWD) >= _CROWD:
        return False
    return figure.tells(_LODGED) and figure.tells(_PLACE_NOUN | _CAMP)


def _past(period: Period, before: Figure) -> bool:
    """Whether a month or a year lies before the event told last."""
    return period.last is not None and before.as_of.day is not None and period.last < before.as_of.day


def brief(article: Article, figure: Figure) -> bool:
    """Whether a running total covers only the days of the battle that is told: `since Friday`, `in six days of`."""
    if figure.basis != "cumulative":
        return False
    low, high = figure.bounds
    end = article.published_on
    for period in figure.reading.periods:
        if period.role in ("since", "past", "between") and period.first and low <= period.start < high:
            last = period.last if period.role == "between" else end
            return last is not None and (last - period.first).days <= _BATTLE
    return False


def since(figure: Figure) -> bool:
    """Whether a figure's own clause counts since a day or an event."""
    low, high = figure.bounds
    return any(period.role == "since" and low <= period.start < high for period in figure.reading.periods)


def _definite(sentence: Sentence, index: int) -> bool:
    """`the camp`, `this suburb`, and `the mining town`: behind an article; a town also behind a word on it."""
    described = sentence.flags[index] & BITS["anaphor"] and not sentence.flags[index - 1] & (CAPITAL | OWNER | _DET)
    at = index - 2 if described and index > 1 and not sentence.gaps[index - 2] else index - 1
    return bool(sentence.flags[at] & _DET) and sentence.lower[at] not in _INDEFINITE


def anaphoric(reading: Reading) -> bool:
    """`the town`, `this suburb`, `there`: the place has been named before."""
    sentence = reading.sentence
    flags, lower = sentence.flags, sentence.lower
    for index in range(reading.skip + 1, sentence.count if sentence.seen & _PLACE_NOUN else 0):
        if flags[index] & _PLACE_NOUN and not flags[index] & (CAPITAL | OWNER | _VAGUE) and _definite(sentence, index):
            named = index + 1 < sentence.count and (lower[index + 1] == "of" or flags[index + 1] & CAPITAL)
            if not named:
                return True
    return "there" in lower
