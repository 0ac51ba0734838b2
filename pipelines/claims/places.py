"""The places that a sentence names, known to the gazetteer or not, and how each is linked to what happens."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.claims import leads
from pipelines.claims.gazetteer import gazetteer
from pipelines.claims.lexicon import BITS, STARTER, bits, lexicon
from pipelines.claims.names import foreign, led, name_at, of_body, of_capital, opens_name, spoken_of
from pipelines.claims.sentences import CAPITAL, DIGIT, OWNER, PLACE, Sentence

_AT, _TO, _FROM, _NOUN, _DET = BITS["at"], BITS["to"], BITS["from"], BITS["place_noun"], BITS["det"]
_CONJ, _AUX, _PREP, _SPEAKER, _DEMONYM = BITS["conj"], BITS["aux"], BITS["prep"], BITS["speaker"], BITS["demonym"]
_TITLE, _CLAUSE, _COMMON, _VERB = BITS["title"], BITS["clause"], BITS["common"], BITS["verb"]
_REACHED, _OF, _HAPPENING, _TOLL = BITS["reached"], BITS["of"], BITS["happening"], BITS["toll"]
_SPREADING, _MONTH, _PRON, _ADVERB = BITS["spreading"], BITS["month"], BITS["pron"], BITS["adverb"]
_CASUALTY, _NUMBERED, _ROUTE, _DIRECTION = BITS["casualty"], BITS["numbered"], BITS["route"], BITS["direction"]
_RECOVERED, _LANDSCAPE = BITS["recovered"], BITS["landscape"]
_TIME = bits("month", "weekday", "relative")
_SAY = bits("say", "count", "deny", "fear")
_GOVERNORS = _AT | _TO | _FROM | _REACHED | _OF
_NO_LEAD = _SPEAKER | _DEMONYM | _TITLE | _CASUALTY | _HAPPENING | _DET | DIGIT
_LENGTH = BITS["length"]
_KIND_BEFORE = BITS["kind_before"]
_LOCAL, _UNIT = BITS["local"], BITS["unit1"]
_BOUNDARY = BITS["boundary"]
_OUTSIDE = bits(
    "prep", "aux", "verb", "clause", "conj", "relpron", "month", "weekday", "relative", "part", "last", "this"
)
_ON = frozenset(("in", "on", "off", "along", "at", "inside", "throughout"))
_QUARTER = BITS["quarter"]
_ADVANCE, _TOWARDS = BITS["advance"], frozenset(("on", "at"))
_BETWEEN, _FOUGHT = BITS["between"], BITS["contest"]
_ANAPHOR, _VESSEL = BITS["anaphor"], BITS["vessel"]
_NAME_BITS = CAPITAL | PLACE | OWNER | STARTER | _NOUN | BITS["direction"] | BITS["anaphor"] | BITS["border"]
_INDEFINITE = frozenset(("a", "an"))
_ORDINAL = ("st", "nd", "rd", "th")
_LONGEST = 6
_REACH = 8
"""Words between a preposition and the name it governs: `in the rebel-held southern town of Dael`."""


class Where(NamedTuple):
    """A place named by words start up to stop.

    `link` tells how: at (in Homs), into, to, from, of (a third of Kobani), reached (stormed Hama), beside (Homs
    hospital siege), subject (Turkey hosts) or lead (`Srinagar, 11 July: `).
    """

    start: int
    stop: int
    link: str
    place_id: str


def wheres(sentence: Sentence) -> list[Where]:
    """All places that a sentence names, left to right."""
    found: list[Where] = []
    flags, index, count = sentence.flags, 0, sentence.count
    while index < count:
        bits_ = flags[index]
        named = None
        if bits_ & _GOVERNORS and index + 1 < count and not sentence.gaps[index]:
            named = _governed(sentence, index, _link(sentence, index, bits_))
            if named and bits_ & _SPREADING and named.start - index <= 2:
                named = named._replace(link="across")
            elif named and bits_ & _AT:
                outer = _site_before(sentence, index)
                if outer:
                    found.append(outer)
        if named is None and bits_ & (CAPITAL | _KIND_BEFORE | _NOUN):
            named = _opening(sentence, index)
        elif bits_ & _BETWEEN:
            named = _between(sentence, index)
        if named is None and index in sentence.places:
            named = _plain(sentence, index)
        elif named is None and bits_ & CAPITAL and not bits_ & _TIME and not bits_ & _GOVERNORS:
            named = _dated(sentence, index) or _item(sentence, index) or (_headed(sentence) if index == 0 else None)
        if named:
            found.append(named)
            index = named.stop
        else:
            index += 1
    return [_described(sentence, found, at) for at in range(len(found))] if len(found) > 1 else found


def _opening(sentence: Sentence, index: int) -> Where | None:
    """A place behind the date of a note or behind a label, or behind its kind: `17-Jun-94, Brgy Sulit, Polomolok.`"""
    street = leads.street(sentence, index)
    if street:
        return Where(index, street, "street", "")
    stop = leads.after_date(sentence, index) or leads.labelled(sentence, index)
    if stop and leads.quarter(sentence, index, stop):
        return None
    link = "lead" if stop else "at"
    stop = stop or leads.typed(sentence, index)
    return Where(index, stop, link, sentence.places.get(index, ("", 0))[0]) if stop else None


def _between(sentence: Sentence, index: int) -> Where | None:
    """`on the road between Dalo and Qasmin`; not `clashes between Hema and Lendu`, nor two countries."""
    first = index + 1
    if (index and sentence.flags[index - 1] & _FOUGHT) or not _name_opens(sentence, first):
        return None
    stop, one, opens = name_at(sentence, first)
    second = stop + 1
    joined = opens == first and second < sentence.count and not any(sentence.gaps[stop - 1 : second])
    if not joined or sentence.lower[stop] != "and" or not _name_opens(sentence, second):
        return None
    end, other, opens = name_at(sentence, second)
    told = sentence.has(_FOUGHT, max(0, index - 5), index) and not (one or other)
    fought = told or foreign(sentence, first, stop) or foreign(sentence, second, end)
    return None if fought or opens != second or {one, other} <= gazetteer().countries else Where(index, end, "at", "")


def _name_opens(sentence: Sentence, index: int) -> bool:
    return index < sentence.count and opens_name(sentence, index)


def _described(sentence: Sentence, found: list[Where], at: int) -> Where:
    """`in Qasmin, a town north of Homs`: Homs only tells where Qasmin lies."""
    where, flags, gaps = found[at], sentence.flags, sentence.gaps
    for named in reversed(found[:at]):
        opens = named.stop
        if named.link in ("subject", "owner", "from", "to") or gaps[opens - 1] != "," or opens >= where.start:
            continue
        far = any(bits_ & _LENGTH for bits_ in flags[opens : opens + 4]) or flags[opens] & _DIRECTION
        if far and where.start - opens < _LONGEST and flags[where.start - 1] & (_OF | _FROM | _AT):
            return where._replace(link="described")
        if not flags[opens] & _DET:
            continue
        kind = next((i for i in range(opens + 1, min(opens + 6, where.start)) if flags[i] & _ANAPHOR), None)
        if kind is not None and not any(gaps[opens : where.start]):
            return where._replace(link="described")
    return where


def _item(sentence: Sentence, index: int) -> Where | None:
    """`- Dalo: 875 dead`, `Dalo (Qasmin): 12 houses, 3 killed`: the place that an item of a list is about."""
    if index and sentence.gaps[index - 1][:1] not in (".", ";", "•", "-", "–", "*"):
        return None
    flags, stop = sentence.flags, index
    while stop < sentence.count and stop - index < _LONGEST and flags[stop] & CAPITAL:
        if flags[stop] & ~_NAME_BITS or (sentence.words[stop].isupper() and not sentence.upper and stop - index < 2):
            return None
        stop += 1
        if sentence.gaps[stop - 1].strip("-'’"):
            break
    if stop == index or stop >= sentence.count or ":" not in sentence.seps[stop - 1]:
        return None
    counted = flags[stop] & (DIGIT | BITS["amount"])
    return Where(index, stop, "lead", sentence.places.get(index, ("", 0))[0]) if counted else None


def _link(sentence: Sentence, index: int, bits_: int) -> str:
    if bits_ & _REACHED:
        return "reached"
    before = sentence.flags[index - 1] if index else 0
    if bits_ & _AT:
        return "to" if before & _ADVANCE and sentence.lower[index] in _TOWARDS else "at"
    if bits_ & _OF:
        return "at" if before & _DIRECTION else "of"
    if (bits_ & _TO and before & _ROUTE) or (bits_ & _FROM and before & _TOLL):
        return "at"
    if bits_ & _FROM and sentence.has(_RECOVERED, max(0, index - 7), index):
        return "at"
    if bits_ & _TO:
        return "into" if sentence.lower[index] in ("into", "inside") else "to"
    return "from"


def _across(sentence: Sentence, governor: int) -> bool:
    return bool(sentence.flags[governor] & _SPREADING)


def _governed(sentence: Sentence, governor: int, link: str) -> Where | None:
    """The name that a preposition governs: `in the Homs district of Baba Amr` gives Baba Amr."""
    flags = sentence.flags
    index, limit = governor + 1, min(governor + 1 + _REACH, sentence.count)
    named: Where | None = None
    if link in ("of", "reached") and not _may_follow(sentence, governor, link):
        return None
    land: Where | None = None
    if link == "to" and index < limit and flags[index] & _REACHED and not flags[index] & _NOUN:
        return None  # `tried to flee Dalo`
    while index < limit:
        if sentence.upper and sentence.lower[index] in _INDEFINITE:
            return named
        if link != "from" and _is_land(sentence, governor, index):
            land = Where(index, index + 1, link, "")
        kind = leads.typed(sentence, index) if sentence.gaps[index] == "." else None  # `in Brgy. Tanglaw`
        if kind is not None:
            return Where(index, kind, link, sentence.places.get(index, ("", 0))[0])
        if opens_name(sentence, index):
            stop, place, opens = name_at(sentence, index)
            if opens and flags[opens - 1] & _VESSEL:
                return named
            if of_capital(sentence, stop) and not named and link == "at":
                return _capital(sentence, index, stop)
            other = foreign(sentence, opens, stop) and not (governor == 0 and led(sentence, opens, stop))
            if other or of_capital(sentence, stop) or spoken_of(sentence, opens, stop):
                return named
            if named and not named.place_id and (_wide(place) or _part(sentence, named)):
                return named
            if flags[opens] & _NOUN and opens > governor + 1 and flags[opens - 1] & _DEMONYM & (_DEMONYM | CAPITAL):
                opens -= 1  # Spanish Town
                if of_body(sentence, opens, stop):
                    return named
            named = Where(opens, stop, link, place)
            follow = _descends(sentence, stop)
            if follow is None:
                return named
            index, limit = follow, min(follow + 4, sentence.count)
            continue
        counted = link == "reached" and flags[index] & BITS["amount"] and not flags[index] & _DET
        if counted or _ends_phrase(sentence, index):
            return named or land
        if sentence.gaps[index].strip("'’"):
            return named or land
        index += 1
    return named or land


def _wide(place_id: str) -> bool:
    """Whether a district can lie in it: `the Qasmin district of Homs` is not Homs."""
    place = gazetteer().places.get(place_id)
    return place is not None and place.kind in ("country", "admin1", "city")


def _capital(sentence: Sentence, index: int, stop: int) -> Where:
    """`in Sudan's capital`, `in Pakistan's largest city`: a place by itself where no dateline names it."""
    ends = next(i for i in range(stop, stop + 3) if sentence.lower[i] in ("capital", "city"))
    return Where(index, ends + 1, "capital", "")


def _part(sentence: Sentence, named: Where) -> bool:
    """`the Tejgaon quarter of Dacca`: a part of the town that is named behind it."""
    follows = named.stop if named.stop < sentence.count and sentence.flags[named.stop] & _NOUN else named.stop - 1
    return bool(sentence.flags[follows] & _QUARTER)


def _ends_phrase(sentence: Sentence, index: int) -> bool:
    bits_ = sentence.flags[index]
    if bits_ & DIGIT and sentence.lower[index].endswith(_ORDINAL):
        return False
    if bits_ & (_TIME | _AUX | _CLAUSE | _CONJ | DIGIT | _PRON | _TO | _FROM) or (
        bits_ & _SAY and not bits_ & (_NOUN | _COMMON)
    ):
        return True
    return bool(bits_ & _PREP) and sentence.lower[index] != "of"


def _may_follow(sentence: Sentence, governor: int, link: str) -> bool:
    """`of` names a place after a kind of place or before a known one; `stormed` before a known one or a kind of one."""
    after = governor + 1
    if link == "of":
        before = sentence.flags[governor - 1] if governor else 0
        if (
            before & _SPEAKER
            and not (after in sentence.places and before & _LOCAL)
            and _of_body(sentence, governor - 1)
        ):
            return False
        return after in sentence.places or (
            bool(before & (_NOUN | _SPEAKER | DIGIT)) and bool(sentence.flags[after] & (CAPITAL | _DET))
        )
    return True


def _of_body(sentence: Sentence, index: int) -> bool:
    """`the Communist Party of Nepal`, `members of Ansar Dine`, `Chief of Numana`: no place of what is told."""
    kind = lexicon().value("speaker", sentence.lower[index])
    if kind == "body":
        return sentence.words[index][0].isupper() and index > 0 and not sentence.flags[index] & (_UNIT | _QUARTER)
    civic = sentence.flags[index] & _LOCAL or (index and sentence.flags[index - 1] & _NOUN)  # the village chief of
    return not civic and index + 2 not in sentence.places


def _is_land(sentence: Sentence, governor: int, index: int) -> bool:
    """`in the valley`, `off the coast`, `in the north`: land that stands for a place by itself."""
    flags = sentence.flags
    if flags[index] & (_LANDSCAPE | CAPITAL) != _LANDSCAPE or not flags[governor + 1] & _DET:
        return False
    if not flags[index] & _BOUNDARY:
        return True
    alone = index + 1 >= sentence.count or bool(sentence.gaps[index] or flags[index + 1] & (_OUTSIDE | DIGIT))
    return alone and sentence.lower[governor] in _ON and index - governor <= 3


def _descends(sentence: Sentence, stop: int) -> int | None:
    """The word after `of` in `the Homs district of Baba Amr`: the narrower place follows."""
    lower, flags = sentence.lower, sentence.flags
    if stop >= sentence.count or sentence.gaps[stop - 1]:
        return None
    if lower[stop] == "of":
        return stop + 1 if flags[stop - 1] & _NOUN else None
    if flags[stop] & _NOUN and stop + 1 < sentence.count and lower[stop + 1] == "of":
        return stop + 2
    return None


def _site_before(sentence: Sentence, governor: int) -> Where | None:
    """`Police Station 17 in Karrada`, `the Fulani camp of Peh in Koro`: the site that lies in the place."""
    flags, start = sentence.flags, governor
    while start > 0 and not sentence.gaps[start - 1] and governor - start < _LONGEST:
        bits_ = flags[start - 1]
        if not ((bits_ & CAPITAL and not bits_ & _TIME) or (bits_ & DIGIT and flags[start - 2] & (_NUMBERED | _NOUN))):
            break
        start -= 1
    ends = (start, governor - 1, governor - 1 - bool(flags[governor - 1] & DIGIT))
    kind = any(flags[index] & _NOUN and not flags[index] & _ROUTE for index in ends)
    if not kind or governor - start < 2 or flags[start] & _DEMONYM or foreign(sentence, start, governor):
        return None
    return Where(start, governor, "at", "")


def _dated(sentence: Sentence, index: int) -> Where | None:
    """`Srinagar, 11 July 2016: `, `knifed outside home, Barrancabermeja, 12 March 2002`: a name before a date."""
    if index and sentence.gaps[index - 1][:1] not in (",", "."):
        return None
    flags, stop = sentence.flags, index + 1
    while stop < sentence.count and flags[stop] & CAPITAL and not sentence.gaps[stop - 1] and not flags[stop] & _TIME:
        stop += 1
    if stop + 1 >= sentence.count or sentence.gaps[stop - 1] != "," or stop - index > _LONGEST:
        return None
    if (flags[stop] & DIGIT and flags[stop + 1] & _MONTH) or (flags[stop] & _MONTH and flags[stop + 1] & DIGIT):
        return Where(index, stop, "lead", "")
    return None


def _headed(sentence: Sentence) -> Where | None:
    """`Valdeoro train bombs: 64 dead`, `Channel ferry sinking: 53 found`: what happened there, before a colon."""
    flags, stop = sentence.flags, 1
    if flags[0] & (_NO_LEAD | _COMMON) or not opens_name(sentence, 0):
        return None
    while stop < sentence.count and flags[stop] & CAPITAL and not flags[stop] & (_NOUN | _COMMON | _VERB | _HAPPENING):
        stop += 1
    for index in range(stop, min(stop + 4, sentence.count)):
        if sentence.gaps[index - 1]:
            return None
        if flags[index] & _HAPPENING and ":" in sentence.seps[index]:
            return Where(0, stop, "lead", "")
    return None


def _leads(sentence: Sentence, stop: int) -> bool:
    """`Kobani: `, `Lice, Diyarbakir: `, `Srinagar, 11 July`."""
    if ":" in sentence.seps[stop - 1]:
        return True
    comma = stop < sentence.count and sentence.gaps[stop - 1] == ","
    return comma and bool(stop in sentence.places or sentence.flags[stop] & (DIGIT | CAPITAL))


def _heads(sentence: Sentence, index: int, stop: int) -> bool:
    """`Baquba: a bomb killed two. Mosul: a policeman shot dead`: the next item of a list."""
    return ":" in sentence.seps[stop - 1] and sentence.gaps[index - 1][:1] in (".", ";", "•", "|")


def _plain(sentence: Sentence, index: int) -> Where | None:
    """A known place without a preposition: a subject, or a word beside what happened there."""
    flags = sentence.flags
    place, _length = sentence.places[index]
    stop, _, opens = name_at(sentence, index)
    if opens != index:
        return None
    if flags[stop - 1] & OWNER:
        return Where(index, stop, "owner", place)
    if stop == sentence.count or sentence.gaps[stop - 1].strip("'’"):
        if "(" in sentence.seps[stop - 1]:
            return Where(index, stop, "at", place)
        if stop == sentence.count and index and sentence.gaps[index - 1] == "(" and sentence.seps[-1].strip() == ")":
            return Where(index, stop, "lead", place)
        lead = _leads(sentence, stop) if index == 0 else _heads(sentence, index, stop)
        apposed = index > 0 and sentence.gaps[index - 1] == ","
        return Where(index, stop, "lead" if lead else "apposed" if apposed else "subject", place)
    after = flags[stop]
    if after & (_AUX | _SAY | _ADVERB | _PRON | _CLAUSE) or (after & _VERB and not after & (_COMMON | _CASUALTY)):
        return Where(index, stop, "subject", place)
    if after & (_SPEAKER | _DEMONYM) and not after & _NOUN:
        return Where(index, stop, "owner", place)
    if after & CAPITAL and not after & _HAPPENING and not sentence.titled and not sentence.upper:
        return Where(index, stop, "owner", place)
    happens = sentence.has(_HAPPENING, stop, stop + 3)
    return Where(index, stop, "beside" if happens and not after & (_PREP | _CONJ) else "subject", place)
