"""How near the curve comes to a known truth: a simulated war, and real tallies where they are at hand."""

from __future__ import annotations

import csv

import polars as pl
import pytest

from pipelines.claims_table import ClaimsTable, read_claims
from pipelines.settings import SEEDS
from pipelines.tolls.reconcile import Reconciled, reconcile
from tests.conftest import SHARED
from tests.tolls.simulate import score
from tests.tolls.simulation import claim_frame, simulate

SYRIA = SHARED / "dev" / "syria_tolls_2011_2013.csv"
WEST_BANK = SHARED / "dev" / "tolls_westbank_ebola.jsonl"


def test_simulated_wars() -> None:
    rows = pl.DataFrame([score(simulate(seed)) for seed in range(300, 308)])
    assert rows["this"].mean() < 0.012
    assert rows["coverage"].mean() > 0.95
    for other in ("last value", "running maximum", "local median", "isotonic least squares"):
        assert rows["this"].mean() < rows[other].mean() / 3


@pytest.fixture(scope="module")
def syria() -> tuple[ClaimsTable, Reconciled]:
    """The project's own table of reported figures, reconciled."""
    table = read_claims(SEEDS / "claims" / "syria_killed_2011_2017.csv")
    return table, reconcile(table.claims)


def test_the_observatory_curve_keeps_to_its_exact_tallies(syria: tuple[ClaimsTable, Reconciled]) -> None:
    table, made = syria
    curve = made.tolls.filter((pl.col("lineage") == "sohr") & (pl.col("period_start").dt.year() == 2011))
    tallies = table.claims.filter(
        (pl.col("source") == "SOHR") & (pl.col("value") >= 5000) & (pl.col("quantifier") == "exact")
        & (pl.col("value") % 10 != 0) & (pl.col("period_start").dt.year() == 2011) & pl.col("subset_of").is_null()
    ).filter(pl.col("value") != 30716)  # fmt: skip
    scope = pl.col("population").replace({"all": "everyone"}).alias("scope")
    both = tallies.select("as_of", "value", scope).join(curve, left_on=["as_of", "scope"], right_on=["date", "scope"])
    assert both.height > 25
    assert both.filter((pl.col("best") / pl.col("value") - 1).abs() > 0.005).is_empty()


def test_a_digit_error_that_its_own_total_hides(syria: tuple[ClaimsTable, Reconciled]) -> None:
    table, made = syria
    names = {label: claim for claim, label in table.labels.items()}
    fates = made.series_claims.filter(pl.col("claim_id").is_in([names["sy034"], names["sy035"]]))
    assert dict(fates.select("claim_id", "role").iter_rows()) == {names["sy034"]: "kept", names["sy035"]: "set_aside"}


EXPECTED = {
    "digit_error": ("sy035", "sy060", "sy085", "sy090", "sy128", "sy142"),
    "component_sum": ("sy018", "sy048", "sy065", "sy068", "sy134", "sy135"),
    "stale_quote": ("sy024", "sy101", "sy107", "sy108", "sy109", "sy110", "sy117", "sy126", "sy130"),
    "misdated_article": ("sy073", "sy101"),
    "modifier_drift": ("sy115", "sy116", "sy117"),
    "rounded_up_floor": ("sy001", "sy119"),
    "scope_mismatch": (
        "sy030", "sy043", "sy045", "sy058", "sy061", "sy062", "sy069", "sy091", "sy099", "sy100", "sy103", "sy125",
        "sy147",
    ),
    "downward_revision": ("sy008", "sy053"),
    "retroactive_addition": ("sy112",),
    "syndicated_duplicate": ("sy010", "sy015", "sy020", "sy027", "sy057", "sy096"),
}  # fmt: skip


@pytest.mark.parametrize("rule", EXPECTED)
def test_flagged_rows_are_found(rule: str, syria: tuple[ClaimsTable, Reconciled]) -> None:
    table, made = syria
    found = made.findings.filter(pl.col("rule") == rule)["claim_ids"]
    rows = {table.labels[claim][:5] for claims in found for claim in claims}
    assert set(EXPECTED[rule]) <= rows


@pytest.mark.skipif(not SYRIA.exists(), reason="the shared table is not at hand")
def test_our_table_holds_the_shared_figures() -> None:
    ours = read_claims(SEEDS / "claims" / "syria_killed_2011_2017.csv")
    assert not ours.bad
    with SYRIA.open() as file:
        theirs = [int(row["value"]) for row in csv.DictReader(file) if row["modifier"] != "between"]
    known = set(ours.claims["value"].drop_nulls())
    assert [value for value in theirs if value not in known] == []


@pytest.mark.skipif(not WEST_BANK.exists(), reason="the shared series are not at hand")
def test_official_daily_series_and_their_revisions() -> None:
    rows = pl.read_ndjson(WEST_BANK, infer_schema_length=None).filter(
        pl.col("metric").is_in(["killed", "deaths", "cases"])
    )
    measure = pl.col("metric").replace({"deaths": "killed", "cases": "casualties"})
    named = rows.with_columns(measure.alias("measure"), pl.col("date").str.to_date().alias("as_of")).with_row_index("n")
    frame = claim_frame(
        [
            {"claim_id": f"w{n}", "article_id": f"w{n}", "measure": what, "source": source, "place": place,
             "place_id": None, "value": value, "as_of": day, "period_start": None}
            for n, what, source, place, value, day in named.select(
                "n", "measure", "source", "country", "value", "as_of"
            ).iter_rows()
        ]
    )  # fmt: skip
    made = reconcile(frame)
    key = ["source", "place", "measure"]
    falls = frame.sort("as_of").filter(pl.col("value") < pl.col("value").shift(1).over(key, order_by="as_of"))
    revised = made.findings.filter(pl.col("rule").is_in(["downward_revision", "counter_restart"]))
    found = {claims[0] for claims in revised["claim_ids"]}
    assert falls.height == 32
    assert found == set(falls["claim_id"])
    assert "digit_error" not in set(made.findings["rule"])
    assert (made.series_claims["role"] == "kept").mean() > 0.9
