"""A headless browser for the page's tests: opens a page from disk, notes what goes wrong, takes pictures."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

SHOTS = ROOT / "build" / "screenshots"
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
)


def opened(folder: Path) -> Any:
    """A browser that downloads into `folder`; skips the test where there is none."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    driver = shutil.which("chromedriver")
    if not found or not driver:
        pytest.skip("no browser: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = found
    for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(folder)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))


class Reader:
    """Somebody who reads a page: few verbs, and no patience for errors in the console."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, page: Path | str, width: int = 1280, height: int = 1000) -> None:
        """Open a page at a size and wait until it is ready."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.driver.get("about:blank")
        self.driver.get(page if isinstance(page, str) else page.as_uri())
        self.until(lambda: self.js("return performance.getEntriesByName('tollbook-ready').length"), "the page")

    def js(self, script: str, *values: Any) -> Any:
        """Run a script."""
        return self.driver.execute_script(script, *values)

    def one(self, selector: str) -> Any:
        """The first element of a selector."""
        return self.driver.find_element("css selector", selector)

    def all(self, selector: str) -> list[Any]:
        """Every element of a selector."""
        return list(self.driver.find_elements("css selector", selector))

    def text(self, selector: str) -> str:
        """What an element shows."""
        return str(self.one(selector).text)

    def click(self, selector: str) -> None:
        """Click an element, scrolled into view below the tabs."""
        found = self.one(selector)
        self.js("arguments[0].scrollIntoView({block: 'center'})", found)
        found.click()

    def press(self, selector: str, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.one(selector).send_keys(key)

    def tab(self, name: str) -> None:
        """Look at another view."""
        self.click(f"#tab-{name}")

    def shoot(self, name: str) -> None:
        """Keep a picture."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(SHOTS / f"page-{name}.png"))

    def complaints(self) -> list[str]:
        """What the browser complained about since it was last asked."""
        return [str(entry["message"]) for entry in self.driver.get_log("browser")]

    @staticmethod
    def until(happened: Callable[[], Any], what: str, seconds: float = 60.0) -> Any:
        """Wait for something to become true; gives it."""
        deadline = time.monotonic() + seconds
        while not (found := happened()):
            assert time.monotonic() < deadline, f"waited {seconds:.0f} s for {what}"
            time.sleep(0.1)
        return found
