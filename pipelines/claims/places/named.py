"""The places that a sentence names, known to the gazetteer or not, and how each is linked to what happens."""

from __future__ import annotations

from pipelines.claims.lexicon import BITS
from pipelines.claims.places.governed import GOVERNORS, between, governed, here, site_before
from pipelines.claims.places.items import STANDS, standing
from pipelines.claims.places.nearest import river
from pipelines.claims.places.where import Where
from pipelines.claims.sentences import CAPITAL, Sentence

_AT, _FROM, _OF, _DET = BITS["at"], BITS["from"], BITS["of"], BITS["det"]
_DIRECTION, _LENGTH, _BETWEEN, _ANAPHOR = BITS["direction"], BITS["length"], BITS["between"], BITS["anaphor"]
_HERE = BITS["here"]
_LONGEST = 6
_BESIDE = 2
_NEAR = frozenset(("near", "outside", "nr"))
_EDGES = frozenset(("edge", "outskirts", "fringe", "fringes", "shore", "shores", "banks", "foot", "border", "borders"))


def wheres(sentence: Sentence) -> list[Where]:
    """All places that a sentence names, left to right."""
    found: list[Where] = []
    flags, index, count = sentence.flags, 0, sentence.count
    while index < count:
        bits_ = flags[index]
        named = None
        if bits_ & GOVERNORS and index + 1 < count and not sentence.gaps[index]:
            named = governed(sentence, index)
            outer = site_before(sentence, index) if named and bits_ & _AT and named.link != "across" else None
            if outer:
                found.append(outer)
        elif bits_ & _BETWEEN:
            named = between(sentence, index)
        if named is None and bits_ & _HERE:
            named = here(sentence, index)
        if named is None and bits_ & STANDS:
            named = standing(sentence, index)
        if named:
            found.append(named)
            index = named.stop
        else:
            index += 1
    return [_described(sentence, found, at) for at in range(len(found))] if len(found) > 1 else found


def _on_the_edge(sentence: Sentence, opens: int, where: Where) -> bool:
    """`in Qasmin, on the edge of Homs`: beside a greater place."""
    at = where.start - 2 - bool(sentence.flags[where.start - 1] & _DET)
    if not opens < at < opens + _LONGEST or sentence.lower[at] not in _EDGES:
        return False
    return sentence.lower[at + 1] == "of" and not any(sentence.gaps[opens : where.start])


def _described(sentence: Sentence, found: list[Where], at: int) -> Where:
    """`in Qasmin, a town north of Homs`, `at Qasmin, near Homs,`: Homs only tells where Qasmin lies."""
    where, flags, gaps = found[at], sentence.flags, sentence.gaps
    for named in reversed(found[:at]):
        opens = named.stop
        if named.link in ("subject", "owner", "from", "to") or gaps[opens - 1] != "," or opens >= where.start:
            continue
        aside = where.start - opens <= _BESIDE and sentence.lower[opens] in _NEAR and not gaps[opens]
        aside = aside or _on_the_edge(sentence, opens, where)
        if aside and not river(sentence, named):
            return where._replace(link="described")
        far = any(bits_ & _LENGTH for bits_ in flags[opens : opens + 4]) or flags[opens] & _DIRECTION
        linked = flags[where.start - 1 - bool(flags[where.start - 1] & _DET)] & (_OF | _FROM | _AT)
        if far and where.start - opens < _LONGEST and linked:
            return where._replace(link="described")
        if _quarter(sentence, opens, where):
            return where._replace(link="described")
        if not flags[opens] & _DET:
            continue
        kind = next((i for i in range(opens + 1, min(opens + 6, where.start)) if flags[i] & _ANAPHOR), None)
        if kind is not None and not any(gaps[opens : where.start]):
            return where._replace(link="described")
    return where


def _quarter(sentence: Sentence, opens: int, where: Where) -> bool:
    """`in Qasmin, in the north-west of the city,`: which part of a wider place the named one is."""
    stop, lower = where.stop, sentence.lower
    if (
        where.start - opens != 2
        or stop >= sentence.count
        or lower[stop] != "of"
        or sentence.flags[where.start] & CAPITAL
    ):
        return False
    return bool(lower[opens] == "in" and lower[opens + 1] == "the")
