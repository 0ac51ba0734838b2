"""Nouns that no table knows, by what befalls them: people are shot dead, aircraft are shot down."""

from __future__ import annotations

from pipelines.mentions.chunk import Chunk
from pipelines.mentions.numbers import Quantity
from pipelines.mentions.symbols import CHAR
from pipelines.mentions.tokens import Tokens

_SUFFERED = frozenset((CHAR["part"], CHAR["intr"], CHAR["pred"]))


def victim(tokens: Tokens, first: int, after: int, name: str) -> Chunk | None:
    """A jockey was shot, stabbed the bursar to death: who suffers what only people do is one, table or not."""
    verb = after
    while tokens.classes[verb] not in _SUFFERED:
        verb += 1
    known, word = tokens.vocabulary.lexicon, tokens.vocabulary.word
    named = tokens.classes[after] == CHAR["comma"]  # a grazier, Mr Moorhouse, 71, died
    spelled = named or verb in tokens.phrases or word(tokens.raw[verb]) in known.misspelt
    several = known.words.get(word(tokens.raw[after - 1]) + "s")
    is_thing = several is not None and several.char == CHAR["thing_pl"]
    if is_thing or not spelled or tokens.entry(verb).measure not in ("killed", "injured"):
        return None
    chunk = Chunk("I_person", first, after, tokens.start(first), tokens.ends[first])
    chunk.quantity, chunk.population = Quantity(first, first + 1, 1, 1, 1, "exact"), "civilian"
    return chunk


def is_agent(tokens: Tokens, index: int) -> bool:
    """Whether a word that no table knows ends as those for people do: users, of `114 road users`."""
    return tokens.raw[index].lower().endswith(tokens.vocabulary.lexicon.agents)


def craft(tokens: Tokens, first: int, after: int, name: str) -> Chunk | None:
    """A Sea Heron was shot down: what no table knows is an aircraft if it suffers what only aircraft do."""
    verb = tokens.entry(tokens.classes.index(CHAR["epart"], after))
    if verb.unit != "aircraft":
        return None
    one = Quantity(first, first + 1, 1, 1, 1, "exact")
    chunk = Chunk("I_equip", first, after, tokens.start(first), tokens.ends[first], one)
    chunk.head, chunk.population = verb, "other"
    return chunk
