"""Finds the files to read: walks folders, tells ordinary files from everything else, opens them without ever waiting.

Files whose name starts with a dot or ends in `.part` are being written or hidden, READMEs explain: all are passed
over in silence. Whatever else can't be an input is listed with its reason.
"""

# Paths are plain strings: there may be a hundred thousand, some with bytes that are no text.
# ruff: noqa: PTH100, PTH114, PTH116, PTH118, PTH119, PTH120, PTH122, PTH208

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from pipelines.articles.draft import Refusal
from pipelines.articles.errors import InputError

MANIFEST = "articles.csv"
FORMATS = {".txt": "txt", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv"}


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it is on disk: `bytes`, and modification and status-change times in nanoseconds since 1970."""

    path: str
    bytes: int
    modified_ns: int
    changed_ns: int

    @property
    def name(self) -> str:
        """File name without its folder."""
        return os.path.basename(self.path)

    @property
    def folder(self) -> str:
        """Folder the file is in."""
        return os.path.dirname(self.path)

    @property
    def format(self) -> str | None:
        """txt, jsonl or csv, by the ending of the name; None for every other."""
        return FORMATS.get(os.path.splitext(self.name)[1].lower())


@dataclass
class Found:
    """What lies under the paths of a run: files in the order of their paths, and what was refused, by path."""

    roots: list[str] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    refused: list[tuple[str, Refusal]] = field(default_factory=list)
    folders: set[tuple[int, int]] = field(default_factory=set)


def find(paths: Iterable[str | Path], may_be_empty: bool = False) -> Found:
    """All files under the paths, each once, in order. A manifest stands for its folder.

    Raises InputError for a path that isn't there. An empty folder is refused unless it `may_be_empty`.
    """
    found = Found()
    for given in paths:
        path = os.path.abspath(os.fspath(given))
        if os.path.basename(path) == MANIFEST and _is_file(path):
            path = os.path.dirname(path)
        _find_one(path, found, may_be_empty)
    found.sources = dict(sorted(found.sources.items()))
    return found


def shown(path: str) -> str:
    """A path as it can be stored and printed: bytes that are not UTF-8 appear as `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """An ordinary file, open for reading. Raises Refusal (`unreadable`) for anything else; never waits for a pipe."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise _unreadable(error) from None
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise Refusal("unreadable", "is not an ordinary file")
        try:
            yield file
        except OSError as error:
            raise _unreadable(error) from None


def _find_one(path: str, found: Found, may_be_empty: bool) -> None:
    try:
        status = os.stat(path)
    except FileNotFoundError:
        raise InputError(f"there is no file or folder {shown(path)!r}") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise InputError(f"{shown(path)!r} can't be read: {getattr(error, 'strerror', error)}") from None
    found.roots.append(path)
    if not stat.S_ISDIR(status.st_mode):
        _take(path, status, found)
        return
    before = len(found.sources) + len(found.refused)
    visited = len(found.folders)
    _walk(path, status, found)
    nothing = len(found.sources) + len(found.refused) == before and len(found.folders) > visited
    if nothing and not may_be_empty:
        found.refused.append((path, Refusal("empty", "is a folder without any .txt, .jsonl or .csv file")))


def _walk(top: str, status: os.stat_result, found: Found) -> None:
    """Every file below a folder; a folder that was met before (a link back, a path given twice) is passed over.

    Links are followed last, so that a folder is known by its own name where it has one here.
    """
    pending = [(top, status)]
    while pending:
        folder, status = pending.pop()
        if (status.st_dev, status.st_ino) in found.folders:
            continue
        found.folders.add((status.st_dev, status.st_ino))
        try:
            names = sorted(os.listdir(folder))
        except OSError as error:
            found.refused.append((folder, _unreadable(error)))
            continue
        for name in names:
            path = os.path.join(folder, name)
            if _passed_over(name):
                continue
            try:
                inside = os.stat(path)
            except OSError as error:
                found.refused.append((path, _unreadable(error)))
                continue
            if not stat.S_ISDIR(inside.st_mode):
                _take(path, inside, found)
            elif os.path.islink(path):
                pending.insert(0, (path, inside))
            else:
                pending.append((path, inside))


def _passed_over(name: str) -> bool:
    return name.startswith(".") or name.endswith(".part") or os.path.splitext(name)[0].lower() == "readme"


def _take(path: str, status: os.stat_result, found: Found) -> None:
    source = Source(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    if not stat.S_ISREG(status.st_mode):
        found.refused.append((path, Refusal("unreadable", "is not an ordinary file")))
    elif source.format is None:
        found.refused.append((path, Refusal("unknown_format", "is not a .txt, .jsonl or .csv file")))
    else:
        found.sources[path] = source


def _is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def _unreadable(error: OSError) -> Refusal:
    return Refusal("unreadable", f"can't be read: {(error.strerror or 'input error').lower()}")
