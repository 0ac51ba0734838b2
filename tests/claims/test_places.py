"""Where a figure belongs: the verbatim words of the most specific place, or `-`."""

from __future__ import annotations

import pytest

from pipelines.claims.places import onward
from tests.claims.reading import resolved

# text with one figure | place
ONE = """
Soldiers clearing the Qasmin mosque found [[nine]] bodies. | Qasmin mosque
Rebels besieging Dalo barracks killed [[14]] soldiers. | Dalo barracks
Mortar rounds fell on Qasmin hours later, killing [[nine]] people. | Qasmin
The authorities in Somaliland said that [[nine]] people had been killed. | Somaliland
Officials in Washington said that [[nine]] people had been killed. | -
In the yard of Qasmin hospital I counted [[nine]] bodies. | Qasmin hospital
At Tet [[nine]] people were killed. | -
The army pushes back in Homs as the toll passes [[19,000]] | -
The shelling of eastern Qasmin left [[nine]] dead. | Qasmin
The blockade of Qasmin cost [[90]] lives. | Qasmin
The war has cost Eritrea [[19,000]] lives. | Eritrea
Fighting round Qasmin killed [[90]] men. | Qasmin
A bomb at a hotel in Qasmin, near Homs, killed [[nine]]. | Qasmin
A bus left the Qasmin road and fell into a gorge near Sabrin. [[Nine]] died. | Sabrin
More than [[3,000|refugees]] people reach Lampedusa each week. | Lampedusa
In three decades of Strife [[900]] people died. | -
[[Nine]] people were killed in Homs. | Homs
[[Nine]] people were killed in Homs on Monday. | Homs
[[Nine]] people were killed near Homs. | Homs
[[Nine]] people were killed outside Homs. | Homs
[[Nine]] people were killed at Bab al-Hawa. | Bab al-Hawa
[[Nine]] people were killed in Deir al-Zor. | Deir al-Zor
[[Nine]] people were killed in Khan Younis. | Khan Younis
[[Nine]] people were killed in the Gaza Strip. | Gaza Strip
[[Nine]] people were killed in Tal Sakher. | Tal Sakher
[[Nine]] people were killed near Tal Sakher. | Tal Sakher
[[Nine]] people were killed in the village of Tal Sakher. | Tal Sakher
[[Nine]] people were killed in the town of Qasmin. | Qasmin
[[Nine]] people were killed in the northern town of Qasmin. | Qasmin
[[Nine]] people were killed in the rebel-held town of Qasmin. | Qasmin
[[Nine]] people were killed in the Damascus suburb of Qasmin. | Qasmin
[[Nine]] people were killed in the Homs district of Baba Amr. | Baba Amr
[[Nine]] people were killed in the Qasmin district of Homs. | Qasmin district
[[Nine]] people were killed in Qasmin district. | Qasmin district
[[Nine]] people were killed in the Qasmin neighbourhood. | Qasmin neighbourhood
[[Nine]] people were killed in Idlib province. | Idlib province
[[Nine]] people were killed in the province of Idlib. | Idlib
[[Nine]] people were killed in Qasmin, Idlib province. | Qasmin
[[Nine]] people were killed in Qasmin, a town in Idlib province. | Qasmin
[[Nine]] people were killed in Qasmin in Idlib province. | Qasmin
[[Nine]] people were killed in Idlib's Qasmin district. | Qasmin district
[[Nine]] people were killed at Qasmin camp. | Qasmin camp
[[Nine]] people were killed at Qasmin air base. | Qasmin air base
[[Nine]] people were killed at the Qasmin bus station. | Qasmin bus station
[[Nine]] people were killed at Qasmin prison. | Qasmin prison
[[Nine]] people were killed on the Qasmin road. | Qasmin road
[[Nine]] people were killed on the road to Qasmin. | Qasmin
[[Nine]] people were killed on Highway 12 near Qasmin. | Qasmin
[[Nine]] people were killed over Qasmin. | Qasmin
[[Nine]] people were killed across Syria. | Syria
[[Nine]] people were killed throughout Iraq. | Iraq
[[Nine]] people were killed around Aleppo. | Aleppo
[[Nine]] people were killed inside Aleppo. | Aleppo
[[Nine]] people were killed off Dondra Head. | Dondra Head
[[Nine]] people were killed in Lake Kivu. | Lake Kivu
[[Nine]] people were killed in central Homs. | Homs
[[Nine]] people were killed in southern Lebanon. | Lebanon
[[Nine]] people were killed in north-east Nigeria. | Nigeria
[[Nine]] people were killed in eastern Ghouta. | Ghouta
[[Nine]] people were killed in Jisr al-Shughour. | Jisr al-Shughour
[[Nine]] people were killed in Ma'arrat Misrin. | Ma'arrat Misrin
[[Nine]] people were killed in N'Djamena. | N'Djamena
[[Nine]] people were killed in Bafatá. | Bafatá
[[Nine]] people were killed in São Paulo. | São Paulo
[[Nine]] people were killed in a market in Aleppo. | Aleppo
[[Nine]] people were killed in a raid on Qasmin. | Qasmin
[[Nine]] people were killed in an attack on a school in Qasmin. | Qasmin
[[Nine]] people were killed when a bomb exploded in Qasmin. | Qasmin
[[Nine]] people were killed when troops stormed Hama. | Hama
[[Nine]] people were killed when troops raided Qasmin. | Qasmin
[[Nine]] people were killed when jets bombed the village of Qasmin. | Qasmin
A bomb in Qasmin killed [[nine]] people. | Qasmin
A bomb near Qasmin on Monday killed [[nine]] people. | Qasmin
Troops shelled Qasmin, killing [[nine]] people. | Qasmin
Troops stormed Qasmin on Monday and killed [[nine]] people. | Qasmin
In Qasmin, troops killed [[nine]] people. | Qasmin
In Homs [[nine]] people were killed. | Homs
In Homs province, gunmen killed [[nine]] people near Qasmin. | Qasmin
Fighting in Aleppo left [[nine]] dead. | Aleppo
The attack on Qasmin left [[nine]] dead. | Qasmin
Qasmin, 11 July 2012: [[nine]] people were killed. | Qasmin
Srinagar, 11 July 2012: [[nine]] people were killed. | Srinagar
Kobani: [[nine]] killed in raid. | Kobani
Blast kills [[nine]] in Kabul mosque | Kabul mosque
[[Nine]] killed in Nairobi grenade attack | Nairobi
Toll from Aleppo blast rises to [[9]] | Aleppo
Mali village raid kills [[9]] | Mali
Russian jets killed [[nine]] people in Aleppo. | Aleppo
Israeli troops killed [[nine]] people in Jenin, the Palestinian health ministry said. | Jenin
The U.S. said its jets killed [[nine]] people in Mosul. | Mosul
[[Nine]] people were killed in Mosul, Baghdad said. | Mosul
[[Nine]] people were killed in Mosul, a diplomat in Ankara said. | Mosul
Residents of Qasmin said they had buried [[nine]] people. | Qasmin
[[2,000|refugees]] people crossed into Lebanon. | Lebanon
[[2,000|refugees]] people fled to Jordan from Daraa. | Jordan
[[2,000|refugees]] people fled over the river into Thailand. | Thailand
Lebanon now hosts [[2,000|refugees]] refugees. | Lebanon
Turkey has taken in [[2,000|refugees]] refugees. | Turkey
Turkey shelters [[2,000|refugees]] refugees. | Turkey
[[2,000|displaced]] people fled Qasmin camp. | Qasmin camp
[[2,000|displaced]] people were displaced to Qasmin. | Qasmin
[[2,000|returned]] people returned from Pakistan. | Pakistan
[[2,000|troops]] soldiers are in Afghanistan. | Afghanistan
Some [[500|troops]] rebels are holding Qasmin district. | Qasmin district
PESHAWAR, Pakistan — Gunmen killed [[nine]] people here on Tuesday. | PESHAWAR
BEIRUT, MARCH 14 -- TWO BOMBS KILLED [[NINE]] PEOPLE ON TUESDAY. | BEIRUT
LIMA, 27 JUN 88 -- REBELS KILLED [[NINE]] PEASANTS IN THE HAMLET OF CCOLLPA. | CCOLLPA
[[Nine]] people were killed in the villages of Qasmin and Dalo. | Qasmin
[[Nine]] people were killed in the mountain hamlets of Qasmin. | Qasmin
[[Nine]] people were killed in the hamlet of Beni Qasmin. | Beni Qasmin
[[Nine]] people were killed at the 12th mile of the Qasmin road. | Qasmin road
[[Nine]] people were killed south of Qasmin. | Qasmin
[[Nine]] people were killed 30 kilometres north of Qasmin. | Qasmin
[[Nine]] people were killed just outside of Qasmin. | Qasmin
[[Nine]] people froze to death in the Qasmin gorge. | Qasmin gorge
[[Nine]] people were killed when soldiers swept Qasmin. | Qasmin
[[Nine]] people were killed when a quake rocked Qasmin. | Qasmin
In Qasmin a shell hit a bakery and killed [[nine]] people. | Qasmin
In Dalo the roof of a school fell in and [[nine]] pupils died. | Dalo
Near Qasmin an army lorry overturned, killing [[nine]]. | Qasmin
Divers recovered [[nine]] bodies from Lake Qasmin. | Lake Qasmin
The corpses of [[nine]] people were fished from the River Dalo. | River Dalo
Rescuers dug [[nine]] corpses from the Qasmin mine. | Qasmin mine
[[Nine]] people died in the Qasmin plane crash. | Qasmin
[[Nine]] dead in Qasmin bus crash | Qasmin
[[Nine]] dead, dozens hurt in Qasmin floods | Qasmin
Qasmin train bombs: [[9]] dead, many hurt | Qasmin
Qasmin ferry disaster: [[9]] bodies found | Qasmin
Lebanon floods: [[9]] dead, thousands stranded | Lebanon
AT TONG QASMIN ENEMY SOLDIERS MURDERED [[NINE]] CIVILIANS. | TONG QASMIN
IN QASMIN GUERRILLAS SHOT [[NINE]] PEASANTS. | QASMIN
NEAR DALO BANDITS KILLED [[NINE]] TRAVELLERS. | DALO
[[2,000|troops]] soldiers are in the valley. | valley
[[2,000|troops]] soldiers are stationed on the island. | island
[[Nine]] people were killed in the northern provinces. | provinces
[[2,000|displaced]] people were evacuated from Qasmin. | Qasmin
[[Nine]] people were killed on the N-4. | N-4
[[Nine]] people were killed in a Dalo camp. | -
[[Nine]] members of the ELN's Dalo front were killed near Qasmin. | Qasmin
Qasmin ferry capsizes: [[9]] dead | Qasmin
BEIRUT — In Cairo the ministry denied that [[nine]] people had been killed. | BEIRUT
KANDY, Sri Lanka — Sri Lanka said [[nine]] people were killed. | -
Troops took 12 kilometres of the Qasmin road and killed [[nine]] rebels in Dalo. | Dalo
[[2,000|displaced]] people were driven from their Homes. | -
[[Nine]] people were killed in Qasmin, a town 30 km north of Homs. | Qasmin
[[Nine]] people were killed near Sabrin, a village in the hills west of Aleppo. | Sabrin
In Qasmin, a city of 40,000 south of Homs, [[nine]] people were killed. | Qasmin
In the town of Dalo, 30 km northwest of Homs, [[nine]] people were killed. | Dalo
In Dalo, about 12 miles from Aleppo, [[nine]] people were killed. | Dalo
A shell hit a clinic in Qasmin in the central Gaza Strip, killing [[nine]] people. | Qasmin
[[Nine]] people were killed in Sabrin in the far north of Mali. | Sabrin
Jets hit a school in Qasmin in northern Syria, killing [[nine]] pupils. | Qasmin
[[Nine]] people were killed in San Miguel Los Robles. | San Miguel Los Robles
[[Nine]] people were killed in Santa Rosa Qasmin. | Santa Rosa Qasmin
[[Nine]] people were killed near Homs Qasmin. | Homs Qasmin
[[Nine]] sailors were killed when a boat blew up beside the destroyer Marrow in the port of Aden. | Aden
[[Nine]] people drowned when they jumped from the ferry Maria Stella near Qasmin. | Qasmin
[[Nine]] people died on the tanker Blue Star off Dondra Head. | Dondra Head
Dalo: [[9]] dead, 30 homes destroyed. | Dalo
- Dalo: [[9]] people killed. | Dalo
• Upper Qasmin: [[12]] dead and many hurt. | Upper Qasmin
Gunmen razed Qasmin and killed [[nine]] people. | Qasmin
Militiamen looted Dalo, killing [[nine]] people. | Dalo
Floodwater engulfed Sabrin and drowned [[nine]] people. | Sabrin
Troops are pushing on in Damascus as the toll passes [[19,000]]. | -
Fighting went on in Homs while the number of dead in the war reached [[19,000]]. | -
Shells fell on Aleppo amid a war that has killed [[19,000]] people. | -
Fatalities: [[9]] killed. | -
UNHCR: [[9]] people killed. | -
Displacement: [[9]] people killed. | -
[[Nine]] people were killed. | -
[[Nine]] people were killed on Monday. | -
[[Nine]] people were killed in May. | -
[[Nine]] people were killed in an air strike. | -
[[Nine]] people were killed in the attack. | -
[[Nine]] people were killed nationwide. | -
Nationwide [[nine]] people were killed. | -
[[Nine]] people were killed, Moscow said. | -
[[Nine]] people were killed, an official in Ankara said. | -
[[Nine]] Syrian soldiers were killed. | -
[[Nine]] people were killed by Islamic State. | -
[[Nine]] people were killed in Boko Haram raids. | -
[[900]] soldiers have died in the war since 2011. | -
"""

# text, places of its figures
STORIES = [
    ("A crush in Hathras killed [[121]]. Some [[28|injured]] were in hospital in Aligarh.", ["Hathras", "Hathras"]),
    (
        "TEGUCIGALPA — A riot in Tarsa killed [[46]]. Some [[seven|injured]] were taken to a hospital in the city.",
        ["Tarsa", "Tarsa"],
    ),
    ("Gunmen burst into a hall in Tarsa, on the edge of Moscow, and killed [[137]] people.", ["Tarsa"]),
    ("Mourners in Gaza City wept for [[seven]] members of a family killed in Rafah.", ["Rafah"]),
    ("Yemen: Impact Monitoring, week 12. Hodeidah: [[8]] killed. In all [[19|casualties]].", ["Hodeidah", "Yemen"]),
    ("Yemen: Gunmen shot [[8]] men in Hodeidah. In all [[19]] died.", ["Hodeidah", "Hodeidah"]),
    (
        "HERMOSILLO — Eight people, [[8]] of them boys, died in battles in the capital of Sonora, police said.",
        ["HERMOSILLO"],
    ),
    (
        "Somalia – Returns Monitoring. [[40|displaced]] fled to Baidoa. Some [[187,000|displaced]] were displaced.",
        ["Baidoa", "Somalia"],
    ),
    (
        "A bomb in Multan killed [[12]]. Guards caught [[two|captured]] men in Lahore. [[Three]] others died.",
        ["Multan", "Lahore", "Multan"],
    ),
    (
        "A quake in Tarsa killed [[1,400]] people. In Dalo [[two]] boys died. Some [[700|missing]] were missing.",
        ["Tarsa", "Dalo", "Tarsa"],
    ),
    ("A blast at Dalo killed [[32]] on Friday. The mayor had spoken of [[20]] dead on Saturday.", ["Dalo", "Dalo"]),
    ("Yemen foils plot, kills [[six]] suspects", ["Yemen"]),
    ("Up to [[20]] miners die as Katanga pit collapses, Congo radio says", ["Katanga pit"]),
    ("OSH — Gunmen killed [[14]] people on Sunday, the governor said.", ["OSH"]),
    ("WHO — The agency said [[40]] people died of cholera.", [None]),
    ("LIMA — Gunmen took the house of Japan's ambassador. [[One|injured]] guard was hurt, police said.", ["LIMA"]),
    ("ANKARA — Officials in Nineveh province said [[40]] people were killed on Monday.", [None]),
    ("A bomb in Quetta killed [[12]]. Officials said [[600]] people had died in three cities.", ["Quetta", None]),
    ("The blast in Kaduna killed [[12]] and the nationwide toll rose to [[300]].", ["Kaduna", None]),
    ("Shells fell on Kobane. Of the families in the border town [[90|displaced|household]] left.", ["Kobane"]),
    (
        "Gunmen ambushed a convoy near Tal Afar, killing [[three]] and bringing to [[14]] those killed this week.",
        ["Tal Afar", "Tal Afar"],
    ),
    ("Jordan is full. It now houses [[11,000|refugees]] people in tents.", ["Jordan"]),
    ("Lebanon has closed its schools. It is sheltering [[90,000|refugees]] people.", ["Lebanon"]),
    ("Turkey, which has [[3,000,000|refugees]] refugees, reopened a gate.", ["Turkey"]),
    ("Niger's army is nervous. The [[1,500|troops]] French soldiers in the country stay in their base.", ["Niger"]),
    ("Turkey held a vote. At least [[30]] people were killed in riots across the country.", ["Turkey"]),
    ("Mali voted on Sunday. Gunmen killed [[nine]] people in the country.", ["Mali"]),
    ("A bomb in Kobani killed [[six]]. Hospitals in Suruc took in [[118|injured]] people.", ["Kobani", "Kobani"]),
    ("Shells hit Dalo, killing [[six]]. A clinic in Qasmin treated [[12|injured]] people.", ["Dalo", "Dalo"]),
    ("Shells hit Dalo, killing [[six]]. Hospitals in Basra received [[40|injured]] people.", ["Dalo", "Dalo"]),
    ("Residents of Dalo said they had buried [[78]] people after a raid on the Amhara town.", ["Dalo"]),
    ("Police in Qasmin said [[nine]] people were killed in the Syria town.", [None]),
    ("DALO EARTHQUAKE: SITUATION REPORT\n\n[[Nine]] people were killed.", ["DALO"]),
    ("QASMIN FLOODS: UPDATE\n\n[[Nine]] people were killed.", ["QASMIN"]),
    ("LEBANON CRISIS: OVERVIEW\n\n[[Nine]] people were killed.", ["LEBANON"]),
    ("- Dalo: [[9]] dead\n- Qasmin: [[12]] dead\n- Upper Sabrin: [[3]] dead", ["Dalo", "Qasmin", "Upper Sabrin"]),
    ("A bomb in Qasmin killed [[six]] people. [[Nine|injured]] were hurt.", ["Qasmin", "Qasmin"]),
    ("A bomb in Qasmin killed [[six]] people. In Basra [[nine]] died.", ["Qasmin", "Basra"]),
    ("[[Two]] were killed in Kirkuk; [[three]] died in Basra.", ["Kirkuk", "Basra"]),
    ("Gunmen raided the village of Qasmin on Monday. [[Six]] people died.", ["Qasmin"]),
    ("A bomb in Qasmin killed [[six]]. The war has killed [[9,000]] since 2011.", ["Qasmin", None]),
    ("[[Sixty]] people died across Syria on Monday, [[nine]] of them in Qasmin.", ["Syria", "Qasmin"]),
    ("A bomb in Qasmin killed [[six]]. [[Nine|injured]] were taken to Homs.", ["Qasmin", "Qasmin"]),
    ("[[Six]] people died in Qasmin. The town was retaken and [[nine]] bodies were found there.", ["Qasmin", "Qasmin"]),
    ("[[Forty]] died in Syria: [[22]] in Qasmin, [[18]] in Basra.", ["Syria", "Qasmin", "Basra"]),
    ("Bombs went off in Syria. In all [[88]] died: [[37]] in Qasmin, [[51]] in Dalo.", ["Syria", "Qasmin", "Dalo"]),
    ("[[Two]] died ([[a]] man in Qasmin and [[a]] boy at Dalo).", [None, "Qasmin", "Dalo"]),
    ("In Basra gunmen shot [[eight]] and, in nearby Dalo, hanged [[two]].", ["Basra", "Dalo"]),
    ("In Kirkuk a car bomb killed [[five]], and in Basra [[nine]] drowned.", ["Kirkuk", "Basra"]),
    ("[[63]] died in Syria, [[21]] of them in Qasmin. [[Ninety|injured]] were hurt.", ["Syria", "Qasmin", "Syria"]),
    ("[[Nine]] drowned in Lebanon, [[two]] of them in Dalo. [[Six|missing]] are lost.", ["Lebanon", "Dalo", "Lebanon"]),
    ("[[40]] died in Iraq, including [[11]] in Basra. The army said [[six]] were rebels.", ["Iraq", "Basra", "Iraq"]),
    ("A raid on Dalo killed [[six]]. [[Three]] bodies lay on a beach. [[Two]] more died.", ["Dalo", "beach", "Dalo"]),
    ("The toll in Syria is [[63]], including [[21]] shot in Qasmin.", ["Syria", "Qasmin"]),
    ("[[Four]] people, [[one]] of them a girl, were killed in Qasmin.", ["Qasmin", "Qasmin"]),
    ("[[Five]] police were shot, and [[three|captured]] taken, when rebels overran Qasmin.", ["Qasmin", "Qasmin"]),
    ("A raid on Qasmin killed [[nine]] on Monday. [[Two|equipment|tank]] tanks were destroyed.", ["Qasmin", "Qasmin"]),
    ("Rebels shot [[nine]] men in Qasmin on Monday. [[Two|equipment|jet]] jets were downed.", ["Qasmin", "Qasmin"]),
    ("A bomb in Qasmin killed [[nine]] on Monday. [[Ten|equipment|tank]] tanks were sent.", ["Qasmin", None]),
    ("A bomb in Qasmin killed [[six]] on Monday. [[Four]] rebels were shot on 11 June.", ["Qasmin", None]),
    ("Shells hit Qasmin on Monday, killing [[six]]. On Tuesday [[two]] guards died.", ["Qasmin", None]),
    ("A mine near Qasmin killed [[a]] man on 3 June. [[Two]] others died on 5 June.", ["Qasmin", None]),
    ("Shells hit Qasmin, killing [[six]]. [[600]] people have died since Friday.", ["Qasmin", "Qasmin"]),
    ("Troops shelled Qasmin again. In all [[2,700]] bodies have been buried since June 6.", ["Qasmin"]),
    ("Troops shelled Qasmin again. In all [[2,700]] bodies have been buried since 2009.", [None]),
    ("[[Sixteen]] were shot in Qasmin and one, [[a]] boy, died at Homs hospital.", ["Qasmin", "Qasmin"]),
    (
        "BEIRUT, Lebanon — A shell hit a school in Qasmin on Monday, killing [[nine]]. "
        "The monitors believe that [[40,000]] Syrians have been killed since January.",
        ["Qasmin", None],
    ),
    (
        "The mayor told a packed meeting at the Dalo Hall last night that aid was short. "
        "The war has killed [[19,000]] people.",
        [None],
    ),
    (
        "A raid killed [[six]] in Dalo. The authorities in Qasmin counted 40 houses; [[nine]] people died there.",
        ["Dalo", "Qasmin"],
    ),
    (
        "UNION CITY, Tenn. — The toll of the storm is [[17]], officials said. [[Nine|injured]] men were hurt.",
        ["UNION CITY", "UNION CITY"],
    ),
    ("SABRIN, Lebanon — A storm killed [[11]] people 50 miles south of here, in Qasmin.", ["Qasmin"]),
    (
        "OSLO — A fire at Lervik killed [[six]] people on Tuesday. [[Three|injured]] Polish welders were hurt.",
        ["Lervik", "Lervik"],
    ),
]  # fmt: skip


def rows(table: str) -> list[tuple[str, str]]:
    return [tuple(cell.strip() for cell in line.rsplit(" | ", 1)) for line in table.strip().splitlines()]  # type: ignore[misc]


@pytest.mark.parametrize(("text", "place"), rows(ONE))
def test_place(text: str, place: str) -> None:
    assert (resolved(text)[0]["place"] or "-") == place


def test_every_cue_of_going_on_has_one_weight() -> None:
    assert list(onward.weights()) == list(onward.CUES)


@pytest.mark.parametrize(("text", "places"), STORIES, ids=[text for text, _ in STORIES])
def test_places_of_a_story(text: str, places: list[str | None]) -> None:
    assert [claim["place"] for claim in resolved(text)] == places


@pytest.mark.parametrize(
    ("text", "place_id", "where_prec"),
    [
        ("[[Nine]] people died in Deir Ezzor.", "syr-deir-ez-zor", 1),
        ("[[Nine]] people died in Qaboon.", "syr-qabun", 1),
        ("[[Nine]] people died in Idlib province.", "syr-idlib-province", 4),
        ("[[Nine]] people died across Syria.", "syr", 6),
        ("[[Nine]] people died in Tal Sakher.", None, None),
    ],
)
def test_known_place(text: str, place_id: str | None, where_prec: int | None) -> None:
    claim = resolved(text)[0]
    assert (claim["place_id"], claim["where_prec"]) == (place_id, where_prec)
