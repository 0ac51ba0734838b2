"""Where front matter ends and a text begins."""

# A row of a table is one line, however long.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.articles.draft import Refusal
from pipelines.articles.front_matter import split

SPLIT = [
    ("none", "Two died.", {}, "Two died."),
    ("one key", "---\ntitle: A toll\n---\nTwo died.\n", {"title": "A toll"}, "Two died.\n"),
    ("colons in a value", "---\ntitle: Syria: the toll\n---\nx", {"title": "Syria: the toll"}, "x"),
    ("quotes are taken off", "---\ntitle: \"A toll\"\nwire: 'Kestrel'\n---\nx", {"title": "A toll", "wire": "Kestrel"}, "x"),
    ("an inch mark is no quote", "---\ntitle: \"A\" toll\n---\nx", {"title": "\"A\" toll"}, "x"),
    ("empty value", "---\ntitle:\nwire: K\n---\nx", {"title": "", "wire": "K"}, "x"),
    ("comments and blank lines", "---\n# ours\n\nwire: K\n---\nx", {"wire": "K"}, "x"),
    ("keys in capitals, with a dash", "---\nPublished-On: 2012-07-01\n---\nx", {"published_on": "2012-07-01"}, "x"),
    ("keys that mean nothing here", "---\nauthor: Ann\nwire: K\n---\nx", {"author": "Ann", "wire": "K"}, "x"),
    ("Windows newlines", "---\r\nwire: K\r\n---\r\nTwo\r\ndied", {"wire": "K"}, "Two\r\ndied"),
    ("old newlines", "---\rwire: K\r---\rTwo\rdied", {"wire": "K"}, "Two\rdied"),
    ("blanks after the dashes", "--- \nwire: K\n---\t\nx", {"wire": "K"}, "x"),
    ("the text's own blank lines stay", "---\nwire: K\n---\n\n  x", {"wire": "K"}, "\n  x"),
    ("nothing after it", "---\nwire: K\n---", {"wire": "K"}, ""),
    ("a rule in a dispatch", "---\nDAMASCUS\n---\nTwo died.", {}, "---\nDAMASCUS\n---\nTwo died."),
    ("no key that is known", "---\nnote: x\n---\nTwo died.", {}, "---\nnote: x\n---\nTwo died."),
    ("dashes later on", "Two died.\n---\nwire: K\n---\n", {}, "Two died.\n---\nwire: K\n---\n"),
    ("four dashes", "----\nwire: K\n----\nx", {}, "----\nwire: K\n----\nx"),
    ("only dashes", "---", {}, "---"),
    ("only dashes and a newline", "---\n", {}, "---\n"),
]  # fmt: skip

BROKEN = [
    ("never closed", "---\ntitle: A toll\npublished_on: 2012-07-01\n\nTwo died in Homs.\n"),
    ("never closed, nothing follows", "---\ntitle: A toll"),
    ("a key twice", "---\ntitle: A\ntitle: B\n---\nTwo died."),
    ("endless", "---\ntitle: x\n" + "".join(f"note{n}: x\n" for n in range(99)) + "---\nTwo died."),
]


@pytest.mark.parametrize(("text", "stated", "body"), [row[1:] for row in SPLIT], ids=[row[0] for row in SPLIT])
def test_split(text: str, stated: dict[str, str], body: str) -> None:
    assert split(text) == (stated, body)


@pytest.mark.parametrize("text", [row[1] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_broken(text: str) -> None:
    with pytest.raises(Refusal) as refusal:
        split(text)
    assert refusal.value.rule == "broken_front_matter"


@given(st.text())
def test_text_is_never_changed(text: str) -> None:
    try:
        _, body = split(text)
    except Refusal:
        return
    assert text.endswith(body)
