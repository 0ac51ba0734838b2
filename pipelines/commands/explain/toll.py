"""`tollbook explain toll`: why a toll is what it is, down to the sentences it rests on."""

from __future__ import annotations

import contextlib
from dataclasses import asdict
from datetime import date

import click
import duckdb
from rich.console import Console
from rich.text import Text

from pipelines import warehouse
from pipelines.commands.explain.asked import Asked
from pipelines.commands.explain.layout import as_json_text, headed, listed
from pipelines.commands.told import Row, bounds, figure, printable, published, quoted
from pipelines.reports.known import book_of
from pipelines.tolls.explain import Explanation, NoTollError, explain


def show(
    con: duckdb.DuckDBPyConnection,
    out: Console,
    words: tuple[str, ...],
    asked: Asked,
    as_json: bool,
) -> None:
    """Print the toll that some words mean: a day, a measure and a place, in any order, each optional."""
    day, measure, place = read_words(con, words)
    book = book_of(con, asked.known_on)
    which = (asked.scope, asked.since, asked.counted_from, asked.unit, asked.basis)
    try:
        told = explain(book, day, measure or "killed", " ".join(place) or None, *which)
    except NoTollError:
        if measure or len(place) < 2:
            raise
        told = explain(book, day, place[0], " ".join(place[1:]), *which)  # a measure that nobody counts
    if as_json:
        click.echo(as_json_text(asdict(told)))
    else:
        _tell(out, told, asked.known_on)


def read_words(con: duckdb.DuckDBPyConnection, words: tuple[str, ...]) -> tuple[date | None, str | None, list[str]]:
    """Day, measure, and the words that are neither: a place."""
    measures = set(warehouse.query(con, "reports/export_measures")["measure"])
    day: date | None = None
    measure: str | None = None
    place: list[str] = []
    for word in words:
        if (found := as_day(word)) is not None:
            day = found
        elif word.lower() in measures and measure is None:
            measure = word.lower()
        else:
            place.append(word)
    return day, measure, place


def as_day(word: str) -> date | None:
    """The day that a word is, or None."""
    with contextlib.suppress(ValueError):
        return date.fromisoformat(word)
    return None


def _tell(out: Console, told: Explanation, known_on: date | None) -> None:
    toll = told.toll
    since = f" since {toll['period_start']}" if toll["period_start"] else ""
    known = f", as known on {known_on}" if known_on else ""
    title = f"{toll['measure']}, {toll['scope']}, {printable(toll['place'])}{since}, on {toll['date']}{known}"
    out.print(Text(title, style="bold"))
    out.print(Text(bounds(toll), style="bold cyan"))
    if toll["projected"]:
        out.print(Text("Past the last claim: the last known level, carried on."))
    if told.documented_floor > toll["low"]:
        out.print(Text(f"Documented floor over the scopes that are part of it: {told.documented_floor:,}"))
    _claim(out, "low rests on", told.low_claim)
    _claim(out, "high rests on", told.high_claim)
    listed(out, "Sources", [f"{row['lineage']}: {bounds(row)}, on {row['date']}" for row in told.lineages])
    listed(out, "Kept", [_line(row) for row in reversed(told.kept)])
    listed(out, "Set aside", [f"{_line(row)}: {row['reason']}" for row in reversed(told.set_aside)])
    listed(out, "Findings", [f"{row['rule']}: {row['sentence']}" for row in told.findings])
    if told.move is not None:
        then = f"best {told.move.then['best']:,}" if told.move.then else "nothing known"
        headed(out, f"Known on {told.move.since}: {then}; now best {toll['best']:,}")
        listed(out, "What came in since", [_line(row) for row in told.move.claims])


def _claim(out: Console, what: str, row: Row | None) -> None:
    if row is None:
        return
    out.print(Text(f"\n{what}  ", style="bold").append(_line(row), style="default"))
    if row.get("sentence"):
        out.print(Text("  ").append_text(quoted(row["sentence"], row.get("surface"))))
    where = [printable(row[key]) for key in ("publisher", "title", "url") if row.get(key)]
    if where:
        out.print(Text("  " + ", ".join(where), style="dim"))


def _line(row: Row) -> str:
    who = printable(row["source"] or "unattributed")
    return f"{row['as_of']}  {figure(row)}  {who}, {published(row)}  {row['claim_id'][:8]}"
