"""One article as the resolver goes through it: its sentences read once each, its dateline, who spoke last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from pipelines.articles import events
from pipelines.claims.dates import bulletins, periods
from pipelines.claims.dates.bulletins import Bulletin
from pipelines.claims.dates.stretches import Period
from pipelines.claims.dates.triggers import timeless
from pipelines.claims.lexicon import BITS, lexicon, words_with
from pipelines.claims.places import named
from pipelines.claims.places.datelines import Dateline, dateline, filed_abroad
from pipelines.claims.places.gazetteer import gazetteer
from pipelines.claims.places.where import Where
from pipelines.claims.sentences import Sentence
from pipelines.claims.sources import attributions
from pipelines.claims.sources.attributions import Attribution
from pipelines.mentions import sentences

_PRINTED = range(1600, 9000)
"""Years in which something may have been published; a day outside is taken as unknown."""
_ANCHOR = 2
"""Precision from which on a day of publication anchors no other day."""
_CACHED = 8_192
"""Sentences kept parsed: copies of one dispatch are parsed once."""
_OPENING = 6_000
"""Code points that tell which conflict an article is about."""
_RETOLD = timedelta(days=45)
"""How long news goes on telling an event without its day."""
_MAILED = timedelta(days=3)
"""How long a dispatch takes to be printed."""
_LOOK_BACK = 500
"""Code points before a sentence in which its antecedents are looked for."""
_LOOK_AHEAD = 250
NOTE = 1_500
"""Code points of the longest note that the one day it names governs."""
_LEADING = 3
"""Words before the day that a note opens with: `In the night of`."""
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+(?:-\w+)?")
_CONFLICT, _POLICING, _CRAFT = BITS["conflict"], BITS["policing"], BITS["craft"]
_HEADING = BITS["disaster"] | BITS["conflict"] | BITS["heading"]
_PLAIN = BITS["common"] | BITS["casualty"] | BITS["speaker"] | BITS["verb"]
_YEAR = re.compile(r"(?<![\d©])(?:19|20)\d\d(?!\d)")


class Parsed:
    """What a sentence says by itself, whatever article it stands in; each part is read when it is first asked for."""

    __slots__ = ("_said", "_sentence", "_wheres", "language", "text")

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        self._sentence: Sentence | None = None
        self._said: list[Attribution] | None = None
        self._wheres: list[Where] | None = None

    @property
    def sentence(self) -> Sentence:
        """Its words."""
        if self._sentence is None:
            self._sentence = Sentence(self.text, lexicon(self.language), gazetteer())
        return self._sentence

    @property
    def said(self) -> list[Attribution]:
        """Who speaks in it."""
        if self._said is None:
            self._said = attributions.attributions(self.sentence)
        return self._said

    @property
    def wheres(self) -> list[Where]:
        """The places that it names."""
        if self._wheres is None:
            self._wheres = named.wheres(self.sentence)
        return self._wheres


@lru_cache(maxsize=_CACHED)
def _parsed(text: str, language: str) -> Parsed:
    return Parsed(text, language)


@lru_cache(maxsize=_CACHED)
def _dated(text: str, language: str, anchor: date | None, year: int | None) -> list[Period]:
    if timeless(text, language):
        return []
    return periods.periods(_parsed(text, language).sentence, lexicon(language), anchor, year)


@lru_cache(maxsize=_CACHED)
def _lately(published_on: date | None) -> tuple[events.Event, ...]:
    """The events that are news of these weeks."""
    if published_on is None:
        return ()
    return tuple(event for event in events.events() if timedelta(0) <= published_on - event.day <= _RETOLD)


@lru_cache(maxsize=_CACHED)
def _told(lower: str) -> tuple[events.Event, ...]:
    """The events that a clause in lower case tells."""
    return tuple(event for event in events.events() if event.told_in(lower))


def _sentences(piece: str, language: str) -> list[tuple[int, int]]:
    """Where the sentences of a piece of text open and end."""
    lines = ((line.start(), sentences.spans(line.group(), language)) for line in _LINE.finditer(piece))
    return [(low + opens, low + ends) for low, spans in lines for opens, ends in spans if ends - opens > 1]


class Reading:
    """A sentence of an article with everything found in it. Offsets of its words count from `start` in the article.

    It is read when its words are first asked for, which those of most sentences around a figure never are. `figures`
    are the words at which its figures stand.
    """

    __slots__ = (
        *("_dateline", "_dating", "_parsed", "_periods", "_said", "_sentence", "_wheres"),
        *("end", "figures", "start", "text"),
    )

    def __init__(self, article: Article, start: int, end: int) -> None:
        self.start, self.end = start, end
        self._dating = article.dating
        self.text = article.text[start:end]
        self._parsed = _parsed(self.text, article.language)
        line = article.dateline
        within = line is not None and start < line.end and line.start < end  # UNION CITY, Tenn. —
        self._dateline = min(line.end, end) - start if line and within else 0
        self._sentence: Sentence | None = None
        self.figures: list[int] = []
        self._said: list[Attribution] | None = None
        self._wheres: list[Where] | None = None
        self._periods: list[Period] | None = None

    @property
    def sentence(self) -> Sentence:
        """Its words."""
        if self._sentence is None:
            self._sentence = self._parsed.sentence
        return self._sentence

    @property
    def skip(self) -> int:
        """How many of its words belong to the dateline."""
        return self.sentence.at(self._dateline) if self._dateline else 0

    @property
    def said(self) -> list[Attribution]:
        """Who speaks in it, left to right."""
        if self._said is None:
            self._said = [a for a in self._parsed.said if a.verb >= self.skip] if self.skip else self._parsed.said
        return self._said

    def talking(self) -> set[int]:
        """The words that tell who speaks in it."""
        return {word for said in self.said for word in range(said.speaker.start, said.speaker.stop)}

    @property
    def wheres(self) -> list[Where]:
        """The places that it names, left to right."""
        if self._wheres is None:
            found = self._parsed.wheres
            self._wheres = [w for w in found if w.start >= self.skip] if self.skip else found
        return self._wheres

    @property
    def periods(self) -> list[Period]:
        """The days and periods that it names, left to right."""
        if self._periods is None:
            found = _dated(self.text, *self._dating)
            if found and self._dateline:
                found = [p for p in found if p.start >= self.skip]
            self._periods = [p for p in found if not _lined(self.sentence, p)] if found and "\n" in self.text else found
        return self._periods


def _lined(sentence: Sentence, day: Period) -> bool:
    """Whether a day is a line of its own, below a headline: that of the page."""
    if not day.start or "\n" not in sentence.seps[day.start - 1]:
        return False
    return day.stop == sentence.count or "\n" in sentence.seps[day.stop - 1]


def _closes(reading: Reading, day: Period) -> bool:
    """Whether a day is the last word of a sentence, set off from what it tells, which names no other."""
    sentence = reading.sentence
    set_off = day.start and sentence.gaps[day.start - 1] in (",", "(")
    return bool(set_off) and day.stop == sentence.count and len(reading.periods) == 1


class Article:
    """Text and metadata of one article, and the readings of its sentences by where they start.

    `roughly` is the precision of its day of publication, UCDP date_prec: a day known to the month only is none from
    which Monday could be counted.
    """

    def __init__(self, text: str, published_on: date | None, language: str = "en", roughly: int = 1) -> None:
        plausible = published_on is not None and published_on.year in _PRINTED and roughly <= _ANCHOR
        self.text, self.language, self.roughly = text, language, roughly
        self.published_on = published_on if plausible else None
        self.lexicon, self.gazetteer = lexicon(language), gazetteer()
        self.dateline = self._dateline(text)
        self.year: int | None = None
        if published_on is None or roughly > _ANCHOR:
            found = _YEAR.search(text)
            self.year = (
                int(found.group()) if found and "©" not in text[max(0, found.start() - 12) : found.start()] else None
            )
        self.published = self.published_on is not None
        self.filed_on = self._filed_on()
        self.dating = (language, self.filed_on, self.year)
        self._bulletin: list[Bulletin | None] = []
        self._at_home: bool | None = None
        self._openings: dict[int, int] = {}
        self._noted: list[tuple[int, Period]] | None = None
        self._closing: list[Period] | None = None
        self._conflicts: dict[str, bool] = {}
        self._readings: dict[tuple[int, int], Reading] = {}
        self._pieces: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def _dateline(self, text: str) -> Dateline | None:
        """The dateline, unless it is the head of a report: `NEPAL EARTHQUAKE: SITUATION REPORT`, `DAMAGED HOUSES: `."""
        line = dateline(text)
        if line is None or self.gazetteer.meanings(line.place):
            return line
        words = [self.lexicon.words.get(word, 0) for word in _WORD.findall(line.place.lower())]
        headed = any(bits & _HEADING for bits in words) or (not line.rest and all(bits & _PLAIN for bits in words))
        return None if headed else line

    def _filed_on(self) -> date | None:
        """The day that the dateline of a paper's next issue names; else that of publication."""
        if not self.dateline or not self.dateline.rest or not self.published_on:
            return self.published_on
        days = _dated(self.dateline.rest, self.language, self.published_on, None)
        filed = (day.last for day in days if day.last and day.precision == 1)
        near = (day for day in filed if timedelta(0) <= self.published_on - day <= _MAILED)
        return next(near, self.published_on)

    @property
    def bulletin(self) -> Bulletin | None:
        """The situation report that it is, if it is one."""
        if not self._bulletin:
            heads = [self.reading(*span) for span in self.opening() if span[0] < bulletins.HEAD]
            if bulletins.may_open([head.text for head in heads], self.language):
                pairs = [(head.sentence, head.periods) for head in heads]
                self._bulletin.append(bulletins.bulletin(pairs, self.published_on))
            else:
                self._bulletin.append(None)
        return self._bulletin[0]

    @property
    def told_on(self) -> date | None:
        """The day on which its figures stand where they name none: a report's own, else that of publication."""
        return (self.bulletin and self.bulletin.day) or self.published_on

    @property
    def at_war(self) -> bool:
        """Whether its opening speaks more than once of a war, an uprising, a crackdown."""
        return self._opening_words(_CONFLICT) > 1

    @property
    def policed(self) -> bool:
        """Whether its opening speaks of the police."""
        return self._opening_words(_POLICING) > 0

    @property
    def carrying(self) -> bool:
        """Whether its opening speaks of passengers, or of a craft that carries them or their goods."""
        return self._opening_words(_CRAFT) > 0

    def _opening_words(self, role: int) -> int:
        """How many words of its opening have a role."""
        found = self._openings.get(role)
        if found is None:
            told = _WORD.findall(self.text[:_OPENING].lower())
            found = self._openings[role] = sum(map(words_with(role, self.language).__contains__, told))
        return found

    @property
    def filed_at_home(self) -> bool:
        """Whether it has a dateline, of the country that it tells of."""
        if self._at_home is None:
            self._at_home = self.dateline is not None and not filed_abroad(self.dateline, self.text)
        return self._at_home

    def noted(self, start: int) -> Period | None:
        """The day that governs what is told at `start`: a note opens with it, or it is the only one told so far."""
        if self._noted is None:
            spans = self.opening()
            leading = [(0, day) for _, day in self._days(spans[:1])[:1] if day.start <= _LEADING]
            bare = not leading and self.published_on is None and len(self.text) < NOTE
            told = self._days(spans) if bare else []
            self._noted = leading or (told[:1] if len({day.last for _, day in told}) == 1 else [])
        return next((day for at, day in self._noted if at < start), None)

    def closing_day(self) -> Period | None:
        """The day that closes a note, behind a comma or in brackets: what the note tells happened then."""
        if self._closing is None:
            spans = self.opening() if self.published_on is None and len(self.text) < NOTE else []
            last = self.reading(*spans[-1]) if spans else None
            self._closing = [p for p in last.periods[-1:] if p.is_day and _closes(last, p)] if last else []
        return next(iter(self._closing), None)

    def _days(self, spans: list[tuple[int, int]]) -> list[tuple[int, Period]]:
        """The days, other than that of publication, that some sentences name, and where those sentences open."""
        readings = [self.reading(*span) for span in spans]
        return [(one.start, p) for one in readings for p in one.periods if p.is_day and p.last != self.published_on]

    def known_event(self, clause: str) -> date | None:
        """The day of the one event of the article's conflicts that a clause tells, if it is news of these weeks."""
        lower = clause.lower()
        if not any(event.told_in(lower) for event in _lately(self.published_on)):
            return None
        told = _told(lower)
        days = {event.day for event in told if self._speaks_of(event.conflict_id)}
        day = days.pop() if len(days) == 1 else None
        return day if day in {event.day for event in _lately(self.published_on)} else None

    def _speaks_of(self, conflict_id: str) -> bool:
        found = self._conflicts.get(conflict_id)
        if found is None:
            found = self._conflicts[conflict_id] = events.is_about(conflict_id, self.text[:_OPENING])
        return found

    def reading(self, start: int, end: int) -> Reading:
        """The sentence from start to end, read once."""
        found = self._readings.get((start, end))
        if found is None:
            found = self._readings[(start, end)] = Reading(self, start, end)
        return found

    def opening(self) -> list[tuple[int, int]]:
        """Where the sentences of its first lines stand."""
        return self._cut(0, min(len(self.text), NOTE))

    def titled(self, reading: Reading) -> bool:
        """Whether a sentence is a line of its own above others, without a full stop: a headline."""
        end = reading.end
        return self.text[end : end + 1] == "\n" and self.text[end - 1 : end] not in (".", "”", '"')

    def before(self, start: int) -> Iterator[Reading]:
        """The sentences before an offset, nearest first, as far as antecedents may lie."""
        for opens, ends in reversed(self._cut(max(0, start - _LOOK_BACK), start)):
            yield self.reading(opens, ends)

    def after(self, end: int) -> Iterator[Reading]:
        """The next sentences after an offset."""
        for opens, ends in self._cut(end, min(len(self.text), end + _LOOK_AHEAD)):
            yield self.reading(opens, ends)

    def _cut(self, low: int, high: int) -> list[tuple[int, int]]:
        found = self._pieces.get((low, high))
        if found is None:
            found = [(low + opens, low + ends) for opens, ends in _sentences(self.text[low:high], self.language)]
            self._pieces[(low, high)] = found
        return found
