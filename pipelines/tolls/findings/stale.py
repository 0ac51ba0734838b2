"""Old figures quoted again, by what the fit moved back and by what the dates themselves say."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.tolls.findings.finding import Evidence, tell
from pipelines.tolls.findings.words import day, figure, number, quote, said, whose
from pipelines.tolls.series import TOLL_KEY

_LATE = ["at_least", "more_than", "approximately"]
_LEAST = 1000
"""A rounder number that is smaller may well be right."""


def stale_quote(seen: Evidence) -> pl.DataFrame:
    """A figure that repeats an older one of its lineage, or that was old when it was printed."""
    repeated, late, low = _repeated(seen), _quoted_late(seen).sort("claim_id"), _below_own_floor(seen)
    return pl.concat(
        [
            tell(
                "stale_quote",
                repeated,
                pl.format("{} repeats its figure of {}; kept as a floor dated {}.", quote(), *[day("as_of_2")] * 2),
                value="value",
                first_value="value_2",
                as_of="as_of",
                first="as_of_2",
            ),
            tell(
                "stale_quote",
                late,
                pl.format(
                    "{} “{}” holds for {} and was still quoted on {}; kept for {}.",
                    whose(),
                    said(),
                    day("as_of"),
                    day("known"),
                    day("as_of"),
                ),
                claims=("claim_id",),
                value="value",
                as_of="as_of",
                published_on="known",
            ),
            tell(
                "stale_quote",
                low,
                pl.format(
                    "{} is below the {} it had given before: an older figure, kept as a floor.",
                    quote(),
                    number(pl.col("highest").round()),
                ),
                claims=("claim_id",),
                value="value",
                before=pl.col("highest").round().cast(pl.Int64),
            ),
            tell(
                "stale_quote",
                _behind_others(seen),
                pl.format(
                    "{} is below the {} that {} had given for {}: an old figure, or another way to count.",
                    quote(),
                    number("value_2"),
                    pl.col("name_2"),
                    day("as_of_2"),
                ),
                value="value",
                other="value_2",
                of="as_of_2",
            ),
        ]
    )


def _repeated(seen: Evidence) -> pl.DataFrame:
    """Figures that the fit moved back, each beside the first (_2) that gave it or what it rounds."""
    originals = seen.told.select("series_id", "fit_day", "claim_id", "as_of", "value", "known")
    moved = seen.told.filter(pl.col("fit_day") < pl.col("as_of"))
    step = pl.col("unit_of_rounding")
    same = (pl.col("value_2") / step).floor() * step == pl.col("value")
    both = moved.join(originals, on=["series_id", "fit_day"], suffix="_2").filter(
        (pl.col("as_of_2") == pl.col("fit_day")) & ((pl.col("value_2") == pl.col("value")) | same)
    )
    first = both.sort("known_2", "claim_id_2").unique("claim_id", keep="first", maintain_order=True)
    return first.sort("claim_id")


def _below_own_floor(seen: Evidence) -> pl.DataFrame:
    """Floors and round figures below what the same lineage had already given for an earlier day (`highest`)."""
    told = seen.told.filter(
        (pl.col("fit_day") == pl.col("as_of"))
        & pl.col("role").is_in(["kept", "floor"])
        & (pl.col("basis") == "cumulative")
        & pl.col("value").is_not_null()
    ).sort("series_id", "as_of", "known", "claim_id")
    # A floor rounded up is still what the source said: its number counts here, not its interval.
    stated = pl.when(pl.col("quantifier").is_in(["exact", "at_least", "more_than"])).then("value").otherwise("lower")
    highest = stated.cast(pl.Float64).cum_max().shift(1).over("series_id", "phase")
    return told.with_columns(highest.alias("highest")).filter(
        (pl.col("value") < pl.col("highest") - pl.col("unit_of_rounding") / 2) & pl.col("quantifier").is_in(_LATE)
    )


def _behind_others(seen: Evidence) -> pl.DataFrame:
    """Figures of one telling digit far below what another source (_2) had given a week before and more."""
    days, share = seen.rules("stale_quote", "days"), seen.rules("stale_quote", "behind")
    told = seen.told.filter((pl.col("basis") == "cumulative") & (pl.col("fit_day") == pl.col("as_of")))
    size = pl.lit(10.0).pow(pl.col("value").cast(pl.Float64).log10().floor())
    coarse = told.filter(
        pl.col("quantifier").is_in(_LATE) & (pl.col("value") >= _LEAST) & (pl.col("value") % size == 0)
    )
    newer = told.filter((pl.col("role") == "kept") & (pl.col("precision") == 1)).with_columns(
        (pl.col("as_of") + pl.duration(days=days)).alias("day")
    )
    newer = newer.sort("day").select(
        *TOLL_KEY, "day", pl.col("claim_id", "value", "as_of", "name", "lineage", "lower").name.suffix("_2")
    )
    # Nulls match nobody in a join by nearest day: a count without a start is asked under a day of its own.
    keyed = [frame.with_columns(pl.col("start").fill_null(date.min)) for frame in (coarse.sort("as_of"), newer)]
    both = keyed[0].join_asof(
        keyed[1], left_on="as_of", right_on="day", by=TOLL_KEY, strategy="backward", check_sortedness=False
    )
    return both.filter(
        (pl.col("lineage") != pl.col("lineage_2")) & (pl.col("upper") < pl.col("lower_2") * (1 - share))
    ).sort("claim_id")


def _quoted_late(seen: Evidence) -> pl.DataFrame:
    """Claims printed long after their day, when the figure or a newer one was out, or the day is only a month."""
    told = seen.told.sort("known", "claim_id")
    figure = ["series_id", "value", "as_of"]
    late = told.filter(
        (pl.col("fit_day") == pl.col("as_of"))
        & ((pl.col("known") - pl.col("as_of")).dt.total_days() >= seen.rules("stale_quote", "days"))
    )
    first_out = told.group_by(figure).agg(pl.col("known").min().alias("first_out"))
    newest = told.select("series_id", "known", pl.col("as_of").cum_max().over("series_id").alias("newest"))
    newest = newest.group_by("series_id", "known").agg(pl.col("newest").max()).sort("known")
    late = late.join(first_out, on=figure, how="left").sort("known")
    late = late.join_asof(newest, on="known", by="series_id", strategy="backward", check_sortedness=False)
    out_before = (pl.col("known") - pl.col("first_out")).dt.total_days() >= seen.rules("stale_quote", "newer_days")
    coarse = (pl.col("date_prec") >= 3) | (pl.col("date_basis") == "month")
    return late.filter(out_before | (pl.col("newest") > pl.col("as_of")) | coarse)


def misdated_article(seen: Evidence) -> pl.DataFrame:
    """An article dated long after a figure that it gives as today's, or whose words give the conflict another age."""
    days = seen.rules("misdated_article", "days")
    late = _quoted_late(seen).filter(
        ((pl.col("known") - pl.col("as_of")).dt.total_days() >= days)
        & (pl.col("newest") > pl.col("as_of"))
        & (pl.col("date_prec").fill_null(1) <= 2)
    )
    aged = pl.concat([seen.told, seen.others], how="diagonal").filter(
        (pl.col("date_basis") == "conflict_age") & ((pl.col("known") - pl.col("as_of")).dt.total_days().abs() >= days)
    )
    rows = pl.concat([late, aged], how="diagonal").unique("claim_id", keep="first", maintain_order=True)
    leaps = tell(
        "misdated_article",
        _too_early(seen),
        pl.format(
            "{} comes too early: the count would have grown by {} a day until then and by {} a day after it, and "
            "nothing says when it was published.",
            figure(),
            number(pl.col("before").round()),
            number(pl.col("after").round()),
        ),
        claims=("claim_id",),
        value="value",
        as_of="as_of",
        a_day_before=pl.col("before").round().cast(pl.Int64),
        a_day_after=pl.col("after").round().cast(pl.Int64),
    )
    dated = tell(
        "misdated_article",
        rows.sort("claim_id"),
        pl.format(
            "What is dated {} gives {}, long overtaken by then: the date of the article is doubtful.",
            day("known"),
            quote(),
        ),
        claims=("claim_id",),
        published_on="known",
        as_of="as_of",
        value="value",
    )
    return pl.concat([dated, leaps])


def _too_early(seen: Evidence) -> pl.DataFrame:
    """Exact figures of unknown publication that their series reaches by a leap and after which it hardly moves."""
    exact = seen.told.filter(
        (pl.col("basis") == "cumulative") & (pl.col("role") == "kept") & (pl.col("precision") == 1)
    ).sort("series_id", "as_of", "value", "claim_id")
    exact = exact.unique(["series_id", "as_of"], keep="last", maintain_order=True)
    grown = (pl.col("value").diff() / pl.col("as_of").diff().dt.total_days()).over("series_id")
    paced = exact.with_columns(grown.alias("before"))
    paced = paced.with_columns(
        pl.col("before").shift(1).over("series_id").alias("usual"),
        pl.col("before").shift(-1).over("series_id").alias("after"),
    )
    ratio, share = seen.rules("misdated_article", "ratio"), seen.rules("retroactive_addition", "share")
    jump = pl.col("value") - pl.col("value").shift(1).over("series_id")
    leap = (pl.col("before") > ratio * pl.max_horizontal("usual", "after")) & (jump > share * pl.col("value"))
    return paced.filter(leap & pl.col("published_on").is_null()).sort("claim_id")
