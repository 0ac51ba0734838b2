"""Whose dead they are, by who lost, admits or struck them: `Iraqi losses`, `the rebels admit to eight dead`."""

from __future__ import annotations

from pipelines.claims import lexicon as vocabulary
from pipelines.claims.figures import Figure
from pipelines.claims.lexicon import BITS, Lexicon
from pipelines.claims.sentences import OWNER
from pipelines.claims.sources import bodies

_CASUALTY, _AUX, _OWN, _LOSE = BITS["casualty"], BITS["aux"], BITS["possessive"], BITS["lose"]
_SIDE, _CLASS, _DEMONYM, _TROOP = BITS["side"], BITS["class"], BITS["demonym"], BITS["troop"]
_PARTISAN, _OFTHEM, _ADMITS = BITS["partisan"], BITS["ofthem"], BITS["admits"]
_STRUCK, _SAY = BITS["struck"], BITS["say"]
_OWNED = _OWN | BITS["own"]
_REACH = 18
"""Words before a figure within which its losses, or those whom a deed struck, are named."""
_OBJECT = 4
"""Words between a deed and whom it struck."""
_UNSURE = frozenset(("all", "prisoner", "foreigner", "militant"))
"""Classes that a bare figure may have only from the one told before."""


def bare(figure: Figure) -> bool:
    """Whether nothing but what befell them is said: `201 killed`, `15 wounded`."""
    sentence = figure.reading.sentence
    return figure.stop >= sentence.count or bool(sentence.flags[figure.stop] & (_CASUALTY | _AUX))


def partisan(voice: str | None) -> bool:
    """Whether a speaker is called a rebel, an activist, one of the opposition."""
    return _called(voice, _PARTISAN)


def insurgent(voice: str | None) -> bool:
    """Whether a speaker's own dead are rebels: it is called so, or known for an armed group, as the PKK is."""
    if not voice:
        return False
    known = bodies.read(voice).bodies
    return partisan(voice) or (bool(known) and all(body.kind == "armed_group" for body in known))


def own_men(figure: Figure) -> str:
    """`lost two tanks and 11 men`, `100 of its men`: the class of those who lost them."""
    sentence, low = figure.reading.sentence, max(figure.bounds[0], figure.word - _REACH)
    at = next((at for at in range(figure.word - 1, low, -1) if sentence.flags[at] & _LOSE), None)
    if at is None:
        return "rebel" if insurgent(figure.source.words) else "military"
    at -= 1
    while at > low and sentence.flags[at] & (_AUX | BITS["adverb"]):
        at -= 1
    if sentence.flags[at] & (BITS["pron"] | _SAY | BITS["deny"]):
        return "rebel" if insurgent(figure.source.words) else "military"
    return (
        "rebel" if insurgent(sentence.span(max(low, at - 1), at + 1)) or insurgent(sentence.words[at]) else "military"
    )


def _called(voice: str | None, role: int) -> bool:
    known = vocabulary.lexicon().words
    return any(known.get(word, 0) & role for word in (voice or "").lower().split())


def told(figure: Figure, before: Figure | None, shared: str, lexicon: Lexicon) -> str:
    """The class of those lost, admitted or struck; empty where nothing tells it.

    `shared` is what was told of the figure before, which `admitted nine dead and 15 wounded` goes on with.
    """
    found = _told(figure, lexicon)
    if found or not shared or before is None or before.reading is not figure.reading:
        return found
    goes_on = figure.word - before.stop <= _OBJECT and bare(figure) and figure.population in _UNSURE
    return shared if goes_on else ""


def _told(figure: Figure, lexicon: Lexicon) -> str:
    if figure.population == "other":
        return _suspects(figure)
    if figure.population not in _UNSURE:
        return ""
    if bare(figure):
        return _lost(figure, lexicon) or _admitted(figure) or _struck(figure, lexicon)
    return _of_a_people(figure) or _struck(figure, lexicon)


def _lost(figure: Figure, lexicon: Lexicon) -> str:
    """`Their own losses were 121 killed and 225 wounded`, `has lost 1,250 killed`, `attackers' losses: nine dead`."""
    sentence, word = figure.reading.sentence, figure.word
    if not sentence.seen & _LOSE and "casualties" not in sentence.lower:
        return ""
    low = max(figure.bounds[0], word - _REACH)
    for index in range(word - 1, low, -1):
        if ";" in sentence.gaps[index]:
            return ""
        own = sentence.lower[index] == "casualties" and sentence.has(_OWNED, index - 1, index)
        if own or sentence.lower[index] == "losses":
            return _owner(figure, index, lexicon)
    lost = sentence.has(_LOSE, word - 1, word) and figure.stop < sentence.count and not figure.struck
    return "military" if lost and sentence.flags[figure.stop] & _CASUALTY else ""


def _owner(figure: Figure, losses: int, lexicon: Lexicon) -> str:
    """Whose losses: those of a side, of a class, of a nation's army, of who speaks."""
    sentence = figure.reading.sentence
    for index in range(losses - 1, max(losses - 3, -1), -1):
        bits_, name = sentence.flags[index], sentence.lower[index]
        for role, bit in (("side", _SIDE), ("class", _CLASS)):
            if bits_ & bit:
                return lexicon.value(role, name)
        if bits_ & _OWNED:
            return "rebel" if insurgent(figure.source.words) else "military"
        if bits_ & (_DEMONYM | OWNER | _TROOP):
            return "military"
    return ""


def _admitted(figure: Figure) -> str:
    """`The rebels admit to eight dead`, `NATO confirmed two deaths`: those who admit losses admit their own."""
    said, sentence = figure.said, figure.reading.sentence
    if said is None or not 0 < figure.word - said.verb <= 2 or not sentence.flags[said.verb] & _ADMITS:
        return ""
    if insurgent(figure.source.words):
        return "rebel"
    # An army owns to deaths that it caused, too.
    fallen = figure.stop < sentence.count and sentence.lower[figure.stop] != "deaths"
    return "military" if fallen and _called(figure.source.words, _TROOP) else ""


def _struck(figure: Figure, lexicon: Lexicon) -> str:
    """`fired on villagers, killing four and wounding 24`, `stopped a bus of passengers and shot 23 of them`."""
    sentence, word = figure.reading.sentence, figure.word
    if figure.population != "all" or not sentence.seen & _CLASS:
        return ""
    them = sentence.has(_OFTHEM, figure.stop, figure.stop + 1) and sentence.lower[figure.stop + 1] == "them"
    if not them and (not sentence.seen & _STRUCK or not _ends(figure)):
        return ""
    whole = figure.whole if figure.whole and figure.whole.reading is figure.reading else None
    opens, stop = max(figure.bounds[0], word - _REACH), word
    if them and whole:
        opens, stop = whole.stop - 1, min(whole.stop + _OBJECT, word)
    for index in range(stop - 1, opens, -1):
        if sentence.flags[index] & _CLASS and not sentence.has(_SAY, index + 1, index + 2):
            struck = sentence.has(_STRUCK, max(index - _OBJECT, 0), index)
            return lexicon.value("class", sentence.lower[index]) if struck or them else ""
    return ""


def _ends(figure: Figure) -> bool:
    """`killing four and wounding 24`: no noun follows."""
    sentence, stop = figure.reading.sentence, figure.stop
    verb = sentence.lower[figure.word - 1].endswith("ing")
    return verb and (stop >= sentence.count or bool(sentence.gaps[stop - 1]) or sentence.lower[stop] == "and")


def _of_a_people(figure: Figure) -> str:
    """`131 of its nationals`: abroad."""
    return "foreigner" if figure.reading.sentence.lower[figure.stop + 2 : figure.stop + 3] == ["nationals"] else ""


def _suspects(figure: Figure) -> str:
    """`killed six Qaeda suspects`: those killed as militants; the arrested are only suspects."""
    near = figure.reading.sentence.lower[figure.stop : figure.stop + 2]
    return "militant" if figure.measure == "killed" and "suspects" in near else ""
