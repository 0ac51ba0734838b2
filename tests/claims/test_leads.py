"""Places that notes, forms, lists and headlines give without a preposition."""

from __future__ import annotations

import pytest

from tests.claims.reading import resolved

# text, places of its figures
PLACES: list[tuple[str, list[str | None]]] = [
    ("17 May 03, Ulbek hill, Sarma. Van sprayed at a bend. [[Two]] drivers dead.", ["Ulbek hill"]),
    ("9.8.1974, Ferrandale. A clerk was dragged from his desk. [[Two]] more were shot.", ["Ferrandale"]),
    ("2-Dec-88, Ruvyagira hill. [[Seven]] peasants clubbed to death.", ["Ruvyagira hill"]),
    ("2019-04-02 | Sarvent, grain depot | air raid | [[9]] killed", ["Sarvent"]),
    ("Hidden grave, ejido Las Palmas, Torrevieja. Searchers dug up [[six]] bodies.", ["ejido Las Palmas"]),
    ("Firefight at Brgy Sulit, Polomar. [[Two]] guerrillas were slain.", ["Brgy Sulit"]),
    ("Farmers were stopped in vereda El Tablón. [[Four]] were shot.", ["El Tablón"]),
    ("Location: Varnek district, Sulta. [[Three]] people died.", ["Varnek district"]),
    ("Homs: a bomb killed [[two]] shoppers. Aleppo: [[one]] policeman shot dead.", ["Homs", "Aleppo"]),
    ("Blast rips through Aleppo mosque: [[12]] dead", ["Aleppo mosque"]),
    ("Shells hit Idlib school, [[four]] pupils hurt", ["Idlib school"]),
    ("Zermadan dam tragedy: Toll mounts to [[53]]", ["Zermadan"]),
    ("Health: [[676]] dead, [[80|injured]] injured", [None, None]),
    ("Closings: 14 schools. [[Two]] skiers died.", [None]),
    ("The hull of the MV Star of Tarnow was found. [[Sixty]] drowned.", [None]),
    ("A patrol of Operation Steady Hand lost [[two]] men near Tarkava.", ["Tarkava"]),
    ("[[Eleven|injured]] had been moved to the district hospital at Gerun after the landslide at Dhulla.", ["Dhulla"]),
    ("GUERRILLAS SHOT [[THREE]] SOLDIERS OUTSIDE THE TOWN HALL OF SANTA RITILLA.", ["SANTA RITILLA"]),
    ("[[TWO]] SERGEANTS WERE KILLED IN ACTION AT CHACATO HILL.", ["CHACATO HILL"]),
    ("14.09.2014, 08:20, Karsov city, Zhovten raion. Shelling. [[One]] man killed.", ["Zhovten raion"]),
    ("Patrol hit a mine vic Sarwandi. [[One]] gunner was killed.", ["Sarwandi"]),
    ("The chairman of the Dalo Youth Forum put the dead at [[41]] after the raid on Tarsa.", ["Tarsa"]),
    ("In Villarica 269 convicts broke out and [[three]] were shot dead.", ["Villarica"]),
    ("Three constables were shot in Spanish Town on Tuesday. [[One]] died.", ["Spanish Town"]),
    ("In the village of Tell Sarin, south of Aleppo, shells killed [[six]].", ["Tell Sarin"]),
    ("Gunmen killed [[nine]] people at Tell Kafra on Sunday.", ["Tell Kafra"]),
    ("14/09/2001 Karbeida (Soledad). Guerrillas fired on the bank. [[Four]] police dead.", ["Karbeida"]),
    ("03.11.1999 Pankrov (Omsk). [[Four]] civilians were killed by a mine.", ["Pankrov"]),
    ("5-6 Nov 1996, Mugwala camp nr Lubiri. Shelling overnight. At least [[20]] refugees dead.", ["Mugwala camp"]),
    ("[[Two]] soldiers died when rebels stopped their truck in Brgy. Tanglaw, Kalinaw City.", ["Brgy. Tanglaw"]),
    ("Malawi reports [[56]] deaths from the floods.", ["Malawi"]),
    ("[[6]] dead in street fights\nClashes went on. [[Six]] people were killed in Harsana on Monday.", ["Harsana"] * 2),
    ("EBOLA VIRUS DISEASE - Situation report 4. A clinic was hit at Lubiri. [[Two]] nurses died.", ["Lubiri"]),
    ("A bomb killed [[nine]] in Homs on Monday. In April [[two]] men died in a strike.", ["Homs", None]),
]


@pytest.mark.parametrize(("text", "places"), PLACES, ids=[text for text, _ in PLACES])
def test_places_told_without_a_preposition(text: str, places: list[str | None]) -> None:
    assert [claim["place"] for claim in resolved(text)] == places
