"""The words by which a day of arrival is named."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.articles.arrivals import day

TODAY = date(2026, 3, 1)
NAMED = [
    ("2026-02-27", date(2026, 2, 27)),
    ("today", TODAY),
    (" Yesterday ", date(2026, 2, 28)),
    ("0 days ago", TODAY),
    ("1 day ago", date(2026, 2, 28)),
    ("7 days ago", date(2026, 2, 22)),
]


@pytest.mark.parametrize(("words", "meant"), NAMED)
def test_a_day_by_its_words(words: str, meant: date) -> None:
    assert day(words, TODAY) == meant


@pytest.mark.parametrize("words", ["", "tomorrow", "27.2.2026", "2026-02-30", "a day ago", "-1 days ago"])
def test_what_is_no_day(words: str) -> None:
    with pytest.raises(ValueError, match="is no day like"):
        day(words, TODAY)
