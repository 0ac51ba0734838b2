"""Merges and splits groups of claims that tell the same incident, one decision after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipelines.decisions.decision import Decision
from pipelines.decisions.found import ORPHAN, REFUSED, SUPERSEDED
from pipelines.ids import make_id


class Move(NamedTuple):
    """A merge or split, with the claim it is about, if it is about one (else its target is a group)."""

    correction_id: str
    line: int
    made: Decision
    claim_id: str | None


class Regrouped(NamedTuple):
    """The groups laid over claims, as (claim_id, "coreference", group or None, correction_id), and the decisions that
    are not in force: (correction_id, state, why).
    """

    fields: list[tuple[str, str, str | None, str]]
    out: list[tuple[str, str, str]]


def regroup(groups: dict[str, str | None], moves: Sequence[Move]) -> Regrouped:
    """Carry out the moves in their order. `groups`: the group (None: alone) of every claim that may be meant."""
    now = dict(groups)
    written: dict[str, Move] = {}
    out: list[tuple[str, str, str]] = []
    by_whom: dict[str, set[str]] = {}
    for move in moves:
        members = _members(now, move)
        if not members:
            out.append((move.correction_id, ORPHAN, f"no group is called {move.made.target!r}"))
            continue
        joined = None
        if move.made.action == "merge":
            joined = _joined(now, move.made.to_value)
            if joined is None:
                out.append((move.correction_id, ORPHAN, f"there is no group or claim {move.made.to_value!r} to join"))
                continue
            if move.made.to_value in members:
                out.append((move.correction_id, REFUSED, "a claim is in a group with itself already"))
                continue
            if move.made.to_value in now and now[move.made.to_value] is None:
                members = [*members, move.made.to_value]
        for claim_id in members:
            now[claim_id] = joined
            written[claim_id] = move
        by_whom[move.correction_id] = set(members)
    fields = [(claim_id, "coreference", now[claim_id], move.correction_id) for claim_id, move in written.items()]
    return Regrouped(sorted(fields, key=lambda row: row[0]), out + list(_overwritten(moves, written, by_whom)))


def _members(now: dict[str, str | None], move: Move) -> list[str]:
    if move.made.target_type == "claim":
        return [move.claim_id] if move.claim_id else []
    group = move.made.target
    if move.claim_id:
        group = now.get(move.claim_id) or ""
    found = sorted(claim_id for claim_id, name in now.items() if name == group)
    return found or ([move.claim_id] if move.claim_id else [])


def _joined(now: dict[str, str | None], name: str) -> str | None:
    if name in now:
        return now[name] or make_id("group", name)
    return name if name in now.values() else None


def _overwritten(
    moves: Sequence[Move], written: dict[str, Move], by_whom: dict[str, set[str]]
) -> Iterable[tuple[str, str, str]]:
    """Moves of which nothing is left: later ones decided the same claims."""
    for move in moves:
        members = by_whom.get(move.correction_id, set())
        last = [written[claim_id] for claim_id in members]
        if last and all(later is not move for later in last):
            line = max(later.line for later in last)
            yield move.correction_id, SUPERSEDED, f"line {line} decides the same"
