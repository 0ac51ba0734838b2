"""What decisions do: to claims, articles, sources, and through them to the tolls; and that they can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.decisions.file import append, read
from pipelines.settings import Settings
from tests.corrections.desk import KILLED, TOTAL, WHO, Desk, opened

CLAIM = "SELECT {} FROM claims_as_corrected WHERE mention_id = (SELECT mention_id FROM mentions WHERE value = 5230)"


def test_a_rejected_claim_is_in_no_toll_and_stays_among_the_claims(desk: Desk) -> None:
    before = desk.tolls()
    assert before
    desk.decide(desk.claim("value = 5230"), "reject")
    desk.run()
    assert desk.tolls() == []
    assert desk.one("SELECT count(*) FROM claims WHERE value = 5230") == 1
    assert desk.one("SELECT count(*) FROM claims_as_corrected WHERE value = 5230") == 0
    desk.ledger.corrections.unlink()
    desk.run()
    assert desk.tolls() == before


def test_an_accepted_claim_is_off_the_list(desk: Desk) -> None:
    desk.write("More than 6,000 people have been killed in Syria since March 2011.", "two", None, day=None)
    desk.run()
    listed = "SELECT count(*) FROM needs_review WHERE kind = 'claim'"
    assert desk.one(listed) == 1
    desk.decide(desk.claim("value = 6000"), "accept")
    desk.run()
    assert desk.one(listed) == 0
    assert desk.one("SELECT accepted FROM claims_as_corrected WHERE value = 6000")


def test_an_accepted_figure_is_not_set_aside(desk: Desk) -> None:
    told = "3,300 people have been killed in Syria since March 2011, according to the Tarn Observatory."
    desk.write(told, "two", None, day="2012-08-02")
    desk.run()
    fate = "SELECT role FROM series_claims JOIN claims USING (claim_id) WHERE value = 3300"
    before = desk.one(fate)
    desk.decide(desk.claim("value = 3300"), "accept")
    desk.run()
    assert (before, desk.one(fate)) == ("set_aside", "kept")


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk whose article is read once for all examples."""
    desk = opened(Settings(tmp_path_factory.mktemp("desk") / "ledger"))
    desk.run()
    return desk


@pytest.fixture
def shared_desk(read_once: Desk) -> Desk:
    """That desk, nothing decided."""
    read_once.ledger.corrections.unlink(missing_ok=True)
    read_once.correct()
    return read_once


@pytest.mark.parametrize(
    ("field", "to_value", "columns", "expected"),
    [
        ("value", "5320", "value, low, high, quantifier", (5320, 5320, None, "at_least")),
        ("quantifier", "exact", "value, low, high, quantifier", (5230, 5230, 5230, "exact")),
        ("high", "5400", "low, high", (5230, 5400)),
        ("low", "", "low, high", (None, None)),
        ("measure", "injured", "measure", ("injured",)),
        ("population", "civilian", "population", ("civilian",)),
        ("basis", "stock", "basis", ("stock",)),
        ("status", "denied", "status", ("denied",)),
        ("source", "SOHR", "source, source_id, source_basis", ("SOHR", "sohr", "correction")),
        ("source", "Nobody Known", "source, source_id", ("Nobody Known", None)),
        ("source_id", "sohr", "source, source_id", ("Tarn Observatory", "sohr")),
        ("source", "", "source, source_id", (None, None)),
        ("place", "Homs", "place, place_id, place_basis", ("Homs", "syr-homs", "correction")),
        ("place_id", "syr-homs", "place, place_id, where_prec", ("Homs", "syr-homs", 1)),
        ("as_of", "2012-07-20", "as_of::VARCHAR, date_prec, date_basis", ("2012-07-20", 1, "correction")),
        ("as_of", "", "as_of, date_prec", (None, None)),
        ("period_start", "2011-03-15", "period_start::VARCHAR", ("2011-03-15",)),
    ],
)
def test_a_field_is_set_and_what_hangs_on_it_follows(
    shared_desk: Desk, field: str, to_value: str, columns: str, expected: tuple[object, ...]
) -> None:
    desk = shared_desk
    claim, before = desk.claim("value = 5230"), desk.rows("FROM claims ORDER BY claim_id")
    desk.decide(claim, "set", field=field, to_value=to_value)
    desk.correct()
    assert desk.states() == ["applied"]
    assert desk.rows(CLAIM.format(columns)) == [expected]
    assert desk.rows(CLAIM.format("len(corrections)")) == [(1,)]
    assert desk.rows("FROM claims ORDER BY claim_id") == before


def test_a_part_is_told_its_whole(desk: Desk) -> None:
    desk.decide(desk.claim("value = 14"), "set", field="subset_of", to_value=desk.claim("value = 5230"))
    desk.correct()
    assert desk.one("SELECT subset_of FROM claims_as_corrected WHERE value = 14") == desk.claim("value = 5230")


@pytest.mark.parametrize(
    ("field", "to_value", "why"),
    [
        ("value", "many", "not a whole number"),
        ("value", "-5", "not a whole number"),
        ("high", "12", "low 5,230 would be above high 12"),
        ("measure", "eaten", "no measure is called 'eaten'"),
        ("population", "elves", "no population is called 'elves'"),
        ("basis", "yearly", "is not one of event"),
        ("source_id", "nobody", "no source is called 'nobody'"),
        ("place_id", "atlantis", "no place is called 'atlantis'"),
        ("as_of", "2012-07-26", "after it was published on 2012-07-25"),
        ("as_of", "yesterday", "not a date"),
        ("period_start", "2012-07-30", "the period would begin on 2012-07-30"),
        ("subset_of", "nothing", "no claim is called 'nothing'"),
        ("measure", "", "can't be empty"),
        ("colour", "red", "what can be set of a claim is value"),
    ],
)
def test_what_can_not_be_is_refused_and_said(shared_desk: Desk, field: str, to_value: str, why: str) -> None:
    desk, before = shared_desk, shared_desk.rows("FROM claims_as_corrected ORDER BY claim_id")
    cells = WHO | {"action": "set", "target_type": "claim", "target": desk.claim("value = 5230")}
    line(desk.ledger, cells | {"field": field, "to_value": to_value})
    desk.correct()
    assert desk.states() == ["refused"]
    assert why in desk.one("SELECT why FROM orphaned_corrections")
    assert desk.rows("FROM claims_as_corrected ORDER BY claim_id") == before


def line(ledger: Settings, cells: dict[str, str]) -> None:
    """A line as a person may write it, without any check."""
    path: Path = ledger.corrections
    if not path.exists():
        append(path, [])
    header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    with path.open("a", encoding="utf-8") as file:
        file.write(",".join(f'"{cells.get(name, "")}"' for name in header) + "\n")


def test_the_last_decision_on_a_field_holds(desk: Desk) -> None:
    claim = desk.claim("value = 5230")
    for value in ("5300", "5310", "5320"):
        desk.decide(claim, "set", field="value", to_value=value)
    desk.decide(claim, "set", field="population", to_value="civilian")
    desk.decide(claim, "reject")
    desk.decide(claim, "accept")
    desk.run()
    assert desk.states() == ["superseded", "superseded", "applied", "applied", "superseded", "applied"]
    assert desk.rows(CLAIM.format("value, population, accepted")) == [(5320, "civilian", True)]
    assert desk.rows("SELECT why FROM corrections WHERE line = 2") == [("line 4 decides the same",)]


def test_the_same_row_twice_is_one_decision(desk: Desk) -> None:
    for _ in range(2):
        desk.decide(desk.claim("value = 5230"), "set", field="value", to_value="5320")
    desk.run()
    assert desk.states() == ["superseded", "applied"]
    before = desk.rows("FROM corrections") + desk.tolls()
    desk.run()
    assert desk.rows("FROM corrections") + desk.tolls() == before


def test_an_undated_article_comes_alive(desk: Desk) -> None:
    desk.write("More than 6,000 people have been killed in Syria since March 2011.", "two", None, day=None)
    desk.run()
    article = "SELECT article_id, published_on, published_basis FROM articles WHERE text LIKE 'More than 6,000%'"
    ((article_id, *undated),) = desk.rows(article)
    before = desk.tolls()
    assert undated == [None, None]
    desk.decide(article_id, "set", field="published_on", to_value="2012-08-20")
    counts = desk.run().counts
    assert (counts["articles"]["updated_articles"], counts["claims"]["resolved_articles"]) == (1, 1)
    assert [str(cell) for cell in desk.rows(article)[0][1:]] == ["2012-08-20", "correction"]
    assert str(desk.one("SELECT as_of FROM claims WHERE value = 6000")) == "2012-08-20"
    assert desk.one("SELECT max(best) FROM toll_latest") >= 6000
    assert desk.run().counts["articles"]["updated_articles"] == 0
    desk.ledger.corrections.unlink()
    desk.run()
    assert desk.rows(article) == [(article_id, None, None)]
    assert desk.tolls() == before


def test_a_wrong_date_is_set_right_and_put_back(desk: Desk) -> None:
    rows = "SELECT * FROM articles ORDER BY ALL"
    before, article = desk.rows(rows), desk.one("SELECT article_id FROM articles")
    desk.decide(article, "set", field="published_on", to_value="2012-08-01")
    desk.run()
    desk.decide(article, "set", field="published_on", to_value="2012-08-03")
    desk.run()
    assert desk.states() == ["superseded", "applied"]
    assert str(desk.one("SELECT DISTINCT published_on FROM claims")) == "2012-08-03"
    assert desk.rows("SELECT published_on::VARCHAR FROM stated_dates") == [("2012-07-25",)]
    desk.ledger.corrections.unlink()
    assert desk.run().counts["articles"]["updated_articles"] == 1
    assert desk.rows(rows) == before
    assert desk.rows("FROM stated_dates") == []


def test_a_date_survives_an_edit_and_a_file_that_is_read_again(desk: Desk) -> None:
    article = desk.one("SELECT article_id FROM articles")
    desk.decide(article, "set", field="published_on", to_value="2012-08-01")
    desk.write(f"HOMS (Sample) - {KILLED}\n\n{TOTAL}\n\nThe council met at noon.")
    desk.run()
    assert desk.rows("SELECT published_on::VARCHAR FROM articles") == [("2012-08-01",)]
    assert desk.rows("SELECT state, anchor FROM corrections") == [("applied", "url")]
    desk.write(f"HOMS (Sample) - {KILLED}\n\n{TOTAL}\n\nThe council met at noon.", day="2012-07-26", title="Homs")
    desk.run()
    assert desk.rows("SELECT published_on::VARCHAR, title FROM articles") == [("2012-08-01", "Homs")]
    assert desk.rows("SELECT published_on::VARCHAR FROM stated_dates") == [("2012-07-26",)]
    desk.ledger.corrections.unlink()
    desk.run()
    assert desk.rows("SELECT published_on::VARCHAR, title FROM articles") == [("2012-07-26", "Homs")]


def test_a_source_is_trusted_less(desk: Desk) -> None:
    total = "At least {} people have been killed in Syria since March 2011, according to the {}."
    desk.write(total.format("5,230", "Syrian Observatory for Human Rights"))
    desk.write(total.format("7,412", "Local Coordination Committees"), "two", "https://fen.example/1")
    desk.run()
    weights = "SELECT DISTINCT weight FROM series_claims JOIN series USING (series_id) WHERE lineage = 'sohr'"
    before = desk.one(weights)
    desk.decide("sohr", "set", field="reliability", to_value="E")
    counts = desk.run().counts
    assert counts["tolls"]["series_fitted"] > 0
    assert desk.one(weights) < before
    assert desk.one("SELECT reliability FROM sources WHERE source_id = 'sohr'") == "B"
    assert desk.one("SELECT reliability FROM sources_as_corrected WHERE source_id = 'sohr'") == "E"
    assert desk.run().counts["tolls"]["series_fitted"] == 0
    desk.ledger.corrections.unlink()
    desk.run()
    assert desk.one(weights) == before


def test_other_reasons_for_a_decision_move_no_toll(desk: Desk) -> None:
    claim = desk.claim("value = 5230")
    desk.decide(claim, "set", field="value", to_value="5320")
    desk.run()
    desk.decide(claim, "set", field="value", to_value="5320", reason="and again")
    assert desk.run().counts["tolls"]["series_fitted"] == 0


def test_it_is_read_as_it_was_written(desk: Desk) -> None:
    reason = '=HYPERLINK("http://evil.example"), "said" the editor; - and \'more\''
    desk.decide(desk.claim("value = 5230"), "accept", reason=reason)
    assert "'=HYPERLINK" in desk.ledger.corrections.read_text(encoding="utf-8")
    (only,) = read(desk.ledger.corrections)
    assert only.decision is not None and only.decision.reason == reason
