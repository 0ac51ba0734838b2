"""What files may say about an article beside its text, checked: dates, language, sample, the rest as plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from pipelines.articles.dating import months
from pipelines.articles.draft import Draft, Refusal, excerpt

KEYS = ("title", "publisher", "wire", "published_on", "date", "url", "language", "sample")
"""What front matter, a manifest row or a record may state; `date` is another word for `published_on`."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_WORDED = (
    re.compile(r"(?:\w+,? )?(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<month>[^\W\d]+)\.?,? (?P<year>\d{4})"),
    re.compile(r"(?:\w+,? )?(?P<month>[^\W\d]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"),
)
_TWO_WAYS = re.compile(r"\d{1,2}([-/. ])\d{1,2}\1\d{2,4}")
_LANGUAGE = re.compile(r"([a-z]{2})([-_][a-z0-9]+)*", re.IGNORECASE)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_FIRST_YEAR = 1600  # no newspaper is older
_ZONES = timedelta(days=1)  # it is already tomorrow somewhere


@dataclass(frozen=True)
class Frame:
    """What a reading takes as given: the basis its dates have, and the day on which it happens."""

    basis: str
    today: date


def draft(text: str, stated: Mapping[str, Any], frame: Frame, form: str, line: int | None = None) -> Draft:
    """An article from its text and what was stated about it.

    Raises Refusal: `no_text` for white space, `bad_date`, `bad_field` for a value that can't be what its key says.
    """
    if not text.strip():
        raise Refusal("no_text", "holds no text", line)
    try:
        published_on = _published(stated, frame.today)
        return Draft(
            text=storable(text),
            format=form,
            line=line,
            publisher=_plain(stated, "publisher"),
            wire=_plain(stated, "wire"),
            title=_plain(stated, "title"),
            url=_plain(stated, "url"),
            language=_language(stated),
            published_on=published_on,
            published_basis=frame.basis if published_on else None,
            is_sample=_flag(stated, "sample"),
        )
    except Refusal as refusal:
        refusal.line = line
        refusal.excerpt = excerpt(text)
        raise


def storable(text: str) -> str:
    """The text with each half of a broken surrogate pair, which no table can hold, as U+FFFD; no offset moves."""
    return _SURROGATE.sub("\ufffd", text)


def stated_day(value: str, today: date) -> date:
    """The day of `2026-02-11`, with or without a time after it, of `2026/02/11`, `11 February 2026`, `Feb. 11, 2026`.

    Raises Refusal (`bad_date`): in `11/02/2026` nobody can tell the month from the day.
    """
    try:
        day = datetime.fromisoformat(value).date() if _DAY.match(value) else _in_words(value)
    except ValueError:
        day = None
    if day is None and _TWO_WAYS.fullmatch(value):
        reason = "doesn't tell which number is the month; write YYYY-MM-DD or name the month"
        raise Refusal("bad_date", f"published_on {_shown(value)} {reason}")
    if day is None:
        raise Refusal("bad_date", f"published_on {_shown(value)} is not a date; write YYYY-MM-DD")
    if day.year < _FIRST_YEAR:
        raise Refusal("bad_date", f"published_on {day} is earlier than any newspaper")
    if day > today + _ZONES:
        raise Refusal("bad_date", f"published_on {day} lies in the future")
    return day


def _in_words(value: str) -> date | None:
    """The day of a date with the year first, or with its month named; ValueError where no calendar has it."""
    if year_first := _SLASHED.fullmatch(value):
        year, month, number = map(int, year_first.groups())
        return date(year, month, number)
    for form in _WORDED:
        told = form.fullmatch(value)
        named = months().get(told["month"].lower()) if told else None
        if told and named:
            return date(int(told["year"]), named, int(told["day"]))
    return None


def _published(stated: Mapping[str, Any], today: date) -> date | None:
    value = _plain(stated, "published_on") or _plain(stated, "date")
    return stated_day(value, today) if value else None


def _plain(stated: Mapping[str, Any], key: str) -> str | None:
    value = stated.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Refusal("bad_field", f"{key} is not text but {_shown(value)}")
    return storable(" ".join(value.replace("\x00", " ").split())) or None


def _language(stated: Mapping[str, Any]) -> str:
    value = _plain(stated, "language") or "en"
    match = _LANGUAGE.fullmatch(value)
    if match is None:
        raise Refusal("bad_field", f"language {_shown(value)} is not a code of two letters, as en or ar")
    return match[1].lower()


def _flag(stated: Mapping[str, Any], key: str) -> bool:
    value = stated.get(key)
    if value is None or isinstance(value, bool):
        return bool(value)
    word = str(value).strip().lower()
    if word and word not in _FLAGS:
        raise Refusal("bad_field", f"{key} {_shown(value)} is neither true nor false")
    return _FLAGS.get(word, False)


def _shown(value: object) -> str:
    return excerpt(repr(value))[:60]
