"""A claim's story: its words, who says it, how its day, place and source were settled, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from pipelines.reports.explain.find import claim_id
from pipelines.warehouse import query

Row = dict[str, Any]


@dataclass(frozen=True)
class ClaimStory:
    """One claim. `claim` has its words and article too; `incident` holds the other
    claims that tell of the same one, `fate` a row a series, `binds` the tolls that rest on it."""

    claim: Row
    source: Row | None
    copies: list[Row]
    incident: list[Row]
    whole: Row | None
    parts: list[Row]
    fate: list[Row]
    binds: list[Row]
    findings: list[Row]
    corrections: list[Row]


def story(con: duckdb.DuckDBPyConnection, word: str) -> ClaimStory:
    """The story of the claim whose id opens with `word`. Raises NothingFoundError."""
    key = claim_id(con, word)
    claim = query(con, "reports/explain_claim", id=key).to_dicts()[0]
    kin = query(con, "reports/explain_kin", id=key).to_dicts()
    source = query(con, "reports/explain_source_of_id", id=claim["source_id"]).to_dicts()
    return ClaimStory(
        claim=claim,
        source=source[0] if source else None,
        copies=query(con, "reports/explain_copies", id=claim["article_id"]).to_dicts(),
        incident=query(con, "reports/explain_incident", id=key).to_dicts(),
        whole=next((row for row in kin if row["kin"] == "whole"), None),
        parts=[row for row in kin if row["kin"] == "part"],
        fate=query(con, "reports/explain_fate", id=key).to_dicts(),
        binds=query(con, "reports/explain_binds", id=key).to_dicts(),
        findings=query(con, "reports/explain_claim_findings", id=key).to_dicts(),
        corrections=query(con, "reports/explain_corrections", id=key).to_dicts(),
    )
