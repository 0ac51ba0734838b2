"""Old figures quoted again, by what the fit moved back and by what the text itself says."""

from __future__ import annotations

import polars as pl

from pipelines.tolls.findings.finding import Evidence, Finding, day, said, who


def stale_quote(seen: Evidence) -> list[Finding]:
    """A figure that repeats an older one of its lineage, or that was old when it was printed."""
    days = seen.rules("stale_quote", "days")
    told = seen.told
    originals = told.select("series_id", "fit_day", "claim_id", "as_of", "value", "role", "known")
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
    quoted = told.filter(
        (pl.col("fit_day") == pl.col("as_of")) & ((pl.col("known") - pl.col("as_of")).dt.total_days() >= days)
    )
    found += [
        Finding(
            "stale_quote",
            (row["claim_id"],),
            f"{who(row)}'s “{said(row)}” holds for {day(row['as_of'])} and was quoted on {day(row['known'])}"
            f"; kept for {day(row['as_of'])}.",
            {"value": row["value"], "as_of": row["as_of"], "published_on": row["known"]},
            row["series_id"],
        )
        for row in quoted.sort("claim_id").iter_rows(named=True)
    ]
    return found
