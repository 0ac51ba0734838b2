"""Whether a figure without a place of its own goes on telling of the place before it: what speaks for and against.

No one cue decides. Each has a weight in `seeds/onward.csv`, and their sum does; the weights are those of a logistic
regression on annotated articles, in which the rules of `continuing` have the largest voice.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import log

from pipelines import seeds
from pipelines.claims.articles import NOTE, Article
from pipelines.claims.figures import HARM, Figure
from pipelines.claims.lexicon import BITS
from pipelines.claims.places.continuing import other_day, since
from pipelines.claims.places.scenes import spot

FILE = "onward.csv"
CUES = (
    *("always", "ruled", "opening", "lead", "share", "dispatch", "unplaced", "equipment", "troops", "defected"),
    *("national", "total", "since", "thousands", "source", "greater", "smaller", "cumulative", "hypothetical"),
)
"""What may speak for or against; the table says what each means."""
_COLUMNS = {"cue": seeds.choice(*CUES), "weight": seeds.number, "meaning": seeds.text}
_DEMONYM = BITS["demonym"]
_KIND = frozenset(("equipment", "troops", "defected"))
_MANY = 1_000
_LATELY = 50
"""Figures back to which it counts where they were."""
_BESIDE = 3
"""Words behind a number within which a nation is that of those counted."""


@cache
def weights() -> dict[str, float]:
    """The weight of each cue."""
    return {row["cue"]: row["weight"] for row in seeds.read(FILE, _COLUMNS)}


def onward(article: Article, figure: Figure, last: Figure, placed: list[Figure], before: Figure, ruled: bool) -> bool:
    """Whether a figure is about the place of `before`.

    `last` is the figure told just before it, `placed` those told before that have places, the nearest first, and
    `ruled` what the rules say. In a short text another day is another event; long ones go back and forth in time.
    """
    if not ruled and (figure.measure in _KIND or (other_day(figure, before) and len(article.text) < NOTE)):
        return False
    known = weights()
    found = cues(article, figure, last, placed, before, ruled)
    return sum(known[name] * value for name, value in found) > 0


def cues(
    article: Article, figure: Figure, last: Figure, placed: list[Figure], before: Figure, ruled: bool
) -> Iterator[tuple[str, float]]:
    """What speaks for and against, each with how much of it there is: 1, a share, or the logarithm of a ratio."""
    words = _key(before)
    lately = placed[:_LATELY]
    there = [told for told in lately if _key(told) == words]
    yield "always", 1
    yield "share", len(there) / len(lately) if lately else 0
    if ruled:
        yield "ruled", 1
    if words in _opening(article, figure):
        yield "opening", 1
    lead = next((f for f in reversed(placed) if f.measure in HARM and not article.titled(f.reading)), None)
    if lead and _key(lead) == words:
        yield "lead", 1
    if article.dateline:
        yield "dispatch", 1
    if not last.place.words:
        yield "unplaced", 1
    told = figure.source.words
    if told and any(f.source.words == told for f in there):
        yield "source", 1
    yield from _counted(figure, before)


def _counted(figure: Figure, before: Figure) -> Iterator[tuple[str, float]]:
    """What is counted, how, and how many, beside the figure before."""
    amount = figure.amount or 0
    if figure.measure in _KIND:
        yield figure.measure, 1
    if figure.reading.sentence.has(_DEMONYM, figure.word, figure.stop + _BESIDE):
        yield "national", 1
    if figure.running:
        if not before.running:
            yield "total", 1
        if since(figure):
            yield "since", 1
    if amount >= _MANY:
        yield "thousands", 1
    if figure.basis == "cumulative":
        yield "cumulative", 1
    if figure.status == "hypothetical":
        yield "hypothetical", 1
    ratio = log((amount + 1) / (before.amount + 1)) if before.amount else 0
    if ratio < 0:
        yield "smaller", -ratio
    elif figure.measure == before.measure:
        yield "greater", ratio


def _key(figure: Figure) -> str:
    return (figure.place.words or "").casefold()


def _opening(article: Article, figure: Figure) -> set[str]:
    """The places that the first sentence of an article names, for the sentences behind it."""
    spans = article.opening()[:1]
    if not spans or spans[0][0] >= figure.reading.start:
        return set()
    first = article.reading(*spans[0])
    return {(spot(article, first, where, "").words or "").casefold() for where in first.wheres}
