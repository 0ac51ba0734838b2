"""The articles' texts in chunks that the page decodes only when one of their articles is opened."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import duckdb
import polars as pl

from pipelines.warehouse import query

CHUNK = 400_000
"""Characters of text after which a chunk is full."""

SENTENCES = 2000
"""Claims whose sentences make a chunk."""

MOST = 60_000_000
"""Characters of all texts that the page carries: what a browser still opens at once."""

LONGEST = 400_000
"""Characters of one text that the page carries; the ledger keeps the rest."""


def chunked(
    con: duckdb.DuckDBPyConnection, articles: pl.DataFrame, claims: pl.DataFrame, in_tolls: pl.Series
) -> tuple[list[int], list[list[dict[str, Any]]]]:
    """For each article of `articles` its chunk (-1 none); chunks, lists of `{"a": article, "text", "cut", "spans"}`.

    A span is `[start, end, kind, claim or -1, words]`: kind 0 a figure, 1 a quantity. Offsets count code points.
    Articles behind a toll (`in_tolls` numbers their claims) come first; past MOST characters the rest is left out.
    """
    numbers = articles.select("article_id").with_row_index("article")
    behind = claims.filter(pl.col("at").is_in(in_tolls.implode())).select(
        "article_id", pl.lit(value=True).alias("behind")
    )
    texts = (
        query(con, "reports/page_texts")
        .join(numbers, on="article_id")
        .join(behind.unique(), on="article_id", how="left")
    )
    spans = _spans(query(con, "reports/page_mentions"), numbers, claims)
    of = [-1] * articles.height
    chunks: list[list[dict[str, Any]]] = []
    size, total = CHUNK, 0
    for article, text in texts.sort(pl.col("behind").is_null(), "article").select("article", "text").iter_rows():
        shown = text[:LONGEST]
        if total + len(shown) > MOST:
            break
        if size >= CHUNK:
            chunks.append([])
            size = 0
        kept = [span for span in spans.get(article, []) if span[1] <= LONGEST]
        chunks[-1].append({"a": article, "text": shown, "cut": len(text) > LONGEST, "spans": kept})
        of[article] = len(chunks) - 1
        size, total = size + len(shown), total + len(shown)
    return of, chunks


def _spans(mentions: pl.DataFrame, numbers: pl.DataFrame, claims: pl.DataFrame) -> dict[int, list[list[Any]]]:
    """The spans of each article, in reading order."""
    rows = mentions.join(numbers, on="article_id").join(claims.select("claim_id", "at"), on="claim_id", how="left")
    words = pl.when(pl.col("kind") == "quantity").then(
        pl.concat_str(
            pl.col("dimension"), pl.lit(": "), pl.col("magnitude").cast(pl.String), pl.lit(" "), pl.col("unit")
        )
    )
    rows = rows.select(
        "article", "span_start", "span_end", (pl.col("kind") == "quantity").cast(pl.Int64),
        pl.col("at").fill_null(-1), words.fill_null("").alias("words"),
    ).sort("article", "span_start", "span_end")  # fmt: skip
    found: dict[int, list[list[Any]]] = {}
    for article, *span in rows.iter_rows():
        found.setdefault(article, []).append(span)
    return found


def sentences(claims: pl.DataFrame, size: int = SENTENCES) -> list[list[str | None]]:
    """The claims' sentences in chunks of `size` claims, so that a page of many claims opens without reading them."""
    words = claims["sentence"].to_list()
    cuts = [*range(0, len(words), size), len(words)]
    return [words[start:end] for start, end in pairwise(cuts)]
