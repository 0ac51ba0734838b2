"""A made-up war whose truth is known: daily deaths, and what several lineages print about the running total.

Every claim is drawn from one seed: its day, who makes it, and what goes wrong with it. The shares of what goes wrong
are those of the press as the literature and the Syrian tolls of 2011 to 2013 show them: a fifth old figures quoted
again, a few slipped digits, a few figures of another class of people, and most numbers rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
import polars as pl

from pipelines.claims_schema import CLAIMS

START = date(2020, 1, 1)


@dataclass(frozen=True)
class Shares:
    """How the press gets it wrong: shares of all claims."""

    stale: float = 0.20
    digit: float = 0.04
    scope: float = 0.06
    rounded: float = 0.60


@dataclass(frozen=True)
class War:
    """One simulated war: its days, the true running total on each, and the claims about it."""

    truth: np.ndarray
    claims: pl.DataFrame
    fault: dict[str, str]


def claim_frame(rows: list[dict[str, object]]) -> pl.DataFrame:
    """Rows of table `claims` from the columns that matter, the rest filled with what a plain claim has."""
    plain = {
        "resolver_version": "test", "fingerprint": "test", "ordinal": 0, "measure": "killed", "unit": "person",
        "population": "all", "quantifier": "exact", "basis": "cumulative", "status": "asserted", "source": "Monitor",
        "place": "Freedonia", "place_id": "freedonia", "date_prec": 1, "date_basis": "stated_date",
        "period_start": START, "recorded_at": datetime(2024, 1, 1),
    }  # fmt: skip
    full = [{"claim_id": f"c{i:05}", **plain, **row} for i, row in enumerate(rows)]
    for row in full:
        row.setdefault("published_on", row.get("as_of"))
        low, high = commitment(row.get("value"), str(row["quantifier"]))
        row.setdefault("low", low)
        row.setdefault("high", high)
    return pl.DataFrame(full, schema=CLAIMS)


def commitment(value: object, quantifier: str) -> tuple[object, object]:
    """The closed bounds that a printed number commits to."""
    if value is None or not isinstance(value, int):
        return None, None
    sides = {"at_least": (value, None), "more_than": (value + 1, None)}
    sides |= {"at_most": (None, value), "less_than": (None, value - 1)}
    return sides.get(quantifier, (value, value))


def daily_deaths(rng: np.random.Generator, days: int) -> np.ndarray:
    """Deaths a day: an intensity that wanders, offensives that come and go, and days that vary more than chance."""
    wander = np.cumsum(rng.normal(0, 0.06, days))
    intensity = np.exp(np.log(40) + wander - wander.mean())
    for _ in range(rng.integers(2, 6)):
        start, length = rng.integers(0, days - 20), rng.integers(7, 45)
        intensity[start : start + length] *= rng.uniform(1.5, 4)
    return rng.negative_binomial(4, 4 / (4 + intensity))


def simulate(
    seed: int,
    claims: int = 160,
    lineages: int = 3,
    days: int = 400,
    revision: bool = True,
    restart: bool | str = True,
    shares: Shares = Shares(),
) -> War:
    """One war of `days` days. A revision takes 4 to 9 % off the total; a restart sets one lineage's counter to nought.

    With `restart="all"` every lineage begins again, and the truth with them.
    """
    rng = np.random.default_rng(seed)
    flow = daily_deaths(rng, days)
    truth = np.cumsum(flow).astype(np.float64) + rng.integers(20, 400)
    if revision:
        at = rng.integers(int(0.3 * days), int(0.5 * days))
        truth[at:] -= np.round(truth[at] * rng.uniform(0.04, 0.09))
    counts = [truth] * lineages
    if restart:
        at = rng.integers(int(0.65 * days), int(0.8 * days))
        anew = np.r_[truth[:at], np.cumsum(flow[at:])]
        counts = [anew] * lineages if restart == "all" else [anew, *counts[1:]]
        truth = counts[-1]
    rows, fault = _claims(rng, counts, claims, shares)
    return War(truth, claim_frame(rows), fault)


def _claims(
    rng: np.random.Generator, counts: list[np.ndarray], count: int, shares: Shares
) -> tuple[list[dict[str, object]], dict[str, str]]:
    rows: list[dict[str, object]] = []
    fault: dict[str, str] = {}
    printed: dict[int, list[tuple[int, int, str]]] = {lineage: [] for lineage in range(len(counts))}
    for i, day in enumerate(np.sort(rng.integers(0, len(counts[0]), count))):
        lineage = int(rng.integers(len(counts)))
        truth = counts[lineage]
        value, quantifier = _printed(rng, float(truth[day]), shares)
        draw, claim = rng.random(), f"c{i:05}"
        old = [item for item in printed[lineage] if 3 <= day - item[0] <= 60]
        if draw < shares.stale and old:
            _, value, quantifier = old[rng.integers(len(old))]
            fault[claim] = "stale"
        elif shares.stale <= draw < shares.stale + shares.digit:
            value = _slip(rng, value)
            fault[claim] = "digit"
        elif shares.stale + shares.digit <= draw < shares.stale + shares.digit + shares.scope:
            value, quantifier = _printed(rng, float(truth[day]) * rng.uniform(0.6, 0.85), shares)
            fault[claim] = "scope"
        else:
            printed[lineage].append((int(day), value, quantifier))
        as_of = START + timedelta(days=int(day))
        published = as_of + timedelta(days=int(rng.integers(0, 3)))
        said = {"claim_id": claim, "value": value, "quantifier": quantifier, "source": f"Monitor {lineage}"}
        rows.append({**said, "as_of": as_of, "published_on": published, "article_id": f"a{i:05}"})
    return rows, fault


def _printed(rng: np.random.Generator, true: float, shares: Shares) -> tuple[int, str]:
    """A figure as the press prints it: exact, or rounded to two or three digits with a fitting modifier."""
    if rng.random() >= shares.rounded or true < 20:
        return int(true), str(rng.choice(["exact", "at_least"], p=[0.7, 0.3]))
    digits = int(rng.integers(2, 4))
    step = 10 ** max(0, int(np.floor(np.log10(true))) + 1 - digits)
    quantifier = str(rng.choice(["more_than", "at_least", "approximately", "exact"], p=[0.4, 0.25, 0.25, 0.1]))
    down = quantifier in ("more_than", "at_least")
    return int(np.floor(true / step) * step if down else np.rint(true / step) * step), quantifier


def _slip(rng: np.random.Generator, value: int) -> int:
    """A digit gone wrong: two swapped, one changed, one too many or one lost."""
    digits = list(str(max(value, 10)))
    kind, at = rng.integers(4), int(rng.integers(len(digits) - 1))
    if kind == 0:
        digits[at], digits[at + 1] = digits[at + 1], digits[at]
    elif kind == 1:
        digits[at] = str((int(digits[at]) + int(rng.integers(1, 9))) % 10)
    elif kind == 2:
        digits.insert(at, digits[at])
    else:
        del digits[at]
    return int("".join(digits))
