"""Which figure is a part of which: the position of the whole for each figure, None where it is a whole itself."""

from __future__ import annotations

import pytest

from tests.claims.reading import resolved

WHOLES: list[tuple[str, list[int | None]]] = [
    ("A bomb killed [[20]] people, including [[six]] children.", [None, 0]),
    ("A bomb killed [[20]] people, including [[six]] children and [[four]] women.", [None, 0, 0]),
    ("A bomb killed [[20]] people, among them [[six]] children.", [None, 0]),
    ("A bomb killed [[20]] people, [[six]] of them children.", [None, 0]),
    ("[[Twenty]] people, [[six]] of them children, were killed.", [None, 0]),
    ("A bomb killed [[20]], of whom [[six]] were children.", [None, 0]),
    ("A bomb killed [[20]] people. [[Six]] of the dead were children.", [None, 0]),
    ("A bomb killed [[20]] people. [[Six]] of them were children.", [None, 0]),
    ("A bomb killed [[20]] people. Among them were [[six]] children.", [None, 0]),
    ("A bomb killed [[20]] people. The dead include [[six]] children.", [None, 0]),
    ("A bomb killed [[20]] people. [[Six]] children were among the dead.", [None, 0]),
    ("A bomb killed [[20]] people. [[Two]] police officers were among them.", [None, 0]),
    ("The group counted [[20]] dead. It listed [[nine]] soldiers, [[seven]] rebels and [[four]] boys among the dead.",
     [None, 0, 0, 0]),
    ("[[Twenty]] dead in all: [[12]] men, [[five]] women and [[three]] boys.", [None, 0, 0, 0]),
    ("There were [[86|casualties]] casualties ([[21]] killed, [[65|injured]] injured).", [None, 0, 0]),
    ("[[Nine|injured]] were hurt, [[four|injured]] of them badly.", [None, 0]),
    ("A bomb killed [[20]] people and wounded [[40|injured]].", [None, None]),
    ("A bomb killed [[20]] people. [[Six]] more died on Tuesday.", [None, None]),
    ("[[Twenty]] died in Homs and [[six]] in Hama.", [None, None]),
    ("The coffins of [[three]] of the [[16]] guides killed on the peak came home.", [1, None]),
    ("Of the [[220|injured]] injured [[11|injured]] were in danger.", [None, 0]),
    ("Of the [[220|injured]] injured in Homs, [[11]] have died.", [None, 0]),
    ("[[2,000|displaced]] people fled to the fort; shells wounded [[two|injured]] of them.", [None, 0]),
    ("[[192]] people died. The army, which spoke of [[84]], admitted that [[five]] soldiers were among them.",
     [None, None, 1]),
    ("Police said [[20]] had died; rebels said [[six]] had.", [None, None]),
    ("A bomb killed [[six]] people, including [[20]] children.", [None, None]),
    ("A bomb killed [[20]] people and wounded [[40|injured]], [[nine|injured]] of them badly.", [None, None, 1]),
    ("The dead include [[27]] foreigners – [[seven]] Danes and [[three]] Swedes.", [None, 0, 0]),
    ("[[Eight]] gunmen died, [[seven]] by blowing themselves up.", [None, 0]),
    ("[[No]] soldiers were hurt when [[six]] rebels died.", [None, None]),
    ("[[Seven]] guides, [[three]] women and [[four]] men, were shot in the reserve.", [None, 0, 0]),
    ("[[Five|killed|person|military]] soldiers, [[three|killed|person|civilian]] shepherds and "
     "[[two|killed|person|police]] policemen died.", [None, None, None]),
    ("[[Nine]] people, [[a]] nurse, [[two]] guards and [[six]] drivers, had died by nightfall.", [None, 0, 0, 0]),
    ("[[1,000]] people have been killed. Its books show [[700]] civilians, [[250]] soldiers and [[50]] turncoats.",
     [None, 0, 0, 0]),
    ("[[A]] policewoman and [[her]] son were among the dead.", [None, None]),
    ("[[A]] mayor among [[nine]] dead in Dalo blast", [1, None]),
    ("Clash in Dalo: [[113]] killed (a chief), [[23]] killed (the council).", [None, None]),
    ("[[31]] died, against [[19]] a week before. [[Nine]] of the dead were women.", [None, None, 0]),
    ("[[Eleven|killed|body]] bodies were found. [[Nine]] have been identified.", [None, 0]),
    ("A bomb killed [[65]] people. [[A]] nurse who ran in to help is one of the dead.", [None, 0]),
    ("[[Two]] clerks, [[a|killed|person|man]] man and [[his|killed|person|woman]] wife, were shot.", [None, 0, 0]),
    ("[[Two]] clerks, [[a|killed|person|man]] man and [[a|killed|person|woman]] woman were shot.", [None, None, None]),
    ("Police shot [[34]] miners. [[Ten]] others, [[two]] guards and [[a]] nurse among them, had died before.",
     [None, None, 1, 1]),
    ("A bomb killed [[20]] people. Insp. Karim Aziz said the dead included [[two]] sisters and [[a]] clerk.",
     [None, 0, 0]),
    ("[[Seven]] people lost their lives. [[The]] driver was killed in his cab, and [[his]] fireman died on the way. "
     "The other [[five]] were passengers.", [None, 0, 0, 0]),
    ("[[Twelve]] inmates died. [[Nine]] were killed by others in the first hour. [[Two]] were shot on the wall and "
     "[[one]] fell to his death.", [None, 0, 0, 0]),
    ("[[Eight]] men were shot. The remaining [[two]] died in hospital.", [None, 0]),
    ("The army said [[100]] rebels were killed. Rebels said [[50]] were killed; the army denied that [[50]] had died.",
     [None, None, None]),
    ("All [[300]] aboard perished. Ships have recovered [[131|killed|body]] bodies.", [None, 0]),
    ("All [[300]] aboard perished. A diver said that he had found [[131|killed|body]] bodies.", [None, None]),
    ("[[Four|killed|person|military]] rangers died. The bodies of [[three|killed|body|rebel]] rebels were found.",
     [None, None]),
    ("A bomb killed [[20]] people. “[[My]] wife and my [[three]] daughters were in it,” he said.", [None, 0, 0]),
    ("A bomb killed [[20]] people. A clerk, Karim Aziz, lost [[his]] wife and [[two]] sons.", [None, 0, 0]),
    ("A bomb killed [[20]] people. The army lost [[two]] tanks.", [None, None]),
    ("Storms killed [[90]] people on Monday. Worst hit was Dalo, where [[43]] died, [[nine]] of them children.",
     [None, 0, 1]),
    ("The storm killed [[183]] people. In Dalo alone [[43]] died.", [None, 0]),
    ("Police held [[1,462|captured]] people, [[614|captured]] in Dalo alone.", [None, 0]),
    ("[[Two|injured]] of the hurt were flown to Torva, where [[one]], a clerk, died in surgery.", [None, 0]),
    ("[[Three|injured]] neighbours were hurt, [[one|injured]] with a head wound.", [None, 0]),
    ("[[Twelve|injured]] pupils and [[a|injured]] teacher were hurt; [[four|injured]] of the pupils badly.",
     [None, None, 0]),
    ("The government owned to [[two]] deaths, those of [[a]] clerk and [[a]] guard.", [None, 0, 0]),
    ("At least [[34]] died. Of those, [[21]] were rebels, [[nine]] policemen and [[four]] civilians.", [None, 0, 0, 0]),
    ("[[147]] have died, up from [[121]] on Sunday. [[Two]] nurses are among the victims.", [None, None, 0]),
    ("Bombs killed [[64]] and hurt [[71|injured]]. [[Six|injured]] nuns from Lubova in Torva were among the wounded.",
     [None, None, 1]),
    ("A bomb killed [[20]] people. [[Five more]] died, bringing the toll to [[25]].", [None, None, None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wholes"), WHOLES, ids=[text for text, _ in WHOLES])
def test_parts(text: str, wholes: list[int | None]) -> None:
    assert [claim["subset_of"] for claim in resolved(text)] == wholes
