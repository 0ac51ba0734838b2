"""The bundled sample articles, and the real texts where they are at hand."""

from __future__ import annotations

import csv
import re
import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.articles.reading import Reading, read
from tests.articles.conftest import Desk
from tests.conftest import ROOT, SHARED

SAMPLES = ROOT / "seeds" / "articles"
FIGURES = ROOT / "tests" / "data" / "sample_figures.csv"
MANIFEST = ROOT / "tests" / "data" / "seeds_manifest.csv"

OUTLETS = {
    "Capstan Radio",
    "Crossbow Relief",
    "Kestrel Press Agency",
    "Larkfield Online",
    "Port Alder Herald",
    "Tarn Valley Gazette",
    "The Fenbridge Courier",
    "The Harbour Dispatch",
    "Westmoor Evening Mail",
}
"""All invented: a text of ours is never put into the mouth of a real outlet."""

LINEAGES = [
    (r"the Syrian Observatory for Human Rights", 8),
    (r"the (United Nations|UN)\b", 5),
    (r"the UN refugee agency|UNHCR", 4),
    (r"Violations Documentation Centre", 2),
]


@pytest.fixture(scope="module")
def samples() -> Reading:
    return read([SAMPLES])


def test_all_are_read(samples: Reading) -> None:
    assert samples.rejected.is_empty()
    assert samples.articles.height == 34
    assert set(samples.articles["format"]) == {"txt", "jsonl", "csv"}
    assert set(samples.articles["published_basis"]) == {"front_matter", "manifest", "record"}


def test_all_are_marked_and_of_invented_outlets(samples: Reading) -> None:
    assert samples.articles["is_sample"].all()
    assert set(samples.articles["publisher"]) == OUTLETS
    assert set(samples.articles["wire"]) == {"Kestrel", None}
    links = samples.articles["url"].drop_nulls()
    assert links.str.contains(r"^https://[a-z]+\.example/").all()


def test_no_article_quotes_a_real_outlet(samples: Reading) -> None:
    real = re.compile(r"\b(AFP|Reuters|BBC|CNN|AP|Associated Press|Al Jazeera|Sana|ANSA|DPA|Guardian)\b")
    assert not [text for text in samples.articles["text"] if real.search(text)]


@pytest.mark.parametrize(("body", "dates"), LINEAGES)
def test_lineages_have_several_dates(samples: Reading, body: str, dates: int) -> None:
    mine = samples.articles.filter(pl.col("text").str.contains(f"(?i){body}"))
    assert mine["published_on"].n_unique() >= dates


def test_the_list_of_their_figures_is_true_to_them(samples: Reading) -> None:
    """`sample_figures.csv` says what a careful reader finds; every figure in it stands in its article."""
    listed = pl.read_csv(FIGURES, try_parse_dates=True)
    texts = samples.articles.group_by("published_on").agg(pl.col("text").str.join("\n"))
    joined = listed.join(texts, on="published_on", how="left")
    for value, text in joined.select("value", "text").iter_rows():
        assert f"{value:,}" in text


def test_the_syndicated_copy_is_the_one_story_of_two(desk: Desk) -> None:
    desk.run(SAMPLES)
    two = desk.con.sql(
        "SELECT publisher FROM articles JOIN stories USING (article_id) "
        "WHERE story_id IN (SELECT story_id FROM stories GROUP BY ALL HAVING count(*) > 1) ORDER BY publisher"
    ).pl()
    assert two["publisher"].to_list() == ["Kestrel Press Agency", "The Harbour Dispatch"]


def test_no_sentence_is_that_of_another(samples: Reading) -> None:
    if not SHARED.is_dir():
        pytest.skip("the real texts are not at hand")
    theirs = pl.concat([read([SHARED / "seeds"]).articles, samples.articles])
    words = theirs["text"].str.to_lowercase().str.extract_all(r"\w+").to_list()
    runs = [{tuple(text[n : n + 9]) for n in range(len(text) - 8)} for text in words]
    known = set().union(*runs[:5])
    assert not [run & known for run in runs[5:] if run & known]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real texts are not at hand")
class TestRealTexts:
    """Five articles of July and August 2012."""

    @pytest.fixture
    def texts(self, desk: Desk) -> Path:
        for path in sorted((SHARED / "seeds").glob("*.txt")):
            desk.put(path.name, path.read_bytes())
        return desk.folder

    def test_bare(self, desk: Desk, texts: Path) -> None:
        assert desk.run()["new_articles"] == 5
        for path in texts.iterdir():
            stored = desk.con.sql("SELECT text FROM articles WHERE origin = $path", params={"path": str(path)}).pl()
            assert stored["text"].to_list() == [path.read_bytes().decode()]

    def test_bare_ones_are_dated_from_their_words(self, desk: Desk, texts: Path) -> None:
        desk.run()
        days = {row["file"]: date.fromisoformat(row["published_on"]) for row in csv.DictReader(MANIFEST.open())}
        rows = desk.rows("articles", "origin", "published_on", "published_basis")
        assert {basis for _, _, basis in rows} == {"inferred"}
        for origin, day, _ in rows:
            assert isinstance(day, date)
            assert abs((day - days[Path(str(origin)).name]).days) <= 1

    def test_with_dates(self, desk: Desk, texts: Path) -> None:
        desk.run()
        shutil.copy(MANIFEST, texts / "articles.csv")
        desk.run()
        assert desk.refusals() == []
        assert desk.rows("articles", "published_on::VARCHAR") == [
            ("2012-07-21",), ("2012-07-23",), ("2012-07-23",), ("2012-07-26",), ("2012-08-08",)
        ]  # fmt: skip
        assert desk.rows("stories", "count(DISTINCT story_id)") == [(5,)]
