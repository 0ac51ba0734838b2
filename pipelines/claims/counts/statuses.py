"""Whether a figure is asserted, denied, hypothetical, or replaces an earlier one."""

from __future__ import annotations

from itertools import pairwise

from pipelines.claims.articles import Article
from pipelines.claims.counts import denials, lowering, takebacks
from pipelines.claims.figures import Figure
from pipelines.claims.lexicon import BITS
from pipelines.claims.sentences import CAPITAL, DIGIT

_HYPOTHETICAL, _MODAL, _COUNT, _NEG = BITS["hypothetical"], BITS["modal"], BITS["count"], BITS["neg"]
_REVISED, _SETTLED, _TOLL, _EARLIER = BITS["revised"], BITS["settled"], BITS["toll"], BITS["earlier"]
_PRESENT, _SAY, _CONJ = BITS["present"], BITS["say"], BITS["conj"]
_FROM, _TO = BITS["from"], BITS["to"]
_REPLACES, _AT_FIRST, _BRINGING = BITS["replaces"], BITS["earlier"] | BITS["older"], BITS["bringing"]
_TALLY = BITS["toll"] | BITS["tally"]
_PARTS = 4
"""Figures before one that may be parts of the count it replaces."""
_FEARED = 4
"""Words behind a figure within which it is called feared: `60 people are feared dead`."""
_OF_EVENT = frozenset(("killed", "injured", "casualties", "missing"))
"""Measures whose figures replace one another."""
_COMPARED = BITS["compared"]
_LED, _CLOSING = 6, 9
"""Words before a figure in which it is called an old one, or what all come to."""
_AFTER, _REACH = 7, 18
"""Words after and before a figure in which a modal verb, a verb of revision, is looked for."""


def assign(article: Article, figures: list[Figure]) -> None:
    """Set the status of every figure; its attribution and its clause are known."""
    for figure in figures:
        said = figure.said
        if said and said.verb < figure.word and said.kind in ("deny", "fear") and denials.denies(figure, said):
            figure.status = "denied" if said.kind == "deny" else "hypothetical"
        elif denials.untrue(figure) or denials.disowned(figure) or denials.instead(figure):
            figure.status = "denied"
        elif _hypothetical(figure):
            figure.status = "hypothetical"
        elif figure.measure in _OF_EVENT and (_revised(figure, figures) or closes(figure)):
            figure.status = "revised"
    takebacks.assign(article, figures)
    for position, (before, after) in enumerate(pairwise(figures)):
        _replace(_counted_with(figures, position) if after.reading.sentence.seen & _REPLACES else before, after)


def settle(figures: list[Figure]) -> None:
    """A running total that grows replaces nothing, one that is lowered does; the basis of every figure is known."""
    for figure in figures:
        if figure.status != "revised" or figure.basis != "cumulative":
            continue
        if lowering.lowered(figure, figures):
            for retired in lowering.retired(figure, figures):
                retired.status = "denied"
        elif closes(figure):
            figure.status = "asserted"


def closes(figure: Figure) -> bool:
    """`another four died, bringing the toll to 31`, `bringing to 31 the number killed`: what all of them come to."""
    sentence, word = figure.reading.sentence, figure.word
    if not sentence.seen & (_BRINGING | _REVISED) or word < 2 or not sentence.flags[word - 1] & _TO:
        return False
    low = max(figure.reading.skip, word - _CLOSING)
    verb = next((i for i in range(word - 2, low - 1, -1) if sentence.flags[i] & (_BRINGING | _REVISED)), None)
    if verb is None or any(verb < other < word for other in figure.reading.figures):
        return False
    behind = sentence.has(_TALLY, figure.stop, figure.stop + 3) if verb == word - 2 else False
    return behind or sentence.has(_TALLY, verb, word)


def _counted_with(figures: list[Figure], position: int) -> Figure:
    """The largest of the figures of a sentence up to one: `27 drowned, seven of them women, lowering a count of 31`."""
    last = figures[position]
    near = figures[max(0, position - _PARTS) : position + 1]
    return max(
        (f for f in near if f.reading is last.reading and f.measure == last.measure), key=lambda f: f.amount or 0
    )


def _replace(before: Figure, after: Figure) -> None:
    """`killed 11, lowering a first count of 13`, `84 died, not 31`, `who first told of 11, conceded that 50 died`.

    And `knew of 143 deaths, against 97 announced on Tuesday`.
    """
    if before.reading is not after.reading or before.measure != after.measure or after.measure not in _OF_EVENT:
        return
    if before.status != "asserted" or before.source.words != after.source.words:
        return
    if denials.instead(after):
        before.status = "revised"
    if after.status != "asserted":
        return
    sentence, low = after.reading.sentence, max(before.stop, after.word - _LED)
    told = sentence.has(_COMPARED, after.word - 1, after.word) and sentence.has(_SAY, after.stop, after.stop + 1)
    if told or sentence.has(_REPLACES, low, after.word):
        before.status = "revised"
    elif before.source.words and sentence.has(_SAY, before.stop, after.word):
        if sentence.has(BITS["older"], low, after.word):
            before.status = "revised"
        elif ";" in sentence.gaps[before.stop : after.word]:
            return  # `74 died before sunrise, a doctor said; another hospital had 22`
        elif sentence.has(_AT_FIRST, max(0, before.word - _LED), before.word):
            after.status = "revised"


def _hypothetical(figure: Figure) -> bool:
    sentence, (low, high) = figure.reading.sentence, figure.bounds
    flags = sentence.flags
    if not sentence.seen & (_HYPOTHETICAL | _MODAL):
        return False
    for index in range(low, min(figure.word, high)):
        if flags[index] & _HYPOTHETICAL:
            return True
        if flags[index] & _MODAL and _is_modal(figure, index) and figure.word - index < _REACH:
            return True
    for index in range(figure.stop, min(figure.stop + _FEARED, high)):
        if sentence.gaps[index - 1]:
            break
        if flags[index] & _HYPOTHETICAL:
            return True
    if any(bits & _PRESENT for bits in flags[max(low, figure.word - 3) : figure.word]):
        return False
    for index in range(figure.stop, min(figure.stop + _AFTER, high)):
        if sentence.gaps[index - 1].strip("'’") or flags[index] & _CONJ:
            return False
        if flags[index] & _MODAL and _is_modal(figure, index):
            return True
    return False


def _is_modal(figure: Figure, index: int) -> bool:
    """`may`, `could`: not the month, not `could name`, not `would not`."""
    sentence = figure.reading.sentence
    flags, follows = sentence.flags, index + 1
    if (flags[index] & CAPITAL and not sentence.upper) or follows >= sentence.count:
        return False
    month = index and flags[index] & BITS["month"] and len(sentence.lower[index - 1]) < 3
    beside = flags[index - 1] & DIGIT if month else 0
    return not (flags[index] & _COUNT or flags[follows] & DIGIT or beside or sentence.lower[follows] == "not")


def _revised(figure: Figure, figures: list[Figure]) -> bool:
    """`the toll rose to 231`, `settled on three`, `now 21, up from 15`: the first figure after the verb."""
    sentence, (low, high) = figure.reading.sentence, figure.bounds
    flags = sentence.flags
    if not sentence.seen & (_SETTLED | _REVISED):
        return False
    lifted = figure.word > 2 and sentence.flags[figure.word - 1] & _TO and flags[figure.word - 3] & _FROM
    others = [f.word for f in figures if f.reading is figure.reading and f is not figure]
    if lifted:
        others = [word for word in others if word != figure.word - 2]
    toll = bool(lifted) or sentence.has(_TOLL, low, high)
    if figure.word and flags[figure.word - 1] & BITS["from"]:
        return False
    if sentence.has(_EARLIER, max(low, figure.word - 5), figure.word):
        return False
    for index in range(figure.word - 1, max(low, figure.word - _REACH) - 1, -1):
        if index in others:
            break
        if flags[index] & _EARLIER and flags[index] & _SETTLED:  # `up from` tells of the figure on its left
            continue
        if flags[index] & _SETTLED or (toll and flags[index] & _REVISED):
            return True
    for index in range(figure.stop, min(figure.stop + _AFTER, high)):
        if index in others:
            return False
        if toll and flags[index] & (_SETTLED | _REVISED) and flags[index] & _EARLIER | flags[index] & _SETTLED:
            return True
    return False
