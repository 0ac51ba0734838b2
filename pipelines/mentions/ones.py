"""One person whom a phrase names without a head noun: a tenth, a Swede, a four-year-old, himself."""

from __future__ import annotations

import re

from pipelines.mentions.chunk import Chunk
from pipelines.mentions.numbers import Quantity
from pipelines.mentions.symbols import CHAR
from pipelines.mentions.tokens import Tokens

_PARENTS = ("woman", "man")
_AGE = re.compile(r"\d+")


def by_age(tokens: Tokens, chunk: Chunk, first: int, after: int) -> None:
    """Anybody under eighteen is a child; a mother of four is none."""
    for index in range(first, after):
        if chunk.population in _PARENTS and tokens.classes[index - 1] == CHAR["of"]:
            continue
        if tokens.classes[index] in (CHAR["aged"], CHAR["digits"], CHAR["unit"]):
            match = _AGE.match(tokens.text, tokens.start(index))
            age = int(match[0]) if match and len(match[0]) < 4 else tokens.entry(index).value
            if age is not None and age < 18:
                chunk.population = "child"


def child(tokens: Tokens, first: int, after: int, name: str) -> Chunk:
    """A four-year-old: one person, a child if the age says so."""
    chunk = Chunk("I_person", first, after, tokens.start(first), tokens.ends[first])
    chunk.quantity, chunk.population = Quantity(first, first + 1, 1, 1, 1, "exact"), "all"
    by_age(tokens, chunk, first, after)
    return chunk


def himself(tokens: Tokens, first: int, after: int, name: str) -> Chunk:
    """killed six and himself: the one who did it"""
    one = Quantity(first, after, 1, 1, 1, "exact")
    chunk = Chunk("I_person", first, after, tokens.start(first), tokens.ends[first], one)
    chunk.population = "militant"
    return chunk


def one_national(tokens: Tokens, first: int, after: int, name: str) -> Chunk:
    """A Swede, an Indian: one of a nation."""
    chunk = Chunk("I_person", first, after, tokens.start(first), tokens.ends[first])
    chunk.quantity = Quantity(first, first + 1, 1, 1, 1, "exact")
    chunk.population, chunk.country = "foreigner", tokens.entry(after - 1).country
    return chunk


def one_more(tokens: Tokens, first: int, after: int, name: str) -> Chunk:
    """Another, a tenth: one more of those last spoken of."""
    chunk = Chunk("I_person", first, after, tokens.start(first), tokens.ends[after - 1])
    chunk.quantity, chunk.others = Quantity(first, after, 1, 1, 1, "exact"), True
    return chunk
