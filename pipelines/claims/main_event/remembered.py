"""Figures that a text recalls beside its news: of another year, of a month without a day, of long before."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

from pipelines.claims.lexicon import BITS, lexicon
from pipelines.claims.main_event.retold import Claim

_MONTH = BITS["month"]
_YEAR = re.compile(r"\b(?:in|since|of) (1[89]\d\d|20\d\d)\b", re.IGNORECASE)
_HEADED = re.compile(r"\s*(?:[Tt]he )?(?:1[89]\d\d|20\d\d) [a-z]")
"""A clause that opens with a year: `2012 blaze claimed 260`."""
_AGO = re.compile(
    r"\b(?:(?:years|decades) (?:ago|earlier|before)|last year|a year ago|(?:died|killed|perished|dead|hurt) then)\b"
    r"|\b(?:toll|count|figure) then (?:was|stood)\b"
    r"|\bhad (?:been |already )?\w+.{0,40} the (?:preceding|previous) (?:\w+ )?(?:weeks?|months?|years?)\b",
    re.IGNORECASE,
)
_LONG = timedelta(days=60)
"""From so long before the main event's day on a figure is another event's."""


def news(claims: list[Claim], text: str) -> list[Claim]:
    """Without what sentences tell of years before those of the first: `in 1984 three died there`, `years ago`."""
    dated = [c.as_of.year for c in claims if c.as_of is not None]
    if not dated:
        return [c for c in claims if c is claims[0] or not (_headed(c, text) or _ago(c, text))]
    first = claims[0]
    told = (c for c in claims if c is first or c.as_of not in (None, first.as_of) or not _ago(c, text))
    return [c for c in told if c.as_of is not None or not _recalled(c, text, max(dated)) or c is first]


def long_before(claim: Claim, main: Claim) -> bool:
    """Whether a figure is of a day long before the main event's."""
    return claim.as_of is not None and main.as_of is not None and main.as_of - claim.as_of > _LONG


def _recalled(claim: Claim, text: str, year: int) -> bool:
    if _headed(claim, text) or _ago(claim, text):
        return True
    return _of_another_year(claim, text, year) or _of_another_month(claim, text)


def _ago(claim: Claim, text: str) -> bool:
    """`Three years ago another dam burst`, `Nineteen people died then`."""
    return _AGO.search(text, claim.sentence_start, claim.sentence_end) is not None


def _headed(claim: Claim, text: str) -> bool:
    """Whether the clause of a figure opens with a year, behind a semicolon."""
    opens = text.rfind(";", claim.sentence_start, claim.span_start)
    return opens >= 0 and _HEADED.match(text, opens + 1) is not None


def _of_another_month(claim: Claim, text: str) -> bool:
    """`In March a similar attack killed 14`: no day, but a month."""
    words = text[claim.sentence_start : claim.sentence_end].split()
    known = lexicon().words
    months = (known.get(word.lower().strip(","), 0) & _MONTH for one, word in pairwise(words) if one.lower() == "in")
    return any(months)


def _of_another_year(claim: Claim, text: str, year: int) -> bool:
    told = _YEAR.findall(text[claim.sentence_start : claim.sentence_end])
    return bool(told) and all(int(one) < year for one in told)
