"""Which body of `seeds/sources.csv` the words of a source name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipelines import reference
from pipelines.claims.figures import Source
from pipelines.claims.gazetteer import words_of


@dataclass(frozen=True)
class Bodies:
    """Source ids by the words of their names and aliases."""

    by_name: dict[tuple[str, ...], str]

    def known(self, source: Source, publisher: str | None) -> tuple[str | None, str | None]:
        """(source_id, source_basis) of a source; (None, None) where the words name no body in the table."""
        if source.words is None:
            return None, None
        found = self.find(source.full or source.words)
        if found is None:
            return None, None
        return found, "antecedent" if source.antecedent else "alias"

    def find(self, name: str) -> str | None:
        """The body that a name or alias means, articles aside; else the longest alias that the words end or open with."""
        words = words_of(name)
        if words[:1] == ("the",):
            words = words[1:]
        whole = self.by_name.get(words)
        if whole:
            return whole
        for length in range(len(words) - 1, 1, -1):
            for start in range(len(words) - length + 1):
                found = self.by_name.get(words[start : start + length])
                if found:
                    return found
        return None


@cache
def bodies() -> Bodies:
    """The bodies of `seeds/sources.csv`."""
    names: dict[tuple[str, ...], str] = {}
    for row in reference.frame("sources").iter_rows(named=True):
        for name in (row["name"], *row["aliases"]):
            names.setdefault(words_of(name), row["source_id"])
    names.pop((), None)
    return Bodies(names)
