"""Why a toll is what it is: the claims that bind it, what was set aside, and what moved it since an earlier day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from pipelines.tolls import scopes
from pipelines.tolls.lineages import normalised
from pipelines.tolls.reconcile import Reconciled, reconcile
from pipelines.tolls.scopes import EVERYONE

Row = dict[str, Any]


class NoTollError(LookupError):
    """Nothing is known of that measure, place and scope; the message says what there is."""


@dataclass(frozen=True)
class Book:
    """The frames an explanation is read from. `words` gives a claim's sentence, publisher, title and url."""

    claims: pl.DataFrame
    made: Reconciled
    sources: pl.DataFrame | None = None
    outlets: pl.DataFrame | None = None
    words: pl.DataFrame | None = None
    conflicts: pl.DataFrame | None = None


@dataclass(frozen=True)
class Move:
    """How a toll moved between two days of knowing: the figures then and now, and the claims that came in between."""

    since: date
    then: Row | None
    now: Row
    claims: list[Row]


@dataclass(frozen=True)
class Ground:
    """What best rests on: the sources' curves that it lies between, and the kept claims that those are drawn from.

    below, above: the rows of the nearest curves of single lineages, one and the same where best lies on it, None where
    no curve lies on that side. stands_since: the first day of this best, the toll's own where it moves. claims: of
    each of these lineages those of that day, else of the last day before it and the first after it. bound: `low` or
    `high` where best lies on it and not between.
    """

    below: Row | None
    above: Row | None
    stands_since: date
    claims: list[Row]
    bound: str | None


@dataclass(frozen=True)
class Explanation:
    """A toll with its reasons. Claims are rows of `claims` with role, reason, sentence, publisher, title and url."""

    toll: Row
    best_ground: Ground
    low_claim: Row | None
    high_claim: Row | None
    lineages: list[Row]
    kept: list[Row]
    set_aside: list[Row]
    findings: list[Row]
    documented_floor: int
    move: Move | None


def explain(
    book: Book,
    day: date | None,
    measure: str = "killed",
    place: str | None = None,
    scope: str = EVERYONE,
    since: date | None = None,
    period_start: date | None = None,
    unit: str | None = None,
    basis: str | None = None,
) -> Explanation:
    """Explain the pooled toll of a day, of the newest on which a source speaks where `day` is None; past the last
    claim, the last known level, marked as projected.

    `place` is a name or a place_id; None takes the place with most claims, and so do the words after it. `since` adds
    what moved the figure after that day of knowing. Raises NoTollError.
    """
    said = {"period_start": period_start, "unit": unit, "basis": basis}
    named = {name: value for name, value in said.items() if value is not None}
    curve = _curve(book.made.tolls, measure, place, scope, named)
    day = day or _last_spoken(curve)
    toll = _on(curve, day)
    same = ["measure", "unit", "scope", "basis", "place_id", "period_start"]
    series = book.made.series.join(curve.head(1).select(same), on=same, how="semi", nulls_equal=True)
    told = _told(book, series)
    until = told.filter(pl.col("fit_as_of") <= day)
    alone = book.made.tolls.filter(pl.col("lineage").is_not_null() & (pl.col("date") <= day)).join(
        curve.head(1).select(same), on=same, how="semi", nulls_equal=True
    )
    touching = pl.col("claim_ids").list.set_intersection(until["claim_id"].to_list()).list.len() > 0
    return Explanation(
        toll=toll,
        best_ground=_ground(curve, alone, toll, told),
        low_claim=_one(book, toll["low_claim"]),
        high_claim=_one(book, toll["high_claim"]),
        lineages=_by_lineage(alone, day),
        kept=until.filter(pl.col("role").is_in(["kept", "floor"])).to_dicts(),
        set_aside=until.filter(~pl.col("role").is_in(["kept", "floor"])).to_dicts(),
        findings=book.made.findings.filter(touching).to_dicts(),
        documented_floor=documented_floor(book.made.tolls, toll),
        move=None if since is None else _move(book, toll, day, since, told),
    )


def _curve(
    tolls: pl.DataFrame, measure: str, place: str | None, scope: str, named: Mapping[str, str | date]
) -> pl.DataFrame:
    """The pooled curve that is meant: of several, the one with most claims, the earliest start of equals.

    `named` gives values of further columns of its key.
    """
    pooled = tolls.filter(pl.col("lineage").is_null())
    wanted = pooled.filter((pl.col("measure") == measure) & (pl.col("scope") == scope))
    if place is not None:
        key = pl.select(normalised(pl.lit(place))).item()
        wanted = wanted.filter((pl.col("place_id") == place) | (normalised(pl.col("place")) == key))
    for column, value in named.items():
        wanted = wanted.filter(pl.col(column) == value)
    if wanted.is_empty():
        there = pooled.select("measure", "place", "scope").unique().sort("measure", "place", "scope")
        known = "; ".join(" / ".join(row) for row in there.head(12).iter_rows())
        raise NoTollError(
            f"no toll of {measure} / {place or 'any place'} / {scope}; there are: {known or 'none at all'}"
            + ("; --scope names the last of the three" if known else "")
        )
    name = ["unit", "basis", "place_id", "place", "period_start"]
    sizes = wanted.group_by(name).agg(pl.col("claims").max()).sort("claims", *name, descending=[True, *[False] * 5])
    return wanted.join(sizes.head(1), on=name, how="semi", nulls_equal=True).sort("date")


def _last_spoken(curve: pl.DataFrame) -> date:
    spoken: Any = curve.filter(~pl.col("projected"))["date"].max()
    return spoken  # type: ignore[no-any-return]


def _on(curve: pl.DataFrame, day: date) -> Row:
    """The row of a curve on a day; past its end the last one, as projected. Raises NoTollError before its first day."""
    first: Any = curve["date"].min()
    if day < first:
        raise NoTollError(f"nothing had been reported of {day}: the first figure holds for {first}")
    row = curve.filter(pl.col("date") <= day).tail(1).to_dicts()[0]
    if row["date"] < day and row["basis"] == "cumulative":
        row |= {"date": day, "projected": True, "high": None, "high_claim": None}
    return row


def _ground(curve: pl.DataFrame, alone: pl.DataFrame, toll: Row, told: pl.DataFrame) -> Ground:
    """What a toll's best rests on; `alone` are the lineages' curves up to its day, `told` the claims behind them."""
    best, day = toll["best"], toll["date"]
    found = _beside(alone, best, day, told)
    other: Any = curve.filter((pl.col("date") <= day) & (pl.col("best") != best))["date"].max()
    level = curve if other is None else curve.filter(pl.col("date") > other)
    standing: Any = level["date"].min()
    told_today = None not in found[:2] and found[2].filter(pl.col("fit_as_of") == day).height
    since = day if told_today else min(standing, day)
    below, above, claims = found if since == day else _beside(alone, best, since, told)
    bounds = [side for side in ("low", "high") if toll[side] == best]
    return Ground(below, above, since, claims.to_dicts(), bounds[0] if len(bounds) == 1 else None)


def _beside(
    alone: pl.DataFrame, best: int, day: date, told: pl.DataFrame
) -> tuple[Row | None, Row | None, pl.DataFrame]:
    """The lineages' curves nearest below and above a best on a day, and the claims that those are drawn from."""
    parts = _by_lineage(alone.filter(pl.col("date") <= day), day)
    speaking = [row for row in parts if not row["projected"]] or parts
    below = max((row for row in speaking if row["best"] <= best), key=lambda row: int(row["best"]), default=None)
    above = min((row for row in speaking if row["best"] >= best), key=lambda row: int(row["best"]), default=None)
    near = [row for row in (below, above) if row is not None]
    names = dict.fromkeys(row["lineage"] for row in near)
    claims = [told.clear(), *(_around(told.filter(pl.col("lineage") == name), day) for name in names)]
    return below, above, pl.concat(claims).sort("fit_as_of", "claim_id")


def _by_lineage(alone: pl.DataFrame, day: date) -> list[Row]:
    """The row of each lineage's curve on a day."""
    curves = alone.sort("lineage", "date").group_by("lineage", maintain_order=True)
    return [_on(part, day) for _, part in curves]


def _around(told: pl.DataFrame, day: date) -> pl.DataFrame:
    """A lineage's kept claims of a day, else of its last day before and its first after; floors where none was kept."""
    kept, of = told.filter(pl.col("role") == "kept"), pl.col("fit_as_of")
    kept = told.filter(pl.col("role") == "floor") if kept.is_empty() else kept
    if kept.filter(of == day).height:
        return kept.filter(of == day)
    before, after = kept.filter(of < day), kept.filter(of > day)
    return pl.concat([before.filter(of == of.max()), after.filter(of == of.min())])


def _told(book: Book, series: pl.DataFrame) -> pl.DataFrame:
    """The claims of some series with what the fit made of them, and the words they stand in."""
    fate = book.made.series_claims.join(series.select("series_id", "lineage"), on="series_id", how="inner")
    fate = fate.rename({"as_of": "fit_as_of"}).drop("series_id")
    told = fate.join(book.claims, on="claim_id", how="left")
    if book.words is not None:
        told = told.join(book.words, on="claim_id", how="left")
    return told.sort("fit_as_of", "claim_id")


def _one(book: Book, claim_id: str | None) -> Row | None:
    if claim_id is None:
        return None
    found = book.claims.filter(pl.col("claim_id") == claim_id)
    if book.words is not None:
        found = found.join(book.words, on="claim_id", how="left")
    return found.to_dicts()[0] if found.height else None


def _move(book: Book, toll: Row, day: date, since: date, told: pl.DataFrame) -> Move:
    """The same toll as it was known on `since`, and the claims published after that which speak of it."""
    about = (pl.col("measure") == toll["measure"]) & (pl.col("unit") == toll["unit"])
    claims, grades = book.claims.filter(about), book.sources
    earlier = reconcile(claims, known_on=since, sources=grades, outlets=book.outlets, conflicts=book.conflicts)
    try:
        named = {name: toll[name] for name in ("period_start", "unit", "basis") if toll[name]}
        then = _on(_curve(earlier.tolls, toll["measure"], toll["place_id"] or toll["place"], toll["scope"], named), day)
    except NoTollError:
        then = None
    known = pl.coalesce("published_on", "as_of")
    return Move(since, then, toll, told.filter(known > since).to_dicts())


def documented_floor(tolls: pl.DataFrame, toll: Row) -> int:
    """The greatest low, on a toll's day, over its own scope and the scopes that are part of it: at least so many."""
    inside = [toll["scope"], *scopes.load().parts(toll["scope"])]
    same = tolls.filter(
        pl.col("lineage").is_null()
        & (pl.col("measure") == toll["measure"])
        & (pl.col("unit") == toll["unit"])
        & (pl.col("basis") == toll["basis"])
        & pl.col("place_id").eq_missing(pl.lit(toll["place_id"], pl.String))
        & pl.col("place").eq(toll["place"])
        & pl.col("period_start").eq_missing(pl.lit(toll["period_start"], pl.Date))
        & pl.col("scope").is_in(inside)
        & (pl.col("date") <= toll["date"])
    )
    lows = same.sort("date").group_by("scope").agg(pl.col("low").last())
    return int(max([toll["low"], *lows["low"].to_list()]))
