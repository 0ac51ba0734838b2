"""The place of a figure whose own words name none: its whole's, that of the event told before it, the dispatch's."""

from __future__ import annotations

from pipelines.claims.articles import Article, Reading
from pipelines.claims.figures import HARM, NOWHERE, Figure, Spot
from pipelines.claims.lexicon import BITS
from pipelines.claims.places.continuing import (
    anaphoric,
    brief,
    lodged,
    of_several,
    same_story,
    several,
    since,
    strays,
)
from pipelines.claims.places.filed import in_town, national
from pipelines.claims.places.heads import counted_for, headed, headline
from pipelines.claims.places.nearest import MOVING
from pipelines.claims.places.onward import onward
from pipelines.claims.places.scenes import TOLD, aside, roughness, scene, spot, told_before
from pipelines.claims.places.where import Where
from pipelines.claims.sentences import DIGIT

_SPREAD, _DET, _IN = BITS["spread"], BITS["det"], BITS["at"]
_NATION, _PRON, _HOSTING = BITS["nation"], BITS["pron"], BITS["hosting"]
_AUX, _VERB, _CARE = BITS["aux"], BITS["verb"], BITS["care"]
_LOSE, _LIVES = BITS["lose"], BITS["lives"]
_FELT = HARM - {"captured"}
_HELD = frozenset(("captured", "troops"))
"""What others did there, when a figure goes on telling of harm."""
_SCALE = 50
"""How many times those who were told of last a figure has that goes back to the main event, and its least."""
_TOP = 200
"""Code points from its start within which an article opens, and its place may follow in the next paragraph."""
_DAY = 4
"""Words of the longest date that stands for a sentence."""
_REMEMBERED = 200
"""Figures back to which a place may be carried on."""
_NOTED = TOLD | {"apposed", "to", "police"}
"""Links of a place that a note may go on telling of, from its first sentence."""
_TOLD_OF = (TOLD - {"of"}) | {"capital"}
"""Links of a place that `there` means, behind it."""


def inherited(article: Article, figures: list[Figure], position: int) -> Spot:
    """The place that a figure takes over from what is told around it."""
    figure = figures[position]
    if figure.whole and figure.whole.place.words:
        return figure.whole.place._replace(basis="antecedent")
    if figure.whole and figure.whole.running and figure.running:
        return NOWHERE  # parts of a war's toll that has no place
    placed, before = _before(article, figures, position)
    told = _the_country(article, figure) or _there(article, figure) or _cared_there(figure, placed)
    told = told or in_town(article, figure, before.place if before else NOWHERE)
    if told:
        return told
    everywhere = figure.tells(_SPREAD) or (figure.running and _own_losses(figure))
    last = figures[position - 1] if position else None
    if before is None or last is None:
        untold = everywhere or _untold(article, figures, position)
        return NOWHERE if untold else _first_told(article, figure, last)
    here = NOWHERE if everywhere else scene(article, figure, last)
    if here:
        return here
    goes_on, else_at = False, NOWHERE
    if _untold_so_far(article, last, figure):
        pass
    elif strays(article, figure, before):
        else_at = _headed(article) if article.bulletin else NOWHERE
        if of_several(figure):
            return else_at
    elif _bound_elsewhere(figure, before):
        else_at = _of_dateline(article)
    else:
        else_at = _headed(article)
        apart = before.reading is not figure.reading
        if apart and else_at.words and counted_for(article) and not anaphoric(figure.reading):
            return else_at  # each sentence of a report counts for all of it
        goes_on = not several(placed, figure, before) and same_story(article, figure, before)
    if not onward(article, figure, last, placed, before, goes_on):
        return NOWHERE if goes_on else else_at
    how = "sentence" if before.reading is figure.reading else "previous_sentence"
    return before.place._replace(basis=how)


def _first_told(article: Article, figure: Figure, last: Figure | None) -> Spot:
    """The place of a figure before which none has a place."""
    here = scene(article, figure, last)
    if here:
        return here
    if last and _untold_so_far(article, last, figure):
        return NOWHERE
    if strays(article, figure, None):
        return _headed(article) if article.bulletin else NOWHERE
    anchored = article.bulletin or figure.window or anaphoric(figure.reading) or brief(article, figure)
    if figure.running and not anchored and not lodged(figure):
        gone_on = told_before(article, figure.reading) if figure.measure in _FELT and not since(figure) else None
        return gone_on or _headed(article)
    return _told_around(article, figure)


def _before(article: Article, figures: list[Figure], position: int) -> tuple[list[Figure], Figure | None]:
    """The figures told before that have places, nearest first, and the one that a figure may go on from."""
    figure = figures[position]
    lately = reversed(figures[max(0, position - _REMEMBERED) : position])
    placed = [f for f in lately if f.place.words and not f.place.words[0].islower()]
    harm = [f for f in placed if figure.measure not in HARM or f.measure not in MOVING]
    if figure.measure in _FELT:
        harm = [f for f in harm if f.measure not in _HELD] or harm
    before = next(iter(harm or placed), None)
    while before and before.whole and before.whole.place.words and before.reading is not figure.reading:
        before = before.whole
    if before and (
        (figure.measure not in MOVING and "\n" in article.text[before.reading.end : figure.reading.start])
        or (figure.measure in HARM and _outgrown(article, figure, before, placed[-1]))
    ):
        before = _main_event(article, figure, figures[:position], placed, before)
    return placed, before


def _outgrown(article: Article, figure: Figure, before: Figure, first: Figure) -> bool:
    """Whether a figure is of the scale of the main event, and not of the few who have been told of last."""
    if before.reading is figure.reading or before.basis != "event" or not before.amount:
        return False
    if first.place.place_id in article.gazetteer.countries or (figure.amount or 0) <= _SCALE * before.amount:
        return False
    return _SCALE * (first.amount or 0) >= (figure.amount or 0) > _SCALE


def _cared_there(figure: Figure, placed: list[Figure]) -> Spot | None:
    """`The hospital in Kunduz took in 97`: of the event told there, though another has been told since."""
    sentence = figure.reading.sentence
    if not sentence.seen & _CARE or len(placed) < 2:
        return None
    named = {sentence.span(where.start, where.stop) for where in figure.reading.wheres}
    again = next((f.place for f in placed if f.place.words in named), None)
    return again._replace(basis="sentence") if again else None


def _untold(article: Article, figures: list[Figure], position: int) -> bool:
    """Whether a dispatch has told of the same event before without a place: its dateline is none for it later on."""
    figure = figures[position]
    if not article.dateline or figure.measure not in HARM:
        return False
    whole = figure.whole
    if whole and whole.reading is not figure.reading:
        return True
    told = (f for f in figures[:position] if f.measure in HARM and f.reading is not figure.reading)
    return not figure.running and any(not f.running for f in told)


def _untold_so_far(article: Article, last: Figure, figure: Figure) -> bool:
    """Whether a paragraph goes on from a figure that has no place: `Last week was the worst: 562 dead. ... 5,552`."""
    if last.place.words or last.running or last.reading is figure.reading or not {last.measure, figure.measure} <= HARM:
        return False
    return not figure.running and "\n" not in article.text[last.reading.end : figure.reading.start]


def _of_dateline(article: Article) -> Spot:
    """The place of the dateline of a dispatch that tells of its own country."""
    if not article.dateline or not article.filed_at_home:
        return NOWHERE
    return Spot(article.dateline.place, None, None, "dateline")


def _bound_elsewhere(figure: Figure, before: Figure) -> bool:
    """`A baby died on the train`: where those who fled arrived is no place of other people's harm."""
    reading, words = before.reading, before.place.words
    if figure.measure not in HARM or figure.running or before.measure not in MOVING or reading is figure.reading:
        return False
    if figure.reading.sentence.has(_PRON, 0, figure.word):
        return False
    return any(w.link in ("to", "into") and reading.sentence.span(w.start, w.stop) == words for w in reading.wheres)


def _headed(article: Article) -> Spot:
    """The place in the head of a report."""
    head = headed(article)
    return spot(article, head[0], head[1], "sentence") if head else NOWHERE


def _main_event(article: Article, figure: Figure, told: list[Figure], placed: list[Figure], before: Figure) -> Figure:
    """A new paragraph goes back to the event that the article tells first, below its headline."""
    first = placed[-1]
    if not figure.running:
        below = (f for f in reversed(placed) if f.measure in HARM and not article.titled(f.reading))
        first = next(below, first)
        if first.running and first.place.place_id not in article.gazetteer.countries:
            return first
    return first if first.basis == "event" and first.measure in HARM else before


def _the_country(article: Article, figure: Figure) -> Spot | None:
    """`across the country`, `It now houses 11,000`: the country named last before."""
    reading, (low, high) = figure.reading, figure.bounds
    sentence = reading.sentence
    flags = sentence.flags
    here = None
    if sentence.seen & _NATION:
        inside = (i for i in range(low + 2, high) if flags[i] & _NATION and flags[i - 1] & _DET)
        here = next((i for i in inside if flags[i - 2] & _IN), None)
    if here is None and figure.measure in MOVING and sentence.has(_HOSTING, low, figure.word):
        here = next((i for i in range(low, figure.word) if flags[i] & _PRON), None)
    if here is None:
        return None
    countries = article.gazetteer.countries
    for named in (reading, *article.before(reading.start)):
        for where in reversed(named.wheres):
            if where.place_id in countries and (named is not reading or where.start < here):
                return spot(article, named, where, "sentence" if named is reading else "previous_sentence")
    return None


def _own_losses(figure: Figure) -> bool:
    """`puts its losses at 244 men`, `has lost 57 soldiers`: of a side, wherever they fell."""
    if figure.measure not in ("killed", "injured", "casualties", "equipment") or not figure.tells(_LOSE):
        return False
    low, high = figure.bounds
    flags = figure.reading.sentence.flags
    lost = (index for index in range(low, high) if flags[index] & _LOSE)
    return not all(any(bits_ & _LIVES for bits_ in flags[index + 1 : index + 3]) for index in lost)  # lost their lives


def _there(article: Article, figure: Figure) -> Spot | None:
    """`more than 1,000 people had died there`: in the place that was told of last."""
    sentence = figure.reading.sentence
    _low, high = figure.bounds
    for index in range(figure.word, high if "there" in sentence.lower else 0):
        stands = index + 1 >= sentence.count or not sentence.flags[index + 1] & (_AUX | _VERB)
        if sentence.lower[index] == "there" and stands:
            wheres = figure.reading.wheres
            home = next((w for w in wheres if w.link == "from" and _tells_of(figure, w)), None)
            home = home or next((w for w in reversed(wheres) if w.start < figure.word and w.link in _TOLD_OF), None)
            if home:
                return spot(article, figure.reading, home, "sentence")
            return told_before(article, figure.reading)
    return None


def _tells_of(figure: Figure, where: Where) -> bool:
    """`A nun from Tarsa said that 100 were shot in a church there`: where she who speaks comes from."""
    said = figure.said
    return said is not None and said.speaker.start <= where.start < figure.word and where.start < said.verb


def noted(article: Article, reading: Reading) -> Spot | None:
    """The place that a note names in its first sentence: `Riot, Tarsa prison, Dalo. Two guards died.`"""
    spans = article.opening()
    if article.dateline or not spans or spans[0][1] > reading.start or "\n" in article.text[: reading.start]:
        return None
    first = article.reading(*spans[0])
    named = [w for w in first.wheres if w.link in _NOTED and not aside(first, w)]
    if not named and len(spans) > 1 and first.sentence.count <= _DAY and spans[1][1] <= reading.start:
        first = article.reading(*spans[1])  # 14 June 2011. Kaduna. Gunmen shot
        whole = [w for w in first.wheres if w.stop - w.start == first.sentence.count]
        named = whole or [w for w in first.wheres if w.link in _NOTED and not aside(first, w)]
    if not named:
        return None
    return spot(article, first, min(named, key=lambda where: roughness(article, first, where)), "previous_sentence")


def _of_next(reading: Reading, where: Where, word: int) -> bool:
    """`19 deaths in all. Qasmin: 11 killed.`: the place that heads the item behind a figure is not the figure's."""
    if where.link != "lead" or where.start < word or where.stop >= reading.sentence.count:
        return False
    return ":" in reading.sentence.seps[where.stop - 1] or bool(reading.sentence.flags[where.stop] & DIGIT)


def _told_around(article: Article, figure: Figure) -> Spot:
    """The place that the sentences before name, else the dateline, else the sentence after."""
    reading = figure.reading
    told = told_before(article, reading)
    if told:
        return told
    head = _headed(article)
    if head.words:
        return head
    heading = headline(article, figure)
    if heading is None and national(article, reading):
        return NOWHERE
    told = noted(article, reading)
    if told:
        return told
    if heading:
        return spot(article, reading, heading, "sentence")
    if article.dateline:
        return _of_dateline(article)
    for where in reading.wheres:
        if where.link in ("lead", "apposed") and not _of_next(reading, where, figure.word):
            return spot(article, reading, where, "sentence")
    for later in article.after(reading.end):
        apart = reading.start > _TOP and "\n" in article.text[reading.end : later.start]
        if apart or (figure.running and later.figures):
            break
        for where in later.wheres:
            if where.link in ("at", "lead") and not _of_next(later, where, -1):
                return spot(article, later, where, "next_sentence")
    return NOWHERE
