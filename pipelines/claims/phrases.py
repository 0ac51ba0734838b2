"""Names as keys: words without case, dots and spelling habits; and a table that finds the longest name in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from pipelines import seeds

FILE = "lexicon/{language}/bodies/words.csv"
_ROLES = ("rewrite", "drop", "maker", "institution", "head", "own", "against", "fighting", "disaster")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’]\w+)*['’]?")
T = TypeVar("T")


class Word(NamedTuple):
    """A word as a key, whether the text wrote it with a capital or all in capitals, and where it starts."""

    key: str
    capital: bool
    shouted: bool
    start: int


class Hit(NamedTuple, Generic[T]):
    """A name found in words start up to stop."""

    start: int
    stop: int
    value: T


@dataclass
class Phrases(Generic[T]):
    """Values by phrases of one or more keys; the longest phrase at a word is meant."""

    by_first: dict[str, list[tuple[tuple[str, ...], T]]] = field(default_factory=dict)

    def add(self, phrase: tuple[str, ...], value: T) -> None:
        """A further phrase; one that is known already keeps its value."""
        if phrase and self.get(phrase) is None:
            same = self.by_first.setdefault(phrase[0], [])
            same.append((phrase, value))
            same.sort(key=lambda item: -len(item[0]))

    def get(self, phrase: tuple[str, ...]) -> T | None:
        """The value of exactly this phrase."""
        for known, value in self.by_first.get(phrase[0], ()) if phrase else ():
            if known == phrase:
                return value
        return None

    def find(self, keys: list[str]) -> list[Hit[T]]:
        """The phrases in a row of keys, left to right, none inside another."""
        found: list[Hit[T]] = []
        by_first, free = self.by_first, 0
        for index in [index for index, key in enumerate(keys) if key in by_first]:
            if index < free:
                continue
            for phrase, value in by_first[keys[index]]:
                size = len(phrase)
                if size == 1 or tuple(keys[index : index + size]) == phrase:
                    found.append(Hit(index, index + size, value))
                    free = index + size
                    break
        return found


@dataclass(frozen=True)
class Words:
    """The vocabulary of names: phrases by role, and how words are rewritten."""

    rewrites: Phrases[tuple[str, ...]]
    roles: dict[str, Phrases[str]]


@cache
def vocabulary(language: str = "en") -> Words:
    """The words of `seeds/lexicon/<language>/bodies/words.csv`; raises SeedError naming file and line."""
    rewrites: Phrases[tuple[str, ...]] = Phrases()
    roles: dict[str, Phrases[str]] = {role: Phrases() for role in _ROLES}
    columns: dict[str, seeds.Parser] = {"forms": seeds.listed(), "role": seeds.choice(*_ROLES), "value": str}
    rows = seeds.read(FILE.format(language=language), columns)
    for row in rows:
        if row["role"] == "rewrite":
            for form in row["forms"]:
                rewrites.add(tuple(form.split(" ")), tuple(row["value"].split(" ")))
    for row in rows:
        if row["role"] != "rewrite":
            for form in row["forms"]:
                plain = _rewritten([Word(key, False, False, 0) for key in form.split(" ")], rewrites)
                roles[row["role"]].add(tuple(word.key for word in plain), row["value"])
    return Words(rewrites, roles)


def words_in(text: str, language: str = "en") -> list[Word]:
    """The words of a text as keys: lower case, no dots, accents, hyphens or possessives, one spelling."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word = match.group()
        key = word.lower()
        if not key.isascii():
            key = _plain(key)
        key = key.replace(".", "").removesuffix("'s").rstrip("'")
        if key:
            found.append(Word(key, word[0].isupper(), len(key) > 1 and word[: len(key)].isupper(), match.start()))
    return _rewritten(found, vocabulary(language).rewrites)


def keys_of(name: str) -> tuple[str, ...]:
    """The keys of a name, articles in front aside."""
    keys = tuple(word.key for word in words_in(name))
    return keys[1:] if keys[:1] == ("the",) and len(keys) > 1 else keys


def _plain(key: str) -> str:
    straight = key.replace("’", "'").replace("‘", "'")
    return "".join(letter for letter in unicodedata.normalize("NFKD", straight) if not unicodedata.combining(letter))


def _rewritten(words: list[Word], rewrites: Phrases[tuple[str, ...]]) -> list[Word]:
    hits = rewrites.find([word.key for word in words])
    if not hits:
        return words
    found: list[Word] = []
    at = 0
    for hit in hits:
        found += words[at : hit.start]
        first = words[hit.start]
        shouted = first.shouted or (len(hit.value) == 1 and first.capital and len(hit.value[0]) == 2)
        found += [Word(key, first.capital, shouted, first.start) for key in hit.value]
        at = hit.stop
    return found + words[at:]


def merged(tables: Iterable[tuple[tuple[str, ...], T]]) -> Phrases[tuple[T, ...]]:
    """Phrases that keep every value given for them, in order."""
    same: dict[tuple[str, ...], list[T]] = {}
    for phrase, value in tables:
        values = same.setdefault(phrase, [])
        if value not in values:
            values.append(value)
    found: Phrases[tuple[T, ...]] = Phrases()
    for phrase, values in same.items():
        found.add(phrase, tuple(values))
    return found
