"""Days of deeds beside the days on which they were told, counted or mourned."""

from __future__ import annotations

import pytest

from tests.claims.reading import resolved

# text, basis and day of its figures
TOLD = [
    ("Two days after the earthquake, Torva has counted [[900]] dead.", ["event 2013-06-17"]),
    ("Crews dug [[12]] corpses from a mill, a monk said on Sunday, nine days after an air raid.", ["event 2013-06-07"]),
    ("Two pupils were pulled alive on Monday from a school where [[50]] died, three days after the quake.",
     ["event 2013-06-14"]),
    ("A day after the flood, firemen had found [[nine]] bodies.", ["event 2013-06-18"]),
    ("Two days after the bombing, gunmen killed [[five]] men in Basra.", ["event -"]),
    ("Two days after the vote, police shot [[four]] men dead.", ["event -"]),
    ("A train left the rails on Sunday. Police put the dead at [[133]] on Tuesday, revised from [[120]], and the hurt "
     "at [[180|injured]].", ["event 2013-06-16"] * 3),
    ("A bomb killed [[32]] on Friday. The mayor had spoken of [[20]] dead on Saturday.", ["event 2013-06-14"] * 2),
    ("Friday's quake killed [[900]], the ministry said, up from the [[700]] dead it had listed on Saturday.",
     ["event 2013-06-14"] * 2),
    ("The mayor had spoken of [[20]] dead on Saturday.", ["event 2013-06-15"]),
    ("Police reported [[12]] dead on Saturday.", ["event 2013-06-15"]),
    ("The toll of Friday's quake rose to [[832]]; the day before it had stood at [[420]].", ["event 2013-06-14"] * 2),
    ("Torva mourned on Sunday for [[51]] people, most of them young, who were crushed on Friday night.",
     ["event 2013-06-14"]),
    ("Torva mourned on Sunday for [[51]] people who were killed in a stampede.", ["event 2013-06-16"]),
    ("A bomb killed [[nine]] on Saturday. Of the [[220|injured]] hurt [[115|injured]] were still in care on Monday.",
     ["event 2013-06-15", "event 2013-06-15", "event 2013-06-17"]),
    ("The army said on Monday that [[38]] men had drowned at Dalo the day before.", ["event 2013-06-16"]),
    ("Torva counted [[724]] dead in the quake that struck the previous morning.", ["event 2013-06-18"]),
    ("Divers had raised [[55]] bodies by Tuesday from a ferry that sank. She had 800 aboard when she sank on Friday.",
     ["event 2013-06-14"]),
    ("Monks counted [[45]] corpses in a gully. The ministry said police had died in Friday's raid.",
     ["event 2013-06-14"]),
    ("Raiders slew [[45]] herders in Dalo. In Homs, a clerk told of Friday's raid.", ["event -"]),
    ("A bomb killed [[70]] on Sunday. In raids on Monday [[15|captured]] men were held. Asif buried [[two]] sons.",
     ["event 2013-06-16", "event 2013-06-17", "event 2013-06-16"]),
    ("Shells killed [[nine]] in Homs on Sunday. Within hours raiders killed [[two]] guards in Basra.",
     ["event 2013-06-16"] * 2),
    ("Ten shells fell on Torva to-day. [[Six]] persons were killed.", ["event 2013-06-19"]),
    ("The quake on Monday killed [[40]]. [[Nine|captured]] builders have been arrested.",
     ["event 2013-06-17", "cumulative 2013-06-19"]),
    ("Radio Torva said [[2,800|captured]] suspects had been rounded up.", ["cumulative 2013-06-19"]),
    ("[[Forty|captured]] marchers have been arrested, of whom [[nine|captured]] are still in custody.",
     ["cumulative 2013-06-19", "stock 2013-06-19"]),
    ("Police denied that [[three|captured]] clerks had been arrested.", ["event -"]),
    ("The army said [[9,000]] had died in Saturday's earthquake; the nationwide count stood at [[9,400]].",
     ["event 2013-06-15"] * 2),
    ("[[Nine]] people were killed across Syria on Monday.", ["daily 2013-06-17"]),
    ("[[Thirteen]] marines died in a street battle in Dalo on Monday, taking military deaths to [[58]] since May 23.",
     ["event 2013-06-17", "cumulative 2013-06-17"]),
    ("[[11]] more died in care on Tuesday, bringing to [[57]] the number shot on Monday.",
     ["event 2013-06-18", "event 2013-06-17"]),
    ("Shells hit Dalo on Tuesday. The toll of the siege reached [[143]], from [[125]] on Monday, with [[88|injured]] "
     "hurt.", ["event 2013-06-18", "event 2013-06-17", "event 2013-06-18"]),
    ("Bombs fell on Dalo on Monday. The toll stood at [[202]]; overnight it had been [[144]].",
     ["event 2013-06-17"] * 2),
    ("Lima calls up [[15,000|troops]] reservists.", ["event -"]),
    ("Lima keeps [[15,000|troops]] reservists.", ["stock 2013-06-19"]),
    ("Nine men died when [[300|troops]] rebels ambushed a patrol on Sunday.", ["event 2013-06-16"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[text for text, _ in TOLD])
def test_day_of_a_deed(text: str, told: list[str]) -> None:
    assert [f"{claim['basis']} {claim['as_of'] or '-'}" for claim in resolved(text)] == told
