"""What is told of somebody's own: `Mr Lomax, whose daughter was among the victims`, has lost her and lives."""

from __future__ import annotations

from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import compiled

_NEAR = 9
"""Places behind a noun within which its `whose` stands."""
_LEADS = compiled("[{be}{have}{modal}{adv}{among}{the}{prep}{date}{comma}{skip}]*$")
"""What leads to the word that says what befell them."""
_VERB = compiled("[{be}{have}{modal}{say}{report}{part}{intr}{fin}{efin}{word_ed}{reach}{move}{take}{hit}{pred}]")


def is_anothers(reduced: Reduced, place: int, cue: int) -> bool:
    """Whether the word at `cue` tells of whom a `whose` behind the noun at `place` names, not of the noun."""
    for at in range(place + 1, min(cue, place + _NEAR)):
        if reduced.word(at) == "whose":
            lead = _LEADS.search(reduced.classes, at + 1, cue)
            return _VERB.search(reduced.classes, at + 1, lead.start() if lead else cue) is None
    return False
