"""From claims to series, tolls and findings: the pure core, usable from a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from pipelines.tolls import findings, rules, scopes
from pipelines.tolls.families import Progress, fit_families
from pipelines.tolls.rows import empty
from pipelines.tolls.rules import Rules
from pipelines.tolls.scopes import Scopes
from pipelines.tolls.series import catalogue, counted_from, sort_into_series

NO_SOURCES = pl.DataFrame(schema={"source_id": pl.String, "scope": pl.String, "reliability": pl.String})
NO_OUTLETS = pl.DataFrame(schema={"article_id": pl.String, "outlet": pl.String})


@dataclass(frozen=True)
class Reconciled:
    """The rows of tables `series`, `series_claims`, `tolls` and `findings`."""

    series: pl.DataFrame
    series_claims: pl.DataFrame
    tolls: pl.DataFrame
    findings: pl.DataFrame


def reconcile(
    claims: pl.DataFrame,
    *,
    known_on: date | None = None,
    sources: pl.DataFrame | None = None,
    outlets: pl.DataFrame | None = None,
    conflicts: pl.DataFrame | None = None,
    method: Rules | None = None,
) -> Reconciled:
    """Reconcile claims (columns of table `claims`) into low, best and high for every day.

    `known_on` uses only what had been published by that day. `sources` grades reliability (`source_id`, `scope`,
    `reliability`; their `name`, if there, stands in the findings); `outlets` names an article's wire or publisher
    (`article_id`, `outlet`); `conflicts` gives the day from which totals of a whole conflict count (see
    `series.counted_from`). Without them every source counts the same, figures without a source share one lineage, and
    a total counts from the day it states.
    """
    method = method or rules.load()
    known = scopes.load()
    counted = claims if conflicts is None else counted_from(claims, conflicts, method)
    told = sort_into_series(counted, _or(sources, NO_SOURCES), _or(outlets, NO_OUTLETS), method, known, known_on)
    fitted, tolls = fit(told, method, known)
    found = findings.find(claims, told, fitted, _or(sources, NO_SOURCES), method, known, known_on)
    return Reconciled(catalogue(told, method.fingerprint), fitted, tolls, found)


def _or(frame: pl.DataFrame | None, default: pl.DataFrame) -> pl.DataFrame:
    return default if frame is None else frame


def fit(
    told: pl.DataFrame, method: Rules, known: Scopes, report: Progress = lambda what, done, total: None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows of `series_claims` and `tolls` for the series of `told`.

    `told` must hold whole families (see FAMILY): a part is fitted before its whole, a lineage before its pool.
    """
    fitted = list(fit_families(told, method, known, report))
    fates = pl.concat([empty("series_claims"), *(part.series_claims for part in fitted)])
    tolls = pl.concat([empty("tolls"), *(part.tolls for part in fitted)])
    return fates.sort("series_id", "claim_id"), tolls
