"""The clause table: how a figure meets the word that says what it counts, read from `clauses.csv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipelines import seeds
from pipelines.mentions.needs import Needs, needs
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


@dataclass(frozen=True, slots=True)
class Clause:
    """One row: a compiled pattern, where its measure comes from and which chunks it holds for."""

    name: str
    pattern: re.Pattern[str]
    measure: str
    figures: frozenset[str]
    rarest: frozenset[str]
    needs: Needs

    def possible(self, around: frozenset[str]) -> bool:
        """Whether a sentence whose classes are `around` has what the clause can't do without: `rarest` tells most."""
        return not any(needed.isdisjoint(around) for needed in self.needs)


@cache
def load(language: str = "en") -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    """The clauses that follow a figure and those that precede it, in order of trust."""
    columns: dict[str, seeds.Parser] = {
        "name": seeds.text, "side": seeds.choice("macro", "right", "left"), "measure": str, "figures": str,
        "pattern": seeds.text,
    }  # fmt: skip
    macros: dict[str, str] = {}
    sides: dict[str, list[Clause]] = {"right": [], "left": []}
    for row in seeds.read("clauses.csv", columns, SEEDS / "lexicon" / language):
        try:
            grammar = expand(row["pattern"], macros)
            if row["side"] == "macro":
                macros[row["name"]] = f"(?:{grammar})"
                continue
            figures = frozenset(_FIGURES[row["figures"]])
            clause = Clause(row["name"], re.compile(grammar), row["measure"], figures, *needs(grammar))
        except (ValueError, KeyError, re.error) as error:
            raise seeds.SeedError(f"clauses.csv: {row['name']}: {error}") from None
        sides[row["side"]].append(clause)
    return tuple(sides["right"]), tuple(sides["left"])
