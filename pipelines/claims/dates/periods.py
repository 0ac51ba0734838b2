"""The days and periods that a sentence names, read from its words and resolved against the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from pipelines.claims.dates import days as calendar
from pipelines.claims.dates.stated import PARTS, Stated
from pipelines.claims.dates.stretches import (
    SINCE_REACH,
    Period,
    joined,
    opens_speech,
    outdone,
    remembered,
    since_at,
    since_clause,
    told_on,
)
from pipelines.claims.dates.triggers import triggers
from pipelines.claims.lexicon import BITS, INNER, Lexicon, bits
from pipelines.claims.sentences import CAPITAL, DIGIT, OWNER, Sentence

_MONTH, _WEEKDAY, _RELATIVE, _UNIT = BITS["month"], BITS["weekday"], BITS["relative"], BITS["unit"]
_PART, _LAST, _THIS, _NEXT = BITS["part"], BITS["last"], BITS["this"], BITS["next"]
_SINCE, _UNTIL, _AGO, _AMOUNT = BITS["since"], BITS["until"], BITS["ago"], BITS["amount"]
_SAY, _LISTENER, _DET, _PREP = bits("say", "deny", "fear"), BITS["listener"], BITS["det"], BITS["prep"]
_SPEAKER, _FEAST = BITS["speaker"], BITS["feast"]
_SHIFT, _HENCE, _COUNT, _CLAUSE = BITS["shift"], BITS["hence"], BITS["count"], BITS["clause"]
_STRUCK, _HAPPENING, _CASUALTY = bits("disaster", "catastrophe"), BITS["happening"], BITS["casualty"]
_TAKEN_UP, _NO_DEED = bits("recovered", "count", "perfect", "pluperfect"), bits("place_noun", "aux", "say")


def periods(sentence: Sentence, lexicon: Lexicon, anchor: date | None, year: int | None = None) -> list[Period]:
    """All time expressions, left to right. `anchor` is the publication day; `year` serves where it is unknown."""
    reader = _Reader(sentence, lexicon, anchor, year)
    found: list[Period] = []
    free = 0
    for index in triggers(sentence):
        period = reader.at(index) if index >= free else None
        if period is not None:
            found.append(reader.placed(period, found))
            free = period.stop
    return joined(sentence, found) if found else found


class _Reader(Stated):
    """Every kind of time expression of one sentence, and the role that the words around give it."""

    def at(self, index: int) -> Period | None:
        bits_ = self.s.flags[index]
        if "-" in self.s.lower[index] and not bits_ & (_MONTH | _WEEKDAY | _RELATIVE):
            return self._age(index) or (self.number(index) if bits_ & DIGIT else None)
        if bits_ & DIGIT:
            return self.number(index)
        if bits_ & _FEAST:
            return self.feast(index)
        if bits_ & _MONTH and self.is_month(index):
            return self.month_first(index)
        if bits_ & _WEEKDAY and (bits_ & CAPITAL or self.s.upper):
            return self._weekday(index)
        if bits_ & _SHIFT:
            return self._shift(index)
        if bits_ & _RELATIVE:
            return self._relative(index)
        if bits_ & _UNIT:
            return self.part_of_year(index) or self._unit(index)
        return None

    def _age(self, index: int) -> Period | None:
        """`the 16-month conflict`: counted from the first of the month in which it began."""
        s = self.s
        head, _, unit = s.lower[index].rpartition("-")
        if unit != "month" or not head or self.anchor is None:
            return None
        months = int(head) if head.isdecimal() and len(head) < 4 else int(self.lexicon.value("amount", head) or 0)
        conflict = any(bits_ & BITS["conflict"] for bits_ in s.flags[index + 1 : index + 4])
        if not months or not conflict:
            return None
        return Period(index, index + 1, calendar.months_back(self.anchor, months), None, "age", "conflict_age", 4)

    # -- relative to publication

    def _is_weekday(self, index: int) -> bool:
        """Whether `Mon`, `Sat`, `Sun` is a day and not a name: a dot, a date or a time of day beside it, or `on`."""
        s = self.s
        beside = s.flags[index + 1] & (DIGIT | _MONTH | _PART) if index + 1 < s.count else 0
        before = s.flags[index - 1] & (_PART | _LAST | _SINCE | _MONTH) if index else 0
        return bool(s.seps[index][:1] == "." or beside or before or (index and s.lower[index - 1] == "on"))

    def _weekday(self, index: int) -> Period | None:
        s, weekday = self.s, int(self.lexicon.value("weekday", self.s.lower[index]) or 0)
        start, stop = index, index + 1
        if stop < s.count and s.flags[stop] & _PART and not s.gaps[index]:
            stop += 1
        if len(s.lower[index]) < 4 and not self._is_weekday(index):
            return None
        if self.anchor is None:
            return Period(start, stop, None, None, "at", "weekday", 1)
        previous = s.flags[index - 1] if index else 0
        if index and (s.lower[index - 1] in _SOME or s.lower[max(index - 2, 0) : index] == ["on", "a"]):
            return Period(start, stop, None, None, "vague", "weekday", 1)
        if previous & _NEXT or s.lower[index - 1 if index else 0] in ("next", "coming"):
            return Period(start, stop, None, None, "next", "weekday", 1)
        found = calendar.latest_weekday(self.anchor, weekday, before=bool(previous & _LAST))
        owned = bool(s.flags[stop - 1] & OWNER)
        return self.single(start, stop, found, "weekday", 1)._replace(owned=owned)

    def _relative(self, index: int) -> Period | None:
        s = self.s
        stop = index + 1
        while stop < s.count and s.flags[stop] & INNER:
            stop += 1
        shift = self.lexicon.value("relative", " ".join(s.lower[index:stop]))
        if not shift:
            stop = index + 1
            shift = self.lexicon.value("relative", s.lower[index])
        if not shift:
            return None
        found = self.anchor + timedelta(days=int(shift)) if self.anchor else None
        owned = bool(s.flags[stop - 1] & OWNER)
        return self.single(index, stop, found, "relative_day", 1)._replace(owned=owned)

    def _shift(self, index: int) -> Period:
        stop = index + 1
        while stop < self.s.count and self.s.flags[stop] & INNER:
            stop += 1
        if self.s.lower[stop - 1] == "after" and self._deed(stop):
            return Period(index, stop, None, None, "after", "relative_day", 1, shift=-1)
        if self.s.lower[stop - 1] == "after" and self._befell(stop):
            return Period(index, stop, None, None, "behind", "relative_day", 1, shift=-1)
        shift = int(self.lexicon.value("shift", " ".join(self.s.lower[index:stop])) or 0)
        return Period(index, stop, None, None, "shift", "relative_day", 1, shift=shift)

    def _unit(self, index: int) -> Period | None:
        """`last month`, `the past 24 hours`, `three days ago`, `over the weekend`, `so far this year`."""
        s = self.s
        days = int(self.lexicon.value("unit", s.lower[index]) or 0)
        back = index - 1
        amount = 1
        if days in PARTS:
            return None
        if back >= 0 and s.flags[back] & (_AMOUNT | DIGIT) and not s.gaps[back].strip("-"):
            amount, back = self.amount(back), back - 1
        marker = s.flags[back] if back >= 0 else 0
        start = max(back, 0)
        if index + 1 < s.count and s.flags[index + 1] & _AGO and not s.gaps[index]:
            if not days and s.lower[index + 1] == "earlier":
                return None
            return self._ago(back + 1, index + 2, days, amount)
        if days == 1 and s.lower[index + 1 : index + 2] == ["after"] and not s.gaps[index] and self._deed(index + 2):
            return Period(back + 1, index + 2, None, None, "after", "relative_day", 1, shift=-amount)
        if index + 1 < s.count and s.flags[index + 1] & _HENCE and days in (1, 7) and not s.gaps[index]:
            shift = days * amount
            return Period(back + 1, index + 2, None, None, "shift", "relative_day", 1 if days == 1 else 2, shift=shift)
        if back >= 3 and s.lower[back - 1] == "of" and s.lower[back - 2] in ("start", "beginning", "outset"):
            return self._this(back, index + 1, s.lower[index])
        if s.lower[index] == "weekend":
            return self._weekend(index)
        if s.lower[index] == "hours" and (marker & _LAST or s.lower[back] == "the" or amount == 24):
            last = self.anchor
            return Period(start, index + 1, last, last, "day", "publication", 1) if amount == 24 else None
        if days in (1, 7) and back >= 0 and s.lower[back] != "a" and self._closes(index + 1):
            return Period(start, index + 1, None, None, "ending", "relative_day", 3, shift=days * amount)
        if marker & _LAST:
            return self._past(start, index + 1, days, amount, s.lower[index])
        if marker & _THIS and amount == 1 and back >= 0:
            found = self._this(start, index + 1, s.lower[index])
            within = found and start and s.lower[start - 1] == "earlier"
            return found._replace(role="at", precision=4) if found and within else found
        return None

    def _closes(self, index: int) -> bool:
        """`the week ended Saturday`, `the seven days that ended on 4 May`, `the ten days to Sunday`: up to a day."""
        s, at = self.s, index + (self.s.lower[index : index + 1] in (["that"], ["which"]))
        if s.lower[at : at + 1] == ["up"]:
            at += 1
        if at + 1 >= s.count or s.lower[at] not in _ENDING or any(s.gaps[index - 1 : at]):
            return False
        at += 1 + (s.lower[at + 1] in ("on", "in"))
        return at < s.count and bool(s.flags[at] & (_WEEKDAY | _MONTH | DIGIT))

    def _deed(self, index: int) -> bool:
        """`two days after the earthquake`; after an attack only where its dead are found or counted since."""
        s = self.s
        for at in range(index, min(index + _DEED_REACH, s.count)):
            if s.flags[at] & _STRUCK:
                return True
            if s.flags[at] & _HAPPENING and not s.flags[at] & _NO_DEED:
                return bool(s.seen & _TAKEN_UP)
            if s.gaps[at] not in ("", "-", "'", "’"):
                return False
        return False

    def _befell(self, index: int) -> bool:
        """`a day after the raid on the port killed 20`: whether what is told behind happened then."""
        s = self.s
        mark = next((at for at in range(index, s.count) if s.gaps[at].strip("-'’")), s.count)
        deed = next((at for at in range(index, min(index + _DEED_REACH, mark)) if s.flags[at] & _HAPPENING), mark)
        return any(s.flags[at] & _CASUALTY and s.lower[at].endswith("ed") for at in range(deed + 1, mark))

    def _days_after(self, period: Period, known: list[Period]) -> Period:
        """The day of the deed, counted back from the day that the sentence names before, else from publication."""
        told = next((day.last for day in reversed(known) if day.last and day.precision == 1), self.anchor)
        found = told + timedelta(days=period.shift or 0) if told else None
        behind = period.role == "behind"
        return period._replace(first=found, last=found, role="then" if behind else "at", owned=not behind, shift=None)

    def _ago(self, start: int, stop: int, days: int, amount: int) -> Period:
        if self.anchor is None:
            return Period(start, stop, None, None, "at", "relative_day", 2)
        if days >= 365:
            year = self.anchor.year - amount
            return Period(start, stop, date(max(year, 1), 1, 1), date(max(year, 1), 12, 31), "at", "relative_day", 5)
        if days == 30:
            first = calendar.months_back(self.anchor, amount)
            return Period(start, stop, first, calendar.month_end(first.year, first.month), "at", "relative_day", 4)
        found = self.anchor - timedelta(days=days * amount)
        return self.single(start, stop, found, "relative_day", 1 if days == 1 else 2)._replace(role="ago")

    def _weekend(self, index: int) -> Period:
        s = self.s
        start = index
        while start and s.lower[start - 1] in ("the", "last", "past", "this", "over"):
            start -= 1
        if self.anchor is None:
            return Period(start, index + 1, None, None, "at", "relative_day", 2)
        sunday = calendar.latest_weekday(self.anchor, 6)
        return Period(start, index + 1, sunday - timedelta(days=1), sunday, "at", "relative_day", 2)

    def _past(self, start: int, stop: int, days: int, amount: int, unit: str) -> Period | None:
        """`last month` is the whole one before; `the past two weeks` run up to publication."""
        if self.anchor is None:
            return None
        alone = amount == 1 and self.s.lower[start] in ("last", "previous")
        if days == 30 and alone:
            first = calendar.months_back(self.anchor, 1)
            return Period(start, stop, first, calendar.month_end(first.year, first.month), "between", "relative_day", 4)
        if days == 365 and alone:
            year = self.anchor.year - 1
            return Period(start, stop, date(year, 1, 1), date(year, 12, 31), "between", "relative_day", 5)
        if days == 7 and alone:
            monday = self.anchor - timedelta(days=self.anchor.weekday() + 7)
            return Period(start, stop, None, None, "vague", "relative_day", 3) if monday else None
        if days == 0:
            return None
        first = self.anchor - timedelta(days=days * amount)
        return Period(start, stop, first, self.anchor, "past", "relative_day", 3 if days * amount < 30 else 5)

    def _this(self, start: int, stop: int, unit: str) -> Period | None:
        if self.anchor is None:
            return Period(start, stop, None, None, "past", "relative_day", 5)
        if unit == "year":
            return Period(start, stop, date(self.anchor.year, 1, 1), self.anchor, "past", "relative_day", 5)
        if unit == "month":
            return Period(start, stop, self.anchor.replace(day=1), self.anchor, "past", "relative_day", 4)
        if unit == "week":
            return Period(start, stop, None, self.anchor, "past", "relative_day", 3)
        return None

    def _beginning(self, index: int) -> bool:
        """`an uprising that erupted in March last year`."""
        back = index - 1
        if back >= 0 and self.s.lower[back] in ("in", "on"):
            back -= 1
        while back > 0 and self.s.flags[back] & INNER and not self.s.gaps[back - 1]:
            back -= 1
        return back >= 0 and bool(self.s.flags[back] & BITS["beginning"]) and not self.s.gaps[back]

    # -- what the words around say of it

    def _spoken_on(self, period: Period, back: int) -> bool:
        """`officials on Monday said`, `the ministry tonight put the toll at`: between the speaker and the verb."""
        s = self.s
        if back < 1 or period.stop >= s.count or period.role != "at" or s.gaps[period.stop - 1]:
            return False
        if s.lower[period.stop] == "that" and s.has(_SAY, max(0, back - SINCE_REACH // 2), period.start):
            return True
        who = back - 1 if s.lower[back] == "on" else back
        reached = "who" in s.lower[max(0, who - 8) : who] and not any(s.gaps[max(0, who - 8) : who])
        spoke = s.flags[period.stop] & (_SAY | _COUNT | BITS["revised"]) and self._is_verb(period.stop)
        return bool(spoke and (reached or s.flags[who] & _SPEAKER) and not s.gaps[who])

    def _is_verb(self, index: int) -> bool:
        """Whether a form that may be a noun, `put`, is a verb: an article follows."""
        s = self.s
        follows = s.flags[index + 1] if index + 1 < s.count else 0
        return not s.flags[index] & BITS["noun"] or bool(follows & _DET)

    def _before_clock(self, back: int) -> int:
        """The word before `4 a.m. on`, `6 p.m.`, `midnight on`: what stands before a clock time holds for its day."""
        s = self.s
        if back < 1 or s.gaps[back].strip("."):
            return back
        at = back - 1 if s.lower[back] in ("on", "of") and not s.gaps[back] else back
        bare = at == back
        while at > 0 and s.flags[at] & (BITS["clock"] | _PART | DIGIT) and s.gaps[at] in ("", ":", "."):
            at -= 1
        opens = s.lower[at] in _CLOCK_OPENS or (bare and s.lower[at] == "by")
        timed = s.has(BITS["clock"] | _PART, at, back + bare) or ":" in "".join((*s.gaps[at:back], *s.lower[at:back]))
        # `up from 900 on Monday` gives no time of day
        timed = timed or (not bare and len(s.lower[back - 1]) == 4)
        return at if at < back - (not bare) and opens and timed else back

    def placed(self, period: Period, known: list[Period]) -> Period:
        """The period with the role that the words before it give."""
        s = self.s
        if period.role in ("after", "behind"):
            return self._days_after(period, known)
        back = period.start - 1
        while (
            back >= 0
            and (s.flags[back] & (_PART | _DET | INNER) or s.lower[back] in ("start", "beginning", "end", "of"))
            and not s.gaps[back]
            and not s.flags[back] & (_SINCE | _SAY)
        ):
            back -= 1
        if period.owned or period.role == "age":
            return period
        if period.role == "between":
            since = period.start and s.flags[period.start - 1] & _SINCE
            return period._replace(role="since") if since else period
        if remembered(s, period.stop) and (period.precision == 5 or since_at(s, period.start, back) is not None):
            return period._replace(role="then")
        lately = period.precision == 1 and period.basis in ("relative_day", "weekday")
        since = since_clause(s, period.start)
        if since is not None or (self._beginning(period.start) and not lately):
            return period._replace(role="vague" if since and outdone(s, since) else "since")
        if self._spoken_on(period, back):
            return period._replace(role="speech")
        back = self._before_clock(back)
        if back >= 0 and s.gaps[back] == ";" and opens_speech(s, period, back + 1):
            return period._replace(role="speech")
        if back < 0 or s.gaps[back] not in ("", "-", "."):
            return period
        word, bits_ = s.lower[back], s.flags[back]
        if (
            (period.start and s.flags[period.start - 1] & _SINCE)
            or bits_ & _SINCE
            or (word == "mid" and back and s.flags[back - 1] & _SINCE)
        ):
            missing = (back and s.lower[back - 1] == "missing") or outdone(s, since_at(s, period.start, back) or 0)
            return period._replace(role="vague" if missing else "since")
        if word == "before" and s.flags[back + 1] & _PART and back + 1 < period.start:
            return period  # before dawn on Sunday
        if word in ("by", "until", "till", "through", "before"):
            return period._replace(role="until" if word != "before" else "before")
        if word in ("between", "from"):
            return period._replace(role="from")
        if word in ("to", "and") and known and known[-1].role == "from" and period.start - known[-1].stop <= 6:
            return period._replace(role="to")
        if period.role == "shift":
            replied = told_on(s, back) and s.lower[period.stop : period.stop + 1] != ["with"]
            return period._replace(role="speech") if replied else period
        if told_on(s, back - 1 if word in ("on", "in") else back) or opens_speech(s, period, back):
            return period._replace(role="speech")
        return period


_CLOCK_OPENS = frozenset(("from", "to", "between", "and", "since", "until", "till"))
_SOME = frozenset(("one", "single", "every", "each"))
"""What makes a Sunday any Sunday."""
_ENDING = frozenset(("ended", "ending", "ends", "to", "through", "until"))
_DEED_REACH = 4
"""Words behind `two days after` within which the deed is named."""
