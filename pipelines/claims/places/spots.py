"""Where: a figure's own place, else that of its whole, of the event told before it, or of the dispatch."""

from __future__ import annotations

from bisect import bisect_left

from pipelines.claims.articles import Article, Reading
from pipelines.claims.figures import Figure
from pipelines.claims.lexicon import BITS
from pipelines.claims.places.filed import pointing
from pipelines.claims.places.heads import apart
from pipelines.claims.places.inherited import inherited, noted
from pipelines.claims.places.nearest import nearest
from pipelines.claims.places.scenes import said_at, spot
from pipelines.claims.places.where import Where
from pipelines.claims.sentences import Sentence
from pipelines.claims.sources.attributions import Attribution

_SPREAD, _SEAT = BITS["spread"], BITS["seat"]
_VOICED = BITS["voiced"]
_WHO = frozenset(("who", "whose"))
_AROUND = 4
_MET = 10
"""Words that may tell where a speaker was met."""
_NAMED = 8
"""Places before and after a figure, in its sentence, that may be its own."""


def own(article: Article, figures: list[Figure], position: int) -> Where | None:
    """The nearest place that the figure's sentence names, if it is near enough."""
    figure = figures[position]
    reading = figure.reading
    wheres = reading.wheres
    if wheres and wheres[0].start == reading.skip + 1 and _spoken_at(figures, position, wheres[0]):
        wheres = wheres[1:]
    wheres = pointing(article, wheres)
    if wheres and wheres[0].start == 0 and _of_side(article, reading, wheres[0]):
        wheres = wheres[1:]
    if not wheres:
        return None
    here = bisect_left(wheres, figure.word, key=lambda where: where.start)
    wheres = wheres[max(0, here - _NAMED) : here + _NAMED]
    talking = [(a.speaker.start, _described(reading.sentence, a, figure.word)) for a in reading.said]
    talking += [met for a in reading.said for met in _met(reading.sentence, a)]
    talking += [(w.start, w.stop) for w in wheres if said_at(reading, w)]
    known, rivals = article.gazetteer.countries, _rivals(figures, position)
    return nearest(reading.sentence, wheres, (figure.word, figure.stop), figure.measure, talking, known, rivals)


def _spoken_at(figures: list[Figure], position: int, where: Where) -> bool:
    """`In Cairo the ministry denied`, `In Paris the minister said`: where it was said of what has been told."""
    figure = figures[position]
    if figure.status == "denied":
        return True
    said = figure.said
    if said is None or not position or not where.stop <= said.speaker.start <= where.stop + 1:
        return False
    return figure.reading.sentence.has(_SEAT, said.speaker.start, said.speaker.stop)


def _of_side(article: Article, reading: Reading, where: Where) -> bool:
    """`Clash in the Tarsa valley. Peru: two aircraft lost`: the note's place is told, and the country speaks."""
    if where.link != "lead" or where.place_id not in article.gazetteer.countries or article.bulletin:
        return False
    told = noted(article, reading)
    return told is not None and told.place_id not in article.gazetteer.countries


def _described(sentence: Sentence, said: Attribution, word: int) -> int:
    """Where the words on a speaker end: `said Falmata Bisi, 62, who reached Dalo on foot`."""
    stop = said.speaker.stop
    if said.speaker.start < said.verb:
        inside = said.speaker.start <= word < said.verb
        return stop if inside or "," not in sentence.gaps[stop - 1] else said.verb  # Tehran Radio, monitored here, said
    low = next((i for i in range(stop, min(stop + 4, sentence.count)) if sentence.lower[i] in _WHO), None)
    if low is None:
        return stop
    return next((i + 1 for i in range(low, sentence.count) if "," in sentence.gaps[i]), sentence.count)


def _met(sentence: Sentence, said: Attribution) -> list[tuple[int, int]]:
    """`A doctor who reached Dalo said`, `refugees interviewed in Dalo said`: where they were met who speak.

    Those who count bodies are where the bodies are.
    """
    stop = said.speaker.stop
    if said.kind == "count" or not sentence.seen & _VOICED or not stop < said.verb < stop + _MET:
        return []
    relative = stop + (sentence.lower[stop] in _WHO)
    return [(relative, said.verb)] if sentence.flags[relative] & _VOICED else []


def _rivals(figures: list[Figure], position: int) -> list[int]:
    """Words of the other figures of a figure's sentence, as far as they may take a place from it."""
    reading, around = figures[position].reading, range(max(0, position - _AROUND), position + _AROUND + 1)
    return [f.word for f in (figures[i] for i in around if i < len(figures) and i != position) if f.reading is reading]


def settle(article: Article, figures: list[Figure], position: int, where: Where | None) -> None:
    """Give a figure its place; a running total takes only one that stands in its own clause, or after it."""
    figure = figures[position]
    everywhere = where is not None and figure.reading.sentence.has(_SPREAD, where.stop, figure.word)
    if where and not everywhere and not (figure.running and not _inside(figure, where)):
        figure.place = spot(article, figure.reading, where, "nearest")
    else:
        figure.place = inherited(article, figures, position)


def _inside(figure: Figure, where: Where) -> bool:
    low, high = figure.bounds
    if not low <= where.start < high:
        return where.start > figure.word
    return where.start > figure.word or not apart(figure, where)
