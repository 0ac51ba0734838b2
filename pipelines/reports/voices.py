"""How a lineage is called for people: the body's name, or the words that stand for nobody."""

from __future__ import annotations

from collections.abc import Mapping

_NOBODY = {
    "unattributed": ("{}, naming no source", "no source named"),
    "anonymous": ("unnamed: {}", "an unnamed source"),
}


def voice(lineage: str, names: Mapping[str, str | None]) -> str:
    """The lineage's words. `names`: the name of each known source by its source_id."""
    kind, _, rest = lineage.partition(":")
    named = names.get(lineage)
    if named:
        return named
    if kind in _NOBODY:
        words, alone = _NOBODY[kind]
        return words.format(rest.replace("_", " ")) if rest else alone
    return lineage.replace("_", " ")
