"""Takes one decision: checked against the published ledger and the decisions before it, then appended to the file."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import NamedTuple

import duckdb

from pipelines import warehouse
from pipelines.corrections.book import enter
from pipelines.corrections.words import anchored
from pipelines.decisions.decision import COLUMNS, Decision, RefusedError
from pipelines.decisions.file import Line, append, read
from pipelines.decisions.found import AMBIGUOUS, APPLIED, ORPHAN, REFUSED, SUPERSEDED
from pipelines.settings import Settings

_ONE_AT_A_TIME = Lock()


class Answer(NamedTuple):
    """What became of a decision: applied or orphan (it was written), or refused (it was not); why; and what it says."""

    state: str
    why: str | None
    made: Decision | None = None


def take(settings: Settings, cells: Mapping[str, object]) -> Answer:
    """Write a decision if it can be meant; the cells are those of COLUMNS, what they lack comes from the ledger.

    One that would find nothing is written all the same: what it is about may come back. The same decision again is
    written once. Raises WarehouseError where nothing is published, CorrectionsError where the file is none.
    """
    with _ONE_AT_A_TIME, warehouse.reading(settings) as con:
        try:
            made = anchored(con, _cells(cells))
        except RefusedError as error:
            return Answer(REFUSED, str(error))
        return _take(con, settings, made)


def _take(con: duckdb.DuckDBPyConnection, settings: Settings, made: Decision) -> Answer:
    lines = read(settings.corrections)
    number = lines[-1].number + 1 if lines else 2
    added = Line(number, made.correction_id(len(lines)), made, None, dict(zip(COLUMNS, made.cells, strict=True)))
    entered, _ = enter(con, [*lines, added])
    state, why = entered.select("state", "why").row(-1)
    if state == REFUSED:
        return Answer(REFUSED, why, made)
    same = {line.correction_id for line in lines if line.decision and line.decision.cells[1:] == made.cells[1:]}
    again = entered.filter(entered["correction_id"].is_in(sorted(same)))
    if again.filter(again["why"] == f"line {number} decides the same").height and state == APPLIED:
        return Answer(APPLIED, "it is written down already", made)
    append(settings.corrections, [made])
    return Answer(ORPHAN if state in (ORPHAN, AMBIGUOUS) else APPLIED, why if state != SUPERSEDED else None, made)


def _cells(cells: Mapping[str, object]) -> dict[str, str]:
    """The cells as text; RefusedError names what is none of them."""
    unknown = sorted(str(name)[:40] for name in cells if name not in COLUMNS)
    if unknown:
        raise RefusedError(f"no column is called {', '.join(unknown[:3])}")
    found = {}
    for name, cell in cells.items():
        if not isinstance(cell, str | None):
            raise RefusedError(f"{name} is no text")
        found[name] = cell or ""
    return found
