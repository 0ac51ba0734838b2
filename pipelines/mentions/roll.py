"""A roll of victims: people told one after another, semicolons between them, behind the words that open the list."""

from __future__ import annotations

from pipelines.mentions.chunk import Chunk
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR, compiled

_TOLD = frozenset(("killed", "injured", "missing", "captured", "carry"))
_SOMEBODY = frozenset(("name", "I_person", "N_person"))
_ENTRY = compiled(
    "{semi}{and}?(?:{word}(?={I_person}{name}))?(?P<one>[{name}{I_person}{N_person}])"
    "(?={name}?[{comma}{semi}{end}{and}{date}{open}{of}{from}{prep}{who}{word_ed}{part}{pred}])"
)
"""The next person of a roll: no verb of its own follows, which would make it another clause."""
_CLAUSE = compiled("[{be}{have}{modal}{say}{report}]")
_LAST = CHAR["semi"] + CHAR["and"]
_WHO = compiled("[{who}{sub}]")


def call(reduced: Reduced) -> None:
    """Gives those who stand behind a semicolon in a roll what its first member was told."""
    if CHAR["semi"] not in reduced.classes:
        return
    for place, chunk in reduced.chunks.items():
        if chunk.side == "left" and chunk.measure in _TOLD and chunk.kind in _SOMEBODY:
            _call_from(reduced, place, chunk)


def _call_from(reduced: Reduced, place: int, first: Chunk) -> None:
    classes = reduced.classes
    end = classes.find(CHAR["end"], place + 1)
    found: list[Chunk] = []
    at = classes.find(CHAR["semi"], place + 1, end)
    while at >= 0:
        entry = _ENTRY.match(classes, at)
        after = classes.find(CHAR["semi"], at + 1, end)
        if entry is None or _is_clause(classes, entry.end(), after if after >= 0 else end):
            return
        one = reduced.chunks[entry.start("one")]
        found.append(reduced.chunks.get(entry.end(), one) if classes[entry.end()] == CHAR["name"] else one)
        at = after
    if len(found) == 1 and not classes.startswith(_LAST, classes.find(CHAR["semi"], place + 1)):
        return
    for one in found:
        if one.measure in (None, "carry"):
            one.measure, one.cue, one.clause, one.part, one.side = first.measure, first.cue, "roll", first.part, "list"


def _is_clause(classes: str, start: int, after: int) -> bool:
    """Whether a verb stands there that no `who` opens."""
    verb = _CLAUSE.search(classes, start, after)
    return verb is not None and _WHO.search(classes, start, verb.start()) is None
