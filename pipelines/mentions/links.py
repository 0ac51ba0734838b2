"""Gives every figure its measure: clause patterns first, then lists, then what the noun itself says."""

from __future__ import annotations

import re

from pipelines.mentions import clauses, measures
from pipelines.mentions.chunk import FIGURE_KINDS, Chunk
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.refusals import WITHIN, refuses
from pipelines.mentions.symbols import CHAR, compiled

_AFTER_VICTIM = frozenset(
    CHAR[name] for name in (
        "be", "have", "part", "pred", "intr", "comma", "date", "poss", "modal", "adv", "who", "of", "open", "dash",
        "say",
        "report", "word_ed", "and",
    )
)  # fmt: skip
"""What may follow the name of a victim; behind most names, of places, stands something else."""

_WEAK = frozenset(("carry", "hold", "listed", "stay"))
_WHOSE = frozenset(("put the dead at", "the dead put at", "rebel dead at"))
_RIVALS = frozenset(
    (
        "tally",
        "counted",
        "number of",
        "figure given",
        "it had been, before",
        "spoke of",
        "listed after a colon",
        "the victims were",
        "admitted to so many",
        "identified as, with others",
        "identified are",
    )
)
LOSSES = frozenset(("lost", "lost in pieces", "event of"))
"""Clauses that say of people that they were killed and of pieces that they are gone."""
_INCLUDING = CHAR["incl"]
_PARTS = frozenset((
    "of whom were", "of whom, to a place", "of the civilians, children", "those of", "of them children",
    "of the dead", "of them with wounds", "including", "among them", "in brackets", "of them tanks", "such pieces",
    "of whom women", "accounted for so many",
))  # fmt: skip


def link(reduced: Reduced, language: str = "en") -> None:
    """Sets measure and cue of the chunks in place."""
    right, left = clauses.load(language)
    _from_left(reduced, left)
    _from_right(reduced, right)


def _from_left(reduced: Reduced, left: tuple[clauses.Clause, ...]) -> None:
    for rank, clause in enumerate(left):
        for match in clause.pattern.finditer(reduced.classes):
            chunk = reduced.chunks.get(match.end())
            if chunk is None or chunk.kind not in clause.figures:
                continue
            if chunk.measure is not None and chunk.strength <= rank:
                continue
            _set(reduced, chunk, clause, match, rank, "left")


def _from_right(reduced: Reduced, right: tuple[clauses.Clause, ...]) -> None:
    for place, chunk in reversed(list(reduced.chunks.items())):
        if chunk.kind not in FIGURE_KINDS:
            continue
        whole = _whole(reduced, place)
        if chunk.measure is not None and chunk.measure not in _WEAK:
            _closer(reduced, chunk, right)
            _part_of(reduced, chunk, whole)
            continue
        within = _within(reduced, chunk)
        if chunk.kind in ("I_person", "name") and within and reduced.classes[place + 1 : place + 2] != CHAR["who"]:
            continue
        if chunk.kind == "name" and reduced.classes[place + 1 : place + 2] not in _AFTER_VICTIM:
            continue
        if chunk.kind == "N_bare":
            if whole is not None and chunk.amount == 1 and reduced.classes[place - 1] == CHAR["be"]:
                continue  # he was one of nine who died: nine did
            _class_before(reduced, chunk)
        _first_clause(reduced, chunk, whole.place if whole is not None else place)
        _part_of(reduced, chunk, whole)
        if whole is not None and chunk.measure is not None and chunk.side == "right" and not _own(right, whole):
            whole.measure = "none" if chunk.measure == "none" else None


def _within(reduced: Reduced, chunk: Chunk) -> bool:
    """Whether a preposition leads to the noun, or to the noun of whose name this is: the father of Colonel Saleh."""
    place = chunk.place if reduced.noun_of(chunk) is None else chunk.place - 1
    return reduced.classes[place - 1 : place] in WITHIN


def _class_before(reduced: Reduced, chunk: Chunk) -> None:
    """Of the 28 raiders 25 were shot: raiders; the blast left 14 dead: nobody's in particular."""
    place = chunk.place
    opens = reduced.opens(place)
    whole = next((one for back in (1, 2, 3) if (one := reduced.chunks.get(max(place - back, opens)))), None)
    of = whole is not None and CHAR["of"] in reduced.classes[max(whole.place - 2, opens) : whole.place]
    if whole is not None and whole.kind == "N_person" and of:
        chunk.population = whole.population
    elif reduced.classes[place - 1] == CHAR["leave"]:
        chunk.population = "all"


def _part_of(reduced: Reduced, chunk: Chunk, whole: Chunk | None) -> None:
    """31 of the 38 men are men, 16 of the 99 tanks are tanks; he was one of the 38 is no figure."""
    if whole is None:
        return
    if chunk.kind == "N_bare" and chunk.amount == 1 and reduced.classes[chunk.place - 2 : chunk.place] == _HE_WAS:
        chunk.measure = "none"
        return
    chunk.population = chunk.population or whole.population
    if chunk.measure == "none":
        whole.measure = "none"
    if whole.kind == "N_equip" and chunk.kind == "N_bare":
        chunk.kind, chunk.head, chunk.measure = "N_equip", whole.head, None


def _closer(reduced: Reduced, chunk: Chunk, right: tuple[clauses.Clause, ...]) -> None:
    """A word right behind the figure beats a clause that led to it: casualties were put at 35 dead."""
    milder = chunk.measure in _MILDER or _picked_up_dead(reduced, chunk)
    firm = chunk.clause in _FIRM and not milder and not _told_apart(reduced, chunk)
    names = _BESIDE if firm else _BESIDE | {"bare predicate"}
    if chunk.clause == "lost":
        names |= {"lost in either way"}
    for rank, clause in enumerate(right):
        if clause.name in names and chunk.kind in clause.figures:
            match = clause.pattern.match(reduced.classes, chunk.place + 1)
            if match is not None and _set(reduced, chunk, clause, match, rank, "right"):
                return


def _picked_up_dead(reduced: Reduced, chunk: Chunk) -> bool:
    """`had picked up 281 dead`: nobody was captured."""
    if chunk.measure != "captured" or reduced.classes[chunk.place + 1] != CHAR["pred"]:
        return False
    return reduced.tokens.entry(reduced.token[chunk.place + 1]).measure == "killed"


def _told_apart(reduced: Reduced, chunk: Chunk) -> bool:
    """`5 guards killed 7 drivers injured`: notes without commas, where the verb is the guards' own."""
    before = reduced.chunks.get(max(chunk.place - 2, reduced.opens(chunk.place)))
    return before is not None and before.kind in ("N_person", "N_bare") and chunk.kind in ("N_person", "N_bare")


_BESIDE = frozenset(("of the dead", "of them tanks", "of their tanks", "killed or wounded", "lost, dead or wounded"))
_MILDER = frozenset(("displaced", "refugees", "returned", "injured"))
"""Measures that a word behind the figure may better: took in 367 wounded, stabbed two men to death."""
_FIRM = frozenset(
    (
        "object",
        "said one of them",
        "whether killed or wounded",
        "lost",
        "took prisoners",
        "gunmen hold people",
        "bodies of",
        "event of",
        "affected",
        "hosted",
    )
)


def _first_clause(reduced: Reduced, chunk: Chunk, place: int) -> None:
    if place != chunk.place and chunk.kind == "N_bare" and _died(reduced, chunk):
        return
    for rank, clause in clauses.likely(reduced.after(place), chunk.kind):
        if place != chunk.place and clause.name == "bare predicate":
            continue
        match = clause.pattern.match(reduced.classes, place + 1)
        if match is not None and _set(reduced, chunk, clause, match, rank, "right"):
            break


def _died(reduced: Reduced, chunk: Chunk) -> bool:
    """five of the 30 wounded died: five died, thirty were wounded"""
    clause = next(one for one in clauses.load()[0] if one.name == "of the wounded died")
    match = clause.pattern.match(reduced.classes, chunk.place + 1)
    return match is not None and _set(reduced, chunk, clause, match, 0, "right")


_HE_WAS = CHAR["it"] + CHAR["be"]
_WHOLE = compiled("{of}{the}?{poss}?(?P<whole>[{N_person}{N_bare}{N_equip}])")


def _whole(reduced: Reduced, place: int) -> Chunk | None:
    """The 38 men in 31 of the 38 men: what is said of them is said of the 31."""
    match = _WHOLE.match(reduced.classes, place + 1)
    return reduced.chunks[match.start("whole")] if match is not None else None


def _own(right: tuple[clauses.Clause, ...], whole: Chunk) -> bool:
    """Whether the whole keeps its measure: the nine officers injured in the blast."""
    return whole.side == "right" and right[whole.strength].name == "bare predicate"


def _set(reduced: Reduced, chunk: Chunk, clause: clauses.Clause, match: re.Match[str], rank: int, side: str) -> bool:
    """Gives the chunk the clause's measure; False if the clause doesn't hold after all."""
    if refuses(reduced, chunk, clause, match):
        return False
    measure, place = measures.measured(reduced, chunk, clause, match)
    if place is not None:
        measure = _read_cue(reduced, chunk, clause, place) or measure
    if measure in (None, "cue"):
        return False
    if measure == "captured" and chunk.head is not None and chunk.head.unit == "body":
        measure = "killed"  # picked up 281 bodies
    if measure == "killed" and chunk.kind in ("N_equip", "I_equip") and clause.name == "event of":
        measure = "equipment"
    chunk.measure, chunk.strength, chunk.side, chunk.clause = measure, rank, side, clause.name
    chunk.rival = measure == "carry" and clause.name in _RIVALS
    chunk.part = clause.name in _PARTS or reduced.classes[chunk.place - 1] == _INCLUDING
    if clause.name == "were children" and chunk.place == reduced.opens(chunk.place) + 1:
        chunk.part = chunk.rival = True  # of the dead, if the sentence before tells of dead and wounded
    _named_by(reduced, chunk, clause, match)
    return True


def _read_cue(reduced: Reduced, chunk: Chunk, clause: clauses.Clause, place: int) -> str | None:
    """The measure of the word at `place`, which becomes the chunk's cue; with whose dead they are, where it says so."""
    if clause.name == "labelled":
        people = reduced.chunks.get(place - 1)
        chunk.population = people.population if people is not None and people.kind == "people" else chunk.population
    token = reduced.token[place]
    if clause.name in _WHOSE:
        chunk.population = reduced.tokens.entry(token - 1).role or chunk.population
    chunk.cue = (reduced.tokens.start(token), reduced.tokens.ends[token])
    return reduced.tokens.entry(token).measure


def _named_by(reduced: Reduced, chunk: Chunk, clause: clauses.Clause, match: re.Match[str]) -> None:
    """Seven of the dead were children: the noun after the verb is their class."""
    for group in ("who", "whom"):
        if group in clause.pattern.groupindex and match[group]:
            noun = reduced.chunks[match.start(group)]
            chunk.population = noun.population
            chunk.country = noun.country
            if noun.kind == "I_person":
                noun.measure = "none"


JOIN = compiled(
    "(?:{comma}[{adv}{skip}{mod}]{0,2}{people}{comma}{and}|{comma}{and}?|{and}|{dash}{and}|{or}|{slash}|{with}|{plus}"
    "|{and}{comma}[^{comma}{semi}{be}{have}{intr}{N_person}{N_bare}{I_person}]{1,6}{comma})"
    "[{the}{poss}{adv}]{0,2}"
)
"""What stands between the members of a list."""
