"""Whom a figure counts where the words beside it say so, and not its own noun."""

from __future__ import annotations

import pytest

from tests.claims.reading import resolved

# text, populations of its figures
TOLD = [
    ("Women made up [[688|casualties|person|civilian]] of the casualties.", ["woman"]),
    ("Children accounted for [[31]] of the dead.", ["child"]),
    ("Soldiers made up [[40]] of the [[90]] dead.", ["military", "all"]),
    ("[[12]] people died, all of them civilians.", ["civilian"]),
    ("[[61]] dead, all soldiers.", ["military"]),
    ("A bomb killed [[six]] people, all children.", ["child"]),
    ("A bomb killed [[six]] people, all in one house.", ["all"]),
    ("The army said [[100|killed|person|man]] of its men had fallen. It admitted [[15|injured|person|man]] wounded.",
     ["military", "military"]),
    ("The brigade lost two tanks and [[11|killed|person|man]] men.", ["military"]),
    ("The rebels hanged [[three|killed|person|man]] men in Dalo.", ["man"]),
    ("They shot [[two|killed|person|man]] men and their [[one|injured|person|man]] brother.", ["man", "man"]),
    ("Women made up [[688|casualties]] of the casualties ([[201]] killed, [[487|injured]] injured).",
     ["woman", "woman", "woman"]),
    ("[[90|casualties|person|child]] children were hit ([[30]] killed and [[60|injured]] wounded).",
     ["child", "child", "child"]),
    ("[[90|casualties|person|civilian]] civilians were hit ([[30|killed|person|child]] children and [[nine]] killed).",
     ["civilian", "child", "civilian"]),
    ("At Karva [[195|captured|person|man]] men of the 4th Regiment were taken.", ["military"]),
    ("[[127|defected|person|man]] men went over to the rebels.", ["military"]),
    ("A car bomb hit police near the ground, killing [[nine|killed|person|military]] officers.", ["police"]),
    ("The army lost [[nine|killed|person|military]] officers.", ["military"]),
    ("[[34|killed|person|military]] soldiers fell, [[four|killed|person|military]] of them officers. Police came late.",
     ["military", "military"]),
    ("The African Union has [[305|troops|person|military]] soldiers there.", ["peacekeeper"]),
    ("[[Twelve|killed|person|military]] Congolese soldiers died, the U.N. mission said.", ["military"]),
    ("[[127|killed|person|man]] men of the village were shot.", ["man"]),
    ("The U.N. force in Torva, [[9,000|troops|person|military]] strong, lost [[a|killed|person|military]] captain.",
     ["peacekeeper", "peacekeeper"]),
    ("[[A|injured|person|military]] Chadian soldier of MISCA was hurt.", ["peacekeeper"]),
    ("The army lost [[41|killed|person|man]] men in an attack on a U.N. force base.", ["military"]),
    ("Peru mourns [[14|killed|person|military]] of [[900|troops|person|military]] soldiers it had in the U.N. force.",
     ["peacekeeper", "peacekeeper"]),
    ("[[Five|killed|person|peacekeeper]] monitors ([[4|killed|person|foreigner]] Nigerian) were shot.",
     ["peacekeeper", "peacekeeper"]),
    ("[[Three|killed|person|foreigner]] Danish and Czech peacekeepers fell.", ["peacekeeper"]),
    ("Ankara gave its losses since Monday as [[57]] dead.", ["military"]),
    ("The rebels put their losses at [[57]] dead.", ["rebel"]),
    ("[[Nine|killed|person|child]] babies died. Some [[900|injured|person|child]] injured were treated.",
     ["child", "all"]),
    ("[[Nine|killed|person|child]] babies died. Some [[900|injured|person|child]] injured children were treated.",
     ["child", "child"]),
    ("Police said [[nine|killed|person|civilian]] nuns died. Radio Torva: [[12|killed|person|civilian]] dead.",
     ["civilian", "all"]),
    ("Police said [[five|killed|person|military]] officers were shot and [[nine|injured|person|military]] others hurt.",
     ["police", "police"]),
    ("[[Four|killed|person|military]] jawans fell, said the police of Lubova, and [[seven|injured|person|military]] "
     "were hurt.", ["police", "police"]),
    ("Police said [[five|killed|person|military]] officers and [[six|killed|person|military]] soldiers died.",
     ["police", "military"]),
    ("Rebel losses were put at [[60]].", ["rebel"]),
    ("[[16|killed|person|military]] more fell, bringing the military toll to [[532]] since May.",
     ["military", "military"]),
    ("The office put the guerrilla dead at [[174]].", ["rebel"]),
    ("Earlier police count: [[14]] dead.", ["all"]),
    ("The feud has cost [[7,000|killed|person|rebel]] lives.", ["all"]),
    ("Soldiers killed [[150|killed|person|civilian]] patients.", ["civilian"]),
    ("Clinics treated [[41|injured|person|civilian]] patients; [[nine|killed|person|civilian]] died.", ["all", "all"]),
    ("The United Nations flew out [[320|displaced|person|civilian]] of its staff.", ["aid_worker"]),
    ("[[320|displaced|person|civilian]] of the mill's staff left.", ["civilian"]),
    ("A van hit walkers; [[ten]] died. [[The|killed|person|civilian]] driver was shot dead by police.",
     ["all", "militant"]),
    ("A bomb hit a bus; [[ten]] died. [[The|killed|person|civilian]] driver was found dead by police.",
     ["all", "civilian"]),
    ("Firemen found [[28]] bodies, [[16]] of them children's.", ["all", "child"]),
    ("[[37]] bodies lay there, [[one]] of them that of a child.", ["all", "child"]),
    ("[[34]] people died, [[19]] of them under 18.", ["all", "child"]),
    ("Torva gave its own losses as [[18|killed|person|prisoner]] dead.", ["military"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "populations"), TOLD, ids=[text for text, _ in TOLD])
def test_population(text: str, populations: list[str]) -> None:
    assert [claim["population"] for claim in resolved(text)] == populations
