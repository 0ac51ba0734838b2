"""Places behind a preposition, or behind a verb whose object they are: `in the Homs district of Baba Amr`."""

from __future__ import annotations

from pipelines.claims.lexicon import BITS, bits, lexicon
from pipelines.claims.places import leads
from pipelines.claims.places.gazetteer import gazetteer
from pipelines.claims.places.names import foreign, led, manned, name_at, of_body, of_capital, opens_name, spoken_of
from pipelines.claims.places.where import Where
from pipelines.claims.sentences import CAPITAL, DIGIT, OWNER, Sentence

_AT, _TO, _FROM, _NOUN = BITS["at"], BITS["to"], BITS["from"], BITS["place_noun"]
_DET, _CONJ, _AUX, _PREP = BITS["det"], BITS["conj"], BITS["aux"], BITS["prep"]
_SPEAKER, _DEMONYM, _CLAUSE, _COMMON = BITS["speaker"], BITS["demonym"], BITS["clause"], BITS["common"]
_REACHED, _OF, _TOLL, _PRON = BITS["reached"], BITS["of"], BITS["toll"], BITS["pron"]
_NUMBERED, _ROUTE, _DIRECTION, _RECOVERED = BITS["numbered"], BITS["route"], BITS["direction"], BITS["recovered"]
_LANDSCAPE, _LOCAL, _UNIT, _BOUNDARY = BITS["landscape"], BITS["local"], BITS["unit1"], BITS["boundary"]
_BORNE, _FAITH = BITS["borne"], BITS["faith"]
_PROPER, _ANAPHOR, _HERE = BITS["proper"], BITS["anaphor"], BITS["here"]
_SITED = BITS["sited"]
_SEATED, _ONSLAUGHT, _UNIT_OF_TIME = BITS["seated"], BITS["onslaught"], BITS["unit"]
_SPREADING, _LENGTH = BITS["spreading"], BITS["length"]
_STRUGGLES = frozenset(("battle", "battles", "fight", "fights", "fighting", "struggle", "assault", "offensive"))
_QUARTER, _ADVANCE, _FOUGHT, _VESSEL = BITS["quarter"], BITS["advance"], BITS["contest"], BITS["vessel"]
_TIME = bits("month", "weekday", "relative", "feast")
_SAY = bits("say", "count", "deny", "fear")
_OUTSIDE = _TIME | bits("prep", "aux", "verb", "clause", "conj", "relpron", "part", "last", "this")
_ON = frozenset(("in", "on", "off", "along", "at", "inside", "throughout"))
_TOWARDS = frozenset(("on", "at"))
_COAST = "coast"
_ASIDE = frozenset(("off", "beside", "alongside"))
"""Before a road: what lies there isn't on it."""
_CLOSE = frozenset(("close", "next", "adjacent", "approach", "on"))
"""Before to: near it."""
_INDEFINITE = frozenset(("a", "an"))
_RUINS = frozenset(("fall", "collapse", "ruins", "rubble", "wreck", "wreckage", "debris"))
_OFF_ROAD = _ASIDE | {"left", "quit"}
_ORDINAL = ("st", "nd", "rd", "th")
GOVERNORS = _AT | _TO | _FROM | _REACHED | _OF | BITS["for"]
"""Words that govern a place."""
_LONGEST = 6
_REACH = 8
"""Words between a preposition and the name it governs: `in the rebel-held southern town of Dael`."""


def governed(sentence: Sentence, governor: int) -> Where | None:
    """The place that a preposition, or a verb like `stormed`, governs."""
    bits_ = sentence.flags[governor]
    if bits_ & _REACHED and bits_ & CAPITAL and governor and not (sentence.titled or sentence.upper):
        return None  # Red Cross delegate Jan Fels
    if sentence.lower[governor] == "for":  # the battle for Dalo
        fought = governor and sentence.lower[governor - 1] in _STRUGGLES
        return _behind(sentence, governor, "at") if fought else None
    named = _behind(sentence, governor, _link(sentence, governor, bits_))
    if named and sentence.lower[governor] in _OFF_ROAD and sentence.has(_ROUTE, named.start, named.stop):
        return None if sentence.lower[governor] in _ASIDE else named._replace(link="from")  # the bus left Route 13
    if named and bits_ & _SPREADING and named.start - governor <= 2:
        crossed = sentence.lower[named.start] == "line"  # shelling across the Line of Control
        return named._replace(link="described" if crossed else "across")
    return named


def _link(sentence: Sentence, index: int, bits_: int) -> str:
    if bits_ & _REACHED:
        return "reached"
    before = sentence.flags[index - 1] if index else 0
    if bits_ & _AT:
        if before & _ADVANCE and sentence.lower[index] in _TOWARDS:
            return "to"
        if before & _SEATED:
            return "described"
        return "from" if _origin(sentence, index) else "at"
    if bits_ & _OF:
        if index and "," in sentence.gaps[index - 1]:
            return "from"  # Albert Hale, aged 58, of Tarsa
        return "at" if before & (_DIRECTION | _ONSLAUGHT) else "of"
    if bits_ & _TO and sentence.lower[index - 1] in _CLOSE:
        return "at"  # close to, slid on to
    if (bits_ & _TO and before & _ROUTE and not _beside(sentence, index - 1)) or (
        bits_ & _FROM and before & (_TOLL | _LENGTH)
    ):
        return "at"
    if bits_ & _FROM and sentence.has(_RECOVERED, max(0, index - 7), index):
        return "at"
    if bits_ & _TO:
        return "into" if sentence.lower[index] in ("into", "inside") else "to"
    return "from"


def _beside(sentence: Sentence, route: int) -> bool:
    """`beside the road to Tarsa`: the road tells where, not the town it leads to."""
    return any(word in _ASIDE for word in sentence.lower[max(0, route - 2) : route])


def _origin(sentence: Sentence, index: int) -> bool:
    """`Americans from a church in Ohio`: where people come from who were hurt elsewhere."""
    flags, lower = sentence.flags, sentence.lower
    if index < 4 or lower[index - 3] != "from" or not flags[index - 2] & _DET or sentence.gaps[index - 4]:
        return False
    return bool(flags[index - 4] & _DEMONYM)


def _behind(sentence: Sentence, governor: int, link: str) -> Where | None:
    """The name that a preposition governs: `in the Homs district of Baba Amr` gives Baba Amr."""
    flags = sentence.flags
    index, limit = governor + 1, min(governor + 1 + _REACH, sentence.count)
    named: Where | None = None
    if link in ("of", "reached") and not _may_follow(sentence, governor, link):
        return None
    land = _institution(sentence, governor, link)
    if link == "to" and index < limit and flags[index] & _REACHED and not flags[index] & _NOUN:
        return None  # `tried to flee Dalo`
    while index < limit:
        if sentence.upper and sentence.lower[index] in _INDEFINITE:
            return named
        if link != "from" and _is_land(sentence, governor, index):
            named_for = bool(flags[index - 1] & _DEMONYM)
            seat = sentence.lower[index] == "capital"
            if seat and sentence.lower[index + 1 : index + 2] == ["of"] and index + 2 in sentence.places:
                return _seat_of(sentence, index)
            land = Where(index - named_for, index + 1, "capital" if seat else link, "")
        kind = leads.typed(sentence, index) if sentence.gaps[index] == "." else None  # `in Brgy. Tanglaw`
        if kind is not None:
            return Where(index, kind, link, sentence.places.get(index, ("", 0))[0])
        if opens_name(sentence, index):
            stop, place, opens = name_at(sentence, index)
            if opens and flags[opens - 1] & _VESSEL:
                return named
            if of_capital(sentence, stop) and not named and link == "at":
                return _capital(sentence, index, stop)
            if flags[stop - 1] & OWNER and stop < sentence.count and flags[stop] & _SPEAKER:
                return named  # the house of Ardania's ambassador
            other = foreign(sentence, opens, stop) and not (governor == 0 and led(sentence, opens, stop))
            if other or of_capital(sentence, stop) or spoken_of(sentence, opens, stop):
                return named
            if named and not named.place_id and (_wide(place) or _part(sentence, named)):
                return named
            if flags[opens] & _NOUN and opens > governor + 1 and flags[opens - 1] & _DEMONYM & (_DEMONYM | CAPITAL):
                opens -= 1  # Spanish Town
                if of_body(sentence, opens, stop):
                    return named
            stop = _borne(sentence, stop)
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


def site_before(sentence: Sentence, governor: int) -> Where | None:
    """`Police Station 17 in Karrada`, `the Fulani camp of Peh in Koro`: the site that lies in the place."""
    flags, start = sentence.flags, governor
    while start > 0 and not sentence.gaps[start - 1] and governor - start < _LONGEST:
        bits_ = flags[start - 1]
        if not ((bits_ & CAPITAL and not bits_ & _TIME) or (bits_ & DIGIT and flags[start - 2] & (_NUMBERED | _NOUN))):
            break
        start -= 1
    ends = (start, governor - 1, governor - 1 - bool(flags[governor - 1] & DIGIT))
    kind = any(flags[index] & _NOUN and not flags[index] & _ROUTE for index in ends)
    if not kind or governor - start < 2 or sentence.has(_DEMONYM | _FAITH, start, governor):
        return None
    if foreign(sentence, start, governor):
        return None
    if sentence.titled or manned(sentence, start, governor):
        return None
    return Where(start, governor, "at", "")


def between(sentence: Sentence, index: int) -> Where | None:
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


def here(sentence: Sentence, index: int) -> Where | None:
    """`here`, `this town`, `this island's airport`: where the dispatch was filed."""
    if sentence.lower[index] == "here":
        aside = index > 1 and sentence.lower[index - 1] in ("of", "from")  # 50 miles south of here
        aside = aside and sentence.has(_DIRECTION | _LENGTH, max(0, index - 4), index - 1)
        return Where(index, index + 1, "described" if aside else "here", "")
    for at in range(index + 1, min(index + 3, sentence.count)):
        bits_ = sentence.flags[at]
        if sentence.gaps[at - 1] or bits_ & CAPITAL:
            return None
        if bits_ & (_ANAPHOR | _LANDSCAPE):
            return Where(index, at + 1, "here", "")
    return None


def _wide(place_id: str) -> bool:
    """Whether a district can lie in it: `the Qasmin district of Homs` is not Homs."""
    place = gazetteer().places.get(place_id)
    return place is not None and place.kind in ("country", "admin1", "city")


def _capital(sentence: Sentence, index: int, stop: int) -> Where:
    """`in Sudan's capital`, `in Pakistan's largest city`: a place by itself where no dateline names it."""
    ends = next(i for i in range(stop, stop + 3) if sentence.lower[i] in ("capital", "city"))
    return Where(index, ends + 1, "capital", "")


def _seat_of(sentence: Sentence, index: int) -> Where:
    """`in the capital of Sinaloa`: the town in which the dispatch was filed, if it was."""
    return Where(index, index + 2 + sentence.places[index + 2][1], "capital", "")


def _part(sentence: Sentence, named: Where) -> bool:
    """`the Tejgaon quarter of Dacca`: a part of the town that is named behind it."""
    follows = named.stop if named.stop < sentence.count and sentence.flags[named.stop] & _NOUN else named.stop - 1
    return bool(sentence.flags[follows] & _QUARTER)


def _ends_phrase(sentence: Sentence, index: int) -> bool:
    bits_ = sentence.flags[index]
    if bits_ & DIGIT and sentence.lower[index].endswith(_ORDINAL):
        return False
    if bits_ & (_TIME | _AUX | _CLAUSE | _CONJ | DIGIT | _PRON | _TO | _FROM | _UNIT_OF_TIME) or (
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
        if after in sentence.places or (
            before and sentence.lower[governor - 1] in _RUINS and _of_house(sentence, after)
        ):
            return True
        return bool(before & (_NOUN | _SPEAKER | _ONSLAUGHT | DIGIT)) and _opens(sentence, after, before & _ONSLAUGHT)
    return True


def _of_house(sentence: Sentence, index: int) -> bool:
    """`the fall of the Tarsa Bey block`: a name that ends with its kind."""
    if not sentence.flags[index] & _DET or index + 1 >= sentence.count or not opens_name(sentence, index + 1):
        return False
    return bool(sentence.flags[name_at(sentence, index + 1)[0] - 1] & _NOUN)


def _opens(sentence: Sentence, index: int, taken: int) -> bool:
    """Whether a name may follow of: behind what was stormed or shelled its part too, `the siege of eastern Dalo`."""
    if sentence.flags[index] & (CAPITAL | _DET):
        return True
    if not taken or not sentence.lower[index].endswith("ern") or index + 1 >= sentence.count:
        return False
    return bool(sentence.flags[index + 1] & CAPITAL)


def _of_body(sentence: Sentence, index: int) -> bool:
    """`the Communist Party of Nepal`, `members of Ansar Dine`, `Chief of Numana`: no place of what is told."""
    kind = lexicon().value("speaker", sentence.lower[index])
    if kind == "body":
        return sentence.words[index][0].isupper() and index > 0 and not sentence.flags[index] & (_UNIT | _QUARTER)
    civic = sentence.flags[index] & _LOCAL or (index and sentence.flags[index - 1] & _NOUN)  # the village chief of
    return not civic and index + 2 not in sentence.places


def _institution(sentence: Sentence, governor: int, link: str) -> Where | None:
    """`IN THE NATIONAL STADIUM`: where all is in capitals, a site that bears a word of proper names."""
    opens = governor + 2
    if not sentence.upper or link != "at" or opens >= sentence.count or not sentence.flags[governor + 1] & _DET:
        return None
    stop = opens
    while stop < sentence.count and sentence.flags[stop] & (_PROPER | _DEMONYM) and not sentence.gaps[stop - 1]:
        stop += 1
    named = stop > opens and sentence.flags[opens] & _PROPER and stop < sentence.count and sentence.flags[stop] & _NOUN
    return Where(opens, stop + 1, link, "") if named else None


def _is_land(sentence: Sentence, governor: int, index: int) -> bool:
    """`in the valley`, `off the Libyan coast`, `in the north`: land that stands for a place by itself."""
    flags = sentence.flags
    behind = index + 1 < sentence.count and flags[index + 1] & _AT and not sentence.gaps[index]
    if behind and _name_opens(sentence, index + 2):
        return False  # on a beach at Dalo
    if flags[index] & (_LANDSCAPE | CAPITAL) != _LANDSCAPE or flags[governor + 1] & (_DET | _HERE) != _DET:
        return False
    if flags[index - 1] & _HERE:
        return False
    if not flags[index] & _BOUNDARY:
        return True
    if sentence.lower[index] == _COAST and not flags[index - 1] & _DEMONYM:
        return False  # which coast isn't told
    alone = index + 1 >= sentence.count or bool(sentence.gaps[index] or flags[index + 1] & (_OUTSIDE | DIGIT))
    return alone and sentence.lower[governor] in _ON and index - governor <= 3


def _borne(sentence: Sentence, stop: int) -> int:
    """Where `Line of Control`, `Bay of Bengal` end: names of one piece with what follows of."""
    flags, last = sentence.flags, stop - 1
    if sentence.upper or not flags[last] & _BORNE or not flags[last] & CAPITAL:
        return stop
    if stop + 1 >= sentence.count or sentence.lower[stop] != "of" or any(sentence.gaps[last : stop + 1]):
        return stop
    return stop + 2 if flags[stop + 1] & CAPITAL else stop


def _descends(sentence: Sentence, stop: int) -> int | None:
    """The word after `of` in `the Homs district of Baba Amr`: the narrower place follows."""
    lower, flags = sentence.lower, sentence.flags
    if stop >= sentence.count or sentence.gaps[stop - 1]:
        return None
    if lower[stop] == "of":
        return stop + 1 if flags[stop - 1] & (_NOUN | _SITED) == _NOUN else None
    if flags[stop] & _NOUN and stop + 1 < sentence.count and lower[stop + 1] == "of":
        return stop + 2
    return None


def _name_opens(sentence: Sentence, index: int) -> bool:
    return index < sentence.count and opens_name(sentence, index)
