"""The page as the review server hands it out: made once for each published version of the ledger."""

from __future__ import annotations

import json
from html import escape
from threading import Lock

import polars as pl

from pipelines import warehouse
from pipelines.corrections.book import pending
from pipelines.decisions.decision import COLUMNS
from pipelines.decisions.file import read
from pipelines.reports.page import build
from pipelines.reports.page.vintages import Memory
from pipelines.settings import Settings


class Pages:
    """The newest page, with the token by which it may send marks."""

    def __init__(self, settings: Settings, token: str) -> None:
        self._settings, self._token = settings, token
        self._lock = Lock()
        self._made: tuple[str, bytes] | None = None

    def __call__(self) -> bytes:
        """The page in UTF-8; raises WarehouseError where nothing is published."""
        with self._lock, warehouse.reading(self._settings) as con:
            snapshot = self._settings.published.resolve().name
            if self._made is None or self._made[0] != snapshot:
                memory = Memory(self._settings.work_file.with_name("earlier_days.json"))
                text = build.page(con, review=self._token, memory=memory)
                self._made = (snapshot, text.encode("utf-8", "replace"))
            waiting = pending(con, read(self._settings.corrections))
            return self._made[1].replace(_REVIEW, _meta(waiting) + _REVIEW, 1)


_REVIEW = b'<meta name="tollbook-review"'


def _meta(waiting: pl.DataFrame) -> bytes:
    """The decisions that wait for a run, as the page knows its marks: it may have been closed since they were made."""
    columns = [name for name in COLUMNS if name in waiting.columns]
    rows = waiting.select(*(pl.col(name).cast(pl.String).fill_null("") for name in columns), "state").to_dicts()
    content = escape(json.dumps(rows, ensure_ascii=False), quote=True)
    return f'<meta name="tollbook-pending" content="{content}">\n'.encode("utf-8", "replace")
