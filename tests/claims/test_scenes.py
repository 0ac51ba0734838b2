"""Where a figure stands that names no place: its paragraph's scene, else the event that the article tells first."""

from __future__ import annotations

import pytest

from tests.claims.reading import resolved

SCENES: list[tuple[str, list[str | None]]] = [
    (
        "Rebels shelled Homs, killing [[two]].\n\nIn Qasmin the hospital has moved into a cellar. Dr Ana Hale had no "
        "light. Yesterday we had [[nine]] dead.",
        ["Homs", "Qasmin"],
    ),
    (
        "Gunmen shot [[six]] people in Dalo.\n\nThe worst was at the corner of the Calle Mayor, where a bomb hit a "
        "lorry. The driver and [[twelve]] passengers burned.",
        ["Dalo", "Calle Mayor"],
    ),
    ("Jets bombed Tarsa, Qasmin and Dalo at dawn. [[Nine]] pupils died under a school.", [None]),
    (
        "[[Six]] people were shot in Dalo. Survivors who reached Tarsa were weeping. [[Two]] were my brothers.",
        ["Dalo"] * 2,
    ),
    ("[[Six]] people were shot in Dalo. Diplomats in Delhi find that low. A clerk counted [[70]] dead.", ["Dalo"] * 2),
    ("Troops drove the rebels out of Tarsa on Monday. [[Nine]] bodies lay in the square.", ["Tarsa"]),
    ("Vendors resisted removal from Dalo market. [[Three|injured]] vendors were hurt.", ["Dalo market"]),
    (
        "A mine went off as a bus plying between Dalo and Qasmin was passing Tarsa village. [[Six]] people died.",
        ["Tarsa village"],
    ),
    (
        "Rebels drove to within 19 miles of Tarsa. A unit was cut off above the Marwan River. [[Six]] fell.",
        ["Marwan River"],
    ),
    ("[[Nine]] died in a fire in Tarsa on Friday. [[Two|missing]] men were missing on Saturday night.", ["Tarsa"] * 2),
    ("In Qasmin, in the north-west of the city, gunmen killed [[30]] people. A mosque lost [[six]].", ["Qasmin"] * 2),
    ("[[Five]] people died when fire swept a hotel.\n\nA jury at Tarsa sat for three hours.", ["Tarsa"]),
]
MAIN: list[tuple[str, list[str | None]]] = [
    (
        "A bus fell off a bridge at Tarsa, killing [[nine]].\n\nIn Dalo [[two]] died in a fire.\n\n"
        "My sister lost a shoe, said one. [[Six]] of the riders were children, and [[two|injured]] were hurt.",
        ["Tarsa", "Dalo", "Tarsa", "Tarsa"],
    ),
    (
        "Bus plunges at Dalo Pass: [[nine]] dead\n\nA bus fell near Tarsa village on Friday, killing [[nine]].\n\n"
        "[[Two]] of the riders died later.",
        ["Tarsa village"] * 3,
    ),
    (
        "TARSA — [[Nine]] people were killed in the storm on Sunday. [[Forty|missing]] had put to sea. "
        "The mayor spoke of [[60|missing]] missing.",
        ["TARSA"] * 3,
    ),
]
SAID: list[tuple[str, list[str | None]]] = [
    ("DALO — A bomb hit Tarsa. Qasmin Radio, monitored here, said [[nine]] soldiers were killed.", ["Tarsa"]),
    ("A raid on Tarsa failed. He told reporters at the Rixa Hotel that [[718]] had been killed.", ["Tarsa"]),
    ("A raid on Tarsa failed. He said in Dalo on Monday that [[718]] civilians had been killed.", ["Tarsa"]),
    ("Hezbollah, which lost [[three]] men near Bint Jbeil, said it had fired rockets.", ["Bint Jbeil"]),
]
PERSONS: list[tuple[str, list[str | None]]] = [
    (
        "A train left the rails at Tarsa. The driver, aged 58, of Crewe, died, and [[two]] others were killed.",
        ["Tarsa"],
    ),
    (
        "Fire swept a hotel in Tarsa. Verdicts were given on Margaret Hale, 67, and her sister. [[Nine]] died.",
        ["Tarsa"],
    ),
    (
        "A bus burned in Tarsa. An officer of the National Road Safety Corps in the state spoke of [[15]] dead.",
        ["Tarsa"],
    ),
    ("Georgia's health ministry said [[17]] people had died in the republic.", ["Georgia"]),
    ("Alberta recorded [[85]] deaths by fire in 2012.", ["Alberta"]),
    ("A shell fell on Homs, 12 kilometres off; [[nine]] people died.", ["Homs"]),
]
PARTS: list[tuple[str, list[str | None]]] = [
    (
        "[[Fifteen]] soldiers, nine of them conscripts, were killed and [[eight|injured]] hurt in a gorge near Tarsa.",
        ["Tarsa", "Tarsa"],
    ),
    ("CAIRO — [[Fourteen]] pilgrims died in a stampede near the gate of the Tarsa temple here.", ["CAIRO"]),
    ("A bus was passing Tarsa village when a mine went off, killing [[six]].", ["Tarsa village"]),
    ("Shelling in Tarsa killed [[six]]. The villagers had buried [[four]] at Dalo cemetery by dusk.", ["Tarsa"] * 2),
]


@pytest.mark.parametrize(
    ("text", "places"),
    [*SCENES, *MAIN, *SAID, *PERSONS, *PARTS],
    ids=lambda value: str(value)[:60],
)
def test_scenes(text: str, places: list[str | None]) -> None:
    assert [claim["place"] for claim in resolved(text)] == places
