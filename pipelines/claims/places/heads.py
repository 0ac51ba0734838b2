"""The head of a situation report, which places all its figures (`Dalo City crisis, report 11`), and headlines."""

from __future__ import annotations

from pipelines.claims.articles import NOTE, Article, Reading
from pipelines.claims.figures import Figure
from pipelines.claims.lexicon import BITS
from pipelines.claims.places.gazetteer import gazetteer
from pipelines.claims.places.names import foreign, name_at, opens_name
from pipelines.claims.places.where import Where
from pipelines.claims.sentences import CAPITAL, DIGIT, Sentence

_HEADING = BITS["heading"] | BITS["disaster"]
_MONTH, _VERB, _BACKGROUND = BITS["month"], BITS["verb"], BITS["background"]
_PROSE = BITS["aux"] | BITS["say"] | BITS["relpron"] | BITS["pron"]
_COMMON = BITS["common"] | BITS["verb"] | BITS["casualty"]
_CALAMITY = _HEADING | BITS["happening"] | BITS["conflict"]
_LONGEST = 16
"""Words up to which a first line without a verb is a head."""
_LINKS = frozenset(("at", "of", "lead", "beside", "apposed", "subject", "across", "owner"))
_ENDS = (".", ":", ";")
_TOP = 200
"""Code points from its start within which an article has its headline."""
_DASHES = ("–", "—", "|", "-", ":")


def headed(article: Article) -> tuple[Reading, Where] | None:
    """The place in the head of a report, and the sentence it stands in; None where the text is no report."""
    spans = article.opening()
    if not spans:
        return None
    reading = article.reading(*spans[0])
    sentence = reading.sentence
    stop = next((i + 1 for i in range(sentence.count) if _ends(sentence, i)), sentence.count)
    told = any(bits & _PROSE and not bits & _HEADING for bits in sentence.flags[:stop])
    if stop > _LONGEST or told:
        return None
    dated = sentence.has(_MONTH, 0, stop) and not sentence.has(_VERB, 0, stop)
    bare = len(article.text) < NOTE and not article.dateline and (dated or _only(sentence, stop))
    if not bare and not sentence.has(_HEADING, 0, stop):
        return None
    named = [where for where in reading.wheres if where.stop <= stop and where.link in _LINKS]
    if not named:
        return _unknown(reading)
    label = next((i for i in range(stop - 1) if ":" in sentence.gaps[i]), -1)
    return reading, min(named, key=lambda where: (where.start <= label, _of_crisis(sentence, where), _wide(where)))


def _wide(where: Where) -> bool:
    return where.place_id in gazetteer().countries


def _of_crisis(sentence: Sentence, where: Where) -> bool:
    """`Sudan emergency, eastern Chad`: the first name tells which emergency, the second where."""
    return where.stop < sentence.count and bool(sentence.flags[where.stop] & _HEADING)


def counted_for(article: Article) -> bool:
    """Whether the sentences of a text count for the place in its head: a report, or a text under a place's name."""
    if article.bulletin:
        return True
    spans = article.opening()
    if not spans or article.dateline or len(article.text) >= NOTE:
        return False
    sentence = article.reading(*spans[0]).sentence
    stop = sentence.places[0][1] if 0 in sentence.places else 0
    if not stop or sentence.has(_VERB | _PROSE, stop, sentence.count):
        return False
    return stop == sentence.count or sentence.gaps[stop - 1] in _DASHES


def _only(sentence: Sentence, stop: int) -> bool:
    """`Deir ez-Zor.`, `Somalia – Protection Monitoring.`: a line that is the name of a place, or opens with it."""
    if 0 not in sentence.places:
        return False
    ends = sentence.places[0][1]
    return ends == stop or sentence.gaps[ends - 1] in _DASHES


def _ends(sentence: Sentence, index: int) -> bool:
    """Whether the head ends with a word; behind the colon of `Sudan situation: eastern Chad` it goes on."""
    gap = sentence.gaps[index]
    if not gap or gap[0] not in _ENDS:
        return False
    return gap[0] != ":" or index + 1 >= sentence.count or bool(sentence.flags[index + 1] & (DIGIT | BITS["amount"]))


def _unknown(reading: Reading) -> tuple[Reading, Where] | None:
    """`Dalo City crisis, report 4`: the name that opens the head, of a place that the gazetteer lacks."""
    sentence = reading.sentence
    label = next((i + 1 for i in range(min(sentence.count - 1, _LONGEST)) if ":" in sentence.gaps[i]), 0)
    start = label if sentence.flags[0] & _HEADING else 0
    if sentence.upper or not opens_name(sentence, start) or sentence.flags[start] & (_COMMON | _HEADING):
        return None
    stop, _, opens = name_at(sentence, start)
    if opens != start or stop >= sentence.count or sentence.gaps[stop - 1] or foreign(sentence, start, stop):
        return None
    return (reading, Where(start, stop, "lead", "")) if sentence.flags[stop] & _CALAMITY else None


def headline(article: Article, figure: Figure) -> Where | None:
    """The known town that a headline names, however it does: `Blast rips through Qasmin mosque: 12 dead`."""
    reading, sentence = figure.reading, figure.reading.sentence
    alone = reading.end >= len(article.text) or article.text[reading.end : reading.end + 1] == "\n"
    if reading.start > _TOP or reading.skip or not alone or sentence.text.rstrip().endswith("."):
        return None
    talking = reading.talking()
    own: list[Where] = []
    for where in reading.wheres:
        between = sentence.gaps[min(where.start, figure.word) : max(where.start, figure.word)]
        if where.place_id and where.start not in talking and ";" not in between:
            own.append(where)
    own = [where for where in own if where.start > figure.word or not apart(figure, where)]
    countries = article.gazetteer.countries
    towns = [where for where in own if where.place_id not in countries and not _in_a_name(sentence, where)]
    if towns:
        return towns[0]
    return own[0] if own and own[0].start == 0 and own[0].link == "subject" else None


def _in_a_name(sentence: Sentence, where: Where) -> bool:
    """`Maritime Task Force: 5 ships`: a place's name that opens that of a body."""
    follows = where.stop < sentence.count and not sentence.titled and not sentence.gaps[where.stop - 1]
    return bool(follows and where.link == "owner" and sentence.flags[where.stop] & CAPITAL)


def apart(figure: Figure, where: Where) -> bool:
    """`fighting goes on in Dalo as the toll passes 19,000`: a running total after `as` isn't that of the town."""
    sentence = figure.reading.sentence
    inside = range(where.stop, figure.word)
    return figure.basis == "cumulative" and any(sentence.flags[index] & _BACKGROUND for index in inside)
