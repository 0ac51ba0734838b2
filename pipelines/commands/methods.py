"""`tollbook methods`: how the published tolls were made, for whoever must defend them."""

from __future__ import annotations

from pathlib import Path

import click
import duckdb

from pipelines import warehouse
from pipelines.reports.files import write_if_changed
from pipelines.reports.methods import methods_page
from pipelines.settings import Settings


def methods(target: Path | None, home: Path | None) -> None:
    """Print the methods page of the published ledger, or write it to `target`."""
    with warehouse.reading(Settings.load(home)) as con:
        try:
            page = methods_page(con)
        except duckdb.CatalogException:
            raise warehouse.WarehouseError(
                "the published ledger is of another version of this project; `tollbook run` brings it up to date"
            ) from None
    if target is None:
        click.echo(page, nl=False)
    else:
        write_if_changed(target.expanduser().resolve(), page)
