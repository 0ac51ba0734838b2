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
]  # fmt: skip


@pytest.mark.parametrize(("text", "wholes"), WHOLES, ids=[text for text, _ in WHOLES])
def test_parts(text: str, wholes: list[int | None]) -> None:
    assert [claim["subset_of"] for claim in resolved(text)] == wholes
