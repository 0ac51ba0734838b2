"""Whom a figure counts where its own words don't say: `women made up 688`, `its men`, `12, all of them soldiers`."""

from __future__ import annotations

from pipelines.claims import lexicon as vocabulary
from pipelines.claims.articles import Article
from pipelines.claims.counts import losses
from pipelines.claims.counts.losses import bare
from pipelines.claims.counts.losses import partisan as partisan
from pipelines.claims.figures import Figure
from pipelines.claims.lexicon import BITS, Lexicon
from pipelines.claims.sentences import DIGIT

_CLASS, _COMPRISE, _EVERY, _CASUALTY = BITS["class"], BITS["comprise"], BITS["every"], BITS["casualty"]
_OWN, _LOSE, _AUX = BITS["possessive"], BITS["lose"], BITS["aux"]
_TROOP, _PARTISAN = BITS["troop"], BITS["partisan"]
_OFFICER, _MISSION, _SIDE, _DOER = BITS["officer"], BITS["mission"], BITS["side"], BITS["doer"]
_RELIEF, _STAFF, _LIVES, _TREATED = BITS["relief"], BITS["staff"], BITS["lives"], BITS["treated"]
_LINKING = BITS["prep"] | BITS["verb"] | BITS["conj"] | BITS["clause"] | BITS["since"]
_SAY, _DEMONYM = BITS["say"], BITS["demonym"]
_OFTHEM, _FORCE = BITS["ofthem"], BITS["policing"] | BITS["troop"] | _CLASS
_SINGLE, _HAND = BITS["single"], BITS["hand"]
_MINOR = frozenset(("five", "ten", "18", "17", "16", "15", "14", "13", "12", "10", "5"))
"""Ages under which people are children."""
_FORCES = frozenset(("mission", "union", "force"))
"""What a speaker is called that is a body of peacekeepers itself."""
_FATALITIES = frozenset(("fatalities", "fatal"))
_AGAINST, _WITHIN = frozenset(("on", "against", "at", "with")), frozenset(("of", "in", "for", "from"))
"""Links that lead to a mission which others struck, and to one whose soldiers are told."""
_LINKS = frozenset(("that", "those", "of", "only"))
"""What may stand between `of them` and a class."""
_ELIDED, _REACH = 600, 10
"""Code points within which a noun is left out, words before a figure in which its losses are named."""
_NARROW = frozenset(("child", "woman", "man", "foreigner"))
_BACK, _AHEAD, _NEAR = 6, 9, 3
"""Words before and after a figure, and beside a word that links, in which its class is looked for."""


def assign(article: Article, figures: list[Figure]) -> None:
    """Make the class of people narrower where the sentence does; the links between figures are known."""
    lexicon = article.lexicon
    drafted: Figure | None = None
    before: Figure | None = None
    shared = ""
    moved: dict[str, str] = {}
    for figure in figures:
        last, before = before, figure
        own = figure.population
        figure.population = _carried(article, figure, last, moved)
        if figure.measure in ("equipment", "troops"):
            continue
        told = _made_up(figure, lexicon) or _every_one(figure, lexicon) or _of_its_class(figure)
        told = told or _enlisted(figure) or _counted_anew(figure, last) or _side(figure, lexicon)
        shared = losses.told(figure, last, shared, lexicon)
        told = told or shared or _by_noun(figure) or _of_two_nations(figure, lexicon)
        if figure.population == "man" and (_own_men(figure) or (drafted is not None and bare(figure))):
            told, drafted = losses.own_men(figure), figure
        else:
            drafted = None
        figure.population = _served(article, figure) if told == "military" else told or figure.population
        if figure.measure == "injured" and (own, figure.population) == ("civilian", "all"):
            moved[own] = "all"
    for figure in figures:
        if figure.whole is not None and figure.whole.population == "peacekeeper" and _of_them(figure):
            figure.population = "peacekeeper"


def _carried(article: Article, figure: Figure, before: Figure | None, moved: dict[str, str]) -> str:
    """The class of its own noun, or that to which the noun before it, left out here, was moved."""
    own = figure.population
    if own in moved and before is not None and _elided(figure, before):
        return moved[own]
    moved.pop(own, None)
    served = _served(article, figure) if own == "military" else own
    if own == "all" and figure.measure in ("killed", "injured") and _reported(article, figure):
        return "peacekeeper"
    if served == "police":
        moved[own] = served
    return served


def _served(article: Article, figure: Figure) -> str:
    """`nine officers` of a text that tells of police are the police's, `305 soldiers` of a mission peacekeepers, the
    crew of a ferry civilians.
    """
    sentence, stop = figure.reading.sentence, figure.stop
    if sentence.has(_HAND, stop, stop + _NEAR) and article.carrying and not sentence.has(_TROOP, 0, sentence.count):
        return "civilian"
    if sentence.has(_OFFICER, stop, stop + 1) and article.policed:
        soldiers = figure.whole is not None and figure.whole.population == "military"
        return "military" if soldiers else "police"
    named = sentence.seen & _MISSION and _on_mission(figure)
    return "peacekeeper" if named or _reported(article, figure) else "military"


def _reported(article: Article, figure: Figure) -> bool:
    """`MINUSMA fact sheet: strength 12,640; fatalities: 187`: a mission's report of its own soldiers."""
    sentence = figure.reading.sentence
    own = figure.measure == "troops" or _FATALITIES.intersection(sentence.lower[: figure.word])
    if not own or article.bulletin is None or sentence.has(_DEMONYM, 0, figure.word):
        return False
    return article.reading(*article.opening()[0]).sentence.has(_MISSION, 0, _AHEAD)


def _on_mission(figure: Figure) -> bool:
    """`The U.N. force, 900 strong, lost two`, `a soldier of MISCA`; not `41 men, in an attack on a U.N. force`."""
    if not _FORCES.isdisjoint((figure.source.words or "").lower().split()):
        return False
    sentence, (low, high) = figure.reading.sentence, figure.bounds
    reach = _REACH * 2 if sentence.has(_LOSE, low, figure.word) else _REACH
    for index in range(max(0, figure.word - reach), min(figure.stop + _NEAR * 2, sentence.count)):
        if not sentence.flags[index] & _MISSION:
            continue
        before = index - 1 if index and sentence.flags[index - 1] & BITS["det"] else index
        link = sentence.lower[before - 1] if before else ""
        if index < figure.word:
            return link not in _AGAINST and not sentence.has(_SAY, index, figure.word)
        return link in _WITHIN and low <= index < high
    return False


def _of_them(figure: Figure) -> bool:
    """`14 of the 1,266 soldiers of the mission`, `five peacekeepers (4 Nigerian)`: peacekeepers like their whole."""
    whole, sentence = figure.whole, figure.reading.sentence
    if whole is None or whole.reading is not figure.reading:
        return False
    if figure.population == "military":
        return sentence.lower[figure.stop : figure.stop + 1] == ["of"] and figure.word < whole.word
    gaps = sentence.gaps[whole.stop - 1 : figure.word]
    bracketed = any("(" in gap for gap in gaps) and not any(")" in gap for gap in gaps)
    return bracketed and figure.population in ("foreigner", "other", "all")


def _enlisted(figure: Figure) -> str:
    """`195 men of the 14th Regiment`, men who deserted."""
    sentence, stop = figure.reading.sentence, figure.stop
    if figure.population == "man":
        serving = sentence.lower[stop + 1 : stop + 2] == ["of"] and sentence.has(_TROOP, stop + 2, stop + _AHEAD)
        return "military" if serving or figure.measure == "defected" else ""
    return ""


def _elided(figure: Figure, before: Figure) -> bool:
    """`five officers shot dead and nine others wounded`: the nine are the officers' colleagues."""
    sentence, stop = figure.reading.sentence, figure.stop
    near = figure.reading.start - before.reading.start < _ELIDED
    return near and (_nounless(figure) or sentence.lower[stop] == "others")


def _nounless(figure: Figure) -> bool:
    """Whether no noun follows: what befell them, a preposition, another clause."""
    sentence, stop = figure.reading.sentence, figure.stop
    if bare(figure) or sentence.gaps[stop - 1]:
        return True
    if sentence.lower[stop] == "of" and sentence.has(_CLASS, stop + 1, stop + _NEAR):
        return False  # `60 of his soldiers`
    return bool(sentence.flags[stop] & (_LINKING | _OFTHEM))


def _side(figure: Figure, lexicon: Lexicon) -> str:
    """`Rebel losses were put at 60`, `brought the military toll to 532`: whose losses the noun before it names."""
    sentence, (low, _) = figure.reading.sentence, figure.bounds
    if not sentence.seen & _SIDE or figure.population != "all" or not _nounless(figure):
        return ""
    for index in range(figure.word - 1, max(low, figure.word - _REACH), -1):
        if sentence.flags[index] & _CASUALTY and index > low and sentence.flags[index - 1] & _SIDE:
            return lexicon.value("side", sentence.lower[index - 1])
        if sentence.gaps[index].strip("'’") or sentence.flags[index] & DIGIT:
            return ""
    return ""


def _by_noun(figure: Figure) -> str:
    """`cost 7,000 lives`, `treated 41 patients`: all; `320 of its staff` of an aid agency; a man shot by police."""
    sentence, stop = figure.reading.sentence, figure.stop
    if figure.whole is None and sentence.has(_LIVES, stop, stop + 1):
        return "all"
    if figure.population != "civilian":
        return ""
    if figure.measure == "injured" and sentence.has(_TREATED, stop, stop + 1):
        return "all"
    if sentence.seen & _RELIEF and sentence.has(_STAFF, stop, stop + _NEAR):
        return "aid_worker"
    return "militant" if _shot_by_police(figure) else ""


def _of_two_nations(figure: Figure, lexicon: Lexicon) -> str:
    """`Three Danish and Czech peacekeepers`: the noun that both adjectives share tells whom it counts."""
    sentence, stop = figure.reading.sentence, figure.stop
    if figure.population not in ("foreigner", "other") or sentence.lower[stop + 1 : stop + 2] not in (["and"], ["or"]):
        return ""
    both = sentence.has(_DEMONYM, stop, stop + 1) and sentence.has(_DEMONYM, stop + 2, stop + 3)
    return _class(figure, stop + 3, stop + 4, lexicon) if both else ""


def _shot_by_police(figure: Figure) -> bool:
    """`The driver was shot dead by police`, told behind those he ran down."""
    sentence, (_, high) = figure.reading.sentence, figure.bounds
    if not sentence.seen & _DOER or figure.amount != 1 or sentence.lower[figure.word] != "the":
        return False
    if not sentence.has(_DOER, figure.stop, figure.stop + 2):
        return False
    for index in range(figure.stop, high - 1):
        if sentence.lower[index] == "by":
            shot = any(word in ("shot", "killed") for word in sentence.lower[figure.stop : index])
            return shot and sentence.has(_FORCE, index + 1, index + 3)
    return False


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
    one = _one_of_them(figure)
    if one or whole is None or whole.reading is not figure.reading or whole.population in ("all", figure.population):
        return one
    gaps = figure.reading.sentence.gaps[whole.stop - 1 : figure.word]
    bracketed = any("(" in gap for gap in gaps) and not any(")" in gap for gap in gaps)
    return whole.population if bracketed and bare(figure) else ""


def _one_of_them(figure: Figure) -> str:
    """`16 of them children's`, `one of them that of a child`: the class behind `of them`."""
    sentence, stop = figure.reading.sentence, figure.stop
    if figure.population not in ("all", "civilian") or not sentence.has(_OFTHEM, stop, stop + 1):
        return ""
    for index in range(stop + 2, min(stop + 2 + _NEAR * 2, sentence.count)):
        if sentence.gaps[index - 1].strip("'’"):
            return ""
        if sentence.lower[index] == "under" and index + 1 < sentence.count:
            return "child" if sentence.lower[index + 1] in _MINOR else ""
        if sentence.flags[index] & (_CLASS | _SINGLE):
            role = "class" if sentence.flags[index] & _CLASS else "single"
            return vocabulary.lexicon().value(role, sentence.lower[index])
        if sentence.lower[index] not in _LINKS and not sentence.flags[index] & BITS["det"]:
            return ""
    return ""


def _own_men(figure: Figure) -> bool:
    """`100 of its men`, `lost two tanks and 11 men`: men of a force."""
    sentence = figure.reading.sentence
    flags = sentence.flags
    if any(flags[i] & _OWN and flags[i + 1] & _CLASS for i in range(figure.stop, min(figure.stop + 3, len(flags) - 1))):
        return True
    return sentence.has(_LOSE, max(figure.bounds[0], figure.word - _BACK), figure.word)
