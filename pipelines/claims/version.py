"""The version of the resolver: moves when its rules or the tables it reads would resolve the same text differently."""

from __future__ import annotations

from functools import cache

import xxhash

from pipelines.claims import phrases
from pipelines.claims.identity import incidents
from pipelines.claims.lexicon import FOLDER
from pipelines.settings import SEEDS

RULES = "12"
"""Moved by hand when the rules in code change what they give."""
_TABLES = ("sources.csv", "places.csv", "conflicts.csv", "events.csv", "onward.csv")


@cache
def resolver_version(language: str = "en") -> str:
    """The rules' version and a hash of every seed table they read."""
    digest = xxhash.xxh3_64()
    folder = SEEDS / FOLDER.format(language=language)
    names = [SEEDS / file.format(language=language) for file in (phrases.FILE, incidents.WORDS)]
    for path in (*(SEEDS / name for name in _TABLES), *names, *sorted(folder.glob("*.csv"))):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return f"{RULES}-{digest.hexdigest()[:12]}"
