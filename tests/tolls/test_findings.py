"""Every rule on claims that must fire it, and on like ones that must not."""

from __future__ import annotations

import polars as pl
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


def rounds(*figures: tuple[int, int], **more: object) -> list[Row]:
    """Rounded totals of one source, (day, value) each."""
    return [{"value": value, "quantifier": "more_than", "as_of": on(day), **more} for day, value in figures]


def broken_down(total: str, value: int, civilians: int, soldiers: int, **more: object) -> list[Row]:
    """A total of day 0 with its two parts."""
    part: Row = {"as_of": on(0), "subset_of": total}
    parts: list[Row] = [{**part, "value": civilians, "population": "civilian"}]
    parts.append({**part, "value": soldiers, "population": "military"})
    return [{"claim_id": total, "value": value, "as_of": on(0), **more}, *parts]


MINISTRY: list[Row] = [row | {"source": "Ministry"} for row in series((1, 1021), (11, 1220), (21, 1431), (31, 1612))]
GROWING = series((0, 1003), (10, 1204), (20, 1411), (30, 1598), (40, 1807), (50, 2009))

FIRES: list[tuple[str, list[Row]]] = [
    ("stale_quote", [*GROWING, {"value": 1204, "as_of": on(45)}]),
    ("stale_quote", [*GROWING, {"value": 2000, "quantifier": "more_than", "as_of": on(54)}]),
    ("misdated_article", [*GROWING, {"value": 1003, "as_of": on(0), "published_on": on(90)}]),
    ("misdated_article", [{"value": 1003, "as_of": on(0), "published_on": on(90), "date_basis": "conflict_age"}]),
    ("stale_quote", [*GROWING, *rounds((45, 1000), source="Ministry")]),
    ("stale_quote", [*series((0, 1100), (9, 1310)), *rounds((20, 1200))]),
    (
        "misdated_article",
        [*series((0, 1003), (10, 1204), (60, 4104)), {"value": 4011, "as_of": on(20), "published_on": None}],
    ),
    ("downward_revision", series((0, 1003), (10, 1204), (20, 1111), (30, 1298), (40, 1307))),
    ("downward_revision", series((0, 408), (4, 412), (8, 410), (12, 415), (16, 427), (20, 463), (24, 471))),
    ("downward_revision", series((0, 22), (3, 21), (6, 21), (14, 20), (16, 20), (20, 20), (24, 20), (30, 20))),
    ("downward_revision", series((0, 1519), (5, 1540), (9, 1906), (12, 1667), (16, 1731), (20, 1760))),
    ("stock_fell", [{"value": value, "as_of": on(day), "basis": "stock", "period_start": None, "source": source}
                    for day, value, source in ((0, 300, "Monitor"), (9, 150, "Ministry"))]),
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
    (
        "scope_mismatch",
        [{"value": value, "as_of": on(day), "population": "civilian"} for day, value in ((200, 42011), (201, 61017))],
    ),
    (
        "scope_mismatch",
        [*GROWING, *MINISTRY, {"value": 5512, "as_of": on(52), "source": "Ministry"}],
    ),
    ("syndicated_duplicate", [*series((0, 5011)), {"value": 5011, "as_of": on(0), "article_id": "other"}]),
    ("syndicated_duplicate", [*rounds((0, 5000), article_id="a"), *rounds((0, 5000), article_id="b")]),
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
        "adds_up",
        [event(0, 143, 0, claim_id="w"), event(0, 75, 0, population="civilian", subset_of="w"),
         event(0, 41, 0, population="military", subset_of="w"), event(0, 27, 0, population="rebel", subset_of="w")],
    ),
    (
        "modifier_drift",
        [{"value": 70000, "quantifier": "at_most", "as_of": on(0)},
         {"value": 70000, "quantifier": "more_than", "as_of": on(0), "published_on": on(3)}],
    ),
    ("rounded_up_floor", [*series((0, 92901)), {"value": 93000, "quantifier": "at_least", "as_of": on(0)}]),
    ("rounded_up_floor", broken_down("w", 8500, 6195, 2263, quantifier="more_than")),
    (
        "unit_mismatch",
        [{"value": 410, "as_of": on(0), "measure": "displaced"},
         {"value": 410, "as_of": on(1), "measure": "displaced", "unit": "household"}],
    ),
    ("off_curve", series((0, 101), (9, 151), (19, 121))),
    ("leap", series((0, 120), (1, 125), (2, 1310))),
    ("derived_figure", [*series((0, 5011), (9, 5433)), event(5, 422, 6, population="civilian")]),
    ("re_mention", [event(0, 4, 1, population="official"), event(0, 4, 6, population="official")]),
    ("refuted", [event(0, 30, 1), event(0, 30, 2, status="denied", source="Ministry")]),
]  # fmt: skip

SILENT: list[tuple[str, list[Row]]] = [
    ("stale_quote", GROWING),
    ("stale_quote", [{"value": 1207, "as_of": on(day)} for day in range(40)]),
    ("misdated_article", [{"value": 1003, "as_of": on(0), "published_on": on(90)}]),
    ("downward_revision", [*GROWING, {"value": 2000, "quantifier": "more_than", "as_of": on(51)}]),
    ("stale_quote", [*series((0, 1100), (9, 1310)), *rounds((20, 1300))]),
    ("stale_quote", [*GROWING, *rounds((2, 1000), source="Ministry")]),
    ("misdated_article", [*series((0, 1003), (10, 1204), (60, 2204)), {"value": 1403, "as_of": on(20)}]),
    ("downward_revision", [*GROWING, {"value": 1204, "as_of": on(45)}]),
    ("downward_revision", [*GROWING, {"value": 15980, "as_of": on(35)}]),
    ("counter_restart", series((0, 1003), (10, 1204), (20, 1111), (30, 1298))),
    ("stock_fell", [{"value": value, "as_of": on(day), "basis": "stock"} for day, value in ((0, 300), (9, 310))]),
    ("scope_mismatch", [*GROWING, {"value": 703, "as_of": on(0), "population": "civilian"}]),
    ("scope_mismatch", series((0, 3419), (1, 8574), (2, 14351), (3, 19388))),
    ("leap", series((0, 41), (1, 118), (2, 203), (3, 411))),
    ("leap", series((0, 130), (1, 1310), (2, 1400))),
    ("off_curve", [*GROWING, {"value": 15980, "as_of": on(30)}]),
    ("syndicated_duplicate", [*series((0, 5011)), {"value": 5011, "as_of": on(0), "source": "Ministry"}]),
    ("digit_error", [{"value": 1207 + day, "as_of": on(day)} for day in range(30)]),
    ("digit_error", series(*((day, 6107 + 11 * day) for day in range(30)))),
    ("digit_error", series((0, 411), (4, 408), (6, 418))),
    ("adds_up", [event(0, 143, 0, claim_id="w"), event(0, 75, 0, population="civilian", subset_of="w"),
                 event(0, 60, 0, population="military", subset_of="w")]),
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


def test_a_finding_names_its_source_as_readers_know_it() -> None:
    sources = pl.DataFrame(
        {"source_id": ["mon"], "name": ["Monitor of Freedonia"], "scope": [None], "reliability": "B"}
    )
    outlets = pl.DataFrame({"article_id": ["one", "two"], "outlet": ["Larkfield Online", "Larkfield Online"]})
    known = [row | {"source_id": "mon", "source": "the group"} for row in [*GROWING, {"value": 1204, "as_of": on(45)}]]
    nobody = [{"value": value, "as_of": on(day), "source": None, "article_id": article, "place": "Sylvania",
               "place_id": None} for day, value, article in ((0, 4003, "one"), (9, 3101, "two"))]  # fmt: skip
    made = reconcile(claim_frame([*known, *nobody]), sources=sources.cast({"scope": pl.String}), outlets=outlets)
    sentences = made.findings.sort("rule")["sentence"].to_list()
    assert sentences[0].startswith("Larkfield Online lowers its figure from 4,003")
    assert sentences[1].startswith("Monitor of Freedonia's “1,204” of")


def test_every_rule_has_a_severity_and_an_example() -> None:
    names = {rule.__name__ for rule in RULES} | {"off_curve"}
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
