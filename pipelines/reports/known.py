"""The ledger as it was known on a day: claims published by then, and what is reconciled from them alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import duckdb
import polars as pl

from pipelines.tolls.book import read_book
from pipelines.tolls.explain import Book
from pipelines.tolls.reconcile import reconcile

KNOWN = pl.coalesce("published_on", "as_of")
"""The day from which a claim is known: its article's, else the one it speaks of."""


def book_of(con: duckdb.DuckDBPyConnection, known_on: date | None = None) -> Book:
    """The ledger's claims, series, tolls and findings; with `known_on`, only what had been published by that day."""
    book = read_book(con)
    if known_on is None:
        return book
    made = reconcile(
        book.claims, known_on=known_on, sources=book.sources, outlets=book.outlets, conflicts=book.conflicts
    )
    return replace(book, claims=book.claims.filter(known_on >= KNOWN), made=made)


def last_known(claims: pl.DataFrame) -> date | None:
    """The day up to which claims inform: that of the newest publication among them."""
    newest = claims.select(KNOWN.max()).item()
    return newest if isinstance(newest, date) else None
