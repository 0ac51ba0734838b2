"""Resolves what a sentence leaves to the text around it: carried measures, elided nouns, whose nationals."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from pipelines.mentions.figures import Figure
from pipelines.mentions.lexicon import Lexicon

_CAPITALISED = re.compile(r"[A-Z][\w-]+(?:'(?!s\b)\w+)?")
_REMEMBERED = 12
"""Figures back to which an elided noun may point."""

_NO_FORCE = frozenset(("all", "man", "civilian", "other", None))
_AT_LARGE = frozenset(("displaced", "refugees", "returned"))
_HOSTED = frozenset(("refugees", "displaced", "returned"))
_STAYING = frozenset(("refugees", "displaced"))
_LODGED = {"camped": "displaced", "housed": None}
"""People in a camp or sheltered somewhere are those last spoken of; what they are where nobody was."""
_IN_FLIGHT = {"arrived": "displaced", "exiled": "refugees"}
"""What a crowd that reached a place is, or nationals in another country, in a paragraph that tells of flight."""
_HELD = frozenset(("military", "rebel", "police", "prisoner"))
"""Who is no guest where he is held."""
_HOLDABLE = _HOSTED | {"captured"}
"""Whom a country or a camp holds."""


def resolve(paragraphs: list[tuple[str, list[Figure]]], text: str, lexicon: Lexicon) -> list[Figure]:
    """The figures of one article, in order; `paragraphs` are its figures a paragraph, beside what that one says."""
    resolved: list[Figure] = []
    for said, found in paragraphs:
        before: list[Figure] = []
        for figure in found:
            if figure.measure in _IN_FLIGHT:
                if lexicon.flight.search(said) is None:
                    continue
                figure = figure._replace(measure=_IN_FLIGHT[figure.measure])
            settled = _settle(figure, before, text, lexicon)
            if settled is None:
                continue
            resolved.append(settled)
            if settled.value != 0:
                before.append(settled)
    return resolved


def _settle(figure: Figure, before: list[Figure], text: str, lexicon: Lexicon) -> Figure | None:
    before = before[-_REMEMBERED:]
    previous = before[-1] if before else None
    if figure.measure == "carry" and figure.rival:
        previous = _rival(figure, before)
    if figure.measure in ("hosted", "hold") and (figure.kind == "N_bare" or figure.others):
        known = _HOLDABLE if figure.measure == "hold" else _STAYING
        previous = next(
            (one for one in reversed(before) if one.measure in known and figure.sentence - one.sentence < 4), None
        )
        figure = figure._replace(measure="carry")
    if figure.measure in _LODGED:
        previous = next(
            (one for one in reversed(before) if one.measure in _STAYING and figure.sentence - one.sentence < 4), None
        )
        measure = previous.measure if previous is not None else _LODGED[figure.measure]
        if measure is None:
            return None
        figure = figure._replace(measure=measure)
    if figure.measure in ("carry", "hold"):
        measure = _carried(figure, previous)
        if measure is None and figure.kind == "N_bare" and figure.country is not None:
            measure = "refugees"
        if measure is None:
            return None
        figure = figure._replace(measure="killed" if figure.unit == "body" else measure)
        if figure.kind == "N_bare" and previous is not None and figure.measure == previous.measure:
            figure = figure._replace(unit=previous.unit)
    if figure.population is None and figure.measure == "equipment":
        figure = figure._replace(population="other")
    if figure.population is None:
        wholes = [one for one in before if not one.part and one.measure != "equipment"]
        figure = figure._replace(population=_antecedent(figure, wholes[-1] if wholes else previous))
    if figure.measure == "troops" and figure.population in _NO_FORCE:
        figure = figure._replace(population="military")
    if figure.country is not None:
        figure = _at_home(figure, text, lexicon)
    return figure


def _rival(figure: Figure, before: list[Figure]) -> Figure | None:
    """What another source counts: the dead of the last sentences, else what was counted last and is no part."""
    if figure.part:
        told = [one for one in before if one.sentence == before[-1].sentence]
        return next((one for one in reversed(told) if one.measure == "killed"), told[-1] if told else None)
    recent = [one for one in before if figure.sentence - one.sentence <= 2]
    dead = [one for one in recent if one.measure == "killed"]
    wholes = [one for one in before if not one.part]
    for choice in (dead, wholes, before):
        if choice:
            return choice[-1]
    return None


def _carried(figure: Figure, previous: Figure | None) -> str | None:
    if figure.measure == "hold":
        if figure.population in _HELD:
            return "captured"
        if previous is not None and previous.measure in _HOSTED:
            return previous.measure
        return "captured" if figure.kind in ("N_person", "I_person") else None
    if previous is None or (figure.part and figure.sentence - previous.sentence > 1):
        return None
    if figure.kind in ("N_equip", "I_equip"):
        return None
    if previous.measure == "equipment" and not (figure.part and figure.kind == "N_bare"):
        return None
    return previous.measure


def _antecedent(figure: Figure, previous: Figure | None) -> str:
    if previous is None or previous.population is None or previous.mixed or figure.kind == "name":
        return "all"
    if previous.measure == "equipment" and figure.measure != "equipment":
        return "all"
    if figure.value == 0 and figure.kind == "Z_person":
        return previous.population if figure.others else "all"
    if previous.kind == "I_person" and not figure.others:
        return "all"
    if figure.measure in _AT_LARGE and previous.measure not in _AT_LARGE and figure.sentence != previous.sentence:
        return "all"
    if figure.measure == "equipment":
        return "other"
    return previous.population


def _at_home(figure: Figure, text: str, lexicon: Lexicon) -> Figure:
    """Nationals in their own country are simply people; a country is the text's own if it is named most."""
    if figure.measure in ("refugees", "displaced", "returned", "missing"):
        return figure._replace(population="all")
    if figure.population != "foreigner":
        return figure
    return figure._replace(population="all") if _home(text, lexicon) == figure.country else figure


@lru_cache(maxsize=64)
def _home(text: str, lexicon: Lexicon) -> str | None:
    """The country that a text names most, by itself, its people and its main places."""
    words = _CAPITALISED.findall(text)
    pairs = (f"{one} {two}" for one, two in pairwise(words))
    known = lexicon.country_by_name
    counts = Counter(known[name] for name in (*words, *pairs) if name in known)
    if not counts:
        return None
    home = max(sorted(counts), key=lambda country: counts[country])
    return home if counts[home] > 1 else None
