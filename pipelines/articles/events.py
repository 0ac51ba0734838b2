"""The days that news keeps coming back to: `seeds/events.csv`, and which of them a sentence tells."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import NamedTuple

from pipelines import reference, seeds

FILE = "events.csv"


class Event(NamedTuple):
    """A row of the table; `cues` are sets of words in lower case, one set enough, all of its words in one sentence."""

    event_id: str
    day: date
    conflict_id: str
    cues: tuple[tuple[str, ...], ...]

    def told_in(self, lower: str) -> bool:
        """Whether a sentence in lower case tells it."""
        for cue in self.cues:
            for word in cue:
                if word not in lower:
                    break
            else:
                return True
        return False


class Conflict(NamedTuple):
    """What tells that a text is about a conflict: the words that news calls it by, and the name of its place."""

    conflict_id: str
    name: str
    began_on: date
    words: tuple[str, ...]
    place: str

    def named_in(self, text: str) -> bool:
        """Whether the text uses one of its words, or names its place more than once."""
        return self.worded_in(text) or text.count(self.place) > 1

    def worded_in(self, text: str) -> bool:
        """Whether the text uses one of its words."""
        return any(word in text for word in self.words)


@cache
def conflicts() -> tuple[Conflict, ...]:
    """The conflicts of `seeds/conflicts.csv`, in its order."""
    names = dict(reference.frame("places").select("place_id", "name").iter_rows())
    return tuple(
        Conflict(row["conflict_id"], row["name"], row["began_on"], tuple(row["words"]), names[row["place_id"]])
        for row in reference.frame("conflicts").iter_rows(named=True)
    )


@cache
def _by_id() -> dict[str, Conflict]:
    return {conflict.conflict_id: conflict for conflict in conflicts()}


def is_about(conflict_id: str, text: str) -> bool:
    """Whether a text speaks of a conflict."""
    known = _by_id().get(conflict_id)
    return known is not None and known.named_in(text)


@cache
def events() -> tuple[Event, ...]:
    """All rows of the table; raises SeedError naming file and line."""
    columns: dict[str, seeds.Parser] = {
        "event_id": seeds.text,
        "day": date.fromisoformat,
        "conflict_id": seeds.text,
        "cues": seeds.listed(lambda cue: tuple(word.strip().lower() for word in cue.split("+"))),
    }
    return tuple(Event(**row) for row in seeds.read(FILE, columns))


def told(sentence: str, conflicts: Collection[str]) -> list[Event]:
    """The events of the conflicts that a sentence tells."""
    lower = sentence.lower()
    return [event for event in events() if event.conflict_id in conflicts and event.told_in(lower)]
