"""The toll table and the findings as Markdown, with what the figures are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from pipelines.reports.markdown import prose, table
from pipelines.reports.voices import voice
from pipelines.tolls import scopes

CAVEAT = """These are figures that somebody reported, reconciled; they are not counts of our own and no estimate of the
true toll. *Low* to *high* is the range in which the reports are consistent with each other, not a confidence interval:
what nobody reported is in none of them. Scopes are never added up or pooled. *High* is open (–) where every report
says “at least”. Every figure leads back to its claims: `low_claim` and `high_claim` in `tolls.csv` name rows of table
`claims`."""

_SEVERITY = {"error": "Errors", "check": "To check", "note": "Notes"}


def tolls_page(latest: pl.DataFrame, names: Mapping[str, str | None]) -> str:
    """The newest toll of every measure, place and scope (columns of `reports/latest.sql`); `names` of sources by id."""
    parts = ["# Tolls", "", CAVEAT, ""]
    if latest.is_empty():
        return "\n".join([*parts, "No running total or stock has been reported yet.", ""])
    known = scopes.load()
    header = ("who", "since", "on", "low", "best", "high", "claims", "sources", "")
    for (measure, place), group in latest.group_by("measure", "place", maintain_order=True):
        rows = [
            (
                _who(known.describe(row["scope"]), row["unit"]),
                "at that moment" if row["basis"] == "stock" else row["period_start"] or "its start",
                row["date"],
                row["low"],
                row["best"],
                row["high"],
                row["claims"],
                _voices(row["sources"], names),
                "projected" if row["projected"] else "",
            )
            for row in group.iter_rows(named=True)
        ]
        parts += [f"## {prose(str(measure)).capitalize()}, {prose(str(place))}", ""]
        parts += [table(header, rows, frozenset({3, 4, 5, 6})), ""]
    return "\n".join(parts)


def _voices(lineages: Sequence[str] | None, names: Mapping[str, str | None]) -> str:
    """The names of lineages, those that name somebody first."""
    known = [one for one in lineages or () if ":" not in one]
    return "; ".join(voice(one, names) for one in (*known, *(one for one in lineages or () if one not in known)))


def _who(scope: str, unit: str) -> str:
    return scope if unit == "person" else f"{scope} ({unit})"


def findings_page(found: pl.DataFrame) -> str:
    """Every finding in one sentence, the gravest first (columns of `reports/findings.sql`)."""
    parts = ["# Findings", "", "Discrepancies between what was reported, each found by the rule that names it.", ""]
    if found.is_empty():
        return "\n".join([*parts, "None.", ""])
    for (severity,), group in found.group_by("severity", maintain_order=True):
        parts += [f"## {_SEVERITY[str(severity)]}", ""]
        for (rule,), same in group.group_by("rule", maintain_order=True):
            parts += [f"### {str(rule).replace('_', ' ')} ({same.height:,})", ""]
            parts += [f"- {prose(sentence)}" for sentence in same["sentence"]] + [""]
    return "\n".join(parts)
