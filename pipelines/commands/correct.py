"""`tollbook correct` and `tollbook corrections`: one decision written down, all of them listed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from pipelines import warehouse
from pipelines.commands.tables import console, shown
from pipelines.commands.told import printable
from pipelines.corrections.book import pending
from pipelines.decisions.decision import Decision
from pipelines.decisions.file import read
from pipelines.decisions.found import ORPHAN, REFUSED
from pipelines.review.marks import take
from pipelines.settings import Settings

_SHORT = 8
_COLUMNS = ("line", "state", "made_on", "made_by", "decision", "about", "why")


def correct(cells: dict[str, str], home: Path | None) -> int:
    """Check a decision and write it down; gives the exit status, 1 where it was refused."""
    settings = Settings.load(home)
    answer = take(settings, {**cells, "made_on": date.today().isoformat()})
    if answer.state == REFUSED:
        click.echo(f"tollbook: not written: {answer.why}", err=True)
        return 1
    note = f" ({answer.why})" if answer.why else ""
    found = "written, but nothing in the ledger is what it is about" if answer.state == ORPHAN else "written"
    click.echo(f"{found}{note}: {settings.corrections}")
    if answer.made is not None:
        for line in _about(answer.made):
            click.echo(f"  {line}")
    click.echo("`tollbook run` applies it.")
    return 0


def _about(made: Decision) -> Iterator[str]:
    """What a decision says and of which figure, so that a slip of a letter in its id shows at once."""
    what = f"set {made.field} to {made.to_value or 'nothing'}" if made.action == "set" else made.action
    number = f", “{made.digits}” {made.measure}" if made.digits else ""
    yield printable(f"{what}: {made.target_type} {made.target[:_SHORT]}{number}")
    if made.sentence:
        yield f"“{printable(made.sentence)}”"
    if made.url:
        yield printable(made.url)


def listing(orphans: bool, style: str, home: Path | None) -> None:
    """Print the decisions as the last run found them, and those that were written down since."""
    settings = Settings.load(home)
    with warehouse.reading(settings) as con:
        waiting = pending(con, read(settings.corrections))
        rows = warehouse.query(con, "corrections/listing", orphans=orphans, pending=waiting)
    if style == "csv":
        click.echo(rows.write_csv(), nl=False)
    elif style == "json":
        click.echo(rows.write_json())
    else:
        table = Table(header_style="bold")
        for name in _COLUMNS:
            table.add_column(name, justify="right" if name == "line" else "left")
        for row in rows.select(_COLUMNS).iter_rows():
            table.add_row(*(shown(cell) for cell in row))
        console().print(table if rows.height else Text("No decision to show."))
