"""Which figure is a part of which: `including`, `of them`, `among the dead`, lists in brackets and after colons."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.claims.lexicon import BITS
from pipelines.claims.sentences import Sentence

_INCLUDING, _OFTHEM, _WHOLE, _COMPRISE = BITS["including"], BITS["ofthem"], BITS["whole"], BITS["comprise"]
_CONJ = BITS["conj"]


class Figure(NamedTuple):
    """A mention as far as its place among the others matters. `word` is its first word in its sentence."""

    ordinal: int
    sentence: int
    word: int
    stop: int
    measure: str
    unit: str
    population: str
    amount: int | None
    named: bool


def wholes(sentences: dict[int, Sentence], figures: list[Figure]) -> dict[int, int]:
    """For each figure that is a part, the ordinal of its whole."""
    found: dict[int, int] = {}
    for position, figure in enumerate(figures):
        whole = _whole(sentences[figure.sentence], figures, position, found)
        if whole is not None:
            found[figure.ordinal] = whole.ordinal
    return found


def _whole(sentence: Sentence, figures: list[Figure], position: int, known: dict[int, int]) -> Figure | None:
    figure = figures[position]
    before = figures[position - 1] if position else None
    if _marked(sentence, figure.word, figure.stop):
        return _larger(figures, position, figure, known)
    opener = _opener(sentence, figures, position)
    if opener is not None:
        return _larger(figures, position, figure, known, opener)
    if before and before.ordinal in known and before.sentence == figure.sentence and _listed(sentence, before, figure):
        whole = next(f for f in figures if f.ordinal == known[before.ordinal])
        if whole.amount is None or figure.amount is None or figure.amount <= whole.amount:
            return whole
    return None


def _marked(sentence: Sentence, word: int, stop: int) -> bool:
    """`nine of them`, `of whom ten`, `six of the dead`."""
    flags = sentence.flags
    after = any(flags[index] & _OFTHEM for index in range(stop, min(stop + 3, sentence.count)) if not _walled(sentence, stop - 1, index))
    ahead = any(flags[index] & _OFTHEM for index in range(max(0, word - 3), word) if not _walled(sentence, index, word))
    return after or ahead


def _walled(sentence: Sentence, start: int, stop: int) -> bool:
    return any(sentence.gap(index).strip("'’,") for index in range(start, stop))


def _opener(sentence: Sentence, figures: list[Figure], position: int) -> int | None:
    """The word `including` (or an opening bracket or colon right before) that makes this figure a part."""
    figure = figures[position]
    for index in range(figure.word - 1, max(figure.word - 6, -1), -1):
        if sentence.flags[index] & _INCLUDING:
            return index
        if sentence.gap(index).strip("'’"):
            return None
    return None


def _larger(figures: list[Figure], position: int, figure: Figure, known: dict[int, int], opener: int | None = None) -> Figure | None:
    """The nearest figure before that can hold this one: no part of the same list, and not smaller."""
    for candidate in reversed(figures[:position]):
        if opener is not None and candidate.sentence == figure.sentence and candidate.word > opener:
            continue
        if candidate.measure == "equipment" and figure.measure != "equipment":
            continue
        if candidate.amount is not None and figure.amount is not None and candidate.amount < figure.amount:
            continue
        if candidate.unit == "household" and figure.unit != "household":
            continue
        return candidate
    return None


def _listed(sentence: Sentence, before: Figure, figure: Figure) -> bool:
    """Whether only commas and `and` part two figures: both belong to one list."""
    if figure.word - before.stop > 8:
        return False
    marks = "".join(sentence.gap(index) for index in range(before.stop - 1, figure.word)).strip("'’")
    joined = any(sentence.flags[index] & _CONJ for index in range(before.stop, figure.word)) or "," in marks
    return joined and not set(marks) - set(",'’")
