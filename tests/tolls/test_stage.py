"""The stage in a ledger: incremental runs give what a full one gives, and running twice changes nothing."""

from __future__ import annotations

import duckdb
import polars as pl
import pytest

from pipelines import checks, warehouse
from pipelines.context import Context
from pipelines.contracts import contract, tables
from pipelines.settings import Settings
from pipelines.tolls import stage
from pipelines.tolls.book import read_book
from pipelines.tolls.explain import NoTollError, explain
from tests.tolls.curves import claims, on
from tests.tolls.simulation import claim_frame, simulate

_MADE = ("series", "series_claims", "tolls", "findings")


@pytest.fixture
def ledger_file(ledger: Settings) -> duckdb.DuckDBPyConnection:
    """An empty ledger in memory with the tables and views that the stage reads."""
    con = duckdb.connect()
    for name in tables():
        con.execute(contract(name).statement)
    for name in ("claims_as_corrected", "sources_as_corrected", "claims_with_sentences"):
        con.execute(contract(name).statement)
    return con


def _made(con: duckdb.DuckDBPyConnection) -> str:
    return warehouse.stamp(con, _MADE)


def _run(con: duckdb.DuckDBPyConnection, ledger: Settings) -> dict[str, int]:
    return stage.run(con, Context(ledger))


def test_twice_changes_nothing(ledger_file: duckdb.DuckDBPyConnection, ledger: Settings) -> None:
    warehouse.append(ledger_file, "claims", simulate(1).claims)
    assert _run(ledger_file, ledger)["series_fitted"] == 3
    before = _made(ledger_file)
    assert set(_run(ledger_file, ledger).values()) == {0}
    assert _made(ledger_file) == before


def test_claim_by_claim_gives_what_all_at_once_gives(ledger_file: duckdb.DuckDBPyConnection, ledger: Settings) -> None:
    frame = pl.concat([simulate(2, claims=60).claims, claims((5, "300", {"claim_id": "x", "place_id": "sylvania"}))])
    for part in frame.sample(fraction=1, shuffle=True, seed=3).iter_slices(13):
        warehouse.append(ledger_file, "claims", part)
        _run(ledger_file, ledger)
    step_by_step = _made(ledger_file)
    for name in (*_MADE, "ledger_state"):
        ledger_file.execute(f"DELETE FROM {name}")
    _run(ledger_file, ledger)
    assert _made(ledger_file) == step_by_step


def test_only_what_is_touched_is_fitted_again(ledger_file: duckdb.DuckDBPyConnection, ledger: Settings) -> None:
    here = claims((0, "1003"), (10, "1203"))
    there = claims(
        (0, "1003", {"claim_id": "t1", "place_id": "sylvania"}), (9, "1203", {"claim_id": "t2", "place_id": "sylvania"})
    )
    warehouse.append(ledger_file, "claims", pl.concat([here, there]))
    assert _run(ledger_file, ledger)["series_fitted"] == 2
    warehouse.append(ledger_file, "claims", claims((20, "1403", {"claim_id": "t3", "place_id": "sylvania"})))
    assert _run(ledger_file, ledger) == {"series_fitted": 1, "series_dropped": 0, "new_findings": 0, "gone_findings": 0}


def test_what_rests_on_vanished_claims_goes(ledger_file: duckdb.DuckDBPyConnection, ledger: Settings) -> None:
    warehouse.append(ledger_file, "claims", claims((0, "19106"), (30, "20104"), (40, "19106")))
    _run(ledger_file, ledger)
    assert ledger_file.execute("SELECT count(*) FROM findings").fetchone() != (0,)
    ledger_file.execute("DELETE FROM claims")
    assert _run(ledger_file, ledger)["series_dropped"] == 1
    for name in _MADE:
        assert ledger_file.execute(f"SELECT count(*) FROM {name}").fetchone() == (0,)


def test_explain(ledger_file: duckdb.DuckDBPyConnection, ledger: Settings) -> None:
    frame = claims((0, "1003"), (10, "1204"), (20, "1411"), (30, "1598"), (15, "13070"), (28, "1204"))
    warehouse.append(ledger_file, "claims", frame)
    _run(ledger_file, ledger)
    book = read_book(ledger_file)
    why = explain(book, on(25), "killed", "Freedonia", since=on(12))
    assert why.low_claim is not None and why.low_claim["value"] == 1411
    assert why.high_claim is not None and why.high_claim["value"] == 1598
    assert [row["value"] for row in why.set_aside] == [13070]
    assert why.move is not None and why.move.then is not None
    assert why.move.then["best"] < why.move.now["best"] and why.move.then["projected"]
    assert {row["value"] for row in why.move.claims} >= {1411, 1598}
    assert explain(book, on(400)).toll["projected"]
    with pytest.raises(NoTollError, match="there are: killed / Freedonia / everyone"):
        explain(book, on(25), "injured")
    with pytest.raises(NoTollError, match="nothing had been reported"):
        explain(book, on(-5))


def test_documented_floor_counts_the_parts(ledger_file: duckdb.DuckDBPyConnection, ledger: Settings) -> None:
    frame = claims((0, "1003"), (20, "1403"), (10, "1250", {"population": "civilian"}))
    warehouse.append(ledger_file, "claims", frame)
    _run(ledger_file, ledger)
    why = explain(read_book(ledger_file), on(15))
    assert (why.toll["low"], why.documented_floor) == (1003, 1245)


def test_a_source_that_leaves_a_class_out_has_a_scope_of_its_own(
    ledger_file: duckdb.DuckDBPyConnection, ledger: Settings
) -> None:
    ledger_file.execute(
        "INSERT INTO sources SELECT 'committee', 'Committee', 'monitor', NULL, 'not_government', NULL, 'B', 'test', []"
    )
    warehouse.append(ledger_file, "claims", claim_frame([{"value": 1003, "as_of": on(0), "source_id": "committee"}]))
    _run(ledger_file, ledger)
    assert ledger_file.execute("SELECT scope, lineage FROM series").fetchall() == [("not_government", "committee")]


@pytest.mark.parametrize("seed", [4, 8])
def test_a_war_whose_counts_begin_anew_breaks_no_check(
    ledger_file: duckdb.DuckDBPyConnection, ledger: Settings, seed: int
) -> None:
    warehouse.append(ledger_file, "claims", simulate(seed).claims)
    _run(ledger_file, ledger)
    assert ledger_file.execute("SELECT max(phase) > 0 FROM series_claims").fetchall() == [(True,)]
    names = {"bounds_ordered", "ids_unique", "claims_exist", "running_totals_never_fall"}
    found = {result.name: result.sample for result in checks.run_checks(ledger_file, "tolls")}
    assert [found[name] for name in names] == [[]] * len(names)
