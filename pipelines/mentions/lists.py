"""Lists share what their first or last member was told: measure, and the modifier in front of them."""

from __future__ import annotations

from itertools import pairwise

from pipelines.mentions.chunk import FIGURE_KINDS, Chunk
from pipelines.mentions.links import JOIN, LOSSES
from pipelines.mentions.numbers import bounded
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR, compiled

_SHARED = frozenset(("at_least", "approximately", "more_than"))
_TAIL = compiled(
    "{date}|{comma}{date}(?={comma})|{be}{people}(?={comma})|{by}[{the}{poss}{people}{word}{cap}{name}{classifier}]{1,4}{tally}|{word_ing}[{the}{a}{poss}{word}{thing_sg}{thing_pl}{clinic}]{1,3}|{and}{people}(?=[{comma}{and}])|[{into}{prep}{of}{from}][{the}{a}{name}{cap}{cap_s}{people}{word}{thing_sg}{clinic}{label}{date}{nat}{I_person}{classifier}]{1,4}(?:{comma}{name})?"
)
_PART_TAIL = compiled("{of}[{them}{who}]{be}?[{people}{word}{word_ed}{adv}{aged}](?:{comma}{and}?|{and})")
_IN_BRACKETS = compiled("[^{semi}{open}{close}]{0,10}{semi}{and}?")
_FAR_TAIL = compiled(
    "{date}|{comma}{date}(?={comma})|(?:[{into}{prep}{of}{from}][{the}{a}{name}{cap}{cap_s}{people}{word}{thing_sg}{clinic}{date}{nat}{sizable}{classifier}]"
    "{1,4}){1,3}(?:{of}[{word}{thing_sg}])?"
)
_LONG = compiled(
    "(?:{comma}?{date})?{comma}[^{comma}{semi}{be}{have}{intr}{N_person}{N_bare}{I_person}]{1,11}{comma}{and}"
)


_ASIDES_OF = frozenset(("a child among them,", "among them"))
"""Clauses that say of a whole list that it is among those counted before."""


def share(reduced: Reduced) -> None:
    """Gives the members of a list that have no measure of their own that of the list."""
    for group in _groups(reduced, _members(reduced)):
        _who_they_are(reduced, group)
        _share(group)
        populations = {chunk.population for chunk in group}
        if len(populations) > 1:
            for chunk in group:
                chunk.mixed = True


def _who_they_are(reduced: Reduced, group: list[Chunk]) -> None:
    """`Its books show 900 civilians and 60 men who had changed sides`: whom it counts, not what they did."""
    last = group[-1]
    told = reduced.classes[last.place + 1 : last.place + 2] == CHAR["who"]
    if group[0].measure == "listed" and last.measure == "defected" and told:
        for chunk in group[1:]:
            chunk.measure, chunk.side = "listed", "list"
        last.population = "rebel"


_COMPARED = compiled(
    "(?:{comma}|(?<=[{date}{weekday}{part}{pred}{intr}]))(?P<how>{prep})[{adv}{skip}]*(?P<one>[{N_bare}{N_person}])(?:{and}(?P<other>[{N_bare}{N_person}]))?"
)
_AGAINST = frozenset(("against", "versus", "compared", "as"))


def compare(reduced: Reduced) -> None:
    """`31 were killed and 52 hurt, against 19 and 27 in May`: the same again, of another time."""
    for match in _COMPARED.finditer(reduced.classes):
        if reduced.word(match.start("how")) not in _AGAINST:
            continue
        compared = [reduced.chunks[match.start(name)] for name in ("one", "other") if match[name]]
        told = _told_before(reduced, match.start())
        if not told or _counts_itself(compared[0]):
            continue
        for place, chunk in enumerate(compared):
            chunk.measure = told[place if len(told) == len(compared) else 0].measure


def _counts_itself(chunk: Chunk) -> bool:
    """Whether a noun says what its number counts: nine wounded, not 51 troops beside the dead."""
    if chunk.measure == "troops" and not chunk.clause:
        return False
    return chunk.kind == "N_person" and chunk.measure is not None


def _told_before(reduced: Reduced, place: int) -> list[Chunk]:
    """What the sentence has counted up to a place, parts and brackets apart."""
    told: list[Chunk] = []
    inside = False
    for at in range(reduced.opens(place) + 1, place):
        inside = (inside or reduced.classes[at] == CHAR["open"]) and reduced.classes[at] != CHAR["close"]
        chunk = reduced.chunks.get(at)
        if chunk is not None and not inside and chunk.measure in _PEOPLE and not chunk.part:
            told.append(chunk)
    return told


_PEOPLE = frozenset(("killed", "injured", "casualties", "missing", "captured", "displaced", "refugees", "returned"))


def modify(reduced: Reduced) -> None:
    """At least 14 soldiers and six civilians: the members of a list share the modifier in front of it."""
    for group in _groups(reduced, _members(reduced)):
        _modify(group)


def _members(reduced: Reduced) -> list[Chunk]:
    """What may stand in a list; behind a preposition stands a place, or whose escort, mother or house it was."""
    return [
        chunk
        for place, chunk in reduced.chunks.items()
        if chunk.kind in FIGURE_KINDS
        and not chunk.named
        and not (chunk.kind in _ASIDES and reduced.classes[place - 1] in _BEFORE_PLACE and chunk.measure is None)
        and not (chunk.kind == "name" and reduced.classes[place - 1] in _IN_NAME and chunk.measure is None)
    ]


_IN_NAME = frozenset(CHAR[name] for name in ("word", "cap", "cap_s"))
_ASIDES = frozenset(("name", "I_person"))
_BEFORE_PLACE = frozenset(CHAR[name] for name in ("into", "prep", "of", "from", "to", "the", "by"))


def _groups(reduced: Reduced, figures: list[Chunk]) -> list[list[Chunk]]:
    groups: list[list[Chunk]] = []
    for before, chunk in pairwise(figures):
        if _joined(reduced, before, chunk):
            if groups and groups[-1][-1] is before:
                groups[-1].append(chunk)
            else:
                groups.append([before, chunk])
    return groups


_OF_ALL = (CHAR["end"] + CHAR["of"], CHAR["end"] + CHAR["of"] + CHAR["the"])
"""`Of the 54 crew`, of whom some died."""


def _joined(reduced: Reduced, first: Chunk, second: Chunk) -> bool:
    start, stop = first.place + 1, second.noun_place or second.place
    if not 0 < stop - start <= 14:
        return False
    between = reduced.classes[start:stop]
    if CHAR["end"] in between or reduced.classes[max(first.place - 3, 0) : first.place].endswith(_OF_ALL):
        return False
    if reduced.word(stop) == "whose":
        return False
    if first.kind == "name" and second.kind not in ("name", "I_person", "N_person"):
        return False
    if first.side in ("left", "list") and second.kind == "I_person" and _LONG.fullmatch(between):
        return True
    if len(between) > (7 if first.side != "left" else 14):
        return False
    if second.kind == "I_person" and _IN_BRACKETS.fullmatch(between):
        return reduced.classes.rfind(CHAR["open"], 0, first.place) > reduced.classes.rfind(
            CHAR["close"], 0, first.place
        )
    if first.part and _PART_TAIL.fullmatch(between):
        return True
    tail = (_FAR_TAIL if first.side == "left" else _TAIL).match(between)
    if (
        second.kind == "name"
        and tail is not None
        and CHAR["and"] not in between
        and not _ages(reduced, second, between)
    ):
        return False
    return JOIN.fullmatch(between, tail.end() if tail else 0) is not None


_AGED = CHAR["date"] + CHAR["comma"]


def _ages(reduced: Reduced, second: Chunk, between: str) -> bool:
    """`Ann Lee, 38, Tom Hall, 44,`: names, each with an age."""
    return between == _AGED and reduced.classes[second.place + 1] == CHAR["date"]


def _share(group: list[Chunk]) -> None:
    for before, chunk in pairwise(group):
        if (
            chunk.measure is None
            and before.measure not in (None, "none")
            and (before.side in ("left", "list") or before.part or before.clause == "were children")
        ):
            _copy(before, chunk)
    for before, chunk in reversed(list(pairwise(group))):
        if (
            before.measure in (None, "carry", "listed")
            and before.clause not in _OLD
            and not _told(before)
            and not before.part
            and chunk.measure
            and chunk.side in ("right", "subject")
            and (chunk.measure not in ("carry", "listed") or chunk.clause in _ASIDES_OF)
            and (not chunk.part or chunk.clause in _ASIDES_OF)
            and chunk.clause != "speaker"
        ):
            _copy(chunk, before)
            before.side = "subject"


_OLD = frozenset(("rose to",))
"""Clauses that lead to what a toll was before: `revised down from 28, and over 900 injured`."""


def _told(chunk: Chunk) -> bool:
    """Whether its own words say what befell them: five injured officers, 16 martyrs."""
    return chunk.inner is not None or (chunk.head is not None and chunk.head.measure in ("killed", "injured"))


def _copy(source: Chunk, target: Chunk) -> None:
    if "N_count" in (source.kind, target.kind) or target.kind == "Z_person":
        return
    if source.kind in ("N_equip", "I_equip") and target.kind == "name":
        return
    if "N_thing" in (source.kind, target.kind) and source.measure not in ("killed", "injured"):
        return
    if source.measure == "troops" and target.head is not None and target.head.char == CHAR["word_s"]:
        return
    if source.clause in LOSSES and (source.clause != "event of" or source.measure == "equipment"):
        target.measure = "equipment" if target.kind in ("N_equip", "I_equip") else "killed"
        target.cue, target.side, target.clause = source.cue, "list", source.clause
        return
    target.measure, target.cue, target.side, target.part = source.measure, source.cue, "list", source.part


def _modify(group: list[Chunk]) -> None:
    first = group[0].quantity
    if first is None or first.quantifier not in _SHARED:
        return
    for before, chunk in pairwise(group):
        quantity = chunk.quantity
        if (
            quantity is None
            or chunk.kind == "name"
            or chunk.measure != before.measure
            or chunk.cue != before.cue
            or chunk.measure is None
            or (chunk.part and not before.part)
        ):
            return
        if quantity.quantifier == "exact" and quantity.value is not None and chunk.kind.startswith("N_"):
            low, high = bounded(quantity.value, first.quantifier)
            chunk.quantity = quantity._replace(low=low, high=high, quantifier=first.quantifier)
