"""The phrase table: how words make noun phrases, read from `phrases.csv` into one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipelines import seeds
from pipelines.mentions.numbers import QUANTITY
from pipelines.mentions.symbols import compiled, expand
from pipelines.mentions.tokens import Tokens
from pipelines.settings import SEEDS

_COLUMNS: dict[str, seeds.Parser] = {
    "name": seeds.text,
    "kind": seeds.choice("macro", "phrase", "after"),
    "pattern": str,
}


@cache
def grammar(language: str = "en") -> re.Pattern[str]:
    """One expression, its group the phrase's name: phrases before the first "after" row, quantities, other phrases.

    Raises SeedError for a pattern that is none.
    """
    macros = {"quantity": QUANTITY}
    before: list[str] = []
    tails: list[str] = []
    others: list[str] = []
    for row in seeds.read("phrases.csv", _COLUMNS, SEEDS / "lexicon" / language):
        try:
            pattern = expand(row["pattern"], macros)
            re.compile(pattern)
        except (ValueError, re.error) as error:
            if row["kind"] != "macro" or isinstance(error, ValueError):
                raise seeds.SeedError(f"phrases.csv: {row['name']}: {error}") from None
        if row["kind"] == "macro":
            macros[row["name"]] = pattern
            continue
        branch = f"(?:{pattern})(?P<{row['name']}>)"  # the name behind: what a branch opens with is seen at a glance
        (tails if row["kind"] == "after" else others if tails else before).append(branch)
    counted = f"(?={macros['first']}){QUANTITY}(?:{'|'.join(tails)})"
    return re.compile(f"(?={macros['opening_words']})(?:{'|'.join([*before, counted, *others])})")


_MONTH_FIRST = compiled("{month}{dot}?{digits}")
_DAYS = 31


def find(tokens: Tokens) -> Iterator[re.Match[str]]:
    """The noun phrases in order; `In November 53 gendarmes died` holds no date, as no month has so many days."""
    spelled, classes, place = grammar(), tokens.classes, 0
    while (match := spelled.search(classes, place)) is not None:
        place = match.end()
        if match.lastgroup == "date" and _is_no_date(tokens, match):
            place = match.start() + 1
        else:
            yield match


def _is_no_date(tokens: Tokens, match: re.Match[str]) -> bool:
    return _MONTH_FIRST.fullmatch(match[0]) is not None and (tokens.entry(match.end() - 1).value or 0) > _DAYS
