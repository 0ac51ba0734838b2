"""Speakers that a mark sets off: before a colon, behind a dash, in brackets."""

from __future__ import annotations

import re

from pipelines.claims.lexicon import BITS, bits
from pipelines.claims.sentences import CAPITAL, DIGIT, PLACE, Sentence
from pipelines.claims.sources.speakers import Speaker

_SPOKEN = bits("say", "count", "deny", "fear")
_NOUN, _SPEAKER, _TALLY = BITS["noun"], BITS["speaker"], BITS["tally"]
_DET, _AUX, _PREP = BITS["det"], BITS["aux"], BITS["prep"]
_LABEL = bits("tally", "casualty", "heading")
_PLAIN = bits("casualty", "happening", "place_noun", "verb", "disaster")
"""Words that are no name, whatever their letters."""
_WHICH = BITS["which"]
_MARKED = re.compile(r"[:(\[]| [-–] ")
"""Marks that may set off a speaker."""
_SHORT = 6
"""Words that a speaker after a closing colon or dash may have."""
_BODY = re.compile(r"[A-Z]+[a-z][A-Z]+[a-z]?$")
"""Short forms of bodies: `MoI`, `DoD`."""


def punctuated(sentence: Sentence, known: list[Speaker]) -> list[tuple[int, Speaker, bool]]:
    """`UN: 142 people killed`, `Toll now 21 - police`, `60 killed: Medics`, `hundreds hurt (native administration)`.

    The word at which each speaks, the speaker, and whether what it states stands before it; `known` speak otherwise.
    """
    found: list[tuple[int, Speaker, bool]] = []
    if not _MARKED.search(sentence.text):
        return found
    count = sentence.count
    for index in range(count):
        sep = sentence.seps[index]
        if ":" in sep and index + 1 < count:
            speaker = _colon(sentence, index)
            if speaker and speaker not in known:
                found.append((index, speaker, False))
        opens = ":" in sep or " - " in sep or " – " in sep or "(" in sep or "[" in sep
        if (opens and 0 < count - index - 1 <= _SHORT) or "(" in sep:
            speaker = None if _short_for(sentence, index + 1) else _closing(sentence, index + 1)
            if speaker and not any(one.start <= speaker.start < one.stop for one in known):
                found.append((speaker.start, speaker, True))
    return found


def _short_for(sentence: Sentence, index: int) -> bool:
    """`Border Security Force (BSF) troopers`: capitals in brackets in the midst of a noun phrase are its short form."""
    inside = index + 1 < sentence.count and "(" in sentence.seps[index - 1] and sentence.seps[index].strip() == ")"
    return inside and sentence.words[index].isupper() and not sentence.upper


def _colon(sentence: Sentence, index: int) -> Speaker | None:
    start = index
    while start > 0 and not sentence.gaps[start - 1].strip("'’") and index - start < _SHORT:
        start -= 1
    if start > 0 and not sentence.gaps[start - 1].strip("'’"):
        return None
    while start < index and sentence.flags[start] & _DET:
        start += 1
    stop = index + 1
    flags = sentence.flags
    if any(bits_ & (DIGIT | _SPOKEN) and not bits_ & (_NOUN | _SPEAKER) for bits_ in flags[start:stop]):
        return None
    if flags[stop - 1] & _TALLY and stop - start > 1 and not flags[stop - 1] & _SPEAKER:
        return _of_a_toll(sentence, start, stop - 1)
    acronym = _is_acronym(sentence, index)
    whole = stop - start
    named = flags[start] & _SPEAKER and all(bits_ & CAPITAL for bits_ in flags[start:stop]) and whole == 2
    speaking = bool(flags[index] & _SPEAKER or acronym or named) and not _site(sentence, start, index)
    if start > 0 and flags[index] & PLACE and whole == 1 and sentence.gaps[start - 1][:1] in (";", "."):
        speaking = True
    return Speaker(start, stop, "") if speaking and whole <= _SHORT else None


def _of_a_toll(sentence: Sentence, start: int, stop: int) -> Speaker | None:
    """`Official toll: 12`, `UNMIK final toll: 12`: whose toll it is, without the words for which of its tolls."""
    while stop - start > 1 and sentence.flags[stop - 1] & _WHICH:
        stop -= 1
    known = sentence.lower[start] in ("official", "government") or sentence.flags[start] & _SPEAKER
    return Speaker(start, stop, "") if known or (stop - start == 1 and _is_acronym(sentence, start)) else None


def _is_acronym(sentence: Sentence, index: int) -> bool:
    """`UN`, `MoI`; in a headline all of whose words may be capitals, not one that is a plain word."""
    name = sentence.words[index]
    if sentence.upper or sentence.flags[index] & _LABEL:
        return False
    return bool(_BODY.match(name)) or (len(name) > 1 and name.isupper() and not sentence.flags[index] & _PLAIN)


def _site(sentence: Sentence, start: int, index: int) -> bool:
    """`Blast rips through Qasmin mosque: 12 dead`: a site behind a preposition speaks for nobody."""
    within = any(bits_ & _PREP for bits_ in sentence.flags[start + 1 : index])
    return within and bool(sentence.flags[index] & BITS["place_noun"]) and not sentence.flags[start] & _SPEAKER


def _closing(sentence: Sentence, start: int) -> Speaker | None:
    stop = start
    while stop < sentence.count and stop - start < _SHORT:
        stop += 1
        if sentence.gaps[stop - 1].strip("'’"):
            break
    flags = sentence.flags
    if any(bits_ & (DIGIT | _SPOKEN | _AUX) and not bits_ & (_NOUN | _SPEAKER) for bits_ in flags[start:stop]):
        return None
    if _capital(sentence, start):
        return Speaker(start, sentence.count, "")
    if stop <= start or not (flags[stop - 1] & _SPEAKER or (sentence.words[stop - 1].isupper() and not sentence.upper)):
        return None
    while start < stop and flags[start] & _DET:
        start += 1
    return Speaker(start, stop, "") if stop > start else None


def _capital(sentence: Sentence, start: int) -> bool:
    """`Bomb kills 12 at Dalo fair - Kyiv`: a headline's closing place, behind a dash, is a government that speaks."""
    dashed = sentence.seps[start - 1] in (" - ", " – ") and not sentence.text.endswith((".", "”", '"'))
    return dashed and start == sentence.count - 1 and bool(sentence.flags[start] & PLACE)
