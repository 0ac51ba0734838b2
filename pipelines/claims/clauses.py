"""The main clauses of a sentence: a figure is told by the words of its own."""

from __future__ import annotations

from bisect import bisect_right

from pipelines.claims.lexicon import BITS, bits
from pipelines.claims.sentences import Sentence

_SPOKEN = bits("say", "count", "deny", "fear")
_NOUN, _CONJ, _CONTRAST, _BRINGING = BITS["noun"], BITS["conj"], BITS["contrast"], BITS["bringing"]
_OPENERS = _BRINGING | _CONJ | _CONTRAST
"""Only such a word, or one behind a mark, opens a clause."""
_REACH = 120
"""Words beyond which a clause is no clause."""


def clause(sentence: Sentence, word: int) -> tuple[int, int]:
    """The words of the main clause around a word: cut at semicolons, dashes and `, while`, `, but`."""
    if sentence.clauses is None:
        sentence.clauses = _clauses(sentence)
    opens = sentence.clauses
    at = bisect_right(opens, word)
    low = max(opens[at - 1] if at else 0, word - _REACH, 0)
    high = min(opens[at] if at < len(opens) else sentence.count, sentence.count, word + _REACH)
    return low, max(high, word + 1)


def _clauses(sentence: Sentence) -> list[int]:
    """The words that open clauses behind the first one."""
    flags, gaps = sentence.flags, sentence.gaps
    likely = [index for index in range(1, sentence.count) if gaps[index - 1] or flags[index] & _OPENERS]
    return [index for index in likely if _opens_clause(sentence, index)]


def _opens_clause(sentence: Sentence, index: int) -> bool:
    gap = sentence.gaps[index - 1]
    if sentence.flags[index] & _BRINGING:
        return True
    if sentence.flags[index] & _CONJ and index + 1 < sentence.count:
        follows = sentence.flags[index + 1]
        if follows & _SPOKEN and not follows & _NOUN:
            return True
    if not gap:
        return bool(sentence.flags[index] & _CONTRAST)
    if ";" in gap or "—" in gap:
        return True
    return "," in gap and bool(sentence.flags[index] & _CONTRAST)
