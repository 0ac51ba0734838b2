"""Says what a unit is: quantulum3 is the authority, with the casualty units registered in it and its slips mended.

quantulum3 takes seconds to load, so it's loaded once and only when a physical unit is asked for; casualty units are
answered from `seeds/units.csv`, the same rows that are registered in quantulum3. It is never asked to disambiguate:
its choice among several units depends on PYTHONHASHSEED.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import polars as pl
import typeguard

from pipelines import seeds
from pipelines.settings import SEEDS

COUNTED = ("person", "household", "equipment")
"""Dimensions of what is counted rather than measured."""

_WIKI = "https://en.wikipedia.org/wiki/"
_COLUMNS: dict[str, seeds.Parser] = {
    "unit": seeds.text,
    "entity": seeds.optional(seeds.text),
    "dimension": seeds.optional(seeds.text),
    "page": seeds.optional(seeds.text),
    "surfaces": seeds.listed(),
    "scan": seeds.flag,
    "article": seeds.flag,
    "followed_by": seeds.listed(),
}
_EQUIPMENT = dict.fromkeys(("singular", "plural", "lemma", "owner"), seeds.text)
_SCHEMA = {"unit": pl.String, "entity": pl.String, "dimension": pl.String, "uri": pl.String}


@dataclass(frozen=True)
class Unit:
    """A unit: its name, what it is a unit of, the dimension it counts or measures, the address of its definition."""

    unit: str
    entity: str
    dimension: str
    uri: str | None


@dataclass(frozen=True)
class Scanned:
    """A written form that makes a physical quantity of a number before it, if one of `followed_by` follows (if any).

    `article` tells whether `a` counts as the number one before it.
    """

    surface: str
    unit: str
    article: bool
    followed_by: tuple[str, ...]


@lru_cache(maxsize=4096)
def unit_of(surface: str) -> Unit | None:
    """The unit that a word or symbol names (`soldiers`, `km`, `sq km`), or None.

    `seeds/units.csv` decides where it lists the form (in any case); else quantulum3 does, and of several candidates
    (`kt`: knot or kiloton) the alphabetically first is taken, so that the answer never varies from run to run.
    """
    row = _by_surface().get(surface.casefold())
    if row is not None:
        return _resolved(row)
    units = authority()
    for table, key in (
        (units.symbols, surface),
        (units.surfaces, surface),
        (units.surfaces_lower, surface.lower()),
    ):
        found = sorted(table.get(key, ()), key=lambda unit: str(unit.name))
        if found:
            return _from_quantulum(found[0])
    return None


@cache
def by_name(unit: str) -> Unit:
    """The unit of exactly this name, which must be one of `units_table`."""
    return _resolved(next(row for row in _rows() if row["unit"] == unit))


def units_table() -> pl.DataFrame:
    """Every unit of `seeds/units.csv` as the columns of the warehouse's `units` table, sorted by unit."""
    found = {row["unit"]: _resolved(row) for row in _rows()}
    ordered = [found[name] for name in sorted(found)]
    return pl.DataFrame([unit.__dict__ for unit in ordered], schema=_SCHEMA)


@cache
def scanned() -> tuple[Scanned, ...]:
    """The written forms that make a physical quantity of a number, longest first."""
    forms = [
        Scanned(surface, row["unit"], row["article"], row["followed_by"])
        for row in _rows()
        if row["scan"]
        for surface in row["surfaces"]
    ]
    return tuple(sorted(forms, key=lambda form: (-len(form.surface), form.surface, form.followed_by)))


@lru_cache(maxsize=65536)
def magnitude(number: str, unit: str) -> float | None:
    """The amount in a canonical `NUMBER unit` span (`7.62`, `millimetre`), read by quantulum3's parser; else None.

    `unit` is a unit's own name, never the words of the text: the parser's time is spent on what it does well.
    """
    authority()
    from quantulum3 import parser

    quantities = parser.parse(f"{number} {unit}")
    return float(quantities[0].value) if len(quantities) == 1 else None


@cache
def authority() -> Any:
    """quantulum3's tables of units with the rows of `seeds/units.csv` that it lacks registered, loaded once."""
    with warnings.catch_warnings(), _typechecking_off():
        warnings.simplefilter("ignore")
        import inflect  # noqa: F401  # quantulum3 would import it later
        from quantulum3 import classifier, load
    classifier.USE_CLF = False
    for entity in COUNTED:
        load.add_custom_entity(entity, dimensions=[], URI=entity.capitalize())
    for row in _rows():
        if row["entity"]:
            load.add_custom_unit(
                row["unit"], surfaces=list(dict.fromkeys(row["surfaces"])), entity=row["entity"], URI=row["page"]
            )
    return load.units()


@contextmanager
def _typechecking_off() -> Iterator[None]:
    """Spares each process the seconds in which inflect, which quantulum3 makes plurals with, rewrites itself at import.

    It has typeguard add checks of types to every function; none of them is of use here.
    """
    checked = typeguard.typechecked
    setattr(typeguard, "typechecked", lambda target=None, **_: target or (lambda same: same))  # noqa: B010
    try:
        yield
    finally:
        setattr(typeguard, "typechecked", checked)  # noqa: B010


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    """The rows of `seeds/units.csv`, to which the lexicons add the written forms of equipment, and more equipment.

    A form that names people too (bombers) is theirs.
    """
    rows = seeds.read("units.csv", _COLUMNS)
    by_name = {row["unit"]: row for row in rows}
    pattern = by_name["equipment"]
    people = {surface for row in rows if row["dimension"] == "person" for surface in row["surfaces"]}
    for path in sorted(SEEDS.glob("lexicon/*/equipment.csv")):
        for noun in seeds.read(path.relative_to(SEEDS), _EQUIPMENT):
            row = by_name.setdefault(noun["lemma"], {**pattern, "unit": noun["lemma"], "surfaces": ()})
            forms = (form for form in (noun["singular"], noun["plural"]) if form not in people)
            row["surfaces"] = (*row["surfaces"], *forms)
    added = [row for row in by_name.values() if not any(row is old for old in rows)]
    return (*rows, *added)


@cache
def _by_surface() -> dict[str, dict[str, Any]]:
    forms = {surface.casefold(): row for row in _rows() for surface in row["surfaces"]}
    names = {row["unit"].casefold(): row for row in _rows()}
    return names | forms


def _resolved(row: dict[str, Any]) -> Unit:
    if row["entity"]:
        return Unit(row["unit"], row["entity"], row["dimension"] or row["entity"], _uri(row["page"]))
    return _from_quantulum(authority().names[row["unit"]])


def _from_quantulum(unit: Any) -> Unit:
    return Unit(unit.name, unit.entity.name, unit.entity.name, _uri(unit.uri))


def _uri(page: object) -> str | None:
    return f"{_WIKI}{page}" if page else None
