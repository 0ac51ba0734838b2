"""Verbs whose object stands inside them: shot two in the neck, drove 40,000 over the border, took nine hostage."""

from __future__ import annotations

from pipelines.mentions.chunk import Chunk
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR

_PEOPLE = frozenset(("N_person", "N_bare", "I_person"))
_BETWEEN = frozenset(CHAR[name] for name in ("the", "adv", "skip", "mod"))
_NATION = frozenset(CHAR[name] for name in ("cap", "cap_s", "nat"))
_JOINS = frozenset(CHAR[name] for name in ("and", "with", "comma"))
_VICTIMS = CHAR["victims"]
_LONGEST = 40
"""Characters that the rest of a verb may take."""


def link(reduced: Reduced) -> None:
    """Gives people between the two halves of a verb what the whole verb says; their own words say more."""
    tails = reduced.tokens.vocabulary.lexicon.tails
    for chunk in reduced.chunks.values():
        if chunk.kind not in _PEOPLE or chunk.inner is not None:
            continue
        verb = chunk.first - 1
        while verb > 0 and reduced.tokens.classes[verb] in _BETWEEN:
            verb -= 1
        known = tails.get(reduced.tokens.text[reduced.tokens.start(verb) : reduced.tokens.ends[verb]].lower())
        if known is not None:
            _close(reduced, chunk, verb, known)


def _close(reduced: Reduced, chunk: Chunk, verb: int, known: dict[str, tuple[tuple[str, str], ...]]) -> None:
    tokens = reduced.tokens
    last = chunk.after
    while chunk.kind == "N_bare" and tokens.classes[last] in _NATION:  # 2,000 Karen over the border
        last += 1
    partner = reduced.chunks.get(chunk.place + 2)
    if partner is not None and partner.kind in _PEOPLE and tokens.classes[last] in _JOINS:
        _closed(reduced, [chunk, partner], verb, partner.after, known)
    _closed(reduced, [chunk], verb, last, known)


def _closed(
    reduced: Reduced, objects: list[Chunk], verb: int, last: int, known: dict[str, tuple[tuple[str, str], ...]]
) -> None:
    tokens = reduced.tokens
    after = tokens.ends[last - 1]
    words = tokens.text[after : after + _LONGEST].lower().split()
    following = " ".join(words)
    for tail, measure in known.get(words[0], ()) if words else ():
        if following.startswith(tail) and not following[len(tail) : len(tail) + 1].isalnum():
            for chunk in objects:
                if _open(chunk, measure):
                    chunk.measure, chunk.side, chunk.clause = measure, "left", "split verb"
                    chunk.cue = (tokens.start(verb), tokens.ends[verb])
            return


def _open(chunk: Chunk, measure: str) -> bool:
    """Whether its noun leaves open what befell them, as refugees and wounded do not."""
    head = chunk.head
    return head is None or head.measure is None or head.char == _VICTIMS or measure == "killed"
