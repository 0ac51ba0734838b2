"""What a figure takes from those beside it: a toll of the killed and wounded, prisoners listed, people next door."""

from __future__ import annotations

import re

from pipelines.mentions.chunk import Chunk
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR

_TOLLS = frozenset(("toll", "toll now", "gave the toll as"))
_PLAIN_TOLL = re.compile(r"(?:(?!death|fatality)\w+ )?toll", re.IGNORECASE)
_ABROAD = frozenset((CHAR["abroad"], CHAR["prep"] + CHAR["abroad"]))
_CROWD = 1_000
"""From how many a figure of those last spoken of is one of people on the move."""


def correct(reduced: Reduced, chunk: Chunk, measured: Chunk | None) -> None:
    """Corrects a figure's measure by the figure before it in its sentence and by the words around."""
    if chunk.clause in _TOLLS and chunk.measure == "killed" and chunk.cue is None:
        if measured is not None and measured.measure == "casualties" and not _is_of_the_dead(reduced, chunk):
            chunk.measure = "casualties"
    elif chunk.measure == "carry" and chunk.population == "prisoner" and chunk.clause == "listed":
        chunk.measure = "captured"
    elif chunk.kind == "N_person" and _is_their_home(reduced, chunk):
        chunk.measure = None
    elif chunk.kind == "N_bare" and chunk.measure in (None, "carry") and _is_next_door(reduced, chunk, measured):
        chunk.measure = "refugees"


def _is_of_the_dead(reduced: Reduced, chunk: Chunk) -> bool:
    """Whether the toll is called one of the dead: death toll, number of dead."""
    tokens, token = reduced.tokens, reduced.token[reduced.classes.rfind(CHAR["toll"], 0, chunk.place)]
    return _PLAIN_TOLL.fullmatch(tokens.text, tokens.start(token), tokens.ends[token]) is None


def _is_their_home(reduced: Reduced, chunk: Chunk) -> bool:
    """`Nine died, four of them from one household`: where they lived, not one more."""
    lone = chunk.amount == 1 and chunk.head is not None and chunk.head.unit == "household"
    return lone and reduced.classes[chunk.place - 1] in (CHAR["from"], CHAR["of"], CHAR["prep"])


def _is_next_door(reduced: Reduced, chunk: Chunk, measured: Chunk | None) -> bool:
    """`Two million are displaced, another 900,000 in neighbouring countries`: those have crossed a border."""
    crowd = measured is not None and measured.measure == "carry" and chunk.amount >= _CROWD
    if measured is None or not (crowd or measured.measure == "displaced"):
        return False
    return any(reduced.classes.startswith(words, chunk.place + 1) for words in sorted(_ABROAD))
