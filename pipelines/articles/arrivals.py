"""Reads again what arrived between two days: a backfill, whatever the reason, of part of the ledger.

Nothing it changes has to be: where the files, the readers and the engine are what they were, the ledger is too.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import duckdb
import polars as pl

from pipelines.schema import transaction
from pipelines.warehouse import execute, query

_AGO = re.compile(r"(\d{1,5}) days? ago")


def day(words: str, today: date) -> date:
    """The day that `words` name: 2026-11-15, `today`, `yesterday` or `7 days ago`; raises ValueError for others."""
    plain = words.strip().lower()
    if plain in ("today", "yesterday"):
        return today - timedelta(days=plain == "yesterday")
    if match := _AGO.fullmatch(plain):
        return today - timedelta(days=int(match[1]))
    try:
        return date.fromisoformat(plain)
    except ValueError:
        raise ValueError(f"{words!r} is no day like 2026-11-15, today, yesterday or 7 days ago") from None


def forget(con: duckdb.DuckDBPyConnection, first: date, last: date) -> tuple[Path, ...]:
    """Make the next run read again what arrived from `first` to `last`: UTC days on which the ledger first saw it.

    Gives the files that are still there, for that run to be pointed at; articles whose file has gone keep their text
    and are only searched for figures again.
    """
    arrived = query(con, "articles/arrived", first=first, last=last)
    files = [path for path in arrived["path"].unique().sort() if Path(path).exists()]
    with transaction(con):
        execute(con, "articles/forget_arrived", arrived=arrived, files=pl.DataFrame({"path": files}))
    return tuple(Path(path) for path in files)
