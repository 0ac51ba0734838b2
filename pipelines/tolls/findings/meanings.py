"""Figures that count something else than they seem to: another class, unit or period."""

from __future__ import annotations

import polars as pl

from pipelines.tolls.findings.finding import Evidence, Finding, day, pairs, said, who

_SUBJECT = ["lineage", "measure", "unit", "place_key", "basis", "start"]


def scope_mismatch(seen: Evidence) -> list[Finding]:
    """One source's figures of one day that count different classes under one name, or one number under two."""
    return _one_number_two_classes(seen) + _part_as_whole(seen) + _two_wholes(seen) + _widened(seen)


def _one_number_two_classes(seen: Evidence) -> list[Finding]:
    """The same number of one source and day, given for different classes of people."""
    told = seen.told.filter(pl.col("value") >= 100)
    columns = ["claim_id", "value", "as_of", "scope", "source", "series_id", *_SUBJECT, "known"]
    both = pairs(told.select(columns), told.select(columns), [*_SUBJECT, "value"], 7)
    both = both.filter(pl.col("scope") != pl.col("scope_2")).filter(
        (pl.col("known") > pl.col("known_2"))
        | ((pl.col("known") == pl.col("known_2")) & (pl.col("claim_id") > pl.col("claim_id_2")))
    )
    first = both.sort("claim_id", "known_2", "claim_id_2").unique("claim_id", keep="first", maintain_order=True)
    return [
        Finding(
            "scope_mismatch",
            (row["claim_id"], row["claim_id_2"]),
            f"{who(row)}'s {row['value']:,} of {day(row['as_of'])} stands for {seen.scopes.describe(row['scope'])} "
            f"here and for {seen.scopes.describe(row['scope_2'])} elsewhere.",
            {"value": row["value"], "scopes": [row["scope"], row["scope_2"]]},
            row["series_id"],
        )
        for row in first.iter_rows(named=True)
    ]


def _part_as_whole(seen: Evidence) -> list[Finding]:
    """A figure set aside below its curve that fits the curve of a part, or lies at a ratio a part would have."""
    low, high = seen.rules("scope_mismatch", "ratio_low"), seen.rules("scope_mismatch", "ratio_high")
    below = seen.told.filter(
        pl.col("role").is_in(["set_aside", "floor"])
        & (pl.col("fit_day") == pl.col("as_of"))
        & (pl.col("upper") < pl.col("fitted"))
        & (pl.col("value") / pl.col("fitted")).is_between(low, high)
    )
    parts = seen.told.filter((pl.col("role") == "kept") & pl.col("value").is_not_null())
    both = pairs(below, parts.select("claim_id", "value", "as_of", "scope", *_SUBJECT), _SUBJECT, 7)
    both = both.filter(
        (pl.col("scope") != pl.col("scope_2")) & ((pl.col("value") / pl.col("value_2") - 1).abs() < 0.02)
    )
    first = both.sort("claim_id", "claim_id_2").unique("claim_id", keep="first", maintain_order=True)
    return [
        Finding(
            "scope_mismatch",
            (row["claim_id"], row["claim_id_2"]),
            f"{who(row)}'s “{said(row)}” of {day(row['as_of'])} lies below its total of {row['fitted']:,.0f} "
            f"and fits its figure for {seen.scopes.describe(row['scope_2'])}.",
            {"value": row["value"], "fitted": round(row["fitted"]), "scope": row["scope_2"]},
            row["series_id"],
        )
        for row in first.iter_rows(named=True)
    ]


def _two_wholes(seen: Evidence) -> list[Finding]:
    """Totals of one source and day that differ by more than rounding: it counts two things."""
    top = [name for name, parent in seen.scopes.parents.items() if parent is None]
    told = seen.told.filter(
        pl.col("scope").is_in(top) & pl.col("value").is_not_null() & (pl.col("role") != "quarantined")
    )
    told = told.filter(pl.col("fit_day") == pl.col("as_of"))
    columns = ["claim_id", "value", "as_of", "scope", "source", "series_id", "lower", "upper", *_SUBJECT]
    both = pairs(told.select(columns), told.select(columns), _SUBJECT, 0)
    both = both.filter((pl.col("lower") > pl.col("upper_2") * 1.02) & (pl.col("value_2") / pl.col("value") >= 0.3))
    first = both.sort("claim_id", "claim_id_2").unique("claim_id", keep="first", maintain_order=True)
    return [
        Finding(
            "scope_mismatch",
            (row["claim_id"], row["claim_id_2"]),
            f"{who(row)} gives {row['value']:,} and {row['value_2']:,} for {day(row['as_of'])}: "
            "two definitions, or a slip.",
            {"values": [row["value"], row["value_2"]], "scopes": [row["scope"], row["scope_2"]]},
            row["series_id"],
        )
        for row in first.iter_rows(named=True)
    ]


def _widened(seen: Evidence) -> list[Finding]:
    """A breakdown that adds a class for the first time: from there the total counts more than before."""
    parts = seen.told.filter(pl.col("subset_of").is_not_null()).sort("as_of", "claim_id")
    first = parts.unique(["scope", *_SUBJECT], keep="first", maintain_order=True).select(
        "scope", "as_of", *_SUBJECT, "subset_of", "value", "source", "series_id"
    )
    began = parts.group_by(_SUBJECT).agg(pl.col("as_of").min().alias("began"))
    wholes = seen.told.filter(pl.col("value").is_not_null()).select(
        pl.col("claim_id").alias("subset_of"), pl.col("value").alias("total")
    )
    new = (
        first.join(began, on=_SUBJECT, nulls_equal=True)
        .join(wholes, on="subset_of")
        .filter(((pl.col("as_of") - pl.col("began")).dt.total_days() > 30) & (pl.col("value") > 0.01 * pl.col("total")))
    )
    return [
        Finding(
            "scope_mismatch",
            (row["subset_of"],),
            f"From {day(row['as_of'])} {who(row)}'s breakdown counts {seen.scopes.describe(row['scope'])} "
            f"({row['value']:,}) apart for the first time: its total may count more than before.",
            {"scope": row["scope"], "value": row["value"]},
            row["series_id"],
        )
        for row in new.sort("subset_of", "scope").iter_rows(named=True)
    ]


def unit_mismatch(seen: Evidence) -> list[Finding]:
    """One source's number given in two units: persons against households, people against bodies."""
    key = ["lineage", "measure", "place_key", "value"]
    everything = pl.concat([seen.told, seen.others], how="diagonal").filter(
        (pl.col("value") >= 10) & pl.col("as_of").is_not_null()
    )
    rows = everything.select(*key, "claim_id", "as_of", "unit", "source", "known")
    both = pairs(rows, rows, key, 7).filter(
        (pl.col("unit") != pl.col("unit_2")) & (pl.col("claim_id") > pl.col("claim_id_2"))
    )
    return [
        Finding(
            "unit_mismatch",
            (row["claim_id"], row["claim_id_2"]),
            f"{who(row)}'s {row['value']:,} ({row['measure']}) is given in two units: "
            f"{row['unit']} and {row['unit_2']}.",
            {"value": row["value"], "units": [row["unit"], row["unit_2"]]},
        )
        for row in both.sort("claim_id", "claim_id_2").iter_rows(named=True)
    ]


def flow_as_cumulative(seen: Evidence) -> list[Finding]:
    """A period's figure used as a total, or the reverse: the number stands in another curve or tally of those days."""
    key = ["measure", "unit", "place_key", "value"]
    off = seen.told.filter(pl.col("role").is_in(["set_aside", "quarantined"]) & (pl.col("value") >= 10))
    periods = pl.concat(
        [seen.told.filter(pl.col("role") == "kept"), seen.others.filter(pl.col("basis") == "daily")], how="diagonal"
    )
    columns = ["claim_id", "as_of", "basis", "period_start", "lineage"]
    rows = periods.filter(pl.col("as_of").is_not_null()).select(*key, *columns)
    both = pairs(off, rows, key, seen.rules("flow_as_cumulative", "days"))
    other = (pl.col("basis") != pl.col("basis_2")) | (
        (pl.col("start") - pl.col("period_start_2")).dt.total_days().abs() > 31
    )
    first = both.filter(other).sort("claim_id", "claim_id_2").unique("claim_id", keep="first", maintain_order=True)
    return [
        Finding(
            "flow_as_cumulative",
            (row["claim_id"], row["claim_id_2"]),
            f"{who(row)}'s {row['value']:,} of {day(row['as_of'])} is no total: it counts another period "
            f"({row['basis_2']}{' since ' + day(row['period_start_2']) if row['period_start_2'] else ''}).",
            {"value": row["value"], "fitted": round(row["fitted"] or 0), "basis": row["basis_2"]},
            row["series_id"],
        )
        for row in first.iter_rows(named=True)
    ]
