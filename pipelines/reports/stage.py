"""Stage 5: writes the tolls and the findings as files for people."""

from __future__ import annotations

from typing import Any

import duckdb

from pipelines.context import Context, Counts
from pipelines.reports.curve import draw
from pipelines.reports.files import csv_text, write_if_changed
from pipelines.reports.methods import methods_page
from pipelines.reports.page import build
from pipelines.reports.tables import findings_page, tolls_page
from pipelines.warehouse import query

VERSION = "3"
"""Moves when the layout of a file does."""


def run(con: duckdb.DuckDBPyConnection, context: Context) -> Counts:
    """Write the page, tolls.md, tolls.csv, findings.md, methods.md and toll.svg; gives how many changed."""
    folder = context.settings.reports
    names = dict(query(con, "tolls/sources").select("source_id", "name").iter_rows())
    files = {
        "tolls.md": tolls_page(query(con, "reports/latest"), names),
        "tolls.csv": csv_text(query(con, "reports/days")),
        "findings.md": findings_page(query(con, "reports/findings")),
        "toll.svg": _headline(con),
        "methods.md": methods_page(con),
    }
    changed = sum(write_if_changed(folder / name, content) for name, content in files.items())
    changed += build.write(con, context.settings, folder / build.NAME, report=context.report)
    return {"files_written": changed, "files_unchanged": len(files) + 1 - changed}


def _headline(con: duckdb.DuckDBPyConnection) -> str:
    """The picture of the toll that rests on most claims."""
    curve = query(con, "reports/headline")
    key = ["measure", "place", "scope", "period_start"]
    about: dict[str, Any] = dict.fromkeys(key) if curve.is_empty() else curve.select(key).row(0, named=True)
    points = query(con, "reports/headline_points", **about)
    if curve.is_empty():
        return draw(curve, points, "No toll yet")
    title = f"{about['place']}: {about['measure']}, {about['scope'].replace('_', ' ')}"
    since = f"since {about['period_start']}; " if about["period_start"] else ""
    said = f"{since}what was reported, not a count of our own. Band: where the reports are consistent"
    return draw(curve, points, title, said)
