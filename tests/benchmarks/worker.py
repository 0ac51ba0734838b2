"""One measured run in a process of its own: `python -m tests.benchmarks.worker '{"engine": ..., ...}'` prints JSON.

Loading lexicons and libraries is over before the clock starts; the text is new to the process when it does.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from typing import Any

from tests.benchmarks import corpus

WARM_UP = [
    {
        "id": "warm",
        "text": "Gunmen killed 12 people 40 km from Kano on Friday, police said.",
        "published_on": "2013-02-11",
    }
]
Run = Callable[[list[corpus.Record]], int]


def main() -> None:
    """Reads the task (engine, corpus, articles, processes, core) and prints what was measured."""
    task = json.loads(sys.argv[1])
    if task["core"] is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {task["core"]})
    records = getattr(corpus, task["corpus"])(task["articles"])
    run, close = ENGINES[task["engine"]](task)
    prepared = PREPARE.get(task["engine"], list)(records)
    wall, cpu = time.perf_counter(), time.process_time()
    found = run(prepared)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    close()
    print(
        json.dumps(
            {"wall": wall, "cpu": cpu, "found": found, "characters": corpus.characters(records), "peak_mb": _peak(task)}
        )
    )


def _tollbook(task: dict[str, Any]) -> tuple[Run, Callable[[], None]]:
    """The engine with all fields, on the executor that a caller would hand in."""
    from pipelines.extraction import extract_records

    if task["processes"] == 1:
        list(extract_records(WARM_UP))
        return lambda records: sum(len(found["claims"]) for found in extract_records(records)), lambda: None
    spawn, count = get_context("spawn"), task["processes"]
    executor = ProcessPoolExecutor(count, mp_context=spawn, initializer=_ready, initargs=(spawn.Barrier(count),))
    list(executor.map(abs, range(count)))
    return lambda records: sum(len(found["claims"]) for found in extract_records(records, executor)), executor.shutdown


def _ready(all_of_them: Barrier) -> None:
    """Loads everything in a worker, and lets none begin before every other one has: a fast one would take all."""
    from pipelines.extraction import extract_records

    list(extract_records(WARM_UP))
    all_of_them.wait()


def _mentions(task: dict[str, Any]) -> tuple[Run, Callable[[], None]]:
    """The first half of the engine: figures without source, place and date."""
    import polars as pl

    from pipelines import mentions

    def run(records: list[corpus.Record]) -> int:
        frame = pl.DataFrame({"article_id": [r["id"] for r in records], "text": [r["text"] for r in records]})
        return mentions.extract(frame).height

    run(WARM_UP)
    return run, lambda: None


def _gate(task: dict[str, Any]) -> tuple[Run, Callable[[], None]]:
    """The gate alone, on lines as the engine hands them in; it finds the lines that may state a figure."""
    from pipelines.mentions import gate

    def run(records: list[corpus.Record]) -> int:
        may_state, _ = gate.hot([record["text"] for record in records])
        return sum(may_state)

    run(WARM_UP)
    return run, lambda: None


def _quantulum3(task: dict[str, Any]) -> tuple[Run, Callable[[], None]]:
    """quantulum3 as it comes, on whatever it is handed: one text after the other."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

    def run(records: list[corpus.Record]) -> int:
        return sum(len(parser.parse(record["text"])) for record in records)

    run(WARM_UP)
    return run, lambda: None


def _sentences(records: list[corpus.Record]) -> list[corpus.Record]:
    """The records' sentences, a record each: quantulum3 is spared the splitting."""
    from pipelines.mentions import lexicon, sentences

    abbreviations = lexicon.load().abbreviations
    return [
        {"text": record["text"][start:end]}
        for record in records
        for start, end in sentences.split(record["text"], abbreviations)
    ]


def _lines(records: list[corpus.Record]) -> list[corpus.Record]:
    """The records' lines, a record each."""
    return [{"text": line} for record in records for line in record["text"].splitlines()]


def _peak(task: dict[str, Any]) -> float:
    """Peak memory in MB; with several processes that of the parent plus as many times the largest child's."""
    mine = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (mine + (task["processes"] * largest if task["processes"] > 1 else 0)) / 1024


ENGINES = {
    "tollbook": _tollbook,
    "mentions": _mentions,
    "gate": _gate,
    "quantulum3_sentences": _quantulum3,
    "quantulum3_articles": _quantulum3,
}

PREPARE = {"quantulum3_sentences": _sentences, "gate": _lines}
"""What is made of the articles before the clock starts."""

if __name__ == "__main__":
    main()
