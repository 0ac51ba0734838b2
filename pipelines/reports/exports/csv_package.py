"""Tables as CSV with a Frictionless Data Package beside them: a folder that explains itself."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from pipelines.reports.exports.content import Content
from pipelines.reports.exports.landing import MARK, land_folder
from pipelines.reports.exports.package import descriptor
from pipelines.reports.files import csv_text


def write(content: Content, target: Path) -> int:
    """Fill the folder `target` with a CSV a table and `datapackage.json`; gives how many tables."""
    land_folder(target, lambda folder: _fill(content, folder))
    return len(content.tables)


def _fill(content: Content, folder: Path) -> None:
    for name, frame in content.tables.items():
        (folder / f"{name}.csv").write_text(csv_text(flat(frame)), encoding="utf-8", errors="replace")
    (folder / MARK).write_text(descriptor(content, "csv"), encoding="utf-8")


def flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Lists as JSON, in which no separator can be mistaken for part of a name."""
    lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
    return frame.with_columns(_json_list(frame[name]) for name in lists)


def _json_list(column: pl.Series) -> pl.Series:
    rows = pl.DataFrame({"v": column}).select(pl.struct("v").struct.json_encode())
    cells = rows.to_series().str.slice(5).str.head(-1).alias(column.name)
    return pl.select(pl.when(column.is_not_null()).then(cells).alias(column.name)).to_series()
