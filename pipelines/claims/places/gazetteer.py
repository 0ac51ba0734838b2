"""The places and the bodies that the project knows by name: `seeds/places.csv` and `seeds/sources.csv`, by alias."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipelines import reference

_WORDS = re.compile(r"\w+(?:[-'’]\w+)*")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as sentences are cut: lower case, straight apostrophes, no possessive."""
    return tuple(word.lower().replace("’", "'").removesuffix("'s") for word in _WORDS.findall(name))


@dataclass(frozen=True)
class Place:
    """One row of the gazetteer."""

    place_id: str
    name: str
    kind: str
    parent: str | None
    country: str | None
    where_prec: int


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Places by id, the ids that each spelling may mean, and spellings by first and second word, the longest first.

    Those of one word stand behind every second word, and alone behind the empty one.
    """

    places: dict[str, Place]
    names: dict[tuple[str, ...], tuple[str, ...]]
    by_first: dict[str, dict[str, tuple[tuple[str, ...], ...]]]
    countries: frozenset[str]
    chains: dict[str, tuple[str, ...]]
    initials: frozenset[tuple[str, ...]]

    def match(self, lower: list[str], words: list[str], index: int, shouted: bool) -> tuple[str, int]:
        """The place whose longest spelling opens at the word: its id (the first by file order) and number of words.

        Initials (US, CAR) are matched in capitals only, and not in a text that is all capitals.
        """
        follows = self.by_first.get(lower[index])
        if follows is None:
            return "", 0
        second = lower[index + 1] if index + 1 < len(lower) else ""
        for name in follows.get(second) or follows[""]:
            size = len(name)
            if size < 3 or tuple(lower[index : index + size]) == name:
                if name in self.initials and (shouted or not words[index].isupper()):
                    continue
                return self.names[name][0], size
        return "", 0

    def meanings(self, name: str) -> tuple[str, ...]:
        """All places that a spelling may mean."""
        return self.names.get(words_of(name), ())

    def chain(self, place_id: str) -> tuple[str, ...]:
        """The place and those it lies in, inside out."""
        return self.chains.get(place_id, ())


def _chain(place_id: str, places: dict[str, Place]) -> tuple[str, ...]:
    found: list[str] = []
    at: str | None = place_id
    while at and at in places and at not in found:
        found.append(at)
        at = places[at].parent
    return tuple(found)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of `seeds/places.csv`."""
    places: dict[str, Place] = {}
    names: dict[tuple[str, ...], list[str]] = {}
    initials: set[tuple[str, ...]] = set()
    for row in reference.frame("places").iter_rows(named=True):
        place = Place(row["place_id"], row["name"], row["kind"], row["parent"], row["country"], row["where_prec"])
        places[place.place_id] = place
        for name in (row["name"], *row["aliases"]):
            if name.isupper():
                initials.add(words_of(name))
            ids = names.setdefault(words_of(name), [])
            if place.place_id not in ids:
                ids.append(place.place_id)
    known = {name: tuple(found) for name, found in names.items() if name}
    countries = frozenset(place_id for place_id, place in places.items() if place.kind == "country")
    chains = {place_id: _chain(place_id, places) for place_id in places}
    return Gazetteer(places, known, _by_first(known), countries, chains, frozenset(initials))


def _by_first(names: Iterable[tuple[str, ...]]) -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    by_first: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_first.setdefault(name[0], {"": []}).setdefault(name[1] if len(name) > 1 else "", []).append(name)
    return {
        first: {second: (*found, *(same[""] if second else ())) for second, found in same.items()}
        for first, same in by_first.items()
    }
