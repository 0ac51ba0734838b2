"""From texts to findings: what a careful reader of a handful of articles would object to, found and said plainly."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines import flow, warehouse
from pipelines.context import Context
from pipelines.settings import Settings
from tests.conftest import ROOT, SHARED

FIVE = SHARED / "seeds"

# What a reader would find in the real articles: the rule, and words that its sentence must have.
IN_THE_FIVE = [
    ("stale_quote", ("at least 10,000", "31 May 2012", "quoted on 23 July 2012")),
    ("stale_quote", ("more than 19,000", "26 July 2012", "repeats its figure of 22 July 2012")),
    ("anonymised_source", ("Human rights groups", "Observatory", "19,106")),
    ("adds_up", ("143", "25 July 2012", "75 + 41 + 27")),
    ("re_mention", ("The 4 killed", "18 July 2012", "told again on 23 July 2012")),
    ("re_mention", ("The 4 killed", "18 July 2012", "told again on 8 August 2012")),
    ("stock_fell", ("from 300 (21 July 2012) to 150 (26 July 2012)", "no revision")),
]

ARTICLES = {
    "one": ("2013-06-03", """The Observatory said on Monday that 4,106 people have been killed in Karvia since January.
        A bomb killed three officials in Tarn on June 1. The 240-strong mission in Tarn has been confined to
        its hotels."""),
    "two": ("2013-06-04", """More than 4,000 people have been killed in Karvia since January, human rights groups say.
        The blast that killed three officials in Tarn on June 1 shook the government."""),
    "three": ("2013-06-08", """The Observatory says more than 4,000 people have been killed in Karvia since January.
        It said that 96 people were killed across the country on Friday, including 51 civilians, 30 soldiers and 15
        rebels. Only 120 UN observers are still deployed in Tarn."""),
}  # fmt: skip
IN_OURS = [
    ("stale_quote", ("more than 4,000", "8 June 2013", "repeats its figure of 3 June 2013")),
    ("anonymised_source", ("uman rights groups", "Observatory", "4,106")),
    ("adds_up", ("96", "7 June 2013", "51 + 30 + 15")),
    ("re_mention", ("The 3 killed", "1 June 2013", "told again on 4 June 2013")),
    ("stock_fell", ("from 240", "to 120 (8 June 2013)")),
]


def _findings(settings: Settings, context: Context) -> list[tuple[str, str]]:
    flow.run(context)
    with warehouse.reading(settings) as con:
        return con.execute("SELECT rule, sentence FROM findings").fetchall()


def _missing(expected: list[tuple[str, tuple[str, ...]]], found: list[tuple[str, str]]) -> list[object]:
    return [
        (rule, words)
        for rule, words in expected
        if not any(rule == name and all(word in sentence for word in words) for name, sentence in found)
    ]


@pytest.mark.skipif(not FIVE.is_dir(), reason="the five real articles are not at hand")
def test_the_five_real_articles(ledger: Settings) -> None:
    manifest = ROOT / "tests" / "data" / "seeds_manifest.csv"
    found = _findings(ledger, Context(ledger, paths=(FIVE,), manifest=manifest))
    assert _missing(IN_THE_FIVE, found) == []
    assert len(found) == len(IN_THE_FIVE), "a careful reader would object to nothing else"


def test_articles_of_our_own(ledger: Settings, tmp_path: Path) -> None:
    for name, (published, text) in ARTICLES.items():
        head = f"---\npublished_on: {published}\npublisher: Larkfield {name}\n---\n"
        (tmp_path / f"{name}.txt").write_text(head + " ".join(text.split()) + "\n", encoding="utf-8")
    assert _missing(IN_OURS, _findings(ledger, Context(ledger, paths=(tmp_path,)))) == []
