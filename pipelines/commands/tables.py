"""Tables for the terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines import warehouse
from pipelines.settings import Settings

ROWS = 20
"""Tolls shown after a run; the rest is a query away."""


WIDTH = 130
"""Columns of output that isn't a terminal's: a log or a file should not cut words short."""


def console() -> Console:
    """The console for results, as wide as the terminal, or wide enough where there is none."""
    plain = Console()
    return plain if plain.is_terminal else Console(width=WIDTH)


def toll_table(settings: Settings) -> Table:
    """The newest toll of each measure, scope and place of the published ledger, most claims first."""
    with warehouse.reading(settings) as con:
        tolls = warehouse.query(con, "reports/toll_table")
    table = Table(title="Tolls: what was reported, reconciled", title_justify="left", header_style="bold")
    for name in ("measure", "who", "where", "since", "on"):
        table.add_column(name)
    for name in ("low", "best", "high", "claims", "sources"):
        table.add_column(name, justify="right")
    for row in tolls.head(ROWS).iter_rows():
        table.add_row(*(shown(cell) for cell in row))
    shares = f"The {ROWS} tolls with most claims, of {tolls.height:,}. " if tolls.height > ROWS else ""
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
