"""One series settled: which claims carry the curve, which are floors only, which are set aside, and why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipelines.tolls.fit import Curve, Demands, solve
from pipelines.tolls.points import Flags, Floats, Ints, Points
from pipelines.tolls.rules import Rules
from pipelines.tolls.stale import NOT_STALE, find_stale

KEPT, FLOOR, SET_ASIDE, QUARANTINED = "kept", "floor", "set_aside", "quarantined"
_NEAREST = 9


@dataclass(frozen=True)
class Settled:
    """A series after its fit: per claim `role`, `reason`, `day`, `phase` and `fitted`; the curve `x` at its knots."""

    points: Points
    role: list[str]
    reason: list[str | None]
    repeats: Ints
    day: Ints
    phase: Ints
    fitted: Floats
    knots: Ints
    x: Floats
    knot_phase: Ints


def settle(points: Points, rules: Rules, suspects: dict[str, str] | None = None) -> Settled:
    """The curve of a running total from its claims.

    `suspects`: claims that their own breakdown shows to be wrong, with the reason; they carry nothing.
    """
    suspects = suspects or {}
    trusted = np.array([claim not in suspects for claim in points.claim_id], dtype=bool)
    quarantined = trusted & _far_off(points, trusted, rules)
    usable = trusted & ~quarantined
    if not usable.any():
        usable, quarantined = np.ones(len(points), dtype=bool), np.zeros(len(points), dtype=bool)
    repeats = find_stale(points, usable, rules, round_figures=False)
    breaks = _phase_starts(points, usable & (repeats == NOT_STALE), rules)
    phase = np.searchsorted(np.array(breaks, dtype=np.int64), points.day, side="right")
    too_high, good = np.zeros(len(points), dtype=bool), usable
    knots, curve = points.day, Curve(points.level, points.level)
    # The second round knows which figures are far too high: no figure is stale because of one of them.
    for _ in range(2):
        repeats = _stale_by_phase(points, usable & ~too_high, phase, rules)
        carriers = good & (repeats == NOT_STALE)
        knots, curve = _fit(points, carriers if carriers.any() else usable, breaks, rules)
        over, under = _misfit(points, knots, curve.x, phase, breaks)
        tolerance = rules("fit", "tolerance")
        too_high, good = over > tolerance, usable & (np.maximum(over, under) <= tolerance)
    return _verdicts(points, rules, suspects, quarantined, repeats, phase, breaks, knots, curve)


def _stale_by_phase(points: Points, usable: Flags, phase: Ints, rules: Rules) -> Ints:
    """Staleness inside each phase: after a new start of the count the same numbers come round again."""
    repeats = np.full(len(points), NOT_STALE, dtype=np.int64)
    for number in np.unique(phase):
        inside = usable & (phase == number)
        repeats[inside] = find_stale(points, inside, rules)[inside]
    return repeats


def _verdicts(
    points: Points,
    rules: Rules,
    suspects: dict[str, str],
    quarantined: Flags,
    repeats: Ints,
    phase: Ints,
    breaks: list[int],
    knots: Ints,
    curve: Curve,
) -> Settled:
    day = np.where(repeats == NOT_STALE, points.day, points.day[repeats])
    fitted = curve_at(knots, curve.x, np.searchsorted(breaks, knots, side="right"), day, phase)
    role, reason = [], list[str | None]()
    for i, claim in enumerate(points.claim_id):
        verdict = _verdict(points, i, fitted[i], rules("fit", "tolerance"))
        if claim in suspects:
            verdict = SET_ASIDE, suspects[claim]
        elif quarantined[i]:
            verdict = QUARANTINED, f"{rules('quarantine', 'ratio'):g} times off its neighbours in time"
        elif repeats[i] != NOT_STALE and verdict[0] == KEPT:
            verdict = FLOOR, "repeats an older figure: a floor of that day"
        role.append(verdict[0])
        reason.append(verdict[1])
    knot_phase = np.searchsorted(np.array(breaks, dtype=np.int64), knots, side="right")
    return Settled(points, role, reason, repeats, day, phase, fitted, knots, curve.x, knot_phase)


def _verdict(points: Points, i: int, fitted: float, tolerance: float) -> tuple[str, str | None]:
    over = (points.lower[i] - fitted) / max(fitted, 1.0)
    under = (fitted - points.upper[i]) / max(fitted, 1.0)
    if over > tolerance:
        return SET_ASIDE, f"{over:.1%} above the curve"
    if under > tolerance:
        if np.isinf(points.ceiling[i]):
            return FLOOR, f"a floor {under:.1%} below the curve"
        return SET_ASIDE, f"{under:.1%} below the curve"
    return KEPT, None


def _far_off(points: Points, usable: Flags, rules: Rules) -> Flags:
    """Claims many times above, or below, the medians of their neighbours before *and* after.

    Both sides are asked, so that neither a steep start nor a counter that begins again looks like a slip of the pen.
    """
    far = np.zeros(len(points), dtype=bool)
    at = np.flatnonzero(usable)
    level, ratio, side = points.level[at], rules("quarantine", "ratio"), int(rules("quarantine", "neighbours"))
    if len(at) < rules("quarantine", "fewest"):
        return far
    for n, value in enumerate(level):
        before, after = level[max(0, n - side) : n], level[n + 1 : n + 1 + side]
        medians = [float(np.median(part)) for part in (before, after) if len(part)]
        high = value > ratio * max(medians) and value > ratio
        low = len(before) > 0 and value < min(medians) / ratio
        far[at[n]] = high or low
    return far


def _local_level(points: Points, carriers: Flags, knots: Ints) -> Floats:
    """The level of the series near each knot: the median of the nine claims nearest in time; at least 1."""
    day, level = points.day[carriers], points.level[carriers]
    if len(day) <= _NEAREST:
        return np.maximum(np.interp(knots, day, level), 1.0)
    middles = np.searchsorted(day, knots)
    opens = np.clip(middles - _NEAREST // 2, 0, len(day) - _NEAREST)
    windows = np.lib.stride_tricks.sliding_window_view(level, _NEAREST)
    return np.maximum(np.median(windows[opens], axis=1), 1.0)


def _demands(points: Points, carriers: Flags, knots: Ints, scale: Floats, rules: Rules) -> Demands:
    """One demand for each different figure of a day, as heavy as the voices that print it, up to a limit."""
    heard: dict[tuple[int, float, float], tuple[float, set[str]]] = {}
    for i in np.flatnonzero(carriers):
        key = (int(points.day[i]), float(points.lower[i]), float(points.upper[i]))
        _, voices = heard.setdefault(key, (float(points.precision[i]), set()))
        voices.add(points.voice[i])
    knot = np.searchsorted(knots, np.array([day for day, _, _ in heard], dtype=np.int64))
    limit = rules("weight", "voices")
    weight = np.array([precision * min(limit, len(voices)) for precision, voices in heard.values()])
    lower, upper = (np.array([key[side] for key in heard], dtype=np.float64) for side in (1, 2))
    return Demands(knot, lower, upper, weight / scale[knot])


def _fit(
    points: Points, carriers: Flags, breaks: list[int], rules: Rules, may_fall: bool = False
) -> tuple[Ints, Curve]:
    knots = np.unique(points.day[carriers])
    scale = _local_level(points, carriers, knots)
    opens = frozenset(int(k) for k in np.searchsorted(knots, breaks))
    return knots, solve(knots, scale, _demands(points, carriers, knots, scale, rules), opens, rules, may_fall)


def _phase_starts(points: Points, carriers: Flags, rules: Rules) -> list[int]:
    """Days on which a new phase begins: where paying for a fall is cheaper than disbelieving all that follows it."""
    knots, curve = _fit(points, carriers, [], rules, may_fall=True)
    share = rules("fit", "fall_share")
    falls = [k for k in range(1, len(knots)) if curve.fall[k] > share * curve.x[k - 1] and curve.fall[k] >= 1]
    falls = [
        k
        for k in falls
        if not (k - 1 in falls and curve.fall[k - 1] > curve.fall[k])
        and not (k + 1 in falls and curve.fall[k + 1] >= curve.fall[k])
    ]
    return [int(knots[k]) for k in falls if _confirmed(points, carriers, knots, curve, k, rules)]


def _confirmed(points: Points, carriers: Flags, knots: Ints, curve: Curve, k: int, rules: Rules) -> bool:
    """Whether enough voices, or the source itself, say that the total fell at knot `k`."""
    before = curve.x[k - 1]
    regained = np.flatnonzero(curve.x[k:] >= before)
    until = knots[k + regained[0]] if len(regained) else np.iinfo(np.int64).max
    below = carriers & (points.day >= knots[k]) & (points.day < until) & (points.upper < before)
    if (points.revised & below).any():
        return True
    return len({points.voice[i] for i in np.flatnonzero(below)}) >= rules("fit", "fall_voices")


def _misfit(points: Points, knots: Ints, x: Floats, phase: Ints, breaks: list[int]) -> tuple[Floats, Floats]:
    """How far each claim's floor lies above the curve, and its ceiling below it, as shares of the curve."""
    fitted = curve_at(knots, x, np.searchsorted(breaks, knots, side="right"), points.day, phase)
    return (points.lower - fitted) / np.maximum(fitted, 1.0), (fitted - points.upper) / np.maximum(fitted, 1.0)


def curve_at(knots: Ints, x: Floats, knot_phase: Ints, days: Ints, phase: Ints) -> Floats:
    """The curve on `days`, each in its phase: straight between knots, level before the first and after the last."""
    result = np.full(len(days), np.nan)
    for number in np.unique(phase):
        inside, wanted = knot_phase == number, phase == number
        source = inside if inside.any() else np.ones(len(knots), dtype=bool)
        result[wanted] = np.interp(days[wanted], knots[source], x[source])
    return result
