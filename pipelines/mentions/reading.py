"""Reads sentences: a batch of them through the cascade at once, the rest from memory."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate

from pipelines.mentions import cache as memory
from pipelines.mentions import chunks, figures, lexicon, links, lists, names, roll, settle, split
from pipelines.mentions.chunk import Chunk
from pipelines.mentions.figures import Figure
from pipelines.mentions.reduced import reduce
from pipelines.mentions.tokens import END, Vocabulary, tokenise


@cache
def vocabulary(upper: bool) -> Vocabulary:
    """The vocabulary of this process, for ordinary text or for text in capitals."""
    return Vocabulary(lexicon.load(), upper)


def read(sentences: list[str]) -> list[tuple[Figure, ...]]:
    """The figures of each sentence, offsets relative to it."""
    keys = [memory.key(sentence) for sentence in sentences]
    known = {key: memory.get(key) for key in keys}
    new = {key: sentence for key, sentence in zip(keys, sentences, strict=True) if known[key] is None}
    for upper in (False, True):
        batch = {key: one for key, one in new.items() if in_capitals(one) is upper}
        for key, found in zip(batch, parse(list(batch.values()), upper), strict=True):
            known[key] = found
            memory.put(key, found)
    return [known[key] or () for key in keys]


def in_capitals(sentence: str) -> bool:
    """Whether capital letters tell nothing in a sentence."""
    return sentence.isupper() and len(sentence) > 15


def parse(batch: list[str], upper: bool) -> list[tuple[Figure, ...]]:
    """The cascade over a batch: tokens, chunks, clauses, lists, and what is left to the words themselves."""
    if not batch:
        return []
    joined = END.join(["", *(sentence.replace(END, " ") for sentence in batch), ""])
    offsets = list(accumulate((len(sentence) + 1 for sentence in batch), initial=1))
    tokens = tokenise(joined, vocabulary(upper))
    reduced = reduce(tokens, chunks.find(tokens))
    links.link(reduced)
    split.link(reduced)
    names.join(reduced)
    roll.call(reduced)
    lists.share(reduced)
    settle.settle(reduced)
    lists.compare(reduced)
    settle.losers(reduced)
    lists.modify(reduced)
    names.settle(reduced)
    by_sentence: dict[int, list[Chunk]] = {}
    for chunk in reduced.chunks.values():
        if chunk.measure is not None:
            by_sentence.setdefault(bisect_right(offsets, chunk.start) - 1, []).append(chunk)
    return [
        tuple(figures.figures(offsets[index], by_sentence[index])) if index in by_sentence else ()
        for index in range(len(batch))
    ]
