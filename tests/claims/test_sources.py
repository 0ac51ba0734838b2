"""Who states a figure: verbatim words, or `-` where the publisher states it as fact."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.claims.sources.publishers import own_figures
from tests.claims.reading import resolved

# text with one figure | source
SAID = """
[[Nine]] people died, police said. | police
Torva's police on Monday put the dead at [[nine]]. | Torva's police
The army late on Friday said [[nine]] had died. | army
The ministry on Friday night lowered the toll to [[nine]]. | ministry
The World Health Organization (WHO) said [[nine]] people had died. | World Health Organization
The UN refugee agency (UNHCR) said [[nine]] people had drowned. | UN refugee agency
The Free Officers Movement (FOM) claimed that [[nine]] soldiers had died. | Free Officers Movement
[[Nine]] dead found in Dalo, per UNHCR. | UNHCR
[[Nine]] people were killed, per Iraq's health ministry. | Iraq's health ministry
[[Nine]] killed in Qasmin, per Red Crescent. | Red Crescent
[[Nine]] people confirmed dead, according to the Ministry of Home Affairs. | Ministry of Home Affairs
Nine villages were cut off and [[40]] people feared dead, the governor said. | governor
[[Nine]] people reported missing, police said. | police
The UN peacekeeping chief Omar Saleh, meanwhile, said [[nine]] observers had died. | UN peacekeeping chief Omar Saleh
Karim Aziz, however, said [[nine]] people had died. | Karim Aziz
The ministry, meanwhile, said [[nine]] people had died. | ministry
[[Nine]] people died, the police said. | police
[[Nine]] people died, the member for Torva, Karim Aziz, said after a visit. | Karim Aziz
[[Nine]] people died, a nurse said as the last of them was buried. | nurse
[[Nine]] people died, police confirmed: two men, seven women. | police
[[Nine]] people died, a doctor at the clinic told this newspaper. | doctor at the clinic
[[Nine]] people died, a Jesuit priest who reached the coast said. | Jesuit priest
A monk who had walked down from the abbey said [[nine]] people had died. | monk
A surgeon at the clinic who asked not to be named said [[nine]] had died. | surgeon at the clinic
The rebels countered that [[nine]] had died. | rebels
The vizier accepted only [[nine]] dead. | vizier
The mayor placed the dead at [[nine]]. | mayor
Radio Torva: [[nine]] dead. | Radio Torva
Torva's police on Monday raised the toll to [[nine]]. | Torva's police
The health ministry late on Sunday put the dead at [[nine]]. | health ministry
Army officials Tuesday said [[nine]] had died. | Army officials
Officials on June 3 reported [[nine]] deaths. | Officials
Aid agencies fear that [[nine]] people may die. | Aid agencies
Relief agencies, which have fed thousands, estimate that [[nine]] died. | Relief agencies
The WHO said [[nine]] people had died. | WHO
[[Nine]] people died, the WHO said on Monday. | WHO
Northern troops battling to retake the port said [[nine]] rebels had died. | Northern troops
A nurse reached by radio said [[nine]] had died. | nurse
A Jesuit missionary who walked to the coast said [[nine]] had died. | Jesuit missionary
Western attaches guess that [[nine]] died. | Western attaches
Interfax gave [[nine]] dead. | Interfax
Six boats sank, the coast guard said; [[nine]] people drowned. | coast guard
Six boats sank, the coast guard said; a ferry off Homs lost [[nine]] people. | -
Clinics have recorded [[nine]] deaths, the governor said. | governor
The prosecutor, relying on letters, reckons that [[nine]] died. | prosecutor
Troops fired on a crowd, killing [[nine]], said the group Torva Watch. | group Torva Watch
[[Nine]] men have died, by the count of the group Torva Watch. | group Torva Watch
The ministry, which had at first spoken of [[nine]] dead, fell silent. | ministry
UN counts 60 exiles in camps; [[nine]] aid workers slain | -
Six boats sunk in Torva; [[nine]] men drowned: police | police
The union has a list of [[nine]] dead. | union
Officials showed reporters [[nine]] corpses. | Officials
CASUALTIES: [[nine]] dead. | -
BREAKING: [[Nine]] dead in Torva, Red Cross says | Red Cross
Aid of Rs 5 lakh announced for the kin of the [[nine]] dead. | -
[[A]] bus driver was one of those, his sister said. | sister
Radio Torva claimed that loyal troops had put [[nine]] men out of action. | Radio Torva
[[Nine]] people died, the interior ministry said on Monday. | interior ministry
[[Nine]] people died on Sunday, a hospital official said. | hospital official
[[Nine]] people died, Iraq's health ministry said. | Iraq's health ministry
[[Nine]] people died, two security sources said. | two security sources
[[Nine]] people died, residents and medics said. | residents and medics
[[Nine]] people died, Afghan and U.S. officials said. | Afghan and U.S. officials
[[Nine]] people died, a doctor at the main hospital said. | doctor at the main hospital
[[Nine]] people died, activists in Hama said. | activists in Hama
[[Nine]] people died, Dr Layla Haddad said. | Dr Layla Haddad
[[Nine]] people died, Col. Omar Saleh said. | Col. Omar Saleh
[[Nine]] people died, Omar Saleh, a spokesman, said. | Omar Saleh
[[Nine]] people died, the mayor, Karim Aziz, said. | Karim Aziz
[[Nine]] people died, the mayor of Sarmin, Karim Aziz, said. | Karim Aziz
[[Nine]] people died, said Karim Aziz, the mayor. | Karim Aziz
[[Nine]] people died, said a spokesman for the army. | spokesman for the army
[[Nine]] people died, according to the Red Cross. | Red Cross
[[Nine]] people died, according to a military statement. | military statement
[[Nine]] dead, verified by the Red Cross. | Red Cross
[[Nine]] deaths registered by the health ministry. | health ministry
[[Nine]] bodies counted by villagers. | villagers
The minister, Karim Aziz, used the figure of [[90]]. | Karim Aziz
According to the Observatory, [[nine]] people died. | Observatory
According to local residents, [[nine]] people died. | local residents
[[Nine]] people died, state television reported. | state television
[[Nine]] people died, the governor told reporters on Monday. | governor
[[Nine]] people died, the army confirmed. | army
[[Nine]] people died, witnesses added. | witnesses
[[Nine]] people died, a rebel commander claimed. | rebel commander
[[Nine]] people died, the United Nations says. | United Nations
[[Nine]] people died, a U.N. spokeswoman said. | U.N. spokeswoman
Police said [[nine]] people died. | Police
Police said on Monday that [[nine]] people died. | Police
The army said [[nine]] soldiers were killed in the clash. | army
The interior ministry has said that [[nine]] died. | interior ministry
A hospital official told the paper that [[nine]] had died. | hospital official
Residents of Tal Sakher said they had buried [[nine]] people. | Residents of Tal Sakher
Jamal Nasser, who leads the council, said [[nine]] had died. | Jamal Nasser
The head of the council, Jamal Nasser, said [[nine]] had died. | Jamal Nasser
Activists say [[nine]] people died. | Activists
Taliban say [[nine]] soldiers slain in Helmand | Taliban
NATO estimates that [[nine]] people died. | NATO
Officials believe [[nine]] people died. | Officials
The charity Save Now reported that [[nine]] children had died. | charity Save Now
The Observatory has counted [[nine]] dead. | Observatory
The Observatory counted [[nine]] dead on Monday. | Observatory
The government put the toll at [[nine]]. | government
The provincial government put the number of dead at [[nine]]. | provincial government
Hospitals listed [[nine]] dead. | Hospitals
The monitoring group documented [[nine]] deaths. | monitoring group
The mission has verified [[nine]] deaths. | mission
The commission identified [[nine]] victims. | commission
The prosecutor raised the toll to [[nine]]. | prosecutor
The ministry gave a figure of [[nine]] dead. | ministry
The rebels admitted to [[nine]] dead. | rebels
The army acknowledged [[nine]] dead. | army
Opposition leaders spoke of [[nine]] dead. | Opposition leaders
The minister was quoted as saying that [[nine]] people died. | minister
A military spokesman was quoted by local media as saying that [[nine]] died. | military spokesman
The army denied that [[nine]] people had been killed. | army
Israel denied killing [[nine]] people. | Israel
Israel denied a part in the raid that killed [[nine]] people. | -
The charity on Monday withdrew its estimate of [[nine]] dead. | charity
The minister called a report of [[nine]] deaths a lie. | minister
The minister described reports of [[nine]] deaths as false. | minister
Police said an earlier report of [[nine]] dead was wrong. | Police
An earlier version of this article said that [[nine]] people had died, according to the mayor. | -
CORRECTION: An earlier edition, printed on Friday, said that [[nine]] people had died. | -
This article originally stated that [[nine]] people had died. | -
The headline wrongly said that [[nine]] people had died. | -
The ministry wrongly said that [[nine]] people had died. | ministry
The figure given by the governor was [[nine]]. | governor
A spokesman dismissed reports that [[nine]] had died. | spokesman
By the Observatory's count, [[nine]] people died. | Observatory
By U.N. count [[nine]] people died. | U.N.
In the words of a survivor, [[nine]] people died. | survivor
UN: [[9]] killed in Goma | UN
RNDDH: [[9]] killed in La Saline. | RNDDH
Mayor: [[9]] dead. | Mayor
Hospital sources: [[9]] dead. | Hospital sources
Donetsk governor: [[9]] dead. | Donetsk governor
Official toll: [[9]] dead. | Official
[[9]] killed in Goma clash - police | police
[[9]] killed in Goma clash: medics | medics
[[9]] killed in Goma clash, police say | police
Army says [[9]] killed in Goma clash | Army
[[9]] dead (health ministry). | health ministry
Citing a security source, the paper said [[nine]] died. | security source
“We counted [[nine]] bodies,” said Tahir Gul, 45, a shopkeeper. | Tahir Gul
“We counted [[nine]] bodies,” a nurse said by telephone. | nurse
“[[Nine]] of my neighbours died,” Umm Khalid said. | Umm Khalid
[[Nine]] people died when the roof fell, firefighters said; the rest got away. | firefighters
[[Nine]] people died, the army said, and the road was closed. | army
A market was shelled, activists said, and [[nine]] people died. | activists
A blast hit a bus on Monday, police said, killing [[nine]]. | police
The army said a bridge was hit and that [[nine]] people died. | army
The army said it was not to blame and denied that [[nine]] had died. | army
The army, which has closed the road, said [[nine]] had died. | army
In Homs activists said [[nine]] people had died. | activists
On Monday the army said [[nine]] people had died. | army
Nationwide the network put the dead at [[nine]]. | network
Later the ministry said [[nine]] people had died. | ministry
The ministry later said [[nine]] people had died. | ministry
Two teachers and a parent said [[nine]] pupils had died. | Two teachers and a parent
[[Nine]] people died. | -
A bomb killed [[nine]] people in Homs. | -
A bomb claimed [[nine]] lives in Homs. | -
No report said who fired, but [[nine]] people died in the state hospital. | -
[[Nine]] people were reported dead. | -
[[Nine]] prisoners said to be held in cellars died. | -
Rebels took the town while [[nine]] people died in the crush. | -
The two states share a border where [[nine]] people died. | -
Casualties were reported: [[nine]] dead. | -
MoI: [[nine]] dead. | MoI
Second vice-president: [[nine]] killed. | Second vice-president
UNTAM final toll: [[nine]] dead. | UNTAM
STREET BOMBS: [[nine]] killed | -
Bomb kills [[nine]] at Dalo fair - Kyiv | Kyiv
The African Union force, 9,000 strong, gave the dead as [[nine]]. | African Union force
A U.N. report this week says [[nine]] herders were killed. | U.N. report
Travellers reaching here by barge said [[nine]] people had died. | Travellers
Envoys flown to Djibouti from the battle in Torva put the dead at [[nine]]. | Envoys
[[Nine]] girls were led away; the elder, who protested, was shot. | -
A pro-rebel web site claims that [[nine]] Tamils have died. | pro-rebel web site
A U.N. envoy, Rupert Hale, spoke on Tuesday of [[nine]] dead. | Rupert Hale
The army's account is of [[nine]] bodies. | army
The Kremlin's figures for the campaign are [[nine]] dead. | Kremlin
Historians hold that [[nine]] died. | Historians
The coalition called the raid lawful and said it answered a shell that killed [[nine]]. | coalition
LIMA — The mayor toured the ward and said that [[nine]] had died. | mayor
Rebels say they rule, but the army, with [[nine]] dead, says it holds the bridge. | -
The talks ended on Sunday. [[Nine]] people died. | -
Coast guard figures show that [[nine]] people drowned in May. | Coast guard
Transport Ministry data indicate [[nine]] deaths in March. | Transport Ministry data
Tonga has recorded [[nine]] deaths this year. | -
The regatta of 1994 saw [[nine]] deaths. | -
Chad recorded [[nine]] killings in May, according to the Interior Ministry. | Interior Ministry
A militia credited by diplomats with [[900]] dead denies it. | diplomats
Envoys did not deny a report in the Torva Gazette that [[nine]] had died. | Torva Gazette
Our correspondent counted [[nine]] bodies. | correspondent
[[Nine]] people died, said the district governor, Pavel Ruz. | Pavel Ruz
[[Nine]] people died, said Ana Ruz, a cook. | Ana Ruz
[[Nine]] people died, officials in Lima and Quito said. | officials in Lima and Quito
The mayor laughed, saying [[nine]] people had died. | -
The mayor told reporters it was over, saying [[nine]] people had died. | mayor
Gunmen took the port, seizing boats and claiming [[nine]] lives. | -
"I was asleep," said Ana Ruz, a cook who lost [[nine|killed]] cousins in the fire. | -
The army said the road was open. [[Nine]] people died in a crash. | -
"""

# text, sources of its figures
ANTECEDENTS = [
    ("Dr Imad Saleh said [[six]] had died. He said [[nine|injured]] were hurt.", ["Dr Imad Saleh", "Dr Imad Saleh"]),
    ("The Observatory said the town had fallen. It said [[six]] people had died.", ["Observatory"]),
    ("The Red Cross said [[six]] had died. [[Nine|injured]] people were hurt, it added.", ["Red Cross", "Red Cross"]),
    ("[[Six]] Border Reserve Force (BRF) troopers died on Friday.", [None]),
    ("Police said [[six]] had died; rebels said [[nine]] had.", ["Police", "rebels"]),
    ("The army said [[six]] rebels had died, while activists spoke of [[nine]] dead.", ["army", "activists"]),
    ("[[Six]] died, police said. [[Nine|injured]] were hurt.", ["police", None]),
    ("[[Six]] rebels died, the army said, while Moscow insisted that [[nine]] had.", ["army", "Moscow"]),
    ("Kyiv says [[600]] have died; Washington puts the number at [[500]], and Moscow has admitted [[98]].",
     ["Kyiv", "Washington", "Moscow"]),
    ("The Red Cross flew out 90. [[Six]] had died, it said; the army denied killing [[six]].", ["Red Cross", "army"]),
    ("The governor spoke. A lawmaker, Ruz, said [[50]] had died. [[Nine|captured]] were seized, he claimed.",
     ["Ruz", "Ruz"]),
    ("Police said [[79]] had died. A member of parliament wrote that he had been told of [[90]].",
     ["Police", "member of parliament"]),
    ("[[Six]] died, Ana Ruz said. She denied a Maute claim that [[200]] men had.", ["Ana Ruz", "Ana Ruz"]),
    ("The agency had put the dead at [[670]]; only [[six]] bodies have been dug out.", ["agency", None]),
    ('"[[Six]] were burnt. [[Two]] were girls," a weeping tailor said.', ["weeping tailor", "weeping tailor"]),
    ('"We heard it at noon," said Ana Ruz, 34. "[[Six]] boys died. [[Two]] were mine."', ["Ana Ruz", "Ana Ruz"]),
    ("Ana Ruz, 34, walked out at dawn. “They shot [[six]] men,” she said.", ["Ana Ruz"]),
    ("A baker, Mr Ian Pole, sat down. “[[Six]] died. I knew them,” he cried.", ["Mr Ian Pole"]),
    ('The mayor spoke. He said: "It is over. [[Six]] are dead." [[Nine]] people died in a crash.', ["mayor", None]),
    ('The road is open. "It was dark," said Ana Ruz. [[Six]] people died.', [None]),
    ("Police said [[six]] had died. I counted [[nine]] bodies.", ["Police", None]),
    ("Monks counted [[45]] corpses; [[one]] body had no head.", ["Monks", "Monks"]),
    ("The dead numbered [[83]], the president's office said, and the prosecutor revised it to [[85]].",
     ["president's office", "prosecutor"]),
]  # fmt: skip


def rows(table: str) -> list[tuple[str, str]]:
    return [tuple(cell.strip() for cell in line.rsplit("|", 1)) for line in table.strip().splitlines()]  # type: ignore[misc]


@pytest.mark.parametrize(("text", "source"), rows(SAID))
def test_source(text: str, source: str) -> None:
    assert (resolved(text)[0]["source"] or "-") == source


@pytest.mark.parametrize(("text", "sources"), ANTECEDENTS, ids=[text for text, _ in ANTECEDENTS])
def test_sources_of_a_text(text: str, sources: list[str | None]) -> None:
    assert [claim["source"] for claim in resolved(text)] == sources


@pytest.mark.parametrize(
    ("publisher", "source", "expected"),
    [
        ("OCHA", None, "ocha"),
        ("UN Office for the Coordination of Humanitarian Affairs", None, "ocha"),
        ("OCHA", "a driver", None),
        ("Reuters", None, None),
        ("The Observatory", None, None),
        ("Tarn Valley News", None, None),
        (None, None, None),
    ],
)
def test_a_publisher_that_counts_is_the_source_of_what_nobody_is_named_for(
    publisher: str | None, source: str | None, expected: str | None
) -> None:
    schema = {"article_id": pl.String, "source": pl.String, "source_id": pl.String, "source_basis": pl.String}
    found = pl.DataFrame([("a", source, None, None)], schema=schema, orient="row")
    articles = pl.DataFrame({"article_id": ["a"], "publisher": [publisher]}, schema_overrides={"publisher": pl.String})
    done = own_figures(found.with_columns(source_score=pl.lit(None, pl.Float64)), articles)
    assert done["source_id"].to_list() == [expected]
    assert done["source_basis"].to_list() == ["publisher" if expected else None]
