"""What a careful coder would record for the main event of a text: how many were killed, how many injured.

Figures that one voice states in one sentence add up; so do `another five` and the dead among the attackers. Rival
voices do not: a revised figure wins, else the most definite, and of those the lowest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import polars as pl

from pipelines.claims.lexicon import BITS, lexicon
from pipelines.claims.populations import partisan

SCHEMA: dict[str, Any] = {"article_id": pl.String, "killed": pl.Int64, "injured": pl.Int64, "has_totals": pl.Boolean}
_MEASURES = ("killed", "injured")
_COLUMNS = (
    *("article_id", "ordinal", "sentence_start", "sentence_end", "span_start", "surface", "measure", "unit"),
    *("population", "value", "low", "high"),
    *("quantifier", "basis", "status", "source", "place", "subset_of", "period_start", "as_of"),
)
_DEFINITE = {"at_most": 1, "less_than": 1, "vague": 2}
"""How little a quantifier commits to, where it isn't 0."""
_NEWS = timedelta(days=10)
"""How long a battle or a disaster is told as one event."""
_MORE, _BESIDES, _OLDER, _FROM = (BITS[role] for role in ("more", "besides", "older", "from"))
_OFFICIAL, _MONTH, _BRINGING = BITS["official"], BITS["month"], BITS["bringing"]
_TALLY = BITS["tally"] | BITS["toll"]
_BEFORE = 40
"""Code points before a figure in which a word may say that it held before."""
_PHRASE = 40
"""Code points within which two figures stand in one phrase."""
_OPPOSED = frozenset(("rebel", "militant"))
_FORCES = frozenset(("military", "police", "peacekeeper"))
_KINDS = {
    **dict.fromkeys(("civilian", "child", "woman", "man"), "civil"),
    **dict.fromkeys(_FORCES, "forces"),
    **{one: one for one in ("prisoner", "journalist", "aid_worker")},
}
"""Classes of people none of whom belongs to another; insurgents are told apart as a side."""
_YEAR = re.compile(r"\b(?:in|since|of) (1[89]\d\d|20\d\d)\b")
_MOST = 200
"""Figures of a main event that are weighed; a text of more is a list."""
_SEVERAL = 5
"""A first count this large is the event's, not one victim's who is told apart."""
_PART = 0.08
"""Share of the largest count below which another is a part of it, not a rival."""


class _Claim(NamedTuple):
    article_id: str
    ordinal: int
    sentence_start: int
    sentence_end: int
    span_start: int
    surface: str
    measure: str
    unit: str
    population: str
    value: int | None
    low: int | None
    high: int | None
    quantifier: str
    basis: str
    status: str
    source: str | None
    place: str | None
    subset_of: int | None
    period_start: date | None
    as_of: date | None

    @property
    def amount(self) -> int | None:
        """The printed number, else the least it commits to."""
        return self.value if self.value is not None else self.low


class _Count(NamedTuple):
    """What one voice states in one sentence."""

    amount: int
    rank: int
    revised: bool
    voice: str | None
    bodies: bool


def totals(articles: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """One row an article, in its order: killed and injured of the main event, null where the text gives none.

    claims: as `resolve` gives them. has_totals tells whether any figure of a main event was found.
    """
    ordered = claims.select(_COLUMNS).filter(pl.col("measure").is_in(_MEASURES)).sort("article_id", "ordinal")
    texts = dict(articles.select("article_id", "text").iter_rows())
    rows = []
    for article_id, group in groupby(map(_Claim._make, ordered.iter_rows()), key=lambda claim: claim.article_id):
        killed, injured = _of_article(list(group), texts[article_id])
        rows.append((article_id, killed, injured, killed is not None or injured is not None))
    found = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    joined = articles.select("article_id").join(found, on="article_id", how="left", maintain_order="left")
    return joined.with_columns(pl.col("has_totals").fill_null(False))


def _of_article(claims: list[_Claim], text: str) -> tuple[int | None, int | None]:
    counted = [
        c for c in claims if c.status in ("asserted", "revised") and c.subset_of is None and c.amount is not None
    ]
    counted = _remembered_not(_latest(counted, text), text)
    main = _main([c for c in counted if c.measure == "killed"]) or _main(counted)
    if main is None:
        return None, None
    killed = _measure([c for c in counted if c.measure == "killed"], main, text)
    injured = _measure([c for c in counted if c.measure == "injured"], main, text)
    died = _died_of_wounds(claims)
    if died and killed is not None and injured is not None and injured >= died:
        killed, injured = killed + died, injured - died
    if killed is None and injured == 0 and len(counted) == 1:
        killed = 0
    return killed, injured


def _remembered_not(claims: list[_Claim], text: str) -> list[_Claim]:
    """Without what sentences tell of years before those of the first sentence: `in 1984 three died there`."""
    dated = [c.as_of.year for c in claims if c.as_of is not None]
    if not dated:
        return claims
    return [
        c
        for c in claims
        if c.as_of is not None or not (_of_another_year(c, text, max(dated)) or _of_another_month(c, text))
    ]


def _of_another_month(claim: _Claim, text: str) -> bool:
    """`In March a similar attack killed 14`: no day, but a month."""
    words = text[claim.sentence_start : claim.sentence_end].split()
    known = lexicon().words
    months = (known.get(word.lower().strip(","), 0) & _MONTH for one, word in pairwise(words) if one.lower() == "in")
    return claim.as_of is None and any(months)


def _of_another_year(claim: _Claim, text: str, year: int) -> bool:
    told = _YEAR.findall(text[claim.sentence_start : claim.sentence_end])
    return bool(told) and all(int(one) < year for one in told)


def _died_of_wounds(claims: list[_Claim]) -> int:
    """How many of those counted as injured the text says have died."""
    return sum(
        after.amount or 0
        for before, after in pairwise(claims)
        if (before.measure, after.measure) == ("injured", "killed")
        and after.subset_of == before.ordinal
        and _beside(after, before)
    )


def _latest(claims: list[_Claim], text: str) -> list[_Claim]:
    """Without the old figure of `from 30 to 34`, `34, up from 30`, `had earlier spoken of 30`."""
    old = {
        before.ordinal
        for before, after in pairwise(claims)
        if before.measure == after.measure
        and text[before.span_start + len(before.surface) : after.span_start].strip().lower() == "to"
    }
    kept = [claim for claim in claims if claim.ordinal not in old]
    now = [claim for claim in kept if not _is_outdated(claim, text)]
    measures = {claim.measure for claim in now}
    return [claim for claim in kept if claim in now or claim.measure not in measures]


def _is_outdated(claim: _Claim, text: str) -> bool:
    """Whether the words before a figure say that it held before: up from 30, an earlier report spoke of 16."""
    start = max(claim.sentence_start, claim.span_start - _BEFORE)
    told = text[start : claim.span_start].lower().replace("\n", " ").rstrip()
    words = told.replace(",", " ").split()
    known = lexicon().words
    last = next((word for word in reversed(words) if word != "the"), "")
    phrases = (bits for pair in pairwise(words) for rest, bits in _phrases(*pair) if not rest)
    older = any(known.get(word, 0) & _OLDER for word in words) or any(bits & _OLDER for bits in phrases)
    return older or bool(known.get(last, 0) & _FROM)


def _phrases(one: str, two: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    return lexicon().phrases.get(one, {}).get(two, ())


def _main(claims: list[_Claim]) -> _Claim | None:
    """The first figure of a single event, a day or the days of a battle, else of a running total."""
    events = (c for c in claims if c.basis in ("event", "daily") or _is_brief(c))
    return next(events, None) or next((c for c in claims if c.basis == "cumulative"), None)


def _is_brief(claim: _Claim) -> bool:
    """`44 have been killed since soldiers moved in on Monday`: a running total of the days that are news."""
    if claim.basis != "cumulative" or not claim.period_start or not claim.as_of:
        return False
    return claim.as_of - claim.period_start <= _NEWS


def _measure(claims: list[_Claim], main: _Claim, text: str) -> int | None:
    here = [c for c in claims if _same_place(c, main) or _beside(c, main)]
    if not here and main.measure != (claims[0].measure if claims else ""):
        here = claims
    own = [c for c in here if c.basis == main.basis or (main.basis != "daily" and _told_there(c, main))]
    if not own and claims and claims[0].measure != main.measure:
        own = [c for c in here if not c.period_start]
    own = [c for c in own if not _sequel(c, main)][:_MOST]
    if not own:
        return None
    closing = [c for c in claims if _closes(c, text)]
    if closing:
        return closing[-1].amount
    added = [c for c in own[1:] if _comes_on_top(c, own, text)]
    added += [c for c in own if c not in added and any(_goes_along(c, one) for one in added)]
    rivals = [c for c in own if c not in added and not _is_rival_attacker(c, own)]
    sides = [_counts([c for c in rivals if side(c)]) for side in _sides(rivals)]
    amounts = [_chosen(counts).amount for counts in sides if counts]
    return sum(amounts) + sum(c.amount or 0 for c in added) if amounts else None


def _same_place(claim: _Claim, main: _Claim) -> bool:
    """Whether a figure has the place of the main event, a wider or a narrower name of it, or none."""
    if claim.place is None or claim.place == main.place:
        return True
    one, other = claim.place.casefold(), (main.place or "").casefold()
    return bool(other) and (one in other or other in one)


def _sequel(claim: _Claim, main: _Claim) -> bool:
    """Insurgents whom another voice says were killed on another day."""
    days = (claim.as_of, main.as_of)
    return claim.population in _OPPOSED and claim.source != main.source and None not in days and days[0] != days[1]


def _told_there(claim: _Claim, main: _Claim) -> bool:
    """Whether a figure of another basis is told of the main event's own place."""
    return claim.place == main.place and claim.place is not None and not claim.period_start


def _closes(claim: _Claim, text: str) -> bool:
    """`four more died, bringing the toll to 31`: what all of them come to."""
    leading = text[max(claim.sentence_start, claim.span_start - _BEFORE) : claim.span_start].lower().split()[-6:]
    known = lexicon().words
    told = [known.get(word, 0) for word in leading]
    brought = any(bits & _BRINGING for bits in told) and any(bits & _TALLY for bits in told)
    return brought and claim.period_start is None and leading[-1] == "to"


def _sides(own: list[_Claim]) -> list[Callable[[_Claim], bool]]:
    """The sides of a battle, whose dead add up: insurgents, and the forces they fought."""
    if any(c.population in _OPPOSED for c in own) and any(c.population in _FORCES for c in own):
        return [lambda c: c.population in _OPPOSED, lambda c: c.population not in _OPPOSED]
    return [lambda c: True]


def _comes_on_top(claim: _Claim, own: list[_Claim], text: str) -> bool:
    """`another five`, `a fifth`; and attackers, told apart from their victims in another sentence."""
    words, surface = lexicon().words, claim.surface.lower().split()
    if any(c.status == "revised" and c.sentence_start == claim.sentence_start for c in own):
        return False
    leading = text[max(claim.sentence_start, claim.span_start - _BEFORE) : claim.span_start].lower().split()
    if leading and words.get(leading[-1], 0) & _MORE:
        return True
    if (surface[-1] == "more" and "or" not in surface) or any(words.get(word, 0) & _MORE for word in surface):
        return True
    first = own[0]
    if claim.sentence_start == first.sentence_start:
        return False
    if claim.population == "militant" and first.population != "militant" and not _is_rival_attacker(claim, own):
        return True
    if claim.source not in (None, first.source):
        return False
    told = text[claim.sentence_start : claim.sentence_end].lower().split()
    return any(words.get(word, 0) & _BESIDES for word in told) or _of_another_kind(claim, own)


def _of_another_kind(claim: _Claim, own: list[_Claim]) -> bool:
    """`23 inmates were hurt. Seven policemen were cut`: none of these can be one of those."""
    earlier = [_KINDS.get(c.population) for c in own if c.span_start < claim.span_start]
    kind = _KINDS.get(claim.population)
    return kind is not None and None not in earlier and kind not in earlier


def _is_rival_attacker(claim: _Claim, own: list[_Claim]) -> bool:
    """Attackers whom another voice says were killed: neither more of the victims nor another count of them.

    A voice that owns to dead of its own side is no such rival.
    """
    first = own[0]
    other_voice = claim.source is not None and first.source not in (None, claim.source)
    apart = claim.sentence_start != first.sentence_start
    if not (apart and other_voice and claim.population == "militant" and first.population not in _OPPOSED):
        return False
    return not any(c.source == claim.source and c.population in _FORCES for c in own)


def _goes_along(claim: _Claim, added: _Claim) -> bool:
    """Seven more civilians and a soldier: the soldier too."""
    same = (claim.sentence_start, claim.source) == (added.sentence_start, added.source)
    return same and claim.span_start > added.span_start and _beside(claim, added)


def _beside(claim: _Claim, main: _Claim) -> bool:
    """Whether both stand in one phrase: `the mayor and four companions`."""
    return abs(claim.span_start - main.span_start) <= _PHRASE


def _counts(claims: list[_Claim]) -> list[_Count]:
    """Figures of one voice in one sentence, added up; a revised one stands alone."""
    found = []
    for (_, voice), group in groupby(claims, key=lambda c: (c.sentence_start, c.source)):
        members = list(group)
        revised = [c for c in members if c.status == "revised"]
        told = revised[-1:] or [c for c in members if not _is_ceiling(c, members)]
        amount = sum(c.amount or 0 for c in told)
        rank = max(_DEFINITE.get(c.quantifier, 0) for c in told)
        found.append(_Count(amount, rank, bool(revised), voice, all(c.unit == "body" for c in told)))
    return found


def _is_ceiling(claim: _Claim, members: list[_Claim]) -> bool:
    """`95 died; others speak of up to 2,000`: the most that somebody thinks possible comes on top of nothing."""
    open_ended = claim.quantifier in ("at_most", "less_than")
    firm = (c for c in members if c.quantifier not in ("at_most", "less_than") and c.population == claim.population)
    return open_ended and any(True for _ in firm)


def _chosen(counts: list[_Count]) -> _Count:
    revised = [count for count in counts if count.revised]
    if revised:
        return revised[-1]
    rivals: list[_Count] = []
    for count in counts:
        fresh = count.voice is not None and all(count.voice != other.voice for other in rivals)
        counted = not count.bodies or not rivals or rivals[0].bodies or rivals[0].rank == _DEFINITE["vague"]
        if not rivals or (fresh and counted):
            rivals.append(count)
    named = {count.amount for count in rivals if count.voice is not None}
    rivals = [count for count in rivals if count.voice is not None or count.amount not in named]
    sober = [count for count in rivals if not partisan(count.voice)]
    rivals = sober if any(count.voice or count.rank < _DEFINITE["vague"] for count in sober) else rivals
    first = rivals[0]
    if first.amount >= _SEVERAL and first.rank < _DEFINITE["vague"]:  # another tens of times larger is of another scale
        rivals = [count for count in rivals if count.amount * _PART <= first.amount]
    largest = max(count.amount for count in rivals)
    vague = all(count.rank == _DEFINITE["vague"] for count in rivals if count.amount)
    rivals = [count for count in rivals if count.amount >= _PART * largest or (vague and not count.amount)]
    best = min(count.rank for count in rivals)
    firm = [count for count in rivals if count.rank == best]
    return min([count for count in firm if _credible(count.voice)] or firm, key=lambda count: count.amount)


def _credible(voice: str | None) -> bool:
    """Whether it is an office's or the publisher's own voice."""
    if voice is None:
        return True
    known = lexicon().words
    office = any(known.get(word, 0) & _OFFICIAL for word in voice.lower().replace(".", "").split())
    return office and not partisan(voice)
