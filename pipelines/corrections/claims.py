"""What the decisions about one claim make of it: the latest on each field, what follows from it, and whether it fits.

The number that is set moves the bounds that its words commit to; a source or place that is set by name gets its id, and
one that is set by id its name. What was set outright stays as it was set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from pipelines.corrections.reference import Known
from pipelines.decisions.decision import DAYS, NUMBERS, Decision
from pipelines.mentions.numbers import bounded

EXACT_DAY = 1
BY_HAND = "correction"

Row = dict[str, Any]


class Step(NamedTuple):
    """A decision in force, with its id and line."""

    correction_id: str
    line: int
    made: Decision


class Corrected(NamedTuple):
    """The fields laid over a claim, as (field, text or None, correction_id), and the decisions that are not in force:
    (correction_id, state, why).
    """

    fields: list[tuple[str, str | None, str]]
    out: list[tuple[str, str, str]]


def correct(claim: Row, steps: Sequence[Step], known: Known) -> Corrected:
    """Lay decisions over a claim (a row of table `claims`), in their order.

    A decision that would leave a claim that can't be (low above high, a day after publication) is refused: the latest
    of those that have a part in it.
    """
    refused: dict[str, str] = {}
    before = _objection(claim, {})
    while True:
        standing = [step for step in steps if step.correction_id not in refused]
        latest = {step.made.about: step for step in standing}
        fields = dict(_fields(claim, latest, known))
        wrong = _objection(claim, {name: value for name, (value, _) in fields.items()})
        guilty = [step for step in latest.values() if wrong and wrong != before and step.made.about in wrong[0]]
        if not wrong or not guilty:
            break
        refused[max(guilty, key=lambda step: step.line).correction_id] = wrong[1]
    out = [(correction_id, "refused", why) for correction_id, why in refused.items()]
    for step in standing:
        last = latest[step.made.about]
        if last is not step:
            out.append((step.correction_id, "superseded", f"line {last.line} decides the same"))
    rows = [(name, None if value is None else str(value), by) for name, (value, by) in fields.items()]
    return Corrected(sorted(rows), out)


def _fields(claim: Row, latest: dict[str, Step], known: Known) -> Iterator[tuple[str, tuple[Any, str]]]:
    """Each field with its value and the correction it is due to: what follows first, what was set outright last."""
    for name, step in sorted(latest.items(), key=lambda item: item[1].line):
        if step.made.action == "set":
            for other, value in _following(claim, name, _value(step.made), latest, known):
                yield other, (value, step.correction_id)
    for name, step in latest.items():
        plain = _value(step.made) if step.made.action == "set" else step.made.action
        yield name, (plain, step.correction_id)


def _value(made: Decision) -> Any:
    if not made.to_value:
        return None
    if made.field in NUMBERS:
        return int(made.to_value)
    return date.fromisoformat(made.to_value) if made.field in DAYS else made.to_value


def _following(claim: Row, name: str, value: Any, latest: dict[str, Step], known: Known) -> Iterator[tuple[str, Any]]:
    """Fields that another field brings along."""

    def now(field: str) -> Any:
        return _value(latest[field].made) if field in latest else claim[field]

    if name in ("value", "quantifier") and now("value") is not None:
        yield from zip(("low", "high"), bounded(now("value"), now("quantifier")), strict=True)
    elif name == "source":
        yield "source_id", known.source_spelt.get(value.casefold()) if value else None
        yield "source_basis", BY_HAND
    elif name == "source_id":
        if value and not claim["source"]:
            yield "source", known.sources[value]
        yield "source_basis", BY_HAND
    elif name == "place_id" or (name == "place" and "place_id" not in latest):
        place_id = value if name == "place_id" else known.place_spelt.get(value.casefold()) if value else None
        if name == "place":
            yield "place_id", place_id
        elif value:
            yield "place", known.places[value]
        yield "where_prec", known.precisions.get(place_id or "")
        yield "place_basis", BY_HAND
    elif name == "as_of":
        yield "date_prec", EXACT_DAY if value else None
        yield "date_basis", BY_HAND


def _objection(claim: Row, fields: dict[str, Any]) -> tuple[tuple[str, ...], str] | None:
    """The fields that don't fit each other, and why; None where all do."""
    row = claim | fields
    low, value, high = row["low"], row["value"], row["high"]
    bounds = ("value", "quantifier", "low", "high")
    if low is not None and high is not None and low > high:
        return bounds, f"low {low:,} would be above high {high:,}"
    if row["quantifier"] == "exact" and value is not None and (low, high) != (value, value):
        return bounds, f"an exact {value:,} can't have other bounds: set quantifier or value instead"
    if row["status"] == "hypothetical":
        return None
    days = ("as_of", "period_start", "status")
    start, day, published = row["period_start"], row["as_of"], row["published_on"]
    if start and day and start > day:
        return days, f"the period would begin on {start}, after the day it holds for, {day}"
    if day and published and day > published:
        return days, f"it would hold for {day}, after it was published on {published}"
    return None
