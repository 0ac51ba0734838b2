"""Which of the names around a figure is a place: posts, bodies and people are none; streets, quarters and land are."""

from __future__ import annotations

import pytest

from tests.claims.reading import resolved

# text, places of its figures
BODIES: list[tuple[str, list[str | None]]] = [
    ("Shots hit a Guardia Nacional jeep, Tarsa. [[Two]] privates died.", ["Tarsa"]),
    ("Maritime Task Force: [[5|equipment]] ships", [None]),
    ("Tarsala is worst hit with [[2,071]] dead.", ["Tarsala"]),
    ("3 May 1998. Karachi police broke up a strike. The hospital counted [[three]] dead.", ["Karachi"]),
    ("Nairobi police shot dead [[four]] robbers in Kisumu on Monday.", ["Kisumu"]),
    ("Village feud, Tarsa, Southern Hills, over cattle that strayed. [[16]] men shot.", ["Tarsa"]),
    ("Sindh accounts for [[349]] of the dead and Balochistan for [[242]].", ["Sindh", "Balochistan"]),
    ("In a post on Facebook the rebels said they had killed [[12]] soldiers in Kidal.", ["Kidal"]),
    ("The Karachi Herald said [[12]] were killed in Dalo.", ["Dalo"]),
    ("In the Troubles [[95]] people died that year in Newry.", ["Newry"]),
    ("A bomb in Times Square hurt [[12|injured]].", ["Times Square"]),
    ("Banco Nacional guards shot [[two]] robbers in Asuncion.", ["Asuncion"]),
    ("Refugees interviewed in Lampedusa said [[40]] had drowned.", [None]),
    ("A teacher who reached Goma said [[60]] villagers were hacked to death in Mutarule.", ["Mutarule"]),
    ("Red Cross men who reached Goma counted [[60]] bodies there.", ["Goma"]),
    ("Dead: [[14]] (Pinar [[9]], Qasmin [[5]])", [None, "Pinar", "Qasmin"]),
    ("Gunmen killed [[four]] people in the Rumbala forest of Qasmin on Tuesday.", ["Rumbala forest"]),
    ("A nurse at Donka hospital, where [[140]] bodies were laid out, wept.", ["Donka hospital"]),
    ("The fall of the Tarsa Bey block cost [[36]] lives.", ["Tarsa Bey block"]),
    ("[[Nine]] people were killed in Kirkuk; [[three|injured]] were being treated in Erbil.", ["Kirkuk", "Kirkuk"]),
    ("MoD: [[40]] troops killed. A blast at Qasmin, Homs, was blamed.", ["Qasmin"]),
    ("Shelling at Qasmin, 3 May 2011. MoI: [[nine]] dead. UNSMIB final count: [[12]] dead.", ["Qasmin", "Qasmin"]),
    ("Gunmen in a Tacoma shot [[four]] farmers near Tarsal.", ["Tarsal"]),
    ("Gunmen killed [[11]] people at St Anne's church in Jos on Sunday.", ["Jos"]),
    ("Bombs at the Rahma mosque in Qasmin killed [[six]].", ["Qasmin"]),
    ("A bomb at the Rahma market in Qasmin killed [[six]].", ["Rahma market"]),
    (
        "[[Two]] Mohammedan porters were killed. In this town of many faiths, in Moslem homes, [[three]] died.",
        [None, None],
    ),
    ("A raid on a Levies post in Zorgarh killed [[four]].", ["Zorgarh"]),
    ("Bombs hit the Ansar Brigade checkpoint in Tarsal. [[Five]] died.", ["Tarsal"]),
    ("A car of the Frontier Constabulary on Marwan Road blew up, killing [[nine]].", ["Marwan Road"]),
    ("[[Six]] men of the Communist Party of India-Maoist were shot near Tarrum in Bastar District.", ["Tarrum"]),
    ("[[Four]] members of Ansar al-Qasmin were shot in Dalo.", ["Dalo"]),
    ("A student at the University of Sabrin was shot on Palace Street; [[two]] others died.", ["Palace Street"]),
    ("Gunmen opened fire on Manuel Pereira Sosa in Dalo. [[Two]] were hurt.", ["Dalo"]),
    ("An attack on Marwan SSP Rafiq Anwari in Karachi killed [[five]].", ["Karachi"]),
    ("A bomb went off near lawmaker Haji Selim Khan in Dalo, killing [[two]].", ["Dalo"]),
    ("The Chief of Numara was shot in Dalo. [[Two]] guards died.", ["Dalo"]),
    ("Jets struck an Islamic State hideout in Qasmin, killing [[nine]].", ["Qasmin"]),
    ("[[Nine]] people were killed at Basra General Hospital.", ["Basra General Hospital"]),
    (
        "A bomb blew up at the Petta terminus, killing [[nine]], the director of the City Hospital said.",
        ["Petta terminus"],
    ),
    ("02/03/2014: Assailants, some of them masked, raided a camp in Dalo. [[Two]] guards died.", ["Dalo"]),
    ("Car bomb outside the Civil Guard barracks at Sabrin, 29 May 1991: [[nine]] dead.", ["Sabrin"]),
    ("A raid in Dalo killed two. Al-Shabaab: [[173]] killed.", ["Dalo"]),
    ("A bomb killed two in Dalo, Red Cross delegate Jan Fels said. [[Nine]] were hurt.", ["Dalo"]),
    ("[[Seven]] soldiers killed in Calota ambush", ["Calota"]),
    ("[[Seven]] soldiers killed in Maoist ambush", [None]),
    ("[[Seven]] soldiers killed in Hezbollah ambush", [None]),
    ("All [[47]] Aboard Swiss Jet Die in Crash Near Calota", ["Calota"]),
    ("Protesters Storm Palace in Calota; [[Dozens]] Hurt", ["Calota"]),
]
STREETS: list[tuple[str, list[str | None]]] = [
    ("9 May 1974. Shot at his workplace, coal yard, Tarn Street, Belfast. [[A]] workmate was hurt.", ["Tarn Street"]),
    ("2 Mar 2018 - Ferris, OH - House party, 900 blk Elm St. [[Two]] killed.", ["Elm St"]),
    ("Grenade thrown at a kiosk, Mwezi Rd, Nairobi. [[Three]] hurt.", ["Mwezi Rd"]),
    ("A bomb fell near the Plaza de Armas, killing [[nine]].", ["Plaza de Armas"]),
    ("[[Nine]] people were killed in Puerto de Dalo.", ["Puerto de Dalo"]),
    ("Rebels stopped a bus between Dalo and Qasmin. [[Nine]] died.", ["between Dalo and Qasmin"]),
    ("[[Nine]] people were killed in clashes between Hema and Lendu herders in Bunia.", ["Bunia"]),
    ("Fighting on Monday between Fatah and Jundallah killed [[nine]] in Saida.", ["Saida"]),
    ("A war between Iran and Iraq killed [[nine]].", [None]),
]
QUARTERS: list[tuple[str, list[str | None]]] = [
    ("A shell fell on a school in the Tejgan quarter of Dalo and killed [[nine]].", ["Tejgan quarter"]),
    ("[[Nine]] people were killed in the Bahri district of Khartoum.", ["Bahri district"]),
    ("ROCKETS WERE FIRED AT RESIDENTIAL AREAS OF KABUL. [[SIX]] PEOPLE WERE KILLED.", ["KABUL"]),
    ("[[Nine]] people were killed in Bandar upazila of Dalo.", ["Bandar upazila"]),
    ("Convicts who tried to flee Qasmin were shot; [[nine]] died.", ["Qasmin"]),
    ("Planes rocketed the barrio of El Ruego; [[nine]] people died.", ["El Ruego"]),
    ("Rebels ringed Abuk camp at dusk. [[Nine]] people died.", ["Abuk camp"]),
    ("Rockets were fired into Al-Hadaf. [[A]] woman was killed.", ["Al-Hadaf"]),
    ("[[Twelve]] boys including [[two]] brothers were hurt in a clash in Mahotar district.", ["Mahotar district"] * 2),
    ("[[A]] farmer (44) was killed and [[four|injured]] were hurt in Mahotar district.", ["Mahotar district"] * 2),
    ("Gunmen seized [[two|captured]] masons from Serpan, Dalo. Both bodies were found.", ["Serpan"]),
]
LAND: list[tuple[str, list[str | None]]] = [
    ("[[Nine]] people drowned when a boat sank off the coast on Monday.", [None]),
    ("[[Nine]] people drowned when a boat sank off the Tunisian coast on Monday.", ["Tunisian coast"]),
    ("[[10,000|troops]] soldiers are in the north, where rain fell.", ["north"]),
    ("[[140,000|troops]] soldiers are deployed along the Afghan border.", ["Afghan border"]),
    ("In the capital [[53]] people died.", [None]),
    ("Men struck the crowd at the north gate, killing [[nine]].", [None]),
    ("KABUL — [[Nine]] wounded were taken across the border.", ["KABUL"]),
]
HEADS: list[tuple[str, list[str | None]]] = [
    (
        "Dalo City crisis, report 4, 2 May 2013. Killed: [[86]] fighters. [[9,000|displaced]] persons in tents.",
        ["Dalo City"] * 2,
    ),
    ("Mozambique floods, update 3. [[329,000|displaced]] persons are sheltering.", ["Mozambique"]),
    ("II. DAMAGED HOUSES: 2,340\n[[Nine]] people died.", [None]),
    ("12 Aug 2009, Somalia - [[Two]] nurses shot dead by gunmen while working in Afgoye camp.", ["Afgoye camp"]),
]
LISTS: list[tuple[str, list[str | None]]] = [
    (
        "Mozambique floods, update 12. Deaths: [[492]] (Inhambane [[77]], Sofala [[84]]).",
        ["Mozambique", "Inhambane", "Sofala"],
    ),
    ("3 MAY 84, KAH DAL BATTLEFIELD: [[TEN]] ENEMY SOLDIERS WERE KILLED.", ["KAH DAL BATTLEFIELD"]),
    ("[[Four]] prisoners were killed on Monday at a second jail, Purakara; 144 are at large.", ["Purakara"]),
    ("Sudan situation: eastern Chad, figures of 2 May. [[90,000|refugees]] refugees have arrived.", ["Chad"]),
    (
        "Colombia, mines, first quarter of 2021. [[104|casualties]] casualties. [[60]] died, [[21]] in Nariño.",
        ["Colombia", "Colombia", "Nariño"],
    ),
]
POINTING: list[tuple[str, list[str | None]]] = [
    ("ACCRA — [[Fifty]] people were killed in the capital on Monday, police said.", ["ACCRA"]),
    ("TARSA, Kenya — A bus burned out at Dalo. [[Nine]] passengers died here on Monday.", ["TARSA"]),
    ("DALO, Chad — [[9,000|refugees]] people have crossed the Bahr river into this town.", ["DALO"]),
    (
        "ACCRA — A raid on Tarsa Prison killed [[six]]. [[Two]] guards were shot elsewhere in the capital.",
        ["Tarsa Prison", "ACCRA"],
    ),
    ("ACCRA — Bombs killed [[60]] in the Ghanaian capital, [[9]] of them at a bar in Osuwa.", ["ACCRA", "Osuwa"]),
    ("The king said [[nine]] men had entered its territory and died.", [None]),
]
CARED: list[tuple[str, list[str | None]]] = [
    ("Gunmen raided Tarsa. [[Ten]] corpses were deposited at the Mission Hospital.", ["Tarsa"]),
    ("Bomb in Dalo bazaar, 2 May 2013. [[Six]] killed. [[Two]] died at Civil Hospital, Basra.", ["Dalo bazaar"] * 2),
    ("Gunmen raided Tarsa. Bodies were kept at the morgue in Basra. [[Nine]] people died.", ["Tarsa"]),
    ("Jets bombed the Dalo hospital, killing [[nine]] patients.", ["Dalo hospital"]),
    ("Gunmen raided Tarsa. An official of Basra police said [[five]] died there.", ["Tarsa"]),
]
NAMES: list[tuple[str, list[str | None]]] = [
    ("Rebels stormed the hill town of Mangat shortly after dawn, killing [[nine]].", ["Mangat"]),
    ("A feud near Tambu cost [[eight]] lives on Saturday.", ["Tambu"]),
    ("[[300|displaced|household]] families fled Imam Qasim on Monday.", ["Imam Qasim"]),
    ("[[Two]] members of the People's Salvation Front were shot near Dalo.", ["Dalo"]),
    ("Shelling across the Line of Truce killed [[nine]] people in Dalo.", ["Dalo"]),
    ("[[Nine]] people drowned in the Bay of Samarang.", ["Bay of Samarang"]),
    ("[[Nine]] people drowned when a launch sank in the Padma off Tarsa.", ["Tarsa"]),
    ("[[Nine]] people drowned when a car fell into a ditch in the Lode, near Tarsa.", ["Tarsa"]),
    ("A bomb at the Ahmadi mosque in Dalo killed [[nine]].", ["Dalo"]),
    ("[[400|refugees]] people are camped at the North Korean embassy in Vientiane.", ["Vientiane"]),
    ("TARSA, Mexico — [[Nine]] bodies were left beside the road to Dalo.", ["TARSA"]),
    ("TARSA, Ohio — A man shot dead [[nine]] people in a store off Highway 12.", ["TARSA"]),
    ("Worst hit was Dalo station, where [[43]] people died.", ["Dalo station"]),
    ("[[1,500|troops]] marines now garrison Dalo.", ["Dalo"]),
    ("A helicopter was shot down N of Tarsa. [[Three|missing]] men are missing.", ["Tarsa"]),
    ("Plane shot at on approach to Dalo. [[Nine|injured]] were hurt.", ["Dalo"]),
    ("NAIROBI — Bombs went off at a bar. [[Six]] Americans from a church in Texas died.", ["NAIROBI"]),
    ("Across the border in Zimbabwe [[98]] bodies have been found in Dalo.", ["Dalo"]),
    ("Protest over prices, Qasim-2 railway station, 5 May 2013. [[Two]] died.", ["Qasim-2 railway station"]),
    ("[[Nine|injured]] pupils were hurt at Dalo schools.", ["Dalo schools"]),
    ("Kenya sect deaths rise to [[133]]", ["Kenya"]),
    ("Prison riot, Dalo Penitentiary, Guayaquil. Prison service: [[118]] inmates killed.", ["Dalo Penitentiary"]),
    ("Sit-in dispersed, Khartoum. Doctors: [[61]] dead. Ministry: [[46]] dead.", ["Khartoum"] * 2),
    ("2 to 4 policemen hit by roadside bomb, Khan Tarsa. The ministry reports [[two]] dead.", ["Khan Tarsa"]),
]
AGAIN: list[tuple[str, list[str | None]]] = [
    ("Bus ambush kills [[nine]]\nGunmen killed [[nine]] people in Tarsa on Monday.", ["Tarsa", "Tarsa"]),
    ("[[Nine]] killed in Homs attack\nGunmen killed [[nine]] people on Wadi Street on Monday.", ["Wadi Street"] * 2),
    ("Gunmen killed [[nine]] in Tarsa, bringing the toll to [[71]].", ["Tarsa", "Tarsa"]),
    ("Blast kills [[nine]] in Tarsa, [[55|captured]] suspects held", ["Tarsa", "Tarsa"]),
    (
        "A raid on Dalo killed [[six]]. In El Qasmin people told of a massacre. [[Ninety]] died there.",
        ["Dalo", "El Qasmin"],
    ),
    ('Shells hit Dalo. "I counted [[64]] bodies," said Amina Bisi, 62, who reached Basra on foot.', ["Dalo"]),
    ("Troops advancing on Mosul found a grave holding [[34]] bodies at Tarsa.", ["Tarsa"]),
    ("Turkish forces hold the north of Cyprus. Ankara put its losses since Saturday at [[57]] dead.", [None]),
    ("Shells fell on the Hotel Belo in Tarsa. [[Ninety]] people died in the town.", ["Tarsa"]),
    (
        "CAIRO — Shells killed [[25]] civilians in Sudan's capital, where Sudanese troops fight.",
        ["Sudan's capital"],
    ),
    ("KHARTOUM — Shells killed [[25]] civilians in Sudan's capital.", ["KHARTOUM"]),
]
FLOWS: list[tuple[str, list[str | None]]] = [
    ("Lebanon is sheltering [[31,000|refugees]] people and Jordan [[36,000|refugees]].", ["Lebanon", "Jordan"]),
    ("Guatemala reported [[100]] dead and El Salvador [[144]].", ["Guatemala", "El Salvador"]),
    ("Waves killed [[4,500]] in Sri Lanka and [[3,000]] in India.", ["Sri Lanka", "India"]),
    ("JUBA — The Akal camp now holds [[72,000|refugees]] people.", ["Akal camp"]),
    ("Since 4 May [[900|refugees]] people have fled Mali, of whom 450 to Niger.", ["Mali"]),
    ("[[50,000|displaced]] people in northern Shan and [[40,000|displaced]] in Sagaing fled.", ["Shan", "Sagaing"]),
    ("The quake, centred near Gorka, killed [[8,000]] people in Nepal.", ["Nepal"]),
    ("In India [[78]] died and in Tibet [[25]].", ["India", "Tibet"]),
    ("A lorry drove into soldiers at the Amon Hanat promenade, killing [[four]].", ["Amon Hanat promenade"]),
    ("Iraq toll climbs to [[115]] after Khana Sarid bombing", ["Khana Sarid"]),
    ("Strong quake kills [[nine]]", [None]),
    ("The Hamas bombing killed [[nine]].", [None]),
    ("[[NINE|captured]] MEN ARE HELD IN THE NATIONAL STADIUM.", ["NATIONAL STADIUM"]),
    ("[[SIX]] PRIESTS WERE SHOT AT THE CENTRAL AMERICAN UNIVERSITY.", ["CENTRAL AMERICAN UNIVERSITY"]),
    ("Miners were shot at the Marika platinum mine, and [[ten]] died.", ["Marika platinum mine"]),
    ("Heavy losses were taken in the battle for Tarsa, where [[900]] died.", ["Tarsa"]),
    ("A mine hit a lorry 3 km out of Kulto on Monday: [[two]] nurses died.", ["Kulto"]),
    ("[[Nine]] bodies lay on a beach at Potvil, Ampara district.", ["Potvil"]),
    ("In Iskuban 6 men are lost and [[four]] died.", ["Iskuban"]),
    ("Ponta, Puerto Rico, 21 March 1937: police fire on Nationalist march; [[19]] dead.", ["Ponta"]),
    ("A leak at the offices of the oil company Petrola killed [[33]].", [None]),
    ("SANAA — Jets bombed a hall in the Yemeni capital, killing [[140]].", ["SANAA"]),
    ("Two soldiers were shot at Drumra crossroads, Co. Tyrone. [[Both]] died.", ["Drumra crossroads"]),
]
STRAYS: list[tuple[str, list[str | None]]] = [
    (
        "A bomb in Dalo killed [[six]]. Since the vote of May 27, [[300]] people have died, aid workers say.",
        ["Dalo", None],
    ),
    ("Rebels shot [[six]] men in Dalo. Some [[200]] have died since the offensive began.", ["Dalo", None]),
    ("Militiamen killed [[37]] in Dalo. Aid agencies fear that [[50,000]] people may starve.", ["Dalo", None]),
    ("A bomb in Dalo killed [[60]]. The mayor said it may have killed [[2,000]].", ["Dalo", "Dalo"]),
    ("LUANDA — Rebels killed [[38]] in Dalo. [[Five|defected]] officers went over last month.", ["Dalo", None]),
    (
        "DALO — Rebels seized a school and shot [[four]] men. [[900|displaced]] people are sleeping in the stadium.",
        ["DALO", "DALO"],
    ),
    ("A grenade in Dalo wounded [[49|injured]] on Monday. [[Two]] died of their wounds on Tuesday.", ["Dalo", "Dalo"]),
    (
        "ANKARA — [[265]] people died across the country, the army said. [[41]] of the dead were policemen.",
        [None, None],
    ),
    ("[[Nine]] people died when a hillside slid on to the village of Dalo in Homs.", ["Dalo"]),
    ("In Tarsa, 14 km from the Nile, a mob killed [[eleven]] policemen.", ["Tarsa"]),
    ("Stampede in the TILE area, Karachi: [[12]] dead.", ["TILE area"]),
]
REPORTS: list[tuple[str, list[str | None]]] = [
    (
        "Access snapshot - Yemen, May 2018\nCivilians killed: [[196]]\nHouseholds uprooted: [[4,310|displaced]]",
        ["Yemen"] * 2,
    ),
    ("Burkina Faso. On 31 March 2012 there were [[850,000|displaced]] displaced people.", ["Burkina Faso"]),
    ("Sudan emergency, eastern Chad, May 2013. Arrivals: [[420,368|refugees]] refugees.", ["Chad"]),
    ("CYCLONE ANNA - MOZAMBIQUE - Update 9\nHouseholds displaced (Sofala): [[28,600|displaced]]", ["Sofala"]),
    ("[[832]] dead in Indonesia ([[821]] Palu, [[11]] Dalo).", ["Indonesia", "Palu", "Indonesia"]),
    (
        "Pakistan floods, daily report No. 78. Deaths so far: [[1,162]]. Sindh accounts for [[405]].",
        ["Pakistan", "Sindh"],
    ),
    ("Tarsa alone hosts [[200,000|refugees]] refugees.", ["Tarsa"]),
    ("Troops held [[1,462|captured]] people on Monday, [[614|captured]] in Santiago alone.", [None, "Santiago"]),
    ("South Africa has lost [[14]] soldiers, Malawi [[three]].", [None, None]),
    ("Clash in the Tarsa valley, 10 May 2013. Peru: [[two|equipment|aircraft]] aircraft shot down.", ["Tarsa valley"]),
    ("DARWIN — A nun from Suwai said militiamen had killed [[three]] priests in a church there.", ["Suwai"]),
    (
        "Monthly bulletin: Tarsa, May 2013\n- [[17]] killed by shells at Dalo camp\n- [[Two|captured]] held at a gate",
        ["Dalo camp", "Tarsa"],
    ),
]
TOWNS: list[tuple[str, list[str | None]]] = [
    (
        "KARSA, Libya — Mortars on Tripoli Street killed [[seven]]. [[365]] have died in the siege of the port.",
        ["Tripoli Street", "KARSA"],
    ),
    (
        "KHARSA — A missile hit Dalo district, killing [[two]]. The mayor said [[44]] residents of the city have died.",
        ["Dalo district", "KHARSA"],
    ),
    (
        "KHARSA — A bomb in Barangay Dalo killed [[two]]. The city police chief said [[one]] was a girl.",
        ["Barangay Dalo"] * 2,
    ),
    ("KARSA, Libya — British, French and Italian ships lay off. [[Nine]] people died on Monday.", ["KARSA"]),
    ("Tarsa: lorry drives into carnival crowd, [[dozens]] killed", ["Tarsa"]),
    ("Weather: storm batters villages, [[dozens]] killed", [None]),
]
PARTS: list[tuple[str, list[str | None]]] = [
    ("Gunmen killed [[six]] at Tarsa. Some [[31]] rebels were killed in other clashes.", ["Tarsa", None]),
    (
        "Rebels shot [[six]] in Tarsa. A further [[22|injured]] are in Dalo hospital with stab wounds.",
        ["Tarsa", "Tarsa"],
    ),
    ("[[Nine]] women were burned alive when inmates broke out of Tarsa prison.", ["Tarsa prison"]),
    (
        "Bombs killed [[64]] in Kampala, [[49]] of them at a club in Lugoma, and [[71|injured]] were hurt.",
        ["Kampala", "Lugoma", "Kampala"],
    ),
    ("DALO, Italy — [[Nine]] bodies lay in the hangar of this island's airport.", ["DALO"]),
]
AWAY: list[tuple[str, list[str | None]]] = [
    ("MOGADISHU — A bomb at the Q5 junction killed [[76]]. Turkey flew [[35|injured]] to Ankara.", ["Q5 junction"] * 2),
    ("MOGADISHU — A lorry overturned. [[Nine]] people died. Turkey sent a plane.", ["MOGADISHU"] * 1),
    ("Fire in Tarsa killed [[40]]. [[Twelve|injured]] are in intensive care at Mercy Hospital.", ["Tarsa", "Tarsa"]),
    ("Bomb, Nawat, Helmand, 3 July 2012. [[Two]] killed. [[A]] man died of wounds at Camp Bastion.", ["Nawat"] * 2),
    ("14 June 2011. Kaduna. Gunmen shot dead [[two]] policemen outside a bank.", ["Kaduna"]),
    (
        "QUETTA, Pakistan — Bombs killed [[22]] here on Sunday. Doctors said [[nine]] more died overnight.",
        ["QUETTA"] * 2,
    ),
    (
        "Rebels shelled Tarsa, killing [[two]]. In Paris the minister said [[300|troops]] more would go.",
        ["Tarsa", "Tarsa"],
    ),
    (
        "A raid on Kunduz killed [[20]]. A mine near Dalo killed [[eight]]. Kunduz hospital took in [[97|injured]].",
        ["Kunduz", "Dalo", "Kunduz"],
    ),
    ("Gunmen dragged [[eleven]] men from a bus at Tarsa and shot them.", ["Tarsa"]),
    ("Ethiopia church collapse kills [[36]]", ["Ethiopia"]),
    ("Situation report 4: Kivano eruption, 25 May 2013. Deaths: [[32]].", ["Kivano"]),
]
DATELINES: list[tuple[str, list[str | None]]] = [
    ("LISBON, 3 SEP -- REBELS SAID THEY KILLED [[89]] ANGOLAN AND CUBAN SOLDIERS.", [None]),
    ("KIGALI — Guards killed [[ten]] Belgian peacekeepers.", ["KIGALI"]),
    ("BANGKOK — Vietnamese and Chinese troops fought on. [[138|equipment|tank]] tanks were destroyed.", [None]),
    ("LUANDA, 3 SEP -- REBELS SAID THEY KILLED [[89]] ANGOLAN SOLDIERS.", ["LUANDA"]),
    ("NAIROBI — A bus fell into a river. [[Nine]] people died.", ["NAIROBI"]),
    ("TOKYO, Friday. Chinese and Vietnamese troops fell back. [[Six]] hundred are said to have died.", [None]),
    ("TOKYO, Friday. A hotel burned down. [[Six]] people died.", ["TOKYO"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "places"),
    [
        *BODIES,
        *STREETS,
        *QUARTERS,
        *LAND,
        *HEADS,
        *LISTS,
        *NAMES,
        *POINTING,
        *CARED,
        *AGAIN,
        *FLOWS,
        *STRAYS,
        *DATELINES,
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_is_a_place(text: str, places: list[str | None]) -> None:
    assert [claim["place"] for claim in resolved(text)] == places


def test_a_caption_is_no_head_of_a_long_article() -> None:
    caption = "Mourners in Dalo, Syria on July\n\n"
    told = "Both sides went on firing into the night and neither gave way. " * 30
    total = "Rights groups say [[over 19,000]] people have been killed in the 16-month uprising."
    assert [claim["place"] for claim in resolved(f"{caption}{told}\n\n{total}")] == [None]
