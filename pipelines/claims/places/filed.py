"""What points to where a dispatch was filed: `here`, `this town`, `the capital`; its dateline names the place."""

from __future__ import annotations

from pipelines.claims.articles import Article, Reading
from pipelines.claims.figures import Figure, Spot
from pipelines.claims.lexicon import BITS
from pipelines.claims.places.governed import GOVERNORS
from pipelines.claims.places.names import of_capital, wide
from pipelines.claims.places.where import Where
from pipelines.claims.sentences import CAPITAL, OWNER, Sentence

_ANAPHOR, _NOUN, _SPEAKER = BITS["anaphor"], BITS["place_noun"], BITS["speaker"]
_LEGATION, _CARE = BITS["legation"], BITS["care"]
_WIDER = frozenset(("region", "capital"))
_POINTING = frozenset(("here", "capital"))


def pointing(article: Article, wheres: list[Where]) -> list[Where]:
    """The places of a sentence without those that only point to a dateline, where there is none they could mean."""
    if all(where.link not in _POINTING for where in wheres):
        return wheres
    return [where for where in wheres if where.link not in _POINTING or _told(article, where)]


def _told(article: Article, where: Where) -> bool:
    """Whether it is known where a word points; a capital with a name of its own (`Sudan's capital`) tells it itself."""
    if where.link == "here":
        return article.dateline is not None
    return where.stop - where.start > 1 or article.filed_at_home


def in_town(article: Article, figure: Figure, before: Spot) -> Spot | None:
    """The dateline, where `the city` or `the port` can't mean the street, the quarter or the village told last."""
    if not article.dateline or not article.filed_at_home:
        return None
    if figure.measure == "troops" and not figure.tells(_ANAPHOR):
        return None
    sentence = figure.reading.sentence
    flags, lower = sentence.flags, sentence.lower
    for index in range(figure.reading.skip + 2, sentence.count if sentence.seen & _ANAPHOR else 0):
        if flags[index] & (_ANAPHOR | CAPITAL | OWNER) != _ANAPHOR or lower[index - 1] != "the":
            continue
        follows = index + 1 < sentence.count and (lower[index + 1] == "of" or flags[index + 1] & (_NOUN | _SPEAKER))
        if follows or lower[index] in _WIDER or not flags[index - 2] & GOVERNORS:
            continue
        if flags[index - 3] & _CARE:
            continue  # taken to a hospital in the city
        known = article.gazetteer.places.get(before.place_id or "")
        city = lower[index] == "city" and (known is None or known.kind != "city")
        same = (before.words or "").casefold() == article.dateline.place.casefold()
        if city or same or sited(article, before):
            return Spot(article.dateline.place, None, None, "dateline")
    return None


def sited(article: Article, place: Spot) -> bool:
    """Whether a place is a street, a quarter or a building."""
    words = article.lexicon.words
    return any(words.get(word, 0) & _NOUN for word in (place.words or "").lower().split())


def filed(article: Article, where: Where) -> Spot | None:
    """The place of the dateline, for what points to it; None for a place with a name."""
    if where.link not in _POINTING or not article.dateline:
        return None
    if where.link == "capital" and not article.filed_at_home:
        return None
    return Spot(article.dateline.place, None, None, "dateline")


def national(article: Article, reading: Reading) -> bool:
    """`Sri Lanka's police raised the toll`, `authorities in Aceh`: told of a whole land, not of a city."""
    sentence = reading.sentence
    talking = reading.talking()
    return any(
        (where.start in talking or _owns(sentence, where))
        and _of_state(article, where)
        and not of_capital(sentence, where.stop)
        for where in reading.wheres
    )


def _owns(sentence: Sentence, where: Where) -> bool:
    """`Peru's army`, not `the house of Peru's ambassador`."""
    abroad = where.stop < sentence.count and sentence.flags[where.stop] & _LEGATION
    return where.link == "owner" and not abroad


def _of_state(article: Article, where: Where) -> bool:
    """Whether a place is a country, or a land of another one than that in which a dispatch was filed."""
    if where.place_id in article.gazetteer.countries or not wide(where.place_id) or not article.dateline:
        return where.place_id in article.gazetteer.countries
    known = article.gazetteer
    filed_in = {known.places[place].country for place in known.meanings(article.dateline.place)}
    return bool(filed_in) and known.places[where.place_id].country not in filed_in
