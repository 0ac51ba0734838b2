"""Finds what each decision is about by now: a claim, an article, a source or a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import duckdb
import polars as pl

from pipelines.articles.decided import addressed
from pipelines.corrections.anchors import Candidate, digits, find
from pipelines.decisions.decision import Decision
from pipelines.decisions.file import Line
from pipelines.decisions.found import APPLIED, Found
from pipelines.warehouse import query

_MOST_DIGITS = 13
_SHORTER, _LONGER = 0.7, 1.45
"""Lengths of a sentence that can still be like another, as shares of its length."""


def claims(con: duckdb.DuckDBPyConnection, wanted: Sequence[tuple[int, Decision]]) -> dict[int, Found]:
    """The claim that each decision (with its line) is about: by id where that is alive, else by its words."""
    alive = _living(con, (made.target for _, made in wanted))
    found = {line: _by_id(made.target, alive) for line, made in wanted if made.target in alive}
    lost = [(line, made) for line, made in wanted if line not in found]
    if not lost:
        return found
    candidates = _candidates(con, lost)
    addresses = addressed(con, (made.url for _, made in lost))
    return found | {line: find(made, candidates[line], made.url in addresses) for line, made in lost}


def groups(con: duckdb.DuckDBPyConnection, wanted: Sequence[tuple[int, Decision]]) -> dict[int, Found]:
    """The group that each decision is about: by its id, else by the claim whose words the decision names."""
    if not wanted:
        return {}
    names = pl.DataFrame({"name": sorted({made.target for _, made in wanted})})
    alive = set(query(con, "corrections/groups", wanted=names)["coreference"])
    found = {line: Found(APPLIED, None, "id") for line, made in wanted if made.target in alive}
    return found | claims(con, [(line, made) for line, made in wanted if line not in found])


def _by_id(claim_id: str, alive: dict[str, str | None]) -> Found:
    return Found(APPLIED, None, "id", claim_id, alive[claim_id])


def _living(con: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> dict[str, str | None]:
    wanted = pl.DataFrame({"claim_id": sorted(set(ids))}, schema={"claim_id": pl.String})
    return dict(query(con, "corrections/living", wanted=wanted).iter_rows())


def living(con: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> set[str]:
    """Those of the claim ids that are in the ledger."""
    return set(_living(con, ids))


def _candidates(con: duckdb.DuckDBPyConnection, lost: Sequence[tuple[int, Decision]]) -> dict[int, list[Candidate]]:
    rows = [_sought(line, made) for line, made in lost if made.digits and made.sentence]
    schema = {
        "line": pl.Int64,
        "url": pl.String,
        "measure": pl.String,
        "digits": pl.String,
        "number": pl.Int64,
        "words": pl.String,
        "shortest": pl.Float64,
        "longest": pl.Float64,
    }
    found: defaultdict[int, list[Candidate]] = defaultdict(list)
    if rows:
        wanted = pl.DataFrame(rows, schema=schema, orient="row")
        frame = query(con, "corrections/candidates", wanted=wanted).select("line", *Candidate._fields)
        for line, *cells in frame.iter_rows():
            one = Candidate(*cells)
            found[line].append(one._replace(sentence=" ".join(one.sentence.split())))
    return found


def _sought(line: int, made: Decision) -> tuple[object, ...]:
    plain = digits(made.digits)
    number = int(plain) if plain and len(plain) <= _MOST_DIGITS else None
    words = None if plain else made.digits.lower()
    size = len(made.sentence)
    return line, made.url, made.measure, plain or None, number, words, size * _SHORTER, size * _LONGER


def decided(lines: Iterable[Line], target_type: str) -> list[tuple[int, Decision]]:
    """The decisions about one kind of target, with their lines."""
    return [
        (line.number, line.decision) for line in lines if line.decision and line.decision.target_type == target_type
    ]
