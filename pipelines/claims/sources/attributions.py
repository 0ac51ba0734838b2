"""Who states a figure: the attributions of a sentence, and which of them covers which mention."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.claims.lexicon import BITS, INNER, bits
from pipelines.claims.sentences import CAPITAL, DIGIT, PLACE, Sentence
from pipelines.claims.sources import labels, speakers
from pipelines.claims.sources.speakers import Speaker

_SAY, _COUNT, _DENY, _FEAR = BITS["say"], BITS["count"], BITS["deny"], BITS["fear"]
_SPOKEN = _SAY | _COUNT | _DENY | _FEAR
_ABOUT, _STATEMENT = BITS["retract"] | BITS["termed"], BITS["statement"]
"""Verbs that make somebody speak only of what has been said: `withdrew its estimate`, `called the report a lie`."""
_NOUN, _SPEAKER, _CITE, _TALLY = BITS["noun"], BITS["speaker"], BITS["cite"], BITS["tally"]
_CITE_NAME = BITS["cite_name"]
_CITED = _CITE | _CITE_NAME
_BE, _DET, _CONJ, _AUX, _ADVERB = BITS["be"], BITS["det"], BITS["conj"], BITS["aux"], BITS["adverb"]
_LISTENER, _PREP, _DEMONYM = BITS["listener"], BITS["prep"], BITS["demonym"]
_TIME = bits("weekday", "relative", "month", "part", "last", "this")
_CONTRAST, _CLAUSE = BITS["contrast"], BITS["clause"]
_OFTHEM, _WHO = BITS["ofthem"], BITS["relpron"]
_STOP = set(".;!?:")
_REACH = 120
"""Words beyond which a speaker speaks for no figure."""
_ASIDE = 6
"""Words behind a verb in which a noun for what was said stands."""
_GOES_ON = 9
"""Words behind a semicolon within which a figure goes on with what was said before it, if no other place is named."""


_LEADS = (["that"], ["with"], ["is"], ["was"], ["stands"], ["stood"])
"""Words behind one who is cited by which what he tells follows: `the figure given by the clinic was nine`."""


class Attribution(NamedTuple):
    """A speaker with the verb or phrase that makes it speak.

    `kind` is say, count, deny, fear, cite or colon; `trailing` tells that what it states stands before it as well.
    """

    verb: int
    speaker: Speaker
    kind: str
    trailing: bool


def attributions(sentence: Sentence) -> list[Attribution]:
    """All attributions of a sentence, left to right."""
    found: list[Attribution] = []
    flags = sentence.flags
    for index in _speaking(sentence):
        bits_ = flags[index]
        if bits_ & _CITE_NAME and not (index + 1 < sentence.count and flags[index + 1] & CAPITAL):
            continue
        if bits_ & _CITED:
            speaker = speakers.inverted(sentence, _end_of_phrase(sentence, index))
            if speaker:
                leads = _opens(sentence, index) or sentence.lower[speaker.stop : speaker.stop + 1] in _LEADS
                found.append(Attribution(index, speaker, "cite", not leads))
        elif bits_ & (_SPOKEN | _ABOUT):
            said = _spoken(sentence, index, found)
            if said:
                found.append(said)
        else:
            counted = _tally(sentence, index)
            if counted:
                found.append(counted)
    marked = labels.punctuated(sentence, [said.speaker for said in found])
    found += [Attribution(index, speaker, "colon", trails) for index, speaker, trails in marked]
    return sorted(found, key=lambda a: a.verb)


def _speaking(sentence: Sentence) -> list[int]:
    """The words that may make somebody speak."""
    speaking = _SPOKEN | _CITED | _TALLY | _ABOUT
    if not sentence.seen & speaking:
        return []
    return [index for index, bits_ in enumerate(sentence.flags) if bits_ & speaking]


def _end_of_phrase(sentence: Sentence, index: int) -> int:
    while index + 1 < sentence.count and sentence.flags[index + 1] & INNER:
        index += 1
    return index


def _opens(sentence: Sentence, index: int) -> bool:
    return index == 0 or sentence.gaps[index - 1][:1] in _STOP


def _spoken(sentence: Sentence, index: int, known: list[Attribution]) -> Attribution | None:
    flags = sentence.flags
    bits_ = flags[index]
    ends = _end_of_phrase(sentence, index)
    named = bits_ & CAPITAL and index and not (sentence.upper or sentence.titled or sentence.gaps[index - 1])
    if named and sentence.flags[index - 1] & _PREP:
        return None  # the village of Tell Rifaat
    if index > 1 and sentence.lower[index - 1] == "to" and flags[index - 2] & BITS["baseless"]:
        return None  # it is wrong to say
    if bits_ & _NOUN and (_is_noun(sentence, index) or (bits_ & CAPITAL and not sentence.upper)):
        return None
    if ends + 1 < sentence.count and not sentence.gaps[ends] and _is_participle(sentence, index, ends + 1):
        return None
    if ends + 1 < sentence.count and _infinitive(sentence, index, ends):
        return None
    if index and flags[index - 1] & _BE and ends == index and not sentence.lower[index].endswith("ing"):
        return None
    if not bits_ & _SPOKEN and not sentence.has(_STATEMENT, ends + 1, ends + _ASIDE):
        return None
    kind = _kind(bits_)
    if _lives(sentence, index):
        return None
    strict = kind == "count" or bool(bits_ & _NOUN)
    speaker = speakers.before(sentence, index)
    if speaker is None and kind == "say" and _inverted(sentence, index):
        speaker = speakers.inverted(sentence, index)
        if speaker and speakers.credible(sentence, speaker, not _quoted(sentence, index)):
            return Attribution(index, speaker, kind, True)
        return None
    if speaker is None:
        return _elided(sentence, index, kind, known or _subject_of(sentence, index, kind))
    if not speakers.credible(sentence, speaker, strict):
        return None
    # `the elder, who protested, was shot`: a clause about him states nothing that stands before it.
    aside = index > 1 and sentence.lower[index - 1] == "who" and sentence.gaps[index - 2] == ","
    trailing = kind in ("say", "fear") and not aside and speakers.closes(sentence, speaker, ends)
    if kind == "count" and (not _figure_follows(sentence, ends) or _befallen(sentence, speaker, index)):
        return None
    return Attribution(index, speaker, kind, trailing)


def _kind(bits_: int) -> str:
    """What somebody does with a figure, as the bits of the verb tell."""
    if bits_ & BITS["retract"]:
        return "deny"
    return "say" if bits_ & (_SAY | _ABOUT) else "deny" if bits_ & _DENY else "count" if bits_ & _COUNT else "fear"


def _befallen(sentence: Sentence, speaker: Speaker, verb: int) -> bool:
    """`Peru has recorded 11 deaths`, `the rally saw 39 deaths`: where they died, and nobody who counts them."""
    told = sentence.lower[verb]
    if told in _BEFALL and all(bits_ & PLACE for bits_ in sentence.flags[speaker.start : speaker.stop]):
        return True
    return told in ("saw", "seen") and sentence.has(BITS["lives"], verb + 1, verb + 6)


_BEFALL = frozenset(("recorded", "registered", "saw", "seen", "counted", "listed"))


def _is_participle(sentence: Sentence, index: int, follows: int) -> bool:
    """`4,010 people confirmed dead`, `40 feared drowned`: said of the victims."""
    if not sentence.lower[index].endswith("ed") or not sentence.flags[follows] & BITS["casualty"]:
        return False
    before = sentence.flags[index - 1] if index else 0
    return not before & (_AUX | CAPITAL) and sentence.lower[follows].endswith(("d", "dead", "hurt", "missing"))


def _infinitive(sentence: Sentence, index: int, ends: int) -> bool:
    """`said to be locked up`, `told its allies to brace for`: nobody is quoted."""
    lower = sentence.lower
    if lower[ends + 1] == "to":
        return bool(sentence.flags[index] & BITS["reputed"]) and not sentence.gaps[ends]
    if not lower[index].startswith("t") or lower[index] not in ("told", "tell", "tells"):
        return False
    return "to" in lower[ends + 1 : ends + 5] and "that" not in lower[ends + 1 : ends + 5]


def _is_noun(sentence: Sentence, index: int) -> bool:
    """Whether a form such as `reports` is a noun here: an article before it, or a verb of saying after it."""
    flags = sentence.flags
    step = index + 1
    while step < sentence.count and flags[step] & (_AUX | _ADVERB) and not sentence.gaps[step - 1]:
        step += 1
    if step < sentence.count and flags[step] & _SPOKEN and not sentence.gaps[step - 1] and not flags[step] & _NOUN:
        return True
    if index == 0:
        return True
    before = flags[index - 1]
    if (
        index > 1
        and before & CAPITAL
        and sentence.lower[index - 2] in ("a", "an")
        and not any(sentence.gaps[index - 2 : index])
    ):
        return sentence.lower[index][-1] not in "sd"  # `denied a Maute claim that`
    if before & (_SPOKEN | _ABOUT) and not before & _NOUN:
        return True
    if sentence.lower[index].endswith("ed") and index + 1 < sentence.count and not sentence.gaps[index]:
        follows = flags[index + 1]
        return bool(before & (_DET | _PREP)) or (
            not before & (_SPEAKER | CAPITAL | BITS["pron"] | _AUX | _ADVERB) and not follows
        )
    return bool(before & (_DET | _PREP | BITS["possessive"]) and not before & _AUX)


def _lives(sentence: Sentence, index: int) -> bool:
    """`claimed 46 lives`, `the blaze claimed 11 people`: no speech."""
    if not sentence.lower[index].startswith("claim"):
        return False
    if index and sentence.flags[index - 1] & BITS["disaster"]:
        return True
    return any(word in ("lives", "life") for word in sentence.lower[index + 1 : index + 6])


def _figure_follows(sentence: Sentence, index: int) -> bool:
    """Whether a verb that gives a figure has something to give before the clause ends."""
    reach = range(index + 1, min(index + 14, sentence.count))
    if sentence.lower[index].startswith("put") and not any(sentence.lower[step] == "at" for step in reach):
        return False
    for step in reach:
        if (
            sentence.flags[step] & (DIGIT | BITS["amount"] | _TALLY | BITS["casualty"])
            or sentence.places.get(step) is None
        ):
            return True
    return False


def _inverted(sentence: Sentence, index: int) -> bool:
    """`... ,” said Tahir Gul`: the verb opens after a comma or a closing quote."""
    return index > 0 and any(mark in sentence.seps[index - 1] for mark in ",”\"’'—–-")


def _quoted(sentence: Sentence, index: int) -> bool:
    """`“It was dark,” said a weeping clerk`: right behind a quotation whoever stands there speaks."""
    return any(mark in sentence.seps[index - 1] for mark in '”"')


def _elided(sentence: Sentence, index: int, kind: str, known: list[Attribution]) -> Attribution | None:
    """`... and denied that 300 had died`, `..., saying that 300 had`: the subject of the verb before it speaks on."""
    previous = index - 1
    while previous >= 0 and sentence.flags[previous] & (_AUX | _ADVERB | _TIME | DIGIT | _PREP):
        previous -= 1
    saying = index > 0 and sentence.gaps[index - 1] == "," and sentence.lower[index] in _SAYING
    if not known or previous < 0 or not (saying or sentence.flags[previous] & (_CONJ | _CONTRAST)):
        return None
    if sentence.gaps[index].strip('“‘"'):
        return None
    return Attribution(index, known[-1].speaker, kind, False)


_SAYING = frozenset(("saying", "adding", "claiming", "stating", "admitting", "insisting"))


def _subject_of(sentence: Sentence, verb: int, kind: str) -> list[Attribution]:
    """`The army called the raid lawful and said`: the subject that opens the sentence speaks behind `and`, `but`."""
    line = range(min(_GOES_ON, verb))  # behind a dateline
    start = next((at + 1 for at in line if "—" in sentence.seps[at] or "--" in sentence.seps[at]), 0)
    subject = speakers.opening(sentence, verb, start) or speakers.after(sentence, start - 1)
    if subject and (sentence.lower[verb].endswith("ing") or not speakers.credible(sentence, subject, True)):
        return []
    return [Attribution(subject.stop, subject, kind, False)] if subject else []


def _tally(sentence: Sentence, index: int) -> Attribution | None:
    """`by the Observatory's reckoning`, `by U.N. count`."""
    speaker = speakers.owner(sentence, index)
    if speaker is None or not speakers.credible(sentence, speaker, True):
        return None
    opens = speaker.start - 1
    while opens >= 0 and sentence.flags[opens] & _DET:
        opens -= 1
    if opens < 0 or sentence.gaps[opens] in (",", ";"):
        return Attribution(index, speaker, "count", False) if _amounts(sentence, index) else None
    if sentence.lower[opens] != "by":
        return None
    leads = _opens(sentence, opens) or bool(sentence.flags[opens - 1] & _CLAUSE)  # `in which, by its account, ...`
    return Attribution(index, speaker, "tally", opens > 0 and not leads)


def _amounts(sentence: Sentence, index: int) -> bool:
    """`The army's figures for the campaign are 556 dead`: whether a count is what follows after `is`."""
    for step in range(index + 1, min(index + _GOES_ON, sentence.count - 1)):
        if sentence.gaps[step - 1] or sentence.flags[step] & (DIGIT | _SPOKEN):
            return False
        if sentence.lower[step] in ("is", "are", "was", "were"):
            return sentence.has(DIGIT | BITS["amount"], step + 1, step + 4)
    return False


def covering(sentence: Sentence, found: list[Attribution], word: int) -> Attribution | None:
    """The attribution that states the figure at a word; None where the publisher states it."""
    left = right = None
    for attribution in found:
        if abs(attribution.verb - word) > _REACH:
            continue
        if attribution.speaker.start <= word < attribution.speaker.stop:
            continue
        if attribution.verb < word:
            left = attribution
        elif attribution.trailing and right is None:
            if attribution.kind == "tally" and attribution.speaker.start - word > 4:
                continue
            right = attribution
        elif right is None and attribution.speaker.start > word:
            break
        elif left and attribution.speaker.start < word and _turns(sentence, left.verb, attribution.speaker.start):
            return None  # `but the army, with 500 men there, says`: an aside about the next to speak
    if not sentence.text.endswith((".", "”", '"')) and not sentence.upper:
        left = _within(sentence, word, left)
    if right and (left is None or left.trailing):
        return right if _reaches(sentence, word, right) else left
    if left is None or (left.kind == "count" and right is None and _anew(sentence, left.verb, word)):
        return None
    if right and (
        _breaks(sentence, left.verb, word) or (right.kind in ("say", "cite") and _kept_count(sentence, left))
    ):
        return right
    if left.trailing and left.kind in ("cite", "tally"):
        listed = any(":" in gap for gap in sentence.gaps[left.speaker.stop - 1 : word])
        return (
            left
            if listed or (sentence.has(_OFTHEM, word, word + 3) and not _breaks(sentence, left.verb, word))
            else None
        )
    if left.speaker.start > left.verb and sentence.has(_WHO, left.speaker.stop, word):
        return None  # `said Ana Ruiz, a maid who lost two sons`
    if left.trailing and _parted(sentence, left.verb, word):
        return None
    if left.trailing and _contrasts(sentence, left.verb, word):
        return None
    return left


def _turns(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether a contrast stands between one who speaks and the next."""
    return _contrasts(sentence, start, stop) or any(";" in gap for gap in sentence.gaps[start:stop])


def _anew(sentence: Sentence, verb: int, word: int) -> bool:
    """`had put the dead at 670; only six bodies have been found`: a clause with a verb of its own says it anew."""
    if not any(";" in gap for gap in sentence.gaps[verb:word]):
        return False
    near = range(word, min(word + _GOES_ON, sentence.count - 1))
    return any(sentence.flags[at] & _AUX and not sentence.flags[at + 1] & (_DET | BITS["neg"]) for at in near)


def _within(sentence: Sentence, word: int, said: Attribution | None) -> Attribution | None:
    """In a headline a semicolon parts two pieces of news: `UN counts 60,000 exiles; 4 aid workers slain`."""
    return said if said and not any(";" in gap for gap in sentence.gaps[said.verb : word]) else None


def _kept_count(sentence: Sentence, left: Attribution) -> bool:
    """`Hospitals have recorded 400 deaths, the mayor said`: who counts is told by another."""
    return sentence.lower[left.verb] in ("recorded", "registered", "counted", "admitted")


def _reaches(sentence: Sentence, word: int, right: Attribution) -> bool:
    """A closing speaker speaks for its sentence, a parenthesis for its clause."""
    return right.verb >= word


def _breaks(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether a new main clause opens between two words."""
    for index in range(start, stop):
        gap = sentence.gaps[index]
        if ";" in gap:
            return True
        if "," in gap and index + 1 < stop and sentence.flags[index + 1] & (_CONJ | _CONTRAST):
            return True
    return False


def _parted(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether a mark ends what a speaker said; `26 died, police said; 127 were hurt` goes on with the same."""
    marks = [index for index in range(start, stop) if ";" in sentence.gaps[index] or ")" in sentence.gaps[index]]
    if len(marks) != 1 or sentence.gaps[marks[0]] != ";":
        return bool(marks)
    follows = marks[0] + 1
    counts = sentence.flags[follows] & (DIGIT | BITS["amount"] | BITS["more"]) or sentence.lower[follows] == "among"
    counts = counts and sentence.lower[follows] not in ("a", "an")
    return not counts or stop - follows > _GOES_ON or sentence.has(PLACE, follows, stop + _GOES_ON)


def _contrasts(sentence: Sentence, start: int, stop: int) -> bool:
    return any(sentence.flags[index] & _CONTRAST for index in range(start, stop))
