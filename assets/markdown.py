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
    text = f"{_line(names)}\n{_line(rules)}"
    for shown, row in enumerate(frame.iter_rows()):
        line = "\n" + _line(cell(value) for value in row)
        rest = f"\n\n... and {frame.height - shown} more" if shown < frame.height else ""
        if len(text) + len(line) + len(rest) > LIMIT:
            return text + rest
        text += line
    return text


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
