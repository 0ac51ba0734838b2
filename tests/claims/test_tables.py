"""Tables of claims dropped among the articles: read once, corrected, refused row by row."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from pipelines import claims_table, flow, warehouse
from pipelines.articles import stage as articles
from pipelines.claims import stage as claims
from pipelines.context import Context
from pipelines.settings import Settings

HEAD = "# Figures of a monitor.\nsource,as_of,published_on,value,quantifier,place,publisher,url,id,part_of\n"
ROWS = (
    "Harbour Monitor,2020-01-05,2020-01-06,120,exact,Freedonia,The Gazette,https://gazette.example/1,a,\n"
    "Harbour Monitor,2020-01-09,2020-01-09,140,at_least,Freedonia,,,b,\n"
    "Harbour Monitor,2020-01-09,2020-01-09,60,exact,Freedonia,,,c,b\n"
)


class Desk:
    """An inbox and the two stages that read it."""

    def __init__(self, folder: Path) -> None:
        self.settings = Settings(folder)
        self.inbox = self.settings.inbox
        self.inbox.mkdir(parents=True)

    def run(self) -> dict[str, int]:
        context = Context(self.settings)
        with warehouse.writing(self.settings) as con:
            counts = articles.run(con, context) | claims.run(con, context)
            for stage in ("articles", "claims"):
                flow.require(flow.checks.run_checks(con, stage))
        return counts

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with warehouse.writing(self.settings) as con:
            return con.execute(sql).fetchall()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "home")


def test_rows_become_claims_that_lead_back_to_their_page(desk: Desk) -> None:
    (desk.inbox / "figures.csv").write_text(HEAD + ROWS)
    counts = desk.run()
    assert counts["table_claims_added"] == 3 and counts["new_articles"] == 0
    shown = desk.rows("SELECT value, publisher, url FROM claims_with_sentences WHERE value = 120")
    assert shown == [(120, "The Gazette", "https://gazette.example/1")]
    assert desk.rows("SELECT row_id, line FROM claim_rows ORDER BY line") == [("a", 3), ("b", 4), ("c", 5)]
    assert desk.rows("SELECT count(*) FROM claims WHERE subset_of IS NOT NULL") == [(1,)]


def test_twice_changes_nothing(desk: Desk) -> None:
    (desk.inbox / "figures.csv").write_text(HEAD + ROWS)
    desk.run()
    before = desk.rows("FROM claims ORDER BY claim_id"), desk.rows("FROM claim_rows ORDER BY claim_id")
    counts = desk.run()
    assert counts["table_claims_added"] == counts["table_claims_removed"] == 0
    assert (desk.rows("FROM claims ORDER BY claim_id"), desk.rows("FROM claim_rows ORDER BY claim_id")) == before


def test_a_corrected_table_moves_only_what_changed(desk: Desk) -> None:
    path = desk.inbox / "figures.csv"
    path.write_text(HEAD + ROWS)
    desk.run()
    kept = desk.rows("SELECT claim_id, recorded_at FROM claims WHERE value = 120")
    path.write_text(HEAD + ROWS.replace(",140,", ",141,").replace(",60,", ",61,"))
    counts = desk.run()
    assert (counts["table_claims_added"], counts["table_claims_removed"]) == (2, 2)
    assert desk.rows("SELECT claim_id, recorded_at FROM claims WHERE value = 120") == kept
    assert desk.rows("SELECT value FROM claims ORDER BY value") == [(61,), (120,), (141,)]


def test_bad_rows_are_refused_by_line_and_the_rest_is_used(desk: Desk) -> None:
    bad = "Harbour Monitor,2020-02-31,,10,exact,Freedonia,,,,\nHarbour Monitor,2020-02-01,,many,exact,Freedonia,,,,\n"
    (desk.inbox / "figures.csv").write_text(HEAD + bad + ROWS)
    assert desk.run()["table_claims_added"] == 3
    refused = desk.rows("SELECT line, rule, reason FROM rejected_inputs ORDER BY line")
    assert [(line, rule) for line, rule, _ in refused] == [(3, "bad_field"), (4, "bad_field")]
    assert "2020-02-31" in str(refused[0][2])


def test_the_same_rows_in_two_files_are_one_claim_each(desk: Desk) -> None:
    for name in ("a.csv", "b.csv"):
        (desk.inbox / name).write_text(HEAD + ROWS)
    assert desk.run()["table_claims_added"] == 3
    assert desk.run()["table_claims_added"] == 0


HEADERS = [
    # the header of a CSV file, a table of claims?
    ("source,as_of,value", True),
    ("# a comment\nmeasure,published_on,low,high", True),
    ("SOURCE , As_Of,VALUE", True),
    ("text,source,as_of,value", False),
    ("name,age", False),
    ("value", False),
    ("", False),
]


@pytest.mark.parametrize(("header", "is_one"), HEADERS)
def test_what_is_a_table_of_claims(tmp_path: Path, header: str, is_one: bool) -> None:
    path = tmp_path / "x.csv"
    path.write_text(header + "\n")
    assert claims_table.is_claims_table(path) is is_one


def test_the_project_brings_tables_that_have_no_bad_row() -> None:
    from pipelines.settings import SEEDS

    tables = [claims_table.read_claims(path) for path in sorted((SEEDS / "claims").glob("*.csv"))]
    assert len(tables) == 2 and all(not table.bad for table in tables)
    assert pl.concat([table.rows for table in tables])["url"].null_count() < 40
