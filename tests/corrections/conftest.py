"""The desk that every test of corrections works at."""

from __future__ import annotations

import pytest

from pipelines.settings import Settings
from tests.corrections.desk import Desk, opened


@pytest.fixture
def desk(ledger: Settings) -> Desk:
    """A desk with one article that has been read."""
    made = opened(ledger)
    made.run()
    return made
