"""The inbox sensor's protocol, tick by tick, with the runs it asks for run for real."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import dagster as dg
import duckdb
import pytest

from assets import sensors
from assets.resources import Home
from assets.schedules import nightly
from pipelines.articles import stage
from pipelines.context import Context, Counts
from pipelines.mentions import stage as mentions_stage
from pipelines.seeds import SeedError
from pipelines.settings import Settings
from tests.assets.conftest import Run, Write, metadata


@dataclass
class Ticks:
    """The daemon's part: hands each tick the cursor of the one before, and runs what it asks for."""

    instance: dg.DagsterInstance
    home: Home
    run: Run
    cursor: str | None = None

    def look(self) -> dg.RunRequest | str:
        """One tick: the run it asks for, or why it doesn't."""
        context = dg.build_sensor_context(self.instance, cursor=self.cursor, resources={"home": self.home})
        decision = sensors.inbox(context)
        self.cursor = context.cursor
        if isinstance(decision, dg.SkipReason):
            return str(decision.skip_message)
        (request,) = decision.run_requests
        return request

    def look_and_run(self) -> dg.ExecuteInProcessResult:
        """One tick that must ask for a run; gives that run, done."""
        request = self.look()
        assert isinstance(request, dg.RunRequest), request
        return self.run(tags={**request.tags, "dagster/run_key": request.run_key})


@pytest.fixture
def ticks(instance: dg.DagsterInstance, ledger: Settings, run: Run) -> Ticks:
    return Ticks(instance, Home(folder=str(ledger.home)), run)


def test_an_empty_inbox_asks_for_nothing(ticks: Ticks) -> None:
    assert [ticks.look() for _ in range(3)] == ["The inbox is empty."] * 3


def test_a_new_file_is_left_for_one_tick_and_read_once(ticks: Ticks, write: Write) -> None:
    write()
    assert "changed" in str(ticks.look())
    result = ticks.look_and_run()
    assert metadata(result, "articles")["new_articles"] == 1
    assert [ticks.look() for _ in range(3)] == ["Nothing new among 1 files."] * 3


def test_files_that_keep_arriving_are_waited_for(ticks: Ticks, write: Write) -> None:
    for number in range(4):
        write(f"{number}.txt", killed=number + 5)
        assert "changed" in str(ticks.look())
    result = ticks.look_and_run()
    assert metadata(result, "articles")["new_articles"] == 4


@pytest.mark.parametrize("files", [300, pytest.param(10_000, marks=pytest.mark.slow)])
def test_a_burst_is_one_run(ticks: Ticks, ledger: Settings, files: int) -> None:
    for number in range(files):
        text = (
            f"Report {number:,} of a calm day.\n" if number % 100 else f"Fire {number:,} killed {number + 2} people.\n"
        )
        (ledger.inbox / f"burst{number}.txt").write_text(text, encoding="utf-8")
    assert f"({files:,} files)" in str(ticks.look())
    result = ticks.look_and_run()
    assert metadata(result, "articles")["new_articles"] == files
    assert metadata(result, "claims")["claims"] >= files // 100
    assert f"Nothing new among {files:,} files." in str(ticks.look())
    assert ticks.instance.get_runs_count() == 1


def test_a_duplicate_and_a_touched_file_add_nothing(ticks: Ticks, write: Write, ledger: Settings) -> None:
    path = write()
    ticks.look()
    ticks.look_and_run()
    (ledger.inbox / "copy.txt").write_bytes(path.read_bytes())
    os.utime(path)
    ticks.look()
    assert metadata(ticks.look_and_run(), "articles")["new_articles"] == 0
    assert "Nothing new" in str(ticks.look())


def test_a_changed_file_and_a_vanished_one_ask_for_a_run(ticks: Ticks, write: Write) -> None:
    path = write()
    ticks.look()
    ticks.look_and_run()
    write(killed=11)
    ticks.look()
    ticks.look_and_run()
    path.unlink()
    ticks.look()
    assert ticks.look_and_run().success
    assert "Nothing new among 0 files." in str(ticks.look())


def test_the_cursor_survives_a_restart(ticks: Ticks, write: Write) -> None:
    write()
    ticks.look()
    ticks.look_and_run()
    later = Ticks(ticks.instance, ticks.home, ticks.run, ticks.cursor)
    assert "Nothing new" in str(later.look())


def test_a_lost_cursor_costs_a_look_and_no_run(ticks: Ticks, write: Write) -> None:
    write()
    ticks.look()
    ticks.look_and_run()
    ticks.cursor = None
    assert "changed" in str(ticks.look())
    assert "Nothing new" in str(ticks.look())


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes the first stage fail whenever it is run; gives what mends it."""

    def fail(*_: object) -> None:
        raise SeedError("sources.csv:3: column name: is empty")

    monkeypatch.setattr(stage, "run", fail)
    return monkeypatch.undo


def test_a_failure_is_tried_again_and_given_up_after_three(
    ticks: Ticks, write: Write, broken: Callable[[], None]
) -> None:
    write()
    ticks.look()
    keys: set[str] = set()
    for attempt in ("1", "2", "3"):
        request = ticks.look()
        assert isinstance(request, dg.RunRequest)
        assert request.run_key.endswith(f":{attempt}")
        assert request.run_key not in keys
        keys.add(request.run_key)
        assert request.tags["tollbook/attempt"] == attempt
        assert not ticks.run(tags=request.tags).success
    reason = str(ticks.look())
    assert "Gave up: 3 runs" in reason
    assert ticks.look() == reason


def test_a_file_that_crashes_a_stage_stops_after_three_runs_and_says_why(
    ticks: Ticks, write: Write, ledger: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole way for real: only a stage meets what it can't bear."""
    write()
    ticks.look()
    ticks.look_and_run()
    published, run = ledger.published.resolve(), mentions_stage.run

    def brittle(con: duckdb.DuckDBPyConnection, context: Context) -> Counts:
        if con.execute("SELECT count(*) FROM articles WHERE text LIKE 'POISON%'").fetchall() != [(0,)]:
            raise ZeroDivisionError("no engine can read poison.txt")
        return run(con, context)

    monkeypatch.setattr(mentions_stage, "run", brittle)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)  # a step is tried three times in each run, with a pause
    write("poison.txt", killed=5).write_text("POISON killed five people.", encoding="utf-8")
    ticks.look()
    for attempt in ("1", "2", "3"):
        result = ticks.look_and_run()
        assert not result.success
        assert result.dagster_run.tags["tollbook/attempt"] == attempt
        assert len(result.filter_events(lambda event: event.is_step_restarted)) == 2
    assert ticks.look() == ticks.look()
    reason = str(ticks.look())
    assert "Gave up: 3 runs" in reason and "mentions: " in reason and "no engine can read poison.txt" in reason
    assert ledger.published.resolve() == published
    (ledger.inbox / "poison.txt").unlink()
    assert "changed" in str(ticks.look())
    monkeypatch.undo()
    assert ticks.look_and_run().success


def test_a_poisoned_inbox_starts_afresh_when_it_changes(ticks: Ticks, write: Write, broken: Callable[[], None]) -> None:
    path = write()
    ticks.look()
    for _ in range(3):
        ticks.look_and_run()
    assert "Gave up" in str(ticks.look())
    broken()
    path.write_text(path.read_text(encoding="utf-8") + "\nMended.\n", encoding="utf-8")
    assert "changed" in str(ticks.look())
    assert ticks.look_and_run().success


def test_a_failure_that_passes_is_made_good(ticks: Ticks, write: Write, broken: Callable[[], None]) -> None:
    write()
    ticks.look()
    assert not ticks.look_and_run().success
    broken()
    result = ticks.look_and_run()
    assert metadata(result, "articles")["new_articles"] == 1


@pytest.mark.parametrize("status", [dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED])
def test_while_a_run_reads_the_inbox_none_is_asked_for(
    ticks: Ticks, write: Write, defs: dg.Definitions, status: dg.DagsterRunStatus
) -> None:
    write()
    ticks.look()
    request = ticks.look()
    assert isinstance(request, dg.RunRequest)
    job = defs.resolve_job_def("read_new_articles")
    ticks.instance.create_run_for_job(job, tags=dict(request.tags), status=status)
    assert "A run is reading the inbox" in str(ticks.look())
    write("meanwhile.txt", day=8)
    ticks.look()
    assert "A run is reading the inbox" in str(ticks.look())


def test_the_cursor_stays_small(ticks: Ticks, write: Write) -> None:
    for number in range(50):
        write(f"{number}.txt")
    ticks.look()
    assert ticks.cursor is not None
    assert len(ticks.cursor) < 100
    assert json.loads(ticks.cursor).keys() == {"fingerprint"}


def test_sensors_and_schedule_are_on_from_the_start(defs: dg.Definitions) -> None:
    assert {sensor.name for sensor in defs.sensors} == {"inbox", "dead_runs"}
    assert all(sensor.default_status is dg.DefaultSensorStatus.RUNNING for sensor in defs.sensors)
    assert nightly.default_status is dg.DefaultScheduleStatus.RUNNING
    assert nightly.execution_timezone == "Etc/UTC"


def test_the_schedule_asks_for_one_run_a_night(instance: dg.DagsterInstance, defs: dg.Definitions) -> None:
    schedule = defs.resolve_schedule_def("nightly")
    night = datetime(2026, 3, 29, 3, 30, tzinfo=UTC)
    context = dg.build_schedule_context(instance, scheduled_execution_time=night)
    data = schedule.evaluate_tick(context)
    assert len(data.run_requests) == 1
