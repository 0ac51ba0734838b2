"""The columns of table `claims` as a Polars schema, from the table's own contract."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.contracts import contract

_TYPES: dict[str, Any] = {
    "VARCHAR": pl.String,
    "DATE": pl.Date,
    "BIGINT": pl.Int64,
    "INTEGER": pl.Int32,
    "TINYINT": pl.Int8,
    "TIMESTAMP": pl.Datetime("us"),
    "DOUBLE": pl.Float64,
    "BOOLEAN": pl.Boolean,
}

CLAIMS: dict[str, Any] = {name: _TYPES[kind] for name, (kind, _) in contract("claims").columns.items()}
