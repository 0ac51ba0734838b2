"""Splits a text into lines and sentences with exact offsets."""

from __future__ import annotations

import re
from itertools import pairwise

_CANDIDATE = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)\]]*(?:\s+(?=[^\sa-z])|(?=[A-Z][a-z]))")
_FULL = 50
"""A line at least this long that ends without a full stop was cut by a fixed width, if others were too."""

_WIDEST = 100
_BLANK = re.compile(r"\n[ \t\r\u00a0]*\n\s*")
_ITEM = re.compile(r"\n\s*(?=[-\u2022*\u00b7\u25cf]\s)")


def lines(text: str) -> list[tuple[int, str]]:
    """Offset and text of each line; a text cut at a fixed width gives its paragraphs instead."""
    parts = text.split("\n")
    if len(parts) > 4 and _is_wrapped(parts):
        return _paragraphs(text)
    found = []
    at = 0
    for part in parts:
        found.append((at, part))
        at += len(part) + 1
    return found


def _paragraphs(text: str) -> list[tuple[int, str]]:
    found = []
    at = 0
    for match in (*_BLANK.finditer(text), None):
        end = match.start() if match else len(text)
        start = at
        for item in (*_ITEM.finditer(text, at, end), None):
            cut = item.start() if item else end
            found.append((start, text[start:cut]))
            start = item.end() if item else end
        found.append((end, ""))
        at = match.end() if match else end
    return found


def _is_wrapped(parts: list[str]) -> bool:
    """Whether most full-length lines end inside a sentence, and none is longer than a fixed width allows."""
    head = [part.rstrip() for part in parts[:80]]
    if max(map(len, head)) > _WIDEST:
        return False
    full = [line for line, after in pairwise(head) if len(line) >= _FULL and after.strip()]
    cut = sum(line[-1] not in '.!?:"\u201d' for line in full)
    return len(full) >= 2 and cut * 2 > len(full)


def split(line: str, abbreviations: dict[str, bool]) -> list[tuple[int, int]]:
    """Spans of the sentences of a line, without surrounding white space.

    `abbreviations`: words whose full stop ends no sentence, or (True) does before a capital.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _CANDIDATE.finditer(line):
        at, after = match.span()
        if line[at] == "." and (line.startswith("....", at) or not _ends(line, at, after, abbreviations)):
            continue
        _keep(line, start, after, spans)
        start = after
    _keep(line, start, len(line), spans)
    return spans


def _keep(line: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    part = line[start:end].rstrip()
    if part:
        first = start + len(part) - len(part.lstrip())
        if first < start + len(part):
            spans.append((first, start + len(part)))


_OPENINGS = "\"'([/\u201c\u2018"


def _ends(line: str, dot: int, after: int, abbreviations: dict[str, bool]) -> bool:
    """Whether the full stop at `dot` ends a sentence: not after a title, an initial or an abbreviation in its place."""
    start = max(line.rfind(" ", max(0, dot - 16), dot), line.rfind("\n", max(0, dot - 16), dot)) + 1
    if dot - start > 12:
        return True
    spelled = line[start:dot].lstrip(_OPENINGS)
    word = spelled.lower()
    if word in abbreviations:
        return abbreviations[word] and line[after : after + 1].isupper()
    return not (len(word) == 1 and spelled.isupper() and spelled != "I")
