"""Somebody beside a number: one more who is told apart, or one of those counted who is only described."""

from __future__ import annotations

from pipelines.mentions.chunk import Chunk
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR

LISTING = frozenset(("including", "the dead were", "event of somebody and"))
"""Clauses that list people behind those counted."""
_ARTICLES = frozenset(CHAR[name] for name in ("a", "the", "poss", "another", "ordinal"))


def is_bare(reduced: Reduced, chunk: Chunk) -> bool:
    """A noun without an article, or one that the text has named already: the minister, among those who fled."""
    first = reduced.tokens.classes[chunk.first]
    return first not in _ARTICLES or (first == CHAR["the"] and chunk.population != "militant")


def is_singled_out(reduced: Reduced, chunk: Chunk) -> bool:
    """`12 dead, the bride among them`: one of those counted right before."""
    before, after = reduced.classes[chunk.place - 1], reduced.classes[chunk.place + 1]
    return before in _APART_FROM and after == CHAR["incl"]


def is_listed(reduced: Reduced, chunk: Chunk) -> bool:
    """`12 dead - nine guards, the cook and a boy`; but `four officers killed, including the commander` counts four."""
    definite = reduced.tokens.classes[chunk.first] == CHAR["the"]
    if not definite or (chunk.clause == "the dead were" and _follows_including(reduced, chunk)):
        return False
    return chunk.clause in ("the dead were", *_TOLD_APART) or chunk.side == "list"


def _follows_including(reduced: Reduced, chunk: Chunk) -> bool:
    """`defections, including the premier`: told to describe the others; `the dead include the mayor` counts him."""
    return reduced.word(chunk.place - 1) == "including"


_APART_FROM = (CHAR["comma"], CHAR["semi"])
_TOLD_APART = frozenset(("one of them badly", "dashed off", "dashed off, behind a place", "listed after a colon"))
