"""What the words before a figure say of it: that it held before, that it is what all come to, that it comes on top."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pipelines.claims.lexicon import BITS, lexicon

COLUMNS = (
    *("article_id", "ordinal", "sentence_start", "sentence_end", "span_start", "surface", "measure", "unit"),
    *("population", "value", "low", "high"),
    *("quantifier", "basis", "status", "source", "place", "place_basis", "subset_of", "period_start", "as_of"),
)
_MORE, _BESIDES, _OLDER, _FROM = (BITS[role] for role in ("more", "besides", "older", "from"))
_COMPARED, _ONSPOT, _ALONE = BITS["compared"], BITS["onspot"], BITS["alone"]
_BRINGING, _TALLY, _INSTEAD = BITS["bringing"], BITS["tally"] | BITS["toll"], BITS["instead"]
_BACKDATED, _SAY, _ALTOGETHER, _UNIT = BITS["backdated"], BITS["say"], BITS["altogether"], BITS["unit"]
_FURTHER, _OWN, _DIED, _OTHERS = BITS["further"], BITS["own"], BITS["dieslater"], BITS["others"]
_FOE, _LOSSES = BITS["demonym"] | BITS["foe"], BITS["losses"]
_KILLING = re.compile(r"\b(?:killed|killing|shot dead|shooting dead|kill) (?:at least |about |some )?$", re.IGNORECASE)
_BEFORE = 40
"""Code points before a figure in which a word may say that it held before."""
_BEHIND = 40
"""Code points after a figure in which it may be called a total."""
_OPENING = 20
"""Code points within which a figure opens its sentence: In all, 31 people died."""
_REPLACED = (("to",), ("", "then"), ("and", "then"), ("", "later"), ("", "and", "then"))
"""Words between two figures of which the second takes the place of the first."""
_BETWEEN = 3
"""The most such words."""
_PIECES = 1_024
"""Pieces of text kept read: the words beside a figure are asked many things."""
_WORDS = 3
"""Words behind a figure that may say whose they are."""
_TOLD = 4
"""Words before a figure among which the toll it gives is named."""
_DYING = ("died", "dead", "killed", "perished")
_AROUND = 300
"""Code points of the sentences before a figure that may tell a second blow."""


class Claim(NamedTuple):
    """A figure of an article, as totals weigh it; `COLUMNS` of the claims in their order."""

    article_id: str
    ordinal: int
    sentence_start: int
    sentence_end: int
    span_start: int
    surface: str
    measure: str
    unit: str
    population: str
    value: int | None
    low: int | None
    high: int | None
    quantifier: str
    basis: str
    status: str
    source: str | None
    place: str | None
    place_basis: str | None
    subset_of: int | None
    period_start: date | None
    as_of: date | None

    @property
    def amount(self) -> int | None:
        """The printed number, else the least it commits to."""
        return self.value if self.value is not None else self.low


@lru_cache(maxsize=_PIECES)
def _read(piece: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of a piece of text in lower case, and the lexicon's bits of each, phrases at their first word."""
    words = [word.strip(".,;:()“”\"'’").removesuffix("'s") for word in piece.lower().replace("’", "'").split()]
    return tuple(words), tuple(lexicon().read(words))


def _end(claim: Claim) -> int:
    return claim.span_start + len(claim.surface)


def _leading(claim: Claim, text: str, before: Claim | None) -> str:
    """The words before a figure, no further back than the figure before it."""
    low = max(claim.sentence_start, claim.span_start - _BEFORE)
    if before is not None and before.span_start < claim.span_start:
        low = max(low, min(_end(before), claim.span_start))
    return text[low : claim.span_start]


def latest(claims: list[Claim], text: str) -> tuple[list[Claim], list[Claim]]:
    """The figures that hold, and the old ones: `from 30 to 34`, `34, up from 30`, `12, then 30, then 34`."""
    kept: list[Claim] = []
    old: list[Claim] = []
    for position, claim in enumerate(claims):
        before = claims[position - 1] if position else None
        after = claims[position + 1] if position + 1 < len(claims) else None
        raised = after is not None and _replaced(text[_end(claim) : after.span_start])
        (old if raised or _outdated(claim, text, before) else kept).append(claim)
    return kept, old


def _replaced(between: str) -> bool:
    """Whether what stands between two figures says that the second takes the place of the first."""
    return len(between.split(maxsplit=_BETWEEN)) <= _BETWEEN and _read(between)[0] in _REPLACED


def _outdated(claim: Claim, text: str, before: Claim | None) -> bool:
    """Whether the words before a figure say that it held before: up from 30, an earlier report spoke of 16."""
    words, flags = _read(_leading(claim, text, before))
    if any(bits & _OLDER and not (index and flags[index - 1] & _UNIT) for index, bits in enumerate(flags)):
        return True
    last = next((bits for word, bits in zip(reversed(words), reversed(flags), strict=True) if word != "the"), 0)
    if last & (_FROM | _INSTEAD | _COMPARED):
        return True
    if not any(bits & _BACKDATED for bits in flags):
        return False
    _, told = _read(text[claim.sentence_start : claim.span_start])
    had = next(index for index, bits in enumerate(told) if bits & _BACKDATED)
    return not any(bits & _SAY for bits in told[:had])


def closes(claim: Claim, text: str) -> bool:
    """`four more died, bringing the toll to 31`, `six dead in all`: what all of them come to."""
    words, flags = _read(_leading(claim, text, None))
    words, flags = words[-8:], flags[-8:]
    if words and words[-1] == "to" and any(bits & _BRINGING for bits in flags):
        behind = _read(text[_end(claim) : min(claim.sentence_end, _end(claim) + _BEHIND)])[1][:4]
        return any(bits & _TALLY for bits in (*flags, *behind))
    return altogether(claim, text)


def altogether(claim: Claim, text: str) -> bool:
    """`In all, 31 people died`, `six dead in all`."""
    if claim.span_start - claim.sentence_start <= _OPENING:
        opening = _read(text[claim.sentence_start : claim.span_start])[1]
        if any(bits & _ALTOGETHER for bits in opening):
            return True
    following = text[_end(claim) : min(claim.sentence_end, _end(claim) + _BEHIND)]
    return any(bits & _ALTOGETHER for bits in _read(following.split(";")[0].split(",")[0])[1][:4])


def adds(claim: Claim, text: str) -> bool:
    """`another five`, `a fifth`, `two more`: a figure that says itself that it comes on top."""
    surface = claim.surface.lower().split()
    _, flags = _read(_leading(claim, text, None))
    if flags and flags[-1] & _MORE:
        return True
    return (surface[-1] == "more" and "or" not in surface) or any(bits & _MORE for bits in lexicon().read(surface))


def nth(claim: Claim) -> int | None:
    """`an eighth man was shot`: which one of the dead a figure says that it is."""
    last = claim.surface.lower().split()[-1]
    return int(lexicon().value("nth", last) or 0) or None


def besides(claim: Claim, text: str) -> bool:
    """Whether its sentence says that it adds to what was told: also, as well."""
    return any(bits & _BESIDES for bits in _read(text[claim.sentence_start : claim.sentence_end])[1])


def another_blow(claim: Claim, before: Claim | None, text: str) -> bool:
    """`A second blast hit the barracks`, in its sentence or in those since the last figure."""
    opens = max(before.sentence_end if before else 0, claim.sentence_start - _AROUND)
    piece = text[min(opens, claim.sentence_start) : claim.span_start]
    return any(bits & _FURTHER for bits in _read(piece)[1])


def own_losses(claim: Claim, text: str) -> bool:
    """`put its own losses at 18`, `lost one of their own`: the other side's dead."""
    following = text[_end(claim) : min(claim.sentence_end, _end(claim) + _BEHIND)].split(",")[0]
    flags = _read(_leading(claim, text, None))[1] + _read(following)[1][:_WORDS]
    return any(bits & _OWN for bits in flags)


def died_later(claim: Claim, text: str) -> bool:
    """`a driver died of his burns`, `a wounded clerk died`: hurt before, dead now."""
    words, bits = _read(text[_end(claim) : claim.sentence_end][:80])
    hurt = claim.measure == "killed" and words[:1] in (("wounded",), ("injured",))
    return hurt or any(one & _DIED for one in bits)


def others(claim: Claim, text: str) -> bool:
    """`Five others were killed`, behind the figure."""
    following = _read(text[_end(claim) : min(claim.sentence_end, _end(claim) + _BEHIND)])[1]
    return bool(following) and bool(following[0] & _OTHERS)


def of_some(claim: Claim, text: str) -> bool:
    """`16 died on the spot`, `11 died on Monday alone`: some of the dead, those of an hour or a street."""
    if claim.measure != "killed":
        return False
    words, behind = _read(re.split(r"[.;:]| and | while ", text[_end(claim) : claim.sentence_end], maxsplit=1)[0])
    before = text[max(claim.sentence_start, claim.span_start - _BEFORE) : claim.span_start]
    if any(bits & _ALONE for bits in (*behind[:_WORDS], *_read(before)[1])):
        return True
    return any(bits & _ONSPOT and word in _DYING for word, bits in zip(words, behind[1:], strict=False))


def of_those(claim: Claim, text: str) -> bool:
    """`three of the attackers`: of people told before."""
    return text[_end(claim) : _end(claim) + _BEHIND].lower().startswith(" of the")


def hunted(claim: Claim, text: str) -> bool:
    """`The army pursued the gunmen and killed 12 of them`: no victims, for these were dead or hurt before."""
    of_them = text[_end(claim) : _end(claim) + _BEHIND].lower().startswith(" of them")
    return of_them and bool(_KILLING.search(text, claim.sentence_start, claim.span_start))


def stands(claim: Claim, text: str) -> bool:
    """`by Saturday the count stood at 63`, `the toll had reached 58`: what all told before come to."""
    words, flags = _read(_leading(claim, text, None))
    return words[-1:] in (("at",), ("reached",), ("to",)) and any(bits & _TALLY for bits in flags[-_TOLD:-1])


def of_the_other(claim: Claim, text: str, side: str) -> bool:
    """`Somali casualties were put at 35 dead`, `Enemy losses`: a sentence that opens with the side fought.

    side: `state` or `band`, the side of those told before; empty where it is neither.
    """
    words, flags = _read(text[claim.sentence_start : claim.span_start])
    for word, whose, what in zip(words[:_WORDS], flags, flags[1:], strict=False):
        if whose & _FOE and what & _LOSSES:
            return not side or lexicon().value("foe", word) != side
    return False
