"""Names as keys: words without case, dots and spelling habits; and a table that finds the longest name in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any, Generic, NamedTuple, TypeVar

from pipelines import seeds

FILE = "lexicon/{language}/bodies/words.csv"
_ROLES = ("rewrite", "drop", "maker", "institution", "head", "own", "against", "fighting", "disaster", "seat")
_WORD = re.compile(r"([A-Za-z]++(?=[ ,;:\n])|\w(?:\.(?<=[^\W\d_]\.)(?:[^\W\d_]\.)+|\w*(?:['’]\w+)*['’]?))")
"""A word or initials; most words are told by what follows them, and initials are tried only where a dot follows."""
_LINES = 1 << 14
"""Lines kept cut into words."""
T = TypeVar("T")


class Words:
    """The words of a text as keys, and how the text wrote them.

    Keys are in lower case, without dots, accents, hyphens and possessives, in one spelling.
    """

    __slots__ = ("_at", "_parts", "_raw", "_starts", "keys", "text")

    def __init__(self, text: str, language: str = "en") -> None:
        self.text = text
        self._parts = _parts(text)
        self._raw: list[str] = self._parts[1::2]
        self._starts: list[int] | None = None
        self._at: list[int] | None = None
        self.keys = list(map(_KEYS.__getitem__, self._raw))
        hits = vocabulary(language).rewrites.find(self.keys)
        if hits:
            self._rewrite(hits)

    def _rewrite(self, hits: list[Hit[tuple[str, ...]]]) -> None:
        at = list(range(len(self.keys)))
        for hit in reversed(hits):
            self.keys[hit.start : hit.stop] = hit.value
            at[hit.start : hit.stop] = [hit.start] * len(hit.value)
        self._at = at

    def __len__(self) -> int:
        return len(self.keys)

    def raw(self, index: int) -> str:
        """The word as written; the first of those that one key stands for."""
        return self._raw[self._at[index] if self._at else index]

    def capital(self, index: int) -> bool:
        """Whether it opens with a capital."""
        return self.raw(index)[:1].isupper()

    def shouted(self, index: int) -> bool:
        """Whether it stands in capitals, as initials do."""
        key, raw = self.keys[index], self.raw(index)
        return len(key) > 1 and (raw[: len(key)].isupper() or (len(raw) > len(key) == 2 and raw[:1].isupper()))

    def start(self, index: int) -> int:
        """Offset of the word in the text, in code points."""
        if self._starts is None:
            self._starts = list(accumulate(map(len, self._parts)))[0:-1:2]
        return self._starts[self._at[index] if self._at else index]

    def after(self, start: int) -> Words:
        """The words from one on."""
        return self.part(start, len(self.keys))

    def part(self, start: int, stop: int) -> Words:
        """The words from start up to stop."""
        found = Words("")
        found.text, found.keys = self.text, self.keys[start:stop]
        found._raw, found._parts, found._starts = self._raw, self._parts, self._starts
        found._at = (self._at or list(range(len(self._raw))))[start:stop]
        return found


def _parts(text: str) -> list[str]:
    """What stands between words, and words, by turns; lines are remembered, for copies of a dispatch share most."""
    first, *others = text.split("\n")
    parts = _WORD.split(first)
    for line in others:
        opens, *rest = _line("\n" + line)
        parts[-1] += opens
        parts += rest
    return parts


@lru_cache(maxsize=_LINES)
def _line(text: str) -> list[str]:
    return _WORD.split(text)


class Hit(NamedTuple, Generic[T]):
    """A name found in words start up to stop."""

    start: int
    stop: int
    value: T


@dataclass
class Phrases(Generic[T]):
    """Values by phrases of one or more keys; the longest phrase at a word is meant.

    Phrases are kept by their first and second key (empty where there is none), longest first.
    """

    by_first: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = field(default_factory=dict)

    def add(self, phrase: tuple[str, ...], value: T) -> None:
        """A further phrase; one that is known already keeps its value."""
        if phrase and self.get(phrase) is None:
            same = self.by_first.setdefault(phrase[0], {}).setdefault(_second(phrase), [])
            same.append((phrase, value))
            same.sort(key=lambda item: -len(item[0]))

    def get(self, phrase: tuple[str, ...]) -> T | None:
        """The value of exactly this phrase."""
        for known, value in self.by_first.get(phrase[0], {}).get(_second(phrase), ()) if phrase else ():
            if known == phrase:
                return value
        return None

    def items(self) -> Iterator[tuple[tuple[str, ...], T]]:
        """Every phrase with its value."""
        for follows in self.by_first.values():
            for same in follows.values():
                yield from same

    def find(self, keys: list[str]) -> list[Hit[T]]:
        """The phrases in a row of keys, left to right, none inside another."""
        found: list[Hit[T]] = []
        by_first, free, last = self.by_first, 0, len(keys) - 1
        if by_first.keys().isdisjoint(keys):
            return found
        for index in [index for index, key in enumerate(keys) if key in by_first]:
            if index < free:
                continue
            follows = by_first[keys[index]]
            for phrase, value in (*follows.get(keys[index + 1] if index < last else "", ()), *follows.get("", ())):
                size = len(phrase)
                if size < 3 or tuple(keys[index : index + size]) == phrase:
                    found.append(Hit(index, index + size, value))
                    free = index + size
                    break
        return found


class Tables:
    """Several tables whose phrases are found in one pass over a text."""

    def __init__(self, tables: Sequence[Phrases[Any]]) -> None:
        """Options by first and second key, those of the first table first, in each the longest first."""
        self._many = len(tables)
        self._by_first: dict[str, dict[str, _Options]] = {}
        for first in sorted({key for table in tables for key in table.by_first}):
            follows = [table.by_first.get(first, {}) for table in tables]
            self._by_first[first] = {
                second: tuple(
                    (number, phrase, value)
                    for number, known in enumerate(follows)
                    for phrase, value in (*known.get(second, ()), *(known.get("", ()) if second else ()))
                )
                for second in sorted({"", *(key for known in follows for key in known)})
            }

    def find(self, keys: list[str]) -> list[list[Hit[Any]]]:
        """What `Phrases.find` gives for each of the tables."""
        found: list[list[Hit[Any]]] = [[] for _ in range(self._many)]
        free = [0] * self._many
        known, padded = self._by_first, [*keys, ""]
        likely = [
            (index, options)
            for index, key in enumerate(keys)
            if key in known and (options := known[key].get(padded[index + 1]) or known[key][""])
        ]
        for index, options in likely:
            for table, phrase, value in options:
                stop = index + len(phrase)
                if index >= free[table] and (stop - index < 3 or tuple(keys[index:stop]) == phrase):
                    found[table].append(Hit(index, stop, value))
                    free[table] = stop
        return found


_Options = tuple[tuple[int, tuple[str, ...], Any], ...]
"""Number of the table, phrase and value."""


def _second(phrase: tuple[str, ...]) -> str:
    return phrase[1] if len(phrase) > 1 else ""


@dataclass(frozen=True)
class Vocabulary:
    """The vocabulary of names: phrases by role, and how words are rewritten."""

    rewrites: Phrases[tuple[str, ...]]
    roles: dict[str, Phrases[str]]


@cache
def vocabulary(language: str = "en") -> Vocabulary:
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
                roles[row["role"]].add(_respelt(form, rewrites), row["value"])
    return Vocabulary(rewrites, roles)


def keys_of(name: str) -> tuple[str, ...]:
    """The keys of a name, articles in front aside."""
    keys = tuple(Words(name).keys)
    return keys[1:] if keys[:1] == ("the",) and len(keys) > 1 else keys


_KEPT = 1 << 18


class _Keys(dict[str, str]):
    """Keys of the words met so far."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        key = self[word] = _key(word)
        return key


_KEYS = _Keys()


def _key(word: str) -> str:
    key = word.lower().replace("’", "'")
    if not key.isascii():
        key = "".join(letter for letter in unicodedata.normalize("NFKD", key) if not unicodedata.combining(letter))
    return key.replace(".", "").removesuffix("'s").rstrip("'") or word


def _respelt(form: str, rewrites: Phrases[tuple[str, ...]]) -> tuple[str, ...]:
    keys = form.split(" ")
    for hit in reversed(rewrites.find(keys)):
        keys[hit.start : hit.stop] = hit.value
    return tuple(keys)


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
