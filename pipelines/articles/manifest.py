"""Reads `articles.csv`: what is known of the text files beside it that say nothing about themselves.

A row names its file in the column `file`; the other columns are those of front matter. What a text's own front matter
states goes before the manifest's word.
"""

# Paths are plain strings: there may be a hundred thousand, some with bytes that are no text.
# ruff: noqa: PTH119, PTH208

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.articles.csv_rows import Table
from pipelines.articles.decode import check_text, decode
from pipelines.articles.draft import Refusal
from pipelines.articles.fields import KEYS
from pipelines.articles.files import MANIFEST, opened
from pipelines.articles.limits import Limits
from pipelines.ids import make_id


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its line in the manifest and what it states, only keys that hold something."""

    line: int
    stated: dict[str, str]

    @property
    def hash(self) -> str:
        """Changes when what the row states does, and not when another row does."""
        return make_id(*(part for pair in sorted(self.stated.items()) for part in pair))


@dataclass
class Manifest:
    """The rows of one manifest by file name, and what was wrong with it. `broken` is set where none could be read.

    `of_texts` is set where the file is no manifest but a table of articles that happens to have its name.
    """

    path: str
    encoding: str | None = None
    entries: dict[str, Entry] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    broken: Refusal | None = None
    of_texts: bool = False

    def context_hash(self, name: str) -> str:
        """What the reading of the text file `name` depends on: its row, or that the manifest can't be read."""
        if self.broken:
            return make_id("broken", self.broken.reason)
        entry = self.entry(name)
        return entry.hash if entry else ""

    def entry(self, name: str) -> Entry | None:
        """The row of a file, however its accents are composed: file systems and spreadsheets disagree on that."""
        return self.entries.get(_composed(name))

    def orphans(self, folder: str) -> Iterable[Refusal]:
        """A refusal for each row whose file isn't there."""
        there = {_composed(name) for name in os.listdir(folder)}
        for name, entry in self.entries.items():
            if name not in there:
                yield Refusal("orphan_manifest", f"names {name!r}, which is not in its folder", entry.line, name)


def load(path: str, limits: Limits) -> Manifest:
    """The manifest at `path`; problems are kept in it, none is raised."""
    manifest = Manifest(path)
    try:
        with opened(path) as file:
            raw = file.read(limits.file + 1)
        if not raw:
            raise Refusal("empty", "is an empty file")
        if len(raw) > limits.file:
            raise Refusal("too_large", f"is larger than {limits.file:,} bytes")
        decoded = decode(raw)
        check_text(decoded.text)
        manifest.encoding = decoded.encoding
        if _holds_texts(decoded.text, limits):
            manifest.of_texts = True
            return manifest
        table = Table(decoded.text, "file", limits.record)
    except Refusal as refusal:
        manifest.broken = refusal
        manifest.refused.append(refusal)
        return manifest
    for row in table.rows():
        if isinstance(row, Refusal):
            manifest.refused.append(row)
        else:
            _take(row.line, row.cells, manifest)
    return manifest


def _holds_texts(text: str, limits: Limits) -> bool:
    try:
        return "file" not in Table(text, "text", limits.record).header
    except Refusal:
        return False


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _take(line: int, cells: dict[str, str], manifest: Manifest) -> None:
    name = _composed(cells["file"].strip())
    stated = {key: cells[key].strip() for key in KEYS if cells.get(key, "").strip()}
    if name != os.path.basename(name) or not name or "\x00" in name:
        reason = f"names {name!r}, which is not a file in its own folder"
        manifest.refused.append(Refusal("orphan_manifest", reason, line, name))
    elif not name.lower().endswith(".txt"):
        reason = f"names {name!r}, but only .txt files are described by a manifest"
        manifest.refused.append(Refusal("orphan_manifest", reason, line, name))
    elif name in manifest.entries:
        first = manifest.entries[name].line
        reason = f"names {name!r} again, which line {first} of {MANIFEST} does; this row is not used"
        manifest.refused.append(Refusal("duplicate", reason, line, name))
    else:
        manifest.entries[name] = Entry(line, stated)
