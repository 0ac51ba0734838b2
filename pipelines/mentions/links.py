"""Gives every figure its measure: clause patterns first, then lists, then what the noun itself says."""

from __future__ import annotations

import re

from pipelines.mentions import clauses, measures
from pipelines.mentions.chunk import Chunk
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR, compiled
from pipelines.mentions.whose import is_anothers

FIGURE_KINDS = frozenset(
    ("N_thing", "N_person", "N_bare", "N_equip", "N_count", "I_person", "I_equip", "name", "Z_person")
)
_WITHIN = frozenset(CHAR[name] for name in ("into", "prep", "of", "from", "with", "by", "aboard"))
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
    "of whom women",
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
    return reduced.classes[place - 1 : place] in _WITHIN


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
    if _refuses(reduced, chunk, clause, match):
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
    _named_by(reduced, chunk, clause, match)
    return True


_OF_WORDS = frozenset(("cue", "toll", "tally", "people", "bodies", "both", "lost"))
"""Measures that the words of a clause settle, whoever is held."""
_SEIZING = frozenset(("took away", "dragged away", "gunmen still hold", "gunmen hold people"))
_SHELTERED = frozenset(("sheltering in so many places", "is sheltering", "is sheltering so many"))
_PRISONERS = frozenset(("took prisoners", "prisoners beside losses"))


def _refuses(reduced: Reduced, chunk: Chunk, clause: clauses.Clause, match: re.Match[str]) -> bool:
    """Whether the words are the clause's but what they are said of is not."""
    if chunk.kind in ("name", "I_person") and match.start() == chunk.place + 1 and clause.name != "whose death":
        cue = measures.cue_place(match)
        if is_anothers(reduced, chunk.place, cue if cue > match.start() else match.end()):
            return True
    if clause.name in _EITHER:
        return not _both(reduced, match)
    if clause.name == "gone over with":
        return reduced.tokens.entry(reduced.token[match.start("cue")]).measure not in ("defected", "displaced")
    if clause.name == "of the civilians, children":
        whose = reduced.chunks[match.start("who")].head
        return not _is_of(reduced, chunk) or (whose is not None and whose.measure == "captured")
    if clause.name == "claimed victims":
        return chunk.head is None or (chunk.head.char != CHAR["victims"] and chunk.head.measure != "killed")
    if clause.name == "admitted to so many":
        return not reduced.word(match.start("own")).startswith("admi")
    if clause.name == "counted" and chunk.amount == 1:
        return reduced.classes[chunk.place - 1] == CHAR["say"]  # "Perhaps a thousand," said one.
    if clause.name == "are in a hospital":
        return match["stay"] is not None and not reduced.word(match.start("stay")).startswith("remain")
    if clause.name == "in camps":
        return measures.is_armed(chunk) or chunk.population in ("prisoner", "official")
    if clause.name not in _OF_PIECES and _of_things(reduced, chunk):
        return True
    if clause.name == "pieces hit":
        return chunk.kind not in ("N_equip", "I_equip")
    if clause.name == "took soldiers":
        return not measures.is_armed(chunk)
    if clause.name in _PREDICATES and _has_object(reduced, match.end()):
        return True
    if clause.name == "claimed by a calamity":
        return not _is_calamity(reduced, match.start("blow"))
    if clause.name == "speakers":
        return chunk.kind == "N_count"
    if clause.name in _SHELTERED:
        return reduced.tokens.entry(reduced.token[match.start("cue")]).measure not in ("displaced", "refugees")
    if clause.name == "hit, at the end" and chunk.kind in ("N_bare", "name"):
        return chunk.kind == "name" or not _of_people(reduced, chunk)
    if clause.name == "treated by hospitals":
        return not _is_clinic(reduced, match.start("blow"))
    if clause.name == "have treated them":
        return not reduced.word(match.start("had")).startswith("ha")
    if clause.name == "together from afar":
        return chunk.kind == "name" or reduced.word(match.start("with")) == "with"
    if clause.name in _SEIZING:
        return not measures.is_armed(reduced.chunks.get(match.start()))
    if clause.measure in ("toll", "tally", "lost", "hold"):
        return measures.unknown_noun(chunk)
    if clause.measure == "manned":
        return not measures.is_force(reduced, match.start("force"))
    if clause.name == "seized and freed":
        return _part_of_seized(reduced, chunk, match)
    if clause.name == "went and asked for asylum":
        return reduced.tokens.entry(reduced.token[match.start("cue")]).measure not in ("refugees", "defected")
    if clause.name == "event of" and measures.unknown_noun(chunk):
        return reduced.tokens.entry(reduced.token[match.start("cue")]).measure == "captured"
    if clause.name == "half of them":
        return measures.is_armed(chunk)
    if clause.measure == "both":
        return reduced.tokens.entry(reduced.token[match.start("cue")]).measure != "casualties"
    if clause.measure in _OF_WORDS:
        return False
    return clause.name in _PRISONERS and (chunk.head is None or chunk.head.population != "prisoner")


_PREDICATES = frozenset(("bare predicate", "placed predicate"))
_OBJECTS = frozenset(("him", "me"))


def _has_object(reduced: Reduced, place: int) -> bool:
    """`The judge jailed him`: the verb is active."""
    if reduced.classes[place : place + 1] != CHAR["word"]:
        return False
    return reduced.word(place) in _OBJECTS


_OF_PIECES = frozenset(("of them tanks", "of their tanks", "such pieces"))


_OF_WHICH = CHAR["of"] + CHAR["them"]


def _of_things(reduced: Reduced, chunk: Chunk) -> bool:
    """`300 beds, 40 of them in intensive care`: they are the beds."""
    place = chunk.place
    if not reduced.classes.startswith(_OF_WHICH, place + 1) or reduced.classes[place - 1] != CHAR["comma"]:
        return False
    before = reduced.chunks.get(place - 2)
    counted = before is not None and before.kind == "N_thing"
    return counted and reduced.classes[place - 3] not in _WITHIN


def _is_calamity(reduced: Reduced, place: int) -> bool:
    """Whether the word at a place is one that claims lives: the fire claimed, not the party claims so many members."""
    vocabulary = reduced.tokens.vocabulary
    return vocabulary.word(reduced.tokens.raw[reduced.token[place]]) in vocabulary.lexicon.calamities


def _of_people(reduced: Reduced, chunk: Chunk) -> bool:
    """Whether a number alone follows people of its sentence: `three died and 21 were hit`, not `nine huts and 21`."""
    for place in range(chunk.place - 1, reduced.opens(chunk.place), -1):
        before = reduced.chunks.get(place)
        if before is not None and before.kind in FIGURE_KINDS:
            return before.kind in ("N_person", "I_person", "name")
    return False


def _is_clinic(reduced: Reduced, place: int) -> bool:
    """Whether the word at a place is a hospital or several."""
    vocabulary = reduced.tokens.vocabulary
    word = vocabulary.word(reduced.tokens.raw[reduced.token[place]])
    known = vocabulary.lexicon.words.get(word.removesuffix("s"))
    return known is not None and known.char == CHAR["clinic"]


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


def _part_of_seized(reduced: Reduced, chunk: Chunk, match: re.Match[str]) -> bool:
    """Whether all that were seized are meant, not those of them who were freed."""
    return match.start() == chunk.place + 1 and not _is_of(reduced, chunk)


def _is_of(reduced: Reduced, chunk: Chunk) -> bool:
    """Whether it tells some of those: nine of the civilians."""
    quantity = chunk.quantity
    return quantity is not None and CHAR["of"] in reduced.tokens.classes[quantity.after - 1 : quantity.after + 1]


_EITHER = frozenset(("whether killed or wounded", "killed or wounded"))


def _both(reduced: Reduced, match: re.Match[str]) -> bool:
    """Killed and wounded, killed or wounded in either order; not shot and killed, not stabbed and killed."""
    first = match.start() + (reduced.classes[match.start()] == CHAR["comma"])
    one, other = (reduced.tokens.entry(reduced.token[first + step]).measure for step in (0, 2))
    either = reduced.classes[first + 1] == CHAR["or"] or one == "killed"
    return either and {one, other} == {"killed", "injured"}


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
