"""Finds the physical quantities beside a figure: distances, calibres, weights, areas, typed so that none can be a toll.

One regular expression over the sentences that hold a figure, batched, finds NUMBER + known unit; quantulum3 then reads
only that canonical span. The words for numbers and for their bounds are those of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Any

import polars as pl

from pipelines import seeds
from pipelines.mentions import units

SCHEMA: dict[str, Any] = {
    "article_id": pl.String,
    "kind": pl.String,
    "ordinal": pl.Int32,
    "sentence_start": pl.Int32,
    "sentence_end": pl.Int32,
    "span_start": pl.Int32,
    "span_end": pl.Int32,
    "surface": pl.String,
    "value": pl.Int64,
    "low": pl.Int64,
    "high": pl.Int64,
    "magnitude": pl.Float64,
    "quantifier": pl.String,
    "measure": pl.String,
    "unit": pl.String,
    "dimension": pl.String,
    "population": pl.String,
    "cue_start": pl.Int32,
    "cue_end": pl.Int32,
}
"""Columns of a quantity: those of a mention that don't depend on when and by what it was found."""

_LEXICON = "lexicon/en"
_SPACE = r"[ \r\n\t\u00a0\u2007\u2009\u202f]"
"""A space, or the end of a line in a text wrapped at a fixed width."""

_DIGITS = r"\d{1,3}(?:[,\u00a0\u2007\u2009\u202f ]\d{3})+(?:\.\d{1,4})?|\d{1,7}(?:\.\d{1,4})?|\.\d{1,3}"
_KEYS = ["article_id", "sentence_start", "sentence_end"]
_Row = tuple[int, int, str, str, float, str]  # start, end, surface, quantifier, magnitude, unit


def quantities(articles: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """Physical quantities in the sentences that hold a figure, one row each, in the columns of `SCHEMA`.

    `articles` has article_id and text; `figures` has article_id, sentence_start, sentence_end, span_start, span_end.
    `magnitude` is the amount in `unit`; both ends of a range ("40 to 50 km") are rows of their own, quantifier
    `between`. A quantity never overlaps a figure.
    """
    sentences = (
        figures.select(_KEYS)
        .unique(maintain_order=True)
        .join(articles.select("article_id", "text"), on="article_id", how="inner", maintain_order="left")
        .filter(pl.col("text").str.contains(_gate()))
        .with_columns(
            pl.col("text").str.slice(pl.col("sentence_start"), pl.col("sentence_end") - pl.col("sentence_start"))
        )
        .filter(pl.col("text").str.contains(_gate()))
    )
    found = [
        (article, start, end, start + first, start + last, surface, magnitude, quantifier, unit)
        for article, start, end, text in sentences.iter_rows()
        for first, last, surface, quantifier, magnitude, unit in _in_sentence(text)
    ]
    if not found:
        return pl.DataFrame(schema=SCHEMA)
    columns = [*_KEYS, "span_start", "span_end", "surface", "magnitude", "quantifier", "unit"]
    frame = pl.DataFrame(found, schema={name: SCHEMA[name] for name in columns}, orient="row")
    return _completed(_clear_of(frame, figures))


def _clear_of(frame: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """The quantities whose span no figure touches."""
    spans = figures.select("article_id", figure_start="span_start", figure_end="span_end")
    touched = frame.join(spans, on="article_id", how="inner").filter(
        (pl.col("span_start") < pl.col("figure_end")) & (pl.col("figure_start") < pl.col("span_end"))
    )
    return frame.join(touched, on=["article_id", "span_start"], how="anti", maintain_order="left")


def _completed(frame: pl.DataFrame) -> pl.DataFrame:
    names = frame["unit"].unique().to_list()
    dimensions = {name: units.by_name(name).dimension for name in names}
    known = frame.unique(["article_id", "span_start"]).sort("article_id", "span_start")
    return known.with_columns(
        kind=pl.lit("quantity"),
        ordinal=pl.int_range(pl.len()).over("article_id"),
        dimension=pl.col("unit").replace_strict(dimensions, return_dtype=pl.String),
        **{name: pl.lit(None) for name in ("value", "low", "high", "measure", "population", "cue_start", "cue_end")},
    ).select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())


def _in_sentence(text: str) -> Iterator[_Row]:
    forms = _forms()
    for match in _pattern().finditer(text):
        groups = match.groupdict()
        number = groups["number"]
        unit = _unit(match, forms)
        amount = None if unit is None else units.magnitude(_plain(number), unit)
        if unit is None or amount is None:
            continue
        if groups["first"]:
            smaller = units.magnitude(_plain(groups["first"]), unit)
            if smaller is None:
                continue
            yield (match.start("first"), match.end("first"), groups["first"], "between", smaller, unit)
            yield (
                match.start("number"),
                match.end(),
                text[match.start("number") : match.end()],
                "between",
                amount,
                unit,
            )
            continue
        quantifier = _bounds().get(_folded(groups["before"] or groups["after"] or ""), "exact")
        yield (match.start(), match.end(), match.group(), quantifier, amount, unit)


def _unit(match: re.Match[str], forms: dict[str, units.Scanned]) -> str | None:
    """The unit's name; None where `a` before it doesn't count as one."""
    form = forms[_folded(match["unit"])]
    if match["number"].lower() in _words("a") and not form.article:
        return None
    return form.unit


def _plain(number: str) -> str:
    """A number as quantulum3 reads it best: no separators, no hyphens."""
    if number[0].isdigit() or number[0] == ".":
        bare = re.sub(r"[^\d.]", "", number)
        return f"0{bare}" if bare.startswith(".") else bare
    return _folded(number).replace("-", " ")


def _folded(words: str) -> str:
    return " ".join(words.split()).lower()


@cache
def _gate() -> str:
    """A digit or the end of a number word, then a unit: true wherever the whole pattern finds something.

    ASCII classes throughout: Unicode ones make it fifteen times slower.
    """
    forms = _either(form.surface for form in units.scanned() if form.surface.isascii())
    words = _either(_number_lexicon("unit", "ten", "multiplier", "half") + _words("a"))
    between = r"(?:[ -]|\r?\n|\t|\x{a0}|\x{2007}|\x{2009}|\x{202f}|\x{2011})"
    return rf"(?:(?-u:[0-9]){between}?|(?i-u:\b(?:{words})){between})(?i-u:(?:{forms})\b)"


@cache
def _pattern() -> re.Pattern[str]:
    """[modifier] [NUMBER to] NUMBER unit [modifier]. A number is atomic: "a hundred and ten" is never a range."""
    article = _alternatives(_words("a"))
    number = (
        rf"(?>{_DIGITS}|{_number_words(article)}|{_spelled('half')}(?:{_SPACE}+(?:{article}))?|(?:{article})(?!\w))"
    )
    until = _alternatives([*_words("to"), *_words("or"), *_words("and")])
    before = _alternatives(word for word, side in _modifiers() if side == "before")
    after = _alternatives(word for word, side in _modifiers() if side == "after")
    return re.compile(
        rf"(?<![\w.,:/$€£#-])(?:(?P<before>{before}){_SPACE}+)?"
        rf"(?:(?P<first>{number})(?:{_SPACE}?[-–—]{_SPACE}?|{_SPACE}+(?:{until}){_SPACE}+))?"
        rf"(?P<number>{number})(?:{_SPACE}{{1,2}}|[-‑])?(?P<unit>{_unit_words()})(?![\w²³])"
        rf"(?:{_SPACE}+(?P<after>{after})(?!\w))?",
        re.IGNORECASE,
    )


def _unit_words() -> str:
    parts = []
    for followed_by, forms in groupby(units.scanned(), key=lambda form: form.followed_by):
        words = _alternatives(form.surface for form in forms)
        follows = rf"(?=[\s-]+(?:{_alternatives(followed_by)})\b)" if followed_by else ""
        parts.append(f"(?:{words}){follows}")
    return "|".join(parts)


def _number_words(article: str) -> str:
    """Numbers in words: `a hundred`, `one hundred and twenty`, `thirty-five`, `two and a half`."""
    words, multipliers = _spelled("unit", "ten", "multiplier"), _spelled("multiplier")
    joint = rf"{_SPACE}(?:{_alternatives(_words('and'))}){_SPACE}"
    half = rf"(?:{joint}(?:{article}){_SPACE}{_spelled('half')})?"
    return (
        rf"(?:(?:{article}){_SPACE}+(?={multipliers}))?(?:{multipliers}{joint}|{words}[ -]){{0,6}}{words}{half}(?!\w)"
    )


def _spelled(*classes: str) -> str:
    return f"(?:{_alternatives(_number_lexicon(*classes))})"


@cache
def _number_lexicon(*classes: str) -> tuple[str, ...]:
    columns: dict[str, seeds.Parser] = {"word": seeds.text, "class": seeds.text}
    rows = seeds.read(f"{_LEXICON}/numbers.csv", columns | dict.fromkeys(("value", "low", "high"), str))
    return tuple(row["word"] for row in rows if row["class"] in classes)


@cache
def _words(kind: str) -> tuple[str, ...]:
    """The lexicon's words of a grammatical class, single words only."""
    rows = seeds.read(f"{_LEXICON}/words.csv", {"word": seeds.text, "class": seeds.text})
    return tuple(row["word"] for row in rows if row["class"] == kind and row["word"].isalpha())


@cache
def _modifiers() -> tuple[tuple[str, str], ...]:
    return tuple((row["word"], row["side"]) for row in _modifier_rows())


@cache
def _bounds() -> dict[str, str]:
    return {row["word"]: row["quantifier"] for row in _modifier_rows() if row["quantifier"] != "none"}


@cache
def _modifier_rows() -> tuple[dict[str, Any], ...]:
    columns = dict.fromkeys(("word", "quantifier", "side"), seeds.text)
    return tuple(seeds.read(f"{_LEXICON}/modifiers.csv", columns))


@cache
def _forms() -> dict[str, units.Scanned]:
    return {_folded(form.surface): form for form in units.scanned()}


def _alternatives(words: Iterable[str]) -> str:
    """Words as alternatives, with any kind of space where they have one."""
    return _either(words).replace(r"\ ", f"{_SPACE}+")


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
