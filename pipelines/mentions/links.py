"""Gives every figure its measure: clause patterns first, then lists, then what the noun itself says."""

from __future__ import annotations

import re

from pipelines.mentions import clauses
from pipelines.mentions.chunks import Chunk
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR, compiled

FIGURE_KINDS = frozenset(("N_person", "N_bare", "N_equip", "N_count", "I_person", "I_equip", "name", "Z_person"))
_CUE = frozenset(
    CHAR[name] for name in ("part", "pred", "fin", "ger", "intr", "intr_ing", "count_pl", "count_sg", "event")
)
_WITHIN = frozenset(CHAR[name] for name in ("prep", "of", "from", "with", "by", "aboard"))
_WEAK = frozenset(("carry", "hold"))


def link(reduced: Reduced, language: str = "en") -> None:
    """Sets measure and cue of the chunks in place."""
    right, left = clauses.load(language)
    _from_left(reduced, left)
    _from_right(reduced, right)


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
        if chunk.kind not in FIGURE_KINDS or (chunk.measure is not None and chunk.measure not in _WEAK):
            continue
        if chunk.kind in ("I_person", "name") and reduced.classes[place - 1 : place] in _WITHIN:
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
        place = match.start("cue") if match["cue"] else match.start()
        if reduced.chunks.get(place) is not None:
            head = reduced.chunks[place].head
            measure, place = (head.measure if head is not None else None), None
    elif measure in ("toll", "tally"):
        measure, place = _first_cue(reduced, match.start("body"), match.end("body"))
        measure = measure or ("killed" if clause.measure == "toll" else "carry")
    elif measure == "people":
        head = reduced.chunks[match.start()].head
        measure = head.measure if head is not None else None
    elif measure == "bodies":
        measure, chunk.unit = "killed", "body"
    elif measure == "lost":
        measure = "equipment" if chunk.kind in ("N_equip", "I_equip") else "killed"
    elif measure == "captured" and (chunk.head is None or chunk.head.population != "prisoner"):
        return
    if place is not None:
        token = reduced.token[place]
        measure = reduced.tokens.entry(token).measure or measure
        chunk.cue = (reduced.tokens.starts[token], reduced.tokens.ends[token])
    if measure is None:
        return
    chunk.measure, chunk.strength, chunk.side = measure, rank, side
    _named_by(reduced, chunk, clause, match)


def _named_by(reduced: Reduced, chunk: Chunk, clause: clauses.Clause, match: re.Match[str]) -> None:
    """Seven of the dead were children: the noun after the verb is their class."""
    for group in ("who", "whom"):
        if group in clause.pattern.groupindex and match[group]:
            chunk.population = reduced.chunks[match.start(group)].population


def _first_cue(reduced: Reduced, start: int, end: int) -> tuple[str | None, int | None]:
    """The measure that the words of a toll name: number of wounded, of refugees, of people killed."""
    for place in range(start, end):
        chunk = reduced.chunks.get(place)
        if chunk is not None and chunk.head is not None and chunk.head.measure:
            return chunk.head.measure, None
        if chunk is None and reduced.classes[place] in _CUE:
            return None, place
    return None, None


JOIN = compiled("(?:{comma}{and}?|{and}|{or}|{slash}|{semi}|{with})")
"""What stands between the members of a list."""
