"""What all tests share: a ledger in a folder of its own, and the real texts where they are at hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipelines import flow
from pipelines.context import Context
from pipelines.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of an empty ledger."""
    home = tmp_path / "ledger"
    monkeypatch.setenv("TOLLBOOK_HOME", str(home))
    return Settings.load()


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The ledger of the bundled sample articles, made once: to be read, not to be written."""
    settings = Settings(tmp_path_factory.mktemp("sampled") / "ledger")
    flow.run(Context(settings, paths=(ROOT / "seeds" / "articles",)))
    return settings


@pytest.fixture
def sampled_ledger(ledger: Settings, sampled: Settings) -> Settings:
    """A copy of that ledger, free to change."""
    shutil.copytree(sampled.home, ledger.home, symlinks=True)
    return ledger


def reading_also(sampled: Settings, folder: Path, name: str, text: str) -> Settings:
    """A copy of that ledger in `folder` that has read one more file."""
    (folder / name).write_text(text, encoding="utf-8")
    settings = Settings(Path(shutil.copytree(sampled.home, folder / "ledger", symlinks=True)))
    flow.run(Context(settings, paths=(folder / name,)))
    return settings


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """A copy of the bundled sample articles, free to change."""
    return Path(shutil.copytree(ROOT / "seeds" / "articles", tmp_path / "samples"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files of slow tests come first, so that no process is left alone with one of them at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)
