"""Reads the example files (their notation is explained in examples/README.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "examples"
POPULATIONS = {"all", "civilian", "military", "rebel", "militant", "police", "official", "child", "woman", "man"}
POPULATIONS |= {"journalist", "aid_worker", "peacekeeper", "foreigner", "prisoner", "other"}
MEASURES = {"killed", "injured", "casualties", "missing", "captured", "displaced", "refugees", "returned", "defected"}
MEASURES |= {"troops", "equipment"}
Figure = tuple[int | None, int | None, int | None, str]  # value, low, high, quantifier


@dataclass(frozen=True)
class Expected:
    """One figure of a text; several surfaces, figures or populations where the definition leaves it open."""

    surfaces: tuple[str, ...]
    measure: str
    figures: tuple[Figure, ...]
    populations: tuple[str, ...]
    unit: str
    optional: bool
    line: str

    def matches(self, row: dict[str, Any]) -> bool:
        """Whether a mention says the same (an optional figure need only have the surface)."""
        if row["surface"] not in self.surfaces:
            return False
        if self.optional:
            return True
        figure = (row["value"], row["low"], row["high"], row["quantifier"])
        return (
            row["measure"] == self.measure
            and figure in self.figures
            and row["population"] in self.populations
            and row["unit"] == self.unit
        )


@dataclass
class Example:
    """A text and the figures that it reports."""

    phenomenon: str
    line_number: int
    text: str
    known_wrong: bool
    expected: list[Expected] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Where it stands: `passive:12`."""
        return f"{self.phenomenon}:{self.line_number}"


def read_all() -> list[Example]:
    """Every example of every file, in order of file name and line."""
    return [example for path in sorted(FOLDER.glob("*.txt")) for example in _read(path)]


def notation(row: dict[str, Any]) -> str:
    """A mention as an example file would write it."""
    population = "" if row["population"] == "all" else f" {row['population']}"
    unit = "" if row["unit"] == "person" else f" {row['unit']}"
    return f"{row['surface']} | {row['measure']} {_figure_notation(row)}{population}{unit}"


def unmatched(example: Example, rows: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """What was expected and isn't there, and what is there and wasn't expected, in the files' notation."""
    left = sorted(rows, key=lambda row: (row["span_start"], row["span_end"], row["measure"]))
    missing = []
    for wanted in example.expected:
        found = next((row for row in left if wanted.matches(row)), None)
        if found is not None:
            left.remove(found)
        elif not wanted.optional:
            missing.append(wanted.line)
    return missing, [notation(row) for row in left]


def _read(path: Path) -> Iterator[Example]:
    current: Example | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("    "):
            if current is None:
                raise ValueError(f"{path}:{number}: a figure before any text")
            if line.strip() != "-":
                current.expected.append(_expected(line.strip(), f"{path.name}:{number}"))
            continue
        if current is not None:
            yield current
        known_wrong = line.startswith("! ")
        text = line.removeprefix("! ").replace("\\n", "\n")
        current = Example(path.stem, number, text, known_wrong)
    if current is not None:
        yield current


def _expected(line: str, where: str) -> Expected:
    optional = line.startswith("? ")
    surfaces, bar, rest = line.removeprefix("? ").partition(" | ")
    words = rest.split()
    if not bar or len(words) < 2 or words[0] not in MEASURES:
        raise ValueError(f"{where}: {line!r} isn't `surface | measure figure [population] [unit]`")
    measure, words = words[0], words[1:]
    if words[0] == "vague":
        bounds = words[1] if len(words) > 1 and re.match(r"[\d.]", words[1]) else ""
        figures: tuple[Figure, ...] = (_vague(bounds),)
        words = words[2:] if bounds else words[1:]
    else:
        figures = tuple(_figure(part) for part in words[0].split("/"))
        words = words[1:]
    populations = ("all",)
    for word in list(words):
        if set(word.split("/")) <= POPULATIONS:
            populations = tuple(word.split("/"))
            words.remove(word)
            break
    unit = " ".join(words) or "person"
    return Expected(tuple(surfaces.strip().split(" / ")), measure, figures, populations, unit, optional, line)


def _vague(bounds: str) -> Figure:
    low, _, high = bounds.partition("..")
    return (None, int(low) if low else None, int(high) if high else None, "vague")


def _figure(text: str) -> Figure:
    if ".." in text:
        low, high = map(int, text.split(".."))
        return (None, low, high, "between")
    number = int(text.strip("~<>=+"))
    by_mark: dict[str, Figure] = {
        "~": (number, number, number, "approximately"),
        "+": (number, number, None, "at_least"),
        ">": (number, number + 1, None, "more_than"),
        "<=": (number, None, number, "at_most"),
        "<": (number, None, number - 1, "less_than"),
        "": (number, number, number, "exact"),
    }
    return by_mark[re.sub(r"\d", "", text)]


def _figure_notation(row: dict[str, Any]) -> str:
    value, low, high = row["value"], row["low"], row["high"]
    if value is None:
        bounds = "" if low is None and high is None else f"{'' if low is None else low}..{'' if high is None else high}"
        return f"vague {bounds}".strip() if row["quantifier"] == "vague" else bounds or f"none {row['quantifier']}"
    marks = {"approximately": "~{}", "at_least": "{}+", "more_than": ">{}", "at_most": "<={}", "less_than": "<{}"}
    written = marks.get(row["quantifier"], "{}").format(value)
    same = _figure(written)[1:3] == (low, high)
    return written if same else f"{written} [{low}..{high}]"
