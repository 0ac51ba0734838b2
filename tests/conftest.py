"""What all tests share: a ledger in a folder of its own, and the real texts where they are at hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipelines.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of an empty ledger."""
    home = tmp_path / "ledger"
    monkeypatch.setenv("TOLLBOOK_HOME", str(home))
    return Settings.load()


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """A copy of the bundled sample articles, free to change."""
    return Path(shutil.copytree(ROOT / "seeds" / "articles", tmp_path / "samples"))
