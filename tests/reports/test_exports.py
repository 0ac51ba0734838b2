"""Every export, read back by a reader of its kind: same figures, harmless cells, and where they come from."""

# ruff: noqa: E501

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import polars as pl
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from pipelines import flow, reference, warehouse
from pipelines.cli import FORMATS, main
from pipelines.commands.export import WRITERS
from pipelines.context import Context
from pipelines.reports.exports.content import PRIVATE, Content, read
from pipelines.reports.exports.csv_package import flat
from pipelines.reports.exports.disasters import with_incidents
from pipelines.settings import Settings
from tests.conftest import reading_also

HOSTILE = (
    "---\npublisher: =HYPERLINK(0)\ntitle: +1+cmd|' /C calc'!A0\nurl: https://example.org/a?b=1&c=\"2\"\n"
    "published_on: 2012-07-27\n---\n"
    "ALEPPO (Sample Wire) - At least 41 people were killed in Aleppo on Thursday.\n\n"
    "@SUM(A1) said 17 people were killed in Idlib on Wednesday.\n\n"
    '-Two soldiers died in Homs on Wednesday; "=1+1" \x1b]0;owned\x07 said a medic.\n'
)
"""A sample of our own whose publisher, title and sentences open like formulas."""

CSV_LIKE = {"csv": "claims.csv", "hxl": "", "ged": "", "acled": ""}
CORE_TAGS = {"#affected", "#capacity", "#country", "#loc", "#geo", "#date", "#meta"}
TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")


@pytest.fixture(scope="module")
def home(sampled: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The ledger of the bundled samples and of a hostile article."""
    return reading_also(sampled, tmp_path_factory.mktemp("exports"), "hostile.txt", HOSTILE)


@pytest.fixture(scope="module")
def content(home: Settings) -> Iterator[Content]:
    """Everything the ledger exports."""
    with warehouse.reading(home) as con:
        yield read(con, home.published.resolve())


def export(home: Settings, style: str, out: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["export", style, "--out", str(out), "--home", str(home.home), *more])


def made(home: Settings, style: str, folder: Path, *more: str) -> Path:
    out = folder / WRITERS[style][1]
    done = export(home, style, out, *more)
    assert done.exit_code == 0, done.output
    return out


def test_the_command_knows_every_format() -> None:
    assert tuple(WRITERS) == FORMATS


def test_csv_is_a_valid_data_package(home: Settings, content: Content, tmp_path: Path) -> None:
    folder = made(home, "csv", tmp_path)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    package = frictionless.Package(str(folder / "datapackage.json"))
    assert {resource.name for resource in package.resources} == set(content.tables)
    tolls = package.get_resource("tolls")
    assert (
        tolls.schema.get_field("low").description
        == "greatest floor of the kept claims up to the day; pooled: of those that the least ceiling allows"
    )
    assert [row["best"] for row in tolls.read_rows()] == content.tables["tolls"]["best"].to_list()
    claims = package.get_resource("claims")
    assert {key.get("fields")[0] for key in claims.schema.foreign_keys} >= {"article_id", "source_id", "measure"}


def test_a_wrong_cell_makes_the_package_invalid(home: Settings, tmp_path: Path) -> None:
    folder = made(home, "csv", tmp_path)
    path = folder / "measures.csv"
    path.write_text(path.read_text().replace("true", "maybe", 1))
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


def test_lists_come_back_as_lists(content: Content) -> None:
    names = pl.DataFrame({"v": [["a", 'b "c"; d', "=e"], [], ["é\n"]]})
    assert [json.loads(cell) for cell in flat(names)["v"]] == names["v"].to_list()
    sources = flat(content.tables["sources"])
    assert [json.loads(cell) for cell in sources["aliases"]] == content.tables["sources"]["aliases"].to_list()


def test_parquet_keeps_types_and_meanings(home: Settings, content: Content, tmp_path: Path) -> None:
    folder = made(home, "parquet", tmp_path)
    for name, frame in content.tables.items():
        assert pl.read_parquet(folder / f"{name}.parquet").equals(frame), name
    schema = pq.read_schema(folder / "tolls.parquet")
    assert schema.metadata[b"known_on"] == b"2013-07-25"
    assert b"best" in [field.name.encode() for field in schema]
    assert schema.field("date").metadata[b"description"] == b"day the toll holds for"
    assert duckdb.sql(f"SELECT count(*) FROM '{folder}/claims.parquet'").fetchall()[0] == (
        content.tables["claims"].height,
    )


def test_hxl(home: Settings, content: Content, tmp_path: Path) -> None:
    rows = list(csv.reader(made(home, "hxl", tmp_path).open(encoding="utf-8", newline="")))
    heads, tags, data = rows[0], rows[1], rows[2:]
    assert len(set(heads)) == len(set(tags)) == len(tags)
    assert all(TAG.fullmatch(tag) for tag in tags)
    assert {tag.split("+")[0] for tag in tags} - CORE_TAGS == {"#x_scope", "#x_unit"}
    told = [dict(zip(tags, row, strict=True)) for row in data]
    hxl = dict(content.tables["measures"].select("measure", "hxl").iter_rows())
    totals = sorted((row for row in told if row["#meta+type"] in ("total", "stock")), key=lambda row: row["#meta+id"])
    for row, toll in zip(totals, sorted(content.latest.to_dicts(), key=lambda toll: str(toll["toll_id"])), strict=True):
        tag = f"{hxl[toll['measure']]}+total"
        figures = (toll["low"], toll["best"], "" if toll["high"] is None else toll["high"])
        assert (row["#meta+id"], row["#date+end"]) == (toll["toll_id"], str(toll["date"]))
        assert tuple(row[tag + bound] for bound in ("+min", "", "+max")) == tuple(map(str, figures))
    flows = [row for row in told if row["#meta+type"] in ("event", "daily")]
    assert flows and not [row for row in flows if row["#affected+killed+total"]]
    assert {"41", "17"} <= {row["#affected+killed+new"] for row in flows}
    claims = {row["claim_id"]: row for row in content.tables["claims"].to_dicts()}
    ends = []
    for row in flows:
        claim = claims[row["#meta+id"]]
        tag = f"{hxl[claim['measure']]}+new"
        closed = tuple(bool(row[tag + bound]) for bound in ("+min", "+max"))
        assert closed == (claim["low"] is not None, claim["high"] is not None), "an open bound stays open"
        ends.append(closed)
    assert (True, False) in ends


REGIONS = {"per": ("country", None), "aya": ("admin1", "per"), "hua": ("city", "aya"), "lim": ("admin1", "per")}
QUAKE = "The death toll of the earthquake rose to {}."
DISASTERS = [
    ("successive counts", [(41, "At least 41 died in the quake.", "hua", 10, 10), (118, QUAKE, "aya", 11, 10), (203, QUAKE, "per", 13, 10)], 1),
    ("a final count of no day", [(118, QUAKE, "aya", 11, 10), (196, "The quake killed 196.", "hua", 24, None)], 1),
    ("another region with another number", [(118, QUAKE, "aya", 11, 10), (12, QUAKE, "lim", 12, 12)], 2),
    ("the capital's dateline with the same number", [(203, QUAKE, "aya", 13, 10), (203, QUAKE, "lim", 13, 13)], 1),
    ("an aftershock of its own day", [(118, QUAKE, "aya", 11, 10), (3, "A tremor killed 3 men.", "aya", 16, 15)], 2),
    ("an old disaster", [(118, QUAKE, "aya", 11, 10), (596, "The earthquake of 2007 killed 596.", "aya", 11, None)], 2),
    ("another kind", [(118, QUAKE, "aya", 11, 10), (7, "The toll of the floods rose to 7.", "aya", 12, 10)], 2),
    ("attacks are counted one by one", [(8, "The toll of the bombing rose to 8.", "aya", 11, 10), (9, "The toll of the bombing rose to 9.", "aya", 12, 11)], 2),
]  # fmt: skip


@pytest.mark.parametrize(("reports", "events"), [row[1:] for row in DISASTERS], ids=[row[0] for row in DISASTERS])
def test_counts_of_one_disaster_are_one_event(
    reports: list[tuple[int, str, str, int, int | None]], events: int
) -> None:
    rows = [
        {"claim_id": str(n), "coreference": None, "article_id": f"a{n}", "measure": "killed", "basis": "event",
         "status": "asserted", "subset_of": None, "value": value, "low": None, "high": None, "title": None,
         "sentence": said.format(value), "place_id": place, "published_on": date(2026, 3, known),
         "as_of": day and date(2026, 3, day)}
        for n, (value, said, place, known, day) in enumerate(reports)
    ]  # fmt: skip
    places = [{"place_id": one, "kind": kind, "country": "PER", "parent": up} for one, (kind, up) in REGIONS.items()]
    told = with_incidents(pl.DataFrame(rows, infer_schema_length=None), pl.DataFrame(places))
    assert told["incident"].n_unique() == events
    if events == 1:
        assert told["event_day"].to_list() == [date(2026, 3, 10)] * len(reports)


@pytest.mark.parametrize("style", ["ged", "acled"])
def test_events(home: Settings, style: str, tmp_path: Path) -> None:
    events = pl.read_csv(made(home, style, tmp_path), try_parse_dates=True)
    names = {
        "ged": ("id", "source_article", "best", "low", "high"),
        "acled": ("event_id_cnty", "notes", "fatalities_best", "fatalities", "fatalities_high"),
    }
    key, words, best, low, high = names[style]
    assert events[key].n_unique() == events.height
    assert (
        events.filter(pl.col(low) > pl.col(best)).is_empty() and events.filter(pl.col(best) > pl.col(high)).is_empty()
    )
    (aleppo,) = events.filter(pl.col(words).str.contains("At least 41")).to_dicts()
    assert (aleppo[best], aleppo["country"], aleppo["admin1"] if style == "acled" else aleppo["adm_1"]) == (
        41,
        "Syria",
        "Aleppo province",
    )
    assert aleppo["latitude"] == pytest.approx(36.2, abs=0.1)
    assert aleppo["date_end" if style == "ged" else "event_date"] == date(2012, 7, 26)


def test_ged_has_the_columns_of_ged_in_order(home: Settings, tmp_path: Path) -> None:
    with made(home, "ged", tmp_path).open(encoding="utf-8", newline="") as lines:
        columns = next(csv.reader(lines))
    assert columns[:7] == ["id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id"]
    assert columns[columns.index("date_prec") :][:11] == [
        *("date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians"),
        *("deaths_unknown", "best", "high", "low", "gwnoa"),
    ]


def test_geojson(home: Settings, content: Content, tmp_path: Path) -> None:
    whole = json.loads(made(home, "geojson", tmp_path).read_text(encoding="utf-8"))
    assert whole["type"] == "FeatureCollection" and whole["tollbook"]["known_on"] == "2013-07-25"
    assert len(whole["features"]) == content.latest.height
    points = [feature for feature in whole["features"] if feature["geometry"]]
    assert points
    gazetteer = reference.frame("places").select("place_id", "longitude", "latitude")
    where = {place: [longitude, latitude] for place, longitude, latitude in gazetteer.iter_rows()}
    for feature in points:
        assert feature["geometry"]["coordinates"] == where[feature["properties"]["place_id"]]
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180 and -90 <= latitude <= 90
        assert 1 <= feature["properties"]["where_prec"] <= 7


def test_sqlite(home: Settings, content: Content, tmp_path: Path) -> None:
    con = sqlite3.connect(made(home, "sqlite", tmp_path))
    for name, frame in content.tables.items():
        assert con.execute(f"SELECT count(*) FROM {name}").fetchone() == (frame.height,)
    (best,) = con.execute("SELECT sum(best) FROM tolls").fetchone()
    assert best == content.tables["tolls"]["best"].sum()
    assert dict(con.execute("SELECT name, value FROM about"))["version"] == content.about.version
    (definition,) = con.execute("SELECT sql FROM sqlite_schema WHERE name = 'tolls'").fetchone()
    assert "-- day the toll holds for" in definition
    assert con.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("style", CSV_LIKE)
def test_no_cell_is_a_formula_and_numbers_stay_numbers(home: Settings, style: str, tmp_path: Path) -> None:
    path = made(home, style, tmp_path)
    paths = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    seen = 0
    for one in paths:
        with one.open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines):
                risky = [cell for cell in row if cell.lstrip()[:1] in ("=", "+", "-", "@") or cell[:1] in ("\t", "\r")]
                assert not [cell for cell in risky if not re.fullmatch(r"-\d+(\.\d+)?", cell)]
                seen += sum(cell.startswith("'") for cell in row)
    assert seen, "the hostile article stands in it, made harmless"


@pytest.mark.parametrize("style", FORMATS)
def test_every_export_says_where_it_comes_from(home: Settings, content: Content, style: str, tmp_path: Path) -> None:
    path = made(home, style, tmp_path, "--known-on", "2012-07-30")
    files = [path] if path.is_file() else sorted(path.iterdir())
    words = b"".join(file.read_bytes() for file in files).decode("utf-8", "replace")
    assert "2012-07-30" in words and content.about.method in words and content.about.version in words


@pytest.mark.parametrize("style", FORMATS)
def test_the_same_ledger_gives_the_same_bytes(home: Settings, style: str, tmp_path: Path) -> None:
    def contents(path: Path) -> dict[str, bytes]:
        files = [path] if path.is_file() else sorted(path.iterdir())
        return {file.name: file.read_bytes() for file in files}

    first = contents(made(home, style, tmp_path))
    assert contents(made(home, style, tmp_path)) == first
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_known_on_leaves_out_what_came_later(home: Settings, tmp_path: Path) -> None:
    folder = made(home, "csv", tmp_path, "--known-on", "2012-07-24")
    claims = pl.read_csv(folder / "claims.csv", try_parse_dates=True)
    assert claims.height and claims["published_on"].max() <= date(2012, 7, 24)  # type: ignore[operator]
    pooled = pl.read_csv(folder / "tolls.csv", try_parse_dates=True, infer_schema_length=None).filter(
        (pl.col("measure") == "killed") & (pl.col("place_id") == "syr") & pl.col("lineage").is_null()
    )
    with warehouse.reading(home) as con:
        now = con.sql("SELECT max(best) FROM tolls WHERE measure = 'killed' AND place_id = 'syr'").fetchall()[0][0]
    assert pooled["best"].max() < now


def test_only_chosen_measures_and_places(home: Settings, tmp_path: Path) -> None:
    folder = made(home, "csv", tmp_path, "--measure", "refugees", "--place", "Turkey")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    for table in ("tolls", "claims", "series"):
        rows = pl.read_csv(folder / f"{table}.csv", infer_schema_length=None)
        assert set(rows["measure"]) == {"refugees"} and set(rows["place_id"]) == {"tur"}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--measure", "eaten"), "no measure is called eaten; there are"),
        (("--place", "Freedonia"), "no place is called Freedonia"),
    ],
)
def test_unknown_names_are_one_line(home: Settings, tmp_path: Path, arguments: tuple[str, ...], complaint: str) -> None:
    done = export(home, "hxl", tmp_path / "x.csv", *arguments)
    assert done.exit_code == 1 and complaint in done.output and done.output.count("\n") == 1


@pytest.mark.parametrize("style", ["csv", "sqlite"])
def test_nobody_elses_folder_is_replaced(home: Settings, tmp_path: Path, style: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    done = export(home, style, tmp_path / "mine")
    assert done.exit_code == 1 and (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_texts_and_paths_stay_at_home(content: Content) -> None:
    columns: set[Any] = {column for frame in content.tables.values() for column in frame.columns}
    assert not {"text", "origin"} & columns and {"text", "origin"} <= PRIVATE


def test_an_empty_ledger_exports_empty_tables(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "ledger")
    (tmp_path / "inbox").mkdir()
    flow.run(Context(settings, paths=(tmp_path / "inbox",)))
    for style in FORMATS:
        assert made(settings, style, tmp_path).exists()
    assert frictionless.validate(str(tmp_path / "tollbook-csv" / "datapackage.json")).valid
