"""A noun phrase of a sentence, and what the stages of the cascade find out about it."""

from __future__ import annotations

from pipelines.mentions.lexicon import Entry
from pipelines.mentions.numbers import Quantity

FIGURE_KINDS = frozenset(
    ("N_thing", "N_person", "N_bare", "N_equip", "N_count", "I_person", "I_equip", "name", "Z_person")
)
"""Kinds of noun phrases that may be figures."""


class Chunk:
    """A noun phrase. `first` and `after` are tokens; `start` and `end` offsets of its quantity phrase (0 without one).

    What most chunks lack is a default of the class, not of each instance: there are many.
    """

    head: Entry | None = None
    population: str | None = None
    country: str | None = None
    unit: str | None = None
    place: int = 0
    """Where it stands in the reduced string."""
    measure: str | None = None
    strength: int = 0
    clause: str = ""
    side: str = ""
    """On which side of it the words stand that give its measure; list or subject if a list does."""
    cue: tuple[int, int] | None = None
    inner: tuple[str, int] | None = None
    """A measure inside the phrase itself (27 wounded soldiers) and its token."""
    also: tuple[str, ...] = ()
    """Further measures of the same figure (no deaths or injuries)."""
    noun_place: int = 0
    """Where the noun in front of a name stands, if they are one figure."""
    named: bool = False
    """A noun whose name is the figure."""
    others: bool = False
    """Its noun stands for people mentioned before."""
    rival: bool = False
    part: bool = False
    mixed: bool = False
    """Stands in a list of different classes of people."""

    def __init__(
        self, kind: str, first: int, after: int, start: int, end: int, quantity: Quantity | None = None
    ) -> None:
        """A chunk of a kind (see CHUNK_CLASSES) over some tokens."""
        self.kind = kind
        self.first = first
        self.after = after
        self.start = start
        self.end = end
        self.quantity = quantity

    @property
    def amount(self) -> int:
        """The number, or the least that the words commit to; 0 where they commit to none."""
        return 0 if self.quantity is None else self.quantity.value or self.quantity.low or 0
