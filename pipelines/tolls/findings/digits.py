"""Slips of the pen: a figure one keystroke away from the right one, with evidence beyond its being near."""

from __future__ import annotations

import polars as pl

from pipelines.tolls.components import breakdowns
from pipelines.tolls.findings.finding import Evidence, first_of, pairs, tell
from pipelines.tolls.findings.words import figure, number, quote
from pipelines.tolls.settle import OFF

_LEAST = 100
"""Smaller numbers are one keystroke apart by chance."""
_NEARLY = ("one digit changed", "a digit dropped", "a digit too many")


def slip(wrong: int, right: int) -> str | None:
    """The keystroke that turns `right` into `wrong`: tenfold, transposed, dropped, doubled; None if there is none."""
    a, b = str(wrong), str(right)
    if wrong == right or min(wrong, right) < _LEAST:
        return None
    if wrong == right * 10 or wrong * 10 == right:
        return "a digit too many" if wrong > right else "a digit too few"
    if len(a) == len(b):
        differ = [i for i in range(len(a)) if a[i] != b[i]]
        if (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and a[differ[0]] + a[differ[1]] == b[differ[1]] + b[differ[0]]
        ):
            return "two digits swapped"
        return "one digit changed" if len(differ) == 1 else None
    if abs(len(a) - len(b)) == 1:
        longer, shorter = (a, b) if len(a) > len(b) else (b, a)
        if any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
            return "a digit too many" if longer == a else "a digit dropped"
    return None


def slip_of(rows: pl.DataFrame, wrong: str, right: str) -> pl.Series:
    """The slip between two columns of whole numbers, row by row; null where there is none."""
    return pl.Series("slip", [slip(*row) for row in rows.select(wrong, right).iter_rows()], dtype=pl.String)


def digit_error(seen: Evidence) -> pl.DataFrame:
    """A figure that another of its source for that very day, its curve, or its own breakdown shows to be a slip."""
    return pl.concat([_beside(seen), _shifted(seen), _sums(seen), _propagated(seen)])


def _beside(seen: Evidence) -> pl.DataFrame:
    """Figures one keystroke from another (_2) that the same source gave for the same day."""
    printed = ["lineage", "measure", "place_key", "value", "as_of"]
    columns = ["claim_id", "series_id", "name", *printed, "role"]
    voices = seen.told.group_by(printed).agg(pl.col("voice").n_unique().alias("voices"))
    rows = (
        seen.told.filter(pl.col("value") >= _LEAST)
        .join(voices, on=printed)
        .join(_whole(seen), on="claim_id", how="left")
    )
    rows = rows.select(*columns, "voices", "sound", "unit_of_rounding")
    both = pairs(rows.filter(pl.col("unit_of_rounding") <= 10), rows.drop("unit_of_rounding"), ["series_id"], 0)
    both = both.filter(pl.col("value") != pl.col("value_2"))
    both = both.with_columns(slip_of(both, "value", "value_2")).filter(pl.col("slip").is_not_null() & _at_fault())
    return tell(
        "digit_error",
        first_of(both),
        pl.format("{} is {} with {}.", figure(), number("value_2"), pl.col("slip")),
        value="value",
        right="value_2",
        slip="slip",
        as_of="as_of",
    )


def _at_fault() -> pl.Expr:
    """Whether the first figure of a pair is the wrong one: by the fit, its own sum, or the voices behind it."""
    good, other = (~pl.col(role).is_in(OFF) for role in ("role", "role_2"))
    fewer = pl.col("voices") < pl.col("voices_2")
    sums_differ = (pl.col("sound") != pl.col("sound_2")).fill_null(value=False)
    by_voices = (
        pl.when(pl.col("voices") != pl.col("voices_2")).then(fewer).otherwise(pl.col("claim_id") > pl.col("claim_id_2"))
    )
    # So near in value that both may be kept: only other voices of the same day tell.
    near = pl.col("slip").is_in(_NEARLY) & good
    return (
        pl.when(near)
        .then(fewer & (pl.col("voices_2") > 1))
        .when(good != other)
        .then(~good)
        .when(sums_differ)
        .then(~pl.col("sound"))
        .otherwise(by_voices)
    )


def _whole(seen: Evidence) -> pl.DataFrame:
    """For each part of a breakdown (`claim_id`) whether the breakdown adds up (`sound`)."""
    sums = breakdowns(seen.told, seen.scopes).select("parts", (pl.col("summed") == pl.col("total")).alias("sound"))
    return sums.explode("parts").rename({"parts": "claim_id"}).unique("claim_id", keep="last", maintain_order=True)


def _shifted(seen: Evidence) -> pl.DataFrame:
    """Figures about ten times above or below the curve."""
    ratio, fitted = pl.col("value") / pl.col("fitted"), pl.col("fitted").round().cast(pl.Int64)
    rows = seen.told.filter(
        pl.col("role").is_in(OFF)
        & (pl.max_horizontal("fitted", "value") >= _LEAST)
        & (pl.col("fitted") > 0)
        & (pl.col("value") > 0)
        & (ratio.is_between(9.5, 10.5) | ratio.is_between(0.095, 0.105))
    )
    return tell(
        "digit_error",
        rows.sort("claim_id"),
        pl.format("{} is ten times off its series, which stands at {}.", quote(), number(fitted)),
        claims=("claim_id",),
        value="value",
        fitted=fitted,
        slip=pl.lit("tenfold"),
    )


def _sums(seen: Evidence) -> pl.DataFrame:
    """Totals one keystroke from the sum of their breakdown."""
    exact = seen.told.filter((pl.col("quantifier") == "exact") & (pl.col("unit_of_rounding") <= 1))
    sums = breakdowns(seen.told, seen.scopes).filter(pl.col("parts").list.len() > 1)
    sums = sums.join(exact.select(pl.col("claim_id").alias("whole")), on="whole", how="semi")
    return tell(
        "digit_error",
        sums.with_columns(slip_of(sums, "summed", "total")).filter(pl.col("slip").is_not_null()),
        pl.format(
            "The breakdown of {} adds up to {}: {} somewhere in it.", number("total"), number("summed"), pl.col("slip")
        ),
        claims=("whole", "parts"),
        total="total",
        sum="summed",
        slip="slip",
    )


def _propagated(seen: Evidence) -> pl.DataFrame:
    """Totals into which a slip of a component went: the fit says so."""
    rows = seen.told.filter(pl.col("reason").fill_null("").str.starts_with("a slip in a component"))
    return tell(
        "digit_error",
        rows.sort("claim_id"),
        pl.format("{} carries {}.", figure(), pl.col("reason")),
        claims=("claim_id",),
        value="value",
        fitted=pl.col("fitted").fill_null(0).round().cast(pl.Int64),
    )
