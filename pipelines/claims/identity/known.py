"""Who and where a figure is for the ledger: the body behind its words, and the conflict that its article is about.

The words of the article stay as they are: what is added here are ids.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from pipelines.claims.articles import Article, Reading
from pipelines.claims.figures import Figure, Spot
from pipelines.claims.identity import conflict
from pipelines.claims.identity.conflict import Conflict, Evidence
from pipelines.claims.lexicon import BITS
from pipelines.claims.phrases import Hit, Words, keys_of, vocabulary
from pipelines.claims.places.gazetteer import Place
from pipelines.claims.sources import bodies
from pipelines.claims.sources.bodies import OUTLETS, UNKNOWN, Body, Known, Named

OPENING = 6_000
"""Code points of an article that tell what it is about."""
_LOOK_BACK = 3_000
"""Code points before a sentence in which a body that it calls `the group` is looked for."""
_NEAR = 60
"""Code points between a person's name and the body that the person speaks for."""
_PREAMBLE = 3
"""Words that may stand before `according to` where it speaks of the sentence before."""
_BATTLE = timedelta(days=31)
_NATIONAL = 100
"""From so many on a count of some weeks may be that of the whole country."""
_POINTING = (["that"], ["this"], ["these"], ["those"])
_PLACE_NOUN, _UNIT = BITS["place_noun"], BITS["unit1"]
_WIDE = frozenset(("admin1", "region", "country"))
_PARAGRAPH = re.compile(r"\n\s*\n")


class Identity(NamedTuple):
    """What is known of a figure beyond its words."""

    source: Known
    place: Spot
    conflict_id: str | None


class Reader:
    """One article: the bodies it names, its country and conflict, and who has spoken so far."""

    def __init__(self, article: Article, figures: list[Figure], words: Words, about: Evidence) -> None:
        self.article, self.words = article, words
        self.named, self.countries = about.bodies, about.countries
        self.told = {hit.value for hit in self.countries}
        places = [figure.place.place_id for figure in figures if figure.place.place_id]
        self.conflict, self.country = conflict.of_article(about, places, article.published_on or _latest(figures))
        self.spoken: list[str] = []

    def source(self, figure: Figure, earlier: list[tuple[Figure, Known]]) -> Known:
        """The body that makes a figure's claim."""
        words = figure.source.full or figure.source.words
        if words is None:
            return self._silent(figure, earlier)
        found = self._settled(bodies.read(self._same(words, figure)), figure)
        if found.source_id is None:
            found = self._person(figure)
        if found.source_id and found.basis != "anonymous":
            self.spoken.append(found.source_id)
        if found.basis == "alias" and figure.source.antecedent:
            return found._replace(basis="antecedent")
        return found

    def _same(self, words: str, figure: Figure) -> str:
        """`the same official`: who was called so before."""
        first, _, noun = words.partition(" ")
        if first.lower() != "same" or not noun:
            return words
        for reading in self.article.before(figure.reading.end):
            for said in reversed(reading.said):
                earlier = reading.sentence.span(said.speaker.start, said.speaker.stop)
                if not said.speaker.pronoun and earlier != words and earlier.lower().endswith(noun.lower()):
                    return earlier
        return noun

    def _settled(self, named: Named, figure: Figure) -> Known:
        anywhere = named.whole and all(body.country is None for body in named.bodies)
        if named.institution and not named.country and anywhere:
            found = self._office(named, figure)
            if found.source_id:
                return found
        if named.bodies and not named.generic:
            one = self._one_of(named.bodies, figure)
            if one:
                basis = "publisher" if one.kind in OUTLETS and named.whole and not _own(figure) else "alias"
                return Known(one.source_id, basis, named.score)
        if named.institution:
            found = self._office(named, figure)
            if found.source_id:
                return found
        if named.generic:
            found = self._generic(named, figure)
            if found.source_id:
                return found
        return Known(named.anonymous, "anonymous", None) if named.anonymous else UNKNOWN

    def _one_of(self, options: tuple[Body, ...], figure: Figure) -> Body | None:
        """Of bodies with one name that of the country spoken of; else the one that has none, or the only one."""
        here = self._here(figure)
        fits = [body for body in options if body.country in here] or [body for body in options if not body.country]
        return fits[0] if fits else options[0] if len(options) == 1 else None

    def _here(self, figure: Figure) -> tuple[str, ...]:
        """Countries whose offices may be meant: the figure's, the conflict's, the sentence's, the article's."""
        own = bodies.place_country(figure.place.place_id)
        fought = self.conflict.country if self.conflict else ""
        only = "" if self.told <= {own, fought} else self._told_in(figure.reading)
        return tuple(dict.fromkeys(country for country in (own, fought, only, self.country) if country))

    def _told_in(self, reading: Reading) -> str:
        """The one country that a sentence names."""
        near = {hit.value for hit in self._inside(reading)}
        return near.pop() if len(near) == 1 else ""

    @cached_property
    def _offsets(self) -> list[int]:
        """Where the countries that the article names stand in it."""
        return [self.words.start(hit.start) for hit in self.countries]

    def _inside(self, reading: Reading) -> list[Hit[str]]:
        """The countries that a sentence names."""
        return self.countries[bisect_left(self._offsets, reading.start) : bisect_left(self._offsets, reading.end)]

    def _office(self, named: Named, figure: Figure) -> Known:
        """`Israel's army`, and `the interior ministry` of the country that the figure or the article is about."""
        known = bodies.table()
        if named.country:
            one = known.offices.get((named.institution, named.country))
            return Known(one.source_id, "alias", 1.0) if one else UNKNOWN
        for source_id in reversed(self.spoken):
            country = known.bodies[source_id].country or ""
            if source_id == getattr(known.offices.get((named.institution, country)), "source_id", None):
                return Known(source_id, "antecedent", 1.0)
        for country in self._here(figure):
            one = known.offices.get((named.institution, country))
            if one:
                return Known(one.source_id, "country", 1.0)
        return UNKNOWN

    def _generic(self, named: Named, figure: Figure) -> Known:
        """`the group`: the body that spoke last and may be called so, else the one that was named last."""
        kinds = bodies.kinds_of(named.head)
        for source_id in reversed(self.spoken):
            if _fits(bodies.table().bodies[source_id], named.head, kinds):
                return Known(source_id, "antecedent", 1.0)
        for tier in (kinds - {"armed_group"}, kinds):
            for body in self._named_before(figure):
                if _fits(body, named.head, tier):
                    return Known(body.source_id, "antecedent", 1.0)
        if named.bodies:
            fits = [body for body in named.bodies if body.country in (None, *self._here(figure))]
            return Known(fits[0].source_id, "alias", 1.0) if fits else UNKNOWN
        return UNKNOWN

    def _named_before(self, figure: Figure) -> Iterator[Body]:
        """Bodies that the article names up to the end of the figure's sentence, the last first."""
        start, end = figure.reading.start, figure.reading.end
        words, hits = self.words, self.named
        if end > OPENING:
            words = Words(self.article.text[max(0, start - _LOOK_BACK) : end])
            hits, end = bodies.table().in_text(words), len(self.article.text)
        heads = vocabulary().roles["head"]
        for hit in reversed(hits):
            whose = hit.stop < len(words) and heads.get((words.keys[hit.stop],)) is not None  # a UN agency
            one = None if whose or words.start(hit.start) >= end else self._one_of(hit.value, figure)
            if one:
                yield one

    def _person(self, figure: Figure) -> Known:
        """The body that the article names beside a person: `Ali Hassan, who heads the Relief Committee`."""
        words = figure.source.words or ""
        names = [word for word in words.split() if word[:1].isupper()]
        if not names or len(names) != len(words.split()) or not 1 < len(names) < 5:
            return UNKNOWN
        text = self.article.text
        at = text.find(words)
        if at < 0:
            return UNKNOWN
        low = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at), at - _NEAR, 0)
        high = at + len(words)
        stop = min(end for end in (text.find(". ", high), text.find("\n", high), high + _NEAR, len(text)) if end >= 0)
        for piece in (text[low:at], text[high:stop]):
            found = bodies.table().in_text(Words(piece))
            one = self._one_of(found[-1 if piece is text[low:at] else 0].value, figure) if found else None
            if one and one.kind not in OUTLETS:
                return Known(one.source_id, "antecedent", 1.0)
        return UNKNOWN

    def _silent(self, figure: Figure, earlier: list[tuple[Figure, Known]]) -> Known:
        """A part of a whole is its whole's; a running total goes on for the one told before it in the same breath."""
        told = reversed(earlier) if figure.whole is not None else ()
        whose = next((known for before, known in told if before is figure.whole), None)
        if whose is not None and whose.source_id and whose.basis != "anonymous":
            return whose._replace(basis="antecedent")
        if not figure.running:
            return UNKNOWN
        cited = self._cited_next(figure)
        if cited.source_id:
            return cited
        if self.spoken and _owned(figure):
            return Known(self.spoken[-1], "antecedent", 1.0)
        if not earlier:
            return UNKNOWN
        before, known = earlier[-1]
        if (
            known.source_id is None
            or known.basis in ("anonymous", "publisher")
            or not _goes_on(self.article.text, before, figure)
        ):
            return UNKNOWN
        return known._replace(basis="antecedent")

    def _cited_next(self, figure: Figure) -> Known:
        """`... That is according to the Observatory`: the next sentence names the source of this one."""
        for reading in islice(self.article.after(figure.reading.end), 1):
            for said in reading.said[:1]:
                if said.kind == "cite" and said.verb <= _PREAMBLE and reading.sentence.lower[:1] in _POINTING:
                    speaker = reading.sentence.span(said.speaker.start, said.speaker.stop)
                    found = self._settled(bodies.read(speaker), figure)
                    return found._replace(basis="antecedent") if found.basis != "anonymous" else found
        return UNKNOWN

    def place(self, figure: Figure) -> Spot:
        """The figure's place; that of the conflict for a running total that names none."""
        spot = figure.place
        if spot.words:
            place = self._meant(spot.words, figure)
            if place is None or place.place_id == spot.place_id:
                return spot
            return spot._replace(place_id=place.place_id, precision=place.where_prec)
        if spot.place_id or not self.conflict or not figure.running or _brief(figure, self.conflict):
            return spot
        place = self.article.gazetteer.places[self.conflict.place_id]
        return Spot(None, place.place_id, place.where_prec, "conflict")

    def _meant(self, words: str, figure: Figure) -> Place | None:
        """Of the places of one name the one of the kind that is said, in the country that is spoken of."""
        known, lexicon = self.article.gazetteer, self.article.lexicon
        name, _, last = words.rpartition(" ")
        kind = lexicon.words.get(last.lower(), 0)
        meant = known.meanings(words) or (known.meanings(name) if kind & _PLACE_NOUN else ())
        if len(meant) < 2:
            return known.places[meant[0]] if meant else None
        places = [known.places[place_id] for place_id in meant]
        if kind & _UNIT:
            places = [place for place in places if place.kind in _WIDE] or places
        near = self._around(figure, keys_of(words))
        return min(places, key=lambda place: near.index(place.country) if place.country in near else len(near))

    def _around(self, figure: Figure, name: tuple[str, ...]) -> list[str]:
        """Countries that are spoken of, nearest first: those of its sentence, of the conflict, of the article.

        `name`: the place itself, which tells nothing.
        """
        reading, keys = figure.reading, self.words.keys
        hits = [hit for hit in self._inside(reading) if tuple(keys[hit.start : hit.stop]) != name]
        fought = self.conflict.country if self.conflict else ""
        return [country for country in (*(hit.value for hit in hits), fought, self.country) if country]


Story = tuple[Article, list[Figure]]


def readers(stories: list[Story]) -> list[Reader]:
    """A reader of each article with its figures; a step for all of them before the next, as in `resolve`."""
    openings = [Words(article.text[:OPENING]) for article, _ in stories]
    evidence = [conflict.evidence(words) for words in openings]
    read = zip(stories, openings, evidence, strict=True)
    return [Reader(article, figures, words, about) for (article, figures), words, about in read]


def identify(stories: list[Story]) -> list[list[Identity]]:
    """Body, place and conflict of the figures of some articles, in their order."""
    return [_identified(reader, figures) for reader, (_, figures) in zip(readers(stories), stories, strict=True)]


def _identified(reader: Reader, figures: list[Figure]) -> list[Identity]:
    about: Conflict | None = reader.conflict
    done: list[tuple[Figure, Known]] = []
    found: list[Identity] = []
    for figure in figures:
        known = reader.source(figure, done)
        done.append((figure, known))
        found.append(Identity(known, reader.place(figure), about.conflict_id if about else None))
    return found


def _brief(figure: Figure, fought: Conflict) -> bool:
    """A few killed since some day of a long conflict: of a battle or a day, not of the conflict's whole country."""
    if figure.basis != "cumulative" or not figure.period or not figure.as_of.day or (figure.amount or 0) >= _NATIONAL:
        return False
    return figure.as_of.day - figure.period <= _BATTLE and figure.period - fought.began_on > _BATTLE


def _latest(figures: list[Figure]) -> date | None:
    """The last day that a figure speaks of: all that is known of the date of some articles."""
    return max((figure.as_of.day for figure in figures if figure.as_of.day), default=None)


def _own(figure: Figure) -> bool:
    """Whether an outlet gives a count of its own: `a Reuters tally`."""
    words = (figure.source.words or "").split()
    return len(words) > 1


def _fits(body: Body, head: str, kinds: frozenset[str]) -> bool:
    return body.kind in kinds or head in body.keys


def _owned(figure: Figure) -> bool:
    """Whether its sentence speaks of `its count`, that of the body named before."""
    return bool(vocabulary().roles["own"].find(figure.reading.sentence.lower))


def _goes_on(text: str, before: Figure, figure: Figure) -> bool:
    """Whether both count the same thing up to the same day, in one paragraph."""
    if not before.running or before.as_of.day != figure.as_of.day or before.basis != figure.basis:
        return False
    narrower = before.population == "all" != figure.population and (figure.amount or 0) < (before.amount or 0)
    if not narrower and before.reading is not figure.reading:
        return False
    alike = before.measure == figure.measure or {before.measure, figure.measure} <= {"killed", "defected"}
    if before.period != figure.period or not alike:
        return False
    return not _PARAGRAPH.search(text, before.reading.start, figure.reading.end)
