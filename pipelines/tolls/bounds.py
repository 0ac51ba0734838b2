"""The days of one settled series: low, best and high, and the claim that binds each.

low is the greatest floor of the kept claims up to a day, high the least ceiling from the day on. A bound never cuts
off the curve: a kept claim that lies off it within the tolerance binds where the curve is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipelines.tolls.points import Flags, Floats, Ints
from pipelines.tolls.rivals import reached, rivals
from pipelines.tolls.rules import Rules
from pipelines.tolls.settle import FLOOR, KEPT, Settled, curve_at

LONGEST = 40 * 366
"""Days beyond which a curve is given on the days of its claims only: somebody misread a year."""


@dataclass(frozen=True)
class Daily:
    """Parallel arrays, one entry a day. `low_by`, `high_by`: positions of claims, -1 for none; high inf is open."""

    day: Ints
    phase: Ints
    low: Floats
    best: Floats
    high: Floats
    low_by: Ints
    high_by: Ints
    claims: Ints


def daily(settled: Settled, rules: Rules) -> Daily:
    """The toll on every day from the first to the last claim of a running total."""
    days = _days(settled)
    numbers, first = np.unique(settled.knot_phase, return_index=True)
    phase = numbers[np.maximum(np.searchsorted(settled.knots[first], days, side="right") - 1, 0)]
    best = curve_at(settled.knots, settled.x, settled.knot_phase, days, phase)
    role = np.array(settled.role)
    floors, kept = np.isin(role, [KEPT, FLOOR]), role == KEPT
    low, high = np.zeros(len(days)), np.full(len(days), np.inf)
    low_by, high_by = np.full(len(days), -1, dtype=np.int64), np.full(len(days), -1, dtype=np.int64)
    for number in np.unique(phase):
        wanted = phase == number
        inside = settled.phase == number
        low[wanted], low_by[wanted] = _floors(settled, floors & inside, days[wanted])
        high[wanted], high_by[wanted] = _ceilings(settled, kept & inside, days[wanted])
    for i, off in rivals(settled, rules):
        side, by = (low, low_by) if off < 0 else (high, high_by)
        moved, bound = reached(settled, i, off, days, side, rules)
        moved &= phase == settled.phase[i]
        side[moved], by[moved] = bound, i
    voices = _voices_up_to(settled, kept, days)
    return Daily(days, phase, np.minimum(low, best), best, np.maximum(high, best), low_by, high_by, voices)


def _days(settled: Settled) -> Ints:
    first, last = int(settled.knots.min()), int(settled.points.day.max())
    if last - first > LONGEST:
        days = np.unique(np.r_[settled.knots, settled.points.day])
        return days[days >= first]
    return np.arange(first, last + 1, dtype=np.int64)


def _floors(settled: Settled, chosen: Flags, days: Ints) -> tuple[Floats, Ints]:
    """The greatest floor up to each day, clipped to the curve on the claim's own day, and whose it is."""
    floor = np.minimum(settled.points.lower, settled.fitted)
    running, by, reached = 0.0, -1, 0
    low, low_by = np.zeros(len(days)), np.full(len(days), -1, dtype=np.int64)
    for i in _in_order(settled.day, settled, chosen):
        if floor[i] > running:
            at = int(np.searchsorted(days, settled.day[i]))
            low[reached:at], low_by[reached:at] = running, by
            running, by, reached = floor[i], i, at
    low[reached:], low_by[reached:] = running, by
    return low, low_by


def _ceilings(settled: Settled, chosen: Flags, days: Ints) -> tuple[Floats, Ints]:
    """The least ceiling from each day on, clipped to the curve on the claim's own day, and whose it is."""
    ceiling = np.maximum(settled.points.ceiling, settled.fitted)
    running, by, reached = np.inf, -1, len(days)
    high, high_by = np.full(len(days), np.inf), np.full(len(days), -1, dtype=np.int64)
    for i in reversed(_in_order(settled.day, settled, chosen & np.isfinite(settled.points.ceiling))):
        if ceiling[i] <= running:  # of equals the one nearest to the days before it
            at = int(np.searchsorted(days, settled.day[i], side="right"))
            high[at:reached], high_by[at:reached] = running, by
            running, by, reached = ceiling[i], i, at
    high[:reached], high_by[:reached] = running, by
    return high, high_by


def _in_order(day: Ints, settled: Settled, chosen: Flags) -> list[int]:
    at = np.flatnonzero(chosen)
    return [int(i) for i in at[np.lexsort((at, settled.points.known[at], day[at]))]]


def _voices_up_to(settled: Settled, chosen: Flags, days: Ints) -> Ints:
    """How many different voices' kept figures stand up to each day."""
    seen: set[tuple[str, int, float]] = set()
    opening = []
    for i in _in_order(settled.day, settled, chosen):
        key = (settled.points.voice[i], int(settled.day[i]), float(settled.points.lower[i]))
        if key not in seen:
            seen.add(key)
            opening.append(settled.day[i])
    return np.searchsorted(np.array(opening, dtype=np.int64), days, side="right").astype(np.int64)
