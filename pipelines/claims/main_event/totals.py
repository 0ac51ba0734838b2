"""What a careful coder would record for the main event of a text: how many were killed, how many injured.

Figures that one voice states in one sentence add up; so do `another five` and the dead among the attackers. Rival
voices do not: a revised figure wins, else the most definite, and of those the lowest.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import groupby, islice
from typing import Any

import polars as pl

from pipelines.claims.counts.populations import partisan
from pipelines.claims.lexicon import BITS, lexicon
from pipelines.claims.main_event import ontop, remembered, retold, singly
from pipelines.claims.main_event.ontop import FORCES, OPPOSED
from pipelines.claims.main_event.retold import COLUMNS, Claim
from pipelines.claims.main_event.rivals import chosen, counts
from pipelines.claims.main_event.voices import titled

SCHEMA: dict[str, Any] = {"article_id": pl.String, "killed": pl.Int64, "injured": pl.Int64, "has_totals": pl.Boolean}
_MEASURES = ("killed", "injured")
_NEWS = timedelta(days=25)
"""How long a battle or a disaster is told as one event."""
_CARE, _NOBODY = BITS["care"], BITS["nobody"]
_SEEN = frozenset(("child", "woman"))
"""Classes that one voice counts apart of what another counts whole."""
_MANY_MORE = 5
"""How many times as many died in all as bodies that open a text are counted."""
_SCALE = 50
"""How many may be hurt in an event for each that died."""
_WAR, _SEVERAL = 12, 5
"""A running total of more than so many times the main event's dead is the war's."""
_INHERITED = ("previous_sentence", "sentence")
"""How a place was found that the figure's own words don't name."""
_LEFT = 0.2
"""Share of an old count below which another one can't have replaced it."""
_MOST = 200
"""Figures of a main event that are weighed; a text of more is a list."""


def totals(articles: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """One row an article, in its order: killed and injured of the main event, null where the text gives none.

    claims: as `resolve` gives them. has_totals tells whether any figure of a main event was found.
    """
    ordered = claims.select(COLUMNS).sort("article_id", "ordinal")
    texts = dict(articles.select("article_id", "text").iter_rows())
    rows = []
    for article_id, group in groupby(map(Claim._make, ordered.iter_rows()), key=lambda claim: claim.article_id):
        killed, injured = _of_article(list(group), texts[article_id])
        rows.append((article_id, killed, injured, killed is not None or injured is not None))
    found = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    joined = articles.select("article_id").join(found, on="article_id", how="left", maintain_order="left")
    return joined.with_columns(pl.col("has_totals").fill_null(False))


def _of_article(claims: list[Claim], text: str) -> tuple[int | None, int | None]:
    counted = [_owned(c, text) for c in remembered.news(_holding(_counted(claims, text), text), text)]
    main = _main(counted)
    if main is None:
        return None, None
    parts = {name: [c for c in claims if c.measure == name and c.subset_of is not None] for name in _MEASURES}
    told = {name: [c for c in counted if c.measure == name] for name in _MEASURES}
    scenes = [main, *(c for c in counted if _tells_again(c, main))]
    killed, injured = (_measure(told[name], parts[name], scenes, text) for name in _MEASURES)
    wounds = _died_of_wounds(claims, counted, injured)
    died = sum(c.amount or 0 for c in wounds)
    if died and killed is not None and injured is not None and injured >= died:
        injured -= died
        late = wounds[-1].sentence_start
        closed = any(c.status == "revised" or (c.sentence_start >= late and _closing(c, text)) for c in told["killed"])
        killed += 0 if closed else died
    if killed is None and injured == 0 and len(counted) == 1 and _nobody(counted[0]):
        killed = 0
    return killed, injured


def _counted(claims: list[Claim], text: str) -> list[Claim]:
    """The figures that may be totals: asserted, part of no other, a number at all; voices by one name each."""
    measures = {c.ordinal: c.measure for c in claims}
    voices: list[str] = []
    told = [
        c._replace(source=_voice(titled(c.source, text), voices))
        for c in claims
        if c.measure in _MEASURES
        and c.status in ("asserted", "revised")
        and c.amount is not None
        and not (c.value is None and c.low == 1 and c.quantifier == "vague")
        and not (c.value == 0 and c.population != "all")
    ]
    first = {c.measure: c for c in reversed(told)}
    kept = [c for c in told if c.subset_of in (None, first[c.measure].subset_of)]
    return [c for c in kept if c.subset_of is None or measures.get(c.subset_of) not in _MEASURES]


def _voice(source: str | None, voices: list[str]) -> str | None:
    """The name under which a voice was told first: `general staff` is Torva's general staff of the sentence before."""
    if source is None:
        return None
    lower = f" {source.lower()}"
    for known in voices:
        other = f" {known.lower()}"
        if lower.endswith(other) or other.endswith(lower) or lower.startswith(f"{other} "):
            return known
    voices.append(source)
    return source


def _owned(claim: Claim, text: str) -> Claim:
    """`The rebels said that 25 of their fighters died`: what one side tells of its own dead is nobody's boast."""
    return claim._replace(source=None) if partisan(claim.source) and retold.own_losses(claim, text) else claim


def _nobody(claim: Claim) -> bool:
    """`Nobody was hurt`: nor was anybody killed; `no injuries` says less."""
    return any(bits & _NOBODY for bits in lexicon().read(claim.surface.lower().split()))


def _closing(claim: Claim, text: str) -> bool:
    return claim.period_start is None and retold.closes(claim, text)


def _died_of_wounds(claims: list[Claim], counted: list[Claim], injured: int | None) -> list[Claim]:
    """Those counted as injured, behind the first of the killed, of whom the text says that they have died."""
    by_ordinal = {c.ordinal: c for c in claims}
    weighed = {c.ordinal for c in counted if c.measure == "injured" and c.amount == injured}
    first = next((c.ordinal for c in counted if c.measure == "killed"), None)
    found = []
    for claim in claims:
        whole = by_ordinal.get(-1 if claim.subset_of is None else claim.subset_of)
        while whole and whole.measure == "injured" and whole.ordinal not in weighed and whole.subset_of is not None:
            whole = by_ordinal.get(whole.subset_of)
        if claim.measure != "killed" or whole is None or whole.ordinal not in weighed or first is None:
            continue
        if first < whole.ordinal and (claim.sentence_start == whole.sentence_start or _same_place(claim, whole)):
            found.append(claim)
    return found


def _holding(claims: list[Claim], text: str) -> list[Claim]:
    """Without the old figures that others replace; a partisan's count replaces none, nor does one of a few."""
    kept, old = retold.latest(claims, text)
    new = [c for c in kept if not partisan(c.source)]
    replaced = {
        c.ordinal
        for c in old
        if any(one.measure == c.measure and (one.amount or 0) >= _LEFT * (c.amount or 0) for one in new)
    }
    return [c for c in claims if c.ordinal not in replaced]


def _main(claims: list[Claim]) -> Claim | None:
    """The first figure of an event, a day or the days of a battle, the killed first; else of a running total."""
    events = [c for c in claims if c.basis in ("event", "daily") or _is_brief(c) or _leads(c, claims)]
    running = [c for c in claims if c.basis == "cumulative"]
    for told in (events, running):
        found = next((c for c in told if c.measure == "killed"), None)
        if found:
            after = next((c for c in claims if c.measure == "killed" and c.ordinal > found.ordinal), None)
            return after if after and (_of_many(found, after) or _made_exact(found, after)) else found
        if told:
            return told[0]
    return None


def _of_many(lead: Claim, told: Claim) -> bool:
    """`Rescuers carry the body of a boy. The earthquake killed 50,000`: some bodies open a text about many more."""
    if lead.unit != "body" or told.unit == "body" or told.quantifier == "vague" or told.period_start:
        return False
    if lead.as_of and told.as_of and told.as_of > lead.as_of:
        return False
    return (told.amount or 0) >= _MANY_MORE * (lead.amount or 0) and not remembered.long_before(told, lead)


def _made_exact(lead: Claim, told: Claim) -> bool:
    """`Wildfires kill dozens` over `at least 37 have died`: the number that a headline leaves open."""
    if lead.quantifier != "vague" or told.quantifier == "vague" or told.basis != lead.basis:
        return False
    fits = (lead.low or 0) <= (told.amount or 0) <= (lead.high or 0)
    return fits and told.source is not None and told.sentence_start != lead.sentence_start


def _leads(claim: Claim, claims: list[Claim]) -> bool:
    """`272 people had died by Sunday`: a running total since no day, which opens a text, is its news."""
    return claim.basis == "cumulative" and claim is claims[0] and claim.period_start is None


def _is_brief(claim: Claim) -> bool:
    """`44 have been killed since soldiers moved in on Monday`: a running total of the days that are news."""
    if claim.basis != "cumulative" or not claim.period_start or not claim.as_of:
        return False
    return claim.as_of - claim.period_start <= _NEWS


def _measure(claims: list[Claim], parts: list[Claim], scenes: list[Claim], text: str) -> int | None:
    main = scenes[0]
    closing = [c for c in claims if (c.basis != "cumulative" or _of_day(c, main)) and _closing(c, text)]
    most = _WAR * max(claims[0].amount or 0, _SEVERAL) if closing else 0
    closing = [c for c in closing if (c.amount or 0) <= most or not retold.altogether(c, text)]
    if closing:
        return closing[-1].amount
    away = _elsewhere(claims, main, text)
    here = [
        c for c in claims if any(_same_place(c, one) for one in scenes) or ontop.beside(c, main) or c.ordinal in away
    ]
    here = _revised_along(claims, here)
    if not here and main.measure != (claims[0].measure if claims else ""):
        here = claims
    own = [c for c in here if c.basis == main.basis or (main.basis != "daily" and _told_there(c, main))]
    if not own and claims and claims[0].measure != main.measure:
        own = [c for c in here if c.basis != "cumulative" or _alike(c, main)]
    own = [c for c in own if not _sequel(c, main, text) and not _of_the_war(c, main, text)][:_MOST]
    if not own:
        return None
    stands = next((c for c in reversed(own) if _stands(c, own[0], text)), None)
    if stands:
        return stands.amount
    more = ontop.added(own, parts, text)
    if own[0].measure == "injured":
        more += [c for c in singly.told_on(own) if c not in more]
    rivals = [c for c in own if c not in more and not ontop.is_told_again(c, own, more)]
    rivals = [c for c in rivals if not ontop.is_rival_attacker(c, own) and not _is_part(c, own, text)]
    rivals = [c for c in rivals if not _is_of_another_spot(c, rivals, main)]
    if own[0].measure == "injured":
        rivals = singly.undivided(rivals, text)
    sides = [counts([c for c in rivals if side(c)]) for side in _sides(rivals)]
    amounts = [chosen(told).amount for told in sides if told]
    all_told = sum(c.amount or 0 for c in own)
    if any(retold.nth(c) == all_told for c in more):
        return all_told
    return sum(amounts) + sum(c.amount or 0 for c in more) if amounts else None


def _alike(claim: Claim, main: Claim) -> bool:
    """`47,000 have been hurt` beside 20,745 dead: since no day, and not of the scale of a war."""
    hurt = claim.measure == "injured" and not claim.period_start
    return hurt and (claim.amount or 0) <= _SCALE * max(main.amount or 0, 1)


def _stands(claim: Claim, first: Claim, text: str) -> bool:
    """`46 died, the ministry said; by Saturday the count stood at 63`: a later and higher count of the same dead."""
    same = claim.source in (None, first.source) and claim.population in ("all", first.population)
    if not same or claim is first or (claim.amount or 0) < (first.amount or 0):
        return False
    return retold.stands(claim, text) and not ontop.of_the_other(claim, first, text)


def _of_day(claim: Claim, main: Claim) -> bool:
    """`11 more were found on Wednesday, bringing to 57 those killed on Monday`: the event's toll, not the war's."""
    return claim.as_of is not None and main.as_of is not None and claim.as_of < main.as_of


def _is_on_scene(claim: Claim, scenes: list[Claim]) -> bool:
    return any(_same_place(claim, scene) for scene in scenes)


def _same_place(claim: Claim, main: Claim) -> bool:
    """Whether a figure has the place of the main event, or on its day one that its own words don't name."""
    inherited = claim.place_basis in _INHERITED and claim.as_of == main.as_of is not None
    return inherited or _is_named_alike(claim, main)


def _is_of_another_spot(claim: Claim, rivals: list[Claim], main: Claim) -> bool:
    """`16 died on the island today. A bus was blown up in Dalo. Twelve died, police said`: fewer, where a spot is."""
    apart = claim.place_basis in _INHERITED and not _is_named_alike(claim, main)
    return apart and any(_is_named_alike(c, main) and (c.amount or 0) > (claim.amount or 0) for c in rivals)


def _is_named_alike(claim: Claim, main: Claim) -> bool:
    """Whether a figure has the place of the main event, a wider or a narrower name of it, or none; or that of care."""
    if claim.place is None or claim.place == main.place or claim.place.islower():
        return True
    if _of_care(claim.place):
        return True
    one, other = claim.place.casefold(), (main.place or "").casefold()
    return bool(other) and (one in other or other in one)


def _tells_again(claim: Claim, main: Claim) -> bool:
    """`Four dead near Gin Gin` and then `four people died on the Bruce Highway`: each names the place of the event."""
    same = claim.measure == main.measure and claim.amount == main.amount and (claim.amount or 0) > 1
    return same and claim is not main and claim.place is not None and claim.as_of == main.as_of


def _elsewhere(claims: list[Claim], main: Claim, text: str) -> set[int]:
    """Figures of other places that come on top of the main event's on its day: another 27 found at the airstrip.

    And those told after them in one sentence: a further 20 in one country and seven in the next.
    """
    found: set[int] = set()
    sentences: set[int] = set()
    for claim in islice(claims, 1, _MOST):
        if claim.basis != main.basis or claim.as_of not in (None, main.as_of) or _same_place(claim, main):
            continue
        if claim.sentence_start in sentences or ontop.told_on_top(claim, text):
            sentences.add(claim.sentence_start)
            found.add(claim.ordinal)
    return found


def _revised_along(claims: list[Claim], here: list[Claim]) -> list[Claim]:
    """`lowered the dead of the island to 68 and raised those of the capital to eight`: one sentence revises both."""
    revised = {c.sentence_start for c in here if c.status == "revised"}
    if not revised:
        return here
    return [c for c in claims if c in here or (c.status == "revised" and c.sentence_start in revised)]


def _sequel(claim: Claim, main: Claim, text: str) -> bool:
    """Insurgents whom another voice says were killed on another day; `three of the attackers` are the main event's."""
    days = (claim.as_of, main.as_of)
    if claim.population not in OPPOSED or claim.source == main.source or None in days or days[0] == days[1]:
        return False
    return not retold.of_those(claim, text)


def _of_the_war(claim: Claim, main: Claim, text: str) -> bool:
    """`bringing to 500 the number who have died in the country`, and what happened long before."""
    return remembered.long_before(claim, main) or (
        claim.basis == "cumulative" != main.basis and retold.closes(claim, text)
    )


def _told_there(claim: Claim, main: Claim) -> bool:
    """Whether a figure of another basis is told of the main event's own place."""
    same = claim.basis == "cumulative" and claim.measure == main.measure
    alike = not same or (claim.amount or 0) <= _WAR * max(main.amount or 0, 1)
    there = claim.place is not None and (claim.place == main.place or _of_care(claim.place))
    return alike and there and not claim.period_start


def _of_care(place: str) -> bool:
    return any(bits & _CARE for bits in lexicon().read(place.lower().split()))


def _sides(own: list[Claim]) -> list[Callable[[Claim], bool]]:
    """The sides of a battle, whose dead add up: insurgents, and the forces they fought."""
    if any(c.population in OPPOSED for c in own) and any(c.population in FORCES for c in own):
        return [lambda c: c.population in OPPOSED, lambda c: c.population not in OPPOSED]
    return [lambda c: True]


def _is_part(claim: Claim, own: list[Claim], text: str) -> bool:
    return _is_of_some(claim, own, text) or _is_seen_part(claim, own) or ontop.is_seen_besides(claim, own, text)


def _is_of_some(claim: Claim, own: list[Claim], text: str) -> bool:
    """`Sixteen died in two blasts. Twelve died on the spot, police said`: a sentence that tells of these alone."""
    others = [c for c in own if c is not claim]
    alone = all(c.sentence_start != claim.sentence_start for c in others)
    return alone and any((c.amount or 0) > (claim.amount or 0) for c in others) and retold.of_some(claim, text)


def _is_seen_part(claim: Claim, own: list[Claim]) -> bool:
    """`Radio Torva: 47 dead. A visitor saw 12 dead children`: one class that another voice tells of is a part."""
    if (
        claim.population not in _SEEN
        or claim.source is None
        or any(c.source == claim.source for c in own if c != claim)
    ):
        return False
    wider = (c for c in own if c.population == "all" and c.source != claim.source)
    return any((c.amount or 0) > (claim.amount or 0) for c in wider)
