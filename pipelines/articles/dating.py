"""Dates an article that came without a date, from the days, ages and events that its text names.

Every anchor is a constraint on the day of publication; the day that breaks the fewest wins, and the reasons are kept.
A year beside a copyright sign is never evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import accumulate
from typing import Any

import polars as pl

from pipelines import seeds
from pipelines.articles.events import conflicts, events

SCHEMA: dict[str, Any] = {
    "article_id": pl.String,
    "published_on": pl.Date,
    "published_basis": pl.String,
    "published_precision": pl.Int8,
    "reasons": pl.List(pl.String),
}
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_COPYRIGHT = re.compile(r"(?:©|\(c\))[^\n]*", re.IGNORECASE)
_AFTER = 45
"""Days after an anchor in which publication is looked for."""
_ALONE = 16
"""Code points that a line may hold beside the date of its page."""
_DATELINE = 40
"""Code points within which a dateline opens and closes around its date."""
_YEARS = re.compile(r"(?<![\d,.$£€])(?:19|20)\d\d(?![\d,]*\d)")
_SLACK = {1: 7, 2: 14, 4: 45}
"""Days by which an inferred day of a precision may differ from a stated one; the least precise contradict none."""
_MOST = 60
"""Different days, and different ages, that are weighed: a list of a thousand dates says no more than its first ones."""
_AHEAD = 2.0
"""What each day costs by which a stated day lies ahead: most days that news names are past."""
_AGE_SPREAD = 3
"""Months by which a stated age of a conflict may be off."""


@dataclass
class _Anchors:
    """What a text says of time, stated days and ages counted once. Stated days lack their year where it is None.

    `floors` are days since which something lasts: publication came after them, nobody knows how long.
    """

    stated: Counter[tuple[int | None, int, int]] = field(default_factory=Counter)
    weekdays: Counter[int] = field(default_factory=Counter)
    relative: Counter[int] = field(default_factory=Counter)
    events: list[tuple[str, date]] = field(default_factory=list)
    ages: list[tuple[str, date, int]] = field(default_factory=list)
    floors: set[date] = field(default_factory=set)
    page: date | None = None
    years: list[int] = field(default_factory=list)
    last_year: list[date] = field(default_factory=list)

    @cached_property
    def newest(self) -> date | None:
        """The day of the last event, once all are read."""
        return max((day for _, day in self.events), default=None)

    @cached_property
    def by_weekday(self) -> tuple[float, ...]:
        """How badly each weekday fits those named: the fewer days back to those named most, the better."""
        named = sum(self.weekdays.values())
        back = (sum(count * ((day - told) % 7) for told, count in self.weekdays.items()) for day in range(7))
        return tuple(3.0 * days / named if named else 0.0 for days in back)


def infer(texts: pl.DataFrame) -> pl.DataFrame:
    """The day on which each text (article_id, text) most likely appeared, and why.

    published_basis is `inferred`; published_precision is UCDP's date_prec (1 a day, 2 within a week, 4 a month, 5 a
    year or more). A text that can't be dated has nulls and an empty list of reasons.
    """
    rows = [(article_id, *_one(text)) for article_id, text in texts.select("article_id", "text").iter_rows()]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _one(text: str) -> tuple[date | None, str | None, int | None, list[str]]:
    anchors = _read(_COPYRIGHT.sub(" ", text))
    if anchors.page:
        return anchors.page, "inferred", 1, [f"the page itself is dated {anchors.page}"]
    candidates = _candidates(anchors)
    if not candidates:
        return None, None, None, []
    best = min(candidates, key=lambda day: (_penalty(day, anchors), day))
    return best, "inferred", _precision(best, anchors), _reasons(best, anchors)


def against(text: str, stated: date | None) -> tuple[date | None, list[str]]:
    """The day that a text's own words speak for, with the anchors that say so.

    Where they suit the day that was stated they speak for that one: a day without a year names no year, and a report
    of Sunday may appear on Monday.
    """
    day, _, precision, why = _one(text)
    slack = timedelta(days=_SLACK.get(precision or 0, 0))
    if stated is None or day is None or (precision in _SLACK and abs(day - stated) > slack):
        return day, why
    return stated, _reasons(stated, _read(_COPYRIGHT.sub(" ", text)))


# -- reading


class _Tokens:
    """The words of a text with straight apostrophes, and where they stand."""

    def __init__(self, text: str) -> None:
        parts = _TOKEN.split(text.replace("’", "'"))
        edges = list(accumulate(map(len, parts)))
        self.words, self.starts, self.ends = parts[1::2], edges[0:-1:2], edges[1::2]

    def are(self, start: int, *words: str) -> bool:
        """Whether these words, in whatever case, stand there."""
        return tuple(word.lower() for word in self.words[start : start + len(words)]) == words

    def gap(self, index: int) -> int:
        """Code points between a word and the one before it."""
        return self.starts[index] - self.ends[index - 1]


def _read(text: str) -> _Anchors:
    words = _words()
    anchors = _Anchors()
    tokens = _Tokens(text)
    spelt = {token: token.lower().removesuffix("'s") for token in set(tokens.words)}
    telling = {token for token, small in spelt.items() if small in words.telling}
    for index, token in enumerate(tokens.words):
        if token not in telling:
            continue
        small = spelt[token]
        if small in words.weekdays and token[0].isupper():
            anchors.weekdays[words.weekdays[small]] += 1
        elif small in words.relative:
            anchors.relative[words.relative[small]] += 1
        elif small in words.months and token[0].isupper():
            _stated(tokens, index, words, anchors, text)
    anchors.years = [int(year) for year in _YEARS.findall(text)]
    _known(text, anchors, words, tokens.words)
    return anchors


_TOKEN = re.compile(r"(\w+(?:[-']\w+)*)")
_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
_WIDE = re.compile(r"(?:19|20)\d\d$")


def _stated(tokens: _Tokens, index: int, words: _Words, anchors: _Anchors, text: str) -> None:
    """`20 July 2012`, `July 20`, `August 4th`, `March last year`."""
    spelt, count = tokens.words, len(tokens.words)
    month = words.months[spelt[index].lower().removesuffix("'s")]
    before = _NUMBER.match(spelt[index - 1]) if index and tokens.gap(index) <= 1 else None
    after = _NUMBER.match(spelt[index + 1]) if index + 1 < count else None
    number, follows = (
        (int(before.group(1)), index + 1) if before else (int(after.group(1)), index + 2) if after else (0, index + 1)
    )
    near = follows < count and tokens.gap(follows) <= 2
    year = int(spelt[follows]) if near and _WIDE.match(spelt[follows]) else None
    start = index - 1 if before else index
    if year and start and spelt[start - 1].lower() in words.since:
        if found := _day(year, month, number):
            anchors.floors.add(found)
    elif number and 1 <= number <= 31:
        if len(anchors.stated) < _MOST or (year, month, number) in anchors.stated:
            anchors.stated[year, month, number] += 1
        if year and _page_line(text, tokens.starts[start], tokens.ends[follows], words):
            anchors.page = anchors.page or _day(year, month, number)
    elif near and tokens.are(follows, words.last, words.year):
        anchors.last_year.append(date(1, month, 1))


def _page_line(text: str, start: int, end: int, words: _Words) -> bool:
    """Whether a full date stands alone on its line, in a dateline, or behind `Published`, `Posted on` ..."""
    opens = text.rfind("\n", 0, start) + 1
    closes = text.find("\n", end)
    line = text[opens : closes if closes >= 0 else len(text)]
    head = text[opens:start].strip(" ,(|·").lower()
    if any(head.endswith(word) for word in words.page):
        return True
    if not head or head in words.weekdays:
        return len(line.strip()) - (end - start) <= _ALONE
    dateline = text[opens:start].isupper() and start - opens < _DATELINE
    return dateline and any(dash in text[end : end + _DATELINE] for dash in "—–-")


def _known(text: str, anchors: _Anchors, words: _Words, tokens: list[str]) -> None:
    """Conflicts named with their age, and events that the text tells."""
    named = [conflict for conflict in conflicts() if conflict.named_in(text)]
    aged = [conflict for conflict in named if conflict.worded_in(text)] or named[:1]
    hyphened = [token.lower() for token in tokens if "-" in token]
    worded = [m for token in hyphened if (m := _AGE.match(token)) and m.group(2) == words.month]
    ages = dict.fromkeys(int(m.group(1)) for m in worded if m.group(1).isdecimal())
    for conflict in aged:
        anchors.ages += [(conflict.name, conflict.began_on, months) for months in list(ages)[:_MOST]]
    known = {conflict.conflict_id for conflict in named}
    lower = text.lower()
    likely = [event for event in events() if event.conflict_id in known and event.told_in(lower)]
    sentences = _SENTENCE.split(lower) if likely else []
    anchors.events = [
        (event.event_id, event.day) for event in likely if any(event.told_in(sentence) for sentence in sentences)
    ]
    anchors.last_year = [c.began_on for m in anchors.last_year for c in named if c.began_on.month == m.month]


_AGE = re.compile(r"(\d{1,3})-(\w+)$")


# -- weighing


def _candidates(anchors: _Anchors) -> set[date]:
    """Days worth weighing: those soon after an event, a stated day, or the age of a conflict."""
    bases = [day for _, day in anchors.events]
    years = sorted({*(y for y, _, _ in anchors.stated if y), *_likely_years(anchors)})
    for year, month, number in anchors.stated:
        bases += [found for y in ([year] if year else years) if (found := _day(y, month, number))]
    for _, began, months in anchors.ages:
        first = _add_months(began, months)
        bases += [first + timedelta(days=30 * shift) for shift in range(-1, _AGE_SPREAD)]
    if not bases:
        return set()
    return {base + timedelta(days=shift) for base in bases for shift in range(_AFTER)}


def _likely_years(anchors: _Anchors) -> set[int]:
    found = {day.year for _, day in anchors.events} | {began.year + 1 for began in anchors.last_year}
    found |= {_add_months(began, months).year for _, began, months in anchors.ages}
    return found or ({max(anchors.years)} if anchors.years else set())


def _penalty(day: date, anchors: _Anchors) -> float:
    """How badly a day of publication fits the anchors; 0 fits all of them."""
    return (
        _after_events(day, anchors)
        + 50.0 * sum(day < floor for floor in anchors.floors)
        + _after_stated(day, anchors)
        + anchors.by_weekday[day.weekday()]
        + _by_ages(day, anchors)
        + sum(5.0 for began in anchors.last_year if day.year != began.year + 1)
    )


def _after_events(day: date, anchors: _Anchors) -> float:
    """The newest event is news for a day or two; where the text says `yesterday`, on the day after it."""
    if anchors.newest is None:
        return 0.0
    told = anchors.relative[-1] > 0
    gap = (day - anchors.newest).days
    if gap < 0:
        return 50.0
    late = 4.0 * abs(gap - 1) if told else 1.5 * max(0, gap - 1) + 0.1 * gap
    return min(late, 20.0)


def _after_stated(day: date, anchors: _Anchors) -> float:
    total = 0.0
    for (year, month, number), count in anchors.stated.items():
        stated = _day(year, month, number) if year else _latest(day, month, number)
        if stated is None:
            continue
        gap = (day - stated).days
        total += count * (50.0 if gap < -3 else _AHEAD * -gap if gap < 0 else min(gap * 0.1, 6.0))
    return total


def _by_ages(day: date, anchors: _Anchors) -> float:
    """How far the day is from the stated age of a conflict: of those that the text may mean, the one that fits best."""
    misses = []
    for _, began, months in anchors.ages:
        elapsed = (day.year - began.year) * 12 + day.month - began.month + (day.day - began.day) / 30
        misses.append(3.0 * max(0.0, months - 0.6 - elapsed, elapsed - months - 1.2))
    return min(misses, default=0.0)


def _precision(day: date, anchors: _Anchors) -> int:
    """1 where an event or a stated day stands less than a week before and a weekday or `yesterday` fixes the rest.

    5 where nothing but a lone year in the text says in which year its days lie: it may be that of an older story.
    """
    near = [event for _, event in anchors.events if 0 <= (day - event).days < 7]
    stated = [
        d for y, m, n in anchors.stated if (d := _day(y, m, n) if y else _latest(day, m, n)) and 0 <= (day - d).days < 8
    ]
    fixed = anchors.weekdays or anchors.relative
    dated = any(year for year, _, _ in anchors.stated) or anchors.ages or anchors.last_year
    if not near and not dated:
        return 5
    if not near and not (stated and fixed):
        return 4
    return 1 if fixed else 2


def _reasons(day: date, anchors: _Anchors) -> list[str]:
    """The anchors that hold for the chosen day, in words."""
    names = {number: word.capitalize() for word, number in reversed(_words().weekdays.items()) if len(word) > 4}
    told = [f"tells {event} of {when}, {(day - when).days} days before" for event, when in sorted(anchors.events)]
    for year, month, number in anchors.stated:
        found = _day(year, month, number) if year else _latest(day, month, number)
        told += [f"names {found}"] if found else []
    told += [f"calls {name} {months} months old (began {began})" for name, began, months in anchors.ages]
    told += [f"a month of last year in which the conflict began: {began}" for began in anchors.last_year]
    told += [f"{names[weekday]} named {count} times" for weekday, count in anchors.weekdays.most_common()]
    told += [f"says a word for {shift:+d} days {count} times" for shift, count in sorted(anchors.relative.items())]
    return told


# -- knowledge


@dataclass(frozen=True)
class _Words:
    months: dict[str, int]
    weekdays: dict[str, int]
    relative: dict[str, int]
    page: tuple[str, ...]
    since: frozenset[str]
    last: str
    year: str
    month: str

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words for days, weekdays and months."""
        return frozenset((*self.months, *self.weekdays, *self.relative))


def months() -> Mapping[str, int]:
    """The words for months, in lower case, and their numbers."""
    return _words().months


@cache
def _words(language: str = "en") -> _Words:
    columns: dict[str, seeds.Parser] = {"forms": seeds.listed(), "role": seeds.text, "value": str}
    rows = seeds.read(f"lexicon/{language}/dating.csv", columns)
    of = {role: [row for row in rows if row["role"] == role] for role in {row["role"] for row in rows}}

    def numbered(role: str) -> dict[str, int]:
        return {form: int(row["value"]) for row in of[role] for form in row["forms"]}

    def single(role: str) -> str:
        return str(of[role][0]["forms"][0])

    page = tuple(form for row in of["page"] for form in row["forms"])
    return _Words(
        numbered("month"),
        numbered("weekday"),
        numbered("relative"),
        page,
        frozenset(form for row in of["since"] for form in row["forms"]),
        single("last"),
        single("year"),
        single("age"),
    )


# -- arithmetic


def _day(year: int | None, month: int, number: int) -> date | None:
    try:
        return date(year or 0, month, number)
    except ValueError:
        return None


def _latest(day: date, month: int, number: int) -> date | None:
    found = _day(day.year, month, number)
    return found if found is None or found <= day + timedelta(days=3) else _day(day.year - 1, month, number)


def _add_months(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
