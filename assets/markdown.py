"""Small Markdown for an asset's page. Dagster shows up to 1,000 characters in place; the rest hides behind a click.

What articles say is other people's text: it is shown as text, never as markup, so that no headline can plant a link or
an image on the page.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import polars as pl

LIMIT = 990
WIDTH = 70

_MARKUP = re.compile(r"([\\`*_\[\]<>|&~!#])")


def table(frame: pl.DataFrame) -> str:
    """The frame as a table, as many of its first rows as fit. Numbers stand to the right."""
    if frame.is_empty():
        return "*Nothing yet.*"
    names = [name.replace("_", " ") for name in frame.columns]
    rules = ["---:" if kind.is_numeric() else "---" for kind in frame.dtypes]
    lines = (_line(cell(value) for value in row) for row in frame.iter_rows())
    return _fitting(f"{_line(names)}\n{_line(rules)}", lines, frame.height)


def listing(frame: pl.DataFrame) -> str:
    """The frame as a list, as many of its first rows as fit: the first column in bold, the rest behind it."""
    if frame.is_empty():
        return "*Nothing yet.*"
    lines = (_item([cell(value) for value in row]) for row in frame.iter_rows())
    return _fitting("", lines, frame.height)


def _item(cells: list[str]) -> str:
    first, *rest = cells
    return f"- **{first or '?'}** {' · '.join(text for text in rest if text)}"


def _fitting(head: str, lines: Iterable[str], total: int) -> str:
    text = head
    for shown, line in enumerate(lines):
        rest = f"\n\n... and {total - shown:,} more"
        if len(text) + 1 + len(line) + len(rest) > LIMIT:
            return text + rest
        text += f"\n{line}"
    return text.lstrip("\n")


def cell(value: Any) -> str:
    """A value as a person reads it, on one line; markup in it is inert."""
    if value is None:
        return ""
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, date):
        return value.isoformat()
    plain = " ".join(str(value).split())
    if len(plain) > WIDTH:
        plain = plain[: WIDTH - 1] + "…"
    return _MARKUP.sub(r"\\\1", plain)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
