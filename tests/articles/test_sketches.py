"""What is kept of a text to recognise its copies."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.articles.sketches import COMPLETE_BELOW, figures, shingles, sketch

FIGURES = [
    ("nothing", "Nobody died.", []),
    ("small numbers are everywhere", "9 died and 10 were hurt.", [10]),
    ("thousands by comma", "19,106 people and 1,234,567 more", [19106, 1234567]),
    ("by point", "19.106 personas", [19106]),
    ("by blank, narrow or not", "19\u00a0106 personnes, 4\u202f861 soldats, 13 296 civils", [4861, 13296, 19106]),
    ("by apostrophe", "19'106 Menschen", [19106]),
    ("Arabic digits", "١٩١٠٦ قتيلا", [19106]),
    ("years are not figures", "Since 2011, 123 died; in 1982 too.", [123]),
    ("thousands that look like years", "2,000 dead, 1.950 hurt", [1950, 2000]),
    ("once each, in order", "143 died: 75, 41 and 27. The 143 ...", [27, 41, 75, 143]),
    ("a list is no number", "41,27 and 75, 41", [27, 41, 75]),
    ("parts of words", "the 14th brigade, x25, 300mm, T72", []),
    ("numbers beyond reason", "9" * 5000 + " and 44", [44]),
]

SHINGLES = [
    ("", 0),
    ("!!! ...", 0),
    ("died", 1),
    ("two died", 1),
    ("two people died", 1),
    ("Two people died yesterday.", 2),
    ("died died died died died", 1),
    ("قُتل ثلاثة أشخاص في حمص", 3),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FIGURES], ids=[row[0] for row in FIGURES])
def test_figures(text: str, expected: list[int]) -> None:
    assert figures(pl.Series([text])).to_list() == [expected]


@pytest.mark.parametrize(("text", "expected"), SHINGLES)
def test_shingles(text: str, expected: int) -> None:
    assert shingles(pl.Series(["another text beside it", text])).filter(pl.col("document") == 1).height == expected


def test_case_and_punctuation_do_not_count() -> None:
    found = shingles(pl.Series(["Two people, it said, DIED.", "two people it said died"]))
    one, other = (found.filter(pl.col("document") == n)["hash"].sort() for n in (0, 1))
    assert one.equals(other)


def test_the_order_of_words_counts() -> None:
    found = shingles(pl.Series(["soldiers killed rebels", "rebels killed soldiers"]))
    assert found["hash"].n_unique() == 2


def test_hashes_are_the_same_everywhere() -> None:
    assert shingles(pl.Series(["Two people died"]))["hash"].to_list() == [1924896510797669590]


def test_short_texts_are_kept_whole_and_long_ones_by_a_fourth() -> None:
    short = " ".join(f"w{n}" for n in range(COMPLETE_BELOW))
    long = " ".join(f"w{n}" for n in range(4000))
    rows = sketch(pl.DataFrame({"article_id": ["s", "l", "e"], "text": [short, long, ""]}))
    sizes = rows.select("shingles", pl.col("sample").list.len()).rows()
    assert sizes[0] == (COMPLETE_BELOW - 2, COMPLETE_BELOW - 2)
    assert sizes[1][0] == 3998
    assert 850 < sizes[1][1] < 1150
    assert sizes[2] == (0, 0)
