"""Places without a preposition: heads of notes, items of lists, names between marks, subjects."""

from __future__ import annotations

from pipelines.claims.lexicon import BITS, STARTER, bits
from pipelines.claims.places import leads
from pipelines.claims.places.gazetteer import gazetteer
from pipelines.claims.places.governed import GOVERNORS
from pipelines.claims.places.names import foreign, initials, name_at, opens_body, opens_name
from pipelines.claims.places.where import Where
from pipelines.claims.sentences import CAPITAL, DIGIT, OWNER, PLACE, Sentence

_NOUN, _DET, _CONJ, _AUX = BITS["place_noun"], BITS["det"], BITS["conj"], BITS["aux"]
_PREP, _SPEAKER, _DEMONYM, _TITLE = BITS["prep"], BITS["speaker"], BITS["demonym"], BITS["title"]
_CLAUSE, _COMMON, _VERB, _HAPPENING = BITS["clause"], BITS["common"], BITS["verb"], BITS["happening"]
_MONTH, _PRON, _ADVERB, _CASUALTY = BITS["month"], BITS["pron"], BITS["adverb"], BITS["casualty"]
_KIND_BEFORE = BITS["kind_before"]
_TIME = bits("month", "weekday", "relative", "feast")
_SAY = bits("say", "count", "deny", "fear")
_NO_LEAD = _SPEAKER | _DEMONYM | _TITLE | _CASUALTY | _HAPPENING | _DET | DIGIT
_LASTING = BITS["lasting"]
_POLICING, _WORST = BITS["policing"], BITS["worst"]
_DEED = _HAPPENING | BITS["contest"]
_HOSTING = BITS["hosting"] | BITS["stock"]
_ITEM = frozenset("(,;:.•-")
_ITEM_ENDS = frozenset(",;).")
_NAME_BITS = CAPITAL | PLACE | OWNER | STARTER | _NOUN | BITS["direction"] | BITS["anaphor"] | BITS["border"]
_PROSE = _AUX | _SAY | BITS["relpron"] | _PRON
_LONGEST = 6


STANDS = CAPITAL | _KIND_BEFORE | _NOUN
"""Words at which a place without a preposition may open."""


def standing(sentence: Sentence, index: int) -> Where | None:
    """The place without a preposition that opens at a word of `STANDS`."""
    bits_ = sentence.flags[index]
    named = _opening(sentence, index)
    if named is None and bits_ & CAPITAL:
        named = _counted(sentence, index) or _called(sentence, index) or _host(sentence, index)
    if named or index in sentence.places:
        return named or _plain(sentence, index)
    if not bits_ & CAPITAL or bits_ & (_TIME | GOVERNORS):
        return None
    named = _dated(sentence, index) or _item(sentence, index) or _known_for(sentence, index)
    named = named or _whereabouts(sentence, index) or _apposed(sentence, index) or _object(sentence, index)
    return named or (_headed(sentence) if index == 0 else None)


def _opening(sentence: Sentence, index: int) -> Where | None:
    """A place behind the date of a note or behind a label, or behind its kind: `17-Jun-94, Brgy Sulit, Polomolok.`"""
    street = leads.street(sentence, index)
    if street:
        return Where(index, street, "street", "")
    stop = leads.after_date(sentence, index) or leads.labelled(sentence, index)
    if stop and leads.quarter(sentence, index, stop):
        return None
    link = "lead" if stop else "at"
    stop = stop or leads.typed(sentence, index)
    return Where(index, stop, link, sentence.places.get(index, ("", 0))[0]) if stop else None


def _plain(sentence: Sentence, index: int) -> Where | None:
    """A known place without a preposition: a subject, or a word beside what happened there."""
    flags = sentence.flags
    place, _length = sentence.places[index]
    stop, _, opens = name_at(sentence, index)
    if opens != index or _inside_name(sentence, index):
        return None
    if flags[stop - 1] & OWNER:
        return Where(index, stop, "owner", place)
    if stop == sentence.count or sentence.gaps[stop - 1].strip("'’"):
        if "(" in sentence.seps[stop - 1]:
            return Where(index, stop, "at", place)
        if stop == sentence.count and index and sentence.gaps[index - 1] == "(" and sentence.seps[-1].strip() == ")":
            return Where(index, stop, "lead", place)
        if index and sentence.gaps[index - 1][-1:] == "(" and sentence.gaps[stop - 1] == "):":
            return Where(index, stop, "lead", place)  # Displaced (Sofala): 28,600
        lead = _leads(sentence, stop) if index == 0 else _heads(sentence, index, stop)
        apposed = index > 0 and sentence.gaps[index - 1] == ","
        return Where(index, stop, "lead" if lead else "apposed" if apposed else "subject", place)
    after = flags[stop]
    if after & (_AUX | _SAY | _ADVERB | _PRON | _CLAUSE) or (after & _VERB and not after & (_COMMON | _CASUALTY)):
        return Where(index, stop, "subject", place)
    if after & (_SPEAKER | _DEMONYM) and not after & _NOUN:
        town = after & _POLICING and place not in gazetteer().countries
        return Where(index, stop, "police" if town else "owner", place)
    if after & CAPITAL and not after & _HAPPENING and not sentence.titled and not sentence.upper:
        return Where(index, stop, "owner", place)
    happens = sentence.has(_HAPPENING, stop, stop + 3)
    return Where(index, stop, "beside" if happens and not after & (_PREP | _CONJ) else "subject", place)


def _inside_name(sentence: Sentence, index: int) -> bool:
    """`a Guardia Nacional jeep`: a town's name that ends a longer one, of which nothing is known."""
    if not index or sentence.gaps[index - 1] or sentence.titled or sentence.upper:
        return False
    named = sentence.flags[index - 1] & ~_COMMON == CAPITAL
    return index > 1 and named and sentence.places[index][0] not in gazetteer().countries


def _item(sentence: Sentence, index: int) -> Where | None:
    """`- Dalo: 875 dead`, `Dalo (Qasmin): 12 houses, 3 killed`: the place that an item of a list is about."""
    if index and sentence.gaps[index - 1][:1] not in (".", ";", "•", "-", "–", "*"):
        return None
    flags, stop = sentence.flags, index
    while stop < sentence.count and stop - index < _LONGEST and flags[stop] & CAPITAL:
        if flags[stop] & ~_NAME_BITS or (initials(sentence.words[stop]) and not sentence.upper and stop - index < 2):
            return None
        stop += 1
        if sentence.gaps[stop - 1].strip("-'’"):
            break
    if stop == index or stop >= sentence.count or ":" not in sentence.seps[stop - 1]:
        return None
    counted = flags[stop] & (DIGIT | BITS["amount"])
    place = sentence.places.get(index, ("", 0))[0]
    speaks = not place and opens_body(" ".join(sentence.lower[index:stop]), whole=True)  # Al-Shabaab: 173 killed
    return Where(index, stop, "lead", place) if counted and not speaks else None


def _counted(sentence: Sentence, index: int) -> Where | None:
    """`492 dead (Gaza 331, Sofala 84)`, `KOH KONG BATTLEFIELD: `: the item of a list, with its number or a colon."""
    apart = index and sentence.gaps[index - 1][-1:] not in _ITEM
    if not opens_name(sentence, index) or (apart and not sentence.flags[index - 1] & DIGIT):
        return None
    stop, place, opens = name_at(sentence, index)
    if opens != index or stop >= sentence.count or sentence.flags[index] & (_COMMON | _SPEAKER):
        return None
    if place and index > 1 and sentence.flags[index - 1] & DIGIT and _bracketed(sentence, index, stop):
        return Where(index, stop, "at", place)
    site = sentence.flags[stop - 1] & _NOUN and stop - index > 1 and ":" in sentence.seps[stop - 1]
    follows = sentence.gaps[stop] if stop < len(sentence.gaps) else ""
    paired = _paired(sentence, index, stop)
    listed = (
        index
        and not apart
        and not sentence.gaps[stop - 1]
        and sentence.flags[stop] & DIGIT
        and follows[:1] in _ITEM_ENDS
    )
    return Where(index, stop, "lead", place) if site or (listed and (place or paired)) else None


def _paired(sentence: Sentence, index: int, stop: int) -> bool:
    """`3 (Tarsa 2, Qasmin 1)`: names in a bracket, each with its number."""
    gaps, flags = sentence.gaps, sentence.flags
    if stop + 2 < sentence.count and gaps[index - 1][-1:] == "(" and gaps[stop] == ",":
        return opens_name(sentence, stop + 1) and any(")" in gap for gap in gaps[stop + 1 :])
    closes = stop < len(gaps) and gaps[stop][:1] in (",", ")") and gaps[index - 1] == "," and flags[index - 1] & DIGIT
    return bool(closes) and any(gap[-1:] == "(" for gap in gaps[:index])


def _bracketed(sentence: Sentence, index: int, stop: int) -> bool:
    """`832 dead (821 Palu, 11 Donggala)`: a number and its place, between the marks of a bracket."""
    opens, closes = sentence.gaps[index - 2][-1:], sentence.gaps[stop - 1][:1]
    return not sentence.gaps[index - 1] and opens in ("(", ",") and closes in (",", ")") and "(" in sentence.text


def _called(sentence: Sentence, index: int) -> Where | None:
    """`at a second jail, Puraquequara;`: the name of a kind of place, between marks."""
    before = sentence.flags[index - 1] if index else 0
    if (
        not before & _NOUN
        or before & (CAPITAL | _SPEAKER)
        or sentence.gaps[index - 1] != ","
        or index in sentence.places
    ):
        return None
    if not opens_name(sentence, index) or sentence.flags[index] & (_COMMON | _SPEAKER):
        return None
    stop = name_at(sentence, index)[0]
    closed = stop == sentence.count or sentence.gaps[stop - 1][:1] in _ITEM_ENDS
    said = stop < sentence.count and sentence.flags[stop] & _SAY
    return Where(index, stop, "at", "") if closed and not said and stop == index + 1 else None


def _known_for(sentence: Sentence, index: int) -> Where | None:
    """`after the Tarsa Kalan bombing`, `since the Kafra massacre`: a name that what happened there goes by."""
    first = index == 0 or bool(sentence.gaps[index - 1])  # there a capital says nothing: `Strong quake`
    if first or sentence.titled or sentence.upper or sentence.flags[index] & _NO_LEAD:
        return None
    if not opens_name(sentence, index):
        return None
    stop, place, opens = name_at(sentence, index)
    told = (
        stop < sentence.count
        and not sentence.gaps[stop - 1]
        and sentence.flags[stop] & (_LASTING | CAPITAL) == _LASTING
    )
    body = foreign(sentence, index, stop) or opens_body(" ".join(sentence.lower[index:stop]), True)
    return Where(index, stop, "beside", place) if told and opens == index and not body else None


def _whereabouts(sentence: Sentence, index: int) -> Where | None:
    """`Worst hit was Mahim station, where 43 died`: a name that the sentence takes up with where."""
    if "where" not in sentence.lower or not opens_name(sentence, index):
        return None
    stop, place, opens = name_at(sentence, index)
    told = stop < sentence.count and sentence.lower[stop] == "where" and sentence.gaps[stop - 1] == ","
    return Where(index, stop, "at", place) if told and opens == index and not foreign(sentence, index, stop) else None


def _apposed(sentence: Sentence, index: int) -> Where | None:
    """`Protest against prices, Almat-2 railway station, 5 January`: a site between marks, or where a note ends.

    `Two shot on patrol, Khan Tarsa.`, `Bomb, Nawat, Helmand, 3 July`: without a verb, any name is one.
    """
    if not index or sentence.gaps[index - 1] != "," or sentence.upper:
        return None
    if not opens_name(sentence, index):
        return None
    stop, place, opens = name_at(sentence, index)
    closed = stop == sentence.count or sentence.gaps[stop - 1][:1] in _ITEM_ENDS
    site = stop - index > 1 and sentence.flags[stop - 1] & _NOUN
    noted = (stop == sentence.count or stop in sentence.places) and not sentence.seen & _PROSE
    noted = noted or _opens_pair(sentence, index, stop)
    told = (site or noted) and not sentence.flags[index] & (_COMMON | _SPEAKER)
    named = closed and told and opens == index and not foreign(sentence, index, stop)
    return Where(index, stop, "apposed", place) if named else None


def _object(sentence: Sentence, index: int) -> Where | None:
    """`while clearing the Qasmin mosque`, `gunmen rake Dalo bar`: the site that a verb acts on, whatever verb it is."""
    if index < 1 or sentence.upper or sentence.gaps[index - 1] or not opens_name(sentence, index):
        return None
    at = index - 1 - bool(sentence.flags[index - 1] & _DET)
    acts = at > 0 and (sentence.flags[at] & _VERB or sentence.lower[at].endswith(("ing", "ed")))
    if not acts or any(sentence.gaps[at:index]) or sentence.flags[at] & (CAPITAL | _AUX | _SAY):
        return None
    stop, place, opens = name_at(sentence, index)
    site = stop - index > 1 and sentence.flags[stop - 1] & _NOUN and opens == index
    return Where(index, stop, "into", place) if site and not foreign(sentence, index, stop) else None


def _worst(sentence: Sentence, stop: int) -> bool:
    """`Tarsa is worst hit with 2,071 dead`: what is told of the place that opens the sentence."""
    return stop < sentence.count and bool(sentence.flags[stop] & _AUX) and sentence.has(_WORST, stop + 1, stop + 4)


def _opens_pair(sentence: Sentence, index: int, stop: int) -> bool:
    """`Tribal fight, Tarsa, Southern Hills, over land.`: a town and the land it lies in, behind what happened."""
    if index > _LONGEST or sentence.has(_PROSE, 0, stop) or not sentence.has(_DEED, 0, index):
        return False
    if stop >= sentence.count or not opens_name(sentence, stop) or sentence.flags[stop] & _SPEAKER:
        return False
    if sentence.flags[stop] & _COMMON and not sentence.lower[stop].endswith("ern"):
        return False
    ends = name_at(sentence, stop)[0]
    return ends < sentence.count and sentence.gaps[ends - 1] == ","


def _host(sentence: Sentence, index: int) -> Where | None:
    """`Koruf site hosts 12,400`, `the Akal camp now holds`: a place of a known kind whose verb shelters people."""
    if index in sentence.places or not sentence.seen & (_HOSTING | _WORST) or not opens_name(sentence, index):
        return None
    stop, place, opens = name_at(sentence, index)
    if opens == index and stop < sentence.count and sentence.lower[stop] == "alone" and not sentence.upper:
        return Where(index, stop, "subject", place)
    if opens == index == 0 and not sentence.flags[0] & _PRON and _worst(sentence, stop):
        return Where(index, stop, "at", place)
    if opens != index or stop - index < 2 or not sentence.flags[stop - 1] & _NOUN:
        return None
    return Where(index, stop, "subject", place) if sentence.has(_HOSTING, stop, stop + 2) else None


def _dated(sentence: Sentence, index: int) -> Where | None:
    """`Srinagar, 11 July 2016: `, `Ponce, Puerto Rico, 21 March 1937: `: a name before a date, wider ones between."""
    if index and sentence.gaps[index - 1][:1] not in (",", "."):
        return None
    flags, ends = sentence.flags, []
    stop = index
    while stop + 1 < sentence.count and stop - index <= _LONGEST and flags[stop] & CAPITAL and not flags[stop] & _TIME:
        stop += 1
        if sentence.gaps[stop - 1]:
            ends.append(stop)
            if sentence.gaps[stop - 1] != "," or (index and len(ends) > 1):
                return None
    if not ends or stop != ends[-1] or stop + 1 >= sentence.count:
        return None
    if (flags[stop] & DIGIT and flags[stop + 1] & _MONTH) or (flags[stop] & _MONTH and flags[stop + 1] & DIGIT):
        return Where(index, ends[0], "lead", "")
    return None


def _headed(sentence: Sentence) -> Where | None:
    """`Valdeoro train bombs: 64 dead`, `Channel ferry sinking: 53 found`: what happened there, before a colon."""
    flags, stop = sentence.flags, 1
    short = initials(sentence.words[0]) and not sentence.upper  # `UNMIK final toll: 19 dead`
    if short or flags[0] & (_NO_LEAD | _COMMON) or not opens_name(sentence, 0):
        return None
    while stop < sentence.count and flags[stop] & CAPITAL and not flags[stop] & (_NOUN | _COMMON | _VERB | _HAPPENING):
        stop += 1
    if _topped(sentence, stop):
        return Where(0, stop, "lead", "")
    for index in range(stop, min(stop + 4, sentence.count)):
        if sentence.gaps[index - 1]:
            return None
        if flags[index] & _HAPPENING and ":" in sentence.seps[index]:
            return Where(0, stop, "lead", "")
    return None


def _topped(sentence: Sentence, stop: int) -> bool:
    """`Nice: lorry drives into crowd`: a headline that opens with the place."""
    if stop > 2 or stop >= sentence.count or ":" not in sentence.seps[stop - 1] or sentence.titled or sentence.upper:
        return False
    tells = not sentence.flags[stop] & (CAPITAL | DIGIT | BITS["amount"]) and not sentence.text.rstrip().endswith(".")
    return tells and not foreign(sentence, 0, stop)


def _leads(sentence: Sentence, stop: int) -> bool:
    """`Kobani: `, `Lice, Diyarbakir: `, `Srinagar, 11 July`."""
    if ":" in sentence.seps[stop - 1]:
        return True
    comma = stop < sentence.count and sentence.gaps[stop - 1] == ","
    return comma and bool(stop in sentence.places or sentence.flags[stop] & (DIGIT | CAPITAL))


def _heads(sentence: Sentence, index: int, stop: int) -> bool:
    """`Baquba: a bomb killed two. Mosul: a policeman shot dead`: the next item of a list."""
    return ":" in sentence.seps[stop - 1] and sentence.gaps[index - 1][:1] in (".", ";", "•", "|")
