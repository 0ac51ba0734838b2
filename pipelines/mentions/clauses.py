"""The clause table: how a figure meets the word that says what it counts, read from `clauses.csv`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipelines import seeds
from pipelines.mentions.needs import Needs, Sieve, needs
from pipelines.mentions.symbols import expand
from pipelines.settings import SEEDS

_FIGURES = {
    "any": {"N_person", "N_bare", "N_equip", "N_count", "N_thing", "I_person", "I_equip", "name", "Z_person"},
    "counted": {"N_person", "N_bare", "N_equip", "N_count"},
    "person": {"N_person", "N_bare", "N_count", "I_person", "name"},
    "implied": {"I_person", "I_equip"},
    "speaking": {"I_person", "name"},
    "bare": {"N_bare"},
}


_OF_BODY = ("toll", "tally")


@dataclass(frozen=True, slots=True)
class Clause:
    """One row: a compiled pattern, where its measure comes from and which chunks it holds for."""

    name: str
    pattern: re.Pattern[str]
    measure: str
    figures: frozenset[str]
    needs: Needs


@cache
def load(language: str = "en") -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    """The clauses that follow a figure and those that precede it, in order of trust."""
    columns: dict[str, seeds.Parser] = {
        "name": seeds.text, "side": seeds.choice("macro", "right", "left"), "measure": str, "figures": str,
        "pattern": seeds.text,
    }  # fmt: skip
    macros: dict[str, str] = {}
    sides: dict[str, list[Clause]] = {"right": [], "left": []}
    known: set[tuple[str, str, str]] = set()
    for row in seeds.read("clauses.csv", columns, SEEDS / "lexicon" / language):
        try:
            grammar = expand(row["pattern"], macros)
            if row["side"] == "macro":
                macros[row["name"]] = f"(?:{grammar})"
                continue
            figures = frozenset(_FIGURES[row["figures"]])
            clause = Clause(row["name"], re.compile(grammar), row["measure"], figures, needs(grammar))
            if row["measure"] in _OF_BODY and "body" not in clause.pattern.groupindex:
                raise ValueError(f"a {row['measure']} needs a group `body`, the words that may say of what it is")
            if (key := (row["name"], row["side"], row["figures"])) in known:
                raise ValueError("stands twice on its side, for the same figures")
            known.add(key)
        except (ValueError, KeyError, re.error) as error:
            raise seeds.SeedError(f"clauses.csv: {row['name']}: {error}") from None
        sides[row["side"]].append(clause)
    return tuple(sides["right"]), tuple(sides["left"])


@cache
def _sieve(language: str) -> tuple[Sieve, dict[str, int]]:
    """The clauses that follow a figure as a sieve, and the bits of those that hold for each kind of chunk."""
    right, _ = load(language)
    kinds = {
        kind: sum(1 << rank for rank, clause in enumerate(right) if kind in clause.figures)
        for kind in frozenset().union(*_FIGURES.values())
    }
    return Sieve([clause.needs for clause in right]), kinds


def likely(around: str, kind: str, language: str = "en") -> Iterator[tuple[int, Clause]]:
    """Rank and clause of those, in order of trust, that may follow a figure of a kind before the classes `around`."""
    sieve, kinds = _sieve(language)
    left = sieve.sift(around) & kinds[kind]
    right, _ = load(language)
    while left:
        lowest = left & -left
        left ^= lowest
        rank = lowest.bit_length() - 1
        yield rank, right[rank]
