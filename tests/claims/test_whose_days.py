"""Whose day it is: which of the days that a text names each of its figures holds for, and what it counts."""

from __future__ import annotations

import pytest

from tests.claims.reading import resolved

# text, basis and day of its figures: which of the days that a sentence names is whose
WHOSE = [
    (
        "Kasavo said on Monday that [[88]] people had died in five days of raids, [[30]] of them here on Sunday.",
        ["cumulative 2013-06-17", "event 2013-06-16"],
    ),
    (
        "[[300]] have died since June 1, [[nine]] of them on Sunday when a bus was shelled.",
        ["cumulative 2013-06-19", "event 2013-06-16"],
    ),
    ("Nine lorries left. [[12]] men died, [[two]] of them in a ditch, on Sunday.", ["event 2013-06-16"] * 2),
    (
        "Lubova, which says that [[nine]] pupils died in Sunday's raid, put the losses since May 1 at [[4,000]].",
        ["event 2013-06-16", "cumulative 2013-06-19"],
    ),
    (
        "Ana Ruz, whose sister was shot in 2009, keeps a list of [[60]] people killed this year.",
        ["cumulative 2013-06-19"],
    ),
    ("The raid, which began on Sunday, killed [[nine]].", ["event 2013-06-16"]),
    ("[[40]] people have drowned since May 1, against 12 in the same weeks of 2012.", ["cumulative 2013-06-19"]),
    ("In 2012, mines killed [[21]] people (compared with 30 in 2011).", ["cumulative 2012-12-31"]),
    ("[[6,000|refugees]] people had reached Lubova by Monday night.", ["cumulative 2013-06-17"]),
    ("[[72]] people had died by Tuesday morning, the mayor said.", ["cumulative 2013-06-18"]),
    ("By Tuesday firemen had pulled [[26]] bodies from the mill that burned on Sunday.", ["event 2013-06-16"]),
    ("[[900|refugees]] people arrive every day.", ["daily -"]),
    ("In Lubova [[40]] people a day are dying.", ["daily -"]),
    ("[[90,000|refugees]] women and children crossed in a single day.", ["daily -"]),
    ("A bomb killed [[six]] in Homs on Sunday. Hours later [[nine]] died in Basra.", ["event 2013-06-16"] * 2),
    (
        "Raiders shot [[a]] guard on Sunday. [[Nine|missing]] boys were still missing on Tuesday. [[Six]] clerks died.",
        ["event 2013-06-16", "event 2013-06-18", "event 2013-06-16"],
    ),
    (
        "The force has [[400|troops]] men and should reach [[900|troops]] by May.",
        ["stock 2013-06-19", "stock 2014-05-31"],
    ),
    ("[[62]] people were killed in Peru on Sunday.", ["daily 2013-06-16"]),
    (
        "Records show that [[67]] people were killed in the capital on Sunday, [[23]] of them in Torva.",
        ["daily 2013-06-16"] * 2,
    ),
    ("Raiders killed [[62]] people in Peru on Sunday.", ["event 2013-06-16"]),
    ("At least [[12|killed|person|civilian]] miners were killed in Peru on Sunday.", ["event 2013-06-16"]),
    ("[[12]] men died in clashes with rebels in the port of Torva on Sunday.", ["event 2013-06-16"]),
    ("Two majors will be buried, and [[12]] men died on Sunday.", ["event 2013-06-16"]),
    ("A bus crash on Sunday killed [[62]] people in Peru.", ["event 2013-06-16"]),
    ("Across the city [[97]] people died on Sunday.", ["daily 2013-06-16"]),
    ("[[400]] have died since May 1. On Sunday [[45]] rebels fell.", ["cumulative 2013-06-19", "daily 2013-06-16"]),
    ("Torva received [[2,114|refugees]] new arrivals on 12 June.", ["daily 2013-06-12"]),
    ("As of 12 June [[8,000|refugees]] exiles had been registered in Torva.", ["stock 2013-06-12"]),
    ("[[Two|equipment]] warships lie off the coast.", ["stock 2013-06-19"]),
    ("The army lost [[118]] men in the four days it took to reach Torva.", ["cumulative 2013-06-19"]),
    ("Police on Monday lowered the number shot dead in Torva on Sunday to [[68]].", ["event 2013-06-16"]),
    ("Ferry accidents killed [[250]] people in Peru in 2003.", ["cumulative 2003-12-31"]),
    ("In 2003 a ferry accident killed [[50]] people in Peru.", ["event -"]),
    (
        "Torva had [[147]] dead since May 1, up from [[121]] the day before.",
        ["cumulative 2013-06-19", "cumulative 2013-06-18"],
    ),
    ("Officials showed [[17]] corpses and said clinics were full after Sunday's raid.", ["event 2013-06-16"]),
    (
        "The flood of last Friday took [[57]], up from [[31]] a day earlier; [[nine|injured]] were hurt.",
        ["event 2013-06-14"] * 3,
    ),
    (
        "Volunteers who reached Torva on Tuesday counted [[118]] bodies after four days of fighting.",
        ["cumulative 2013-06-18"],
    ),
    (
        "A widow who reached Torva on Tuesday said [[nine]] had died when troops fired on a crowd on Sunday.",
        ["event 2013-06-16"],
    ),
    ("[[13|captured]] men have been held, and talks will miss their deadline of July 30.", ["cumulative 2013-06-19"]),
    ("Doctors fear that [[90]] people may perish by December.", ["event -"]),
    ("[[26]] people might have died in raids this year.", ["cumulative 2013-06-19"]),
    ("[[Eleven]] people had died in the riots by Sunday night.", ["cumulative 2013-06-16"]),
    (
        "A blast hurt [[nine|injured]] in Homs on Sunday. [[A|equipment]] jet was shot down over Basra the same day.",
        ["event 2013-06-16"] * 2,
    ),
    ("Today's paper | Weather\n[[Nine]] dead in blast\nA blast killed [[nine]] on Monday.", ["event 2013-06-17"] * 2),
    (
        "In January–June 2012 raids uprooted [[7,412|displaced]] people, against [[5,108|displaced]] in 2011. "
        "Mines hurt [[23|injured]].",
        ["cumulative 2012-06-30", "cumulative 2011-12-31", "cumulative 2012-06-30"],
    ),
    ("Millions fled since May. A doctor feared that [[30,000]] children could starve.", ["event -"]),
    ("[[8,000|defected]] rebels laid down their arms on Monday.", ["event 2013-06-17"]),
    (
        "The agency raised to [[118]] on Tuesday the number of people killed by two bombs a day earlier.",
        ["event 2013-06-18"],
    ),
    ("The ministry on Monday put the toll in Homs at [[nine]].", ["event -"]),
    ("The mayor said that, since the fighting began, [[600]] people had died.", ["cumulative 2013-06-19"]),
    ("Since the bus was full, [[five]] people died.", ["event -"]),
    ("Police on Monday raised the toll in Homs to [[nine]].", ["event -"]),
    ("Envoys speak of a force that could number [[3,000|troops]].", ["stock -"]),
    (
        "It was the worst fire since May 4, 1991, when [[23]] people died, [[17]] of them in one street.",
        ["event 1991-05-04"] * 2,
    ),
    ("It was the deadliest quake here since May 1991, when [[20]] people died.", ["event -"]),
    ("[[Six]] sailors died on Sunday in the deadliest raid since the invasion of 2003.", ["event 2013-06-16"]),
    ("[[400]] have died since May 4, when the war reached Torva.", ["cumulative 2013-06-19"]),
    (
        "Mourners marched on Monday, a day after a raid on the port killed [[22]] people.",
        ["event 2013-06-16"],
    ),
    ("[[40]] miners died in rockfalls between 2001 and 2008.", ["cumulative 2008-12-31"]),
    ("[[29]] miners died in rockfalls in the ten years to 2007.", ["cumulative 2007-12-31"]),
    ("The worst plague was that of 1990-91, when [[1,200]] died.", ["cumulative 1991-12-31"]),
    (
        "[[Six]] died in a raid on Sunday. On Monday the ministry had given a toll of [[nine]].",
        ["event 2013-06-16"] * 2,
    ),
    (
        "[[Six]] died in a raid on Sunday; on Monday the mayor, Ana Ruz, put the dead at [[nine]].",
        ["event 2013-06-16"] * 2,
    ),
    (
        "[[Six]] nurses died on Friday.\n\nPolice broke up a march on Sunday. [[Three|injured]] men were hurt.",
        ["event 2013-06-14", "event 2013-06-16"],
    ),
    (
        "[[16]] died on Friday. A bus fell in a river on Monday, [[nine]] died. Doctors said [[16]] died at once.",
        ["event 2013-06-14", "event 2013-06-17", "event 2013-06-14"],
    ),
    ("[[Six]] monks and nuns died here on a single Sunday morning.", ["event -"]),
    ("Guns fell silent on Monday; the army replied the next day with a raid that killed [[12]].", ["event 2013-06-18"]),
    ("ACTON QUAY, Kent, Monday.\n\n[[Six]] people died yesterday when a ferry sank.", ["event 2013-06-16"]),
    (
        "[[Six]] die in ferry\nWEDNESDAY JUNE 19 2013\n\n[[Six]] people died on Sunday in a ferry.",
        ["event 2013-06-16"] * 2,
    ),
    (
        "Drownings took [[85]] lives in 2012. Last June, [[two]] boys died and [[five|injured]] were hurt at a weir.",
        ["cumulative 2012-12-31", "event -", "event -"],
    ),
    ("There were [[615]] fatalities in the mines in 1993.", ["cumulative 1993-12-31"]),
    ("In 1993 a flood took [[615]] lives.", ["event -"]),
    ("The rebels seized [[21|captured]] sailors earlier this month.", ["event -"]),
    ("[[17]] people died in the republic on Sunday, the ministry said.", ["daily 2013-06-16"]),
    (
        "The war went on. Rebels broke the ceasefire in the war zone. In all [[1,450]] soldiers were killed on Sunday.",
        ["daily 2013-06-16"],
    ),
    ("[[Six]] died on Sunday, and on Monday the mayor gave the dead as [[nine]].", ["event 2013-06-16"] * 2),
    (
        "On Saturday [[six]] died in a raid, and the next day a bomb killed [[nine]].",
        ["event 2013-06-15", "event 2013-06-16"],
    ),
    ("It is the third raid this year: on June 9, [[nine]] men died in Torva.", ["event 2013-06-09"]),
    ("On Sunday [[a]] guard was shot, where 19 men died in the past two weeks.", ["event 2013-06-16"]),
    ("Rebels have held Torva since Sunday. [[Nine]] men were shot the same day.", ["event 2013-06-16"]),
    ("The force left on Sunday, an officer said; [[six]] clerks died that evening.", ["event 2013-06-16"]),
    ("TORVA, JUNE 18. At least [[36]] people died this morning in a bus crash.", ["event 2013-06-18"]),
    ("TORVA, June 17. [[Nine]] men drowned here tonight.", ["event 2013-06-17"]),
    ("Raiders hit Torva on Sunday; the figure stood at [[99]] on Tuesday.", ["event 2013-06-16"]),
    ("A ferry sank on Sunday. By 6 pm Tuesday [[70]] deaths had been confirmed.", ["event 2013-06-16"]),
    ("A bomb hurt [[11|injured]] men on Sunday; [[two|injured]] were critical last night.", ["event 2013-06-16"] * 2),
    ("[[300]] people had died of cholera by May.", ["cumulative 2013-05-31"]),
    ("The army lost [[562]] dead in the seven days that ended Saturday.", ["cumulative 2013-06-15"]),
    ("In the week to 14 June [[40]] people died in Peru.", ["cumulative 2013-06-14"]),
    ("In May [[5,440]] people died. Doctors list [[4,937]] dead for the same month.", ["cumulative 2013-05-31"] * 2),
    ("[[214|killed|person|rebel]] rebels were killed in May, the army says.", ["cumulative 2013-05-31"]),
    ("Gunmen killed [[22]] pupils in Torva in May.", ["event -"]),
    ("In May 2012 [[23]] men died there, and lorries have killed 114 since 2009.", ["event -"]),
    (
        "Two forts were set on fire. Over [[143]] people were killed in Peru on Sunday, [[75]] of them women.",
        ["daily 2013-06-16"] * 2,
    ),
    ("Raiders hit Torva before dawn on Sunday, killing [[nine]].", ["event 2013-06-16"]),
    ("Bandits killed [[12]] people at Torva on Boxing Day.", ["event 2012-12-26"]),
    ("A bomb killed [[nine]] on New Year's Day 2001.", ["event 2001-01-01"]),
    ("In the first five months of this year [[785]] people drowned.", ["cumulative 2013-05-31"]),
    (
        "A storm hit Torva on Sunday, killing [[40]].\nA man rang on Monday; [[two]] died.\n[[Her]] son was killed.",
        ["event 2013-06-16", "event 2013-06-17", "event 2013-06-16"],
    ),
    (
        "A ferry sank on Sunday, killing [[40]].\nThe Dona burned in May 1987. The toll then was [[900]].",
        ["event 2013-06-16", "event -"],
    ),
    (
        "The army has lost [[18]] men since May 1, and Lubova says that it shot down [[ten|equipment]] jets.",
        ["cumulative 2013-06-19"] * 2,
    ),
    (
        "Monitors said on Monday that [[45]] men were shot in Torva. The raid on Torva on Sunday killed [[six]] boys.",
        ["event 2013-06-16"] * 2,
    ),
    (
        "Police said on Monday that [[nine]] men were shot in Torva. On Sunday a bomb killed [[six]] in Basra.",
        ["event -", "event 2013-06-16"],
    ),
    ("Two lords were among [[three]] men who died on the day of the attack.", ["event -"]),
    ("Raids went on. [[Over 100|injured]] people were hurt on the day.", ["daily 2013-06-19"]),
]


@pytest.mark.parametrize(("text", "told"), WHOSE, ids=lambda value: value if isinstance(value, str) else "")
def test_whose_day_it_is(text: str, told: list[str]) -> None:
    assert [f"{claim['basis']} {claim['as_of'] or '-'}" for claim in resolved(text)] == told


# a note or report without a day of publication | basis and day of its figures
UNPUBLISHED = [
    (
        "Well poisoned at Torva. [[Nine]] villagers died; [[two|injured]] fell ill (8 Nov 2011).",
        ["event 2011-11-08"] * 2,
    ),
    ("Diggers raise [[64]] skeletons near Torva. Massacre by rebels, 7 December 1982.", ["event 1982-12-07"]),
    ("A boy and his uncle, [[both|injured]] hurt while herding goats near Torva, 9 May 2006.", ["event 2006-05-09"]),
    ("A mine killed [[four]] near Torva; a guard died of his wounds on 9 May 2011.", ["event -"]),
    (
        "Shell at Torva, 21 May 2011. [[Six]] died. [[Two]] died two days later, raising the toll to [[8]].",
        ["event 2011-05-21", "event 2011-05-23", "event 2011-05-21"],
    ),
    ("Torva, weekly protection brief, 12–18 March 2011. [[15]] clerks killed.", ["cumulative 2011-03-18"]),
    ("Situation report 4, 20 March 2011. On 12 March [[412|refugees]] exiles came to Torva.", ["daily 2011-03-12"]),
    ("[[A]] guard was shot near Torva on 14 June 2011 and died two days later.", ["event 2011-06-16"]),
    (
        "Torva emergency, as of 24 May 2011. New arrivals since 15 April: [[420|refugees]] exiles.",
        ["cumulative 2011-05-24"],
    ),
    ("Duel at Torva, 10 May 2011. Lubova puts its losses since 2 May at [[60]].", ["cumulative 2011-05-10"]),
    ("Mission strength as of 30 May 2011: ten. In May raiders killed [[19]] people.", ["cumulative 2011-05-31"]),
    ("In July 1975 a patrol stopped a bus at Torva. [[Nine]] men were shot.", ["event -"]),
    ("Fighting in Torva, Peru, February 2012. [[113]] rebels killed.", ["event -"]),
    ("Report on civilian casualties, Peru, August 2018. The mission recorded [[72]] dead.", ["cumulative 2018-08-31"]),
    ("Ambush near Torva, 13-11-2021: [[four]] guards killed.", ["event 2021-11-13"]),
]


@pytest.mark.parametrize(("text", "told"), UNPUBLISHED, ids=lambda value: value if isinstance(value, str) else "")
def test_days_of_a_note(text: str, told: list[str]) -> None:
    assert [f"{claim['basis']} {claim['as_of'] or '-'}" for claim in resolved(text, None)] == told
