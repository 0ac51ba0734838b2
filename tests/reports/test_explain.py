"""What `tollbook explain` tells of a toll, a claim, an article and a source, and that it guesses which is meant."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner, Result

from pipelines import warehouse
from pipelines.articles.undated import reasons
from pipelines.cli import main
from pipelines.commands.explain.meant import chosen, read
from pipelines.commands.told import short_findings
from pipelines.settings import Settings
from tests.conftest import reading_also

UNDATED = (
    "DAMASCUS - At least 17 people were killed in Idlib on Friday, the Syrian Observatory for Human Rights said on "
    "21 July 2012. \x1b[2J\x1b]0;owned\x07 [bold]\n\n"
    "Two of the dead were carried 40 kilometres.\n"
)
"""A sample of our own without a date, with commands to a terminal and markup in it."""


@pytest.fixture(scope="module")
def home(sampled: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The ledger of the bundled samples and of an undated article."""
    return reading_also(sampled, tmp_path_factory.mktemp("explain"), "undated.txt", UNDATED)


def explain(home: Settings, *words: str) -> Result:
    return CliRunner().invoke(main, ["explain", *words, "--home", str(home.home)])


def told(home: Settings, *words: str) -> dict[str, Any]:
    done = explain(home, *words, "--json")
    assert done.exit_code == 0, done.output
    answer: dict[str, Any] = json.loads(done.output)
    return answer


def rows(home: Settings, sql: str) -> list[tuple[Any, ...]]:
    with warehouse.reading(home) as con:
        return con.execute(sql).fetchall()


@pytest.mark.parametrize(
    "words",
    [
        ("toll", "2012-07-24", "killed", "Syria"),
        ("toll", "Syria", "2012-07-24"),
        ("2012-07-24", "killed", "Syria"),
        ("2012-07-24", "killed", "syr"),
        ("killed", "2012-07-24"),
    ],
)
def test_a_toll_by_words_in_any_order(home: Settings, words: tuple[str, ...]) -> None:
    assert told(home, *words) == told(home, "toll", "2012-07-24", "killed", "Syria")


@pytest.mark.parametrize(
    "words",
    [("killed", "government_forces", "Syria"), ("killed", "Government", "forces", "Syria"), ("Syria", "soldiers")],
)
def test_a_scope_may_stand_among_the_words(home: Settings, words: tuple[str, ...]) -> None:
    asked = told(home, "toll", "killed", "Syria", "--scope", "government_forces")
    assert asked["toll"]["scope"] == "government_forces"
    assert told(home, "toll", *words) == asked


@pytest.mark.parametrize(
    ("words", "rows", "meant"),
    [
        ((), [("killed", "everyone", 2), ("killed", "civilians", 9)], ("killed", "everyone")),
        ((), [("killed", "civilians", 9), ("killed", "women", 3)], ("killed", "civilians")),
        ((), [("refugees", "everyone", 1)], ("refugees", "everyone")),
        (("Homs",), [("killed", "everyone", 9)], ("killed", "everyone")),
        (("women",), [("killed", "everyone", 9), ("killed", "women", 3)], ("killed", "women")),
    ],
)
def test_what_is_not_named_is_the_usual_or_what_most_claims_speak_of(
    words: tuple[str, ...], rows: list[tuple[str, str, int]], meant: tuple[str, str]
) -> None:
    tolls = pl.DataFrame(rows, schema=["measure", "scope", "claims"], orient="row").with_columns(
        lineage=pl.lit(None, pl.String), place=pl.lit("Syria"), place_id=pl.lit(None, pl.String)
    )
    assert chosen(tolls, read(words, {"killed", "refugees"}, set(tolls["scope"])), None) == meant


def test_what_moved_a_toll_stands_before_the_lists_and_lists_go_by_day(home: Settings) -> None:
    said = explain(home, "toll", "2012-07-24", "killed", "Syria", "--since", "2012-07-03").output
    heads = ["Known on 2012-07-03", "What moved it", "best rests on", "low rests on", "Sources", "Kept", "Findings"]
    places = [said.index(head) for head in heads]
    assert places == sorted(places)
    kept = re.findall(r"^  (\d{4}-\d\d-\d\d) ", said[places[5] : places[6]].split("Set aside")[0], re.MULTILINE)
    assert len(kept) > 3 and kept == sorted(kept, reverse=True)
    assert "sample, never evidence" in said


@pytest.mark.parametrize(
    ("day", "scope", "whose", "days"),
    [
        ("2012-07-26", "everyone", {"sohr"}, {"2012-07-24", "2012-07-28"}),  # between two days
        ("2012-07-24", "civilians", {"sohr"}, {"2012-07-23", "2012-08-13"}),
        ("2013-06-26", "everyone", {"sohr"}, {"2013-06-26"}),  # of the day itself
        ("2013-07-20", "everyone", {"sohr"}, {"2013-06-26"}),  # standing since
        ("2012-09-10", "everyone", {"sohr", "ohchr"}, {"2012-05-31", "2012-08-31", "2012-09-18", "2012-09-26"}),
    ],
)
def test_best_names_the_curves_it_lies_between_and_the_figures_they_are_drawn_from(
    home: Settings, day: str, scope: str, whose: set[str], days: set[str]
) -> None:
    answer = told(home, "toll", day, "killed", "Syria", "--scope", scope)
    ground, best = answer["best_ground"], answer["toll"]["best"]
    assert ground["below"]["best"] <= best <= ground["above"]["best"]
    assert {ground[side]["lineage"] for side in ("below", "above")} == whose
    assert {claim["fit_as_of"] for claim in ground["claims"]} == days
    said = explain(home, "toll", day, "killed", "Syria", "--scope", scope).output
    assert "best rests on" in said and all(claim["claim_id"][:8] in said for claim in ground["claims"])


def test_many_findings_of_one_kind_are_shortened() -> None:
    many = [{"rule": "syndicated_duplicate", "severity": "note", "sentence": f"Copy {n}."} for n in range(9)]
    grave = {"rule": "digit_error", "severity": "error", "sentence": "Swapped."}
    assert short_findings([*many, grave]) == [
        "digit_error: Swapped.",
        "syndicated_duplicate: Copy 0.",
        "syndicated_duplicate: and 8 more of this kind; --json gives all",
    ]


def test_a_scope_that_nobody_asked_for_is_said(home: Settings) -> None:
    said = explain(home, "toll", "defected", "Syria").output
    assert "Nobody counted everyone there. This is government_forces" in " ".join(said.split())
    assert "Nobody counted" not in explain(home, "toll", "defected", "Syria", "--scope", "government_forces").output
    assert "Nobody counted" not in explain(home, "toll", "killed", "Syria").output


@pytest.mark.parametrize("words", [("toll", "2012-99-01", "killed", "Syria"), ("2012-7-99", "Syria"), ("31/02/2012",)])
def test_a_day_that_is_none_is_no_place(home: Settings, words: tuple[str, ...]) -> None:
    done = explain(home, *words)
    assert done.exit_code == 1 and "is no day of the calendar" in done.stderr


def test_a_toll_that_nobody_knows_names_the_option_for_the_scope(home: Settings) -> None:
    assert "--scope" in explain(home, "toll", "killed", "Syria", "--scope", "nobody").output


def test_a_toll_without_a_day_is_the_newest_that_a_source_speaks_of(home: Settings) -> None:
    ((day, best),) = rows(
        home,
        "SELECT date, best FROM toll_latest WHERE measure = 'killed' AND scope = 'everyone' AND place = 'Syria' "
        "AND unit = 'person' ORDER BY claims DESC LIMIT 1",
    )
    toll = told(home, "toll", "killed", "Syria")["toll"]
    assert (toll["date"], toll["best"]) == (str(day), best)


def test_a_toll_as_known_on_a_day(home: Settings) -> None:
    then = told(home, "toll", "2012-07-24", "killed", "Syria", "--known-on", "2012-07-03")
    now = told(home, "toll", "2012-07-24", "killed", "Syria", "--since", "2012-07-03")
    assert then["toll"]["best"] == now["move"]["then"]["best"] < now["toll"]["best"]
    assert max(row["published_on"] for row in then["kept"]) <= "2012-07-03"


def test_a_claim_leads_back_to_its_words(home: Settings) -> None:
    ((key,),) = rows(home, "SELECT claim_id FROM claims_with_sentences WHERE surface = 'at least 19,106' LIMIT 1") or [
        (rows(home, "SELECT claim_id FROM claims WHERE value = 19106 LIMIT 1")[0][0],)
    ]
    story = told(home, "claim", key[:10])
    claim = story["claim"]
    assert claim["claim_id"] == key and claim["surface"] in " ".join(claim["sentence"].split())
    assert story["source"]["source_id"] == claim["source_id"] == "sohr"
    assert [row["role"] for row in story["fate"]] == ["kept"]
    assert story["binds"] and story["findings"]
    page = explain(home, key[:10]).output
    assert "19,106" in page and "graded B: Wide network" in page and "kept" in page
    assert str(claim["published_on"]) in page


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("status = 'hypothetical'", "what is hypothetical is part of no toll"),
        ("basis = 'event' AND measure = 'killed'", "figures of one event or day are not added up"),
    ],
)
def test_a_claim_in_no_series_says_why(home: Settings, sql: str, words: str) -> None:
    keys = rows(
        home,
        f"SELECT claim_id FROM claims WHERE {sql} AND claim_id NOT IN (SELECT claim_id FROM series_claims) LIMIT 1",
    )
    assert words in " ".join(explain(home, "claim", keys[0][0]).output.split())


def test_a_part_and_its_whole(home: Settings) -> None:
    part, whole = rows(home, "SELECT claim_id, subset_of FROM claims WHERE subset_of IS NOT NULL ORDER BY ALL LIMIT 1")[
        0
    ]
    assert told(home, "claim", part)["whole"]["claim_id"] == whole
    assert part in {row["claim_id"] for row in told(home, "claim", whole)["parts"]}


def test_an_article_tells_how_it_was_dated_and_what_counts_nobody(home: Settings) -> None:
    story = told(home, "article", "undated.txt")
    assert story["dating"]["basis"] == "inferred from its own words"
    assert story["dating"]["published_on"] == story["dating"]["by_words"]
    assert "names 2012-07-21" in story["dating"]["anchors"]
    assert 17 in [claim["value"] for claim in story["claims"]]
    assert [row["dimension"] for row in story["distractors"]] == ["length"]
    assert "text" not in story["article"]
    page = explain(home, "article", "undated.txt").output
    assert "inferred from its own words" in page and "names 2012-07-21" in page and "40 kilometres" in page


def test_a_stated_date_says_who_stated_it(home: Settings) -> None:
    dating = told(home, "article", "2012-07-23_larkfield-online.txt")["dating"]
    assert (dating["published_on"], dating["basis"][:6]) == ("2012-07-23", "stated")
    assert dating["by_words"] == "2012-07-23" and "names 2012-07-20" in dating["anchors"]


@pytest.mark.parametrize(
    ("text", "stated", "by_words"),
    [
        (
            "Nine died on Sunday, police said. Photographed 4 May (and 2013).",
            "2014-05-06",
            "2014-05-06",
        ),
        ("QUITO, 3 May 2014 - Nine died on Friday, police said.", "2014-05-06", "2014-05-06"),
        ("QUITO, 3 May 2014 - Nine died on Friday, police said.", "2015-05-06", "2014-05-03"),
        ("The war that began in March 2011 killed nine people on 4 May.", "2014-05-06", "2014-05-06"),
        ("Nine died.", "2014-05-06", None),
    ],
)
def test_words_contradict_a_stated_day_only_where_they_name_another(
    text: str, stated: str, by_words: str | None
) -> None:
    found, _ = reasons(text, date.fromisoformat(stated))
    assert str(found) == str(by_words)


@pytest.mark.parametrize("name", ["SOHR", "sohr", "the observatory", "Syrian Observatory for Human Rights"])
def test_a_source_by_any_of_its_names(home: Settings, name: str) -> None:
    story = told(home, "source", *name.split())
    assert story["body"]["source_id"] == "sohr" and story["body"]["reason"]
    ((claims,),) = rows(home, "SELECT count(*) FROM claims WHERE source_id = 'sohr'")
    assert sum(row["claims"] for row in story["claims"]) == claims
    newest = story["series"][0]
    ((best,),) = rows(
        home,
        "SELECT best FROM tolls WHERE lineage = 'sohr' AND NOT projected AND measure = 'killed' AND scope = 'everyone' "
        "AND period_start = DATE '2011-03-15' AND unit = 'person' ORDER BY date DESC LIMIT 1",
    )
    assert (newest["measure"], newest["best"]) == ("killed", best)


def test_a_name_that_the_sources_table_does_not_know(home: Settings) -> None:
    (name,) = rows(home, "SELECT source FROM unresolved_sources ORDER BY claims DESC, source LIMIT 1")[0]
    story = told(home, "source", name)
    assert story["body"] is None and story["claims"]
    assert "Not in the sources table" in explain(home, "source", name).output


@pytest.mark.parametrize(
    ("words", "opening"),
    [
        (("SOHR",), "Syrian Observatory for Human Rights\n"),
        (("Syria",), "killed, everyone, Syria since 2011-03-15"),
        (("undated.txt",), "(no title)"),
        (("refugees", "Turkey"), "refugees, everyone, Turkey"),
    ],
)
def test_what_is_meant_is_guessed(home: Settings, words: tuple[str, ...], opening: str) -> None:
    assert explain(home, *words).output.startswith(opening)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("claim", "zzzz"), "no claim is called 'zzzz'"),
        (("claim", ""), "may mean several claims"),
        (("article", "nothing-like-it"), "no article is called"),
        (("source", "Committee of Nobody"), "no source is called 'Committee of Nobody'"),
        (("zebra", "crossing"), "nothing is called 'zebra crossing'. Say `explain toll DAY MEASURE PLACE`"),
        (("toll", "2012-07-24", "killed", "Atlantis"), "no toll of killed / Atlantis"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(home: Settings, words: tuple[str, ...], complaint: str) -> None:
    done = explain(home, *words)
    assert done.exit_code == 1 and complaint in done.output and done.output.count("\n") == 1


def test_no_text_commands_the_terminal(home: Settings) -> None:
    pages = [explain(home, "article", "undated.txt").output, explain(home, "toll", "killed", "Idlib").output]
    assert not [page for page in pages if "\x1b" in page or "\x07" in page]


def test_help_shows_what_can_be_asked(home: Settings, tmp_path: Path) -> None:
    page = CliRunner().invoke(main, ["explain", "--help"]).output
    assert all(word in page for word in ("toll", "claim", "article", "source", "tollbook explain toll 2012-07-26"))
    assert "anything" not in page and date.fromisoformat("2012-07-26")
