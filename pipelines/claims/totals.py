"""What a careful coder would record for the main event of a text: how many were killed, how many injured.

Figures that one voice states in one sentence add up; so do `another five` and the dead among the attackers. Rival
voices do not: a revised figure wins, else the most definite, and of those the lowest.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any, NamedTuple

import polars as pl

from pipelines.claims.lexicon import BITS, lexicon

SCHEMA: dict[str, Any] = {"article_id": pl.String, "killed": pl.Int64, "injured": pl.Int64, "has_totals": pl.Boolean}
_MEASURES = ("killed", "injured")
_COLUMNS = (
    *("article_id", "ordinal", "sentence_start", "surface", "measure", "population", "value", "low", "high"),
    *("quantifier", "basis", "status", "source", "place", "subset_of"),
)
_DEFINITE = {
    "exact": 0,
    "approximately": 1,
    "at_least": 1,
    "more_than": 1,
    "between": 1,
    "at_most": 2,
    "less_than": 2,
    "vague": 3,
}
_BASES = ("event", "daily", "cumulative")
_MORE = BITS["more"]


class _Claim(NamedTuple):
    article_id: str
    ordinal: int
    sentence_start: int
    surface: str
    measure: str
    population: str
    value: int | None
    low: int | None
    high: int | None
    quantifier: str
    basis: str
    status: str
    source: str | None
    place: str | None
    subset_of: int | None

    @property
    def amount(self) -> int | None:
        """The printed number, else the least it commits to."""
        return self.value if self.value is not None else self.low


class _Count(NamedTuple):
    """What one voice states in one sentence."""

    amount: int
    rank: int
    revised: bool
    voice: str | None


def totals(articles: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """One row an article, in its order: killed and injured of the main event, null where the text gives none.

    claims: as `resolve` gives them. has_totals tells whether any figure of a main event was found.
    """
    ordered = claims.select(_COLUMNS).filter(pl.col("measure").is_in(_MEASURES)).sort("article_id", "ordinal")
    rows = []
    for article_id, group in groupby(map(_Claim._make, ordered.iter_rows()), key=lambda claim: claim.article_id):
        killed, injured = _of_article(list(group))
        rows.append((article_id, killed, injured, killed is not None or injured is not None))
    found = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    joined = articles.select("article_id").join(found, on="article_id", how="left", maintain_order="left")
    return joined.with_columns(pl.col("has_totals").fill_null(False))


def _of_article(claims: list[_Claim]) -> tuple[int | None, int | None]:
    counted = [
        c for c in claims if c.status in ("asserted", "revised") and c.subset_of is None and c.amount is not None
    ]
    main = _main([c for c in counted if c.measure == "killed"]) or _main(counted)
    if main is None:
        return None, None
    killed = _measure([c for c in counted if c.measure == "killed"], main)
    injured = _measure([c for c in counted if c.measure == "injured"], main)
    if killed is None and injured == 0 and len(counted) == 1:
        killed = 0
    return killed, injured


def _main(claims: list[_Claim]) -> _Claim | None:
    """The first figure of a single event, else of a day, else of a running total."""
    return next((c for basis in _BASES for c in claims if c.basis == basis), None)


def _measure(claims: list[_Claim], main: _Claim) -> int | None:
    here = [c for c in claims if c.place == main.place or c.place is None or c is main]
    if not here and main.measure != (claims[0].measure if claims else ""):
        here = claims
    own = [c for c in here if c.basis == main.basis or (c.place == main.place and c.place is not None)]
    if not own:
        return None
    added = [c for c in own[1:] if _comes_on_top(c, own)]
    counts = _counts([c for c in own if c not in added])
    if not counts:
        return None
    return _chosen(counts).amount + sum(c.amount or 0 for c in added)


def _comes_on_top(claim: _Claim, own: list[_Claim]) -> bool:
    """`another five`, `a fifth`; and attackers, told apart from their victims in another sentence."""
    words = claim.surface.lower().split()
    if words[-1] == "more" or any(lexicon().words.get(word, 0) & _MORE for word in words):
        return True
    first = own[0]
    return (
        claim.population == "militant"
        and first.population != "militant"
        and claim.sentence_start != first.sentence_start
    )


def _counts(claims: list[_Claim]) -> list[_Count]:
    """Figures of one voice in one sentence, added up; a revised one stands alone."""
    found = []
    for (_, voice), group in groupby(claims, key=lambda c: (c.sentence_start, c.source)):
        members = list(group)
        revised = [c for c in members if c.status == "revised"]
        told = revised[-1:] or members
        amount = sum(c.amount or 0 for c in told)
        rank = max(_DEFINITE.get(c.quantifier, 1) for c in told)
        found.append(_Count(amount, rank, bool(revised), voice))
    return found


def _chosen(counts: list[_Count]) -> _Count:
    revised = [count for count in counts if count.revised]
    if revised:
        return revised[-1]
    rivals = [count for position, count in enumerate(counts) if position == 0 or count.voice is not None]
    best = min(count.rank for count in rivals)
    return min((count for count in rivals if count.rank == best), key=lambda count: count.amount)
