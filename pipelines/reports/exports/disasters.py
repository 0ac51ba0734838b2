"""Which incidents are one disaster: its dead are counted for weeks, and 118 after 41 are no further 118.

Reports of one kind of disaster in one country and region, published within weeks of each other, are of one disaster
where they count it: they give a toll that rose or was revised, or name no day of their own, or the same day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, NamedTuple

import polars as pl

from pipelines.claims.identity.incidents import calamity, counts_on

APART = timedelta(days=21)
"""Most days between two reports in a row of one disaster."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class _Report(NamedTuple):
    """A figure of a disaster; `counts`: it tells a running count, or no day of its own."""

    incident: str
    site: tuple[str, str | None]
    amount: int
    known: date
    day: date | None
    counts: bool


def with_incidents(told: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Claims with `incident`, the id of what they tell of, and `event_day`, its first day.

    told: claims with sentence and title. places: place_id, kind, country, parent.
    """
    base = told.with_columns(pl.coalesce("coreference", "claim_id").alias("incident"))
    rows = base.filter(
        (pl.col("measure") == "killed")
        & (pl.col("basis") == "event")
        & pl.col("status").is_in(["asserted", "revised"])
        & pl.col("subset_of").is_null()
    )
    of_article = _kinds(base.filter(pl.col("measure") == "killed"))
    of = _joined(
        _reports(rows.sort("published_on", "as_of", "claim_id", nulls_last=True), _regions(places), of_article)
    )
    now = pl.col("incident").replace(of) if of else pl.col("incident")
    in_disaster = pl.col("incident").is_in(sorted({*of, *of.values()}))
    named = base.with_columns(now.alias("incident"))
    first = pl.when(in_disaster).then(pl.col("as_of").min().over("incident")).otherwise("as_of")
    return named.with_columns(first.alias("event_day"))


def _regions(places: pl.DataFrame) -> dict[str, tuple[str, str | None]]:
    """Country and first-level unit of each place; None for the unit of a country."""
    rows = {row["place_id"]: row for row in places.select("place_id", "kind", "country", "parent").to_dicts()}
    found: dict[str, tuple[str, str | None]] = {}
    for place_id, row in rows.items():
        at: dict[str, Any] | None = row
        for _ in range(8):
            if at is None or at["kind"] in ("admin1", "country"):
                break
            at = rows.get(at["parent"])
        unit = None if row["kind"] == "country" else at["place_id"] if at and at["kind"] == "admin1" else place_id
        if row["country"]:
            found[place_id] = (row["country"], unit)
    return found


def _kinds(told: pl.DataFrame) -> dict[str | None, str | None]:
    """The one kind of disaster that the figures of each article name, denied ones too; None of several."""
    found: dict[str | None, str | None] = {}
    for article_id, sentence, title in told.select("article_id", "sentence", "title").iter_rows():
        kind = calamity(sentence or "")[0] or calamity(title or "")[0]
        if kind:
            found[article_id] = kind if found.get(article_id, kind) == kind else None
    return found


def _reports(
    rows: pl.DataFrame, regions: dict[str, tuple[str, str | None]], of_article: dict[str | None, str | None]
) -> dict[tuple[str, str], list[_Report]]:
    """The figures of disasters, by kind and country."""
    found: dict[tuple[str, str], list[_Report]] = {}
    for row in rows.iter_rows(named=True):
        kind, named = calamity(row["sentence"] or "")
        kind = kind or (None if named else of_article.get(row["article_id"]))
        site, known = regions.get(row["place_id"] or ""), row["published_on"] or row["as_of"]
        years = set(_YEAR.findall(row["sentence"] or ""))
        if kind is None or site is None or known is None or years - {str(known.year)}:
            continue
        counts = row["as_of"] is None or row["status"] == "revised" or counts_on(row["sentence"] or "")
        amount = next((row[name] for name in ("value", "low", "high") if row[name] is not None), 0)
        report = _Report(row["incident"], site, amount, known, row["as_of"], counts)
        found.setdefault((kind, site[0]), []).append(report)
    return found


def _joined(reports: dict[tuple[str, str], list[_Report]]) -> dict[str, str]:
    """Each incident that is part of a disaster told before it, with the id of that one."""
    first: dict[str, str] = {}

    def root(incident: str) -> str:
        while incident in first:
            incident = first[incident]
        return incident

    for same in reports.values():
        for at, report in enumerate(same):
            for earlier in reversed(same[:at]):
                if report.known - earlier.known > APART:
                    break
                one, other = root(earlier.incident), root(report.incident)
                if one != other and _of_one(earlier, report):
                    first[other] = one
    return {incident: root(incident) for incident in first}


def _of_one(one: _Report, other: _Report) -> bool:
    near = one.site[1] == other.site[1] or None in (one.site[1], other.site[1]) or one.amount == other.amount
    same_day = one.day == other.day or None in (one.day, other.day)
    return near and ((one.counts and other.counts) or (same_day and (one.counts or other.counts)))
