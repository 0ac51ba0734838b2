"""`tollbook tolls`: the newest tolls, where the published ledger lies, and what to type next."""

from __future__ import annotations

import os
import shutil
import sys

from pipelines.commands.tables import console, toll_table
from pipelines.settings import Settings


def show_tolls(
    settings: Settings, measures: tuple[str, ...] = (), places: tuple[str, ...] = (), every: bool = False
) -> None:
    """Print the toll table, the path of the published ledger and ways to go on from there.

    measures, places: only those, where any are named. every: all tolls, not those with most claims alone.
    """
    out = console()
    table = toll_table(settings, measures, places, every)
    asked = ", ".join((*measures, *places))
    out.print(table if table.row_count else f"No toll of {asked}." if asked else _NONE, markup=False)
    command, home = _command(), _home(settings)
    view = "toll_latest" if table.row_count else "claims_with_sentences"
    lines = (
        f"\nPublished ledger: {settings.published}",
        f"Reports:          {settings.reports}",
        f"More tolls:       {command} tolls --all{home}   (or --place PLACE, --measure MEASURE)",
        f'Ask it:           {command} query "FROM {view}"{home}',
        f"Why a figure:     {command} explain DAY killed PLACE{home}",
        f"In SQL shells:    duckdb -readonly {settings.published}   (with the DuckDB shell, if you have it)",
    )
    for line in lines:
        out.print(line, soft_wrap=True, highlight=False, markup=False)


_NONE = """No toll yet. A toll is a running total ("17,400 since March") or a state ("300 are missing").
Figures of one event or one day are claims, and never added up."""


def _home(settings: Settings) -> str:
    """The option that names this ledger, where a command without it would read another one."""
    return "" if settings == Settings.load() else f" --home {settings.home}"


def _command() -> str:
    """This command as it can be typed here: in a checkout it lies in the virtual environment, not on the path."""
    return "tollbook" if shutil.which("tollbook") else os.path.relpath(sys.argv[0])
