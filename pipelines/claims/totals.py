"""What a careful coder would record for the main event of a text: how many were killed, how many injured."""

from __future__ import annotations

from typing import Any

import polars as pl

SCHEMA: dict[str, Any] = {
    "article_id": pl.String,
    "killed": pl.Int64,
    "injured": pl.Int64,
    "has_totals": pl.Boolean,
}


def totals(articles: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """One row an article: killed and injured of its main event, null where the text gives none; has_totals tells
    whether it has a main event at all.

    claims: one row a claim with article_id, ordinal, measure, value, low, quantifier, basis, status, subset_of.
    """
    rows = []
    for (article_id,), group in claims.sort("article_id", "ordinal").group_by("article_id", maintain_order=True):
        rows.append((article_id, *_of_article(group.to_dicts())))
    found = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    return articles.select("article_id").join(found, on="article_id", how="left", maintain_order="left").with_columns(
        pl.col("has_totals").fill_null(False)
    )


def _of_article(claims: list[dict[str, Any]]) -> tuple[int | None, int | None, bool]:
    events = [c for c in claims if c["basis"] == "event" and c["status"] in ("asserted", "revised") and c["measure"] in ("killed", "injured")]
    if not events:
        return None, None, False
    killed = _measure(events, "killed")
    injured = _measure(events, "injured")
    return killed, injured, killed is not None or injured is not None


def _measure(events: list[dict[str, Any]], measure: str) -> int | None:
    own = [c for c in events if c["measure"] == measure and c["subset_of"] is None]
    amounts = [c["value"] if c["value"] is not None else c["low"] for c in own]
    known = [amount for amount in amounts if amount is not None]
    return known[0] if known else None
