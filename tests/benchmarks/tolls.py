"""Measures the reconciliation of a large ledger, and what one new claim costs in it.

    python -m tests.benchmarks.tolls           prints the figures
    python -m tests.benchmarks.tolls --write   also puts them into docs/benchmarks.md, with date and machine

Every series is one lineage's claims in a simulated war (`tests/tolls/simulation.py`), with old figures quoted again,
slipped digits, other classes of people, a revision and a restart.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import polars as pl

from pipelines import warehouse
from pipelines.context import Context
from pipelines.settings import Settings
from pipelines.tolls import stage
from pipelines.tolls.reconcile import reconcile
from tests.benchmarks.bench import REPORT, SECTION, busyness, load, machine, python
from tests.tolls.simulation import simulate

WARS, LINEAGES, CLAIMS = 334, 3, 200
"""Wars, lineages in each, and claims that a lineage makes on average: 1,002 series of 200."""


class Measured(NamedTuple):
    """One line of the table: seconds on the wall, and of processor time in all processes."""

    what: str
    wall: float
    processor: float
    made: str


def ledger_of_wars(wars: int) -> pl.DataFrame:
    """Claims of many wars, each in a place of its own."""
    return pl.concat(
        [_in_a_place(simulate(230_000 + war, claims=CLAIMS * LINEAGES).claims, war) for war in range(wars)]
    )


def _in_a_place(claims: pl.DataFrame, war: int) -> pl.DataFrame:
    own = (pl.col(name) + f"_{war}" for name in ("claim_id", "article_id"))
    return claims.with_columns(*own, place=pl.lit(f"Place {war}"), place_id=pl.lit(f"p{war}"))


def measure(what: str, work: Callable[[], str]) -> Measured:
    """Run a piece of work and time it."""
    wall, processor = time.perf_counter(), _processor()
    made = work()
    return Measured(what, time.perf_counter() - wall, _processor() - processor, made)


def _processor() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def measurements(wars: int = WARS) -> list[Measured]:
    """The table's lines for so many wars."""
    claims = ledger_of_wars(wars)
    found = [measure("reconcile a table of claims", lambda: _counts(claims))]
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(Path(home))
        with warehouse.writing(settings) as con:

            def run() -> str:
                counts = stage.run(con, Context(settings))
                return f"{counts['series_fitted']:,} series, {counts['new_findings']:,} new findings"

            warehouse.append(con, "claims", claims.head(-3))
            found.append(measure("a first run of the stage", run))
            for n in range(3):
                warehouse.append(con, "claims", claims.slice(claims.height - 3 + n, 1))
                found.append(measure(f"one new claim ({n + 1})", run))
            found.append(measure("nothing new", run))
    return found


def _counts(claims: pl.DataFrame) -> str:
    made = reconcile(claims)
    return f"{made.series.height:,} series, {made.tolls.height:,} tolls, {made.findings.height:,} findings"


def section(found: list[Measured], before: float) -> str:
    """The part of the report that tells of the reconciliation."""
    lines = [
        SECTION,
        "",
        f"Written by `python -m tests.benchmarks.tolls --write`: {WARS * LINEAGES:,} series of {CLAIMS} claims on",
        f"average, {WARS * LINEAGES * CLAIMS:,} in all, simulated.",
        "",
        "| what | seconds | processor | made |",
        "|---|---:|---:|---|",
        *(f"| {one.what} | {one.wall:,.2f} | {one.processor:,.2f} | {one.made} |" for one in found),
        "",
        f"- {datetime.now(UTC):%Y-%m-%d}, {machine()}, {python()}; {load(before)}",
        "- seconds: on the wall; processor: user and system time of all processes together",
        "- a stage of one new claim fits the family of its series and looks for findings in its measure and place only",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print, and with --write keep it in the report."""
    before = busyness()
    text = section(measurements(), before)
    print(text)
    if "--write" in sys.argv[1:]:
        REPORT.write_text(REPORT.read_text(encoding="utf-8").partition(SECTION)[0].rstrip() + "\n\n" + text, "utf-8")


if __name__ == "__main__":
    main()
