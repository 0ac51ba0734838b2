"""From the lines of `corrections.csv` to the tables `corrections` and `corrected_fields`: the core of the stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import polars as pl

from pipelines.articles import decided
from pipelines.contracts import contract
from pipelines.corrections import reference, targets
from pipelines.corrections.claims import Step, correct
from pipelines.corrections.groups import Move, regroup
from pipelines.corrections.reference import Known
from pipelines.decisions.file import Line
from pipelines.decisions.found import APPLIED, PENDING, REFUSED, SUPERSEDED, Found
from pipelines.warehouse import query

_REGROUPS = ("merge", "split")


def enter(con: duckdb.DuckDBPyConnection, lines: Sequence[Line]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of `corrections` and of `corrected_fields` that the lines give against the ledger as it is."""
    known = reference.load(con)
    found = _find(con, lines, known)
    fields = _correct_claims(con, lines, found, known) + _regroup(con, lines, found)
    fields.sort(key=lambda row: (row[0], row[1]))
    _supersede(lines, found)
    rows = [_row(line, found[line.number]) for line in lines]
    return _frame("corrections", rows), _frame("corrected_fields", fields)


def pending(con: duckdb.DuckDBPyConnection, lines: Sequence[Line]) -> pl.DataFrame:
    """Rows as of `corrections` for the lines that no run has looked at yet."""
    seen = set(query(con, "corrections/known_corrections")["correction_id"])
    waiting, broken = Found(PENDING, "applied at the next run"), Found(REFUSED, None)
    rows = [
        _row(line, waiting if line.decision else broken._replace(why=line.why))
        for line in lines
        if line.correction_id not in seen
    ]
    return _frame("corrections", rows)


def _find(con: duckdb.DuckDBPyConnection, lines: Sequence[Line], known: Known) -> dict[int, Found]:
    """What every line is about; a line that can't be used, or names what nobody knows, is refused."""
    found = {line.number: Found(REFUSED, line.why) for line in lines if line.decision is None}
    found |= targets.claims(con, targets.decided(lines, "claim"))
    found |= decided.find(con, targets.decided(lines, "article"))
    found |= {line: Found(APPLIED, None, "id") for line, _ in targets.decided(lines, "source")}
    found |= targets.groups(con, targets.decided(lines, "group"))
    wholes = targets.living(con, (line.decision.to_value for line in lines if line.decision))
    for line in lines:
        made = line.decision
        if made is None:
            continue
        why = known.objection(made)
        if made.field == "subset_of" and made.to_value and made.to_value not in wholes:
            why = f"no claim is called {made.to_value!r}"
        if made.field == "subset_of" and made.to_value == found[line.number].claim_id:
            why = "a claim is no part of itself"
        if why:
            found[line.number] = found[line.number]._replace(state=REFUSED, why=why)
    return found


def _correct_claims(
    con: duckdb.DuckDBPyConnection, lines: Sequence[Line], found: dict[int, Found], known: Known
) -> list[tuple[Any, ...]]:
    """The fields laid over claims; lines that turn out not to be in force get their state."""
    steps: defaultdict[str, list[Step]] = defaultdict(list)
    for line in lines:
        about = found[line.number]
        if line.decision and about.state == APPLIED and about.claim_id and line.decision.action not in _REGROUPS:
            steps[about.claim_id].append(Step(line.correction_id, line.number, line.decision))
    wanted = pl.DataFrame({"claim_id": sorted(steps)}, schema={"claim_id": pl.String})
    fields: list[tuple[Any, ...]] = []
    for claim in query(con, "corrections/claims", wanted=wanted).iter_rows(named=True):
        made = correct(claim, steps[claim["claim_id"]], known)
        fields += ((claim["claim_id"], *field) for field in made.fields)
        _put_out(lines, found, made.out)
    return fields


def _regroup(con: duckdb.DuckDBPyConnection, lines: Sequence[Line], found: dict[int, Found]) -> list[tuple[Any, ...]]:
    """The groups laid over claims by merges and splits."""
    moves = [
        Move(line.correction_id, line.number, line.decision, found[line.number].claim_id)
        for line in lines
        if line.decision and line.decision.action in _REGROUPS and found[line.number].state == APPLIED
    ]
    if not moves:
        return []
    names = {name for move in moves for name in (move.made.target, move.made.to_value, move.claim_id) if name}
    groups = query(con, "corrections/groups", wanted=pl.DataFrame({"name": sorted(names)}))
    made = regroup(dict(groups.iter_rows()), moves)
    _put_out(lines, found, made.out)
    return list(made.fields)


def _put_out(lines: Sequence[Line], found: dict[int, Found], out: Sequence[tuple[str, str, str]]) -> None:
    number = {line.correction_id: line.number for line in lines} if out else {}
    for correction_id, state, why in out:
        found[number[correction_id]] = found[number[correction_id]]._replace(state=state, why=why)


def _supersede(lines: Sequence[Line], found: dict[int, Found]) -> None:
    """Of the decisions on an article's date, or on a source's grade, the last one holds."""
    latest: dict[tuple[str, str], int] = {}
    for line in lines:
        about = found[line.number]
        if line.decision is None or about.state != APPLIED or line.decision.target_type not in ("article", "source"):
            continue
        key = (about.article_id or line.decision.target, line.decision.field)
        if key in latest:
            earlier = latest[key]
            found[earlier] = found[earlier]._replace(state=SUPERSEDED, why=f"line {line.number} decides the same")
        latest[key] = line.number


def _row(line: Line, about: Found) -> tuple[Any, ...]:
    cells: Mapping[str, str] = line.cells
    needed = (cells.get(name, "") for name in ("made_on", "made_by", "reason", "action", "target_type", "target"))
    others = (cells.get(name) or None for name in ("field", "to_value", "url", "measure", "digits", "sentence"))
    return (
        *(line.correction_id, line.number, *needed, *others),
        *(about.state, about.why, about.anchor, about.claim_id, about.article_id),
    )


def _frame(table: str, rows: list[tuple[Any, ...]]) -> pl.DataFrame:
    kinds = {"VARCHAR": pl.String, "INTEGER": pl.Int32}
    schema = {name: kinds[kind] for name, (kind, _) in contract(table).columns.items()}
    return pl.DataFrame(rows, schema=schema, orient="row")
