"""Discrepancies by name: each rule a small function that shows its evidence and says it in one sentence."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.tolls.findings.finding import Evidence, Finding, Rule, evidence, to_frame
from pipelines.tolls.findings.stale import stale_quote
from pipelines.tolls.rules import Rules
from pipelines.tolls.scopes import Scopes

RULES: tuple[Rule, ...] = (stale_quote,)


def find(
    claims: pl.DataFrame,
    told: pl.DataFrame,
    fitted: pl.DataFrame,
    rules: Rules,
    scopes: Scopes,
    known_on: date | None = None,
) -> pl.DataFrame:
    """The rows of table `findings`: every rule asked about the claims and what the fit (`series_claims`) made of them.

    `told` are the claims of the curves, as `series.sort_into_series` gives them.
    """
    seen = evidence(claims, told, fitted, rules, scopes, known_on)
    return to_frame([finding for rule in RULES for finding in rule(seen)], rules)


__all__ = ["RULES", "Evidence", "Finding", "find"]
