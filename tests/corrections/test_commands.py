"""`tollbook correct` and `tollbook corrections` as a person meets them."""

from __future__ import annotations

import json

import polars as pl
import pytest
from click.testing import CliRunner, Result

from pipelines import warehouse
from pipelines.cli import main
from pipelines.corrections.words import anchored
from pipelines.decisions.decision import RefusedError
from pipelines.decisions.file import read
from tests.corrections.desk import WHO, Desk


def tollbook(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_a_decision_from_the_terminal_reaches_the_toll_and_the_list(desk: Desk) -> None:
    claim = desk.claim("value = 5230")
    written = tollbook("correct", claim[:8], "--set", "value=5320", "--reason", "digits swapped", "--by", "Ada")
    assert written.exit_code == 0 and "written" in written.output, written.output
    assert "” killed" in written.output and "“At least 5,230 people" in written.output
    (line,) = read(desk.ledger.corrections)
    assert line.decision and line.decision.sentence.startswith("At least 5,230 people")
    assert line.decision.target == claim
    (waiting,) = json.loads(tollbook("corrections", "--format", "json").output)
    assert (waiting["state"], waiting["why"]) == ("pending", "applied at the next run")
    assert "No decision to show" in tollbook("corrections", "--orphans").output
    desk.run()
    assert desk.one("SELECT max(best) FROM toll_latest") == 5320
    listed = json.loads(tollbook("corrections", "--format", "json").output)
    assert [(row["state"], row["decision"]) for row in listed] == [("applied", "set claim value=5320")]
    assert "No decision to show" in tollbook("corrections", "--orphans").output
    assert "digits swapped" in tollbook("corrections", "--format", "csv").output


def test_an_article_is_named_by_its_file(desk: Desk) -> None:
    name = str(desk.one("SELECT parse_filename(origin) FROM articles ORDER BY origin LIMIT 1"))
    said = ("--set", "published_on=2012-07-30", "--reason", "archive", "--by", "Ada")
    written = tollbook("correct", name, *said)
    assert written.exit_code == 0 and "set published_on to 2012-07-30" in written.output
    (line,) = read(desk.ledger.corrections)
    assert line.decision
    origin = desk.one(f"SELECT origin FROM articles WHERE article_id = '{line.decision.target}'")
    assert str(origin).endswith("/" + name)
    assert tollbook("correct", "no-such-file.txt", *said).exit_code == 1


def test_first_letters_that_several_ids_share_are_no_name(desk: Desk) -> None:
    with warehouse.writing(desk.ledger) as con:
        twins = con.sql("FROM claims LIMIT 1").pl()
        for last in ("1", "2"):
            warehouse.append(con, "claims", twins.with_columns(claim_id=pl.lit(f"beefbeef{last}")))
        said = {**WHO, "target_type": "", "action": "reject"}
        assert anchored(con, {**said, "target": "beefbeef2"}).target == "beefbeef2"
        with pytest.raises(RefusedError, match="may mean several: claim beefbeef1; claim beefbeef2"):
            anchored(con, {**said, "target": "beef"})
        with pytest.raises(RefusedError, match="no claim, article, source or group 'bee'"):
            anchored(con, {**said, "target": "bee"})


def test_what_can_not_be_is_not_written(desk: Desk) -> None:
    claim, said = desk.claim("value = 5230"), ("--reason", "r", "--by", "Ada")
    for arguments, why in (
        ((claim, "--set", "high=12", *said), "low 5,230 would be above high 12"),
        ((claim, "--set", "value", *said), "needs"),
        (("nobody", "--reject", *said), "the ledger has no claim, article, source or group"),
        ((claim, "--accept", "--reject", *said), "say one of"),
        ((claim, *said), "say one of"),
        ((claim, "--reject", "--reason", " ", "--by", "Ada"), "reason is empty"),
    ):
        answer = tollbook("correct", *arguments)
        assert answer.exit_code != 0
        assert why in answer.output + answer.stderr, arguments
        assert "Traceback" not in answer.output
    assert not desk.ledger.corrections.exists()


def test_a_broken_file_stops_the_run_in_one_line(desk: Desk) -> None:
    published = desk.ledger.published.resolve()
    desk.ledger.corrections.write_text("who;what\n", encoding="utf-8")
    answer = tollbook("run", str(desk.folder))
    assert answer.exit_code == 1
    assert "corrections.csv:1: the first line must name the columns" in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1
    assert desk.ledger.published.resolve() == published
