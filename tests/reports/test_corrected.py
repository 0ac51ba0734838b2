"""An analyst's decision is told wherever a figure is: in explanations, exports and differences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner

from pipelines.cli import main
from pipelines.settings import Settings
from tests.corrections.desk import KILLED, TOTAL, Desk


@pytest.fixture
def desk(ledger: Settings) -> Desk:
    """A ledger of two articles."""
    made = Desk(ledger)
    made.write(TOTAL)
    made.write(KILLED, "two", "https://alder.example/market")
    made.run()
    return made


def tollbook(*words: object) -> str:
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.output


def told(*words: object) -> Any:
    return json.loads(tollbook(*words, "--json"))


def test_a_rejected_claim_is_explained_left_out_and_told_by_diff(desk: Desk, tmp_path: Path) -> None:
    before = desk.ledger.published.resolve()
    kept = tmp_path / "before.duckdb"
    kept.write_bytes(before.read_bytes())
    key = desk.claim("value = 5230")
    desk.decide(key, "reject")
    desk.run()
    story = told("explain", "claim", key[:12])
    assert story["claim"]["rejected"] and [row["action"] for row in story["corrections"]] == ["reject"]
    page = " ".join(tollbook("explain", key).split())
    assert "an analyst rejected it" in page and "reject by Ada Sample on 2012-08-01: read the article again" in page
    tollbook("export", "csv", "--out", tmp_path / "out")
    assert key not in (tmp_path / "out" / "claims.csv").read_text()
    assert pl.read_csv(tmp_path / "out" / "corrections.csv")["claim_id"].to_list() == [key]
    (moved,) = told("diff", kept)["moved"]
    assert moved["now"] is None and [row["what"] for row in moved["claims"]] == ["corrected"]
    assert moved["claims"][0]["changed"] == ["reject by Ada Sample on 2012-08-01: read the article again"]


def test_a_field_that_was_set_is_what_everybody_says(desk: Desk, tmp_path: Path) -> None:
    key = desk.claim("value = 5230")
    desk.decide(key, "set", field="value", to_value="5250")
    desk.run()
    assert told("explain", "claim", key)["claim"]["value"] == 5250
    tollbook("export", "csv", "--out", tmp_path / "out")
    rows = pl.read_csv(tmp_path / "out" / "claims.csv", infer_schema_length=None).filter(claim_id=key)
    assert rows["value"].to_list() == [5250] and json.loads(rows["corrections"][0])
