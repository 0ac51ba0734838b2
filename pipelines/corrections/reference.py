"""What a decision may name: the measures, populations, sources and places of the ledger, by id and by spelling."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import duckdb
import polars as pl

from pipelines.decisions.decision import Decision
from pipelines.warehouse import query


@dataclass(frozen=True)
class Known:
    """Ids with their names; ids by spelling: of a source where it is its alone, of a place where it is first."""

    measures: frozenset[str]
    populations: frozenset[str]
    sources: dict[str, str]
    places: dict[str, str]
    precisions: dict[str, int]
    source_spelt: dict[str, str]
    place_spelt: dict[str, str]

    def objection(self, made: Decision) -> str | None:
        """Why the tables don't know what a decision sets; None where they do, or where it names nothing."""
        if made.target_type == "source" and made.target not in self.sources:
            return f"no source is called {made.target!r}"
        if made.action != "set" or not made.to_value:
            return None
        allowed = {
            "measure": self.measures,
            "population": self.populations,
            "source_id": self.sources,
            "place_id": self.places,
        }.get(made.field)
        if allowed is None or made.to_value in allowed:
            return None
        return f"no {made.field.removesuffix('_id')} is called {made.to_value[:80]!r}"


def load(con: duckdb.DuckDBPyConnection) -> Known:
    """What the ledger's reference tables know."""
    names = {table: query(con, f"corrections/{table}") for table in ("words", "sources", "places")}
    words, sources, places = names["words"], names["sources"], names["places"]
    return Known(
        frozenset(words.filter(kind="measure")["word"]),
        frozenset(words.filter(kind="population")["word"]),
        dict(sources.select("source_id", "name").iter_rows()),
        dict(places.select("place_id", "name").iter_rows()),
        dict(places.select("place_id", "where_prec").iter_rows()),
        _spelt(sources, "source_id"),
        _first_spelt(places, "place_id"),
    )


def _first_spelt(table: pl.DataFrame, key: str) -> dict[str, str]:
    """Ids by spelling; of two with one spelling the first in the table is meant, as the gazetteer says of itself."""
    found: dict[str, str] = {}
    for identity, name, aliases in table.select(key, "name", "aliases").iter_rows():
        for spelling in (identity, name, *(aliases or [])):
            found.setdefault(spelling.casefold(), identity)
    return found


def _spelt(table: pl.DataFrame, key: str) -> dict[str, str]:
    """Ids by spelling, where one spelling is one id's alone."""
    pairs = {
        (spelling.casefold(), identity)
        for identity, name, aliases in table.select(key, "name", "aliases").iter_rows()
        for spelling in (identity, name, *(aliases or []))
    }
    times = Counter(spelling for spelling, _ in pairs)
    return {spelling: identity for spelling, identity in pairs if times[spelling] == 1}
