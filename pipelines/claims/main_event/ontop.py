"""Which figures come on top of those told before: another five, a second blast's dead, attackers and victims."""

from __future__ import annotations

from bisect import bisect
from datetime import timedelta
from itertools import pairwise

from pipelines.claims.main_event import retold
from pipelines.claims.main_event.retold import Claim

OPPOSED = frozenset(("rebel", "militant"))
FORCES = frozenset(("military", "police", "peacekeeper"))
_KINDS = {
    **dict.fromkeys(("civilian", "child", "woman", "man"), "civil"),
    **dict.fromkeys(FORCES, "forces"),
    **{one: one for one in ("prisoner", "journalist", "aid_worker")},
}
"""Classes of people none of whom belongs to another; insurgents are told apart as a side."""
_UNTOLD = frozenset(("other", "foreigner"))
_MEN = frozenset(("man", "other", "official"))
"""Classes that may be those of forces told without their name."""
_ANYBODY = frozenset(("all", "civilian", "man", "foreigner"))
_NEAR = timedelta(days=3)
"""From longer before the main event's day on, `another four` were killed in another."""
_LATER = timedelta(days=15)
"""From longer behind the main event's day on, nobody died in it or of it but is told as one who did."""
_PHRASE = 40
"""Code points within which two figures stand in one phrase."""


def added(own: list[Claim], parts: list[Claim], text: str) -> list[Claim]:
    """Those of the main event's figures that come on top of the first; parts: those that are a part of others.

    Both in the order of the text.
    """
    found: list[Claim] = []
    for before, after in pairwise(own):
        at = bisect(parts, after.ordinal, key=lambda part: part.ordinal)
        listed = at and parts[at - 1].ordinal > before.ordinal and parts[at - 1].sentence_start > before.sentence_start
        told = before is own[0] or before in found
        goes_on = not listed and (told or before.source is not None)
        besides = goes_on and _told_besides(after, own, text)
        if is_told_again(after, own, found):
            continue
        if besides or _comes_on_top(after, before, own, text) or (told and _others(after, own, text)):
            found.append(after)
    return found + [c for c in own if c not in found and any(_goes_along(c, one) for one in found)]


def _comes_on_top(claim: Claim, before: Claim, own: list[Claim], text: str) -> bool:
    """`another five`, `a fifth`, those of a second blast; and attackers, told apart from their victims."""
    if any(c.status == "revised" and c.sentence_start == claim.sentence_start for c in own):
        return False
    first = own[0]
    if claim.as_of and first.as_of and claim.as_of - first.as_of > _LATER:
        return False
    if retold.adds(claim, text):
        return not (claim.as_of and first.as_of and first.as_of - claim.as_of > _NEAR)
    if _same_again(claim, own):
        return False
    if claim.source not in (None, first.source) and retold.own_losses(claim, text):
        return True
    if claim.sentence_start == first.sentence_start:
        return False
    if retold.another_blow(claim, before, text) or retold.own_losses(claim, text) or retold.hunted(claim, text):
        return True
    if retold.died_later(claim, text) and not _earlier(claim, first):
        return True
    if claim.source is None and _next_day(claim, first):
        return True
    if of_the_other(claim, first, text):
        return True
    return _other_side(claim, own)


def _same_again(claim: Claim, own: list[Claim]) -> bool:
    """The number of a headline, told again by the text: no more people."""
    told = (c for c in own if c.span_start < claim.span_start)
    return (claim.amount or 0) > 1 and any(
        c.amount == claim.amount and c.population in (claim.population, "all") for c in told
    )


def of_the_other(claim: Claim, first: Claim, text: str) -> bool:
    """Whether a sentence opens with the losses of those whom the first figure's people fought."""
    side = "state" if first.population in FORCES else "band" if first.population in OPPOSED else ""
    return first.population not in ("all", "civilian") and retold.of_the_other(claim, text, side)


def told_on_top(claim: Claim, text: str) -> bool:
    """Whether the claim's own words say that it comes on top: another 27, a second bomb killed a ranger."""
    return retold.adds(claim, text) or retold.another_blow(claim, claim, text)


def _other_side(claim: Claim, own: list[Claim]) -> bool:
    first = own[0]
    voiced = claim.source is not None and first.source is None
    attackers = claim.population == "militant" or (voiced and first.population in _MEN)
    if attackers and _fought(claim, first) and not is_rival_attacker(claim, own):
        return True
    if claim.source not in (None, first.source):
        return False
    if claim.population in OPPOSED and first.population == "all" and not any(c.population in FORCES for c in own):
        return True
    return _of_another_kind(claim, own)


def _fought(claim: Claim, first: Claim) -> bool:
    return claim.population in OPPOSED and first.population not in OPPOSED


def is_told_again(claim: Claim, own: list[Claim], more: list[Claim]) -> bool:
    """`Eight rebels died according to police, four according to the rebels`: attackers are added once."""
    return _fought(claim, own[0]) and any(c.population in OPPOSED and c.source != claim.source for c in more)


def _told_besides(claim: Claim, own: list[Claim], text: str) -> bool:
    """`Two pilots also died`, behind no list of parts that it goes on with."""
    first = own[0]
    apart = claim.sentence_start != first.sentence_start and claim.source in (None, first.source)
    return apart and retold.besides(claim, text)


def _earlier(claim: Claim, first: Claim) -> bool:
    return claim.as_of is not None and first.as_of is not None and claim.as_of < first.as_of


def _next_day(claim: Claim, first: Claim) -> bool:
    """`Five men were lynched. The following day an old woman died`: of a later day, and fewer."""
    later = claim.as_of is not None and first.as_of is not None and claim.as_of > first.as_of
    once = first.basis == claim.basis == "event" and first.source is None
    return later and once and (claim.amount or 0) < (first.amount or 0)


def _others(claim: Claim, own: list[Claim], text: str) -> bool:
    """`All 260 aboard died. Five others were killed on the ground`, told by a sentence that tells of nobody else."""
    earlier = [c for c in own if c.span_start < claim.span_start]
    alone = all(c.sentence_start != claim.sentence_start and c.amount != claim.amount for c in earlier)
    return alone and claim.basis == own[0].basis and retold.others(claim, text)


def _of_another_kind(claim: Claim, own: list[Claim]) -> bool:
    """`23 inmates were hurt. Seven policemen were cut`: none of these can be one of those."""
    earlier = {c.population for c in own if c.span_start < claim.span_start}
    listed = len(earlier) > 1 and claim.population not in earlier and earlier.isdisjoint(_ANYBODY)
    return listed or all(_apart(claim.population, population) for population in earlier)


def _apart(one: str, other: str) -> bool:
    """Whether nobody is of both classes; foreigners and men of a people may be anything but the forces fought."""
    kinds = _KINDS.get(one), _KINDS.get(other)
    if None not in kinds:
        return kinds[0] != kinds[1]
    if "forces" in kinds and not OPPOSED.isdisjoint((one, other)):
        return True
    return "forces" in kinds and not _UNTOLD.isdisjoint((one, other))


def is_rival_attacker(claim: Claim, own: list[Claim]) -> bool:
    """Attackers whom another voice says were killed: neither more of the victims nor another count of them.

    A voice that owns to dead of its own side is no such rival.
    """
    first = own[0]
    other_voice = claim.source is not None and first.source not in (None, claim.source)
    apart = claim.sentence_start != first.sentence_start
    if not (apart and other_voice and claim.population == "militant" and first.population not in OPPOSED):
        return False
    return not any(c.source == claim.source and c.population in FORCES for c in own)


def is_seen_besides(claim: Claim, own: list[Claim], text: str) -> bool:
    """`The embassy said two Spaniards had also died`: what another voice adds of some of those told is a part."""
    first = own[0]
    fewer = (claim.amount or 0) < (first.amount or 0) and claim.sentence_start != first.sentence_start
    other = claim.source not in (None, first.source) and claim.population not in OPPOSED
    return fewer and other and retold.besides(claim, text)


def _goes_along(claim: Claim, more: Claim) -> bool:
    """Seven more civilians and a soldier: the soldier too; a further 20 in one country and seven in the next."""
    if claim.sentence_start != more.sentence_start or claim.span_start < more.span_start:
        return False
    apart = claim.place is not None and claim.place != more.place
    return apart or (claim.source == more.source and beside(claim, more))


def beside(claim: Claim, main: Claim) -> bool:
    """Whether both stand in one phrase: `the mayor and four companions`."""
    return claim.sentence_start == main.sentence_start and abs(claim.span_start - main.span_start) <= _PHRASE
