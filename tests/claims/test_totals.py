"""Killed and injured of the main event."""

from __future__ import annotations

import pytest

from tests.claims.reading import summed

TOTALS: list[tuple[str, tuple[int | None, int | None]]] = [
    ("A bomb in Homs killed [[nine]] people and wounded [[20|injured]].", (9, 20)),
    ("A bomb in Homs killed [[nine]] civilians and [[two]] soldiers.", (11, None)),
    ("A bomb in Homs killed [[nine]]. Another [[20|injured]] were hurt. [[Five more]] died on Tuesday.", (14, 20)),
    ("A bomb in Homs killed [[nine]] people, including [[four]] children.", (9, None)),
    ("A bomb in Homs killed [[nine]] people, police said. The rebels said [[30]] had died.", (9, None)),
    ("The toll of the bomb in Homs rose to [[31]]. Police had first counted [[27]].", (31, None)),
    ("A bomb in Homs killed [[nine]] people. A bomb in Hama killed [[30]].", (9, None)),
    ("A bomb in Homs killed [[nine]] people. The army denied that [[30]] had died.", (9, None)),
    ("A bomb in Homs killed [[nine]] people. The war has killed [[40,000]] since 2011.", (9, None)),
    ("A bomb in Homs killed [[nine]] people. It was feared that [[30]] had died.", (9, None)),
    ("Bomb kills [[17|killed|person|police]] police in Homs\n\nA mine killed [[17|killed|person|police]] of them on "
     "Thursday, officials in the pro-government administration said.", (17, None)),
    ("At Homs [[27]] people, [[seven|killed|person|woman]] of them women, drowned on Monday, the ministry said, "
     "lowering the figure of [[31]].", (27, None)),
    ("At Homs [[70]] died when the ferry sank. No disaster has equalled that of the Dona in 1987. The toll then was "
     "[[1,749]].", (70, None)),
    ("[[No]] people were killed in the raid.", (0, None)),
    ("A siege in Homs left [[nine]] dead on Monday. In 1984 [[three]] died at the same bank.", (9, None)),
    ("The raid in Homs killed [[26]], police said, climbing down from the [[64]] told on Sunday.", (26, None)),
    ("[[82]] dead in Homs floods; [[28|killed|person|child]] children among victims", (82, None)),
    ("A blast in Homs wounded [[112|injured]], [[31|injured]] with bullet wounds.", (None, 112)),
    ("A blast in Homs wounded [[112|injured]], [[31|injured]] in intensive care.", (None, 112)),
    ("The blast in Homs hurt [[92|injured]], said police, who struck one off to make it [[91|injured]].", (None, 91)),
    (
        "Rebels said that they killed [[36|killed|person|military]] soldiers in Homs. The army admitted "
        "[[27|killed|person|military]] dead. The army said that [[47|killed|person|militant]] fighters fell.",
        (74, None),
    ),
    ("[[40|refugees]] people crossed into Turkey.", (None, None)),
    ("Gunmen shot [[nine]] pupils in Homs. All [[four|killed|person|militant]] attackers were killed.", (13, None)),
    ("A bomb in Homs killed [[14]]. The army says it has lost [[3,000|killed|person|military]] in Homs.", (14, None)),
    ("A bomb in Homs killed [[at least nine]] people. Locals said [[30]] had died.", (9, None)),
    ("A bomb in Homs killed [[30]] people, witnesses said. The mayor spoke of [[at least 35]] dead.", (35, None)),
    ("A bomb in Homs killed [[dozens]], a clerk said. An officer counted [[55]] bodies.", (55, None)),
    (
        "A riot in Homs hurt [[83|injured|person|prisoner]] inmates. [[Seven|injured|person|police]] police hurt.",
        (None, 90),
    ),
    (
        "A riot in Homs hurt [[83|injured]] people. [[Seven|injured|person|police]] policemen were cut.",
        (None, 83),
    ),
    (
        "[[44|killed|person|civilian]] civilians have been killed in Homs since Monday. The army has lost "
        "[[three|killed|person|military]] of its own.",
        (47, None),
    ),
    ("[[Dozens]] have died in Homs since Monday, a spokesman said. A raid on Hama killed [[55]].", (24, None)),
    ("[[22]] were killed across the country on Tuesday. A surgeon said that [[two]] had died in his ward.", (22, None)),
    (
        "Gunmen kill [[dozens]] at Homs church\n[[38]] people died in Homs, a nurse said. The governor counted [[22]].",
        (22, None),
    ),
    (
        "Rebels shelled Homs on Monday, killing [[four|killed|person|police]] policemen. The army said it killed "
        "[[nine|killed|person|rebel]] rebels on Tuesday.",
        (4, None),
    ),
    ("[[Six]] died in Homs on Monday and [[four more]] on Tuesday, bringing the death toll to [[31]].", (31, None)),
    ("A bomb in Homs killed [[eight]] on Monday. In March a similar bomb killed [[14]].", (8, None)),
    ("[[Dozens]] died in Homs, a spokesman said. The rebels claimed to have killed [[55]].", (24, None)),
    ("[[Dozens]] dead in Homs\nAt least [[47]] people died in Homs, activists say.", (47, None)),
    ("[[29]] dead in Homs\n[[29]] people died in Homs, aid sources said. A toll of [[12]] was given by Lt. Omar Saleh.",
     (12, None)),
    ("A bomb in Homs killed [[42]] people. The mayor first spoke of [[31]] dead.", (42, None)),
    ("The mayor and [[four]] guards were killed in Homs; [[one|injured]] guard was hurt.", (4, 1)),
    ("A boat sank off Dalo. [[12|killed|body]] bodies were found, taking the tally to [[40]].", (40, None)),
    ("[[Six]] died in Torva and [[two]] of [[nine|injured]] hurt, raising the death count to [[eight]].", (8, 7)),
    ("A mine killed [[six]], police said. A clinic listed [[seven]]: [[nine]] in all, police said.", (9, None)),
    ("A fire killed [[eleven]] people, the mayor said, lowering a first count of [[13]].", (11, None)),
    ("The blast killed [[84]] soldiers near Dalo, not [[31]] as the ministry had told.", (84, None)),
    ("[[Nine]] people died in Torva. Newspapers had put the toll at [[14]].", (9, None)),
    ("[[Nine]] people died, police said. Witnesses said that the mayor had put it at [[14]].", (9, None)),
    ("Raiders killed [[six|killed|person|police]] policemen, Torva's general staff said. The general staff said "
     "[[30|killed|person|militant]] attackers were shot dead.", (36, None)),
    ("[[16|killed|person|police]] guards and [[an unknown number|killed|person|militant]] of bandits dead.",
     (16, None)),
    ("A raid killed [[six]] in Dalo. [[Ten|injured]] wounded were taken to Torva, where on the long road to the town "
     "[[two]] of them died.", (8, 8)),
    ("A bomb killed [[three]] men in Dalo on Monday; [[60|injured]] people were hurt. [[A]] driver died of his burns "
     "on Tuesday.", (4, 60)),
    ("A lorry bomb killed [[200|killed|person|military]] marines, the Pentagon said. A second blast hit the French "
     "barracks. Paris said [[30|killed|person|military]] were dead.", (230, None)),
    ("[[Ten]] herders were shot in Dalo. The attackers lost [[one|killed|person|militant]] of their own.", (11, None)),
    ("Firemen dug [[28|killed|body]] bodies from a house in Dalo. The minister said that [[52]] died.", (52, None)),
    ("Soldiers killed [[at least 600]] people in a church, survivors said. A doctor counted [[186|killed|body]] "
     "bodies.", (186, None)),
    ("Envoys counted [[20|killed|body]] bodies in a street. Radio Torva said that [[seven]] looters were shot.",
     (20, None)),
    ("[[No|injured]] injuries were reported in Dalo.", (None, 0)),
    ("[[Nobody|injured]] was hurt in Dalo.", (0, 0)),
    ("[[16]] people died in Dalo. [[No|injured|person|civilian]] miners were hurt.", (16, None)),
    ("Officials first said [[12|killed|person|militant]] militants died in Dalo. Villagers: [[42]] dead.", (12, None)),
    ("Bandits held [[three|captured|person|man]] brothers in Dalo. [[Two|killed|person|man]] of them were shot.",
     (2, None)),
    ("Rebels overran Dalo, killing [[129]] people. Rebel losses were put at [[50|killed|person|rebel]].", (179, None)),
    ("The Red Cross said it had [[281|killed|body]] bodies. A scholar spoke of [[400]] dead.", (281, None)),
    ("[[A]] mayor among [[nine]] dead in Dalo blast\n[[Nine]] people died in Dalo, police said.", (9, None)),
    ("The prefect of Dalo admits [[three]] dead; scholars hold that [[between 20 and 40]] were drowned.", (3, None)),
    ("The army lowered the dead to [[16|killed|person|police]] police officers, [[24|killed|person|military]] soldiers "
     "and [[two|killed|person|civilian]] farmers.", (42, None)),
    ("Police lowered the toll on the island to [[68]] from [[86]] and raised that in Torva from [[seven]] to "
     "[[eight]].", (76, None)),
    ("A shell hit a queue in Dalo. [[45]] persons died; a Red Cross team counted [[30|killed|body]] bodies.",
     (45, None)),
    ("The interior ministry said [[12]] died in Dalo. Hospital officials had listed [[10]].", (12, None)),
    ("[[About 60]] people died when a church fell in. The governor said that [[1,400]] were killed in the earthquake.",
     (1400, None)),
    ("A bomb killed [[14]] people in Dalo. The dead include [[two]] nuns. [[A]] teacher was also killed.", (14, None)),
    ("A bomb killed [[14]] people in Dalo, including [[two]] nuns. [[A]] driver was also killed.", (15, None)),
    ("A bomb killed [[17]] people in Dalo, the minister said. The embassy said [[two]] Spaniards had also died.",
     (17, None)),
    ("Shells killed [[at least 60]] people in Dalo, medics said, and Torva said that [[seven|killed|person|military]] "
     "of its soldiers had died there.", (67, None)),
    ("All [[260]] people on board died, the authorities said. [[Five]] others were killed on the ground.", (265, None)),
    ("Raid on Dalo leaves [[25]] dead\n[[A]] detective was shot. [[Twenty-four]] others were killed.", (25, None)),
    ("[[Five]] men were lynched in Dalo on Monday. The next day [[an]] old woman died in the reprisals.", (6, None)),
    ("Soldiers found [[44|killed|body|foreigner]] Belgians dead in Dalo. [[Two|killed|person|military]] legionnaires "
     "were killed.", (46, None)),
    ("Peacekeepers lost [[11|killed|person|peacekeeper]] men in Dalo. Somali casualties were put at [[35]] dead.",
     (46, None)),
    ("Rebels hit Dalo. Army: [[five|killed|person|military]] soldiers dead. Attackers' losses put at "
     "[[16|killed|person|military]].", (21, None)),
    ("Rebels killed [[five|killed|person|military]] soldiers in Dalo, police said. The army said rebels killed "
     "[[four|killed|person|military]].", (4, None)),
    ("Rebels killed [[55|killed|person|police]] policemen in Dalo on Monday. Soldiers found "
     "[[another 27|killed|body|police]] bodies at Torva.", (82, None)),
    ("Torva's office put the dead of the flood at [[34]]; [[a further 20]] died in Guatemala and [[seven]] in Haiti.",
     (61, None)),
    ("Of [[1,280|troops|person|military]] men back from camps [[35|killed|person|military]] were shot in Dalo. "
     "A later report says [[70|killed|person|military]].", (35, None)),
    ("Bulldozers buried [[7,000|killed|body]] bodies at Dalo. The Red Cross says that [[between 45000 and 50000]] "
     "people died in Haiti.", (45000, None)),
    ("Guards carry [[a|killed|body]] boy's body in Dalo. The quake killed [[more than 50,000]] people in Turkey.",
     (50000, None)),
    ("The army said [[11,000]] died in Dalo alone and the nationwide count stood at [[20,745]].", (20745, None)),
    ("[[22]] killed, [[nine]] burnt alive in Dalo raid", (22, None)),
    ("Rebels said [[25|killed|person|rebel]] of their fighters fell in Dalo. A doctor counted [[12|killed|body]] "
     "bodies.", (25, None)),
    ("Searchers had counted [[309|injured]] hurt. Ottawa said [[113|injured]] of the wounded were its nationals.",
     (None, 309)),
    ("Gunmen killed [[six]] people in Dalo on Sunday. The army said on Monday it had shot "
     "[[three|killed|person|militant]] of the attackers.", (9, None)),
    ("Troops fired on a crowd in Dalo, killing [[at least 18]], an envoy said. A resident counted [[82|killed|body]] "
     "bodies.", (18, None)),
    ("The ministry said [[46]] people died in Dalo; by Saturday the count stood at [[63]].", (63, None)),
    ("[[28|killed|person|military]] soldiers died in Dalo, the governor said. It put the guerrilla dead at "
     "[[174|killed|person|rebel]].", (202, None)),
    ("A mine killed [[three]] soldiers in Dalo on Saturday, bringing to [[500]] the number who have died in the war.",
     (3, None)),
    ("[[Five]] killed in Dalo factory fire; 2012 blaze claimed [[260]]", (5, None)),
    ("A bomb in Dalo killed [[35]], police said. [[Six]] of the wounded have died since.", (41, None)),
    ("The number of people who died in a fire at a mill in Dalo rose to [[104]] as [[four]] of the injured died.",
     (104, None)),
    ("Police shot [[six]] people in Dalo on Monday. The league recalled that on 28 September 2009 soldiers killed "
     "[[150]] in Dalo.", (6, None)),
    ("[[112|killed|body]] corpses were dug out in Dalo, a municipal official said. The army counted [[61|killed|body]] "
     "bodies.", (61, None)),
    ("MoI: [[140]] dead in Dalo. Hospital officials later raised their count to [[127]].", (140, None)),
    ("Rights groups say [[21]] civilians died in Dalo. The army says [[five]]. The commission of inquiry said that "
     "[[13]] had died.", (13, None)),
    ("A doctor said [[74]] people died in the raid on Dalo; a second hospital had taken in [[22|killed|body]] bodies.",
     (74, None)),
    ("[[Dozens]] die in Dalo fires\nThe governor said that [[37]] people had died in Dalo county.", (37, None)),
    ("A shell killed [[three]] people in Dalo, the city council said. The mayor's office said [[1,180]] had died in "
     "Dalo in nine days of siege.", (3, None)),
    ("The toll of the raid on Dalo climbed to [[64]]. Of [[27|injured]] hurt, [[three]] died in hospital.", (64, 24)),
    ("A jet sank a ship, killing [[50|killed|person|military]] sailors. [[Six|killed|person|military]] marines went "
     "down with a boat the same afternoon.", (56, None)),
    ("FIVE SOLDIERS: [[five|killed|person|military]] were killed at Dalo. Communist dead were put at [[90]].",
     (95, None)),
    ("[[31|injured]] people were hurt by bombs in Dalo. In all the troubles [[3,100]] have died "
     "since 1969.", (None, 31)),
    ("The minister said [[60|killed|person|military]] soldiers and [[75|killed|person|other]] raiders fell in Dalo. "
     "[[26|killed|person|civilian]] pilgrims died, he said.", (161, None)),
    ("Ministry of Health bulletins: [[11]], then [[22]], then [[29]] deaths in Dalo.", (29, None)),
    ("The ministry's count in Dalo stood at [[202]] dead; overnight it had been [[144]].", (202, None)),
    ("[[70|killed|person|man]] men were ambushed and killed in Dalo. [[Eight|killed|person|rebel]] rebels died, "
     "police said; the rebels said [[four|killed|person|rebel]].", (78, None)),
    ("Rebels shot [[three|killed|person|military]] soldiers in Dalo. A mine killed all [[four|killed|person|military]] "
     "men of a crew; [[an eighth|killed|person|man]] was shot.", (8, None)),
    ("Firemen had found [[11|killed|body]] bodies in Dalo. Three years ago another dam burst. [[Nineteen]] people died "
     "then.", (11, None)),
    ("Gunmen killed [[27]] people in Dalo and wounded [[45|injured]]. The army pursued them and killed [[12]] of them.",
     (39, 45)),
    ("A bomb killed [[39]], [[12|killed|person|child]] of them children, in Dalo. Last year [[50]] died there.",
     (39, None)),
    ("[[Eight]] people were killed and [[16|injured]] wounded in the town of Dalo, the secretary said on Friday: "
     "[[five|killed|person|militant]] gunmen, [[two|killed|person|military]] guards and [[a|killed|person|prisoner]] "
     "prisoner.", (8, 16)),
    ("[[Four]] farmers were shot dead in Dalo on Monday. [[Another 4]] were killed there on 3 June.", (4, None)),
    ("[[Nine]] people were shot in Dalo; [[three]] more lay dead on the road. In all, [[twelve]] people died, a judge "
     "said.", (12, None)),
    ("[[18]] people were killed in a bus crash in Dalo. Police said [[16]] people died on the spot.", (18, None)),
    ("Police said [[10]] people had died on the spot in Dalo and [[three]] in an ambulance.", (13, None)),
    ("A boat sank off Dalo, killing [[54]] people, the coast guard said. On the tenth day alone [[11]] died, a mason "
     "said.", (54, None)),
    ("The government knew of [[143]] deaths in Dalo, against [[97]] announced on Tuesday. Police headquarters gave a "
     "toll of [[128]].", (143, None)),
    ("The health minister, Ali Sherif, spoke in Dalo of [[202]] dead. An official of the Torva movement put the dead "
     "at [[238]].", (202, None)),
    ("[[Four]] people died in Dalo. [[Her|injured|person|woman]] mother was hurt. [[A|injured|person|child]] boy was "
     "cut. [[His|injured|person|woman]] wife broke a leg.", (4, 3)),
    ("[[A|injured|person|military]] soldier was hit by a sniper in Dalo. [[Seven|injured|person|civilian]] bystanders "
     "were hit. [[One other|injured|person|military]] soldier was hurt.", (None, 9)),
    ("[[Two|injured|person|man]] men were hurt in Dalo. [[More than 40|injured]] were hurt, the mayor said. "
     "[[A|injured|person|child]] boy was burnt.", (None, 40)),
    ("[[Seven|injured]] people were hurt in Dalo. [[A|injured|person|woman]] woman broke a wrist.", (None, 7)),
    ("[[17|killed|person|police]] police died in Dalo on Tuesday. A mine went off near Torva Bridge. "
     "[[A|killed|person|woman]] woman selling seeds also died.", (18, None)),
    ("[[Five]] people were shot in Dalo. In all, [[3,500]] people died in the troubles.", (5, None)),
    ("[[A|killed|person|man]] father and [[two|killed|person|child]] children among [[five]] dead in Dalo", (5, None)),
    ("Commandos found [[20|killed|person|civilian]] diners dead in Dalo, a general said. [[Six|killed|person|militant]]"
     " attackers were shot, he said; [[two|killed|person|police]] policemen had died in the first hour.", (28, None)),
    ("[[34]] people died in Dalo and [[70|injured]] were hurt, the mayor said. A doctor counted [[58|injured]] hurt, "
     "of whom [[nine]] died.", (34, 70)),
    ("A blast killed [[84]] miners in Dalo on 3 May. On 9 June guards shot [[two more]] in Dalo.", (84, None)),
    ("A blast in Dalo killed [[182]] people and hurt [[30|injured]]. Hospitals had counted [[182]] dead by Monday. "
     "Identified were [[14|killed|person|foreigner]] Swedes.", (182, 30)),
    ("Police shot [[34]] miners in Dalo on 16 June. [[Ten]] others had been killed there in the preceding week.",
     (34, None)),
    ("[[23|injured]] passengers were hurt in Dalo. A surgeon said [[five|injured]] had operations.", (None, 23)),
    ("[[134|injured]] people were hurt in Dalo, the relief agency said. Dalo Hospital treated [[88|injured]], a "
     "spokeswoman said.", (None, 134)),
    ("[[20|killed|person|police]] policemen were killed in Dalo on Monday, the ministry said. "
     "[[A|killed|person|police]] wounded lieutenant died in a Torva hospital on Tuesday, doctors said.", (21, None)),
    ("[[16]] people were killed in Dalo on Monday. A bomb hit a bus in Torva. [[12]] passengers died, police said.",
     (16, None)),
    ("[[A|killed|person|child]] boy was pulled dead out of a cellar in Dalo on Monday. The prosecutor's office put the "
     "dead at [[12]]. [[Three]] died in one house, a clerk said.", (12, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOTALS, ids=[text for text, _ in TOTALS])
def test_totals(text: str, expected: tuple[int | None, int | None]) -> None:
    assert summed(text) == expected
