"""From an open ledger to the page: one string of HTML, or a file that is written only when something moved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from pipelines import warehouse
from pipelines.context import Report, silent
from pipelines.ids import make_id
from pipelines.reports.files import write_if_changed
from pipelines.reports.page import curves, document, texts
from pipelines.reports.page.codec import columns
from pipelines.reports.page.gather import Gathered, gather
from pipelines.reports.page.queue import queue
from pipelines.reports.page.vintages import Memory, vintages
from pipelines.settings import VERSION, Settings

SHOWN = (
    *("articles", "rejected_inputs", "stories", "mentions", "claims", "series", "series_claims", "tolls", "findings"),
    *("corrections", "corrected_fields", "sources", "places", "claim_rows", "failures", "conflicts"),
)
"""Tables that the page is made from."""

LAYOUT = "2"
"""Moves when what is gathered for the page does."""

NAME = "report.html"
"""The page among the files of the report stage."""


def page(
    con: duckdb.DuckDBPyConnection,
    *,
    with_texts: bool = True,
    review: str | None = None,
    memory: Memory | None = None,
    report: Report = silent,
) -> str:
    """The whole page as HTML that needs no network and no server.

    `with_texts=False` leaves the articles' texts out and keeps the sentences. `review` is the token of a local server
    that takes the marks an analyst makes; without it the page keeps them until they are exported. `memory` keeps the
    curves of earlier days between runs.
    """
    return "".join(document.render(_data(con, with_texts, memory, report), _stamp(con, with_texts, review), review))


def write(
    con: duckdb.DuckDBPyConnection,
    settings: Settings,
    target: Path,
    *,
    with_texts: bool = True,
    report: Report = silent,
) -> bool:
    """Write the page to `target`; gives whether that changed anything. An unchanged ledger costs one look."""
    stamp = _stamp(con, with_texts, None)
    if _stamp_of(target) == stamp:
        return False
    memory = Memory(settings.work_file.with_name("earlier_days.json"))
    changed = write_if_changed(target, page(con, with_texts=with_texts, memory=memory, report=report))
    memory.save()
    return changed


def _stamp(con: duckdb.DuckDBPyConnection, with_texts: bool, review: str | None) -> str:
    return make_id(
        warehouse.stamp(con, SHOWN), VERSION, LAYOUT, document.version(), str(with_texts), str(review is None)
    )


def _stamp_of(path: Path) -> str | None:
    """The stamp in the head of a page that was written before."""
    if not path.is_file():
        return None
    with path.open("rb") as handle:
        head = handle.read(4096).decode("utf-8", "replace")
    _, found, rest = head.partition(document.STAMP)
    return rest.split('"')[0] if found else None


def _data(con: duckdb.DuckDBPyConnection, with_texts: bool, memory: Memory | None, report: Report) -> dict[str, Any]:
    """The page's data by name. What is needed at once comes first; sentences and texts are decoded when asked for."""
    found = gather(con)
    chunk_of, chunks = texts.chunked(con, found.articles, found.claims, found.fates["at"]) if with_texts else ([], [])
    sentences = texts.sentences(found.claims)
    data: dict[str, Any] = {
        "ledger": {
            "summary": {
                name: str(value) if name == "known_on" and value else value for name, value in found.summary.items()
            },
            "version": VERSION,
            "claims": columns(_claims(found)),
            "articles": columns(found.articles.drop("article_id", "story_id"))
            | {"ids": found.articles["article_id"].to_list()},
            "chunk": chunk_of,
            "tolls": columns(found.tolls.drop("toll", "place_key")),
            "curves": curves.pooled(found.curves),
            "fates": columns(_fates(found)),
            "latest": curves.latest(found.curves, found.fates),
            "lineages": columns(found.lineages),
            "findings": _with_claims(found, found.findings),
            "asked": _with_claims(found, found.asked),
            "incidents": _with_claims(found, found.incidents),
            "queue": columns(queue(found)),
            "sentences": texts.SENTENCES,
            "corrections": columns(_corrections(found)),
        },
        "vintages": {str(toll): rows for toll, rows in vintages(con, found, memory, report).items()},
        **{f"sentences-{number}": words for number, words in enumerate(sentences)},
    }
    return data | {f"texts-{number}": chunk for number, chunk in enumerate(chunks)}


def _claims(found: Gathered) -> pl.DataFrame:
    """The claims without their sentences; article and whole by number."""
    articles = (
        found.articles.select("article_id").with_row_index("article").with_columns(pl.col("article").cast(pl.Int64))
    )
    wholes = found.claims.select(pl.col("claim_id").alias("subset_of"), pl.col("at").alias("whole"))
    rows = found.claims.join(articles, on="article_id", how="left", maintain_order="left")
    rows = rows.join(wholes, on="subset_of", how="left", maintain_order="left")
    return rows.drop("at", "article_id", "subset_of", "sentence")


def _fates(found: Gathered) -> pl.DataFrame:
    return found.fates.select("toll", "at", "lineage", "phase", "as_of", "lower", "upper", "role", "reason", "fitted")


def _corrections(found: Gathered) -> pl.DataFrame:
    """The decisions with their claim by number."""
    numbers = found.claims.select("claim_id", "at")
    return found.corrections.join(numbers, on="claim_id", how="left", maintain_order="left").drop("claim_id")


def _with_claims(found: Gathered, rows: pl.DataFrame) -> dict[str, Any]:
    """Rows with their claims by number, in the order in which they name them."""
    numbers = dict(found.claims.select("claim_id", "at").iter_rows())
    claims = [[numbers[claim] for claim in ids or [] if claim in numbers] for ids in rows["claim_ids"].to_list()]
    return columns(rows.drop("claim_ids")) | {"claims": claims}
