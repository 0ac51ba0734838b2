"""Where the name of a place opens and ends, and whether a name is that of a person, a body or a thing instead."""

from __future__ import annotations

from functools import lru_cache

from pipelines.claims.lexicon import BITS, INNER, bits, lexicon
from pipelines.claims.phrases import keys_of
from pipelines.claims.places.gazetteer import gazetteer
from pipelines.claims.sentences import CAPITAL, DIGIT, OWNER, PLACE, Sentence
from pipelines.claims.sources import bodies

_NOUN, _DET, _AUX, _SPEAKER, _DEMONYM = BITS["place_noun"], BITS["det"], BITS["aux"], BITS["speaker"], BITS["demonym"]
_AT = BITS["at"]
_TITLE, _COMMON, _VERB, _OF, _HAPPENING = BITS["title"], BITS["common"], BITS["verb"], BITS["of"], BITS["happening"]
_ANAPHOR, _CASUALTY, _SITE, _NUMBERED = BITS["anaphor"], BITS["casualty"], BITS["site"], BITS["numbered"]
_DISASTER, _POSSESSIVE, _VESSEL = BITS["disaster"], BITS["possessive"], BITS["vessel"]
_KIND_BEFORE = BITS["kind_before"]
_MANNED, _FAITH, _HOLY, _QUARTER = BITS["manned"], BITS["faith"], BITS["holy"], BITS["quarter"]
_FIRED, _MEDIUM = BITS["fired"], BITS["medium"]
_TARGETS = frozenset(("on", "at", "upon"))
_FLED = frozenset(("fled", "flee", "fleeing", "left", "leave"))
_TIME = bits("month", "weekday", "relative", "feast")
_SAY = bits("say", "count", "deny", "fear")
_FREE = (
    bits("part", "last", "this", "ago", "aux", "prep", "clause", "verb", "conj", "adverb", "pron", "det")
    | _SAY
    | _TIME
    | INNER
)
_GOVERNS = _OF | bits("at", "to", "from", "reached")
_ALONG = frozenset(("on", "along"))
_INDEFINITE = frozenset(("a", "an"))
_VERBAL = ("ed", "ing")
_SPAN = BITS["unit"]
_AFTER = frozenset(("later", "earlier", "after", "before", "ago"))
_NO_NOUN = ("ed", "ing", "ly")
"""How words end that are no nouns, so that the name before them stands by itself."""
_CREED = ("ist", "ists", "ite", "ites")
"""How those are called who fight for a cause."""
_LONGEST = 6
LITTLE = frozenset(("de", "la", "las", "los", "el", "al", "du", "do", "da", "dos", "del", "des", "le", "les", "di"))
"""Small words inside the names of places, in lower case."""


def opens_name(sentence: Sentence, index: int) -> bool:
    """Whether the name of a place may open at a word."""
    bits_ = sentence.flags[index]
    if index in sentence.places:
        return True
    if (
        not bits_ & CAPITAL
        or "." in sentence.words[index][1:]
        or (bits_ & (_TIME | _TITLE | _CASUALTY) and not bits_ & PLACE and not _hallowed(sentence, index))
    ):
        return False
    if sentence.upper and (bits_ & (_NOUN | _VERB | _COMMON | _SPEAKER) or sentence.lower[index].endswith(_VERBAL)):
        return False
    if sentence.titled and bits_ & (_HAPPENING | _VERB | _COMMON):
        return False  # Die in Crash Near Dalo
    return not bits_ & (_DET | _DEMONYM | _FAITH)


def _hallowed(sentence: Sentence, index: int) -> bool:
    """`in Imam Sahib`, `families fled Haji Qasim`: behind these the title of a holy man opens the name of a town."""
    if not sentence.flags[index] & _HOLY or not index or sentence.upper:
        return False
    before = sentence.lower[index - 1]
    return before in _FLED or bool(sentence.flags[index - 1] & _AT and before not in _TARGETS)


def name_at(sentence: Sentence, index: int) -> tuple[int, str, int]:
    """Where the name at a word ends, its kind of place included, the known place, and where it opens.

    A possessive in front of another name is left out: `Ghazni's Qarabagh district` gives Qarabagh district.
    """
    flags, count = sentence.flags, sentence.count
    place, length = sentence.places.get(index, ("", 0))
    if length and index and flags[index - 1] & _GOVERNS and _runs_on(sentence, index, index + length):
        place, length = "", 0
    stop = _site_end(sentence, index + length) if length else index + 1
    while (
        stop < count
        and not sentence.gaps[stop - 1].strip("'’")
        and not flags[stop - 1] & OWNER & ~-bool(flags[stop - 1] & _TITLE)
        and stop - index < _LONGEST
    ):
        bits_ = flags[stop]
        if length and not (bits_ & CAPITAL and bits_ & (_NOUN | _SITE)):
            break
        if sentence.titled and bits_ & _GOVERNS:
            break
        linked = little(sentence, stop)
        if linked:
            stop = linked
            continue
        if (
            bits_ & CAPITAL
            and not bits_ & (_TIME | _AUX | _VERB | _SAY)
            and sentence.words[stop] != "I"
            and not (sentence.upper and bits_ & (_NOUN | _COMMON))
        ) or (bits_ & DIGIT and (flags[stop - 1] & (_NUMBERED | _NOUN) or _numbers(sentence, stop))):
            stop += 1
        else:
            break
    if stop + 1 < count and sentence.lower[stop] == "no" and flags[stop + 1] & DIGIT:
        stop += 2
    if (
        flags[stop - 1] & OWNER
        and not flags[stop - 1] & _TITLE
        and stop < count
        and not sentence.gaps[stop - 1].strip("'’")
        and opens_name(sentence, stop)
    ):
        return name_at(sentence, stop)
    if place in gazetteer().countries and sentence.has(_HAPPENING, stop, stop + 1):
        return stop, place, index  # Ethiopia church collapse
    return _kind_after(sentence, stop, bool(place)), place, index


def _site_end(sentence: Sentence, stop: int) -> int:
    """`Benghazi Medical Centre`, `Kabul Military Hospital`: a site that is named for a known place."""
    flags, index = sentence.flags, stop
    while index < sentence.count and index - stop < 3 and not sentence.gaps[index - 1] and flags[index] & CAPITAL:
        index += 1
        if flags[index - 1] & _TIME:
            break
        if flags[index - 1] & _NOUN and not sentence.titled and not sentence.upper:
            return index
    return stop


def little(sentence: Sentence, index: int) -> int | None:
    """The word behind the small ones inside a name: `Santiago de Cuba`, `Plaza de la Merced`."""
    stop = index
    while stop < sentence.count - 1 and stop - index < 2 and sentence.lower[stop] in LITTLE and not sentence.gaps[stop]:
        stop += 1
    return stop if stop > index and sentence.flags[stop] & CAPITAL and not sentence.upper else None


def led(sentence: Sentence, start: int, stop: int) -> bool:
    """`In Guayaquil gunmen shot`: who did it follows the place that opens the sentence."""
    if stop >= sentence.count or sentence.gaps[stop - 1] or sentence.words[start].isupper():
        return False
    if any(bits_ & (_SPEAKER | _MEDIUM) for bits_ in sentence.flags[start:stop]):
        return False
    return not sentence.flags[stop] & (_HAPPENING | CAPITAL | DIGIT)


def _runs_on(sentence: Sentence, index: int, stop: int) -> bool:
    """`the hamlet of Beni Ilmane`, `in San Miguel Los Lotes`: the name goes on where a known one would end."""
    if stop >= sentence.count or sentence.gaps[stop - 1] or sentence.upper or sentence.titled:
        return False
    if sentence.flags[index - 1] & _OF and not (index > 1 and sentence.flags[index - 2] & _NOUN):
        return False
    other = stop in sentence.places and wide(sentence.places[stop][0])
    goes_on = (sentence.flags[stop] & ~PLACE == CAPITAL and not other) or little(sentence, stop) is not None
    return goes_on and not sentence.flags[stop - 1] & OWNER


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
        and (flags[stop] & _SITE or _plain(sentence, stop))
        and flags[stop + 1] & _NOUN
        and not sentence.gaps[stop]
    ):
        stop += 2
    return stop


def _plain(sentence: Sentence, index: int) -> bool:
    """`Marikana platinum mine`: a word of no other use between a name and its kind; not `Pakistan's largest city`."""
    flags = sentence.flags
    owned = flags[index - 1] & OWNER or flags[index + 1] & _ANAPHOR
    return not owned and not flags[index] & ~_COMMON


def initials(word: str) -> bool:
    """`UNHCR`, `MoI`, `NGOs`: mostly capitals, so short for a body or a thing; not so an article's (`Al-Jawf`)."""
    return len(word) > 1 and (word.isupper() or ("-" not in word and 2 * sum(map(str.isupper, word)) > len(word)))


def foreign(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether the name is a person, a body or a thing rather than a place."""
    flags = sentence.flags
    if start in sentence.places:
        return _made(sentence, start, stop)
    if flags[start] & _VESSEL or flags[stop - 1] & _MEDIUM:
        return True
    if flags[start] & _KIND_BEFORE and stop - start > 1:
        return False
    name = sentence.words[start]
    if initials(name) and not sentence.upper:
        kind = _NOUN if any(letter.isdecimal() for letter in name) else _QUARTER
        if flags[stop - 1] & kind and not flags[stop - 1] & (CAPITAL | _SPEAKER):
            return False  # the SITE area, the K5 junction
        return not (name[-1].isdecimal() and start > 1 and sentence.lower[start - 2] in _ALONG)
    if start and flags[start - 1] & OWNER and sentence.words[start - 1][:-2].isupper() and not sentence.upper:
        return True
    if start and (sentence.lower[start - 1] in _INDEFINITE or flags[start - 1] & _POSSESSIVE):
        return True
    head = flags[stop - 1]
    if _person(sentence, start, stop) or of_body(sentence, start, stop) or _of_fighters(sentence, start, stop):
        return True
    if stop - start > 2 and flags[start + 1] & _DEMONYM and not flags[stop - 1] & CAPITAL:
        return True  # the West German embassy
    speaks = head & (_SPEAKER | _NOUN) == _SPEAKER and stop - start > 2  # the Federal Road Safety Corps
    if any(bits_ & CAPITAL and bits_ & _NOUN for bits_ in flags[start + 1 : stop]) and not (sentence.upper or speaks):
        return False
    if (head & _NOUN and not flags[start] & (_SPEAKER | _DEMONYM)) or (
        head & _NOUN & flags[start] and stop - start > 1
    ):
        return False
    if _hallowed(sentence, start):
        return False
    if head & (_SPEAKER | _DEMONYM) or flags[start] & (_TITLE | _SPEAKER | (0 if start else _SAY)):
        return not (head & _NOUN and flags[stop - 1] & CAPITAL and not head & _SPEAKER)
    if stop < sentence.count and not sentence.gaps[stop - 1].strip("'’"):
        after = flags[stop] if flags[stop] & CAPITAL else flags[stop] & ~BITS["month"]
        if sentence.lower[stop].endswith(_NO_NOUN) or _struck(sentence, stop) or _later(sentence, stop):
            return False
        if after & DIGIT and len(sentence.words[stop]) > 2:
            return not _counts(sentence, stop)
        if sentence.upper and after & _SPEAKER and lexicon().value("speaker", sentence.lower[stop]) == "body":
            return True
        if sentence.upper and after & _COMMON and not after & _HAPPENING:
            return False
        if after & _HAPPENING and stop - start == 1:  # in Caloto ambush; not in Hezbollah ambush
            return sentence.lower[start].endswith(_CREED) or opens_body(sentence.lower[start], whole=True)
        return not after & (_FREE | CAPITAL | DIGIT) or bool(after & _CASUALTY and not after & _FREE)
    return False


def _made(sentence: Sentence, start: int, stop: int) -> bool:
    """`in a Toyota`: behind `a` a known name that nothing follows is that of a make; not `in a Kabul street`."""
    if not start or sentence.lower[start - 1] not in _INDEFINITE or sentence.upper or sentence.titled:
        return False
    alone = stop >= sentence.count or bool(sentence.gaps[stop - 1]) or bool(sentence.flags[stop] & _FREE)
    return alone and not sentence.flags[stop - 1] & _NOUN


def _person(sentence: Sentence, start: int, stop: int) -> bool:
    """`lawmaker Haji Selim`, `fire on Manoel Pereira`, `on Malir SSP Rao Anwar`: a name without a kind of place."""
    flags, lower = sentence.flags, sentence.lower
    if any(bits_ & _NOUN for bits_ in flags[start:stop]) or _hallowed(sentence, start):
        return False
    if start and flags[start - 1] & (_SPEAKER | _NOUN) == _SPEAKER and not sentence.gaps[start - 1]:
        return not sentence.upper  # lawmaker Haji Selim, the oil company Pemex
    if _aged(sentence, start, stop):
        return True
    titled = any(
        bits_ & _TITLE and word != "st" for bits_, word in zip(flags[start:stop], lower[start:stop], strict=True)
    )
    shot = start > 1 and lower[start - 1] in _TARGETS and flags[start - 2] & _FIRED
    return titled or bool(shot and stop - start > 1)


def _aged(sentence: Sentence, start: int, stop: int) -> bool:
    """`verdicts on Margaret Hale, 67, and her sister`: a name with an age."""
    if stop - start < 2 or stop >= sentence.count or sentence.gaps[stop - 1] != ",":
        return False
    age, gap = sentence.words[stop], sentence.gaps[stop]
    return age.isdecimal() and len(age) == 2 and gap[:1] in (",", ";", ")") and gap != ""


def _of_fighters(sentence: Sentence, start: int, stop: int) -> bool:
    """`People's Liberation Front`, not `the Eastern Front`: who fights rather than where."""
    if sentence.lower[stop - 1] != "front" or not sentence.flags[stop - 1] & CAPITAL or sentence.upper:
        return False
    return stop - start > 1 and not sentence.lower[stop - 2].endswith("ern")


def of_body(sentence: Sentence, start: int, stop: int) -> bool:
    """`Islamic State hideout`, `Rapid Support Forces`: opens with the name of a known body of two words or more."""
    if sentence.upper:
        return opens_body(sentence.lower[start], True)
    return stop - start > 1 and opens_body(" ".join(sentence.lower[start:stop]))


@lru_cache(maxsize=1 << 14)
def opens_body(name: str, whole: bool = False) -> bool:
    """Whether a name opens with that of a known body of two words or more, or `whole` is that of one."""
    known, words = bodies.table(), keys_of(name)
    if whole:
        return bool(known.names.get(words))
    return any(known.names.get(words[:size]) for size in range(2, len(words) + 1))


def manned(sentence: Sentence, start: int, stop: int) -> bool:
    """`Hashd al-Shaabi checkpoint`, `Rangers post`: named for the body that holds it, so a name beside it is better."""
    head = sentence.flags[stop - 1]
    return bool(head & _MANNED) and not head & CAPITAL and stop - start > 1 and start not in sentence.places


def _numbers(sentence: Sentence, index: int) -> bool:
    """`Gulshan 2`, but not `in Dalo 6 fishermen` nor `(Tarsa 9, Dalo 6)`."""
    listed = sentence.gaps[index][:1] in (",", ")") and any("(" in gap for gap in sentence.gaps[:index])
    return len(sentence.words[index]) < 3 and not listed and not _counts(sentence, index)


def _counts(sentence: Sentence, index: int) -> bool:
    """`in Chillán 269 convicts broke out`: the number belongs to what follows, not to the name."""
    follows = index + 1
    return (
        follows < sentence.count
        and not sentence.gaps[index]
        and not sentence.flags[follows] & (_FREE | _AUX | BITS["clock"])
    )


def _later(sentence: Sentence, stop: int) -> bool:
    """`fell on Dalo hours later`: how long after stands behind the name."""
    return stop + 1 < sentence.count and bool(sentence.flags[stop] & _SPAN) and sentence.lower[stop + 1] in _AFTER


def _struck(sentence: Sentence, stop: int) -> bool:
    """`in the Chikangawa plane crash`, `Guadalupe floods`: named for what struck there, not for who did it."""
    for index in range(stop, min(stop + 3, sentence.count)):
        if sentence.gaps[index - 1]:
            return False
        if sentence.flags[index] & _DISASTER:
            return True
    return False


def spoken_of(sentence: Sentence, start: int, stop: int) -> bool:
    """`the Amhara town`: a place named before, not a name; and `the Sinaloa Cartel`: a body."""
    flags = sentence.flags
    if flags[stop - 1] & _ANAPHOR and not flags[stop - 1] & CAPITAL and start and flags[start - 1] & _DET:
        return not (stop < sentence.count and sentence.lower[stop] == "of")
    if start not in sentence.places or stop >= sentence.count or sentence.titled or sentence.upper:
        return False
    after = flags[stop]
    told = (
        after & _ANAPHOR and not after & CAPITAL and not sentence.gaps[stop - 1] and start and flags[start - 1] & _DET
    )
    if told and wide(sentence.places[start][0]):
        return not (stop + 1 < sentence.count and sentence.lower[stop + 1] == "of")
    return bool(after & CAPITAL) and not after & (_TIME | _NOUN | _DEMONYM) and not sentence.gaps[stop - 1]


def wide(place_id: str) -> bool:
    """Whether towns and districts can lie in it: `the Qasmin district of Homs` is not Homs."""
    place = gazetteer().places.get(place_id)
    return place is not None and place.kind in ("country", "admin1", "region")


def of_capital(sentence: Sentence, stop: int) -> bool:
    """`Somalia's capital`, `Syria's second city`: named by the dateline, not here."""
    if not sentence.flags[stop - 1] & OWNER:
        return False
    return any(word in ("capital", "city") for word in sentence.lower[stop : stop + 3])
