"""What the tables of this folder share: a text with its figures in double brackets, resolved.

`"At least [[40]] people died in Homs on Monday."` is read as a text with one mention, the words in the brackets.
`[[40|injured]]` gives its measure (killed where none stands), `[[40|displaced|household]]` its unit as well.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import polars as pl

from pipelines.claims import resolve, totals

_MARK = re.compile(r"\[\[([^\]|]+)(?:\|(\w+))?(?:\|(\w+))?(?:\|(\w+))?\]\]")
_END = re.compile(r"(?<!Col\.)(?<!Dr\.)(?<!Brgy\.)(?:(?<=[.!?])|(?<=[.!?][”\"’]))\s+(?=[A-Z“\"])|\n+")
_NUMBERS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_WORDS = {word: number for number, word in enumerate(_NUMBERS)} | {
    "no": 0,
    "nobody": 0,
    "a": 1,
    "an": 1,
    "the": 1,
    "my": 1,
    "his": 1,
    "her": 1,
}
WEDNESDAY = date(2013, 6, 19)
"""The day on which the texts of the tables appear, where a table says nothing else."""


def resolved(marked: str, published_on: date | None = WEDNESDAY) -> list[dict[str, Any]]:
    """The claims of a marked text, in order."""
    articles, mentions = frames(marked, published_on)
    return resolve(articles, mentions).to_dicts()


def summed(marked: str, published_on: date | None = WEDNESDAY) -> tuple[int | None, int | None]:
    """Killed and injured of the main event of a marked text."""
    articles, mentions = frames(marked, published_on)
    row = totals(articles, resolve(articles, mentions)).row(0, named=True)
    return row["killed"], row["injured"]


def frames(marked: str, published_on: date | None) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The text without its brackets as an articles frame, and its figures as a mentions frame."""
    text, found = "", []
    position = 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        found.append(
            (len(text), mark.group(1), mark.group(2) or "killed", mark.group(3) or "person", mark.group(4) or "all")
        )
        text += mark.group(1)
        position = mark.end()
    text += marked[position:]
    cuts = [0, *(edge for cut in _END.finditer(text) for edge in cut.span()), len(text)]
    sentences = list(zip(cuts[::2], cuts[1::2], strict=True))
    rows = [_mention(number, sentences, *one) for number, one in enumerate(found)]
    article = {"article_id": "a", "text": text, "published_on": published_on, "publisher": "Levant Post", "wire": None}
    types = {"published_on": pl.Date, "wire": pl.String}
    return pl.DataFrame([article], schema_overrides=types), pl.DataFrame(rows)


def _mention(
    number: int, sentences: list[tuple[int, int]], start: int, surface: str, measure: str, unit: str, population: str
) -> dict[str, Any]:
    opens, ends = next((a, b) for a, b in sentences if a <= start < b)
    quantifier, value, low, high = _figure(surface)
    return {
        "article_id": "a", "ordinal": number, "sentence_start": opens, "sentence_end": ends, "span_start": start,
        "span_end": start + len(surface), "surface": surface, "value": value, "low": low, "high": high,
        "quantifier": quantifier, "measure": measure, "unit": unit, "dimension": "person", "population": population,
        "cue_start": None, "cue_end": None,
    }  # fmt: skip


def _figure(surface: str) -> tuple[str, int | None, int | None, int | None]:
    words = surface.lower().split()
    if words[0] == "between":
        return "between", None, int(words[1]), int(words[3])
    digits = re.sub(r"\D", "", surface)
    value = int(digits) if digits else next((_WORDS[word] for word in reversed(words) if word in _WORDS), None)
    if "unknown" in words:
        return "vague", None, 1, None
    if value is None:
        return "vague", None, 24, 99
    if surface.lower().startswith("at least"):
        return "at_least", value, value, None
    return "approximately" if words[0] == "about" else "exact", value, value, value
