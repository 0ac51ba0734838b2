"""Reduces a text to what tells copies apart: its 3-word shingles, hashed, and the figures it holds.

Hashes are made from the words alone, so that they are the same on any machine and with any version of the libraries.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import xxhash
from numpy.typing import NDArray

SKETCHES: dict[str, Any] = {
    "article_id": pl.String,
    "shingles": pl.Int32,
    "sample": pl.List(pl.UInt32),
    "figures": pl.List(pl.Int64),
}
VERSION = "2"
"""Moves when the same text would give another sketch."""

RATE = 4
"""One shingle in so many is kept in a sample."""
COMPLETE_BELOW = 64
"""Texts with fewer shingles keep all of them: a fourth of a short text proves nothing."""

_BATCH = 2000
_WORD = r"\w+"
_FIGURE = r"\p{Latin}*(?:\d{1,3}(?:[.,'’٬\x{a0}\x{202f} ]\d{3})+\b|\d+)\p{Latin}*"
_LONGEST_FIGURE = 15
_SMALLEST_FIGURE = 10
_YEARS = range(1900, 2100)
_ODD = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)  # multipliers of the splitmix64 generator


def sketch(articles: pl.DataFrame) -> pl.DataFrame:
    """The sketch of each article, columns of SKETCHES. articles: article_id, text."""
    parts = [_sketch(part) for part in articles.select("article_id", "text").iter_slices(_BATCH)]
    return pl.concat([pl.DataFrame(schema=SKETCHES), *parts])


def shingles(texts: pl.Series) -> pl.DataFrame:
    """The different shingles of each text, a row each: `document` (UInt32, place of the text) and `hash` (UInt64).

    Words are runs of letters and digits in lower case; a text of one or two words is its own shingle.
    """
    word = pl.col("word")
    words = (
        pl.DataFrame({"word": texts})
        .with_row_index("document")
        .with_columns(word.str.to_lowercase().str.extract_all(_WORD))
        .with_columns(pl.when(word.list.len() < 3).then(pl.concat_list(word, word, word).list.head(3)).otherwise(word))
        .explode("word", empty_as_null=False, keep_nulls=False)
    )
    hashes, valid = _hash_triples(_hash_words(words["word"]), words["document"].to_numpy())
    return pl.DataFrame({"document": words["document"].head(len(hashes)), "hash": hashes}).filter(valid).unique()


def figures(texts: pl.Series) -> pl.Series:
    """The different whole numbers from 10 in each text, in order; thousands may be grouped by comma, point or space.

    Digits of any script count; years from 1900 to 2099, numbers with letters (14th, T72) or of more than 15 characters
    don't.
    """
    found = texts.str.extract_all(_FIGURE)
    return pl.Series("figures", [_numbers(words) for words in found], dtype=pl.List(pl.Int64))


def _sketch(articles: pl.DataFrame) -> pl.DataFrame:
    full = shingles(articles["text"])
    kept = full.filter((pl.col("hash") % RATE == 0) | (pl.len().over("document") < COMPLETE_BELOW))
    counts = full.group_by("document").agg(pl.len().cast(pl.Int32).alias("shingles"))
    sampled = kept.group_by("document").agg((pl.col("hash") // 2**32).cast(pl.UInt32).unique().sort().alias("sample"))
    return (
        articles.select("article_id", figures(articles["text"]))
        .with_row_index("document")
        .join(counts, on="document", how="left", maintain_order="left")
        .join(sampled, on="document", how="left", maintain_order="left")
        .with_columns(pl.col("shingles").fill_null(0), pl.col("sample").fill_null(pl.lit([], dtype=pl.List(pl.UInt32))))
        .select(SKETCHES.keys())
    )


def _hash_words(words: pl.Series) -> NDArray[np.uint64]:
    vocabulary = words.unique()
    hashed = [xxhash.xxh3_64_intdigest(word.encode()) for word in vocabulary]
    known = pl.DataFrame({"word": vocabulary, "hash": pl.Series(hashed, dtype=pl.UInt64)})
    return words.to_frame("word").join(known, on="word", how="left", maintain_order="left")["hash"].to_numpy()


def _hash_triples(
    words: NDArray[np.uint64], documents: NDArray[np.uint32]
) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """A hash for each run of three words, and whether the run lies inside one document."""
    length = max(len(words) - 2, 0)
    mixed = np.zeros(length, dtype=np.uint64)
    for position, odd in enumerate(_ODD):
        mixed = (mixed + words[position : position + length]) * np.uint64(odd)
        mixed ^= mixed >> np.uint64(31)
    return mixed, documents[:length] == documents[2 : length + 2]


def _numbers(words: list[str]) -> list[int]:
    whole = [word for word in words if len(word) <= _LONGEST_FIGURE and not any(map(str.isalpha, word))]
    values = {int("".join(filter(str.isdecimal, word))) for word in whole if not _is_year(word)}
    return sorted(value for value in values if value >= _SMALLEST_FIGURE)


def _is_year(word: str) -> bool:
    """Whether four digits stand without a mark between them: 2,000 is a figure."""
    return word.isdecimal() and int(word) in _YEARS
