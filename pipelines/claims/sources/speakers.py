"""Where the noun phrase of a speaker opens and ends, to the left or to the right of the verb that made it speak."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.claims.dates.stated import YEAR
from pipelines.claims.lexicon import BITS, INNER, bits
from pipelines.claims.sentences import CAPITAL, DIGIT, OWNER, PLACE, Sentence

LONGEST = 12
"""Words beyond which a noun phrase is no speaker."""
_DET, _CONJ, _AUX, _ADVERB = BITS["det"], BITS["conj"], BITS["aux"], BITS["adverb"]
_PRON, _NEG, _JOIN, _PREP = BITS["pron"], BITS["neg"], BITS["join"], BITS["prep"]
_SAY = bits("say", "count", "deny", "fear")
_NOUN, _SPEAKER, _TITLE, _CASUALTY = BITS["noun"], BITS["speaker"], BITS["title"], BITS["casualty"]
_ASIDE = 5
"""Words that may stand in a bracket between a speaker and the verb."""
_TIME = bits("month", "weekday", "relative")
_HEARD = bits("month", "weekday", "relative", "part", "last", "this", "listener")
_WALL = bits("clause", "aux", "verb", "pron") | _TIME | BITS["cite"] | BITS["spread"]
_DAY = _TIME | BITS["part"] | BITS["last"]
_DEMONYM = BITS["demonym"]
_UNIT, _LATELY = BITS["unit"], BITS["last"] | BITS["this"]
_RELATIVE = BITS["clause"]
_LINK = bits("conj", "contrast")
_POSSESSIVE = BITS["possessive"]


class Speaker(NamedTuple):
    """Words start up to stop name who speaks; `pronoun` is what a pronoun refers back to, else empty."""

    start: int
    stop: int
    pronoun: str


def before(sentence: Sentence, verb: int) -> Speaker | None:
    """The subject that ends just before a verb and its auxiliaries; None where the verb has none of its own."""
    last = verb - 1
    flags = sentence.flags
    while (
        last >= 0
        and flags[last] & (_AUX | _ADVERB | BITS["older"])
        and not (flags[last] & CAPITAL and last > 0 and not sentence.upper)
        and not sentence.gaps[last]
        and not flags[last] & _SPEAKER
    ):
        last -= 1
    last = _before_day(sentence, last)
    if last < 0:
        return None
    gap = sentence.gaps[last]
    if flags[last] & _PRON and not gap:
        return Speaker(last, last + 1, sentence.lower[last])
    if flags[last] & _LINK:
        return None
    if gap == "," and flags[last] & _ADVERB and last and sentence.gaps[last - 1] == ",":
        return _phrase_before(sentence, last - 1)
    if gap[:1] == ")":
        return _before_bracket(sentence, last)
    if flags[last] & BITS["clause"] and not flags[last] & BITS["relpron"]:
        return _quoted(sentence, last)
    if flags[last] & BITS["relpron"] and last and not gap:
        return _phrase_before(sentence, last - 1)
    if gap == ",":
        return _apposition(sentence, last)
    if gap and gap not in ("'", "’", "”", "’,"):
        return None
    return _phrase_before(sentence, _before_relative(sentence, last))


def _before_day(sentence: Sentence, last: int) -> int:
    """`officials late on Monday said`: the word before the day that stands between a speaker and the verb."""
    flags, at = sentence.flags, last
    while at > 0 and flags[at] & (_DAY | DIGIT) and not sentence.gaps[at] and not flags[at] & _SPEAKER:
        at -= 1
    if at == last and last > 1 and flags[last] & _UNIT and flags[last - 1] & _LATELY and not sentence.gaps[last]:
        return last - 2 if not any(sentence.gaps[last - 2 : last]) else last  # `a report this week said`
    if at == last or not any(bits_ & _TIME for bits_ in flags[at + 1 : last + 1]):
        return last
    while at > 0 and (sentence.lower[at] in _ON or flags[at] & (_ADVERB | _DAY)) and not sentence.gaps[at]:
        at -= 1
    return at if not sentence.gaps[at].strip("'’") else last


_ON = frozenset(("on", "late", "early", "in", "the", "later", "earlier"))


def _before_relative(sentence: Sentence, last: int) -> int:
    """The noun before the relative clause that ends at a word: `a missionary who reached the town said`.

    Shortened ones as well: `a doctor reached by radio said`, `troops battling to retake the city said`.
    """
    flags = sentence.flags
    for index in range(last - 1, max(last - LONGEST, 0), -1):
        if sentence.gaps[index].strip("'’") or sentence.gaps[index - 1].strip("'’"):
            break
        before = flags[index - 1]
        if sentence.lower[index] == "who" and not before & (_AUX | _PREP | BITS["verb"] | _SAY):
            return index - 1
        if before & (_SPEAKER | BITS["class"]) and not before & _RELATIVE and _is_shortened(sentence, index):
            return index - 1
    return last


def _is_shortened(sentence: Sentence, index: int) -> bool:
    """Whether a participle opens a clause about the noun before it."""
    word, follows = sentence.lower[index], sentence.flags[index + 1]
    if word.endswith("ing"):
        return bool(follows & (_DET | _PREP | BITS["to"] | BITS["here"]))
    return word.endswith(_PARTICIPLES) and bool(follows & _PREP) and not sentence.flags[index] & _SAY


_PARTICIPLES = ("ed", "own", "iven", "aken", "ught", "held")
"""Endings of the participles that shorten a clause: `diplomats flown to the capital`."""


def closes(sentence: Sentence, speaker: Speaker, verb: int) -> bool:
    """Whether what a speaker states stands before the verb that ends at a word."""
    return _trails(sentence, verb) or _after_colon(sentence, speaker) or _set_off(sentence, speaker, verb)


def _after_colon(sentence: Sentence, speaker: Speaker) -> bool:
    """`‘We buried 14 today’: villagers tell of raid`."""
    start = speaker.start
    while start > 0 and sentence.flags[start - 1] & _DET and not sentence.gaps[start - 1]:
        start -= 1
    return start > 0 and ":" in sentence.seps[start - 1] and any(mark in sentence.seps[start - 1] for mark in "’”'\"")


def _trails(sentence: Sentence, ends: int) -> bool:
    """Whether nothing but a day and a listener follows the verb in its clause."""
    step, told = ends, sentence.lower[ends] in ("told", "tells")
    while True:
        gap = sentence.gaps[step] if step < sentence.count else "."
        if gap:
            return gap[:1] not in ':“‘"' and not gap.startswith((",:", ", “"))
        step += 1
        if step >= sentence.count:
            return True
        bits_ = sentence.flags[step]
        if told and not bits_ & (DIGIT | _RELATIVE | _AUX | BITS["verb"]):
            continue
        if not bits_ & (_HEARD | DIGIT | INNER) and sentence.lower[step] not in _BETWEEN:
            return False


_BETWEEN = frozenset(("on", "in", "by", "to", "at", "the", "a"))


def _set_off(sentence: Sentence, speaker: Speaker, verb: int) -> bool:
    """`192 died, the member for Lira said after a visit`: a comma before the speaker, no statement behind the verb."""
    opens, follows = speaker.start, verb + 1
    while opens and sentence.flags[opens - 1] & _DET and not sentence.gaps[opens - 1]:
        opens -= 1
    if opens < 3 or sentence.gaps[opens - 1] != "," or follows >= sentence.count:
        return False
    listed = sentence.gaps[verb] == ":" and bool(sentence.flags[follows] & (DIGIT | BITS["amount"]))
    circumstance = sentence.flags[follows] & (_PREP | _RELATIVE) and sentence.lower[follows] != "that"
    return listed or (not sentence.gaps[verb] and bool(circumstance))


def _before_bracket(sentence: Sentence, last: int) -> Speaker | None:
    """`the World Health Organization (WHO) said`: the name before the bracket."""
    for index in range(last - 1, max(last - _ASIDE, -1), -1):
        if "(" in sentence.gaps[index]:
            return _phrase_before(sentence, index) if sentence.gaps[index] == "(" else None
        if sentence.gaps[index]:
            return None
    return None


def _quoted(sentence: Sentence, last: int) -> Speaker | None:
    """`the minister was quoted by local media today as saying`."""
    for index in range(last - 1, max(last - 9, 0), -1):
        if sentence.flags[index] & BITS["quoted"]:
            return before(sentence, index)
    return None


def _apposition(sentence: Sentence, last: int) -> Speaker | None:
    """`Name, role, said` and `the role, Name, said`: the name; `Name, who leads it, said`: the name too."""
    comma = last - 1
    while comma >= 0 and sentence.gaps[comma] != ",":
        if sentence.gaps[comma] not in ("", "'", "’") or last - comma > LONGEST:
            return None
        comma -= 1
    if comma < 0:
        return None
    opens = comma + 1
    if sentence.flags[opens] & DIGIT and sentence.lower[last] == "strong":
        return _phrase_before(sentence, comma)
    if sentence.lower[opens].endswith("ing") and not sentence.flags[opens] & CAPITAL:
        told = _phrase_before(sentence, comma)
        return told if told and sentence.has(_SPEAKER, told.start, told.stop) else None
    if sentence.flags[opens] & (_RELATIVE | _PREP | _SAY):
        return _phrase_before(sentence, comma)
    inner = _phrase_before(sentence, last, opens)
    if inner is None or inner.start > opens + 1:
        return None
    outer = _phrase_before(sentence, comma)
    if is_name(sentence, inner) or outer is None:
        return inner
    return outer if sentence.flags[outer.stop - 1] & (CAPITAL | _SPEAKER) else inner


def _phrase_before(sentence: Sentence, last: int, floor: int = 0) -> Speaker | None:
    flags = sentence.flags
    if (flags[last] & (_WALL & ~_RELATIVE) and not flags[last] & (_SPEAKER | CAPITAL)) or flags[last] & DIGIT:
        return None
    start = last
    while start > floor and last - start < LONGEST:
        previous = start - 1
        bits_ = flags[previous]
        if sentence.gaps[previous] not in ("", "'", "’"):
            break
        if bits_ & (_WALL | DIGIT) and not (bits_ & CAPITAL and bits_ & _SPEAKER):
            break
        if bits_ & _SAY and not bits_ & (_NOUN | _SPEAKER):
            break
        opens = flags[start] & _DET and not flags[start] & _JOIN and sentence.seps[start][:1] != "."
        if opens and not bits_ & (_JOIN | _CONJ):
            break
        if bits_ & _CONJ:
            if start - 2 < floor or not _joins(sentence, start - 2):
                break
        elif bits_ & _PREP and not bits_ & _JOIN:
            break
        start = previous
    start = _trim(sentence, start, last)
    if start > last:
        return None
    return Speaker(start, last + 1, "")


def _joins(sentence: Sentence, index: int) -> bool:
    """Whether the word before an `and` belongs to the same speaker as what follows it: officials in Paris and Rome."""
    bits_ = sentence.flags[index]
    towns = bits_ & sentence.flags[index + 2] & PLACE and index and sentence.lower[index - 1] == "in"
    return bool(bits_ & (_SPEAKER | _DEMONYM) or towns) and not sentence.gaps[index]


def _trim(sentence: Sentence, start: int, last: int) -> int:
    """Leave out what opens the sentence before its subject: articles, adverbs, `In Homs`, `and`."""
    flags = sentence.flags
    while start <= last:
        bits_ = flags[start]
        if bits_ & _PREP and not bits_ & (_SPEAKER | _DEMONYM):
            start += 1
            while start < last and flags[start] & (PLACE | CAPITAL) and not flags[start] & (_SPEAKER | _TITLE):
                start += 1
        elif (
            bits_ & (_DET | _CONJ | _ADVERB | _AUX) and not (bits_ & _SPEAKER and start == last)
        ) or bits_ & INNER == bits_:
            if not bits_:
                break
            start += 1
        else:
            break
    return start


def after(sentence: Sentence, verb: int) -> Speaker | None:
    """The subject that follows its verb (`said Tahir Gul, 45`), or the name after `according to`."""
    flags = sentence.flags
    start = verb + 1
    while start < sentence.count and flags[start] & (_DET | _ADVERB) and not flags[start] & _SPEAKER:
        start += 1
    stop = start
    while stop < sentence.count and stop - start < LONGEST:
        bits_ = flags[stop]
        if bits_ & (_WALL | DIGIT) and not (bits_ & CAPITAL and bits_ & _SPEAKER):
            break
        if bits_ & _SAY and not bits_ & (_NOUN | _SPEAKER):
            break
        if bits_ & _PREP and not bits_ & _JOIN:
            break
        stop += 1
        if sentence.gaps[stop - 1] not in ("", "'", "’") or stop == sentence.count:
            break
    while stop > start and flags[stop - 1] & (_PREP | _DET | _CONJ) and not flags[stop - 1] & _SPEAKER:
        stop -= 1
    return Speaker(start, stop, "") if stop > start else None


def opening(sentence: Sentence, until: int, start: int = 0) -> Speaker | None:
    """The subject that opens a sentence at `start`, right before its verb: a speaker without a mark behind it."""
    flags = sentence.flags
    while start < until and flags[start] & _DET and not flags[start] & _SPEAKER:
        start += 1
    for index in range(start, min(start + _SUBJECT, until - 1)):
        if sentence.gaps[index].strip("'’") or flags[index] & (DIGIT | _PREP | _WALL) & ~_CASUALTY:
            return None
        mute = flags[index + 1] & (_SPEAKER | CAPITAL | _PREP | _CONJ) and sentence.lower[index + 1] != "for"
        if flags[index] & _SPEAKER and not mute:
            return Speaker(start, index + 1, "")
    return None


_SUBJECT = 6
"""Words of the longest subject that opens a sentence."""


def inverted(sentence: Sentence, verb: int) -> Speaker | None:
    """The subject behind its verb, by name where it is given: `said the mayor, Milad Rizk`, but `said Ana Ruiz, 34`."""
    found = after(sentence, verb)
    if found is None or found.stop >= sentence.count or sentence.gaps[found.stop - 1] != ",":
        return found
    named = after(sentence, found.stop - 1)
    if named is None or named.start != found.stop or is_name(sentence, found):
        return found
    ends = named.stop == sentence.count or bool(sentence.gaps[named.stop - 1].strip("'’"))
    return named if ends and is_person(sentence, named) else found


def is_person(sentence: Sentence, speaker: Speaker) -> bool:
    """Whether words are the name of a person: two or more with capitals, of no place and no day."""
    start, stop = speaker.start, speaker.stop
    if stop - start < 2 or not is_name(sentence, speaker):
        return False
    return sentence.has(_TITLE, start, stop) or not sentence.has(PLACE | DIGIT | _TIME | _SPEAKER, start, stop)


def is_name(sentence: Sentence, speaker: Speaker) -> bool:
    """Whether every word of it is capitalised: `Milad Rizk`."""
    return all(bits_ & (CAPITAL | _JOIN) for bits_ in sentence.flags[speaker.start : speaker.stop])


def credible(sentence: Sentence, speaker: Speaker, strict: bool) -> bool:
    """Whether it can speak: not a count of casualties; where `strict`, a known kind of speaker or a name."""
    flags = sentence.flags
    if speaker.pronoun:
        return True
    head, opens = flags[speaker.stop - 1], speaker.start
    leads = flags[opens - 1] if opens and not sentence.gaps[opens - 1] else 0
    if flags[opens] & (_NEG | DIGIT) or (leads & DIGIT and not YEAR.match(sentence.lower[opens - 1])):
        return False
    ours = opens > 0 and sentence.lower[opens - 1] == "our" and bool(head & _SPEAKER)  # our correspondent
    if opens and flags[opens - 1] & _POSSESSIVE and not ours and (strict or not head & _SPEAKER):
        return False
    if head & _CASUALTY and not head & _SPEAKER:
        return False
    if not strict:
        return True
    named = any(
        bits_ & CAPITAL and (index > 0 or bits_ & PLACE or sentence.words[index].isupper())
        for index, bits_ in enumerate(flags[speaker.start : speaker.stop], speaker.start)
    )
    return named or any(bits_ & _SPEAKER for bits_ in flags[speaker.start : speaker.stop])


def owner(sentence: Sentence, tally: int) -> Speaker | None:
    """The name before a noun for a figure: `the Observatory's reckoning`, `U.N. count`."""
    found = _phrase_before(sentence, tally - 1) if tally > 0 and not sentence.gaps[tally - 1].strip("'’") else None
    if found is None or not sentence.flags[tally - 1] & (OWNER | CAPITAL | _SPEAKER):
        return None
    return found
