"""Sentences are read a batch at a time; what stands beside one in the batch is another text's and changes nothing."""

from __future__ import annotations

from functools import cache

import pytest

from pipelines.mentions import lexicon, reading, sentences
from tests.mentions import example_files

BEFORE = (
    "It counted 40 dead, of whom 30 children.",
    "Of the nine officers",
    "The rebels lost three tanks and a dozen army trucks",
    "The blast hurt 7 guards",
    "in the village of",
    "killed",
)
AFTER = ("soldiers killed", "of them children", "and 12 wounded", "Karimi", "army tanks")


@cache
def alone() -> dict[str, tuple[object, ...]]:
    """What every fifth sentence of the examples says when it is read alone."""
    known = lexicon.load().abbreviations
    texts = [example.text for example in example_files.read_all()][::5]
    parts = dict.fromkeys(text[start:end] for text in texts for start, end in sentences.split(text, known))
    return {part: reading.parse([part], upper=False)[0] for part in parts}


@pytest.mark.parametrize("words", BEFORE)
def test_words_before(words: str) -> None:
    batch = [one for part in alone() for one in (words, part)]
    assert reading.parse(batch, upper=False)[1::2] == list(alone().values())


@pytest.mark.parametrize("words", AFTER)
def test_words_after(words: str) -> None:
    batch = [one for part in alone() for one in (part, words)]
    assert reading.parse(batch, upper=False)[::2] == list(alone().values())
