"""`tollbook report`: the published ledger as one HTML file."""

from __future__ import annotations

from pathlib import Path

import duckdb
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from pipelines import warehouse
from pipelines.commands.run import Bars
from pipelines.commands.tables import console
from pipelines.reports.page import build
from pipelines.settings import Settings


def report(target: Path | None, without_texts: bool, home: Path | None) -> None:
    """Write the page to `target`, or among the ledger's reports, and say where it is and how large."""
    settings = Settings.load(home)
    path = (target or settings.reports / build.NAME).expanduser().resolve()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with (
        warehouse.reading(settings) as con,
        Progress(*columns, console=Console(stderr=True), transient=True) as progress,
    ):
        try:
            changed = build.write(con, settings, path, with_texts=not without_texts, report=Bars(progress))
        except duckdb.BinderException:
            raise warehouse.WarehouseError(
                "the published ledger is of another version of this project; `tollbook run` brings it up to date"
            ) from None
    size = path.stat().st_size / 1e6
    console().print(Text(f"{path}  {size:.1f} MB{'' if changed else ', unchanged'}"))
    console().print(Text("Open it in a browser; it needs no network and no server."))
