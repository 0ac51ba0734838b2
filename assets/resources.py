"""What the assets are given: where the ledger lives, and the ledger itself, open for writing by one run at a time.

Configuration beyond the folder belongs in `pipelines/settings.py`, opening DuckDB in `pipelines/warehouse.py`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg
import duckdb
from pydantic import Field, PrivateAttr

from assets import presence
from pipelines import warehouse
from pipelines.settings import Settings

FOLDER = Field(
    default="",
    description="Folder of the ledger. Empty: the folder that TOLLBOOK_HOME names, else `data` in the checkout.",
)


class Home(dg.ConfigurableResource):
    """Where the ledger keeps its files, for what looks at them and writes nothing."""

    folder: str = FOLDER

    @property
    def settings(self) -> Settings:
        """Settings of the ledger in `folder`; its inbox exists afterwards."""
        return _settings(self.folder)


class Ledger(dg.ConfigurableResource):
    """The ledger's work file, open for writing by one run from its first step to its last."""

    # The whole run holds the lock, not a step of it: between two steps of one run another could add articles that the
    # first has not extracted, and its checks would rightly refuse to publish.

    folder: str = FOLDER
    wait_seconds: float = Field(
        default=warehouse.LOCK_WAIT,
        description="How long a run waits for another writer (the command line, say) before it gives up.",
    )
    _con: duckdb.DuckDBPyConnection | None = PrivateAttr(default=None)

    @property
    def settings(self) -> Settings:
        """Settings of the ledger in `folder`; its inbox exists afterwards."""
        return _settings(self.folder)

    @property
    def con(self) -> duckdb.DuckDBPyConnection:
        """The open work file."""
        if self._con is None:
            raise warehouse.WarehouseError("the ledger is open only while a run lasts")
        return self._con

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["Ledger"]:
        """Wait for the turn to write, hold it while the run lasts."""
        settings, run_id = self.settings, context.run.run_id if context.run else "none"
        with presence.shown(settings, run_id), warehouse.writing(settings, self.wait_seconds) as con:
            self._con = con
            try:
                yield self
            finally:
                self._con = None


def _settings(folder: str) -> Settings:
    settings = Settings.load(folder or None)
    settings.inbox.mkdir(parents=True, exist_ok=True)
    return settings
