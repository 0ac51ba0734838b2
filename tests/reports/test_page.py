"""The page without a browser: its numbers are the ledger's, its data can't break out, its order and codes hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import polars as pl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from pipelines import flow, schema, warehouse
from pipelines.cli import main
from pipelines.context import Context
from pipelines.reports.known import last_known
from pipelines.reports.page import build, document, texts
from pipelines.reports.page.codec import column, runs, safe_json
from pipelines.reports.page.gather import gather
from pipelines.reports.page.queue import queue
from pipelines.reports.page.vintages import thinned
from pipelines.settings import Settings
from pipelines.tolls import stage as tolls
from pipelines.tolls.book import read_book
from pipelines.tolls.explain import explain
from tests.conftest import ROOT
from tests.reports.books import crowded
from tests.tolls.curves import claims, on


class Scripts(HTMLParser):
    """The script elements of a page as a browser's parser finds them: attributes and content."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[dict[str, str | None], str]] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "script":
            self.found.append((dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "script" and self.found:
            attributes, before = self.found[-1]
            self.found[-1] = (attributes, before + data)


def data_of(page: str) -> dict[str, Any]:
    """The page's data by name."""
    parser = Scripts()
    parser.feed(page)
    return {
        str(attributes["id"]).removeprefix("data-"): json.loads(content)
        for attributes, content in parser.found
        if attributes.get("type") == "application/json"
    }


def cells(coded: dict[str, Any], name: str) -> list[Any]:
    """A coded column, decoded."""
    found = coded["c"][name]
    if "i" in found:
        return [None if at < 0 else found["d"][at] for at in found["i"]]
    return found.get("v", [None] * coded["n"])


def unrolled(coded: list[int]) -> list[int]:
    """Runs, decoded."""
    steps = [step for step, times in zip(coded[::2], coded[1::2], strict=True) for _ in range(times)]
    return np.cumsum(steps).tolist()


@pytest.fixture
def sample(sampled: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    with warehouse.reading(sampled) as con:
        yield con


@pytest.fixture(scope="module")
def shown(sampled: Settings) -> dict[str, Any]:
    """The data of the page that the run wrote."""
    return data_of((sampled.reports / "report.html").read_text(encoding="utf-8"))


def fresh(frame: pl.DataFrame) -> duckdb.DuckDBPyConnection:
    """A ledger in memory that holds claims and their tolls."""
    con = duckdb.connect()
    schema.prepare(con)
    warehouse.append(con, "claims", frame)
    tolls.run(con, Context(Settings.load("unused")))
    return con


def test_newest_figures_are_those_of_the_ledger(sample: duckdb.DuckDBPyConnection, shown: dict[str, Any]) -> None:
    names = ["measure", "unit", "scope", "place", "basis", "low", "best", "high"]
    coded = shown["ledger"]["tolls"]
    page = sorted(zip(*(cells(coded, name) for name in names), strict=True), key=str)
    ledger = sample.sql(f"SELECT {', '.join(names)} FROM toll_latest").fetchall()
    assert coded["n"] == len(ledger) > 5
    assert page == sorted(ledger, key=str)


def test_every_day_of_every_curve_is_that_of_the_ledger(
    sample: duckdb.DuckDBPyConnection, shown: dict[str, Any]
) -> None:
    rows = sample.sql("SELECT date, low, best, coalesce(high, -1) FROM tolls WHERE lineage IS NULL").fetchall()
    ledger = sorted(((day - date(1970, 1, 1)).days, low, best, high) for day, low, best, high in rows)
    page = []
    for curve in shown["ledger"]["curves"]:
        page += zip(*(unrolled(curve[name]) for name in ("day", "low", "best", "high")), strict=True)
    assert sorted(page) == ledger


def test_every_claim_has_its_sentence_with_the_figure_in_it(
    sample: duckdb.DuckDBPyConnection, shown: dict[str, Any]
) -> None:
    coded = shown["ledger"]["claims"]
    names = ("surface", "span_start", "span_end")
    for sentence, surface, start, end in zip(
        shown["sentences-0"], *(cells(coded, name) for name in names), strict=True
    ):
        assert sentence[start:end] == surface
    assert coded["n"] == sample.sql("SELECT count(*) FROM claims").fetchall()[0][0]


def test_spans_of_the_article_view_are_the_words_of_the_mentions(
    sample: duckdb.DuckDBPyConnection, shown: dict[str, Any]
) -> None:
    read = [chunk for name, value in shown.items() if name.startswith("texts-") for chunk in value]
    words = sorted(entry["text"][start:end] for entry in read for start, end, *_ in entry["spans"])
    assert words == sorted(row[0] for row in sample.sql("SELECT surface FROM mentions").fetchall())


def test_an_earlier_day_is_what_explain_tells_of_it(sample: duckdb.DuckDBPyConnection, shown: dict[str, Any]) -> None:
    vintages = shown["vintages"]["0"]
    about = {name: cells(shown["ledger"]["tolls"], name)[0] for name in ("measure", "place", "scope")}
    vintage, first = vintages[len(vintages) // 2], date(1970, 1, 1).toordinal()
    book, day = read_book(sample), date.fromordinal(vintage["known"] + first)
    on_day = date.fromordinal(vintage["date"] + first)
    move = explain(book, on_day, about["measure"], about["place"], about["scope"], since=day).move
    assert move is not None and move.then is not None
    assert [move.then[name] for name in ("low", "best", "high")] == [vintage[name] for name in ("low", "best", "high")]
    assert [row["known"] for row in vintages] == sorted(row["known"] for row in vintages)


def test_the_page_says_what_the_terminal_and_the_exports_say(
    sample: duckdb.DuckDBPyConnection, shown: dict[str, Any]
) -> None:
    ((waiting, tabled),) = sample.sql(
        "SELECT (SELECT count(*) FROM needs_review), (SELECT count(*) FROM claim_rows)"
    ).fetchall()
    ledger = shown["ledger"]
    assert ledger["asked"]["n"] == waiting > 0
    assert ledger["summary"]["tabled"] == tabled
    assert ledger["summary"]["known_on"] == str(last_known(read_book(sample).claims))


def event(who: str, number: str, story: str, **more: object) -> tuple[int, str, dict[str, object]]:
    """A claim of an event of day 3 in Homs."""
    said: dict[str, object] = {"basis": "event", "source": who, "story_id": story, "place": "Homs", "place_id": "homs"}
    return 3, number, said | {"where_prec": 1, "period_start": None} | more


RIVALS = [
    ([event("A", "14", "s1"), event("B", "20", "s2")], [(14, 20)]),
    ([event("A", "14", "s1"), event("B", "14", "s2")], []),
    ([event("A", "14", "s1"), event("A", "20", "s1")], []),
    ([event("A", "14", "s1"), event("B", "20", "s1")], [(14, 20)]),
    ([event("A", "14", "s1"), event("A", "20", "s2")], [(14, 20)]),
    ([event("A", "14", "s1"), event("B", "20", "s2", place_id="hama")], []),
    ([event("A", "14", "s1"), event("B", "20", "s2", measure="injured")], []),
    ([event("A", "14", "s1", where_prec=6), event("B", "20", "s2", where_prec=6)], []),
    ([event("A", "14", "s1", place_id=None), event("B", "20", "s2", place_id=None)], []),
    ([event("A", "14", "s1", coreference="g"), event("B", "20", "s2", coreference="g", place_id="hama")], [(14, 20)]),
    ([event("A", "14", "s1", coreference="g"), event("B", "20", "s2"), event("C", "9", "s3")], [(9, 20)]),
    ([event("A", "14", "s1", coreference="g"), event("B", "20", "s2", coreference="h")], []),
    ([event("A", "14", "s1"), event("B", "20", "s2", status="denied")], []),
]


@pytest.mark.parametrize(("said", "rivals"), RIVALS, ids=range(len(RIVALS)))
def test_rival_figures_of_an_incident_stand_side_by_side(
    said: list[tuple[int, str, dict[str, object]]], rivals: list[tuple[int, int]]
) -> None:
    con = fresh(claims(*said).with_columns(article_id="story_id"))
    assert con.sql("SELECT least, greatest FROM incident_disagreement").fetchall() == rivals
    incidents = data_of(build.page(con))["ledger"]["incidents"]
    figures = [[int(said[at][1]) for at in ats] for ats in incidents["claims"]]
    assert [(ats[0], ats[-1]) for ats in figures] == rivals


def test_a_run_without_news_leaves_the_page_alone(sampled: Settings) -> None:
    page = sampled.reports / "report.html"
    before = page.stat().st_mtime_ns
    outcome = flow.run(Context(sampled, paths=(ROOT / "seeds" / "articles",)))
    assert page.stat().st_mtime_ns == before
    assert outcome.counts["reports"]["files_written"] == 0


def test_the_command_writes_where_it_is_told(sampled: Settings, tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    done = CliRunner().invoke(main, ["report", str(target), "--without-texts", "--home", str(sampled.home)])
    assert done.exit_code == 0, done.output
    slim = data_of(target.read_text(encoding="utf-8"))
    assert not [name for name in slim if name.startswith("texts-")]
    assert slim["sentences-0"] and slim["ledger"]["chunk"] == []
    again = CliRunner().invoke(main, ["report", str(target), "--without-texts", "--home", str(sampled.home)])
    assert "unchanged" in again.output


def test_a_page_names_nothing_outside_itself(sampled: Settings) -> None:
    page = (sampled.reports / "report.html").read_text(encoding="utf-8")
    parser = Scripts()
    parser.feed(page)
    assert not {"img", "iframe", "object", "embed", "base", "form"} & set(parser.tags)
    assert not re.search(r"""(src|href)\s*=\s*["'](?!data:,|#)""", page.split("<script>")[0].split("</style>")[1])
    assert "default-src 'none'" in page and "connect-src 'none'" in page
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", page)


def test_only_a_review_page_may_speak_to_its_server(sample: duckdb.DuckDBPyConnection) -> None:
    page = build.page(sample, review='to"ken')
    assert '<meta name="tollbook-review" content="to&quot;ken">' in page
    assert "connect-src 'self'" in page


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>&amp;<img src=x onerror=alert(1)>",
    "line\u2028sep\u2029par",
    "\u202e000,1\u202c",
    "\x00\x1f",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_leaves_its_script_element(words: str) -> None:
    coded = safe_json({"text": words})
    assert not set("<>&\u2028\u2029") & set(coded)
    assert json.loads(coded)["text"] == words


@given(st.text())
def test_any_text_comes_back_and_none_closes_an_element(words: str) -> None:
    coded = safe_json([words])
    assert json.loads(coded) == [words] and "<" not in coded


@given(st.lists(st.integers(-1, 50), max_size=60))
def test_runs_come_back(values: list[int]) -> None:
    assert unrolled(runs(np.array(values, dtype=np.int64))) == values


COLUMNS = [
    (pl.Series([None, None], dtype=pl.String), {}),
    (pl.Series(["a", None, "a", "a"]), {"d": ["a"], "i": [0, -1, 0, 0]}),
    (pl.Series(["a", "b"]), {"v": ["a", "b"]}),
    (pl.Series([date(1970, 1, 2), None]), {"v": [1, None], "t": "day"}),
    (pl.Series([1, 2]), {"v": [1, 2]}),
]


@pytest.mark.parametrize(("values", "coded"), COLUMNS, ids=str)
def test_columns(values: pl.Series, coded: dict[str, Any]) -> None:
    assert column(values) == coded


def test_a_thinned_curve_keeps_its_bends() -> None:
    line = np.array([0, 10, 20, 30, 30, 30, 50], dtype=np.int64)
    assert thinned(np.arange(7), line).tolist() == [0, 3, 5, 6]
    jagged = np.array([0, 9] * 500, dtype=np.int64)
    kept = thinned(np.arange(1000), jagged)
    assert len(kept) <= 160 and kept[0] == 0 and kept[-1] == 999


def test_the_queue_begins_with_what_moves_most() -> None:
    con = fresh(
        claims((0, "1000"), (10, "1100"), (20, "1200"), (30, "1300"), (40, "1400"), (45, "14500"), (50, "5000"))
    )
    order = queue(gather(con))
    first = order.row(0, named=True)
    assert first["at"] in (5, 6) and first["move"] >= 3000
    weights = (order["move"] * order["share"]).to_list()
    assert weights == sorted(weights, reverse=True)
    steady = order.filter(pl.col("at") == 2)
    assert steady.is_empty() or steady["move"].item() <= 100


def test_a_set_aside_figure_is_in_the_queue_with_its_reason() -> None:
    con = fresh(claims((0, "1000"), (10, "1100"), (20, "1200"), (30, "130"), (40, "1400"), (50, "1500"), (60, "1600")))
    order = queue(gather(con))
    why = dict(order.select("at", "why").iter_rows())
    assert "set_aside" in why[3]


def test_two_claims_that_say_the_same_hold_each_other() -> None:
    con = fresh(claims((0, "1000"), (10, "2000"), (10, "2000", {"source": "Other"}), (20, "2100")))
    twice = queue(gather(con)).filter(pl.col("at").is_in([1, 2]))
    assert twice["move"].to_list() == [] or max(twice["move"]) <= 1000


@pytest.mark.parametrize("said", [(), ((0, "5"),), ((0, ">=5"), (0, "<=3"))], ids=["nothing", "one", "contrary"])
def test_small_ledgers(said: tuple[tuple[int, str], ...]) -> None:
    con = fresh(claims(*said)) if said else fresh(claims((0, "1")).clear())
    shown = data_of(build.page(con))
    assert shown["ledger"]["tolls"]["n"] == min(len(said), 1)
    assert shown["ledger"]["claims"]["n"] == len(said)


def test_places_without_an_id_are_told_apart() -> None:
    places = [{"place": name, "place_id": None} for name in ("Upper Vale", "Lower Vale")]
    con = fresh(claims((0, "10", places[0]), (5, "12", places[0]), (0, "300", places[1])))
    found = gather(con)
    assert found.tolls["best"].to_list() == [12, 300]
    assert found.fates.group_by("toll").len().sort("toll")["len"].to_list() == [2, 1]


def test_claims_of_a_page_lie_on_the_day_of_the_fit() -> None:
    con = fresh(claims((0, "1000"), (10, "1100")))
    shown = data_of(build.page(con))
    first = (on(0) - date(1970, 1, 1)).days
    assert cells(shown["ledger"]["fates"], "as_of") == [first, first + 10]


def test_the_page_is_made_of_small_files() -> None:
    listed = {f"{name}.css" for name in document.STYLES} | {f"{name}.js" for name in document.SCRIPTS} | {"page.html"}
    files = {path.name: path for path in document.WEB.iterdir()}
    assert set(files) == listed
    for path in files.values():
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) < 400
        assert path.suffix == ".html" or text.removeprefix('"use strict";\n').startswith(("//", "/*"))


def test_texts_past_the_limit_are_left_out_those_behind_tolls_last(monkeypatch: pytest.MonkeyPatch) -> None:
    con = crowded(wars=1, claims=40)
    found = gather(con)
    some = found.fates["at"].head(5)
    whole, _ = texts.chunked(con, found.articles, found.claims, some)
    assert min(whole) >= 0
    monkeypatch.setattr(texts, "MOST", 8 * 1200)
    of, chunks = texts.chunked(con, found.articles, found.claims, some)
    carried = [at for at, chunk in enumerate(of) if chunk >= 0]
    assert 5 <= len(carried) < 40 and sum(len(chunk) for chunk in chunks) == len(carried)
    ids = found.claims.filter(pl.col("at").is_in(some.implode()))["article_id"]
    assert set(ids) <= {found.articles["article_id"][at] for at in carried}


def test_decisions_stand_beside_the_claims_they_are_about(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "ledger")
    news = tmp_path / "news.txt"
    news.write_text(
        "---\npublished_on: 2012-07-25\n---\nHOMS (Sample) - Shelling killed 14 people in Homs on Tuesday, the Example "
        "Monitor said. At least 5,230 people have been killed in Syria since March 2011, it said.\n",
        encoding="utf-8",
    )
    flow.run(Context(settings, paths=(news,)))
    with warehouse.reading(settings) as con:
        (wrong,) = con.execute("SELECT claim_id FROM claims WHERE value = 14").fetchone() or ()
        (total,) = con.execute("SELECT claim_id FROM claims WHERE value = 5230").fetchone() or ()
    header = "made_on,made_by,reason,action,target_type,target,field,to_value,url,measure,digits,sentence"
    lines = [
        f"2012-08-01,Ada,misread,reject,claim,{wrong},,,,,,",
        f"2012-08-01,Ada,a slip,set,claim,{total},value,5320,,,,",
        "2012-08-01,Ada,gone,reject,claim,nowhere,,,,killed,99,Nobody wrote this sentence about 99 people killed.",
    ]
    settings.corrections.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    flow.run(Context(settings, paths=(news,)))
    shown = data_of((settings.reports / "report.html").read_text(encoding="utf-8"))["ledger"]
    decided = dict(zip(cells(shown["claims"], "claim_id"), cells(shown["claims"], "decided"), strict=True))
    assert decided[wrong] == "rejected" and decided[total] == "corrected"
    assert sorted(cells(shown["corrections"], "state")) == ["applied", "applied", "orphan"]
    assert cells(shown["corrections"], "state")[0] == "orphan", "what is not in force comes first"
    assert 5320 in cells(shown["claims"], "value")
