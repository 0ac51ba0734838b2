"""Which toll a person asks about, beside the words they say: all of it optional."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Asked:
    """Options of `explain toll`. `counted_from`, `unit` and `basis` choose among curves of one measure and place."""

    scope: str | None = None
    counted_from: date | None = None
    unit: str | None = None
    basis: str | None = None
    since: date | None = None
    known_on: date | None = None
