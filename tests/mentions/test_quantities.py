"""Physical quantities beside a figure: what they are, and that they can never be taken for people."""

from __future__ import annotations

import time
from typing import Any

import polars as pl
import pytest

from pipelines.contracts import contract
from pipelines.mentions.quantities import SCHEMA, quantities

Row = tuple[str, float, str, str, str]  # surface, magnitude, unit, dimension, quantifier

TABLE: list[tuple[str, list[Row]]] = [
    # distances
    ("It lies about 40 km north of the town.", [("about 40 km", 40, "kilometre", "length", "approximately")]),
    ("Some 25 miles from the border.", [("Some 25 miles", 25, "mile", "length", "approximately")]),
    ("It fell 500 m from a school.", [("500 m", 500, "metre", "length", "exact")]),
    ("They are 2,000 metres apart.", [("2,000 metres", 2000, "metre", "length", "exact")]),
    ("A 12,500-kilometre front.", [("12,500-kilometre", 12500, "kilometre", "length", "exact")]),
    ("A front of 1 200 km.", [("1 200 km", 1200, "kilometre", "length", "exact")]),
    (
        "More than 600 nautical miles out.",
        [("More than 600 nautical miles", 600, "nautical mile", "length", "more_than")],
    ),
    ("It is two kilometres away.", [("two kilometres", 2, "kilometre", "length", "exact")]),
    ("It is half a mile away.", [("half a mile", 0.5, "mile", "length", "exact")]),
    ("It is a kilometre away.", [("a kilometre", 1, "kilometre", "length", "exact")]),
    ("One hundred and twenty miles on.", [("One hundred and twenty miles", 120, "mile", "length", "exact")]),
    ("A thirty-five mile march.", [("thirty-five mile", 35, "mile", "length", "exact")]),
    (
        "They advanced between 40 and 50 km.",
        [("40", 40, "kilometre", "length", "between"), ("50 km", 50, "kilometre", "length", "between")],
    ),
    (
        "It is 5-6 km off.",
        [("5", 5, "kilometre", "length", "between"), ("6 km", 6, "kilometre", "length", "between")],
    ),
    ("It lies some\n80\r\nkm north.", [("some\n80\r\nkm", 80, "kilometre", "length", "approximately")]),
    ("It fell 500\nm\nfrom a school.", [("500\nm", 500, "metre", "length", "exact")]),
    # calibres
    ("A 120mm shell.", [("120mm", 120, "millimetre", "length", "exact")]),
    ("It fired 7.62 mm rounds.", [("7.62 mm", 7.62, "millimetre", "length", "exact")]),
    ("THE 105-MM HOWITZER", [("105-MM", 105, "millimetre", "length", "exact")]),
    ("A .50-calibre gun.", [(".50-calibre", 0.5, "calibre", "length", "exact")]),
    # weights
    ("A bomb of 500 kg.", [("500 kg", 500, "kilogram", "mass", "exact")]),
    ("A 500-pound bomb.", [("500-pound", 500, "pound-mass", "mass", "exact")]),
    ("At least 1.5 tonnes of TNT.", [("At least 1.5 tonnes", 1.5, "tonne", "mass", "at_least")]),
    ("Two and a half tons of flour.", [("Two and a half tons", 2.5, "ton", "mass", "exact")]),
    ("Up to 20 kilos of it.", [("Up to 20 kilos", 20, "kilogram", "mass", "at_most")]),
    # areas, volumes, speeds
    ("A camp of 30 hectares.", [("30 hectares", 30, "hectare", "area", "exact")]),
    ("Only 3 km² are left.", [("3 km²", 3, "square kilometre", "area", "exact")]),
    ("Some 12 sq km were burned.", [("Some 12 sq km", 12, "square kilometre", "area", "approximately")]),
    ("They stole 2,000 litres of fuel.", [("2,000 litres", 2000, "litre", "volume", "exact")]),
    ("Winds of 150 km/h.", [("150 km/h", 150, "kilometre per hour", "speed", "exact")]),
    # none: people, money, times, words that only look like units
    ("12 people", []),
    ("Some 2.2m refugees crossed.", []),
    ("5k troops", []),
    ("He paid 500 pounds in cash.", []),
    ("It took 2 minutes at 12 p.m.", []),
    ("She lost a foot.", []),
    ("Twenty barrel bombs fell.", []),
    ("Two M-16 rifles", []),
    ("In 2012 AFP reported on the Fourth Brigade.", []),
    ("Order No. 40 km", [("40 km", 40, "kilometre", "length", "exact")]),
    ("No number of km here.", []),
]


def found(text: str, *, figure: tuple[int, int] | None = None) -> list[dict[str, Any]]:
    """Quantities of a text that is one sentence holding one figure, by default after its last character."""
    start, end = figure or (len(text), len(text))
    articles = pl.DataFrame({"article_id": ["a"], "text": [text]})
    figures = pl.DataFrame(
        {
            "article_id": ["a"],
            "sentence_start": [0],
            "sentence_end": [len(text)],
            "span_start": [start],
            "span_end": [end],
        }
    )
    return quantities(articles, figures).to_dicts()


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text for text, _ in TABLE])
def test_table(text: str, expected: list[Row]) -> None:
    rows = found(text)
    keys = ("surface", "magnitude", "unit", "dimension", "quantifier")
    assert [tuple(row[key] for key in keys) for row in rows] == expected
    for ordinal, row in enumerate(rows):
        assert text[row["span_start"] : row["span_end"]] == row["surface"]
        assert row["ordinal"] == ordinal
        assert row["kind"] == "quantity"


def test_a_quantity_is_never_people_and_never_a_figure() -> None:
    for text, _ in TABLE:
        for row in found(text):
            assert row["dimension"] not in ("person", "household", "equipment")
            unset = ("value", "low", "high", "measure", "population", "cue_start", "cue_end")
            assert all(row[name] is None for name in unset)


def test_a_figure_keeps_its_span() -> None:
    text = "About 40 km of road, 12 kilos."
    assert [row["surface"] for row in found(text, figure=(6, 8))] == ["12 kilos"]


def test_only_sentences_with_a_figure_are_read() -> None:
    text = "It is 40 km away. Nine died 5 km on."
    articles = pl.DataFrame({"article_id": ["a", "b"], "text": [text, "7 km"]})
    figures = pl.DataFrame(
        {"article_id": ["a"], "sentence_start": [18], "sentence_end": [len(text)], "span_start": [18], "span_end": [22]}
    )
    rows = quantities(articles, figures)
    assert rows["surface"].to_list() == ["5 km"]
    assert rows["span_start"].to_list() == [28]


def test_offsets_count_code_points() -> None:
    text = "Дамаск 🙂 – 120 km"
    assert [(row["span_start"], row["surface"]) for row in found(text)] == [(11, "120 km")]


def test_columns_are_those_of_the_table() -> None:
    table = set(contract("mentions").columns)
    assert set(SCHEMA) == table - {"mention_id", "engine_version", "recorded_at"}
    nothing = quantities(
        pl.DataFrame(schema={"article_id": pl.String, "text": pl.String}),
        pl.DataFrame(
            schema={
                name: SCHEMA[name]
                for name in ("article_id", "sentence_start", "sentence_end", "span_start", "span_end")
            }
        ),
    )
    assert nothing.schema == pl.Schema(SCHEMA)


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 50_000,
        "9" * 100_000,
        "twenty " * 15_000 + "km",
        "a " * 50_000,
        "1 km " * 20_000,
        "at least " * 11_000 + "5 km",
    ],
    ids=["ones", "digits", "words", "articles", "kilometres", "modifiers"],
)
def test_long_runs_end_soon(text: str) -> None:
    found("1 km")  # quantulum3 is loaded once a process, and not on this clock
    started = time.process_time()
    found(text)
    assert time.process_time() - started < 5
