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
    """The id of every row of a frame, as `make_id` gives it, as a string series called `name`.

    The columns hold texts, whole numbers or days: of those Polars writes the same words as Python, many at a time.
    """
    words = (pl.col(column).cast(pl.String).fill_null("") for column in columns)
    rows = frame.select(pl.concat_str(words, separator=_SEPARATOR)).to_series()
    return pl.Series(name, [xxhash.xxh3_128_hexdigest(row) for row in rows.cast(pl.Binary).to_list()], dtype=pl.String)
