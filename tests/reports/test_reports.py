"""Report files: what they say, that neither spreadsheet nor Markdown is fooled, that bytes are stable."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import duckdb
import polars as pl
import pytest

from pipelines import schema, warehouse
from pipelines.context import Context
from pipelines.reports import stage as reports
from pipelines.reports.curve import draw
from pipelines.reports.files import csv_text, write_if_changed
from pipelines.reports.markdown import prose
from pipelines.settings import Settings
from pipelines.tolls import stage as tolls
from tests.tolls.curves import claims, on


@pytest.fixture
def reported(ledger: Settings) -> tuple[duckdb.DuckDBPyConnection, Context]:
    """A ledger with one curve and one rival, and its reports folder."""
    con = duckdb.connect()
    schema.prepare(con)
    rival = {"source": "=Ministry|x", "place": "Freedonia", "population": "all"}
    warehouse.append(con, "claims", claims((0, "1003"), (10, "1203"), (10, ">=1300", rival), (12, "1203")))
    context = Context(ledger)
    tolls.run(con, context)
    reports.run(con, context)
    return con, context


def test_the_table_says_what_it_is_not(reported: tuple[duckdb.DuckDBPyConnection, Context]) -> None:
    page = (reported[1].settings.reports / "tolls.md").read_text()
    assert "not a confidence interval" in page
    assert "| everyone | 2020-01-01 |" in page
    assert page.count("## ") == 1


def test_unchanged_reports_are_not_touched(reported: tuple[duckdb.DuckDBPyConnection, Context]) -> None:
    con, context = reported
    before = {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in context.settings.reports.iterdir()}
    assert reports.run(con, context) == {"files_written": 0, "files_unchanged": 6}
    after = {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in context.settings.reports.iterdir()}
    assert before == after and set(before) == {
        *("report.html", "tolls.md", "tolls.csv", "findings.md", "toll.svg", "methods.md")
    }


def test_the_methods_page_says_with_what_it_was_made(reported: tuple[duckdb.DuckDBPyConnection, Context]) -> None:
    page = (reported[1].settings.reports / "methods.md").read_text()
    assert "| fit | one curve" in page and "| quarantine | ratio | 4 |" in page
    assert "| monitor | E |" in page and "| claims | 4 |" in page
    assert "=Ministry|x" not in page  # a source's name breaks out of no cell


def test_every_day_stands_in_the_csv(reported: tuple[duckdb.DuckDBPyConnection, Context]) -> None:
    rows = pl.read_csv(reported[1].settings.reports / "tolls.csv")
    assert rows.height == 13
    assert (rows["low"] <= rows["best"]).all()


def test_empty_ledger(ledger: Settings) -> None:
    con = duckdb.connect()
    schema.prepare(con)
    reports.run(con, Context(ledger))
    assert "No running total" in (ledger.reports / "tolls.md").read_text()
    assert "None." in (ledger.reports / "findings.md").read_text()


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_cells_that_spreadsheets_would_run(cell: str) -> None:
    assert csv_text(pl.DataFrame({"a": [cell]})).splitlines()[1].lstrip('"').startswith("'")


@pytest.mark.parametrize("words", ["a | b", "<script>x</script>", "[x](javascript:y)", "# head", "one\ntwo", "`x`"])
def test_words_that_markdown_would_read(words: str) -> None:
    shown = prose(words)
    assert "\n" not in shown
    for mark in "|<[#`":
        assert shown.count(mark) == shown.count("\\" + mark)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tolls.md"
    assert write_if_changed(path, "old")
    monkeypatch.setattr(Path, "replace", lambda self, target: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        write_if_changed(path, "new")
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["tolls.md"]


def _curve(*rows: tuple[int, int, int, int | None]) -> pl.DataFrame:
    schema = {"date": pl.Date, "low": pl.Int64, "best": pl.Int64, "high": pl.Int64, "projected": pl.Boolean}
    return pl.DataFrame([(on(day), *rest, False) for day, *rest in rows], schema=schema, orient="row")


def _points(*rows: tuple[int, int, str | None, str]) -> pl.DataFrame:
    schema = {"as_of": pl.Date, "value": pl.Int64, "source": pl.String, "role": pl.String}
    return pl.DataFrame([(on(day), *rest) for day, *rest in rows], schema=schema, orient="row")


@pytest.mark.parametrize(
    ("curve", "points", "words"),
    [
        (
            _curve((0, 5, 7, 9), (1, 6, 8, None), (2, 6, 9, None)),
            _points((0, 7, "A & <B>", "kept")),
            "A &amp; &lt;B&gt;",
        ),
        (_curve((0, 0, 0, 0)), _points(), "best"),
        (_curve(), _points(), "Nothing reported yet"),
        (_curve((0, 1003, 1003, 1003), (3000, 9003, 9003, None)), _points((5, 10**12, None, "set_aside")), "set aside"),
    ],
)
def test_the_picture_is_sound_xml_and_the_same_each_time(curve: pl.DataFrame, points: pl.DataFrame, words: str) -> None:
    picture = draw(curve, points, 'Killed "here" <now>\x00', "as reported")
    ElementTree.fromstring(picture)
    assert words in picture
    assert "nan" not in picture and "inf" not in picture
    assert picture == draw(curve, points.reverse(), 'Killed "here" <now>\x00', "as reported")
