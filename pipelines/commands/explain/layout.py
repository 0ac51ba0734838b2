"""How a story is laid out in the terminal: headings, facts in two columns, lists that end somewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.commands.told import printable

SHOWN = 12
"""Lines of a list that are shown; `--json` gives all."""


def as_json_text(story: dict[str, Any]) -> str:
    """A story for machines: days as ISO dates."""
    return json.dumps(story, ensure_ascii=False, default=str, indent=1)


def headed(out: Console, title: str) -> None:
    """A heading, with a line of air above it."""
    out.print(Text(f"\n{printable(title)}", style="bold"))


def facts(out: Console, rows: Iterable[tuple[str, str | Text | None]]) -> None:
    """Names and what there is to say under them; what there isn't is left out."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, said in rows:
        if said:
            table.add_row(Text(name), said if isinstance(said, Text) else Text(printable(said)))
    out.print(table)


def listed(out: Console, title: str, lines: list[str], most: int = SHOWN) -> None:
    """A list under its heading, the first `most` lines of it; nothing where it is empty."""
    if not lines:
        return
    headed(out, title)
    for line in lines[:most]:
        out.print(Text(f"  {printable_kept(line)}"))
    if len(lines) > most:
        out.print(Text(f"  and {len(lines) - most:,} more; --json gives all", style="dim"))


def printable_kept(line: str) -> str:
    """A line as it is laid out, without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)
