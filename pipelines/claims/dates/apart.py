"""What parts a period from a figure: an aside about the speaker, a comparison, a part that has its own day."""

from __future__ import annotations

from pipelines.claims.dates.stretches import Period
from pipelines.claims.lexicon import BITS, bits
from pipelines.claims.sentences import DIGIT, Sentence

_SPOKEN = bits("say", "count", "deny")
_COMPARED, _NUMBER = BITS["compared"], BITS["amount"] | DIGIT
_OFTHEM, _WHOM = bits("ofthem", "whom"), BITS["whom"]
_STANDING = bits("prep", "adverb", "at", "clause", "relative")
"""What follows a part that has no noun of its own: `40 of them here on Saturday`."""
_RELATIVES = frozenset(("who", "which", "whose"))
_BESIDE = 3
"""Words behind an earlier count within which its day stands."""
_LONGEST = 24
"""Words of the longest aside."""


def parted(sentence: Sentence, word: int, period: Period) -> bool:
    """Whether a figure and a period stand apart: one of them in an aside about who speaks, or in a comparison."""
    if _RELATIVES.intersection(sentence.lower) and _aside(sentence, word) != _aside(sentence, period.start):
        return True
    return bool(sentence.seen & _COMPARED) and _compared(sentence, word, period.start)


def _aside(sentence: Sentence, index: int) -> int | None:
    """Where the relative clause around a word opens that stands between a speaker and the verb of saying.

    `Tehran, which says that 41 died in Sunday's raid, put the losses since May at 45,000`.
    """
    for opens in range(index, max(index - _LONGEST, 0), -1):
        if sentence.lower[opens] in _RELATIVES and sentence.gaps[opens - 1] == ",":
            ends = range(opens, min(opens + _LONGEST, sentence.count - 1))
            commas = [at for at in ends if sentence.gaps[at] == ","]
            closes = next((at for at in commas if sentence.flags[at + 1] & _SPOKEN), None)
            if closes is None and commas and sentence.lower[opens] == "whose":
                closes = commas[0]
            return opens if closes is not None and index <= closes else None
    return None


def _compared(sentence: Sentence, word: int, until: int) -> bool:
    """`1,695 dead since June, against 900 in the same months of 2019`: the period of the figure compared with."""
    flags = sentence.flags
    return any(
        flags[at] & _COMPARED and sentence.gaps[at - 1] and any(bits_ & _NUMBER for bits_ in flags[at + 1 : at + 5])
        for at in range(word + 1, until)
    )


def counterpart(sentence: Sentence, word: int) -> bool:
    """`7,412 fled, against 5,108 in the same months of 2018`: whether a figure is what another is compared with."""
    if not sentence.seen & _COMPARED:
        return False
    near = range(max(word - 3, 1), word)
    return any(sentence.flags[at] & _COMPARED and sentence.gaps[at - 1] for at in near)


def risen_from(sentence: Sentence, word: int) -> bool:
    """`has reached 143, from 125 on Thursday`, `up from 125`: whether a figure is what a count has risen from."""
    if word < 2 or sentence.lower[word - 1] != "from" or sentence.gaps[word - 1]:
        return False
    return bool(sentence.flags[word - 2] & _COMPARED) or sentence.gaps[word - 2] == ","


def of_the_earlier(sentence: Sentence, word: int, period: Period) -> bool:
    """Whether a day is that of the count from which a figure has risen: `has reached 143, from 125 on Thursday`."""
    near = range(period.start - 1, max(period.start - 1 - _BESIDE, 1), -1)
    earlier = next((at for at in near if sentence.flags[at] & _NUMBER), word)
    return earlier != word and risen_from(sentence, earlier)


def of_a_part(sentence: Sentence, word: int, period: Period, others: list[int], counted: bool) -> bool:
    """`92 were killed in four days of raids, 40 of them here on Saturday`: the day of the forty.

    `counted`: the whole has a period of its own; else only a clause of the part keeps one: `40 of whom fell in May`.
    """
    return bool(sentence.seen & _OFTHEM) and any(
        word < other < period.start
        and sentence.gaps[other - 1]
        and ((counted and elided(sentence, other)) or sentence.has(_WHOM, other, other + 2))
        and "," not in sentence.gaps[other : period.start]
        for other in others
    )


def elided(sentence: Sentence, word: int) -> bool:
    """`40 of them on Saturday`, `seven of them when a lorry was hit`: a part that tells its own day or deed."""
    flags = sentence.flags[word + 1 : word + 4]
    if len(flags) < 3 or not flags[0] & _OFTHEM:
        return False
    return bool(flags[2] & _STANDING) or sentence.lower[word + 3] in ("here", "there")
