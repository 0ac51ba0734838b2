"""What every export says of itself: version, method, the day of knowing, and what was left out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from pipelines.ids import make_id
from pipelines.settings import VERSION
from pipelines.tolls import rules, scopes, stage

CAVEAT = (
    "Figures that somebody reported, reconciled; no count of our own and no estimate of the true toll. Low to high is "
    "the range in which the reports are consistent with each other, not a confidence interval. Scopes are never added."
)
NEUTRALISED = (
    "In CSV, a text that a spreadsheet would run as a formula (it starts with =, +, -, @, a tab or a line break) has "
    "an apostrophe before it."
)


@dataclass(frozen=True)
class About:
    """Where an export's figures come from. `known_on` is the last day of publication that was used."""

    version: str
    method: str
    engine: str
    known_on: date | None
    ledger: str
    measures: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def facts(self) -> dict[str, str]:
        """Everything as words, by name; filters only where there are any."""
        words = {name: _words(value) for name, value in asdict(self).items()}
        kept = {name: word for name, word in words.items() if word or name not in ("measures", "places")}
        return {"tool": "tollbook", **kept, "caveat": CAVEAT}

    def columns(self) -> dict[str, str | None]:
        """What stands in every row of a format that has no place for metadata."""
        known = self.known_on.isoformat() if self.known_on else None
        return {"tollbook_version": self.version, "method": self.method, "known_on": known}


def _words(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def method_name() -> str:
    """The method of reconciliation with its version: moves whenever its code, a threshold or a scope does."""
    parts = make_id(stage.VERSION, rules.load().fingerprint, scopes.load().fingerprint)
    return f"interval-isotonic fit by source, pooled; {stage.VERSION}-{parts[:12]}"


def about(
    engine: str, known_on: date | None, ledger: str, measures: tuple[str, ...] = (), places: tuple[str, ...] = ()
) -> About:
    """What an export of this installation says of itself."""
    return About(VERSION, method_name(), engine, known_on, ledger, measures, places)
