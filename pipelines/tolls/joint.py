"""What only all lineages together show: a slip that nobody bears out, and an old figure that others have overtaken."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipelines.tolls.neighbours import Neighbours, neighbours
from pipelines.tolls.points import Flags, Floats, Ints, Points, joined
from pipelines.tolls.rules import Rules
from pipelines.tolls.settle import FLOOR, KEPT, Settled

NOBODY_ELSE = "times what every source gives around it"
"""How the reason ends for which a figure that nobody bears out is set aside."""
_TELLING = 100
"""Smaller totals may well double in days."""


def slips(series: list[tuple[str, Points]], rules: Rules) -> dict[str, str]:
    """Claims that no lineage bears out, with the reason; `series` are those of one toll, by lineage."""
    parts = [(lineage, points.distinct()[0]) for lineage, points in series]
    if len(parts) < 2:
        return {}
    lineages = [lineage for lineage, points in parts for _ in range(len(points))]
    together = joined([points for _, points in parts], [1.0] * len(parts), lineages)
    together = together.taken(np.lexsort((np.array(together.claim_id), together.known, together.day)))
    around = neighbours(together.level, together.day, int(rules("joint", "neighbours")), rules("joint", "days"))
    times = together.level / np.maximum(around.reach, 1.0)
    far = np.flatnonzero(_far_above(together, around, times, rules))
    above = {together.claim_id[i]: f"{times[i]:.1f} {NOBODY_ELSE}" for i in far}
    reason = f"less than a {rules('joint', 'below'):g}th of what every source gives around it: a part of the count"
    return above | {together.claim_id[i]: reason for i in np.flatnonzero(_far_below(together, around, rules))}


def _far_above(points: Points, around: Neighbours, times: Floats, rules: Rules) -> Flags:
    """Claims many `times` above their neighbours in time of every lineage, their own included (`voice` is the lineage).

    A figure of a lineage that gives others like it is another way to count and no slip.
    """
    above: Flags = (around.asked == rules("joint", "neighbours")) & (times > rules("joint", "ratio"))
    few = (around.asked >= rules("joint", "fewest")) & (times > rules("joint", "sparse")) & ~np.isnan(around.after)
    return _alone(points, points.level, (above | few) & (points.level >= _TELLING), rules)


def _far_below(points: Points, around: Neighbours, rules: Rules) -> Flags:
    """Claims many times below their neighbours in time of every lineage, before and after."""
    below = points.level * rules("joint", "below") < np.minimum(around.before, around.after)
    return _alone(points, 1 / np.maximum(points.level, 1.0), below, rules)


def _alone(points: Points, size: Floats, far: Flags, rules: Rules) -> Flags:
    """Those of the claims that are far off whose lineage gives no other of nearly their size, or more, near in time."""
    voice, days, ratio = np.array(points.voice), rules("joint", "days"), rules("joint", "ratio")
    for i in np.flatnonzero(far):
        own = (voice == voice[i]) & (np.abs(points.day - points.day[i]) <= days) & (size * ratio >= size[i])
        far[i] = own.sum() == 1  # itself
    return far


def overtaken(series: list[Settled], rules: Rules) -> list[Settled]:
    """The series of one toll in which a figure that its lineage repeats, though others are past it, is a floor only.

    Alone such a lineage may well stand still; beside the others its figure no longer bounds the toll from above.
    """
    if len(series) < 2:
        return series
    floors = [_floors(one) for one in series]
    return [_with_floors(one, floors[:n] + floors[n + 1 :], rules) for n, one in enumerate(series)]


_Steps = tuple[Ints, Floats]


def _floors(one: Settled) -> _Steps:
    """The days of the figures that stand and the greatest floor up to each."""
    kept = np.flatnonzero(np.array(one.role) == KEPT)
    kept = kept[np.argsort(one.day[kept], kind="stable")]
    return one.day[kept], np.maximum.accumulate(one.points.lower[kept])


def _with_floors(one: Settled, others: list[_Steps], rules: Rules) -> Settled:
    newer, tolerance = rules("stale_quote", "newer_days"), 1 + rules("fit", "tolerance")
    first: dict[float, int] = {}
    role, reason = list(one.role), list(one.reason)
    for i in np.argsort(one.day, kind="stable"):
        value, day = float(one.points.value[i]), int(one.day[i])
        if day - first.setdefault(value, day) < newer or role[i] != KEPT:
            continue
        if any(_at(steps, day) > one.points.upper[i] * tolerance for steps in others):
            role[i], reason[i] = FLOOR, "repeats a figure that other sources had passed"
    return one if role == one.role else replace(one, role=role, reason=reason)


def _at(steps: _Steps, day: int) -> float:
    at = int(np.searchsorted(steps[0], day, side="right")) - 1
    return float(steps[1][at]) if at >= 0 else 0.0
