"""Which body of `seeds/sources.csv` the words of a source name: a dictionary of names, offices and common nouns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import polars as pl
from rapidfuzz import fuzz, process

from pipelines import reference, seeds
from pipelines.claims.lexicon import FOLDER
from pipelines.claims.phrases import Hit, Phrases, Words, keys_of, merged, vocabulary
from pipelines.claims.places.gazetteer import gazetteer

FUZZY = 92.0
"""Likeness (rapidfuzz ratio, of 100) from which an unknown name is a known one misspelt: two letters in thirty."""
SHORTEST = 12
"""Letters that a name must have to be compared by likeness: short names are near too many others."""
OUTLETS = frozenset(("agency", "media"))
"""Kinds that pass figures on: quoted by name they are publishers, not sources."""
_TOP = ("country", "region")
"""Kinds of place whose name tells a country, even where another place is called so too."""
_CLAUSE = frozenset(["of", "in", "at", "from", "for", "to", "on", "near", "with", "inside", "outside", "who", "which"])


@dataclass(frozen=True, eq=False)
class Body:
    """A row of the table, and the keys of its name."""

    source_id: str
    kind: str
    country: str | None
    keys: frozenset[str]


class Named(NamedTuple):
    """What a phrase says by itself.

    `bodies` may be several of one name in different countries; `generic` a short form that only context settles.
    """

    bodies: tuple[Body, ...]
    whole: bool
    generic: bool
    institution: str
    country: str
    head: str
    anonymous: str
    score: float


class Known(NamedTuple):
    """A resolved source: its id, how it was found (`source_basis` of claims), likeness 0 to 1."""

    source_id: str | None
    basis: str | None
    score: float | None


UNKNOWN = Known(None, None, None)
_NOTHING = Named((), False, False, "", "", "", "", 0.0)


@dataclass(frozen=True)
class Table:
    """Bodies by name, by the office they hold in their country, and the countries that words tell.

    `nationals` are names that countries have a body of each: the Red Cross of Kenya, the Red Cross of Nepal.
    """

    bodies: dict[str, Body]
    names: Phrases[tuple[Body, ...]]
    anonymous: Phrases[tuple[Body, ...]]
    initials: frozenset[tuple[str, ...]]
    offices: dict[tuple[str, str], Body]
    countries: Phrases[str]
    seats: Phrases[str]
    nationals: frozenset[tuple[str, ...]]
    spelt: tuple[str, ...]

    def in_text(self, words: Words) -> list[Hit[tuple[Body, ...]]]:
        """The bodies that a text names, left to right; not those that `the Observatory` may be short for."""
        return self.meant(words, self.names.find(words.keys))

    def meant(self, words: Words, hits: list[Hit[tuple[Body, ...]]]) -> list[Hit[tuple[Body, ...]]]:
        """Of the names found in a text those that stand for bodies."""
        return [hit for hit in hits if self.written(words, hit) and not _of_another(self, words, hit)]

    def written(self, words: Words, hit: Hit[tuple[Body, ...]]) -> bool:
        """Whether a name stands as names do: initials in capitals, a single word with one and not a common noun."""
        name = tuple(words.keys[hit.start : hit.stop])
        if name in self.initials:
            return words.shouted(hit.start)
        return len(name) > 1 or (words.capital(hit.start) and not _common(name[0]))


@cache
def table() -> Table:
    """The bodies of `seeds/sources.csv` and the countries of the gazetteer; raises SeedError naming file and line."""
    countries = _countries()
    rows: list[tuple[Body, tuple[tuple[str, ...], ...]]] = []
    initials: set[tuple[str, ...]] = set()
    for row in reference.frame("sources").iter_rows(named=True):
        spelt = (row["name"], *row["aliases"])
        names = tuple(name for name in (keys_of(name) for name in spelt) if name)
        capitals = {keys_of(name) for name in spelt if name.replace(".", "").isupper() and " " not in name}
        initials |= capitals - {keys_of(name) for name in spelt if not name.replace(".", "").isupper()}
        keys = frozenset(key for name in names for key in name)
        rows.append((Body(row["source_id"], row["kind"], row["country"], keys), names))
    offices: dict[tuple[str, str], Body] = {}
    for body, names in rows:
        for name in names:
            office, country, rest = _office(name, countries)
            if office and body.country and not rest and country in ("", body.country) and body.kind != "anonymous":
                offices.setdefault((office, body.country), body)
    pairs = [(name, body) for body, names in rows for name in names]
    return Table(
        {body.source_id: body for body, _ in rows},
        merged((name, body) for name, body in pairs if body.kind != "anonymous"),
        merged((name, body) for name, body in pairs if body.kind == "anonymous"),
        frozenset(initials),
        offices,
        countries,
        _seats(),
        frozenset(name[1:] for name, body in pairs if body.country and len(name) > 2 and countries.get(name[:1])),
        tuple(sorted({" ".join(name) for name, body in pairs if body.kind != "anonymous" and _long(name)})),
    )


def _countries(language: str = "en") -> Phrases[str]:
    """ISO codes by the names of countries, their peoples and their known places."""
    found: Phrases[str] = Phrases()
    columns: dict[str, seeds.Parser] = {"forms": seeds.listed(), "role": str, "value": str}
    for row in seeds.read(f"{FOLDER.format(language=language)}/demonyms.csv", columns):
        for form in row["forms"]:
            if row["value"]:
                found.add(tuple(Words(form).keys), row["value"])
    held: dict[tuple[str, ...], set[str]] = {}
    for row in reference.frame("places").filter(pl.col("country").is_not_null()).iter_rows(named=True):
        for name in (row["name"], *row["aliases"]):
            held.setdefault(keys_of(name), {row["country"]} if row["kind"] in _TOP else set()).add(row["country"])
            if row["kind"] in _TOP:
                found.add(keys_of(name), row["country"])
    for keys, countries in held.items():
        if len(countries) == 1:
            found.add(keys, *countries)
    return found


def _seats() -> Phrases[str]:
    """ISO codes by the names of countries and of the places that stand for their governments: `Moscow denied`."""
    found: Phrases[str] = Phrases()
    for row in reference.frame("places").filter(kind="country").iter_rows(named=True):
        for name in (row["name"], *row["aliases"]):
            found.add(keys_of(name), row["country"])
    for phrase, country in vocabulary().roles["seat"].items():
        found.add(phrase, country)
    return found


def _office(keys: tuple[str, ...], countries: Phrases[str]) -> tuple[str, str, bool]:
    """The office that a name speaks of, the country it names, and whether it says anything else."""
    plain = [key for key in keys if key not in _CLAUSE and key not in ("the", "and")]
    held = vocabulary().roles["institution"].find(list(keys))
    if not held:
        return "", "", True
    best = max(held, key=lambda hit: (hit.stop - hit.start, -hit.start))
    taken = set(keys[best.start : best.stop])
    where = countries.find([key for key in keys if key not in taken or key in _CLAUSE])
    said = {key for hit in where for key in keys if key not in taken}
    country = where[0].value if where else ""
    covered = sum(hit.stop - hit.start for hit in where) + len(taken)
    spare = [key for key in plain if key not in taken]
    return best.value, country, bool(spare) and (not said or covered < len(set(plain)))


def _long(name: tuple[str, ...]) -> bool:
    return len(name) > 1 and sum(map(len, name)) >= SHORTEST


@lru_cache(maxsize=1 << 16)
def read(phrase: str) -> Named:
    """What the words of a source name, whatever article they stand in."""
    words = Words(phrase)
    while words.keys[:1] in (["the"], ["a"], ["an"]):
        words = words.after(1)
    if not words.keys:
        return _NOTHING
    known, keys = table(), words.keys
    shouted = phrase.isupper()
    exact = known.names.get(tuple(keys))
    if exact and (tuple(keys) not in known.initials or words.shouted(0) or shouted):
        return Named(exact, True, len(keys) == 1 and _generic(words), *_kind(keys), "", 1.0)
    inside = _longest(known, words, shouted)
    if inside:
        return Named(inside, False, False, *_kind(keys), "", 1.0)
    seat = known.seats.get(tuple(keys)) if words.capital(0) else None
    if seat:
        return _NOTHING._replace(institution="government", country=seat)
    nameless, length = _anonymous(known, words, shouted)
    named = Named((), False, _generic(words), *_kind(keys), nameless, 0.0)
    if length > max((hit.stop - hit.start for hit in vocabulary().roles["institution"].find(keys)), default=0):
        named = named._replace(institution="")
    if named.institution or (named.generic and named.head) or named.anonymous:
        return named
    return _alike(known, tuple(keys)) or named


def _kind(keys: list[str]) -> tuple[str, str, str]:
    """Institution, country and head noun of a phrase."""
    known, roles = table(), vocabulary().roles
    office = roles["institution"].find(keys)
    best = max(office, key=lambda hit: (hit.stop - hit.start, -hit.start)) if office else None
    where = known.countries.find(keys)
    makers = [index for index, key in enumerate(keys) if roles["maker"].get((key,)) is not None]
    inside = range(best.start, best.stop) if best else range(0)
    outside = [hit for hit in where if hit.start not in inside and hit.stop not in makers]
    heads = roles["head"].find(_head_part(keys))
    head = heads[-1] if heads and heads[-1].stop == len(_head_part(keys)) else None
    return best.value if best else "", outside[0].value if outside else "", keys[head.stop - 1] if head else ""


def _head_part(keys: list[str]) -> list[str]:
    """The words before the first preposition: `official` of `official in Homs`."""
    stop = next((index for index, key in enumerate(keys) if key in _CLAUSE and index), len(keys))
    return keys[:stop]


def _longest(known: Table, words: Words, shouted: bool) -> tuple[Body, ...]:
    """The longest name that stands in the phrase, unless its opponents speak."""
    against = vocabulary().roles["against"]
    best: Hit[tuple[Body, ...]] | None = None
    for hit in known.names.find(words.keys):
        name = words.keys[hit.start : hit.stop]
        written = shouted or known.written(words, hit)
        opposed = any(key in against.by_first for key in words.keys[max(0, hit.start - 3) : hit.start])
        bare = len(name) == 1 and _common(name[0])
        if opposed or bare or not written or _of_another(known, words, hit):
            continue
        if best is None or hit.stop - hit.start > best.stop - best.start:
            best = hit
    return best.value if best else ()


def _of_another(known: Table, words: Words, hit: Hit[tuple[Body, ...]]) -> bool:
    """`the Libyan Observatory for Human Rights`: the country in front of a name is not that of the body.

    Nor is the Peruvian Red Cross that of the world, where that of Kenya is a body of its own.
    """
    before = known.countries.get((words.keys[hit.start - 1],)) if hit.start else None
    if before is None:
        return False
    own = tuple(words.keys[hit.start : hit.stop]) in known.nationals
    return all(body.country not in ((before,) if own else (None, before)) for body in hit.value)


def _common(key: str) -> bool:
    roles = vocabulary().roles
    return any(roles[role].get((key,)) is not None for role in ("head", "drop", "institution"))


def _generic(words: Words) -> bool:
    """Whether the phrase is a common noun and words that tell nobody apart: `the Britain-based monitoring group`."""
    roles = vocabulary().roles
    makers = [index for index, key in enumerate(words.keys) if roles["maker"].get((key,)) is not None]
    rest = words.after(makers[-1] + 1) if makers else words
    part = _head_part(rest.keys)
    named = any(rest.capital(at) and not _known_country(rest.keys[at]) for at in range(len(part) + 1, len(rest)))
    if not part or named or not (roles["head"].find(part[-1:]) or roles["institution"].find(part[-1:])):
        return False
    return all(not rest.capital(at) or _common(key) or _known_country(key) for at, key in enumerate(part[:-1]))


def _known_country(key: str) -> bool:
    return table().countries.get((key,)) is not None


def _anonymous(known: Table, words: Words, shouted: bool) -> tuple[str, int]:
    """The kind of nameless source (`a Turkish diplomat`) and the words that tell it; none where a person is named."""
    part = _head_part(words.keys)
    found = known.anonymous.find(part)
    if not found:
        return "", 0
    best = max(found, key=lambda hit: (hit.stop - hit.start, hit.stop))
    for at, key in enumerate(part):
        inside = any(hit.start <= at < hit.stop for hit in found)
        if at and words.capital(at) and not shouted and not inside and not _known_country(key):
            return "", 0
    return best.value[0].source_id, best.stop - best.start


def _alike(known: Table, keys: tuple[str, ...]) -> Named | None:
    """The one known name that this one misspells: the same countries and figures in both."""
    if not _long(keys):
        return None
    found = process.extractOne(" ".join(keys), known.spelt, scorer=fuzz.ratio, score_cutoff=FUZZY)
    if found is None:
        return None
    other = tuple(found[0].split(" "))
    if _told_apart(known, keys) != _told_apart(known, other):
        return None
    return Named(known.names.get(other) or (), True, False, "", "", "", "", round(found[1] / 100, 3))


def _told_apart(known: Table, keys: tuple[str, ...]) -> set[str]:
    digits = {key for key in keys if any(letter.isdigit() for letter in key)}
    return {hit.value for hit in known.countries.find(list(keys))} | digits


def kinds_of(head: str) -> frozenset[str]:
    """The kinds of body that a common noun may stand for."""
    return frozenset((vocabulary().roles["head"].get((head,)) or "").split(" "))


def place_country(place_id: str | None) -> str:
    """ISO code of the country a place lies in, empty where unknown."""
    place = gazetteer().places.get(place_id) if place_id else None
    return place.country or "" if place else ""
