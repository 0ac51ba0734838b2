"""Arithmetic of the days that texts name: the latest Wednesday, the first of a month, the end of a year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def day(year: int, month: int, number: int) -> date | None:
    """The date, or None where no such day exists."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def latest_weekday(anchor: date, weekday: int, before: bool = False) -> date:
    """The latest such weekday (Monday 0) on or before the anchor; strictly before it where `before`."""
    back = (anchor.weekday() - weekday) % 7
    if before and back == 0:
        back = 7
    return anchor - timedelta(days=back)


def latest_year(anchor: date, month: int, number: int) -> int:
    """Year of the latest such day and month on or shortly after the anchor (a dispatch may run a day ahead)."""
    found = day(anchor.year, month, number)
    return anchor.year if found is None or found <= anchor + timedelta(days=3) else anchor.year - 1


def months_back(anchor: date, months: int) -> date:
    """The first of the month that lies so many months before the anchor's."""
    number = anchor.year * 12 + anchor.month - 1 - months
    return date(number // 12, number % 12 + 1, 1) if number >= 12 else date.min
