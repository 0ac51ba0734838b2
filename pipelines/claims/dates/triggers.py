"""The words at which a time expression may begin, and which texts have none."""

from __future__ import annotations

import re

from pipelines.claims.hints import may_hold
from pipelines.claims.lexicon import bits
from pipelines.claims.sentences import DIGIT, Sentence

_NAMED = bits("feast", "shift", "month", "weekday", "relative", "unit")
_TRIGGERS = _NAMED | DIGIT
_DIGIT = re.compile(r"\d")


def timeless(text: str, language: str) -> bool:
    """Whether a text that is yet to be read has no such word; ages name their unit (`16-month`)."""
    return not (_DIGIT.search(text) or may_hold(text, _NAMED, language))


def triggers(sentence: Sentence) -> list[int]:
    """Those of a sentence."""
    flags = sentence.flags
    if "-" in sentence.text:
        return [index for index, word in enumerate(sentence.lower) if flags[index] & _TRIGGERS or "-" in word]
    if not sentence.seen & _TRIGGERS:
        return []
    return [index for index, bits_ in enumerate(flags) if bits_ & _TRIGGERS]
