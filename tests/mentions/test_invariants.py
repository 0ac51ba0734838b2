"""What must never change a figure: the gate, other paragraphs around it, page furniture, capitals."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines import mentions
from tests.mentions import example_files

EXAMPLES = example_files.read_all()
TEXTS = [example.text for example in EXAMPLES]
KEYS = ("surface", "value", "low", "high", "quantifier", "measure", "population", "unit")
ABOVE = [
    "Share 245 Tweet 1,302\n\nAdvertisement\n\n",
    "We use cookies to improve your experience. Accept all | Manage 142 partners\n\nHome > World > Africa\n\n",
    "Published 4 July 2021 | 3 min read | 17 comments\n\n",
]
BELOW = [
    "\n\nMost read\n1. Ten things to know about the budget\n© 2024 The Morning Post. All rights reserved.\n",
    "\n\nSign in to comment (0)\n\nE-paper | Contact | Registered no. 908396\n",
    "\n\nShare this: Facebook 12 WhatsApp 3\n",
]


def read(texts: list[str], **options: Any) -> list[list[tuple[Any, ...]]]:
    """Figures of each text without their offsets."""
    frame = pl.DataFrame({"article_id": [str(number) for number in range(len(texts))], "text": texts})
    found: list[list[tuple[Any, ...]]] = [[] for _ in texts]
    for row in mentions.extract(frame, **options).iter_rows(named=True):
        found[int(row["article_id"])].append(tuple(row[key] for key in KEYS))
    return found


@cache
def plain() -> list[list[tuple[Any, ...]]]:
    """Figures of every example as it stands."""
    return read(TEXTS)


def differing(found: list[list[tuple[Any, ...]]]) -> list[str]:
    """Names of the examples whose figures are others."""
    return [example.name for example, one, other in zip(EXAMPLES, plain(), found, strict=True) if one != other]


def test_the_gate_loses_nothing() -> None:
    assert not differing(read(TEXTS, gated=False))


@pytest.mark.parametrize("above", ABOVE, ids=["share", "cookies", "dateline"])
def test_page_furniture_above_changes_nothing(above: str) -> None:
    assert not differing(read([above + text for text in TEXTS]))


@pytest.mark.parametrize("below", BELOW, ids=["most read", "sign in", "share"])
def test_page_furniture_below_changes_nothing(below: str) -> None:
    assert not differing(read([text + below for text in TEXTS]))


def test_one_by_one_as_in_a_batch() -> None:
    for index in range(0, len(TEXTS), 20):
        assert read([TEXTS[index]])[0] == plain()[index], EXAMPLES[index].name


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, len(EXAMPLES) - 1), min_size=2, max_size=6))
def test_paragraphs_that_have_nothing_to_do_with_each_other(chosen: list[int]) -> None:
    (found,) = read(["\n\n".join(TEXTS[index] for index in chosen)])
    assert _homeless(found) == _homeless([figure for index in chosen for figure in plain()[index]])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(EXAMPLES) - 1), st.text(max_size=40), st.text(max_size=40))
def test_offsets_slice_to_the_surface_whatever_stands_around(index: int, before: str, after: str) -> None:
    text = before + TEXTS[index] + after
    frame = pl.DataFrame({"article_id": ["a"], "text": [text]})
    for row in mentions.extract(frame).iter_rows(named=True):
        assert text[row["span_start"] : row["span_end"]] == row["surface"]


def test_capitals_keep_figures_and_measures() -> None:
    """Names aside: without lower case nothing tells a name from another word."""
    upper = read([text.upper() for text in TEXTS])
    wrong = [
        example.name
        for example, one, other in zip(EXAMPLES, plain(), upper, strict=True)
        if not _has_name(one) and sorted(_bare(one), key=repr) != sorted(_bare(other), key=repr)
    ]
    assert len(wrong) <= 0.01 * len(EXAMPLES), wrong


def _homeless(figures: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Figures without telling foreigners from people at home: where home is, the whole article says."""
    return [tuple("all" if cell == "foreigner" else cell for cell in figure) for figure in figures]


def _has_name(figures: list[tuple[Any, ...]]) -> bool:
    return any(surface.istitle() and " " in surface for surface, *_ in figures) or any(
        value == 1 and surface.istitle() and len(surface) > 3 for surface, value, *_ in figures
    )


def _bare(figures: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [(value, low, high, measure) for _, value, low, high, _, measure, _, _ in figures]
