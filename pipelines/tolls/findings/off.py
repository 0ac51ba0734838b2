"""What is left of a claim that the curve was drawn without: no figure is set aside in silence."""

from __future__ import annotations

import polars as pl

from pipelines.tolls.findings.finding import Evidence, tell
from pipelines.tolls.findings.words import quote
from pipelines.tolls.settle import OFF


def off_curve(seen: Evidence, found: list[pl.DataFrame]) -> pl.DataFrame:
    """Claims set aside or quarantined that no other finding is about; `found` are the others."""
    told_of = pl.concat([one.select(pl.col("claim_ids").list.first()) for one in found])["claim_ids"]
    off = seen.told.filter(pl.col("role").is_in(OFF) & ~pl.col("claim_id").is_in(told_of.to_list()))
    return tell(
        "off_curve",
        off.sort("claim_id"),
        pl.format("{} is set aside: {}.", quote(), pl.col("reason")),
        claims=("claim_id",),
        value="value",
        fitted=pl.col("fitted").fill_null(0).round().cast(pl.Int64),
    )
