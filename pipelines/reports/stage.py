"""Stage 5: writes the tolls and the findings as files for people."""

from __future__ import annotations

import duckdb

from pipelines.context import Context, Counts
from pipelines.reports.files import csv_text, write_if_changed
from pipelines.reports.tables import findings_page, tolls_page
from pipelines.warehouse import query

VERSION = "1"
"""Moves when the layout of a file does."""


def run(con: duckdb.DuckDBPyConnection, context: Context) -> Counts:
    """Write tolls.md, tolls.csv and findings.md into the reports folder. Returns how many files changed."""
    folder = context.settings.reports
    files = {
        "tolls.md": tolls_page(query(con, "reports/latest")),
        "tolls.csv": csv_text(query(con, "reports/days")),
        "findings.md": findings_page(query(con, "reports/findings")),
    }
    changed = sum(write_if_changed(folder / name, content) for name, content in files.items())
    return {"files_written": changed, "files_unchanged": len(files) - changed}
