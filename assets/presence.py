"""Tells living runs from dead ones: a run holds a file lock while its process lives, and the kernel drops it at death.

Dagster keeps a run whose machine went down as "started" for ever, and holds later runs back for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
from filelock import FileLock, Timeout

from pipelines.settings import Settings

START_TIME = timedelta(minutes=3)
"""A run that has shown no sign of life for this long after its start is dead."""


def _mark(settings: Settings, run_id: str) -> Path:
    return settings.lock_file.with_name("runs") / f"{run_id}.lock"


@contextmanager
def shown(settings: Settings, run_id: str) -> Iterator[None]:
    """Show that this process carries the run, until the block ends or the process dies."""
    mark = _mark(settings, run_id)
    mark.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(mark):
        yield
    mark.unlink(missing_ok=True)


def bury_the_dead(settings: Settings, instance: dg.DagsterInstance) -> list[str]:
    """Mark runs as failed whose process is gone, and free what finished runs still hold; gives the ids of the dead."""
    started = instance.get_run_records(dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED]))
    dead = [record.dagster_run for record in started if _is_dead(settings, record)]
    for run in dead:
        instance.report_run_failed(run, "Its process ended without a word: killed, or the machine went down.")
        _mark(settings, run.run_id).unlink(missing_ok=True)
    _free_what_they_held(instance)
    return [run.run_id for run in dead]


def _free_what_they_held(instance: dg.DagsterInstance) -> None:
    log = instance.event_log_storage
    if log.supports_global_concurrency_limits and (holders := log.get_concurrency_run_ids()):
        for run in instance.get_runs(dg.RunsFilter(run_ids=sorted(holders))):
            if run.is_finished:
                log.free_concurrency_slots_for_run(run.run_id)


def _is_dead(settings: Settings, record: dg.RunRecord) -> bool:
    mark = _mark(settings, record.dagster_run.run_id)
    if not mark.exists():
        since = datetime.fromtimestamp(record.start_time or record.create_timestamp.timestamp(), UTC)
        return datetime.now(UTC) - since > START_TIME
    try:
        with FileLock(mark, timeout=0):
            return True
    except Timeout:
        return False
