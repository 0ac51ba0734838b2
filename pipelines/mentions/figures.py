"""Turns linked chunks into figures: one tuple a claim, offsets relative to its sentence."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.mentions.chunk import Chunk
from pipelines.mentions.symbols import CHAR


class Figure(NamedTuple):
    """A figure of a sentence. `measure` is `carry` or `hold` until the text before it says what it counts."""

    start: int
    end: int
    value: int | None
    low: int | None
    high: int | None
    quantifier: str
    measure: str
    unit: str
    population: str | None
    country: str | None
    cue_start: int | None
    cue_end: int | None
    kind: str
    mixed: bool
    """Of a list of different classes: what follows is nobody's in particular."""
    others: bool
    rival: bool
    """Given by a source of its own (put it at 40), not a part of the figure before."""
    part: bool
    """A part of the figure before (nine of them)."""
    sentence: int = 0


_IMPLIED_MEASURES = frozenset(("killed", "injured", "captured", "missing", "defected", "casualties", "carry"))
_NAMED_MEASURES = frozenset(("killed", "injured", "captured", "missing", "carry"))
_NEVER_NONE = frozenset(("returned", "defected", "refugees", "troops"))
"""That nobody came home or went over is no figure."""
_NOBODY = {"casualties": ("killed", "injured")}


def figures(offset: int, chunks: list[Chunk]) -> list[Figure]:
    """The figures of one sentence whose chunks are `chunks` and which opens at `offset` of the batch."""
    found = []
    for chunk in chunks:
        measure = chunk.measure
        if measure is None or measure == "none":
            continue
        if chunk.kind == "Z_person" and measure in _NEVER_NONE:
            continue
        if chunk.kind == "Z_person":
            measures = _NOBODY.get(measure) or _zero_measures(chunk, measure)
        else:
            measures = (measure, *chunk.also)
        for one in measures:
            figure = _figure(chunk, one, offset)
            if figure is not None:
                found.append(figure)
    return found


def _zero_measures(chunk: Chunk, measure: str) -> tuple[str, ...]:
    if chunk.head is not None and chunk.head.char == CHAR["victims"]:
        return "killed", "injured"
    return (measure, *chunk.also)


def _figure(chunk: Chunk, measure: str, offset: int) -> Figure | None:
    quantity = chunk.quantity
    if quantity is None or not _admits(chunk, measure):
        return None
    cue = chunk.cue
    unit = chunk.unit or (chunk.head.unit if chunk.head is not None else "person")
    if measure == "troops" and unit != "person":
        return None
    if unit == "body" and measure in ("captured", "injured", "displaced", "missing", "returned"):
        measure = "killed"
    return Figure(
        chunk.start - offset, chunk.end - offset, quantity.value, quantity.low, quantity.high, quantity.quantifier,
        measure, unit, chunk.population, chunk.country,
        cue[0] - offset if cue else None, cue[1] - offset if cue else None, chunk.kind, chunk.mixed, chunk.others,
        chunk.rival, chunk.part,
    )  # fmt: skip


def _admits(chunk: Chunk, measure: str) -> bool:
    """Whether such a noun phrase may have such a measure."""
    if chunk.kind == "N_thing":
        return False
    if chunk.kind in ("N_equip", "I_equip"):
        return measure == "equipment"
    if measure == "equipment":
        return False
    if chunk.kind == "I_person":
        return measure in _IMPLIED_MEASURES
    if chunk.kind == "name":
        return measure in _NAMED_MEASURES
    if chunk.kind == "N_count":
        return chunk.head is not None and measure == chunk.head.measure
    return True
