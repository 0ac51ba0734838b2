"""The parts of the engine one by one: tables, sentences, numbers, furniture, memory."""

from __future__ import annotations

import textwrap
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import mentions, seeds
from pipelines.mentions import cache, clauses, furniture, lexicon, phrases, reading, sentences
from pipelines.mentions.numbers import QUANTITY, read
from pipelines.mentions.symbols import CHAR, NAME, compiled, spelled
from pipelines.mentions.tokens import END, tokenise

ABBREVIATIONS = lexicon.load().abbreviations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two died. Three were hurt.", ["Two died.", "Three were hurt."]),
        ("Col. Adan Warsame said so. He left.", ["Col. Adan Warsame said so.", "He left."]),
        ("It began at 7:00 a.m. near the U.N. base.", ["It began at 7:00 a.m. near the U.N. base."]),
        ("They came at 6 p.m. Nobody was hurt.", ["They came at 6 p.m.", "Nobody was hurt."]),
        ("“Nine are dead.” He wept.", ["“Nine are dead.”", "He wept."]),
        ("They prayed at a shrine.Then shells fell.", ["They prayed at a shrine.", "Then shells fell."]),
        ("J. Okello and M. Achieng died.", ["J. Okello and M. Achieng died."]),
        ("Fighters killed ........ 12", ["Fighters killed ........ 12"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences.split(text, ABBREVIATIONS)] == expected


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The ministry said on Monday that shells had fallen on the\n"
        "market and that rescuers were still searching the rubble\n"
        "for people who had been seen there an hour before.\n"
        "\n"
        "A second attack followed at noon.\n"
    )
    first, second = (line for _, line in sentences.lines(text) if line.strip())
    assert first.startswith("The ministry")
    assert second.startswith("A second")


WRAPPED = (
    "The ministry of defence denied that twenty-two villagers had died in the air strike of Monday night, and called "
    "reports of eighty wounded an invention. Doctors at the district hospital said that Monday's strike had killed nine"
    " people. The governor, who visited Larnow on Tuesday, spoke of seven dead and promised an inquiry into the attack."
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("width", [50, 72, 90, 105, 118, 130, 139])
def test_where_lines_are_cut_changes_no_sentence(width: int, end: str) -> None:
    wrapped = end.join(textwrap.wrap(WRAPPED, width))
    ((_, line),) = sentences.lines(wrapped)
    cut = [" ".join(line[a:b].split()) for a, b in sentences.split(line, ABBREVIATIONS)]
    assert cut == [WRAPPED[a:b] for a, b in sentences.split(WRAPPED, ABBREVIATIONS)]


@pytest.mark.parametrize(
    ("words", "value", "low", "high", "quantifier"),
    [
        ("12,345", 12345, 12345, 12345, "exact"),
        ("100\u00a0000", 100000, 100000, 100000, "exact"),
        ("2.25 million", 2250000, 2250000, 2250000, "exact"),
        ("5k", 5000, 5000, 5000, "exact"),
        ("a hundred and ten", 110, 110, 110, "exact"),
        ("two hundred and fifty thousand", 250000, 250000, 250000, "exact"),
        ("half a million", 500000, 500000, 500000, "exact"),
        ("a quarter of a million", 250000, 250000, 250000, "exact"),
        ("half a dozen", 6, 6, 6, "exact"),
        ("several dozen", None, 36, 119, "vague"),
        ("tens of thousands", None, 20000, 199999, "vague"),
        ("hundreds of thousands", None, 200000, 1999999, "vague"),
        ("an unknown number of", None, 1, None, "vague"),
        ("between 20 and 30", None, 20, 30, "between"),
        ("40 to 50", None, 40, 50, "between"),
        ("two to three hundred", None, 200, 300, "between"),
        ("at least 70", 70, 70, None, "at_least"),
        ("more than a dozen", 12, 13, None, "more_than"),
        ("fewer than 300", 300, None, 299, "less_than"),
        ("as many as 90", 90, None, 90, "at_most"),
        ("nearly 2,000", 2000, 2000, 2000, "approximately"),
        ("30+", 30, 30, None, "at_least"),
    ],
)
def test_numbers(words: str, value: int | None, low: int | None, high: int | None, quantifier: str) -> None:
    tokens = tokenise(END + words + END, reading.vocabulary(False))
    match = compiled(QUANTITY).match(tokens.classes, 1)
    assert match is not None, spelled(tokens.classes)
    quantity = read(tokens, match.start(), match.end())
    assert quantity is not None
    assert (quantity.value, quantity.low, quantity.high, quantity.quantifier) == (value, low, high, quantifier)


@given(st.integers(1, 10**11))
def test_any_number_with_separators(value: int) -> None:
    tokens = tokenise(f"{END}{value:,} people{END}", reading.vocabulary(False))
    quantity = read(tokens, 1, 2)
    assert quantity is not None
    assert quantity.value == value


def test_page_furniture() -> None:
    text = (
        "Mine kills two\nRelated: Flood kills nine\nMost read\nBus crash leaves 40 dead\nTwo shepherds died on Monday."
    )
    kept = [line for _, line in furniture.without(sentences.lines(text))]
    assert kept == ["Mine kills two", "Two shepherds died on Monday."]


def test_a_label_is_cut_from_the_caption_it_is_glued_to() -> None:
    (start, line), *_ = furniture.without([(10, "image captionFour miners died here")])
    assert (start, line) == (23, "Four miners died here")


def test_a_wrong_row_is_named_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "verbs.csv"
    table.write_text("# a comment\nword,measure\nslay,killed\nfell,harvested\n", encoding="utf-8")
    with pytest.raises(seeds.SeedError, match=r"verbs\.csv:4: column measure: 'harvested' is not one of"):
        seeds.read("verbs.csv", {"word": seeds.text, "measure": lexicon.measure}, tmp_path)


def test_an_unknown_class_in_a_grammar_is_refused() -> None:
    with pytest.raises(ValueError, match="no class or macro is called 'verbb'"):
        compiled("{verbb}*")


def test_every_class_has_a_character_of_its_own() -> None:
    assert len(NAME) == len(CHAR)


def test_the_grammars_compile_and_every_phrase_has_a_maker() -> None:
    from pipelines.mentions import chunks

    assert set(phrases.grammar().groupindex) <= set(chunks._MAKERS)
    right, left = clauses.load()
    assert len(right) > 20
    assert len(left) > 20


def test_memory_changes_nothing() -> None:
    text = "Four rangers were killed near Kasese. It was the third such attack; two of them had been abducted."
    articles = pl.DataFrame({"article_id": ["a", "b"], "text": [text, text]})
    cache.clear()
    first = mentions.extract(articles)
    again = mentions.extract(articles)
    assert first.equals(again)
    assert first.filter(article_id="a").drop("article_id").equals(first.filter(article_id="b").drop("article_id"))


def test_nothing_in_nothing_out() -> None:
    assert mentions.extract(
        pl.DataFrame({"article_id": [], "text": []}, schema_overrides={"text": pl.String})
    ).is_empty()


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_tokens_cover_any_text(text: str) -> None:
    tokens = tokenise(text.replace(END, " ") + END, reading.vocabulary(False))
    assert all(tokens.start(i) < tokens.ends[i] for i in range(len(tokens.ends)))
    assert tokens.ends == sorted(tokens.ends)
    assert len(tokens.ends) == len(tokens.classes)
