"""`tollbook extract`: a file of texts in, a file of claims out."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO

import click
from rich.console import Console
from rich.progress import Progress

from pipelines.extraction import Record, RecordError, check_record, extract_records

LARGE = 8_000_000
"""Bytes of input from which a second process pays for its start."""


def extract(source: Path, target: Path, workers: int) -> int:
    """Write the claims of every text of `source` to `target` (under a temporary name first); gives the exit status.

    A line that can't be read is named on standard error with its number and has no line in `target`: status 1.
    """
    bad: list[int] = []
    partial = target.with_name(f"{target.name}.{os.getpid()}.part")
    size = source.stat().st_size
    with (
        source.open(encoding="utf-8-sig", errors="replace", newline="\n") as lines,
        partial.open("w", encoding="utf-8", errors="backslashreplace") as out,
        Progress(console=Console(stderr=True), transient=True) as progress,
        _pool(workers, size) as pool,
    ):
        task = progress.add_task("extracting", total=size)
        for answer in extract_records(_records(lines, source, bad, progress, task), pool):
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    partial.replace(target)
    return 1 if bad else 0


def _pool(workers: int, size: int) -> AbstractContextManager[Executor | None]:
    count = workers or (os.cpu_count() or 1 if size > LARGE else 1)
    if count == 1:
        return nullcontext()
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"))


def _records(lines: IO[str], source: Path, bad: list[int], progress: Progress, task: object) -> Iterator[Record]:
    for number, line in enumerate(lines, start=1):
        progress.update(task, advance=len(line))  # type: ignore[arg-type]
        if not line.strip():
            continue
        try:
            yield check_record(json.loads(line))
        except (json.JSONDecodeError, RecordError, RecursionError) as error:
            bad.append(number)
            reason = "is not JSON" if isinstance(error, json.JSONDecodeError) else str(error)
            click.echo(f"tollbook: {source}:{number}: {reason}; left out", err=True)
