"""Small Markdown: tables whose cells can't break out of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

_BLANKS = re.compile(r"\s+")
_MARKS = re.compile(r"([\\`*_\[\]<>|#])")


def cell(value: Any) -> str:
    """A value as it stands in a Markdown table: one line, its marks harmless; a dash for nothing."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, date):
        return value.isoformat()
    return prose(str(value))


def prose(text: str) -> str:
    """Text on one line with its Markdown marks escaped."""
    return _MARKS.sub(r"\\\1", _BLANKS.sub(" ", text).strip())


def table(header: Sequence[str], rows: Iterable[Sequence[Any]], numbers: frozenset[int] = frozenset()) -> str:
    """A Markdown table; columns at the positions in `numbers` are set flush right."""
    rule = ["---:" if i in numbers else "---" for i in range(len(header))]
    lines = ["| " + " | ".join(part) + " |" for part in (list(header), rule)]
    lines += ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)
