"""Which claims tell the same incident: in one article, across articles, whatever comes first."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import polars as pl
import pytest

from pipelines import warehouse
from pipelines.articles import stage as articles
from pipelines.claims import resolve
from pipelines.claims import stage as claims
from pipelines.claims.identity.incidents import coreferences
from pipelines.context import Context
from pipelines.mentions import extract
from pipelines.mentions import stage as mentions
from pipelines.settings import Settings
from tests.conftest import SHARED

DAY = date(2013, 6, 19)

# what it shows, [(day of publication, text)], groups: for each figure a letter, - where it stands alone
TOLD = [
    ("told twice in one article",
     [(DAY, "Bomb kills 12 in Kirkuk\n\nA car bomb killed 12 people in Kirkuk on Tuesday.\n\n"
            "Police said the blast in Kirkuk killed 12 people on Tuesday.")], "aaa"),
    ("told by two articles",
     [(DAY, "A car bomb killed 12 people in Kirkuk on Tuesday."),
      (date(2013, 6, 21), "Tuesday's bombing in Kirkuk killed 12 people.")], "aa"),
    ("one place lies in the other",
     [(DAY, "Shells killed 14 people in Barzeh on Tuesday."),
      (DAY, "Shells killed 14 people in Damascus on Tuesday.")], "aa"),
    ("the country is enough where there is one candidate",
     [(DAY, "A car bomb killed 14 people in Kirkuk on Tuesday."),
      (DAY, "A car bomb killed 14 people in Iraq on Tuesday.")], "aa"),
    ("other numbers",
     [(DAY, "A car bomb killed 12 people in Kirkuk on Tuesday."),
      (DAY, "A car bomb killed 15 people in Kirkuk on Tuesday.")], "--"),
    ("other days",
     [(DAY, "A car bomb killed 12 people in Kirkuk on Tuesday."),
      (DAY, "A car bomb killed 12 people in Kirkuk on Monday.")], "--"),
    ("other places",
     [(DAY, "A car bomb killed 12 people in Kirkuk on Tuesday."),
      (DAY, "A car bomb killed 12 people in Basra on Tuesday.")], "--"),
    ("the country could mean either",
     [(DAY, "A car bomb killed 12 people in Kirkuk on Tuesday."),
      (DAY, "A car bomb killed 12 people in Basra on Tuesday."),
      (DAY, "A car bomb killed 12 people in Iraq on Tuesday.")], "---"),
    ("other people",
     [(DAY, "Gunmen killed 12 soldiers in Kirkuk on Tuesday."),
      (DAY, "Gunmen killed 12 villagers in Kirkuk on Tuesday.")], "--"),
    ("no class named fits any class",
     [(DAY, "Gunmen killed 12 soldiers in Kirkuk on Tuesday."),
      (DAY, "Gunmen killed 12 people in Kirkuk on Tuesday.")], "aa"),
    ("no class named, and two classes",
     [(DAY, "Gunmen killed 12 soldiers in Kirkuk on Tuesday."),
      (DAY, "Gunmen killed 12 villagers in Kirkuk on Tuesday."),
      (DAY, "Gunmen killed 12 people in Kirkuk on Tuesday.")], "---"),
    ("another means",
     [(DAY, "A car bomb killed five people in Kirkuk on Tuesday."),
      (DAY, "Gunmen shot five people dead in Kirkuk on Tuesday.")], "--"),
    ("a further attack",
     [(DAY, "A car bomb killed five people in Kirkuk on Tuesday. Another car bomb killed five people in Kirkuk on "
            "Tuesday.")], "--"),
    ("the dead are not the hurt",
     [(DAY, "A car bomb killed 12 people in Kirkuk on Tuesday and wounded 12.")], "--"),
    ("twice in one sentence",
     [(DAY, "Two people were shot dead and two people were stabbed to death in Kirkuk on Tuesday."),
      (DAY, "Gunmen killed two people in Kirkuk on Tuesday.")], "---"),
    ("a few of a whole country",
     [(DAY, "Two people were killed in Iraq on Tuesday."),
      (DAY, "Two people were killed in Iraq on Tuesday, police said.")], "--"),
    ("a few in a town",
     [(DAY, "Two people were killed in Kirkuk on Tuesday."),
      (DAY, "Police said two people were killed in Kirkuk on Tuesday.")], "aa"),
    ("a denied figure tells nothing",
     [(DAY, "A car bomb killed 12 people in Kirkuk on Tuesday."),
      (DAY, "The army denied that 12 people had been killed in Kirkuk on Tuesday.")], "--"),
    ("a running total is no incident",
     [(DAY, "At least 9,000 people have been killed in Iraq since 2011."),
      (DAY, "At least 9,000 people have been killed in Iraq since 2011, the UN says.")], "--"),
    ("told weeks later without its day",
     [(date(2012, 7, 19), "A bomb killed four senior officials of Assad's government in Damascus on Wednesday."),
      (date(2012, 8, 8), "Assad has lost friends: four senior officials were assassinated in Damascus.")], "aa"),
    ("told months later without its day",
     [(date(2012, 7, 19), "A bomb killed four senior officials of Assad's government in Damascus on Wednesday."),
      (date(2013, 8, 8), "Assad has lost friends: four senior officials were assassinated in Damascus.")], "--"),
]  # fmt: skip


def claims_of(told: list[tuple[date, str]]) -> pl.DataFrame:
    """The claims of some articles as the stage hands them over."""
    frame = pl.DataFrame(
        [{"article_id": str(at), "text": text, "published_on": day} for at, (day, text) in enumerate(told)]
    ).with_columns(pl.lit(None, pl.String).alias("publisher"), pl.lit(None, pl.String).alias("wire"))
    found = resolve(frame, extract(frame)).join(frame.select("article_id", "text", "published_on"), on="article_id")
    size = pl.col("sentence_end") - pl.col("sentence_start")
    return found.with_columns(
        pl.format("{}/{}", "article_id", "ordinal").alias("claim_id"),
        pl.coalesce("value", "low").alias("amount"),
        pl.col("text").str.slice(pl.col("sentence_start"), size).alias("sentence"),
    )


def incidents_of(found: pl.DataFrame) -> dict[str, str | None]:
    told = found.filter((pl.col("basis") == "event") & pl.col("status").is_in(["asserted", "revised"]))
    return dict(coreferences(told).iter_rows())


@pytest.mark.parametrize(("told", "groups"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_the_same_incident(told: list[tuple[date, str]], groups: str) -> None:
    figures = claims_of(told)
    found = incidents_of(figures)
    names = [found.get(claim_id) for claim_id in figures["claim_id"]]
    letters = {name: "abcdef"[at] for at, name in enumerate(dict.fromkeys(name for name in names if name))}
    assert "".join(letters[name] if name else "-" for name in names) == groups


@pytest.mark.parametrize("row", [row for row in TOLD if 1 < len(row[1]) < 4], ids=lambda row: str(row[0]))
def test_order_changes_no_group(row: tuple[str, list[tuple[date, str]], str]) -> None:
    figures = claims_of(row[1])
    found = incidents_of(figures)
    for order in permutations(range(figures.height)):
        assert incidents_of(figures[list(order)]) == found


def groups_of(settings: Settings, runs: list[tuple[Path, ...]]) -> list[tuple[str, str]]:
    """Claims and their groups after some runs up to the claims, one after the other."""
    with warehouse.writing(settings) as con:
        for paths in runs:
            for stage in (articles, mentions, claims):
                stage.run(con, Context(settings, paths=paths))
        sql = "SELECT claim_id, coreference FROM claims WHERE coreference IS NOT NULL ORDER BY ALL"
        return con.execute(sql).fetchall()


def test_articles_one_by_one_give_the_groups_of_all_at_once(ledger: Settings, tmp_path: Path) -> None:
    paths = []
    for at, (day, text) in enumerate((day, text) for _, told, _ in TOLD[:10] for day, text in told):
        paths.append(tmp_path / f"{at}.txt")
        head = f"---\npublished_on: {day}\npublisher: Paper {at}\nsample: true\n---\n"
        paths[-1].write_text(f"{head}{text}\n", encoding="utf-8")
    whole = groups_of(ledger, [tuple(paths)])
    assert len(whole) > 6
    assert groups_of(Settings(tmp_path / "one"), [(path,) for path in [*reversed(paths[:6]), *paths[6:]]]) == whole
    paths[-1].write_text(f"{head}Nothing happened.\n", encoding="utf-8")
    fewer = groups_of(ledger, [(paths[-1],)])
    assert fewer == groups_of(Settings(tmp_path / "less"), [tuple(paths)])


@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="the real texts are not here")
def test_the_bombing_that_three_of_the_five_real_texts_tell() -> None:
    days = {"000": date(2012, 7, 21), "001": date(2012, 8, 8), "002": date(2012, 7, 26), "003": date(2012, 7, 23)}
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted((SHARED / "seeds").glob("*.txt"))}
    figures = claims_of([(day, texts[name]) for name, day in days.items()])
    found = incidents_of(figures)
    four = figures.filter((pl.col("amount") == 4) & (pl.col("measure") == "killed"))
    assert four["article_id"].to_list() == ["0", "1", "3"]
    assert len({found[claim_id] for claim_id in four["claim_id"]}) == 1
    assert found[four["claim_id"][0]] is not None
