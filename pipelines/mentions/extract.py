"""The public core: articles in, one row a figure out, computed a batch at a time."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import Any

import polars as pl

from pipelines.mentions import chunks as chunking
from pipelines.mentions import context, figures, lexicon, links, lists, names, sentences, settle
from pipelines.mentions.figures import Figure
from pipelines.mentions.reduced import reduce
from pipelines.mentions.tokens import END, Vocabulary, tokenise

VERSION = "1"
SCHEMA = {
    "article_id": pl.String, "ordinal": pl.Int32, "sentence_start": pl.Int32, "sentence_end": pl.Int32,
    "span_start": pl.Int32, "span_end": pl.Int32, "surface": pl.String, "value": pl.Int64, "low": pl.Int64,
    "high": pl.Int64, "quantifier": pl.String, "measure": pl.String, "unit": pl.String, "dimension": pl.String,
    "population": pl.String, "cue_start": pl.Int32, "cue_end": pl.Int32,
}  # fmt: skip
_BATCH = 256


@cache
def vocabulary(upper: bool) -> Vocabulary:
    """The vocabulary of this process, for ordinary text or for text in capitals."""
    return Vocabulary(lexicon.load(), upper)


def engine_version() -> str:
    """Version of the code and of the lexicon: an edited lexicon reads articles again."""
    return f"{VERSION}-{lexicon.load().version}"


def extract(articles: pl.DataFrame, gate: bool = True) -> pl.DataFrame:
    """One row a figure of `articles` (columns article_id and text), in the order of the text."""
    rows: list[tuple[Any, ...]] = []
    ids = articles["article_id"].to_list()
    texts = articles["text"].to_list()
    for first in range(0, len(ids), _BATCH):
        rows += _batch(ids[first : first + _BATCH], texts[first : first + _BATCH])
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _batch(ids: list[str], texts: list[str]) -> list[tuple[Any, ...]]:
    lex = lexicon.load()
    spans = [sentences.split(text, lex.abbreviations) for text in texts]
    parsed: dict[str, list[Figure]] = {}
    for text, found in zip(texts, spans, strict=True):
        for start, end in found:
            parsed.setdefault(text[start:end], [])
    for upper in (False, True):
        parse([one for one in parsed if _in_capitals(one) is upper], upper, parsed)
    rows: list[tuple[Any, ...]] = []
    for article_id, text, found in zip(ids, texts, spans, strict=True):
        rows += _rows(article_id, text, found, parsed, lex)
    return rows


def _in_capitals(sentence: str) -> bool:
    return sentence.isupper() and len(sentence) > 15


def parse(batch: list[str], upper: bool, into: dict[str, list[Figure]]) -> None:
    """Figures of each sentence, offsets relative to it."""
    if not batch:
        return
    joined = END.join(["", *(sentence.replace(END, " ") for sentence in batch), ""])
    offsets = list(accumulate((len(sentence) + 1 for sentence in batch), initial=1))
    tokens = tokenise(joined, vocabulary(upper))
    reduced = reduce(tokens, chunking.find(tokens))
    links.link(reduced)
    lists.share(reduced)
    settle.settle(reduced)
    settle.losers(reduced)
    lists.modify(reduced)
    names.settle(reduced)
    by_sentence: dict[int, list[chunking.Chunk]] = {}
    for chunk in reduced.chunks.values():
        if chunk.measure is not None:
            by_sentence.setdefault(bisect_right(offsets, chunk.start) - 1, []).append(chunk)
    for index, found in by_sentence.items():
        into[batch[index]] = figures.figures(offsets[index], found)


def _rows(
    article_id: str, text: str, spans: list[tuple[int, int]], parsed: dict[str, list[Figure]], lex: lexicon.Lexicon
) -> list[tuple[Any, ...]]:
    paragraphs: list[list[Figure]] = [[]]
    previous = 0
    for number, (start, end) in enumerate(spans):
        found = parsed[text[start:end]]
        if "\n\n" in text[previous:start]:
            paragraphs.append([])
        previous = end
        paragraphs[-1] += [figure._replace(sentence=number) for figure in found]
    rows: list[tuple[Any, ...]] = []
    for figure in context.resolve(paragraphs, text, lex):
        start, end = spans[figure.sentence]
        first, last = start + figure.start, start + figure.end
        cue = (None, None) if figure.cue_start is None else (start + figure.cue_start, start + (figure.cue_end or 0))
        dimension = "equipment" if figure.measure == "equipment" else figure.unit
        rows.append((
            article_id, len(rows), start, end, first, last, text[first:last], figure.value, figure.low, figure.high,
            figure.quantifier, figure.measure, figure.unit, dimension, figure.population, *cue,
        ))  # fmt: skip
    return rows
