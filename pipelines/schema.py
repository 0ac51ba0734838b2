"""Makes and migrates the work file's tables and views, their comments, and its reference tables.

A fresh file gets every object of `sql/tables` and `sql/views` and the newest schema version. An older file gets the
numbered files of `sql/migrations` it lacks, each in a transaction, and then the tables it lacks: a new table needs no
migration, and one that may be made anew needs no more than to be dropped. A file of a newer project is refused.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import xxhash

from pipelines import reference
from pipelines.contracts import contract, meaning, tables, views
from pipelines.settings import SQL


class SchemaError(RuntimeError):
    """The file's tables can't be brought to this project's schema."""


def prepare(con: duckdb.DuckDBPyConnection, published: Path | None = None) -> None:
    """Bring an open work file to the current schema; a new one starts from the published snapshot, if there is one."""
    con.execute("SET preserve_insertion_order = true").fetchall()
    if not _has_tables(con):
        with transaction(con):
            _create(con)
            set_state(con, "schema_version", str(newest_version()))
        if published is not None:
            _restore(con, published)
    migrate(con)
    if state(con, "contracts") != contracts_hash():
        with transaction(con):
            _create(con)
            _verify(con)
            for name in views():
                con.execute(contract(name).statement).fetchall()
            comment(con, [*tables(), *views()])
            set_state(con, "contracts", contracts_hash())
    with transaction(con):
        reference.load(con)


class transaction:  # noqa: N801  (reads as a statement: `with transaction(con):`)
    """All or nothing: commits on leaving, rolls back on an error."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con

    def __enter__(self) -> None:
        self.con.execute("BEGIN TRANSACTION").fetchall()

    def __exit__(self, error: object, *_: object) -> None:
        self.con.execute("COMMIT" if error is None else "ROLLBACK").fetchall()


def state(con: duckdb.DuckDBPyConnection, name: str) -> str | None:
    """A value of `ledger_state`, or None."""
    rows = con.execute("SELECT value FROM ledger_state WHERE name = ?", [name]).fetchall()
    return str(rows[0][0]) if rows else None


def set_state(con: duckdb.DuckDBPyConnection, name: str, value: str) -> None:
    """Set a value of `ledger_state`."""
    con.execute("DELETE FROM ledger_state WHERE name = ?", [name]).fetchall()
    con.execute("INSERT INTO ledger_state VALUES (?, ?)", [name, value]).fetchall()


def contracts_hash() -> str:
    """Hash of all headers and statements: moves whenever an object of the schema does."""
    statements = "".join(contract(name).statement for name in [*tables(), *views()])
    return xxhash.xxh3_64_hexdigest(statements.encode())


def newest_version(folder: Path = SQL / "migrations") -> int:
    """Number of the last migration; 0 where there is none."""
    return max((number for number, _ in _migrations(folder)), default=0)


def comment(con: duckdb.DuckDBPyConnection, names: list[str], catalog: str = "") -> None:
    """Put each object's description on it and on its columns; `catalog` names an attached database."""
    prefix = f"{catalog}." if catalog else ""
    for name in names:
        promise = contract(name)
        con.execute(f"COMMENT ON {promise.kind} {prefix}{name} IS {_quoted(promise.description)}").fetchall()
        for column in promise.columns:
            said = _quoted(meaning(name, column))
            con.execute(f'COMMENT ON COLUMN {prefix}{name}."{column}" IS {said}').fetchall()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _has_tables(con: duckdb.DuckDBPyConnection) -> bool:
    return bool(con.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'ledger_state'").fetchall())


def _create(con: duckdb.DuckDBPyConnection) -> None:
    """Make the tables that the file lacks."""
    found = "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
    held = {name for (name,) in con.execute(found).fetchall()}
    for name in tables():
        if name not in held:
            con.execute(contract(name).statement).fetchall()


def _restore(con: duckdb.DuckDBPyConnection, published: Path) -> None:
    """Fill fresh tables from a snapshot, where it has the same columns; what a run derives is derived again."""
    con.execute(f"ATTACH {_quoted(str(published.resolve()))} AS published (READ_ONLY)").fetchall()
    for name in tables():
        kept = con.execute(
            "SELECT list(column_name ORDER BY column_index) FROM duckdb_columns() "
            "WHERE database_name = 'published' AND table_name = ?",
            [name],
        ).fetchall()
        if kept[0][0] == list(contract(name).columns) and name != "ledger_state":
            con.execute(f"INSERT INTO {name} SELECT * FROM published.{name}").fetchall()
    con.execute("DETACH published").fetchall()


def _migrations(folder: Path) -> list[tuple[int, Path]]:
    return sorted((int(path.name.split("_")[0]), path) for path in folder.glob("[0-9]*_*.sql"))


def migrate(con: duckdb.DuckDBPyConnection, folder: Path = SQL / "migrations") -> None:
    """Apply the migrations of `folder` that the file lacks, in order, each in a transaction of its own."""
    current, newest = int(state(con, "schema_version") or 0), newest_version(folder)
    if current > newest:
        raise SchemaError(f"this ledger has schema {current}, this project knows {newest}: update the project")
    for number, path in _migrations(folder):
        if number > current:
            with transaction(con):
                con.execute(path.read_text(encoding="utf-8")).fetchall()
                set_state(con, "schema_version", str(number))


def _verify(con: duckdb.DuckDBPyConnection) -> None:
    """Every table has exactly the columns and types of its contract."""
    for name in tables():
        real = con.execute(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? AND database_name = "
            "current_database() ORDER BY column_index",
            [name],
        ).fetchall()
        promised = [(column, kind) for column, (kind, _) in contract(name).columns.items()]
        if real != promised:
            odd = sorted({str(column[0]) for column in set(real) ^ set(promised)}) or ["the order of its columns"]
            raise SchemaError(f"table {name} differs from its contract in {', '.join(odd)}: a migration is missing")
