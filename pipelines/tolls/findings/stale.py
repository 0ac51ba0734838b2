"""Old figures quoted again, by what the fit moved back and by what the dates themselves say."""

from __future__ import annotations

import polars as pl

from pipelines.tolls.findings.finding import Evidence, Finding, day, said, who


def stale_quote(seen: Evidence) -> list[Finding]:
    """A figure that repeats an older one of its lineage, or that was old when it was printed."""
    told = seen.told
    originals = told.select("series_id", "fit_day", "claim_id", "as_of", "value", "known")
    moved = told.filter(pl.col("fit_day") < pl.col("as_of"))
    step = pl.col("unit_of_rounding")
    same = (pl.col("value_first") / step).floor() * step == pl.col("value")
    repeated = (
        moved.join(originals, on=["series_id", "fit_day"], suffix="_first")
        .filter((pl.col("as_of_first") == pl.col("fit_day")) & ((pl.col("value_first") == pl.col("value")) | same))
        .sort("known_first", "claim_id_first")
        .unique("claim_id", keep="first", maintain_order=True)
    )
    found = [
        Finding(
            "stale_quote",
            (row["claim_id"], row["claim_id_first"]),
            f"{who(row)}'s “{said(row)}” of {day(row['as_of'])} repeats its figure of {day(row['as_of_first'])}"
            f"; kept as a floor dated {day(row['as_of_first'])}.",
            {
                "value": row["value"],
                "first_value": row["value_first"],
                "as_of": row["as_of"],
                "first": row["as_of_first"],
            },
            row["series_id"],
        )
        for row in repeated.sort("claim_id").iter_rows(named=True)
    ]
    return (
        found
        + [
            Finding(
                "stale_quote",
                (row["claim_id"],),
                f"{who(row)}'s “{said(row)}” holds for {day(row['as_of'])} and was still quoted on {day(row['known'])}"
                f"; kept for {day(row['as_of'])}.",
                {"value": row["value"], "as_of": row["as_of"], "published_on": row["known"]},
                row["series_id"],
            )
            for row in _quoted_late(seen).sort("claim_id").iter_rows(named=True)
        ]
        + _below_own_floor(seen)
    )


def _below_own_floor(seen: Evidence) -> list[Finding]:
    """Floors and round figures below what the same lineage had already given for an earlier day."""
    told = seen.told.filter(
        (pl.col("fit_day") == pl.col("as_of"))
        & pl.col("role").is_in(["kept", "floor"])
        & (pl.col("basis") == "cumulative")
        & pl.col("value").is_not_null()
    ).sort("series_id", "as_of", "known", "claim_id")
    highest = pl.col("lower").cum_max().shift(1).over("series_id", "phase")
    low = told.with_columns(highest.alias("highest")).filter(
        (pl.col("value") < pl.col("highest")) & pl.col("quantifier").is_in(["at_least", "more_than", "approximately"])
    )
    return [
        Finding(
            "stale_quote",
            (row["claim_id"],),
            f"{who(row)}'s “{said(row)}” of {day(row['as_of'])} is below the {row['highest']:,.0f} "
            "it had given before: an older figure, kept as a floor.",
            {"value": row["value"], "before": round(row["highest"])},
            row["series_id"],
        )
        for row in low.filter(pl.col("value") < pl.col("highest") - pl.col("unit_of_rounding") / 2).iter_rows(
            named=True
        )
    ]


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


def misdated_article(seen: Evidence) -> list[Finding]:
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
    rows = pl.concat([late, aged], how="diagonal").unique("claim_id", maintain_order=True).sort("claim_id")
    return [
        Finding(
            "misdated_article",
            (row["claim_id"],),
            f"What is dated {day(row['known'])} gives {who(row)}'s “{said(row)}” of {day(row['as_of'])}"
            ", long overtaken by then: the date of the article is doubtful.",
            {"published_on": row["known"], "as_of": row["as_of"], "value": row["value"]},
            row.get("series_id"),
        )
        for row in rows.iter_rows(named=True)
    ]
