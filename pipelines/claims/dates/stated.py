"""The dates that a sentence states as such: `4 May 2012`, `Nov. 3-5`, `2012-05-04`, `in June 2013`, `since 2011`."""

from __future__ import annotations

import re
from datetime import date

from pipelines.claims.dates import days as calendar
from pipelines.claims.dates.stretches import DASHES, Period
from pipelines.claims.lexicon import BITS, INNER, Lexicon, bits
from pipelines.claims.sentences import CAPITAL, DIGIT, Sentence

_MONTH, _LAST, _AMOUNT = BITS["month"], BITS["last"], BITS["amount"]
_GOES_ON = bits("aux", "verb", "prep", "at", "clause", "conj")
"""Roles of words that may follow a day where no noun does."""
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
_SPAN = re.compile(r"(\d{1,2})-(\d{1,2})$")
_DOTTED = re.compile(r"(\d{1,2})(?:[./](\d{1,2})[./](\d{4}|\d{2})|-(\d{1,2})-(\d{4}))$")
_SPELLED = re.compile(r"(\d{1,2})-([a-z]{3,9})-(\d{4}|\d{2})$")
_GROUP = re.compile(r"(\d{2})(?:[01]\d|2[0-3])[0-5]\d[a-z]?([a-z]{3})(\d{4}|\d{2})$")
"""The date-time group of military reports: `071045ZJUN2007`."""
_CENTURY = 30
"""Two-digit years above it are of the last century."""
_YEARS = re.compile(r"((?:1[89]|20)\d\d)[-–/](\d\d|(?:1[89]|20)\d\d)$")
YEAR = re.compile(r"(1[89]|20)\d\d$")
_MONTH_OPENERS = frozenset((
    *("in", "since", "of", "last", "by", "until", "between", "from"),
    *("during", "early", "late", "mid", "this", "through", "and"),
))  # fmt: skip
_YEAR_OPENERS = frozenset((
    *("in", "since", "of", "during", "from", "by", "until", "through", "between"),
    *("early", "late", "mid", "and", "to", "year"),
))  # fmt: skip


_CLOSING = (",", ":", ".", ";", "-", "–", "—", "|", "(")
"""What stands behind a two-digit year, where a count would have its noun."""


def _full_year(digits: str) -> int:
    """`98` is 1998, `07` 2007."""
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year > _CENTURY else 2000)


PARTS = {91: 3, 182: 6}
"""Months of a quarter and a half by the days that the lexicon gives them."""
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


class Stated:
    """One sentence with its anchor, the day of publication; `year` serves where that is unknown."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon, anchor: date | None, year: int | None) -> None:
        self.s, self.lexicon, self.anchor, self.year = sentence, lexicon, anchor, year

    def number(self, index: int) -> Period | None:
        word, s_gaps = self.s.lower[index], self.s.gaps
        if len(word) > 2 and word.isdecimal() and s_gaps[index] != "/":
            return self._year(index)
        exact = _ISO.match(word)
        if exact:
            return self.single(index, index + 1, calendar.day(*map(int, exact.groups())), "stated_date", 1)
        slashed = s_gaps[index : index + 2] == ["/", "/"]
        dotted = _DOTTED.match(word) if not slashed else _DOTTED.match("/".join(self.s.lower[index : index + 3]))
        if dotted:
            number, month, year = int(dotted[1]), int(dotted[2] or dotted[4]), _full_year(dotted[3] or dotted[5])
            if slashed and index == 0 and self._month_leads():
                number, month = month, number
            found = calendar.day(year, month, number) or calendar.day(year, number, month)
            return self.single(index, index + (3 if slashed else 1), found, "stated_date", 1) if found else None
        spelled = _SPELLED.match(word) or _GROUP.match(word)
        if spelled and self.lexicon.value("month", spelled[2]):
            month = int(self.lexicon.value("month", spelled[2]))
            found = calendar.day(_full_year(spelled[3]), month, int(spelled[1]))
            return self.single(index, index + 1, found, "stated_date", 1)
        day = _DAY.match(word)
        month_at = index + 1
        span = _SPAN.match(word)
        if span and month_at < self.s.count and self.s.flags[month_at] & _MONTH and not self.s.gaps[index]:
            return self._days_of(index, month_at, *map(int, span.groups()))
        if day and month_at < self.s.count:
            closing = self._day_range(index)
            if closing:
                return closing
            if self.s.flags[month_at] & _MONTH and self.s.gaps[index] == "":
                return self._day_month(index, int(day.group(1)), month_at)
        return self._year(index)

    def _month_leads(self) -> bool:
        """`08/18/2016: Assailants opened fire`: coders of terrorist attacks open their notes so, the month first."""
        padded = [len(word) for word in self.s.lower[:3]] == [2, 2, 4]
        return padded and self.s.gaps[2 : min(3, self.s.count)] == [":"]

    def _year(self, index: int) -> Period | None:
        years = _YEARS.match(self.s.lower[index])
        if years and self._is_year(index):
            first, last = int(years[1]), int(years[1][: 4 - len(years[2])] + years[2])
            found = date(first, 1, 1), date(max(first, last), 12, 31)
            return Period(index, index + 1, *found, "between", "stated_date", 5)
        if not YEAR.match(self.s.lower[index]) or not self._is_year(index):
            return None
        year = int(self.s.lower[index])
        span = self._years_to(index)
        if span:
            return Period(
                index, index + 1, date(year - span + 1, 1, 1), date(year, 12, 31), "between", "stated_date", 5
            )
        return Period(index, index + 1, date(year, 1, 1), date(year, 12, 31), "at", "stated_date", 5)

    def _years_to(self, index: int) -> int:
        """`the ten years to 1997`: how many; 0 where it ends no such stretch."""
        s = self.s
        if index < 3 or s.lower[index - 2 : index] != ["years", "to"] or any(s.gaps[index - 3 : index]):
            return 0
        word = s.lower[index - 3]
        return int(word) if word.isdecimal() and len(word) < 3 else int(self.lexicon.value("amount", word) or 0)

    def _day_range(self, index: int) -> Period | None:
        """`4–5 June 2022`, `8 to 9 May 1991`."""
        s = self.s
        second = index + 1
        joined = s.gaps[index] in DASHES
        if not joined and s.lower[second] in ("to", "and", "or", "until"):
            second, joined = second + 1, s.gaps[index] == "" and s.gaps[second - 1] == ""
        if not joined or second + 1 >= s.count or not s.flags[second + 1] & _MONTH:
            return None
        first, last = _DAY.match(s.lower[index]), _DAY.match(s.lower[second])
        if not first or not last:
            return None
        month, stop = self._month(second + 1), second + 2
        year, stop = self._year_after(stop, month, int(last.group(1)))
        if year is None:
            return None
        opens, ends = calendar.day(year, month, int(first.group(1))), calendar.day(year, month, int(last.group(1)))
        if opens is None or ends is None or ends < opens:
            return None
        return Period(index, stop, opens, ends, "between", "stated_date", 2 if (ends - opens).days < 7 else 3)

    def _day_month(self, index: int, number: int, month_at: int) -> Period | None:
        month = self._month(month_at)
        year, stop = self._year_after(month_at + 1, month, number)
        return self.single(index, stop, calendar.day(year, month, number) if year else None, "stated_date", 1)

    def month_first(self, index: int) -> Period | None:
        s, month, follows = self.s, self._month(index), index + 1
        if follows < s.count and s.flags[follows] & DIGIT and s.gaps[index] in ("", "."):
            stretch = self._month_days(index, month)
            if stretch:
                return stretch
            day = _DAY.match(s.lower[follows])
            if day and not YEAR.match(s.lower[follows]):
                year, stop = self._year_after(follows + 1, month, int(day.group(1)))
                found = calendar.day(year, month, int(day.group(1))) if year else None
                return self.single(index, stop, found, "stated_date", 1)
        other = self._month_range(index, month)
        if other:
            return other
        year, stop = self._year_after(follows, month, 1)
        if index and s.flags[index - 1] & _LAST and self.anchor:
            year = self.anchor.year if month < self.anchor.month else self.anchor.year - 1
        year, stop = self._last_year(stop) or (year, stop)
        if year is None:
            return Period(index, stop, None, None, "at", "month", 4)
        first = date(year, month, 15 if index and s.lower[index - 1] == "mid" else 1)
        if s.lower[index].startswith("mid-"):
            first = date(year, month, 1)
        return Period(index, stop, first, calendar.month_end(year, month), "at", "month", 4)

    def _last_year(self, stop: int) -> tuple[int, int] | None:
        """`March last year`, `March of the previous year`: the year, and where the words for it end."""
        s = self.s
        told = next((at for at in range(stop, min(stop + 3, s.count)) if s.lower[at] not in ("of", "the")), s.count)
        if told + 1 >= s.count or not s.flags[told] & _LAST or s.lower[told + 1] != "year" or not self.anchor:
            return None
        return self.anchor.year - 1, told + 2

    def _month_days(self, index: int, month: int) -> Period | None:
        """`November 3-5, 2017`, `between July 13 and 18`, `on June 5 and 6`: days of one month."""
        s, last = self.s, index + 1
        span = _SPAN.match(s.lower[last])
        if not span and last + 1 < s.count and s.gaps[last] in DASHES:
            last += 1
        elif not span and last + 2 < s.count and s.lower[last + 1] in ("and", "to") and not s.gaps[last]:
            opened = index and s.lower[index - 1] in ("between", "from")
            last += 2 if (opened or self._next_day(last)) and not s.gaps[last + 1] else 0
        numbers = span.groups() if span else (s.lower[index + 1], s.lower[last])
        days = [_DAY.match(number) for number in numbers]
        if (last == index + 1 and not span) or not days[0] or not days[1]:
            return None
        if last + 1 < s.count and s.flags[last + 1] & _MONTH and not s.gaps[last]:
            return None
        first, closing = int(days[0].group(1)), int(days[1].group(1))
        year, stop = self._year_after(last + 1, month, closing)
        return self._days(index, stop, year, month, first, closing)

    def _next_day(self, first: int) -> bool:
        """Whether `and 6` behind `June 5` is the day after; in `on June 5 and 6 soldiers` it counts the soldiers."""
        s, last = self.s, first + 2
        if not (s.lower[first].isdecimal() and s.lower[last].isdecimal() and s.lower[first + 1] == "and"):
            return False
        ends = last + 1 >= s.count or bool(s.gaps[last] or s.flags[last + 1] & _GOES_ON)
        return ends and int(s.lower[last]) == int(s.lower[first]) + 1

    def _days_of(self, index: int, month_at: int, first: int, last: int) -> Period | None:
        """`3-5 November 2017`."""
        month = self._month(month_at)
        year, stop = self._year_after(month_at + 1, month, last)
        return self._days(index, stop, year, month, first, last)

    def _days(self, start: int, stop: int, year: int | None, month: int, first: int, last: int) -> Period | None:
        """The stretch from the first to the last of two days of a month."""
        opens, ends = (calendar.day(year, month, number) if year else None for number in (first, last))
        if opens is None or ends is None or ends <= opens:
            return None
        return Period(start, stop, opens, ends, "between", "stated_date", 2 if (ends - opens).days < 7 else 3)

    def _month_range(self, index: int, month: int) -> Period | None:
        """`January–March 2018`, `June to July 2020`."""
        s, second = self.s, index + 1
        if second >= s.count:
            return None
        joined = s.gaps[index] in DASHES
        if not joined and s.lower[second] in ("to", "and", "through") and s.gaps[index] == "":
            second, joined = second + 1, True
        if not joined or second >= s.count or not s.flags[second] & _MONTH:
            return None
        last = self._month(second)
        year, stop = self._year_after(second + 1, last, 1)
        if year is None:
            return None
        opens = date(year if month <= last else year - 1, month, 1)
        return Period(index, stop, opens, calendar.month_end(year, last), "between", "month", 5)

    def _year_after(self, index: int, month: int, number: int) -> tuple[int | None, int]:
        """The year written after a day or month, else the one that the anchor gives; and the next word."""
        s = self.s
        if index < s.count and s.gaps[index - 1] in ("", ",", "."):
            word = s.lower[index]
            if YEAR.match(word):
                return int(word), index + 1
            short = len(word) == 2 and word.isdecimal() and s.gaps[index - 1] == ""
            if short and (s.upper or word[0] == "0" or s.gaps[index][:1] in _CLOSING):
                return _full_year(word), index + 1
            if word in ("this", "last") and index + 1 < s.count and s.lower[index + 1] == "year" and self.anchor:
                return self.anchor.year - (word == "last"), index + 2
        if self.anchor:
            return calendar.latest_year(self.anchor, month, number), index
        return self.year, index

    def is_month(self, index: int) -> bool:
        """`May` and `March` are months beside a number or after `in`, `since`, `last` ...; never in lower case."""
        s = self.s
        if not s.flags[index] & CAPITAL and not s.upper:
            return False
        word = s.lower[index]
        if word not in ("may", "march", "mar", "august", "jun", "sun", "sat", "mon") or (word == "august"):
            return True
        beside = (index + 1 < s.count and s.flags[index + 1] & DIGIT) or (index and s.flags[index - 1] & DIGIT)
        before = index and s.lower[index - 1] in _MONTH_OPENERS
        after = (index + 1 < s.count and s.flags[index + 1] & (_MONTH | _LAST)) or s.gaps[index] in DASHES
        return bool(
            before
            or after
            or (
                beside
                and not (word == "march" and index and s.flags[index - 1] & DIGIT and len(s.lower[index - 1]) > 2)
            )
        )

    def _is_year(self, index: int) -> bool:
        before = self.s.lower[index - 1] if index else ""
        return before in _YEAR_OPENERS and self.s.gaps[index - 1] in ("", "(")

    def _month(self, index: int) -> int:
        return int(self.lexicon.value("month", self.s.lower[index]) or 1)

    def single(self, start: int, stop: int, found: date | None, basis: str, precision: int) -> Period:
        return Period(start, stop, found, found, "at", basis, precision)

    def part_of_year(self, index: int) -> Period | None:
        """`the first six months of 2021`, `the second quarter of 2019`, `Q2 2019`."""
        s = self.s
        back = index - 1
        days = int(self.lexicon.value("unit", s.lower[index]) or 0)
        if days in PARTS:
            return self._quarter(index, PARTS[days])
        amount = 1
        if back >= 0 and s.flags[back] & (_AMOUNT | DIGIT):
            amount, back = self.amount(back), back - 1
        if back < 0 or s.lower[back] != "first" or index + 2 >= s.count or s.lower[index + 1] != "of":
            return None
        year = self._year_at(index + 2)
        if s.lower[index] not in ("months", "month") or not year or amount > 12:
            return None
        ends = calendar.month_end(year, amount)
        stop = index + (3 if YEAR.match(s.lower[index + 2]) else 4)
        return Period(back, stop, date(year, 1, 1), ends, "between", "month", 5)

    def feast(self, index: int) -> Period | None:
        """`on Christmas Eve`, `on New Year's Day 2001`."""
        stop = index + 1
        while stop < self.s.count and self.s.flags[stop] & INNER:
            stop += 1
        value = self.lexicon.value("feast", " ".join(self.s.lower[index:stop]))
        if not value:
            return None
        month, number = map(int, value.split("-"))
        year, stop = self._year_after(stop, month, number)
        return self.single(index, stop, calendar.day(year, month, number) if year else None, "stated_date", 1)

    def _year_at(self, index: int) -> int:
        """The year written there, or that of `this year`, `last year`; 0 where there is none."""
        word, follows = self.s.lower[index], self.s.lower[index + 1 : index + 2]
        if YEAR.match(word):
            return int(word)
        if follows == ["year"] and self.anchor and word in ("this", "the", "last"):
            return self.anchor.year - 1 if word == "last" else self.anchor.year
        return 0

    def _quarter(self, index: int, months: int) -> Period | None:
        """A quarter or a half of a stated year."""
        s, word = self.s, self.s.lower[index]
        start, year_at = (index, index + 1) if word[-1].isdecimal() else (index - 1, index + 2)
        if start < 0 or year_at >= s.count or not YEAR.match(s.lower[year_at]):
            return None
        which = int(word[-1]) if start == index else _ORDINALS.get(s.lower[start], 0)
        if not 0 < which * months <= 12 or any(s.gaps[start:year_at]):
            return None
        year = int(s.lower[year_at])
        opens, ends = date(year, (which - 1) * months + 1, 1), calendar.month_end(year, which * months)
        return Period(start, year_at + 1, opens, ends, "between", "month", 5)

    def amount(self, index: int) -> int:
        """The number that a word is: `three` and `3` are 3."""
        word = self.s.lower[index]
        if word.isdecimal() and len(word) < 4:
            return int(word)
        return int(self.lexicon.value("amount", word) or 1)
