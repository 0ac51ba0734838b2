"""Writes report files so that a reader never sees half of one, and an unchanged one isn't touched."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import polars as pl

_RUNS_AS_FORMULA = r"^\s*[=+\-@\t\r]"


def write_if_changed(path: Path, content: str) -> bool:
    """Put `content` at `path` in one step; gives whether that changed anything. Raises OSError as the disk does."""
    data = content.encode("utf-8", "replace")
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def csv_text(rows: pl.DataFrame, header: bool = True) -> str:
    """Rows as CSV. A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return safe_texts(rows).write_csv(include_header=header)


def safe_texts(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with an apostrophe before every text that a spreadsheet would run as a formula; numbers stay numbers."""
    texts = [name for name, kind in rows.schema.items() if kind == pl.String]
    return rows.with_columns(
        pl.when(pl.col(name).str.contains(_RUNS_AS_FORMULA))
        .then("'" + pl.col(name))
        .otherwise(pl.col(name))
        .alias(name)
        for name in texts
    )
