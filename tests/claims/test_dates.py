"""Days and periods: `[[12]] people were killed <phrase>.`, published on Wednesday 19 June 2013."""

from __future__ import annotations

from datetime import date

import pytest

from tests.claims.reading import resolved

# phrase, as_of, period_start, basis
EVENTS = """
on Monday | 2013-06-17
on June 5 and 6 | 2013-06-06
on June 11 and 12, 2013 | 2013-06-12
on Tuesday | 2013-06-18
on Wednesday | 2013-06-19
on Thursday | 2013-06-13
on Friday | 2013-06-14
on Saturday | 2013-06-15
on Sunday | 2013-06-16
late on Monday | 2013-06-17
late Monday | 2013-06-17
early on Tuesday | 2013-06-18
early Tuesday | 2013-06-18
on Monday night | 2013-06-17
on Monday morning | 2013-06-17
on Sunday afternoon | 2013-06-16
on Saturday evening | 2013-06-15
at dawn on Friday | 2013-06-14
before dawn on Sunday | 2013-06-16
shortly after noon on Monday | 2013-06-17
last Friday | 2013-06-14
last Wednesday | 2013-06-12
in Monday's bombing | 2013-06-17
in Sunday night's raid | 2013-06-16
when Saturday's blast went off | 2013-06-15
yesterday | 2013-06-18
today | 2013-06-19
tonight | 2013-06-19
overnight | 2013-06-19
last night | 2013-06-18
this morning | 2013-06-19
this evening | 2013-06-19
during the night | 2013-06-19
the day before yesterday | 2013-06-17
two days ago | 2013-06-17
three days ago | 2013-06-16
five days ago | 2013-06-14
a week ago | 2013-06-12
two weeks ago | 2013-06-05
over the weekend | 2013-06-16
at the weekend | 2013-06-16
on June 17 | 2013-06-17
on 17 June | 2013-06-17
on June 17, 2013 | 2013-06-17
on 17 June 2013 | 2013-06-17
on 3 March 2012 | 2012-03-03
on March 3, 2012 | 2012-03-03
on March 3 | 2013-03-03
on Mar. 3 | 2013-03-03
on Aug. 4 | 2012-08-04
on August 4th | 2012-08-04
on 4th August | 2012-08-04
on August 4th, 2012 | 2012-08-04
on Sept. 11, 2001 | 2001-09-11
on December 31 | 2012-12-31
on 1 January | 2013-01-01
on 2013-06-12 | 2013-06-12
on 12.06.2013 | 2013-06-12
on 12/06/2013 | 2013-06-12
on the night of 8 to 9 May 2013 | 2013-05-09
on 4–5 June | 2013-06-05
on June 1 last year | 2012-06-01
on Tuesday, June 11 | 2013-06-11
on Saturday, 8 June 2013 | 2013-06-08
on Monday, police said on Tuesday | 2013-06-17
on Monday, officials said on Wednesday | 2013-06-17
on Sunday, the army announced yesterday | 2013-06-16
in a raid on Friday that the army confirmed on Monday | 2013-06-14
in May | -
in March 2012 | -
last month | - | - | any
recently | -
at the gate | -
, police said on Monday | -
, the ministry said on Tuesday | -
, he told reporters on Sunday | -
, a spokesman said yesterday | -
"""

RUNNING = """
since Monday | 2013-06-19 | 2013-06-17
since Friday | 2013-06-19 | 2013-06-14
since yesterday | 2013-06-19 | 2013-06-18
since March 2011 | 2013-06-19 | 2011-03-01
since March | 2013-06-19 | 2013-03-01
since last March | 2013-06-19 | 2013-03-01
since April 15 | 2013-06-19 | 2013-04-15
since 15 April | 2013-06-19 | 2013-04-15
since April 15, 2012 | 2013-06-19 | 2012-04-15
since Oct. 7 | 2013-06-19 | 2012-10-07
since 7 November 2012 | 2013-06-19 | 2012-11-07
since 2011 | 2013-06-19 | 2011-01-01
since the uprising began in March 2011 | 2013-06-19 | 2011-03-01
since the revolt broke out on 15 March 2011 | 2013-06-19 | 2011-03-15
since protests broke out in March | 2013-06-19 | 2013-03-01
since the fighting erupted on June 5 | 2013-06-19 | 2013-06-05
since the revolt against President Bashar al-Assad broke out in March 2011 | 2013-06-19 | 2011-03-01
since protests against the rule of the old king flared up in May | 2013-06-19 | 2013-05-01
since the army's long war on the rebels of the north started on June 5 | 2013-06-19 | 2013-06-05
between March 2011 and the end of April 2013 | 2013-04-30 | 2011-03-01
from March 2011 to May 2013 | 2013-05-31 | 2011-03-01
from 4 a.m. on 24 May to midnight on 16 June | 2013-06-16 | 2013-05-24
from noon on 1 June to 6 p.m. on 16 June | 2013-06-16 | 2013-06-01
from midnight on May 1 to noon on June 10 | 2013-06-10 | 2013-05-01
since mid-May | 2013-06-19 | 2013-05-01
since early May | 2013-06-19 | 2013-05-01
since late April | 2013-06-19 | 2013-04-01
since the start of the month | 2013-06-19 | 2013-06-01
since the beginning of the year | 2013-06-19 | 2013-01-01
so far this year | 2013-06-19 | 2013-01-01
this year | 2013-06-19 | 2013-01-01
this month | 2013-06-19 | 2013-06-01
so far this month | 2013-06-19 | 2013-06-01
this week | 2013-06-19 | -
last year | 2012-12-31 | 2012-01-01
last month | 2013-05-31 | 2013-05-01
in the past two weeks | 2013-06-19 | 2013-06-05
in the past week | 2013-06-19 | 2013-06-12
over the last ten days | 2013-06-19 | 2013-06-09
in the last three months | 2013-06-19 | 2013-03-21
in the past year | 2013-06-19 | 2012-06-19
between Feb. 1 and Friday | 2013-06-14 | 2013-02-01
between 1 May and 10 June | 2013-06-10 | 2013-05-01
from May 1 to June 10 | 2013-06-10 | 2013-05-01
from 1 May to 10 June 2013 | 2013-06-10 | 2013-05-01
on 3–9 June | 2013-06-09 | 2013-06-03
in the week 3–9 June | 2013-06-09 | 2013-06-03
between January and March 2013 | 2013-03-31 | 2013-01-01
in January–March 2013 | 2013-03-31 | 2013-01-01
in the first six months of 2012 | 2012-06-30 | 2012-01-01
in the first three months of 2013 | 2013-03-31 | 2013-01-01
in 2012 | 2012-12-31 | 2012-01-01
in 2011 | 2011-12-31 | 2011-01-01
during 2012 | 2012-12-31 | 2012-01-01
in the 27-month conflict | 2013-06-19 | 2011-03-01
in the 16-month uprising | 2013-06-19 | 2012-02-01
during the eight-month revolt | 2013-06-19 | 2012-10-01
in an uprising that erupted in March last year | 2013-06-19 | 2012-03-01
in an uprising that erupted in March of last year | 2013-06-19 | 2012-03-01
since April of the previous year | 2013-06-19 | 2012-04-01
since it began in June of last year | 2013-06-19 | 2012-06-01
in the war, which began on 6 April 1992 | 2013-06-19 | 1992-04-06
in five days of fighting | 2013-06-19 | -
in three weeks of clashes | 2013-06-19 | -
in the two-year war | 2013-06-19 | -
in the conflict, a number that monitors passed in May | 2013-06-19 | -
in the war, a toll that the army's own count surpassed in March | 2013-06-19 | -
in the conflict so far, a total others say was exceeded on 2 June | 2013-06-19 | -
"""

DAILY = """
across Syria on Monday | 2013-06-17
across the country on Tuesday | 2013-06-18
nationwide on Sunday | 2013-06-16
throughout Iraq on Friday | 2013-06-14
in violence across the country yesterday | 2013-06-18
in the past 24 hours | 2013-06-19
in the last 24 hours | 2013-06-19
in fighting on Saturday | 2013-06-15
in violence on Thursday | 2013-06-13
since dawn | 2013-06-19
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def day(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(cell)


def sentence(phrase: str, figure: str = "[[12]]") -> str:
    space = "" if phrase.startswith(",") else " "
    return f"{figure} people were killed{space}{phrase}."


@pytest.mark.parametrize("row", rows(EVENTS), ids=lambda row: row[0])
def test_day_of_an_event(row: list[str]) -> None:
    claim = resolved(sentence(row[0]))[0]
    if row[3:] == ["any"]:
        assert claim["basis"] == "cumulative"
    else:
        assert (claim["as_of"], claim["period_start"], claim["basis"]) == (day(row[1]), None, "event")


@pytest.mark.parametrize("row", rows(RUNNING), ids=lambda row: row[0])
def test_period_of_a_running_total(row: list[str]) -> None:
    claim = resolved(sentence(row[0]).replace("were killed", "have been killed"))[0]
    assert (claim["as_of"], claim["period_start"], claim["basis"]) == (day(row[1]), day(row[2]), "cumulative")


@pytest.mark.parametrize("row", rows(DAILY), ids=lambda row: row[0])
def test_day_of_a_tally(row: list[str]) -> None:
    claim = resolved(sentence(row[0]))[0]
    assert (claim["as_of"], claim["period_start"], claim["basis"]) == (day(row[1]), day(row[1]), "daily")


# text, days of its figures
STORIES = [
    ("A bomb killed [[nine]] people in Homs on Monday. [[Twenty|injured]] were hurt.", ["2013-06-17", "2013-06-17"]),
    ("Gunmen raided the village of Tal Sakher on 5 June. [[Eleven]] people were shot dead.", ["2013-06-05"]),
    ("A blast in Kirkuk on Monday killed [[six]]. In Basra a judge and [[his]] driver were shot.", ["2013-06-17", "-"]),
    ("[[Two]] men were seized on June 3; [[both]] were found dead the following day.", ["2013-06-03", "2013-06-04"]),
    ("A mine killed [[four]] on Sunday. [[Three]] more had died the day before.", ["2013-06-16", "2013-06-15"]),
    ("The toll of Saturday's blast rose to [[31]] on Tuesday.", ["2013-06-15"]),
    ("[[31]] have died since May 1, [[four]] of them on Monday.", ["2013-06-19", "2013-06-17"]),
    ("Police found [[seven]] bodies, a doctor said on Monday.", ["-"]),
    ("The camp held [[4,000|refugees]] people, the agency says.", ["2013-06-19"]),
    ("The camp held [[4,000|refugees]] people as of June 1.", ["2013-06-01"]),
    ("The remaining [[80|troops]] monitors would go home when the accord, signed on June 1, expires.", ["2013-06-19"]),
    ("The current [[80|troops]] monitors will be withdrawn by June 30.", ["2013-06-19"]),
    ("Crews called off the search on Monday after finding [[40]] bodies in a train that overturned on Sunday.",
     ["2013-06-16"]),
    ("Police sealed the market on Tuesday after a bomb killed [[nine]] people there on Monday.", ["2013-06-17"]),
    ("Schools shut on Tuesday following a raid in which [[nine]] pupils were killed on June 14.", ["2013-06-14"]),
    ("Gunmen killed [[nine]] people in Mon town on Sunday.", ["2013-06-16"]),
    ("Gunmen killed [[nine]] people in Sat valley on Sunday.", ["2013-06-16"]),
    ("A landslide in Mon district killed [[nine]] people on June 5.", ["2013-06-05"]),
    ("A landslide killed [[nine]] people on Mon. 17 June.", ["2013-06-17"]),
    ("[[729]] have died since February, [[57]] of them between June 3 and 7.", ["2013-06-19", "2013-06-07"]),
    ("Another [[200|refugees]] crossed into Turkey on Monday, bringing to [[9,000|refugees]] the number who have fled.",
     ["2013-06-17", "2013-06-17"]),
    ("Shells killed [[six]] on June 9. [[Three]] bodies were found two days later.", ["2013-06-09", "2013-06-11"]),
    ("A raid left [[six]] dead on 3 June. A week later [[two]] more died.", ["2013-06-03", "2013-06-10"]),
    ("A mine killed [[four]] on Sunday. Three days afterwards [[one]] more died.", ["2013-06-16", "2013-06-19"]),
    ("A blast killed [[six]] in Homs on Monday. [[Two]] were shot the same evening.", ["2013-06-17", "2013-06-17"]),
    ("A raid killed [[six]] on Sunday. In Basra [[nine]] died that day.", ["2013-06-16", "2013-06-16"]),
    ("A bomb killed [[two]] on Sunday. [[Five]] died that night in Basra.", ["2013-06-16", "2013-06-16"]),
    ("The ministry tonight said [[nine]] had died.", ["-"]),
    ("Police on Monday said [[nine]] had died.", ["-"]),
    ("Officials on June 10 said [[nine]] had died.", ["-"]),
    ("A quake killed [[nine]] in Homs on Sunday. In Aleppo [[40]] pupils died.", ["2013-06-16", "2013-06-16"]),
    ("Floods on Monday killed [[six]] near Lattakia. In Jableh [[a]] girl drowned.", ["2013-06-17", "2013-06-17"]),
    ("The cyclone drowned [[nine]] in Dalo on June 2. [[Two]] died at Qasmin.", ["2013-06-02", "2013-06-02"]),
    ("A ferry sank on Monday. [[Six]] drowned; [[40|missing]] are still missing.", ["2013-06-17", "2013-06-17"]),
    ("A ferry sank on Monday. [[Six]] drowned; [[40|missing]] were listed as missing.", ["2013-06-17", "2013-06-17"]),
    ("A pit caved in on Monday. [[Forty|missing]] are missing. [[A]] miner was crushed.", ["2013-06-17", "2013-06-17"]),
    ("Rebels took Homs on Monday. In Basra [[two]] clerks were shot.", ["-"]),
    ("A flood came on Monday. Up to [[4,000|displaced]] people may have to leave.", ["-"]),
    ("KARVA, June 17 — Rebels took the town yesterday, killing [[nine]].", ["2013-06-16"]),
    ("KARVA, June 17 — Rebels hold [[nine|captured]] soldiers.", ["2013-06-19"]),
    ("A blast hit Homs on Monday. [[30|injured]] lie in the Red Crescent hospital.", ["2013-06-17"]),
    ("The toll of the siege rose on Tuesday to [[338]], [[156]] of them pupils. [[Eleven]] of the dead were drivers, "
     "killed in Friday's assault. [[Thirty]] gunmen also died.", ["2013-06-14"] * 4),
    ("The toll of the siege rose on Tuesday to [[338]].", ["-"]),
    ("Gunmen killed [[nine]] men in Homs, a mason said on Tuesday. The raid began on Sunday at dawn.", ["2013-06-16"]),
    ("[[Two]] fell in Homs on Monday. [[Nine]] rebels were killed in other clashes.", ["2013-06-17", "-"]),
    ("A pit caved in on Monday. Doctors feared for the lives of [[several]].", ["-"]),
    ("About [[900|displaced]] people are sheltering in a fort, where shells fell on Monday.", ["2013-06-19"]),
    ("He spoke of [[100]] dead at a farm the day before; the army owned to [[five]].", ["2013-06-18", "2013-06-18"]),
    ("Gunmen kill [[dozens]] at Homs church\nAt least [[38]] people died in Homs on Sunday.", ["2013-06-16"] * 2),
    ("[[Six]] died in the riots on Monday and [[four]] on Tuesday.", ["2013-06-17", "2013-06-18"]),
    ("The army said in a note sent out today that it killed [[nine]] men between 8 and 11 June.", ["2013-06-11"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), STORIES, ids=lambda value: value if isinstance(value, str) else "")
def test_days_of_a_story(text: str, days: list[str]) -> None:
    assert [str(claim["as_of"] or "-") for claim in resolved(text)] == days


# phrase, as_of without a day of publication
UNDATED = [
    ("on 3-5 June 2012", "2012-06-05"),
    ("on June 3-5, 2012", "2012-06-05"),
    ("on June 3–5, 2012", "2012-06-05"),
    ("between June 3 and 5, 2012", "2012-06-05"),
    ("on the night of 31 March to 1 April 2012", "2012-04-01"),
    ("on 14 June 2012", "2012-06-14"),
    ("on June 14, 2012", "2012-06-14"),
    ("on 14.06.2012", "2012-06-14"),
    ("on Monday", "-"),
    ("yesterday", "-"),
    ("in May", "-"),
]


@pytest.mark.parametrize(("phrase", "as_of"), UNDATED)
def test_days_without_a_publication_day(phrase: str, as_of: str) -> None:
    assert str(resolved(sentence(phrase), None)[0]["as_of"] or "-") == as_of
