"""The gazetteer: every country with its first-level units, and which of several namesakes is meant."""

from __future__ import annotations

import pytest

from pipelines.claims.places.gazetteer import gazetteer
from tests.claims.reading import resolved

# first-level units of all continents, as news writes them
UNITS = """
Jalisco, MEX | Uttarakhand, IND | Sofala, MOZ | Escuintla, GTM | Hatay, TUR | Bagmati, NPL | Cabo Delgado, MOZ
Oromia, ETH | Tigray, ETH | Borno, NGA | Kharkiv, UKR | Helmand, AFG | Nineveh, IRQ | Chiapas, MEX
Antioquia, COL | Mindanao, PHL
Aceh, IDN | Rakhine, MMR | Balochistan, PAK | Darfur, SDN | North Kivu, COD | Texas, USA | Bavaria, DEU | Sicily, ITA
Tasmania, AUS | Sichuan, CHN | Hokkaido, JPN | Ayacucho, PER | Punjab, PAK | Kerala, IND | Gao, MLI | Tombouctou, MLI
Far North, CMR | Lindi, TZA | Gaziantep, TUR | Marib, YEM | Taiz, YEM | Khuzestan, IRN | Dagestan, RUS | Kursk, RUS
"""  # fmt: skip


def test_countries_have_their_units() -> None:
    places = gazetteer().places.values()
    countries = {place.country for place in places if place.kind == "country"}
    divided = {place.country for place in places if place.kind in ("admin1", "region")}
    assert len(countries) > 220
    assert len(countries - divided) < 35  # city states and islands
    assert sum(place.kind == "admin1" for place in places) > 3_500
    known = gazetteer().places
    assert not [place.place_id for place in places if place.parent and place.parent not in known]


@pytest.mark.parametrize("cell", [cell.strip() for line in UNITS.strip().splitlines() for cell in line.split("|")])
def test_a_first_level_unit_is_known(cell: str) -> None:
    name, country = cell.split(", ")
    known = gazetteer()
    assert country in {known.places[place_id].country for place_id in known.meanings(name)}


# text, place_id of its figure
NAMESAKES = [
    ("A bomb killed [[nine]] people in Tripoli, in northern Lebanon, on Monday.", "LBN", "city"),
    ("Libya's prime minister said a bomb killed [[nine]] people in Tripoli on Monday.", "LBY", "city"),
    ("Shells killed [[nine]] people in Hama province.", "SYR", "admin1"),
    ("Shells killed [[nine]] people in Kandahar province.", "AFG", "admin1"),
    ("Shells killed [[nine]] people in Kharkiv region, Ukraine.", "UKR", "admin1"),
    ("Shells killed [[nine]] people in Kharkiv, Ukraine.", "UKR", "city"),
    ("Pakistan's army said a raid killed [[nine]] people in Hyderabad.", "PAK", "city"),
    ("India's police said a fire killed [[nine]] people in Hyderabad.", "IND", "city"),
    ("A storm killed [[nine]] people in Georgia and [[six]] in Alabama.", "USA", "admin1"),
    ("Georgia's army said shells killed [[nine]] people in Georgia.", "GEO", "country"),
]


@pytest.mark.parametrize(("text", "country", "kind"), NAMESAKES, ids=[row[0] for row in NAMESAKES])
def test_of_namesakes_the_one_of_the_country_spoken_of(text: str, country: str, kind: str) -> None:
    place = gazetteer().places[resolved(text)[0]["place_id"]]
    assert (place.country, place.kind) == (country, kind)
