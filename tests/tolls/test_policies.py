"""What a recorder may choose: the policies of pooling, and how much a toll hangs on one source."""

from __future__ import annotations

import pickle
from pathlib import Path

import polars as pl
import pytest

from pipelines import settings
from pipelines.tolls import policies, rules, scopes
from pipelines.tolls.bring import reconcile_table
from pipelines.tolls.leave_out import leave_one_out
from pipelines.tolls.reconcile import NO_OUTLETS, reconcile
from pipelines.tolls.series import sort_into_series
from tests.tolls.curves import claims, pooled

GRADES = pl.DataFrame(
    {"source_id": ["a", "b", "c"], "scope": [None, None, None], "reliability": ["B", "A", "C"]},
    schema_overrides={"scope": pl.String},
)


def _by(source: str) -> dict[str, object]:
    return {"source": source, "source_id": source}


RIVALS = claims(
    (0, "1003", _by("a")), (0, "~1000", _by("c")), (0, "1503", _by("b")),
    (10, "1103", _by("a")), (10, "~1100", _by("c")), (10, "1603", _by("b")),
)  # fmt: skip

CHOSEN = [
    # the policy, low, best and high on the first day
    ("ranges", 950, 1003, 1503),
    ("majority", 1003, 1003, 1003),
    ("hierarchy", 1503, 1503, 1503),
]


@pytest.mark.parametrize(("policy", "low", "best", "high"), CHOSEN)
def test_policies(policy: str, low: int, best: int, high: int) -> None:
    made = reconcile(RIVALS, sources=GRADES, method=rules.load().following(policy))
    assert pooled(made, 0) == (low, best, high)


@pytest.mark.parametrize("policy", policies.MEANINGS)
def test_every_policy_keeps_low_best_and_high_in_order_and_never_falls(policy: str) -> None:
    tolls = reconcile(RIVALS, sources=GRADES, method=rules.load().following(policy)).tolls
    curve = tolls.filter(pl.col("lineage").is_null()).sort("date")
    assert curve.filter((pl.col("low") > pl.col("best")) | (pl.col("best") > pl.col("high"))).is_empty()
    assert curve["best"].is_sorted() and curve["low"].is_sorted()


def test_the_settings_choose_and_refuse_what_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(settings.POLICIES) == set(policies.MEANINGS)
    plain = rules.load()
    monkeypatch.setenv("TOLLBOOK_POLICY", "ranges")
    assert rules.load().policy == "ranges" and rules.load().fingerprint != plain.fingerprint
    monkeypatch.setenv("TOLLBOOK_POLICY", "mine")
    with pytest.raises(ValueError, match="mine"):
        rules.load()


def test_rules_and_scopes_go_to_another_process() -> None:
    method = rules.load().following("majority")
    assert pickle.loads(pickle.dumps(method)) == method
    assert pickle.loads(pickle.dumps(scopes.load())) == scopes.load()


def test_leaving_out_one_source_after_the_other() -> None:
    method, known = rules.load(), scopes.load()
    told = sort_into_series(RIVALS, GRADES, NO_OUTLETS, method, known)
    first = leave_one_out(told, method, known).sort("date").row(0, named=True)
    assert first["without_low"] < 1010 < first["without_high"]
    alone = told.filter(pl.col("lineage") == "a")
    assert leave_one_out(alone, method, known).is_empty()


def test_a_table_with_the_range_of_leaving_out(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("source,as_of,value\nA,2020-01-01,100\nB,2020-01-01,203\nC,2020-01-02,205\n")
    made = reconcile_table(path, without_each=True).tolls
    assert made.columns[-2:] == ["without_low", "without_high"]
    assert made["without_low"].null_count() == 0
