"""Which toll a person means by a few words: a day, a measure, a scope and a place, in any order, each optional."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl

from pipelines.tolls import scopes
from pipelines.tolls.lineages import normalised

_LIKE_A_DAY = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")
KILLED = "killed"
"""The measure that is meant where none is named, if it was counted at all."""


@dataclass(frozen=True)
class Words:
    """What some words say: `place` holds those that are neither a day nor a measure nor a scope."""

    day: date | None
    measure: str | None
    scope: str | None
    place: tuple[str, ...]


class NoDayError(ValueError):
    """A word written as a day that no calendar has; the message says how to write one."""


def read(words: Iterable[str], measures: Collection[str], known: Collection[str]) -> Words:
    """The words sorted out. `measures` and `known`, the scopes that tolls have, are spelt as in the ledger.

    Raises NoDayError.
    """
    day: date | None = None
    measure: str | None = None
    rest: list[str] = []
    for word in words:
        if (found := as_day(word)) is not None:
            day = found
        elif word.lower() in measures and measure is None:
            measure = word.lower()
        else:
            rest.append(word)
    return Words(day, measure, *_scope_in(rest, known))


def as_day(word: str) -> date | None:
    """The day that a word is, or None. Raises NoDayError for one that is only written like a day."""
    with contextlib.suppress(ValueError):
        return date.fromisoformat(word)
    if _LIKE_A_DAY.fullmatch(word):
        raise NoDayError(f"{word} is no day of the calendar; write YYYY-MM-DD, as 2012-07-24")
    return None


def chosen(tolls: pl.DataFrame, words: Words, scope: str | None) -> tuple[str, str]:
    """Measure and scope of the toll that is meant, `scope` where the option names it.

    What nobody names is the usual one, killed and everyone, where it was counted; else what most claims speak of.
    """
    rows = tolls.filter(pl.col("lineage").is_null())
    if words.place:
        name = " ".join(words.place)
        key = pl.select(normalised(pl.lit(name))).item()
        rows = rows.filter((pl.col("place_id") == name) | (normalised(pl.col("place")) == key))
    measure = words.measure or _usual(rows, "measure", KILLED)
    asked = scope or words.scope
    return measure, asked or _usual(rows.filter(pl.col("measure") == measure), "scope", scopes.EVERYONE)


def _scope_in(words: list[str], known: Collection[str]) -> tuple[str | None, tuple[str, ...]]:
    """The scope that one or several neighbouring words name, the longest name first, and the words without it."""
    names = {name: name for name in known} | dict(scopes.load().of_population)
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            name = "_".join(" ".join(words[start : start + size]).lower().replace("-", " ").split())
            if name in names:
                return names[name], (*words[:start], *words[start + size :])
    return None, tuple(words)


def _usual(rows: pl.DataFrame, column: str, usual: str) -> str:
    if rows.is_empty() or usual in rows[column]:
        return usual
    return str(rows.sort("claims", column, descending=[True, False])[column][0])
