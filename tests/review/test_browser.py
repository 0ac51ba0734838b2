"""An analyst at a real browser: opens the served page, marks a figure, applies the marks, sees the toll move."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from pipelines.decisions.file import read
from pipelines.settings import Settings
from tests.conftest import ROOT
from tests.corrections.desk import TOTAL, Desk
from tests.reports.browser import Reader
from tests.reports.test_page_browser import mark

pytestmark = pytest.mark.slow


@pytest.fixture
def desk(ledger: Settings) -> Desk:
    """A ledger of three days' totals, the last of them with its digits swapped."""
    made = Desk(ledger)
    for number, (day, count) in enumerate((("2012-07-10", "5,023"), ("2012-07-18", "5,107"), ("2012-07-25", "5,230"))):
        made.write(TOTAL.replace("5,230", count), f"n{number}", f"https://alder.example/{number}", day)
    made.run()
    return made


@pytest.fixture
def served(desk: Desk) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`tollbook review` as a person starts it, and the address that it prints."""
    command = [sys.executable, "-m", "pipelines.cli", "review", "--home", str(desk.ledger.home)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "COLUMNS": "200"}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout
    try:
        said = iter(process.stdout.readline, "")
        found = next(match for line in said if (match := re.search(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", line)))
        yield process, found[0]
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(30)


def test_a_mark_moves_a_toll(desk: Desk, served: tuple[subprocess.Popen[str], str], reader: Reader) -> None:
    process, address = served
    before = desk.one("SELECT max(best) FROM toll_latest WHERE measure = 'killed'")
    reader.open(address)
    reader.press("#chart", Keys.END, Keys.ENTER)
    mark(reader, "reject", '=cmd|"/C calc" swapped')
    Reader.until(lambda: "written to corrections" in reader.text("form.decide .said"), "the answer")
    (line,) = read(desk.ledger.corrections)
    assert line.decision is not None
    assert (line.decision.action, line.decision.made_by) == ("reject", "@analyst")
    assert line.decision.target == desk.claim("value = 5230")
    assert "'@analyst" in desk.ledger.corrections.read_text(encoding="utf-8")
    reader.tab("marks")
    reader.click("#rerun-start")
    Reader.until(lambda: reader.all("#rerun-show"), "the run", 120)
    assert "1 decision in force" in reader.text("#rerun")
    reader.shoot("review")
    after = desk.one("SELECT max(best) FROM toll_latest WHERE measure = 'killed'")
    assert before > 5_200 > after == 5_107
    reader.click("#rerun-show")
    Reader.until(lambda: "5,107" in reader.text("body"), "the new page")
    reader.tab("marks")
    assert "Decisions in the ledger (1)" in reader.text("#panel-marks")
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0


def test_a_page_from_elsewhere_decides_nothing(
    desk: Desk, served: tuple[subprocess.Popen[str], str], reader: Reader, tmp_path: Path
) -> None:
    """Even one that has learned the address."""
    _, address = served
    evil = tmp_path / "evil.html"
    evil.write_text("<!doctype html><title>Cats</title><body>Cats", encoding="utf-8")
    reader.driver.get(evil.as_uri())
    tries = (
        "fetch(A, {method: 'POST', mode: 'no-cors', body: B})",
        "fetch(A, {method: 'POST', headers: {'Content-Type': 'application/json', 'X-Tollbook-Token': T}, body: B})",
        "fetch(P).then((answer) => answer.text())",
    )
    for attempt in tries:
        got = reader.driver.execute_async_script(
            "const [P, done] = arguments, A = P + 'marks', T = P.split('/')[3];"
            "const B = JSON.stringify({made_on: '2012-08-01', made_by: 'x', reason: 'x', action: 'set', "
            "target_type: 'source', target: 'sohr', field: 'reliability', to_value: 'E'});"
            f"{attempt}.then((answer) => done(answer.type ?? String(answer)), (error) => done('stopped'))",
            address,
        )
        assert got in ("stopped", "opaque")
    assert not desk.ledger.corrections.exists()
    reader.complaints()
