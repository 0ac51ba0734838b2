"""Where victims were taken: a hospital or a morgue, and its town, which are not where they were hurt."""

from __future__ import annotations

from pipelines.claims.lexicon import BITS
from pipelines.claims.places.where import Where
from pipelines.claims.sentences import Sentence

_CARE, _CARED, _NURSED, _HURTS = BITS["care"], BITS["cared"], BITS["nursed"], BITS["hurts"]
_AUX, _TAKING = BITS["aux"], BITS["cared"] | BITS["hosting"]


def admitted(sentence: Sentence, where: Where, word: int) -> bool:
    """`Hospitals in Dalo took in 118`: where the wounded were taken."""
    at = where.start - 2
    return at >= 0 and bool(sentence.flags[at] & _CARE) and sentence.has(_TAKING, where.stop, word)


def cared_for(sentence: Sentence, where: Where) -> bool:
    """`died at Donka hospital`, `at the morgue in Dalo`: where the victims were taken, not where they were hurt."""
    if not sentence.seen & (_CARE | _HURTS | _NURSED):
        return False
    start = where.start
    if start > 1 and sentence.flags[start - 2] & _NURSED and where.link == "at":
        return True  # seven were being treated in Tarsa
    if start > 3 and sentence.lower[start - 3 : start - 1] == ["in", "hospital"] and sentence.flags[start - 4] & _AUX:
        return True  # eight were in hospital in Tarsa
    behind = start - (1 if where.link == "apposed" else 3 if where.link == "capital" else 2)
    if start > 1 and sentence.flags[where.stop - 1] & _CARE and sentence.flags[start - 2] & _AUX:
        return True  # 22 are in Tarsa hospital
    if sentence.has(_HURTS, max(0, start - 4), start) and sentence.has(_CARED, max(0, start - 7), start):
        return True  # died of wounds at Camp Bastion
    care = sentence.flags[where.stop - 1] | (sentence.flags[behind] if behind >= 0 else 0)
    return bool(care & _CARE) and sentence.has(_CARED, max(0, start - 7), start)
