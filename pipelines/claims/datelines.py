"""The line that opens a dispatch: `GOMA, Congo — `, `LIMA, 27 JUN 88 (ANDES WIRE) -- `."""

from __future__ import annotations

import re
from typing import NamedTuple

_WITHIN = 700
_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’./ -]{2,40}[A-ZÀ-Þ])"
    r"(?P<rest>(?:,[^\n—–:()\[\]]{2,40}?)?(?: ?\([^)\n]{2,40}\))?)"
    r"[ ]?(?:—|–|--|:(?= [A-Z“])|-(?= ))[ ]*",
    re.MULTILINE,
)


class Dateline(NamedTuple):
    """Where a dispatch was filed: the words, their offsets, the rest of the line (country, day, agency), its end."""

    place: str
    start: int
    rest: str
    end: int


def dateline(text: str) -> Dateline | None:
    """The dateline near the start of a text, if it has one."""
    found = _DATELINE.search(text, 0, _WITHIN)
    if found is None:
        return None
    return Dateline(found["place"].strip(), found.start("place"), found["rest"].strip(", "), found.end())
