"""However many runs are launched at once, they take turns; dead ones hold nobody back; readers never notice."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from assets import presence
from pipelines import flow
from pipelines.context import Context
from pipelines.settings import Settings
from tests.assets.conftest import Run, Write, content
from tests.conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dagster instance on disk with the project's settings."""
    folder = tmp_path / "dagster"
    folder.mkdir()
    settings = (ROOT / "dagster.yaml").read_text(encoding="utf-8")
    (folder / "dagster.yaml").write_text(settings.replace("base_dir: .dagster", f"base_dir: {folder}"))
    monkeypatch.setenv("DAGSTER_HOME", str(folder))
    return folder


def launch(*paths: Path, stage: str = "") -> subprocess.Popen[str]:
    """`python -m assets.launch` in a process of its own; `stage`: what its stages do instead of their work."""
    fake = f"import time; from pipelines.seeds import SeedError; flow.Stage.run = lambda *_: {stage}; " if stage else ""
    code = f"import sys; from pipelines import flow; {fake}from assets.launch import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, *map(str, paths)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@contextmanager
def reader(settings: Settings) -> Iterator[dict[str, int]]:
    """Reads the published file over and over; gives how often it could and couldn't."""
    seen, stop = {"read": 0, "failed": 0}, threading.Event()

    def read() -> None:
        while not stop.is_set():
            time.sleep(0.02)
            if not settings.published.exists():
                continue
            try:
                with duckdb.connect(settings.published.resolve(), read_only=True) as con:
                    lost = con.execute("FROM claims ANTI JOIN articles USING (article_id)").fetchall()
                seen["failed" if lost else "read"] += 1
            except (duckdb.Error, OSError) as error:
                seen["failed"] += 1
                print(error)

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield seen
    finally:
        stop.set()
        thread.join()


def test_four_runs_at_once_and_the_command_line_take_turns(
    home: Path, ledger: Settings, samples: Path, tmp_path: Path
) -> None:
    with reader(ledger) as seen:
        runs = [launch(samples) for _ in range(4)]
        flow.run(Context(ledger, paths=(samples,)))
        ends = [(run.communicate(timeout=300), run.returncode) for run in runs]
    assert [code for _, code in ends] == [0] * 4, "\n".join(wrong for (_, wrong), _ in ends)
    assert seen["failed"] == 0 and seen["read"] > 0
    alone = Settings.load(tmp_path / "alone")
    flow.run(Context(alone, paths=(samples,)))
    assert content(ledger) == content(alone)
    with dg.DagsterInstance.get() as instance:
        assert [run.status.value for run in instance.get_runs()] == ["SUCCESS"] * 4


def test_a_killed_run_is_buried_and_the_next_one_does_its_work(home: Path, ledger: Settings, samples: Path) -> None:
    victim = launch(samples, stage="time.sleep(600)")
    with dg.DagsterInstance.get() as instance:
        wait_for(lambda: instance.event_log_storage.get_concurrency_run_ids(), victim)
        (run,) = instance.get_runs()
        assert presence.bury_the_dead(ledger, instance) == []
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        assert instance.get_run_by_id(run.run_id).status is dg.DagsterRunStatus.STARTED
        following = launch(samples)
        said, wrong = following.communicate(timeout=300)
        assert following.returncode == 0, said + wrong
        assert instance.get_run_by_id(run.run_id).status is dg.DagsterRunStatus.FAILURE
        assert not instance.event_log_storage.get_concurrency_run_ids()
    assert len(content(ledger)["articles"]) > 0
    assert list((ledger.home / "work" / "runs").iterdir()) == []


def wait_for(happened: object, process: subprocess.Popen[str], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not happened():  # type: ignore[operator]
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_run_that_never_showed_itself_is_dead_after_a_while(
    instance: dg.DagsterInstance, defs: dg.Definitions, ledger: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = defs.resolve_job_def("read_new_articles")
    run = instance.create_run_for_job(job, status=dg.DagsterRunStatus.STARTED)
    assert presence.bury_the_dead(ledger, instance) == []
    monkeypatch.setattr(presence, "START_TIME", presence.timedelta(seconds=-1))
    assert presence.bury_the_dead(ledger, instance) == [run.run_id]
    assert instance.get_run_by_id(run.run_id).status is dg.DagsterRunStatus.FAILURE


def test_a_living_run_shows_itself_and_leaves_no_trace(run: Run, write: Write, ledger: Settings) -> None:
    write()
    assert run().success
    assert list((ledger.home / "work" / "runs").iterdir()) == []


def test_launch_says_what_is_missing(home: Path, ledger: Settings) -> None:
    process = launch(ledger.home / "nowhere")
    _, wrong = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "There is no" in wrong and "Traceback" not in wrong


def test_launch_says_why_a_run_failed(home: Path, ledger: Settings, samples: Path) -> None:
    process = launch(samples, stage="(_ for _ in ()).throw(SeedError('sources.csv:3: is empty'))")
    _, wrong = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "articles: " in wrong and "sources.csv:3: is empty" in wrong
    assert "Traceback" not in wrong
