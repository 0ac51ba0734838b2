"""Prints how far the reconciled curve lies from a known truth, beside the simpler ways people use.

Run it as `python -m tests.tolls.simulate [runs] [first seed]`.
"""

from __future__ import annotations

import sys

import numpy as np
import polars as pl
from scipy.optimize import isotonic_regression

from pipelines.tolls.reconcile import reconcile
from pipelines.tolls.rules import Rules
from tests.tolls.simulation import START, War, simulate


def simple_ways(war: War, days: np.ndarray) -> dict[str, np.ndarray]:
    """What last value, running maximum, local median and least-squares isotonic regression make of the claims."""
    claims = war.claims.sort("as_of", "claim_id")
    at = claims.select((pl.col("as_of") - START).dt.total_days()).to_series().to_numpy()
    value = claims["value"].to_numpy().astype(float)
    last = np.maximum(np.searchsorted(at, days, side="right") - 1, 0)
    near = np.array([np.median(value[np.argsort(np.abs(at - d), kind="stable")[:9]]) for d in days])
    smooth = isotonic_regression(value).x
    return {
        "last value": value[last],
        "running maximum": np.maximum.accumulate(value)[last],
        "local median": near,
        "isotonic least squares": np.interp(days, at, smooth),
    }


LEAST = 100
"""Errors are shares of the truth, or of this where the truth is smaller."""


def knowable(war: War) -> np.ndarray:
    """Days on which somebody could know: not those between a fall of the truth and the second figure that tells of it.

    A single low figure can't be told from a slip of the pen.
    """
    told = np.ones(len(war.truth), dtype=bool)
    days = war.claims.select((pl.col("as_of") - START).dt.total_days()).to_series().to_numpy()
    right = np.array([claim not in war.fault for claim in war.claims["claim_id"]])
    for fall in np.flatnonzero(np.diff(war.truth) < 0) + 1:
        telling = np.sort(days[right & (days >= fall)])
        told[fall : telling[1] if len(telling) > 1 else len(told)] = False
    return told


def score(war: War, method: Rules | None = None) -> dict[str, float]:
    """Mean absolute relative error of every way, coverage and mean relative width of the range, of one war."""
    tolls = reconcile(war.claims, method=method).tolls
    pooled = tolls.filter(pl.col("lineage").is_null() & ~pl.col("projected")).sort("date")
    days = pooled.select((pl.col("date") - START).dt.total_days()).to_series().to_numpy()
    told = knowable(war)[days]
    pooled, days = pooled.filter(pl.Series(told)), days[told]
    truth = np.maximum(war.truth[days], LEAST)
    low, best = pooled["low"].to_numpy(), pooled["best"].to_numpy()
    high = pooled["high"].cast(pl.Float64).fill_null(np.inf).to_numpy()
    closed = np.isfinite(high)
    result = {name: float(np.mean(np.abs(x - truth) / truth)) for name, x in simple_ways(war, days).items()}
    result["this"] = float(np.mean(np.abs(best - truth) / truth))
    result["median error"] = float(np.median(np.abs(best - truth) / truth))
    result["coverage"] = float(np.mean((low <= war.truth[days]) & (war.truth[days] <= high)))
    result["width"] = float(np.mean((high - low)[closed] / truth[closed]))
    result["open"] = float(np.mean(~closed))
    alone = tolls.filter((pl.col("lineage") == "monitor_1") & ~pl.col("projected"))
    at = alone.select((pl.col("date") - START).dt.total_days()).to_series().to_numpy()
    alone, true = alone.filter(pl.Series(knowable(war)[at])), war.truth[at[knowable(war)[at]]]
    inside = (alone["low"].to_numpy() <= true) & (true <= alone["high"].cast(pl.Float64).fill_null(np.inf).to_numpy())
    result["one lineage: error"] = float(np.mean(np.abs(alone["best"].to_numpy() - true) / np.maximum(true, LEAST)))
    result["one lineage: coverage"] = float(np.mean(inside))
    return result


def main(runs: int = 30, first: int = 1000) -> None:
    """Print the table of `runs` wars."""
    rows = pl.DataFrame([score(simulate(seed)) for seed in range(first, first + runs)])
    for name in rows.columns:
        worst = rows[name].min() if "coverage" in name else rows[name].max()
        print(f"{name:<24} {rows[name].mean():9.2%}   worst {worst:9.2%}")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
