"""Incidents in which people were reported killed: what the event formats (GED, ACLED) are written from."""

from __future__ import annotations

import polars as pl

from pipelines.reports.exports.content import Content
from pipelines.reports.exports.disasters import with_incidents
from pipelines.warehouse import query


def events(content: Content) -> pl.DataFrame:
    """A row an incident or day, with its best, least and greatest report, place, source and headline.

    Reports that tell of one incident, or count the dead of one disaster from day to day, are one row: best is what the
    source trusted most says, its newest word of equals. Asserted and revised figures of people only; parts of a figure
    are no rows of their own.
    """
    told = with_incidents(content.tables["claims"], content.tables["places"])
    return query(content.con, "reports/export_events", told=told)


def stamped(rows: pl.DataFrame, content: Content) -> pl.DataFrame:
    """The rows with version, method and day of knowing as their last columns."""
    return rows.with_columns(pl.lit(value, pl.String).alias(name) for name, value in content.about.columns().items())
