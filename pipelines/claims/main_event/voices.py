"""Whose office a voice speaks for that a sentence calls by the bare name: the health minister, Ali Sherif."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.claims.lexicon import BITS, lexicon

_OFFICIAL = BITS["official"]
_NAME = re.compile(r"(?:[A-Z][\w.'’-]*|al-\w+|bin|de|van|von)(?: (?:[A-Z][\w.'’-]*|al-\w+|bin|de|van|von))+")
_BEFORE = re.compile(r"(?:^|[.,;:\n] |\b(?:the|a|an|The|A|An) )((?:[^.,;:\n]|\.(?! [A-Z])){3,90}?),? $")
_BEHIND = re.compile(r", (?:the|a|an) ([^.,;\n]{3,60})")
_REACH = 100
"""Code points before a name in which its office may stand."""


def titled(source: str | None, text: str) -> str | None:
    """A voice with the office that the text gives it where it first names it; others as they are."""
    if source is None or source.isupper() or not _NAME.fullmatch(source) or is_office(source):
        return source
    at = text.find(source)
    if at < 0:
        return source
    before = _BEFORE.search(text, max(0, at - _REACH), at)
    behind = _BEHIND.match(text, at + len(source))
    office = next((found[1] for found in (behind, before) if found and is_office(found[1])), None)
    return f"{office} {source}" if office else source


@lru_cache(maxsize=4096)
def is_office(words: str) -> bool:
    """Whether words name an official body or its bearer."""
    return any(bits & _OFFICIAL for bits in lexicon().read(words.lower().replace(".", "").split()))
