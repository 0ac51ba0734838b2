"""Finds the claim that a decision was made about when its id has moved: by the words it was made on.

In turn: the sentence at the same address; one nearly the same there; where no article has that address any more, the
sentence or one nearly the same in another article. The printed figure is the same in all of them; two that fit are
none, unless they are copies of one story.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from pipelines import seeds
from pipelines.decisions.decision import Decision
from pipelines.decisions.found import AMBIGUOUS, APPLIED, ORPHAN, Found

_NUMBER = re.compile(r"\d")
_TELLING = re.compile(r"\w+")
_NAMED = 3
"""Ids that an ambiguous decision names."""


class Candidate(NamedTuple):
    """A claim that prints the figure: the columns of `sql/queries/corrections/candidates.sql`, `line` apart."""

    claim_id: str
    article_id: str
    story_id: str | None
    published_on: Any
    measure: str
    surface: str
    url: str | None
    path: str
    sentence: str


@cache
def thresholds() -> Mapping[tuple[str, str], float]:
    """The numbers of `seeds/anchors.csv`; raises SeedError with file and line."""
    columns = {"where": seeds.text, "parameter": seeds.text, "value": seeds.number, "meaning": seeds.text}
    return {(row["where"], row["parameter"]): row["value"] for row in seeds.read("anchors.csv", columns)}


def find(made: Decision, candidates: Sequence[Candidate], address_known: bool) -> Found:
    """The claim that a decision without a living id is about. `address_known`: whether an article has its url."""
    if not made.sentence or not made.digits:
        return Found(ORPHAN, "its claim is gone, and it names no sentence and figure to find it by")
    printed = [one for one in candidates if same_figure(made.digits, one.surface)]
    fitting = [one for one in printed if one.measure == made.measure or not made.measure]
    here = [one for one in fitting if made.url and made.url in (one.url, one.path)]
    for anchor, like in (("url", _same), ("quotation", _near)):
        found = _only([one for one in here if like(made, one)], anchor)
        if found:
            return found
    if address_known:
        return Found(ORPHAN, _gone(made, printed))
    if len(_TELLING.findall(made.sentence)) < thresholds()["elsewhere", "fewest_words"]:
        return Found(ORPHAN, "its article is gone, and its sentence is too short to be told from another's")
    for anchor, like in (("story", _same), ("quotation", _alike)):
        found = _only([one for one in fitting if like(made, one)], anchor)
        if found:
            return found
    return Found(ORPHAN, "neither its article nor its sentence is in the ledger any more")


def same_figure(printed: str, surface: str) -> bool:
    """Whether two wordings print one figure: the same digits in a row, or the one stands in the other as words."""
    one, other = _words(printed), _words(surface)
    if _NUMBER.search(one) and digits(one) == digits(other):
        return True
    short, long = sorted((one, other), key=len)
    return bool(short) and re.search(rf"(?<![\w.,-]){re.escape(short)}(?!\w|[.,]\d|-\w)", long) is not None


def digits(text: str) -> str:
    """The ASCII digits of a text, whatever stands between them."""
    return "".join(char for char in text if char in "0123456789")


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _same(made: Decision, one: Candidate) -> bool:
    return one.sentence == made.sentence


def _near(made: Decision, one: Candidate) -> bool:
    """Nearly the same words, or a part of them: sentences may be cut in other places by now."""
    if fuzz.ratio(made.sentence, one.sentence) >= thresholds()["here", "likeness"]:
        return True
    short, long = sorted((made.sentence, one.sentence), key=len)
    return len(_TELLING.findall(short)) >= thresholds()["elsewhere", "fewest_words"] and short in long


def _alike(made: Decision, one: Candidate) -> bool:
    likeness = fuzz.ratio(made.sentence, one.sentence)
    return likeness >= thresholds()["elsewhere", "likeness"] and _names(made.sentence) == _names(one.sentence)


def _names(sentence: str) -> list[str]:
    """Numbers and capitalised words: a report of another day or town differs in them alone."""
    return sorted(word for word in _TELLING.findall(sentence) if word[0].isupper() or _NUMBER.search(word))


def _only(fits: list[Candidate], anchor: str) -> Found | None:
    """The one claim that fits; of copies of one story the earliest; None where none fits."""
    if not fits:
        return None
    first = min(fits, key=_age)
    copies = len({one.article_id for one in fits}) == len(fits) and len({_voice(one) for one in fits}) == 1
    if len(fits) > 1 and not copies:
        named = ", ".join(sorted(one.claim_id for one in fits)[:_NAMED])
        return Found(AMBIGUOUS, f"{len(fits)} claims fit its sentence and figure: {named}", anchor)
    return Found(APPLIED, _moved(anchor, len(fits)), anchor, first.claim_id, first.article_id)


def _voice(one: Candidate) -> str:
    return one.story_id or one.article_id


_age: Callable[[Candidate], tuple[bool, str, str]] = lambda one: (  # noqa: E731
    one.published_on is None,
    str(one.published_on),
    one.claim_id,
)


def _moved(anchor: str, copies: int) -> str:
    told = {
        "url": "its claim has a new id: found by sentence and figure at the same address",
        "story": "its article has moved: found by sentence and figure at another address",
        "quotation": "its sentence has changed: found by the nearest wording with the same figure",
    }[anchor]
    return told if copies == 1 else f"{told}, in the earliest of {copies} copies"


def _gone(made: Decision, printed: Sequence[Candidate]) -> str:
    others = sorted({one.measure for one in printed if made.url in (one.url, one.path) and _near(made, one)})
    if others:
        return f"its figure is read as {', '.join(others)} by now, not as {made.measure}"
    return "its article is there, but no longer prints this figure in this sentence"
