"""Which of several counts of the same dead a careful coder records: a revised one, an office's, or the lowest."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from pipelines.claims.lexicon import BITS, lexicon
from pipelines.claims.populations import partisan
from pipelines.claims.retold import Claim

_OFFICIAL = BITS["official"]
_DEFINITE = {"at_most": 1, "less_than": 1, "vague": 2}
"""How little a quantifier commits to, where it isn't 0."""
_SEVERAL = 5
"""A first count this large is the event's, not one victim's who is told apart."""
_FAR_BELOW = 0.5
"""Share of the bodies that somebody counted below which another count tells of some of them only."""
_PART = 0.08
"""Share of the largest count below which another is a part of it, not a rival."""


class Count(NamedTuple):
    """What one voice states in one sentence."""

    amount: int
    rank: int
    revised: bool
    voice: str | None
    bodies: bool


def counts(claims: list[Claim]) -> list[Count]:
    """Figures of one voice in one sentence, added up; a revised one stands alone."""
    found = []
    for (_, voice), group in groupby(claims, key=lambda c: (c.sentence_start, c.source)):
        members = list(group)
        revised = [c for c in members if c.status == "revised"]
        told = revised[-1:] or [c for c in members if not _is_ceiling(c, members)]
        amount = sum(c.amount or 0 for c in told)
        rank = max(_DEFINITE.get(c.quantifier, 0) for c in told)
        found.append(Count(amount, rank, bool(revised), voice, all(c.unit == "body" for c in told)))
    return found


def _is_ceiling(claim: Claim, members: list[Claim]) -> bool:
    """`95 died; others speak of up to 2,000`: the most that somebody thinks possible comes on top of nothing."""
    open_ended = claim.quantifier in ("at_most", "less_than")
    firm = (c for c in members if c.quantifier not in ("at_most", "less_than") and c.population == claim.population)
    return open_ended and any(True for _ in firm)


def chosen(counts: list[Count]) -> Count:
    """The count of a side that a coder records; counts: at least one, in the order of the text."""
    revised = [count for count in counts if count.revised]
    if revised:
        return revised[-1]
    rivals = _scaled(_sober(_voiced(_floored(counts))))
    best = min(count.rank for count in rivals)
    firm = [count for count in rivals if count.rank == best]
    return min([count for count in firm if _credible(count.voice)] or firm, key=lambda count: count.amount)


def _floored(counts: list[Count]) -> list[Count]:
    """Bodies found are the least that died: without them where others tell of as many dead, else they alone count."""
    bodies = [c for c in counts if c.bodies and c.rank < _DEFINITE["vague"]]
    others = [c for c in counts if not c.bodies and c.rank < _DEFINITE["vague"]]
    if not bodies or not others:
        return counts
    found = max(bodies, key=lambda count: count.amount)
    larger = found.amount if _named(found) else found.amount * _FAR_BELOW
    if all(c.amount < larger for c in others) and not any(_named(c) for c in others):
        return [found]
    near = found.voice is not None and all(found.amount >= c.amount * _FAR_BELOW and not _named(c) for c in others)
    return counts if near or all(partisan(c.voice) for c in others) else [c for c in counts if not c.bodies]


def _voiced(counts: list[Count]) -> list[Count]:
    """The first count of every voice; the text's own where no voice repeats it."""
    rivals: list[Count] = []
    for count in counts:
        fresh = count.voice is not None and all(count.voice != other.voice for other in rivals)
        if not rivals or fresh:
            rivals.append(count)
    named = {count.amount for count in rivals if count.voice is not None}
    return [count for count in rivals if count.voice is not None or count.amount not in named]


def _sober(rivals: list[Count]) -> list[Count]:
    """Without what partisans say, unless others are silent or vague."""
    sober = [count for count in rivals if not partisan(count.voice)]
    return sober if any(count.voice or count.rank < _DEFINITE["vague"] for count in sober) else rivals


def _scaled(rivals: list[Count]) -> list[Count]:
    """Without counts of another scale: a part of the event, or of the war."""
    first = rivals[0]
    if first.amount >= _SEVERAL and first.rank < _DEFINITE["vague"]:
        rivals = [count for count in rivals if count.amount * _PART <= first.amount]
    largest = max(count.amount for count in rivals)
    vague = all(count.rank == _DEFINITE["vague"] for count in rivals if count.amount)
    return [count for count in rivals if count.amount >= _PART * largest or (vague and not count.amount)]


def _named(count: Count) -> bool:
    """Whether an office that is named gives it."""
    return count.voice is not None and _credible(count.voice)


def _credible(voice: str | None) -> bool:
    """Whether it is an office's or the publisher's own voice."""
    if voice is None:
        return True
    known = lexicon().words
    office = any(known.get(word, 0) & _OFFICIAL for word in voice.lower().replace(".", "").split())
    return office and not partisan(voice)
