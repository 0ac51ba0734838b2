"""Reads the CSV tables in `seeds/`: knowledge of the field that a domain expert edits without touching Python.

A seed file opens with comment lines (`# column: what it means`), then a header row, then rows. Every error names the
file and the line.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipelines.settings import SEEDS

Parser = Callable[[str], Any]


class SeedError(ValueError):
    """A seed file that can't be used; the message starts with `file:line:`."""


def text(cell: str) -> str:
    """A cell that must hold something."""
    if not cell:
        raise ValueError("is empty")
    return cell


def optional(parse: Parser) -> Parser:
    """A cell that may be empty (gives None), else is read by `parse`."""
    return lambda cell: parse(cell) if cell else None


def integer(cell: str) -> int:
    """A whole number, digits only."""
    try:
        return int(cell)
    except ValueError:
        raise ValueError(f"{cell!r} is not a whole number") from None


def number(cell: str) -> float:
    """A decimal number."""
    try:
        return float(cell)
    except ValueError:
        raise ValueError(f"{cell!r} is not a number") from None


def flag(cell: str) -> bool:
    """`yes`, or `no`, or nothing (no)."""
    if cell not in ("yes", "no", ""):
        raise ValueError(f"{cell!r} is neither yes nor no")
    return cell == "yes"


def choice(*allowed: str) -> Parser:
    """One of the allowed words."""

    def parse(cell: str) -> str:
        if cell not in allowed:
            raise ValueError(f"{cell!r} is not one of {', '.join(allowed)}")
        return cell

    return parse


def listed(parse: Parser = text) -> Parser:
    """Several values between semicolons; an empty cell gives an empty tuple."""
    return lambda cell: tuple(parse(part.strip()) for part in cell.split(";") if part.strip())


def read(name: str | Path, columns: Mapping[str, Parser], folder: Path = SEEDS) -> list[dict[str, Any]]:
    """Rows of `seeds/<name>` as dictionaries, each cell read by its column's parser.

    Raises SeedError naming file and line for a missing or unknown column, a row too long or short, and a cell its
    parser refuses.
    """
    path = folder / name
    return list(_rows(path, columns))


def _rows(path: Path, columns: Mapping[str, Parser]) -> Iterator[dict[str, Any]]:
    try:
        handle = path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise SeedError(f"{path}:0: can't be read: {error.strerror}") from None
    with handle:
        lines = enumerate(handle, start=1)
        numbered = ((number, line) for number, line in lines if not line.startswith("#") and line.strip())
        header: list[str] | None = None
        for line_number, line in numbered:
            cells = _cells(path, line_number, line)
            if header is None:
                header = cells
                _check_header(path, line_number, header, columns)
                continue
            if len(cells) != len(header):
                raise SeedError(f"{path}:{line_number}: {len(cells)} cells where the header has {len(header)}")
            yield _row(path, line_number, dict(zip(header, cells, strict=True)), columns)
        if header is None:
            raise SeedError(f"{path}:1: has no header row")


def _cells(path: Path, line_number: int, line: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], strict=True))]
    except csv.Error as error:
        raise SeedError(f"{path}:{line_number}: {error}") from None


def _check_header(path: Path, line: int, header: list[str], columns: Mapping[str, Parser]) -> None:
    missing = [name for name in columns if name not in header]
    unknown = [name for name in header if name not in columns]
    if missing or unknown:
        raise SeedError(f"{path}:{line}: columns missing: {missing or 'none'}; unknown: {unknown or 'none'}")


def _row(path: Path, line: int, cells: dict[str, str], columns: Mapping[str, Parser]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, parse in columns.items():
        try:
            row[name] = parse(cells[name])
        except ValueError as error:
            raise SeedError(f"{path}:{line}: column {name}: {error}") from None
    return row
