"""Equipment: which tanks, aircraft, ships and vehicles count, and which numbers alone are such pieces."""

from __future__ import annotations

from pipelines.mentions.chunk import Chunk
from pipelines.mentions.links import LOSSES
from pipelines.mentions.measures import FORCES
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR, compiled

_KINDS = ("N_equip", "I_equip")
_AFTER = compiled(
    "(?:[{take}{move}{word_ing}{aboard}][^{comma}{end}{semi}{and}{have}]{1,8}?)?(?:{have}|{be}|{adv}|{modal}|{prep}{name})*(?P<cue>[{epart}{eintr}{lose}])(?![{N_equip}{I_equip}])"
)


def settle(reduced: Reduced, chunk: Chunk) -> None:
    """Tanks always count; trucks and single pieces only where they were lost, taken or brought into action."""
    if chunk.kind not in _KINDS:
        return
    head = chunk.head
    listed = chunk.side == "list" and chunk.measure == "equipment"
    linked = listed or _lost(reduced, chunk) or chunk.clause in LOSSES or _gone(reduced, chunk)
    military = head is not None and head.owner == "military"
    if chunk.kind == "N_equip":
        counts = military or linked or _whose(reduced, chunk)
    else:  # their jeep was blown up, but not: a boat overturned
        owned = reduced.tokens.classes[chunk.first] == CHAR["poss"]
        theirs, struck = _whose(reduced, chunk), _struck(reduced, chunk)
        counts = (linked and owned) or ((linked or struck) and (military or theirs)) or (military and theirs)
    chunk.measure = "equipment" if counts else None


def _gone(reduced: Reduced, chunk: Chunk) -> bool:
    """Captured, as only an armed body's pieces are; aircraft that are missing."""
    if chunk.kind != "N_equip" or chunk.cue is None:
        return False
    if chunk.measure == "missing":
        return chunk.head is not None and chunk.head.unit in _AIRCRAFT
    cue = reduced.tokens.text[chunk.cue[0] : chunk.cue[1]]
    return chunk.measure == "captured" and cue.strip().lower() == "captured"


def _lost(reduced: Reduced, chunk: Chunk) -> bool:
    classes, place = reduced.classes, chunk.place
    before = classes[place - 1 : place]
    if before and before in _LOSS:
        return True
    return _AFTER.match(classes, place + 1) is not None


_LOSS = frozenset(CHAR[name] for name in ("epart", "efin", "eger", "lose"))
_BLOWS = frozenset(CHAR[name] for name in ("fin", "ger", "part", "hit"))
_STRUCK = compiled("{be}?{adv}*{hit}(?=[{end}{comma}{semi}{by}{prep}{and}])")


def _struck(reduced: Reduced, chunk: Chunk) -> bool:
    """captured a tank, set fire to a police van, a helicopter hit by ground fire"""
    before = reduced.classes[chunk.place - 1 : chunk.place]
    word = reduced.word(chunk.place - 1)
    return before in _BLOWS or word == "hits" or _STRUCK.match(reduced.classes, chunk.place + 1) is not None


_ARMED = frozenset(("military", "peacekeeper", "rebel", "prisoner"))
_OWNING = frozenset(CHAR[name] for name in ("have", "deploy", "lose", "take"))
_AIRCRAFT = frozenset(("aircraft", "plane"))


def _whose(reduced: Reduced, chunk: Chunk) -> bool:
    """army trucks; the army has trucks; three tanks and a dozen trucks; 18 men and four trucks lost"""
    if chunk.clause == "pieces labelled" and chunk.head is not None and chunk.head.unit in _AIRCRAFT:
        return True
    opens = reduced.opens(chunk.place)
    for token in range(max(chunk.first - 2, reduced.token[opens]), chunk.after):
        if reduced.tokens.entry(token).role in FORCES:
            return True
    if reduced.classes[chunk.place - 1] in _OWNING and side(reduced, chunk.place - 1) in FORCES:
        return True
    if any(_tells(reduced, place) for place in (chunk.place - 2, chunk.place - 3) if place > opens):
        return True
    return _before_tanks(reduced, chunk.place)


def _tells(reduced: Reduced, place: int) -> bool:
    """Whether what is counted right before is an armed body's: its tanks, its men lost or taken."""
    other = reduced.chunks.get(place)
    if other is None or other.measure is None:
        return False
    if other.kind in _KINDS:
        return other.measure == "equipment" and other.kind == "N_equip"
    return other.measure in ("killed", "captured") and other.kind == "N_person" and other.population in _ARMED


def _before_tanks(reduced: Reduced, place: int) -> bool:
    """Whether a list goes on to what is always military: 18 guns, 44 lorries and 6 tanks."""
    for step in (2, 4, 6):
        if CHAR["end"] in reduced.classes[place + step - 2 : place + step]:
            return False
        other = reduced.chunks.get(place + step)
        if other is None or other.kind not in ("N_equip", "N_thing"):
            return False
        if other.kind == "N_equip" and other.head is not None and other.head.owner == "military":
            return True
    return False


def are_meant(reduced: Reduced, chunk: Chunk, measured: Chunk) -> bool:
    """`90 tanks were destroyed and 13 seized`, `wrecked 130 and lost 20`: whether a number is of the pieces before."""
    if measured.kind != "N_equip" or measured.measure != "equipment" or chunk.measure == "none":
        return False
    between = reduced.classes[measured.place + 1 : chunk.place]
    if CHAR["end"] in between:
        return False
    if chunk.measure in ("carry", "casualties") or chunk.clause == "claimed" or _is_loss(reduced, chunk):
        return _SINCE.isdisjoint(between)
    if chunk.measure is None and (between[-1:] in _LOSS or _AFTER.match(reduced.classes, chunk.place + 1)):
        return True
    if chunk.measure is None and measured.clause in LOSSES and _GAPPED.fullmatch(between):
        return True
    if len(between) > _NEAR or CHAR["and"] not in between or not _SINCE_THEN.isdisjoint(between):
        return False
    seized = reduced.classes[chunk.place + 1 : chunk.place + 2] in _TOLD or between[-1] in _DOING
    return (seized and chunk.measure in (None, "captured")) or chunk.clause in LOSSES


def _is_loss(reduced: Reduced, chunk: Chunk) -> bool:
    """14 machines for the loss of five: pieces are lost, people die."""
    cue = chunk.cue if chunk.clause == "event of" else None
    return cue is not None and reduced.tokens.text[cue[0] : cue[1]].strip().lower().startswith("loss")


_GAPPED = compiled("(?:{prep}{name})?[{comma}{semi}]?{and}?{the}?[{name}{people}{classifier}]")
_TOLD = frozenset(CHAR[name] for name in ("part", "epart", "word_ed"))
_DOING = frozenset(CHAR[name] for name in ("word_ed", "word_ing"))
_SINCE = frozenset(CHAR[name] for name in ("N_person", "I_person"))
_NEAR = 8
_SINCE_THEN = frozenset(CHAR[name] for name in ("semi", "people", "I_person", "name"))


CLAUSE_END = frozenset(CHAR[name] for name in ("end", "semi", "sub", "but", "comma"))


def side(reduced: Reduced, place: int) -> str | None:
    """The class of the people named before a verb at `place`, in its clause: the army lost, the rebels have."""
    for before in range(place - 1, max(place - 7, reduced.opens(place + 1)), -1):
        if reduced.classes[before] in CLAUSE_END:
            return None
        chunk = reduced.chunks.get(before)
        if chunk is not None and chunk.kind == "people":
            return chunk.population
        role = reduced.tokens.entry(reduced.token[before]).role
        if role is not None:
            return role
    return None
