"""What the inbox looks like from outside: one fingerprint of its files' names, sizes and times."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import xxhash

UNFINISHED = (".part", ".partial", ".tmp", ".crdownload", ".download", "~")
"""Endings of files that are still being written or aren't meant to be read."""


@dataclass(frozen=True)
class Look:
    """One look at a folder: how many files it holds, and a fingerprint that moves when one comes, goes or changes."""

    files: int
    fingerprint: str


def look(folder: Path) -> Look:
    """Look at all files below `folder`. Hidden and unfinished ones don't count, nor one that vanishes meanwhile."""
    files, total = 0, 0
    for seen in _files(str(folder), ""):
        files += 1
        total = (total + xxhash.xxh3_128_intdigest(seen)) % (1 << 128)
    return Look(files, f"{total:032x}")


def _files(folder: str, prefix: str) -> Iterator[bytes]:
    try:
        scan = os.scandir(folder)
    except OSError:
        return
    with scan as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith(UNFINISHED):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(entry.path, f"{prefix}{entry.name}/")
                elif entry.is_file():
                    stat = entry.stat()
                    # the status-change time moves even where a copy carries its old modification time along
                    seen = f"{prefix}{entry.name}\0{stat.st_size}\0{stat.st_mtime_ns}\0{stat.st_ctime_ns}"
                    yield os.fsencode(seen)
            except OSError:
                continue
