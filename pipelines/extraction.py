"""Texts in, claims out: the extraction engine as a pure function, without files, clocks or a database.

This is what `tollbook extract` runs, and what a notebook calls: `extract_records([{"id": ..., "text": ...}])`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from datetime import date
from math import inf
from typing import Any

import polars as pl

from pipelines.garbage import uncollected

Record = dict[str, Any]

BATCH = 1024
"""Records that are read together: enough to spread the cost of a pass, few enough for memory."""

SHARE = 250_000
"""Code points that go to a worker at once: half a second's work, so that none waits long for the last to end.

A batch costs some milliseconds whatever its size, so that smaller ones would pay for it: a fifth of that size, a third.
"""

FIELDS = (
    *("start", "end", "surface", "value", "low", "high", "quantifier", "measure", "unit", "population"),
    *("basis", "source", "as_of", "period_start", "place", "subset_of", "status"),
)
"""Keys of a claim, in the order in which they are written."""

DATED = ("published_on", "published_basis", "published_precision")
"""Keys that the answer to a record without a date has besides, between its `id` and its claims."""

_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "�")


class RecordError(ValueError):
    """A record that can't be read: no text, or a date that is none."""


def check_record(record: object) -> Record:
    """The record, if it is an object with an `id` and a `text`, and a `published_on` that is a date or absent."""
    if not isinstance(record, dict):
        raise RecordError("is not a JSON object")
    if not isinstance(record.get("text"), str):
        raise RecordError("has no `text`")
    if "id" not in record:
        raise RecordError("has no `id`")
    day = record.get("published_on")
    if day is not None:
        _day(day)
    return record


def extract_records(
    records: Iterable[Record], executor: Executor | None = None, batch: int = BATCH
) -> Iterator[Record]:
    """For each record, in order, `{"id", "claims": [...], "totals": {...} or None}`.

    A record has `id` and `text`, and may have `published_on` (ISO date) and `publisher`; other keys are ignored. One
    that came without a date is answered with the day inferred from its words as well: `published_on`,
    `published_basis` (`inferred`) and `published_precision` (UCDP date_prec), all null where its words don't tell.
    Offsets count code points of `text`. With an executor (any `concurrent.futures.Executor` whose workers can import
    this project) batches are spread over its workers; the result is the same.
    """
    if executor is None:
        for one in _batches(records, batch):
            yield from extract_batch(one)
        return
    waiting: deque[Future[list[Record]]] = deque()
    for one in _batches(records, batch, SHARE):
        waiting.append(executor.submit(extract_batch, one))
        if len(waiting) > 32:
            yield from waiting.popleft().result()
    for future in waiting:
        yield from future.result()


def _batches(records: Iterable[Record], size: int, share: float = inf) -> Iterator[list[Record]]:
    """At most so many records together, and no further one from so many code points on."""
    batch: list[Record] = []
    length = 0
    for record in records:
        batch.append(record)
        length += len(record["text"])
        if len(batch) >= size or length >= share:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def extract_batch(records: list[Record]) -> list[Record]:
    """As `extract_records`, for one batch in this process."""
    with uncollected():
        return _extracted(records)


def _extracted(records: list[Record]) -> list[Record]:
    from pipelines import claims, mentions
    from pipelines.articles import undated

    articles = undated.inferred(_frame(records))
    found = claims.resolve(articles, mentions.extract(articles))
    sums = claims.totals(articles, found)
    rows: dict[str, list[Record]] = {key: [] for key in articles["article_id"]}
    for key, claim in zip(found["article_id"], _claims(found), strict=True):
        rows[key].append(claim)
    totals = {
        key: {"killed": killed, "injured": injured} if stated else None
        for key, killed, injured, stated in sums.select("article_id", "killed", "injured", "has_totals").iter_rows()
    }
    for key, record in zip(articles["article_id"], records, strict=True):
        for claim in rows[key]:
            claim["surface"] = record["text"][claim["start"] : claim["end"]]
    days = articles.with_columns(pl.col("published_on").dt.to_string("iso")).select("article_id", *DATED)
    return [
        {"id": record["id"], **_inferred(record, day), "claims": rows[key], "totals": totals.get(key)}
        for (key, *day), record in zip(days.iter_rows(), records, strict=True)
    ]


def _inferred(record: Record, day: list[Any]) -> Record:
    """What the answer says of the date of a record that came without one."""
    return {} if record.get("published_on") else dict(zip(DATED, day, strict=True))


def _frame(records: list[Record]) -> pl.DataFrame:
    """The batch as the stages see it. A row number is the id: two records may share theirs."""
    return pl.DataFrame(
        {
            "article_id": [str(number) for number in range(len(records))],
            "text": [_storable(record["text"]) for record in records],
            "published_on": [_day(record.get("published_on")) for record in records],
            "publisher": [_words(record.get("publisher")) for record in records],
            "wire": [_words(record.get("wire")) for record in records],
        },
        schema={
            "article_id": pl.String,
            "text": pl.String,
            "published_on": pl.Date,
            "publisher": pl.String,
            "wire": pl.String,
        },
    )


def _storable(text: str) -> str:
    """Lone surrogates, which no frame can hold, replaced one for one, so that offsets stay."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_SURROGATES)
    return text


def _words(value: object) -> str | None:
    return _storable(value) if isinstance(value, str) and value else None


def _day(value: object) -> date | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise RecordError(f"`published_on` {str(value)[:40]!r} is not a date like 2012-07-22") from None


def _claims(found: pl.DataFrame) -> list[Record]:
    renamed = found.rename({"span_start": "start", "span_end": "end"})
    days = pl.col("as_of", "period_start").dt.to_string("iso")
    return renamed.with_columns(days).select(FIELDS).to_dicts()
