"""How long the fighting lasted that a figure counts the dead of: no day of its own ends it."""

from __future__ import annotations

from pipelines.claims.lexicon import BITS
from pipelines.claims.sentences import DIGIT, Sentence

_UNIT, _AMOUNT = BITS["unit"], BITS["amount"]


def days_of(sentence: Sentence, low: int, high: int) -> bool:
    """`in five days of fighting`, `in ten days on the front`: a stretch of war, which no day of its own ends."""
    flags, lower = sentence.flags, sentence.lower
    return any(
        flags[index] & _UNIT
        and flags[index - 1] & (_AMOUNT | DIGIT)
        and lower[index].endswith("s")
        and not lower[index].startswith("hour")
        and (lower[index + 1 : index + 2] == ["of"] or _WITHIN.intersection(lower[max(index - 3, 0) : index - 1]))
        for index in range(max(low, 1), min(high, sentence.count))
    )


_WITHIN = frozenset(("in", "over", "during"))


def is_long(sentence: Sentence, low: int, high: int) -> bool:
    """Whether words say how long it went on: `the 13-month crackdown`, `in five days of fighting`."""
    flags, lower = sentence.flags, sentence.lower
    for index in range(low, high):
        word = lower[index]
        if "-" in word and word.rsplit("-", 1)[1] in _SPANS:
            return True
        if flags[index] & _UNIT and index and flags[index - 1] & (_AMOUNT | DIGIT) and word.endswith("s"):
            return True
    return False


_SPANS = frozenset(("day", "week", "month", "year", "decade"))


def one_deed(sentence: Sentence, low: int, word: int) -> bool:
    """`A similar attack last month killed 37`: one deed, of a month that names no day, by the words before a figure."""
    for at in range(low + 1, word):
        deed = sentence.flags[at] & _DEED and not sentence.flags[at] & _OFTEN
        if deed and not _ONE.isdisjoint(sentence.lower[max(low, at - 3) : at]):
            return sentence.has(BITS["verb"], at + 1, word)
    return False


_DEED, _OFTEN = BITS["happening"] | BITS["disaster"], BITS["waged"] | BITS["series"]
_ONE = frozenset(("a", "an", "another", "one"))
