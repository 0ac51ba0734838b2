"""Tables of claims that were dropped among the articles: their rows are claims without a mention."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl

from pipelines import claims_table, reference
from pipelines.claims.version import resolver_version
from pipelines.claims_table import ClaimsTable, TableError, is_claims_table, read_claims
from pipelines.context import Context, Counts
from pipelines.contracts import contract
from pipelines.warehouse import append, execute, query


def load_tables(con: duckdb.DuckDBPyConnection, context: Context) -> Counts:
    """Read the tables of claims that are new, changed, or were read by other rules.

    A row that stays as it was keeps its claim. Of a row that stands in two files the first is meant. Counts:
    table_claims_added, table_claims_removed.
    """
    version = f"{claims_table.VERSION}+{resolver_version()}"
    counts = {"table_claims_added": 0, "table_claims_removed": 0}
    for path, stamp in query(con, "claims/unread_tables", version=version).iter_rows():
        table = _read(Path(path))
        if table is not None:
            added, removed = _store(con, context, path, stamp, table)
            counts["table_claims_added"] += added
            counts["table_claims_removed"] += removed
    return counts


def _read(path: Path) -> ClaimsTable | None:
    """The table; None for a file that is gone or is no table of claims by now."""
    if not path.is_file() or not is_claims_table(path):
        return None
    try:
        return read_claims(path, reference.frame("sources"), reference.frame("places"))
    except TableError:
        return None


def _store(
    con: duckdb.DuckDBPyConnection, context: Context, path: str, stamp: str, table: ClaimsTable
) -> tuple[int, int]:
    """Replace what the file held before; gives how many claims came and went."""
    facts = [name for name in contract("claims").columns if name not in ("recorded_at", "coreference")]
    before = query(con, "claims/of_table", path=path)
    elsewhere = query(con, "claims/of_other_tables", path=path)
    read = table.claims.join(elsewhere, on="claim_id", how="anti")
    gone = before.join(read, on=facts, how="anti", nulls_equal=True)
    new = read.join(before, on=facts, how="anti", nulls_equal=True, maintain_order="left")
    execute(con, "claims/drop_table_rows", path=path, gone=gone.select("claim_id"))
    append(con, "claims", new.with_columns(pl.lit(context.now).cast(pl.Datetime("us")).alias("recorded_at")))
    rows = table.rows.join(read, on="claim_id", how="semi", maintain_order="left")
    append(con, "claim_rows", rows.with_columns(pl.lit(path).alias("path"), pl.lit(stamp).alias("stamp")))
    return new.height, gone.height
