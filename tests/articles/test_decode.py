"""Bytes to text: every encoding that news arrives in, and what is not text."""

# A row of a table is one line, however long.
# ruff: noqa: E501

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.articles.decode import decode
from pipelines.articles.draft import Refusal

TEXT = "Forty-one people – “soldiers” – died near Dayr az-Zūr.\r\nNo more is known.\n"
WESTERN = "Forty-one people – “soldiers” – died in Alençon.\r\n"

ENCODED = [
    ("plain", b"Three died.\n", "Three died.\n", "utf-8"),
    ("letters of all scripts", "قُتل ٤١ شخصا".encode(), "قُتل ٤١ شخصا", "utf-8"),
    ("newlines stay as they are", b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n", "utf-8"),
    ("mark of UTF-8", b"\xef\xbb\xbf" + TEXT.encode(), TEXT, "utf-8-sig"),
    ("UTF-16, little end first", b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT, "utf-16"),
    ("UTF-16, big end first", b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT, "utf-16"),
    ("UTF-32", TEXT.encode("utf-32"), TEXT, "utf-32"),
    ("Windows-1252", WESTERN.encode("cp1252"), WESTERN, "cp1252"),
    ("Windows-1252, one accent", b"Alen\xe7on", "Alençon", "cp1252"),
    ("UTF-8 cut in the middle of a letter", "“Two” died – é".encode()[:-1], "“Two” died – \ufffd", "utf-8-damaged"),
    ("UTF-8 with a spoilt byte", "“Two” died – \ue000".encode().replace(b"\xee\x80\x80", b"\xff"), "“Two” died – \ufffd", "utf-8-damaged"),
    ("UTF-8 with a mark and a spoilt byte", b"\xef\xbb\xbfTwo \xff", "Two \ufffd", "utf-8-damaged"),
    ("control character of an old word processor", b"Two died.\x1a", "Two died.\x1a", "utf-8"),
]  # fmt: skip

NOT_TEXT = [
    ("picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
    ("photograph", b"\xff\xd8\xff\xe0" + bytes(64)),
    ("PDF", b"%PDF-1.4\n1 0 obj\n"),
    ("office document", b"PK\x03\x04\x14\x00"),
    ("archive", gzip.compress(TEXT.encode() * 10)),
    ("formatted document", b"{\\rtf1 Two died.}"),
    ("zeros", bytes(100)),
    ("UTF-16 without a mark", TEXT.encode("utf-16-le")),
    ("half a character after the mark of UTF-16", b"\xff\xfeabc"),
    ("neither UTF-8 nor Windows-1252", b"Two \x81\x8d\x8f died"),
]


@pytest.mark.parametrize(("raw", "text", "encoding"), [row[1:] for row in ENCODED], ids=[row[0] for row in ENCODED])
def test_text(raw: bytes, text: str, encoding: str) -> None:
    decoded = decode(raw)
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize("raw", [row[1] for row in NOT_TEXT], ids=[row[0] for row in NOT_TEXT])
def test_not_text(raw: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        decode(raw)
    assert refusal.value.rule == "binary"
    assert "\n" not in refusal.value.reason


def test_hint_for_unmarked_utf16() -> None:
    with pytest.raises(Refusal, match="byte order mark"):
        decode(TEXT.encode("utf-16-le"))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_what_was_written_is_read(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text
    assert decode(text.encode("utf-8-sig")).text == text
    assert decode(text.encode("utf-16")).text == text


@given(st.binary())
def test_any_bytes_give_text_or_a_reason(raw: bytes) -> None:
    try:
        decode(raw).text.encode()
    except Refusal as refusal:
        assert refusal.rule == "binary"
