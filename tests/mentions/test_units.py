"""Units: what a word counts or measures, asked of quantulum3 with the casualty units registered in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.mentions import units
from pipelines.settings import SEEDS

ROOT = Path(__file__).parents[2]

# surface, unit, entity, dimension
TABLE = [
    # people: quantulum3 alone knows none of these
    ("soldiers", "soldier", "person", "person"),
    ("SOLDIERS", "soldier", "person", "person"),
    ("serviceman", "soldier", "person", "person"),
    ("civilians", "civilian", "person", "person"),
    ("people", "person", "person", "person"),
    ("lives", "person", "person", "person"),
    ("children", "child", "person", "person"),
    ("women", "woman", "person", "person"),
    ("policemen", "police officer", "person", "person"),
    ("IDPs", "displaced person", "person", "person"),
    ("bodies", "body", "person", "person"),
    ("corpse", "body", "person", "person"),
    ("families", "household", "household", "household"),
    ("HH", "household", "household", "household"),
    # equipment
    ("tanks", "tank", "equipment", "equipment"),
    ("armoured personnel carriers", "armoured personnel carrier", "equipment", "equipment"),
    ("aircraft", "aircraft", "equipment", "equipment"),
    ("MiG", "MiG", "equipment", "equipment"),
    # lengths
    ("km", "kilometre", "length", "length"),
    ("kms", "kilometre", "length", "length"),
    ("kilometers", "kilometre", "length", "length"),
    ("mm", "millimetre", "length", "length"),
    ("feet", "foot", "length", "length"),
    ("miles", "mile", "length", "length"),
    ("nautical miles", "nautical mile", "length", "length"),  # quantulum3 reads it as no unit
    # masses
    ("kg", "kilogram", "mass", "mass"),
    ("kilos", "kilogram", "mass", "mass"),
    ("tonnes", "tonne", "mass", "mass"),
    ("tons", "ton", "mass", "mass"),  # ambiguous in quantulum3: short ton or ton
    ("pounds", "pound-mass", "mass", "mass"),  # ambiguous in quantulum3: sterling or mass
    # areas
    ("hectares", "hectare", "area", "area"),  # quantulum3 knows the symbol only
    ("ha", "hectare", "area", "area"),
    ("sq km", "square kilometre", "area", "area"),
    ("acres", "acre", "area", "area"),
    ("dunams", "dunam", "area", "area"),
    # times
    ("minutes", "minute", "time", "time"),  # ambiguous in quantulum3: minute of arc
    ("seconds", "second", "time", "time"),
    ("hours", "hour", "time", "time"),
    # others
    ("litres", "litre", "volume", "volume"),
    ("km/h", "kilometre per hour", "speed", "speed"),
    ("knots", "knot", "speed", "speed"),
    ("kilotons", "kiloton", "energy", "energy"),
    ("volts", "volt", "electric potential", "electric potential"),  # not in the seed: quantulum3 alone
]


@pytest.mark.parametrize(("surface", "unit", "entity", "dimension"), TABLE)
def test_unit_of(surface: str, unit: str, entity: str, dimension: str) -> None:
    found = units.unit_of(surface)
    assert found is not None
    assert (found.unit, found.entity, found.dimension) == (unit, entity, dimension)
    assert found.uri is not None and found.uri.startswith("https://")


@pytest.mark.parametrize(
    "surface", ["AFP", "a troubled", "Fourth Brigade", "", "of", "Aleppo", "\x00", "🙂", "soldierss"]
)
def test_what_is_no_unit(surface: str) -> None:
    assert units.unit_of(surface) is None


# number as printed, canonical unit, amount
MAGNITUDES = [
    ("40", "kilometre", 40.0),
    ("7.62", "millimetre", 7.62),
    ("2,000", "metre", 2000.0),
    ("1,200,000", "tonne", 1_200_000.0),
    ("two", "kilometre", 2.0),
    ("thirty-five", "mile", 35.0),
    ("one hundred and twenty", "kilometre", 120.0),
    ("half a", "mile", 0.5),
    ("two and a half", "tonne", 2.5),
    ("a", "mile", 1.0),
]


@pytest.mark.parametrize(("number", "unit", "amount"), MAGNITUDES)
def test_magnitude(number: str, unit: str, amount: float) -> None:
    assert units.magnitude(number, unit) == amount


def test_casualty_units_are_registered_in_quantulum3_itself() -> None:
    table = units.authority()
    assert [unit.name for unit in table.surfaces["soldier"]] == ["soldier"]
    assert table.names["tank"].entity.name == "equipment"
    assert table.names["body"].entity.uri == "Person"


def test_units_table_has_one_row_a_unit() -> None:
    frame = units.units_table()
    assert frame.columns == ["unit", "entity", "dimension", "uri"]
    assert frame["unit"].is_unique().all()
    assert frame["unit"].is_sorted()
    assert frame.null_count().row(0) == (0, 0, 0, 0)
    assert set(units.COUNTED) <= set(frame["dimension"])
    assert {"length", "mass", "area", "volume", "time", "speed"} <= set(frame["dimension"])


def test_every_piece_of_equipment_in_the_lexicons_is_a_unit() -> None:
    for path in SEEDS.glob("lexicon/*/equipment.csv"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith(("#", "singular")):
                continue
            lemma = line.split(",")[2]
            found = units.unit_of(lemma)
            assert found is not None, lemma
            assert (found.unit, found.dimension) == (lemma, "equipment")


def test_every_surface_means_one_unit() -> None:
    seen: dict[str, str] = {}
    for row in units._rows():
        for surface in row["surfaces"]:
            assert seen.setdefault(surface, row["unit"]) == row["unit"], surface


PRINT_ALL = """
import sys
from pipelines.mentions import units
words = "minutes pounds kt tons C second gon ha sq_km pint quarter a T m soldier general tanks degree".split()
print([units.unit_of(word.replace("_", " ")) for word in words])
print(units.units_table().rows())
print([units.magnitude(n, u) for n in ("2", "half a", "1.5") for u in ("minute", "pound-mass", "ton", "kilometre")])
"""


@pytest.mark.slow
def test_answers_do_not_depend_on_the_hash_seed() -> None:
    answers = {_run(PRINT_ALL, PYTHONHASHSEED=seed) for seed in ("0", "1", "4242")}
    assert len(answers) == 1


def test_quantulum3_is_not_loaded_for_casualty_units() -> None:
    code = """
import sys
from pipelines.mentions import units
assert units.unit_of("soldiers").dimension == "person"
assert "quantulum3" not in sys.modules
"""
    _run(code)


def _run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
