"""The benchmark's texts are what its report says of them."""

from __future__ import annotations

import re

from tests.benchmarks import corpus

FIGURES = re.compile(
    r"killed|wounded|displaced|captured|death toll|refugees|arrested|shot dead|fled their homes|sank off"
)


def sentences(records: list[corpus.Record]) -> list[str]:
    return [part for record in records for part in re.split(r"(?<=[.!?”])\s+", record["text"].strip())]


def test_the_same_on_every_run() -> None:
    assert corpus.dense(40) == corpus.dense(40)
    assert corpus.general(40) == corpus.general(40)
    assert corpus.wire(40) == corpus.wire(40)


def test_dense_text_repeats_little() -> None:
    assert corpus.unique_share(sentences(corpus.dense(300))) > 0.75


def test_wire_text_is_copies_of_which_few_are_the_same() -> None:
    copies = corpus.wire(200)
    assert corpus.unique_share(sentences(copies)) < 0.3
    assert corpus.unique_share([copy["text"] for copy in copies]) > 0.7


def test_general_text_reports_few_figures() -> None:
    found = sentences(corpus.general(200))
    assert abs(sum(bool(FIGURES.search(text)) for text in found) / len(found) - corpus.RELEVANT) < 0.01
    assert corpus.unique_share(found) > 0.85


def test_every_slot_is_filled() -> None:
    assert not [text for text in sentences(corpus.general(200)) if "{" in text]
