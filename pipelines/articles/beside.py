"""Tells which files of a folder have to be opened: those that are new or changed, or of which the manifest says so."""

# Paths are plain strings: there may be a hundred thousand, some with bytes that are no text.
# ruff: noqa: PTH116, PTH118

from __future__ import annotations

import os

import polars as pl

from pipelines.articles.files import MANIFEST, Source, shown
from pipelines.articles.limits import Limits
from pipelines.articles.manifest import Manifest, load

State = tuple[int, int, int, str]
"""A file as it was read: bytes, modified_ns, changed_ns, context_hash."""


def context(version: str, manifest_row: str = "") -> str:
    """What a reading depends on beside the file: the version of the readers, and what a manifest says of it."""
    return f"{version}:{manifest_row}"


def read_before(inputs: pl.DataFrame | None, version: str) -> dict[str, State]:
    """The files of the table `inputs` that readers of this version have read, by path."""
    if inputs is None:
        return {}
    rows = inputs.select("path", "bytes", "modified_ns", "changed_ns", "context_hash").iter_rows()
    return {
        path: (size, modified, changed, of)
        for path, size, modified, changed, of in rows
        if of.startswith(f"{version}:")
    }


class Beside:
    """One folder: its manifest, opened only when it or a text beside it is new or has changed, and what was read.

    `stable` says that the manifest is as it was, or that there is none as before. A manifest that was given for the
    whole reading stands in for the folder's own.
    """

    def __init__(
        self, folder: str, known: dict[str, State], limits: Limits, version: str, given: Manifest | None = None
    ) -> None:
        self.folder = folder
        self.path = given.path if given else os.path.join(folder, MANIFEST)
        self._known = known
        self._limits = limits
        self._version = version
        self._manifest: Manifest | None = given
        self._source = self._on_disk()
        self.stable = self._same(self._source) if self._source else shown(self.path) not in known

    @property
    def opened(self) -> bool:
        """Whether the manifest has to be looked at in this reading: it has changed, or a text beside it has."""
        return self._manifest is not None or not self.stable

    @property
    def manifest(self) -> Manifest:
        """The manifest, read on first use; an empty one where the folder has none or its `articles.csv` holds texts."""
        if self._manifest is None:
            self._manifest = load(self.path, self._limits) if self._source else Manifest(self.path)
        return self._manifest

    def unchanged(self, source: Source) -> bool:
        """Whether a file was read before just as it is now, and with it what the manifest says of it."""
        if not self._same(source):
            return False
        if source.format != "txt" or self.stable:
            return True
        return self._known[shown(source.path)][3] == context(self._version, self.manifest.context_hash(source.name))

    def _on_disk(self) -> Source | None:
        try:
            status = os.stat(self.path)
        except OSError:
            return None
        return Source(self.path, status.st_size, status.st_mtime_ns, status.st_ctime_ns)

    def _same(self, source: Source) -> bool:
        before = self._known.get(shown(source.path))
        return before is not None and before[:3] == (source.bytes, source.modified_ns, source.changed_ns)
