"""Which conflict an article is about; what a total without a place or a start gets from it, and what it never does."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from pipelines import reference
from pipelines.claims.articles import Article
from pipelines.claims.figures import Figure, Spot
from pipelines.claims.identity import conflict
from pipelines.claims.identity.known import identify
from pipelines.claims.phrases import Words
from pipelines.claims.places.gazetteer import gazetteer
from pipelines.tolls import rules
from pipelines.tolls.series import counted_from

ABOUT = [
    ("Rebels and soldiers fought for Aleppo, in northern Syria, on Tuesday.", "2012-08-14", "syria-2011"),
    ("A truce in Syria did not hold; monitors counted the dead of the uprising.", "2011-12-20", "syria-2011"),
    ("Protesters filled a square in Damascus, and the crackdown went on.", "2010-01-04", None),
    ("An earthquake brought down houses in Aleppo and Hama, in Syria.", "2023-02-07", None),
    ("Rebels drove into Damascus unopposed and Syria's war was over.", "2024-12-09", "syria-2011"),
    ("Israeli air strikes hit the Gaza Strip again; Hamas fired rockets.", "2014-07-20", "gaza-2014"),
    ("Israeli air strikes hit the Gaza Strip again; Hamas fired rockets.", "2023-11-20", "gaza-2023"),
    ("Israeli air strikes hit the Gaza Strip again; Hamas fired rockets.", "2009-01-05", "gaza-2008"),
    ("Shelling of Donetsk, in eastern Ukraine, killed a bus driver.", "2015-02-02", "donbas-2014"),
    ("Russian missiles struck Kharkiv, in Ukraine, and shelling went on.", "2022-05-02", "ukraine-2022"),
    ("Paramilitaries of the Rapid Support Forces shelled Khartoum, Sudan.", "2023-05-09", "sudan-2023"),
    ("The junta's troops raided villages in Sagaing, Myanmar.", "2022-03-03", "myanmar-2021"),
    ("The junta in Mali said its troops had fought jihadists near Gao.", "2022-03-03", "mali-2012"),
    ("M23 rebels closed in on Goma, Congo.", "2012-11-19", "drc-m23"),
    ("The Taliban stormed a checkpoint in Helmand, Afghanistan.", "2010-06-01", "afghanistan-2001"),
    ("Shining Path guerrillas raided Ayacucho in Peru.", "1988-06-27", "peru-1980"),
    ("Tamil Tigers ambushed troops near Jaffna in Sri Lanka.", "2008-10-01", "sri-lanka-1983"),
    ("Boko Haram gunmen rode into Maiduguri, Nigeria.", "2014-12-01", "boko-haram-2009"),
    ("PKK militants attacked a post in Hakkari, Turkey.", "2012-08-05", "turkey-pkk"),
    ("A bus left the road near Ankara, in Turkey.", "2012-08-05", None),
    ("A ferry capsized off Manila in the Philippines.", "2008-06-22", None),
    ("The junta met. Separatists met. Guerrillas met.", "2015-06-22", None),
    ("The council of Westmoor met.", "2012-07-24", None),
    ("Serb forces shelled Sarajevo, Bosnia, and cut the water.", "1993-06-22", "bosnia-1992"),
    ("Gangs set fire to a market in Port-au-Prince, Haiti; gang violence has emptied it.", "2024-03-04", "haiti-gangs"),
]


def _about(text: str, day: str | None) -> str | None:
    about = conflict.evidence(Words(text))
    found, _ = conflict.of_article(about, [], date.fromisoformat(day) if day else None)
    return found.conflict_id if found else None


@pytest.mark.parametrize(("text", "day", "conflict_id"), ABOUT)
def test_the_conflict_of_an_article(text: str, day: str, conflict_id: str | None) -> None:
    assert _about(text, day) == conflict_id


def test_without_a_date_only_a_named_conflict_is_meant() -> None:
    assert _about("Rebels fought in Syria.", None) is None
    assert _about("The Syrian civil war went on; rebels fought in Syria.", None) == "syria-2011"


def _identity(
    basis: str, place: Spot, text: str = "Rebels fought on in Syria's war. In all 9,000 people have died."
) -> Spot:
    at = text.index("9,000")
    article = Article(text, date(2012, 3, 20))
    row = (0, text.index("In all"), len(text), at, at + 5, 9_000, 9_000, 9_000, "killed", "person", "all")
    figure = Figure(article, row)
    figure.basis, figure.place = basis, place
    return identify([(article, [figure])])[0][0].place


def test_a_running_total_without_a_place_is_that_of_the_conflict() -> None:
    assert _identity("cumulative", Spot(None, None, None, None)) == Spot(None, "syr", 6, "conflict")


def test_an_event_without_a_place_stays_without() -> None:
    assert _identity("event", Spot(None, None, None, None)).place_id is None


def test_a_place_that_nobody_knows_stays_unknown() -> None:
    assert _identity("cumulative", Spot("Tarn Valley", None, None, "nearest")).place_id is None


def test_a_place_in_capitals_is_known() -> None:
    assert _identity("cumulative", Spot("DAMASCUS", None, None, "dateline")).place_id == "syr-damascus"


CONFLICTS = pl.DataFrame(
    {"conflict_id": ["syria-2011"], "began_on": [date(2011, 3, 15)], "conflict_place": ["syr"], "place_name": ["Syria"]}
)
START = date(2011, 3, 15)
STARTS = [
    ("no start stated", None, "syr", "cumulative", "syria-2011", START),
    ("its month", date(2011, 3, 1), "syr", "cumulative", "syria-2011", START),
    ("a few days off", date(2011, 3, 18), "syr", "cumulative", "syria-2011", START),
    ("in 16 months", date(2011, 3, 27), "syr", "cumulative", "syria-2011", START),
    ("another start", date(2011, 8, 1), "syr", "cumulative", "syria-2011", date(2011, 8, 1)),
    ("the month before", date(2011, 2, 1), "syr", "cumulative", "syria-2011", date(2011, 2, 1)),
    ("a town, no start", None, "syr-homs", "cumulative", "syria-2011", None),
    ("a town, its start", date(2011, 3, 15), "syr-homs", "cumulative", "syria-2011", START),
    ("a stock", None, "syr", "stock", "syria-2011", None),
    ("no conflict", None, "syr", "cumulative", None, None),
]


@pytest.mark.parametrize(("what", "stated", "place", "basis", "about", "start"), STARTS)
def test_the_day_a_total_counts_from(
    what: str, stated: date | None, place: str, basis: str, about: str | None, start: date | None
) -> None:
    row = {
        "as_of": [date(2012, 7, 22)],
        "published_on": [date(2012, 7, 23)],
        "period_start": pl.Series([stated], dtype=pl.Date),
        "place_id": [place],
        "place": pl.Series([None], dtype=pl.String),
        "basis": [basis],
        "conflict_id": pl.Series([about], dtype=pl.String),
    }
    assert counted_from(pl.DataFrame(row), CONFLICTS, rules.load())["period_start"].to_list() == [start]


def test_the_table_is_sound() -> None:
    """Days in order, known places, words for each."""
    rows = reference.frame("conflicts")
    assert rows.height == rows["conflict_id"].n_unique() >= 35
    assert rows.filter(pl.col("ended_on") < pl.col("began_on")).is_empty()
    assert set(rows["place_id"]) <= set(gazetteer().places)
    assert rows.filter(pl.col("words").list.len() == 0).is_empty()
