"""What a series counts: the scope of a population, and how scopes lie in each other (`seeds/scopes.csv`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipelines import seeds
from pipelines.ids import make_id
from pipelines.settings import SEEDS

EVERYONE = "everyone"


@dataclass(frozen=True)
class Scopes:
    """Scopes by population, their parents, the partitions whose parts may be added up, and their descriptions."""

    of_population: Mapping[str, str]
    parents: Mapping[str, str | None]
    partitions: Mapping[str, str | None]
    descriptions: Mapping[str, str]

    def __reduce__(self) -> tuple[Any, ...]:
        """Read-only views of mappings don't go to another process: plain ones do."""
        return _restored, (*map(dict, (self.of_population, self.parents, self.partitions, self.descriptions)),)

    def parts(self, scope: str) -> tuple[str, ...]:
        """Every scope that lies in `scope`, near or far, in the order of the table."""
        return tuple(name for name in self.parents if scope in self._above(name))

    def addends(self, scope: str) -> tuple[str, ...]:
        """The scopes just below `scope` that don't overlap each other: their sum can't exceed it."""
        return tuple(
            name for name, parent in self.parents.items() if parent == scope and self.partitions[name] is not None
        )

    @property
    def fingerprint(self) -> str:
        """A hash of what decides about series: when it changes, they are fitted again."""
        tables = (self.of_population, self.parents, self.partitions)
        return make_id(*(f"{name}={value}" for table in tables for name, value in sorted(table.items())))

    def describe(self, scope: str) -> str:
        """The scope in words; a scope of the user's own is its own name."""
        return self.descriptions.get(scope, scope.replace("_", " "))

    def depth(self, scope: str) -> int:
        """How many scopes lie above it: 0 for one that is part of none, or that is unknown."""
        return len(self._above(scope))

    def _above(self, scope: str) -> tuple[str, ...]:
        above: list[str] = []
        parent = self.parents.get(scope)
        while parent is not None and parent not in above:
            above.append(parent)
            parent = self.parents.get(parent)
        return tuple(above)


def _restored(*tables: dict[Any, Any]) -> Scopes:
    return Scopes(*(MappingProxyType(table) for table in tables))


@cache
def load(folder: Path = SEEDS) -> Scopes:
    """The scopes of `scopes.csv` in `folder`; raises SeedError with file and line."""
    columns = {
        "scope": seeds.text,
        "parent": seeds.optional(str),
        "partition": seeds.optional(str),
        "populations": seeds.listed(),
        "description": seeds.text,
    }
    rows = seeds.read("scopes.csv", columns, folder)
    of_population = {name: row["scope"] for row in rows for name in (*row["populations"], row["scope"])}
    return Scopes(
        MappingProxyType(of_population),
        MappingProxyType({row["scope"]: row["parent"] for row in rows}),
        MappingProxyType({row["scope"]: row["partition"] for row in rows}),
        MappingProxyType({row["scope"]: row["description"] for row in rows}),
    )
