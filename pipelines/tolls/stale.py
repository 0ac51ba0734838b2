"""Old figures quoted again: a fit can't see a weak old floor, so staleness has a rule of its own."""

from __future__ import annotations

import numpy as np

from pipelines.tolls.points import Flags, Ints, Points
from pipelines.tolls.rules import Rules

NOT_STALE = -1
_TELLING_DIGITS = 100
"""An exact figure below this may well be true twice."""


def find_stale(points: Points, usable: Flags, rules: Rules, round_figures: bool = True) -> Ints:
    """For every claim the position of the earlier claim whose figure it repeats, -1 where it repeats none.

    A repeated figure is stale where a newer, higher one has been out for `newer_days`, or where the pace of the series
    promises more growth than `growth` over at least `days`. The rounded form of the latest exact figure is stale after
    `rounded_days`. Only `usable` claims are looked at.
    """
    stale = np.full(len(points), NOT_STALE, dtype=np.int64)
    first: dict[float, int] = {}
    highest, latest_exact = -np.inf, NOT_STALE
    pace = _Pace()
    for i in np.flatnonzero(usable):
        value, day, is_round = points.value[i], points.day[i], points.step[i] > 1
        if np.isnan(value) or (is_round and not round_figures):
            continue
        origin = first.setdefault(float(value), int(i))
        lag = day - points.day[origin]
        if is_round or value >= _TELLING_DIGITS:
            outrun = highest > points.upper[i] and lag >= rules("stale_quote", "newer_days")
            promised = pace.growth(points, origin, lag) > rules("stale_quote", "growth")
            slept = lag >= rules("stale_quote", "days") and promised
            if origin != i and (outrun or slept):
                stale[i] = origin
        if is_round and stale[i] == NOT_STALE and latest_exact != NOT_STALE:
            whole, step = points.value[latest_exact], points.step[i]
            age = day - points.day[latest_exact]
            if np.floor(whole / step) * step == value and age >= rules("stale_quote", "rounded_days"):
                stale[i] = latest_exact
        if stale[i] == NOT_STALE:
            highest = max(highest, points.lower[i])
            if not is_round:
                latest_exact = int(i)
            if points.step[i] <= value * rules("fit", "tolerance"):
                pace.see(points, int(i))
    return stale


class _Pace:
    """Daily growth of a series as its last two distinct figures show it, exact or finely rounded."""

    def __init__(self) -> None:
        self._seen: list[int] = []

    def see(self, points: Points, i: int) -> None:
        """Note a figure."""
        if not self._seen or points.day[i] > points.day[self._seen[-1]]:
            self._seen.append(i)

    def growth(self, points: Points, origin: int, lag: int) -> float:
        """The share by which the figure at `origin` should have grown after `lag` days; 0 where nothing tells."""
        if len(self._seen) < 2 or points.value[origin] <= 0:
            return 0.0
        before, last = self._seen[-2], self._seen[-1]
        days = points.day[last] - points.day[before]
        return float((points.value[last] - points.value[before]) / days * lag / points.value[origin])
