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
from scipy import sparse
from scipy.optimize import linprog

from pipelines.tolls.rules import Rules

_NEAR = 5

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


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
    knots, rows = len(days), len(demands.knot)
    unit = float(scale.max(initial=1.0)) or 1.0
    has_floor, has_ceiling = np.isfinite(demands.lower), np.isfinite(demands.upper)
    floors, ceilings = int(has_floor.sum()), int(has_ceiling.sum())
    steps = np.array([k for k in range(knots - 1) if k + 1 not in breaks], dtype=np.int64)
    falls = len(steps) if may_fall else 0
    pace, pace_cost = _changes_of_pace(days, scale / unit, breaks, rules)
    bends = pace.shape[0]
    at = sparse.csr_array((np.ones(rows), (np.arange(rows), demands.knot)), shape=(rows, knots))
    down = sparse.csr_array(
        (
            np.r_[np.ones(len(steps)), -np.ones(len(steps))],
            (np.r_[np.arange(len(steps)), np.arange(len(steps))], np.r_[steps, steps + 1]),
        ),
        shape=(len(steps), knots),
    )
    eye = sparse.eye_array
    blocks: list[list[Any]] = [
        [-at[has_floor], -eye(floors), None, None, None],
        [at[has_ceiling], None, -eye(ceilings), None, None],
        [down, None, None, -eye(falls) if falls else None, None],
    ]
    blocks = [row for row, size in zip(blocks, (floors, ceilings, len(steps)), strict=True) if size]
    widths = (knots, floors, ceilings, falls, 2 * bends)
    upper = _stack(blocks, widths)
    limits = np.r_[-demands.lower[has_floor] / unit, demands.upper[has_ceiling] / unit, np.zeros(len(steps))]
    equal = _stack([[pace, None, None, None, sparse.hstack([-eye(bends), eye(bends)])]], widths) if bends else None
    cost = np.r_[
        np.zeros(knots),
        demands.cost[has_floor] * unit,
        demands.cost[has_ceiling] * unit * rules("fit", "above"),
        rules("fit", "fall") * unit / _highest_near(scale)[steps] if may_fall else [],
        pace_cost,
        pace_cost,
    ]
    answer = linprog(
        cost,
        A_ub=upper,
        b_ub=limits,
        A_eq=equal,
        b_eq=np.zeros(bends) if bends else None,
        bounds=(0, None),
        method="highs-ds",
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


def _stack(blocks: list[list[Any]], widths: tuple[int, ...]) -> Any:
    """The blocks as one matrix whose columns have the given widths; None is a block of noughts."""
    full = []
    for row in blocks:
        height = next(block.shape[0] for block in row if block is not None)
        full.append(
            sparse.hstack(
                [
                    sparse.csr_array((height, width)) if block is None else block
                    for block, width in zip(row, widths, strict=True)
                ]
            )
        )
    return sparse.vstack(full, format="csc")


def _changes_of_pace(days: Ints, scale: Floats, breaks: frozenset[int], rules: Rules) -> tuple[Any, Floats]:
    """Rows that give the change of pace at each inner knot of a phase, and what a unit of it costs."""
    inner = np.array([k for k in range(1, len(days) - 1) if k not in breaks and k + 1 not in breaks], dtype=np.int64)
    before = (days[inner] - days[inner - 1]).astype(np.float64)
    after = (days[inner + 1] - days[inner]).astype(np.float64)
    row = np.arange(len(inner))
    entries = np.r_[1 / before, -(1 / before + 1 / after), 1 / after]
    matrix = sparse.csr_array(
        (entries, (np.r_[row, row, row], np.r_[inner - 1, inner, inner + 1])), shape=(len(inner), len(days))
    )
    return matrix, rules("fit", "smooth") * rules("fit", "smooth_days") / scale[inner]
