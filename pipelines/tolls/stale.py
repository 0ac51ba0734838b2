"""Old figures quoted again: a fit can't see a weak old floor, so staleness has a rule of its own."""

from __future__ import annotations

import numpy as np

from pipelines.tolls.points import Flags, Ints, Points
from pipelines.tolls.rules import Rules

NOT_STALE = -1
_TELLING_DIGITS = 100
"""An exact figure below this may well be true twice, and is no rounded one."""
_NEXT = 3
"""Figures after a fall that are asked whether it stands."""


def find_stale(points: Points, usable: Flags, rules: Rules, round_figures: bool = True) -> Ints:
    """For every claim the position of the earlier claim whose figure it repeats, -1 where it repeats none.

    A repeated figure is stale where a newer, higher one has been out for `newer_days` and stands (else the source took
    it back), or where nothing had repeated it for `days` in which the pace of the series promises more growth than
    `growth`. The rounded form of the latest exact figure is stale after `rounded_days`. Only `usable` claims count.
    """
    stale = np.full(len(points), NOT_STALE, dtype=np.int64)
    series = _Figures(points, usable)
    newer, slept, rounded = (int(rules("stale_quote", name)) for name in ("newer_days", "days", "rounded_days"))
    growth = rules("stale_quote", "growth")
    first: dict[float, int] = {}
    last: dict[float, int] = {}
    highest, latest_exact, pace = -np.inf, NOT_STALE, _Pace()
    for n, i in enumerate(series.order):
        value, day = series.value[n], series.day[n]
        if np.isnan(value) or (series.step[n] > 1 and not round_figures):
            continue
        is_round = series.step[n] > 1 and value >= _TELLING_DIGITS
        origin, seen = first.setdefault(value, n), last.get(value, n)
        if origin != n and (is_round or value >= _TELLING_DIGITS):
            if highest > series.upper[n]:
                old = day - series.day[origin] >= newer and not series.taken_back(n, highest)
            else:
                silent = day - series.day[seen]
                old = silent >= slept and pace.growth(value, silent) > growth
            if old:
                stale[i] = series.order[origin]
                continue
        if is_round and series.rounds(latest_exact, n) and day - series.day[latest_exact] >= rounded:
            stale[i] = series.order[latest_exact]
            continue
        last[value] = n
        highest = max(highest, series.lower[n])
        latest_exact = latest_exact if is_round else n
        pace.see(day, value)
    return stale


class _Figures:
    """The usable claims as plain lists: a loop over numpy's numbers takes three times as long."""

    def __init__(self, points: Points, usable: Flags) -> None:
        at = np.flatnonzero(usable)
        self.order: list[int] = at.tolist()
        self.day: list[int] = points.day[at].tolist()
        self.value: list[float] = points.value[at].tolist()
        self.step: list[float] = points.step[at].tolist()
        self.lower: list[float] = points.lower[at].tolist()
        self.upper: list[float] = points.upper[at].tolist()

    def rounds(self, whole: int, n: int) -> bool:
        """Whether figure `n` is figure `whole` rounded down; never where there is no such figure."""
        return whole != NOT_STALE and self.value[whole] // self.step[n] * self.step[n] == self.value[n]

    def taken_back(self, n: int, level: float) -> bool:
        """Whether most of the next figures lie below `level` too: then the source lowered it."""
        later = [m for m in range(n + 1, min(n + 12, len(self.order))) if self.day[m] > self.day[n]]
        if len(later) < _NEXT:
            return False
        # A plateau below the level is no old figure: nobody comes back to what was taken back.
        below = sum(self.upper[m] < level and self.value[m] != self.value[n] for m in later[:_NEXT])
        return 2 * below > _NEXT or all(
            self.upper[m] < level or self.value[m] < min(level, _TELLING_DIGITS) for m in later
        )


class _Pace:
    """Daily growth of a series as its last two distinct figures show it."""

    def __init__(self) -> None:
        self._before: tuple[int, float] | None = None
        self._last: tuple[int, float] | None = None

    def see(self, day: int, value: float) -> None:
        """Note a figure."""
        if self._last is None or (day > self._last[0] and value != self._last[1]):
            self._before, self._last = self._last, (day, value)

    def growth(self, value: float, lag: int) -> float:
        """The share by which `value` should have grown after `lag` days; 0 where nothing tells."""
        if self._before is None or self._last is None or value <= 0:
            return 0.0
        days = self._last[0] - self._before[0]
        return (self._last[1] - self._before[1]) / days * lag / value
