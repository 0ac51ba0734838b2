"""Invariants of the ledger: each file in `sql/checks/<stage>/` selects the rows that break one.

Its header says what must hold, and `-- severity: error` (nothing is published) or `warn` (an analyst should look).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from pipelines.settings import SQL

SHOWN = 5
"""Offending rows that a result carries along as examples."""


@dataclass(frozen=True)
class Check:
    """One invariant: what must hold, and the query for the rows that break it."""

    name: str
    stage: str
    description: str
    blocking: bool
    statement: str


@dataclass(frozen=True)
class CheckResult:
    """What a check found: how many rows break it, and the first few of them."""

    name: str
    stage: str
    description: str
    blocking: bool
    failures: int
    sample: list[dict[str, Any]]

    @property
    def passed(self) -> bool:
        """Whether no row breaks it."""
        return self.failures == 0

    @property
    def told(self) -> str:
        """How many rows break it, and the first of them."""
        rows = "1 row breaks" if self.failures == 1 else f"{self.failures:,} rows break"
        first = ", ".join(f"{name} {value}" for name, value in self.sample[0].items() if value is not None)
        return f"{rows} this, for example: {first}"


@cache
def checks(stage: str | None = None) -> tuple[Check, ...]:
    """All checks, or those of one stage, by name."""
    paths = sorted((SQL / "checks").glob(f"{stage or '*'}/*.sql"))
    return tuple(_parse(path) for path in paths)


def _parse(path: Path) -> Check:
    text = path.read_text(encoding="utf-8")
    header = [line[2:].strip() for line in text.splitlines() if line.startswith("--")]
    severity = next((line.split(":")[1].strip() for line in header if line.startswith("severity:")), "")
    if severity not in ("error", "warn"):
        raise ValueError(f"{path}:1: the header needs `-- severity: error` or `warn`")
    description = " ".join(line for line in header if line and not line.startswith("severity:"))
    return Check(path.stem, path.parent.name, description, severity == "error", text)


def run_checks(con: duckdb.DuckDBPyConnection, stage: str | None = None) -> list[CheckResult]:
    """Run the checks of one stage, or all, on an open work file."""
    return [_run(con, check) for check in checks(stage)]


def _run(con: duckdb.DuckDBPyConnection, check: Check) -> CheckResult:
    rows = con.sql(check.statement).pl()
    sample = rows.head(SHOWN).to_dicts()
    return CheckResult(check.name, check.stage, check.description, check.blocking, rows.height, sample)
