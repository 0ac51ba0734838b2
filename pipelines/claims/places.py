"""The places that a sentence names, known to the gazetteer or not, and how each is linked to what happens."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.claims.gazetteer import gazetteer
from pipelines.claims.lexicon import BITS, INNER, bits
from pipelines.claims.sentences import CAPITAL, DIGIT, OWNER, PLACE, Sentence

_AT, _TO, _FROM, _NOUN = BITS["at"], BITS["to"], BITS["from"], BITS["place_noun"]
_DET, _CONJ, _AUX, _PREP, _SPEAKER = BITS["det"], BITS["conj"], BITS["aux"], BITS["prep"], BITS["speaker"]
_TIME = bits("month", "weekday", "relative")
_DEMONYM, _TITLE, _CLAUSE, _COMMON = BITS["demonym"], BITS["title"], BITS["clause"], BITS["common"]
_SAY, _VERB, _REACHED, _OF = bits("say", "count", "deny", "fear"), BITS["verb"], BITS["reached"], BITS["of"]
_HAPPENING, _TOLL, _ANAPHOR = BITS["happening"], BITS["toll"], BITS["anaphor"]
_SPREADING, _MONTH = BITS["spreading"], BITS["month"]
_PRON, _ADVERB, _CASUALTY, _SITE, _NUMBERED = (
    BITS["pron"],
    BITS["adverb"],
    BITS["casualty"],
    BITS["site"],
    BITS["numbered"],
)
_ROUTE, _DIRECTION, _RECOVERED, _DISASTER = BITS["route"], BITS["direction"], BITS["recovered"], BITS["disaster"]
_FREE = (
    bits("part", "last", "this", "ago")
    | _AUX
    | _PREP
    | _CLAUSE
    | _VERB
    | _SAY
    | _CONJ
    | _ADVERB
    | _PRON
    | _TIME
    | _DET
    | INNER
)
_GOVERNORS = _AT | _TO | _FROM | _REACHED | _OF
_NO_LEAD = _SPEAKER | _DEMONYM | _TITLE | _CASUALTY | _HAPPENING | _DET | DIGIT
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
        elif index in sentence.places:
            named = _plain(sentence, index)
        elif bits_ & CAPITAL and not bits_ & _TIME:
            named = _dated(sentence, index) or (_headed(sentence) if index == 0 else None)
        if named:
            found.append(named)
            index = named.stop
        else:
            index += 1
    return found


def _link(sentence: Sentence, index: int, bits_: int) -> str:
    if bits_ & _REACHED:
        return "reached"
    if bits_ & _AT:
        return "at"
    before = sentence.flags[index - 1] if index else 0
    if bits_ & _OF:
        return "at" if before & _DIRECTION else "of"
    if (bits_ & _TO and before & _ROUTE) or (bits_ & _FROM and before & _TOLL):
        return "at"
    if bits_ & _FROM and any(earlier & _RECOVERED for earlier in sentence.flags[max(0, index - 7) : index]):
        return "at"
    if bits_ & _TO:
        return "into" if sentence.lower[index] in ("into", "inside") else "to"
    return "from"


def _across(sentence: Sentence, governor: int) -> bool:
    return bool(sentence.flags[governor] & _SPREADING)


def _governed(sentence: Sentence, governor: int, link: str) -> Where | None:
    """The name that a preposition governs: `in the Homs district of Baba Amr` gives Baba Amr."""
    index, limit = governor + 1, min(governor + 1 + _REACH, sentence.count)
    named: Where | None = None
    if link in ("of", "reached") and not _may_follow(sentence, governor, link):
        return None
    while index < limit:
        if sentence.upper and sentence.lower[index] in _INDEFINITE:
            return named
        if _opens_name(sentence, index):
            stop, place, opens = _name(sentence, index)
            foreign = _foreign(sentence, opens, stop) and not (governor == 0 and _led(sentence, opens, stop))
            if foreign or of_capital(sentence, stop) or _spoken_of(sentence, opens, stop):
                return named
            if named and not named.place_id and _wide(place):
                return named
            named = Where(opens, stop, link, place)
            follow = _descends(sentence, stop)
            if follow is None:
                return named
            index, limit = follow, min(follow + 4, sentence.count)
            continue
        if _ends_phrase(sentence, index):
            return named
        if sentence.gaps[index].strip("'’"):
            return named
        index += 1
    return named


def _wide(place_id: str) -> bool:
    """Whether a district can lie in it: `the Qasmin district of Homs` is not Homs."""
    place = gazetteer().places.get(place_id)
    return place is not None and place.kind in ("country", "admin1", "city")


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
        return after in sentence.places or (
            bool(before & (_NOUN | _SPEAKER | DIGIT)) and bool(sentence.flags[after] & (CAPITAL | _DET))
        )
    return True


def _opens_name(sentence: Sentence, index: int) -> bool:
    bits_ = sentence.flags[index]
    if index in sentence.places:
        return True
    if not bits_ & CAPITAL or (bits_ & (_TIME | _TITLE | _CASUALTY) and not bits_ & PLACE):
        return False
    if sentence.upper and bits_ & (_NOUN | _VERB | _COMMON | _SPEAKER):
        return False
    return not bits_ & (_DET | _DEMONYM)


def _name(sentence: Sentence, index: int) -> tuple[int, str, int]:
    """Where the name at a word ends, its kind of place included, the known place, and where it opens.

    A possessive in front of another name is left out: `Ghazni's Qarabagh district` gives Qarabagh district.
    """
    flags, count = sentence.flags, sentence.count
    place, length = sentence.places.get(index, ("", 0))
    if length and index and flags[index - 1] & _OF and _runs_on(sentence, index, index + length):
        place, length = "", 0
    stop = index + (length or 1)
    while (
        stop < count
        and not sentence.gaps[stop - 1].strip("'’")
        and not flags[stop - 1] & OWNER
        and stop - index < _LONGEST
    ):
        bits_ = flags[stop]
        if length and not (bits_ & CAPITAL and bits_ & (_NOUN | _SITE)):
            break
        if (
            bits_ & CAPITAL
            and not bits_ & (_TIME | _AUX | _VERB | _SAY)
            and not (sentence.upper and bits_ & (_NOUN | _COMMON))
        ) or (bits_ & DIGIT and (flags[stop - 1] & (_NUMBERED | _NOUN) or len(sentence.words[stop]) < 3)):
            stop += 1
        else:
            break
    if stop + 1 < count and sentence.lower[stop] == "no" and flags[stop + 1] & DIGIT:
        stop += 2
    if (
        flags[stop - 1] & OWNER
        and stop < count
        and not sentence.gaps[stop - 1].strip("'’")
        and _opens_name(sentence, stop)
    ):
        return _name(sentence, stop)
    return _kind_after(sentence, stop, bool(place)), place, index


def _led(sentence: Sentence, start: int, stop: int) -> bool:
    """`In Guayaquil gunmen shot`: who did it follows the place that opens the sentence."""
    if stop >= sentence.count or sentence.gaps[stop - 1] or sentence.words[start].isupper():
        return False
    if any(bits_ & _SPEAKER for bits_ in sentence.flags[start:stop]):
        return False
    return not sentence.flags[stop] & (_HAPPENING | CAPITAL | DIGIT)


def _runs_on(sentence: Sentence, index: int, stop: int) -> bool:
    """`the hamlet of Beni Ilmane`: the name of a kind of place goes on where a known one would end."""
    if index < 2 or stop >= sentence.count or sentence.gaps[stop - 1] or sentence.upper:
        return False
    return bool(sentence.flags[index - 2] & _NOUN) and sentence.flags[stop] == CAPITAL


def _kind_after(sentence: Sentence, stop: int, known: bool) -> int:
    """`Kanyaruchinya camp`, `Tabqa air base`, `Deir ez-Zor province`."""
    flags, count = sentence.flags, sentence.count
    barred = _AUX | _ANAPHOR if known else _AUX
    while stop < count and flags[stop] & _NOUN and not sentence.gaps[stop - 1].strip("'’"):
        if flags[stop] & barred and not flags[stop] & CAPITAL:
            break
        stop += 1
    if (
        stop + 1 < count
        and not sentence.gaps[stop - 1]
        and flags[stop] & _SITE
        and flags[stop + 1] & _NOUN
        and not sentence.gaps[stop]
    ):
        stop += 2
    return stop


def _foreign(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether the name is a person, a body or a thing rather than a place."""
    flags = sentence.flags
    if start in sentence.places:
        return False
    name = sentence.words[start]
    if len(name) > 2 and name.isupper() and not sentence.upper:
        return True
    head = flags[stop - 1]
    if any(bits_ & CAPITAL and bits_ & _NOUN for bits_ in flags[start + 1 : stop]) and not sentence.upper:
        return False
    if (head & _NOUN and not flags[start] & (_SPEAKER | _DEMONYM)) or (
        head & _NOUN & flags[start] and stop - start > 1
    ):
        return False
    if head & (_SPEAKER | _DEMONYM) or flags[start] & (_TITLE | _SAY | _SPEAKER):
        return not (head & _NOUN and flags[stop - 1] & CAPITAL and not head & _SPEAKER)
    if stop < sentence.count and not sentence.gaps[stop - 1].strip("'’"):
        after = flags[stop]
        if sentence.lower[stop].endswith(("ed", "ing")) or _struck(sentence, stop):
            return False
        if after & DIGIT and len(sentence.words[stop]) > 2:
            return True
        if sentence.upper and after & _COMMON and not after & _HAPPENING:
            return False
        return not after & (_FREE | CAPITAL | DIGIT) or bool(after & _CASUALTY and not after & _FREE)
    return False


def _struck(sentence: Sentence, stop: int) -> bool:
    """`in the Chikangawa plane crash`, `Guadalupe floods`: named for what struck there, not for who did it."""
    for index in range(stop, min(stop + 3, sentence.count)):
        if sentence.gaps[index - 1]:
            return False
        if sentence.flags[index] & _DISASTER:
            return True
    return False


def _spoken_of(sentence: Sentence, start: int, stop: int) -> bool:
    """`the Amhara town`: a place named before, not a name; and `the Sinaloa Cartel`: a body."""
    flags = sentence.flags
    if flags[stop - 1] & _ANAPHOR and not flags[stop - 1] & CAPITAL and start and flags[start - 1] & _DET:
        return not (stop < sentence.count and sentence.lower[stop] == "of")
    if start not in sentence.places or stop >= sentence.count or sentence.titled or sentence.upper:
        return False
    after = flags[stop]
    return bool(after & CAPITAL) and not after & (_TIME | _NOUN | _DEMONYM) and not sentence.gaps[stop - 1]


def of_capital(sentence: Sentence, stop: int) -> bool:
    """`Somalia's capital`, `Syria's second city`: named by the dateline, not here."""
    if not sentence.flags[stop - 1] & OWNER:
        return False
    return any(word in ("capital", "city") for word in sentence.lower[stop : stop + 3])


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
    kind = False
    while start > 0 and not sentence.gaps[start - 1] and governor - start < _LONGEST:
        bits_ = flags[start - 1]
        if not ((bits_ & CAPITAL and not bits_ & _TIME) or (bits_ & DIGIT and flags[start - 2] & (_NUMBERED | _NOUN))):
            break
        kind = kind or bool(bits_ & _NOUN and not bits_ & _ROUTE)
        start -= 1
    if not kind or governor - start < 2 or flags[start] & _DEMONYM:
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
    if flags[0] & _NO_LEAD or not _opens_name(sentence, 0):
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


def _plain(sentence: Sentence, index: int) -> Where | None:
    """A known place without a preposition: a subject, or a word beside what happened there."""
    flags = sentence.flags
    place, _length = sentence.places[index]
    stop, _, opens = _name(sentence, index)
    if opens != index:
        return None
    if flags[stop - 1] & OWNER:
        return Where(index, stop, "owner", place)
    if stop == sentence.count or sentence.gaps[stop - 1].strip("'’"):
        if "(" in sentence.seps[stop - 1]:
            return Where(index, stop, "at", place)
        lead = index == 0 and _leads(sentence, stop)
        apposed = index > 0 and sentence.gaps[index - 1] == ","
        return Where(index, stop, "lead" if lead else "apposed" if apposed else "subject", place)
    after = flags[stop]
    if after & (_AUX | _SAY | _ADVERB | _PRON | _CLAUSE) or (after & _VERB and not after & (_COMMON | _CASUALTY)):
        return Where(index, stop, "subject", place)
    if after & (_SPEAKER | _DEMONYM) and not after & _NOUN:
        return Where(index, stop, "owner", place)
    if after & CAPITAL and not after & _HAPPENING and not sentence.titled and not sentence.upper:
        return Where(index, stop, "owner", place)
    happens = any(bits_ & _HAPPENING for bits_ in flags[stop : stop + 3])
    return Where(index, stop, "beside" if happens and not after & (_PREP | _CONJ) else "subject", place)
