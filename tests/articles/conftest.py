"""What the tests of reading share: a ledger in memory, a folder to fill, a run of the stage on it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.articles import stage
from pipelines.context import Context, Counts
from pipelines.contracts import contract
from pipelines.settings import Settings

NOW = datetime(2020, 5, 17, 12)
TABLES = ("articles", "inputs", "rejected_inputs", "stories", "sketches")


class Desk:
    """A ledger in memory and a folder of files that it reads."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.settings = Settings(home)
        self.con = duckdb.connect()
        for table in (*TABLES, "stated_dates", "ledger_state"):
            self.con.execute(contract(table).statement).fetchall()

    def put(self, name: str, content: str | bytes) -> Path:
        """Write a file below the folder; text as UTF-8, newlines as given."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run(self, *paths: Path, now: datetime = NOW) -> Counts:
        """Run the articles stage on the folder, or on the paths given."""
        return stage.run(self.con, Context(self.settings, paths or (self.folder,), now))

    def rows(self, table: str, *columns: str) -> list[tuple[object, ...]]:
        """The rows of a table, sorted."""
        return sorted(self.con.sql(f"SELECT {', '.join(columns)} FROM {table}").pl().rows(), key=repr)

    def frames(self) -> dict[str, pl.DataFrame]:
        """The whole content of the tables that the stage writes, rows in order."""
        return {table: self.con.sql(f"SELECT * FROM {table} ORDER BY ALL").pl() for table in TABLES}

    def refusals(self) -> list[tuple[str, int | None, str]]:
        """File name, line and rule of everything that was refused."""
        rows = self.rows("rejected_inputs", "path", "line", "rule")
        return [(str(path).removeprefix(f"{self.folder}").lstrip("/"), line, rule) for path, line, rule in rows]  # type: ignore[misc]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty ledger with an empty folder."""
    (tmp_path / "in").mkdir()
    return Desk(tmp_path / "in", tmp_path / "home")
