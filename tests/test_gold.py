"""The bundled gold sample can be trusted as a measure: spans, vocabularies, bounds and subsets are sound."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).resolve().parents[1] / "seeds" / "gold"
ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for name in ("sample.jsonl", "second.jsonl")
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines()
]

TEXT_FIELDS = ["id", "genre", "published_on", "publisher", "text", "claims", "totals"]
CLAIM_FIELDS = [
    "start",
    "end",
    "surface",
    "value",
    "low",
    "high",
    "quantifier",
    "measure",
    "unit",
    "population",
    "basis",
    "source",
    "as_of",
    "period_start",
    "place",
    "subset_of",
    "status",
]
WORDS = {
    "quantifier": "exact approximately at_least more_than at_most less_than between vague",
    "measure": "killed injured casualties missing captured displaced refugees returned defected troops equipment",
    "population": "all civilian military rebel militant police official child woman man journalist aid_worker "
    "peacekeeper foreigner prisoner other",
    "basis": "event daily cumulative stock",
    "status": "asserted denied hypothetical revised",
}
GENRES = {
    "wire": 35,
    "headline": 15,
    "incident_note": 20,
    "dispatch_upper": 12,
    "caption": 6,
    "web_page": 15,
    "situation_report": 15,
}
VAGUE = {(3, 9), (3, 6), (24, 99), (36, 119), (40, 199), (200, 1999), (2000, 19999), (20000, 199999),
         (200000, 1999999), (1, None), (None, None)}  # fmt: skip


def bounds(quantifier: str, value: int) -> tuple[int | None, int | None]:
    """What a quantifier and a printed value commit to, closed on both ends."""
    return {
        "exact": (value, value),
        "approximately": (value, value),
        "at_least": (value, None),
        "more_than": (value + 1, None),
        "at_most": (None, value),
        "less_than": (None, value - 1),
    }[quantifier]


def test_the_sample_is_large_and_spread_over_the_genres() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS) >= 100
    counted = Counter(row["genre"] for row in ROWS)
    assert set(counted) == set(GENRES)
    assert all(counted[genre] >= least for genre, least in GENRES.items())
    assert {c["measure"] for row in ROWS for c in row["claims"]} == set(WORDS["measure"].split())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_a_text_is_sound(row: dict[str, Any]) -> None:
    assert list(row) == TEXT_FIELDS
    if row["published_on"] is not None:
        dt.date.fromisoformat(row["published_on"])
    assert row["totals"] is None or set(row["totals"]) == {"killed", "injured"}
    starts = [claim["start"] for claim in row["claims"]]
    assert starts == sorted(starts)
    keys = [(claim["start"], claim["measure"]) for claim in row["claims"]]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_its_claims_are_sound(row: dict[str, Any]) -> None:
    text, flat = row["text"], " ".join(row["text"].split())
    for index, claim in enumerate(row["claims"]):
        label = f"{row['id']} claim {index} {claim['surface']!r}"
        assert [name for name in claim if name != "optional"] == CLAIM_FIELDS, label
        assert claim["surface"] == text[claim["start"] : claim["end"]] != "", label
        for name, words in WORDS.items():
            assert claim[name] in words.split(), label
        for name in ("source", "place"):
            assert claim[name] is None or " ".join(claim[name].split()) in flat, label
        if claim["measure"] == "equipment":
            assert claim["population"] == "other", label
        else:
            assert claim["unit"] in ("person", "household", "body"), label
        check_figure(claim, label)
        check_dates(claim, label)
        whole = claim["subset_of"]
        assert whole is None or (0 <= whole < len(row["claims"]) and whole != index), label


def check_figure(claim: dict[str, Any], label: str) -> None:
    """Value and bounds are those of the quantifier."""
    low, high = claim["low"], claim["high"]
    if claim["quantifier"] == "between":
        assert claim["value"] is None and low < high, label
    elif claim["quantifier"] == "vague":
        assert claim["value"] is None and (low, high) in VAGUE, label
    else:
        assert (low, high) == bounds(claim["quantifier"], claim["value"]), label


def check_dates(claim: dict[str, Any], label: str) -> None:
    """Dates are ISO and in order; only tallies over a period have a first day."""
    as_of = claim["as_of"] and dt.date.fromisoformat(claim["as_of"])
    first = claim["period_start"] and dt.date.fromisoformat(claim["period_start"])
    if first:
        assert claim["basis"] in ("daily", "cumulative") and as_of and first <= as_of, label
    if claim["basis"] == "daily":
        assert first == as_of, label
