"""A CSV of events in the columns of the UCDP Georeferenced Event Dataset, so that its tools can read it.

Columns that only a coder could fill (sides, dyads, type of violence) are there and empty.
"""

from __future__ import annotations

from pathlib import Path

from pipelines.reports.exports.content import Content
from pipelines.reports.exports.events import events, stamped
from pipelines.reports.exports.landing import land_text
from pipelines.reports.files import csv_text
from pipelines.warehouse import query


def write(content: Content, target: Path) -> int:
    """Write `target`, a row an event; gives how many."""
    rows = stamped(query(content.con, "reports/export_ged", events=events(content)), content)
    text = csv_text(rows)
    land_text(target, text)
    return rows.height
