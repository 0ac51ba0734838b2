"""Whom a figure counts where its own words don't say: `women made up 688`, `its men`, `12, all of them soldiers`."""

from __future__ import annotations

from pipelines.claims import lexicon as vocabulary
from pipelines.claims.articles import Article
from pipelines.claims.figures import Figure
from pipelines.claims.lexicon import BITS, Lexicon
from pipelines.claims.sentences import DIGIT

_CLASS, _COMPRISE, _EVERY, _CASUALTY = BITS["class"], BITS["comprise"], BITS["every"], BITS["casualty"]
_OWN, _LOSE, _AUX = BITS["possessive"], BITS["lose"], BITS["aux"]
_TROOP, _PARTISAN = BITS["troop"], BITS["partisan"]
_OFFICER, _MISSION = BITS["officer"], BITS["mission"]
_NARROW = frozenset(("child", "woman", "man", "foreigner"))
_BACK, _AHEAD, _NEAR = 6, 9, 3
"""Words before and after a figure, and beside a word that links, in which its class is looked for."""


def assign(article: Article, figures: list[Figure]) -> None:
    """Make the class of people narrower where the sentence does; the links between figures are known."""
    lexicon = article.lexicon
    drafted: Figure | None = None
    before: Figure | None = None
    for figure in figures:
        last, before = before, figure
        if figure.population == "military":
            figure.population = _served(article, figure)
        if figure.measure in ("equipment", "troops"):
            continue
        told = _made_up(figure, lexicon) or _every_one(figure, lexicon) or _of_its_class(figure)
        told = told or _enlisted(figure) or _counted_anew(figure, last)
        if figure.population == "man" and (_own_men(figure) or (drafted is not None and bare(figure))):
            told, drafted = "military", figure
        else:
            drafted = None
        figure.population = told or figure.population


def _served(article: Article, figure: Figure) -> str:
    """`nine officers` of a text that tells of police are the police's, `305 soldiers` of a mission peacekeepers."""
    sentence, stop = figure.reading.sentence, figure.stop
    if sentence.has(_OFFICER, stop, stop + 1) and article.policed:
        soldiers = figure.whole is not None and figure.whole.population == "military"
        return "military" if soldiers else "police"
    speaking = (figure.source.words or "").lower()
    named = sentence.has(_MISSION, max(0, figure.word - _AHEAD), stop + _AHEAD) and not any(
        word in speaking for word in ("mission", "union", "force")
    )
    return "peacekeeper" if named and sentence.has(_CLASS, stop, stop + _NEAR) else "military"


def _enlisted(figure: Figure) -> str:
    """`195 men of the 14th Regiment`, men who deserted, `gave its losses as 57 dead`: soldiers, or rebels."""
    sentence, stop = figure.reading.sentence, figure.stop
    if figure.population == "man":
        serving = sentence.lower[stop + 1 : stop + 2] == ["of"] and sentence.has(_TROOP, stop + 2, stop + _AHEAD)
        return "military" if serving or figure.measure == "defected" else ""
    if figure.population != "all" or not bare(figure) or not sentence.seen & _LOSE:
        return ""
    lost = range(figure.bounds[0] + 1, figure.word)
    owned = any(sentence.lower[i] == "losses" and sentence.flags[i - 1] & _OWN for i in lost)
    return ("rebel" if partisan(figure.source.words) else "military") if owned else ""


def partisan(voice: str | None) -> bool:
    """Whether a speaker is called a rebel, an activist, one of the opposition."""
    known = vocabulary.lexicon().words
    return any(known.get(word, 0) & _PARTISAN for word in (voice or "").lower().split())


def _counted_anew(figure: Figure, before: Figure | None) -> str:
    """`Some 11,000 injured` behind 37 babies, another voice's `159 dead` behind 152 refugees: people of all classes."""
    sentence, stop = figure.reading.sentence, figure.stop
    if before is None or figure.amount == 1 or figure.whole or before.reading is figure.reading:
        return ""
    if not sentence.has(_CASUALTY, stop, stop + 1) or sentence.has(_CLASS, stop + 1, stop + 3):
        return ""
    voice = figure.source.words
    rival = voice is not None and voice != before.source.words and figure.population in ("civilian", "other")
    return "all" if rival or (figure.population in _NARROW and figure.population == before.population) else ""


def _class(figure: Figure, start: int, stop: int, lexicon: Lexicon) -> str:
    sentence = figure.reading.sentence
    for index in range(max(0, start), min(stop, sentence.count)):
        if sentence.flags[index] & _CLASS:
            return lexicon.value("class", sentence.lower[index])
    return ""


def _made_up(figure: Figure, lexicon: Lexicon) -> str:
    """`Women made up 688 of the casualties`."""
    flags = figure.reading.sentence.flags
    for index in range(figure.word - 1, max(figure.word - _BACK, 0), -1):
        if flags[index] & DIGIT:
            return ""
        if flags[index] & _COMPRISE:
            return _class(figure, index - _NEAR, index, lexicon)
    return ""


def _every_one(figure: Figure, lexicon: Lexicon) -> str:
    """`12 people were killed, all of them civilians`; only where no class is told yet."""
    sentence = figure.reading.sentence
    if figure.population != "all" or not sentence.seen & _EVERY:
        return ""
    for index in range(figure.stop, min(figure.stop + _AHEAD, sentence.count)):
        if sentence.flags[index] & _EVERY and sentence.gaps[index - 1][:1] in (",", "–", "—", "-"):
            return _class(figure, index + 1, index + 1 + _NEAR, lexicon)
    return ""


def _of_its_class(figure: Figure) -> str:
    """`688 women (201 killed, 487 injured)`: parts in a bracket are of the class of their whole."""
    whole = figure.whole
    if whole is None or whole.reading is not figure.reading or whole.population in ("all", figure.population):
        return ""
    gaps = figure.reading.sentence.gaps[whole.stop - 1 : figure.word]
    bracketed = any("(" in gap for gap in gaps) and not any(")" in gap for gap in gaps)
    return whole.population if bracketed and bare(figure) else ""


def bare(figure: Figure) -> bool:
    """Whether nothing but what befell them is said: `201 killed`, `15 wounded`."""
    sentence = figure.reading.sentence
    return figure.stop >= sentence.count or bool(sentence.flags[figure.stop] & (_CASUALTY | _AUX))


def _own_men(figure: Figure) -> bool:
    """`100 of its men`, `lost two tanks and 11 men`: men of a force."""
    sentence = figure.reading.sentence
    flags = sentence.flags
    if any(flags[i] & _OWN and flags[i + 1] & _CLASS for i in range(figure.stop, min(figure.stop + 3, len(flags) - 1))):
        return True
    return sentence.has(_LOSE, max(figure.bounds[0], figure.word - _BACK), figure.word)
