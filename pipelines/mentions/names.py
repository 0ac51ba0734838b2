"""People named as victims: which names can be one, and what the noun beside the name says of them."""

from __future__ import annotations

from pipelines.mentions.chunk import Chunk
from pipelines.mentions.chunks import locate_name
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR, compiled

_NAMED = frozenset(("killed", "injured", "captured", "missing", "carry"))


def join(reduced: Reduced) -> None:
    """Makes noun and name in apposition one figure: Journalist Sagal Warsame."""
    for chunk in reduced.chunks.values():
        noun = reduced.noun_of(chunk)
        if noun is not None:
            _join_noun(reduced, chunk, noun)


def settle(reduced: Reduced) -> None:
    """Drops names that can't be people's, and those beside a noun that is the figure already."""
    for place, chunk in reduced.chunks.items():
        if (chunk.kind == "I_person" or chunk.amount == 1) and chunk.measure in _NAMED:
            _told_again(reduced, chunk)
        if chunk.kind == "name":
            _apposition(reduced, chunk, place)
            if (chunk.measure is not None and not _is_person(reduced, chunk, place)) or chunk.measure not in _NAMED:
                chunk.measure = None
            if chunk.measure is not None:
                chunk.population = chunk.population or _title(reduced, chunk) or "all"
                locate_name(reduced.tokens, chunk)


def _title(reduced: Reduced, chunk: Chunk) -> str | None:
    for token in range(chunk.first, chunk.after):
        entry = reduced.tokens.entry(token)
        if entry.char == CHAR["title"] and entry.population:
            return entry.population
    return None


def _is_person(reduced: Reduced, chunk: Chunk, place: int) -> bool:
    classes = reduced.classes
    tokens = reduced.tokens
    if tokens.classes[chunk.after : chunk.after + 1] == CHAR["poss"] and chunk.clause != "whose death":
        return False
    if any(tokens.entry(token).country for token in range(chunk.first, chunk.after)):
        return False
    if chunk.population is not None or tokens.classes[chunk.first] == CHAR["title"]:
        return True
    if classes[place - 1 : place] in _NOT_BEFORE and chunk.side != "left":
        return False
    aged = classes[place + 1 : place + 2] == CHAR["date"]
    words = sum(tokens.classes[token] in _NAME_WORDS for token in range(chunk.first, chunk.after))
    return words >= 2 or aged or _surname(reduced, chunk)


def _surname(reduced: Reduced, chunk: Chunk) -> bool:
    """`Lopes, a radio host, was shot dead`: an unknown capitalised word to which happens what happens to people."""
    opens = reduced.classes[chunk.place - 1 : chunk.place] in _OPENS
    if not opens or chunk.measure not in ("killed", "injured"):
        return False
    if chunk.clause != "passive":
        return chunk.side == "subject" and reduced.classes[chunk.place + 1 : chunk.place + 2] == CHAR["and"]
    verb = reduced.classes.index(CHAR["be"], chunk.place)
    return reduced.word(verb) in _ONE


_ONE = frozenset(("was", "is", "been", "be", "being"))
_OPENS = frozenset(CHAR[name] for name in ("end", "semi", "sub", "but", "quote"))
_NAME_WORDS = frozenset((CHAR["cap"], CHAR["cap_s"]))
_NOT_BEFORE = frozenset(CHAR[name] for name in ("prep", "of", "from", "with", "the", "a", "to", "aboard", "poss"))


_AGAIN = compiled(
    "(?:{of}[{the}{name}{word}{thing_sg}]{1,3})?{comma}[{the}{skip}{adv}{mod}]{0,2}"
    "(?:{name}{comma}(?:{date}{comma})?(?={I_person}))?(?P<again>{I_person}|{name})(?:{comma}{date})?[{date}{aboard}]?"
    "(?:{comma}?[{of}{from}{prep}][^{comma}{end}{semi}{be}{have}]{1,6})?{comma}(?:(?P<verb>{be})|(?={have}|{intr}|{prep}|{sub}|{weekday}))"
)


def _told_again(reduced: Reduced, chunk: Chunk) -> None:
    """`The attacker, a Kenyan aged 19, was shot`: one person, as the verb shows."""
    match = _AGAIN.match(reduced.classes, chunk.place + 1)
    if match and (match["verb"] is None or reduced.word(match.start("verb")) in _ONE):
        again = reduced.chunks[match.start("again")]
        again.measure = None


def _apposition(reduced: Reduced, chunk: Chunk, place: int) -> None:
    if reduced.chunks.get(place - 1) is not None and reduced.chunks[place - 1].after == chunk.first:
        place -= 1
    apart = reduced.classes[place - 1 : place] == CHAR["comma"]
    before = reduced.chunks.get(place - 2)
    if before is not None and reduced.classes[before.place - 1] == CHAR["of"]:
        before = reduced.chunks.get(before.place - 2, before)
    if apart and before is not None and _is_one(before) and before.measure:
        chunk.measure = None
        return
    at = chunk.place + 1
    if reduced.classes[at : at + 1] == CHAR["date"]:
        at += 1
    if _NAMED_AS.search(reduced.classes, max(place - 5, reduced.opens(place)), place):
        chunk.measure = None
        return
    match = _BESIDE_NAME.match(reduced.classes, at)
    for group in ("noun", "other") if match else ():
        noun = reduced.chunks.get(match.start(group)) if match and match[group] else None
        if noun is not None:
            chunk.population, noun.measure = noun.population, None


def _is_one(chunk: Chunk) -> bool:
    return chunk.kind == "I_person" or (
        chunk.kind == "N_person" and chunk.quantity is not None and chunk.quantity.value == 1
    )


_NAMED_AS = compiled("{I_person}{comma}?{report}{adv}?(?:{by}{people})?{sub}$")
"""`The man, named locally as Eric Sands`: one person."""
_BESIDE_NAME = compiled(
    "{comma}(?:{a}[{word}{cap}{classifier}{thing_sg}{adv}]{1,4})?(?P<noun>{I_person})"
    "(?:{thing_sg}?{open}[^{open}{close}{end}]{1,3}{close})?(?P<other>{I_person})?"
    "(?=[{comma}{of}{prep}{to}{date}{who}{from}{with}{end}{semi}{sub}{into}])"
)
"""The noun that tells who the person named is: `Pereira, a fashion blogger,`."""


def _join_noun(reduced: Reduced, chunk: Chunk, noun: Chunk) -> None:
    """Journalist Sagal Warsame: the name is the figure, the noun its class."""
    article = reduced.tokens.classes[noun.first] in _ARTICLES
    chunk.measure = chunk.measure or noun.measure
    chunk.cue = chunk.cue or noun.cue
    chunk.side = noun.side or chunk.side
    chunk.population = noun.population
    if article:
        noun.measure, noun.cue, noun.side = chunk.measure, chunk.cue, chunk.side
        chunk.measure = None
    else:
        noun.measure, noun.named, chunk.noun_place = None, True, noun.place


_ARTICLES = frozenset((CHAR["a"], CHAR["the"], CHAR["another"]))
