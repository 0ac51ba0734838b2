"""Where: a figure's own place, else that of its whole, of the event told before it, or of the dispatch."""

from __future__ import annotations

from bisect import bisect_left

from pipelines.claims.articles import Article, Reading
from pipelines.claims.figures import HARM, NOWHERE, Figure, Spot
from pipelines.claims.lexicon import BITS, bits
from pipelines.claims.places.continuing import anaphoric, brief, lodged, same_story, several, since, strays
from pipelines.claims.places.filed import in_town, national, pointing
from pipelines.claims.places.heads import counted_for, headed, headline
from pipelines.claims.places.nearest import MOVING, nearest
from pipelines.claims.places.scenes import TOLD, aside, roughness, scene, spot, told_before
from pipelines.claims.places.where import Where
from pipelines.claims.sentences import DIGIT, Sentence
from pipelines.claims.sources.attributions import Attribution

_SPREAD, _PLACE_NOUN, _DET, _IN = BITS["spread"], BITS["place_noun"], BITS["det"], BITS["at"]
_NATION, _PRON, _HOSTING = BITS["nation"], BITS["pron"], BITS["hosting"]
_AUX, _VERB = BITS["aux"], BITS["verb"]
_VOICED = BITS["voiced"]
_LOSE, _LIVES = BITS["lose"], BITS["lives"]
_LOCAL, _BACKGROUND, _SEAT, _CARE = BITS["local"], BITS["background"], BITS["seat"], BITS["care"]
_FELT = HARM - {"captured"}
_HELD = frozenset(("captured", "troops"))
"""What others did there, when a figure goes on telling of harm."""
_WHO = frozenset(("who", "whose"))
_WHEN = bits("at", "weekday", "relative", "part")
_AROUND = 4
_MET = 10
"""Words that may tell where a speaker was met."""
_SCALE = 50
"""How many times those who were told of last a figure has that goes back to the main event, and its least."""
_TOP = 200
"""Code points from its start within which an article opens, and its place may follow in the next paragraph."""
_DAY = 4
"""Words of the longest date that stands for a sentence."""
_REMEMBERED = 200
"""Figures back to which a place may be carried on."""
_NAMED = 8
"""Places before and after a figure, in its sentence, that may be its own."""
_NOTED = TOLD | {"apposed", "to", "police"}
"""Links of a place that a note may go on telling of, from its first sentence."""


def own(article: Article, figures: list[Figure], position: int) -> Where | None:
    """The nearest place that the figure's sentence names, if it is near enough."""
    figure = figures[position]
    reading = figure.reading
    wheres = reading.wheres
    if wheres and wheres[0].start == reading.skip + 1 and _spoken_at(figures, position, wheres[0]):
        wheres = wheres[1:]
    wheres = pointing(article, wheres)
    if wheres and wheres[0].start == 0 and _of_side(article, reading, wheres[0]):
        wheres = wheres[1:]
    if not wheres:
        return None
    here = bisect_left(wheres, figure.word, key=lambda where: where.start)
    wheres = wheres[max(0, here - _NAMED) : here + _NAMED]
    talking = [(a.speaker.start, _described(reading.sentence, a, figure.word)) for a in reading.said]
    talking += [met for a in reading.said for met in _met(reading.sentence, a)]
    talking += [(w.start, w.stop) for w in wheres if _said_at(reading, w)]
    known, rivals = article.gazetteer.countries, _rivals(figures, position)
    return nearest(reading.sentence, wheres, (figure.word, figure.stop), figure.measure, talking, known, rivals)


def _spoken_at(figures: list[Figure], position: int, where: Where) -> bool:
    """`In Cairo the ministry denied`, `In Paris the minister said`: where it was said of what has been told."""
    figure = figures[position]
    if figure.status == "denied":
        return True
    said = figure.said
    if said is None or not position or not where.stop <= said.speaker.start <= where.stop + 1:
        return False
    return figure.reading.sentence.has(_SEAT, said.speaker.start, said.speaker.stop)


def _of_side(article: Article, reading: Reading, where: Where) -> bool:
    """`Clash in the Tarsa valley. Peru: two aircraft lost`: the note's place is told, and the country speaks."""
    if where.link != "lead" or where.place_id not in article.gazetteer.countries or article.bulletin:
        return False
    noted = _noted(article, reading)
    return noted is not None and noted.place_id not in article.gazetteer.countries


def _described(sentence: Sentence, said: Attribution, word: int) -> int:
    """Where the words on a speaker end: `said Falmata Bisi, 62, who reached Dalo on foot`."""
    stop = said.speaker.stop
    if said.speaker.start < said.verb:
        inside = said.speaker.start <= word < said.verb
        return stop if inside or "," not in sentence.gaps[stop - 1] else said.verb  # Tehran Radio, monitored here, said
    low = next((i for i in range(stop, min(stop + 4, sentence.count)) if sentence.lower[i] in _WHO), None)
    if low is None:
        return stop
    return next((i + 1 for i in range(low, sentence.count) if "," in sentence.gaps[i]), sentence.count)


def _met(sentence: Sentence, said: Attribution) -> list[tuple[int, int]]:
    """`A doctor who reached Dalo said`, `refugees interviewed in Dalo said`: where they were met who speak.

    Those who count bodies are where the bodies are.
    """
    stop = said.speaker.stop
    if said.kind == "count" or not sentence.seen & _VOICED or not stop < said.verb < stop + _MET:
        return []
    relative = stop + (sentence.lower[stop] in _WHO)
    return [(relative, said.verb)] if sentence.flags[relative] & _VOICED else []


def _said_at(reading: Reading, where: Where) -> bool:
    """`told reporters at the Tarsa Hotel that 718 had died`: where it was said."""
    lower, stop = reading.sentence.lower, where.stop
    follows = next((i for i in range(stop, min(stop + 3, len(lower))) if lower[i] == "that"), None)
    if follows is None or reading.sentence.has(_AUX | _VERB, follows + 1, follows + 2):
        return False  # a missile on Jizan that had killed
    if not all(bits_ & _WHEN for bits_ in reading.sentence.flags[stop:follows]):
        return False
    return any(a.verb < where.start <= a.verb + _AROUND + 2 for a in reading.said)


def _rivals(figures: list[Figure], position: int) -> list[int]:
    """Words of the other figures of a figure's sentence, as far as they may take a place from it."""
    reading, around = figures[position].reading, range(max(0, position - _AROUND), position + _AROUND + 1)
    return [f.word for f in (figures[i] for i in around if i < len(figures) and i != position) if f.reading is reading]


def settle(article: Article, figures: list[Figure], position: int, where: Where | None) -> None:
    """Give a figure its place; a running total takes only one that stands in its own clause, or after it."""
    figure = figures[position]
    everywhere = where is not None and figure.reading.sentence.has(_SPREAD, where.stop, figure.word)
    if where and not everywhere and not (figure.running and not _inside(figure, where)):
        figure.place = spot(article, figure.reading, where, "nearest")
    else:
        figure.place = _inherited(article, figures, position)


def _inside(figure: Figure, where: Where) -> bool:
    low, high = figure.bounds
    if not low <= where.start < high:
        return where.start > figure.word
    return where.start > figure.word or not _apart(figure, where)


def _apart(figure: Figure, where: Where) -> bool:
    """`fighting goes on in Dalo as the toll passes 19,000`: a running total after `as` isn't that of the town."""
    sentence = figure.reading.sentence
    inside = range(where.stop, figure.word)
    return figure.basis == "cumulative" and any(sentence.flags[index] & _BACKGROUND for index in inside)


def _inherited(article: Article, figures: list[Figure], position: int) -> Spot:
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
    if figure.tells(_SPREAD) or (figure.running and _own_losses(figure)):
        return NOWHERE
    if before is None and _untold(article, figures, position):
        return NOWHERE
    here = scene(article, figure, figures[position - 1] if position else None)
    if here:
        return here
    if position and _untold_so_far(article, figures[position - 1], figure):
        return NOWHERE
    if strays(article, figure, before):
        return _headed(article) if article.bulletin else NOWHERE
    if before and _bound_elsewhere(figure, before):
        return _of_dateline(article)
    apart = before is not None and before.reading is not figure.reading
    head = _headed(article) if apart and counted_for(article) else NOWHERE
    if head.words and not anaphoric(figure.reading):
        return head  # each sentence of a report counts for all of it
    if before and not several(placed, figure, before) and same_story(article, figure, before):
        how = "sentence" if before.reading is figure.reading else "previous_sentence"
        return before.place._replace(basis=how)
    anchored = article.bulletin or figure.window or anaphoric(figure.reading) or brief(article, figure)
    anchored = anchored or lodged(figure)
    if before or (figure.running and not anchored):
        new = before is None and figure.measure in _FELT and not since(figure) and not article.bulletin
        gone_on = told_before(article, figure.reading) if new else None
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
            home = next((w for w in figure.reading.wheres if w.link == "from" and _tells_of(figure, w)), None)
            if home:
                return spot(article, figure.reading, home, "sentence")
            return told_before(article, figure.reading)
    return None


def _tells_of(figure: Figure, where: Where) -> bool:
    """`A nun from Tarsa said that 100 were shot in a church there`: where she who speaks comes from."""
    said = figure.said
    return said is not None and said.speaker.start <= where.start < figure.word and where.start < said.verb


def _noted(article: Article, reading: Reading) -> Spot | None:
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
    noted = _noted(article, reading)
    if noted:
        return noted
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
