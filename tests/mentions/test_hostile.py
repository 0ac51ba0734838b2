"""Texts that nobody would write: the engine answers all of them, with offsets that hold.

They are extracted in a process of their own that kills itself over a text that takes too long, so that a hang is a
failed test with the place where it hangs; the rest goes on in a new process.
"""

from __future__ import annotations

import faulthandler
import json
import random
import subprocess
import sys
import traceback
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import mentions
from pipelines.extraction import extract_records

ROOT = Path(__file__).parents[2]
LENGTH = 100_000
HANGS = 60
"""Seconds after which a text has hung: many times what any should take, on a busy machine too."""

SEED = "Gunmen killed 12 people and wounded at least 30 others in Kano on Friday, police said. "


def fill(piece: str) -> str:
    """The piece over and over, to the length of a hostile text."""
    return (piece * (LENGTH // len(piece) + 1))[:LENGTH]


def noise(alphabet: str, seed: int = 7) -> str:
    """Characters drawn from an alphabet, the same on every run."""
    return "".join(random.Random(seed).choices(alphabet, k=LENGTH))


SYLLABLES = [
    "killed",
    "12",
    "people",
    ",",
    ".",
    "and",
    "of",
    "them",
    "wounded",
    "at",
    "least",
    "between",
    "5",
    "a",
    "the",
]
SYLLABLES += ["-", "(", ")", ":", ";", "including", "no", "one", "dead", "men", "to", "said", "lives", "toll", "\n"]

SCRAPS = [
    *SYLLABLES,
    "twenty",
    "hundred",
    "million",
    "half",
    "dozens",
    "several",
    "1.2m",
    "5k",
    "12,345",
    "3-4",
    "20.0-30",
    "1/2",
]
SCRAPS += [
    "most",
    "another",
    "more than",
    "no",
    "both",
    "one",
    "whom",
    "his",
    "wife",
    "soldiers",
    "families",
    "bodies",
    "tanks",
]
SCRAPS += [
    "were",
    "has",
    "taken",
    "hostage",
    "displaced",
    "rose",
    "missing",
    "died",
    "shot",
    "Ahmad",
    "KARIMI",
    "Gen.",
    "“",
    "”",
    "’s",
]
SCRAPS += [
    "%",
    "$",
    "[size=",
    "]",
    "©",
    "\u00ad",
    "\u0301",
    "🙂",
    "1\u00a0000",
    "²",
    "½",
    "٣",
    "#",
    "*",
    "@",
    "&lt;",
    "…",
    "'",
    "\x00",
]

TEXTS = {
    # numbers without end
    "a digit": fill("9"),
    "runs of 400 digits": fill("9" * 400 + " people were killed. "),
    "10,000 numbers": fill("1 2 3 44 555 6,666 "),
    "numbers with commas": fill("1,"),
    "decimals": fill("1.2."),
    "ranges of ranges": fill("1-2-3-4 to 5 or 6 and "),
    "between": fill("between 1 and "),
    "number words": fill("hundred thousand million "),
    "twenty": fill("twenty-"),
    "a dozen dozen": fill("a dozen "),
    "multipliers": fill("5k2m3bn"),
    "years": fill("2012 2013, 2014-2015 "),
    # words without end
    "no spaces": fill("killedtwelvepeople"),
    "one word": fill("killed "),
    "killed 12": fill("killed 12 "),
    "12 killed, no full stop": fill("12 killed and 13 wounded, "),
    "coordination": "Gunmen killed " + fill("two men, three women and ") + "a boy.",
    "including": fill("12 people including "),
    "of them": fill("three of them, four of whom, "),
    "at least": fill("at least ") + "12 were killed",
    "said": fill("said that he said that "),
    "articles": fill("a an the "),
    "modifiers": fill("more than up to about some nearly "),
    "verbs": fill("killed wounded captured displaced fled "),
    "parentheses": fill("(12 killed (13 wounded "),
    "quotes": fill('“12 ‘killed’ "13" '),
    "full stops": fill("."),
    "full stops and digits": fill("1. killed. "),
    "hyphens": fill("-"),
    "capitals": fill("KILLED TWELVE "),
    "names": fill("Ahmad Karimi Noor "),
    "initials": fill("A. B. C. killed 5 "),
    "every sentence a figure": fill(SEED),
    "one long sentence": fill(SEED.replace(".", ",")),
    "hard-wrapped": fill(
        "Gunmen on motorcycles stormed a market in the north of the country and killed\n12 people on Friday, police "
        "said, and they wounded at least thirty others who\nwere brought to the town.\n"
    ),
    "empty lines": fill("\n"),
    "tables": fill("Killed ........ 12\n"),
    "bullets": fill("• 12 killed\n"),
    "word salad": " ".join(random.Random(1).choices(SYLLABLES, k=LENGTH // 5)),
    # scripts and signs
    "right-to-left": fill("قُتل 12 شخصا وأصيب 30 آخرون. "),
    "Hebrew with English": fill("12 killed נהרגו שלושה "),
    "Arabic digits": fill("١٢ killed, ۱۲ wounded. "),
    "Devanagari digits": fill("१२ people killed. "),
    "fullwidth": fill("12 people killed "),
    "Chinese": fill("十二人死亡。"),
    "emoji": fill("🙂👩‍👩‍👧‍👦12 killed💥 "),
    "combining marks": fill("killed 12 peo" + "\u0301" * 40 + "ple. "),
    "only combining marks": fill("\u0301"),
    "no-break spaces": fill("12\u00a0000\u00a0people were\u00a0killed. "),
    "thin spaces": fill("12\u2009345\u202f678 people were killed. "),
    "curly quotes": fill("“At least 12,” he said, ‘were killed’ in Syria’s war. "),
    "soft hyphens": fill("At least 12 peo\u00adple were kil\u00adled. "),
    "zero-width": fill("12\u200b people\u200d were\ufeff killed. "),
    "direction marks": fill("\u202e12 killed\u202c "),
    "superscripts": fill("12² killed, ½ wounded, ⅻ missing. "),
    "NUL": fill("12\x00 killed\x00. "),
    "control characters": fill("12\x01\x02 killed\x1b[31m.\x7f "),
    "line separators": fill("12 killed\u2028 13 wounded\u2029\x0b\x0c\x85"),
    "carriage returns": fill("12 killed\r\n13 wounded\r"),
    "tabs": fill("12\tkilled\t"),
    "private use": fill("12 \ue000\uf8ff killed "),
    "astral": fill("𝟏𝟐 people 𝓀𝒾𝓁𝓁ℯ𝒹 "),
    # what might be run by mistake
    "SQL": fill("'; DROP TABLE mentions; -- 12 killed "),
    "HTML": fill("<script>alert('12 killed')</script>&lt;12&gt; "),
    "templates": fill("{{12}} ${killed} %s %(x)s {0} \\1 \\d+ "),
    # noise
    "ASCII noise": noise("".join(map(chr, range(32, 127)))),
    "digits and signs": noise("0123456789,.-–  "),
    "any character": noise(
        "".join(map(chr, [*range(0, 0xD800, 7), *range(0xE000, 0x11000, 11), *range(0x1F300, 0x1F600)]))
    ),
}

SHORT = [
    "20.0-30 killed",
    "",
    " ",
    "\n",
    "12",
    "killed",
    "a",
    ".",
    "\x00",
    "🙂",
    "\u0301",
    "killed 12",
    "12 killed",
    "(12",
    "the",
    "no",
    "–",
    "1-",
]


def check(text: str) -> None:
    """Extracts the text and complains about a mention whose offsets don't hold."""
    found = mentions.extract(pl.DataFrame({"article_id": ["a"], "text": [text]}))
    for row in found.iter_rows(named=True):
        start, end = row["span_start"], row["span_end"]
        assert 0 <= row["sentence_start"] <= start < end <= row["sentence_end"] <= len(text)
        assert text[start:end] == row["surface"]
        for bound in (row["value"], row["low"], row["high"]):
            assert bound is None or 0 <= bound < 2**63
        if row["low"] is not None and row["high"] is not None:
            assert row["low"] <= row["high"]
        if row["cue_start"] is not None:
            assert 0 <= row["cue_start"] < row["cue_end"] <= len(text)


def work_off(names: list[str]) -> None:
    """Checks the texts one by one in this process and prints one line of JSON each: name and complaint."""
    for name in names:
        faulthandler.dump_traceback_later(HANGS, exit=True)
        try:
            check(TEXTS[name])
            complaint = ""
        except Exception:
            complaint = traceback.format_exc()[-3000:]
        print(json.dumps([name, complaint]), flush=True)
    faulthandler.cancel_dump_traceback_later()


@cache
def complaints() -> dict[str, str]:
    """What went wrong with each hostile text; nothing where it's empty."""
    known: dict[str, str] = {}
    while left := [name for name in TEXTS if name not in known]:
        code = f"from tests.mentions import test_hostile as t; t.work_off({left!r})"
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
        known |= dict(json.loads(line) for line in done.stdout.splitlines())
        if done.returncode != 0:
            known[next(name for name in TEXTS if name not in known)] = done.stderr[-3000:]
    return known


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text(name: str) -> None:
    assert not complaints()[name], complaints()[name]


@pytest.mark.parametrize("text", SHORT, ids=repr)
def test_short_text(text: str) -> None:
    check(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=40), st.sampled_from(["", " ", "\u00a0", "\n", "-"]))
def test_scraps_in_any_order(scraps: list[str], between: str) -> None:
    check(between.join(scraps))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


def test_all_short_texts_at_once() -> None:
    frame = pl.DataFrame({"article_id": [str(number) for number in range(len(SHORT))], "text": SHORT})
    mentions.extract(frame)


def test_no_articles_at_all() -> None:
    nothing = pl.DataFrame(schema={"article_id": pl.String, "text": pl.String})
    assert mentions.extract(nothing).is_empty()


@pytest.mark.parametrize(
    "text",
    [
        "12 people were killed \ud800 and 30 wounded.",
        "\udfff" * 1000 + "Gunmen killed 12 people.",
        "Gunmen \ud83d killed 12 people.",
    ],
    ids=["middle", "many", "half an emoji"],
)
def test_lone_surrogates_keep_offsets(text: str) -> None:
    (record,) = extract_records([{"id": "x", "text": text}])
    assert record["claims"]
    for claim in record["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["surface"]


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f"], ids=["no-break", "thin", "narrow"])
def test_spaces_inside_a_number(space: str) -> None:
    text = f"At least 12{space}500 people were killed."
    (row,) = mentions.extract(pl.DataFrame({"article_id": ["a"], "text": [text]})).to_dicts()
    assert (row["value"], row["surface"]) == (12_500, f"At least 12{space}500")


@pytest.mark.parametrize("name", ["NUL", "soft hyphens", "zero-width", "curly quotes", "emoji", "hard-wrapped"])
def test_figures_survive_strange_characters(name: str) -> None:
    text = TEXTS[name][:800]
    found = mentions.extract(pl.DataFrame({"article_id": ["a"], "text": [text]}))
    assert 12 in found["value"].to_list()


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[31m12 killed in Dalo",
        "\x1b[1;31m12 people killed in Dalo\x1b[0m",
        "\x9b31m12 people were killed in Dalo",
        "12 killed in Dalo \x1b[31m",
    ],
)
def test_a_terminals_escapes_are_no_numbers(text: str) -> None:
    found = mentions.extract(pl.DataFrame({"article_id": ["a"], "text": [text]}))
    assert found["value"].to_list() == [12]
