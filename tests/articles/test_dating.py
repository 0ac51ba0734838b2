"""Dating a text without a date. The real texts are read from `../shared` where it is there."""

from __future__ import annotations

import json
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.articles import dating
from pipelines.articles.dating import infer
from tests.conftest import SHARED

TEXTS = [
    ("Published 4 July 2021\nGunmen killed nine people on Saturday.", date(2021, 7, 4)),
    ("Posted on November 8, 2016\nTroops found a grave.", date(2016, 11, 8)),
    ("FRIDAY MAY 10 2019\nGunmen attacked a bus on Thursday night.", date(2019, 5, 10)),
    ("The Security Council voted on a final 30-day extension yesterday. Assad said nothing.", date(2012, 7, 21)),
    ("Assad's forces fought on Thursday. Rebels came on 20 July 2012; shells fell on Wednesday.", date(2012, 7, 26)),
    ("Rebels took a base on Sunday, in the 16-month uprising against President Bashar al-Assad.", None),
    ("Nothing here tells the day.\n© 2025 The Post. All rights reserved.", "undated"),
    ("Two people died on Monday.\nCopyright 2025", "undated"),
    ("Nine miners died on Tuesday in the worst accident since 19 May 2009, the owners said.", "undated"),
    ("Since 4 March 2011 more than 900 people have drowned. Twelve bodies were found yesterday.", "undated"),
    ("It was the deadliest raid since April 2, 2015. Soldiers came on 20 July 2018, a Friday.", date(2018, 7, 20)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), TEXTS)
def test_dated(text: str, day: date | str | None) -> None:
    row = infer(pl.DataFrame({"article_id": ["a"], "text": [text]})).row(0, named=True)
    if day == "undated":
        assert row["published_on"] is None
        assert row["reasons"] == []
    elif day is None:
        assert row["published_on"].year == 2012
        assert row["published_precision"] > 1
    else:
        assert abs((row["published_on"] - day).days) <= 1
        assert row["reasons"]


# a text whose year is that of something else, or a guess
LONE_YEARS = [
    "The border of 1974 was quiet until 3 June. On Tuesday gunmen killed nine people.",
    "Founded in 1998, the league met on 11 May. Police shot two people on Sunday.",
    "A dam built in 1962 burst on 9 August and drowned forty, officials said on Friday.",
]


@pytest.mark.parametrize("text", LONE_YEARS)
def test_a_lone_year_dates_nothing_to_the_day(text: str) -> None:
    row = infer(pl.DataFrame({"article_id": ["a"], "text": [text]})).row(0, named=True)
    assert row["published_precision"] == 5


@pytest.mark.parametrize("days", [200, 5_000])
def test_a_list_of_dates_is_read_in_time(days: int) -> None:
    """Days beyond the first ones are no longer weighed: what each further one costs stays the same."""
    text = ", ".join((date(1990, 1, 1) + timedelta(days=3 * step)).strftime("%d %B %Y") for step in range(days))
    anchors = dating._read(text)
    assert len(anchors.stated) <= dating._MOST
    assert infer(pl.DataFrame({"article_id": ["a"], "text": [text]}))["published_on"][0] is not None


@pytest.mark.skipif(not (SHARED / "gold" / "seeds.jsonl").exists(), reason="the real texts are not here")
def test_real_texts_within_a_day() -> None:
    gold = [json.loads(line) for line in (SHARED / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = [(SHARED / row["file"]).read_text(encoding="utf-8") for row in gold]
    found = infer(pl.DataFrame({"article_id": [row["id"] for row in gold], "text": texts}))
    for row, day in zip(gold, found["published_on"], strict=True):
        assert abs((day - date.fromisoformat(row["published_on"])).days) <= 1, row["id"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "March",
                "May",
                "31",
                "30",
                "February",
                "2011",
                "©",
                "16-month",
                "Syria",
                "Assad",
                "last",
                "year",
                "Monday",
                "yesterday",
                "December's",
                "99",
                "0",
                ".",
            ]
        )
    )
)
def test_any_text_is_dated_or_left(words: list[str]) -> None:
    assert infer(pl.DataFrame({"article_id": ["a"], "text": [" ".join(words)]})).height == 1
