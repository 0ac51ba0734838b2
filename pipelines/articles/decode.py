"""Bytes to text: which encoding a file is in, and whether it is text at all.

Tried in this order: a byte order mark (UTF-8, UTF-16, UTF-32), UTF-8, UTF-8 with damaged spots (each becomes U+FFFD),
Windows-1252. Nothing else is changed: newlines stay as they are in the file, so that offsets count its characters.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from pipelines.articles.draft import Refusal, excerpt

_MARKS = (  # the marks of UTF-32 begin with those of UTF-16, so they are tried first
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"{\\rtf": "an RTF document",
}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_SAMPLE = 1 << 16
_MOST_CONTROLS = 0.01  # share; news text has none, compressed data one byte in nine


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read in: utf-8, utf-8-sig, utf-16, utf-32, utf-8-damaged or cp1252."""

    text: str
    encoding: str


def marked(raw: bytes) -> str | None:
    """The encoding that a byte order mark at the start announces, if there is one."""
    return next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)


def decode(raw: bytes) -> Decoded:
    """The text of a file, exactly, with the encoding it was found in. Raises Refusal (`binary`) if it isn't text.

    NUL characters are left to `check_text`: in a file of records they spoil one record, not all.
    """
    encoding = marked(raw)
    if encoding is None:
        check_bytes(raw)
        return decode_unmarked(raw)
    return _decode_marked(raw, encoding)


def decode_unmarked(raw: bytes) -> Decoded:
    """Text without a byte order mark: a whole file, or one line of a file whose lines may differ in encoding."""
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        repaired = raw.decode("utf-8", "replace")
    damaged = repaired.count("\ufffd")
    sound = sum(1 for char in repaired if char > "\x7f") - damaged
    if sound >= damaged:  # other letters beyond ASCII came out well, so it is UTF-8 that was cut or spoilt
        return Decoded(repaired, "utf-8-damaged")
    try:
        return Decoded(raw.decode("cp1252"), "cp1252")
    except UnicodeDecodeError:
        raise Refusal("binary", "is neither UTF-8, UTF-16 with a byte order mark nor Windows-1252 text") from None


def _decode_marked(raw: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        name = encoding.removesuffix("-sig").upper()
        if encoding == "utf-8-sig":
            return Decoded(raw.decode(encoding, "replace"), "utf-8-damaged")
        raise Refusal("binary", f"begins with the mark of {name} but is not {name} throughout") from None


def check_bytes(raw: bytes) -> None:
    """Raises Refusal (`binary`) for the start of a file that is a known binary format or mostly control bytes."""
    for signature, name in _SIGNATURES.items():
        if raw.startswith(signature):
            raise Refusal("binary", f"is {name}, not text")
    sample = raw[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample):
        hint = "; UTF-16 needs a byte order mark" if b"\x00" in sample else ""
        raise Refusal("binary", f"holds control bytes, so it is not text{hint}")


def check_text(text: str) -> None:
    """Raises Refusal (`binary`) for text with a NUL character, which no article has."""
    if "\x00" in text:
        raise Refusal("binary", "holds a NUL character, so it is not text", excerpt=excerpt(text))
