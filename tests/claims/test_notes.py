"""Coders' notes: the day they open with governs them, in whatever format it is written."""

from __future__ import annotations

from datetime import date

import pytest

from tests.claims.reading import resolved

# how a note writes its day | the day
WRITTEN = """
17/09/06 | 2006-09-17
3/4/91 | 1991-04-03
07.11.19 | 2019-11-07
9.8.74 | 1974-08-09
2-Dec-88 | 1988-12-02
21-Jan-2013 | 2013-01-21
5 Sep 03 | 2003-09-05
16 Nov 97 | 1997-11-16
191530ZOCT2006 | 2006-10-19
280915DEC04 | 2004-12-28
12/30/2018 | 2018-12-30
Night of 8-9 May 1999 | 1999-05-09
In the night of 30-31 July 2016 | 2016-07-31
"""
OPENED = [
    ("02/03/2014: Assailants raided a camp in Dalo. [[Two]] guards died.", "2014-02-03"),
    ("02/03/2014, Dalo: assailants raided a camp. [[Two]] guards died.", "2014-03-02"),
    ("02/03/14: assailants raided a camp in Dalo. [[Two]] guards died.", "2014-03-02"),
    ("22/03/2014: Assailants raided a camp in Dalo. [[Two]] guards died.", "2014-03-22"),
]
NOTES: list[tuple[str, list[str | None]]] = [
    (
        "6.2.21: [[three]] herders shot at Karo, a boy hurt. At Dendi, across the river, [[two]] more died.",
        ["2021-02-06"] * 2,
    ),
    ("4 Mar 05, Ostrow. Van ambushed. [[Two]] guards dead, [[one|injured]] driver hurt.", ["2005-03-04"] * 2),
    ("Raid on the mill at Peska. Attack took place on 9 June 1996. [[Four]] millers were killed.", ["1996-06-09"]),
    ("Raid on the mill at Peska. [[Four]] millers were killed. Reported again on 9 June 1996.", [None]),
]  # fmt: skip
PASSED: list[tuple[str, str | None, str]] = [
    ("A ferry sank on Monday with 30 aboard. In 1988 a ferry sank off Dalo and [[214]] drowned.", None, "event"),
    ("It was the worst fire in the town since 1994, when [[sixteen]] people died.", None, "event"),
    ("The rebels have killed [[900]] people since 1994, when the war began.", "2013-06-19", "cumulative"),
    ("The Torva flood of 2012 killed [[301]].", None, "event"),
    ("In 2012 mines killed [[86]] people in the province.", "2012-12-31", "cumulative"),
]


@pytest.mark.parametrize("row", WRITTEN.strip().splitlines())
def test_the_day_of_a_note(row: str) -> None:
    written, day = row.split(" | ")
    (claim,) = resolved(f"{written}, roadblock near Vadu. [[Two]] porters were shot dead.", None)
    assert str(claim["as_of"]) == day


@pytest.mark.parametrize(("text", "day"), OPENED)
def test_the_month_leads_where_a_padded_date_opens_a_note(text: str, day: str) -> None:
    assert str(resolved(text, None)[0]["as_of"]) == day


@pytest.mark.parametrize(("text", "days"), NOTES)
def test_a_day_governs_a_note(text: str, days: list[str | None]) -> None:
    assert [str(claim["as_of"]) if claim["as_of"] else None for claim in resolved(text, None)] == days


@pytest.mark.parametrize(("text", "day", "basis"), PASSED)
def test_years_long_past_are_remembered(text: str, day: str | None, basis: str) -> None:
    (claim,) = resolved(text)
    assert (claim["as_of"] and str(claim["as_of"]), claim["basis"]) == (day, basis)
    assert claim["as_of"] is None or claim["as_of"] <= date(2013, 6, 19)
