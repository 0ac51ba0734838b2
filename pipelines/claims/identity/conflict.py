"""Which conflict an article is about, so that a toll without a place or a start can be put where it belongs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from pipelines import reference
from pipelines.claims.phrases import Hit, Phrases, Tables, Words, keys_of, merged, vocabulary
from pipelines.claims.places.gazetteer import gazetteer
from pipelines.claims.sources.bodies import Body, place_country, table

AFTERMATH = timedelta(days=730)
"""A conflict is still written about by name for two years after its end."""
_NAMED, _AGAIN, _PLACED, _WHOLE = 4, 1, 2, 3
"""Weights: its words, each further one, a figure's place inside it, a report of fighting in its country."""
_ENOUGH = 3
_HEAD = 60
"""Words from its start in which what an article names counts twice."""
_SHARE = 4
"""A country is spoken of if it is named at least a quarter as often as the one named most."""
_GRACE = timedelta(days=30)
"""Days after its end in which a conflict is still what a report of fighting is about."""
_PARTIES = frozenset(("armed_group", "monitor"))
"""Kinds of body whose name tells of a conflict."""


@dataclass(frozen=True, eq=False)
class Conflict:
    """A row of `seeds/conflicts.csv`, with the country that its place lies in."""

    conflict_id: str
    began_on: date
    ended_on: date | None
    place_id: str
    country: str
    nationwide: bool
    number: int

    def alive(self, day: date | None, named: bool) -> bool:
        """Whether an article of that day may be about it; after its end only one that names it."""
        if day is None:
            return named
        end = self.ended_on
        return self.began_on <= day and (end is None or day <= end + (AFTERMATH if named else _GRACE))


@dataclass(frozen=True)
class Conflicts:
    """Conflicts by id, and by the words that name them."""

    rows: dict[str, Conflict]
    words: Phrases[tuple[Conflict, ...]]
    by_country: dict[str, tuple[Conflict, ...]]


@cache
def conflicts() -> Conflicts:
    """The conflicts of `seeds/conflicts.csv`; raises SeedError naming file and line."""
    rows: dict[str, Conflict] = {}
    named: list[tuple[tuple[str, ...], Conflict]] = []
    for number, row in enumerate(reference.frame("conflicts").iter_rows(named=True)):
        place = row["place_id"]
        one = Conflict(
            *(
                row["conflict_id"],
                row["began_on"],
                row["ended_on"],
                place,
                place_country(place),
                row["nationwide"],
                number,
            )
        )
        rows[one.conflict_id] = one
        named += [(keys_of(words), one) for words in (row["name"], *row["words"])]
    by_country: dict[str, list[Conflict]] = {}
    for one in rows.values():
        by_country.setdefault(one.country, []).append(one)
    return Conflicts(rows, merged(named), {country: tuple(found) for country, found in by_country.items()})


class Evidence(NamedTuple):
    """What an article says of where it is: bodies, countries and conflicts that it names, its words for fighting."""

    bodies: list[Hit[tuple[Body, ...]]]
    countries: list[Hit[str]]
    conflicts: list[Hit[tuple[Conflict, ...]]]
    fighting: int
    disaster: int


@cache
def _tables() -> Tables:
    known, roles = table(), vocabulary().roles
    return Tables((known.names, known.countries, conflicts().words, roles["fighting"], roles["disaster"]))


def evidence(words: Words) -> Evidence:
    """What the words of an article's opening tell."""
    names, countries, named, fighting, disaster = _tables().find(words.keys)
    return Evidence(table().meant(words, names), countries, named, len(fighting), len(disaster))


def of_article(about: Evidence, places: list[str], published_on: date | None) -> tuple[Conflict | None, str]:
    """The conflict that an article is about, or None, and the ISO code of its country, or empty.

    Only a conflict whose country the article speaks of can be meant: `junta` and `separatists` are everywhere.
    `places`: the place_ids of its figures.
    """
    countries = _countries(about, places)
    if not countries:
        return None, ""
    main = min(countries, key=lambda country: (-countries[country], country))
    known = conflicts()
    named = Counter([one for hit in about.conflicts for one in hit.value])
    parties = Counter([body.country for hit in about.bodies for body in hit.value if body.kind in _PARTIES])
    scores: dict[Conflict, tuple[int, int]] = {}
    for country in sorted(countries.keys() & known.by_country.keys()):
        frequent = countries[country] * _SHARE >= countries[main]
        spoken_of = frequent and about.fighting + parties[country] > about.disaster
        for one in known.by_country[country]:
            if one.alive(published_on, named[one] > 0):
                scores[one] = (_score(one, named[one], spoken_of, places), countries[country])
    best = max(scores, key=lambda one: (scores[one], one.began_on, -one.number), default=None)
    return (best if best and scores[best][0] >= _ENOUGH else None), main


def _countries(about: Evidence, places: list[str]) -> Counter[str]:
    told = [hit.value for hit in about.countries]
    told += [hit.value for hit in about.countries if hit.start < _HEAD]
    told += [place_country(place) for place in set(places) for _ in range(2)]
    for named in about.bodies:
        told += {body.country for body in named.value if body.country}
    found = Counter(told)
    del found[""]
    return found


def _score(one: Conflict, times: int, spoken_of: bool, places: list[str]) -> int:
    known = gazetteer()
    inside = any(one.place_id in known.chain(place) for place in places)
    score = (_NAMED if times else 0) + _AGAIN * max(0, min(times, 4) - 1)
    regional = known.places[one.place_id].kind != "country"
    if spoken_of and one.nationwide and (inside or not regional or score):
        score += _WHOLE
    return score + (_PLACED if inside and score else 0)
