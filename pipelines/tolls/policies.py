"""Ways to make one toll of several sources' curves: the three of the standards for casualty recording, by choice.

`fit`, the default, is the pool of `pool.py`. The others take each source's curve as it is and don't weigh figures of
one source against those of another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from pipelines.tolls.points import Flags, Floats, Ints

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "fit": "one curve through what all sources of a scope commit to; the range is what contradicts none of them",
        "ranges": "from the lowest figure that a source gives to the highest; best is their median by reliability",
        "majority": "the figure that most sources' ranges hold; of equals that of the more reliable sources",
        "hierarchy": "the curve of the most reliable source that speaks of the day",
    }
)
"""What each policy does."""


@dataclass(frozen=True)
class Heard:
    """What the sources asked say: matrices with a row a source and a column a day, and each source's reliability."""

    low: Floats
    best: Floats
    high: Floats
    asked: Flags
    reliability: Floats


@dataclass(frozen=True)
class Chosen:
    """Low, best and high of every day, and the row that low and high come from."""

    low: Floats
    low_from: Ints
    best: Floats
    high: Floats
    high_from: Ints


def _ranges(heard: Heard, median: Floats) -> Chosen:
    columns = np.arange(heard.low.shape[1])
    lower = np.argmin(np.where(heard.asked, heard.low, np.inf), axis=0)
    upper = np.argmax(np.where(heard.asked, heard.high, -np.inf), axis=0)
    return Chosen(heard.low[lower, columns], lower, median, heard.high[upper, columns], upper)


def _majority(heard: Heard, median: Floats) -> Chosen:
    """Every source's best is put to the vote of all ranges; the range is what those who agree have in common."""
    columns = np.arange(heard.low.shape[1])
    weight = np.broadcast_to(heard.reliability, heard.low.shape)
    votes, graded = np.zeros(heard.low.shape), np.zeros(heard.low.shape)
    for row in range(len(heard.low)):
        agrees = heard.asked & (heard.low <= heard.best[row]) & (heard.best[row] <= heard.high)
        votes[row] = np.where(heard.asked[row], agrees.sum(axis=0), -1)
        graded[row] = np.where(agrees, weight, 0.0).sum(axis=0)
    winner = np.argmax(votes + graded / (graded.max() + 1.0), axis=0)
    best = heard.best[winner, columns]
    agrees = heard.asked & (heard.low <= best) & (best <= heard.high)
    lower = np.argmax(np.where(agrees, heard.low, -np.inf), axis=0)
    upper = np.argmin(np.where(agrees, heard.high, np.inf), axis=0)
    return Chosen(heard.low[lower, columns], lower, best, heard.high[upper, columns], upper)


def _hierarchy(heard: Heard, median: Floats) -> Chosen:
    columns = np.arange(heard.low.shape[1])
    first = np.argmax(np.where(heard.asked, heard.reliability, -1.0), axis=0)
    return Chosen(heard.low[first, columns], first, heard.best[first, columns], heard.high[first, columns], first)


_CHOOSE: Mapping[str, Callable[[Heard, Floats], Chosen]] = MappingProxyType(
    {"ranges": _ranges, "majority": _majority, "hierarchy": _hierarchy}
)


def choose(policy: str, heard: Heard, median: Floats) -> Chosen:
    """What a policy other than `fit` makes of the sources; `median` is their weighted median on each day."""
    return _CHOOSE[policy](heard, median)
