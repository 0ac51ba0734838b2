"""`tollbook query`: ask the published ledger, read-only."""

from __future__ import annotations

from pathlib import Path

import click
import duckdb
import polars as pl
from rich.table import Table

from pipelines import warehouse
from pipelines.commands.tables import console, shown
from pipelines.settings import Settings

SHOWN = 200
"""Rows that a table in the terminal shows; CSV and JSON give all."""


class QueryError(ValueError):
    """The ledger refused the question."""


def query(sql: str | None, style: str, home: Path | None) -> None:
    """Print the answer to `sql`, or the list of tables and views, as a table, CSV or JSON."""
    with warehouse.reading(Settings.load(home)) as con:
        con.execute("SET enable_external_access = false").fetchall()
        frame = warehouse.query(con, "reports/catalogue") if sql is None else _answer(con, sql)
    if style == "csv":
        click.echo(_flat(frame).write_csv(), nl=False)
    elif style == "json":
        click.echo(frame.write_json())
    else:
        _print(frame)


def _answer(con: duckdb.DuckDBPyConnection, sql: str) -> pl.DataFrame:
    try:
        relation = con.sql(sql)
        if relation is None:
            raise QueryError("that statement gives no rows; the ledger is read-only")
        frame: pl.DataFrame = relation.pl()
    except duckdb.Error as error:
        raise QueryError(str(error).splitlines()[0]) from None
    return frame


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
    return frame.with_columns(pl.col(name).cast(pl.List(pl.String)).list.join("; ") for name in lists)


def _print(frame: pl.DataFrame) -> None:
    table = Table(header_style="bold")
    for name, kind in frame.schema.items():
        table.add_column(name, justify="right" if kind.is_numeric() else "left")
    for row in frame.head(SHOWN).iter_rows():
        table.add_row(*(shown(cell) for cell in row))
    if frame.height > SHOWN:
        table.caption = f"{SHOWN} of {frame.height:,} rows; --format csv gives all"
    console().print(table)
