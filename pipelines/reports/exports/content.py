"""What is exported: the ledger's tables as frames, known on a day, of chosen measures and places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import duckdb
import polars as pl

from pipelines import reference
from pipelines.contracts import contract
from pipelines.reports.exports.about import About, about
from pipelines.reports.known import KNOWN, book_of, last_known
from pipelines.tolls.lineages import normalised
from pipelines.warehouse import query

WORDS = {
    "surface": ("VARCHAR", "the words of the figure"),
    "sentence": ("VARCHAR", "the sentence it stands in"),
    "publisher": ("VARCHAR", "who printed it"),
    "title": ("VARCHAR", "headline of the article"),
    "url": ("VARCHAR", "where it was published"),
    "accepted": ("BOOLEAN", "an analyst looked at it and let it stand"),
    "corrections": ("VARCHAR[]", "corrections that touched it; null where none did"),
    "is_sample": ("BOOLEAN", "the article is a demonstration written for this project, never evidence"),
}
"""Columns that claims carry in an export beside those of their table: type and meaning."""

PRIVATE = frozenset({"text", "fingerprint", "origin", "format", "recorded_at", "story_id"})
"""Columns of articles and claims that say something of the machine, or hold other people's texts: never exported."""


class ExportError(ValueError):
    """Nothing can be exported as asked; the message says what to change."""


@dataclass(frozen=True)
class Content:
    """The frames of an export by table, and what it says of itself. `con` answers questions about reference tables."""

    tables: dict[str, pl.DataFrame]
    about: About
    con: duckdb.DuckDBPyConnection

    @cached_property
    def latest(self) -> pl.DataFrame:
        """The newest toll of each curve on which a source still speaks, with place and position."""
        return query(self.con, "reports/export_latest", curves=self.tables["tolls"])


def read(
    con: duckdb.DuckDBPyConnection,
    ledger: Path,
    known_on: date | None = None,
    measures: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
) -> Content:
    """The ledger's frames for an export. `places` are names or place_ids; ExportError where one is unknown."""
    book = book_of(con, known_on)
    counted = _about_these(con, measures, places)
    known = pl.lit(True) if known_on is None else known_on >= KNOWN
    told = query(con, "reports/export_claims").filter(counted & known.fill_null(False))
    claims = told.join(query(con, "reports/export_words"), on="claim_id", how="left")
    series = book.made.series.filter(counted)
    fates = book.made.series_claims.join(series, on="series_id", how="semi")
    tables = {
        "tolls": book.made.tolls.filter(counted),
        "series": series,
        "series_claims": fates,
        "claims": claims.drop(PRIVATE, strict=False),
        "findings": _findings(book.made.findings, series, claims),
        "corrections": query(con, "reports/export_corrections"),
        "articles": query(con, "reports/export_articles", told=claims).drop(PRIVATE, strict=False),
        **{name: query(con, f"reports/export_{name}") for name in reference.TABLES},
    }
    tables = {name: _ordered(name, frame) for name, frame in tables.items()}
    engine = "; ".join(sorted(claims["resolver_version"].unique()))
    day = known_on or last_known(book.claims)
    return Content(tables, about(engine, day, ledger.stem, measures, places), con)


def _about_these(con: duckdb.DuckDBPyConnection, measures: tuple[str, ...], places: tuple[str, ...]) -> pl.Expr:
    """The condition that a row is of one of the measures and places; without any, every row."""
    known = set(query(con, "reports/export_measures")["measure"])
    if unknown := sorted(set(measures) - known):
        raise ExportError(f"no measure is called {', '.join(unknown)}; there are {', '.join(sorted(known))}")
    wanted = pl.lit(True)
    if measures:
        wanted &= pl.col("measure").is_in(list(measures))
    if places:
        gazetteer = query(con, "reports/export_places")
        ids = [_place_id(gazetteer, name) for name in places]
        wanted &= pl.col("place_id").is_in(ids)
    return wanted


def _place_id(gazetteer: pl.DataFrame, name: str) -> str:
    key = pl.select(normalised(pl.lit(name))).item()
    named = (pl.col("place_id") == name) | (normalised(pl.col("name")) == key)
    found = gazetteer.filter(named | pl.col("aliases").list.contains(name))
    if found.is_empty():
        raise ExportError(f"no place is called {name}")
    return str(found.item(0, "place_id"))


def _findings(found: pl.DataFrame, series: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    touched = pl.col("claim_ids").list.set_intersection(claims["claim_id"].to_list()).list.len() > 0
    return found.filter(pl.col("series_id").is_in(series["series_id"].to_list()).fill_null(False) | touched)


def _ordered(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Rows by their key: the same ledger gives the same file."""
    return frame.sort(list(contract(name).key))


def described(name: str, frame: pl.DataFrame) -> dict[str, tuple[str, str]]:
    """Type and meaning of each column of an exported table, by its contract."""
    promised = contract(name).columns | (WORDS if name == "claims" else {})
    return {column: promised[column] for column in frame.columns}
