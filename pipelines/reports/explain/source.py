"""A source's story: which body it is, how far it is trusted and why, what it counts, and where it was found wanting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb
import polars as pl

from pipelines.reports.explain.find import NothingFoundError
from pipelines.tolls.lineages import normalised
from pipelines.warehouse import query

Row = dict[str, Any]

_ARTICLE = "the "
"""Left out where a name is asked for: as `lineages.normalised` does."""


@dataclass(frozen=True)
class SourceStory:
    """One source. `body` is None for a name that the sources table doesn't know; `series` has its newest figures."""

    name: str
    body: Row | None
    names: list[Row]
    claims: list[Row]
    series: list[Row]
    findings: list[Row]
    corrections: list[Row]


def story(con: duckdb.DuckDBPyConnection, word: str) -> SourceStory:
    """The story of the source called `word`: its id, name or an alias. Raises NothingFoundError with names like it."""
    rows = query(con, "reports/explain_source_row", word=word).to_dicts()
    if not rows and word.lower().startswith(_ARTICLE):
        rows = query(con, "reports/explain_source_row", word=word[len(_ARTICLE) :]).to_dicts()
    near = [] if rows else query(con, "reports/explain_source_near", word=word)["name"].to_list()
    if not rows and len(near) == 1:
        word = near[0]
        rows = query(con, "reports/explain_source_row", word=word).to_dicts()
    body = rows[0] if rows else None
    key = body["source_id"] if body else None
    claims = query(con, "reports/explain_source_claims", id=key, spoken=word).to_dicts()
    if body is None and not claims:
        raise NothingFoundError(f"no source is called {word!r}" + (f"; like it: {'; '.join(near)}" if near else ""))
    lineage = key or pl.select(normalised(pl.lit(word))).item()
    return SourceStory(
        name=body["name"] if body else word,
        body=body,
        names=query(con, "reports/explain_source_names", id=key, spoken=word).to_dicts(),
        claims=claims,
        series=query(con, "reports/explain_source_series", lineage=lineage).to_dicts(),
        findings=query(con, "reports/explain_source_findings", lineage=lineage, id=key).to_dicts(),
        corrections=query(con, "reports/explain_corrections", id=key).to_dicts(),
    )
