"""`tollbook export`: the ledger in the formats of other tools."""

from __future__ import annotations

import importlib
from datetime import date
from pathlib import Path

import click

from pipelines import warehouse
from pipelines.commands.outcome import counted
from pipelines.reports.exports.content import Content, read
from pipelines.settings import Settings

WRITERS = {
    "csv": ("csv_package", "tollbook-csv", "table"),
    "parquet": ("parquet", "tollbook-parquet", "table"),
    "hxl": ("hxl", "tollbook-hxl.csv", "row"),
    "ged": ("ged", "tollbook-ged.csv", "event"),
    "acled": ("acled", "tollbook-acled.csv", "event"),
    "geojson": ("geojson", "tollbook.geojson", "toll"),
    "sqlite": ("sqlite", "tollbook.sqlite", "table"),
}
"""The module that writes each format, the file or folder it makes in `exports/` unless told otherwise, and of what."""


def export(
    style: str,
    out: Path | None,
    known_on: date | None,
    measures: tuple[str, ...],
    places: tuple[str, ...],
    home: Path | None,
) -> None:
    """Write the published ledger as `style` and say where it is and what it is of."""
    settings = Settings.load(home)
    module, name, kind = WRITERS[style]
    target = out or settings.home / "exports" / name
    with warehouse.reading(settings) as con:
        content = read(con, settings.published.resolve(), known_on, measures, places)
        written = importlib.import_module(f"pipelines.reports.exports.{module}").write(content, target)
    rows = f" ({_rows(content)})" if kind == "table" else ""
    click.echo(f"{target}: {counted(written, kind)}{rows}, as known on {content.about.known_on}")


def _rows(content: Content) -> str:
    """How many rows the tables have that people ask for; a toll has a row a day."""
    kinds = {"tolls": "day of tolls", "claims": "claim", "findings": "finding"}
    many = {"tolls": "days of tolls"}
    return ", ".join(counted(content.tables[name].height, one, many.get(name)) for name, one in kinds.items())
