"""Reads a file of JSON lines: one object an article, line by line, so that no line can fill the memory."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from pipelines.articles.decode import check_bytes, check_text, decode, decode_unmarked, marked
from pipelines.articles.draft import Draft, Refusal, excerpt
from pipelines.articles.fields import Frame, draft
from pipelines.articles.limits import Limits

_SNIFF = 1 << 16


def encoding(file: BinaryIO) -> str:
    """The encoding that the file's mark announces, else utf-8. Raises Refusal: empty, binary."""
    head = file.read(_SNIFF)
    file.seek(0)
    if not head:
        raise Refusal("empty", "is an empty file")
    named = marked(head)
    if named is None and head.lstrip()[:1] != b"{":
        check_bytes(head)
    return named or "utf-8"


def articles(
    file: BinaryIO, named: str, frame: Frame, limits: Limits, encodings: set[str]
) -> Iterator[Draft | Refusal]:
    """Each line as an article, or as the refusal of one; blank lines are passed over.

    Without a mark every line is decoded by itself; `encodings` receives those that were met.
    """
    if named.startswith(("utf-16", "utf-32")):
        encodings.add(named)
        file = io.BytesIO(decode(file.read()).text.encode("utf-8", "surrogatepass"))
        encodings = set()  # from here on the bytes are our own
    for number, raw in _lines(file, limits.record):
        if raw is None:
            yield Refusal("too_long", f"is longer than {limits.record:,} bytes, which no article is", number)
            continue
        try:
            decoded = decode_unmarked(raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw)
            encodings.add(named if decoded.encoding == "utf-8" else decoded.encoding)
            if decoded.text.strip():
                yield _article(decoded.text, number, frame)
        except Refusal as refusal:
            refusal.line = number
            yield refusal


def _lines(file: BinaryIO, longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of each line, None for the bytes of one that is too long, which is read past in pieces."""
    number = 0
    while raw := file.readline(longest + 1):
        number += 1
        if len(raw) <= longest or raw.endswith(b"\n"):
            yield number, raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = file.readline(longest)
        yield number, None


def _article(line: str, number: int, frame: Frame) -> Draft:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        why = str(error) if isinstance(error, json.JSONDecodeError) else "its numbers or its nesting are absurd"
        raise Refusal("broken_json", f"is not JSON: {why}", number, excerpt(line)) from None
    if not isinstance(record, dict):
        raise Refusal("broken_json", "holds no JSON object", number, excerpt(line))
    text = record.get("text")
    if not isinstance(text, str):
        raise Refusal("no_text", "has no text under the key text", number, excerpt(line))
    check_text(text)
    return draft(text, record, frame, "jsonl", number)
