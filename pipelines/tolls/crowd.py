"""Sources that agree are one crowd: their kept figures are fitted together, closer than the median of their curves.

Between two figures of one source another source may have spoken; a median of separately drawn curves doesn't hear it.
"""

from __future__ import annotations

import numpy as np

from pipelines.tolls.phases import fit_curve, phase_of
from pipelines.tolls.points import Flags, Floats, Ints, joined
from pipelines.tolls.rules import Rules
from pipelines.tolls.settle import KEPT, Settled, curve_at, misfit, stale_by_phase
from pipelines.tolls.stale import NOT_STALE


def together(
    series: list[Settled], reliabilities: list[float], counted: list[Flags], days: Ints, breaks: list[int], rules: Rules
) -> Floats:
    """The curve on `days` through the kept claims of several lineages, each weighted with its reliability.

    `counted` says for each series which of its claims are of the era that stands; `breaks` are the days on which the
    pooled count begins anew.
    """
    # Copies are left out before anything is counted: a story printed again is no new voice.
    distinct = [(one.points.distinct(), np.array(one.role) == KEPT) for one in series]
    points = joined([points for (points, _, _), _ in distinct], reliabilities)
    kept = [(stands & era)[at] for ((_, _, at), stands), era in zip(distinct, counted, strict=True)]
    role = np.concatenate(kept)
    order = np.lexsort((np.array(points.claim_id), points.known, points.day))
    points, carriers = points.taken(order), role[order]
    # Among several sources a figure too high is as likely as one too low.
    even = rules.changed(fit__above=1)
    # What one source alone couldn't show to be old or wrong, the others may.
    phase = phase_of(breaks, points.day)
    fresh = carriers & (stale_by_phase(points, carriers, phase, rules) == NOT_STALE)
    knots, curve = fit_curve(points, fresh if fresh.any() else carriers, breaks, even)
    over, under = misfit(points, knots, curve.x, phase, breaks)
    good = fresh & (np.maximum(over, under) <= rules("fit", "tolerance"))
    if good.any() and (good != fresh).any():
        knots, curve = fit_curve(points, good, breaks, even)
    return curve_at(knots, curve.x, phase_of(breaks, knots), days, phase_of(breaks, days))
