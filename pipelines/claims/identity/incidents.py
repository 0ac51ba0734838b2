"""Which claims tell the same incident, in one article or across articles: each such group gets one id.

Two claims are of one incident when measure, unit, printed number and day are the same, neither is of another class of
people, one place is the other or lies in it, and their sentences name no different means. A claim that would fit two
incidents which don't fit each other (`12 died in Syria`, beside twelve in Homs and twelve in Aleppo) joins neither.
Nothing is merged: groups are read off the claims, and the same claims give the same groups in any order.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

import polars as pl

from pipelines import seeds
from pipelines.articles import events
from pipelines.claims.identity.conflict import conflicts
from pipelines.claims.places.gazetteer import gazetteer, words_of
from pipelines.ids import make_id

WORDS = "lexicon/{language}/incidents/words.csv"
RETOLD = timedelta(days=45)
"""How long after an incident a sentence that names no day may still be about it."""
ROUGH = timedelta(days=6)
"""How long before its day an incident may lie that is dated to some days only (`over the weekend`)."""
REACH = 2 * RETOLD
"""Days around a claim whose claims decide in which group it is."""
_FEW = 3
"""Up to so many people, only a place below the country tells incidents apart."""
_TELLING = 10
"""From so many people on, a figure without a day and without a class of people is told apart by its number."""
_TOKEN = re.compile(r"\w+(?:-\w+)?")

COLUMNS = (
    *("claim_id", "article_id", "measure", "unit", "population", "amount", "as_of", "date_prec", "published_on"),
    *("place", "place_id", "conflict_id", "sentence_start", "sentence"),
)
"""What `coreferences` reads of a claim; `amount` is its number, else the least of it; `sentence` its sentence."""


class _Kind(NamedTuple):
    """What makes two claims of one block comparable; claims of one kind are of one incident.

    `site` is the place's chain, the country first; what the gazetteer lacks stands as its words behind a tilde.
    """

    site: tuple[str, ...]
    population: str
    means: frozenset[str]
    other: bool
    event: str


class _Claim(NamedTuple):
    claim_id: str
    kind: _Kind
    amount: int
    day: date | None
    exact: bool
    published_on: date | None


_Group = list[_Claim]


def coreferences(claims: pl.DataFrame) -> pl.DataFrame:
    """The group of every claim: claim_id and coreference, null where a claim is alone.

    claims: COLUMNS, losses of incidents that somebody asserts; all of them within REACH of one another, or the groups
    lack members.
    """
    found: dict[str, str | None] = {}
    counted = claims.filter(pl.col("amount") > 0).select(COLUMNS)
    for (measure, unit, amount), block in counted.group_by("measure", "unit", "amount", maintain_order=True):
        for group, name in _groups(_claims(block)):
            key = make_id("incident", measure, unit, amount, *name) if len(group) > 1 else None
            found |= {claim.claim_id: key for claim in group}
    groups = [found.get(claim_id) for claim_id in claims["claim_id"]]
    return claims.select("claim_id").with_columns(pl.Series("coreference", groups, dtype=pl.String))


def _claims(block: pl.DataFrame) -> list[_Claim]:
    """The claims that can be told apart from others: those whose sentence doesn't give the same figure twice."""
    rows = block.to_dicts()
    twice = Counter((row["article_id"], row["sentence_start"], row["place"]) for row in rows)
    found = []
    for row in rows:
        kind = _kind(row)
        if kind.site and twice[row["article_id"], row["sentence_start"], row["place"]] == 1:
            exact = row["as_of"] is not None and (row["date_prec"] or 1) == 1
            found.append(_Claim(row["claim_id"], kind, row["amount"], row["as_of"], exact, row["published_on"]))
    return found


def _kind(row: dict[str, Any]) -> _Kind:
    means, other = _told(row["sentence"])
    conflict = row["conflict_id"]
    near = [
        event.event_id
        for event in events.told(row["sentence"], (conflict,) if conflict else ())
        if row["as_of"] is None or abs(row["as_of"] - event.day) <= ROUGH
    ]
    return _Kind(_site(row), row["population"], means, other, near[0] if len(near) == 1 else "")


def _site(row: dict[str, Any]) -> tuple[str, ...]:
    """The chain of the place, the country first; the conflict's where none is named."""
    known = conflicts().rows.get(row["conflict_id"] or "")
    around = tuple(reversed(gazetteer().chain(known.place_id))) if known else ()
    if row["place_id"]:
        return tuple(reversed(gazetteer().chain(row["place_id"])))
    if row["place"]:
        return (around[0] if around else "", "~" + " ".join(words_of(row["place"])))
    return around


def _groups(claims: Iterable[_Claim]) -> list[tuple[_Group, tuple[object, ...]]]:
    """Claims of one block by incident, with what the id of each incident is made of."""
    by_day: dict[date, _Group] = defaultdict(list)
    loose: _Group = []
    for claim in claims:
        if claim.day is not None and claim.exact:
            by_day[claim.day].append(claim)
        else:
            loose.append(claim)
    named = [(day, group, name) for day, same in sorted(by_day.items()) for group, name in _named(_of_one_day(same))]
    joined: dict[int, _Group] = defaultdict(list)
    for claim in filter(_telling, loose):
        fits = [at for at, (day, group, _) in enumerate(named) if _may_tell(claim, day, group)]
        if len(fits) == 1:
            joined[fits[0]].append(claim)
    return [([*group, *joined[at]], (day, name)) for at, (day, group, name) in enumerate(named)]


def _may_tell(claim: _Claim, day: date, group: _Group) -> bool:
    """Whether a claim without an exact day may speak of an incident of that day."""
    told, window = (claim.day, ROUGH) if claim.day else (claim.published_on, RETOLD)
    if told is None or not timedelta(0) <= told - day <= window:
        return False
    return all(_fit(claim.kind, one.kind) for one in group)


def _telling(claim: _Claim) -> bool:
    """Whether number and people are unusual enough to know an incident by."""
    special = claim.kind.population != "all" and claim.amount > 1
    return bool(claim.kind.event) or ((special or claim.amount >= _TELLING) and len(claim.kind.site) > 1)


def _of_one_day(claims: _Group) -> list[_Group]:
    """Incidents of one day: kinds that fit one another; what fits several that don't stays by itself."""
    by_kind: dict[_Kind, _Group] = defaultdict(list)
    for claim in claims:
        by_kind[claim.kind].append(claim)
    kinds = sorted(by_kind, key=lambda kind: (kind.site, kind.population, sorted(kind.means), kind.other, kind.event))
    few = claims[0].amount <= _FEW
    fits = {
        kind: [other for other in kinds if other is not kind and _fit(kind, other) and _local(kind, other, few)]
        for kind in kinds
    }
    torn = {kind for kind in kinds if not all(_fit(a, b) for a in fits[kind] for b in fits[kind])}
    groups: list[_Group] = []
    done: set[_Kind] = set()
    for kind in kinds:
        if kind not in done:
            same = [kind] if kind in torn else [kind, *(other for other in fits[kind] if other not in torn)]
            done.update(same)
            groups += _split([claim for one in same for claim in by_kind[one]], few)
    return groups


def _split(group: _Group, few: bool) -> list[_Group]:
    """A few dead of a whole country are no incident that could be told again."""
    vague = few and not group[0].kind.event and all(len(claim.kind.site) < 2 for claim in group)
    return [[claim] for claim in group] if vague else [group]


def _local(one: _Kind, other: _Kind, few: bool) -> bool:
    tied = bool(one.event) and one.event == other.event
    return tied or not few or min(len(one.site), len(other.site)) > 1


def _fit(one: _Kind, other: _Kind) -> bool:
    """Whether two kinds may be of one incident."""
    if one.event and one.event == other.event:
        return True
    shared = min(len(one.site), len(other.site))
    if one.site[:shared] != other.site[:shared] or one.other != other.other:
        return False
    if one.means and other.means and not one.means & other.means:
        return False
    return one.population == other.population or "all" in (one.population, other.population)


def _named(groups: list[_Group]) -> list[tuple[_Group, str]]:
    """What tells the incidents of a day apart: the unit below the country, else the whole site, else the class."""
    wide = [min(claim.kind.site for claim in group)[:2] for group in groups]
    named = []
    for group, anchor in zip(groups, wide, strict=True):
        first = min((claim.kind for claim in group), key=lambda kind: (kind.site, kind.population, sorted(kind.means)))
        parts = anchor
        if wide.count(anchor) > 1:
            parts = (*first.site, first.population, *sorted(first.means), str(first.other), first.event)
        named.append((group, "/".join(parts)))
    return named


@cache
def _words(language: str = "en") -> tuple[dict[str, str], frozenset[str]]:
    columns: dict[str, seeds.Parser] = {
        "forms": seeds.listed(),
        "role": seeds.choice("means", "other", "disaster", "count"),
        "value": str,
    }
    rows = seeds.read(WORDS.format(language=language), columns)
    means = {form: row["value"] for row in rows if row["role"] == "means" for form in row["forms"]}
    return means, frozenset(form for row in rows if row["role"] == "other" for form in row["forms"])


@cache
def _of_disasters(role: str, language: str = "en") -> frozenset[str]:
    columns: dict[str, seeds.Parser] = {"forms": seeds.listed(), "role": seeds.text, "value": str}
    rows = seeds.read(WORDS.format(language=language), columns)
    return frozenset(form for row in rows if row["role"] == role for form in row["forms"])


def calamity(sentence: str) -> tuple[str | None, bool]:
    """The one kind of disaster that a sentence names, or None; and whether it names any means at all."""
    means, _ = _told(sentence)
    kinds = means & _of_disasters("disaster")
    return (next(iter(kinds)) if len(kinds) == 1 else None), bool(means)


def counts_on(sentence: str) -> bool:
    """Whether a sentence gives a count that goes on: `the toll rose to`, `revised its estimate`."""
    return not _of_disasters("count").isdisjoint(_TOKEN.findall(sentence.lower()))


def _told(sentence: str) -> tuple[frozenset[str], bool]:
    """The means that a sentence names, and whether it tells a further incident."""
    means, others = _words()
    words = _TOKEN.findall(sentence.lower())
    return frozenset(means[word] for word in words if word in means), any(word in others for word in words)
