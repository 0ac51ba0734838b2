"""People told one by one: a driver hurt here, his wife in the next sentence, five helpers in a third, and no whole."""

from __future__ import annotations

from pipelines.claims.lexicon import BITS, lexicon
from pipelines.claims.main_event.retold import Claim

_FEW, _PAIR = 10, 2
"""A count from here on is the whole of those told one by one; no more than so many open such a telling."""
_OWNERS = frozenset(("his", "her", "their", "its", "whose"))
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
