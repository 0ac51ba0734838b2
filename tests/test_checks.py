"""Each check finds what it is there for: a ledger that is sound passes, and one broken in one place is caught."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from pipelines import checks, warehouse
from pipelines.settings import Settings

SOME = "(SELECT min({0}_id) FROM {0}s)"
FIGURE = "(SELECT min(mention_id) FROM mentions WHERE kind = 'figure')"
CURVE = "lineage IS NULL AND basis = 'cumulative'"
PEAK = f"(SELECT arg_max(toll_id, best) FROM tolls WHERE {CURVE})"
"""A day amid the longest curve would do as well; its highest day is easy to name."""

FAILED = "INSERT INTO failures VALUES ('none', '{}', '1', 'KeyError', now()::TIMESTAMP)"
BROKEN = {
    "articles/dated_within_reason": "UPDATE articles SET published_on = DATE '1066-10-14'",
    "articles/ids_unique": "INSERT INTO articles FROM articles LIMIT 1",
    "articles/one_story_each": f"DELETE FROM stories WHERE article_id = {SOME.format('article')}",
    "mentions/article_exists": "UPDATE mentions SET article_id = 'none'",
    "mentions/bounds_ordered": f"UPDATE mentions SET low = 9, high = 8 WHERE mention_id = {FIGURE}",
    "mentions/every_article_read": f"DELETE FROM readings WHERE article_id = {SOME.format('article')}",
    "mentions/gold_sample_above_floor": 'UPDATE ledger_state SET value = replace(value, \'"recall": 0.\', \'"recall": '
    "0.1') WHERE name = 'gold'",
    "mentions/ids_unique": "INSERT INTO mentions FROM mentions LIMIT 1",
    "mentions/no_article_stopped_it": FAILED.format("mentions"),
    "mentions/quantity_never_counts_people": f"UPDATE mentions SET kind = 'quantity' WHERE mention_id = {FIGURE}",
    "mentions/span_is_surface": f"UPDATE mentions SET surface = 'forged' WHERE mention_id = {FIGURE}",
    "claims/bounds_ordered": f"UPDATE claims SET low = 9, high = 8 WHERE claim_id = {SOME.format('claim')}",
    "claims/dates_ordered": "UPDATE claims SET as_of = published_on + 9 WHERE as_of IS NOT NULL",
    "claims/ids_unique": "INSERT INTO claims FROM claims LIMIT 1",
    "claims/mention_exists": f"UPDATE claims SET mention_id = 'none' WHERE claim_id = {SOME.format('claim')}",
    "claims/no_figure_lost": f"DELETE FROM claims WHERE claim_id = {SOME.format('claim')}",
    "claims/no_article_stopped_it": FAILED.format("claims"),
    "claims/place_in_conflict": "UPDATE claims SET place_id = 'fra' WHERE conflict_id = 'syria-2011'",
    "claims/subset_exists": f"UPDATE claims SET subset_of = claim_id WHERE claim_id = {SOME.format('claim')}",
    "tolls/bounds_ordered": f"UPDATE tolls SET low = best + 1 WHERE toll_id = {SOME.format('toll')}",
    "tolls/claims_exist": "UPDATE series_claims SET claim_id = 'none'",
    "tolls/ids_unique": "INSERT INTO tolls FROM tolls LIMIT 1",
    "tolls/no_denied_or_hypothetical": "UPDATE claims SET status = 'denied'",
    "tolls/running_totals_never_fall": f"UPDATE tolls SET low = 0, best = 0 WHERE toll_id = {PEAK}",
}
"""For each check a statement after which it must find something."""


@pytest.fixture
def con(sampled: Settings, tmp_path: Path) -> duckdb.DuckDBPyConnection:
    """A copy of it, free to be broken."""
    return duckdb.connect(shutil.copy(sampled.work_file, tmp_path / "broken.duckdb"))


def test_a_sound_ledger_passes_what_blocks(sampled: Settings) -> None:
    with warehouse.reading(sampled) as con:
        assert [found for found in checks.run_checks(con) if found.blocking and not found.passed] == []


def test_every_check_has_its_example() -> None:
    here = {name for name in BROKEN if name.split("/")[0] != "corrections"}
    assert here == {f"{check.stage}/{check.name}" for check in checks.checks() if check.stage != "corrections"}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_what_breaks_a_check_is_found(con: duckdb.DuckDBPyConnection, name: str) -> None:
    stage, check = name.split("/")
    before = {found.name: found.failures for found in checks.run_checks(con, stage)}
    con.execute(BROKEN[name]).fetchall()
    after = {found.name: found for found in checks.run_checks(con, stage)}
    assert after[check].failures > before[check]
    assert 0 < len(after[check].sample) <= checks.SHOWN
