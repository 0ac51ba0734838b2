"""Opens the frames an explanation reads from the ledger."""

from __future__ import annotations

import duckdb

from pipelines.tolls.explain import Book
from pipelines.tolls.reconcile import Reconciled
from pipelines.warehouse import query


def read_book(con: duckdb.DuckDBPyConnection) -> Book:
    """The claims of the ledger, what was made of them, and the words they stand in."""
    made = Reconciled(*(query(con, f"tolls/{name}") for name in ("series", "fates", "tolls", "findings")))
    claims, sources, outlets = (query(con, f"tolls/{name}") for name in ("claims", "sources", "outlets"))
    return Book(claims, made, sources, outlets, query(con, "tolls/words"), query(con, "tolls/conflicts"))
