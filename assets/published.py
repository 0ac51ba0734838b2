"""When the ledger is published: after every stage, and only when nothing in it breaks an invariant."""

from datetime import timedelta

import dagster as dg
import polars as pl

from assets import markdown, stage
from assets.resources import Ledger
from pipelines import checks, flow, snapshots
from pipelines.contracts import tables

FRESH = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=50), warn_window=timedelta(hours=26))
"""The nightly run publishes once a day: a warning when one is missed, red when two are."""


@dg.asset(
    deps=["tolls", "reports"],
    group_name="published",
    kinds={"duckdb"},
    owners=stage.OWNERS,
    tags={"tollbook/layer": "output"},
    code_version=flow.VERSION,
    pool=stage.POOL,
    retry_policy=stage.RETRIES,
    freshness_policy=FRESH,
)
def published(context: dg.AssetExecutionContext, ledger: Ledger) -> dg.MaterializeResult:
    """The file that readers open: a read-only DuckDB snapshot of the whole ledger, swapped in atomically.

    Query it from the DuckDB shell, Python, R or a notebook at any time, also while a run is writing. Every DuckDB
    since 1.0 reads it. When nothing has changed, the snapshot that is there stays.
    """
    settings = ledger.settings
    _refuse_what_is_wrong(ledger)
    snapshot = snapshots.publish_from(ledger.con, settings, context.run.run_id)
    content = stage.version(ledger, _tables())
    return dg.MaterializeResult(
        metadata={
            "preview": dg.MetadataValue.md(markdown.table(_counted(ledger))),
            "open": dg.MetadataValue.md(f"`duckdb -readonly {settings.published}`"),
            "path": dg.MetadataValue.path(settings.published),
            "snapshot": snapshot.name,
            "megabytes": round(snapshot.stat().st_size / 1e6, 2),
        },
        data_version=content,
    )


def _refuse_what_is_wrong(ledger: Ledger) -> None:
    """A run may have been asked for this asset alone: what stands is checked whoever wrote it."""
    try:
        flow.require(checks.run_checks(ledger.con))
    except flow.CheckError as error:
        raise dg.Failure(str(error), allow_retries=False) from error


def _counted(ledger: Ledger) -> pl.DataFrame:
    rows = [(name, ledger.con.table(name).count("*").fetchall()[0][0]) for name in _tables()]
    return pl.DataFrame(rows, schema={"table": pl.String, "rows": pl.Int64}, orient="row")


def _tables() -> tuple[str, ...]:
    return tuple(name for name in tables() if name != "ledger_state")
