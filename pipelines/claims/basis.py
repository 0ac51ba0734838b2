"""What a figure counts: one incident, a day's tally, a running total, or how many there are at a moment."""

from __future__ import annotations

from pipelines.claims.lexicon import BITS
from pipelines.claims.periods import Period
from pipelines.claims.sentences import Sentence

_CUMULATIVE, _DAILY, _STOCK, _EVENT = BITS["cumulative"], BITS["daily"], BITS["stock"], BITS["event"]
_CONFLICT, _SPREAD = BITS["conflict"], BITS["spread"]
STOCKS = frozenset(("troops", "refugees", "displaced"))
_FLOWS = frozenset(("killed", "injured", "casualties", "missing", "captured", "returned", "defected", "equipment"))


def of_figure(sentence: Sentence, bounds: tuple[int, int], word: int, measure: str, spans: list[Period]) -> str:
    """event, daily, cumulative or stock, from the words of the figure's clause and the periods that cover it."""
    flags = sentence.flags
    low, high = bounds
    seen = 0
    for index in range(low, high):
        seen |= flags[index]
    for period in spans:
        if period.role in ("since", "between", "past"):
            return "cumulative"
        if period.role == "day":
            return "daily"
    if seen & _DAILY:
        return "daily"
    if seen & _CUMULATIVE:
        return "cumulative"
    if measure == "troops":
        return "event" if seen & _EVENT and not seen & _STOCK else "stock"
    if measure in STOCKS and seen & _STOCK:
        return "stock"
    if seen & _SPREAD and measure in _FLOWS:
        return "daily"
    return "event"
