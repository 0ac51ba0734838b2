"""The curve of one series as a linear program: closest to what the claims commit to, never falling inside a phase.

An asymmetric interval-isotonic regression in least absolute deviations. A curve below a floor costs 1 a unit, a curve
above a ceiling half of that: an old number quoted again is still a true floor. A small price on changes of pace places
the curve inside wide intervals; a larger one on falls lets a running total fall only where many figures say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pipelines.tolls.rules import Rules

_NEAR = 5

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
_Entries = tuple[Ints, Ints, Floats | float]


@dataclass(frozen=True)
class Demands:
    """What the curve should satisfy: row i wants `lower[i]` <= x(knot[i]) <= `upper[i]` at `cost[i]` a unit."""

    knot: Ints
    lower: Floats
    upper: Floats
    cost: Floats


@dataclass(frozen=True)
class Curve:
    """The curve's values at its knots, and how much it falls before each knot (0 at the first)."""

    x: Floats
    fall: Floats


def solve(days: Ints, scale: Floats, demands: Demands, breaks: frozenset[int], rules: Rules, may_fall: bool) -> Curve:
    """The least-cost curve through `days` (ascending, distinct) with a new phase at each knot in `breaks`.

    `scale` is the level of the series at each knot, by which the costs of falls and of changes of pace are made
    relative. Where `may_fall`, falls are allowed at their price elsewhere too. Raises RuntimeError if the solver fails.
    """
    knots = len(days)
    unit = float(scale.max(initial=1.0)) or 1.0
    has_floor, has_ceiling = np.isfinite(demands.lower), np.isfinite(demands.upper)
    floors, ceilings = int(has_floor.sum()), int(has_ceiling.sum())
    steps = np.array([k for k in range(knots - 1) if k + 1 not in breaks], dtype=np.int64)
    falls = len(steps) if may_fall else 0
    pace, pace_cost = _changes_of_pace(days, scale / unit, breaks, rules)
    bends = len(pace_cost)
    above, below, fall, bend = np.cumsum([knots, floors, ceilings, falls]).tolist()
    down = np.arange(len(steps))
    # The unknowns, in order: the curve, misses of floors, misses of ceilings, falls, quickenings, slowings.
    upper = _matrix(
        (len(steps) + floors + ceilings, bend + 2 * bends),
        (np.arange(floors), demands.knot[has_floor], -1.0),
        (np.arange(floors), above + np.arange(floors), -1.0),
        (floors + np.arange(ceilings), demands.knot[has_ceiling], 1.0),
        (floors + np.arange(ceilings), below + np.arange(ceilings), -1.0),
        (floors + ceilings + down, steps, 1.0),
        (floors + ceilings + down, steps + 1, -1.0),
        (floors + ceilings + down[:falls], fall + np.arange(falls), -1.0),
    )
    limits = np.r_[-demands.lower[has_floor] / unit, demands.upper[has_ceiling] / unit, np.zeros(len(steps))]
    turn = np.arange(bends)
    equal = _matrix((bends, bend + 2 * bends), *pace, (turn, bend + turn, -1.0), (turn, bend + bends + turn, 1.0))
    cost = np.r_[
        np.zeros(knots),
        demands.cost[has_floor] * unit,
        demands.cost[has_ceiling] * unit * rules("fit", "above"),
        rules("fit", "fall") * unit / _highest_near(scale)[steps] if may_fall else [],
        pace_cost,
        pace_cost,
    ]
    from scipy.optimize import linprog  # slow to load: only when there is something to fit

    answer = linprog(
        cost, A_ub=upper, b_ub=limits, A_eq=equal, b_eq=np.zeros(bends), bounds=(0, None), method="highs-ds"
    )
    if answer.x is None:
        raise RuntimeError(f"the curve could not be fitted: {answer.message}")
    x = answer.x[:knots] * unit
    fall = np.zeros(knots)
    fall[1:] = np.maximum(x[:-1] - x[1:], 0.0)
    return Curve(x, fall)


def _highest_near(scale: Floats) -> Floats:
    """The highest level within a few knots: a fall is measured against the level it falls from."""
    padded = np.pad(scale, _NEAR, mode="edge")
    return np.asarray(np.lib.stride_tricks.sliding_window_view(padded, 2 * _NEAR + 1).max(axis=1), dtype=np.float64)


def _matrix(shape: tuple[int, int], *entries: _Entries) -> Any:
    """A sparse matrix from its entries: rows, columns, and one value or a value each."""
    from scipy import sparse

    rows, columns = (np.concatenate([entry[side] for entry in entries]) for side in (0, 1))
    values = np.concatenate([np.broadcast_to(entry[2], entry[0].shape) for entry in entries])
    return sparse.csc_array((values, (rows, columns)), shape=shape)


def _changes_of_pace(
    days: Ints, scale: Floats, breaks: frozenset[int], rules: Rules
) -> tuple[tuple[_Entries, ...], Floats]:
    """Entries of the rows that give the change of pace at each inner knot of a phase, and what a unit of it costs."""
    inner = np.array([k for k in range(1, len(days) - 1) if k not in breaks and k + 1 not in breaks], dtype=np.int64)
    before = (days[inner] - days[inner - 1]).astype(np.float64)
    after = (days[inner + 1] - days[inner]).astype(np.float64)
    row = np.arange(len(inner))
    entries = (row, inner - 1, 1 / before), (row, inner, -(1 / before + 1 / after)), (row, inner + 1, 1 / after)
    # Among figures a day apart a figure moves the pace more than a week does: a change costs as much less there.
    days_each = np.minimum(rules("fit", "smooth_days"), 1 / (1 / before + 1 / after))
    smooth = rules("fit", "smooth_few" if len(days) <= rules("fit", "few") else "smooth")
    return entries, smooth * days_each / scale[inner]
