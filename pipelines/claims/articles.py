"""One article as the resolver goes through it: its sentences read once each, its dateline, who spoke last."""

from __future__ import annotations

import re
from datetime import date

from pipelines.claims import periods, places, sources
from pipelines.claims.datelines import dateline
from pipelines.claims.gazetteer import Gazetteer
from pipelines.claims.lexicon import Lexicon
from pipelines.claims.periods import Period
from pipelines.claims.places import Where
from pipelines.claims.sentences import Sentence
from pipelines.claims.sources import Attribution

_LOOK_BACK = 500
"""Code points before a sentence in which its antecedents are looked for."""
_LOOK_AHEAD = 250
_CUT = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”\"’]))\s+(?=[A-Z“\"\d])|\n+")
_YEAR = re.compile(r"(?<![\d©])(?:19|20)\d\d(?!\d)")


class Reading:
    """A sentence with everything the resolver finds in it. Offsets of its words count from `start` in the article."""

    __slots__ = ("end", "periods", "said", "sentence", "skip", "start", "wheres")

    def __init__(self, article: Article, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.sentence = Sentence(article.text[start:end], article.lexicon, article.gazetteer)
        self.skip = 0
        line = article.dateline
        if line and start < line.end <= end:
            self.skip = self.sentence.at(line.end - start)
        self.said: list[Attribution] = [a for a in sources.attributions(self.sentence) if a.verb >= self.skip]
        self.wheres: list[Where] = [w for w in places.wheres(self.sentence) if w.start >= self.skip]
        self.periods: list[Period] = [
            p for p in periods.periods(self.sentence, article.lexicon, article.published_on, article.year) if p.start >= self.skip
        ]


class Article:
    """Text and metadata of one article, and the readings of its sentences by where they start."""

    def __init__(self, text: str, published_on: date | None, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self.text, self.published_on = text, published_on
        self.lexicon, self.gazetteer = lexicon, gazetteer
        self.dateline = dateline(text)
        self.year: int | None = None
        if published_on is None:
            found = _YEAR.search(text)
            self.year = int(found.group()) if found and "©" not in text[max(0, found.start() - 12) : found.start()] else None
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
