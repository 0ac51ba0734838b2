"""Discrepancies by name: each rule a small function that shows its evidence and says it in one sentence."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.tolls.findings.digits import digit_error
from pipelines.tolls.findings.finding import Evidence, Rule, evidence, to_frame
from pipelines.tolls.findings.meanings import flow_as_cumulative, scope_mismatch, unit_mismatch
from pipelines.tolls.findings.off import off_curve
from pipelines.tolls.findings.revisions import (
    counter_restart,
    downward_revision,
    leap,
    retroactive_addition,
    stock_fell,
)
from pipelines.tolls.findings.stale import misdated_article, stale_quote
from pipelines.tolls.findings.sums import adds_up, component_sum
from pipelines.tolls.findings.voices import (
    anonymised_source,
    derived_figure,
    modifier_drift,
    re_mention,
    refuted,
    rounded_up_floor,
    syndicated_duplicate,
)
from pipelines.tolls.rules import Rules
from pipelines.tolls.scopes import Scopes

HERE: tuple[Rule, ...] = (
    stale_quote,
    misdated_article,
    downward_revision,
    counter_restart,
    stock_fell,
    retroactive_addition,
    leap,
    scope_mismatch,
    unit_mismatch,
    flow_as_cumulative,
    digit_error,
    component_sum,
    adds_up,
    syndicated_duplicate,
    anonymised_source,
    modifier_drift,
    rounded_up_floor,
    derived_figure,
)
"""Rules that look at one measure in one place: they are asked again only where something changed."""

EVERYWHERE: tuple[Rule, ...] = (re_mention, refuted)
"""Rules that look across places, at few claims."""

RULES = HERE + EVERYWHERE


def find(
    claims: pl.DataFrame,
    told: pl.DataFrame,
    fitted: pl.DataFrame,
    sources: pl.DataFrame,
    rules: Rules,
    scopes: Scopes,
    known_on: date | None = None,
    which: tuple[Rule, ...] = RULES,
) -> pl.DataFrame:
    """The rows of table `findings`: every rule asked about the claims and what the fit (`series_claims`) made of them.

    What was set aside and no rule speaks of is a finding of its own.

    `told` are the claims of the curves, as `series.sort_into_series` gives them; `sources` has the `name` of each
    `source_id`, for the sentences.
    """
    seen = evidence(claims, told, fitted, sources, rules, scopes, known_on)
    found = [rule(seen) for rule in which]
    return to_frame([*found, off_curve(seen, found)], rules)


__all__ = ["EVERYWHERE", "HERE", "RULES", "Evidence", "find"]
