"""Reads a CSV file of articles: one row an article, its text in the column `text`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from pipelines.articles.csv_rows import Table
from pipelines.articles.decode import Decoded, decode
from pipelines.articles.draft import Draft, Refusal
from pipelines.articles.fields import Frame, draft
from pipelines.articles.limits import Limits


def load(file: BinaryIO) -> Decoded:
    """The decoded file. Raises Refusal: empty, binary."""
    raw = file.read()
    if not raw:
        raise Refusal("empty", "is an empty file")
    return decode(raw)


def articles(text: str, frame: Frame, limits: Limits) -> Iterator[Draft | Refusal]:
    """Each row as an article, or as the refusal of one. Raises Refusal (`broken_csv`) without a column `text`."""
    for row in Table(text, "text", limits.record).rows():
        if isinstance(row, Refusal):
            yield row
            continue
        try:
            if "\x00" in row.cells["text"]:
                raise Refusal("binary", "holds a NUL character, so it is not text")
            yield draft(row.cells["text"], row.cells, frame, "csv", row.line)
        except Refusal as refusal:
            refusal.line = row.line
            yield refusal
