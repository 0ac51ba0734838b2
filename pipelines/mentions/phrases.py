"""The phrase table: how words make noun phrases, read from `phrases.csv` into one regular expression."""

from __future__ import annotations

import re
from functools import cache

from pipelines import seeds
from pipelines.mentions.numbers import QUANTITY
from pipelines.mentions.symbols import expand
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
