"""Tables of claims that people bring along: what is read, what is refused and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.claims_table import TableError, read_claims
from pipelines.tolls.bring import OUT, reconcile_table

READ = [
    # header, row, what the claim must hold
    ("value,as_of", "19106,2012-07-22", {"value": 19106, "low": 19106, "high": 19106, "quantifier": "exact"}),
    ("value,as_of", '"19,106",2012-07-22', {"value": 19106, "measure": "killed", "basis": "cumulative"}),
    ("low,high,as_of", "1500,2000,2012-07-22", {"value": None, "quantifier": "between", "low": 1500, "high": 2000}),
    ("low,as_of", "20,2012-07-22", {"quantifier": "at_least", "low": 20, "high": None, "value": 20}),
    ("value,quantifier,as_of", "19000,more_than,2012-07-22", {"low": 19001, "high": None}),
    ("value,quantifier,as_of", "50,At_Most,2012-07-22", {"low": None, "high": 50}),
    ("value,published_on", "7,2012-07-22", {"as_of": date(2012, 7, 22)}),
    ("value,as_of,measure", "7,2012-07-22,refugees", {"basis": "stock"}),
    ("value,as_of,population", "7,2012-07-22,Rescue Workers", {"population": "rescue_workers"}),
    ("value,as_of,extra", "7,2012-07-22,whatever", {"value": 7}),
    ("value,as_of,source", "7,2012-07-22,=1+1", {"source": "=1+1"}),
]

REFUSED = [
    # header, row, words of the reason
    ("value,as_of", ",2012-07-22", "gives no number"),
    ("value,as_of", "12,", "gives no day"),
    ("value,as_of", "-5,2012-07-22", "not a whole number"),
    ("value,as_of", "12.5,2012-07-22", "not a whole number"),
    ("value,as_of", "99999999999999999999,2012-07-22", "not a whole number"),
    ("value,as_of", "٣,2012-07-22", "not a whole number"),
    ("value,as_of", "12,22/07/2012", "not a date"),
    ("value,as_of", "12,2012-07-22,more", "has 3 cells where the header has 2"),
    ("value,as_of,measure", "12,2012-07-22,hurt", "not one of killed"),
    ("value,as_of,basis", "12,2012-07-22,total", "not one of event"),
    ("low,high,as_of", "20,10,2012-07-22", "is above high"),
    ("value,as_of,part_of", "12,2012-07-22,nobody", "no row is called"),
]


def _written(folder: Path, *lines: str) -> Path:
    path = folder / "claims.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(("header", "row", "expected"), READ)
def test_read(tmp_path: Path, header: str, row: str, expected: dict[str, object]) -> None:
    table = read_claims(_written(tmp_path, header, row))
    assert not table.bad
    claim = table.claims.to_dicts()[0]
    assert {name: claim[name] for name in expected} == expected


@pytest.mark.parametrize(("header", "row", "reason"), REFUSED)
def test_refused_with_its_line(tmp_path: Path, header: str, row: str, reason: str) -> None:
    good = ",".join(
        {"as_of": "2012-07-22", "measure": "killed", "basis": "daily", "part_of": ""}.get(name, "15")
        for name in header.split(",")
    )
    table = read_claims(_written(tmp_path, "# a comment", header, good, row))
    assert [bad.line for bad in table.bad] == [4]
    assert reason in table.bad[0].reason
    assert table.claims.height >= 1


@pytest.mark.parametrize("content", ["", "# only a comment\n", "source,place\nx,y\n", "value,value\n1,2\n"])
def test_no_table_at_all(tmp_path: Path, content: str) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(content)
    with pytest.raises(TableError):
        read_claims(path)
    with pytest.raises(TableError):
        read_claims(tmp_path / "missing.csv")


@pytest.mark.parametrize(
    "content",
    [b"value,as_of\n\xff\xfe,2012-01-01\n", b'value,as_of\n"1,2012-01-01\n' + b"x" * 200_000, b"value\x00,as_of\n1,2"],
)
def test_hostile_bytes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "claims.csv"
    path.write_bytes(content)
    try:
        table = read_claims(path)
    except TableError:
        return
    assert table.bad or table.claims.is_empty()


def test_the_same_row_twice_is_two_claims_with_stable_ids(tmp_path: Path) -> None:
    path = _written(tmp_path, "value,as_of", "12,2012-07-22", "12,2012-07-22")
    first, second = read_claims(path).claims, read_claims(path).claims
    assert first.equals(second)
    assert first["claim_id"].n_unique() == 2


def test_names_become_ids_where_the_tables_know_them(tmp_path: Path) -> None:
    known = pl.DataFrame({"source_id": ["mon"], "name": ["Monitor of Deaths"], "aliases": [["MoD"]]})
    table = read_claims(_written(tmp_path, "value,as_of,source", "12,2012-07-22,mod"), sources=known)
    assert table.claims["source_id"].to_list() == ["mon"]


def test_out_has_a_row_a_day_and_names_rows(tmp_path: Path) -> None:
    path = _written(tmp_path, "id,value,as_of", "one,1003,2012-07-01", ",1203,2012-07-11")
    made = reconcile_table(path)
    assert made.tolls.columns == OUT
    assert made.tolls.height == 11
    first = made.tolls.row(0, named=True)
    assert (first["low"], first["best"], first["high"], first["low_claim"]) == (1003, 1003, 1003, "one")
    assert made.tolls.row(-1, named=True)["low_claim"] == "line 3"
    assert reconcile_table(path, known_on=date(2012, 7, 5)).tolls.height == 1
    assert "lineage" in reconcile_table(path, by_lineage=True).tolls.columns
