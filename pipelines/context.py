"""What a stage is told about the run it is part of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pipelines.settings import Settings

Counts = dict[str, int]
"""What a stage did, by name: rows added, removed, refused."""

Report = Callable[[str, int, int], None]
"""Progress: what is being done, how many are done, of how many."""


def silent(what: str, done: int, total: int) -> None:
    """The progress callback of a run that nobody watches."""


@dataclass(frozen=True)
class Context:
    """One run: its settings, the files it was pointed at, its clock, who listens to its progress, and a manifest that
    describes the files where the one beside them does not.
    """

    settings: Settings
    paths: tuple[Path, ...] = ()
    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(tzinfo=None))
    report: Report = silent
    manifest: Path | None = None
