"""Rivals: figures set aside that lie so near the curve that nothing tells which is right. They widen the range.

A slip or another class of people lies far off; a revision that later figures don't bear out yet lies near.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipelines.tolls.points import Flags, Floats, Ints
from pipelines.tolls.rules import Rules
from pipelines.tolls.settle import SET_ASIDE, Settled


def rivals(settled: Settled, rules: Rules) -> Iterator[tuple[int, float]]:
    """Positions of the rivals of a series, and how far off its curve each lies, as a share of it.

    Only exact figures are: a round one that lies off says nothing that the curve doesn't know better.
    """
    exact = settled.points.precision >= rules("weight", "exact")
    for i in (n for n, role in enumerate(settled.role) if role == SET_ASIDE and exact[n]):
        off = float(settled.points.level[i] / max(settled.fitted[i], 1.0) - 1)
        if abs(off) <= rules("rival", "share"):
            yield i, off


def reached(settled: Settled, i: int, off: float, days: Ints, bound: Floats, rules: Rules) -> tuple[Flags, float]:
    """The days on which a rival moves the bound on its side (low where `off` is negative, else high), and whereto.

    A total that may have been as low as the rival was no higher before it; one that may have been as high, no lower
    after it.
    """
    reach = rules("rival", "days")
    if off < 0:
        floor = float(settled.points.lower[i])
        value = floor if np.isfinite(floor) else float(settled.points.level[i])
        return (days <= settled.day[i] + reach) & (bound > value), value
    ceiling = float(settled.points.ceiling[i])
    value = ceiling if np.isfinite(ceiling) else float(settled.points.level[i])
    return (days >= settled.day[i] - reach) & (bound < value), value
