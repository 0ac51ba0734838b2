"""`tollbook export`: the ledger in the formats of other tools."""

from __future__ import annotations

import importlib
from datetime import date
from pathlib import Path

import click

from pipelines import warehouse
from pipelines.reports.exports.content import Content, read
from pipelines.settings import Settings

WRITERS = {
    "csv": ("csv_package", "tollbook-csv"),
    "parquet": ("parquet", "tollbook-parquet"),
    "hxl": ("hxl", "tollbook-hxl.csv"),
    "ged": ("ged", "tollbook-ged.csv"),
    "acled": ("acled", "tollbook-acled.csv"),
    "geojson": ("geojson", "tollbook.geojson"),
    "sqlite": ("sqlite", "tollbook.sqlite"),
}
"""The module that writes each format, and the file or folder it makes in `exports/` unless told otherwise."""


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
    module, name = WRITERS[style]
    target = out or settings.home / "exports" / name
    with warehouse.reading(settings) as con:
        content = read(con, settings.published.resolve(), known_on, measures, places)
        importlib.import_module(f"pipelines.reports.exports.{module}").write(content, target)
    click.echo(f"{target}: {_said(content)}")


def _said(content: Content) -> str:
    sizes = ", ".join(f"{content.tables[name].height:,} {name}" for name in ("tolls", "claims", "findings"))
    return f"{sizes}, as known on {content.about.known_on}"
