"""Figures that one list joins: what is said of its last member holds for all, and a whole behind it is that of all."""

from __future__ import annotations

from pipelines.claims.figures import Figure
from pipelines.claims.lexicon import BITS
from pipelines.claims.sentences import Sentence

_OFTHEM, _CONJ, _SAY = BITS["ofthem"], BITS["conj"], BITS["say"]
_FAR = 12
"""Words between figures of one list."""


def backward(figures: list[Figure], position: int) -> None:
    """`97 civilians, 31 soldiers and 20 rebels among the dead`: what is said of the last of a list holds for all."""
    last = figures[position]
    beside = last.whole is not None and last.whole.reading is last.reading
    if last.whole and beside and last.whole.word > last.word and last.whole.measure == last.measure:
        _ahead(figures, position, last.whole)
        return
    if beside and not _trailing(last):
        return
    sentence = last.reading.sentence
    if not sentence.has(_OFTHEM, last.stop, last.stop + 6):
        return
    members = [last]
    for before in reversed(figures[:position]):
        alike = before.reading is last.reading and before.measure == last.measure and before.whole is None
        if not alike or not listed(sentence, before, members[-1]):
            break
        members.append(before)
    if len(members) == 1:
        return
    first, rest = members[-1], members[:-1]
    whole: Figure | None
    mark = next(i for i in range(last.stop, sentence.count) if sentence.flags[i] & _OFTHEM)
    if sentence.lower[mark + 1 : mark + 2] == ["them"] and (first.amount or 0) > sum(f.amount or 0 for f in rest):
        whole, members = first, rest  # ten others, two guards and a nurse among them
    else:
        earlier = reversed(figures[: position + 1 - len(members)])
        whole = next((f for f in earlier if f.measure == last.measure and fits(last, f)), None)
    if whole and all(fits(member, whole) for member in members):
        for member in members:
            member.whole = whole


def _ahead(figures: list[Figure], position: int, whole: Figure) -> None:
    """`A father and two children among four dead`: a list before its whole is part of it from its first member on."""
    after = figures[position]
    left = (whole.amount or 0) - (after.amount or 0)
    for before in reversed(figures[:position]):
        alike = before.reading is after.reading and before.measure == after.measure and before.whole is None
        left -= before.amount or 0
        if not alike or left < 0 or not listed(after.reading.sentence, before, after):
            return
        before.whole, after = whole, before


def _trailing(figure: Figure) -> bool:
    """`20 rebels among the dead` speaks of a whole told before the list; `six of them` of the figure beside it."""
    return not figure.reading.sentence.has(_OFTHEM, figure.stop, figure.stop + 1)


def listed(sentence: Sentence, before: Figure, figure: Figure) -> bool:
    """Whether only commas and `and` part two figures: both belong to one list."""
    if figure.word - before.stop > _FAR:
        return False
    marks = {mark for index in range(before.stop - 1, figure.word) for mark in sentence.gaps[index]}
    if sentence.has(_SAY, before.stop, figure.word):
        return False
    joined = "," in marks or sentence.has(_CONJ, before.stop, figure.word)
    return joined and not marks - set(",'’–-()")


def fits(figure: Figure, whole: Figure) -> bool:
    """Whether one figure can be a part of another: neither more nor of other things."""
    if (whole.measure == "equipment") != (figure.measure == "equipment"):
        return False
    if whole.amount is not None and figure.amount is not None and whole.amount < max(figure.amount, 1):
        return False
    if whole.status == "denied" and figure.status != "denied":
        return False
    return not (whole.unit == "household" and figure.unit != "household") and whole.value not in (0, 1)
