"""Parts of an earlier figure where no `of them` says so: bodies found, kin of a survivor, the place worst hit."""

from __future__ import annotations

from pipelines.claims.figures import Figure
from pipelines.claims.lexicon import BITS

_ALONE, _WORST, _LOSE, _KIN, _MINE = (BITS[role] for role in ("alone", "worst", "lose", "kin", "mine"))
_OLD = BITS["older"] | BITS["earlier"] | BITS["backdated"]
_IDENTIFIED, _COMPARED = BITS["identified"], BITS["compared"]
_CLASS, _MORE, _FROM = BITS["class"], BITS["more"], BITS["from"]
_NEAR, _LED, _FAR = 2, 6, 9
"""Words beside a figure, before it and around it in which its link is looked for."""
_REST = ("other", "remaining")
_BACK = 40
"""Figures before one among which its whole is looked for."""


def told(figures: list[Figure], position: int) -> Figure | None:
    """The earlier figure that the one at a position is a part of, by what its own sentence says."""
    figure = figures[position]
    sentence, word, stop = figure.reading.sentence, figure.word, figure.stop
    if figure.amount is None:
        return None
    after = figures[position + 1] if position + 1 < len(figures) else None
    alone = sentence.seen & _ALONE and _alone(figure, after)
    if after and (_among(figure, after) or (alone and _before_whole(figure, after))):
        return after
    if position == 0:
        return None
    before = figures[position - 1]
    if before.reading is figure.reading and sentence.lower[max(0, word - 2) : word] == ["those", "of"]:
        return before if _larger(figure, before) else None
    if sentence.lower[stop : stop + 2] == ["of", "the"] and sentence.has(_CLASS, stop + 2, stop + 3):
        return _same_people(figures, position, sentence.lower[stop + 2])
    if figure.measure == "injured" and _of_the_hurt(figure):
        return _main(figures, position)
    if sentence.lower[word - 1] == "where" and (before.measure, figure.measure) == ("injured", "killed"):
        return before if before.reading is figure.reading and _larger(figure, before) else None
    if _remaining(figure):
        return _main(figures, position)
    found = figure.unit == "body" and figure.source.words is None and not _further(figure)
    if found or alone or _kin(figure) or _worst_hit(figure):
        return _main(figures, position)
    if sentence.seen & _IDENTIFIED and sentence.has(_IDENTIFIED, stop, stop + 1):
        return _main(figures, position, bodies=True)
    return None


def _of_the_hurt(figure: Figure) -> bool:
    """`Seven of the injured are critical`, `Eleven were described as seriously ill`: of the hurt told before."""
    sentence, stop = figure.reading.sentence, figure.stop
    told = sentence.lower[stop : stop + 2] == ["of", "the"] and sentence.lower[stop + 2 : stop + 3]
    if told:
        return told[0] in ("injured", "wounded", "hurt", "casualties")
    bare = figure.word <= figure.reading.skip and sentence.has(BITS["be"], stop, stop + 1)
    return bool(bare) and sentence.has(BITS["grave"], stop, stop + 6)


def _remaining(figure: Figure) -> bool:
    """`The other five were passengers`, `the remaining two`, `the three others`: of those told before."""
    lower, word = figure.reading.sentence.lower, figure.word
    if word > 1 and lower[word - 2] == "the" and lower[word - 1] in _REST:
        return True
    return word > 0 and lower[word - 1] == "the" and lower[figure.stop : figure.stop + 1] == ["others"]


def _among(figure: Figure, after: Figure) -> bool:
    """`Police chief among 12 dead`."""
    if after.reading is not figure.reading or after.measure != figure.measure or after.word <= figure.stop:
        return False
    return figure.reading.sentence.lower[after.word - 1] == "among" and _larger(figure, after)


def _alone(figure: Figure, after: Figure | None) -> bool:
    """`In the city alone 40 died`, `40 died in the city alone`, up to the figure after it."""
    low, high = max(figure.reading.skip, figure.word - _LED), figure.stop + _FAR
    if after and after.reading is figure.reading and after.word > figure.word:
        high = min(high, after.word)
    return figure.reading.sentence.has(_ALONE, low, high)


def _before_whole(figure: Figure, after: Figure) -> bool:
    """`4,000 died in the city alone and 9,500 in the province`: the whole is told behind its part."""
    if after.reading is not figure.reading or after.measure != figure.measure or after.unit != figure.unit:
        return False
    nearer = not figure.reading.sentence.has(_ALONE, after.stop, after.stop + _LED)
    return nearer and (after.amount or 0) > (figure.amount or 0)


def past(figure: Figure) -> bool:
    """Whether the words before a figure say that it held before: `up from 121`, `at first spoken of seven`."""
    sentence, word = figure.reading.sentence, figure.word
    set_beside = sentence.has(_FROM, word - 1, word) or sentence.has(_COMPARED, max(0, word - 3), word)
    return set_beside or sentence.has(_OLD, max(figure.reading.skip, word - _LED), word)


def apart(figure: Figure, told: Figure) -> bool:
    """Whether the killed of a figure cannot be some of those told in an earlier sentence.

    `Six of the wounded have died` are none of those killed before, and when soldiers pursued the gunmen and `killed 12
    of them`, these are neither the dead nor the hurt.
    """
    sentence, word, stop = figure.reading.sentence, figure.word, figure.stop
    if told.measure == "killed" and sentence.lower[stop : stop + 2] == ["of", "the"]:
        return sentence.lower[stop + 2 : stop + 3] in (["wounded"], ["injured"], ["hurt"])
    if told.measure not in ("killed", "injured") or sentence.lower[stop : stop + 2] != ["of", "them"]:
        return False
    return word > 0 and sentence.lower[word - 1] in ("killed", "killing") and not sentence.gaps[word - 1]


def spelt_out(whole: Figure, figure: Figure) -> bool:
    """Whether a colon behind the whole opens the list."""
    colon = any(":" in sep for sep in figure.reading.sentence.seps[max(0, figure.word - 3) : figure.word])
    return colon and figure.reading is whole.reading


def _further(figure: Figure) -> bool:
    return (
        figure.reading.sentence.has(_MORE, max(0, figure.word - 1), figure.stop)
        or "more" in (figure.reading.sentence.lower[figure.word : figure.stop])
    )


def _larger(figure: Figure, whole: Figure) -> bool:
    return whole.amount is not None and whole.amount >= max(figure.amount or 0, 2) and whole.status != "denied"


def _main(figures: list[Figure], position: int, bodies: bool = False) -> Figure | None:
    """The nearest larger figure of the same measure that is a part of nothing itself, and no old one."""
    figure = figures[position]
    for candidate in reversed(figures[max(0, position - _BACK) : position]):
        if candidate.measure != figure.measure or candidate.whole is not None or past(candidate):
            continue
        if (candidate.unit == "body" and not bodies) or candidate.value in (0, 1) or not _alike(figure, candidate):
            continue
        return candidate if _larger(figure, candidate) and (candidate.amount or 0) > (figure.amount or 0) else None
    return None


def _alike(figure: Figure, whole: Figure) -> bool:
    """Insurgents are no part of the soldiers they fought, nor a mourner's kin of the attackers."""
    sides = [one.population in ("rebel", "militant") for one in (figure, whole)]
    return sides[0] == sides[1] or (sides[0] and whole.population == "all")


def _same_people(figures: list[Figure], position: int, noun: str) -> Figure | None:
    """`Twelve pupils were hurt; four of the pupils are in a critical state`."""
    figure = figures[position]
    for candidate in reversed(figures[max(0, position - _BACK) : position]):
        if noun in candidate.reading.sentence.lower[candidate.stop : candidate.stop + 3]:
            return candidate if _larger(figure, candidate) else None
    return None


def _kin(figure: Figure) -> bool:
    """`My three daughters drowned`, `he lost his wife and two sons`: those whom a survivor mourns."""
    sentence, word = figure.reading.sentence, figure.word
    if not sentence.seen & _KIN or figure.measure not in ("killed", "injured", "missing"):
        return False
    if not sentence.has(_KIN, word, figure.stop + 3):
        return False
    mine = sentence.has(_MINE, max(0, word - 1), figure.stop + 2)
    return mine or sentence.has(_LOSE, max(figure.reading.skip, word - _LED), word)


def _worst_hit(figure: Figure) -> bool:
    """`Worst hit was Dalo, where 43 died`."""
    sentence, word = figure.reading.sentence, figure.word
    if not sentence.seen & _WORST or "where" not in sentence.lower[max(0, word - _NEAR) : word]:
        return False
    return sentence.has(_WORST, max(figure.reading.skip, word - 2 * _FAR), word)
