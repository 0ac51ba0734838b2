"""Which conflict an article is about, so that a toll without a place or a start can be put where it belongs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from pipelines import reference
from pipelines.claims.bodies import Body, place_country, table
from pipelines.claims.gazetteer import gazetteer
from pipelines.claims.phrases import Hit, Phrases, Words, keys_of, merged, vocabulary

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


class Evidence(NamedTuple):
    """What an article says of where it is: its words, the bodies and countries they name, place_ids of its figures.

    `among`: the places of words that may open a name, where they are known (see `openings`).
    """

    words: Words
    bodies: list[Hit[tuple[Body, ...]]]
    countries: list[Hit[str]]
    places: list[str]
    among: list[int] | None = None


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


@cache
def openings() -> frozenset[str]:
    """The first words of all that tells where an article is: bodies, countries, conflicts, fighting, disasters."""
    known, roles = table(), vocabulary().roles
    tables = (known.names, known.countries, conflicts().words, roles["fighting"], roles["disaster"])
    return frozenset(key for phrases in tables for key in phrases.by_first)


def of_article(about: Evidence, published_on: date | None) -> tuple[Conflict | None, str]:
    """The conflict that an article is about, or None, and the ISO code of its country, or empty.

    Only a conflict whose country the article speaks of can be meant: `junta` and `separatists` are everywhere.
    """
    countries = _countries(about)
    if not countries:
        return None, ""
    main = min(countries, key=lambda country: (-countries[country], country))
    keys, among = about.words.keys, about.among
    known, roles = conflicts(), vocabulary().roles
    named = Counter([one for hit in known.words.find(keys, among) for one in hit.value])
    fighting, disaster = (len(roles[role].find(keys, among)) for role in ("fighting", "disaster"))
    parties = Counter([body.country for hit in about.bodies for body in hit.value if body.kind in _PARTIES])
    scores: dict[Conflict, tuple[int, int]] = {}
    for country in sorted(countries.keys() & known.by_country.keys()):
        spoken_of = countries[country] * _SHARE >= countries[main] and fighting + parties[country] > disaster
        for one in known.by_country[country]:
            if one.alive(published_on, named[one] > 0):
                scores[one] = (_score(one, named[one], spoken_of, about.places), countries[country])
    best = max(scores, key=lambda one: (scores[one], one.began_on, -one.number), default=None)
    return (best if best and scores[best][0] >= _ENOUGH else None), main


def _countries(about: Evidence) -> Counter[str]:
    told = [hit.value for hit in about.countries]
    told += [hit.value for hit in about.countries if hit.start < _HEAD]
    told += [place_country(place) for place in set(about.places) for _ in range(2)]
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
