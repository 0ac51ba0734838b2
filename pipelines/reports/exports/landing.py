"""Puts an export in its place in one step: whoever looks sees the old one or the new one, never half of one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from pipelines.reports.exports.content import ExportError

MARK = "datapackage.json"
"""The file by which a folder is known as an export of ours, so that no other folder is ever replaced."""


def land_file(target: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a file beside `target`, then move it there. Raises ExportError where a folder is in the way."""
    if target.is_dir():
        raise ExportError(f"{target} is a folder: name a file")
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    os.close(handle)
    partial = Path(name)
    try:
        write(partial)
        partial.chmod(0o644)
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def land_text(target: Path, text: str) -> None:
    """As `land_file`, for a text; what UTF-8 can't write becomes a question mark."""
    land_file(target, lambda partial: _fill(partial, text))


def _fill(partial: Path, text: str) -> None:
    partial.write_text(text, encoding="utf-8", errors="replace", newline="")


def land_folder(target: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a folder beside `target`, then swap it in. Raises ExportError where something else is there."""
    if target.exists() and not (target / MARK).is_file() and (target.is_file() or any(target.iterdir())):
        raise ExportError(f"{target} is there and no export of this kind: name another place")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part"))
    old = partial.with_suffix(".old")
    try:
        write(partial)
        partial.chmod(0o755)
        if target.exists():
            target.replace(old)
        partial.replace(target)
    finally:
        for leftover in (partial, old):
            shutil.rmtree(leftover, ignore_errors=True)
