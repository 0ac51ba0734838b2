"""People told one by one: a driver hurt here, his wife in the next sentence, five helpers in a third, and no whole."""

from __future__ import annotations

from pipelines.claims.lexicon import BITS, lexicon
from pipelines.claims.main_event.retold import Claim

_FEW, _PAIR = 10, 2
"""A count from here on is the whole of those told one by one; no more than so many open such a telling."""
_HALF = 0.5
"""Share of all below which a count of others is no rival of theirs."""
_OWNERS = frozenset(("his", "her", "their", "its", "whose"))
_CARE = BITS["care"]
_OTHER = BITS["more"] | BITS["others"]


def told_on(own: list[Claim]) -> list[Claim]:
    """Those that later sentences tell of besides the first, while all are few and no count is the whole.

    own: figures of one measure of the main event, in the order of the text.
    """
    first = own[0].sentence_start
    told = [claim for claim in own if claim.sentence_start == first]
    if sum(claim.amount or 0 for claim in told) > _PAIR:
        return []
    for claim in own[len(told) :]:
        if (claim.amount or 0) >= _FEW:
            return []
        if claim.quantifier == "exact" and claim.amount and _is_new(claim, told):
            told.append(claim)
    return [claim for claim in told if claim.sentence_start != first]


def undivided(rivals: list[Claim], text: str) -> list[Claim]:
    """Without those whom a ward took in behind a count of all: `23 were hurt; a surgeon said five had operations`.

    rivals: the injured of the main event that come on top of none, in the order of the text; not changed.
    """
    whole = next((c for c in rivals if (c.amount or 0) >= _FEW and c.quantifier != "vague"), None)
    if whole is None:
        return rivals
    return [c for c in rivals if (c.amount or 0) >= (whole.amount or 0) or not _is_taken_in(c, whole, text)]


def _is_taken_in(claim: Claim, whole: Claim, text: str) -> bool:
    if claim.status == "revised" or claim.sentence_start <= whole.sentence_start:
        return False
    if claim.source is not None and whole.source is None and (claim.amount or 0) < _HALF * (whole.amount or 0):
        return True
    before = text[claim.sentence_start : claim.span_start].lower().replace(",", "").split()
    return any(bits & _CARE for bits in lexicon().read(before))


def _is_new(claim: Claim, told: list[Claim]) -> bool:
    """`His wife`, `one other soldier`, seven bystanders after one soldier: nobody who was told of before."""
    words = claim.surface.lower().split()
    if words[0] in _OWNERS or told[-1].sentence_start == claim.sentence_start != told[0].sentence_start:
        return True
    if claim.source not in (None, told[0].source):
        return False
    if any(bits & _OTHER for bits in lexicon().read(words)):
        return True
    return all(claim.population != one.population or (claim.amount or 0) > (one.amount or 0) for one in told)
