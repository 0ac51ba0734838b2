"""Resolves what a sentence leaves to the text around it: carried measures, elided nouns, whose nationals."""

from __future__ import annotations

from pipelines.mentions.figures import Figure
from pipelines.mentions.lexicon import Lexicon


def resolve(sentences: list[tuple[int, list[Figure]]], text: str, lexicon: Lexicon) -> list[Figure]:
    """The figures of one article; `sentences` are (paragraph, figures) in order."""
    resolved: list[Figure] = []
    previous: Figure | None = None
    paragraph = -1
    for block, found in sentences:
        if block != paragraph:
            previous, paragraph = None, block
        for figure in found:
            if figure.measure == "carry":
                if previous is None:
                    continue
                figure = figure._replace(measure=previous.measure, unit=previous.unit)
            if figure.population is None:
                figure = figure._replace(population=_antecedent(figure, previous))
            if figure.country is not None:
                figure = _at_home(figure, text, lexicon)
            resolved.append(figure)
            previous = figure
    return resolved


def _antecedent(figure: Figure, previous: Figure | None) -> str:
    if previous is not None and previous.population is not None and figure.kind == "N_bare":
        return previous.population
    return "all"


def _at_home(figure: Figure, text: str, lexicon: Lexicon) -> Figure:
    if figure.measure in ("refugees", "displaced", "returned", "missing"):
        return figure._replace(population="all")
    counts = {
        country: sum(text.count(name) for name in names) for country, names in lexicon.countries.items()
    }
    home = max(sorted(counts), key=lambda country: counts[country])
    return figure._replace(population="all") if home == figure.country else figure
