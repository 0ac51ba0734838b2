"""Figures that a text tells only to say that they are not so: denied, called untrue, taken back, misprinted."""

from __future__ import annotations

from pipelines.claims.figures import NOBODY, Figure
from pipelines.claims.lexicon import BITS, INNER
from pipelines.claims.sentences import Sentence
from pipelines.claims.sources.attributions import Attribution

_SAY, _DENY, _COUNT = BITS["say"], BITS["deny"], BITS["count"]
_BE, _AUX, _DET, _ADVERB, _CONJ = BITS["be"], BITS["aux"], BITS["det"], BITS["adverb"], BITS["conj"]
_BASELESS, _STATEMENT, _UNTRUE, _UNDONE = (BITS[role] for role in ("baseless", "statement", "untrue", "undone"))
_PROVES, _TERMED, _RETRACT, _BLAME = (BITS[role] for role in ("proves", "termed", "retract", "blame"))
_EDITION, _PRINTED, _MISTAKEN, _CORRECTION = (BITS[role] for role in ("edition", "printed", "mistaken", "correction"))
_AT_FIRST = BITS["earlier"] | BITS["older"]
_INSTEAD = BITS["instead"]
_STATED = _SAY | _COUNT
_TOLD = frozenset(("which", "who", "whom", "whose", "when", "where", "after"))
"""Words that open an aside about what happened, which nobody denies."""
_NOT = ("not", "n't", "n’t", "never")
_OBJECT = 5
"""Words behind a verb or a cue in which its object stands."""
_BEFORE, _BEHIND = 14, 26
"""Words before and behind a figure in which it is called a claim, and untrue."""


def denies(figure: Figure, said: Attribution) -> bool:
    """Whether the verb by which somebody denies something denies the figure behind it."""
    sentence, verb = figure.reading.sentence, said.verb
    admits = said.kind == "deny" and verb > 0 and sentence.lower[verb - 1].endswith(_NOT)  # `did not deny that 40 died`
    return not (admits or _countered(sentence, verb, figure.word))


def untrue(figure: Figure) -> bool:
    """Whether its sentence calls a figure untrue: `no evidence that 40 died`, `a report of 40 dead was wrong`."""
    sentence = figure.reading.sentence
    if sentence.seen & _BASELESS and _groundless(figure):
        return True
    return bool(sentence.seen & (_UNTRUE | _UNDONE)) and _called_untrue(figure)


def disowned(figure: Figure) -> bool:
    """Whether those who told a figure, or the paper itself, take it back."""
    said, sentence = figure.said, figure.reading.sentence
    if said and said.kind == "deny" and sentence.flags[said.verb] & _RETRACT and said.verb < figure.word:
        return True
    return bool(sentence.seen & (_EDITION | _MISTAKEN | _PRINTED)) and _misprinted(figure)


def instead(figure: Figure) -> bool:
    """`nine people, not 90, died`, `is 188 and not 203`, `died not 90 people but nine`: the figure behind `not`."""
    sentence, word = figure.reading.sentence, figure.word
    if not sentence.seen & _INSTEAD or word < 2 or (figure.amount or 0) < 2:
        return False
    denial = word - 2 if sentence.flags[word - 1] & _DET else word - 1
    if denial < 1 or sentence.lower[denial] != "not":
        return False
    if sentence.gaps[denial - 1] in (",", "(") or sentence.lower[denial - 1] in ("and", "but"):
        return True
    return "but" in sentence.lower[figure.stop : figure.stop + _OBJECT]


def unsaid(figure: Figure) -> None:
    """Take a figure from one who is no source of it.

    An earlier printing of the text is none; nor is who `denied a part in the raid that killed 12`, or says none died.
    """
    said, sentence = figure.said, figure.reading.sentence
    if said is None:
        return
    paper = sentence.seen & (_EDITION | _PRINTED)
    if paper and sentence.has(paper, max(said.speaker.start - 4, 0), said.speaker.stop) and disowned(figure):
        figure.source = NOBODY
    elif said.kind == "deny" and said.verb < figure.word and _presupposed(sentence, said.verb + 1, figure.word):
        figure.said, figure.source = None, NOBODY


def _countered(sentence: Sentence, verb: int, word: int) -> bool:
    """`denied that 22 had died, saying only ten were killed`, `denied it: "We lost four"`: these are asserted."""
    if any(":" in gap for gap in sentence.gaps[verb:word]):
        return True
    return any(sentence.flags[at] & _SAY and "," in sentence.gaps[at - 1] for at in range(verb + 2, word))


def _presupposed(sentence: Sentence, start: int, word: int) -> bool:
    """`denied a part in the raid that killed 12`, `denied that the shell which killed 12 was its own`: 12 did die."""
    stated = next((at for at in range(start, word) if sentence.flags[at] & _STATEMENT), word)
    opened = sentence.lower[start : start + 1] == ["that"] or stated < min(start + _OBJECT, word)
    if not opened and sentence.has(_BLAME, start, min(start + _OBJECT, word)):
        return True
    return any(
        sentence.lower[at] in _TOLD and (sentence.lower[at], sentence.lower[at - 1]) != ("which", "to")
        for at in range(start + 1, word)
    )


def _groundless(figure: Figure) -> bool:
    """`there was no truth in reports that 40 had died`, `it is untrue that 40 died`, `contrary to reports of 40`."""
    sentence, word = figure.reading.sentence, figure.word
    for cue in range(max(word - _BEHIND, 0), word):
        if not sentence.flags[cue] & _BASELESS:
            continue
        opens = cue + 1
        while opens < word and sentence.flags[opens] & INNER:
            opens += 1
        contrary = sentence.lower[cue] == "contrary" and any("," in gap for gap in sentence.gaps[cue:word])
        if _opens_denial(sentence, opens, word) and not contrary and not _parted(sentence, opens, word):
            return not _presupposed(sentence, opens, word)
    return False


def _opens_denial(sentence: Sentence, opens: int, word: int) -> bool:
    """Whether what a cue denies opens behind it: with `that`, with a noun for what is said, or with the figure."""
    near = min(opens + _OBJECT, word)
    if sentence.lower[opens] in ("that", "to") and "that" in (sentence.lower[opens], *sentence.lower[opens + 2 : near]):
        return True
    return sentence.has(_STATEMENT, opens, near) or (
        "of" in sentence.lower[opens - 1 : opens + 1] and word - opens <= 2
    )


def _parted(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether a new clause opens between two words."""
    for at in range(start, stop - 1):
        gap = sentence.gaps[at]
        if ";" in gap or ":" in gap or ("," in gap and sentence.flags[at + 1] & _CONJ):
            return True
    return False


def _called_untrue(figure: Figure) -> bool:
    sentence, low = figure.reading.sentence, max(figure.word - _BEFORE, 0)
    named = next((at for at in range(figure.word - 1, low - 1, -1) if sentence.flags[at] & _STATEMENT), None)
    if named is None or _parted(sentence, named, figure.word):
        return False
    termed = sentence.has(_TERMED, max(named - 3, 0), named)
    clause = False
    for at in range(figure.stop, min(figure.stop + _BEHIND, sentence.count)):
        if ";" in sentence.gaps[at - 1] or sentence.flags[at] & (_STATED | _STATEMENT) & ~_UNTRUE:
            return False
        clause = clause or sentence.lower[at] in _TOLD or sentence.lower[at] in ("as", "while")
        wanted = _UNTRUE if clause else _UNTRUE | _UNDONE
        if sentence.flags[at] & wanted and (termed or is_so(sentence, figure.stop - 1, at)):
            return True
    return False


def is_so(sentence: Sentence, low: int, at: int) -> bool:
    """`was wrong`, `are completely false`, `proved a hoax`, `as false`."""
    before = at - 1
    while before > low and sentence.flags[before] & (_DET | _ADVERB) and sentence.lower[before] != "not":
        before -= 1
    if before > low and sentence.lower[before].endswith("ly"):
        before -= 1
    return before > low and bool(sentence.flags[before] & (_BE | _AUX | _PROVES))


def _misprinted(figure: Figure) -> bool:
    """`an earlier version of this article said that 40 had died`, `wrongly put the toll at 40`."""
    sentence, word = figure.reading.sentence, figure.word
    low = max(figure.reading.skip, word - _BEHIND)
    for verb in range(word - 1, low, -1):
        if ";" in sentence.gaps[verb]:
            return False
        if not sentence.flags[verb] & (_STATED | _MISTAKEN):
            continue
        if sentence.has(_MISTAKEN, max(verb - 2, low), verb + 1) and sentence.has(_STATED, verb - 1, verb + 3):
            return True
        if sentence.has(_EDITION, max(verb - _BEFORE, low), verb):
            return True
        printed = sentence.has(_PRINTED, max(verb - _BEFORE, low), verb)
        if printed and (sentence.has(_CORRECTION, 0, _OBJECT) or _first_printed(sentence, low, verb)):
            return True
    return False


def _first_printed(sentence: Sentence, low: int, verb: int) -> bool:
    """`This story originally said`: not `the report said at first`, which may be anybody's."""
    near = sentence.has(_AT_FIRST, verb - 1, verb)
    return near and any(sentence.lower[at] in ("this", "our") for at in range(low, verb))
