"""Measures the engine against quantulum3, in one run, on the same text and the same core (`make bench`).

    python -m tests.benchmarks.bench           prints the figures
    python -m tests.benchmarks.bench --write   also writes them to docs/benchmarks.md, with date and machine

One-core speeds are characters per second of processor time, so that other work on the machine doesn't count; speeds of
two processes are by the clock on the wall.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from tests.benchmarks import corpus

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "docs" / "benchmarks.md"
SECTION = "## Reconciliation"
"""Head of the part of the report that `tests.benchmarks.tolls` writes."""
SHARED = {"dense": 300, "general": 100, "wire": 300}
"""Articles that both engines read."""
WHOLE = {"dense": 30, "general": 8, "wire": 30}
"""Articles that quantulum3 reads whole: few, for its cost grows faster than the text."""
LARGE = {"dense": 4096, "general": 4096, "wire": 4096}
"""Articles of the runs with one and two processes."""
REPEATS = 3


@dataclass(frozen=True)
class Row:
    """One line of the table; speeds in characters and articles a second, memory in MB."""

    text: str
    engine: str
    articles: int
    characters: float
    articles_a_second: float
    ratio: float | None
    found: int
    peak_mb: float


def main() -> None:
    """Runs every measurement, prints them, and with --write keeps them."""
    console = Console(width=None if sys.stdout.isatty() else 140)
    before = busyness()
    rows, shares = [], {}
    for text in SHARED:
        shares[text] = _unique(text)
        with console.status(f"{text} text"):
            rows += _one_core(text) + _processes(text)
    console.print(_table(rows))
    for line in _remarks(shares, before):
        console.print(f"- {line}")
    if "--write" in sys.argv[1:]:
        REPORT.parent.mkdir(exist_ok=True)
        _, head, rest = (REPORT.read_text(encoding="utf-8") if REPORT.exists() else "").partition(SECTION)
        kept = f"\n{head}{rest}" if head else ""
        REPORT.write_text(_markdown(rows, shares, before) + kept, encoding="utf-8")
        console.print(f"Written to {REPORT.relative_to(ROOT)}")


def _one_core(text: str) -> list[Row]:
    """quantulum3, the engine and parts of it on the same core; the ratio is to quantulum3 sentence by sentence."""
    count = SHARED[text]
    rival = _row(text, "quantulum3, sentence by sentence", [_run("quantulum3_sentences", text, count)], count)
    whole = _row(text, "quantulum3, whole articles", [_run("quantulum3_articles", text, WHOLE[text])], WHOLE[text])
    ours = _row(text, "Tollbook, all fields", _runs("tollbook", text, count), count, rival)
    half = _row(text, "Tollbook, mentions only", _runs("mentions", text, count), count, rival)
    gate = _row(text, "Tollbook, its gate alone", _runs("gate", text, LARGE[text]), LARGE[text])
    return [rival, whole, ours, half, gate]


def _processes(text: str) -> list[Row]:
    """The engine on a larger corpus by the clock on the wall: one process and two, in turns.

    A shared machine is now fast, now slow: each run of two is held against the run of one just before it.
    """
    count = LARGE[text]
    one, two = [], []
    for _ in range(REPEATS):
        one.append(_run("tollbook", text, count, free=True))
        two.append(_run("tollbook", text, count, free=True, processes=2))
    gain = median(alone["wall"] / pair["wall"] for alone, pair in zip(one, two, strict=True))
    both = _row(text, "Tollbook, two processes", two, count, clock="wall")
    return [_row(text, "Tollbook, one process", one, count, clock="wall"), replace(both, ratio=gain)]


def _runs(engine: str, text: str, count: int) -> list[dict[str, float]]:
    return [_run(engine, text, count) for _ in range(REPEATS)]


def _run(engine: str, text: str, count: int, processes: int = 1, free: bool = False) -> dict[str, float]:
    """One run in a process of its own; `free` leaves the choice of cores to the system."""
    task = {"engine": engine, "corpus": text, "articles": count, "processes": processes, "core": None if free else 0}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.worker", json.dumps(task)],
        cwd=ROOT,
        env={**os.environ, "POLARS_MAX_THREADS": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _row(
    text: str, engine: str, runs: list[dict[str, float]], count: int, rival: Row | None = None, clock: str = "cpu"
) -> Row:
    seconds = median(run[clock] for run in runs)
    speed = runs[0]["characters"] / seconds
    return Row(
        text=text,
        engine=engine,
        articles=count,
        characters=speed,
        articles_a_second=count / seconds,
        ratio=speed / rival.characters if rival else None,
        found=int(runs[0]["found"]),
        peak_mb=max(run["peak_mb"] for run in runs),
    )


def _unique(text: str) -> float:
    """Share of the sentences of the shared corpus that are unlike all others."""
    from pipelines.mentions import lexicon, sentences

    abbreviations = lexicon.load().abbreviations
    records = getattr(corpus, text)(SHARED[text])
    return corpus.unique_share([r["text"][a:b] for r in records for a, b in sentences.split(r["text"], abbreviations)])


HEADERS = ("text", "engine", "articles", "characters/s", "articles/s", "ratio", "found", "peak MB")


def _cells(row: Row) -> tuple[str, ...]:
    ratio = "" if row.ratio is None else f"{row.ratio:,.1f}"
    speeds = (f"{row.characters:,.0f}", f"{row.articles_a_second:,.1f}")
    return (row.text, row.engine, f"{row.articles:,}", *speeds, ratio, f"{row.found:,}", f"{row.peak_mb:,.0f}")


def _table(rows: list[Row]) -> Table:
    table = Table(title="Extraction")
    for header in HEADERS:
        table.add_column(header, justify="left" if header in ("text", "engine") else "right")
    for row in rows:
        table.add_row(*_cells(row))
    return table


def _remarks(shares: dict[str, float], before: float) -> list[str]:
    unique = ", ".join(f"{share:.0%} of the {text} text" for text, share in shares.items())
    return [
        f"{datetime.now(UTC):%Y-%m-%d}, {machine()}, {python()}; {load(before)}",
        f"unlike all other sentences: {unique}",
        f"one core: processor time, median of {REPEATS} runs (quantulum3: one), each a new process on the same core",
        "ratio: to quantulum3 sentence by sentence; for two processes, to one on the same corpus, median of the pairs",
        f"one and two processes: time on the wall, {REPEATS} runs in turns, a spawn pool; peak MB of two counts parent "
        "and children",
        "whole articles: few, their speed holds for articles of this length only; longer ones are slower a character",
        "found: claims, or lines that pass the gate, or quantulum3's quantities, people as `dimensionless`",
        "the text is nearly all ASCII: a million characters a second are a megabyte a second",
    ]


def _markdown(rows: list[Row], shares: dict[str, float], before: float) -> str:
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench` (`python -m tests.benchmarks.bench --write`); run it to have your own machine's.",
        "",
        "*Dense* text is the sample articles over and over with other numbers, places and words; *general* is made",
        f"up: ordinary news of whose sentences {corpus.RELEVANT:.0%} report a figure; *wire* is dense dispatches as",
        f"{corpus.OUTLETS} outlets each print them: cut, a sentence or two altered (`tests/benchmarks/corpus.py`).",
        "",
        "| " + " | ".join(HEADERS) + " |",
        "|---|---|" + "---:|" * (len(HEADERS) - 2),
        *("| " + " | ".join(_cells(row)) + " |" for row in rows),
        "",
        *(f"- {line}" for line in _remarks(shares, before)),
    ]
    return "\n".join(lines) + "\n"


def busyness() -> float:
    """How many processes wanted a core in the last minute; 0 where the system doesn't say."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def load(before: float) -> str:
    """How busy the machine was before the run, in words."""
    busy = before > 0.3 * (os.cpu_count() or 1)
    return f"load before {before:.1f}" + (": the machine was BUSY, times on the wall say little" if busy else "")


def python() -> str:
    """The version of Python that ran."""
    return f"Python {platform.python_version()}"


def machine() -> str:
    """Model of the processor and number of cores."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    return f"{model}, {os.cpu_count()} cores"


if __name__ == "__main__":
    main()
