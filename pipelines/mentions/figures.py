"""Turns linked chunks into figures: one tuple a claim, offsets relative to its sentence."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.mentions.chunks import Chunk
from pipelines.mentions.numbers import bounded
from pipelines.mentions.reduced import Reduced


class Figure(NamedTuple):
    """A figure of a sentence. `measure` is `carry` until the text before it says what it counts."""

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


_IMPLIED_MEASURES = frozenset(("killed", "injured", "captured", "missing", "defected", "casualties"))


def figures(reduced: Reduced, offset: int, chunks: list[Chunk]) -> list[Figure]:
    """The figures of one sentence whose chunks are `chunks` and which opens at `offset` of the batch."""
    found = []
    for chunk in chunks:
        for measure in (chunk.measure, *chunk.also):
            if measure is not None:
                figure = _figure(chunk, measure, offset)
                if figure is not None:
                    found.append(figure)
    return found


def _figure(chunk: Chunk, measure: str, offset: int) -> Figure | None:
    quantity = chunk.quantity
    if quantity is None or not _admits(chunk, measure):
        return None
    cue = chunk.cue
    unit = chunk.head.unit if chunk.head is not None else "person"
    if measure == "troops" and unit != "person":
        return None
    return Figure(
        chunk.start - offset, chunk.end - offset, quantity.value, quantity.low, quantity.high, quantity.quantifier,
        measure, unit, chunk.population, chunk.country,
        cue[0] - offset if cue else None, cue[1] - offset if cue else None, chunk.kind,
    )  # fmt: skip


def _admits(chunk: Chunk, measure: str) -> bool:
    """Whether such a noun phrase may have such a measure."""
    if chunk.kind in ("N_equip", "I_equip"):
        return measure == "equipment"
    if measure == "equipment":
        return False
    if chunk.kind in ("I_person",):
        return measure in _IMPLIED_MEASURES
    if chunk.kind == "name":
        return measure == "killed"
    return True


def shared(figure: Figure, quantifier: str) -> Figure:
    """The figure under a modifier that it shares with the one before it in a list."""
    if figure.value is None or figure.quantifier != "exact":
        return figure
    low, high = bounded(figure.value, quantifier)
    return figure._replace(low=low, high=high, quantifier=quantifier)
