"""The public core: articles in, one row a figure out, computed a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from pipelines.garbage import uncollected
from pipelines.mentions import context, furniture, gate, lexicon, reading, sentences
from pipelines.mentions.figures import Figure

VERSION = "4"
SCHEMA = {
    "article_id": pl.String, "ordinal": pl.Int32, "sentence_start": pl.Int32, "sentence_end": pl.Int32,
    "span_start": pl.Int32, "span_end": pl.Int32, "surface": pl.String, "value": pl.Int64, "low": pl.Int64,
    "high": pl.Int64, "quantifier": pl.String, "measure": pl.String, "unit": pl.String, "dimension": pl.String,
    "population": pl.String, "cue_start": pl.Int32, "cue_end": pl.Int32,
}  # fmt: skip
_DIMENSION = {"person": "person", "body": "person", "household": "household"}
"""What a unit counts; any other unit is a piece of equipment."""
_BATCH = 1024


def engine_version() -> str:
    """Version of the code and of the lexicon: an edited lexicon reads articles again."""
    return f"{VERSION}-{lexicon.load().version}"


def extract(articles: pl.DataFrame, gated: bool = True) -> pl.DataFrame:
    """One row a figure of `articles` (columns article_id and text), in the order of the text.

    Offsets count code points of the text. `gated=False` reads every sentence, which is slower and finds the same.
    """
    rows: list[tuple[Any, ...]] = []
    ids = articles["article_id"].to_list()
    texts = articles["text"].to_list()
    for first in range(0, len(ids), _BATCH):
        with uncollected():
            rows += _batch(ids[first : first + _BATCH], texts[first : first + _BATCH], gated)
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


@dataclass(slots=True)
class _Sentence:
    start: int
    end: int
    paragraph: int
    seen: bool
    """The gate has seen this very sentence, not only its line."""
    states: bool
    """It may state a figure by itself."""
    repeats: bool
    """It has a number, which may count what a figure before it counts."""
    figures: tuple[Figure, ...] = ()


@dataclass(slots=True)
class _Article:
    article_id: str
    text: str
    sentences: list[_Sentence] = field(default_factory=list)


def _batch(ids: list[str], texts: list[str], gated: bool) -> list[tuple[Any, ...]]:
    articles = [_Article(article_id, text) for article_id, text in zip(ids, texts, strict=True)]
    _split(articles, gated)
    flat = [(article, sentence) for article in articles for sentence in article.sentences]
    _sift([(article, sentence) for article, sentence in flat if not sentence.seen])
    _read([(article, sentence) for article, sentence in flat if sentence.states])
    _read([(article, sentence) for article in articles for sentence in _repeating(article)])
    return [row for article in articles for row in _rows(article)]


def _split(articles: list[_Article], gated: bool) -> None:
    """Sentences of the lines that may state a figure, or repeat one stated before in their paragraph."""
    lines = [(article, start, line) for article in articles for start, line in _lines(article.text)]
    all_of_them = [True] * len(lines)
    flags = zip(*(gate.hot([line for _, _, line in lines]) if gated else (all_of_them, all_of_them)), strict=True)
    paragraph, warm, current = 0, False, None
    for (article, start, line), (hot, number) in zip(lines, flags, strict=True):
        if article is not current or not line or line.isspace():
            paragraph, warm, current = paragraph + 1, False, article
        warm = warm or hot
        if hot or (warm and number):
            spans = sentences.spans(line)
            seen = len(spans) == 1 or not gated
            article.sentences += [
                _Sentence(start + first, start + last, paragraph, seen, hot, number) for first, last in spans
            ]


def _lines(text: str) -> list[tuple[int, str]]:
    found = sentences.lines(text)
    return furniture.without(found) if len(found) > 1 else found


def _sift(unseen: list[tuple[_Article, _Sentence]]) -> None:
    """Asks the gate about sentences of which only the line was seen."""
    flags = zip(*gate.hot([article.text[one.start : one.end] for article, one in unseen]), strict=True)
    for (_, one), (states, repeats) in zip(unseen, flags, strict=True):
        one.states, one.repeats = states, repeats


def _repeating(article: _Article) -> Iterator[_Sentence]:
    """The sentences that have nothing but a number, behind a figure of their paragraph."""
    told: int | None = None
    for sentence in article.sentences:
        if sentence.figures:
            told = sentence.paragraph
        elif sentence.repeats and not sentence.states and sentence.paragraph == told:
            yield sentence


def _read(chosen: list[tuple[_Article, _Sentence]]) -> None:
    spelled = [article.text[sentence.start : sentence.end] for article, sentence in chosen]
    for (_, sentence), found in zip(chosen, reading.read(spelled), strict=True):
        sentence.figures = found


def _rows(article: _Article) -> Iterator[tuple[Any, ...]]:
    paragraphs: dict[int, list[Figure]] = {}
    begin: dict[int, int] = {}
    stop: dict[int, int] = {}
    for number, sentence in enumerate(article.sentences):
        begin.setdefault(sentence.paragraph, sentence.start)
        stop[sentence.paragraph] = sentence.end
        if sentence.figures:
            paragraphs.setdefault(sentence.paragraph, []).extend(
                figure._replace(sentence=number) for figure in sentence.figures
            )
    text = article.text
    told = [(text[begin[number] : stop[number]], figures) for number, figures in paragraphs.items()]
    for ordinal, figure in enumerate(context.resolve(told, text, lexicon.load())):
        sentence = article.sentences[figure.sentence]
        start, end = sentence.start, sentence.end
        first, last = start + figure.start, start + figure.end
        cue = (None, None) if figure.cue_start is None else (start + figure.cue_start, start + (figure.cue_end or 0))
        dimension = _DIMENSION.get(figure.unit, "equipment")
        yield (
            article.article_id, ordinal, start, end, first, last, text[first:last], figure.value, figure.low,
            figure.high, figure.quantifier, figure.measure, figure.unit, dimension, figure.population, *cue,
        )  # fmt: skip
