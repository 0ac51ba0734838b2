"""Names the stages in order, once: the command line walks this list, each Dagster asset wraps one entry of it."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import duckdb

from pipelines import checks, snapshots, warehouse
from pipelines.context import Context, Counts
from pipelines.ids import make_id
from pipelines.schema import transaction
from pipelines.settings import VERSION


class CheckError(RuntimeError):
    """Blocking checks found rows that break an invariant: nothing is published."""


@dataclass(frozen=True)
class Stage:
    """One stage: its name in every folder, the tables it writes, and what its data is for."""

    name: str
    tables: tuple[str, ...]
    summary: str

    @property
    def version(self) -> str:
        """Version of the stage's code and knowledge; when it moves, what it made is made again."""
        return str(getattr(importlib.import_module(f"pipelines.{self.name}.stage"), "VERSION", VERSION))

    def run(self, con: duckdb.DuckDBPyConnection, context: Context) -> Counts:
        """Bring the stage's tables up to date in one transaction; a stage that changed something is noted in `runs`."""
        step = importlib.import_module(f"pipelines.{self.name}.stage").run
        started = datetime.now(UTC).replace(tzinfo=None)
        before = warehouse.stamp(con, self.tables)
        with transaction(con):
            counts = cast(Callable[[duckdb.DuckDBPyConnection, Context], Counts], step)(con, context)
            if warehouse.stamp(con, self.tables) != before:
                finished = datetime.now(UTC).replace(tzinfo=None)
                note = [make_id(self.name, started.isoformat()), self.name, started, finished, VERSION]
                con.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?)", [*note, json.dumps(counts)]).fetchall()
        return counts


STAGES = (
    Stage(
        "articles",
        ("inputs", "articles", "rejected_inputs", "stories", "sketches", "stated_dates"),
        "Published texts as they were read: one row an article, its text kept exactly as indexed. Files that could "
        "not be read are in rejected_inputs with the reason; articles that carry the same copy form one story.",
    ),
    Stage(
        "mentions",
        ("mentions", "readings", "failures"),
        "Every span of an article that states a figure of people killed, injured, missing, captured, displaced ..., "
        "of troops or equipment, with the number it commits to; and physical quantities beside them.",
    ),
    Stage(
        "claims",
        ("claims", "claim_rows", "failures"),
        "Every figure with its meaning: who says it, about whom and where, for which day and period, and whether it "
        "is asserted, denied, hypothetical or a revision. Rival figures stand side by side; nothing is overwritten.",
    ),
    Stage(
        "corrections",
        ("corrections", "corrected_fields"),
        "What analysts decided, applied on every run: figures rejected, accepted or set right, groups merged or split. "
        "Claims stay as they were read; claims_as_corrected shows them as analysts left them. A decision whose figure "
        "can't be found any more is an orphan, listed and never dropped.",
    ),
    Stage(
        "tolls",
        ("series", "series_claims", "tolls", "findings"),
        "Cumulative figures reconciled across sources and dates into low, best and high. The range is a consistency "
        "range of what was reported, not a confidence interval; what was set aside is kept with its reason.",
    ),
    Stage(
        "reports",
        (),
        "The tolls as files for people: a page that opens from disk, with every curve, claim and sentence; a table as "
        "Markdown and CSV; the findings.",
    ),
)


@dataclass(frozen=True)
class Outcome:
    """What a run did: counts by stage, every check's result, and the published file."""

    counts: dict[str, Counts]
    checks: list[checks.CheckResult]
    published: Path


def run(context: Context) -> Outcome:
    """Walk all stages, check, publish. Raises CheckError, with nothing published, where a blocking check fails."""
    counts: dict[str, Counts] = {}
    results: list[checks.CheckResult] = []
    with warehouse.writing(context.settings) as con:
        for stage in STAGES:
            counts[stage.name] = stage.run(con, context)
            found = checks.run_checks(con, stage.name)
            require(found)
            results += found
        run_id = context.now.strftime("%Y%m%dT%H%M%S%f")
        published = snapshots.publish_from(con, context.settings, run_id)
    return Outcome(counts, results, published)


def require(results: list[checks.CheckResult]) -> None:
    """Raise CheckError naming every blocking check that failed, with an offending row."""
    broken = [result for result in results if result.blocking and not result.passed]
    if broken:
        parts = [f"{r.stage}/{r.name}: {r.failures} rows break it, for example {r.sample[0]}" for r in broken]
        raise CheckError("nothing was published: " + "; ".join(parts))
