"""The gate: drops, in Rust, the text that can't state a figure, before any of it is tokenised.

A figure needs a word that says what it counts; a number alone can only repeat what a figure before it counts. The gate
is wider than the cascade and never narrower, so that it changes how long a text takes and nothing else.
"""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from pipelines.mentions.lexicon import Entry, load
from pipelines.mentions.symbols import CHAR

_CUES = frozenset(
    CHAR[name]
    for name in (
        "part", "fin", "ger", "intr", "intr_ing", "pred", "count_pl", "count_sg", "event", "victims", "toll", "lose",
        "ward",
    )
)  # fmt: skip
_WITH_NUMBER = frozenset(
    CHAR[name]
    for name in (
        "hold", "take", "suffer", "guard", "move", "leave", "deploy", "strong", "equip_pl", "equip_sg", "claim",
        "nat_pl", "host",
    )
)  # fmt: skip
_LOSSES = frozenset(CHAR[name] for name in ("epart", "efin", "eger", "eintr"))
_FORCES = frozenset(("military", "police", "peacekeeper", "rebel", "militant"))
"""Whose single pieces of equipment count, lost or not."""
_PIECES = frozenset((CHAR["equip_sg"],))
_SITES = frozenset(CHAR[name] for name in ("thing_pl", "thing_sg", "label"))
_NUMBERS = frozenset(
    CHAR[name]
    for name in (
        "unit", "ten", "multiplier", "dozen", "dozens", "bigs", "tens", "several", "few", "lot", "many", "half",
        "quarter", "number", "both",
    )
)  # fmt: skip
_ODD = r"(?i:[a-z][013457@$*][a-z])|[\u{00ad}\u{200b}-\u{200f}\u{2060}\u{feff}\u{0300}-\u{036f}]"
"""Disguised words, and words cut by invisible characters: read in full."""

_GAP = r"(?u:\s+)"

Terms = list[tuple[tuple[str, ...], Entry]]


def _is_strong(entry: Entry) -> bool:
    return (
        entry.char in _CUES
        or (entry.char == CHAR["person_pl"] and (entry.measure is not None or entry.armed != "no"))
        or (entry.char == CHAR["person_sg"] and entry.unit == "body")
    )


def _is_weak(entry: Entry) -> bool:
    """Says what is counted only beside a number: men, camps, and the words of `_WITH_NUMBER`."""
    return (
        entry.char in _WITH_NUMBER
        or (entry.char == CHAR["person_pl"] and entry.population in ("man", "prisoner"))
        or (entry.char in _SITES and entry.measure is not None)
    )


def _alternation(terms: Terms) -> str:
    """The terms as one alternation of word starts; what another one opens, or a phrase it is part of, is left out.

    Phrases are spelled to their end: their first words alone (`in the`) stand in every second sentence.
    """
    singles = {phrase[0] for phrase, _ in terms if len(phrase) == 1}
    spelled = {phrase for phrase, _ in terms if len(phrase) == 1 or singles.isdisjoint(phrase)}
    kept: list[str] = []
    for words in sorted(" ".join(phrase) for phrase in spelled):
        if not kept or not words.startswith(kept[-1]):
            kept.append(words)
    return rf"(?i-u:(?-u:\b){_grown([tuple(words.split(' ')) for words in kept])})"


def _grown(phrases: list[tuple[str, ...]]) -> str:
    """Phrases as a tree of words: what begins or ends alike is written once, so that the expression stays small."""
    after: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in phrases:
        after.setdefault(first, []).append(tuple(rest))
    alike: dict[str, list[str]] = {}
    for first, rests in after.items():
        alike.setdefault("" if () in rests else _GAP + _grown(rests), []).append(_literal(first))
    branches = [f"(?:{'|'.join(firsts)}){rest}" for rest, firsts in alike.items()]
    return f"(?:{'|'.join(branches)})"


def _literal(word: str) -> str:
    return re.escape(word).replace("'", "(?:'|\u2019)")


@cache
def patterns(language: str = "en") -> dict[str, str]:
    """Regular expressions by name: words that say what is counted, words that do beside a number, numbers ..."""
    lexicon = load(language)
    terms = [*(((word,), entry) for word, entry in lexicon.words.items()), *lexicon.phrases.items()]
    wrong = [((wrong,), lexicon.words[right]) for wrong, right in lexicon.misspellings.items()]
    by_class = {
        name: _alternation([term for term in terms if term[1].char in classes])
        for name, classes in (("piece", _PIECES), ("number", _NUMBERS))
    }
    weak = _alternation([term for term in terms if _is_weak(term[1])])
    lost = _alternation([term for term in terms if term[1].char in _LOSSES or term[1].role in _FORCES])
    strong = _alternation([term for term in (*terms, *wrong) if _is_strong(term[1])])
    return {
        **by_class,
        "weak": weak,
        "loss": lost,
        "strong": f"{strong}|{_ODD}",
        "number": f"[0-9]|{by_class['number']}",
    }


def hot(parts: list[str]) -> tuple[list[bool], list[bool]]:
    """For each part of a text: whether it may state a figure by itself, and whether it may at least repeat one."""
    spelled = patterns()
    text = pl.Series("text", parts, dtype=pl.String)
    strong = text.str.contains(spelled["strong"])
    rest = text.filter(~strong)
    number = rest.str.contains(spelled["number"])
    beside = number & rest.str.contains(spelled["weak"])
    lost = rest.str.contains(spelled["piece"]) & rest.str.contains(spelled["loss"])
    others = iter(zip((beside | lost).to_list(), number.to_list(), strict=True))
    flags = [(True, True) if one else next(others) for one in strong.to_list()]
    return [one for one, _ in flags], [one for _, one in flags]
