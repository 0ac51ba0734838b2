"""Reads files into articles: opens what is new or changed, hands each file to its format's reader, collects the rest.

`read` is the whole of it for a notebook; the stage uses `gather` and `settle.settle` with what the ledger knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl

from pipelines.articles import csv_table, json_lines, text_file
from pipelines.articles.beside import Beside, context, read_before
from pipelines.articles.draft import Draft, Refusal
from pipelines.articles.errors import InputError
from pipelines.articles.fields import Frame
from pipelines.articles.files import MANIFEST, Found, Source, find, opened, shown
from pipelines.articles.frames import article_frame, input_frame, rejected_frame
from pipelines.articles.limits import Limits
from pipelines.articles.manifest import Manifest, load
from pipelines.articles.settle import settle
from pipelines.articles.undated import dated
from pipelines.claims_table import TableError, is_claims_table, read_claims
from pipelines.context import Report, silent

VERSION = "3"
"""Moves when the same files would be read differently: all are then opened again."""


@dataclass(frozen=True)
class Reading:
    """Frames with the columns of the tables `articles`, `rejected_inputs` and `inputs`, recorded_at apart.

    `roots` are the files and folders that were asked for, `skipped` the files that had not changed.
    """

    articles: pl.DataFrame
    rejected: pl.DataFrame
    inputs: pl.DataFrame
    roots: list[str]
    skipped: list[str]


@dataclass
class _Batch:
    """What has been collected so far in one reading."""

    today: date
    limits: Limits
    drafts: list[tuple[str, Draft]] = field(default_factory=list)
    refused: list[tuple[str, Refusal]] = field(default_factory=list)
    inputs: list[tuple[Source, str, str | None, int, int]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def note(self, source: Source, context: str, encoding: str | None, drafts: int, refused: int) -> None:
        """Remember that a file has been read, so that the next run passes over it."""
        self.inputs.append((source, context, encoding, drafts, refused))


def read(
    paths: Iterable[str | Path],
    known: pl.DataFrame | None = None,
    report: Report = silent,
    *,
    today: date | None = None,
    limits: Limits | None = None,
) -> Reading:
    """The articles in files and folders, each once; what could not be read, with the reason; and the files themselves.

    `known` has the columns of `inputs`: files in it that have not changed are not opened. Raises InputError for a path
    that isn't there; anything else that is wrong is a row of `rejected`. Articles that state no date are dated from
    their text where it allows.
    """
    reading = gather(paths, known, report, today=today, limits=limits)
    settled = settle(reading.articles)
    rejected = pl.concat([reading.rejected, settled.rejected])
    return Reading(settled.new, rejected, reading.inputs, reading.roots, reading.skipped)


def gather(
    paths: Iterable[str | Path],
    known: pl.DataFrame | None = None,
    report: Report = silent,
    *,
    today: date | None = None,
    limits: Limits | None = None,
    may_be_empty: bool = False,
    given: Path | None = None,
) -> Reading:
    """As `read`, with every copy of an article that was met: which to keep is for `settle` to say.

    A manifest that is `given` describes texts in any folder, in the place of the manifests beside them.
    """
    batch = _Batch(today or datetime.now(UTC).date(), limits or Limits())
    manifest = _manifest(given, batch)
    found = find(paths, may_be_empty)
    batch.refused += found.refused
    before = read_before(known, VERSION)
    done = 0
    for folder, sources in _by_folder(found):
        beside = Beside(folder, before, batch.limits, VERSION, manifest)
        for source in sources:
            if done % 100 == 0:
                report("reading files", done, len(found.sources))
            done += 1
            if source.name != MANIFEST:
                _read_source(source, beside, batch)
        if beside.path in found.sources:
            _read_manifest(found.sources[beside.path], beside, batch)
    report("reading files", done, len(found.sources))
    return Reading(
        dated(article_frame(batch.drafts)),
        rejected_frame(batch.refused),
        input_frame(batch.inputs),
        [shown(root) for root in found.roots],
        [shown(path) for path in batch.skipped],
    )


def _manifest(path: Path | None, batch: _Batch) -> Manifest | None:
    if path is None:
        return None
    if not path.is_file():
        raise InputError(f"there is no manifest {path}")
    manifest = load(str(path), batch.limits)
    batch.refused += [(manifest.path, refusal) for refusal in manifest.refused]
    return manifest


def _by_folder(found: Found) -> Iterator[tuple[str, list[Source]]]:
    """The files of each folder together, since they share a manifest."""
    folders: dict[str, list[Source]] = {}
    for source in found.sources.values():
        folders.setdefault(source.folder, []).append(source)
    yield from folders.items()


def _read_manifest(source: Source, beside: Beside, batch: _Batch) -> None:
    """Note what was wrong with a manifest that was opened; read a table of articles that is called as one."""
    if not beside.opened or (beside.stable and beside.manifest.of_texts):
        batch.skipped.append(source.path)
    elif beside.manifest.of_texts:
        _read_records(source, batch)
    else:
        refused = [*beside.manifest.refused, *beside.manifest.orphans(beside.folder)]
        batch.refused += [(source.path, refusal) for refusal in refused]
        batch.note(source, context(VERSION), beside.manifest.encoding, 0, len(refused))


def _read_source(source: Source, beside: Beside, batch: _Batch) -> None:
    if beside.unchanged(source):
        batch.skipped.append(source.path)
    elif source.format == "txt":
        _read_text(source, beside.manifest, batch)
    elif source.format == "csv" and source.bytes <= batch.limits.file and is_claims_table(Path(source.path)):
        _note_claims(source, batch)
    else:
        _read_records(source, batch)


def _read_text(source: Source, beside: Manifest, batch: _Batch) -> None:
    encoding, drafts = None, 0
    try:
        if beside.broken:
            reason = f"waits until {MANIFEST} beside it can be read: it {beside.broken.reason}"
            raise Refusal(beside.broken.rule, reason)
        decoded = text_file.load(source.path, batch.limits)
        encoding = decoded.encoding
        draft = text_file.article(decoded.text, beside.entry(source.name), batch.today)
        batch.drafts.append((source.path, draft))
        drafts = 1
    except Refusal as refusal:
        batch.refused.append((source.path, refusal))
        if refusal.rule == "unreadable":  # not noted as read, so that the next run tries again
            return
    batch.note(source, context(VERSION, beside.context_hash(source.name)), encoding, drafts, 1 - drafts)


def _note_claims(source: Source, batch: _Batch) -> None:
    """A table of claims holds no article: its bad rows are told here, the rest is for the claims stage to read."""
    try:
        bad = [Refusal("bad_field", row.reason, row.line) for row in read_claims(Path(source.path)).bad]
    except TableError as error:
        bad = [Refusal("broken_csv", str(error))]
    batch.refused += [(source.path, refusal) for refusal in bad[: batch.limits.refusals]]
    if len(bad) > batch.limits.refusals:
        more = len(bad) - batch.limits.refusals
        batch.refused.append((source.path, Refusal("broken_records", f"{more:,} more rows were refused")))
    batch.note(source, context(VERSION), "utf-8", 0, len(bad))


def _read_records(source: Source, batch: _Batch) -> None:
    encodings: set[str] = set()
    drafts, refused = 0, 0
    try:
        if source.bytes > batch.limits.file:
            raise Refusal("too_large", f"is larger than {batch.limits.file:,} bytes; split it")
        for outcome in _records(source, batch, encodings):
            if isinstance(outcome, Draft):
                drafts += 1
                batch.drafts.append((source.path, outcome))
                continue
            refused += 1
            if refused <= batch.limits.refusals:
                batch.refused.append((source.path, outcome))
        if not drafts and not refused:
            raise Refusal("empty", "holds no record")
    except Refusal as refusal:
        refused += 1
        batch.refused.append((source.path, refusal))
        if refusal.rule == "unreadable":
            return
    if refused > batch.limits.refusals:
        more = refused - batch.limits.refusals
        batch.refused.append((source.path, Refusal("broken_records", f"{more:,} more records were refused")))
    batch.note(source, context(VERSION), "+".join(sorted(encodings)) or None, drafts, refused)


def _records(source: Source, batch: _Batch, encodings: set[str]) -> Iterator[Draft | Refusal]:
    frame = Frame("record", batch.today)
    with opened(source.path) as file:
        if source.format == "jsonl":
            named = json_lines.encoding(file)
            yield from json_lines.articles(file, named, frame, batch.limits, encodings)
        else:
            decoded = csv_table.load(file)
            encodings.add(decoded.encoding)
            yield from csv_table.articles(decoded.text, frame, batch.limits)
