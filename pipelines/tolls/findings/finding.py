"""What a finding is, and what its rules may look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from pipelines.ids import id_column
from pipelines.tolls.lineages import normalised, place_key
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
_TOLD = {name: kind for name, kind in SCHEMA.items() if name not in ("finding_id", "severity")}
STANDING = ("asserted", "revised")
"""Statuses of claims that somebody stands by."""


@dataclass(frozen=True)
class Evidence:
    """What the rules look at, every claim with the `name` of its source.

    told: the claims of the curves, with what the fit made of each (`role`, `reason`, `phase`, `fit_day`, `fitted`).
    others: every other claim published so far: daily and event figures, denied and hypothetical ones.
    """

    others: pl.DataFrame
    told: pl.DataFrame
    rules: Rules
    scopes: Scopes

    def scope(self, column: str = "scope") -> pl.Expr:
        """A scope in words."""
        words = {scope: self.scopes.describe(scope) for scope in self.scopes.parents}
        return pl.col(column).replace_strict(words, default=pl.col(column), return_dtype=pl.String)

    @property
    def wholes(self) -> list[str]:
        """The scopes that are part of none."""
        return [name for name, parent in self.scopes.parents.items() if parent is None]


Rule = Callable[[Evidence], pl.DataFrame]


def evidence(
    claims: pl.DataFrame,
    told: pl.DataFrame,
    fitted: pl.DataFrame,
    sources: pl.DataFrame,
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
        place_key(),
        pl.coalesce("published_on", "as_of").alias("known"),
        pl.coalesce("story_id", "article_id", "claim_id").alias("voice"),
        pl.lit(None, pl.String).alias("outlet"),
    )
    told = told.join(fate, on="claim_id", how="left", maintain_order="left")
    named = {row[0]: row[1] for row in sources.select("source_id", "name").iter_rows()} if "name" in sources else {}
    return Evidence(_named(others, named), _named(told, named), rules, scopes)


def _named(claims: pl.DataFrame, named: dict[str, str]) -> pl.DataFrame:
    """Claims with `name`: their source as the project knows it, else as they were attributed, else their outlet."""
    known = pl.col("lineage").replace_strict(named, default=None, return_dtype=pl.String)
    return claims.with_columns(pl.coalesce(known, "source", "outlet").fill_null("an unnamed source").alias("name"))


def tell(
    rule: str,
    rows: pl.DataFrame,
    sentence: pl.Expr,
    claims: Sequence[str] = ("claim_id", "claim_id_2"),
    **numbers: str | pl.Expr,
) -> pl.DataFrame:
    """A finding for each row: its rule, the claims it rests on (the one at fault first), its evidence, one sentence.

    `claims` name columns of ids or of lists of them, `numbers` the evidence; the series is that of `series_id`, if any.
    """
    shown = (pl.col(column) if isinstance(column, str) else column for _, column in sorted(numbers.items()))
    made = rows.select(
        pl.lit(rule).alias("rule"),
        (pl.col("series_id") if "series_id" in rows.columns else pl.lit(None, pl.String)).alias("series_id"),
        pl.concat_list(*claims).alias("claim_ids"),
        pl.struct(column.alias(name) for name, column in zip(sorted(numbers), shown, strict=True))
        .struct.json_encode()
        .alias("evidence"),
        sentence.alias("sentence"),
    )
    return made.cast(_TOLD)  # type: ignore[arg-type]


def to_frame(found: list[pl.DataFrame], rules: Rules) -> pl.DataFrame:
    """Rows of table `findings`, each finding once, in the order of the ids."""
    rows = pl.concat([pl.DataFrame(schema=_TOLD), *found])
    named = rows.select("rule", pl.col("claim_ids").list.join("\x1f"))
    rows = rows.with_columns(
        id_column(named, ["rule", "claim_ids"], "finding_id"),
        pl.col("rule").replace_strict(dict(rules.severities), return_dtype=pl.String).alias("severity"),
    )
    return rows.select(*SCHEMA).unique("finding_id", keep="first", maintain_order=True).sort("finding_id")


def pairs(left: pl.DataFrame, right: pl.DataFrame, on: list[str], days: float, by: str = "as_of") -> pl.DataFrame:
    """Different claims that agree in `on` and lie at most `days` apart in column `by`.

    The right one's columns end in _2. Joined by windows of days, so that the cost grows with the claims and not with
    their square.
    """
    window = int(days) + 1
    bucket = (pl.col(by).to_physical() // window).alias("bucket")
    others = right.with_columns(bucket).select(*on, "bucket", pl.all().exclude(*on, "bucket").name.suffix("_2"))
    near = pl.concat([left.with_columns(bucket + offset) for offset in ((-1, 0, 1) if days else (0,))])
    joined = near.join(others, on=[*on, "bucket"], nulls_equal=True).drop("bucket")
    apart = (pl.col(by) - pl.col(f"{by}_2")).dt.total_days().abs()
    return joined.filter((apart <= days) & (pl.col("claim_id") != pl.col("claim_id_2")))


def first_of(rows: pl.DataFrame, *order: str, of: str | list[str] = "claim_id") -> pl.DataFrame:
    """The first row of each claim, in order of the claim, of `order`, and of the claim it is compared with."""
    ids = [of] if isinstance(of, str) else of
    last = [name for name in ("claim_id_2",) if name in rows.columns and name not in order]
    return rows.sort(*ids, *order, *last).unique(ids, keep="first", maintain_order=True)
