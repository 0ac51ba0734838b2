"""What points to where a dispatch was filed: `here`, `this town`, `the capital`; its dateline names the place."""

from __future__ import annotations

from pipelines.claims.articles import Article
from pipelines.claims.figures import Spot
from pipelines.claims.where import Where

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


def filed(article: Article, where: Where) -> Spot | None:
    """The place of the dateline, for what points to it; None for a place with a name."""
    if where.link not in _POINTING or not article.dateline:
        return None
    if where.link == "capital" and not article.filed_at_home:
        return None
    return Spot(article.dateline.place, None, None, "dateline")
