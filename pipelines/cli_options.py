"""Options that commands share."""

from __future__ import annotations

from pathlib import Path

import click

HOME = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="TOLLBOOK_HOME",
    help="Folder of the ledger (default: data/ in a checkout, tollbook-data/ elsewhere; or TOLLBOOK_HOME).",
)
DAY = click.DateTime(["%Y-%m-%d"])
