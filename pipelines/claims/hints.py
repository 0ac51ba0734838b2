"""What a piece of text may tell: a look at its letters spares the reading of most sentences around a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipelines.claims.lexicon import Lexicon, lexicon

_PIECE = re.compile(r"[^\W_]+")
"""Letters and digits in a row, finer than any cut into words: a word in hyphens is several."""


def may_hold(text: str, bits: int, language: str = "en") -> bool:
    """Whether a text may hold a word or a phrase with any of the bits; where it doesn't, none of its sentences does."""
    return not _telltales(language, bits).isdisjoint(_PIECE.findall(text.lower()))


@cache
def _telltales(language: str, bits: int) -> frozenset[str]:
    """One piece of each word and phrase with any of the bits: the longest, which is the rarest."""
    found: set[str] = set()
    for words in sorted(_forms(lexicon(language), bits), key=lambda words: (len(words), words)):
        pieces = _PIECE.findall(" ".join(words))
        if found.isdisjoint(pieces):
            found.add(max(pieces, key=len))
    return frozenset(found)


def _forms(known: Lexicon, bits: int) -> Iterator[tuple[str, ...]]:
    for word, roles in known.words.items():
        if roles & bits:
            yield (word,)
    for first, follows in known.phrases.items():
        for second, options in follows.items():
            yield from ((first, second, *rest) for rest, roles in options if roles & bits)
