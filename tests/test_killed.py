"""A run killed at any moment harms nothing: the published file stays whole, and the next run ends where one that was
never killed does.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipelines import contracts, flow, warehouse
from pipelines.context import Context
from pipelines.settings import Settings
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

POINTS = 25
"""Moments at which a run is killed, spread at random over the whole of it."""
SEED = int(os.environ.get("TOLLBOOK_SEED") or random.SystemRandom().randrange(1_000_000))
"""Another at each test; set TOLLBOOK_SEED to see the same moments again."""

FLOW = """
import sys
from pathlib import Path
from pipelines import contracts, flow, warehouse
from pipelines.context import Context
from pipelines.settings import Settings
[stage.version for stage in flow.STAGES]
print("working", flush=True)
flow.run(Context(Settings(Path(sys.argv[1])), paths=(Path(sys.argv[2]),)))
"""
DAGSTER = """
import sys
import dagster as dg
from assets.articles import ReadArticles
from assets.definitions import build_defs, ledger_in
job = build_defs(ledger_in(sys.argv[1])).resolve_job_def("read_new_articles")
config = dg.RunConfig(ops={"articles": ReadArticles(paths=[sys.argv[2]])})
with dg.DagsterInstance.ephemeral() as instance:
    print("working", flush=True)
    job.execute_in_process(instance=instance, run_config=config)
"""


@dataclass(frozen=True)
class Start:
    """Where a killed run starts: a ledger, the articles it is pointed at, and what it would publish if it were let."""

    home: Path
    articles: Path
    goal: str

    def ledger(self, folder: Path) -> Settings:
        """A copy of the ledger, free to be killed in."""
        shutil.copytree(self.home, folder, symlinks=True)
        return Settings(folder)


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Start]:
    """No ledger yet; one that holds nothing; one that stands, where articles were added, changed and moved since."""
    folder = tmp_path_factory.mktemp("starts")
    articles = folder / "articles"
    articles.mkdir()
    for path in sorted((ROOT / "seeds" / "articles").glob("2012-0[67]*.txt"))[:6]:
        shutil.copy(path, articles)
    first, second, third, _, *later = sorted(articles.iterdir())
    none, empty, standing = (Settings(folder / name) for name in ("none", "empty", "standing"))
    none.home.mkdir()
    with warehouse.writing(empty):
        pass
    held = [path.rename(folder / path.name) for path in later]
    run(standing, articles)
    for path in held:
        path.rename(articles / path.name)
    first.write_text(first.read_text(encoding="utf-8") + "\nTwo more people died on Sunday, the mayor said.\n")
    second.rename(articles / "moved.txt")
    shutil.copy(third, articles / "again.txt")
    goal = reached(empty, folder / "empty_goal", articles)
    return {
        "none": Start(none.home, articles, goal),
        "empty": Start(empty.home, articles, goal),
        "standing": Start(standing.home, articles, reached(standing, folder / "standing_goal", articles)),
    }


def reached(settings: Settings, folder: Path, articles: Path) -> str:
    """What a run publishes that is never killed."""
    shutil.copytree(settings.home, folder, symlinks=True)
    run(Settings(folder), articles)
    return published(Settings(folder))


def run(settings: Settings, articles: Path) -> None:
    flow.run(Context(settings, paths=(articles,)))


def published(settings: Settings) -> str:
    """What readers see, clocks apart: a stamp of every row of every table, and what each stage noted of itself."""
    with warehouse.reading(settings) as con:
        names = tuple(name for name in contracts.tables() if name not in ("ledger_state", "runs"))
        noted = con.execute("SELECT stage, counts FROM runs ORDER BY ALL").fetchall()
        con.execute("FROM toll_latest").fetchall()
        return f"{warehouse.stamp(con, names)}|{noted}"


def work(settings: Settings, articles: Path, code: str, seconds: float | None = None) -> float | None:
    """Run in a process of its own, killed `seconds` after its work began; None if so, else how long it worked."""
    command = [sys.executable, "-c", code, str(settings.home), str(articles)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout and process.stdout.readline() == "working\n"
    began = time.monotonic()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    _, wrong = process.communicate(timeout=120)
    took = time.monotonic() - began
    if process.returncode == -signal.SIGKILL:
        return None
    assert process.returncode == 0, wrong
    return took


STARTS = ("standing", "empty", "standing", "empty", "standing", "standing", "none", "empty")
"""Whence the runs start, in turns: most time of the first run of all goes into making its tables."""


@pytest.mark.parametrize(("code", "points"), [(FLOW, POINTS), (DAGSTER, 2)], ids=["tollbook", "dagster"])
def test_a_run_killed_anywhere_is_healed_by_the_next(
    starts: dict[str, Start], tmp_path: Path, code: str, points: int
) -> None:
    print(f"TOLLBOOK_SEED={SEED}")
    chance, lasting, ended = random.Random(SEED), dict[str, float](), 0
    for number in range(points):
        name = STARTS[number % len(STARTS)]
        start, killed = starts[name], False
        while not killed:
            settings = start.ledger(tmp_path / f"{number}_{ended}")
            before = published(settings) if settings.published.exists() else None
            moment = (number + chance.random()) / points * lasting[name] if name in lasting else None
            took = work(settings, start.articles, code, moment)
            killed = took is None
            if took:  # it wasn't timed yet, or it was faster than the one that was
                lasting[name], ended = took, ended + 1
            where = f"TOLLBOOK_SEED={SEED}, point {number}, from {name}, at {moment} of {lasting[name]:.3f} s"
            assert ended <= len(starts) + points, where
            assert published(settings) == start.goal if took else published_is(settings, before, start.goal), where
        run(settings, start.articles)
        assert published(settings) == start.goal, where
        assert {path.suffix for path in settings.snapshots.iterdir()} == {".duckdb"}, where


def published_is(settings: Settings, before: str | None, goal: str) -> bool:
    """Whether readers see what they saw before the run, or all that it was to publish."""
    return (published(settings) if settings.published.exists() else None) in (before, goal)
