"""The words by which a decision finds its figure again, taken from the ledger as it is when the decision is made."""

from __future__ import annotations

from dataclasses import replace

import duckdb

from pipelines.decisions.decision import Decision, RefusedError, decision
from pipelines.warehouse import query

_NAMED = ("target_type", "url", "measure", "digits", "sentence")


_SHORTEST = 4
"""Letters of an id that stand for all of it."""


def anchored(con: duckdb.DuckDBPyConnection, cells: dict[str, str]) -> Decision:
    """The decision that the cells state, its kind of target and its words filled in from the ledger where they lack.

    Where the cells don't say what kind of target it is, the first letters of an id suffice, and so they do for what
    a merge joins. Raises RefusedError where the ledger has no such target or several, or the cells state no decision.
    """
    if not cells.get("target_type"):
        cells = {**cells, "target": _whole(con, cells.get("target", ""))}
        if cells.get("action") == "merge":
            cells["to_value"] = _whole(con, cells.get("to_value", ""))
    found = query(con, "corrections/words_of", target=cells.get("target", ""))
    known = found.row(0, named=True) if found.height else {}
    if not known and not cells.get("target_type"):
        raise RefusedError(f"the ledger has no claim, article, source or group {cells.get('target', '')[:80]!r}")
    if known and cells.get("target_type") in ("", None, known["target_type"]):
        lacking = {name: " ".join((known[name] or "").split()) for name in _NAMED if not cells.get(name)}
        cells = {**cells, **lacking}
    made = decision(cells)
    return replace(made, measure=made.measure if made.target_type == "claim" else "")


def _whole(con: duckdb.DuckDBPyConnection, word: str) -> str:
    """The id that opens with some letters, or of the article of that file or address.

    The word itself where it is an id already, or where no id opens so.
    """
    if len(word) < _SHORTEST:
        return word
    found = query(con, "corrections/openings", word=word)
    ids = found["id"].to_list()
    if word in ids or not ids:
        return word
    if len(ids) > 1:
        told = "; ".join(f"{kind} {name}" for kind, name in found.select("kind", "id").iter_rows())
        raise RefusedError(f"{word!r} may mean several: {told}")
    return str(ids[0])
