"""Every rule on claims that must fire it, and on like ones that must not."""

from __future__ import annotations

import pytest

from pipelines.tolls import rules
from pipelines.tolls.findings import RULES
from pipelines.tolls.findings.digits import slip
from pipelines.tolls.reconcile import reconcile
from tests.tolls.curves import on
from tests.tolls.simulation import claim_frame

Row = dict[str, object]


def series(*figures: tuple[int, int]) -> list[Row]:
    """Exact totals of one source, (day, value) each."""
    return [{"value": value, "as_of": on(day), "article_id": f"a{day}-{value}"} for day, value in figures]


def event(day: int, value: int, known: int, **more: object) -> Row:
    """A figure of one incident."""
    plain = {"basis": "event", "value": value, "as_of": on(day), "published_on": on(known), "period_start": None}
    return {**plain, "article_id": f"e{known}-{value}", **more}


GROWING = series((0, 1003), (10, 1204), (20, 1411), (30, 1598), (40, 1807), (50, 2009))

FIRES: list[tuple[str, list[Row]]] = [
    ("stale_quote", [*GROWING, {"value": 1204, "as_of": on(45)}]),
    ("stale_quote", [*GROWING, {"value": 2000, "quantifier": "more_than", "as_of": on(54)}]),
    ("misdated_article", [*GROWING, {"value": 1003, "as_of": on(0), "published_on": on(90)}]),
    ("misdated_article", [{"value": 1003, "as_of": on(0), "published_on": on(90), "date_basis": "conflict_age"}]),
    ("downward_revision", series((0, 1003), (10, 1204), (20, 1111), (30, 1298), (40, 1307))),
    (
        "counter_restart",
        series(*((n, 5000 + 21 * n) for n in range(0, 40, 4)), *((n, n * 3 - 119) for n in range(40, 80, 4))),
    ),
    (
        "retroactive_addition",
        [{"value": value, "as_of": on(day), "period_start": on(-700)} for day, value in ((0, 40011), (31, 52013))]
        + [{"value": 4003, "as_of": on(31), "period_start": on(1)}],
    ),
    ("retroactive_addition", [*series((0, 5011)), {"value": 6017, "as_of": on(0), "published_on": on(60)}]),
    ("scope_mismatch", [*series((0, 5011)), {"value": 5011, "as_of": on(0), "population": "civilian"}]),
    ("scope_mismatch", [*series((0, 5011)), {"value": 8017, "as_of": on(0), "population": "with_militia"}]),
    (
        "scope_mismatch",
        [*GROWING, {"value": 1207, "as_of": on(40)}, {"value": 1203, "as_of": on(41), "population": "civilian"}],
    ),
    ("syndicated_duplicate", [*series((0, 5011)), {"value": 5011, "as_of": on(0), "article_id": "other"}]),
    (
        "anonymised_source",
        [*series((0, 5011)), {"value": 5000, "quantifier": "more_than", "as_of": on(1), "source": "groups",
                              "source_basis": "anonymous"}],
    ),
    (
        "flow_as_cumulative",
        [*GROWING, {"value": 143, "as_of": on(30)}, {"value": 143, "as_of": on(30), "basis": "daily"}],
    ),
    ("digit_error", [*GROWING, {"value": 1958, "as_of": on(30)}]),
    ("digit_error", [*GROWING, {"value": 15980, "as_of": on(30)}]),
    (
        "component_sum",
        [{"claim_id": "w", "value": 1003, "as_of": on(0)},
         {"value": 700, "as_of": on(0), "population": "civilian", "subset_of": "w"},
         {"value": 250, "as_of": on(0), "population": "rebel", "subset_of": "w"}],
    ),
    (
        "component_sum",
        [event(0, 140, 0, claim_id="w"), event(0, 75, 0, population="civilian", subset_of="w"),
         event(0, 81, 0, population="military", subset_of="w")],
    ),
    (
        "modifier_drift",
        [{"value": 70000, "quantifier": "at_most", "as_of": on(0)},
         {"value": 70000, "quantifier": "more_than", "as_of": on(0), "published_on": on(3)}],
    ),
    ("rounded_up_floor", [*series((0, 92901)), {"value": 93000, "quantifier": "at_least", "as_of": on(0)}]),
    (
        "unit_mismatch",
        [{"value": 410, "as_of": on(0), "measure": "displaced"},
         {"value": 410, "as_of": on(1), "measure": "displaced", "unit": "household"}],
    ),
    ("derived_figure", [*series((0, 5011), (9, 5433)), event(5, 422, 6, population="civilian")]),
    ("re_mention", [event(0, 4, 1, population="official"), event(0, 4, 6, population="official")]),
    ("refuted", [event(0, 30, 1), event(0, 30, 2, status="denied", source="Ministry")]),
]  # fmt: skip

SILENT: list[tuple[str, list[Row]]] = [
    ("stale_quote", GROWING),
    ("stale_quote", [{"value": 1207, "as_of": on(day)} for day in range(40)]),
    ("misdated_article", [{"value": 1003, "as_of": on(0), "published_on": on(90)}]),
    ("downward_revision", [*GROWING, {"value": 2000, "quantifier": "more_than", "as_of": on(51)}]),
    ("counter_restart", series((0, 1003), (10, 1204), (20, 1111), (30, 1298))),
    ("scope_mismatch", [*GROWING, {"value": 703, "as_of": on(0), "population": "civilian"}]),
    ("syndicated_duplicate", [*series((0, 5011)), {"value": 5011, "as_of": on(0), "source": "Ministry"}]),
    ("digit_error", [{"value": 1207 + day, "as_of": on(day)} for day in range(30)]),
    (
        "component_sum",
        [event(0, 143, 0, claim_id="w"), event(0, 75, 0, population="civilian", subset_of="w"),
         event(0, 41, 0, population="military", subset_of="w"), event(0, 27, 0, population="rebel", subset_of="w")],
    ),
    ("component_sum", [{"claim_id": "w", "value": 1003, "as_of": on(0)},
                       {"value": 700, "as_of": on(0), "population": "child", "subset_of": "w"}]),
    ("rounded_up_floor", [*series((0, 93104)), {"value": 93000, "quantifier": "at_least", "as_of": on(0)}]),
    ("re_mention", [event(0, 4, 1), event(0, 4, 6)]),
    ("re_mention", [event(0, 4, 1, population="official"), event(200, 4, 201, population="official")]),
    ("refuted", [event(0, 30, 1), event(0, 31, 2, status="denied")]),
]  # fmt: skip


def _found(rows: list[Row]) -> set[str]:
    return set(reconcile(claim_frame(rows)).findings["rule"])


@pytest.mark.parametrize(("rule", "rows"), FIRES, ids=[f"{rule}-{n}" for n, (rule, _) in enumerate(FIRES)])
def test_fires(rule: str, rows: list[Row]) -> None:
    assert rule in _found(rows)


@pytest.mark.parametrize(("rule", "rows"), SILENT, ids=[f"{rule}-{n}" for n, (rule, _) in enumerate(SILENT)])
def test_stays_silent(rule: str, rows: list[Row]) -> None:
    assert rule not in _found(rows)


def test_every_rule_has_a_severity_and_an_example() -> None:
    names = {rule.__name__ for rule in RULES}
    assert names == set(rules.load().severities)
    assert names == {rule for rule, _ in FIRES}


@pytest.mark.parametrize(
    ("wrong", "right", "how"),
    [
        (34437, 34473, "two digits swapped"),
        (30716, 30024, None),
        (15041, 1541, "a digit too many"),
        (191, 1911, "a digit dropped"),
        (6243, 6143, "one digit changed"),
        (190000, 19000, "a digit too many"),
        (12, 21, None),
        (1204, 1204, None),
    ],
)
def test_slip(wrong: int, right: int, how: str | None) -> None:
    assert slip(wrong, right) == how
