"""Curves of small series, by what goes wrong in them."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from pipelines.tolls.reconcile import reconcile
from tests.tolls.curves import claims, on, pooled, roles
from tests.tolls.simulation import claim_frame

GROWING = [(0, "1003"), (10, "1204"), (20, "1411"), (30, "1598"), (40, "1807"), (50, "2009"), (60, "2212")]

WRONG = [
    # what is wrong, the claim added, what becomes of it
    ("a digit too many", (25, "15041"), "quarantined"),
    ("a digit dropped", (45, "191"), "quarantined"),
    ("another class of people", (35, "1301"), "set_aside"),
    ("an old figure quoted again", (52, "1204"), "floor"),
    ("an old round floor quoted again", (55, ">1000"), "floor"),
    ("the last exact figure, rounded, days later", (57, ">2000"), "floor"),
    ("a floor that is true", (30, ">1500"), "kept"),
    ("a round figure that fits", (40, "~1800"), "kept"),
]


@pytest.mark.parametrize(("what", "wrong", "role"), WRONG, ids=[row[0] for row in WRONG])
def test_one_wrong_claim_moves_nothing(what: str, wrong: tuple[int, str], role: str) -> None:
    made = reconcile(claims(*GROWING, wrong))
    assert roles(made)["c00007"] == role
    for day, figure in GROWING:
        assert pooled(made, day)[1] == pytest.approx(int(figure), rel=0.002)


RISING = [
    # figures of one source by day: the curve goes through every one
    ("an earthquake in its first days", [(0, 41), (1, 118), (2, 203)]),
    ("one leap in it", [(0, 41), (1, 118), (2, 403), (3, 411), (4, 415)]),
    ("a leap nobody has borne out yet", [(0, 41), (1, 118), (2, 900)]),
    ("thousands a day", [(0, 912), (1, 3419), (2, 8574), (3, 14351), (4, 19388), (6, 29605), (9, 35418)]),
    ("doubling by the month", [(0, 97), (31, 203), (59, 411), (90, 807), (120, 1621)]),
    ("round figures", [(0, 100), (9, 150), (19, 180)]),
    ("round figures that double", [(0, 1000), (19, 2000), (40, 4000), (59, 9000)]),
    ("nearly standing still at the end", [(0, 4000), (19, 9000), (20, 9010), (21, 9020)]),
]


@pytest.mark.parametrize(("what", "figures"), RISING, ids=[row[0] for row in RISING])
def test_a_rising_count_is_what_its_source_said(what: str, figures: list[tuple[int, int]]) -> None:
    made = reconcile(claims(*((day, str(figure)) for day, figure in figures)))
    assert set(roles(made).values()) == {"kept"}
    assert [pooled(made, day)[1] for day, _ in figures] == [figure for _, figure in figures]


@pytest.mark.parametrize("source", ["Army", "Zone command"])
def test_of_two_sources_that_agree_neither_is_a_slip_whatever_their_names(source: str) -> None:
    told = [(0, "85"), (8, "163"), (22, "305"), (48, "388")]
    made = reconcile(claims(*told, (0, "102", {"source": "Ward"}), (48, "412", {"source": source})))
    assert set(roles(made).values()) == {"kept"}
    low, _, high = pooled(made, 48)
    assert (low, high) == (388, 412)


def test_ranges_that_only_touch_make_nothing_certain() -> None:
    made = reconcile(claims((0, "1000"), (0, "1100", {"source": "Police"})))
    assert pooled(made, 0) == (950, 1050, 1150)


def test_fewer_than_is_no_floor() -> None:
    low, best, high = pooled(reconcile(claims((0, "<200"))), 0)
    assert (low, best, high) == (0, 199, 199)


def test_a_vague_word_is_no_more_than_its_floor() -> None:
    vague = {"value": None, "low": 20_000, "high": 199_999, "quantifier": "vague", "as_of": on(0)}
    assert pooled(reconcile(claim_frame([vague])), 0) == (20_000, 20_000, 199_999)


def test_a_stated_revision_is_the_newest_word() -> None:
    made = reconcile(claims((0, "118"), (8, "203"), (11, "188", {"status": "revised"})))
    assert set(roles(made).values()) == {"kept"}
    assert [pooled(made, day)[1] for day in (8, 11)] == [203, 188]


@pytest.mark.parametrize("day", [0, 10, 20])
def test_what_an_analyst_let_stand_stands(day: int) -> None:
    """Of figures of one source that contradict each other the accepted one counts, whatever the others say."""
    said = claims((0, "101"), (10, "1510"), (20, "153"), (21, "158"))
    accepted = said.with_columns((pl.col("as_of") == on(day)).alias("accepted"))
    claim = said.filter(pl.col("as_of") == on(day)).item(0, "claim_id")
    assert roles(reconcile(accepted))[claim] == "kept"


def test_between_claims_the_range_reaches_from_one_to_the_next() -> None:
    made = reconcile(claims((0, "1003"), (10, "1203")))
    assert pooled(made, 0) == (1003, 1003, 1003)
    assert pooled(made, 5) == (1003, 1103, 1203)


def test_at_least_leaves_the_range_open() -> None:
    low, best, high = pooled(reconcile(claims((0, ">=1003"))), 0)
    assert (low, best, high) == (1003, 1003, None)


def test_a_stale_floor_moves_back_to_its_day() -> None:
    made = reconcile(claims(*GROWING, (52, "1204")))
    assert made.series_claims.filter(pl.col("claim_id") == "c00007").item(0, "as_of") == on(10)


def test_a_plateau_is_not_stale() -> None:
    made = reconcile(claims(*((day, "1207") for day in range(30))))
    assert set(roles(made).values()) == {"kept"}


def test_a_fall_is_named_a_revision() -> None:
    before = [(day, str(5003 + 20 * day)) for day in range(0, 50, 5)]
    after = [(day, str(4216 + 21 * day)) for day in range(50, 100, 5)]
    made = reconcile(claims(*before, *after))
    assert "downward_revision" in set(made.findings["rule"])
    assert made.series_claims["phase"].max() == 1
    assert pooled(made, 50)[1] == 5266
    assert pooled(made, 45)[1] == 5903


def test_a_counter_that_restarts_is_no_revision() -> None:
    before = [(day, str(5003 + 21 * day)) for day in range(0, 50, 5)]
    after = [(day, str(21 * (day - 49))) for day in range(50, 100, 5)]
    found = set(reconcile(claims(*before, *after)).findings["rule"])
    assert "counter_restart" in found
    assert "downward_revision" not in found


def test_a_stock_may_fall() -> None:
    made = reconcile(claims((0, "300", {"basis": "stock"}), (10, "150", {"basis": "stock"})))
    assert pooled(made, 9)[1] == 300
    assert pooled(made, 10)[1] == 150
    assert made.findings["rule"].to_list() == ["stock_fell"]


def test_denied_and_hypothetical_never_count() -> None:
    rows = [{"value": 500, "as_of": on(0), "status": status} for status in ("denied", "hypothetical")]
    made = reconcile(claim_frame(rows))
    assert made.series.is_empty() and made.tolls.is_empty()


def test_daily_and_event_figures_form_no_curve() -> None:
    rows = [{"value": 143, "as_of": on(0), "basis": basis} for basis in ("daily", "event")]
    assert reconcile(claim_frame(rows)).tolls.is_empty()


def test_scopes_are_never_pooled() -> None:
    made = reconcile(claims((0, "1003"), (0, "703", {"population": "civilian"})))
    assert set(made.tolls["scope"]) == {"everyone", "civilians"}


def test_a_slip_that_went_into_the_sum() -> None:
    def tally(day: int, total: int, civilians: int, soldiers: int, who: str) -> list[dict[str, object]]:
        whole = {"claim_id": who, "value": total, "as_of": on(day)}
        part = {"as_of": on(day), "subset_of": who}
        return [
            whole,
            {**part, "claim_id": f"{who}c", "value": civilians, "population": "civilian"},
            {**part, "claim_id": f"{who}s", "value": soldiers, "population": "military"},
        ]

    rows = tally(0, 3001, 2001, 1000, "a") + tally(7, 3171, 2103, 1068, "b")
    rows += tally(7, 3783, 2103, 1680, "wrong") + tally(20, 3495, 2302, 1193, "d") + tally(30, 3704, 2403, 1301, "e")
    made = reconcile(claim_frame(rows))
    assert roles(made)["wrong"] == "set_aside"
    everyone = made.tolls.filter(
        (pl.col("scope") == "everyone") & (pl.col("date") == on(7)) & pl.col("lineage").is_null()
    )
    assert everyone["best"].to_list() == [3171]
    assert "digit_error" in set(made.findings["rule"])


STARTS = [
    # two starting days, the days counted, one series?
    (date(2011, 3, 1), date(2011, 3, 15), 400, True),
    (date(2011, 3, 12), date(2011, 3, 15), 400, True),
    (date(2011, 3, 15), date(2012, 1, 1), 400, False),
    (date(2012, 8, 1), date(2012, 8, 25), 30, False),
    (date(2012, 8, 1), date(2012, 9, 1), 300, False),
]


@pytest.mark.parametrize(("first", "second", "days", "one"), STARTS)
def test_starting_days(first: date, second: date, days: int, one: bool) -> None:
    as_of = date.fromordinal(first.toordinal() + days)
    rows = [{"value": 1003, "as_of": as_of, "period_start": start} for start in (first, second)]
    assert (reconcile(claim_frame(rows)).series.height == 1) == one


def test_a_total_without_a_start_joins_the_usual_one() -> None:
    made = reconcile(claims((0, "1003"), (5, "1050"), (9, "1103", {"period_start": None})))
    assert made.series.height == 1


def test_an_unnamed_source_with_a_known_figure_is_that_source() -> None:
    unnamed = {"source": "human rights groups", "source_basis": "anonymous"}
    made = reconcile(claims((0, "19106"), (1, ">19000", unnamed)))
    assert set(made.series["lineage"]) == {"monitor"}
    assert "anonymised_source" in set(made.findings["rule"])


def test_an_unnamed_figure_of_nobody_stays_unnamed() -> None:
    made = reconcile(claims((0, "19106"), (1, ">25000", {"source": None})))
    assert set(made.series["lineage"]) == {"monitor", "unattributed:"}


def test_what_was_known_on_a_day() -> None:
    frame = claims((0, "1003"), (10, "1203", {"published_on": on(40)}), (20, "1403"))
    assert pooled(reconcile(frame, known_on=on(30)), 10)[1] == 1203  # halfway between the two that were known
    assert reconcile(frame, known_on=on(5)).tolls["best"].max() == 1003


def test_sources_that_agree_narrow_the_range_and_rivals_widen_it() -> None:
    agree = reconcile(claims((0, "~1000"), (0, "1010", {"source": "Ministry"})))
    assert pooled(agree, 0)[0] >= 950 and pooled(agree, 0)[2] == 1015
    rivals = reconcile(claims((0, "1003"), (0, "1503", {"source": "Ministry"})))
    assert pooled(rivals, 0) == (1003, 1253, 1503)


def test_a_low_rival_takes_back_only_what_it_contradicts() -> None:
    """The Ministry's 2,050 of day 44 contradicts the 2,604 of day 40, and not the 2,004 that was said on day 30."""
    told = [(10, "1101"), (20, "1502"), (30, "2004"), (40, "2604"), (50, "3103"), (60, "3305")]
    rival = [
        (day, figure, {"source": "Ministry"})
        for day, figure in ((12, "1105"), (22, "1511"), (44, "2050"), (54, "2101"))
    ]
    made = reconcile(claims(*told, *rival))
    assert [pooled(made, day)[0] for day in (25, 35, 42)] == [1511, 2004, 2004]
    binds = made.tolls.filter(pl.col("lineage").is_null() & (pl.col("date") == on(42)))["low_claim"].item()
    assert binds == made.series_claims.filter(pl.col("lower") == 2004)["claim_id"].item()


def test_a_later_lower_word_takes_a_floor_back_to_what_was_said_by_then() -> None:
    """Of day 13 the 4,014 of day 23 says nothing: there stands the 2,304 of day 12. No day between is left out."""
    made = reconcile(
        claims(
            (12, "2304", {"source": "Nurses"}),
            (13, "5302", {"source": "Crescent"}),
            (14, "11301", {"source": "Crescent"}),
            (23, "4014", {"source": "Ministry"}),
            (39, "4333", {"source": "Ministry"}),
        )
    )
    assert [pooled(made, day)[0] for day in (13, 14, 18, 23, 39)] == [2304, 2304, 2304, 4014, 4333]
    days = made.tolls.filter(pl.col("lineage").is_null()).sort("date")["date"].to_list()
    assert days == [on(day) for day in range(12, 40)]


def test_a_misread_year_makes_no_million_rows() -> None:
    made = reconcile(claims((0, "1003"), (10, "1203"), (0, "17", {"as_of": date(1, 1, 1), "period_start": None})))
    assert made.tolls.height < 100


def test_a_last_figure_that_no_source_bears_out_is_a_slip() -> None:
    other = {"source": "Ministry"}
    rivals = [(day + 3, str(int(figure) + 60), other) for day, figure in GROWING[:-1]]
    made = reconcile(claims(*GROWING, *rivals, (64, "5512", other)))
    assert roles(made)["c00013"] == "set_aside"
    assert pooled(made, 60)[1] == pytest.approx(2212, rel=0.01)


def test_a_source_that_counts_twice_as_many_is_another_way_to_count() -> None:
    rivals = [(day + 3, str(3 * int(figure) + 1), {"source": "Ministry"}) for day, figure in GROWING]
    assert set(roles(reconcile(claims(*GROWING, *rivals))).values()) == {"kept"}


def test_a_figure_repeated_while_others_go_on_bounds_nothing_from_above() -> None:
    other = {"source": "Ministry"}
    made = reconcile(claims(*GROWING, (11, "1224", other), (28, "1560", other), (31, "1560", other)))
    assert pooled(made, 31)[2] > 1598
    assert roles(made)["c00009"] == "kept"  # in the source's own curve it stands


def test_a_source_that_comes_back_to_the_level_of_the_others_counts_with_them() -> None:
    """A slip at the start looks like a count that began again; it must not silence the source for good."""
    others = [(day + 2, str(int(figure) + 40), {"source": name}) for day, figure in GROWING for name in ("B", "C")]
    anew = [(30, "11", {"source": "B"}), (38, "170", {"source": "B"}), (45, "310", {"source": "B"})]
    kept = [row for row in others if not (row[2]["source"] == "B" and row[0] >= 30)]
    made = reconcile(claims((0, "9100"), *GROWING[1:], *kept, *anew))
    assert pooled(made, 45)[1] > 1800


def test_a_rival_near_the_curve_widens_the_range_and_a_vague_one_does_not() -> None:
    exact, vague = (33, "1553"), (33, "~1600")
    narrow, wide = pooled(reconcile(claims(*GROWING, vague)), 32), pooled(reconcile(claims(*GROWING, exact)), 32)
    assert wide[0] <= narrow[0]


def test_a_figure_of_one_place_bounds_no_count_of_the_whole() -> None:
    local = (33, "4", {"source": "Governor"})
    made = reconcile(claims(*GROWING, local))
    assert roles(made)["c00007"] == "set_aside"
    assert pooled(made, 33) == pooled(reconcile(claims(*GROWING)), 33)


def test_a_lone_figure_many_times_the_others_is_another_class() -> None:
    made = reconcile(claims((0, "554"), (55, "794"), (52, "13881", {"source": "Ministry"})))
    assert roles(made)["c00002"] == "set_aside"
    assert pooled(made, 52)[2] == 794


def test_a_rounded_floor_at_the_end_is_no_evidence_for_a_pace() -> None:
    grown = [(7 * n, str(80_003 + 990 * n)) for n in range(14)]
    for day in (110, 150, 300):
        assert 100_000 <= pooled(reconcile(claims(*grown, (day, ">100000"))), day)[1] <= 105_000
