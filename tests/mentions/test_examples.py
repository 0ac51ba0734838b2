"""The engine on every example of the language of casualty reporting, all in one batch."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipelines import mentions
from tests.mentions import example_files

ROOT = Path(__file__).parents[2]
EXAMPLES = example_files.read_all()


@cache
def extracted() -> dict[str, list[dict[str, Any]]]:
    """Mentions of every example by the example's name."""
    names = [example.name for example in EXAMPLES]
    articles = pl.DataFrame({"article_id": names, "text": [example.text for example in EXAMPLES]})
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for row in mentions.extract(articles).iter_rows(named=True):
        rows[row["article_id"]].append(row)
    return rows


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(
            example,
            id=example.name,
            marks=pytest.mark.xfail(strict=True, reason="known to be read wrongly") if example.known_wrong else (),
        )
        for example in EXAMPLES
    ],
)
def test_example(example: example_files.Example) -> None:
    missing, surplus = example_files.unmatched(example, extracted()[example.name])
    assert not missing and not surplus, _complaint(example, missing, surplus)


def test_spans_are_the_surface() -> None:
    for example in EXAMPLES:
        for row in extracted()[example.name]:
            span = example.text[row["span_start"] : row["span_end"]]
            inside = row["sentence_start"] <= row["span_start"] < row["span_end"] <= row["sentence_end"]
            assert span == row["surface"], example.name
            assert inside, example.name
            assert row["sentence_end"] <= len(example.text), example.name


def test_there_are_enough_examples_and_none_twice() -> None:
    assert len(EXAMPLES) >= 800
    twice = [text for text, count in Counter(example.text for example in EXAMPLES).items() if count > 1]
    assert not twice


def test_every_expected_surface_stands_in_its_text() -> None:
    for example in EXAMPLES:
        for wanted in example.expected:
            assert any(surface in example.text for surface in wanted.surfaces), (example.name, wanted.line)


@pytest.mark.slow
def test_the_same_under_any_hash_seed() -> None:
    code = "from tests.mentions import test_examples as t; print(repr(t.extracted()))"
    answers = set()
    for seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
        answers.add(done.stdout)
    assert len(answers) == 1


def _complaint(example: example_files.Example, missing: list[str], surplus: list[str]) -> str:
    lines = [example.name, example.text]
    lines += [f"    missing  {line}" for line in missing]
    lines += [f"    surplus  {line}" for line in surplus]
    return "\n".join(lines)
