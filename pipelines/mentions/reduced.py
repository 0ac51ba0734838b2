"""The reduced string: one character a chunk or token, so that clause patterns see phrases instead of words."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.mentions.chunk import Chunk
from pipelines.mentions.symbols import CHAR
from pipelines.mentions.tokens import Tokens

_DROPPED = frozenset((CHAR["quote"], CHAR["dot"]))


@dataclass
class Reduced:
    """Class characters, the token each stands for, and the chunks by their place."""

    classes: str
    token: list[int]
    chunks: dict[int, Chunk]
    tokens: Tokens

    def after(self, place: int) -> str:
        """The classes that stand behind a place, up to the end of its sentence."""
        end = self.classes.find(CHAR["end"], place + 1, place + _REACH)
        return self.classes[place + 1 : end + 1 if end >= 0 else place + _REACH]

    def word(self, place: int) -> str:
        """The word at a place, in small letters."""
        return self.tokens.raw[self.token[place]].strip().lower()

    def opens(self, place: int) -> int:
        """The place of the mark before the sentence that holds a place: what lies before it is another text's."""
        return max(self.classes.rfind(CHAR["end"], 0, place), 0)

    def noun_of(self, chunk: Chunk) -> Chunk | None:
        """The noun right before a name: `Colonel` of `Colonel Saleh`."""
        before = self.chunks.get(chunk.place - 1) if chunk.kind == "name" else None
        return before if before is not None and before.kind == "I_person" and before.after == chunk.first else None


_REACH = 300
"""Classes behind a figure in which the word that says what it counts may stand; no clause is longer."""


def reduce(tokens: Tokens, chunks: list[Chunk]) -> Reduced:
    """The batch with every chunk as one character and marks that say nothing left out."""
    pieces: list[str] = []
    order: list[int] = []
    places: dict[int, Chunk] = {}
    previous = 0
    classes = tokens.classes
    for chunk in chunks:
        _copy(classes, previous, chunk.first, pieces, order)
        chunk.place = len(order)
        places[chunk.place] = chunk
        pieces.append(CHAR[chunk.kind])
        order.append(chunk.first)
        previous = chunk.after
    _copy(classes, previous, len(classes), pieces, order)
    return Reduced("".join(pieces), order, places, tokens)


def _copy(classes: str, first: int, after: int, pieces: list[str], order: list[int]) -> None:
    between = classes[first:after]
    if _DROPPED.isdisjoint(between):
        pieces.append(between)
        order.extend(range(first, after))
        return
    for index in range(first, after):
        if classes[index] not in _DROPPED:
            pieces.append(classes[index])
            order.append(index)
