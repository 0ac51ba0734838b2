"""Where the sentences before a figure take place: the scene that it goes on from."""

from __future__ import annotations

from itertools import pairwise

from pipelines.claims.articles import Article, Reading
from pipelines.claims.figures import HARM, NOWHERE, Figure, Spot
from pipelines.claims.lexicon import BITS, bits
from pipelines.claims.places.care import cared_for
from pipelines.claims.places.continuing import anaphoric
from pipelines.claims.places.filed import filed, pointing
from pipelines.claims.places.names import manned, opens_name
from pipelines.claims.places.nearest import housed
from pipelines.claims.places.where import Where
from pipelines.claims.sentences import CAPITAL

TOLD = frozenset(("at", "street", "into", "across", "reached", "lead", "beside", "of"))
"""Links of a place that later sentences may go on telling of."""
_TOLD_THEN = TOLD | {"here", "capital"}
"""The same for a sentence before."""
_AUX, _VERB = BITS["aux"], BITS["verb"]
_WHEN = bits("at", "weekday", "relative", "part", "last", "this")
_AUDIENCE = 6
"""Words behind a verb of speaking within which its audience stands, and where that sat."""
_SCENES = frozenset(("at", "street", "into", "across", "reached", "lead", "beside"))
_PLACE_NOUN, _LOCAL, _ARRIVAL, _SEAT = BITS["place_noun"], BITS["local"], BITS["arrival"], BITS["seat"]


def spot(article: Article, reading: Reading, where: Where, how: str) -> Spot:
    """The verbatim words of a place and what the gazetteer knows of it; of `here` those of the dateline."""
    pointed = filed(article, where)
    if pointed:
        return pointed
    words = reading.sentence.span(where.start, where.stop).removesuffix("'s").removesuffix("’s")
    place = article.gazetteer.places.get(where.place_id)
    return Spot(words, where.place_id or None, place.where_prec if place else None, how)


def told_before(article: Article, reading: Reading) -> Spot | None:
    """The place that the nearest sentence before, of those that name one, tells of."""
    for earlier in article.before(reading.start):
        told = [w for w in pointing(article, earlier.wheres) if w.link in _TOLD_THEN and not aside(earlier, w)]
        if told:
            return spot(article, earlier, _best(article, reading, earlier, told), "previous_sentence")
    return None


def _best(article: Article, reading: Reading, earlier: Reading, told: list[Where]) -> Where:
    """Of the places that an earlier sentence tells of, the one that a later sentence goes on from."""
    town = anaphoric(reading)
    towns = [two for one, two in pairwise(told) if housed(earlier.sentence, one, two)]
    return min(towns or told, key=lambda where: (town and _site(earlier, where), roughness(article, earlier, where)))


def scene(article: Article, figure: Figure, last: Figure | None) -> Spot | None:
    """Where a paragraph has led since the last figure: `Bombs fell on Dalo at dawn. Nine died.`"""
    if figure.measure not in HARM or figure.running:
        return None
    start = figure.reading.start
    told_to = last.reading.end if last else 0
    for earlier in article.before(start):
        if earlier.start < told_to or "\n" in article.text[earlier.end : start]:
            return None
        staged = [where for where in earlier.wheres if _staged(article, earlier, where)]
        told = [where for where in staged if where.link in _SCENES]
        told = told or [where for where in staged if where.link == "from" and _cleared(earlier, where)]
        if told:
            best = _best(article, figure.reading, earlier, told)
            return NOWHERE if _one_of(earlier, best) else spot(article, earlier, best, "previous_sentence")
    return None


def _staged(article: Article, reading: Reading, where: Where) -> bool:
    """Whether what follows happens at a place: not where somebody got to, has his seat, or speaks."""
    if where.place_id in article.gazetteer.countries or aside(reading, where):
        return False
    opens = reading.sentence.flags[max(0, where.start - 2) : where.start]
    return not any(bits_ & (_ARRIVAL | _SEAT) for bits_ in opens)


def _cleared(reading: Reading, where: Where) -> bool:
    """`drove the rebels out of Tarsa`, `resisted removal from Tarsa market`: where people were when it happened."""
    sentence, start = reading.sentence, where.start
    if sentence.lower[start - 2 : start] == ["out", "of"]:
        return True
    if sentence.has(_ARRIVAL, max(0, start - 4), start):
        return False  # 49 inmates escaped from Tarsa jail
    return where.stop - where.start > 1 and _site(reading, where._replace(start=where.stop - 1))


def _one_of(reading: Reading, where: Where) -> bool:
    """`Jets bombed Qom, Tarsa and Dalo`: what follows may have happened in any of them."""
    sentence = reading.sentence
    lower, last = sentence.lower, sentence.count - 1
    joined = next((i for i in range(where.stop, min(where.stop + 4, last)) if lower[i] == "and"), None)
    if joined is None or sentence.gaps[joined] or not opens_name(sentence, joined + 1):
        return False
    return all(bits_ & CAPITAL for bits_ in sentence.flags[where.stop : joined])


def aside(reading: Reading, where: Where) -> bool:
    """Whether a place is only that of a speaker, or where the wounded were taken."""
    if any(a.speaker.start < where.stop and where.start < a.speaker.stop for a in reading.said):
        return not reading.sentence.has(_LOCAL, where.start - 3, where.start)
    if "within" in reading.sentence.lower[max(0, where.start - 4) : where.start]:
        return True  # advanced to within 19 miles of Tarsa
    return cared_for(reading.sentence, where) or said_at(reading, where)


def said_at(reading: Reading, where: Where) -> bool:
    """`told reporters at the Tarsa Hotel that 718 had died`: where it was said."""
    lower, stop = reading.sentence.lower, where.stop
    follows = next((i for i in range(stop, min(stop + 4, len(lower))) if lower[i] == "that"), None)
    if follows is None or reading.sentence.has(_AUX | _VERB, follows + 1, follows + 2):
        return False  # a missile on Jizan that had killed
    if not all(bits_ & _WHEN for bits_ in reading.sentence.flags[stop:follows]):
        return False
    return any(a.verb < where.start <= a.verb + _AUDIENCE for a in reading.said)


def _site(reading: Reading, where: Where) -> bool:
    """Whether a place is a building or the like, which `the town` does not stand for."""
    return reading.sentence.has(_PLACE_NOUN, where.start, where.stop)


def roughness(article: Article, reading: Reading, where: Where) -> int:
    """A town told beside its country is what the sentence is about, and more so than the post of a body there."""
    wide = where.place_id in article.gazetteer.countries
    return 2 * manned(reading.sentence, where.start, where.stop) + wide - (where.link == "street")
