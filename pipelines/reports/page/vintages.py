"""Each toll as it was known on earlier days: its figure then, and its curve then, thinned for drawing.

A vintage is reconciled anew from what had been published by its day, by the method that makes the tolls themselves.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from pipelines.context import Report, silent
from pipelines.ids import make_id
from pipelines.reports.files import write_if_changed
from pipelines.reports.page.gather import KEY, Gathered
from pipelines.tolls import rules, scopes
from pipelines.tolls.families import FAMILY
from pipelines.tolls.lineages import normalised, place_key
from pipelines.tolls.reconcile import fit
from pipelines.tolls.series import counted_from, fingerprints, placed, sort_into_series
from pipelines.warehouse import query

VERSION = "2"
"""Moves when the code of this file or of the fit does."""

STEPS = 60
"""Earlier days of knowing that one toll shows at most."""

BUDGET = 160
"""Reconciliations that one page is worth; the tolls with most claims come first."""

FEWEST = 3
"""Claims below which a toll has no history worth a slider."""

DRAWN = 160
"""Points through which an earlier curve is drawn at most."""

Vintage = dict[str, Any]
_SUBJECT = ["measure", "place_key"]


class Memory:
    """Vintages that were reconciled before, by the stamp of what they were made from; kept in a file between runs."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._before: dict[str, list[list[Any]]] = {}
        self._used: dict[str, list[list[Any]]] = {}
        if path is not None and path.is_file():
            try:
                self._before = json.loads(path.read_text(encoding="utf-8"))
            except (ValueError, OSError):
                self._before = {}

    def get(self, stamp: str) -> list[list[Any]] | None:
        """The vintages of a stamp, None where they have to be made."""
        rows = self._before.get(stamp)
        if rows is not None:
            self._used[stamp] = rows
        return rows

    def put(self, stamp: str, rows: list[list[Any]]) -> list[list[Any]]:
        """Remember vintages; gives them back."""
        self._used[stamp] = rows
        return rows

    def save(self) -> None:
        """Write what was used to the file; what nothing asked for is forgotten."""
        if self._path is not None and self._used != self._before:
            write_if_changed(self._path, json.dumps(self._used, separators=(",", ":")))


def vintages(
    con: duckdb.DuckDBPyConnection, found: Gathered, memory: Memory | None = None, report: Report = silent
) -> dict[int, list[Vintage]]:
    """By toll its vintages, oldest first, the newest left out: that one is the toll as it stands.

    A vintage: `known` its day, `date`, `low`, `best`, `high` the newest figure then, `curve` the lists `day`, `low`,
    `best`, `high` (-1 open). Days count from 1970. What `memory` holds isn't reconciled again.
    """
    known = _known_days(found)
    made: dict[int, list[Vintage]] = {}
    if not known:
        return made
    reader, kept = _Reader.open(con), memory or Memory()
    plan = _plan(found, known)
    done, total = 0, sum(len(days) for _, _, days in plan)
    for subject, group, days in plan:
        families = found.tolls.filter(pl.col("toll").is_in(group)).rename({"period_start": "start"}).select(FAMILY)
        for day in days:
            stamp = reader.stamp(subject, families.unique(maintain_order=True), day)
            rows = kept.get(stamp)
            if rows is None:
                then = reader.tolls(subject, families.unique(), day)
                rows = kept.put(
                    stamp, [[*_name(found, toll), _vintage(found.tolls, toll, then, day)] for toll in group]
                )
            by_name = {tuple(row[:-1]): row[-1] for row in rows}
            for toll in group:
                vintage = by_name.get(_name(found, toll))
                if day < known[toll][-1] and vintage:
                    made.setdefault(toll, []).append(vintage)
            done += 1
            report("earlier days", done, total)
    return made


def _plan(found: Gathered, known: dict[int, list[date]]) -> list[tuple[tuple[str, str], list[int], list[date]]]:
    """Which tolls are reconciled again for which days, within the budget."""
    plan, left = [], BUDGET
    for subject, group in _subjects(found, known).items():
        days = _picked(sorted({day for toll in group for day in known[toll][:-1]}), min(STEPS, left))
        left -= len(days)
        if days:
            plan.append((subject, group, days))
    return plan


def _name(found: Gathered, toll: int) -> tuple[str, ...]:
    return tuple(str(cell) for cell in found.tolls.select(KEY).row(toll))


def _known_days(found: Gathered) -> dict[int, list[date]]:
    """By toll the days on which its claims became known, for tolls with a history."""
    told = found.fates.join(found.claims.select("at", "published_on"), on="at", how="left")
    days = told.group_by("toll").agg(
        pl.coalesce("published_on", "as_of").unique().sort().alias("days"), pl.len().alias("claims")
    )
    worth = days.filter((pl.col("claims") >= FEWEST) & (pl.col("days").list.len() > 1)).sort("toll")
    return dict(worth.select("toll", "days").iter_rows())


def _subjects(found: Gathered, known: dict[int, list[date]]) -> dict[tuple[str, str], list[int]]:
    """The tolls with a history by measure and place, in the order of the tolls: no other claim bears on them."""
    subjects: dict[tuple[str, str], list[int]] = {}
    for toll, measure, place in found.tolls.select("toll", *_SUBJECT).iter_rows():
        if toll in known:
            subjects.setdefault((measure, place), []).append(toll)
    return subjects


def _picked(days: list[date], most: int) -> list[date]:
    """At most so many of the days: every one, every second, every fourth ... from the first.

    Days that come later change nothing about the choice until it thins out, and then it is a part of what it was: what
    was reconciled before is of use again.
    """
    stride = 1
    while most > 0 and -(-len(days) // stride) > most:
        stride *= 2
    return days[::stride] if most > 0 else []


@dataclass(frozen=True)
class _Reader:
    """The ledger's claims as the tolls stage reads them, and the curves of each family as last reconciled."""

    claims: dict[tuple[str, str], pl.DataFrame]
    sources: pl.DataFrame
    outlets: pl.DataFrame
    fitted: dict[tuple[Any, ...], tuple[str, pl.DataFrame]]

    @classmethod
    def open(cls, con: duckdb.DuckDBPyConnection) -> _Reader:
        counted = placed(counted_from(query(con, "tolls/claims"), query(con, "tolls/conflicts"), rules.load()))
        parts = counted.with_columns(place_key()).partition_by(_SUBJECT, as_dict=True, include_key=True)
        claims = {(str(measure), str(place)): part.drop("place_key") for (measure, place), part in parts.items()}
        return cls(claims, query(con, "tolls/sources"), query(con, "tolls/outlets"), {})

    def stamp(self, subject: tuple[str, str], families: pl.DataFrame, day: date) -> str:
        """Moves when anything does that the curves of a subject as known on a day are made from."""
        claims = self.claims[subject].filter(pl.coalesce("published_on", "as_of") <= day).drop("recorded_at")
        read = claims.join(self.outlets, on="article_id", how="left", maintain_order="left")
        parts = [_content(frame) for frame in (read, self.sources, families)]
        return make_id(VERSION, rules.load().fingerprint, scopes.load().fingerprint, *subject, str(day), *parts)

    def tolls(self, subject: tuple[str, str], families: pl.DataFrame, day: date) -> pl.DataFrame:
        """The pooled curves of some families of a subject as known on a day.

        A family to which nothing was added since the day before keeps its curves.
        """
        method, known = rules.load(), scopes.load()
        told = sort_into_series(self.claims[subject], self.sources, self.outlets, method, known, day)
        told = told.join(families, on=FAMILY, how="semi", nulls_equal=True, maintain_order="left")
        parts = told.partition_by(FAMILY, as_dict=True, maintain_order=True)
        for family, part in parts.items():
            stamp = fingerprints(part, "").write_csv()
            if self.fitted.get(family, ("",))[0] != stamp:
                pooled = fit(part, method, known)[1].filter(pl.col("lineage").is_null())
                self.fitted[family] = (stamp, pooled)
        curves = [self.fitted[family][1] for family in parts]
        if not curves:
            return pl.DataFrame()
        return pl.concat(curves).with_columns(pl.coalesce("place_id", normalised(pl.col("place"))).alias("place_key"))


def _vintage(tolls: pl.DataFrame, toll: int, then: pl.DataFrame, day: date) -> Vintage | None:
    """A toll's curve among the curves of an earlier day; None where nothing was known of it yet."""
    if then.is_empty():
        return None
    about = tolls.row(toll, named=True)
    same = [pl.col(name).eq_missing(pl.lit(about[name], tolls.schema[name])) for name in KEY]
    curve = then.filter(*same).sort("date")
    if curve.is_empty():
        return None
    spoken = curve.filter(~pl.col("projected"))
    newest = (curve if spoken.is_empty() else spoken).row(-1, named=True)
    days, low, best, high = (_ints(curve[name]) for name in ("date", "low", "best", "high"))
    at = thinned(days, low, best, high)
    return {
        "known": _number(day),
        "date": _number(newest["date"]),
        **{name: newest[name] for name in ("low", "best", "high", "claims", "lineages")},
        "curve": {
            name: values[at].tolist() for name, values in (("day", days), ("low", low), ("best", best), ("high", high))
        },
    }


def _content(frame: pl.DataFrame) -> str:
    """A number that moves when the frame's rows do, whatever their order."""
    return str(int(frame.hash_rows(seed=0).cast(pl.Int128).sum()))


def _ints(values: pl.Series) -> npt.NDArray[np.int64]:
    physical = values.to_physical() if values.dtype == pl.Date else values
    return physical.cast(pl.Int64).fill_null(-1).to_numpy()


def _number(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def thinned(days: npt.NDArray[np.int64], *lines: npt.NDArray[np.int64], most: int = DRAWN) -> npt.NDArray[np.int64]:
    """Positions at which some line bends, first and last among them; evenly fewer where those are too many."""
    if len(days) <= 2:
        return np.arange(len(days))
    bends = np.zeros(len(days), dtype=bool)
    bends[[0, -1]] = True
    for line in lines:
        # A line of rounded numbers trembles by one; that is no bend.
        bends[1:-1] |= np.abs(np.diff(line, 2)) > 1
        bends[1:-1] |= np.abs(np.diff(line[1:])) + np.abs(np.diff(line[:-1])) == 1
    at = np.flatnonzero(bends)
    if len(at) <= most:
        return at
    kept: npt.NDArray[np.int64] = at[np.unique(np.linspace(0, len(at) - 1, most).round().astype(np.int64))]
    return kept
