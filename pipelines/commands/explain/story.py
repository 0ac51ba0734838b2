"""A kind of story: how it is gathered from the ledger, and how it is told in the terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import click
import duckdb
from rich.console import Console

from pipelines.commands.explain.layout import as_json_text


@dataclass(frozen=True)
class Kind:
    """`gather` makes the story of what a word means, a dataclass, or raises NothingFoundError; `tell` prints it."""

    gather: Callable[[duckdb.DuckDBPyConnection, str], Any]
    tell: Callable[[Console, Any], None]

    def show(self, con: duckdb.DuckDBPyConnection, out: Console, word: str, as_json: bool) -> None:
        """Print the story of what `word` means."""
        told = self.gather(con, word)
        if as_json:
            click.echo(as_json_text(asdict(told)))
        else:
            self.tell(out, told)
