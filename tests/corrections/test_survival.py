"""A correction survives what happens to its article, and is an orphan, said aloud, when its figure is gone."""

from __future__ import annotations

import pytest

from pipelines import warehouse
from pipelines.claims import stage as claims_stage
from pipelines.claims import version as claims_version
from pipelines.corrections.book import enter
from pipelines.decisions.file import read
from pipelines.mentions import stage as mentions_stage
from tests.corrections.desk import KILLED, TOTAL, Desk

HEAD, TAIL = "HOMS (Sample) - ", "The council met in the evening."


@pytest.fixture
def decided(desk: Desk) -> Desk:
    """A desk on which the total has been set and the dead of the market have been rejected."""
    desk.decide(desk.claim("value = 5230"), "set", field="value", to_value="5320")
    desk.decide(desk.claim("value = 14"), "reject")
    desk.run()
    holds(desk)
    return desk


def holds(desk: Desk) -> None:
    """Both decisions are in force, on claims that are there."""
    assert desk.states() == ["applied", "applied"]
    assert desk.rows("SELECT value FROM claims_as_corrected") == [(5320,)]
    assert {value for (value,) in desk.rows("SELECT value FROM claims")} == {5230, 14}
    assert desk.one("SELECT max(best) FROM toll_latest") == 5320
    assert desk.one("SELECT count(*) FROM orphaned_corrections") == 0


def anchors(desk: Desk) -> set[str]:
    return {anchor for (anchor,) in desk.rows("SELECT anchor FROM corrections")}


def test_a_second_run(decided: Desk) -> None:
    published = decided.ledger.published.resolve()
    decided.run()
    holds(decided)
    assert anchors(decided) == {"id"}
    assert decided.ledger.published.resolve() == published


def test_another_version_of_the_engine(decided: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = mentions_stage.VERSION
    monkeypatch.setattr(mentions_stage, "VERSION", engine + "x")
    monkeypatch.setattr(claims_stage, "resolver_version", lambda: claims_version.resolver_version() + "y")
    counts = decided.run().counts
    assert (counts["mentions"]["new_mentions"], counts["claims"]["new_claims"]) == (2, 2)
    holds(decided)


def test_spans_that_an_engine_cuts_in_another_way(decided: Desk) -> None:
    """Other spans are other ids; the words are the same."""
    with warehouse.writing(decided.ledger) as con:
        con.execute("UPDATE mentions SET mention_id = 'm' || ordinal, surface = '5,230 people' WHERE value = 5230")
        con.execute("UPDATE mentions SET mention_id = 'm' || ordinal WHERE value = 14")
        con.execute("UPDATE claims SET claim_id = 'c' || ordinal, mention_id = 'm' || ordinal")
        entered, fields = enter(con, read(decided.ledger.corrections))
    assert entered["state"].to_list() == ["applied", "applied"]
    assert set(fields["claim_id"]) == {"c0", "c1"}


@pytest.mark.parametrize(
    "text",
    [
        f"HOMS, Syria (Sample) - A new first paragraph.\n\n{KILLED}\n\n{TOTAL}\n\n{TAIL}",
        f"{HEAD}{KILLED}\n\nWhat nobody had said before.\n\n{TOTAL}",
        f"{HEAD}{KILLED} The market was full.\n\n{TOTAL}\n\nThe council met at noon. A doctor spoke.",
    ],
    ids=["before", "between", "behind"],
)
def test_an_article_edited_around_it(decided: Desk, text: str) -> None:
    decided.write(text)
    decided.run()
    holds(decided)
    assert anchors(decided) <= {"url", "quotation"}  # the dateline is a part of the first sentence


def test_paragraphs_in_another_order(decided: Desk) -> None:
    decided.write(f"{TAIL}\n\n{TOTAL}\n\n{KILLED}")
    decided.run()
    holds(decided)


def test_an_article_that_moved(decided: Desk) -> None:
    decided.write(f"{HEAD}{KILLED}\n\n{TOTAL}\n\nThis story has a new address.", url="https://alder.example/2012/homs")
    decided.run()
    holds(decided)
    assert anchors(decided) == {"story"}


def test_a_copy_elsewhere_when_the_first_is_gone(decided: Desk) -> None:
    (decided.folder / "one.txt").unlink()
    decided.write(
        f"{HEAD}{KILLED}\n\n{TOTAL}\n\n{TAIL}", "two", "https://fen.example/7", publisher="Fen Sample Courier"
    )
    with warehouse.writing(decided.ledger) as con:
        for table in ("articles", "mentions", "claims", "readings", "stories", "sketches", "inputs"):
            con.execute(f"DELETE FROM {table}").fetchall()
    decided.run()
    holds(decided)
    assert anchors(decided) == {"story"}


def test_words_of_its_sentence_changed(decided: Desk) -> None:
    killed = KILLED.replace("Mortar fire on the", "Mortar fire on a").replace("on Tuesday", "late on Tuesday")
    total = TOTAL.replace("according to", "says")
    decided.write(f"{HEAD}{killed}\n\n{total}\n\n{TAIL}")
    decided.run()
    holds(decided)
    assert anchors(decided) == {"quotation"}


def test_an_article_without_an_address_is_known_by_its_file(desk: Desk) -> None:
    desk.write(f"{HEAD}{KILLED}\n\n{TOTAL}\n\n{TAIL}", url=None)
    desk.run()
    desk.decide(desk.claim("value = 5230"), "set", field="value", to_value="5320")
    desk.decide(desk.claim("value = 14"), "reject")
    desk.write(f"{HEAD}{KILLED}\n\n{TOTAL}\n\nAnother last line.", url=None)
    desk.run()
    holds(desk)
    assert anchors(desk) == {"url"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{HEAD}{KILLED}\n\n{TAIL}", "no longer prints this figure"),
        (f"{HEAD}{KILLED}\n\n{TOTAL.replace('5,230', '5,240')}", "no longer prints this figure"),
        (f"{HEAD}{KILLED}\n\n{TOTAL.replace('killed', 'injured')}", "read as injured by now, not as killed"),
    ],
    ids=["cut", "another number", "another measure"],
)
def test_a_figure_that_is_gone_leaves_an_orphan(decided: Desk, text: str, why: str) -> None:
    decided.write(text)
    outcome = decided.run()
    assert decided.states() == ["orphan", "applied"]
    assert outcome.counts["corrections"]["orphaned"] == 1
    assert why in decided.one("SELECT why FROM orphaned_corrections")
    warned = [result for result in outcome.checks if result.name == "all_found"]
    assert [(result.blocking, result.failures) for result in warned] == [(False, 1)]
    decided.write(f"{HEAD}{KILLED}\n\n{TOTAL}\n\n{TAIL}")
    decided.run()
    holds(decided)


def test_the_same_words_in_two_stories_are_nobodys(decided: Desk) -> None:
    """Neither is the article that was corrected: its address is gone."""
    decided.write(f"{HEAD}Nothing else is known.", url="https://alder.example/other")
    farms = "Much was said about the harvest in the north, where rain came late and wheat costs 41 dinars."
    port = "A fair opened in the port on Monday evening with lanterns, brass bands and boats from 23 islands."
    farms += " Mills along the river stood still for most of June, and millers want the dam opened before autumn."
    port += " The mayor thanked two bakeries, the rowing club and whoever had mended the pier after the storm."
    decided.write(f"{farms} {TOTAL}", "two", "https://fen.example/1")
    decided.write(f"{port} {TOTAL}", "three", "https://tarn.example/2")
    decided.run()
    assert decided.states() == ["ambiguous", "orphan"]
    assert "2 claims fit" in decided.rows("SELECT why FROM corrections ORDER BY line")[0][0]


def test_a_report_of_another_day_is_another_report(decided: Desk) -> None:
    decided.write(f"{HEAD}Nothing else is known.", url="https://alder.example/other")
    decided.write(f"{HEAD}{KILLED.replace('Tuesday', 'Friday')}", "two", "https://fen.example/1", "2012-07-28")
    decided.run()
    assert decided.states() == ["orphan", "orphan"]


def test_short_sentences_tell_no_article_from_another(desk: Desk) -> None:
    desk.write("Fourteen people were killed.\n\nThe market burned.")
    desk.run()
    desk.decide(desk.claim("value = 14"), "reject")
    desk.write("The market burned.", url="https://alder.example/other")
    desk.write("Fourteen people were killed. A ship sank.", "two", "https://fen.example/1")
    desk.run()
    assert desk.states() == ["orphan"]
    assert "too short" in desk.one("SELECT why FROM orphaned_corrections")
