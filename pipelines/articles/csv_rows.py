"""Reads the rows of a CSV file one by one, so that a broken row costs only itself.

Python's reader stops at the first error. Here it starts again on the next line: a quote that is never closed would
otherwise swallow every record after it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pipelines.articles.draft import Refusal, excerpt

_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line it starts on, from 1, and its cells by the header's names in lower case."""

    line: int
    cells: dict[str, str]


@contextmanager
def _cells_up_to(longest: int) -> Iterator[None]:
    """The limit of Python's reader is one for the whole process: what it was comes back."""
    before = csv.field_size_limit(longest)
    try:
        yield
    finally:
        csv.field_size_limit(before)


class Table:
    """The rows of one CSV text. Raises Refusal (`broken_csv`) at once where the header lacks a `needed` column."""

    def __init__(self, text: str, needed: str, longest: int) -> None:
        self._lines = list(io.StringIO(text, newline=""))
        self._longest = longest
        with _cells_up_to(longest):
            self._delimiter, self.header, self._start = self._read_header(needed)

    def _read_header(self, needed: str) -> tuple[str, list[str], int]:
        start = next((number for number, line in enumerate(self._lines) if line.strip()), 0)
        for delimiter in _DELIMITERS:
            try:
                reader = csv.reader(iter(self._lines[start : start + 1]), delimiter=delimiter, strict=True)
                names = [name.strip().lower() for name in next(reader)]
            except (csv.Error, StopIteration):
                continue
            if needed in names:
                repeated = sorted({name for name in names if name and names.count(name) > 1})
                if repeated:
                    raise Refusal("broken_csv", f"the header names {', '.join(repeated)} twice", start + 1)
                return delimiter, names, start + 1
        head = excerpt("".join(self._lines[start : start + 1]))
        raise Refusal("broken_csv", f"the header has no column called {needed}", start + 1, head)

    def rows(self) -> Iterator[Row | Refusal]:
        """Each record, or the refusal of one. After a second quote that runs to the end of the file, gives up there."""
        with _cells_up_to(self._longest):
            yield from self._rows()

    def _rows(self) -> Iterator[Row | Refusal]:
        start, runaways = self._start, 0
        while start < len(self._lines):
            reader = csv.reader(iter(self._lines_from(start)), delimiter=self._delimiter, strict=True)
            begun = start
            try:
                for cells in reader:
                    if any(cells):
                        yield self._row(begun, cells)
                    begun = start + reader.line_num
                return
            except csv.Error as error:
                refusal = self._broken(begun, start + reader.line_num, str(error))
            runaways += refusal.rule == "too_long" or "never closed" in refusal.reason
            if runaways > 1:
                refusal.reason += "; nothing after it was read"
                yield refusal
                return
            yield refusal
            start = begun + 1

    def _lines_from(self, start: int) -> Iterator[str]:
        return (self._lines[number] for number in range(start, len(self._lines)))

    def _row(self, begun: int, cells: list[str]) -> Row | Refusal:
        if len(cells) != len(self.header):
            reason = f"has {len(cells)} cells where the header has {len(self.header)}"
            return Refusal("broken_csv", reason, begun + 1, excerpt(self._lines[begun]))
        return Row(begun + 1, dict(zip(self.header, cells, strict=True)))

    def _broken(self, begun: int, ended: int, error: str) -> Refusal:
        head = excerpt(self._lines[begun])
        if "field larger" in error:
            return Refusal("too_long", f"holds a cell of more than {self._longest:,} characters", begun + 1, head)
        if ended >= len(self._lines) and "unexpected end" in error:
            return Refusal("broken_csv", "opens a quote that is never closed", begun + 1, head)
        return Refusal("broken_csv", f"is not CSV: {error}", begun + 1, head)
