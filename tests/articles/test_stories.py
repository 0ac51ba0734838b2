"""Which articles are one voice: copies however cut and edited, and nothing that is not a copy."""

# ruff: noqa: E501

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.articles.copies import links, measured
from pipelines.articles.sketches import sketch
from pipelines.articles.stories import STORIES, regroup
from pipelines.ids import make_id

DAY = date(2012, 7, 26)
Article = tuple[str, date | None]

DISPATCH = (
    "Armoured columns took up positions around the northern city on Thursday ahead of what both sides expect to be the "
    "decisive fight. A security official said that special units had reached the outskirts and would move within a day. "
    "At least 19 civilians and three rebels died there on Wednesday, a monitoring group said, and an unknown number of "
    "soldiers. Across the country it counted 143 dead on Wednesday: 75 civilians, 41 soldiers and 27 rebels. The head "
    "of peacekeeping said the 150 observers who remain would leave unless the violence fell sharply by next month."
)
OTHER = (
    "Ministers meeting in the capital agreed on Thursday to send grain to the region before the rains begin. The "
    "convoys will need guarantees from every side, said a spokesman for the relief agencies, who described 12 earlier "
    "attempts that had ended at a checkpoint. At least 19 civilians died on Wednesday, a monitoring group said, but the "
    "ministers did not speak of the fighting, and left for a dinner at the palace with their hosts."
)
DIGEST = f"World in brief. A ferry ran aground, and no one was hurt. {DISPATCH} In other news the harvest was good."
BULLETIN = "The monitoring group said on {day} that {total} people had been killed since March, including {civilians} civilians, {soldiers} soldiers and {others} defectors."
SUNDAY = BULLETIN.format(day="Sunday", total="19,106", civilians="13,296", soldiers="4,861", others="949")
FRIDAY = BULLETIN.format(day="Friday", total="20,028", civilians="13,978", soldiers="5,082", others="968")
SPANISH = "El grupo contó el domingo 19.106 muertos desde marzo: 13.296 civiles, 4.861 soldados y 949 desertores."
ARABIC = "أحصت المجموعة ١٩١٠٦ قتلى منذ آذار: ١٣٢٩٦ مدنيا و٤٨٦١ جنديا و٩٤٩ منشقا."


def days(count: int) -> date:
    return DAY + timedelta(days=count)


def in_words(text: str, every: int) -> str:
    """Every so manieth word changed."""
    return " ".join("changed" + str(n) if n % every == 0 else word for n, word in enumerate(text.split()))


BRIEF = "{dateline} - The {ministry} ministry said on {day} that {killed} people had been killed in {town} since the floods began on August 2."
HAKHA = BRIEF.format(dateline="YANGON, Myanmar, Aug 9", ministry="relief", day="Sunday", killed="46", town="Hakha")
FALAM = HAKHA.replace("Hakha", "Falam")
DEATHS = "At least {killed} people died when a {what} hit {town} on {day}, police said."


ONE_STORY: list[tuple[str, list[Article]]] = [
    ("the same text", [(DISPATCH, DAY), (DISPATCH, DAY)]),
    ("other case and punctuation", [(DISPATCH, DAY), (DISPATCH.upper().replace(",", ";"), DAY)]),
    ("one word in five changed", [(DISPATCH, DAY), (in_words(DISPATCH, 6), DAY)]),
    ("the first half", [(DISPATCH, DAY), (DISPATCH[: len(DISPATCH) // 2], days(1))]),
    ("quoted whole in a longer text", [(DISPATCH, DAY), (DIGEST, days(1))]),
    ("two halves held together by the whole", [(DISPATCH[:260], DAY), (DISPATCH[260:], DAY), (DISPATCH, days(2))]),
    ("reprinted later, figures and all", [(DISPATCH, DAY), (DISPATCH, days(300))]),
    ("undated copies", [(DISPATCH, None), (DISPATCH, None), (DISPATCH, DAY)]),
    ("headlines", [("Nineteen killed in fighting", DAY), ("Nineteen killed in fighting", DAY)]),
    ("other figures on the same day: a correction", [(SUNDAY, DAY), (SUNDAY.replace("949", "994"), DAY)]),
    ("a slip in one figure of four", [(SUNDAY, DAY), (SUNDAY.replace("949", "994"), days(1))]),
    ("other datelines and agencies", [(HAKHA, DAY), (HAKHA.replace("YANGON, Myanmar, Aug 9 -", "BANGKOK (Ferry Wire) -"), DAY)]),
    ("a name spelt otherwise", [(HAKHA, DAY), (HAKHA.replace("Hakha", "Haka"), days(1))]),
    ("a name left out", [(HAKHA, DAY), (HAKHA.replace("in Hakha ", ""), DAY)]),
    ("a short correction on the same day", [(HAKHA, DAY), (HAKHA.replace("46", "64"), DAY)]),
    ("translated", [(SUNDAY, DAY), (SPANISH, days(1)), (ARABIC, days(2))]),
]  # fmt: skip

APART: list[tuple[str, list[Article]]] = [
    ("two reports that share a sentence", [(DISPATCH, DAY), (OTHER, DAY)]),
    ("the same form filled in on another day", [(SUNDAY, DAY), (FRIDAY, days(5))]),
    ("the same short form of another town", [(HAKHA, DAY), (FALAM, DAY)]),
    ("of three towns, dateline and all", [(BRIEF.format(dateline=f"{town.upper()}, Nepal, July 26", ministry="home", day="Thursday", killed="31", town=town), DAY) for town in ("Jajarkot", "Baglung", "Myagdi")]),
    ("of another day: dates are no figures in common", [(HAKHA, DAY), (HAKHA.replace("46", "71").replace("Aug 9", "Aug 10"), days(1))]),
    ("said by others of another figure", [(HAKHA, DAY), (HAKHA.replace("The relief ministry", "A Red Cross envoy").replace("46", "fewer than 30"), DAY)]),
    ("figures in words, of another weekday and town", [(DEATHS.format(killed="six", what="bus", town="Kisii", day="Monday"), DAY), (DEATHS.format(killed="four", what="lorry", town="Narok", day="Monday"), DAY)]),
    ("the same figures a week later in other words", [(SUNDAY, DAY), (SPANISH, days(7))]),
    ("the same figures, undated", [(SUNDAY, None), (SPANISH, None)]),
    ("few figures in common", [("In Homs 41 died, 12 of them children", DAY), ("Murieron 41 en Homs, 12 niños", DAY)]),
    ("nothing to compare", [("", DAY), ("", DAY), ("!!", DAY)]),
    ("a short brief in a long review", [("Nineteen people died on Wednesday in the city", DAY), (DISPATCH * 2 + OTHER + "Nineteen people died on Wednesday in the city", DAY)]),
    ("sentences of the trade", [("The figures could not be verified independently.", DAY), (f"{OTHER} The figures could not be verified independently.", DAY)]),
]  # fmt: skip


def frame(articles: Sequence[Article]) -> pl.DataFrame:
    rows = [(make_id(place, text), text, day) for place, (text, day) in enumerate(articles)]
    schema = {"article_id": pl.String, "text": pl.String, "published_on": pl.Date}
    return pl.DataFrame(rows, schema=schema, orient="row")


class Ledger:
    """Articles and their stories as the stage would keep them."""

    def __init__(self) -> None:
        self.articles = frame([])
        self.stories = pl.DataFrame(schema=STORIES)

    def texts(self, ids: list[str]) -> pl.DataFrame:
        return self.articles.filter(pl.col("article_id").is_in(ids)).select("article_id", "text")

    def take(self, articles: pl.DataFrame) -> None:
        self.articles = pl.concat([self.articles, articles])
        sketches = sketch(self.articles).join(self.articles.select("article_id", "published_on"), on="article_id")
        moved = regroup(sketches, self.stories, self.texts)
        self.stories = pl.concat([self.stories.join(moved, on="article_id", how="anti"), moved]).sort("article_id")


def stories_of(articles: Sequence[Article]) -> pl.DataFrame:
    ledger = Ledger()
    ledger.take(frame(articles))
    return ledger.stories


@pytest.mark.parametrize("articles", [row[1] for row in ONE_STORY], ids=[row[0] for row in ONE_STORY])
def test_one_story(articles: list[Article]) -> None:
    stories = stories_of(articles)
    assert stories["story_id"].n_unique() == 1
    assert (stories["basis"] == "first").sum() == 1


@pytest.mark.parametrize("articles", [row[1] for row in APART], ids=[row[0] for row in APART])
def test_apart(articles: list[Article]) -> None:
    stories = stories_of(articles)
    assert stories["story_id"].n_unique() == len(articles)
    assert set(stories["basis"]) == {"first"}


def test_the_first_is_the_earliest_and_gives_the_id() -> None:
    articles = [(DISPATCH, None), (in_words(DISPATCH, 9), days(1)), (DISPATCH + " More later.", DAY)]
    rows = stories_of(articles).join(frame(articles), on="article_id").sort("published_on", nulls_last=True)
    first = rows["article_id"][0]
    assert rows["story_id"].to_list() == [make_id("story", first)] * 3
    assert rows["basis"].to_list() == ["first", "shingles", "shingles"]
    assert rows["containment"][0] == 1.0
    assert 0.4 < rows["containment"][1] < 0.8 < rows["containment"][2] <= 1.0


def test_how_a_member_belongs_is_said() -> None:
    halves = [(DISPATCH[:260], DAY), (DISPATCH[260:], days(2)), (DISPATCH, days(1))]
    rows = stories_of(halves).join(frame(halves), on="article_id").sort("published_on")
    assert rows["basis"].to_list() == ["first", "shingles", "chain"]
    rows = stories_of([(SUNDAY, DAY), (SPANISH, DAY)])
    assert sorted(rows["basis"]) == ["first", "numbers"]


def test_an_earlier_article_that_comes_later_becomes_the_first() -> None:
    articles = frame([(DISPATCH, days(1)), (in_words(DISPATCH, 9), days(2)), (OTHER, DAY), (DISPATCH, DAY)])
    ledger = Ledger()
    ledger.take(articles[:3])
    before = ledger.stories
    ledger.take(articles[3:])
    assert ledger.stories.filter(pl.col("basis") == "first")["article_id"].to_list() == sorted(
        [articles["article_id"][2], articles["article_id"][3]]
    )
    other = pl.col("article_id") == articles["article_id"][2]
    assert ledger.stories.filter(other).equals(before.filter(other))


VARIANTS = [
    DISPATCH, in_words(DISPATCH, 7), DISPATCH[:260], DISPATCH[260:], DIGEST, OTHER, SUNDAY, FRIDAY, SPANISH, ARABIC, "Two died", "",
]  # fmt: skip
ARTICLES = st.lists(
    st.tuples(st.sampled_from(VARIANTS), st.none() | st.integers(0, 9).map(days)), min_size=1, max_size=12
)


@settings(max_examples=25, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False), st.integers(1, 4))
def test_the_order_of_arrival_does_not_matter(articles: list[Article], order: random.Random, batch: int) -> None:
    rows = frame(articles)
    at_once, in_parts = Ledger(), Ledger()
    at_once.take(rows)
    shuffled = rows[order.sample(range(rows.height), rows.height)]
    for start in range(0, rows.height, batch):
        in_parts.take(shuffled[start : start + batch])
    assert at_once.stories.equals(in_parts.stories)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(alphabet="ab 12", max_size=30), min_size=2, max_size=6))
def test_shares_agree_with_their_definition(texts: list[str]) -> None:
    rows = frame([(text, DAY) for text in texts])
    pairs = rows.join(rows, how="cross", suffix="_other").filter(pl.col("article_id") < pl.col("article_id_other"))
    pairs = pairs.select(pl.col("article_id").alias("one"), pl.col("article_id_other").alias("other"))
    known = dict(rows.select("article_id", "text").rows())
    found = measured(pairs, lambda ids: rows.filter(pl.col("article_id").is_in(ids)))
    for one, other, containment, resemblance in found.rows():
        left, right = triples(known[one]), triples(known[other])
        least, most = sorted([len(left), len(right)])
        assert containment == pytest.approx(len(left & right) / least if least else 0)
        assert resemblance == pytest.approx(len(left & right) / most if most else 0)


def triples(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    if 0 < len(words) < 3:
        words = (words * 3)[:3]
    return {tuple(words[place : place + 3]) for place in range(len(words) - 2)}


def test_a_crowd_of_copies_is_one_story_and_costs_little() -> None:
    """Four hundred outlets print one report: far more than are compared all with all."""
    noise = random.Random(7)
    words = DISPATCH.split()
    copies: list[Article] = []
    for _ in range(400):
        changed = [f"x{noise.randrange(9999)}" if noise.random() < 0.1 else word for word in words]
        copies.append((" ".join(changed), days(noise.randrange(3))))
    ledger = Ledger()
    rows = frame([*copies, (OTHER, DAY)])
    ledger.take(rows[:150])
    ledger.take(rows[150:])
    assert sorted(ledger.stories["story_id"].value_counts()["count"]) == [1, 400]


def test_ten_thousand_articles() -> None:
    """Seven thousand reports and three thousand copies with up to a fifth of their words edited."""
    articles, origin = generated(10_000)
    ledger = Ledger()
    ledger.articles = articles
    sketches = sketch(articles).join(articles.select("article_id", "published_on"), on="article_id")
    stories = regroup(sketches, ledger.stories, ledger.texts)
    told = stories.join(pl.DataFrame({"article_id": articles["article_id"], "origin": origin}), on="article_id")
    by_origin = told.group_by("origin").agg(pl.col("story_id").n_unique())
    by_story = told.group_by("story_id").agg(pl.col("origin").n_unique())
    assert by_origin["story_id"].max() == 1, "every copy is found"
    assert by_story["origin"].max() == 1, "no two reports are joined"


def generated(count: int) -> tuple[pl.DataFrame, list[int]]:
    """Articles over a vocabulary as uneven as a language's, with sentences of the trade in many of them."""
    noise = random.Random(2)
    vocabulary = [f"w{n}" for n in range(20_000)]
    weights = [1 / (n + 3) for n in range(20_000)]
    trade = [
        sentence.split() for sentence in (OTHER[:120], SUNDAY[:90], "The figures could not be verified independently")
    ]
    texts: list[list[str]] = []
    origin: list[int] = []
    reports = count * 7 // 10
    for number in range(count):
        if number < reports:
            words = noise.choices(vocabulary, weights, k=noise.randrange(80, 400))
            for sentence in noise.sample(trade, noise.randrange(3)):
                words += sentence
            origin.append(number)
        else:
            origin.append(noise.randrange(reports))
            words = edited(texts[origin[-1]], noise)
        texts.append(words)
    rows = frame([(" ".join(words), days(place % 600)) for words, place in zip(texts, origin, strict=True)])
    return rows, origin


def edited(words: list[str], noise: random.Random) -> list[str]:
    """A copy with up to a fifth of its words replaced, left out or joined by new ones."""
    words = list(words)
    for _ in range(int(len(words) * noise.uniform(0, 0.2))):
        place, what = noise.randrange(len(words)), noise.random()
        if what < 0.5:
            words[place] = f"new{noise.randrange(9999)}"
        elif what < 0.75:
            del words[place]
        else:
            words.insert(place, f"new{noise.randrange(9999)}")
    return words


def test_links_name_each_pair_once() -> None:
    rows = frame([(DISPATCH, DAY)] * 3)
    sketches = sketch(rows).join(rows.select("article_id", "published_on"), on="article_id")
    pairs = links(rows["article_id"], sketches, lambda _: rows)
    assert pairs.height == pairs.unique().height == 3
    assert (pairs["one"] < pairs["other"]).all()
