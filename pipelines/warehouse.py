"""The one place that opens DuckDB: a private work file that one process at a time writes, and the file readers open.

A run writes the work file under a lock; readers only ever open the published snapshot (see `pipelines/snapshots.py`),
so that an open DuckDB shell never blocks a run and a run never blocks a reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
from filelock import FileLock, Timeout

from pipelines import schema
from pipelines.contracts import contract, tables
from pipelines.settings import SQL, Settings

LOCK_WAIT = 3600.0
"""Seconds that a writer waits for the one before it: launched runs queue up, none fails."""


class WarehouseError(RuntimeError):
    """The ledger can't be opened or written; the message is one line for the person who tried."""


@contextmanager
def writing(settings: Settings, wait: float = LOCK_WAIT) -> Iterator[duckdb.DuckDBPyConnection]:
    """The work file, open for writing by this process alone, its schema current and reference tables loaded.

    Waits up to `wait` seconds for another writer, then raises WarehouseError. A work file that can't be opened (a
    machine that died while writing) is rebuilt from the published snapshot.
    """
    settings.work_file.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.lock_file, timeout=wait, poll_interval=0.1)
    try:
        lock.acquire()
    except Timeout:
        raise WarehouseError(f"another run has held {settings.lock_file} for {wait:.0f} s") from None
    try:
        con = _open(settings)
        try:
            yield con
        finally:
            con.close()
    finally:
        lock.release()


def _open(settings: Settings) -> duckdb.DuckDBPyConnection:
    try:
        con = duckdb.connect(settings.work_file)
    except duckdb.Error:
        _set_aside(settings.work_file)
        con = duckdb.connect(settings.work_file)
    try:
        schema.prepare(con, settings.published if settings.published.exists() else None)
    except BaseException:
        con.close()
        raise
    return con


def _set_aside(work_file: Path) -> None:
    """Keep an unreadable work file for inspection, and its log with it, out of the way of a new one."""
    for path in (work_file, work_file.with_name(work_file.name + ".wal")):
        if path.exists():
            path.replace(path.with_name(path.name + ".unreadable"))


@contextmanager
def reading(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file, read-only; raises WarehouseError when nothing fit to read is published yet."""
    if not settings.published.exists():
        raise WarehouseError(f"nothing is published yet in {settings.home}; `tollbook run` does that")
    with reading_file(settings.published.resolve()) as con:
        yield con


@contextmanager
def reading_file(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A published file, read-only. Raises WarehouseError where it lacks what this version of the project asks for."""
    con = duckdb.connect(path, read_only=True)
    try:
        yield con
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        if _of_this_version(con):
            raise
        raise WarehouseError(
            f"{path} was published by another version; `tollbook run` brings a ledger along"
        ) from error
    finally:
        con.close()


def _of_this_version(con: duckdb.DuckDBPyConnection) -> bool:
    try:
        return schema.state(con, "contracts") == schema.contracts_hash()
    except duckdb.Error:  # not even a table of ours
        return False


@cache
def _statement(name: str) -> str:
    return (SQL / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def query(con: duckdb.DuckDBPyConnection, name: str, **params: Any) -> pl.DataFrame:
    """The rows of `sql/queries/<name>.sql`. Frames among the params become relations of that name, the rest `$name`."""
    with _relations(con, params) as values:
        frame: pl.DataFrame = con.sql(_statement(name), params=values or None).pl()
    return frame


def execute(con: duckdb.DuckDBPyConnection, name: str, **params: Any) -> None:
    """Run the statements of `sql/queries/<name>.sql` with params as in `query`."""
    with _relations(con, params) as values:
        for statement in con.extract_statements(_statement(name)):
            wanted = {key: values[key] for key in statement.named_parameters}
            con.execute(statement, wanted).fetchall()


@contextmanager
def _relations(con: duckdb.DuckDBPyConnection, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    frames = {name: value for name, value in params.items() if isinstance(value, pl.DataFrame)}
    for name, frame in frames.items():
        con.register(name, frame)
    try:
        yield {name: value for name, value in params.items() if name not in frames}
    finally:
        for name in frames:
            con.unregister(name)


def append(con: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> int:
    """Add the rows of `frame` to `table`; its columns must be exactly the table's, in any order. Gives their number."""
    columns = list(contract(table).columns)
    if sorted(frame.columns) != sorted(columns):
        odd = sorted(set(frame.columns) ^ set(columns))
        raise WarehouseError(f"rows for {table} lack or exceed its columns: {', '.join(odd)}")
    if frame.height:
        con.register("incoming", frame.select(columns))
        try:
            con.execute(f"INSERT INTO {table} SELECT * FROM incoming").fetchall()
        finally:
            con.unregister("incoming")
    return frame.height


def stamp(con: duckdb.DuckDBPyConnection, names: tuple[str, ...] | None = None) -> str:
    """A hash of the content of the named tables (default: all), clocks and texts apart: same rows, same stamp."""
    parts = []
    for name in names or tuple(tables()):
        clocks = {"recorded_at", "started_at", "finished_at", "run_id", "text"}
        columns = ", ".join(f'"{column}"' for column in contract(name).columns if column not in clocks)
        (found,) = con.execute(f"SELECT count(*), sum(hash({columns})::HUGEINT) FROM {name}").fetchall()
        parts.append(f"{name}:{found}")
    return "|".join(parts)
