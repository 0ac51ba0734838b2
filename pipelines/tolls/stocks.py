"""Figures of a moment (refugees registered, observers deployed): they may fall, so each day's claims stand alone.

A stock is carried on until the next claim. Where claims of one day differ, the best is their weighted median and the
range is what they span.
"""

from __future__ import annotations

import numpy as np

from pipelines.tolls.bounds import LONGEST, Daily
from pipelines.tolls.phases import far_off
from pipelines.tolls.points import Floats, Ints, Points
from pipelines.tolls.rules import Rules
from pipelines.tolls.settle import KEPT, QUARANTINED, Settled
from pipelines.tolls.stale import NOT_STALE


def settle_stock(points: Points, rules: Rules) -> Settled:
    """The stock on every day that has a claim: the weighted median of the day's figures."""
    distinct, of, _ = points.distinct()
    everything, one_phase = np.ones(len(distinct), dtype=bool), np.zeros(len(distinct), dtype=np.int64)
    quarantined = far_off(distinct, everything, one_phase, rules)[of]
    knots = np.unique(points.day[~quarantined])
    weight = points.precision / points.voices()
    x = np.array(
        [weighted_median(points.level[at], weight[at]) for at in (~quarantined & (points.day == day) for day in knots)]
    )
    fitted = x[np.maximum(np.searchsorted(knots, points.day, side="right") - 1, 0)]
    far = f"more than {rules('quarantine', 'ratio'):g} times off its neighbours in time"
    return Settled(
        points,
        role=[QUARANTINED if off else KEPT for off in quarantined],
        reason=[far if off else None for off in quarantined],
        repeats=np.full(len(points), NOT_STALE, dtype=np.int64),
        day=points.day,
        phase=np.zeros(len(points), dtype=np.int64),
        fitted=fitted,
        knots=knots,
        x=x,
        knot_phase=np.zeros(len(knots), dtype=np.int64),
    )


def daily_stock(settled: Settled) -> Daily:
    """The stock on every day from the first to the last claim, carried from claim to claim."""
    points, knots = settled.points, settled.knots
    first, last = int(knots[0]), int(knots[-1])
    days = knots if last - first > LONGEST else np.arange(first, last + 1, dtype=np.int64)
    low, high = np.zeros(len(knots)), np.zeros(len(knots))
    low_by, high_by = np.zeros(len(knots), dtype=np.int64), np.zeros(len(knots), dtype=np.int64)
    kept = np.array([role == KEPT for role in settled.role])
    for k, day in enumerate(knots):
        at = np.flatnonzero(kept & (points.day == day))
        low_by[k] = at[np.argmin(points.lower[at])]
        high_by[k] = at[np.argmax(points.ceiling[at])]
        low[k] = min(max(points.lower[low_by[k]], 0.0), settled.x[k])
        high[k] = max(points.ceiling[high_by[k]], settled.x[k])
    stand = np.searchsorted(knots, days, side="right") - 1
    high_by = np.where(np.isinf(high), -1, high_by)
    voices = np.cumsum([len({points.voice[i] for i in np.flatnonzero(kept & (points.day == day))}) for day in knots])
    return Daily(
        days,
        np.zeros(len(days), dtype=np.int64),
        low[stand],
        settled.x[stand],
        high[stand],
        low_by[stand],
        high_by[stand],
        voices[stand],
    )


def weighted_median(values: Floats, weights: Floats) -> float:
    """The least value at which half of the weight is reached; the middle of two where it is reached exactly."""
    order: Ints = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    half = reached[-1] / 2
    at = int(np.searchsorted(reached, half - 1e-12 * reached[-1]))
    if abs(reached[at] - half) <= 1e-9 * reached[-1] and at + 1 < len(order):
        return float((values[order[at]] + values[order[at + 1]]) / 2)
    return float(values[order[at]])
