"""`tollbook query`: ask the published ledger, read-only."""

from __future__ import annotations

from pathlib import Path

import click
import duckdb
import polars as pl
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines import warehouse
from pipelines.commands.explain.layout import facts
from pipelines.commands.tables import console, shown
from pipelines.settings import Settings

SHOWN = 200
"""Rows that a table in the terminal shows; CSV and JSON give all."""

LEGIBLE = 10
"""Columns of the terminal below which words of a cell can't be read: then rows are printed as blocks."""


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
    out, rows = console(), frame.head(SHOWN)
    if frame.is_empty() or _least_width(rows) <= out.width:
        out.print(_table(rows))
    else:
        _records(out, rows)
    if frame.height > SHOWN:
        out.print(Text(f"{SHOWN} of {frame.height:,} rows; --format csv gives all", style="dim"))


def _table(rows: pl.DataFrame) -> Table:
    table = Table(header_style="bold")
    for name, kind in rows.schema.items():
        table.add_column(name, justify="right" if kind.is_numeric() else "left", overflow="fold")
    for row in rows.iter_rows():
        table.add_row(*(shown(cell) for cell in row))
    return table


def _least_width(rows: pl.DataFrame) -> int:
    """The least width at which a table of the rows can be read: numbers and days whole, words in lines of a few."""
    widths = []
    for name, kind in rows.schema.items():
        whole = max(len(shown(cell)) for cell in rows[name].to_list())
        cut = whole if kind.is_numeric() or kind.is_temporal() else min(whole, LEGIBLE)
        widths.append(max(cut, min(len(name), LEGIBLE)))
    return sum(widths) + 3 * len(widths) + 1


def _records(out: Console, rows: pl.DataFrame) -> None:
    """Each row as a block of its own, a line a column; what is empty is left out."""
    for number, row in enumerate(rows.iter_rows(named=True), start=1):
        out.print(Text(f"row {number}", style="dim"))
        facts(out, [(name, shown(cell)) for name, cell in row.items() if cell is not None])
        out.print()
