"""Tells a form filled in anew from a copy: `41 were killed in Ica`, and the same words of another town or another toll.

A copy that was edited loses names and figures, or gains some. A form has others in their stead: both texts hold what
the other lacks. Days of a month fill every form and tell nothing.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import groupby
from typing import NamedTuple

import polars as pl
from rapidfuzz import fuzz

from pipelines.articles import sketches
from pipelines.articles.dating import months

SHARED_FIGURES = 0.5
"""Least share of figures in common where two texts of different days are worded alike: else it is a form filled in."""
OTHER_NAMES = 0.25
"""Least share of a short text's names that are others in the other text: else they are a copy's few edits."""
_SPELT_ALIKE = 75
"""Likeness in per cent from which two names are one in two spellings."""

_DATELINE = re.compile(r"\s*[^\W\d_a-z]{2,}[^\n]{0,60}?\s(?:-{1,2}|[–—])\s")
_ASIDE = re.compile(r"\([^()\n]{0,40}\)")
_BOUNDARY = re.compile(r"(?<=[.!?:])\s+|\n+")
_WORD = re.compile(r"\w+")


class _Fillings(NamedTuple):
    """What a text fills a form with, in lower case: figures; of a short text names (runs of capitals) and all words."""

    figures: frozenset[int]
    names: frozenset[tuple[str, ...]] = frozenset()
    words: frozenset[str] = frozenset()


def copies_only(pairs: pl.DataFrame, known: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """The pairs (one, other) of texts worded alike that aren't one form filled in twice.

    known: article_id, shingles and published_on of all that are paired. texts: article_id and text.
    """
    facts = {row[0]: row[1:] for row in known.select("article_id", "shingles", "published_on").iter_rows()}
    dayless = pl.Series([_days().sub(" ", text) for text in texts["text"]], dtype=pl.String)
    told = {
        article_id: _fillings(text, figures, facts[article_id][0] < sketches.COMPLETE_BELOW)
        for article_id, text, figures in zip(
            texts["article_id"], texts["text"], sketches.figures(dayless).to_list(), strict=True
        )
    }
    filled = [_filled_anew(told[one], told[other], facts[one][1], facts[other][1]) for one, other in pairs.iter_rows()]
    return pairs.filter(~pl.Series(filled, dtype=pl.Boolean))


def _filled_anew(one: _Fillings, other: _Fillings, day: date | None, other_day: date | None) -> bool:
    """Whether two texts are one form: their figures differ, and their days or names; or their names alone."""
    another_day = day is not None and other_day is not None and day != other_day
    fewest = min(len(one.figures), len(other.figures))
    differ = len(one.figures & other.figures) < SHARED_FIGURES * fewest
    if differ and another_day:
        return True
    mine, yours = _strange(one, other), _strange(other, one)
    names = min(len(one.names), len(other.names))
    return bool((differ and (mine or yours)) or (mine and yours and min(mine, yours) >= OTHER_NAMES * names))


def _fillings(text: str, figures: list[int], is_short: bool) -> _Fillings:
    if not is_short:
        return _Fillings(frozenset(figures))
    lean = _ASIDE.sub(" ", _DATELINE.sub("", text, count=1) if _DATELINE.match(text) else text)
    names: set[tuple[str, ...]] = set()
    for sentence in _BOUNDARY.split(lean):
        spelt = _WORD.findall(sentence)[1:]  # a sentence's first may be any word
        runs = groupby(spelt, lambda word: word[0].isupper() and word.lower() not in months())
        names.update(tuple(word.lower() for word in run) for is_name, run in runs if is_name)
    return _Fillings(frozenset(figures), frozenset(names), frozenset(word.lower() for word in _WORD.findall(text)))


@cache
def _days() -> re.Pattern[str]:
    """Days of a month: `March 10`, `10 to 16 March`."""
    month = "(?:" + "|".join(sorted(map(re.escape, months()), key=len, reverse=True)) + ")"
    day = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?(?:-|–|to|and)\s?\d{1,2})?"
    return re.compile(rf"\b(?:{month}\.? {day}|{day} (?:of )?{month})\b(?![.,]\d)", re.IGNORECASE)


def _strange(one: _Fillings, other: _Fillings) -> int:
    """How many names of a text the other lacks in every spelling."""
    words = {word for name in other.names for word in name}
    lacking = [name for name in one.names if other.words.isdisjoint(name)]
    return sum(all(fuzz.ratio(mine, word) < _SPELT_ALIKE for mine in name for word in words) for name in lacking)
