"""Dagster's page in a real browser over a real `make ui`: materialize, watch, drop articles, launch at once, stop."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.flow import STAGES
from tests.assets.served import Page, served, until
from tests.conftest import ROOT
from tests.reports.browser import SHOTS, opened

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One `make ui` for all tests; at the end Ctrl-C must stop it and all that it started."""
    with served(tmp_path_factory.mktemp("ui")) as running:
        yield running
        children = processes(running.process.pid)
        assert len(children) >= 4
    assert running.process.returncode == 0
    until(lambda: not any(Path(f"/proc/{child}").exists() for child in children), "the processes to end", 30)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    running = opened(tmp_path_factory.mktemp("profile"))
    running.set_window_size(1400, 1400)
    yield running
    running.quit()


def text(browser: Any) -> str:
    return str(browser.find_element("tag name", "body").text)


def shoot(browser: Any, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    browser.save_screenshot(str(SHOTS / f"{name}.png"))


def click(browser: Any, label: str) -> None:
    found = f"//button[normalize-space()='{label}']"
    until(lambda: browser.find_elements("xpath", found), f"the button {label}")
    browser.find_element("xpath", found).click()


ASSETS = [*(stage.name for stage in STAGES), "published"]


def test_materialize_everything_and_see_it_green(page: Page, browser: Any) -> None:
    page.ledger.inbox.mkdir(parents=True, exist_ok=True)
    for path in (ROOT / "seeds" / "articles").iterdir():
        shutil.copy(path, page.ledger.inbox)
    browser.get(f"{page.address}/asset-groups")
    click(browser, "Materialize all")
    until(page.runs, "a run")
    assert {run["status"] for run in page.idle()} == {"SUCCESS"}
    for asset in ASSETS:
        browser.get(f"{page.address}/assets/{asset}?view=events")
        until(lambda: "Materialized in run" in text(browser), f"{asset} to be materialized")
        shoot(browser, asset)
        shown = until(lambda: browser.find_elements("xpath", "//td[.='preview']/following-sibling::td"), "the preview")
        preview = shown[0].text
        assert preview == "Nothing yet." if asset == "corrections" else len(preview) > 20, asset  # nobody corrected
    page.idle()
    browser.set_window_size(2600, 1100)  # room for all nodes in full
    browser.get(f"{page.address}/assets/tolls?view=lineage&lineageScope=neighbors&lineageDepth=5")
    until(lambda: text(browser).count("Materialized") >= len(ASSETS), "the graph to be green")
    shoot(browser, "graph")
    assert all(asset in text(browser) for asset in ASSETS)
    assert "Failed" not in text(browser) and "Overdue" not in text(browser)
    browser.set_window_size(1400, 1400)


def test_the_curve_stands_on_the_page_without_a_click(page: Page, browser: Any) -> None:
    browser.get(f"{page.address}/assets/tolls?view=events")
    find = "//img[starts-with(@src, 'data:image/svg+xml')]"
    (picture,) = until(lambda: browser.find_elements("xpath", find), "the curve")
    until(lambda: picture.get_property("naturalWidth") > 0, "the curve to be drawn")
    assert picture.is_displayed() and picture.size["width"] > 200 and picture.size["height"] > 50
    shoot(browser, "curve")


def test_checks_are_green(page: Page, browser: Any) -> None:
    browser.get(f"{page.address}/assets/claims?view=checks")
    until(lambda: "no_figure_lost" in text(browser), "the checks")
    until(lambda: "Succeeded" in text(browser), "their results")
    assert "Not evaluated" not in text(browser)
    shoot(browser, "checks")


def test_the_launchpad_holds_ready_configuration(page: Page, browser: Any) -> None:
    browser.get(f"{page.address}/locations/__repository__@tollbook/jobs/read_new_articles/playground")
    until(lambda: "inbox" in text(browser) and "reread" in text(browser), "the configuration")
    until(lambda: "No errors" in text(browser), "its validation")
    shoot(browser, "launchpad")
    browser.get(f"{page.address}/locations/__repository__@tollbook/jobs/reread_arrivals/playground")
    until(lambda: "7 days ago" in text(browser) and "No errors" in text(browser), "the days of a backfill")
    shoot(browser, "backfill")


def test_no_page_asks_the_network_for_anything(page: Page, browser: Any) -> None:
    browser.get(f"{page.address}/overview")
    time.sleep(3)
    asked = browser.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert [name for name in asked if not name.startswith((page.address, "data:", "blob:"))] == []
    shoot(browser, "overview")


def test_dropped_articles_become_one_run_within_a_minute(page: Page) -> None:
    settle(page)
    before, published = page.runs(), page.ledger.published.resolve()
    dropped = time.monotonic()
    for number in (1, 2, 3):
        (page.ledger.inbox / f"drop{number}.txt").write_text(
            f"---\npublisher: The Drop\npublished_on: 2013-01-0{number}\nsample: true\n---\nHOMS (Sample) - Shelling "
            f"killed {number + 10} people in Homs, the Example Observatory said.\n",
            encoding="utf-8",
        )
    until(lambda: page.ledger.published.resolve() != published, "a new snapshot")
    took = time.monotonic() - dropped
    print(f"published {took:.0f} s after the drop")
    time.sleep(22)  # two more ticks of the sensor
    new = [run for run in page.idle() if run["runId"] not in {old["runId"] for old in before}]
    assert [run["status"] for run in new] == ["SUCCESS"]
    assert "tollbook/inbox" in new[0]["tags"]
    assert read_by(page, new[0]["runId"]) == 3
    busy = max(os.getloadavg()) / (os.cpu_count() or 1)
    assert took < 60 * max(1.0, busy)  # where others keep the machine busy, as much longer


def settle(page: Page) -> None:
    """Wait until the sensor has nothing to do: the run over what stands in the inbox is done."""
    until(lambda: any("tollbook/inbox" in run["tags"] for run in page.runs()), "the sensor's run")
    page.idle()
    time.sleep(12)
    page.idle()


def read_by(page: Page, run: str) -> int:
    found = page.ask(
        "query($id: ID!) {runOrError(runId: $id) {... on Run {assetMaterializations {assetKey {path} "
        "metadataEntries {label ... on IntMetadataEntry {intValue}}}}}}",
        id=run,
    )
    by_asset = {made["assetKey"]["path"][0]: made for made in found["runOrError"]["assetMaterializations"]}
    values = {entry["label"]: entry.get("intValue") for entry in by_asset["articles"]["metadataEntries"]}
    return int(values["new_articles"])


def test_four_runs_launched_at_once_take_turns_and_readers_never_notice(page: Page) -> None:
    settle(page)
    wrong: list[str] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.wait(0.05):
            try:
                with duckdb.connect(page.ledger.published.resolve(), read_only=True) as con:
                    con.execute("SELECT count(*) FROM claims_with_sentences").fetchall()
            except (duckdb.Error, OSError) as error:
                wrong.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    launched = [page.launch(job) for job in ("read_new_articles", "reread_everything", "reconcile_only", "make_report")]
    ended = {run["runId"]: run for run in page.idle()}
    stop.set()
    reader.join()
    assert [ended[run]["status"] for run in launched] == ["SUCCESS"] * 4
    spans = sorted((ended[run]["startTime"], ended[run]["endTime"]) for run in launched)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans)), spans
    assert wrong == []


def test_the_terminal_says_where_the_page_is_and_little_else(page: Page) -> None:
    said = page.log.read_text(encoding="utf-8")
    assert f"Dagster's page: {page.address}" in said
    for nag in ("DEBUG", "RUN_START", "DAGSTER_HOME", "telemetry", "superseded", "deprecated", "Traceback"):
        assert nag.lower() not in said.lower(), said


def processes(parent: int) -> list[int]:
    """A process and all that it started, and that these started."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parents[int(folder.name)] = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
    found = [parent]
    for one in found:
        found += [child for child, of in parents.items() if of == one]
    return found
