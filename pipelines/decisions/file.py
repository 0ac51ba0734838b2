"""Reads `corrections.csv` and appends to it: one decision a line, nothing in it is ever changed or removed by us.

A line that can't be used is given back with its reason; a file that can't be used at all is an error, since a run
without the decisions it has been told to respect would give other tolls without a word.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from pipelines.decisions.cells import neutralised, restored
from pipelines.decisions.decision import COLUMNS, Decision, RefusedError, decision
from pipelines.ids import make_id

_LARGEST = 256_000_000
_LONGEST_LINE = 200_000
"""Bytes of a line: twelve cells of the length that is allowed."""
_BOM = b"\xef\xbb\xbf"


class CorrectionsError(ValueError):
    """A file of corrections that can't be used at all; the message starts with `file:line:`."""


@dataclass(frozen=True)
class Line:
    """A line of the file: the decision it states, or why it states none, and its cells as far as they can be told."""

    number: int
    correction_id: str
    decision: Decision | None
    why: str | None
    cells: dict[str, str]


def read(path: Path) -> list[Line]:
    """Every line of the file but the header, in order; none where there is no file.

    Raises CorrectionsError where the file can't be read or its first line isn't the header.
    """
    if not path.exists():
        return []
    lines = _split(path, _bytes(path))
    header: list[str] | None = None
    found: list[Line] = []
    seen: dict[str, int] = {}
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        if header is None:
            header = _header(path, number, raw)
            continue
        found.append(_line(number, raw, header, seen))
    return found


def append(path: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions at the end of the file, all or none; makes the file, with its header, where there is none.

    One process at a time writes; what is there already is left as it is. Raises CorrectionsError where the file isn't
    one of corrections, OSError where it can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_name(path.name + ".lock"), timeout=30):
        header, opening = _before(path)
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        if not header:
            header = list(COLUMNS)
            writer.writerow(header)
        for made in decisions:
            cells = dict(zip(COLUMNS, made.cells, strict=True))
            writer.writerow([neutralised(cells.get(name, "")) for name in header])
        _write(path, opening + text.getvalue().encode("utf-8"))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise CorrectionsError(f"{path}:0: is larger than {_LARGEST:,} bytes")
        return path.read_bytes()
    except OSError as error:
        raise CorrectionsError(f"{path}:0: can't be read: {error.strerror}") from None


def _split(path: Path, content: bytes) -> list[bytes]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CorrectionsError(f"{path}:1: is UTF-16: save it as CSV UTF-8")
    return [line.rstrip(b"\r") for line in content.removeprefix(_BOM).split(b"\n")]


def _header(path: Path, number: int, raw: bytes) -> list[str]:
    shown = raw[:_LONGEST_LINE].decode("utf-8", "replace")
    try:
        header = [cell.strip().lower() for cell in next(csv.reader([shown], strict=True))]
    except csv.Error as error:
        raise CorrectionsError(f"{path}:{number}: {error}") from None
    missing = [name for name in COLUMNS if name not in header]
    if missing and shown.count(";") >= len(COLUMNS) - 1:
        raise CorrectionsError(f"{path}:{number}: has semicolons between its cells: save it with commas")
    if missing:
        raise CorrectionsError(f"{path}:{number}: the first line must name the columns; missing: {', '.join(missing)}")
    twice = sorted({name for name in COLUMNS if header.count(name) > 1})
    if twice:
        raise CorrectionsError(f"{path}:{number}: names a column twice: {', '.join(twice)}")
    return header


def _line(number: int, raw: bytes, header: list[str], seen: dict[str, int]) -> Line:
    cells: dict[str, str] = {}
    try:
        cells = _cells(raw, header)
        made = decision(cells)
    except RefusedError as error:
        kept = {name: _excerpt(cells.get(name, "")) for name in COLUMNS}
        return Line(number, make_id("refused", number, *kept.values()), None, str(error), kept)
    before = seen.get(made.correction_id(), 0)
    seen[made.correction_id()] = before + 1
    return Line(number, made.correction_id(before), made, None, dict(zip(COLUMNS, made.cells, strict=True)))


def _cells(raw: bytes, header: list[str]) -> dict[str, str]:
    if len(raw) > _LONGEST_LINE:
        raise RefusedError(f"is longer than {_LONGEST_LINE:,} bytes")
    text = raw.decode("utf-8", "surrogateescape")
    try:
        row = next(csv.reader([text], strict=True))
    except csv.Error as error:
        raise RefusedError(f"is no row of a CSV file, one line a row: {error}") from None
    if len(row) != len(header):
        raise RefusedError(f"has {len(row)} cells where the header has {len(header)}")
    return {name: restored(cell.strip(" ")) for name, cell in zip(header, row, strict=True)}


def _excerpt(cell: str) -> str:
    """The first characters of a cell of a refused line, with what can't be stored made visible."""
    head = cell[:200].encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in head)


def _before(path: Path) -> tuple[list[str], bytes]:
    """The header of the file as it stands, and what must come before the next line."""
    if not path.exists() or not path.stat().st_size:
        return [], b""
    content = _bytes(path)
    lines = enumerate(_split(path, content), start=1)
    number, first = next(((number, line) for number, line in lines if line.strip()), (1, b""))
    if not first.strip():
        return [], b"" if content.endswith(b"\n") else b"\n"
    return _header(path, number, first), b"" if content.endswith(b"\n") else b"\n"


def _write(path: Path, content: bytes) -> None:
    """One write at the end of the file; a disk that fills up midway leaves the file as it was."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        size = os.fstat(handle).st_size
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(handle, left) :]
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)
