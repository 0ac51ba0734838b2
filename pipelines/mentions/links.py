"""Gives every figure its measure: clause patterns first, then lists, then what the noun itself says."""

from __future__ import annotations

import re

from pipelines.mentions import clauses
from pipelines.mentions.chunks import Chunk
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR, compiled

_CARRY = "carry"
_FIGURE_KINDS = ("N_person", "N_bare", "N_equip", "N_count", "I_person", "I_equip", "name", "Z_person")
_CUE = frozenset(
    CHAR[name] for name in ("part", "pred", "fin", "ger", "intr", "intr_ing", "count_pl", "count_sg", "event")
)


def link(reduced: Reduced, language: str = "en") -> None:
    """Sets measure and cue of the chunks in place."""
    right, left = clauses.load(language)
    _from_left(reduced, left)
    _from_right(reduced, right)
    _lists(reduced)
    for chunk in reduced.chunks.values():
        if chunk.measure is None and chunk.kind in _FIGURE_KINDS:
            _intrinsic(reduced, chunk)


def _from_left(reduced: Reduced, left: tuple[clauses.Clause, ...]) -> None:
    for rank, clause in enumerate(left):
        for match in clause.pattern.finditer(reduced.classes):
            chunk = reduced.chunks.get(match.end())
            if chunk is None or chunk.kind not in clause.figures:
                continue
            if chunk.measure is not None and chunk.strength <= rank:
                continue
            _set(reduced, chunk, clause, match, rank, "left")


def _from_right(reduced: Reduced, right: tuple[clauses.Clause, ...]) -> None:
    for place, chunk in reduced.chunks.items():
        if chunk.kind not in _FIGURE_KINDS or (chunk.measure is not None and chunk.measure != _CARRY):
            continue
        for rank, clause in enumerate(right):
            if chunk.kind not in clause.figures:
                continue
            match = clause.pattern.match(reduced.classes, place + 1)
            if match is not None:
                _set(reduced, chunk, clause, match, rank, "right")
                break


def _set(reduced: Reduced, chunk: Chunk, clause: clauses.Clause, match: re.Match[str], rank: int, side: str) -> None:
    measure: str | None = clause.measure
    place = None
    if measure == "cue":
        place = match.start("cue")
    elif measure == "toll":
        place = _first_cue(reduced, match.start("body"), match.end("body"))
        measure = "killed" if place is None else None
    elif measure == "lost":
        measure = "equipment" if chunk.kind in ("N_equip", "I_equip") else "killed"
    if place is not None:
        token = reduced.token[place]
        measure = reduced.tokens.entry(token).measure
        chunk.cue = (reduced.tokens.starts[token], reduced.tokens.ends[token])
    if measure is None:
        return
    chunk.measure, chunk.strength, chunk.side = measure, rank, side


def _first_cue(reduced: Reduced, start: int, end: int) -> int | None:
    for place in range(start, end):
        if reduced.classes[place] in _CUE:
            return place
        chunk = reduced.chunks.get(place)
        if chunk is not None and chunk.head is not None and chunk.head.measure:
            return None
    return None


_JOIN = compiled("(?:{comma}{and}?|{and}|{or}|{dash}|{slash}|{semi})")


def _joined(reduced: Reduced, first: Chunk, second: Chunk) -> bool:
    between = reduced.classes[first.place + 1 : second.place]
    return 0 < len(between) <= 2 and _JOIN.fullmatch(between) is not None


def _lists(reduced: Reduced) -> None:
    """A list shares its measure: forward from an object, backward from a subject."""
    figures = [chunk for chunk in reduced.chunks.values() if chunk.kind in _FIGURE_KINDS]
    for before, chunk in zip(figures, figures[1:], strict=False):
        if chunk.measure is None and before.measure and before.side == "left" and _joined(reduced, before, chunk):
            _share(before, chunk)
    for chunk, after in reversed(list(zip(figures, figures[1:], strict=False))):
        if chunk.measure is None and after.measure and after.side == "right" and _joined(reduced, chunk, after):
            _share(after, chunk)


def _share(source: Chunk, target: Chunk) -> None:
    target.measure, target.cue, target.side = source.measure, source.cue, source.side


def _intrinsic(reduced: Reduced, chunk: Chunk) -> None:
    head = chunk.head
    if head is None:
        return
    if head.measure is not None and chunk.kind in ("N_person", "N_count", "Z_person"):
        chunk.measure = head.measure
    elif chunk.kind == "N_equip" and head.owner == "military":
        chunk.measure = "equipment"
    elif chunk.kind == "N_person" and head.armed == "yes" and chunk.quantity is not None:
        amount = chunk.quantity.value or chunk.quantity.low or 0
        if amount >= 20:
            chunk.measure = "troops"
