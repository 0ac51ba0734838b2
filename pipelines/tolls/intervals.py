"""What a claim commits to: a floor, a soft ceiling for the fit, a hard ceiling for the bounds, and its precision.

A soft ceiling pulls the curve ("more than 19,000" is rarely said of 30,000); only a hard one bounds it from above.
"""

from __future__ import annotations

import polars as pl

from pipelines.tolls.rules import Rules

_MOST_ZEROS = 9
"""Rounding coarser than to the nearest thousand million isn't looked for."""

COARSE_DAY = 3
"""UCDP date_prec of a day known to the week; beyond it the day is a guess."""


def rounding_unit(value: pl.Expr, share: float) -> pl.Expr:
    """10 to the number of trailing zeros of `value`, 1 if none, at most `share` of it; Float64."""
    unit = pl.lit(1.0)
    for zeros in range(1, _MOST_ZEROS + 1):
        unit = pl.when((value != 0) & (value % 10**zeros == 0)).then(float(10**zeros)).otherwise(unit)
    return (
        pl.when(unit > 1).then(pl.min_horizontal(unit, pl.max_horizontal(value * share, pl.lit(1.0)))).otherwise(unit)
    )


def with_intervals(claims: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Claims with `unit_of_rounding`, `lower`, `upper` (soft), `ceiling` (hard), `precision` and `level`, all Float64.

    An open side is -inf or inf. Claims that commit to nothing keep both sides open.
    """
    share = rules("interval", "round_share")
    value = pl.col("value").cast(pl.Float64)
    step = pl.col("unit_of_rounding")
    about = pl.max_horizontal(step / 2, value * rules("interval", "about_share"))
    half = pl.when(step > 1).then(step / 2).otherwise(0.0)
    said = pl.col("quantifier")
    floors = said.is_in(["at_least", "more_than"])
    most, less = said == "at_most", said == "less_than"
    named = pl.col("value").is_not_null() & ~said.is_in(["between", "vague"])
    low, high = pl.col("low").cast(pl.Float64), pl.col("high").cast(pl.Float64)

    def side(
        exact: pl.Expr, floor: pl.Expr, about_n: pl.Expr, up_to: pl.Expr, below: pl.Expr, words: pl.Expr
    ) -> pl.Expr:
        cases = pl.when(floors).then(floor).when(said == "approximately").then(about_n).when(most).then(up_to)
        return pl.when(named).then(cases.when(less).then(below).otherwise(exact)).otherwise(words)

    # A floor that isn't round is a count with "at least" before it: its soft ceiling is the count itself.
    soft = pl.when(step > 1).then(value + step).otherwise(value)
    # "Fewer than 200" says nothing of how many there were at least.
    under = pl.coalesce(high, value)
    lower = side(value - half, value - half, value - about, value - step, pl.lit(None), low)
    upper = side(value + half, soft, value + about, value + half, under, high)
    ceiling = side(value + half, pl.lit(None), value + about, value + half, under, high)
    claims = claims.with_columns(rounding_unit(pl.col("value"), share).fill_null(1.0).alias("unit_of_rounding"))
    claims = claims.with_columns(
        lower.fill_null(float("-inf")).alias("lower"),
        upper.fill_null(float("inf")).alias("upper"),
        ceiling.fill_null(float("inf")).alias("ceiling"),
    )
    return claims.with_columns(
        pl.when(pl.col("lower").is_finite()).then(pl.max_horizontal("lower", pl.lit(0.0))).otherwise(pl.col("lower")),
        _precision(rules).alias("precision"),
        _level(pl.col("lower"), pl.col("upper")).alias("level"),
    )


def _level(lower: pl.Expr, upper: pl.Expr) -> pl.Expr:
    """One number a claim: as printed, else the middle of a range, else the side that is closed.

    A vague word is its floor: nobody who says "tens of thousands" has said that there were 110,000.
    """
    vague = (pl.col("quantifier") == "vague") & lower.is_finite()
    middle = (lower.clip(0) + upper) / 2
    known = pl.when(pl.col("quantifier") == "less_than").then(upper).otherwise(pl.col("value").cast(pl.Float64))
    return pl.coalesce(known, pl.when(vague | upper.is_infinite()).then(lower).otherwise(middle))


def _precision(rules: Rules) -> pl.Expr:
    prec = pl.col("date_prec").fill_null(1)
    inferred = (prec > COARSE_DAY) | (pl.col("date_basis").fill_null("") == "conflict_age")
    vague = pl.col("quantifier").is_in(["vague", "between"]) | inferred
    rounded = (pl.col("unit_of_rounding") > 1) | pl.col("quantifier").is_in(["approximately", "at_most", "less_than"])
    # A count to the last digit of which only the week is known is still a count.
    rounded |= prec == COARSE_DAY
    return (
        pl.when(vague)
        .then(rules("weight", "vague"))
        .when(rounded)
        .then(rules("weight", "rounded"))
        .otherwise(rules("weight", "exact"))
    )
