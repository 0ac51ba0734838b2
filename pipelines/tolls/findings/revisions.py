"""Totals that fall, begin anew, or leap: what a running total can't do by counting alone."""

from __future__ import annotations

import polars as pl

from pipelines.tolls.findings.digits import slip_of
from pipelines.tolls.findings.finding import Evidence, first_of, pairs, tell
from pipelines.tolls.findings.words import day, number, who, whose
from pipelines.tolls.series import TOLL_KEY

_NEAR = 0.1
"""A figure further above the curve than this share, between two that agree without it, is a spike, no level."""
_FEW = 100
"""A smaller figure that is said to be exact is no rounded one."""
_TO_THE_LAST = 0.85
"""Share of figures without a zero at the end from which a series is counted to the last one: one in ten ends so."""
_WINDOW = 5
"""Days by which the ends of a period and of a total's growth may differ."""


def downward_revision(seen: Evidence) -> pl.DataFrame:
    """A lineage's exact figure below its own figure of an earlier day, no slip of the pen; where it may be an old one
    quoted again, the sentence says so."""
    falls = _falls(seen).filter(~_restarted(seen))
    # Of neighbouring numbers any two are a keystroke apart.
    far = pl.col("value") < pl.col("value_2") * (1 - _NEAR)
    slipped = far & slip_of(falls, "value", "value_2").is_not_null()
    moved = (number("value_2"), day("as_of_2"), number("value"), day("as_of"))
    return tell(
        "downward_revision",
        falls.filter(~slipped),
        pl.format("{} lowers its figure from {} ({}) to {} ({}); {}.", who(), *moved, _verdict()),
        **{"from": "value_2"},
        to="value",
        accepted=pl.col("phase") > pl.col("phase_2"),
        stated=pl.col("status") == "revised",
    )


def _verdict() -> pl.Expr:
    return (
        pl.when(pl.col("phase") > pl.col("phase_2"))
        .then(pl.lit("accepted: the series begins anew there"))
        .when("spike_2")
        .then(pl.lit("the higher figure stands alone and is set aside"))
        .when(pl.col("fit_day") < pl.col("as_of"))
        .then(pl.lit("or an older figure is quoted again: kept as a floor"))
        .when(pl.col("role") == "kept")
        .then(pl.lit("within what the curve allows"))
        .otherwise(pl.lit("not borne out by later figures, set aside"))
    )


def counter_restart(seen: Evidence) -> pl.DataFrame:
    """A total that falls to near nothing and climbs again: a new count, no revision."""
    moved = (number("value_2"), day("as_of_2"), number("value"), day("as_of"))
    return tell(
        "counter_restart",
        _falls(seen).filter(_restarted(seen)),
        pl.format("{} count begins again: {} on {}, {} on {}.", whose(), *moved),
        **{"from": "value_2"},
        to="value",
    )


def _restarted(seen: Evidence) -> pl.Expr:
    fell = pl.col("value") < seen.rules("counter_restart", "share") * pl.col("value_2")
    return fell & (pl.col("phase") > pl.col("phase_2"))


def _falls(seen: Evidence) -> pl.DataFrame:
    """Exact figures of running totals below the one of an earlier day in their series (_2).

    That is the last one before which is no lone spike, else a spike just before. Old figures quoted again are no falls,
    unless they lie so near below that a source may well have corrected itself.
    """
    exact = seen.told.filter(
        (pl.col("basis") == "cumulative") & (pl.col("quantifier") == "exact") & (pl.col("role") != "quarantined")
    ).sort("series_id", "as_of", "value", "claim_id")
    a_day = exact.unique(["series_id", "as_of"], keep="last", maintain_order=True)
    stale = pl.col("fit_day") < pl.col("as_of")
    far_above = (pl.col("role") == "set_aside") & (pl.col("value") > pl.col("fitted") * (1 + _NEAR))
    spike = far_above & (pl.col("value").shift(1) <= pl.col("value").shift(-1)).over("series_id")
    a_day = a_day.with_columns(spike.fill_null(value=False).alias("spike"))
    earlier = pl.col("claim_id", "as_of", "value", "lower", "phase", "spike")
    steady = a_day.filter(~pl.col("spike") & ~stale).select("series_id", "as_of", earlier.name.suffix("_2"))
    before = a_day.sort("as_of").join_asof(
        steady.sort("as_of"),
        on="as_of",
        by="series_id",
        strategy="backward",
        allow_exact_matches=False,
        check_sortedness=False,
    )
    alone = a_day.filter(~stale).with_columns(earlier.shift(1).over("series_id").name.suffix("_2"))
    alone = alone.filter(
        pl.col("spike_2") & (pl.col("value_2") <= pl.max_horizontal(2 * pl.col("value"), pl.lit(_FEW)))
    )
    both = pl.concat([before, alone.select(before.columns)]).filter(_below(seen))
    return both.unique("claim_id", keep="first", maintain_order=True).sort("series_id", "as_of")


def _below(seen: Evidence) -> pl.Expr:
    """Whether a figure lies below an earlier one by more than rounding; a stale one only if it is hardly less."""
    counted = (pl.col("unit_of_rounding") <= 1).mean().over("series_id") >= _TO_THE_LAST
    exact = (pl.col("value") < _FEW) | counted
    below = (pl.col("upper") < pl.col("lower_2")) | (exact & (pl.col("value") < pl.col("value_2")))
    near = pl.col("value") >= pl.col("value_2") * (1 - seen.rules("fit", "tolerance"))
    return below & ((pl.col("fit_day") == pl.col("as_of")) | near)


def stock_fell(seen: Evidence) -> pl.DataFrame:
    """A figure of a moment far below the one before it: observers who left, refugees who returned; no revision."""
    stocks = seen.told.filter(
        (pl.col("basis") == "stock") & (pl.col("role") == "kept") & pl.col("upper").is_finite()
    ).sort(*TOLL_KEY, "as_of", "lower", "claim_id")
    a_day = stocks.unique([*TOLL_KEY, "as_of"], keep="last", maintain_order=True)
    before = pl.col("claim_id", "value", "as_of", "lower").shift(1).over(TOLL_KEY).name.suffix("_2")
    least = 1 - seen.rules("stock_fell", "share")
    fell = a_day.with_columns(before).filter(
        pl.col("value").is_not_null() & pl.col("value_2").is_not_null() & (pl.col("upper") < pl.col("lower_2") * least)
    )
    counted = (seen.scope(), pl.coalesce("place", "place_key"))
    moved = (number("value_2"), day("as_of_2"), number("value"), day("as_of"))
    words = "The {} ({}) in {} fell from {} ({}) to {} ({}): the state of a day may fall, so this is no revision."
    return tell(
        "stock_fell",
        fell,
        pl.format(words, pl.col("measure"), *counted, *moved),
        **{"from": "value_2"},
        to="value",
    )


def retroactive_addition(seen: Evidence) -> pl.DataFrame:
    """A total that grew by far more than the flow reported for the window: older cases were added, or a class."""
    windows = _grown(seen).filter(
        pl.col("grew") - pl.col("value") > seen.rules("retroactive_addition", "share") * pl.col("value_end")
    )
    windows = first_of(windows, "claim_id_open", of=["claim_id_end", "claim_id"])
    grown = tell(
        "retroactive_addition",
        windows.with_columns(pl.col("series_id_end").alias("series_id")),
        pl.format(
            "{} total grew by {} from {} to {}, but the figure for that time is {}: older cases were added, or a class "
            "of people.",
            whose(),
            number("grew"),
            day("as_of_open"),
            day("as_of_end"),
            number("value"),
        ),
        claims=("claim_id_end", "claim_id_open", "claim_id"),
        **{"from": "value_open"},
        to="value_end",
        grew="grew",
        flow="value",
    )
    return pl.concat([_counted_again(seen), grown])


def leap(seen: Evidence) -> pl.DataFrame:
    """The newest figure of a series that is many times every one before it: nobody has borne it out yet."""
    counted = seen.told.filter(
        (pl.col("basis") == "cumulative")
        & pl.col("role").is_in(["kept", "floor"])
        & (pl.col("fit_day") == pl.col("as_of"))
    ).sort("series_id", "as_of", "known", "claim_id")
    columns = pl.col("claim_id", "value", "as_of")
    last = counted.group_by("series_id", maintain_order=True).agg(
        columns.last(), pl.col("name").last(), columns.sort_by("level").get(-2, null_on_oob=True).name.suffix("_2"),
        pl.col("as_of").slice(0, pl.len() - 1).max().alias("before"), pl.col("level").max().alias("highest"),
        pl.col("level").last(),
    )  # fmt: skip
    far = last.filter(
        (pl.col("before") < pl.col("as_of"))
        & (pl.col("level") == pl.col("highest"))
        & (pl.col("value_2") >= _FEW)
        & (pl.col("value") > seen.rules("quarantine", "ratio") * pl.col("value_2"))
    )
    return tell(
        "leap",
        far.sort("claim_id"),
        pl.format(
            "{} {} of {} is {} times the {} of {}, and nothing later bears it out: growth, or a slip.",
            whose(),
            number("value"),
            day("as_of"),
            (pl.col("value") / pl.col("value_2")).round(1).cast(pl.String),
            number("value_2"),
            day("as_of_2"),
        ),
        **{"from": "value_2"},
        to="value",
    )


def _grown(seen: Evidence) -> pl.DataFrame:
    """Figures of a shorter period beside the total of its lineage at both ends (`_open`, `_end`), and what it grew."""
    key = ["lineage", "measure", "unit", "place_key"]
    columns = ["claim_id", "as_of", "value", "start", "series_id"]
    kept = seen.told.filter(
        (pl.col("role") == "kept")
        & (pl.col("basis") == "cumulative")
        & pl.col("scope").is_in(seen.wholes)
        & (pl.col("quantifier") == "exact")
        & pl.col("value").is_not_null()
    ).select(*key, *columns, "name")
    flows = kept.filter(pl.col("start") > pl.col("start").min().over(key))
    totals = kept.drop("name")
    ends = pairs(flows, totals, key, _WINDOW).filter(pl.col("start_2") < pl.col("start"))
    ends = ends.rename({f"{name}_2": f"{name}_end" for name in columns}).with_columns(pl.col("start").alias("as_of"))
    both = pairs(ends, totals, key, _WINDOW).filter(pl.col("start_2") == pl.col("start_end"))
    both = both.rename({f"{name}_2": f"{name}_open" for name in columns})
    return both.with_columns((pl.col("value_end") - pl.col("value_open")).alias("grew"))


def _counted_again(seen: Evidence) -> pl.DataFrame:
    """A lineage's later, higher figure for a day that it had counted before: a new vintage of the same day."""
    share, days = seen.rules("retroactive_addition", "share"), seen.rules("stale_quote", "days")
    told = seen.told.filter(
        (pl.col("basis") == "cumulative") & (pl.col("fit_day") == pl.col("as_of")) & (pl.col("role") != "quarantined")
    )
    columns = ["claim_id", "series_id", "as_of", "known", "value", "lower", "upper", "name"]
    rows = told.filter(pl.col("value") > 0).select(columns)
    both = pairs(rows, rows, ["series_id"], 0).filter(
        ((pl.col("known") - pl.col("known_2")).dt.total_days() >= days)
        & (pl.col("lower") > pl.col("upper_2") * (1 + share))
    )
    moved = (number("value_2"), day("known_2"), number("value"), day("known"))
    return tell(
        "retroactive_addition",
        first_of(both, "known_2"),
        pl.format("{} gave {} on {} and {} on {} for {}: cases were added afterwards.", who(), *moved, day("as_of")),
        first="value_2",
        later="value",
        as_of="as_of",
    )
