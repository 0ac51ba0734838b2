"""Running totals that name no period: another voice's count of what a story has counted before."""

from __future__ import annotations

from datetime import timedelta

from pipelines.claims.dates import apart
from pipelines.claims.figures import HARM, Figure
from pipelines.claims.lexicon import BITS, bits

_PERFECT, _CARE, _HAPPENING, _CONFLICT = (BITS[role] for role in ("perfect", "care", "happening", "conflict"))
_CASUALTY, _LOSE, _WAGED, _TOLL = (BITS[role] for role in ("casualty", "lose", "waged", "toll"))
_SPOT = BITS["place_noun"]
_SPEAKS, _ALIKE = bits("say", "count"), BITS["alike"]
_TOLLS = frozenset(("killed", "injured", "casualties"))
_LOSSES = frozenset(("equipment",))
_BESIDE = 7
"""Words around a figure in which `in the same period` speaks of it."""
_CLOSED = frozenset(("weekday", "stated_date", "month"))
"""How the end of a period is known that is over."""
_SAME = timedelta(days=40)
"""How long a running total counts one thing, so that others count from the same day on."""


def lead(figures: list[Figure], position: int) -> Figure | None:
    """The figure told before, whose period goes on; not one that another was only compared with."""
    for figure in reversed(figures[max(position - 3, 0) : position]):
        if not apart.counterpart(figure.reading.sentence, figure.word):
            return figure
    return figures[position - 1] if position else None


def so_far(figure: Figure) -> bool:
    """`officials say 120 soldiers have died`: a tense that runs up to now."""
    return figure.measure in HARM and figure.reading.sentence.has(_PERFECT, figure.stop, figure.stop + 6)


def count_on(figures: list[Figure], position: int, own_place: bool) -> None:
    """`Diplomats speak of 500`, after a running total: another voice's count of the same, with its period.

    An event without a day becomes a running total; one with a place of its own only where somebody counts `so far`.
    """
    figure = figures[position]
    sentence, low = figure.reading.sentence, figure.bounds[0]
    alike = _alike(figure)
    counted = _TOLLS if figure.measure in _TOLLS else _LOSSES
    if figure.measure not in counted or figure.value == 1:
        return
    if figure.status == "denied" and figure.amount not in (f.amount for f in figures[:position]):
        return
    until_now = sentence.has(_PERFECT, max(low, figure.word - 4), figure.stop + 6)
    if figure.status == "hypothetical" and not until_now:
        return
    by_account = until_now and figure.said is not None
    lead = _counted_before(figures[:position], counted, alike or by_account)
    if lead is None or lead.basis != "cumulative" or lead.window:
        return
    if not lead.period and (figure.struck or any(_told(f) for f in figures[:position])):
        return
    whole = (figure.amount or 0) > (lead.amount or 0) or so_far(figure) or _in_care(figure)
    if own_place and not alike and not (figure.said and whole):
        return
    if not _of_the_same(figure, lead, alike or until_now):
        return
    figure.basis = "cumulative"
    if alike:
        figure.period, figure.as_of = lead.period, lead.as_of._replace(basis="antecedent")
    until = lead.as_of.day
    if lead.measure in HARM | _LOSSES and lead.period and until and until - lead.period <= _SAME:
        figure.period = lead.period
        if lead.as_of.basis in _CLOSED and figure.source.words == lead.source.words:
            figure.as_of = lead.as_of._replace(basis="antecedent")


def answer(figure: Figure, before: Figure | None) -> None:
    """`It has lost 18 men since May, and Lubova says that it shot down ten jets`: a count set against another."""
    if before is None or before.basis != "cumulative" or before.reading is not figure.reading or before.window:
        return
    alike = (figure.measure == "captured") == (before.measure == "captured")
    if (
        alike
        and figure.basis == "event"
        and figure.said is not None
        and figure.status == "asserted"
        and not figure.whole
    ):
        figure.basis = "cumulative"


def count_alike(figures: list[Figure], position: int) -> None:
    """`listed 4,937 dead for the same month`: a running total of the period that the one told before names."""
    figure = figures[position]
    if figure.basis != "cumulative" or not _alike(figure):
        return
    lead = next((f for f in reversed(figures[:position]) if f.period and f.as_of.day), None)
    if lead is not None and lead.basis == "cumulative" and (lead.measure in HARM) == (figure.measure in HARM):
        figure.period, figure.as_of = lead.period, lead.as_of._replace(basis="antecedent")


def _alike(figure: Figure) -> bool:
    """Whether words near it say that it counts in the same period."""
    low, high = max(figure.bounds[0], figure.word - _BESIDE), min(figure.bounds[1], figure.stop + _BESIDE)
    return figure.reading.sentence.has(_ALIKE, low, high)


def _of_the_same(figure: Figure, lead: Figure, until_now: bool) -> bool:
    """Whether a figure may count what the running total does: somebody tells it, and of no deed of its own."""
    sentence = figure.reading.sentence
    if figure.measure == "equipment" and not figure.tells(_LOSE):
        return False
    bare = sentence.has(_CASUALTY, figure.stop, figure.stop + 1)
    if not (figure.said or until_now or bare) or _elsewhere(figure):
        return False
    if not figure.tells(_CONFLICT) and _befell(figure, lead.measure in HARM):
        return False
    return not any(period.precision == 5 and period.role != "since" for period in figure.reading.periods)


def _in_care(figure: Figure) -> bool:
    """`doctors counted 44 bodies in the morgue`: where the dead of all those days are taken."""
    return figure.reading.sentence.has(_CARE, max(figure.bounds[0], figure.word - 9), figure.stop + 9)


def _counted_before(earlier: list[Figure], counted: frozenset[str], until_now: bool) -> Figure | None:
    """The toll told last; where none is, and for those who `have died` by some account, any running total before."""
    told = next((f for f in reversed(earlier) if f.measure in counted and f.whole is None), None)
    if told is None or (until_now and told.basis != "cumulative"):
        return next((f for f in reversed(earlier) if f.basis == "cumulative" and not f.window), told)
    return told


def _told(figure: Figure) -> bool:
    """Whether it tells the dead of an event with its day, whose toll `so far` is no war's."""
    return figure.basis == "event" and figure.measure in _TOLLS and figure.as_of.day is not None and not figure.whole


def _elsewhere(figure: Figure) -> bool:
    """`Two clerks died there`; not `prosecutors there said`."""
    sentence = figure.reading.sentence
    if "there" not in sentence.lower:
        return False
    at = sentence.lower.index("there") + 1
    return at >= sentence.count or not sentence.flags[at] & _SPEAKS


def _befell(figure: Figure, at_war: bool) -> bool:
    """Whether its clause tells of one deed; `at_war`, where the dead have been counted, shelling and raids go on."""
    sentence, (low, high) = figure.reading.sentence, figure.bounds
    if "when" in sentence.lower[figure.stop : high]:
        return True
    goes_on = _TOLL | _SPOT | _WAGED if at_war else _TOLL | _SPOT
    return any(bits_ & _HAPPENING and not bits_ & goes_on for bits_ in sentence.flags[low:high])
