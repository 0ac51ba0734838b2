"""`tollbook diff`: which tolls moved between two files or two days of knowing, and which claims moved them."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click
import duckdb
from rich.table import Table
from rich.text import Text

from pipelines import warehouse
from pipelines.commands.tables import console, shown
from pipelines.commands.told import decided, figure, printable, published
from pipelines.reports.diff import Diff, Moved
from pipelines.reports.diff import diff as compare
from pipelines.reports.known import book_of
from pipelines.settings import Settings
from pipelines.tolls.explain import Book

TOLLS, CLAIMS = 30, 5
"""Tolls, and claims of each, that the terminal shows; `--json` gives all."""
_MARKS = {"new": "+", "gone": "-", "changed": "~", "weighed": "≈", "corrected": "!"}


class DiffError(ValueError):
    """One side can't be read; the message says what it could be."""


def diff(before: str, after: str, measure: str | None, as_json: bool, home: Path | None) -> None:
    """Print what moved between the states that `before` and `after` name."""
    settings = Settings.load(home)
    (a, old), (b, new) = (_side(name, settings) for name in (before, after))
    found = compare(a, b, _decided(old, new))
    if measure is not None:
        found = Diff([moved for moved in found.moved if moved.toll["measure"] == measure], found.unmoved)
    if as_json:
        click.echo(json.dumps({"a": before, "b": after, **asdict(found)}, ensure_ascii=False, default=str, indent=1))
    else:
        _print(found, before, after)


Decisions = dict[tuple[str, str], str]
"""Decisions in force in words, by claim and correction."""


def _decided(old: Decisions, new: Decisions) -> dict[str, list[str]]:
    """By claim, the decisions that came between two states, and those that were taken back."""
    found: dict[str, list[str]] = {}
    for key in sorted(old.keys() ^ new.keys()):
        said = new[key] if key in new else f"taken back: {old[key]}"
        found.setdefault(key[0], []).append(said)
    return found


def _read(con: duckdb.DuckDBPyConnection, day: date | None = None) -> tuple[Book, Decisions]:
    rows = warehouse.query(con, "reports/diff_decisions").iter_rows(named=True)
    return book_of(con, day), {(row["claim_id"], row["correction_id"]): decided(row) for row in rows}


def _side(name: str, settings: Settings) -> tuple[Book, Decisions]:
    """The ledger that a word names: `now`, a day of knowing, or a file."""
    day = None
    with contextlib.suppress(ValueError):
        day = date.fromisoformat(name)
    if day is not None or name == "now":
        with warehouse.reading(settings) as con:
            return _read(con, day)
    path = Path(name)
    if not path.is_file():
        raise DiffError(f"{name} is neither a file nor a day like 2012-07-24")
    try:
        with warehouse.reading_file(path.resolve()) as con:
            return _read(con)
    except duckdb.Error as error:
        raise DiffError(f"{path} is no published ledger: {str(error).splitlines()[0]}") from None


def _print(found: Diff, before: str, after: str) -> None:
    out = console()
    if not found.moved:
        out.print(Text(f"No toll moved; {found.unmoved:,} are the same."))
        return
    table = Table(title=f"What moved from {before} to {after}", title_justify="left", header_style="bold")
    for name in ("toll", "was", "now"):
        table.add_column(name)
    table.add_column("same day", justify="left")
    table.add_column("claims", justify="right")
    for moved in found.moved[:TOLLS]:
        table.add_row(_name(moved), _toll(moved.was), _toll(moved.now), _revised(moved), shown(len(moved.claims)))
    rest = len(found.moved) - TOLLS
    more = f"; {rest:,} more moved: --json gives all" if rest > 0 else ""
    table.caption = f"{found.unmoved:,} tolls are the same{more}. Same day: what was said, and is now said, of one day."
    table.caption_justify = "left"
    out.print(table)
    for moved in found.moved[:TOLLS]:
        if moved.claims:
            out.print(Text("\n").append(_name(moved).append("", style="bold")))
        for row in moved.claims[:CLAIMS]:
            out.print(_claim(row))
        if len(moved.claims) > CLAIMS:
            out.print(Text(f"  and {len(moved.claims) - CLAIMS:,} more", style="dim"))


def _name(moved: Moved) -> Text:
    toll = moved.toll
    since = f" since {toll['period_start']}" if toll["period_start"] else ""
    unit = "" if toll["unit"] == "person" else f" ({toll['unit']})"
    return Text(f"{toll['measure']}{unit}, {toll['scope']}, {printable(toll['place'])}{since}", style="bold")


def _toll(row: dict[str, Any] | None) -> Text:
    if row is None:
        return Text("-")
    return Text(f"{_bounds(row)} on {row['date']}")


def _bounds(row: dict[str, Any], mark: str = "") -> str:
    low, best, high = (row[f"{name}{mark}"] for name in ("low", "best", "high"))
    return f"{low:,} / {best:,} / {'open' if high is None else f'{high:,}'}"


def _revised(moved: Moved) -> Text:
    row = moved.same_day
    if row is None:
        return Text("no day in common", style="dim")
    if _bounds(row) == _bounds(row, "_now"):
        days = f"; {moved.days:,} earlier days differ" if moved.days else ""
        return Text(f"{row['date']}: the same{days}", style="dim")
    return Text(f"{row['date']}: {_bounds(row)} -> {_bounds(row, '_now')}")


def _claim(row: dict[str, Any]) -> Text:
    who = printable(row["source"] or row["source_id"] or "unattributed")
    line = Text(f"  {_MARKS[row['what']]} {row['what']:9} {row['as_of']}  {figure(row)}  {who}")
    line.append(f", {published(row)}  {row['claim_id'][:8]}", style="dim")
    if row["changed"]:
        line.append("\n      " + "; ".join(printable(change) for change in row["changed"]), style="cyan")
    return line
