"""Situation reports: their figures are running totals on the day on which the report says that they stand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.claims.reading import resolved

PUBLISHED = date(2015, 3, 12)
# text, published on PUBLISHED | basis, as_of, period_start of each figure
REPORTS: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    ("Torva floods, update 7 (11 March 2015). Deaths: [[92]].", [("cumulative", "2015-03-11", None)]),
    ("Torva floods. Situation report no. 3. [[92]] dead.", [("cumulative", "2015-03-12", None)]),
    ("Torva crisis, report 4, 10 March 2015, 0700H. Killed: [[31]] rebels.", [("cumulative", "2015-03-10", None)]),
    ("Quake in Lamra. Status at 9 March 2015, 18.00: [[614]] dead.", [("cumulative", "2015-03-09", None)]),
    ("FLASH UPDATE NO. 2 (as of 11 March 2015)\nDeaths: [[6]]", [("cumulative", "2015-03-11", None)]),
    ("Lamra SitRep 5. As of 10 March, [[40]] people have died.", [("cumulative", "2015-03-10", None)]),
    ("Weekly update 8. Data as of 8 March 2015\n[[40|missing]] are missing.", [("cumulative", "2015-03-08", None)]),
    (
        "Sitrep 9\nKEY FIGURES SINCE LANDFALL ON 2 MARCH\nDeaths: [[9]]\nInjured: [[80|injured]]",
        [("cumulative", "2015-03-12", "2015-03-02")] * 2,
    ),
    (
        "Lamra, daily bulletin, 12 March 2015\nSince 3 March: [[54]] dead.\nOstry: [[27]] dead",
        [("cumulative", "2015-03-12", "2015-03-03")] * 2,
    ),
    (
        "Lamra, update 3. [[54]] dead. [[700|displaced]] persons in 12 evacuation centres.",
        [("cumulative", "2015-03-12", None), ("stock", "2015-03-12", None)],
    ),
    (
        "Lamra, update 3. [[54]] dead. [[One|injured]] soldier was wounded by a sniper at Ostry.",
        [("cumulative", "2015-03-12", None), ("event", None, None)],
    ),
    (
        "Lamra, update 3. [[54]] dead. On 5 March a patrol was ambushed at Ostry. [[Two]] soldiers lost their lives.",
        [("cumulative", "2015-03-12", None), ("event", "2015-03-05", None)],
    ),
    (
        "Lamra, update 3. [[54]] dead. Gunmen killed [[nine]] men at Ostry on 7 March.",
        [("cumulative", "2015-03-12", None), ("event", "2015-03-07", None)],
    ),
    (
        "Border monitors, daily report 26, 11 March 2015. [[Two]] women were killed by a shell in Ostry.",
        [("event", "2015-03-11", None)],
    ),
    (
        "Floods in Torva. Update 2, 6 March 2015. Some 900 dead: [[400]] people feared drowned; [[350]] bodies found.",
        [("event", None, None), ("cumulative", "2015-03-06", None)],
    ),
    ("Doctors report 12 dead after the update. [[Twelve]] men were killed in Ostry.", [("event", None, None)]),
    ("Attacks in Lamra, first quarter of 2014: [[31]] killed.", [("cumulative", "2014-03-31", "2014-01-01")]),
    ("Attacks in Lamra, Q3 2014: [[31]] killed.", [("cumulative", "2014-09-30", "2014-07-01")]),
    (
        "Weekly civilian impact, 2–8 March 2015: [[19]] dead, [[24|injured]] hurt.\nOstry: [[11]] killed.",
        [("cumulative", "2015-03-08", "2015-03-02")] * 3,
    ),
    (
        "Observers, summary for 2–8 March 2015. Strength: [[3,694|troops]]. Then [[527|returned]] exiles came home.",
        [("stock", "2015-03-08", None), ("cumulative", "2015-03-08", "2015-03-02")],
    ),
    (
        "Lamra Flash Update 9 (17 February–10 March 2015)\n- [[900|displaced]] people currently displaced, up from "
        "[[700|displaced]] on 4 March",
        [("stock", "2015-03-10", None), ("stock", "2015-03-04", None)],
    ),
    ("The weekly Lamra Star said on 10 March that [[nine]] were killed.", [("event", None, None)]),
    ("Force at a glance (10 March 2015)\nMaritime group: [[5|equipment]] ships", [("stock", "2015-03-10", None)]),
    ("Lamra, update 3. Measles: 90 cases and [[30]] deaths as at 9 March.", [("cumulative", "2015-03-09", None)]),
    ("Lamra, update 3.\n::\nDeaths: [[9]]", [("cumulative", "2015-03-12", None)]),
    ("In the second half of 2014 mines killed [[31]] people.", [("cumulative", "2014-12-31", "2014-07-01")]),
]
HOUSED = [
    ("[[700|displaced]] persons in 12 evacuation centres.", "stock"),
    ("[[700|displaced]] people displaced at 141 sites.", "stock"),
    ("Persons in tent cities: [[700|displaced]].", "stock"),
    ("Evacuated: [[700|displaced]] in 27 centres.", "stock"),
    ("Some [[700|displaced]] spent a second night in the open.", "stock"),
    ("The army has [[one|equipment]] helicopter at Ostry.", "stock"),
    ("The army has lost [[one|equipment]] helicopter at Ostry.", "event"),
    ("The army has massed [[80|equipment]] tanks at Ostry.", "stock"),
    ("[[700|displaced]] people were moved to camps on Monday.", "event"),
    ("[[700|displaced]] people fled to schools.", "event"),
]


@pytest.mark.parametrize(("text", "expected"), REPORTS, ids=[text for text, _ in REPORTS])
def test_figures_of_a_report(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    claims = resolved(text, PUBLISHED)
    found = [(c["basis"], *(str(c[day]) if c[day] else None for day in ("as_of", "period_start"))) for c in claims]
    assert found == expected


@pytest.mark.parametrize(("text", "basis"), HOUSED)
def test_where_the_displaced_stay(text: str, basis: str) -> None:
    assert resolved(text)[0]["basis"] == basis
