"""Where the words are a clause's but what they are said of is not: who treats is a hospital, who seizes bears arms."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipelines.mentions import measures
from pipelines.mentions.chunk import FIGURE_KINDS, Chunk
from pipelines.mentions.clauses import Clause
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR
from pipelines.mentions.whose import is_anothers

WITHIN = frozenset(CHAR[name] for name in ("into", "prep", "of", "from", "with", "by", "aboard"))
"""Prepositions that lead to a noun."""
_OF_WORDS = frozenset(("cue", "toll", "tally", "people", "bodies", "both", "lost"))
"""Measures that the words of a clause settle, whoever is held."""
_SEIZING = frozenset(("took away", "dragged away", "gunmen still hold", "gunmen hold people"))
_SHELTERED = frozenset(("sheltering in so many places", "is sheltering", "is sheltering so many"))
_PRISONERS = frozenset(("took prisoners", "prisoners beside losses"))


def refuses(reduced: Reduced, chunk: Chunk, clause: Clause, match: re.Match[str]) -> bool:
    """Whether the words are the clause's but what they are said of is not."""
    if chunk.kind in ("name", "I_person") and _is_anothers(reduced, chunk, clause, match):
        return True
    if clause.name not in _OF_PIECES and _of_things(reduced, chunk) and not _of_cases(reduced, chunk, clause, match):
        return True
    check = _BY_NAME.get(clause.name)
    if check is not None and (refused := check(reduced, chunk, match)) is not None:
        return refused
    if clause.measure in ("toll", "tally", "lost", "hold"):
        return measures.unknown_noun(chunk)
    if clause.measure == "manned":
        return not measures.is_force(reduced, match.start("force"))
    if clause.measure == "both":
        return _measure_of(reduced, match) != "casualties"
    if clause.measure in _OF_WORDS:
        return False
    return clause.name in _PRISONERS and (chunk.head is None or chunk.head.population != "prisoner")


def _is_anothers(reduced: Reduced, chunk: Chunk, clause: Clause, match: re.Match[str]) -> bool:
    if match.start() != chunk.place + 1 or clause.name == "whose death":
        return False
    cue = measures.cue_place(match)
    return is_anothers(reduced, chunk.place, cue if cue > match.start() else match.end())


def _measure_of(reduced: Reduced, match: re.Match[str]) -> str | None:
    """What the word in the group `cue` says."""
    return reduced.tokens.entry(reduced.token[match.start("cue")]).measure


def _of_the_children(reduced: Reduced, chunk: Chunk, match: re.Match[str]) -> bool:
    whose = reduced.chunks[match.start("who")].head
    return not _is_of(reduced, chunk) or (whose is not None and whose.measure == "captured")


def _no_victims(reduced: Reduced, chunk: Chunk, match: re.Match[str]) -> bool:
    return chunk.head is None or (chunk.head.char != CHAR["victims"] and chunk.head.measure != "killed")


def _one_who_said(reduced: Reduced, chunk: Chunk, match: re.Match[str]) -> bool | None:
    """`Perhaps a thousand, said one`"""
    return reduced.classes[chunk.place - 1] == CHAR["say"] if chunk.amount == 1 else None


def _no_calamity(reduced: Reduced, chunk: Chunk, match: re.Match[str]) -> bool:
    """`The mud took my husband`, `It took my sister`: by what takes lives; `it` only of one's own people."""
    if not reduced.word(match.start("took")).startswith("t"):
        return True
    if reduced.classes[match.start()] != CHAR["it"]:
        return not _is_calamity(reduced, match.start("blow"))
    return reduced.word(match.start()) != "it" or chunk.kind != "I_person" or not _is_kin(reduced, chunk)


def _no_captors(reduced: Reduced, chunk: Chunk, match: re.Match[str]) -> bool:
    """`They took my nephew`"""
    they = reduced.word(match.start()) == "they" and reduced.word(match.start("took")) in ("took", "taken", "take")
    return not they or not _is_kin(reduced, chunk)


def _not_fallen(reduced: Reduced, chunk: Chunk, match: re.Match[str]) -> bool:
    """`Two majors fell on March 21`, `a handful of the attackers fell`: who bears arms falls by arms."""
    fallen = reduced.word(match.start("fell")) in ("fell", "fallen")
    return not fallen or not (measures.is_armed(chunk) or chunk.population in measures.FORCES)


def _is_kin(reduced: Reduced, chunk: Chunk) -> bool:
    """Somebody's own: my husband, her son."""
    return reduced.tokens.classes[chunk.first] == CHAR["poss"]


def _not_remaining(reduced: Reduced, chunk: Chunk, match: re.Match[str]) -> bool:
    return match["stay"] is not None and not reduced.word(match.start("stay")).startswith("remain")


def _with_object(reduced: Reduced, chunk: Chunk, match: re.Match[str]) -> bool | None:
    return True if _has_object(reduced, match.end()) else None


def _hit_things(reduced: Reduced, chunk: Chunk, match: re.Match[str]) -> bool | None:
    if chunk.kind not in ("N_bare", "name"):
        return None
    return chunk.kind == "name" or not _of_people(reduced, chunk)


def _unknown_seized(reduced: Reduced, chunk: Chunk, match: re.Match[str]) -> bool | None:
    return _measure_of(reduced, match) == "captured" if measures.unknown_noun(chunk) else None


def _unarmed(reduced: Reduced, chunk: Chunk, match: re.Match[str]) -> bool:
    return not measures.is_armed(reduced.chunks.get(match.start()))


def _no_shelter(reduced: Reduced, chunk: Chunk, match: re.Match[str]) -> bool:
    return _measure_of(reduced, match) not in ("displaced", "refugees")


def _no_campers(reduced: Reduced, chunk: Chunk, match: re.Match[str]) -> bool:
    return measures.is_armed(chunk) or chunk.population in ("prisoner", "official")


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
    return counted and reduced.classes[place - 3] not in WITHIN


def _of_cases(reduced: Reduced, chunk: Chunk, clause: Clause, match: re.Match[str]) -> bool:
    """`2,905 cases, 67 of them fatal`: those died, though a case is no person."""
    return clause.name == "of the dead" and match["cue"] is not None and _measure_of(reduced, match) == "killed"


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


_Check = Callable[[Reduced, Chunk, "re.Match[str]"], "bool | None"]
_BY_NAME: dict[str, _Check] = {
    **dict.fromkeys(_EITHER, lambda reduced, chunk, match: not _both(reduced, match)),
    **dict.fromkeys(_PREDICATES, _with_object),
    **dict.fromkeys(_SHELTERED, _no_shelter),
    **dict.fromkeys(_SEIZING, _unarmed),
    "gone over with": lambda reduced, chunk, match: _measure_of(reduced, match) not in ("defected", "displaced"),
    "of the civilians, children": _of_the_children,
    "claimed victims": _no_victims,
    "admitted to so many": lambda reduced, chunk, match: not reduced.word(match.start("own")).startswith("admi"),
    "accounted for so many": lambda reduced, chunk, match: not reduced.word(match.start("own")).startswith("account"),
    "taken by a calamity": _no_calamity,
    "they took somebody, seized": _no_captors,
    "soldiers fell": _not_fallen,
    "counted": _one_who_said,
    "are in a hospital": _not_remaining,
    "in camps": _no_campers,
    "pieces hit": lambda reduced, chunk, match: chunk.kind not in ("N_equip", "I_equip"),
    "took soldiers": lambda reduced, chunk, match: not measures.is_armed(chunk),
    "claimed by a calamity": lambda reduced, chunk, match: not _is_calamity(reduced, match.start("blow")),
    "speakers": lambda reduced, chunk, match: chunk.kind == "N_count",
    "hit, at the end": _hit_things,
    "treated by hospitals": lambda reduced, chunk, match: not _is_clinic(reduced, match.start("blow")),
    "have treated them": lambda reduced, chunk, match: not reduced.word(match.start("had")).startswith("ha"),
    "together from afar": lambda reduced, chunk, match: (
        chunk.kind == "name" or reduced.word(match.start("with")) == "with"
    ),
    "seized and freed": lambda reduced, chunk, match: _part_of_seized(reduced, chunk, match),
    "went and asked for asylum": lambda reduced, chunk, match: (
        _measure_of(reduced, match) not in ("refugees", "defected")
    ),
    "event of": _unknown_seized,
    "half of them": lambda reduced, chunk, match: measures.is_armed(chunk),
}
"""What each clause asks of its figure: True refuses it, False takes it, None leaves it to the clause's measure."""
