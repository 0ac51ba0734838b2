"""Dagster's page, served for a test as `make ui` serves it, asked over its own interface."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.settings import Settings
from tests.conftest import ROOT

WAIT = 600.0
"""Seconds before a test gives up; how long things may take is another matter."""


@dataclass
class Page:
    """A running `make ui` over a ledger of its own."""

    address: str
    ledger: Settings
    process: subprocess.Popen[bytes]
    log: Path

    def ask(self, query: str, **variables: Any) -> Any:
        """The answer of Dagster's GraphQL interface."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(f"{self.address}/graphql", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            said = json.load(answer)
        assert "errors" not in said, said
        return said["data"]

    def runs(self) -> list[dict[str, Any]]:
        """All runs, newest first: runId, status, tags."""
        found = self.ask("{runsOrError {... on Runs {results {runId status startTime endTime tags {key value}}}}}")
        runs: list[dict[str, Any]] = found["runsOrError"]["results"]
        return [run | {"tags": {tag["key"]: tag["value"] for tag in run["tags"]}} for run in runs]

    def idle(self) -> list[dict[str, Any]]:
        """Wait until no run is under way; gives all runs."""
        done = ("SUCCESS", "FAILURE", "CANCELED")
        until(lambda: all(run["status"] in done for run in self.runs()), "the runs to end")
        return self.runs()

    def launch(self, job: str, config: dict[str, Any] | None = None) -> str:
        """Launch a job as the launchpad does; gives the run's id."""
        where = {"repositoryLocationName": "tollbook", "repositoryName": "__repository__", "jobName": job}
        said = self.ask(
            "mutation($it: ExecutionParams!) {launchRun(executionParams: $it) {__typename "
            "... on LaunchRunSuccess {run {runId}} ... on PythonError {message}}}",
            it={"selector": where, "runConfigData": config or {}},
        )
        assert said["launchRun"]["__typename"] == "LaunchRunSuccess", said
        return str(said["launchRun"]["run"]["runId"])


def until(happened: Callable[[], Any], what: str, seconds: float = WAIT) -> Any:
    """Wait for something to become true; gives it."""
    deadline = time.monotonic() + seconds
    while not (found := happened()):
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s for {what}"
        time.sleep(0.5)
    return found


@contextmanager
def served(folder: Path) -> Iterator[Page]:
    """Serve the page with an instance and a ledger below `folder`; stop it with Ctrl-C and see it gone."""
    home, ledger = folder / "dagster", Settings.load(folder / "ledger")
    home.mkdir(parents=True)
    settings = (ROOT / "dagster.yaml").read_text(encoding="utf-8")
    (home / "dagster.yaml").write_text(settings.replace("base_dir: .dagster", f"base_dir: {home}"), encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = os.environ | {"DAGSTER_HOME": str(home), "TOLLBOOK_HOME": str(ledger.home)}
    log = folder / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "assets.serve", "--port", str(port)],
            cwd=ROOT,
            env=env,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        until(lambda: "Ctrl-C stops it" in log.read_text() or process.poll() is not None, "the page")
        assert process.poll() is None, log.read_text()
        yield Page(f"http://127.0.0.1:{port}", ledger, process, log)
    finally:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(timeout=90)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
