"""Running totals that are lowered: unlike those that grow, they take back what was counted before."""

from __future__ import annotations

from pipelines.claims.counts import denials
from pipelines.claims.figures import Figure
from pipelines.claims.lexicon import BITS

_LOWERED, _OLD = BITS["lowered"], BITS["earlier"] | BITS["older"] | BITS["from"] | BITS["compared"]
_TO = BITS["to"]
_BEFORE, _LED = 14, 4
"""Words before a figure in which it is said to be lowered, and to be an old one."""


def lowered(figure: Figure, figures: list[Figure]) -> bool:
    """`lowered the toll since May to 188`, `revised its toll to 188 from 203`, `is 188 and not 203`."""
    sentence, low = figure.reading.sentence, max(figure.bounds[0], figure.word - _BEFORE)
    if retired(figure, figures):
        return True
    if not sentence.seen & _LOWERED or not sentence.has(_TO, figure.word - 2, figure.word):
        return False
    return sentence.has(_LOWERED, low, figure.word)


def retired(figure: Figure, figures: list[Figure]) -> list[Figure]:
    """The greater figures that its sentence tells as those it replaces."""
    return [
        other
        for other in figures
        if other.reading is figure.reading
        and (other.measure, other.whole) == (figure.measure, figure.whole)
        and (other.amount or 0) > (figure.amount or 0)
        and (_is_old(other) or denials.instead(other))
    ]


def _is_old(figure: Figure) -> bool:
    """`from 203`, `an earlier 203`, `203 previously`: right before it, and no other figure between."""
    low = max([figure.word - _LED, 0, *(word + 1 for word in figure.reading.figures if word < figure.word)])
    return figure.reading.sentence.has(_OLD, low, figure.word)
