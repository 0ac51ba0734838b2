"""What a figure counts: one event, a day, a running total, or how many there are at a moment."""

from __future__ import annotations

import pytest

from tests.claims.reading import resolved

BASES = [
    ("A similar attack in Homs last month killed [[37]].", "event"),
    ("A bomb last month killed [[37]] people.", "event"),
    ("In January [[512]] people were killed in Darfur.", "cumulative"),
    ("Last month [[312]] people were killed in Homs.", "cumulative"),
    ("A bomb killed [[nine]] people in Homs.", "event"),
    ("[[Nine]] people have been killed in an air strike on Douma.", "event"),
    ("[[Nine]] people were killed across Syria on Monday.", "daily"),
    ("The network put the day's dead at [[63]].", "daily"),
    ("[[900|refugees]] people arrive every day.", "daily"),
    ("[[Nine]] people were killed in the past 24 hours.", "daily"),
    ("A mine killed [[17]] on Monday in one of the bloodiest raids of the past year.", "event"),
    ("The crash, one of the worst in the last decade, killed [[40]].", "event"),
    ("Some [[40]] people have died in the past year.", "cumulative"),
    ("The driver of a bus in which [[12]] died had been up since five o'clock the previous morning.", "event"),
    ("[[9,000]] people have been killed since March 2011.", "cumulative"),
    ("[[9,000]] people have died in the war.", "cumulative"),
    ("[[120]] people have died in the uprising.", "cumulative"),
    ("[[120]] people have died so far.", "cumulative"),
    ("[[120]] people died in three weeks of fighting.", "cumulative"),
    ("[[40,000]] people died in the war.", "cumulative"),
    ("The quake killed [[40,000]] people.", "event"),
    ("The quake hit Homs on Sunday. Of the dead [[6,000]] are buried.", "event"),
    ("The wave came at dawn after the earthquake. It drowned [[9,000]] people.", "event"),
    ("A cyclone struck the coast. The Red Cross spoke of [[60,000]] dead.", "event"),
    ("Floods came on Monday. [[250,000|displaced]] were left homeless.", "event"),
    ("The war goes on. The Red Cross spoke of [[60,000]] dead.", "cumulative"),
    ("[[400|displaced]] families are sleeping in schools.", "stock"),
    ("A clerk died on Friday, raising to [[four]] the number of officials killed in Wednesday's bombing.", "event"),
    ("Shells killed two on Friday, bringing to [[940]] the number of civilians killed so far.", "cumulative"),
    ("[[9,000|refugees]] people are camped on the hills.", "stock"),
    ("[[9,000|displaced]] people are displaced.", "stock"),
    ("The toll is [[40]], up from 31 a day earlier.", "event"),
    ("[[Nine]] people died, up from six a day before.", "event"),
    ("The rebels hold [[70|captured]] soldiers.", "stock"),
    ("The blast brings to [[24]] the number of officers killed.", "cumulative"),
    ("Police have detained [[700|captured]] people.", "cumulative"),
    ("Police detained [[70|captured]] people on Monday.", "event"),
    ("[[70|captured]] people are in detention.", "stock"),
    ("[[70|captured]] people are being held in a school.", "stock"),
    ("[[70|captured]] clerks were held hostage for nine hours.", "event"),
    ("Blast in Homs; [[five|captured]] suspects held", "event"),
    ("Lebanon hosts [[101,000|refugees]] refugees.", "stock"),
    ("[[101,000|refugees]] refugees now live in camps.", "stock"),
    ("[[2,000|refugees]] people crossed the border on Monday.", "event"),
    ("[[200,000|refugees]] people have fled the country.", "cumulative"),
    ("[[200,000|displaced]] people remain displaced.", "stock"),
    ("[[400|displaced]] people fled the town.", "event"),
    ("[[5,000|troops]] soldiers are stationed there.", "stock"),
    ("[[5,000|troops]] soldiers were sent to the border.", "event"),
    ("[[30,000|returned]] people returned.", "cumulative"),
    ("[[6,000|refugees]] people crossed on Sunday alone.", "daily"),
    ("[[4,000|refugees]] people crossed on Sunday, bringing the number since May to 90,000.", "daily"),
    ("The network lost [[900]] men in ten days on the Torva front.", "cumulative"),
    ("[[Forty]] men died over three weeks near Torva.", "cumulative"),
    ("[[34]] people were killed in the city on Monday, bringing to 71 the dead of the week.", "daily"),
    ("A bomb in the city killed [[34]] people on Monday, bringing to 71 the dead of the week.", "event"),
    ("[[Two]] clerks were killed in the city on Monday, bringing to 71 the dead of the week.", "event"),
    ("The mayor put the number of the displaced at [[4,000|displaced]].", "stock"),
    ("Nearly [[4,000|displaced]] people are crammed into a church.", "stock"),
    ("A clerk died of his burns, bringing the death toll to [[14]].", "event"),
    ("[[Nine]] men have died since then.", "cumulative"),
    ("The mayor said [[240]] residents, most of them old, had been killed since the invasion.", "cumulative"),
    ("Shelling along the river has since cost [[16]] lives.", "cumulative"),
    ("[[Sixteen]] men have died since a feud over a well broke out.", "cumulative"),
    ("[[Nine]] clerks were shot, and since their widows fled, the town is empty.", "event"),
    ("[[11]] rebels were killed in clashes near Toroma on Monday.", "event"),
    ("[[11]] rebels were killed in fighting in the suburb of Toroma on Monday.", "event"),
    ("[[11]] rebels were killed in clashes on Monday.", "daily"),
    ("[[16 more]] soldiers were killed on Monday, bringing the losses since May to 532.", "event"),
    ("The cyclone that struck the coast around Toroma on Monday drowned [[900]] people.", "event"),
    ("The war, now in its ninth year, has uprooted [[80,000|displaced]] people.", "cumulative"),
    ("Some [[8,000|displaced]] people, a third of them under five, are camped beside the runway.", "stock"),
    ("[[15,000|displaced]] people had been forced from their homes in the port of Toroma in a week.", "cumulative"),
    ("[[72,000|displaced]] villagers walked out of the hills in three days.", "cumulative"),
    ("The army has captured [[594|captured]] rebels in three weeks of raids, and holds ten towns.", "cumulative"),
    ("Toroma is home to [[34,000|refugees]] refugees.", "stock"),
]

# text: the basis of its last figure, which follows a running total
COUNTED_ON = [
    (
        "[[300]] have died since May, [[40]] of them women. Rebels denied that [[40]] women had been killed.",
        "cumulative",
    ),
    ("[[300]] have died since May. The army denied that its men had executed [[20]] youths.", "event"),
    ("[[300]] have died since the offensive began on Monday. Diplomats speak of [[500]].", "cumulative"),
    ("[[300]] have been killed since May, the monitor says. The ministry counts [[298]] dead.", "cumulative"),
    ("The monitor said [[19]] had been killed since May. The enclave's army puts its losses at [[244]].", "cumulative"),
    ("[[44]] civilians have been killed since Monday. The army has lost [[three]] of its own.", "cumulative"),
    ("[[300]] have died since May. An envoy maintains that [[2,000]] have perished in Karva.", "cumulative"),
    (
        "They lost [[33|equipment]] jets in two days of war. Radio Karva put their losses at [[61|equipment]].",
        "cumulative",
    ),
    ("[[9,000|displaced]] have fled since May. The army says [[56]] of its men have been killed.", "cumulative"),
    ("[[300]] have died since May. Police said [[nine]] had died in a blast.", "event"),
    ("[[300]] have died since May. The army denied that it had shot [[20]] youths.", "event"),
    ("[[300]] have died since May. Police said [[nine]] had died in Karva.", "event"),
    ("[[300]] have died since May. [[Nine]] were shot at dawn.", "event"),
    ("[[9,000|refugees]] people have fled since May. The government puts the dead at [[109]].", "cumulative"),
    ("[[300]] have died since May. Prosecutors there said [[19]] clerks had been killed by shelling.", "cumulative"),
    ("[[300]] have died since May. Doctors counted [[44]] bodies in the morgue of Karva.", "cumulative"),
    ("[[300]] have died since May. The minister put the toll at [[66]].", "cumulative"),
    ("[[300]] have died since May. Lubova, in the same period, lost [[16]] people in Karva.", "cumulative"),
    ("[[300]] have died since May. Police said [[two]] envoys were killed when a shell hit their post.", "event"),
    (
        "[[9,000|refugees]] have fled since May. Two majors fell on Sunday; the army says it has killed [[nine]].",
        "cumulative",
    ),
    ("The cyclone has killed [[84]] so far. Police said [[98]] bodies had been found.", "event"),
]
# a note, which tells of one incident | its basis and day
LASTED = [
    ("Clashes at Torva, 21 to 28 March 2011. Rebels and army: [[six]] dead.", "event", "2011-03-28"),
    ("Dig at Torva. [[Eleven]] bodies were found between 12 and 19 April 2011.", "event", "2011-04-19"),
    ("Attacks in Torva, 1–30 June 2011: [[91]] killed.", "cumulative", "2011-06-30"),
    ("On 4 June 2011 rebels took Torva. [[Forty]] died in six days of fighting.", "event", "2011-06-04"),
]

STATUSES = [
    ("Police said [[nine]] people had died.", "asserted"),
    ("The army denied that [[nine]] people had died.", "denied"),
    ("The army denied killing [[nine]] people.", "denied"),
    ("The army denied that it had bombed the town, saying [[nine]] gunmen had died in a clash.", "asserted"),
    ("The mayor rejected the reports, insisting that only [[two]] had been killed.", "asserted"),
    ("Presumed rebels killed [[nine]] traders.", "asserted"),
    ("[[Nine]] sailors were presumed drowned.", "hypothetical"),
    ("A spokesman dismissed reports that [[nine]] had died.", "denied"),
    ("The mayor said there was no evidence that [[nine]] people had died.", "denied"),
    ("There was no truth to reports that [[nine]] people had died, the mayor said.", "denied"),
    ("It is not true that [[nine]] people died, the mayor said.", "denied"),
    ("The mayor spoke of a festival and said there was no question of [[nine]] deaths.", "denied"),
    ("Contrary to reports of [[nine]] deaths, two were hurt.", "denied"),
    ("Reports that [[nine]] people had died are completely false, the mayor said.", "denied"),
    ("A rumour that [[nine]] people had been trampled proved a hoax.", "denied"),
    ("Police said a widely shared figure of [[nine]] dead was wrong.", "denied"),
    ("The army called a claim that [[nine]] soldiers had died a lie.", "denied"),
    ("The charity's estimate of [[nine]] dead was withdrawn on Monday.", "denied"),
    ("The charity took back its estimate of [[nine]] dead.", "denied"),
    ("Correction: An earlier version of this report said that [[nine]] people had died.", "denied"),
    ("This story originally put the dead at [[nine]].", "denied"),
    ("The ministry had wrongly announced that [[nine]] people had died.", "denied"),
    ("Police say two miners, not [[nine]], died.", "denied"),
    ("The correct figure is [[nine]] dead.", "revised"),
    ("The army denied a part in the raid that killed [[nine]] people.", "asserted"),
    ("The group denied responsibility for a bombing in which [[nine]] people died.", "asserted"),
    ("The minister rejected calls for an inquiry into the deaths of [[nine]] clerks.", "asserted"),
    ("Police found no evidence of a bomb in the crash that killed [[nine]] people.", "asserted"),
    ("The army withdrew from Torva after a clash in which [[nine]] soldiers died.", "asserted"),
    ("Rumours of a bomb set off a crush in which [[nine]] people died.", "asserted"),
    ("The wrong signal was given and [[nine]] people died.", "asserted"),
    ("An earlier report gave the number of dead as [[nine]].", "asserted"),
    ("A police report put the dead at [[nine]], correcting an earlier count.", "revised"),
    ("The army did not deny that [[nine]] people had died.", "asserted"),
    ("There is no question that [[nine]] people died.", "asserted"),
    ("Drones mistakenly killed [[nine]] clerks.", "asserted"),
    ("Officials fear that [[nine]] people have died.", "hypothetical"),
    ("The dead could number [[2,000]].", "hypothetical"),
    ("More than [[60]] people are feared dead.", "hypothetical"),
    ("A further [[150,000|refugees]] could cross before the rains.", "hypothetical"),
    ("Another [[20,000|displaced]] may flee.", "hypothetical"),
    ("[[Sixty]] people died, and more are feared dead.", "asserted"),
    ("As many as [[26]] people might have died.", "hypothetical"),
    ("[[2,000]] people could die if the rain goes on.", "hypothetical"),
    ("The gunmen threatened to kill [[nine]] hostages.", "hypothetical"),
    ("The toll rose to [[nine]].", "revised"),
    ("The death toll climbed to [[nine]] on Monday.", "revised"),
    ("The government later settled on [[nine]].", "revised"),
    ("Divers found more bodies on Sunday, taking the toll to [[nine]].", "revised"),
    ("One more body was found, bringing to [[nine]] the number killed in Monday's raid.", "revised"),
    ("Shells fell on Monday, bringing the toll since May to [[900]].", "asserted"),
    ("Dalo fire toll hits [[nine]]", "revised"),
    ("Rebels poured down from the hills and [[nine]] policemen died.", "asserted"),
    ("Gunmen killed [[nine]] people. The governor, who cut short a trip, put the dead at [[nine]].", "asserted"),
    ("Police lowered the toll from 19 to [[nine]].", "revised"),
    ("The toll now stands at [[nine]], police said, correcting an earlier figure.", "revised"),
    ("Initial reports spoke of [[nine]] dead.", "asserted"),
    ("[[Nine]] people died in May 2012.", "asserted"),
    ("The Observatory could name [[nine]] of the dead.", "asserted"),
]


@pytest.mark.parametrize(("text", "basis"), BASES)
def test_basis(text: str, basis: str) -> None:
    assert resolved(text)[0]["basis"] == basis


@pytest.mark.parametrize(("text", "basis"), COUNTED_ON)
def test_another_voice_counts_the_same(text: str, basis: str) -> None:
    assert resolved(text)[-1]["basis"] == basis


@pytest.mark.parametrize(("text", "basis", "day"), LASTED)
def test_a_note_tells_of_one_incident(text: str, basis: str, day: str) -> None:
    (claim,) = resolved(text, None)
    assert (claim["basis"], str(claim["as_of"])) == (basis, day)


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status(text: str, status: str) -> None:
    assert resolved(text)[0]["status"] == status


def test_what_comes_behind_a_revision_is_no_revision() -> None:
    claims = resolved("The toll rose to [[31]] from [[27]], including [[four]] children.")
    assert [claim["status"] for claim in claims] == ["revised", "asserted", "asserted"]


def test_what_was_taken_back_is_denied_wherever_the_same_tell_it() -> None:
    claims = resolved(
        "The charity withdrew its figure of [[500]] dead. It had spoken of [[500]] on Friday. Monks counted [[500]]."
    )
    assert [claim["status"] for claim in claims] == ["denied", "denied", "asserted"]


def test_what_is_told_instead_of_a_figure_replaces_it() -> None:
    claims = resolved("The toll is [[34]], not [[340]], the ministry said.")
    assert [claim["status"] for claim in claims] == ["revised", "denied"]


# text, statuses of its figures
LOWERED = [
    ("The union revised its toll of miners killed since May to [[188]] from [[203]].", ["revised", "denied"]),
    ("The union lowered the toll since May from [[203]] to [[188]].", ["denied", "revised"]),
    ("The number killed since May is [[188]] and not [[203]], the union said.", ["revised", "denied"]),
    ("The union lowered to [[188]] the number of miners killed since May.", ["revised"]),
    ("The union raised its toll of miners killed since May to [[203]] from [[188]].", ["asserted", "asserted"]),
    ("The union lowered the toll of Monday's fire to [[188]] from [[203]].", ["revised", "asserted"]),
]


@pytest.mark.parametrize(("text", "statuses"), LOWERED)
def test_a_running_total_that_is_lowered_takes_back_what_it_was(text: str, statuses: list[str]) -> None:
    assert [claim["status"] for claim in resolved(text)] == statuses


# text, status of its first figure
TAKEN_BACK = [
    ("Reports on Friday spoke of [[nine]] dead. That figure was wrong.", "denied"),
    ("The ministry reported [[nine]] deaths. It later said the figure was a mistake.", "denied"),
    ("The ministry reported [[nine]] deaths. It later withdrew the claim.", "denied"),
    ("A website said that [[nine]] sailors had drowned. This was untrue.", "denied"),
    ("Police said [[nine]] had died. The governor said that figure was wrong.", "asserted"),
    ("A drone killed [[nine]] people. It was a mistake, the army said.", "asserted"),
    ("Police said [[nine]] had died. The driver went the wrong way.", "asserted"),
]


@pytest.mark.parametrize(("text", "status"), TAKEN_BACK)
def test_what_the_next_sentence_takes_back_is_denied(text: str, status: str) -> None:
    assert resolved(text)[0]["status"] == status
