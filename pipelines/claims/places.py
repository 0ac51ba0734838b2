"""Where: the place names of a sentence, known or not, and which of them a figure is about."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.claims.lexicon import BITS, INNER, Lexicon, bits
from pipelines.claims.sentences import CAPITAL, DIGIT, OWNER, PLACE, Sentence

_AT, _TO, _FROM, _NOUN, _AWAY = BITS["at"], BITS["to"], BITS["from"], BITS["place_noun"], BITS["away"]
_DET, _CONJ, _AUX, _PREP, _SPEAKER = BITS["det"], BITS["conj"], BITS["aux"], BITS["prep"], BITS["speaker"]
_TIME = bits("month", "weekday", "relative")
_DEMONYM, _TITLE, _CLAUSE, _COMMON = BITS["demonym"], BITS["title"], BITS["clause"], BITS["common"]
_SAY, _HERE, _VERB = bits("say", "count", "deny", "fear"), BITS["here"], BITS["verb"]
_LONGEST = 6
_REACH = 7
"""Words between a preposition and the name it governs: `in the rebel-held southern town of Dael`."""


class Where(NamedTuple):
    """A place named by words start up to stop; `link` tells how: at, to, from, of or plain (no preposition)."""

    start: int
    stop: int
    link: str
    place_id: str


def wheres(sentence: Sentence, lexicon: Lexicon) -> list[Where]:
    """All places that a sentence names, left to right, each one its most specific wording."""
    found: list[Where] = []
    flags, index, count = sentence.flags, 0, sentence.count
    while index < count:
        bits_ = flags[index]
        if bits_ & (_AT | _TO | _FROM) and not bits_ & CAPITAL or bits_ & (_AT | _TO | _FROM) and index == 0 or (
            sentence.upper and bits_ & (_AT | _TO | _FROM)
        ):
            link = "at" if bits_ & _AT else "to" if bits_ & _TO else "from"
            named = _governed(sentence, index, link)
            if named:
                found.append(named)
                index = named.stop
                continue
        elif index in sentence.places:
            named = _plain(sentence, index)
            if named:
                found.append(named)
                index = named.stop
                continue
        index += 1
    return found


def _governed(sentence: Sentence, preposition: int, link: str) -> Where | None:
    """The name that a preposition governs: `in the Homs district of Baba Amr` gives Baba Amr."""
    flags = sentence.flags
    index, limit = preposition + 1, min(preposition + 1 + _REACH, sentence.count)
    if sentence.gap(preposition):
        return None
    named: Where | None = None
    while index < limit:
        bits_ = flags[index]
        if _opens_name(sentence, index, named is None):
            stop, place = _name(sentence, index)
            if stop > index and not _foreign(sentence, index, stop):
                named = Where(index, stop, link, place)
                follow = _descends(sentence, stop)
                if follow is None:
                    break
                index = follow
                limit = min(follow + 4, sentence.count)
                continue
            index = max(stop, index + 1)
        elif bits_ & (_TIME | _AUX | _CLAUSE | _SAY | _CONJ | DIGIT) or bits_ & _PREP and sentence.lower[index] != "of":
            break
        else:
            index += 1
        if sentence.gap(index - 1).strip("'’"):
            break
    return named


def _opens_name(sentence: Sentence, index: int, first: bool) -> bool:
    bits_ = sentence.flags[index]
    if index in sentence.places:
        return True
    if not bits_ & CAPITAL or bits_ & (_TIME | _TITLE) and not bits_ & PLACE:
        return False
    return not bits_ & (_DET | _DEMONYM)


def _name(sentence: Sentence, index: int) -> tuple[int, str]:
    """Where the name that opens at a word ends, with the kind of place after it, and the place it is known as."""
    flags, count = sentence.flags, sentence.count
    place, length = sentence.places.get(index, ("", 0))
    stop = index + (length or 1)
    if not length:
        while stop < count and stop - index < _LONGEST and not sentence.gap(stop - 1) and not flags[stop - 1] & OWNER:
            bits_ = flags[stop]
            if stop in sentence.places:
                break
            if bits_ & CAPITAL and not bits_ & (_TIME | _AUX) or bits_ & DIGIT and len(sentence.words[stop]) < 4:
                stop += 1
            else:
                break
    if flags[stop - 1] & OWNER and stop < count and not sentence.gap(stop - 1).strip("'’"):
        if flags[stop] & CAPITAL and not flags[stop] & (_TIME | _DEMONYM):
            return _name(sentence, stop)
    while stop < count and flags[stop] & _NOUN and not sentence.gap(stop - 1).strip("'’") and not flags[stop] & _VERB:
        stop += 1
    if stop + 1 < count and not sentence.gap(stop - 1) and flags[stop + 1] & _NOUN and sentence.lower[stop] in ("air", "bus", "refugee", "transit", "police", "border", "army"):
        stop += 2
    return stop, place


def _foreign(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether the name is a person or a body rather than a place."""
    flags = sentence.flags
    if start in sentence.places:
        return False
    head = flags[stop - 1]
    if head & _SPEAKER and not head & _NOUN:
        return True
    return bool(flags[start] & (_TITLE | _SAY)) or sentence.flags[start] & _SPEAKER != 0 and stop - start == 1


def _descends(sentence: Sentence, stop: int) -> int | None:
    """The word after `of` in `the Homs district of Baba Amr`: the narrower place follows."""
    flags = sentence.flags
    if stop < sentence.count and sentence.lower[stop] == "of" and flags[stop - 1] & _NOUN and not sentence.gap(stop - 1):
        return stop + 1
    if stop + 1 < sentence.count and flags[stop] & _NOUN and sentence.lower[stop + 1] == "of" and not sentence.gap(stop - 1):
        return stop + 2
    return None


def _plain(sentence: Sentence, index: int) -> Where | None:
    place, length = sentence.places[index]
    stop = index + length
    if sentence.flags[stop - 1] & OWNER and stop < sentence.count and sentence.flags[stop] & CAPITAL:
        return None
    full, _ = _name(sentence, index)
    return Where(index, max(stop, full), "plain", place)


def of_figure(
    sentence: Sentence, found: list[Where], word: int, bounds: tuple[int, int], measure: str, speakers: list[tuple[int, int]]
) -> Where | None:
    """The place that a figure at a word is about: the nearest in its clause, else in its sentence, else none."""
    best, lowest = None, 10_000.0
    for where in found:
        if any(start < where.stop and where.start < stop for start, stop in speakers):
            continue
        cost = float(abs(where.start - word))
        if where.start > word:
            cost *= 0.8
        low, high = bounds
        if not low <= where.start < high:
            cost += 14
        cost += _link_cost(where, measure)
        if cost < lowest:
            best, lowest = where, cost
    return _narrowest(sentence, found, best) if best else None


def _link_cost(where: Where, measure: str) -> float:
    moving = measure in ("refugees", "displaced", "returned", "defected")
    if where.link == "at":
        return 0
    if where.link == "to":
        return -6 if moving else 12
    if where.link == "from":
        return 2 if measure == "returned" else 14 if moving else 10
    return 9


def _narrowest(sentence: Sentence, found: list[Where], chosen: Where) -> Where:
    """`Kamenge, Bujumbura`, `Hindi, Lamu County`: the first of the names that stand side by side."""
    at = found.index(chosen)
    while at > 0:
        previous = found[at - 1]
        gap = sentence.gap(previous.stop - 1)
        side_by_side = previous.stop == chosen.start and gap == ","
        inside = chosen.start - previous.stop == 1 and chosen.link == "at" and not gap
        if not (side_by_side or inside) or previous.link in ("to", "from") and not side_by_side:
            break
        chosen, at = previous, at - 1
    return chosen
