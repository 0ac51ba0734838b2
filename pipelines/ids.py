"""Ids: a hash of what they identify, so that the same input has the same id on any machine."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
import xxhash

_SEPARATOR = "\x1f"


def make_id(*parts: object) -> str:
    """32 hexadecimal digits from the parts, in order; None counts as empty text.

    Lone surrogates are hashed as they are, so that no text is refused.
    """
    joined = _SEPARATOR.join("" if part is None else str(part) for part in parts)
    return xxhash.xxh3_128_hexdigest(joined.encode("utf-8", "surrogatepass"))


def id_column(frame: pl.DataFrame, columns: Iterable[str], name: str) -> pl.Series:
    """The id of every row of a frame from the named columns, as a string series called `name`."""
    rows = frame.select(columns).iter_rows()
    return pl.Series(name, [make_id(*row) for row in rows], dtype=pl.String)
