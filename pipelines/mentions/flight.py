"""Flight, and what it is: exile, displacement, desertion, a journey of those who flee nothing, a hunt for suspects."""

from __future__ import annotations

from pipelines.mentions import pieces
from pipelines.mentions.chunk import Chunk
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR, compiled


def moved(reduced: Reduced, chunk: Chunk) -> str | None:
    """Unarmed people who moved into a country are refugees; a number alone is of those on the move before it."""
    if chunk.head is not None and chunk.head.armed != "no":
        return None
    if _FOR_THEM.match(reduced.classes, max(chunk.place - 2, 0)):
        return None
    if chunk.head is not None and chunk.head.unit == "household":
        return "refugees" if _abroad(reduced, chunk) else "displaced"
    if chunk.measure == "gone":
        return "refugees" if _abroad(reduced, chunk) else "displaced"
    if chunk.clause == "reached a country" and chunk.amount < _FEW:
        return None
    if chunk.measure == "crossed" or _abroad(reduced, chunk) or _crossing(reduced, chunk):
        return "refugees"
    if chunk.kind == "N_person" and chunk.amount >= _THRONG and chunk.population in _ORDINARY:
        return "arrived"
    return "hold" if chunk.kind == "N_bare" and reduced.classes[chunk.place - 1] != CHAR["of"] else None


_THRONG = 500
"""From how many people an arrival is one of those in flight, where the text tells of flight."""
_ORDINARY = frozenset(("all", "civilian", "child", "woman"))
_FOR_THEM = compiled("[{thing_pl}{word_s}{N_thing}]{prep}[{N_person}{N_bare}]")
"""`Tents for 200 families had arrived`"""
_FEW = 100
"""Below how many a journey is no flight."""
_CROWD = 1_000
"""From how many people a crossing is a flight, where nothing says whose people they are."""


def _crossing(reduced: Reduced, chunk: Chunk) -> bool:
    """`130,000 Krajina Serbs have crossed since 4 August`: nationals or a crowd that crossed are refugees."""
    theirs = chunk.country is not None or (chunk.head is not None and chunk.head.measure in _FLED)
    if chunk.kind != "N_person" or chunk.amount < (20 if theirs else _CROWD):
        return False
    for place in range(chunk.place + 1, min(chunk.place + 12, len(reduced.classes))):
        if reduced.classes[place] == CHAR["move"]:
            return reduced.word(place).startswith(_STREAMED if theirs and chunk.amount >= _CROWD else "cross")
    return False


_STREAMED = ("cross", "pour", "stream", "flood", "spill")


EXILE = frozenset(("displaced", "refugees"))
"""What people in flight are."""


def settle(reduced: Reduced, chunk: Chunk) -> None:
    """People who fled into a country are refugees, officers who fled defected."""
    head = chunk.head
    if head is not None and head.measure in _FLED:
        _fled(chunk, head.measure)
        return
    if chunk.measure == "missing" and _hunted(reduced, chunk):
        chunk.measure = None
    if chunk.measure not in EXILE or chunk.cue is None:
        return
    if chunk.measure == "refugees" and chunk.population in ("military", "official"):
        _crossed(reduced, chunk)
    if chunk.measure == "refugees" and head is not None and head.armed == "yes" and _entered(reduced, chunk):
        chunk.measure = "troops"
        return
    if chunk.measure == "displaced" and chunk.side == "right" and chunk.population in _RUNAWAYS:
        chunk.measure = None  # gunmen and convicts who fled are on the run
        return
    officer = chunk.population in ("military", "official") and (head is None or head.unit == "person")
    if officer and chunk.measure == "displaced":
        chunk.measure = "defected" if chunk.side == "right" else None  # 40 diplomats were expelled, not gained
    elif chunk.measure == "displaced" and _abroad(reduced, chunk):
        chunk.measure = "refugees"


def _hunted(reduced: Reduced, chunk: Chunk) -> bool:
    """Whom the police search for, and gunmen and suspects still sought, are on the run."""
    if chunk.cue is None or not reduced.tokens.text[chunk.cue[0] : chunk.cue[1]].lower().endswith(_SOUGHT):
        return False
    if chunk.population in _RUNAWAYS or chunk.population == "other":
        return True
    if chunk.side != "left":
        return False
    searcher = pieces.side(reduced, chunk.place - 1)
    looked = searcher is None and chunk.head is not None and chunk.head.population == "civilian"
    return searcher == "police" or looked or (chunk.kind == "I_person" and chunk.population != "child")


_SOUGHT = ("search for", "searches for", "searched for", "searching for", "look for", "looking for", "sought")


_RUNAWAYS = frozenset(("militant", "rebel", "prisoner"))


def _crossed(reduced: Reduced, chunk: Chunk) -> None:
    """Officers and envoys who ask for asylum have defected."""
    if chunk.cue is not None and reduced.tokens.text[chunk.cue[0] : chunk.cue[1]].lower().endswith("asylum"):
        chunk.measure = "defected"


def _entered(reduced: Reduced, chunk: Chunk) -> bool:
    """Armed people who entered the country, or are on its soil, did not flee to it."""
    return chunk.cue is not None and reduced.tokens.text[chunk.cue[0] : chunk.cue[1]].lower().startswith(
        ("enter", "on ")
    )


_FLED = frozenset(("refugees", "displaced", "returned", "defected"))
HARMED = frozenset(("killed", "injured", "captured", "missing", "casualties"))
"""What a figure of people to whom harm was done counts."""


def _fled(chunk: Chunk, own: str) -> None:
    """Refugees who are killed are civilians; refugees who fled or are sheltered are refugees."""
    if chunk.measure in HARMED:
        chunk.population = "civilian" if own != "defected" else "rebel"
    elif chunk.measure == "carry" and own == "defected":
        chunk.population = "rebel"
    elif chunk.measure != "returned" and chunk.measure is not None:
        chunk.measure = own


def _abroad(reduced: Reduced, chunk: Chunk) -> bool:
    """Whether a country's name follows the verb of flight."""
    tokens = reduced.tokens
    seen = False
    for place in range(chunk.place + 1, min(chunk.place + 16, len(reduced.classes))):
        token = reduced.token[place]
        if chunk.cue is None or tokens.start(token) >= chunk.cue[0]:
            seen = True
        if reduced.classes[place] in pieces.CLAUSE_END:
            return False
        if seen and reduced.classes[place] == CHAR["abroad"]:
            return True
        if seen and reduced.classes[place] == CHAR["name"]:
            after = reduced.chunks[place].after
            if _is_country(reduced, token, after):
                before = reduced.classes[place - 1]
                if before == CHAR["of"] and reduced.classes[place - 2] in (CHAR["thing_pl"], CHAR["word_s"]):
                    return False
                if before in (CHAR["intr"], CHAR["reach"], CHAR["leave"]):
                    return True
                return before in _INTO and (before != CHAR["prep"] or _is_phrase(reduced, chunk))
    return False


def _is_country(reduced: Reduced, first: int, after: int) -> bool:
    """Whether the tokens are a country's own name; a town may lie on either side of the border."""
    tokens = reduced.tokens
    country = next((tokens.entry(index).country for index in range(first, after) if tokens.entry(index).country), None)
    return country is not None and country.lower() in tokens.text[tokens.start(first) : tokens.ends[after - 1]].lower()


def _is_phrase(reduced: Reduced, chunk: Chunk) -> bool:
    """sought refuge in Colombia: a phrase that names the flight, where a lone verb (displaced in Syria) does not"""
    return chunk.cue is None or len(reduced.tokens.text[chunk.cue[0] : chunk.cue[1]].split()) > 1


_INTO = frozenset(CHAR[name] for name in ("to", "prep", "of", "word", "word_ing", "and", "adv", "mod", "move", "into"))
