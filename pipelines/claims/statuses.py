"""Whether a figure is asserted, denied, hypothetical, or replaces an earlier one."""

from __future__ import annotations

from pipelines.claims.lexicon import BITS
from pipelines.claims.sentences import Sentence
from pipelines.claims.sources import Attribution

_HYPOTHETICAL, _REVISED, _TOLL, _EARLIER = BITS["hypothetical"], BITS["revised"], BITS["toll"], BITS["earlier"]


def of_figure(sentence: Sentence, bounds: tuple[int, int], word: int, said: Attribution | None) -> str:
    """asserted, denied, hypothetical or revised."""
    if said and said.kind == "deny" and said.verb < word:
        return "denied"
    if said and said.kind == "fear" and said.verb < word:
        return "hypothetical"
    low, high = bounds
    flags = sentence.flags
    if any(flags[index] & _HYPOTHETICAL for index in range(low, min(word, high))):
        return "hypothetical"
    toll = any(flags[index] & _TOLL for index in range(low, high))
    nearest = max((index for index in range(low, word) if flags[index] & (_REVISED | _EARLIER)), default=-1)
    if toll and nearest >= 0 and flags[nearest] & _REVISED and not flags[nearest] & _EARLIER:
        return "revised"
    return "asserted"
