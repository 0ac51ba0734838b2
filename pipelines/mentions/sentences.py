"""Splits a text into sentences with exact offsets."""

from __future__ import annotations

import re

_CANDIDATE = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)\]]*(?=\s|[A-Z]\w)|\n[ \t\r\u00a0]*\n\s*|\n")
_WORD_BEFORE = re.compile(r"([^\W\d_]+(?:[.-][^\W\d_]+)*)$")
_WRAP = 50
"""A line at least this long that ends without a full stop was cut by a fixed width, if the next goes on."""


def split(text: str, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """Spans of the sentences of `text`, in code points, without surrounding white space."""
    wrapped = _is_wrapped(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _CANDIDATE.finditer(text):
        mark = match[0]
        if mark[0] != "\n":
            if mark[0] == "." and not _ends(text, match.start(), match.end(), abbreviations):
                continue
            cut = match.end()
        elif mark == "\n" and wrapped and not _list_item(text, match.end()):
            continue
        else:
            cut = match.start()
        _keep(text, start, cut, spans)
        start = match.end()
    _keep(text, start, len(text), spans)
    return spans


def _keep(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _is_wrapped(text: str) -> bool:
    """Whether lines were cut at a fixed width: most full-length lines end inside a sentence."""
    head = text[:6000]
    if "\n" not in head:
        return False
    lines = [line.rstrip() for line in head.split("\n")]
    full = [line for line, after in zip(lines, lines[1:], strict=False) if len(line) >= _WRAP and after.strip()]
    if len(full) < 2:
        return False
    widest = max(len(line) for line in lines)
    cut = sum(line[-1] not in ".!?:\"\u201d" for line in full)
    return widest <= 100 and cut * 2 > len(full)


def _list_item(text: str, at: int) -> bool:
    head = text[at : at + 4].lstrip()
    return head[:1] in ("-", "\u2022", "*", "\u00b7") or not head


def _ends(text: str, dot: int, after: int, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop at `dot` ends a sentence."""
    following = text[after : after + 3].lstrip()
    if not following:
        return True
    match = _WORD_BEFORE.search(text, max(0, dot - 24), dot)
    word = match[1].lower() if match else ""
    if word in abbreviations:
        return _abbreviation_ends(word, text, after)
    if len(word) == 1 and match and match[1].isupper() and word != "i":
        return False
    return not following[0].islower()


_TITLES = frozenset(
    "mr mrs ms dr prof gen col maj capt lt sgt cpl pvt brig rev fr sen gov rep hon cmdr adm st mt no nos vs e.g i.e "
    "approx est ca insp supt const msgr op art sec vol lt-col maj-gen pres amb u.s u.n u.k".split()
)


def _abbreviation_ends(word: str, text: str, after: int) -> bool:
    if word in _TITLES:
        return False
    if word in ("a.m", "p.m", "etc", "jr", "inc", "ltd", "co", "corp", "inj", "wnd"):
        return text[after : after + 2].strip()[:1].isupper()
    return False
