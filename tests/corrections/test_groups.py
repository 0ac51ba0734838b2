"""Groups of claims that tell one incident, merged and split one decision after the other."""

from __future__ import annotations

import pytest

from pipelines.corrections.groups import Move, regroup
from pipelines.decisions.decision import decision
from pipelines.ids import make_id
from tests.corrections.desk import WHO, Desk

ALONE = make_id("group", "x")
GROUPS = {"a": "g", "b": "g", "c": "h", "d": "h", "x": None, "y": None}


def moves(*said: str) -> list[Move]:
    """`a>h` claim a joins h, `a/` it leaves its group, `#g>h` and `#g/` the whole group."""
    made = []
    for line, text in enumerate(said, start=2):
        target, sign, joined = text.partition(">") if ">" in text else text.partition("/")
        kind, name = ("group", target[1:]) if target.startswith("#") else ("claim", target)
        cells = WHO | {"target_type": kind, "target": name, "action": "merge" if sign == ">" else "split"}
        made.append(Move(text, line, decision(cells | {"to_value": joined}), name if kind == "claim" else None))
    return made


@pytest.mark.parametrize(
    ("said", "laid_over", "out"),
    [
        (["a>h"], {"a": "h"}, {}),
        (["a>c"], {"a": "h"}, {}),
        (["a/"], {"a": None}, {}),
        (["#g>h"], {"a": "h", "b": "h"}, {}),
        (["#g/"], {"a": None, "b": None}, {}),
        (["x>y"], {"x": make_id("group", "y"), "y": make_id("group", "y")}, {}),
        (["x>y", "a>x"], {"x": make_id("group", "y"), "y": make_id("group", "y"), "a": make_id("group", "y")}, {}),
        (["a>h", "a/"], {"a": None}, {"a>h": "superseded"}),
        (["a>h", "#h/"], {"a": None, "c": None, "d": None}, {"a>h": "superseded"}),
        (["a>nowhere"], {}, {"a>nowhere": "orphan"}),
        (["#nowhere/"], {}, {"#nowhere/": "orphan"}),
        (["a>a"], {}, {"a>a": "refused"}),
    ],
)
def test_moves(said: list[str], laid_over: dict[str, str | None], out: dict[str, str]) -> None:
    made = regroup(GROUPS, moves(*said))
    assert {claim_id: group for claim_id, _, group, _ in made.fields} == laid_over
    assert {name: state for name, state, _ in made.out} == out


def test_two_tellings_are_joined_and_parted_in_the_ledger(desk: Desk) -> None:
    first, second = desk.claim("value = 14"), desk.claim("value = 5230")
    desk.decide(first, "merge", to_value=second)
    desk.run()
    assert desk.states() == ["applied"]
    assert desk.one("SELECT count(DISTINCT coreference) FROM claims_as_corrected WHERE coreference IS NOT NULL") == 1
    assert desk.one("SELECT count(coreference) FROM claims_as_corrected") == 2
    desk.decide(first, "split")
    desk.run()
    assert desk.states() == ["applied", "applied"]  # the second is still in the group that the first line made
    assert desk.one("SELECT count(coreference) FROM claims_as_corrected") == 1
