"""Gives every figure its measure: clause patterns first, then lists, then what the noun itself says."""

from __future__ import annotations

import re

from pipelines.mentions import clauses
from pipelines.mentions.chunk import Chunk
from pipelines.mentions.lexicon import Entry
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR, compiled

FIGURE_KINDS = frozenset(
    ("N_thing", "N_person", "N_bare", "N_equip", "N_count", "I_person", "I_equip", "name", "Z_person")
)
_CUE = frozenset(
    CHAR[name]
    for name in ("part", "pred", "fin", "ger", "intr", "intr_ing", "count_pl", "count_sg", "event", "victims")
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
_WHOSE = frozenset(("put the dead at", "the dead put at"))
_RIVALS = frozenset(("tally", "counted", "number of", "figure given"))
LOSSES = frozenset(("lost", "lost in pieces", "event of"))
"""Clauses that say of people that they were killed and of pieces that they are gone."""
_PARTS = frozenset((
    "of whom were", "of whom, to a place", "of them children", "of the dead", "including",
    "among them", "in brackets", "of them tanks", "such pieces",
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
            _part_of(chunk, whole)
            continue
        within = _within(reduced, chunk)
        if chunk.kind in ("I_person", "name") and within and reduced.classes[place + 1 : place + 2] != CHAR["who"]:
            continue
        if chunk.kind == "name" and reduced.classes[place + 1 : place + 2] not in _AFTER_VICTIM:
            continue
        if chunk.kind == "N_bare":
            _class_before(reduced, chunk)
        _first_clause(reduced, chunk, whole.place if whole is not None else place)
        _part_of(chunk, whole)
        if whole is not None and chunk.measure is not None and chunk.side == "right" and not _own(right, whole):
            whole.measure = None


def _within(reduced: Reduced, chunk: Chunk) -> bool:
    """Whether a preposition leads to the noun, or to the noun of whose name this is: the father of Colonel Saleh."""
    before = reduced.chunks.get(chunk.place - 1)
    beside = chunk.kind == "name" and before is not None and before.kind == "I_person" and before.after == chunk.first
    place = chunk.place - 1 if beside else chunk.place
    return reduced.classes[place - 1 : place] in _WITHIN


def _class_before(reduced: Reduced, chunk: Chunk) -> None:
    """Of the 28 raiders 25 were shot: raiders; the blast left 14 dead: nobody's in particular."""
    place = chunk.place
    whole = reduced.chunks.get(place - 1) or reduced.chunks.get(place - 2)
    if whole is not None and whole.kind == "N_person" and CHAR["of"] in reduced.classes[whole.place - 2 : whole.place]:
        chunk.population = whole.population
    elif reduced.classes[place - 1] == CHAR["leave"]:
        chunk.population = "all"


def _part_of(chunk: Chunk, whole: Chunk | None) -> None:
    """31 of the 38 men are men, 16 of the 99 tanks are tanks."""
    if whole is None:
        return
    chunk.population = chunk.population or whole.population
    if chunk.measure == "none":
        whole.measure = "none"
    if whole.kind == "N_equip" and chunk.kind == "N_bare":
        chunk.kind, chunk.head, chunk.measure = "N_equip", whole.head, None


def _closer(reduced: Reduced, chunk: Chunk, right: tuple[clauses.Clause, ...]) -> None:
    """A word right behind the figure beats a clause that led to it: casualties were put at 35 dead."""
    names = _BESIDE if chunk.clause in _FIRM and not _told_apart(reduced, chunk) else _BESIDE | {"bare predicate"}
    for rank, clause in enumerate(right):
        if clause.name in names and chunk.kind in clause.figures:
            match = clause.pattern.match(reduced.classes, chunk.place + 1)
            if match is not None and _set(reduced, chunk, clause, match, rank, "right"):
                return


def _told_apart(reduced: Reduced, chunk: Chunk) -> bool:
    """`5 guards killed 7 drivers injured`: notes without commas, where the verb is the guards' own."""
    before = reduced.chunks.get(chunk.place - 2)
    return before is not None and before.kind in ("N_person", "N_bare") and chunk.kind in ("N_person", "N_bare")


_BESIDE = frozenset(("of the dead", "of them tanks", "killed or wounded", "lost, dead or wounded"))
_FIRM = frozenset(
    (
        "object",
        "said one of them",
        "whether killed or wounded",
        "lost",
        "took prisoners",
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
    measure, place = _measured(reduced, chunk, clause, match)
    if place is not None:
        measure = _read_cue(reduced, chunk, clause, place) or measure
    if measure in (None, "cue"):
        return False
    if measure == "killed" and chunk.kind in ("N_equip", "I_equip") and clause.name == "event of":
        measure = "equipment"
    chunk.measure, chunk.strength, chunk.side, chunk.clause = measure, rank, side, clause.name
    chunk.rival = measure == "carry" and clause.name in _RIVALS
    chunk.part = clause.name in _PARTS
    _named_by(reduced, chunk, clause, match)
    return True


def _refuses(reduced: Reduced, chunk: Chunk, clause: clauses.Clause, match: re.Match[str]) -> bool:
    """Whether the words are the clause's but what they are said of is not."""
    if clause.name in _EITHER:
        return not _both(reduced, match)
    if clause.name == "gone over with":
        return reduced.tokens.entry(reduced.token[match.start("cue")]).measure not in ("defected", "displaced")
    if clause.name == "claimed victims":
        return chunk.head is None or chunk.head.char != CHAR["victims"]
    if clause.name == "in camps":
        return _is_armed(chunk) or chunk.population in ("prisoner", "official")
    if clause.name == "took away":
        return not _is_armed(reduced.chunks.get(match.start()))
    if clause.measure in ("toll", "tally", "lost"):
        return _unknown_noun(chunk)
    if clause.measure == "both":
        return reduced.tokens.entry(reduced.token[match.start("cue")]).measure != "casualties"
    if clause.measure in _OF_WORDS:
        return False
    return clause.name in _PRISONERS and (chunk.head is None or chunk.head.population != "prisoner")


def _measured(
    reduced: Reduced, chunk: Chunk, clause: clauses.Clause, match: re.Match[str]
) -> tuple[str | None, int | None]:
    """The measure that a clause gives, and the place of the word that says so, where one does."""
    measure = clause.measure
    if measure == "cue":
        return _by_cue(reduced, match)
    if measure in ("toll", "tally"):
        return _of_toll(reduced, chunk, clause, match)
    if measure == "people":
        head = reduced.chunks[match.start()].head
        return _of_people(chunk, head, match), None
    if measure == "bodies":
        chunk.unit = "body"
        return "killed", None
    if measure == "both":
        return "casualties", None
    if measure == "lost":
        return ("equipment" if chunk.kind in ("N_equip", "I_equip") else "killed"), None
    if measure == "pieces":
        _as_pieces(reduced, chunk, clause, match)
        return "equipment", None
    if measure == "hold" and chunk.head is not None and chunk.head.measure is not None:
        return chunk.head.measure, None
    if measure == "sited":
        return _sited(reduced, chunk, clause, _cue_place(match)), None
    if measure == "prisoners":
        return ("captured" if chunk.population == "prisoner" else None), None
    if measure in ("guard", "deployed"):
        return _strength(chunk, measure), None
    if measure == "hosted":
        return _hosted(chunk), None
    if measure == "shifted":
        return _shifted(chunk, clause), None
    if measure == "carry" and chunk.kind == "N_count" and chunk.head is not None:
        return chunk.head.measure or measure, None
    return (_manpower(chunk, clause) if measure == "manpower" else measure), None


def _of_people(chunk: Chunk, head: Entry | None, match: re.Match[str]) -> str | None:
    """What a number of such people counts; the gunmen are put at 200: their strength."""
    if head is None or head.measure is not None or head.armed == "no":
        return head.measure if head is not None else None
    if _NUMBERED.isdisjoint(match[0]):
        return None
    chunk.population = chunk.population or head.population
    return "troops"


_NUMBERED = frozenset(CHAR[name] for name in ("reach", "number", "report"))


def _sited(reduced: Reduced, chunk: Chunk, clause: clauses.Clause, place: int) -> str | None:
    """What people counted in camps are; a number alone is of those last spoken of."""
    sites = reduced.chunks.get(place)
    site = reduced.tokens.entry(reduced.token[place]) if sites is None else sites.head
    if site is None or site.measure is None:
        return None
    driven = reduced.classes[chunk.place + 1] == CHAR["into"]
    return "hosted" if chunk.kind == "N_bare" and clause.name == "in camps" and not driven else site.measure


def _by_cue(reduced: Reduced, match: re.Match[str]) -> tuple[str | None, int | None]:
    place = _cue_place(match)
    whole = reduced.chunks.get(place)
    if whole is None:
        return "cue", place
    return (whole.head.measure if whole.head is not None else None), None


def _of_toll(
    reduced: Reduced, chunk: Chunk, clause: clauses.Clause, match: re.Match[str]
) -> tuple[str | None, int | None]:
    measure, place = _first_cue(reduced, match.start("body"), match.end("body"), chunk)
    if measure is None and place is None and _of_things(reduced, match):
        measure = "none"
    if clause.measure == "toll" and chunk.kind == "N_bare":
        chunk.population = chunk.population or "all"
    return measure or ("killed" if clause.measure == "toll" else "carry"), place


def _as_pieces(reduced: Reduced, chunk: Chunk, clause: clauses.Clause, match: re.Match[str]) -> None:
    """40 of them tanks: the noun elsewhere is this figure's."""
    noun = match.start("cue") if "cue" in clause.pattern.groupindex else match.start()
    whole = reduced.chunks.get(noun)
    chunk.kind = "N_equip"
    chunk.head = reduced.tokens.entry(reduced.token[noun]) if whole is None else whole.head


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


def _of_things(reduced: Reduced, match: re.Match[str]) -> bool:
    """The number of sites is no figure of people."""
    return _THINGS.match(reduced.classes, match.start("body")) is not None


_THINGS = compiled("{of}[{the}{word}{nat}{adv}]{0,2}{thing_pl}")


def _cue_place(match: re.Match[str]) -> int:
    """Where the word stands that gives the measure; the clause itself where it names none."""
    for group in ("later", "cue"):
        if group in match.re.groupindex and match[group]:
            return match.start(group)
    return match.start()


_EITHER = frozenset(("whether killed or wounded", "killed or wounded"))


def _both(reduced: Reduced, match: re.Match[str]) -> bool:
    """Killed and wounded, in either order; not shot and killed."""
    first = match.start() + (reduced.classes[match.start()] == CHAR["comma"])
    cues = (reduced.tokens.entry(reduced.token[first + step]).measure for step in (0, 2))
    return set(cues) == {"killed", "injured"}


def _strength(chunk: Chunk, clause: str) -> str | None:
    """Troops, if those who stand guard or are deployed may be counted as such."""
    quantity = chunk.quantity
    amount = 0 if quantity is None else quantity.value or quantity.low or 0
    armed = chunk.head is not None and chunk.head.armed != "no"
    if amount < 20 or (chunk.head is not None and chunk.head.unit != "person"):
        return None
    return "troops" if armed or (clause == "guard" and chunk.population != "prisoner") else None


def _is_armed(subject: Chunk | None) -> bool:
    return subject is not None and subject.head is not None and subject.head.armed != "no"


_OF_WORDS = frozenset(("cue", "toll", "tally", "people", "bodies", "both", "lost"))
"""Measures that the words of a clause settle, whoever is held."""
_PRISONERS = frozenset(("took prisoners", "prisoners beside losses"))
_CROWD = 100


def _shifted(chunk: Chunk, clause: clauses.Clause) -> str | None:
    """People who were taken elsewhere are displaced; who left for a place only as families or as a crowd."""
    head = chunk.head
    if chunk.kind == "N_bare":
        return "stay"
    if head is None or head.armed != "no" or _unknown_noun(chunk) or chunk.population in ("official", "prisoner"):
        return None
    amount = 0 if chunk.quantity is None else chunk.quantity.value or chunk.quantity.low or 0
    crowd = clause.name != "left for" or head.unit == "household" or amount >= _CROWD
    return "displaced" if crowd and chunk.kind == "N_person" else None


def _manpower(chunk: Chunk, clause: clauses.Clause) -> str | None:
    """Men whom a commander has or sends are troops: a few were sent, many are there."""
    amount = 0 if chunk.quantity is None else chunk.quantity.value or chunk.quantity.low or 0
    men = chunk.head is not None and chunk.head.population == "man"
    return "troops" if men and amount >= (_CROWD if clause.name == "sent men" else 4 * _CROWD) else None


def _hosted(chunk: Chunk) -> str | None:
    """Whom a country shelters: its refugees; a bare number is of those last spoken of."""
    if chunk.kind == "N_bare":
        return "hosted"
    if chunk.head is not None and chunk.head.measure is not None:
        return chunk.head.measure
    return "refugees" if chunk.country is not None else None


def _unknown_noun(chunk: Chunk) -> bool:
    return chunk.head is not None and chunk.head.char in (CHAR["word_s"], CHAR["cap_s"])


def _named_by(reduced: Reduced, chunk: Chunk, clause: clauses.Clause, match: re.Match[str]) -> None:
    """Seven of the dead were children: the noun after the verb is their class."""
    for group in ("who", "whom"):
        if group in clause.pattern.groupindex and match[group]:
            noun = reduced.chunks[match.start(group)]
            chunk.population = noun.population
            chunk.country = noun.country
            if noun.kind == "I_person":
                noun.measure = "none"


def _first_cue(reduced: Reduced, start: int, end: int, figure: Chunk) -> tuple[str | None, int | None]:
    """The measure that the words of a toll name: number of wounded, of refugees, of people killed."""
    for place in range(start, end):
        chunk = reduced.chunks.get(place)
        if chunk is not None and chunk.kind == "people" and figure.population is None:
            figure.population, figure.country = chunk.population, chunk.country
        if chunk is not None and chunk.head is not None and chunk.head.measure:
            return chunk.head.measure, None
        if chunk is None and reduced.classes[place] in _CUE:
            return None, place
    return None, None


JOIN = compiled(
    "(?:{comma}[{adv}{skip}{mod}]{0,2}{people}{comma}{and}|{comma}{and}?|{and}|{dash}{and}|{or}|{slash}|{with}|{plus})"
    "[{the}{poss}{adv}]{0,2}"
)
"""What stands between the members of a list."""
