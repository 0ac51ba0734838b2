"""Figures that are taken back elsewhere in the text: in the next sentence, or where the same had told them before."""

from __future__ import annotations

from pipelines.claims.articles import Article, Reading
from pipelines.claims.counts import denials
from pipelines.claims.figures import NOBODY, Figure
from pipelines.claims.hints import may_hold
from pipelines.claims.lexicon import BITS

_UNTRUE, _RETRACT, _STATEMENT, _DET = (BITS[role] for role in ("untrue", "retract", "statement", "det"))
_BASELESS = BITS["baseless"]
_TAKEN = _UNTRUE | BITS["undone"]
_NEXT = 160
"""Code points behind a sentence in which the next may take it back."""
_NEAR = 7
"""Words within which a sentence that takes back another names what was said, and says that it is not so."""
_THAT = frozenset(("that", "this", "it"))


def assign(article: Article, figures: list[Figure]) -> None:
    """Deny what is taken back in another sentence than its own; the status within its own is known."""
    for position, figure in enumerate(figures):
        last = position + 1 == len(figures) or figures[position + 1].reading is not figure.reading
        alone = position == 0 or figures[position - 1].reading is not figure.reading
        if last and alone and figure.status in ("asserted", "revised") and (figure.amount or 0) > 1:
            _take_back(article, figure)
    taken = [figure for figure in figures if figure.status == "denied" and denials.disowned(figure)]
    if taken:
        _tell_on(figures, taken)


def _take_back(article: Article, figure: Figure) -> None:
    """`Reports spoke of 40 dead. That figure was wrong`, `It later withdrew the claim`: by nobody else's word."""
    end = figure.reading.end
    if not may_hold(article.text[end : end + _NEXT], _TAKEN | _RETRACT):
        return
    following = next(iter(article.after(end)), None)
    if following is None or not _takes_back(following, figure.source.words is not None):
        return
    voices = [said.speaker for said in following.said]
    others = [one for one in voices if following.sentence.span(one.start, one.stop) != figure.source.words]
    if any(not one.pronoun for one in others) or (voices and figure.source.words is None):
        return
    figure.status = "denied"
    if not voices:
        figure.source = NOBODY


def _takes_back(reading: Reading, told: bool) -> bool:
    """Whether a sentence says of what was said just before that it is not so; `told`, by somebody who is named."""
    sentence = reading.sentence
    for at, bits_ in enumerate(sentence.flags):
        if at in reading.figures:
            return False
        if bits_ & _RETRACT:
            return sentence.has(_STATEMENT, at + 1, at + _NEAR) or sentence.lower[at + 1 : at + 2] in (["it"], ["that"])
        if bits_ & _TAKEN and denials.is_so(sentence, -1, at):
            named = any(_means(reading, word) for word in range(max(at - _NEAR, 1), at))
            bare = told and at < _NEAR and sentence.lower[0] in _THAT and bool(bits_ & _BASELESS)
            return named or (bare and sentence.lower[at] != "wrong")  # `It was wrong` may be said of the deed
    return False


def _means(reading: Reading, word: int) -> bool:
    """`that figure`, `the report`: what was said."""
    flags, before = reading.sentence.flags, reading.sentence.lower[word - 1]
    return bool(flags[word] & _STATEMENT and (flags[word - 1] & _DET or before in _THAT))


def _tell_on(figures: list[Figure], taken: list[Figure]) -> None:
    """Elsewhere in the text, too, a figure that was taken back is denied: where the same tell it, or nobody does."""
    for figure in figures:
        if figure.status != "asserted" or (figure.amount or 0) < 2:
            continue
        same = [one for one in taken if (one.amount, one.measure) == (figure.amount, figure.measure)]
        if any(_of_the_same(figure, one) for one in same):
            figure.status = "denied"


def _of_the_same(figure: Figure, taken: Figure) -> bool:
    """`withdrew its figure of 500`, and then: `The society had said that 500 people were killed`."""
    told = figure.source.words
    if told is None or told == taken.source.words:
        return True
    said, sentence = figure.said, figure.reading.sentence
    return said is not None and said.verb > 0 and sentence.lower[said.verb - 1] in ("had", "first", "originally")
