"""One series settled: which claims carry the curve, which are floors only, which are set aside, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from pipelines.tolls.fit import Curve
from pipelines.tolls.phases import far_off, fit_curve, phase_of, phase_starts
from pipelines.tolls.points import Flags, Floats, Ints, Points
from pipelines.tolls.rules import Rules
from pipelines.tolls.stale import NOT_STALE, find_stale

KEPT, FLOOR, SET_ASIDE, QUARANTINED = "kept", "floor", "set_aside", "quarantined"
OFF = (SET_ASIDE, QUARANTINED)
"""Roles of claims that the curve is drawn without."""
_ROUNDS = 3

_REMEMBERED = 256
"""Series that are remembered as last settled: from one day to the next most of the voices on a toll say nothing new."""


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
    """The curve of a running total from its claims; what a voice prints again changes nothing.

    `suspects`: claims that their own breakdown or the other sources show to be wrong, with the reason; they carry
    nothing.
    """
    distinct, of, at = points.distinct()
    wrong = suspects or {}
    wrong = {
        distinct.claim_id[of[i]]: wrong[claim]
        for i, claim in enumerate(points.claim_id)
        if claim in wrong and not distinct.accepted[of[i]]
    }
    settled = _remembered(_Asked(distinct, rules, tuple(sorted(wrong.items()))))
    if distinct is points:
        return settled
    return replace(
        settled,
        points=points,
        role=[settled.role[k] for k in of],
        reason=[settled.reason[k] for k in of],
        repeats=np.where(settled.repeats[of] == NOT_STALE, NOT_STALE, at[settled.repeats[of]]),
        day=settled.day[of],
        phase=settled.phase[of],
        fitted=settled.fitted[of],
    )


@dataclass(frozen=True, eq=False)
class _Asked:
    """What a series is settled from; equal ones have one answer."""

    points: Points
    rules: Rules
    wrong: tuple[tuple[str, str], ...]

    @cached_property
    def _key(self) -> tuple[object, ...]:
        return self.points.stamp, self.rules.fingerprint, self.wrong

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self._key == other._key


@lru_cache(_REMEMBERED)
def _remembered(asked: _Asked) -> Settled:
    return _settle(asked.points, asked.rules, dict(asked.wrong))


def _settle(points: Points, rules: Rules, suspects: dict[str, str]) -> Settled:
    trusted = np.array([claim not in suspects for claim in points.claim_id], dtype=bool)
    breaks = phase_starts(points, trusted, rules)
    phase = phase_of(breaks, points.day)
    quarantined = trusted & far_off(points, trusted, phase, rules)
    usable = trusted & ~quarantined
    if not usable.any():
        usable, quarantined = np.ones(len(points), dtype=bool), np.zeros(len(points), dtype=bool)
    too_high, good = np.zeros(len(points), dtype=bool), usable
    repeats, knots, curve = (
        np.full(len(points), NOT_STALE, dtype=np.int64),
        points.day,
        Curve(points.level, points.level),
    )
    # Later rounds know which figures are far too high: no figure is stale because of one of them.
    for _ in range(_ROUNDS):
        repeats = stale_by_phase(points, usable & ~too_high, phase, rules)
        carriers = good & (repeats == NOT_STALE)
        knots, curve = fit_curve(points, carriers if carriers.any() else usable, breaks, rules)
        over, under = misfit(points, knots, curve.x, phase, breaks)
        tolerance, before = rules("fit", "tolerance"), (good, too_high)
        too_high, good = over > tolerance, usable & (np.maximum(over, under) <= tolerance)
        if (good == before[0]).all() and (too_high == before[1]).all():
            break
    return _verdicts(points, rules, suspects, quarantined, repeats, phase, breaks, knots, curve)


def stale_by_phase(points: Points, usable: Flags, phase: Ints, rules: Rules) -> Ints:
    """Staleness inside each phase: after a new start of the count the same numbers come round again."""
    repeats = np.full(len(points), NOT_STALE, dtype=np.int64)
    for number in np.unique(phase):
        inside = usable & (phase == number)
        repeats[inside] = find_stale(points, inside, rules)[inside]
    repeats[points.accepted] = NOT_STALE
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
    fitted = curve_at(knots, curve.x, phase_of(breaks, knots), day, phase)
    role, reason = [], list[str | None]()
    for i, claim in enumerate(points.claim_id):
        verdict = _verdict(points, i, fitted[i], rules("fit", "tolerance"))
        if claim in suspects:
            verdict = SET_ASIDE, suspects[claim]
        elif quarantined[i]:
            verdict = QUARANTINED, f"more than {rules('quarantine', 'ratio'):g} times off its neighbours in time"
        elif repeats[i] != NOT_STALE and verdict[0] == KEPT:
            verdict = FLOOR, "repeats an older figure: a floor of that day"
        role.append(verdict[0])
        reason.append(verdict[1])
    knot_phase = phase_of(breaks, knots)
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


def misfit(points: Points, knots: Ints, x: Floats, phase: Ints, breaks: list[int]) -> tuple[Floats, Floats]:
    """How far each claim's floor lies above the curve, and its ceiling below it, as shares of the curve."""
    fitted = curve_at(knots, x, phase_of(breaks, knots), points.day, phase)
    return (points.lower - fitted) / np.maximum(fitted, 1.0), (fitted - points.upper) / np.maximum(fitted, 1.0)


def curve_at(knots: Ints, x: Floats, knot_phase: Ints, days: Ints, phase: Ints) -> Floats:
    """The curve on `days`, each in its phase: straight between knots, level before the first and after the last."""
    result = np.full(len(days), np.nan)
    for number in np.unique(phase):
        inside, wanted = knot_phase == number, phase == number
        source = inside if inside.any() else np.ones(len(knots), dtype=bool)
        result[wanted] = np.interp(days[wanted], knots[source], x[source])
    return result
