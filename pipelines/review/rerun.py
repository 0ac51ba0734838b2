"""Runs the flow again in the background, once at a time, and tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread
from typing import Any

from pipelines import flow
from pipelines.context import Context
from pipelines.settings import Settings


class Rerun:
    """One run after the other over what the ledger holds and what lies in the inbox."""

    def __init__(self, settings: Settings, run: Callable[[Context], flow.Outcome] = flow.run) -> None:
        self._settings, self._run = settings, run
        self._lock = Lock()
        self._thread: Thread | None = None
        self._state: dict[str, Any] = {"state": "idle"}

    def start(self) -> bool:
        """Start a run; False where one is under way."""
        with self._lock:
            if self._thread is not None and self._thread.is_alive():
                return False
            self._state = {"state": "running", "what": "starting", "done": 0, "total": 0}
            self._thread = Thread(target=self._go, name="rerun")
            self._thread.start()
            return True

    def progress(self) -> dict[str, Any]:
        """`state` is idle, running (with what, done, total), done (with counts) or failed (with why)."""
        return dict(self._state)

    def wait(self) -> None:
        """Wait until nothing is under way."""
        if self._thread is not None:
            self._thread.join()

    def _go(self) -> None:
        try:
            outcome = self._run(Context(self._settings, report=self._report))
        except Exception as error:  # told to the person who asked; the server goes on
            self._state = {"state": "failed", "why": " ".join(str(error).split())[:1000]}
        else:
            self._state = {"state": "done", "counts": outcome.counts}

    def _report(self, what: str, done: int, total: int) -> None:
        self._state = {"state": "running", "what": what, "done": done, "total": total}
