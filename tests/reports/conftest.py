"""What the page's tests share: a browser, and somebody who reads with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.reports.browser import Reader, opened


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("browser")


@pytest.fixture(scope="module")
def driver(downloads: Path) -> Iterator[Any]:
    running = opened(downloads)
    yield running
    running.quit()


@pytest.fixture
def reader(driver: Any) -> Iterator[Reader]:
    """A reader who fails the test if the browser complained of anything."""
    reading = Reader(driver)
    reading.complaints()
    yield reading
    assert reading.complaints() == []
