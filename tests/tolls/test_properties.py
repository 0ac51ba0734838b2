"""What holds of every reconciliation, whatever the claims."""

from __future__ import annotations

import polars as pl
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipelines.tolls.reconcile import Reconciled, reconcile
from tests.tolls.curves import on
from tests.tolls.simulation import claim_frame

_FIGURES = st.one_of(
    st.integers(0, 50),
    st.integers(100, 40_000),
    st.integers(1, 40).map(lambda n: n * 1000),
    st.just(10**12),
)
_CLAIM = st.fixed_dictionaries(
    {
        "value": _FIGURES,
        "quantifier": st.sampled_from(["exact", "at_least", "more_than", "approximately", "at_most", "less_than"]),
        "as_of": st.integers(0, 200).map(on),
        "source": st.sampled_from(["Monitor", "Ministry", None]),
        "population": st.sampled_from(["all", "all", "civilian"]),
        "basis": st.sampled_from(["cumulative", "cumulative", "cumulative", "stock", "daily"]),
        "story_id": st.sampled_from([None, None, "s1", "s2"]),
        "status": st.sampled_from(["asserted", "asserted", "asserted", "revised", "denied"]),
    }
)
_CLAIMS = st.lists(_CLAIM, min_size=1, max_size=25)
_EXAMPLES = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_SHOWN = ["measure", "scope", "place", "basis", "period_start", "lineage", "date", "low", "best", "high"]


def shown(made: Reconciled) -> pl.DataFrame:
    """The curves without the names of claims."""
    return made.tolls.select(_SHOWN).sort(_SHOWN)


@_EXAMPLES
@given(_CLAIMS)
def test_low_best_high_in_order_and_no_fall_inside_a_phase(rows: list[dict[str, object]]) -> None:
    made = reconcile(claim_frame(rows))
    assert made.tolls.filter((pl.col("low") > pl.col("best")) | (pl.col("best") > pl.col("high"))).is_empty()
    assert made.tolls.filter(pl.col("low") < 0).is_empty()
    assert made.tolls["toll_id"].is_unique().all()
    if made.series_claims.is_empty() or made.series_claims["phase"].max() != 0:
        return
    curves = made.tolls.filter(pl.col("basis") == "cumulative").sort("date")
    for _, curve in curves.group_by("scope", "lineage", "period_start"):
        assert curve["best"].is_sorted() and curve["low"].is_sorted()


@_EXAMPLES
@given(_CLAIMS, st.randoms(use_true_random=False))
def test_order_changes_nothing(rows: list[dict[str, object]], order: object) -> None:
    frame = claim_frame(rows)
    mixed = frame.sample(fraction=1, shuffle=True, seed=1)
    first, second = reconcile(frame), reconcile(mixed)
    assert shown(first).equals(shown(second))
    assert first.series.equals(second.series)
    assert first.findings.equals(second.findings)


def same_day(*values: int) -> list[dict[str, object]]:
    """Rival exact totals of one source for one day, each in a story of its own."""
    common = {"quantifier": "exact", "as_of": on(0), "source": "Monitor", "population": "all", "basis": "cumulative"}
    return [{"value": value, "story_id": None, "status": "asserted", **common} for value in values]


def stocks(*values: int) -> list[dict[str, object]]:
    """Figures of a moment, a day apart."""
    return [row | {"basis": "stock", "as_of": on(n)} for n, row in enumerate(same_day(*values))]


@_EXAMPLES
@example(same_day(0, 2), 0, 1)  # the copy moved the level by which costs are measured
@example(stocks(0, 1754), 0, 4)  # the copies of a stock outvoted the next one
@example(same_day(0, 0, 1, 5), 0, 1)  # the copy outvoted its neighbours in the quarantine
@given(_CLAIMS, st.integers(0, 24), st.integers(1, 5))
def test_printing_a_story_again_changes_nothing(rows: list[dict[str, object]], which: int, times: int) -> None:
    told = [row | {"claim_id": f"c{n}", "article_id": f"a{n}", "story_id": f"s{n}"} for n, row in enumerate(rows)]
    again = told[which % len(told)]
    copies = [again | {"claim_id": f"copy{n}", "article_id": f"copy{n}"} for n in range(times)]
    assert shown(reconcile(claim_frame(told))).equals(shown(reconcile(claim_frame(told + copies))))


@_EXAMPLES
@given(st.lists(st.integers(1, 300), min_size=3, max_size=15), st.integers(1, 13), st.sampled_from([">", "~"]))
def test_a_claim_that_says_nothing_new_widens_nothing(steps: list[int], at: int, mark: str) -> None:
    levels = [1003 + sum(steps[: n + 1]) for n in range(len(steps))]
    rows = [{"value": level, "as_of": on(7 * n)} for n, level in enumerate(levels)]
    n = at % len(levels)
    vague = {"value": levels[n] // 100 * 100, "as_of": on(7 * n)}
    vague["quantifier"] = "more_than" if mark == ">" else "approximately"
    before = reconcile(claim_frame(rows)).tolls.filter(pl.col("lineage").is_null())
    after = reconcile(claim_frame([*rows, vague])).tolls.filter(pl.col("lineage").is_null())
    both = before.join(after, on="date", suffix="_after")
    width, width_after = pl.col("high") - pl.col("low"), pl.col("high_after") - pl.col("low_after")
    assert both.filter(width_after > width).is_empty()


@_EXAMPLES
@given(_CLAIMS)
def test_every_claim_of_a_curve_has_a_fate_and_every_finding_a_sentence(rows: list[dict[str, object]]) -> None:
    made = reconcile(claim_frame(rows))
    assert made.series["claims"].sum() == made.series_claims.height
    assert set(made.series_claims["role"]) <= {"kept", "floor", "set_aside", "quarantined"}
    aside = made.series_claims.filter(pl.col("role") != "kept")
    assert aside["reason"].null_count() == 0
    assert made.findings.filter(pl.col("sentence") == "").is_empty()
