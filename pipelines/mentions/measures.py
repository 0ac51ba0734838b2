"""What the words of a clause say of its figure: the measure, and the place of the word that gives it."""

from __future__ import annotations

import re

from pipelines.mentions import clauses
from pipelines.mentions.chunk import Chunk
from pipelines.mentions.lexicon import Entry
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR, compiled

_CUE = frozenset(
    CHAR[name]
    for name in ("part", "pred", "fin", "ger", "intr", "intr_ing", "count_pl", "count_sg", "event", "victims")
)


_EQUIPMENT = ("N_equip", "I_equip")


def measured(
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
        shot = reduced.chunks.get(match.start() - 1)  # shot three men dead and wounded five
        return ("casualties" if shot is None or shot.kind != "N_person" else "injured"), None
    if measure == "lost":
        return ("equipment" if chunk.kind in ("N_equip", "I_equip") else "killed"), None
    if measure == "pieces":
        _as_pieces(reduced, chunk, clause, match)
        return "equipment", None
    if measure == "hold" and chunk.kind not in _EQUIPMENT and chunk.head is not None and chunk.head.measure is not None:
        return chunk.head.measure, None
    if measure == "sited":
        return _sited(reduced, chunk, clause, cue_place(match)), None
    if measure == "prisoners":
        return ("captured" if chunk.population == "prisoner" else None), None
    if measure in ("guard", "deployed"):
        return _strength(chunk, measure), None
    if measure == "manned":
        chunk.population = chunk.population or _whose(reduced, match.start("force"))
        return _cut(chunk), None
    if measure == "hosted":
        return _hosted(reduced, chunk, clause, match.start()), None
    if measure == "nationals":
        return _in_exile(reduced, chunk, match.end()), None
    if measure == "shifted":
        return _shifted(reduced, chunk, clause), None
    if measure == "carry" and chunk.kind == "N_count" and chunk.head is not None:
        return chunk.head.measure or measure, None
    if measure == "manpower":
        return _manpower(chunk, clause, reduced.classes[match.start()] == CHAR["deploy"]), None
    return measure, None


def _of_people(chunk: Chunk, head: Entry | None, match: re.Match[str]) -> str | None:
    """What a number of such people counts; the gunmen are put at 200: their strength."""
    if head is None or head.measure is not None or head.armed == "no":
        return head.measure if head is not None else None
    row = not _ROW.isdisjoint(match.string[match.start() - 1 : match.end()])
    labelled = chunk.amount >= 10 * _CROWD or (head.defers and row and chunk.amount >= _FORCE)
    if not labelled and _NUMBERED.isdisjoint(match[0]):
        return None
    chunk.population = chunk.population or head.population
    return "troops"


_FORCE = 500
"""From how many personnel a row of a table is a strength."""
_ROW = frozenset((CHAR["colon"], CHAR["end"]))
_NUMBERED = frozenset(CHAR[name] for name in ("reach", "number", "report"))


def _sited(reduced: Reduced, chunk: Chunk, clause: clauses.Clause, place: int) -> str | None:
    """What people counted in camps are; a number alone is of those last spoken of."""
    sites = reduced.chunks.get(place)
    site = reduced.tokens.entry(reduced.token[place]) if sites is None else sites.head
    if site is None or site.measure is None:
        return None
    around = reduced.classes[chunk.place - 2 : chunk.place]
    driven = reduced.classes[chunk.place + 1] == CHAR["into"]
    if chunk.head is not None and chunk.head.measure is not None:
        return chunk.head.measure
    if clause.name == "a camp holds" and chunk.population == "civilian" and CHAR["hold"] in around:
        return "none"
    if site.measure == "displaced" and clause.name in _IN_ONE_CAMP:
        return "camped"
    return "hosted" if chunk.kind == "N_bare" and clause.name == "in camps" and not driven else site.measure


_IN_ONE_CAMP = frozenset(("a camp holds", "settled in a camp"))


def _by_cue(reduced: Reduced, match: re.Match[str]) -> tuple[str | None, int | None]:
    place = cue_place(match)
    whole = reduced.chunks.get(place)
    if whole is None:
        return "cue", place
    return (whole.head.measure if whole.head is not None else None), None


def _of_toll(
    reduced: Reduced, chunk: Chunk, clause: clauses.Clause, match: re.Match[str]
) -> tuple[str | None, int | None]:
    measure, place = _first_cue(reduced, match.start("body"), match.end("body"), chunk)
    if measure is None and place is None and clause.measure == "tally" and _of_soldiers(reduced, match):
        return ("troops" if chunk.amount >= _TROOP else "carry"), None
    if measure is None and place is None and chunk.kind == "N_bare" and _of_losses(reduced, match.start()):
        return "killed", None
    if measure is None and place is None and _of_things(reduced, match):
        measure = "none"
    if measure is None and chunk.kind == "N_count" and chunk.head is not None:
        return chunk.head.measure, None
    if clause.measure == "toll" and chunk.kind == "N_bare":
        chunk.population = chunk.population or "all"
    return measure or ("killed" if clause.measure == "toll" else "carry"), place


def _as_pieces(reduced: Reduced, chunk: Chunk, clause: clauses.Clause, match: re.Match[str]) -> None:
    """40 of them tanks: the noun elsewhere is this figure's."""
    noun = match.start("cue") if "cue" in clause.pattern.groupindex else match.start()
    whole = reduced.chunks.get(noun)
    chunk.kind = "N_equip"
    chunk.head = reduced.tokens.entry(reduced.token[noun]) if whole is None else whole.head


def _of_losses(reduced: Reduced, place: int) -> bool:
    """`The army put its losses at 416`: an army's dead; job losses are nobody's."""
    return reduced.word(place) == "losses" and reduced.classes[place - 1] in _WHOSE_LOSSES


_WHOSE_LOSSES = frozenset(CHAR[name] for name in ("poss", "nat", "classifier"))


def _of_soldiers(reduced: Reduced, match: re.Match[str]) -> bool:
    """The number of its troops is a strength."""
    if reduced.classes[match.start()] != CHAR["number"]:
        return False
    return any(
        is_force(reduced, place) for place in range(match.start("body"), match.end("body")) if place in reduced.chunks
    )


def _of_things(reduced: Reduced, match: re.Match[str]) -> bool:
    """The number of sites is no figure of people."""
    return _THINGS.match(reduced.classes, match.start("body")) is not None


_THINGS = compiled("{of}[{the}{word}{nat}{adv}]{0,2}{thing_pl}")


def cue_place(match: re.Match[str]) -> int:
    """Where the word stands that gives the measure; the clause itself where it names none."""
    for group in ("later", "cue"):
        if group in match.re.groupindex and match[group]:
            return match.start(group)
    return match.start()


def _strength(chunk: Chunk, clause: str) -> str | None:
    """Troops, if those who stand guard or are deployed may be counted as such."""
    armed = (chunk.head is not None and chunk.head.armed != "no") or (chunk.head is None and chunk.population in FORCES)
    if chunk.amount < 20 or (chunk.head is not None and chunk.head.unit != "person"):
        return None
    return "troops" if armed or (clause == "guard" and chunk.population != "prisoner") else None


def is_armed(subject: Chunk | None) -> bool:
    """Whether the noun names people who bear arms."""
    return subject is not None and subject.head is not None and subject.head.armed != "no"


_CROWD = 100


def _shifted(reduced: Reduced, chunk: Chunk, clause: clauses.Clause) -> str | None:
    """People who were taken elsewhere are displaced; who left for a place only as families or as a crowd."""
    head = chunk.head
    if clause.name == "pulled out of a country":
        return "displaced" if chunk.kind == "N_person" and _are_abroad(reduced, chunk) else None
    if chunk.inner is not None:
        return chunk.inner[0]
    if chunk.kind == "N_bare":
        return "stay"
    if head is None or head.armed != "no" or unknown_noun(chunk) or chunk.population in ("official", "prisoner"):
        return None
    crowd = clause.name != "left for" or head.unit == "household" or chunk.amount >= _CROWD
    return "displaced" if crowd and chunk.kind == "N_person" else None


def _are_abroad(reduced: Reduced, chunk: Chunk) -> bool:
    """Nationals, foreigners and aid workers whom somebody takes away; anybody taken out of a country."""
    if chunk.amount < _TROOP or is_armed(chunk) or chunk.population in ("prisoner", "official"):
        return False
    if chunk.country is not None or chunk.population in ("foreigner", "aid_worker"):
        return True
    return country_at(reduced, chunk.place + 2) is not None


def _manpower(chunk: Chunk, clause: clauses.Clause, force: bool) -> str | None:
    """Men whom a commander has or sends are troops: a few were sent, many are there; so are the men of a force."""
    if force and clause.name == "force of men" and chunk.amount >= _TROOP:
        return _cut(chunk)
    men = chunk.head is not None and chunk.head.population == "man"
    return "troops" if men and chunk.amount >= (_CROWD if clause.name == "sent men" else 4 * _CROWD) else None


def _cut(chunk: Chunk) -> str | None:
    """What a force is cut or raised to is its strength, unless somebody unarmed is counted."""
    head = chunk.head
    unarmed = head is not None and head.armed == "no" and head.population != "man"
    return None if unarmed or unknown_noun(chunk) or chunk.amount < _TROOP else "troops"


def _whose(reduced: Reduced, place: int) -> str | None:
    """The class of a force: of its people, its word (army) or the first word of its name (rebel ranks)."""
    people = reduced.chunks.get(place)
    if people is not None:
        return people.population
    tokens, token = reduced.tokens, reduced.token[place]
    return tokens.entry(token).role or tokens.vocabulary.entries[tokens.raw[token]].role


def is_force(reduced: Reduced, place: int) -> bool:
    """Whether the word at a place names an armed body: troops, a garrison, the army, troop strength."""
    people = reduced.chunks.get(place)
    if people is not None:
        return is_armed(people) and _HARMED.isdisjoint(reduced.tokens.classes[people.first : people.after])
    entry = reduced.tokens.entry(reduced.token[place])
    return entry.char == CHAR["deploy"] or entry.measure == "troops" or entry.role in FORCES


_TROOP = 20
_HARMED = frozenset((CHAR["part"], CHAR["pred"]))
FORCES = frozenset(("military", "police", "peacekeeper", "rebel", "militant"))
"""Classes of people who bear arms."""


def _in_exile(reduced: Reduced, chunk: Chunk, place: int) -> str | None:
    """`350,000 Mozambicans are in Zambia`: exiles, if the text tells of flight."""
    there = country_at(reduced, place)
    elsewhere = there is not None and chunk.country not in (None, there)
    return (
        "exiled" if elsewhere and chunk.kind == "N_person" and chunk.amount >= _MANY and not is_armed(chunk) else None
    )


def country_at(reduced: Reduced, place: int) -> str | None:
    """The country that the name at a place is of."""
    name = reduced.chunks.get(place)
    tokens = range(name.first, name.after) if name is not None else ()
    return next((country for token in tokens if (country := reduced.tokens.entry(token).country)), None)


def _hosted(reduced: Reduced, chunk: Chunk, clause: clauses.Clause, verb: int) -> str | None:
    """Whom a country shelters: its refugees; a bare number is of those last spoken of; a jail's are its prisoners."""
    if chunk.population == "prisoner":
        return "captured"
    if chunk.kind == "N_bare":
        return "hosted"
    if chunk.head is not None and chunk.head.measure is not None:
        return chunk.head.measure
    crowd = clause.name == "received from" and chunk.amount >= _MANY and chunk.population == "all"
    if chunk.country is not None or crowd:
        return "refugees"
    lodged = chunk.kind == "N_person" and chunk.population == "all" and chunk.amount >= _TROOP
    if not lodged or clause.name != "hosted":
        return None
    if chunk.amount >= _MANY and _by_country(reduced, verb):
        return "exiled"
    return "camped" if _UNDER_ROOFS.match(reduced.classes, chunk.place + 1) else "housed"


def _by_country(reduced: Reduced, verb: int) -> bool:
    """Whether a country is the subject of the verb: right before it or at the opening of the sentence."""
    return any(country_at(reduced, place) for place in (verb - 1, verb - 2, reduced.opens(verb) + 1))


_UNDER_ROOFS = compiled("{prep}{adv}*[{N_thing}{thing_pl}]")


_MANY = 1_000
"""From how many people an arrival from a country is a flight."""


def unknown_noun(chunk: Chunk) -> bool:
    """Whether the noun is one that no table knows."""
    return chunk.head is not None and chunk.head.char in (CHAR["word_s"], CHAR["cap_s"])


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
