"""Figures that count something else than they seem to: another class, unit or period."""

from __future__ import annotations

import polars as pl

from pipelines.tolls.findings.finding import Evidence, first_of, pairs, tell
from pipelines.tolls.findings.words import day, figure, number, plain, quote, who, whose
from pipelines.tolls.joint import NOBODY_ELSE
from pipelines.tolls.series import TOLL_KEY
from pipelines.tolls.settle import OFF

_MANY = 1000
"""Smaller figures may well grow as fast."""
_YOUNG = 30
"""Days from its start in which a count may grow by half in a day."""
_SUBJECT = ["lineage", "measure", "unit", "place_key", "basis", "start"]


def scope_mismatch(seen: Evidence) -> pl.DataFrame:
    """One source's figures of one day that count different classes under one name, or one number under two."""
    return pl.concat(
        [_one_number_two_classes(seen), _part_as_whole(seen), _two_counts(seen), _widened(seen), _unlike_all(seen)]
    )


def _one_number_two_classes(seen: Evidence) -> pl.DataFrame:
    """The same number of one source and day, given for different classes of people."""
    columns = ["claim_id", "value", "as_of", "scope", "name", "series_id", *_SUBJECT, "known"]
    told = seen.told.filter(pl.col("value") >= 100).select(columns)
    after = (pl.col("known") > pl.col("known_2")) | (
        (pl.col("known") == pl.col("known_2")) & (pl.col("claim_id") > pl.col("claim_id_2"))
    )
    both = pairs(told, told, [*_SUBJECT, "value"], 7).filter((pl.col("scope") != pl.col("scope_2")) & after)
    classes = (seen.scope(), seen.scope("scope_2"))
    return tell(
        "scope_mismatch",
        first_of(both, "known_2"),
        pl.format("{} stands for {} here and for {} elsewhere.", figure(), *classes),
        value="value",
        scopes=pl.concat_list("scope", "scope_2"),
    )


def _part_as_whole(seen: Evidence) -> pl.DataFrame:
    """A figure set aside below its curve that fits the curve of a part, or lies at a ratio a part would have."""
    low, high = seen.rules("scope_mismatch", "ratio_low"), seen.rules("scope_mismatch", "ratio_high")
    below = seen.told.filter(
        pl.col("role").is_in(["set_aside", "floor"])
        & (pl.col("fit_day") == pl.col("as_of"))
        & (pl.col("upper") < pl.col("fitted"))
        & (pl.col("value") / pl.col("fitted")).is_between(low, high)
    )
    parts = seen.told.filter((pl.col("role") == "kept") & pl.col("value").is_not_null())
    both = pairs(below, parts.select("claim_id", "value", "as_of", "scope", *_SUBJECT), _SUBJECT, 7).filter(
        (pl.col("scope") != pl.col("scope_2")) & ((pl.col("value") / pl.col("value_2") - 1).abs() < 0.02)
    )
    fitted = pl.col("fitted").round().cast(pl.Int64)
    return tell(
        "scope_mismatch",
        first_of(both),
        pl.format(
            "{} lies below its total of {} and fits its figure for {}.", quote(), number(fitted), seen.scope("scope_2")
        ),
        value="value",
        fitted=fitted,
        scope="scope_2",
    )


def _two_counts(seen: Evidence) -> pl.DataFrame:
    """Figures of one source and class for the same days that differ by more than rounding: it counts two things."""
    told = seen.told.filter(
        pl.col("value").is_not_null() & (pl.col("role") != "quarantined") & (pl.col("fit_day") == pl.col("as_of"))
    )
    age = (pl.col("as_of") - pl.min_horizontal("start", pl.col("as_of").min().over("series_id"))).dt.total_days()
    told = told.with_columns(pl.col("scope").is_in(seen.wholes).alias("whole"), (age <= _YOUNG).alias("young"))
    columns = ["claim_id", "value", "as_of", "scope", "name", "series_id", "role", "lower", "upper", *_SUBJECT]
    told = told.select(*columns, "whole", "young")
    totals = told.filter("whole")
    both = pl.concat(
        [
            pairs(totals, totals, _SUBJECT, 0).filter(pl.col("lower") > pl.col("upper_2") * 1.02),
            # A higher figure of a later day is growth where the count is young.
            pairs(told, told, ["series_id"], 3).filter(
                (pl.col("lower") > pl.col("upper_2") * 1.2)
                & (pl.col("value_2") >= _MANY)
                & ((pl.col("as_of") <= pl.col("as_of_2")) | ~pl.col("young"))
            ),
        ],
        how="diagonal",
    ).filter(pl.col("value_2") / pl.col("value") >= seen.rules("scope_mismatch", "ratio_low"))
    aside = (pl.col("role") == "kept") & (pl.col("role_2") != "kept")
    both = first_of(both).with_columns(
        pl.coalesce("scope_2", "scope").alias("scope_2"),
        pl.when(aside).then("claim_id_2").otherwise("claim_id").alias("fault"),
        pl.when(aside).then("claim_id").otherwise("claim_id_2").alias("beside"),
    )
    figures = (number("value"), number("value_2"))
    return tell(
        "scope_mismatch",
        both,
        pl.format("{} gives {} and {} for {}: two definitions, or a slip.", who(), *figures, day("as_of")),
        claims=("fault", "beside"),
        values=pl.concat_list("value", "value_2"),
        scopes=pl.concat_list("scope", "scope_2"),
    )


def _unlike_all(seen: Evidence) -> pl.DataFrame:
    """Figures that are many times what every source gives for that class of people around those days."""
    ratio, days = seen.rules("quarantine", "ratio"), seen.rules("joint", "days")
    told = seen.told.filter(pl.col("value") >= 100)
    told = told.select("claim_id", "value", "as_of", "name", "series_id", "lineage", *TOLL_KEY)
    part = pl.col("start").is_not_null() & ~pl.col("scope").is_in(["everyone", *seen.wholes])
    both = pairs(told.filter(part), told, TOLL_KEY, days).filter(pl.col("lineage") != pl.col("lineage_2"))
    alone = first_of(both.filter(pl.col("value_2").max().over("claim_id") * ratio < pl.col("value")), "as_of_2")
    slips = seen.told.filter(pl.col("reason").fill_null("").str.ends_with(NOBODY_ELSE)).sort("claim_id")
    words = "{} for {} is {}: another class of people, or a slip."
    others = pl.format("many times what others give, as {} ({})", number("value_2"), pl.col("name_2"))
    return pl.concat(
        [
            tell(
                "scope_mismatch",
                slips,
                pl.format(words, figure(), seen.scope(), pl.col("reason")),
                claims=("claim_id",),
                value="value",
                scope="scope",
            ),
            tell(
                "scope_mismatch",
                alone,
                pl.format(words, figure(), seen.scope(), others),
                value="value",
                other="value_2",
                scope="scope",
            ),
        ]
    )


def _widened(seen: Evidence) -> pl.DataFrame:
    """A breakdown that adds a class for the first time: from there the total counts more than before."""
    parts = seen.told.filter(pl.col("subset_of").is_not_null()).sort("as_of", "claim_id")
    first = parts.unique(["scope", *_SUBJECT], keep="first", maintain_order=True)
    first = first.select("scope", "as_of", *_SUBJECT, "subset_of", "value", "name", "series_id")
    began = parts.group_by(_SUBJECT).agg(pl.col("as_of").min().alias("began"))
    wholes = seen.told.filter(pl.col("value").is_not_null()).select(
        pl.col("claim_id").alias("subset_of"), pl.col("value").alias("total")
    )
    new = first.join(began, on=_SUBJECT, nulls_equal=True).join(wholes, on="subset_of")
    late = (pl.col("as_of") - pl.col("began")).dt.total_days() > 30
    return tell(
        "scope_mismatch",
        new.filter(late & (pl.col("value") > 0.01 * pl.col("total"))).sort("subset_of", "scope"),
        pl.format(
            "From {} {} breakdown counts {} ({}) apart for the first time: its total may count more than before.",
            day("as_of"),
            whose(),
            seen.scope(),
            number("value"),
        ),
        claims=("subset_of",),
        scope="scope",
        value="value",
    )


def unit_mismatch(seen: Evidence) -> pl.DataFrame:
    """One source's number given in two units: persons against households, people against bodies."""
    key = ["lineage", "measure", "place_key", "value"]
    everything = pl.concat([seen.told, seen.others], how="diagonal").filter(
        (pl.col("value") >= 10) & pl.col("as_of").is_not_null()
    )
    rows = everything.select(*key, "claim_id", "as_of", "unit", "name")
    both = pairs(rows, rows, key, 7).filter(
        (pl.col("unit") != pl.col("unit_2")) & (pl.col("claim_id") > pl.col("claim_id_2"))
    )
    units = (plain("unit"), plain("unit_2"))
    return tell(
        "unit_mismatch",
        both.sort("claim_id", "claim_id_2"),
        pl.format("{} {} ({}) is given in two units: {} and {}.", whose(), number("value"), pl.col("measure"), *units),
        value="value",
        units=pl.concat_list("unit", "unit_2"),
    )


def flow_as_cumulative(seen: Evidence) -> pl.DataFrame:
    """A period's figure used as a total, or the reverse: the number stands in another curve or tally of those days."""
    key = ["measure", "unit", "place_key", "value"]
    off = seen.told.filter(pl.col("role").is_in(OFF) & (pl.col("value") >= 10))
    periods = pl.concat(
        [seen.told.filter(pl.col("role") == "kept"), seen.others.filter(pl.col("basis") == "daily")], how="diagonal"
    )
    columns = ["claim_id", "as_of", "basis", "period_start", "lineage"]
    rows = periods.filter(pl.col("as_of").is_not_null()).select(*key, *columns)
    both = pairs(off, rows, key, seen.rules("flow_as_cumulative", "days"))
    apart = (pl.col("start") - pl.col("period_start_2")).dt.total_days().abs() > 31
    both = both.filter((pl.col("basis") != pl.col("basis_2")) | apart)
    since = (" since " + day("period_start_2")).fill_null("")
    return tell(
        "flow_as_cumulative",
        first_of(both),
        pl.format("{} is no total: it counts another period ({}{}).", figure(), pl.col("basis_2"), since),
        value="value",
        fitted=pl.col("fitted").fill_null(0).round().cast(pl.Int64),
        basis="basis_2",
    )
