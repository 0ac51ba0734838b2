"""What a printed figure commits to: floor, soft ceiling, hard ceiling."""

from __future__ import annotations

import pytest

from pipelines.tolls import rules
from pipelines.tolls.intervals import with_intervals
from tests.tolls.simulation import claim_frame

INF = float("inf")

EXAMPLES = [
    # quantifier, value, low, high -> lower, upper, ceiling
    ("exact", 19106, None, None, (19106, 19106, 19106)),
    ("exact", 19000, None, None, (18500, 19500, 19500)),
    ("exact", 100000, None, None, (95000, 105000, 105000)),
    ("exact", 0, None, None, (0, 0, 0)),
    ("at_least", 93000, None, None, (92500, 94000, INF)),
    ("at_least", 19106, None, None, (19106, 19106, INF)),
    ("more_than", 2000, None, None, (1900, 2200, INF)),
    ("approximately", 2400, None, None, (2280, 2520, 2520)),
    ("approximately", 120000, None, None, (114000, 126000, 126000)),
    ("at_most", 70000, None, None, (63000, 73500, 73500)),
    ("less_than", 500, None, None, (-INF, 499, 499)),
    ("between", None, 1500, 2000, (1500, 2000, 2000)),
    ("vague", None, 24, 99, (24, 99, 99)),
    ("vague", None, 1, None, (1, INF, INF)),
]


@pytest.mark.parametrize(("quantifier", "value", "low", "high", "expected"), EXAMPLES)
def test_interval(
    quantifier: str, value: int | None, low: int | None, high: int | None, expected: tuple[float, float, float]
) -> None:
    row = {"quantifier": quantifier, "value": value} | ({"low": low, "high": high} if value is None else {})
    made = with_intervals(claim_frame([row]), rules.load()).select("lower", "upper", "ceiling")
    assert made.row(0) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("row", "precision"),
    [
        ({"value": 19106}, 1.0),
        ({"value": 19000}, 0.5),
        ({"value": 19106, "date_prec": 3}, 0.5),
        ({"value": 19106, "date_prec": 4}, 0.25),
        ({"value": None, "quantifier": "vague", "low": 24, "high": 99}, 0.25),
    ],
)
def test_precision(row: dict[str, object], precision: float) -> None:
    assert with_intervals(claim_frame([row]), rules.load()).item(0, "precision") == precision
