"""The line that opens a dispatch: `GOMA, Congo — `, `LIMA, 27 JUN 88 (ANDES WIRE) -- `."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipelines.claims.lexicon import BITS, lexicon
from pipelines.claims.phrases import Words
from pipelines.claims.places.gazetteer import gazetteer, words_of
from pipelines.claims.sources import bodies

_WITHIN = 700
_OPENING = 6_000
"""Code points that tell which countries a dispatch is about."""
_DATELINE = re.compile(
    r"^[ \t]*(?P<place>(?![IVX]+\.)[A-ZÀ-Þ][A-ZÀ-Þ'’./ -]{1,40}[A-ZÀ-Þ])"
    r"(?:(?P<rest>(?:,[^\n—–:()\[\]]{2,40}?)?(?: ?\([^)\n]{2,40}\))?)"
    r"[ ]?(?:—|–|--|:(?= [A-Z“])|-(?= ))[ ]*"
    r"|(?:,[ ][A-Z][^\n,:.()]{2,30})?"
    r",[ ](?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: night| evening| morning)?"
    r"|(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[A-Za-z]*\.? \d{1,2})\.)",
    re.MULTILINE,
)
_VESSEL, _LEGATION = BITS["vessel"], BITS["legation"]
_SHORT = 3
_CITY = re.compile(r"[/,]")
_LEAD = re.compile(r"[.!?][”\"’]? +(?=[A-Z“])|\n")
"""What ends the first sentence: a dispatch from abroad mostly says in it where."""
_ELSEWHERE = 2
"""The weight of the countries named further down up to which they say nothing."""


class Dateline(NamedTuple):
    """Where a dispatch was filed: the words, their offsets, the rest of the line (country, day, agency), its end."""

    place: str
    start: int
    rest: str
    end: int


def dateline(text: str) -> Dateline | None:
    """The dateline near the start of a text, if it has one."""
    found = _DATELINE.search(text, 0, _WITHIN)
    if found is None or not (found["rest"] or _names(found["place"])):
        return None
    return Dateline(
        found["place"].strip(), found.start("place"), (found["rest"] or found["day"] or "").strip(", "), found.end()
    )


def _names(place: str) -> bool:
    """Whether capitals before a dash are those of a place: of three letters (OSH, JOS) only a known one is, no WHO."""
    if len(place) > _SHORT:
        return True
    known = gazetteer()
    return bool(known.meanings(place)) and words_of(place) not in known.initials


def filed_abroad(line: Dateline, text: str) -> bool:
    """Whether a dispatch tells of other countries only: from Lisbon of Angola, from Bangkok of Vietnam.

    A word for the country it was filed in, or for a place there, brings it home; a city elsewhere and a
    single foreigner say nothing, and small towns are where things happen.
    """
    known = gazetteer()
    filed = [known.places[place] for place in known.meanings(_CITY.split(line.place, maxsplit=1)[0])]
    home = {place.country for place in filed if place.kind == "city"}
    if not home:
        return False
    lead = _LEAD.split(text[line.end : line.end + _OPENING], maxsplit=1)[0]
    if any(country in home for country, _ in _told(lead)):
        return False
    told = _told(text[line.end : line.end + _OPENING])
    if any(country in home for country, _ in told):
        return False
    if any(country in home for country, _ in _told(line.rest)):  # `MISRATA, Libya`: few sit there to write of others
        named = [country for country, weight in told if weight]
        return any(named.count(country) > 1 for country in named)
    afloat = any(lexicon().words.get(word, 0) & _VESSEL for word in lead.lower().split())
    weight = sum(weight for _, weight in told)
    return weight > (1 if afloat or any(weight for _, weight in _told(lead)) else _ELSEWHERE)


@lru_cache(maxsize=256)
def _told(text: str) -> tuple[tuple[str, int], ...]:
    """The countries that a text names: 2 by their own names, 1 by those of their peoples, 0 by those of their towns."""
    words = Words(text)
    found: list[tuple[str, int]] = []
    for hit in bodies.table().countries.find(words.keys):
        name = tuple(words.keys[hit.start : hit.stop])
        abroad = any(lexicon().words.get(key, 0) & _LEGATION for key in words.keys[hit.stop : hit.stop + 1])
        if words.capital(hit.start) and name not in gazetteer().initials and not abroad:
            found.append((hit.value, _weight(name)))
    return tuple(found)


def _weight(name: tuple[str, ...]) -> int:
    known = gazetteer()
    if any(place in known.countries for place in known.names.get(name, ())):
        return 2
    return int(bool(lexicon().value("demonym", " ".join(name))))
