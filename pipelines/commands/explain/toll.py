"""`tollbook explain toll`: why a toll is what it is, down to the sentences it rests on."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import click
import duckdb
import polars as pl
from rich.console import Console
from rich.text import Text

from pipelines import warehouse
from pipelines.commands.explain import meant
from pipelines.commands.explain.asked import Asked
from pipelines.commands.explain.layout import SHOWN, as_json_text, headed, listed
from pipelines.commands.told import Row, bounds, figure, printable, published, quoted, short_findings
from pipelines.reports.known import book_of
from pipelines.reports.voices import voice
from pipelines.tolls.explain import Book, Explanation, Ground, Move, NoTollError, explain
from pipelines.tolls.scopes import EVERYONE

Names = dict[str, str | None]
"""Names of the known sources by their ids."""


def show(
    con: duckdb.DuckDBPyConnection,
    out: Console,
    words: tuple[str, ...],
    asked: Asked,
    as_json: bool,
) -> None:
    """Print the toll that some words mean: a day, a measure, a scope and a place, in any order, each optional."""
    book = book_of(con, asked.known_on)
    tolls = book.made.tolls
    measures = set(warehouse.query(con, "reports/export_measures")["measure"]) | set(tolls["measure"])
    said = meant.read(words, measures, set(tolls["scope"]))
    measure, scope = meant.chosen(tolls, said, asked.scope)
    which = (scope, asked.since, asked.counted_from, asked.unit, asked.basis)
    try:
        told = explain(book, said.day, measure, " ".join(said.place) or None, *which)
    except NoTollError:
        if said.measure or len(said.place) < 2:
            raise
        told = explain(book, said.day, said.place[0], " ".join(said.place[1:]), *which)  # a measure nobody counts
    if as_json:
        click.echo(as_json_text(asdict(told)))
    else:
        names = {} if book.sources is None else dict(book.sources.select("source_id", "name").iter_rows())
        if scope != EVERYONE and not (asked.scope or said.scope):
            out.print(Text(_unasked(tolls, told.toll), style="yellow"))
        _tell(out, told, asked.known_on, _binding(book, told.toll), names)


def _unasked(tolls: pl.DataFrame, toll: Row) -> str:
    """That a toll counts others than everyone though nobody asked for them, and whom else one may ask for."""
    same = (pl.col("measure") == toll["measure"]) & (pl.col("place") == toll["place"]) & pl.col("lineage").is_null()
    others = sorted(set(tolls.filter(same)["scope"]) - {toll["scope"]})
    also = f"; --scope names another: {', '.join(others)}" if others else ""
    return f"Nobody counted everyone there. This is {toll['scope']}, of whom most figures speak{also}.\n"


def _binding(book: Book, toll: Row) -> set[str]:
    """The claims that bound low or high on some day up to the toll's."""
    key = ("measure", "unit", "scope", "basis", "place_id", "place", "period_start")
    same = book.made.tolls.filter(
        pl.col("lineage").is_null(),
        pl.col("date") <= toll["date"],
        *(pl.col(name).eq_missing(pl.lit(toll[name], book.made.tolls.schema[name])) for name in key),
    )
    return {claim for name in ("low_claim", "high_claim") for claim in same[name].drop_nulls().to_list()}


def _tell(out: Console, told: Explanation, known_on: date | None, binding: set[str], names: Names) -> None:
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
    if told.move is not None:
        _moved(out, told.move, binding)
    _best(out, told.toll, told.best_ground, names)
    _claim(out, "low rests on", told.low_claim)
    _claim(out, "high rests on", told.high_claim)
    listed(
        out, "Sources", [f"{voice(row['lineage'], names)}: {bounds(row)}, on {row['date']}" for row in told.lineages]
    )
    listed(out, "Kept, the newest first", [_line(row) for row in _by_day(told.kept)[::-1]])
    listed(out, "Set aside", [f"{_line(row)}: {row['reason']}" for row in _by_day(told.set_aside)[::-1]])
    lines = short_findings(told.findings)
    listed(out, "Findings", lines, most=len(lines))
    if (known_on or told.move) and any(row["published_on"] is None for row in (*told.kept, *told.set_aside)):
        out.print(Text(_UNKNOWN_DAY, style="dim"))


def _best(out: Console, toll: Row, ground: Ground, names: Names) -> None:
    """Whose curves best lies on or between, and the claims, and with them the days, that those are drawn from."""
    headed(out, f"best rests on  {_curves(ground, names)}")
    days = sorted({row["fit_as_of"] for row in ground.claims})
    since = ground.stands_since
    standing = f"It stands since {since}. " if since < toll["date"] else ""
    if ground.bound:
        standing = f"It is held at {ground.bound}, below. {standing}"
    if days == [since]:
        drawn = f"Drawn from figures of {since} itself:" if standing else "Drawn from figures of the day itself:"
    elif len(days) > 1:
        drawn = f"No figure is of {since}: drawn between {days[0]} and {days[-1]}, from:"
    else:
        drawn = f"No figure is of {since}: the one nearest is of {days[0]}:" if days else "No figure is of that day."
    out.print(Text(f"  {standing}{drawn}"))
    for row in ground.claims[:SHOWN]:
        out.print(Text(f"  {_line(row)}"))


def _curves(ground: Ground, names: Names) -> str:
    below, above = (
        row and f"{printable(voice(row['lineage'], names))} ({row['best']:,})" for row in (ground.below, ground.above)
    )
    if below and above:
        return f"the curve of {below}" if below == above else f"the curves it lies between: {below} and {above}"
    side = "above" if below else "below"
    return f"all sources together: it lies {side} the curve of each, nearest {below or above or 'nobody'}"


_UNKNOWN_DAY = """
A figure whose day of publication is unknown (only rows of tables have none) counts as known from the day it holds for.
It may in truth have become known later."""


def _moved(out: Console, move: Move, binding: set[str]) -> None:
    """What the figure was on the earlier day, which claims have bound it since, and what else came in."""
    then = f"best {move.then['best']:,}" if move.then else "nothing known"
    headed(out, f"Known on {move.since}: {then}; now best {move.now['best']:,}")
    came = _by_day(move.claims)
    moving = [row for row in came if row["claim_id"] in binding]
    others = [row for row in came if row not in moving]
    listed(out, "What moved it, by day: its low or high rests on them", [_line(row) for row in moving])
    listed(out, "What else came in since, by day", [_line(row) for row in others])


def _by_day(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["as_of"] or row["fit_as_of"], row["claim_id"]))


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
    who = printable(row["source"] or row["source_id"] or "unattributed")
    sample = "  sample, never evidence" if row.get("is_sample") else ""
    return f"{row['as_of']}  {figure(row)}  {who}, {published(row)}  {row['claim_id'][:8]}{sample}"
