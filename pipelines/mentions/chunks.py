"""Groups tokens into noun phrases: counted people and things, implied single people, names, dates to step over."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipelines.mentions import ones, phrases, unknown
from pipelines.mentions.chunk import Chunk
from pipelines.mentions.numbers import QUANTITY, Quantity, bounded, read
from pipelines.mentions.symbols import CHAR, compiled
from pipelines.mentions.tokens import Tokens

_COUNTED = {"counted", "counted_whose", "counted_one", "counted_unknown", "nation", "houses"}
_KIND = {
    "person": "N_person",
    "equip": "N_equip",
    "thing": "N_thing",
    "count": "N_count",
    "victims": "N_person",
    "nat": "N_person",
}
_GROUP = {CHAR[name]: name.split("_")[0] for name in (
    "person_pl", "person_sg", "victims", "equip_pl", "equip_sg", "thing_pl", "thing_sg", "count_pl", "count_sg",
    "nat_pl", "nat",
)} | {CHAR["clinic"]: "thing", CHAR["host"]: "thing"}  # fmt: skip


def find(tokens: Tokens) -> list[Chunk]:
    """All chunks of a batch, in order, none overlapping."""
    chunks = []
    for match in phrases.find(tokens):
        name = match.lastgroup or ""
        chunk = _MAKERS[name](tokens, match.start(), match.end(), name)
        if chunk is not None:
            chunks.append(chunk)
    return chunks


def _stepped_over(tokens: Tokens, first: int, after: int, name: str) -> Chunk:
    return Chunk("date", first, after, 0, 0)


_QUANTITY = re.compile(QUANTITY)


def _counted(tokens: Tokens, first: int, after: int, name: str) -> Chunk | None:
    match = _QUANTITY.match(tokens.classes, first, after)
    edge = match.end() if match else after
    quantity = read(tokens, first, edge)
    if quantity is None:
        return None
    start, end = tokens.start(quantity.first), tokens.ends[_surface_end(tokens, quantity) - 1]
    chunk = Chunk("N_bare", quantity.first, after, start, end, quantity)
    if name == "strength":
        return _strength(tokens, chunk, quantity)
    if name not in _COUNTED:
        return chunk
    chunk.after = after = _without_state(tokens, edge, after, quantity)
    if name == "counted_whose" and CHAR["of"] in tokens.classes[edge - 1 : edge + 1]:
        chunk.after = edge - (tokens.classes[edge - 1] == CHAR["of"])  # 41 of this year's deaths
        return chunk
    if name == "counted_one" and _is_verb_first(tokens, edge, after, quantity):
        chunk.after = edge
        return chunk
    thing = tokens.classes.find(CHAR["thing_sg"], edge, after - 1) if name == "counted_unknown" else -1
    if thing >= 0 and (quantity.value == 1 or not unknown.is_agent(tokens, after - 1)):
        after = chunk.after = thing + 1  # one road leads there
    head = after - 1
    chunk.head = tokens.entry(head)
    group = _GROUP.get(tokens.classes[head], "person")
    if chunk.head.piece is not None and chunk.head.char == CHAR["fin"]:
        chunk.head, group = chunk.head.piece, "thing"
    elif chunk.head.piece is not None and (
        _is_lost(tokens, first, after) or CHAR["equip_sg"] in tokens.classes[edge:head]
    ):
        chunk.head, group = chunk.head.piece, "equip"
    chunk.kind = _KIND[group]
    if _is_date_like(tokens, quantity) or (name == "counted_whose" and not chunk.head.defers):
        chunk.kind = "N_thing"
    if group != "equip":
        _classify(tokens, chunk, edge, head)
    _inner_measure(tokens, chunk, edge, head)
    _after_noun(tokens, chunk, quantity)
    return chunk


def _is_verb_first(tokens: Tokens, edge: int, after: int, quantity: Quantity) -> bool:
    """`24 wounded last night`: several of a thing would be in the plural."""
    said = tokens.classes[edge] in (CHAR["part"], CHAR["pred"]) and after - edge > 1
    return said and quantity.value != 1 and tokens.classes[after - 1] == CHAR["thing_sg"]


def _without_state(tokens: Tokens, edge: int, after: int, quantity: Quantity) -> int:
    """End of the phrase without a noun that tells a state: took 16 soldiers prisoner, what of 31 villagers remains."""
    last = tokens.entry(after - 1)
    noun = CHAR["person_sg" if quantity.value == 1 else "person_pl"]  # one person remains in hospital
    told = last.unit == "body" or last.population == "prisoner"
    return after - 1 if told and after - 2 >= edge and tokens.classes[after - 2] == noun else after


_LOST_BEFORE = re.compile(f"[{CHAR['efin']}{CHAR['eger']}{CHAR['epart']}{CHAR['lose']}]")
_LOSS_OF = CHAR["event"] + CHAR["of"]
_LOST_AFTER = compiled("(?:{have}|{be}|{adv}|{modal})*[{epart}{eintr}]")


def _is_lost(tokens: Tokens, first: int, after: int) -> bool:
    """Bombers that were shot down are aircraft."""
    lost_before = first > 1 and (
        _LOST_BEFORE.match(tokens.classes, first - 1) or tokens.classes.startswith(_LOSS_OF, first - 2)
    )
    return bool(lost_before or _LOST_AFTER.match(tokens.classes, after))


def _strength(tokens: Tokens, chunk: Chunk, quantity: Quantity) -> Chunk:
    """the 300-strong mission: a round number of troops, of the class that the words after it tell"""
    chunk.kind, chunk.measure, chunk.population = (
        "N_person",
        "troops",
        _role_after(tokens, chunk.after - 2) or "military",
    )
    if quantity.quantifier == "exact":
        chunk.quantity = quantity._replace(quantifier="approximately")
    return chunk


_INNER = re.compile(f"[{CHAR['part']}{CHAR['pred']}]")


def _inner_measure(tokens: Tokens, chunk: Chunk, edge: int, head: int) -> None:
    match = _INNER.search(tokens.classes, edge, head)
    if match is not None:
        measure = tokens.entry(match.start()).measure
        if measure is not None:
            chunk.inner = (measure, match.start())


def _after_noun(tokens: Tokens, chunk: Chunk, quantity: Quantity) -> None:
    """thirty people or more"""
    after = chunk.after
    if quantity.value is None or tokens.classes[after : after + 1] != CHAR["modafter"]:
        return
    name = tokens.entry(after).quantifier
    chunk.quantity = quantity._replace(quantifier=name or "exact")
    low, high = bounded(quantity.value, name)
    chunk.quantity = chunk.quantity._replace(low=low, high=high)
    chunk.after = after + 1


def _surface_end(tokens: Tokens, quantity: Quantity) -> int:
    """The quantity without a closing "of"."""
    after = quantity.after
    while after - 1 > quantity.first and tokens.classes[after - 1] == CHAR["of"]:
        after -= 1
    return after


def _is_date_like(tokens: Tokens, quantity: Quantity) -> bool:
    """A year in front of a noun: in 2012 rebels ..."""
    first = quantity.first
    return (
        tokens.classes[first] == CHAR["year"]
        and quantity.after == first + 1
        and first > 0
        and tokens.classes[first - 1] in _BEFORE_YEAR
    )


_BEFORE_YEAR = frozenset(CHAR[name] for name in ("the", "prep", "from", "by", "of", "to", "month", "mod"))


def _classify(tokens: Tokens, chunk: Chunk, edge: int, head: int) -> None:
    """Population and country from the head noun and the words before it."""
    entry = tokens.entry(head)
    chunk.population = entry.population or (entry.role if entry.char == CHAR["classifier"] else None)
    chunk.country = entry.country
    if entry.char in (CHAR["other"], CHAR["person_pl"]) and _is_others(tokens, head):
        chunk.population, chunk.others = None, True
        return
    if chunk.kind not in ("N_person", "I_person", "people", "Z_person", "N_count", "bodies"):
        return
    if entry.char in (CHAR["word_s"], CHAR["cap_s"], CHAR["word"]):
        chunk.population = "other" if entry.char == CHAR["cap_s"] else "civilian"
    if not (entry.defers or entry.population in (None, "all")):
        return
    role, country = _role(tokens, edge, head)
    if (entry.defers or chunk.kind == "N_count") and _is_members_of(tokens, head):
        after = _role_after(tokens, head)
        role = role if after is None or (after in ("military", "civilian") and entry.population == "rebel") else after
        if tokens.classes[head + 1] == CHAR["prep"] and chunk.kind != "N_count":
            role = None
    if role is not None:
        chunk.population = role
    elif country is not None and entry.defers and entry.population in (None, "all"):
        chunk.population, chunk.country = "foreigner", country


def _is_others(tokens: Tokens, head: int) -> bool:
    """six others: people of the class last spoken of"""
    return head > 0 and tokens.entry(head).elided


_PERSONS = (CHAR["person_sg"], CHAR["person_pl"])


def _role(tokens: Tokens, first: int, head: int) -> tuple[str | None, str | None]:
    country = None
    telling = tokens.vocabulary.lexicon.telling
    for index in range(head - 1, first - 1, -1):
        if tokens.classes[index] not in telling:
            continue
        entry = tokens.entry(index)
        if entry.role is not None and entry.char != CHAR["poss"]:
            return entry.role, country
        if entry.char in _PERSONS and entry.population not in (None, "all"):
            return entry.population, country
        country = country or entry.country
    return None, country


def _is_members_of(tokens: Tokens, head: int) -> bool:
    return tokens.classes[head + 1 : head + 2] in (CHAR["of"], CHAR["among"], CHAR["prep"])


def _role_after(tokens: Tokens, head: int) -> str | None:
    """members of the security forces"""
    for index in range(head + 2, min(head + 8, len(tokens.classes))):
        char = tokens.classes[index]
        entry = tokens.entry(index)
        if entry.role is not None:
            return entry.role
        if char in (CHAR["person_pl"], CHAR["person_sg"]) and entry.population and not entry.elided:
            return entry.population
        if char in (CHAR["comma"], CHAR["end"], CHAR["be"], CHAR["part"], CHAR["and"], CHAR["semi"]):
            return None
    return None


_ARTICLES = frozenset(CHAR[name] for name in ("a", "the", "poss", "another"))


def _implied(tokens: Tokens, first: int, after: int, name: str) -> Chunk:
    head = after - 1
    while head > first and tokens.classes[head] != CHAR["person_sg"]:
        head -= 1
    start, end = tokens.start(first), tokens.ends[first]
    if tokens.classes[first] not in _ARTICLES:
        end = tokens.ends[after - 1]
        start = _noun_start(tokens, first, head)
    elif tokens.raw[first].strip().lower() == "whose":
        start, end = tokens.start(first + 1), tokens.ends[head]
    elif first + 1 < after and tokens.classes[first + 1] == CHAR["ordinal"]:
        end = tokens.ends[first + 1]
    entry = tokens.entry(head)
    chunk = Chunk("I_person", first, after, start, end, Quantity(first, first + 1, 1, 1, 1, "exact"))
    chunk.head = entry
    if entry.unit == "household":
        chunk.kind = "people"
    elif entry.unit == "body":
        chunk.kind = _body_kind(tokens, first, after)
    _classify(tokens, chunk, first, head)
    ones.by_age(tokens, chunk, first, after)
    return chunk


def _body_kind(tokens: Tokens, first: int, after: int) -> str:
    """The body of a student is the student's; another body is one more; any other body was counted before."""
    if tokens.classes[after : after + 1] == CHAR["of"]:
        return "bodies"
    return "I_person" if tokens.classes[first] in (CHAR["a"], CHAR["another"]) else "people"


def _noun_start(tokens: Tokens, first: int, head: int) -> int:
    return tokens.start(head) if tokens.text[tokens.start(head) : tokens.ends[head]] else tokens.start(first)


def _family(tokens: Tokens, first: int, after: int, name: str) -> Chunk | None:
    """A family of five is five people; a girl of eight is one."""
    head = tokens.classes.index(CHAR["person_sg"], first)
    entry = tokens.entry(head)
    if entry.unit != "household":
        return _implied(tokens, first, after, name)
    quantity = read(tokens, head + 2, after)
    if quantity is None:
        return None
    start, end = tokens.start(quantity.first), tokens.ends[quantity.after - 1]
    chunk = Chunk("N_person", first, after, start, end, quantity)
    chunk.population = entry.population
    return chunk


def _equipment(tokens: Tokens, first: int, after: int, name: str) -> Chunk:
    one = Quantity(first, first + 1, 1, 1, 1, "exact")
    chunk = Chunk("I_equip", first, after, tokens.start(first), tokens.ends[first], one)
    chunk.head, chunk.population = tokens.entry(after - 1), "other"
    return chunk


def _people(tokens: Tokens, first: int, after: int, name: str) -> Chunk:
    entry = tokens.entry(after - 1)
    kind = "bodies" if entry.unit == "body" else "people"
    chunk = Chunk(kind, first, after, 0, 0)
    chunk.head = entry
    _classify(tokens, chunk, first, after - 1)
    return chunk


def _zero(tokens: Tokens, first: int, after: int, name: str) -> Chunk:
    nothing = Quantity(first, first + 1, 0, 0, 0, "exact")
    chunk = Chunk("Z_person", first, after, tokens.start(first), tokens.ends[first], nothing)
    chunk.head = tokens.entry(after - 1)
    if name == "none":
        for index in range(after - 1, first, -1):
            if tokens.entry(index).population:
                chunk.head = tokens.entry(index)
                break
        else:
            chunk.head, chunk.others = None, True
    if chunk.head is not None:
        _classify(tokens, chunk, first, after - 1)
    if tokens.classes[after - 2] == CHAR["or"]:
        chunk.also = tuple(measure for measure in (tokens.entry(after - 3).measure,) if measure)
    return chunk


def _name(tokens: Tokens, first: int, after: int, name: str) -> Chunk:
    return Chunk("name", first, after, 0, 0)


def locate_name(tokens: Tokens, chunk: Chunk) -> None:
    """Gives a name that turned out to be a figure its span, without the title, and its number: one."""
    bare = chunk.first
    while tokens.classes[bare] in (CHAR["title"], CHAR["dot"]):
        bare += 1
    chunk.start, chunk.end = tokens.start(bare), tokens.ends[chunk.after - 1]
    chunk.quantity = Quantity(bare, chunk.after, 1, 1, 1, "exact")


_MAKERS: dict[str, Callable[[Tokens, int, int, str], Chunk | None]] = {
    "date": _stepped_over,
    "skipped": _stepped_over,
    "strength": _counted,
    **dict.fromkeys((*_COUNTED, "bare"), _counted),
    "zero": _zero,
    "none": _zero,
    "implied": _implied,
    "person": _implied,
    "family": _family,
    "unknown_victim": unknown.victim,
    "unknown_craft": unknown.craft,
    "himself": ones.himself,
    "one_nation": ones.one_national,
    "alone": ones.one_more,
    "child": ones.child,
    "ordinal": ones.one_more,
    "implied_equipment": _equipment,
    "bare_equipment": _equipment,
    "people": _people,
    "name": _name,
}
