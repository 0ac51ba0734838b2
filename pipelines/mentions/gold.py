"""Holds the engine to the bundled sample of annotated texts: what share of its figures this version finds.

An edit of the lexicon that makes figures vanish makes no table wrong in itself; this is where it shows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import polars as pl
import xxhash

from pipelines import seeds
from pipelines.mentions.extract import extract
from pipelines.settings import SEEDS

SAMPLE = SEEDS / "gold" / "sample.jsonl"
FLOORS = SEEDS / "gold" / "floors.csv"

Claim = dict[str, Any]


@dataclass(frozen=True)
class Score:
    """Shares of the sample's figures that were found, and of what was found that is one; each with its floor."""

    recall: float
    recall_floor: float
    precision: float
    precision_floor: float


def version() -> str:
    """Hash of the sample and the floors."""
    return xxhash.xxh3_64_hexdigest(SAMPLE.read_bytes() + FLOORS.read_bytes())


@cache
def score() -> Score:
    """Read the sample and compare. A figure is found where a span that overlaps it has its measure and its numbers."""
    texts = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    frame = pl.DataFrame({"article_id": [text["id"] for text in texts], "text": [text["text"] for text in texts]})
    read: dict[str, list[Claim]] = {text["id"]: [] for text in texts}
    for row in extract(frame).iter_rows(named=True):
        read[row["article_id"]].append(row)
    due = found = extra = 0
    for text in texts:
        wanted, said = text["claims"], read[text["id"]]
        pairs = _paired(wanted, said)
        due += sum(not claim.get("optional") for claim in wanted)
        found += sum(not wanted[at].get("optional") for at in pairs)
        spare = [row for number, row in enumerate(said) if number not in pairs.values()]
        extra += sum(not any(claim.get("optional") and _overlap(claim, row) for claim in wanted) for row in spare)
    floors = {row["score"]: row["floor"] for row in seeds.read(FLOORS, {"score": seeds.text, "floor": seeds.number})}
    return Score(found / due, floors["recall"], found / max(1, found + extra), floors["precision"])


def _paired(wanted: list[Claim], said: list[Claim]) -> dict[int, int]:
    """Which row each annotated claim was found as; each row serves once, the widest overlap first."""
    likely = [
        (-overlap, at, number)
        for at, claim in enumerate(wanted)
        for number, row in enumerate(said)
        if (overlap := _overlap(claim, row)) and _same_figure(claim, row)
    ]
    pairs: dict[int, int] = {}
    for _, at, number in sorted(likely):
        if at not in pairs and number not in pairs.values():
            pairs[at] = number
    return pairs


def _overlap(claim: Claim, row: Claim) -> int:
    return int(max(0, min(claim["end"], row["span_end"]) - max(claim["start"], row["span_start"])))


def _same_figure(claim: Claim, row: Claim) -> bool:
    if claim["measure"] != row["measure"]:
        return False
    if claim["value"] is not None:
        return bool(claim["value"] == row["value"])
    return row["value"] is None and (claim["low"], claim["high"]) == (row["low"], row["high"])
