"""Frames as compact JSON: columns instead of rows, words once, days as numbers, steady runs of numbers as runs."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def safe_json(value: Any) -> str:
    """JSON that can stand inside a script element: nothing in it can close the element or open another."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_UNSAFE)


def columns(frame: pl.DataFrame) -> dict[str, Any]:
    """A frame as `{"n": rows, "c": {name: column}}`; see `column`."""
    return {"n": frame.height, "c": {name: column(frame[name]) for name in frame.columns}}


def column(values: pl.Series) -> dict[str, Any]:
    """One column: `v` its values (days since 1970 for dates), or `d` its different words and `i` which (-1 none).

    A column of nulls is empty: `{}`.
    """
    if values.null_count() == len(values):
        return {}
    if values.dtype == pl.Date:
        return {"v": values.to_physical().to_list(), "t": "day"}
    if values.dtype != pl.String:
        return {"v": values.to_list()}
    words = values.drop_nulls().unique(maintain_order=True)
    if len(words) > 0.7 * len(values):
        return {"v": values.to_list()}
    places = pl.DataFrame({"word": words}).with_row_index("at")
    at = values.alias("word").to_frame().join(places, on="word", how="left", maintain_order="left")["at"]
    return {"d": words.to_list(), "i": at.cast(pl.Int64).fill_null(-1).to_list()}


def runs(values: npt.NDArray[np.int64]) -> list[int]:
    """Whole numbers as steps from their predecessor, each with how often it comes in a row: `[step, times, ...]`.

    The first step counts from nought. A level stretch and a steady climb are one pair each.
    """
    if not len(values):
        return []
    steps = np.diff(values, prepend=0)
    starts = np.flatnonzero(np.diff(steps, prepend=steps[0] - 1))
    times = np.diff(starts, append=len(steps))
    return [int(number) for number in np.column_stack([steps[starts], times]).ravel()]
