"""A CSV of events in the columns of ACLED, so that its tools can read it.

Columns that only a coder could fill (actors, types of event) are there and empty; as in ACLED the fatalities of an
event are its most cautious report.
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
    rows = stamped(query(content.con, "reports/export_acled", events=events(content)), content)
    text = csv_text(rows)
    land_text(target, text)
    return rows.height
