"""`tollbook tolls`: the newest tolls, where the published ledger lies, and what to type next."""

from __future__ import annotations

import os
import shutil
import sys

from pipelines.commands.tables import console, toll_table
from pipelines.settings import Settings


def show_tolls(settings: Settings) -> None:
    """Print the toll table, the path of the published ledger and ways to go on from there."""
    out = console()
    out.print(toll_table(settings))
    command = _command()
    lines = (
        f"\nPublished ledger: {settings.published}",
        f"Reports:          {settings.reports}",
        f'Ask it:           {command} query "FROM toll_latest"',
        f"Why a figure:     {command} explain DAY killed PLACE",
        f"From DuckDB:      duckdb -readonly {settings.published}",
    )
    for line in lines:
        out.print(line, soft_wrap=True, highlight=False, markup=False)


def _command() -> str:
    """This command as it can be typed here: in a checkout it lies in the virtual environment, not on the path."""
    return "tollbook" if shutil.which("tollbook") else os.path.relpath(sys.argv[0])
