"""Splits a text into lines and sentences with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise

from pipelines.mentions.lexicon import load

_CANDIDATE = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)\]]*(?:\s+(?=[^\sa-z])|(?=[A-Z][a-z]))")
_FULL = 50
"""A line at least this long may have been cut by a fixed width."""

_WIDEST = 140
"""Wider lines are paragraphs: nobody cuts there."""
_ENTRY = re.compile(r"\d{1,2}[:.]\d\d\b|[•▸▪●]")
"""What opens an entry of a live page or of a list."""
_NEARLY = 0.85
"""Share of the widest line of its block that a line and the next word must fill, if it was cut there."""

_BEGINS = 25
_ITEM = re.compile(r"[-\u2022*\u00b7\u25cf]\s|[A-Z\d][^.:;,]{0,40}(?::\s| [-\u2013\u2014/|] )")
"""What opens an item of a list: a bullet, or a label."""


def lines(text: str) -> list[tuple[int, str]]:
    """Offset and text of each line; lines cut at a fixed width are one with the rest of what they belong to."""
    parts = text.split("\n")
    if len(parts) == 1:
        return [(0, text)]
    found = []
    at = 0
    for block in _blocks(parts):
        widest = max(map(len, block))
        start = at
        for part, after in pairwise((*block, "")):
            at += len(part) + 1
            if not _is_cut(part.rstrip(), after.lstrip(), widest):
                found.append((start, text[start : at - 1]))
                start = at
    return found


def _blocks(parts: list[str]) -> Iterator[list[str]]:
    """Runs of lines between blank ones; each blank line alone."""
    for blank, run in groupby(parts, key=lambda part: not part or part.isspace()):
        if blank:
            yield from ([part] for part in run)
        else:
            yield list(run)


def _is_cut(line: str, after: str, widest: int) -> bool:
    """Whether a line was cut by a fixed width: it runs on in small letters, or had no room for the next word."""
    if not line or not after or line[-1] == ":" or _ITEM.match(after):
        return False
    if _ENTRY.match(after):
        return False
    if after[0].islower() and len(line) >= _BEGINS and line[-1] not in ".!?":
        return True
    return _FULL <= len(line) <= widest <= _WIDEST and len(line) + 1 + len(after.split(None, 1)[0]) > _NEARLY * widest


def spans(line: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of a line; both halves of the engine ask, for every figure what stands around it."""
    return _kept(line, language) if len(line) < _LONG else tuple(split(line, load(language).abbreviations))


_LINES, _LONG = 8_192, 4_000
"""Lines kept cut, and code points from which one is too long to be kept."""


@lru_cache(maxsize=_LINES)
def _kept(line: str, language: str) -> tuple[tuple[int, int], ...]:
    return tuple(split(line, load(language).abbreviations))


def split(line: str, abbreviations: dict[str, bool]) -> list[tuple[int, int]]:
    """Spans of the sentences of a line, without surrounding white space.

    `abbreviations`: words whose full stop ends no sentence, or (True) does before a capital.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _CANDIDATE.finditer(line):
        at, after = match.span()
        leads = line.startswith("....", at) or (line.startswith("...", at) and line[after : after + 1].isdigit())
        if line[at] == "." and (leads or not _ends(line, at, after, abbreviations)):
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


_OF_CLOCK = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z]{2,3}[TC]\b|ET\b")
"""What goes on behind `6 p.m.`: a day, a time zone."""
_OPENINGS = "\"'([/\u201c\u2018"


def _ends(line: str, dot: int, after: int, abbreviations: dict[str, bool]) -> bool:
    """Whether the full stop at `dot` ends a sentence: not after a title, an initial or an abbreviation in its place."""
    start = max(line.rfind(" ", max(0, dot - 16), dot), line.rfind("\n", max(0, dot - 16), dot)) + 1
    if dot - start > 12:
        return True
    spelled = line[start:dot].lstrip(_OPENINGS)
    word = spelled.lower()
    if word in abbreviations:
        return abbreviations[word] and line[after : after + 1].isupper() and not _OF_CLOCK.match(line, after)
    return not (len(word) == 1 and spelled.isupper() and spelled != "I")
