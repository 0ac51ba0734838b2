"""Places that coders' notes and reports open with: behind the date, behind a label, before a colon."""

from __future__ import annotations

from pipelines.claims.dates.stated import YEAR
from pipelines.claims.lexicon import BITS, bits
from pipelines.claims.sentences import CAPITAL, DIGIT, PLACE, Sentence

_DATE = DIGIT | bits("month", "weekday", "again", "relative", "part", "clock")
_TIME = bits("month", "weekday", "relative", "feast")
_ROUTE = BITS["route"]
_KIND, _NOUN, _LABEL = BITS["kind_before"], BITS["place_noun"], BITS["place_label"]
_BARRED = bits("speaker", "title", "demonym", "casualty", "class", "clause", "aux", "verb", "vessel")
_LITTLE = frozenset(("of", "de", "la", "las", "los", "el", "al", "du", "do", "da", "dos", "del", "des", "le", "les"))
_OPENS = (",", "|", ":", "-", "–", "—", ".")
_CLOSES = (",", ".", ":", "|", "(", ";", "/", "–", "—")
_HOUSES = frozenset(("blk", "block", "blocks"))
_NEAR = frozenset(("nr", "near"))
_FURTHEST, _LONGEST = 8, 6


def after_date(sentence: Sentence, index: int) -> int | None:
    """Where the name ends that follows the date a note opens with: `28 Apr 07, Raman district, Yala.`"""
    if not 0 < index <= _FURTHEST:
        return None
    in_full = YEAR.search(sentence.words[index - 1]) and all(bits_ & DIGIT for bits_ in sentence.flags[:index])
    numbers_only = in_full and not sentence.gaps[index - 1]  # `14/09/2001 Karbeida (Soledad).`
    if sentence.gaps[index - 1][:1] not in _OPENS and not numbers_only:
        return None
    opens = index
    if sentence.gaps[index - 1] == "," and index > 1 and sentence.lower[index - 1] in ("city", "town"):
        opens = index - 2
    if not all(_dates(sentence, before) for before in range(opens)):
        return None
    if not any(bits_ & (DIGIT | BITS["again"]) for bits_ in sentence.flags[:index]):
        return None
    return name_end(sentence, index)


def quarter(sentence: Sentence, index: int, stop: int) -> bool:
    """`Kherson city, Dniprovskyi raion`: the quarter follows the town it lies in."""
    if sentence.lower[stop - 1] not in ("city", "town") or stop >= sentence.count or sentence.gaps[stop - 1] != ",":
        return False
    ends = name_end(sentence, stop)
    return ends is not None and bool(sentence.flags[ends - 1] & _NOUN)


def _dates(sentence: Sentence, index: int) -> bool:
    return bool(sentence.flags[index] & _DATE) or sentence.lower[index] in ("on", "of", "night", "around", "the", "lt")


def labelled(sentence: Sentence, index: int) -> int | None:
    """Where the name ends in `Location: Al-Hawak district`."""
    if index and sentence.flags[index - 1] & _LABEL and ":" in sentence.seps[index - 1]:
        return name_end(sentence, index)
    return None


def typed(sentence: Sentence, index: int) -> int | None:
    """Where the name ends in `vereda La Guayacana`, `Brgy Tugas`, `ejido Patrocinio`: a kind of place before a name."""
    follows = index + 1
    if not sentence.flags[index] & _KIND or follows >= sentence.count or sentence.gaps[index] not in ("", "."):
        return None
    if not sentence.flags[follows] & CAPITAL or sentence.flags[follows] & (_TIME | _BARRED):
        return None
    stop = _run(sentence, follows)
    return stop if stop > follows else None


def street(sentence: Sentence, index: int) -> int | None:
    """Where an address ends that a comma or a house number leads in: `timber yard, Duncrue Street`, `1400 Taft St`."""
    flags, before = sentence.flags, index - 1
    parted = index and sentence.gaps[before][-1:] in _OPENS
    if not (parted or (index and (flags[before] & DIGIT or sentence.lower[before] in _HOUSES))):
        return None
    stop = index
    while stop < sentence.count and stop - index < _LONGEST and flags[stop] & CAPITAL and not flags[stop] & _TIME:
        stop += 1
        if flags[stop - 1] & _ROUTE or sentence.lower[stop - 1] == "st":
            ends = stop >= sentence.count or bool(sentence.seps[stop - 1].strip())
            return stop if stop - index > 1 and ends else None
        if sentence.gaps[stop - 1]:
            break
    return None


def name_end(sentence: Sentence, index: int) -> int | None:
    """Where the capitalised name at a word ends, if nothing but a mark follows it."""
    flags = sentence.flags
    opens = index + 1 if flags[index] & _KIND else index
    if opens >= sentence.count or not flags[opens] & CAPITAL or flags[opens] & (_TIME | _BARRED | DIGIT):
        return None
    if flags[opens] & BITS["common"] and not flags[opens] & (_NOUN | PLACE):
        return None
    stop = _run(sentence, opens)
    closed = stop >= sentence.count or sentence.gaps[stop - 1][:1] in _CLOSES or sentence.lower[stop] in _NEAR
    return stop if closed and stop - index <= _LONGEST else None


def _run(sentence: Sentence, opens: int) -> int:
    """The words of a name: capitals, the little words between them, a kind of place behind it."""
    flags, stop = sentence.flags, opens
    while stop < sentence.count and (stop == opens or not sentence.gaps[stop - 1].strip("'’")):
        named = flags[stop] & CAPITAL and not flags[stop] & (_TIME | _BARRED)
        follows = stop + 1 < sentence.count and flags[stop + 1] & CAPITAL
        if not (named or (stop > opens and flags[stop] & _NOUN) or (sentence.lower[stop] in _LITTLE and follows)):
            break
        stop += 1
    return stop
