"""Loads the language: every word the engine knows, from the CSV tables of `seeds/lexicon/<language>/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import xxhash

from pipelines import seeds
from pipelines.mentions.symbols import CHAR, TOKEN_CLASSES
from pipelines.mentions.words import words_of
from pipelines.settings import SEEDS

_MEASURES = (
    "killed", "injured", "casualties", "missing", "captured", "displaced", "refugees", "returned", "defected",
    "troops", "equipment",
)  # fmt: skip
_POPULATIONS = (
    "all", "civilian", "military", "rebel", "militant", "police", "official", "child", "woman", "man", "journalist",
    "aid_worker", "peacekeeper", "foreigner", "prisoner", "other",
)  # fmt: skip
measure = seeds.choice(*_MEASURES)
population = seeds.choice(*_POPULATIONS)
word_class = seeds.choice(*TOKEN_CLASSES)
whole = seeds.optional(seeds.integer)


class Entry(NamedTuple):
    """What the tables say about one word or phrase; `char` is its class."""

    char: str
    measure: str | None = None
    population: str | None = None
    unit: str = "person"
    armed: str = "no"
    defers: bool = False
    value: int | None = None
    low: int | None = None
    high: int | None = None
    quantifier: str | None = None
    country: str | None = None
    owner: str = "military"
    elided: bool = False
    """others: the noun stands for one mentioned before."""
    role: str | None = None
    """The class that the word gives when it stands before a head noun (rebel fighters)."""
    piece: Entry | None = None
    """The equipment that a word for people may name too (bombers)."""
    person: Entry | None = None
    """Whom a word that tells a state may name too (taken hostage; a hostage)."""


Table = list[tuple[str, Entry]]
"""Words or phrases of a table, and what it says of them."""


@dataclass(eq=False)
class Lexicon:
    """One language: words, phrases by their first word, endings, and a version that changes with any table."""

    words: dict[str, Entry] = field(default_factory=dict)
    phrases: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    suffixes: list[tuple[str, str]] = field(default_factory=list)
    abbreviations: dict[str, bool] = field(default_factory=dict)
    misspellings: dict[str, str] = field(default_factory=dict)
    misspelt: tuple[str, ...] = ()
    telling: frozenset[str] = frozenset()
    """Classes of the words that can say, before a noun, whose people it names."""
    countries: dict[str, tuple[str, ...]] = field(default_factory=dict)
    agents: tuple[str, ...] = ()
    """Endings of nouns for people who do something."""
    flight: re.Pattern[str] = re.compile(r"(?!)")
    """Finds a word that tells of people in flight."""
    calamities: frozenset[str] = frozenset()
    """What claims lives: fire, quake, war."""
    version: str = ""

    country_by_name: dict[str, str] = field(default_factory=dict)
    tails: dict[str, dict[str, tuple[tuple[str, str], ...]]] = field(default_factory=dict)
    """Of verbs that are phrases: first word, then the first word of the rest, to the rests and what they say."""

    def add(self, term: str, entry: Entry) -> None:
        """Learns a word or phrase; what is known already stays."""
        parts = words_of(term)
        if len(parts) == 1:
            self.words.setdefault(parts[0], entry)
        else:
            self.phrases.setdefault(parts, entry)


_OWNERS = ("his", "her", "my", "their")


def _limbs(folder: Path) -> dict[str, list[str]]:
    """What `{limb}` and `{bone}` stand for: a leg, her leg, both legs, legs."""
    columns = {"singular": seeds.text, "plural": seeds.text, "loss": seeds.choice("limb", "bone", "both")}
    found: dict[str, list[str]] = {"{limb}": [], "{bone}": []}
    for row in seeds.read("limbs.csv", columns, folder):
        bare, several = row["singular"].split(" ", 1)[1], row["plural"]
        forms = [row["singular"], several, *(f"{word} {bare}" for word in ("one", *_OWNERS))]
        forms += [f"{word} {several}" for word in ("both", "two", "three", "several", *_OWNERS)]
        for name, places in found.items():
            if row["loss"] in (name.strip("{}"), "both"):
                places += forms
    return found


def _spread(rows: list[dict[str, Any]], places: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """The rows; one with a place in braces once for each word that the place stands for."""
    for row in rows:
        place = next((name for name in places if name in row["base"]), None)
        if place is None:
            yield row
            continue
        for form in places[place]:
            yield {name: value.replace(place, form) for name, value in row.items()}


def _verbs(folder: Path) -> Iterator[tuple[str, Entry]]:
    columns = dict.fromkeys(("base", "third", "past", "participle", "gerund"), seeds.text)
    rows = seeds.read(
        "verbs.csv", {**columns, "measure": measure, "frame": seeds.choice("object", "craft", "subject")}, folder
    )
    for row in _spread(rows, _limbs(folder)):
        prefix = "e" if row["measure"] == "equipment" else ""
        unit = "aircraft" if row["frame"] == "craft" else "person"
        if row["frame"] != "subject":
            finite, done, going = CHAR[prefix + "fin"], CHAR[prefix + "part"], CHAR[prefix + "ger"]
        else:
            finite = done = CHAR[prefix + "intr"]
            going = CHAR["eintr"] if prefix else CHAR["intr_ing"]
        yield row["participle"], Entry(done, measure=row["measure"], unit=unit)
        for name in ("past", "base", "third"):
            yield row[name], Entry(finite, measure=row["measure"])
        yield row["gerund"], Entry(going, measure=row["measure"])


def _people(folder: Path) -> Iterator[tuple[str, Entry]]:
    columns: dict[str, seeds.Parser] = {
        "singular": str, "plural": str, "population": seeds.choice(*_POPULATIONS, "elided"),
        "unit": seeds.choice("person", "body", "household"),
        "armed": seeds.choice("yes", "no", "weak", "police"), "defers": seeds.flag, "measure": seeds.optional(measure),
    }  # fmt: skip
    for row in seeds.read("people.csv", columns, folder):
        entry = Entry(CHAR["person_pl"], row["measure"], row["population"], row["unit"], row["armed"], row["defers"])
        yield row["plural"], entry._replace(elided=row["population"] == "elided")
        yield row["singular"], entry._replace(char=CHAR["person_sg"])


def _equipment(folder: Path) -> Iterator[tuple[str, Entry]]:
    columns: dict[str, seeds.Parser] = {
        "singular": seeds.text, "plural": seeds.text, "lemma": seeds.text, "owner": seeds.choice("military", "any"),
    }  # fmt: skip
    for row in seeds.read("equipment.csv", columns, folder):
        entry = Entry(CHAR["equip_pl"], "equipment", "other", row["lemma"], owner=row["owner"])
        yield row["plural"], entry
        yield row["singular"], entry._replace(char=CHAR["equip_sg"])


def _nouns(folder: Path) -> Iterator[tuple[str, Entry]]:
    columns: dict[str, seeds.Parser] = {
        "singular": str, "plural": str, "measure": measure, "kind": seeds.choice("count", "event", "victims"),
    }  # fmt: skip
    for row in seeds.read("nouns.csv", columns, folder):
        if row["kind"] == "victims":
            yield from ((row[name], Entry(CHAR["victims"], row["measure"], "all")) for name in ("plural", "singular"))
            continue
        event = row["kind"] == "event"
        yield row["plural"], Entry(CHAR["event" if event else "count_pl"], row["measure"])
        yield row["singular"], Entry(CHAR["event" if event else "count_sg"], row["measure"])


def _numbers(folder: Path) -> Iterator[tuple[str, Entry]]:
    columns = {"word": seeds.text, "class": word_class, "value": whole, "low": whole, "high": whole}
    for row in seeds.read("numbers.csv", columns, folder):
        yield row["word"], Entry(CHAR[row["class"]], value=row["value"], low=row["low"], high=row["high"])


def _modifiers(folder: Path) -> Iterator[tuple[str, Entry]]:
    columns: dict[str, seeds.Parser] = {
        "word": seeds.text, "quantifier": seeds.text, "side": seeds.choice("before", "after", "skip", "verb"),
    }  # fmt: skip
    names = {"before": "mod", "after": "modafter", "skip": "skip", "verb": "modverb"}
    for row in seeds.read("modifiers.csv", columns, folder):
        yield row["word"], Entry(CHAR[names[row["side"]]], quantifier=row["quantifier"])


def _nationalities(folder: Path) -> Iterator[tuple[str, Entry]]:
    columns: dict[str, seeds.Parser] = {"country": seeds.text, "adjective": seeds.text, "plural": str, "names": str}
    for row in seeds.read("nationalities.csv", columns, folder):
        yield row["adjective"], Entry(CHAR["nat"], population="foreigner", country=row["country"])
        if row["plural"] != row["adjective"]:
            yield row["plural"], Entry(CHAR["nat_pl"], population="foreigner", country=row["country"])


def _titles(folder: Path) -> Iterator[tuple[str, Entry]]:
    columns = {"title": seeds.text, "population": seeds.optional(population)}
    for row in seeds.read("titles.csv", columns, folder):
        yield row["title"], Entry(CHAR["title"], population=row["population"])


def _places(folder: Path) -> Iterator[tuple[str, Entry]]:
    columns: dict[str, seeds.Parser] = {
        "country": seeds.text, "adjective": seeds.text, "plural": str, "names": seeds.listed(),
    }  # fmt: skip
    for row in seeds.read("nationalities.csv", columns, folder):
        for name in (row["country"], *row["names"]):
            yield name, Entry(CHAR["cap"], country=row["country"])


def _classifiers(folder: Path) -> Iterator[tuple[str, Entry]]:
    for row in seeds.read("classifiers.csv", {"word": seeds.text, "population": population}, folder):
        yield row["word"], Entry(CHAR["classifier"], role=row["population"])


def _simple(folder: Path, name: str, columns: dict[str, seeds.Parser]) -> list[dict[str, Any]]:
    return seeds.read(name, columns, folder)


def _terms(folder: Path, people: Table, things: Table) -> Iterator[tuple[str, Entry]]:
    yield from _numbers(folder)
    yield from _modifiers(folder)
    yield from _verbs(folder)
    for row in _simple(folder, "predicates.csv", {"word": seeds.text, "measure": measure}):
        yield row["word"], Entry(CHAR["pred"], row["measure"])
    yield from _nouns(folder)
    yield from people
    yield from _equipment(folder)
    for row in _simple(folder, "words.csv", {"word": seeds.text, "class": word_class}):
        yield row["word"], Entry(CHAR[row["class"]])
    yield from _titles(folder)
    yield from _nationalities(folder)
    yield from things
    yield from _classifiers(folder)
    yield from _places(folder)


def _things(folder: Path) -> Iterator[tuple[str, Entry]]:
    columns: dict[str, seeds.Parser] = {"singular": str, "plural": str, "measure": seeds.optional(measure)}
    for row in _simple(folder, "things.csv", columns):
        yield row["plural"], Entry(CHAR["thing_pl"], row["measure"])
        yield row["singular"], Entry(CHAR["thing_sg"], row["measure"])


def _roles(lexicon: Lexicon, folder: Path) -> None:
    """Classifiers that are also words of another kind (police, women) keep their class and gain the role."""
    for term, entry in _classifiers(folder):
        known = lexicon.words.get(term)
        if known is not None and known.role is None:
            lexicon.words[term] = known._replace(role=entry.role)


def _pieces(lexicon: Lexicon, folder: Path, things: Table) -> None:
    """Equipment named by a word for people (bombers), places by a verb (jails): both are known to that word."""
    for term, entry in _equipment(folder):
        known = lexicon.words.get(term)
        if known is not None and known.char in (CHAR["person_sg"], CHAR["person_pl"]):
            lexicon.words[term] = known._replace(piece=entry)
    for term, entry in things:
        known = lexicon.words.get(term)
        if known is not None and known.char == CHAR["fin"] and entry.measure is not None:
            lexicon.words[term] = known._replace(piece=entry)


_OBJECT = frozenset(CHAR[name] for name in ("part", "fin", "ger"))


def _tails(lexicon: Lexicon) -> None:
    """What may stand behind the object of a verb that is a phrase: shot two `in the neck`; longer ones first."""
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for words, entry in lexicon.phrases.items():
        if entry.char in _OBJECT and entry.measure is not None:
            found.setdefault(words[0], {}).setdefault(words[1], []).append((" ".join(words[1:]), entry.measure))
    lexicon.tails = {
        verb: {word: tuple(sorted(rests, key=lambda rest: (-len(rest[0]), rest))) for word, rests in by_word.items()}
        for verb, by_word in found.items()
    }


def _persons(lexicon: Lexicon, people: Table) -> None:
    """Words that tell a state and are somebody too (hostage, captive) are known to both."""
    for term, entry in people:
        known = lexicon.words.get(term)
        if known is not None and known.char == CHAR["pred"] and entry.char == CHAR["person_sg"]:
            lexicon.words[term] = known._replace(person=entry)


def _sites(lexicon: Lexicon, things: Table) -> None:
    """Words of numbered places (Camp 4) that are places of people too keep what those inside are."""
    for term, entry in things:
        known = lexicon.words.get(term)
        if entry.measure is not None and known is not None and known.char == CHAR["label"]:
            lexicon.words[term] = known._replace(measure=entry.measure)


def misspelt(word: str) -> Iterator[str]:
    """The word with one letter dropped, doubled, or swapped with the next; its first letter stays."""
    for at in range(1, len(word)):
        if at < len(word) - 1 or len(word) > 6:
            yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _version(folder: Path) -> str:
    digest = xxhash.xxh3_64()
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


@cache
def load(language: str = "en") -> Lexicon:
    """The lexicon of a language, read once. Raises SeedError naming file and line."""
    folder = SEEDS / "lexicon" / language
    lexicon = Lexicon(version=_version(folder))
    people, things = list(_people(folder)), list(_things(folder))
    for term, entry in _terms(folder, people, things):
        if term:
            lexicon.add(term, entry)
    _roles(lexicon, folder)
    _pieces(lexicon, folder, things)
    _sites(lexicon, things)
    _persons(lexicon, people)
    _tails(lexicon)
    entries = (*lexicon.words.values(), *lexicon.phrases.values())
    lexicon.telling = frozenset(
        [CHAR["person_sg"], CHAR["poss"], *(entry.char for entry in entries if entry.role or entry.country)]
    )
    suffixes = _simple(folder, "suffixes.csv", {"suffix": seeds.text, "class": word_class})
    lexicon.suffixes = [(row["suffix"], CHAR[row["class"]]) for row in suffixes]
    lexicon.agents = tuple(row["suffix"] for row in _simple(folder, "agents.csv", {"suffix": seeds.text}))
    fled = "|".join(re.escape(row["word"]) for row in _simple(folder, "flight.csv", {"word": seeds.text}))
    lexicon.flight = re.compile(rf"\b(?:{fled})\b", re.IGNORECASE)
    lexicon.calamities = frozenset(row["word"] for row in _simple(folder, "calamities.csv", {"word": seeds.text}))
    short = _simple(folder, "abbreviations.csv", {"word": seeds.text, "ends": seeds.flag})
    lexicon.abbreviations = {row["word"]: row["ends"] for row in short}
    common = [row["word"] for row in _simple(folder, "misspellings.csv", {"word": seeds.text})]
    lexicon.misspelt = tuple(common)
    lexicon.misspellings = {wrong: word for word in common for wrong in misspelt(word) if wrong not in lexicon.words}
    columns: dict[str, seeds.Parser] = {
        "country": seeds.text, "adjective": seeds.text, "plural": str, "names": seeds.listed(),
    }  # fmt: skip
    for row in seeds.read("nationalities.csv", columns, folder):
        names = (row["country"], row["adjective"], row["plural"], *row["names"])
        known = lexicon.countries.get(row["country"], ())
        lexicon.countries[row["country"]] = (*known, *(name for name in names if name and name not in known))
    for country, names in lexicon.countries.items():
        lexicon.country_by_name.update({name: country for name in names if name not in lexicon.country_by_name})
    return lexicon
