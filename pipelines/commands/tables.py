"""Tables for the terminal."""

from __future__ import annotations

from typing import Any

import polars as pl
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines import warehouse
from pipelines.settings import Settings
from pipelines.tolls.lineages import normalised

ROWS = 20
"""Tolls shown where no more are asked for."""


WIDTH = 130
"""Columns of output that isn't a terminal's: a log or a file should not cut words short."""


def console() -> Console:
    """The console for results, as wide as the terminal, or wide enough where there is none."""
    plain = Console()
    return plain if plain.is_terminal else Console(width=WIDTH)


def toll_table(
    settings: Settings, measures: tuple[str, ...] = (), places: tuple[str, ...] = (), every: bool = False
) -> Table:
    """The newest toll of each measure, scope and place of the published ledger, most claims first.

    Only of some measures and places (names as the ledger or the map has them), where they are named; `every` shows all.
    """
    with warehouse.reading(settings) as con:
        tolls = warehouse.query(con, "reports/toll_table")
    if measures:
        tolls = tolls.filter(pl.col("measure").str.split(" ").list.first().is_in([one.lower() for one in measures]))
    if places:
        keys = pl.DataFrame({"name": places}).select(normalised(pl.col("name"))).to_series()
        named = normalised(pl.col("place")).is_in(keys.implode()) | pl.col("place_id").is_in(list(places))
        tolls = tolls.filter(named | normalised(pl.col("on_map")).is_in(keys.implode()).fill_null(False))
    rows = tolls.height if every else ROWS
    table = Table(title="Tolls: what was reported, reconciled", title_justify="left", header_style="bold")
    for name in ("measure", "who", "where", "since", "on"):
        table.add_column(name)
    for name in ("low", "best", "high", "claims", "sources"):
        table.add_column(name, justify="right")
    for row in tolls.drop("place_id", "on_map").head(rows).iter_rows():
        table.add_row(*(shown(cell) for cell in row))
    shares = f"The {rows} tolls with most claims, of {tolls.height:,}. " if tolls.height > rows else ""
    table.caption = f"{shares}Low to high is a consistency range of what was reported, not a confidence interval."
    table.caption_justify = "left"
    return table


def shown(cell: Any) -> Text:
    """A cell as a person reads it; never interpreted as markup."""
    if cell is None:
        return Text("-")
    if isinstance(cell, bool):
        return Text("yes" if cell else "no")
    return Text(f"{cell:,}" if isinstance(cell, int) else str(cell))
