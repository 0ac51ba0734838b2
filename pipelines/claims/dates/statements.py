"""Days of counts and statements beside a figure, which are not the day of what it counts."""

from __future__ import annotations

from pipelines.claims.dates.stretches import Period
from pipelines.claims.figures import Figure
from pipelines.claims.lexicon import BITS, bits

_SPOKEN, _COUNT = bits("say", "count"), BITS["count"]
_CASUALTY, _HAPPENING, _PLUPERFECT = BITS["casualty"], BITS["happening"], BITS["pluperfect"]
_CONDITION = BITS["condition"]
_RELATIVE, _AUX, _STOCK, _PART = BITS["relpron"], BITS["aux"], BITS["stock"], BITS["part"]
_PRONOUNS = frozenset(("it", "he", "she", "they", "who"))
_SEEN = frozenset(("saw", "seen", "witnessed"))
"""Verbs of counting whose day may be that of the deed."""
_NEWS = frozenset(("reported", "reports", "reporting", "said", "says"))
_NEAR, _RELATED = 5, 12
"""Words between a verb of saying and its figure; between a figure and the clause that tells how its people died."""


def told(figure: Figure, period: Period) -> bool:
    """Whether a day is that of a statement: `had spoken of 20 dead on Saturday`, `the 92 it had listed on Monday`."""
    if period.owned or period.role != "at" or period.precision > 1 or period.start < figure.stop:
        return False
    sentence = figure.reading.sentence
    verb = period.start - 1
    while verb > figure.stop and (sentence.lower[verb] == "on" or sentence.flags[verb] & _PART):
        verb -= 1
    if sentence.flags[verb] & _SPOKEN and verb >= figure.stop:
        before = sentence.lower[verb - 1]
        own = before in _PRONOUNS or (before == "had" and sentence.lower[verb - 2] in _PRONOUNS)
        return own and verb - figure.stop <= _NEAR and sentence.lower[verb] not in _SEEN
    return _spoken_of(figure, verb + 1)


def _spoken_of(figure: Figure, until: int) -> bool:
    """`had spoken of 20 dead on Saturday`: nothing but a word for the dead stands between the figure and the day."""
    sentence, said = figure.reading.sentence, figure.said
    if said is None or not 0 < figure.word - said.verb <= _NEAR or sentence.lower[said.verb] in _NEWS | _SEEN:
        return False
    if sentence.has(_HAPPENING, said.verb + 1, figure.word):
        return False
    return all(bits_ & _CASUALTY for bits_ in sentence.flags[figure.stop : until])


def of_their_death(figure: Figure) -> Period | None:
    """`mourned on Sunday for 51 people, who were crushed on Friday`: the day of the clause that tells their end."""
    sentence = figure.reading.sentence
    if not sentence.seen & _RELATIVE or figure.measure not in ("killed", "injured", "missing"):
        return None
    who = range(figure.stop, min(figure.stop + _RELATED, sentence.count - 2))
    opens = next((at for at in who if sentence.lower[at] == "who" and sentence.flags[at + 1] & _AUX), None)
    if opens is None or sentence.has(_STOCK, opens, opens + _NEAR):
        return None
    for period in figure.reading.periods:
        if period.start > opens + 1 and period.role == "at" and period.last and period.precision == 1:
            passed = any(opens < word < period.start for word in figure.reading.figures)
            return None if passed or ";" in sentence.gaps[opens : period.start] else period
    return None


def of_the_treated(figure: Figure, period: Period) -> bool:
    """`Of the 220 hurt 115 were still in hospital on Sunday`, `eleven were critical last night`: no day of the deed."""
    sentence, stop = figure.reading.sentence, figure.stop
    if figure.measure == "injured" and not period.owned and sentence.has(_CONDITION, stop, period.start):
        return True
    if period.start < stop or "of" not in sentence.lower[max(figure.word - 2, 0) : figure.word]:
        return False
    part = any(stop < word <= stop + 2 for word in figure.reading.figures)
    return part and sentence.has(_STOCK, stop + 1, period.start)
