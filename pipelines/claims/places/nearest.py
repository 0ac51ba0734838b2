"""Which of the places that a sentence names a figure is about: the one with the least distance, links weighed."""

from __future__ import annotations

from pipelines.claims.lexicon import BITS, bits
from pipelines.claims.places.care import admitted, cared_for
from pipelines.claims.places.gazetteer import gazetteer
from pipelines.claims.places.names import manned, wide
from pipelines.claims.places.where import Where
from pipelines.claims.sentences import CAPITAL, DIGIT, OWNER, Sentence

_CONJ, _CONTRAST, _CARED = BITS["conj"], BITS["contrast"], BITS["cared"]
_CLAUSE = BITS["clause"]
_DONE = bits("verb", "casualty", "aux")
_LOSE, _BEARS = BITS["lose"], BITS["bears"]
_AT, _PLACE_NOUN, _HOUSED = BITS["at"], BITS["place_noun"], BITS["housed"]
_WHOSE = bits("whom", "ofthem")
_INCLUDING, _AUX = BITS["including"], BITS["aux"]
_PARTS = bits("including", "ofthem", "whom")
_PERFECT, _CASUALTY = BITS["perfect"], BITS["casualty"]
_ROUTE, _LOCAL, _HOSTING = BITS["route"], BITS["local"], BITS["hosting"] | BITS["stock"]
MOVING = frozenset(("refugees", "displaced", "returned", "defected"))
FARTHEST = 30.0
"""Cost beyond which a place says nothing about a figure."""
_AUTHORITIES = frozenset(("authorities", "officials", "ministry", "administration", "prosecutors", "government"))
_CLOSES = frozenset(",–)")
"""What ends an insertion: behind it the sentence speaks of its first figure again."""
_TAKEN_UP = 8
"""Words behind where within which its place is taken up."""
_OTHERS = 40.0
"""What a place costs more that stands with another figure of the sentence."""
_FAR = 90
"""Words beyond which a place is not weighed."""
_ABBREVIATED = 6
"""Letters of the longest abbreviation."""
_NEVER = 1000.0
_STILL = {
    "at": 0.0,
    "here": 0.0,
    "street": 0.0,
    "across": 0.0,
    "capital": 4.0,
    "reached": 1.0,
    "lead": 1.0,
    "into": 3.0,
    "beside": 3.0,
    "apposed": 4.0,
    "of": 5.0,
    "police": 12.0,
    "described": 25.0,
    "to": 40.0,
    "owner": 60.0,
    "subject": 60.0,
    "from": 60.0,
}
"""What a link costs where people were harmed or counted."""
_MOVED = {
    "to": -6.0,
    "into": -6.0,
    "here": -6.0,
    "at": 0.0,
    "street": 0.0,
    "capital": 0.0,
    "across": 0.0,
    "reached": 2.0,
    "apposed": 2.0,
    "lead": 3.0,
    "beside": 6.0,
    "of": 6.0,
    "police": 12.0,
    "described": 25.0,
    "subject": 40.0,
    "owner": 60.0,
    "from": 60.0,
}
"""What it costs where people moved."""
_COUNTRY = 4.0
"""What a whole country costs more than a place in it, for a single event."""

_MANNED = 8.0
"""What a place costs more that is named for the body that holds it."""


def nearest(
    sentence: Sentence,
    found: list[Where],
    said: tuple[int, int],
    measure: str,
    speakers: list[tuple[int, int]],
    countries: frozenset[str],
    rivals: list[int],
) -> Where | None:
    """The place of a figure whose words are `said`; None where every place is too far.

    `speakers` are word ranges of who speaks, `rivals` the words of the sentence's other figures.
    """
    word, stop = said
    best, lowest = None, FARTHEST
    links = _MOVED if measure in MOVING else _STILL
    for where in found:
        if abs(where.start - word) > _FAR:
            continue
        cost = links[where.link] + _distance(sentence, word, where) - _moved(sentence, where, word, measure)
        if where.link in ("subject", "apposed") and (_gapped(sentence, word, where) or _bears(sentence, where)):
            cost = _distance(sentence, word, where)
        if where.link == "lead" and _heads_another(sentence, where, word):
            cost = _NEVER
        if where.place_id in countries and not _right_beside(sentence, word, stop, where):
            cost += _COUNTRY * (4 if where.link in ("lead", "apposed") else 1)
        if where.link == "of" and sentence.flags[where.stop - 1] & _ROUTE and not _numbered(sentence, where.start):
            cost += _OTHERS
        if any(start < where.stop and where.start < stop for start, stop in speakers):
            local = _of_locals(sentence, speakers, where) or _of_authorities(sentence, where)
            local = local or (where.place_id in countries and _tells(sentence, where))
            cost = 12 + _distance(sentence, word, where) if local else _NEVER
        if _there(sentence, where, word) or (measure in MOVING and _owned(sentence, where, word)):
            cost = 0.0
        if manned(sentence, where.start, where.stop):
            cost += _MANNED
        if where.link == "at" and _done_there(sentence, word, where, rivals):
            cost -= _MANNED
        if rivals or sentence.seen & (_WHOSE | _CONJ):
            cost += _of_another(sentence, word, where, rivals)
        if cared_for(sentence, where) or (where.start < word and admitted(sentence, where, word)):
            cost += 40
        if cost < lowest:
            best, lowest = where, cost
    if best and best.place_id in countries and best.start < word:
        best = _within(sentence, found, best, word, rivals)
    return _narrowest(sentence, found, best) if best else None


def _done_there(sentence: Sentence, word: int, where: Where, rivals: list[int]) -> bool:
    """`in Dalo seven men killed in Tarsa were buried`: where the verb behind the figure says."""
    start = where.start
    if start < word + 3 or not sentence.flags[start - 2] & _CASUALTY or any(sentence.gaps[word:start]):
        return False
    return not any(word < rival < start for rival in rivals)


def _moved(sentence: Sentence, where: Where, word: int, measure: str) -> float:
    """What the way that people or troops went takes off the cost of a place."""
    if where.link == "from":
        if measure not in MOVING and measure != "captured":
            out = sentence.lower[where.start - 2] == "out"  # burned alive when inmates broke out of Tarsa prison
            return 48 if out else 0
        return {"returned": 62, "captured": 55, "displaced": 40}.get(measure, 0)
    if measure == "troops":
        return 30 if where.link == "to" else 0
    hosted = where.link in ("subject", "apposed") and measure in MOVING and _hosts(sentence, where.stop, word)
    return 40 if hosted else 0


def _owned(sentence: Sentence, where: Where, word: int) -> bool:
    """`Tarsa's 2 million displaced`: the number stands right behind the name."""
    return where.stop == word and bool(sentence.flags[word - 1] & OWNER and sentence.flags[word] & DIGIT)


def _there(sentence: Sentence, where: Where, word: int) -> bool:
    """`said a nurse at Tarsa hospital, where 140 bodies were counted`: the place that the clause is about."""
    stop = where.stop
    if not stop < word < stop + _TAKEN_UP or sentence.lower[stop] != "where":
        return False
    if where.link != "of" and sentence.has(_CARED, max(0, where.start - 7), where.start):
        return False  # flown to Tarsa, where one died
    return not any(set(gap) & _CLOSES for gap in sentence.gaps[stop:word])


def _within(sentence: Sentence, found: list[Where], country: Where, word: int, rivals: list[int]) -> Where:
    """`In Zimbabwe 98 bodies were found at Tarsa`: the town that the same breath names behind the figure."""
    for where in found:
        if where.start > word and where.link == "at":
            parted = any(sentence.gaps[word : where.start - 1]) or sentence.has(_CONJ, word, where.start)
            return country if parted or any(word < rival < where.start for rival in rivals) else where
    return country


def _gapped(sentence: Sentence, word: int, where: Where) -> bool:
    """`Lebanon shelters 31,000 and Jordan 36,000`, `Guatemala reported 100 dead and El Salvador 144`."""
    opens = word - (sentence.lower[word - 1] == "for")  # Sindh accounts for 349 dead and Punjab for 24
    if where.stop != opens or any(sentence.gaps[where.stop - 1 : word]) or not where.start or not where.place_id:
        return False
    if sentence.seen & _LOSE and sentence.has(_LOSE, 0, word):
        return False  # South Africa lost 14 men and Malawi three: its own, wherever they fell
    before = where.start - 1
    numbers = sum(1 for flag in sentence.flags[:before] if flag & DIGIT)
    return bool(numbers) and bool(sentence.flags[before] & _CONJ or sentence.gaps[before] == ",")


def _bears(sentence: Sentence, where: Where) -> bool:
    """`Sindh accounts for 405 of the deaths`, `Tarsa alone hosts`: a place that the figure is counted in."""
    return where.stop < sentence.count and bool(sentence.flags[where.stop] & _BEARS)


def _right_beside(sentence: Sentence, word: int, stop: int, where: Where) -> bool:
    """`4,500 in Sri Lanka`, `nine people in Mali`, `In India 78 died`: nothing is nearer."""
    if where.link != "at":
        return False
    if where.stop == word:
        return not sentence.gaps[word - 1]
    behind = word < where.start <= stop + 2 and not any(sentence.gaps[word : where.start])
    return behind and not sentence.has(_DONE, word + 1, where.start)


def _heads_another(sentence: Sentence, where: Where, word: int) -> bool:
    """`Dalo: ` before what follows it, and `(Gaza 331, Sofala 84)` before its number."""
    if where.start > word and ":" in sentence.seps[where.stop - 1]:
        return True
    numbered = where.stop < sentence.count and not sentence.gaps[where.stop - 1] and sentence.flags[where.stop] & DIGIT
    return bool(numbered) and word != where.stop


def _of_another(sentence: Sentence, word: int, where: Where, rivals: list[int]) -> float:
    """What a place costs that stands with another figure: in its own part, its bracket, or its half of the sentence."""
    flags, gaps, start = sentence.flags, sentence.gaps, where.start
    if start < word:
        shut = any(")" in gap for gap in gaps[where.stop - 1 : word]) and any("(" in gap for gap in gaps[:start])
        joined = sentence.has(_CONJ, where.stop, word)
        if shut or (joined and _of_part(sentence, where, word, rivals)):
            return _OTHERS
        return 0.0 if not joined else 4.0 if any(rival < start for rival in rivals) else 0.1
    follows = where.stop in rivals and not gaps[where.stop - 1]  # and in Tibet 25
    if follows and sentence.has(_CONJ, start - 2, start):
        return _OTHERS
    if where.stop < sentence.count and sentence.lower[where.stop] == "alone" and any(word < r < start for r in rivals):
        return _OTHERS  # 1,462 were held, 614 in Dalo alone
    parts = (i for i in range(word + 1, start - 1) if sentence.has(_WHOSE, i - 2, i) and flags[i] & DIGIT)
    for rival in (*rivals, *parts):
        if word < rival < start and not any(set(gap) & _CLOSES for gap in gaps[rival:start]):
            parted = _parted(sentence, word, rival, start)
            if (parted and not _resumed(sentence, word, rival, start)) or _alone(sentence, word, rival, start):
                return _OTHERS
            if any(_divides(sentence, word, index, rival) for index in range(word, rival)):
                return _OTHERS
            onward = where.link in ("to", "into") and sentence.has(_DONE, word, rival)
            if onward and sentence.has(_CONJ, rival - 2, rival) and sentence.has(_AUX, rival + 1, rival + 4):
                return _OTHERS
        elif rival > start and any(flags[i] & _CONJ and gaps[i] == "," for i in range(max(word, start - 4), start)):
            return _OTHERS
    return 0.0


def _parted(sentence: Sentence, word: int, rival: int, start: int) -> bool:
    """Whether another figure on the way to a place is that of a part, or stands in a new clause behind one."""
    if sentence.has(_PARTS, max(word + 1, rival - 4), min(rival + 4, start)):
        return True
    part = next((i for i in range(word + 1, rival) if sentence.flags[i] & _PARTS), None)
    return part is not None and any(
        "," in sentence.gaps[i] and sentence.flags[i + 1] & _CONJ for i in range(part, rival - 1)
    )


def _of_part(sentence: Sentence, where: Where, word: int, rivals: list[int]) -> bool:
    """`60 died, 49 of them in Lugo, and 71 were hurt`: the place is that of the part, not of what follows it."""
    first = min((rival for rival in rivals if rival < where.start), default=None)
    if first is None or not sentence.has(_PARTS, first, where.start):
        return False
    if not any("," in sentence.gaps[index] for index in range(where.stop - 1, word)):
        return False
    return sentence.has(_AUX | _DONE, word, word + 4)


def _resumed(sentence: Sentence, word: int, rival: int, start: int) -> bool:
    """`25 people including five guards were injured in Dalo`: the verb behind the part is that of the whole."""
    told = sentence.has(_DONE, word + 1, rival) or not sentence.has(_INCLUDING, word + 1, rival)
    return not told and sentence.has(_AUX, rival, min(rival + 6, start))


def _alone(sentence: Sentence, word: int, rival: int, start: int) -> bool:
    """`60 died, 21 in Dalo`: the place stands right behind the other number."""
    if sentence.gaps[rival - 1] != "," or start - rival > 3:
        return False
    if sentence.flags[rival + 1] & _AUX:  # 1.2 million live in camps, 200,000 are in Chad
        return bool(sentence.flags[rival + 2] & _AT)
    return bool(sentence.flags[rival + 1] & _AT) and sentence.has(_DONE, word, rival)


def _numbered(sentence: Sentence, start: int) -> bool:
    """`at kilometre 104 of the Atlantic Highway`, not `11 kilometres of the road`."""
    return sentence.has(DIGIT, max(0, start - 3), start)


def _divides(sentence: Sentence, word: int, index: int, rival: int) -> bool:
    """Whether what follows a word is no longer said of the figure before: a colon, a bracket, `were shot, and`."""
    gap = sentence.gaps[index]
    if ":" in gap or ";" in gap or ("(" in gap and not any(")" in shut for shut in sentence.gaps[index + 1 : rival])):
        return True
    if "," not in gap or not sentence.flags[index + 1] & _CONJ:
        return False
    resumed = sentence.has(_AT, word, index + 1) and sentence.has(_DONE, rival + 1, rival + 3)
    return sentence.has(_DONE, word, index + 1) or resumed


def _hosts(sentence: Sentence, stop: int, word: int) -> bool:
    """`Turkey now shelters`, `Lebanon has taken in`, `Turkey, which has three million refugees`."""
    owns = bool(stop < word < stop + 6 and sentence.flags[word - 1] & _PERFECT)
    return owns or sentence.has(_HOSTING, stop, stop + 5)


def _tells(sentence: Sentence, where: Where) -> bool:
    """`Malawi reports 56 deaths`: a country that reports them has them."""
    return where.stop < sentence.count and sentence.lower[where.stop].startswith(("report", "record", "regist"))


def _of_locals(sentence: Sentence, speakers: list[tuple[int, int]], where: Where) -> bool:
    """`Residents of Ataye said that they had buried 78`."""
    return any(
        sentence.flags[index] & _LOCAL
        for start, stop in speakers
        if start < where.stop and where.start < stop
        for index in range(start, stop)
    )


def _of_authorities(sentence: Sentence, where: Where) -> bool:
    """`The authorities in Somaliland said`: those of a land that is no state speak of it alone."""
    speaks = where.start > 1 and where.link == "at" and sentence.lower[where.start - 2] in _AUTHORITIES
    return bool(speaks) and getattr(gazetteer().places.get(where.place_id), "kind", "") == "region"


def _distance(sentence: Sentence, word: int, where: Where) -> float:
    """Half a point a word, more for every clause boundary on the way; a later clause is of no use."""
    ahead = word <= where.start
    start, stop = (word, where.start) if ahead else (where.stop - 1, word)
    cost = (stop - start) * 0.5
    for index in range(start, stop):
        gap = sentence.gaps[index]
        if not gap:
            continue
        if ";" in gap or "—" in gap or (gap == "." and _ends(sentence, index)):
            cost += 30 if ahead else 12
        elif "," in gap and sentence.flags[index + 1] & (_CONJ | _CONTRAST):
            cost += 6
        elif "." in gap or ":" in gap:
            cost += 4
        elif "," in gap:
            cost += 1
    return cost


def _ends(sentence: Sentence, index: int) -> bool:
    """Whether a full stop before a number ends a sentence, rather than an abbreviation: `in 2021. 104 died`."""
    if not sentence.flags[index + 1] & DIGIT:
        return False
    return bool(sentence.flags[index] & DIGIT) or (len(sentence.words[index]) > _ABBREVIATED)


def _leads_on(sentence: Sentence, start: int, stop: int) -> bool:
    """`Dalo in the central Gaza Strip`: nothing but articles and directions parts the names."""
    return not any(sentence.gaps[start:stop]) and not any(
        sentence.flags[index] & (_CONJ | _CONTRAST | _DONE | _CLAUSE | DIGIT) for index in range(start, stop)
    )


def _narrowest(sentence: Sentence, found: list[Where], chosen: Where) -> Where:
    """`Kamenge, Bujumbura`, `Peh in Koro cercle`: the first of the names that stand side by side."""
    at = found.index(chosen)
    passing = chosen.link in ("to", "into") or sentence.flags[chosen.start] & _ROUTE or river(sentence, chosen)
    if at + 1 < len(found):
        follows, apart = found[at + 1], sentence.gaps[chosen.stop - 1]
        if follows.link == "here" and follows.start == chosen.stop and sentence.flags[chosen.stop - 1] & _HOUSED:
            return follows  # at the Tarsa temple here
        close = follows.link == "at" and follows.start - chosen.stop in (1, 2)
        if close and ((passing and apart in ("", ",")) or (not apart and housed(sentence, chosen, follows))):
            return follows
    while at > 0:
        previous = found[at - 1]
        gap = sentence.gaps[previous.stop - 1]
        between = chosen.start - previous.stop
        beside = between == 0 and gap == "," and previous.link in ("at", "beside", "lead", "of", "reached", "into")
        close = between in (1, 2) or (between in (3, 4) and _leads_on(sentence, previous.stop, chosen.start))
        inside = close and chosen.link == "at" and not gap and previous.link in ("at", "of", "reached", "beside")
        if not beside and housed(sentence, previous, chosen):
            break
        route = any(sentence.flags[index] & _ROUTE for index in range(previous.start, previous.stop))
        if not (beside or inside) or route or river(sentence, previous) or not sentence.flags[previous.start] & CAPITAL:
            break
        chosen, at = previous, at - 1
    return chosen


def housed(sentence: Sentence, site: Where, town: Where) -> bool:
    """`the Rangers post in Tarsa`, `St Anne's church in Tarsa`: the town is better than the house that stands in it."""
    if wide(town.place_id) or not sentence.flags[town.start] & CAPITAL:
        return False
    return manned(sentence, site.start, site.stop) or bool(sentence.flags[site.stop - 1] & _HOUSED)


def river(sentence: Sentence, where: Where) -> bool:
    """`in the Meghna off Tarsa`, `in the Bahr river near Dalo`: a town on its banks tells better where."""
    start = where.start
    if where.link != "at" or where.place_id or not start or sentence.lower[start - 1] != "the" or sentence.upper:
        return False
    if where.stop - start == 1:
        return not sentence.has(_PLACE_NOUN, start, where.stop)
    return bool(sentence.lower[where.stop - 1] == "river")
