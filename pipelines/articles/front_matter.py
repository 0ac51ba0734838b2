"""Splits a text file into its front matter, a block of `key: value` between two lines of three dashes, and its text.

A block counts as front matter only where its first line is `---` and one of its keys is known; else dashes at the
start of a dispatch are part of the text.
"""

from __future__ import annotations

import re

from pipelines.articles.draft import Refusal
from pipelines.articles.fields import KEYS

_FENCE = re.compile(r"---[ \t]*(\r\n|\r|\n)")
_LINE = re.compile(r"[^\r\n]*(\r\n|\r|\n|$)")
_PAIR = re.compile(r"(?P<key>[A-Za-z_][\w-]*)[ \t]*:(?P<value>.*)", re.DOTALL)
_LONGEST = 64  # lines


def split(text: str) -> tuple[dict[str, str], str]:
    """What the front matter states, and the text after it exactly as it stands; ({}, text) where there is none.

    Raises Refusal (`broken_front_matter`) for a block with known keys that is never closed or states one twice.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return {}, text
    stated: dict[str, str] = {}
    position = opening.end()
    for number in range(2, _LONGEST + 2):
        line = _LINE.match(text, position)
        assert line is not None  # the pattern matches the empty string
        content = line[0].strip()
        if content == "---":
            return (stated, text[line.end() :]) if stated.keys() & set(KEYS) else ({}, text)
        if content and not content.startswith("#"):
            pair = _PAIR.fullmatch(content)
            if pair is None or position >= len(text):
                break
            key = pair["key"].lower().replace("-", "_")
            if key in stated:
                raise Refusal("broken_front_matter", f"front matter states {key} twice", number)
            stated[key] = _unquoted(pair["value"].strip())
        if line.end() == position:
            break
        position = line.end()
    if stated.keys() & set(KEYS):
        raise Refusal("broken_front_matter", "front matter is opened by --- but never closed by another", 1)
    return {}, text


def _unquoted(value: str) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
