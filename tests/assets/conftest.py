"""What the tests of the Dagster side share: an instance in memory, an empty ledger, articles of our own, runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from assets.definitions import build_defs, ledger_in
from pipelines import contracts, warehouse
from pipelines.settings import Settings

Write = Callable[..., Path]
Run = Callable[..., dg.ExecuteInProcessResult]


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    """A Dagster instance that lives in memory."""
    with dg.DagsterInstance.ephemeral() as made:
        yield made


@pytest.fixture
def defs(ledger: Settings) -> dg.Definitions:
    """Everything, over the test's own ledger."""
    ledger.inbox.mkdir(parents=True)
    return build_defs(ledger_in(str(ledger.home)))


@pytest.fixture
def write(ledger: Settings, defs: dg.Definitions) -> Write:
    """Writes an article of our own into the inbox."""

    def article(name: str = "one.txt", killed: int = 7, day: int = 3) -> Path:
        path = ledger.inbox / name
        path.write_text(
            f"---\npublisher: The Sample Post\npublished_on: 2012-09-{day:02}\nsample: true\n---\n"
            f"ALEPPO (Sample) - A shell killed {killed} people in the city of Aleppo on Sunday, the Example Observatory"
            f" said. More than {killed * 1000:,} people have been killed in Syria since the uprising began in March"
            " 2011, according to the Syrian Observatory for Human Rights.\n",
            encoding="utf-8",
        )
        return path

    return article


@pytest.fixture
def run(instance: dg.DagsterInstance, defs: dg.Definitions) -> Run:
    """Runs a job for real, in this process."""

    def execute(job: str = "read_new_articles", **options: Any) -> dg.ExecuteInProcessResult:
        return defs.resolve_job_def(job).execute_in_process(instance=instance, raise_on_error=False, **options)

    return execute


def metadata(result: dg.ExecuteInProcessResult, asset: str) -> dict[str, Any]:
    """What an asset reported about itself in a run."""
    events = result.asset_materializations_for_node(asset)
    return {name: value.value for name, value in events[0].metadata.items()}


def materialized(result: dg.ExecuteInProcessResult) -> list[str]:
    """The assets that a run materialized, in order."""
    return [event.materialization.asset_key.path[-1] for event in result.get_asset_materialization_events()]


def content(settings: Settings) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every published table, clocks apart: what any number of runs over the same files must agree on."""
    clocks = ("recorded_at", "started_at", "finished_at", "run_id", "modified_ns", "changed_ns")
    found = {}
    with warehouse.reading(settings) as con:
        for name in contracts.tables():
            if name not in ("ledger_state", "runs"):
                columns = [f'"{column}"' for column in contracts.contract(name).columns if column not in clocks]
                found[name] = con.execute(f"SELECT {', '.join(columns)} FROM {name} ORDER BY ALL").fetchall()
    return found
