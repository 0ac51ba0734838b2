"""`tollbook tolls`: the newest tolls, where the published ledger lies, and what to type next."""

from __future__ import annotations

from pipelines.commands.tables import console, toll_table
from pipelines.settings import Settings


def show_tolls(settings: Settings) -> None:
    """Print the toll table, the path of the published ledger and ways to go on from there."""
    out = console()
    out.print(toll_table(settings))
    lines = (
        f"\nPublished ledger: {settings.published}",
        f"Reports:          {settings.reports}",
        'Ask it:           tollbook query "FROM toll_latest"',
        f"From DuckDB:      duckdb -readonly {settings.published}",
    )
    for line in lines:
        out.print(line, soft_wrap=True, highlight=False, markup=False)
