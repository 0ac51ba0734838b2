"""What a finding is, and what its rules may look at."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from pipelines.ids import make_id
from pipelines.tolls.lineages import normalised
from pipelines.tolls.rules import Rules
from pipelines.tolls.scopes import Scopes

SCHEMA: dict[str, Any] = {
    "finding_id": pl.String,
    "rule": pl.String,
    "severity": pl.String,
    "series_id": pl.String,
    "claim_ids": pl.List(pl.String),
    "evidence": pl.String,
    "sentence": pl.String,
}


@dataclass(frozen=True)
class Finding:
    """A discrepancy: its rule, the claims it rests on (the one at fault first), its evidence, and one sentence."""

    rule: str
    claims: tuple[str, ...]
    sentence: str
    evidence: dict[str, Any] = field(default_factory=dict)
    series_id: str | None = None


@dataclass(frozen=True)
class Evidence:
    """What the rules look at.

    told: the claims of the curves, with what the fit made of each (`role`, `reason`, `phase`, `fit_day`, `fitted`).
    others: every other claim published so far: daily and event figures, denied and hypothetical ones.
    """

    others: pl.DataFrame
    told: pl.DataFrame
    rules: Rules
    scopes: Scopes


Rule = Callable[[Evidence], list[Finding]]


def evidence(
    claims: pl.DataFrame,
    told: pl.DataFrame,
    fitted: pl.DataFrame,
    rules: Rules,
    scopes: Scopes,
    known_on: date | None,
) -> Evidence:
    """The claims published by `known_on`, and the claims of the curves beside what the fit made of them."""
    if known_on is not None:
        claims = claims.filter(pl.coalesce("published_on", "as_of").fill_null(date.max) <= known_on)
    fate = fitted.select("claim_id", "role", "reason", "phase", pl.col("as_of").alias("fit_day"), "fitted")
    others = claims.join(told, on="claim_id", how="anti").with_columns(
        pl.coalesce("source_id", normalised(pl.col("source"))).fill_null("").alias("lineage"),
        pl.col("population")
        .replace_strict(dict(scopes.of_population), default=pl.col("population"), return_dtype=pl.String)
        .alias("scope"),
        pl.coalesce("place_id", normalised(pl.col("place"))).fill_null("unstated").alias("place_key"),
        pl.coalesce("published_on", "as_of").alias("known"),
        pl.coalesce("story_id", "article_id", "claim_id").alias("voice"),
    )
    return Evidence(others, told.join(fate, on="claim_id", how="left", maintain_order="left"), rules, scopes)


def to_frame(found: list[Finding], rules: Rules) -> pl.DataFrame:
    """Rows of table `findings`, each finding once, in the order of the ids."""
    rows = [
        (
            make_id(finding.rule, *finding.claims),
            finding.rule,
            rules.severities[finding.rule],
            finding.series_id,
            list(finding.claims),
            json.dumps(finding.evidence, ensure_ascii=False, sort_keys=True, default=str),
            finding.sentence,
        )
        for finding in found
    ]
    frame = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    return frame.unique("finding_id", keep="first", maintain_order=True).sort("finding_id")


def pairs(left: pl.DataFrame, right: pl.DataFrame, on: list[str], days: float, by: str = "as_of") -> pl.DataFrame:
    """Different claims that agree in `on` and lie at most `days` apart in column `by`.

    The right one's columns end in _2. Joined by windows of days, so that the cost grows with the claims and not with
    their square.
    """
    window = int(days) + 1
    bucket = (pl.col(by).to_physical() // window).alias("bucket")
    others = right.with_columns(bucket).select(*on, "bucket", pl.all().exclude(*on, "bucket").name.suffix("_2"))
    near = pl.concat([left.with_columns(bucket + offset) for offset in (-1, 0, 1)])
    joined = near.join(others, on=[*on, "bucket"], nulls_equal=True).drop("bucket")
    apart = (pl.col(by) - pl.col(f"{by}_2")).dt.total_days().abs()
    return joined.filter((apart <= days) & (pl.col("claim_id") != pl.col("claim_id_2")))


def day(value: date) -> str:
    """A day as people write it: 22 July 2012."""
    return f"{value.day} {value:%B %Y}"


def who(row: dict[str, Any]) -> str:
    """The name under which a claim's source stands in a sentence."""
    return str(row.get("source") or row.get("lineage") or "an unnamed source")


def said(row: dict[str, Any]) -> str:
    """A claim's figure with its modifier, in plain words."""
    if row.get("value") is None:
        low, high = row.get("low"), row.get("high")
        if low is None:
            return f"up to {high:,}" if high is not None else "an unknown number"
        return f"{low:,} to {high:,}" if high is not None else f"at least {low:,}"
    words = {"at_least": "at least ", "more_than": "more than ", "approximately": "about "}
    words |= {"at_most": "up to ", "less_than": "fewer than "}
    return f"{words.get(row.get('quantifier', ''), '')}{row['value']:,}"
