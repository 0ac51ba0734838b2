"""The order in which claims want an analyst: by how much a decision about one could move a toll.

The move is estimated, not computed: what the source's own neighbouring figures would say without the claim, and what
the next floor or ceiling would be, shared among the sources that speak near the day.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from pipelines.reports.page.gather import Gathered
from pipelines.tolls.settle import OFF

MOST = 2000
"""Claims that the queue holds at most."""

LEAST_SHARE = 0.005
"""A claim that nothing speaks against is in the queue where it could move its toll by this share."""


def queue(found: Gathered) -> pl.DataFrame:
    """Claims that nobody has accepted or rejected yet, the weightiest first.

    Columns: `at`, `toll`, `move` in the toll's unit, `share` of it, `why`, `rules`. `why` is a list of words: `sole`
    (the toll's only claim), `floor` (a low rests on it), `ceiling`, `set_aside`, `alone` (nothing else holds the curve
    there), `finding`, `undated`. The order is by `move` times `share`, so that a small toll that rests on one claim
    doesn't hide a large one.
    """
    moves = _moves(found)
    flagged = _flagged(found)
    rows = moves.join(flagged, on="at", how="full", coalesce=True).with_columns(
        pl.col("move", "share").fill_null(0.0),
        pl.col("doubted", "binds_low", "binds_high", "alone").fill_null(value=False),
    )
    rows = _with_undated(rows, found)
    settled = found.claims.filter(pl.col("decided").is_in(["accepted", "rejected"]))
    rows = rows.join(settled, on="at", how="anti")
    sizes = found.tolls.select("toll", (pl.col("claims") == 1).alias("sole"))
    rows = rows.join(sizes, on="toll", how="left").with_columns(
        pl.col("sole").fill_null(value=False) & ~pl.col("doubted")
    )
    rows = rows.with_columns(pl.col("binds_low", "binds_high", "alone") & ~pl.col("sole"))
    wanted = pl.col("doubted") | pl.col("rules").is_not_null() | pl.col("undated") | (pl.col("share") >= LEAST_SHARE)
    words = [
        ("sole", "sole"),
        ("doubted", "set_aside"),
        ("binds_low", "floor"),
        ("binds_high", "ceiling"),
        ("alone", "alone"),
    ]
    why = pl.concat_list(
        *(pl.when(pl.col(name)).then(pl.lit(word)) for name, word in words),
        pl.when(pl.col("rules").is_not_null()).then(pl.lit("finding")),
        pl.when(pl.col("undated")).then(pl.lit("undated")),
    ).list.drop_nulls()
    ordered = rows.filter(wanted).sort(
        pl.col("move") * pl.col("share"), pl.col("gravity").fill_null(0), "at", descending=[True, True, False]
    )
    return ordered.head(MOST).select(
        "at", "toll", pl.col("move").round().cast(pl.Int64), pl.col("share").round(4), why.list.join(" ").alias("why"),
        pl.col("rules").list.join(" ").alias("rules"),
    )  # fmt: skip


def _flagged(found: Gathered) -> pl.DataFrame:
    """Claims that a finding which asks for a check puts at fault, with its rules."""
    grave = found.findings.filter(pl.col("severity") != "note").with_columns(
        pl.col("claim_ids").list.first().alias("claim_id"),
        pl.col("severity").replace_strict({"error": 2, "check": 1}, default=0).alias("gravity"),
    )
    named = grave.join(found.claims.select("claim_id", "at"), on="claim_id", how="inner")
    return named.group_by("at").agg(pl.col("rule").unique().sort().alias("rules"), pl.col("gravity").max())


def _with_undated(rows: pl.DataFrame, found: Gathered) -> pl.DataFrame:
    """The rows and, beside them, running totals without a day: they take part in nothing until somebody dates them."""
    lost = found.claims.filter(
        pl.col("as_of").is_null()
        & pl.col("published_on").is_null()
        & pl.col("basis").is_in(["cumulative", "stock"])
        & pl.col("status").is_in(["asserted", "revised"])
    ).select("at", pl.lit(value=True).alias("undated"))
    joined = rows.join(lost, on="at", how="full", coalesce=True)
    return joined.with_columns(
        pl.col("move", "share").fill_null(0.0),
        pl.col("doubted", "binds_low", "binds_high", "alone", "undated").fill_null(value=False),
    )


def _moves(found: Gathered) -> pl.DataFrame:
    """For every claim of a toll how far dropping it (or, where it was set aside, taking it) could move the toll."""
    pooled = found.curves.filter(pl.col("lineage").is_null())
    binding = [
        pooled.filter(pl.col(f"{side}_claim_at").is_not_null())
        .select("toll", pl.col(f"{side}_claim_at").alias("at"), pl.lit(value=True).alias(f"binds_{side}"))
        .unique()
        for side in ("low", "high")
    ]
    days = pooled.select("toll", pl.col("date").alias("as_of"), pl.col("best").alias("toll_best"), "lineages")
    fates = found.fates.filter(pl.col("toll").is_not_null())
    rows = fates.join(found.claims.select("at", "value"), on="at", how="left").sort("series_id", "as_of", "at")
    for frame in binding:
        rows = rows.join(frame, on=["toll", "at"], how="left")
    newest = found.tolls.select("toll", pl.col("best").alias("newest_best"))
    rows = rows.join(days, on=["toll", "as_of"], how="left").join(newest, on="toll", how="left")
    parts = [_series(part) for part in rows.sort("series_id", "as_of", "at").partition_by("series_id")]
    if not parts:
        return pl.DataFrame(schema=_SCHEMA)
    every = pl.concat(parts).sort("move", "toll", descending=[True, False])
    return every.unique("at", keep="first", maintain_order=True).select(list(_SCHEMA))


_SCHEMA = {
    "at": pl.Int64, "toll": pl.Int64, "move": pl.Float64, "share": pl.Float64, "doubted": pl.Boolean,
    "binds_low": pl.Boolean, "binds_high": pl.Boolean, "alone": pl.Boolean,
}  # fmt: skip


def _series(rows: pl.DataFrame) -> pl.DataFrame:
    """The moves within one series, its rows in the order of their days."""
    lower = rows["lower"].fill_null(np.nan).to_numpy()
    upper = rows["upper"].fill_null(np.nan).to_numpy()
    level = rows["value"].cast(pl.Float64).fill_null(pl.Series(np.where(np.isnan(lower), upper, lower))).to_numpy()
    fitted = rows["fitted"].fill_null(pl.Series(level)).to_numpy()
    doubted = rows["role"].is_in(OFF).to_numpy()
    binds_low, binds_high = (rows[name].fill_null(value=False).to_numpy() for name in ("binds_low", "binds_high"))
    best = np.maximum(rows["toll_best"].fill_null(rows["newest_best"]).fill_null(0).to_numpy(), 1.0)
    carriers = np.flatnonzero(~doubted)
    move, alone = np.zeros(len(level)), np.zeros(len(level), dtype=bool)
    without, alone[carriers] = _without(
        rows["as_of"].to_physical().to_numpy()[carriers], fitted[carriers], level[carriers]
    )
    move[carriers] = np.abs(fitted[carriers] - without)
    floors = np.abs(lower - _next_best(lower, carriers))
    ceilings = np.abs(upper - _next_best(-upper, carriers[::-1]) * -1)
    move = np.where(binds_low, np.fmax(move, np.nan_to_num(floors)), move)
    move = np.where(binds_high, np.fmax(move, np.nan_to_num(ceilings)), move)
    move = np.where(doubted, np.minimum(np.abs(level - fitted), np.maximum(fitted, level)), move)
    voices = np.maximum(rows["lineages"].fill_null(1).to_numpy(), 1)
    move = np.minimum(np.where(binds_low | binds_high, move, move / voices), np.maximum(best, move * doubted))
    return rows.select("at", "toll").with_columns(
        pl.Series("move", move), pl.Series("share", np.minimum(move / best, 1.0)), pl.Series("doubted", doubted),
        pl.Series("binds_low", binds_low), pl.Series("binds_high", binds_high), pl.Series("alone", alone),
    )  # fmt: skip


def _without(day: np.ndarray, fitted: np.ndarray, level: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What the curve would be on each claim's day without it, from the claims beside it; and which have none beside.

    Another claim of the same day holds the curve where it is.
    """
    count = len(day)
    result, alone = fitted.copy(), np.zeros(count, dtype=bool)
    different, first = np.unique(day, return_index=True)
    crowd = np.bincount(np.searchsorted(different, day), minlength=len(different))
    levels = fitted[first]
    for i, at in enumerate(np.searchsorted(different, day)):
        if crowd[at] > 1:
            continue
        if len(different) == 1:
            result[i], alone[i] = 0.0, True
        elif at in (0, len(different) - 1):
            result[i] = levels[1] if at == 0 else levels[at - 1]
            alone[i] = at > 0
        else:
            sides = different[[at - 1, at + 1]]
            result[i] = np.interp(day[i], sides, levels[[at - 1, at + 1]])
    return result, alone


def _next_best(bounds: np.ndarray, order: np.ndarray) -> np.ndarray:
    """For each claim, walking in `order`, the greatest bound of those before it: what would bind in its stead."""
    result = np.full(len(bounds), np.nan)
    greatest = np.nan
    for i in order:
        result[i] = greatest
        greatest = np.fmax(greatest, bounds[i])
    return result
