"""A browser for the tests that look at the served page."""

from tests.reports.conftest import downloads, driver, reader

__all__ = ["downloads", "driver", "reader"]
