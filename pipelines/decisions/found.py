"""What a decision turns out to be about in the ledger as it is by now."""

from __future__ import annotations

from typing import NamedTuple

APPLIED, SUPERSEDED, ORPHAN, AMBIGUOUS, REFUSED = "applied", "superseded", "orphan", "ambiguous", "refused"
"""In force; a later one decides the same; nothing, or several things, that it could be about; unusable."""
PENDING = "pending"
"""Written down, and no run has looked at it yet."""


class Found(NamedTuple):
    """Whether a decision holds, why (not), how what it is about was found, and what that is."""

    state: str
    why: str | None = None
    anchor: str | None = None
    claim_id: str | None = None
    article_id: str | None = None
