"""Loads the reference tables from `seeds/`: each table's columns are those of its contract, read from its CSV.

A table is loaded again only when its file's content has changed.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

import duckdb
import polars as pl
import xxhash

from pipelines import seeds
from pipelines.contracts import contract
from pipelines.settings import SEEDS

TABLES = ("sources", "places", "populations", "measures", "conflicts", "units")


def _day(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise ValueError(f"{cell!r} is not a date like 2012-07-22") from None


_PARSERS: dict[str, seeds.Parser] = {
    "VARCHAR": str,
    "VARCHAR[]": seeds.listed(),
    "DOUBLE": seeds.number,
    "TINYINT": seeds.integer,
    "BOOLEAN": seeds.flag,
    "DATE": _day,
}
_DTYPES: dict[str, Any] = {
    "VARCHAR": pl.String,
    "VARCHAR[]": pl.List(pl.String),
    "DOUBLE": pl.Float64,
    "TINYINT": pl.Int8,
    "BOOLEAN": pl.Boolean,
    "DATE": pl.Date,
}


def frame(table: str) -> pl.DataFrame:
    """The rows of `seeds/<table>.csv` with the columns of the table; raises SeedError with file and line."""
    return _frame(table, _digest(table))


@lru_cache(maxsize=len(TABLES))
def _frame(table: str, digest: str) -> pl.DataFrame:
    """The rows of a table whose files hash to `digest`: several modules ask for the same ones."""
    if table == "units":
        from pipelines.mentions.units import units_table  # loads quantulum3: only when units are wanted

        return units_table()
    columns = {name: kind for name, (kind, _) in contract(table).columns.items()}
    required = {name for name in columns if f"{name} " in _not_null(table)}
    parsers: dict[str, seeds.Parser] = {}
    for name, kind in columns.items():
        parse = _PARSERS[kind]
        plain = kind == "VARCHAR[]" or kind == "BOOLEAN"
        parsers[name] = parse if plain else (seeds.text if parse is str else parse)
        if name not in required and not plain:
            parsers[name] = seeds.optional(parse)
    rows = seeds.read(f"{table}.csv", parsers)
    return pl.DataFrame(rows, schema={name: _DTYPES[kind] for name, kind in columns.items()}, orient="row")


def _not_null(table: str) -> str:
    lines = contract(table).statement.splitlines()
    return "\n".join(line.strip() for line in lines if "NOT NULL" in line)


def _digest(table: str) -> str:
    """Hash of the files that a table is made of: units of equipment come from the lexicons too."""
    lexicons = sorted(SEEDS.glob("lexicon/*/equipment.csv")) if table == "units" else []
    content = b"".join(path.read_bytes() for path in [SEEDS / f"{table}.csv", *lexicons] if path.exists())
    return xxhash.xxh3_64_hexdigest(content)


def load(con: duckdb.DuckDBPyConnection) -> None:
    """Fill the reference tables whose seed file changed since they were last loaded."""
    known = dict(con.execute("SELECT name, value FROM ledger_state WHERE name LIKE 'seeds/%'").fetchall())
    for table in TABLES:
        name, digest = f"seeds/{table}.csv", _digest(table)
        if known.get(name) == digest:
            continue
        con.register("incoming", frame(table).select(list(contract(table).columns)))
        con.execute(f"DELETE FROM {table}").fetchall()
        con.execute(f"INSERT INTO {table} SELECT * FROM incoming").fetchall()
        con.unregister("incoming")
        con.execute("DELETE FROM ledger_state WHERE name = ?", [name]).fetchall()
        con.execute("INSERT INTO ledger_state VALUES (?, ?)", [name, digest]).fetchall()
