"""`tollbook explain`: why a toll is what it is, down to the sentences it rests on."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from pipelines import warehouse
from pipelines.commands.tables import console
from pipelines.settings import Settings
from pipelines.tolls.book import read_book
from pipelines.tolls.explain import Explanation, Row, explain

SHOWN = 12
"""Claims that are told one by one; `--json` gives all."""


def explain_toll(
    day: date, measure: str, place: str | None, scope: str, since: date | None, as_json: bool, home: Path | None
) -> None:
    """Print the toll of a day, the claims that bind it, what was set aside and why, and what moved it."""
    with warehouse.reading(Settings.load(home)) as con:
        told = explain(read_book(con), day, measure, place, scope, since)
    if as_json:
        click.echo(json.dumps(asdict(told), ensure_ascii=False, default=str, indent=1))
        return
    _tell(console(), told)


def _tell(out: Console, told: Explanation) -> None:
    toll = told.toll
    high = "open" if toll["high"] is None else f"{toll['high']:,}"
    since = f" since {toll['period_start']}" if toll["period_start"] else ""
    out.print(Text(f"{toll['measure']}, {toll['scope']}, {toll['place']}{since}, on {toll['date']}", style="bold"))
    out.print(Text(f"low {toll['low']:,}   best {toll['best']:,}   high {high}", style="bold cyan"))
    if toll["projected"]:
        out.print(Text("Past the last claim: the last known level, carried on."))
    if told.documented_floor > toll["low"]:
        out.print(Text(f"Documented floor over the scopes that are part of it: {told.documented_floor:,}"))
    _claim(out, "low rests on", told.low_claim)
    _claim(out, "high rests on", told.high_claim)
    _list(out, "Sources", [_lineage(row) for row in told.lineages])
    _list(out, "Kept", [_line(row) for row in reversed(told.kept)])
    _list(out, "Set aside", [f"{_line(row)}: {row['reason']}" for row in reversed(told.set_aside)])
    _list(out, "Findings", [f"{row['rule']}: {row['sentence']}" for row in told.findings])
    if told.move is not None:
        then = f"best {told.move.then['best']:,}" if told.move.then else "nothing known"
        out.print(Text(f"\nKnown on {told.move.since}: {then}; now best {toll['best']:,}", style="bold"))
        _list(out, "What came in since", [_line(row) for row in told.move.claims])


def _claim(out: Console, what: str, row: Row | None) -> None:
    if row is None:
        return
    out.print(Text(f"\n{what}  ", style="bold").append(_line(row), style="default"))
    if row.get("sentence"):
        out.print(Text(f"  “{' '.join(row['sentence'].split())}”", style="italic"))
    where = [str(row[key]) for key in ("publisher", "title", "url") if row.get(key)]
    if where:
        out.print(Text("  " + ", ".join(where), style="dim"))


def _list(out: Console, title: str, lines: list[str]) -> None:
    if not lines:
        return
    out.print(Text(f"\n{title}", style="bold"))
    for line in lines[:SHOWN]:
        out.print(Text(f"  {line}"))
    if len(lines) > SHOWN:
        out.print(Text(f"  and {len(lines) - SHOWN:,} more", style="dim"))


def _line(row: Row) -> str:
    return f"{row['as_of']}  {_figure(row)}  {row['source'] or 'unattributed'}, published {row['published_on']}"


def _figure(row: Row) -> str:
    words: Any = row["quantifier"].replace("_", " ")
    if row["value"] is None:
        return f"{row['low']} to {row['high'] if row['high'] is not None else 'open'}"
    return f"{row['value']:,}" if words == "exact" else f"{words} {row['value']:,}"


def _lineage(row: Row) -> str:
    high = "open" if row["high"] is None else f"{row['high']:,}"
    return f"{row['lineage']}: low {row['low']:,}, best {row['best']:,}, high {high}, on {row['date']}"
