"""The words by which a decision finds its figure again, taken from the ledger as it is when the decision is made."""

from __future__ import annotations

from dataclasses import replace

import duckdb

from pipelines.decisions.decision import Decision, RefusedError, decision
from pipelines.warehouse import query

_NAMED = ("target_type", "url", "measure", "digits", "sentence")


def anchored(con: duckdb.DuckDBPyConnection, cells: dict[str, str]) -> Decision:
    """The decision that the cells state, its kind of target and its words filled in from the ledger where they lack.

    Raises RefusedError where the ledger has no such target, or the cells state no decision.
    """
    found = query(con, "corrections/words_of", target=cells.get("target", ""))
    known = found.row(0, named=True) if found.height else {}
    if not known and not cells.get("target_type"):
        raise RefusedError(f"the ledger has no claim, article or source {cells.get('target', '')[:80]!r}")
    if known and cells.get("target_type") in ("", None, known["target_type"]):
        lacking = {name: " ".join((known[name] or "").split()) for name in _NAMED if not cells.get(name)}
        cells = {**cells, **lacking}
    made = decision(cells)
    return replace(made, measure=made.measure if made.target_type == "claim" else "")
