"""What must hold for any text: no crash, every field within its vocabulary, words that stand in the text."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.claims import resolve, totals
from pipelines.claims.hints import may_hold
from pipelines.claims.lexicon import bits, lexicon
from pipelines.claims.places.gazetteer import gazetteer
from pipelines.claims.sentences import Sentence
from tests.claims.reading import WEDNESDAY, frames

PIECES = st.sampled_from(
    [
        "in",
        "on",
        "at",
        "of",
        "the",
        "The",
        "since",
        "between",
        "and",
        ",",
        ".",
        ";",
        ":",
        "—",
        "(",
        ")",
        "“",
        "”",
        "'",
        "Homs",
        "Damascus",
        "Syria",
        "Monday",
        "March",
        "May",
        "2011",
        "24",
        "hours",
        "days",
        "said",
        "denied",
        "police",
        "Police",
        "army",
        "According",
        "to",
        "according",
        "toll",
        "rose",
        "including",
        "of",
        "them",
        "who",
        "he",
        "it",
        "It",
        "His",
        "’s",
        "-",
        "1,000",
        "U.N.",
        "Dr",
        "last",
        "this",
        "week",
        "month",
        "year",
        "across",
        "nationwide",
        "Col.",
        "BEIRUT",
        "14",
        "June",
        "2012",
        "could",
        "feared",
        "among",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map(" ".join)


def _resolved(before: str, after: str, day: date | None) -> tuple[str, list[dict[str, Any]], pl.DataFrame]:
    clean = before.replace("[[", "").replace("]]", "") + " ", after.replace("[[", "").replace("]]", "")
    articles, mentions = frames(f"{clean[0]}[[nine]] people {clean[1]}", day)
    claims = resolve(articles, mentions)
    return articles["text"][0], claims.to_dicts(), totals(articles, claims)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from([None, WEDNESDAY, date(1, 1, 1), date(9999, 12, 31)]))
def test_any_text_is_resolved(before: str, after: str, day: date | None) -> None:
    text, claims, sums = _resolved(before, after, day)
    assert len(claims) == 1
    assert sums.height == 1
    claim = claims[0]
    assert claim["basis"] in ("event", "daily", "cumulative", "stock")
    assert claim["status"] in ("asserted", "denied", "hypothetical", "revised")
    assert claim["place"] is None or claim["place"] in text
    assert claim["source"] is None or claim["source"] in text
    assert claim["subset_of"] is None
    if claim["basis"] == "daily":
        assert claim["period_start"] == claim["as_of"]
    if claim["period_start"] and claim["as_of"]:
        assert claim["period_start"] <= claim["as_of"]


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert _resolved(text, text, WEDNESDAY)[1] == _resolved(text, text, WEDNESDAY)[1]


def test_a_long_line_takes_no_longer_than_its_length() -> None:
    articles, mentions = frames("[[nine]] people in Homs said " * 300, WEDNESDAY)
    assert resolve(articles, mentions).height == 300


def test_articles_read_side_by_side_mean_what_they_mean_alone() -> None:
    texts = [
        "[[nine]] died in Homs on Monday.",
        "Homs.\n[[Six]] died there, he said.",
        "[[nine]] died in Homs on Monday.",
    ]
    alone = [frames(text, WEDNESDAY) for text in texts]
    articles, mentions = (
        pl.concat([frame.with_columns(pl.lit(str(at)).alias("article_id")) for at, frame in enumerate(halves)])
        for halves in zip(*alone, strict=True)
    )
    together = resolve(articles, mentions).drop("article_id")
    assert together.equals(pl.concat([resolve(*one) for one in alone]).drop("article_id"))


@pytest.mark.parametrize(
    "roles", [("shift", "month", "weekday", "relative", "unit"), ("bulletin", "issue", "periodic")]
)
def test_no_word_is_overlooked_by_a_look_at_the_letters(roles: tuple[str, ...]) -> None:
    known, sought = lexicon(), bits(*roles)
    phrases = [
        (first, second, *rest)
        for first, follows in known.phrases.items()
        for second, options in follows.items()
        for rest, _ in options
    ]
    for phrase in (*((word,) for word in known.words), *phrases):
        text = " ".join(phrase).capitalize()
        if Sentence(text, known, gazetteer()).seen & sought:
            assert may_hold(f"On “{text}’s", sought), text
