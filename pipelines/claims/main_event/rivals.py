"""Which of several counts of the same dead a careful coder records: a revised one, an office's, or the lowest."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from pipelines.claims.counts.populations import partisan
from pipelines.claims.lexicon import BITS, lexicon
from pipelines.claims.main_event.retold import Claim
from pipelines.claims.main_event.voices import is_office

_CARE, _INQUIRY = BITS["care"], BITS["inquiry"]
_DEFINITE = {"at_most": 1, "less_than": 1, "vague": 2}
"""How little a quantifier commits to, where it isn't 0."""
_OPEN = ("at_most", "less_than", "between")
_LISTED = 40
"""Code points from one figure of a list to the next."""
_SEVERAL = 5
"""A first count this large is the event's, not one victim's who is told apart."""
_MANY, _PAIR = 5, 2
"""How many times as many as one or two told first an office counts, where these are some of its dead."""
_FAR_BELOW = 0.5
"""Share of the bodies that somebody counted below which another count tells of some of them only."""
_PART = 0.08
"""Share of the largest count below which another is a part of it, not a rival."""


class Count(NamedTuple):
    """What one voice states in one sentence."""

    amount: int
    rank: int
    rough: bool
    revised: bool
    voice: str | None
    bodies: bool


def counts(claims: list[Claim]) -> list[Count]:
    """Figures of one voice in one sentence, added up; a revised one stands alone."""
    found = []
    for (_, voice), group in groupby(claims, key=lambda c: (c.sentence_start, c.source)):
        members = list(group)
        revised = [c for c in members if c.status == "revised"]
        told = _replacing(revised, members) or [
            c for c in members if not _is_ceiling(c, members) and not _is_recount(c, members)
        ]
        amount = sum(c.amount or 0 for c in told)
        rank = max(_DEFINITE.get(c.quantifier, 0) for c in told)
        rough = all(c.quantifier == "approximately" for c in told)
        found.append(Count(amount, rank, rough, bool(revised), voice, all(c.unit == "body" for c in told)))
    return found


def _replacing(revised: list[Claim], members: list[Claim]) -> list[Claim]:
    """The last of the revised figures and those of other places; or the classes into which one falls."""
    if not revised:
        return []
    places = {c.place: c for c in revised}
    if len(places) > 1:
        return list(places.values())
    last = revised[-1]
    told = [last]
    for claim in members[members.index(last) + 1 :]:
        apart = claim.population not in ("all", *(c.population for c in told)) and last.population != "all"
        if not apart or claim.span_start - told[-1].span_start > _LISTED:
            break
        told.append(claim)
    return told


def _is_aside(claim: Claim, members: list[Claim]) -> bool:
    return _is_ceiling(claim, members) or _is_recount(claim, members)


def _is_recount(claim: Claim, members: list[Claim]) -> bool:
    """`74 died, a doctor said; another hospital had 22 bodies`: bodies told apart from the dead are some of them."""
    before = [c for c in members if c.unit != "body" and c.span_start < claim.span_start]
    return claim.unit == "body" and bool(before) and claim.span_start - before[-1].span_start > _LISTED


def _is_ceiling(claim: Claim, members: list[Claim]) -> bool:
    """`95 died; others speak of up to 2,000, of 200 to 300`: what somebody thinks possible comes on top of nothing."""
    firm = (c for c in members if c.quantifier not in _OPEN and c.population == claim.population)
    return claim.quantifier in _OPEN and any(True for _ in firm)


def chosen(counts: list[Count]) -> Count:
    """The count of a side that a coder records; counts: at least one, in the order of the text."""
    revised = [count for count in counts if count.revised]
    if revised and not (_of_ward(revised[-1].voice) and _answered([c for c in counts if not _of_ward(c.voice)])):
        return revised[-1]
    found = [count for count in counts if _inquired(count.voice) and count.rank == 0]
    if found:
        return found[-1]
    rivals = _scaled(_exact(_sober(_voiced(_floored(counts)))))
    best = min(count.rank for count in rivals)
    firm = [count for count in rivals if count.rank == best]
    firm = [count for count in firm if _credible(count.voice)] or firm
    return min([count for count in firm if not _of_ward(count.voice)] or firm, key=lambda count: count.amount)


def _floored(counts: list[Count]) -> list[Count]:
    """Bodies found are the least that died: without them where others tell of as many dead, else they alone count."""
    bodies = [c for c in counts if c.bodies and c.rank < _DEFINITE["vague"]]
    others = [c for c in counts if not c.bodies and c.rank < _DEFINITE["vague"]]
    if not bodies or not others:
        return counts
    found = max(bodies, key=lambda count: count.amount)
    larger = found.amount if _named(found) else found.amount * _FAR_BELOW
    if all(c.amount < larger for c in others) and not _answered(others) and not partisan(found.voice):
        return bodies
    above = [c for c in others if c.amount > found.amount]
    near = found.voice is not None and all(_near(found, c) for c in above) and not _answered(others)
    return counts if near or all(partisan(c.voice) for c in others) else [c for c in counts if not c.bodies]


def _near(found: Count, other: Count) -> bool:
    """Whether another voice's count is no more than bodies not yet found would make it."""
    return other.voice is not None and found.amount >= other.amount * _FAR_BELOW


def _voiced(counts: list[Count]) -> list[Count]:
    """The first count of every voice; the text's own where no voice repeats it."""
    rivals: list[Count] = []
    for count in counts:
        fresh = count.voice is not None and all(count.voice != other.voice for other in rivals)
        if not rivals or fresh:
            rivals.append(count)
    named = {count.amount for count in rivals if count.voice is not None}
    return [count for count in rivals if count.voice is not None or count.amount not in named]


def _exact(rivals: list[Count]) -> list[Count]:
    """Without a number that is put roughly and that no office answers for, where one gives it to the last man."""
    firm = _answered([count for count in rivals if not count.rough])
    return [count for count in rivals if not count.rough or _named(count)] if firm else rivals


def _sober(rivals: list[Count]) -> list[Count]:
    """Without what partisans say, unless others are silent or vague."""
    sober = [count for count in rivals if not partisan(count.voice)]
    return sober if any(count.voice or count.rank < _DEFINITE["vague"] for count in sober) else rivals


def _scaled(rivals: list[Count]) -> list[Count]:
    """Without counts of another scale: a part of the event, or of the war."""
    first = rivals[0]
    shown = first.voice is None and 0 < first.amount <= _PAIR
    if shown and any(_named(c) and c.amount >= _MANY * first.amount for c in rivals):
        rivals = [count for count in rivals if count is not first]  # one of the dead is shown before all are counted
    elif first.amount >= _SEVERAL and first.rank < _DEFINITE["vague"]:
        rivals = [count for count in rivals if count.amount * _PART <= first.amount]
    largest = max(count.amount for count in rivals)
    vague = all(count.rank == _DEFINITE["vague"] for count in rivals if count.amount)
    return [count for count in rivals if count.amount >= _PART * largest or (vague and not count.amount)]


def _named(count: Count) -> bool:
    """Whether an office that is named gives it."""
    return count.voice is not None and _credible(count.voice)


def _inquired(voice: str | None) -> bool:
    """Whether an inquiry, an inquest, a court found it, which had all the counts before it."""
    return voice is not None and any(bits & _INQUIRY for bits in lexicon().read(voice.lower().split()))


def _of_ward(voice: str | None) -> bool:
    """Hospital officials know the dead that were brought to them."""
    return voice is not None and any(lexicon().words.get(word, 0) & _CARE for word in voice.lower().split())


def _answered(counts: list[Count]) -> bool:
    """Whether an office that is named commits itself to one of them."""
    return any(_named(count) and count.rank == 0 for count in counts)


def _credible(voice: str | None) -> bool:
    """Whether it is an office's or the publisher's own voice."""
    if voice is None:
        return True
    return is_office(voice) and not partisan(voice)
