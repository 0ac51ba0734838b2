"""Which figure is a part of which: `including`, `of them`, `among the dead`, lists in brackets and after colons."""

from __future__ import annotations

from pipelines.claims.counts import lists, wholes
from pipelines.claims.counts.statuses import closes
from pipelines.claims.figures import Figure
from pipelines.claims.lexicon import BITS, INNER
from pipelines.claims.sentences import Sentence

_INCLUDING, _OFTHEM, _WHOLE, _COMPRISE = BITS["including"], BITS["ofthem"], BITS["whole"], BITS["comprise"]
_WHOM, _GRAVE, _MANNER = BITS["whom"], BITS["grave"], BITS["manner"]
_CASUALTY, _AT, _AUX = BITS["casualty"], BITS["at"], BITS["aux"]
_SAY, _ARTICLE = BITS["say"], BITS["det"] | BITS["adverb"]
_MARKS = _INCLUDING | _OFTHEM | _COMPRISE | _WHOM
"""What makes a figure a part, whatever stands before it."""
_CLASSES = frozenset(("child", "woman", "man", "foreigner", "journalist", "aid_worker", "peacekeeper", "prisoner"))
_AHEAD, _AFTER, _FAR = 4, 3, 12
"""Words before, after and between figures in which their link is looked for."""
_AMONG = frozenset(("among", "was", "were", "are"))
"""How phrases open that may stand far behind their part: `six nuns from Lubova were among the dead`."""
_SEVERAL = 4
"""Least whole of which single dead, told in sentences of their own, are taken for parts because they add up."""
_NEXT = 400
"""Code points behind a whole in which such parts are looked for."""
_BESIDE = 40
"""Figures before and after one that may stand in its sentence."""


def assign(figures: list[Figure]) -> None:
    """Set `whole` of every figure that is a part, in reading order."""
    for position, figure in enumerate(figures):
        figure.whole = _whole(figures, position)
        if position and figure.whole:
            lists.backward(figures, position)
    for position in range(len(figures) - 2):
        _add_up(figures, position)
        _told_singly(figures, position)


def _told_singly(figures: list[Figure], position: int) -> None:
    """`Seven died. The driver and his mate were killed. The other five were passengers`: what adds up is its parts."""
    whole = figures[position]
    left = whole.amount or 0
    if left < _SEVERAL or whole.whole is not None or whole.value is None:
        return
    members: list[Figure] = []
    far = whole.reading.end + _NEXT
    for figure in figures[position + 1 :]:
        if figure.reading.start > far or left <= 0:
            break
        if figure.measure != whole.measure or figure.whole not in (None, whole) or figure.reading is whole.reading:
            continue
        if (
            not _is_class_of(figure, whole)
            or wholes.past(figure)
            or figure.value is None
            or _contradicts(figure, whole)
        ):
            return
        members.append(figure)
        left -= figure.amount or 0
    if left == 0 and len(members) > 1:
        for member in members:
            member.whole = whole


def _contradicts(figure: Figure, whole: Figure) -> bool:
    """Whether somebody else says so, or it is denied: rivals may add up by chance."""
    voices = {figure.source.words, whole.source.words} - {None}
    return figure.status != "asserted" or len(voices) > 1


def _add_up(figures: list[Figure], position: int) -> None:
    """`seven guides, three women and four men, were shot`: a list that adds up to the figure before it is its parts."""
    whole = figures[position]
    left = whole.amount or 0
    if left < 2:
        return
    members: list[Figure] = []
    for figure in figures[position + 1 :]:
        if figure.measure != whole.measure and figure.reading is whole.reading and not members:
            continue  # eight killed and 16 wounded: five soldiers, two clerks and a nurse
        if figure.measure != whole.measure or figure.whole is not None or not _is_class_of(figure, whole):
            return
        before = members[-1] if members else whole
        if not _listed_after(before, figure, bool(members)) and (members or not wholes.spelt_out(whole, figure)):
            return
        members.append(figure)
        left -= figure.amount or 0
        if left <= 0:
            break
    if whole.amount == 2 and not (members and members[0].reading is whole.reading and _set_off(members[-1])):
        return
    if left == 0 and len(members) > (1 if members[0].reading is whole.reading else 2):
        for member in members:
            member.whole = whole


def _set_off(last: Figure) -> bool:
    """`Two clerks, a man and his wife, were shot`: a comma closes what a comma opened, and the verb follows."""
    sentence, stop = last.reading.sentence, last.stop
    for index in range(stop - 1, min(stop + 4, sentence.count - 1)):
        if sentence.gaps[index] == ",":
            return bool(sentence.flags[index + 1] & (_AUX | BITS["verb"]))
    return False


def _listed_after(before: Figure, figure: Figure, within: bool) -> bool:
    """Whether a figure goes on with a list, or opens one in the sentence after its whole."""
    if before.reading is not figure.reading:
        return not within
    return lists.listed(figure.reading.sentence, before, figure)


def _is_class_of(figure: Figure, whole: Figure) -> bool:
    """Whether a list may tell such people apart; five soldiers are not three civilians and two policemen."""
    return whole.population in ("all", None) or figure.population in _CLASSES


def _comprised(sentence: Sentence, figure: Figure) -> bool:
    """`Women made up 688 of the casualties`, `Boys accounted for 31`."""
    return sentence.has(_COMPRISE, max(0, figure.word - 4), figure.word)


def _whole(figures: list[Figure], position: int) -> Figure | None:
    figure = figures[position]
    if figure.value == 0 or closes(figure):
        return None
    sentence = figure.reading.sentence
    held = _counted_among(figures, position) or wholes.told(figures, position)
    if held:
        return held
    if sentence.seen & _MARKS:
        opener = _opener(sentence, figure)
        marked = opener is not None or _marked(sentence, figure, _next_word(figures, position))
        if marked or _comprised(sentence, figure):
            return _holder(figures, position, opener)
        if _opens_with_part(sentence, figure, figures):
            earlier = _holder(figures, position, figure.reading.skip)
            if earlier:
                return earlier
    before = figures[position - 1] if position else None
    if before is None or before.reading is not figure.reading:
        return None
    whole = before.whole
    if whole and lists.listed(sentence, before, figure):
        alike = before.measure == figure.measure or whole.measure == "casualties"
        if alike and lists.fits(figure, whole) and _sums(figures, position, whole):
            return whole
    parted = _by_means(sentence, before, figure) or _bracketed(sentence, before, figure) or _graver(before, figure)
    return before if parted else None


def _counted_among(figures: list[Figure], position: int) -> Figure | None:
    """`three of the 16 guides`, `Of the 220 injured 11 were`: the number beside it is the whole."""
    figure = figures[position]
    sentence, stop = figure.reading.sentence, figure.stop
    after = figures[position + 1] if position + 1 < len(figures) else None
    if after and after.reading is figure.reading and sentence.lower[stop : stop + 1] == ["of"]:
        words = sentence.flags[stop + 1 : after.word]
        if len(words) < 3 and all(bits & _ARTICLE for bits in words) and lists.fits(figure, after):
            return after
    before = figures[position - 1] if position else None
    if before and before.reading is figure.reading and before.word > figure.reading.skip:
        opens = before.word - 1
        while opens > figure.reading.skip and sentence.flags[opens] & _ARTICLE and not sentence.gaps[opens]:
            opens -= 1
        first = opens == figure.reading.skip or bool(sentence.gaps[opens - 1])
        if (
            first
            and sentence.lower[opens] == "of"
            and not _walled(sentence, before.stop, figure.word, ",")
            and lists.fits(figure, before)
        ):
            return before
    return None


def _graver(before: Figure, figure: Figure) -> bool:
    """`414 treated, 22 in intensive care`, `112 hurt, 31 with bullet wounds`: the graver cases among them.

    And the manner in which some were killed: 14 killed, ten beheaded.
    """
    sentence, stop = figure.reading.sentence, figure.stop
    if sentence.seen & _MANNER and (before.measure, figure.measure) == ("killed", "killed"):
        listed = "," in sentence.gaps[figure.word - 1] and sentence.has(_MANNER, stop, stop + 1)
        return listed and before.whole is None and (before.amount or 0) > (figure.amount or 0) > 0
    if before.measure != "injured" or figure.measure != "injured" or not figure.amount or not before.amount:
        return False
    close = figure.word - before.stop < _FAR and "," in sentence.gaps[figure.word - 1]
    grave = sentence.has(_GRAVE, stop, stop + 2) or sentence.lower[stop : stop + 1] == ["with"]
    return close and figure.amount < before.amount and grave


def _next_word(figures: list[Figure], position: int) -> int:
    """Where the next figure of the sentence opens, else where the sentence ends."""
    figure = figures[position]
    follows = figures[position + 1] if position + 1 < len(figures) else None
    if follows and follows.reading is figure.reading and follows.word > figure.word:
        return follows.word
    return figure.reading.sentence.count


def _marked(sentence: Sentence, figure: Figure, limit: int) -> bool:
    """`nine of them`, `of whom ten`, `six of the dead`, `Two policemen were among them`."""
    flags = sentence.flags
    for index in range(figure.stop, min(figure.stop + _AFTER + 3, limit)):
        if sentence.gaps[index - 1].strip("'’"):
            break
        if flags[index] & _OFTHEM and (index == figure.stop or not flags[index] & _WHOM):
            return True
    for index in range(figure.stop, min(figure.stop + _FAR, limit)):
        if flags[index] & _OFTHEM and sentence.lower[index] in _AMONG and sentence.has(_WHOLE, index + 1, index + 3):
            return True
        if flags[index] & _OFTHEM and sentence.lower[index - 1 : index + 1] == ["one", "of"]:
            return True
        if sentence.gaps[index].strip("'’,"):
            break
    low = max(figure.reading.skip, figure.word - _AHEAD)
    return sentence.has(_WHOM, low, figure.word) and any(
        flags[index] & _WHOM and not _walled(sentence, index, figure.word, ",") for index in range(low, figure.word)
    )


def _walled(sentence: Sentence, start: int, stop: int, free: str = "") -> bool:
    return any(gap.strip("'’" + free) for gap in sentence.gaps[start:stop] if gap)


def _opener(sentence: Sentence, figure: Figure) -> int | None:
    """The word `including` that makes this figure a part."""
    for index in range(figure.word - 1, max(figure.word - 6, figure.reading.skip - 1), -1):
        if sentence.flags[index] & _INCLUDING and not sentence.flags[index] & INNER:
            return index
        if sentence.gaps[index].strip("'’.,:"):
            return None
    return None


def _opens_with_part(sentence: Sentence, figure: Figure, figures: list[Figure]) -> bool:
    """`Among them were a girl and a boy`, `The dead include 27 foreigners`: the whole stands in an earlier sentence."""
    if not sentence.seen & _OFTHEM:
        return False
    opens = figure.reading.skip
    said = next((i + 1 for i in range(figure.word - 1, opens, -1) if sentence.flags[i] & _SAY), opens)
    for start in (opens, said):
        head = sentence.flags[start : min(start + 5, figure.word)]
        among = next((i for i, bits in enumerate(head, start) if bits & _OFTHEM and not bits & _WHOM), None)
        if among is None or any(f.reading is figure.reading and f.word < among for f in figures):
            continue
        if not _walled(sentence, start, figure.word, ",-–"):
            return True
    return False


def _holder(figures: list[Figure], position: int, opener: int | None) -> Figure | None:
    """The nearest figure before that can hold this one: not of the same list, and not smaller."""
    figure = figures[position]
    held: Figure | None = None
    for index in range(position - 1, -1, -1):
        candidate = figures[index]
        same = candidate.reading is figure.reading
        if opener is not None and same and candidate.word > opener:
            continue
        if not lists.fits(figure, candidate) or (candidate.measure == figure.measure and _outdated(figures, index)):
            continue
        moved = candidate.measure in ("refugees", "displaced") and figure.measure in ("killed", "injured")
        if moved and figure.reading.sentence.lower[figure.stop : figure.stop + 2] != ["of", "them"]:
            continue
        if candidate.measure in ("injured", "missing", "captured") and _of_dead(figure) and figure.measure == "killed":
            continue
        if figure.measure == "killed" and not same and wholes.apart(figure, candidate):
            continue
        definite = not same and figure.reading.sentence.seen & _WHOLE
        if definite and candidate.measure == figure.measure and wholes.past(candidate):
            held = held or candidate
            continue
        crossed = definite and candidate.measure not in (figure.measure, "casualties")
        if crossed and (candidate.measure == "injured") != _of_hurt(figure):
            continue
        upper = candidate.whole if candidate.whole and candidate.measure == candidate.whole.measure else None
        if upper and (definite or _classes(candidate, figure)):
            return upper if lists.fits(figure, upper) else candidate
        return candidate
    return held


def _outdated(figures: list[Figure], index: int) -> bool:
    """Whether the same sentence replaces the figure by a revised one."""
    figure = figures[index]
    if figure.status == "revised":
        return False
    beside = figures[max(0, index - _BESIDE) : index + _BESIDE]
    return any(f.status == "revised" and f.reading is figure.reading and f.measure == figure.measure for f in beside)


def _of_dead(figure: Figure) -> bool:
    """`six of the dead`, `among the dead`: the whole was killed."""
    sentence = figure.reading.sentence
    died = sentence.lower[figure.stop : figure.stop + 4] == ["of", "those", "who", "died"]
    return died or "dead" in sentence.lower or "killed" in sentence.lower[figure.stop :]


def _of_hurt(figure: Figure) -> bool:
    """`Eleven of the injured`, `among the wounded`: the whole was hurt."""
    return any(word in figure.reading.sentence.lower for word in ("injured", "wounded", "hurt"))


def _classes(candidate: Figure, figure: Figure) -> bool:
    """Whether both are classes of one whole: women cannot be a part of the children."""
    return candidate.population in _CLASSES and candidate.population != figure.population


def _sums(figures: list[Figure], position: int, whole: Figure) -> bool:
    """Whether the parts so far leave room for this one."""
    figure = figures[position]
    parts = sum(f.amount or 0 for f in figures[:position] if f.whole is whole and f.measure == figure.measure)
    return whole.amount is None or figure.amount is None or parts + figure.amount <= whole.amount or whole.value is None


def _by_means(sentence: Sentence, before: Figure, figure: Figure) -> bool:
    """`Eight militants died, seven by blowing themselves up`."""
    if figure.stop >= sentence.count or figure.word == 0 or before.measure != figure.measure:
        return False
    bare = sentence.flags[figure.stop] & BITS["means"] and sentence.gaps[figure.word - 1] == ","
    return bool(bare) and lists.fits(figure, before)


def _bracketed(sentence: Sentence, before: Figure, figure: Figure) -> bool:
    """`86 casualties (21 killed, 65 injured)`, `29 dead in all: 25 men`."""
    if before.unit != figure.unit or before.measure in ("troops", "equipment"):
        return False
    for index in range(before.stop - 1, figure.word):
        sep = sentence.seps[index]
        if ")" in sep or ";" in sep or ". " in sep:
            return False
        dash = " – " in sep or " — " in sep or ("–" in sep and index == figure.word - 1)
        if "(" in sep or dash or (":" in sep and index >= before.stop):
            close = figure.word - index <= 3 and not any(")" in sep for sep in sentence.seps[index : figure.word])
            return close and lists.fits(figure, before) and before.measure in (figure.measure, "casualties")
    return False
