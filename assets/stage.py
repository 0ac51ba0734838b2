"""What the assets of all stages share: how a stage of the flow becomes a Dagster asset.

What is particular to one stage stands in that stage's file.
"""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl
import xxhash

from assets import contracts, markdown
from assets.resources import Ledger
from pipelines import warehouse
from pipelines.context import Context, Counts, Report
from pipelines.contracts import contract
from pipelines.decisions.file import CorrectionsError
from pipelines.flow import STAGES, Stage
from pipelines.schema import SchemaError, transaction
from pipelines.seeds import SeedError

POOL = "warehouse"
"""Everything that writes the ledger draws on this pool, which holds one place."""

OWNERS = ["team:tollbook"]
RETRIES = dg.RetryPolicy(max_retries=2, delay=1, backoff=dg.Backoff.EXPONENTIAL, jitter=dg.Jitter.PLUS_MINUS)
REPORT_EVERY = 5.0
"""Seconds between progress lines in a run's log: the event log is kept for ever, so it says little."""

_BY_NAME = {stage.name: stage for stage in STAGES}


def stage(name: str) -> Stage:
    """The stage of the flow called `name`."""
    return _BY_NAME[name]


def options(name: str, *, deps: Iterable[str] = (), kinds: set[str], layer: str) -> dict[str, Any]:
    """The arguments of `dg.asset` for a stage: all that Dagster shows of it before it has run."""
    described = stage(name)
    return {
        "name": name,
        "deps": list(deps),
        "group_name": name,
        "kinds": kinds,
        "owners": OWNERS,
        "tags": {"tollbook/layer": layer},
        "code_version": described.version,
        "description": described.summary,
        "metadata": contracts.metadata(name) if described.tables else {},
        "pool": POOL,
        "retry_policy": RETRIES,
    }


def run(context: dg.AssetExecutionContext, ledger: Ledger, name: str, paths: tuple[Path, ...] = ()) -> Counts:
    """Bring the stage's tables up to date.

    What a person must mend (a seed file, an old schema, a broken corrections.csv) is not tried again.
    """
    told = Context(ledger.settings, paths=paths, report=progress(context))
    try:
        return stage(name).run(ledger.con, told)
    except (SeedError, SchemaError, CorrectionsError) as error:
        raise dg.Failure(str(error), allow_retries=False) from error


def outcome(
    ledger: Ledger, name: str, counts: Counts, show: Callable[[pl.DataFrame], str] = markdown.table, **more: Any
) -> dg.MaterializeResult:
    """What Dagster shows of a stage that wrote tables: what this run did, what stands now, and a look at it.

    The numbers are those of `sql/queries/numbers/<stage>.sql`, plotted from run to run; the look is the rows of
    `sql/queries/preview/<stage>.sql` as `show` words them. The data version moves when the tables' content does.
    """
    standing = warehouse.query(ledger.con, f"numbers/{name}").row(0, named=True)
    look = show(warehouse.query(ledger.con, f"preview/{name}"))
    return dg.MaterializeResult(
        metadata={
            **more,
            "preview": dg.MetadataValue.md(look),
            **counts,
            **{key: value for key, value in standing.items() if value is not None},
            "dagster/column_lineage": contracts.lineage(contract(name)),
        },
        data_version=version(ledger, stage(name).tables),
    )


def version(ledger: Ledger, tables: tuple[str, ...]) -> dg.DataVersion:
    """A hash of the tables' content, clocks apart: downstream assets are out of date when it moves, not at each run."""
    with transaction(ledger.con):
        return dg.DataVersion(xxhash.xxh3_64_hexdigest(warehouse.stamp(ledger.con, tables).encode()))


def progress(context: dg.AssetExecutionContext) -> Report:
    """A progress callback that writes to the run's log, now and then."""
    last = time.monotonic()

    def report(what: str, done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= REPORT_EVERY:
            last = time.monotonic()
            context.log.info(f"{what}: {done:,} of {total:,}")

    return report
