"""Totals and their breakdowns: what adds up, what doesn't, and parts that are old or counted twice."""

from __future__ import annotations

import polars as pl

from pipelines.tolls.components import breakdowns
from pipelines.tolls.findings.finding import STANDING, Evidence, first_of, tell
from pipelines.tolls.findings.words import day, figure, number, whose
from pipelines.tolls.settle import OFF

_LEAST = 100
"""Smaller numbers come round again by chance."""


def component_sum(seen: Evidence) -> pl.DataFrame:
    """A total whose breakdown doesn't add up to it, repeats older parts, or counts a part twice."""
    return pl.concat([_off(seen), _old_parts(seen), _joined_parts(seen), _above(seen)])


def adds_up(seen: Evidence) -> pl.DataFrame:
    """A day's or an event's figure that is the sum of its parts to the last one: it bears itself out."""
    sums = _printed_sums(seen).filter(pl.col("summed") == pl.col("total"))
    added = pl.col("numbers").list.sort(descending=True).cast(pl.List(pl.String)).list.join(" + ")
    return tell(
        "adds_up",
        sums.sort("whole"),
        pl.format("{} {} of {} is the sum of its parts: {}.", whose(), number("total"), day("as_of"), added),
        claims=("whole", "parts"),
        total="total",
        parts="numbers",
    )


def _off(seen: Evidence) -> pl.DataFrame:
    """Breakdowns of totals that differ from them by more than rounding."""
    bounds = seen.told.select(pl.col("claim_id").alias("whole"), "lower", "upper", "series_id", "name", "as_of")
    sums = breakdowns(seen.told, seen.scopes).drop("as_of").join(bounds, on="whole").filter(_several())
    slack = seen.rules("component_sum", "share") * pl.col("total")
    off = (pl.col("summed") < pl.col("lower") - slack) | (pl.col("summed") > pl.col("upper") + slack)
    figures = (number("summed"), number("total"))
    return tell(
        "component_sum",
        sums.filter(off).sort("whole"),
        pl.format("{} breakdown of {} adds up to {}, its total is {}.", whose(), day("as_of"), *figures),
        claims=("whole", "parts"),
        total="total",
        sum="summed",
        gap=pl.col("total") - pl.col("summed"),
    )


def _several() -> pl.Expr:
    return pl.col("parts").list.len() > 1


def _old_parts(seen: Evidence) -> pl.DataFrame:
    """Parts copied unchanged from an earlier breakdown though the total moved: two at least, or chance would do."""
    parts = seen.told.filter(pl.col("subset_of").is_not_null() & (pl.col("value") >= _LEAST))
    totals = seen.told.select(pl.col("claim_id").alias("subset_of"), pl.col("value").alias("total"))
    parts = parts.join(totals, on="subset_of").select("subset_of", "series_id", "value", "as_of", "total", "claim_id")
    again = parts.join(parts, on=["series_id", "value"], suffix="_old").filter(
        (pl.col("as_of_old") < pl.col("as_of")) & (pl.col("total_old") < pl.col("total"))
    )
    again = again.sort("claim_id", "as_of_old", "claim_id_old").unique("claim_id", keep="last", maintain_order=True)
    copied = again.group_by("subset_of", maintain_order=True).agg(
        "claim_id", "value", number("value").alias("printed"), "as_of_old", pl.col("as_of").first()
    )
    return tell(
        "component_sum",
        copied.filter(pl.col("claim_id").list.len() > 1).sort("subset_of"),
        pl.format(
            "The breakdown of {} repeats {} from {} though the total moved: old parts beside a new total.",
            day("as_of"),
            pl.col("printed").list.join(" and "),
            day(pl.col("as_of_old").list.max()),
        ),
        claims=("subset_of", "claim_id"),
        parts="value",
        **{"from": "as_of_old"},
    )


def _joined_parts(seen: Evidence) -> pl.DataFrame:
    """A part that is the sum of two classes which others of the same source and day give apart."""
    key = ["lineage", "measure", "unit", "place_key", "start", "as_of"]
    parts = seen.told.filter(pl.col("subset_of").is_not_null() & (pl.col("value") >= _LEAST))
    doubtful = parts.filter(pl.col("role").is_in(OFF))
    doubtful = doubtful.select(*key, "claim_id", "value", "scope", "series_id", "name")
    classes = parts.select(*key, "scope", "value").unique()
    both = doubtful.join(classes, on=key, suffix="_a", nulls_equal=True).join(
        classes, on=key, suffix="_b", nulls_equal=True
    )
    itself = [(pl.col("scope") == pl.col(f"scope_{x}")) & (pl.col("value") == pl.col(f"value_{x}")) for x in "ab"]
    both = both.filter(
        (pl.col("value_a") + pl.col("value_b") == pl.col("value"))
        & (pl.col("scope_a") < pl.col("scope_b"))
        & ~pl.any_horizontal(itself)
    )
    summed = (number("value_a"), seen.scope("scope_a"), number("value_b"), seen.scope("scope_b"))
    return tell(
        "component_sum",
        first_of(both, "scope_a", "value_a", "scope_b", "value_b"),
        pl.format("{} counts two classes together: {} ({}) and {} ({}); adding it counts twice.", figure(), *summed),
        claims=("claim_id",),
        value="value",
        scopes=pl.concat_list("scope_a", "scope_b"),
        parts=pl.concat_list("value_a", "value_b"),
    )


def _printed_sums(seen: Evidence) -> pl.DataFrame:
    """Daily and event figures given exactly, with their breakdowns."""
    standing = seen.others.filter(pl.col("status").is_in(STANDING) & pl.col("value").is_not_null())
    exact = standing.filter(pl.col("quantifier") == "exact").select(
        pl.col("claim_id").alias("whole"), "name", pl.coalesce("as_of", "known").alias("as_of")
    )
    return breakdowns(standing, seen.scopes).filter(_several()).drop("as_of").join(exact, on="whole")


def _above(seen: Evidence) -> pl.DataFrame:
    """Breakdowns of daily and event figures that add up to more than they do."""
    figures = (number("summed"), number("total"))
    return tell(
        "component_sum",
        _printed_sums(seen).filter(pl.col("summed") > pl.col("total")).sort("whole"),
        pl.format("A breakdown adds up to {}, more than its total of {}.", *figures),
        claims=("whole", "parts"),
        total="total",
        sum="summed",
    )
