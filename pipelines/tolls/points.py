"""The claims of one series as parallel arrays in the order of their days: what the fit reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl
import xxhash

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Points:
    """Claims of one series by day, publication and id. Days count from 1970; NaN is no value, inf an open side.

    `accepted` are those that an analyst looked at and let stand.
    """

    claim_id: list[str]
    voice: list[str]
    day: Ints
    known: Ints
    value: Floats
    level: Floats
    step: Floats
    lower: Floats
    upper: Floats
    ceiling: Floats
    precision: Floats
    reliability: Floats
    revised: Flags
    accepted: Flags

    def __len__(self) -> int:
        return len(self.claim_id)

    @cached_property
    def stamp(self) -> str:
        """Moves when anything of any claim does."""
        content = xxhash.xxh3_128("\x1f".join([*self.claim_id, *self.voice]).encode("utf-8", "surrogatepass"))
        for name in _COLUMNS:
            content.update(np.ascontiguousarray(getattr(self, name)).data)
        return content.hexdigest()

    def distinct(self) -> tuple[Points, Ints, Ints]:
        """The claims without the copies of a voice that says the same of the same day again.

        Also given: for each claim the position of its like among the distinct, and for each of those its own position.
        """
        first: dict[tuple[object, ...], int] = {}
        own: list[int] = []
        of = np.zeros(len(self), dtype=np.int64)
        for i, key in enumerate(self._said()):
            of[i] = first.setdefault(key, len(own))
            if of[i] == len(own):
                own.append(i)
        at = np.array(own, dtype=np.int64)
        if len(own) == len(self):
            return self, of, at
        kept = self.taken(at)
        kept.accepted[of[self.accepted]] = True
        return kept, of, at

    def taken(self, at: Ints) -> Points:
        """The claims at some positions."""
        columns = {name: getattr(self, name)[at] for name in _COLUMNS}
        return Points([self.claim_id[i] for i in at], [self.voice[i] for i in at], **columns)

    def between(self, start: int, end: int) -> Points:
        """The claims from one position to before another."""
        columns = {name: getattr(self, name)[start:end] for name in _COLUMNS}
        return Points(self.claim_id[start:end], self.voice[start:end], **columns)

    def voices(self) -> Floats:
        """How many claims of the same voice say the same of the same day: copies share one weight."""
        keys = list(self._said())
        counts = Counter(keys)
        return np.array([counts[key] for key in keys], dtype=np.float64)

    def _said(self) -> Iterator[tuple[str, int, float, float]]:
        """Who says what of which day, claim by claim; plain numbers are hashed many times as fast as numpy's."""
        return zip(self.voice, self.day.tolist(), self.lower.tolist(), self.upper.tolist(), strict=True)


def joined(parts: list[Points], grades: list[float], voices: list[str] | None = None) -> Points:
    """The claims of several series one after the other, each as precise as its lineage's grade lets it be.

    `voices` replaces the voices of the claims.
    """
    columns = {name: np.concatenate([getattr(part, name) for part in parts]) for name in _COLUMNS}
    columns["precision"] = np.concatenate([part.precision * grade for part, grade in zip(parts, grades, strict=True)])
    # That an analyst let a figure stand says which of its own source's figures counts, nothing of the other sources.
    columns["accepted"] = np.zeros(len(columns["day"]), dtype=bool)
    said = voices or [voice for part in parts for voice in part.voice]
    return Points([claim for part in parts for claim in part.claim_id], said, **columns)


_COLUMNS = (
    *("day", "known", "value", "level", "step", "lower", "upper", "ceiling", "precision", "reliability", "revised"),
    "accepted",
)


def by_series(told: pl.DataFrame) -> Iterator[tuple[str, str, Points]]:
    """`series_id`, basis and points of every series of `series.sort_into_series`, in the order of the ids."""
    ordered = told.sort("series_id", "as_of", "known", "claim_id")
    claims = _points(ordered)
    runs = ordered["series_id"].rle().struct.unnest()
    ends = runs["len"].cum_sum()
    firsts = ordered.select("series_id", "basis").gather(ends - runs["len"])
    for (series_id, basis), size, end in zip(firsts.iter_rows(), runs["len"], ends, strict=True):
        yield series_id, basis, claims.between(end - size, end)


def _points(ordered: pl.DataFrame) -> Points:
    def floats(name: str) -> Floats:
        return ordered[name].cast(pl.Float64).fill_null(float("nan")).to_numpy().astype(np.float64)

    def days(name: str) -> Ints:
        return ordered[name].to_physical().to_numpy().astype(np.int64)

    return Points(
        claim_id=ordered["claim_id"].to_list(),
        voice=ordered["voice"].to_list(),
        day=days("as_of"),
        known=days("known"),
        value=floats("value"),
        level=floats("level"),
        step=floats("unit_of_rounding"),
        lower=floats("lower"),
        upper=floats("upper"),
        ceiling=floats("ceiling"),
        precision=floats("precision"),
        reliability=floats("reliability"),
        revised=(ordered["status"] == "revised").to_numpy(),
        accepted=ordered["accepted"].to_numpy(),
    )
