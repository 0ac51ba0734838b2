"""Where a running total begins anew: a revision or a counter restart opens a phase, a slip of the pen doesn't."""

from __future__ import annotations

import numpy as np

from pipelines.tolls.fit import Curve, Demands, solve
from pipelines.tolls.neighbours import neighbours
from pipelines.tolls.points import Flags, Floats, Ints, Points
from pipelines.tolls.rules import Rules
from pipelines.tolls.stale import NOT_STALE, find_stale

_NEAREST = 9


def phase_of(breaks: list[int], days: Ints) -> Ints:
    """The number of the phase in which each day lies, from 0; a phase opens on its break."""
    return np.searchsorted(np.array(breaks, dtype=np.int64), days, side="right").astype(np.int64)


def phase_starts(points: Points, trusted: Flags, rules: Rules) -> list[int]:
    """Days on which a new phase begins: where paying for a fall is cheaper than disbelieving all that follows it."""
    one_phase = np.zeros(len(points), dtype=np.int64)
    usable = trusted & ~far_off(points, trusted, one_phase, rules)
    if not usable.any():
        return []
    carriers = usable & (find_stale(points, usable, rules, round_figures=False) == NOT_STALE)
    knots, curve = fit_curve(points, carriers, [], rules, may_fall=True)
    share = rules("fit", "fall_share")
    falls = [k for k in range(1, len(knots)) if curve.fall[k] > share * curve.x[k - 1] and curve.fall[k] >= 1]
    # A fall spread over two knots is one fall, at the deeper of them.
    deepest = [k for k in falls if curve.fall[k] >= max(curve.fall[k - 1], curve.fall[min(k + 1, len(knots) - 1)])]
    confirmed = [k for k in deepest if _confirmed(points, carriers, knots, curve, k, rules)]
    opened = {_opening(points, trusted, knots, curve, k, rules) for k in confirmed}
    return sorted(opened | _stated(points, usable, opened, rules))


def _stated(points: Points, usable: Flags, opened: set[int], rules: Rules) -> set[int]:
    """Days of figures that their source says are lower now than what it had counted, and that it doesn't take back."""
    found: set[int] = set()
    for i in np.flatnonzero(usable & points.revised & np.isfinite(points.upper)):
        day = int(points.day[i])
        since = max((other for other in opened | found if other <= day), default=-1)
        before = usable & (points.day < day) & (points.day >= since)
        stood = points.lower[before].max(initial=0.0)
        later = np.flatnonzero(usable & (points.day > day))
        again = len(later) > 0 and points.lower[later[0]] >= stood
        if points.upper[i] < stood * (1 - rules("fit", "fall_share")) and not again:
            found.add(day)
    return found


def _confirmed(points: Points, carriers: Flags, knots: Ints, curve: Curve, k: int, rules: Rules) -> bool:
    """Whether enough voices, the source itself or an analyst say that the total fell at knot `k`."""
    before = curve.x[k - 1]
    regained = np.flatnonzero(curve.x[k:] >= before)
    until = knots[k + regained[0]] if len(regained) else np.iinfo(np.int64).max
    below = carriers & (points.day >= knots[k]) & (points.day < until) & (points.upper < before)
    if ((points.revised | points.accepted) & below).any():
        return True
    return len({points.voice[i] for i in np.flatnonzero(below)}) >= rules("fit", "fall_voices")


def _opening(points: Points, trusted: Flags, knots: Ints, curve: Curve, k: int, rules: Rules) -> int:
    """The day of the first figure of the phase that opens at knot `k`, which may be so low that the fit was without it.

    Walks back from the knot past figures as low as its own and past high ones that only repeat what was printed before.
    """
    opening = int(knots[k])
    printed = points.value
    earliest = knots[k] - rules("fit", "opening_days")
    for i in reversed(np.flatnonzero(trusted & (points.day < knots[k]) & (points.day >= earliest))):
        if points.level[i] <= curve.x[k]:
            opening = int(points.day[i])
        elif not (printed[:i] == printed[i]).any():
            break
    return opening


def far_off(points: Points, usable: Flags, phase: Ints, rules: Rules) -> Flags:
    """Claims many times above, or below, their neighbours before *and* after in their phase.

    Both sides are asked, so that neither a steep start nor a counter that begins again looks like a slip of the pen.
    """
    far = np.zeros(len(points), dtype=bool)
    ratio, side = rules("quarantine", "ratio"), int(rules("quarantine", "neighbours"))
    for number in np.unique(phase):
        at = np.flatnonzero(usable & (phase == number))
        if len(at) < rules("quarantine", "fewest"):
            continue
        level, day = points.level[at], points.day[at]
        around = neighbours(level, day, side)
        close = np.r_[np.zeros(side, dtype=bool), day[side:] - day[:-side] <= rules("quarantine", "dense_days")]
        factor = np.where(close[: len(at)], rules("quarantine", "dense_ratio"), ratio)
        high = (level > factor * around.reach) & (level > ratio)
        least = np.fmin(around.before, around.after)
        low = (level < least / ratio) & (least > ratio) & (np.arange(len(at)) > 0)
        far[at] = high | low
    return far & ~points.accepted


def fit_curve(
    points: Points, carriers: Flags, breaks: list[int], rules: Rules, may_fall: bool = False
) -> tuple[Ints, Curve]:
    """The days that carry the curve, and the curve through them."""
    knots = np.unique(points.day[carriers])
    scale = _local_level(points, carriers, knots, breaks)
    opens = frozenset(int(k) for k in np.searchsorted(knots, breaks))
    return knots, solve(knots, scale, _demands(points, carriers, knots, scale, rules), opens, rules, may_fall)


def _local_level(points: Points, carriers: Flags, knots: Ints, breaks: list[int]) -> Floats:
    """The level near each knot: the median of the nine claims of its phase nearest in time; at least 1."""
    scale = np.ones(len(knots))
    phase, knot_phase = phase_of(breaks, points.day), phase_of(breaks, knots)
    for number in np.unique(knot_phase):
        inside, wanted = carriers & (phase == number), knot_phase == number
        # A figure that is printed again says nothing more of the level.
        day, level = _different(points.day[inside], points.level[inside])
        if len(day) <= _NEAREST:
            days, first, figures = np.unique(day, return_index=True, return_counts=True)
            scale[wanted] = np.interp(knots[wanted], days, np.add.reduceat(level, first) / figures)
            continue
        opens = np.clip(np.searchsorted(day, knots[wanted]) - _NEAREST // 2, 0, len(day) - _NEAREST)
        windows = np.lib.stride_tricks.sliding_window_view(level, _NEAREST)
        scale[wanted] = np.median(windows[opens], axis=1)
    return np.maximum(scale, 1.0)


def _different(day: Ints, level: Floats) -> tuple[Ints, Floats]:
    """Pairs of day and level in order, each once."""
    order = np.lexsort((level, day))
    day, level = day[order], level[order]
    first = np.r_[True, (day[1:] != day[:-1]) | (level[1:] != level[:-1])][: len(day)]
    return day[first], level[first]


def _demands(points: Points, carriers: Flags, knots: Ints, scale: Floats, rules: Rules) -> Demands:
    """One demand for each different figure of a day, as heavy as the voices that print it, up to a limit."""
    at = np.flatnonzero(carriers)
    sides = (points.day[at].tolist(), points.lower[at].tolist(), points.upper[at].tolist())
    heard: dict[tuple[int, float, float], tuple[int, set[str]]] = {}
    for i, key in zip(at.tolist(), zip(*sides, strict=True), strict=True):
        heard.setdefault(key, (i, set()))[1].add(points.voice[i])
    first = np.array([i for i, _ in heard.values()], dtype=np.int64)
    voices = np.array([len(said) for _, said in heard.values()], dtype=np.float64)
    weight = points.precision[first] * np.minimum(rules("weight", "voices"), voices)
    if points.accepted.any():
        stands = {key for i, key in zip(at.tolist(), zip(*sides, strict=True), strict=True) if points.accepted[i]}
        weight[[key in stands for key in heard]] = rules("weight", "accepted")
    knot, level = np.searchsorted(knots, points.day[first]).astype(np.int64), points.level[first]
    demands = Demands(knot, points.lower[first], points.upper[first], weight / np.maximum(scale[knot], level))
    if len(knots) <= rules("fit", "few"):
        return _with_stated(demands, level, rules)
    return _leaning(demands, level, np.isfinite(points.ceiling[first]), rules)


def _leaning(demands: Demands, level: Floats, closed: Flags, rules: Rules) -> Demands:
    """After the last figure that closes the range (`closed`) nothing but its pace tells how far above a rounded floor
    the curve lies: it leans on the number as printed and the middle of what was rounded away.
    """
    last = demands.knot[closed].max(initial=-1)
    at = np.flatnonzero((demands.knot > last) & np.isfinite(demands.upper) & np.isfinite(demands.lower))
    middle = (level[at] + demands.upper[at]) / 2
    return Demands(
        np.r_[demands.knot, demands.knot[at]],
        np.r_[demands.lower, level[at]],
        np.r_[demands.upper, middle],
        np.r_[demands.cost, demands.cost[at] * rules("fit", "lean")],
    )


def _with_stated(demands: Demands, level: Floats, rules: Rules) -> Demands:
    """In a short series nothing else places the curve inside wide intervals: it leans on the numbers as printed."""
    knot = np.r_[demands.knot, demands.knot]
    lower, upper = np.r_[demands.lower, level], np.r_[demands.upper, level]
    return Demands(knot, lower, upper, np.r_[demands.cost, demands.cost * rules("fit", "stated")])
