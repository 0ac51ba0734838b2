"""Drafts, refusals and files as frames with the columns of their tables."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.articles.draft import Draft, Refusal
from pipelines.articles.files import Source, shown
from pipelines.ids import make_id

ARTICLES: dict[str, Any] = {
    "article_id": pl.String,
    "fingerprint": pl.String,
    "publisher": pl.String,
    "wire": pl.String,
    "title": pl.String,
    "url": pl.String,
    "language": pl.String,
    "published_on": pl.Date,
    "published_basis": pl.String,
    "published_precision": pl.Int8,
    "is_sample": pl.Boolean,
    "format": pl.String,
    "origin": pl.String,
    "text": pl.String,
}
REJECTED: dict[str, Any] = {
    "rejection_id": pl.String,
    "path": pl.String,
    "line": pl.Int32,
    "rule": pl.String,
    "reason": pl.String,
    "excerpt": pl.String,
}
INPUTS: dict[str, Any] = {
    "path": pl.String,
    "bytes": pl.Int64,
    "modified_ns": pl.Int64,
    "changed_ns": pl.Int64,
    "context_hash": pl.String,
    "encoding": pl.String,
    "articles": pl.Int32,
    "rejected": pl.Int32,
}
FINGERPRINTED = (
    "text", "publisher", "wire", "title", "url", "language", "published_on", "published_basis", "published_precision",
    "is_sample",
)  # fmt: skip
"""Columns that claims depend on: when one of them changes, so does the fingerprint."""

_EXACT_DAY = 1


def article_frame(drafts: list[tuple[str, Draft]]) -> pl.DataFrame:
    """A row a draft, in the order given, with its id and fingerprint; the same article may stand in several rows."""
    rows = [_article(path, draft) for path, draft in drafts]
    return pl.DataFrame(rows, schema=ARTICLES, orient="row")


def rejected_frame(refused: list[tuple[str, Refusal]]) -> pl.DataFrame:
    """A row a refusal, by path and line."""
    rows = [_rejected(shown(path), refusal) for path, refusal in refused]
    return pl.DataFrame(rows, schema=REJECTED, orient="row").sort("path", "line", "rule", "reason")


def input_frame(inputs: list[tuple[Source, str, str | None, int, int]]) -> pl.DataFrame:
    """A row a file: as it is on disk, what its reading depended on, its encoding, articles found, records refused."""
    rows = [
        (shown(source.path), source.bytes, source.modified_ns, source.changed_ns, *rest) for source, *rest in inputs
    ]
    return pl.DataFrame(rows, schema=INPUTS, orient="row")


def fingerprints(frame: pl.DataFrame) -> pl.Series:
    """The fingerprint of every article of a frame."""
    rows = frame.select(FINGERPRINTED).iter_rows()
    return pl.Series("fingerprint", [make_id(*row) for row in rows], dtype=pl.String)


def _article(path: str, draft: Draft) -> tuple[object, ...]:
    origin = shown(path) if draft.line is None else f"{shown(path)}#{draft.line}"
    precision = _EXACT_DAY if draft.published_on else None
    described = (draft.publisher, draft.wire, draft.title, draft.url, draft.language)
    dated = (draft.published_on, draft.published_basis, precision)
    fingerprint = make_id(draft.text, *described, *dated, draft.is_sample)
    article_id = make_id(draft.publisher, draft.text)
    return (article_id, fingerprint, *described, *dated, draft.is_sample, draft.format, origin, draft.text)


def _rejected(path: str, refusal: Refusal) -> tuple[object, ...]:
    rejection_id = make_id(path, refusal.line, refusal.rule, refusal.reason)
    return (rejection_id, path, refusal.line, refusal.rule, refusal.reason, refusal.excerpt)
