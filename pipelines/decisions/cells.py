"""Cells that a spreadsheet would run as a formula are written with an apostrophe before them, and read without it."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NEUTRALISED = re.compile(r"'+[=+\-@\t\r]")


def neutralised(cell: str) -> str:
    """The cell as it is written: no spreadsheet takes it for a formula, and `restored` gives it back unchanged."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """The cell as it was meant."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell
