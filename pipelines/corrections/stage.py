"""Runs the corrections stage: every line of `corrections.csv` is looked at again on every run."""

from __future__ import annotations

import duckdb
import polars as pl

from pipelines.context import Context, Counts
from pipelines.corrections.book import enter
from pipelines.decisions.file import read
from pipelines.warehouse import append, execute, query

VERSION = "1"
"""Moves when the code of the stage does."""

_TABLES = ("corrections", "corrected_fields")


def run(con: duckdb.DuckDBPyConnection, context: Context) -> Counts:
    """Bring both tables in line with the file and the claims. Raises CorrectionsError for a file that is none.

    Counts: corrections (in force), superseded, orphaned (their figure is gone or stands in several places), refused.
    """
    made = enter(con, read(context.settings.corrections))
    for table, rows in zip(_TABLES, made, strict=True):
        if not query(con, f"corrections/known_{table}").equals(rows):
            execute(con, f"corrections/drop_{table}")
            append(con, table, rows)
    return _counts(made[0])


def _counts(rows: pl.DataFrame) -> Counts:
    state = rows["state"]
    return {
        "corrections": int((state == "applied").sum()),
        "superseded": int((state == "superseded").sum()),
        "orphaned": int(state.is_in(["orphan", "ambiguous"]).sum()),
        "refused": int((state == "refused").sum()),
    }
