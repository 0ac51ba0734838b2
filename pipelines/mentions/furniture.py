"""Keeps what surrounds an article on its page out of the reading: related stories, most-read lists, legal lines."""

from __future__ import annotations

import re
from functools import cache

from pipelines import seeds
from pipelines.settings import SEEDS

_LIST_LENGTH = 12
"""Short lines that a section's heading may govern."""

_SHORT = 110
"""A longer line, or one that ends as a sentence does, is the article again."""


@cache
def patterns(language: str = "en") -> tuple[str, str, str]:
    """The line openings of sections, of lines, and of glued labels, as three alternations."""
    columns = {"pattern": seeds.text, "kind": seeds.choice("section", "line", "break")}
    rows = seeds.read("furniture.csv", columns, SEEDS / "lexicon" / language)
    sections, single, breaks = (
        "|".join(row["pattern"] for row in rows if row["kind"] == kind) for kind in ("section", "line", "break")
    )
    return sections, single, breaks


@cache
def section() -> re.Pattern[str]:
    """Matches a line that opens a section of the page."""
    return re.compile(rf"[\s•\-–—>»|]*(?:(?P<section>{patterns()[0]})|(?:{patterns()[1]}))", re.IGNORECASE)


@cache
def glued() -> re.Pattern[str]:
    """Matches a label glued to the text that it labels (image captionThe ...), up to that text."""
    return re.compile(rf"(?:[A-Z][\w ]{{0,24}})?(?i:{patterns()[2]})\s*:?(?=\W?[A-Z])")


def without(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines (offset, text) that belong to the article; a label glued to a line's start is cut from it."""
    kept = []
    left = 0
    heads, label_of = section().match, glued().match
    for start, line in lines:
        if len(line) > _SHORT and not line.startswith(_MARKS):
            left = 0
            label = label_of(line) if "aption" in line[:40] else None
            kept.append((start + label.end(), line[label.end() :]) if label else (start, line))
            continue
        heading = heads(line)
        if heading is not None:
            left = _LIST_LENGTH if heading["section"] else left
            continue
        if left and not _is_body(line):
            left -= 1
            continue
        left = 0
        label = label_of(line)
        kept.append((start + label.end(), line[label.end() :]) if label else (start, line))
    return kept


_MARKS = ("©", "(c)", "Copyright", "We use", "Related", "RELATED", "Most ", "More ", "Top ", "Trending", "Popular")
"""Openings for which a long line too may be the page's."""


def _is_body(line: str) -> bool:
    bare = line.rstrip()
    return not bare or len(bare) > _SHORT or bare.endswith((".", ".”", '."', ".’"))
