"""What moved between two states of the ledger, and which claims moved it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipelines.tolls.explain import Book

Row = dict[str, Any]

CURVE = ["measure", "unit", "scope", "place_key", "basis", "period_start"]
"""What makes a curve the same one on both sides; sources may write its place differently."""
_PLACE_KEY = pl.coalesce("place_id", pl.col("place").str.to_lowercase()).alias("place_key")
FIELDS = (
    *("measure", "unit", "population", "value", "low", "high", "quantifier", "basis", "status", "source", "source_id"),
    *("place", "place_id", "as_of", "period_start", "published_on", "subset_of", "conflict_id"),
)
"""Fields of a claim whose change is worth telling."""
_FIGURES = ["low", "best", "high"]


@dataclass(frozen=True)
class Moved:
    """A curve that differs. `was` and `now` are its newest tolls (None: no such curve); `same_day` is the newest day
    on which both speak with what each says of it; `days` counts shared days that differ. `claims` tells what moved it.
    """

    toll: Row
    was: Row | None
    now: Row | None
    same_day: Row | None
    days: int
    claims: list[Row]


@dataclass(frozen=True)
class Diff:
    """Curves that moved, those that rest on most claims first, and how many stayed as they were."""

    moved: list[Moved]
    unmoved: int


def diff(a: Book, b: Book, decided: Mapping[str, list[str]] | None = None) -> Diff:
    """Compare two states: `a` the earlier, `b` the later. Pooled curves only; a source's own follow its claims.

    `decided` tells, by claim, the analysts' decisions that are in force on one side only, in words.
    """
    decided = decided or {}
    old, new = _pooled(a), _pooled(b)
    days = _by_day(old, new)
    changed = days.filter(pl.col("differs")).select(CURVE).unique()
    everything = days.select(CURVE).unique().height
    frames = {"was": _newest(old), "now": _newest(new), "days": days, "fates": _fates(a, b, list(decided))}
    parts = {name: frame.partition_by(CURVE, as_dict=True, include_key=False) for name, frame in frames.items()}
    order = ["weight", *CURVE]
    weights = pl.concat([old, new]).group_by(CURVE).agg(pl.col("claims").max().alias("weight"))
    ranked = changed.join(weights, on=CURVE, nulls_equal=True).sort(order, descending=[True, *[False] * len(CURVE)])
    moved = [_moved(key, parts, decided) for key in ranked.select(CURVE).iter_rows()]
    return Diff(moved, everything - changed.height)


def _pooled(book: Book) -> pl.DataFrame:
    kept = book.made.tolls.filter(pl.col("lineage").is_null() & ~pl.col("projected"))
    return kept.with_columns(_PLACE_KEY).select(*CURVE, "place", "place_id", "date", *_FIGURES, "claims")


def _newest(curves: pl.DataFrame) -> pl.DataFrame:
    return curves.sort("date").group_by(CURVE).agg(pl.all().last())


def _by_day(old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """A row a curve and day of either side: figures then and now, and whether they differ."""
    both = old.join(new, on=[*CURVE, "date"], how="full", coalesce=True, nulls_equal=True, suffix="_now")
    unlike = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_now")) for name in _FIGURES)
    return both.with_columns(unlike.alias("differs"))


def _moved(
    key: tuple[Any, ...], parts: dict[str, dict[tuple[Any, ...], pl.DataFrame]], decided: Mapping[str, list[str]]
) -> Moved:
    was, now = (_first(parts[side].get(key)) for side in ("was", "now"))
    shared = parts["days"][key].filter(pl.col("best").is_not_null() & pl.col("best_now").is_not_null())
    last = _first(shared.sort("date").tail(1).select("date", *_FIGURES, *(f"{name}_now" for name in _FIGURES)))
    fates = parts["fates"].get(key)
    told = [] if fates is None else fates.to_dicts()
    told = [row | {"changed": [*decided.get(row["claim_id"], []), *_changes(row)]} for row in told]
    slim = [{name: value for name, value in row.items() if _told(name)} for row in sorted(told, key=_order)]
    curve = dict(zip(CURVE, key, strict=True))
    toll = curve | {"place": (now or was or curve).get("place", curve["place_key"])}
    return Moved(toll, was, now, last, int(shared["differs"].sum()), slim)


def _told(name: str) -> bool:
    return not name.endswith(("_was", "_is")) and name not in ("old", "new")


def _first(rows: pl.DataFrame | None) -> Row | None:
    return rows.to_dicts()[0] if rows is not None and rows.height else None


def _order(row: Row) -> tuple[Any, ...]:
    kinds = ("corrected", "gone", "changed", "weighed", "new")
    return kinds.index(row["what"]), str(row["as_of"]), row["claim_id"]


def _changes(row: Row) -> list[str]:
    """`field old -> new` for each field that differs, and for what the fit made of the claim."""
    if not (row["old"] and row["new"]):
        return []
    said = []
    for name in (*FIELDS, "role"):
        was, now = row[f"{name}_was"], row[f"{name}_is"]
        if was != now:
            said.append(f"{name.replace('_', ' ')} {_word(was)} -> {_word(now)}")
    return said


def _word(value: Any) -> str:
    if value is None:
        return "none"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _fates(a: Book, b: Book, decided: list[str]) -> pl.DataFrame:
    """Claims of each curve that are not the same on both sides, with `what` happened to them and the words they are.

    new and gone: the claim itself came or went. changed: a field of it did. weighed: the fit reads it another way.
    corrected: an analyst's decision says so.
    """
    sides = {"was": _side(a, "was"), "is": _side(b, "is")}
    both = sides["was"].join(sides["is"], on=[*CURVE, "claim_id"], how="full", coalesce=True, nulls_equal=True)
    known = {"was": a.claims["claim_id"].to_list(), "is": b.claims["claim_id"].to_list()}
    both = both.with_columns(
        pl.col("claim_id").is_in(known["was"]).alias("old"), pl.col("claim_id").is_in(known["is"]).alias("new")
    )
    both = _filled(_filled(both, a, "was"), b, "is")
    unlike = pl.any_horizontal(pl.col(f"{name}_was").ne_missing(pl.col(f"{name}_is")) for name in FIELDS)
    what = (
        pl.when(pl.col("claim_id").is_in(decided))
        .then(pl.lit("corrected"))
        .when(~pl.col("old"))
        .then(pl.lit("new"))
        .when(~pl.col("new"))
        .then(pl.lit("gone"))
        .when(unlike)
        .then(pl.lit("changed"))
        .when(pl.col("role_was").ne_missing(pl.col("role_is")))
        .then(pl.lit("weighed"))
    )
    told = both.with_columns(what.alias("what")).filter(pl.col("what").is_not_null())
    shown = [pl.coalesce(f"{name}_is", f"{name}_was").alias(name) for name in _SHOWN]
    return _worded(told.with_columns(shown), a, b)


_SHOWN = ("value", "low", "high", "quantifier", "source", "source_id", "as_of", "published_on", "role")


def _side(book: Book, mark: str) -> pl.DataFrame:
    """The claims of each curve of one side, with what the fit made of them."""
    keyed = book.made.series.with_columns(_PLACE_KEY).select("series_id", *CURVE)
    role = book.made.series_claims.join(keyed, on="series_id").select(*CURVE, "claim_id", pl.col("role"))
    return role.unique([*CURVE, "claim_id"], keep="first", maintain_order=True).rename({"role": f"role_{mark}"})


def _filled(told: pl.DataFrame, book: Book, mark: str) -> pl.DataFrame:
    fields = book.claims.select("claim_id", *(pl.col(name).alias(f"{name}_{mark}") for name in FIELDS))
    return told.join(fields, on="claim_id", how="left")


def _worded(told: pl.DataFrame, a: Book, b: Book) -> pl.DataFrame:
    words = [book.words for book in (b, a) if book.words is not None]
    if not words:
        return told
    known = pl.concat(words, how="diagonal").unique("claim_id", keep="first", maintain_order=True)
    return told.join(known, on="claim_id", how="left")
