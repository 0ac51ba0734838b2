"""One article as the resolver goes through it: its sentences read once each, its dateline, who spoke last."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pipelines.claims import periods, places, sources
from pipelines.claims.datelines import dateline
from pipelines.claims.gazetteer import gazetteer
from pipelines.claims.lexicon import lexicon
from pipelines.claims.places import Where
from pipelines.claims.sentences import Sentence
from pipelines.claims.sources import Attribution
from pipelines.claims.stretches import Period

_PRINTED = range(1600, 9000)
"""Years in which something may have been published; a day outside is taken as unknown."""
_CACHED = 8_192
"""Sentences kept parsed: copies of one dispatch are parsed once."""
_LOOK_BACK = 500
"""Code points before a sentence in which its antecedents are looked for."""
_LOOK_AHEAD = 250
_CUT = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”\"’]))\s+(?=[A-Z“\"])|\n+")
_YEAR = re.compile(r"(?<![\d©])(?:19|20)\d\d(?!\d)")


class Parsed(NamedTuple):
    """What a sentence says by itself, whatever article it stands in."""

    sentence: Sentence
    said: list[Attribution]
    wheres: list[Where]


@lru_cache(maxsize=_CACHED)
def _parsed(text: str, language: str) -> Parsed:
    sentence = Sentence(text, lexicon(language), gazetteer())
    return Parsed(sentence, sources.attributions(sentence), places.wheres(sentence))


@lru_cache(maxsize=_CACHED)
def _dated(text: str, language: str, anchor: date | None, year: int | None) -> list[Period]:
    return periods.periods(_parsed(text, language).sentence, lexicon(language), anchor, year)


class Reading:
    """A sentence of an article with everything found in it. Offsets of its words count from `start` in the article.

    Words before `skip` belong to the dateline.
    """

    __slots__ = ("end", "periods", "said", "sentence", "skip", "start", "wheres")

    def __init__(self, article: Article, start: int, end: int) -> None:
        self.start, self.end = start, end
        text = article.text[start:end]
        self.sentence, self.said, self.wheres = _parsed(text, article.language)
        self.periods = _dated(text, article.language, article.published_on, article.year)
        self.skip = 0
        line = article.dateline
        if line and start < line.end <= end:
            skip = self.skip = self.sentence.at(line.end - start)
            self.said = [a for a in self.said if a.verb >= skip]
            self.wheres = [w for w in self.wheres if w.start >= skip]
            self.periods = [p for p in self.periods if p.start >= skip]


class Article:
    """Text and metadata of one article, and the readings of its sentences by where they start."""

    def __init__(self, text: str, published_on: date | None, language: str = "en") -> None:
        plausible = published_on is not None and published_on.year in _PRINTED
        self.text, self.language = text, language
        self.published_on = published_on if plausible else None
        self.lexicon, self.gazetteer = lexicon(language), gazetteer()
        self.dateline = dateline(text)
        self.year: int | None = None
        if published_on is None:
            found = _YEAR.search(text)
            self.year = (
                int(found.group()) if found and "©" not in text[max(0, found.start() - 12) : found.start()] else None
            )
        self._readings: dict[tuple[int, int], Reading] = {}

    def reading(self, start: int, end: int) -> Reading:
        """The sentence from start to end, read once."""
        found = self._readings.get((start, end))
        if found is None:
            found = self._readings[(start, end)] = Reading(self, start, end)
        return found

    def before(self, start: int) -> list[Reading]:
        """The sentences before an offset, nearest first, as far as antecedents may lie."""
        low = max(0, start - _LOOK_BACK)
        return [self.reading(a, b) for a, b in reversed(self._cut(low, start))]

    def after(self, end: int) -> list[Reading]:
        """The next sentences after an offset."""
        return [self.reading(a, b) for a, b in self._cut(end, min(len(self.text), end + _LOOK_AHEAD))]

    def _cut(self, low: int, high: int) -> list[tuple[int, int]]:
        piece = self.text[low:high]
        edges = [0, *(edge for cut in _CUT.finditer(piece) for edge in cut.span()), len(piece)]
        return [(low + a, low + b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 1]
