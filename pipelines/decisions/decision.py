"""One decision of an analyst: its parts, and what each kind of decision must say. Needs no ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipelines.ids import make_id

COLUMNS: dict[str, str] = {
    "made_on": "day of the decision, as 2012-07-22",
    "made_by": "who decided",
    "reason": "why, in words",
    "action": "accept, reject, set, merge or split",
    "target_type": "claim, article, source or group (claims that tell the same incident)",
    "target": "claim_id, article_id, source_id, or the id of the group",
    "field": "with set: the field",
    "to_value": "with set: its new value, empty to empty it; with merge: the group or claim that it joins",
    "url": "where the figure was printed: with the next three it is found again when ids have moved",
    "measure": "what the figure counts",
    "digits": "the digits or words of the figure as printed",
    "sentence": "the sentence it stands in, every run of blanks one blank",
}
"""Columns of `corrections.csv`, in order, and what they mean."""

_ACTIONS = {
    "claim": ("accept", "reject", "set", "merge", "split"),
    "article": ("set",),
    "source": ("set",),
    "group": ("merge", "split"),
}
FIELDS: dict[str, tuple[str, ...]] = {
    "claim": (
        "value", "low", "high", "quantifier", "measure", "population", "basis", "status", "source", "source_id",
        "place", "place_id", "as_of", "period_start", "subset_of",
    ),
    "article": ("published_on",),
    "source": ("reliability",),
}  # fmt: skip
"""What can be set, by the kind of target."""

WORDS: dict[str, tuple[str, ...]] = {
    "quantifier": (
        "exact", "approximately", "at_least", "more_than", "at_most", "less_than", "between", "vague",
    ),
    "basis": ("event", "daily", "cumulative", "stock"),
    "status": ("asserted", "denied", "hypothetical", "revised"),
    "reliability": ("A", "B", "C", "D", "E"),
}  # fmt: skip
"""Fields that take one of a few words."""

NEVER_EMPTY = ("quantifier", "measure", "population", "basis", "status", "published_on", "reliability")
NUMBERS = ("value", "low", "high")
DAYS = ("as_of", "period_start", "published_on")
_MOST = 10**12
_LONGEST = 10_000
_LONGEST_NAME = 200
_NEEDED = ("made_on", "made_by", "reason", "action", "target_type", "target")


class RefusedError(ValueError):
    """A decision that can't be meant; the message says why in a few words."""


@dataclass(frozen=True)
class Decision:
    """One decision, its cells as text in the order of COLUMNS."""

    made_on: str
    made_by: str
    reason: str
    action: str
    target_type: str
    target: str
    field: str = ""
    to_value: str = ""
    url: str = ""
    measure: str = ""
    digits: str = ""
    sentence: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells, in the order of COLUMNS."""
        return tuple(getattr(self, name) for name in COLUMNS)

    @property
    def about(self) -> str:
        """The field it decides: two decisions about one field of one target are one after the other."""
        if self.action == "set":
            return self.field
        return "coreference" if self.action in ("merge", "split") else "decision"

    def correction_id(self, before: int = 0) -> str:
        """Hash of the row, and of how often the same row stands before it."""
        return make_id("correction", *self.cells, *([before] if before else []))


def decision(cells: Mapping[str, str]) -> Decision:
    """The decision that the cells (by column; those missing are empty) state; RefusedError where they state none."""
    plain = {name: _clean(name, cells.get(name, "")) for name in COLUMNS}
    for name in _NEEDED:
        if not plain[name]:
            raise RefusedError(f"{name} is empty")
    if len(plain["target"]) > _LONGEST_NAME or len(plain["made_by"]) > _LONGEST_NAME:
        raise RefusedError(f"target and made_by have at most {_LONGEST_NAME} characters")
    _day("made_on", plain["made_on"])
    made = Decision(**plain)
    allowed = _ACTIONS.get(made.target_type)
    if allowed is None:
        raise RefusedError(f"target_type {_shown(made.target_type)} is not one of {', '.join(_ACTIONS)}")
    if made.action not in allowed:
        raise RefusedError(f"action {_shown(made.action)}: what can be done to a {made.target_type} is {_or(allowed)}")
    if made.action == "set":
        _check_set(made)
    elif made.field:
        raise RefusedError(f"field is only for set, not for {made.action}")
    elif made.action == "merge" and not made.to_value:
        raise RefusedError("to_value is empty: merge needs the group or claim that it joins")
    elif made.action != "merge" and made.to_value:
        raise RefusedError(f"to_value is only for set and merge, not for {made.action}")
    return made


def _clean(name: str, cell: str) -> str:
    if len(cell) > _LONGEST:
        raise RefusedError(f"{name} is longer than {_LONGEST:,} characters")
    if "\x00" in cell:
        raise RefusedError(f"{name} holds a NUL character")
    if any("\ud800" <= char <= "\udfff" for char in cell):
        raise RefusedError(f"{name} is not UTF-8: save the file as CSV UTF-8")
    return " ".join(cell.split())


def _check_set(made: Decision) -> None:
    fields = FIELDS[made.target_type]
    if made.field not in fields:
        raise RefusedError(f"field {_shown(made.field)}: what can be set of a {made.target_type} is {_or(fields)}")
    if not made.to_value:
        if made.field in NEVER_EMPTY:
            raise RefusedError(f"{made.field} can't be empty")
        return
    if made.field in NUMBERS:
        _number(made.field, made.to_value)
    elif made.field in DAYS:
        _day(made.field, made.to_value)
    elif made.field in WORDS and made.to_value not in WORDS[made.field]:
        raise RefusedError(f"{made.field} {_shown(made.to_value)} is not one of {', '.join(WORDS[made.field])}")


def _number(name: str, cell: str) -> None:
    if not (cell.isascii() and cell.isdigit()) or len(cell) > 13 or int(cell) > _MOST:
        raise RefusedError(f"{name} {_shown(cell)} is not a whole number of people, digits only")


def _day(name: str, cell: str) -> None:
    try:
        found = date.fromisoformat(cell)
    except ValueError:
        found = None
    if found is None or found.isoformat() != cell:
        raise RefusedError(f"{name} {_shown(cell)} is not a date like 2012-07-22")


def _shown(cell: str) -> str:
    return repr(cell[:40])


def _or(words: tuple[str, ...]) -> str:
    return " or ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]
