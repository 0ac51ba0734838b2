"""Tables as one SQLite file, for Datasette and everything else that opens one."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.contracts import contract
from pipelines.reports.exports.content import Content, described
from pipelines.reports.exports.landing import land_file
from pipelines.settings import SQL

_TYPES = {"BIGINT": "INTEGER", "INTEGER": "INTEGER", "TINYINT": "INTEGER", "BOOLEAN": "INTEGER", "DOUBLE": "REAL"}
_INDEXED = {"claims": ("article_id", "source_id", "measure"), "series_claims": ("claim_id",), "tolls": ("date",)}


def write(content: Content, target: Path) -> int:
    """Write the file `target`: a table a table with its comments, the view `toll_latest`, `about` with the origin.

    Gives how many tables of the ledger it holds.
    """
    land_file(target, lambda partial: _fill(content, partial))
    return len(content.tables)


def _fill(content: Content, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(target)) as con:
        for name, frame in content.tables.items():
            con.execute(_definition(name, frame))
            _insert(con, name, frame.rows())
            for column in _INDEXED.get(name, ()):
                con.execute(f"CREATE INDEX {name}_{column} ON {name} ({column})")
        con.execute(
            "CREATE TABLE about (-- Where these figures come from.\n name TEXT PRIMARY KEY, value TEXT NOT NULL)"
        )
        _insert(con, "about", content.about.facts().items())
        con.executescript((SQL / "queries" / "reports" / "sqlite_views.sql").read_text(encoding="utf-8"))
        con.commit()


def _definition(name: str, frame: pl.DataFrame) -> str:
    columns = described(name, frame)
    lines = [f"  {column} {_TYPES.get(kind, 'TEXT')}, -- {meaning}" for column, (kind, meaning) in columns.items()]
    key = ", ".join(contract(name).key)
    head = f"CREATE TABLE {name} ( -- {contract(name).description}"
    return "\n".join([head, *lines, f"  PRIMARY KEY ({key})", ")"])


def _insert(con: sqlite3.Connection, name: str, rows: Iterable[tuple[Any, ...]]) -> None:
    plain = [tuple(_plain(value) for value in row) for row in rows]
    if plain:
        marks = ", ".join("?" * len(plain[0]))
        con.executemany(f"INSERT INTO {name} VALUES ({marks})", plain)


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
