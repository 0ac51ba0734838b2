"""One toll is one number wherever it is read: page, every export, reports, terminal."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import frictionless
import polars as pl
import pytest
from click.testing import CliRunner

from pipelines.cli import main
from pipelines.commands.export import WRITERS
from pipelines.settings import Settings
from tests.reports.test_page import cells, data_of

Toll = tuple[str, str, str, str, str, str | None, str, int, int, int | None]
"""measure, unit, scope, place, basis, period_start, date, low, best, high"""

EDGE = "1970-01-01"
KEY = ("measure", "unit", "scope", "place", "basis", "period_start", "date", "low", "best", "high")


@pytest.fixture(scope="module")
def home(sampled: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The ledger of the bundled samples with its reports and all exports."""
    folder = tmp_path_factory.mktemp("same") / "ledger"
    settings = Settings(Path(shutil.copytree(sampled.home, folder, symlinks=True)))
    for style in WRITERS:
        tollbook(settings, "export", style)
    return settings


def tollbook(settings: Settings, *words: str) -> str:
    done = CliRunner().invoke(main, [*words, "--home", str(settings.home)])
    assert done.exit_code == 0, done.output
    return done.output


def toll(row: dict[str, Any]) -> Toll:
    """The toll that a row of any reader is, whatever it makes of days and of nothing."""
    cell = {name: None if row[name] in ("", None) else row[name] for name in KEY}
    days = (None if cell[name] is None else str(cell[name])[:10] for name in ("period_start", "date"))
    since, on = days
    low, best, high = (None if cell[name] is None else int(cell[name]) for name in ("low", "best", "high"))
    measure, unit, scope, place, basis = (str(cell[name]) for name in KEY[:5])
    assert low is not None and best is not None and on is not None
    return measure, unit, scope, place, basis, since, on, low, best, high


def newest(rows: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> set[Toll]:
    """Of all days of all pooled curves, the last ones on which a source speaks."""
    last: dict[Any, Toll] = {}
    for row in rows:
        if row.get("lineage") in (None, "") and str(row["projected"]).lower() in ("false", "0"):
            one = toll(row)
            if one[:6] not in last or one[6] > last[one[:6]][6]:
                last[one[:6]] = one
    return set(last.values())


@pytest.fixture(scope="module")
def published(home: Settings) -> set[Toll]:
    """The newest tolls as the published ledger's own view has them."""
    return {toll(row) for row in json.loads(tollbook(home, "query", "FROM toll_latest", "--format", "json"))}


def test_there_are_tolls(published: set[Toll]) -> None:
    assert len(published) > 20 and any(one[9] is None for one in published) and any(one[5] is None for one in published)


def test_the_terminal(home: Settings, published: set[Toll]) -> None:
    for measure, unit, scope, place, basis, since, on, *figures in sorted(published, key=str):
        which = ["--scope", scope, "--unit", unit, "--basis", basis, *(["--from", since] if since else [])]
        said = toll(json.loads(tollbook(home, "explain", "toll", on, measure, place, *which, "--json"))["toll"])
        assert said == (measure, unit, scope, place, basis, since, on, *figures)


def test_the_reports(home: Settings, published: set[Toll]) -> None:
    with (home.reports / "tolls.csv").open(encoding="utf-8", newline="") as lines:
        assert newest(list(csv.DictReader(lines))) == published


def test_the_csv_package(home: Settings, published: set[Toll]) -> None:
    package = frictionless.Package(str(home.home / "exports" / "tollbook-csv" / "datapackage.json"))
    assert newest([row.to_dict() for row in package.get_resource("tolls").read_rows()]) == published


def test_parquet(home: Settings, published: set[Toll]) -> None:
    assert newest(pl.read_parquet(home.home / "exports" / "tollbook-parquet" / "tolls.parquet").to_dicts()) == published


def test_sqlite(home: Settings, published: set[Toll]) -> None:
    con = sqlite3.connect(home.home / "exports" / "tollbook.sqlite")
    con.row_factory = sqlite3.Row
    assert newest([dict(row) for row in con.execute("SELECT * FROM tolls")]) == published
    assert {toll(dict(row)) for row in con.execute("SELECT * FROM toll_latest")} == published


def test_geojson(home: Settings, published: set[Toll]) -> None:
    whole = json.loads((home.home / "exports" / "tollbook.geojson").read_text(encoding="utf-8"))
    assert {toll(feature["properties"]) for feature in whole["features"]} == published


def test_hxl(home: Settings, published: set[Toll]) -> None:
    with (home.home / "exports" / "tollbook-hxl.csv").open(encoding="utf-8", newline="") as lines:
        _, tags, *rows = csv.reader(lines)
    said = set()
    for row in rows:
        cell = dict(zip(tags, row, strict=True))
        if cell["#meta+type"] in ("total", "stock"):
            figures = [int(cell[tag]) for tag in tags if "+total" in tag and cell[tag]]
            who = (cell["#x_unit+name"], cell["#x_scope+name"], cell["#date+start"] or None, cell["#date+end"])
            said.add((*who, *figures))
    assert said == {(o[1], o[2], o[5], o[6], *(f for f in o[7:] if f is not None)) for o in published}


def test_the_page(home: Settings, published: set[Toll]) -> None:
    tolls = data_of((home.reports / "report.html").read_text(encoding="utf-8"))["ledger"]["tolls"]
    columns = {name: cells(tolls, name) for name in tolls["c"]}
    for name in ("period_start", "date"):
        columns[name] = [None if day is None else date.fromisoformat(EDGE) + timedelta(day) for day in columns[name]]
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    assert {toll(row) for row in rows} == published


def test_as_known_on_a_day(home: Settings, tmp_path: Path) -> None:
    """Terminal, export and diff say the same of a day of knowing; so does the page's slider."""
    known = "2012-07-30"
    tollbook(home, "export", "csv", "--known-on", known, "--out", str(tmp_path / "then"))
    with (tmp_path / "then" / "tolls.csv").open(encoding="utf-8", newline="") as lines:
        exported = newest(list(csv.DictReader(lines)))
    about = ("killed", "person", "everyone", "Syria", "cumulative", "2011-03-15")
    (then,) = (one for one in exported if one[:6] == about)
    said = json.loads(tollbook(home, "explain", "toll", then[6], "killed", "Syria", "--known-on", known, "--json"))
    assert toll(said["toll"]) == then
    moved = json.loads(tollbook(home, "diff", known, "--json"))["moved"]
    (mine,) = (
        m
        for m in moved
        if tuple(m["toll"][name] for name in KEY[:3]) == about[:3]
        and m["was"]
        and (m["toll"]["place"], m["toll"]["period_start"]) == ("Syria", "2011-03-15")
    )
    assert (mine["was"]["date"], mine["was"]["low"], mine["was"]["best"], mine["was"]["high"]) == then[6:]
    data = data_of((home.reports / "report.html").read_text(encoding="utf-8"))
    tolls, day = data["ledger"]["tolls"], (date.fromisoformat(known) - date.fromisoformat(EDGE)).days
    starts = [None if s is None else str(date.fromisoformat(EDGE) + timedelta(s)) for s in cells(tolls, "period_start")]
    names = zip(*(cells(tolls, name) for name in KEY[:5]), starts, strict=True)
    at = next(i for i, name in enumerate(names) if name == about)
    vintage = max((v for v in data["vintages"][str(at)] if v["known"] <= day), key=lambda v: int(v["known"]))
    assert (vintage["low"], vintage["best"], vintage["high"]) == then[7:]
