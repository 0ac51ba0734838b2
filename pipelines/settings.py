"""The one place that reads configuration: where the ledger lives and where the project's own data lies.

Environment: TOLLBOOK_HOME names the folder that holds the ledger (default: `data/` in a checkout, else
`tollbook-data/` in the current folder). Everything else follows from it. TOLLBOOK_POLICY chooses how sources are
pooled into one toll.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def bundled(folder: str) -> Path:
    """The project's own `sql` or `seeds` folder, in a checkout or inside an installed wheel."""
    beside = _CHECKOUT / folder
    inside = _PACKAGE / "_bundled" / folder
    return inside if inside.is_dir() else beside


SQL = bundled("sql")
SEEDS = bundled("seeds")


def _version() -> str:
    try:
        return metadata.version("tollbook")
    except metadata.PackageNotFoundError:  # a source tree that was never installed
        return "0.0.0"


VERSION = _version()
"""The project's version, as installed."""


def in_checkout() -> bool:
    """Whether the project runs from its source tree rather than from an installed wheel."""
    return not (_PACKAGE / "_bundled").is_dir()


POLICIES = ("fit", "ranges", "majority", "hierarchy")
"""Ways to make one toll of several sources' figures; `tolls/policies.py` says what each does."""


def policy() -> str:
    """How sources are pooled: TOLLBOOK_POLICY, by default `fit`. Raises ValueError for a word that is none."""
    chosen = os.environ.get("TOLLBOOK_POLICY") or POLICIES[0]
    if chosen not in POLICIES:
        raise ValueError(f"TOLLBOOK_POLICY is {chosen!r}, not one of {', '.join(POLICIES)}")
    return chosen


@dataclass(frozen=True)
class Settings:
    """Where one ledger keeps its files. All paths are absolute and derive from `home`."""

    home: Path

    @classmethod
    def load(cls, home: str | Path | None = None) -> Settings:
        """Settings of the ledger in `home`, else in TOLLBOOK_HOME, else in the default folder."""
        chosen = home or os.environ.get("TOLLBOOK_HOME")
        if not chosen:
            chosen = _CHECKOUT / "data" if in_checkout() else Path.cwd() / "tollbook-data"
        return cls(Path(chosen).expanduser().resolve())

    @property
    def inbox(self) -> Path:
        """Where people drop new articles."""
        return self.home / "inbox"

    @property
    def corrections(self) -> Path:
        """What analysts decided; people and `tollbook correct` append to it, every run applies it."""
        return self.home / "corrections.csv"

    @property
    def work_file(self) -> Path:
        """The private file that a run writes; nobody else opens it."""
        return self.home / "work" / "work.duckdb"

    @property
    def lock_file(self) -> Path:
        """Held by the one process that writes."""
        return self.home / "work" / "writer.lock"

    @property
    def snapshots(self) -> Path:
        """The published versions, newest last."""
        return self.home / "snapshots"

    @property
    def published(self) -> Path:
        """What readers open: a symlink to the newest snapshot."""
        return self.home / "warehouse.duckdb"

    @property
    def reports(self) -> Path:
        """The report stage's files."""
        return self.home / "reports"
