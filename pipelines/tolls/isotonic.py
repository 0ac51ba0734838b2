"""The non-decreasing curve that lies closest to values with weights."""

from __future__ import annotations

from heapq import merge

import numpy as np

from pipelines.tolls.points import Floats

_FINEST = 3000


def isotonic(values: Floats, weight: Floats) -> Floats:
    """The non-decreasing curve of least weighted absolute deviation from `values`: blocks of their weighted medians.

    Adjacent violators are pooled (PAV); neither a short spike nor a short dip moves it. Curves of many years are looked
    at every few days, so that the cost stays bounded.
    """
    every = -(-len(values) // _FINEST)
    if every > 1:
        coarse = isotonic(values[::every], np.add.reduceat(weight, np.arange(0, len(weight), every)))
        return np.repeat(coarse, every)[: len(values)]
    blocks: list[tuple[float, list[tuple[float, float]]]] = []
    for value, mass in zip(values.tolist(), np.maximum(weight, 1e-9).tolist(), strict=True):
        level, members = value, [(value, mass)]
        while blocks and blocks[-1][0] > level:
            members = list(merge(blocks.pop()[1], members))
            level = _middle_of(members)
        blocks.append((level, members))
    return np.repeat([level for level, _ in blocks], [len(members) for _, members in blocks])


def _middle_of(members: list[tuple[float, float]]) -> float:
    """The weighted median of (value, weight) pairs in the order of their values."""
    half, reached = sum(mass for _, mass in members) / 2, 0.0
    for value, mass in members:
        reached += mass
        if reached >= half:
            return value
    return members[-1][0]
