"""How much a toll hangs on one source: best without each of its lineages in turn."""

from __future__ import annotations

import polars as pl

from pipelines.tolls.reconcile import fit
from pipelines.tolls.rules import Rules
from pipelines.tolls.scopes import Scopes
from pipelines.tolls.series import TOLL_KEY

CURVE = ["measure", "unit", "scope", "basis", "place", "period_start"]


def leave_one_out(told: pl.DataFrame, method: Rules, known: Scopes) -> pl.DataFrame:
    """Columns CURVE, `date`, `without_low` and `without_high`: the range of best over leaving out each lineage.

    `told` as `series.sort_into_series` gives it. Only tolls of several lineages have rows; all is fitted anew without
    the lineage, so that nothing it vouched for remains.
    """
    several = told.filter(pl.col("lineage").n_unique().over(TOLL_KEY) > 1)
    found = []
    for lineage in several["lineage"].unique().sort():
        touched = several.filter(pl.col("lineage") == lineage)
        rest = several.join(touched, on=TOLL_KEY, how="semi", nulls_equal=True).filter(pl.col("lineage") != lineage)
        _, tolls = fit(rest, method, known)
        found.append(tolls.filter(pl.col("lineage").is_null()).select(*CURVE, "date", "best"))
    if not found:
        return pl.DataFrame(
            schema={**dict.fromkeys(CURVE[:-1], pl.String), "period_start": pl.Date, "date": pl.Date}
        ).with_columns(without_low=pl.lit(None, pl.Int64), without_high=pl.lit(None, pl.Int64))
    bests = pl.concat(found).group_by(*CURVE, "date")
    return bests.agg(pl.col("best").min().alias("without_low"), pl.col("best").max().alias("without_high"))
