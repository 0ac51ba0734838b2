"""What stands on an asset's page: small, readable, and inert whatever an article says."""

from __future__ import annotations

import base64
import re
from datetime import date, timedelta
from xml.etree import ElementTree

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets import curve, markdown

HOSTILE = [
    ("a link", "[click](https://evil.example)", r"\[click\](https://evil.example)"),
    ("an image, which a page would fetch", "![x](https://evil.example/x.png)", r"\!\[x\](https://evil.example/x.png)"),
    ("markup", "<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
    ("a cell's end", "left | right", r"left \| right"),
    ("a line's end", "left\n# right", r"left \# right"),
    ("emphasis", "*so* __much__ `code`", r"\*so\* \_\_much\_\_ \`code\`"),
    ("a backslash before markup", r"\<b>", r"\\\<b\>"),
    ("an entity", "&lt;b&gt;", r"\&lt;b\&gt;"),
]


@pytest.mark.parametrize(("what", "said", "shown"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_what_articles_say_is_shown_as_text(what: str, said: str, shown: str) -> None:
    assert markdown.cell(said) == shown, what


PLAIN = [(None, ""), (93_000, "93,000"), (0, "0"), (date(2013, 6, 13), "2013-06-13"), ("  two\twords ", "two words")]


@pytest.mark.parametrize(("value", "shown"), PLAIN)
def test_plain_values(value: object, shown: str) -> None:
    assert markdown.cell(value) == shown


def test_nothing_yet() -> None:
    empty = pl.DataFrame({"a": [], "b": []})
    assert markdown.table(empty) == markdown.listing(empty) == "*Nothing yet.*"


def test_a_table_that_fits() -> None:
    frame = pl.DataFrame({"measure": ["killed", "injured"], "best_of": [16_507, 12]})
    assert markdown.table(frame).splitlines() == [
        "| measure | best of |",
        "| --- | ---: |",
        "| killed | 16,507 |",
        "| injured | 12 |",
    ]


def test_a_list_leaves_out_what_is_empty() -> None:
    frame = pl.DataFrame({"on": [date(2012, 9, 3), None], "who": ["The Post", "The Mail"], "title": ["Toll", None]})
    assert markdown.listing(frame).splitlines() == ["- **2012-09-03** The Post · Toll", "- **?** The Mail"]


texts = st.lists(st.text(max_size=200), min_size=1, max_size=40)


@given(texts)
def test_whatever_is_said_the_preview_stays_in_place(said: list[str]) -> None:
    frame = pl.DataFrame({"title": said, "number": range(len(said))}, schema={"title": pl.String, "number": pl.Int64})
    for shown in (markdown.table(frame), markdown.listing(frame)):
        assert len(shown) < 1000
        rows = sum(line.startswith(("| ", "- ")) for line in shown.splitlines())
        assert rows >= 1
        assert not re.search(r"(?<!\\)[<\[!]", shown)


def days(*levels: tuple[int, int, int | None]) -> pl.DataFrame:
    rows = [(date(2012, 1, 1) + timedelta(days=9 * i), *level) for i, level in enumerate(levels)]
    return pl.DataFrame(
        rows, schema={"date": pl.Date, "low": pl.Int64, "best": pl.Int64, "high": pl.Int64}, orient="row"
    )


def drawn(text: str) -> ElementTree.Element:
    found = re.fullmatch(r"!\[.*\]\(data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)\)", text)
    assert found
    return ElementTree.fromstring(base64.b64decode(found[1]))


def test_a_curve_is_a_picture_with_its_ends_named() -> None:
    text = curve.picture(days((5, 6, 8), (7, 9, 12), (9, 11, 20)), "killed, everyone, Syria")
    assert text is not None
    labels = [node.text for node in drawn(text).iter("{http://www.w3.org/2000/svg}text")]
    assert labels == ["20", "2012-01-01", "2012-01-19"]


@pytest.mark.parametrize("levels", [[], [(1, 1, 1)]], ids=["no day", "one day"])
def test_too_little_to_draw(levels: list[tuple[int, int, int]]) -> None:
    assert curve.picture(days(*levels), "killed") is None


@given(st.lists(st.tuples(*[st.integers(0, 9_999_999)] * 3), min_size=2, max_size=400), st.booleans())
def test_any_curve_fits_in_place_and_inside_its_frame(levels: list[tuple[int, int, int]], is_open: bool) -> None:
    ordered = [tuple(sorted(level)) for level in levels]
    closed = [(low, best, None if is_open else high) for low, best, high in ordered]
    text = curve.picture(days(*closed), "killed, everyone, a place with a long name indeed")
    assert text is not None and len(text) < 1000
    for path in drawn(text).iter("{http://www.w3.org/2000/svg}path"):
        heights = [int(y) for _, y in re.findall(r"(\d+) (-?\d+)", path.get("d", ""))]
        assert heights and all(0 <= y <= curve.HEIGHT for y in heights)
