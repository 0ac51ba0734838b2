"""One toll out of the curves of several lineages: best the weighted median, low the least, high the greatest."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipelines.tolls.bounds import LONGEST, Daily
from pipelines.tolls.crowd import together
from pipelines.tolls.isotonic import isotonic
from pipelines.tolls.points import Flags, Floats, Ints
from pipelines.tolls.policies import Heard, choose
from pipelines.tolls.rivals import reached, rivals
from pipelines.tolls.rules import Rules
from pipelines.tolls.settle import FLOOR, KEPT, Settled

NOBODY = -1

Names = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Voice:
    """One lineage: its reliability, its series as it was settled, and the days of its curve."""

    lineage: str
    reliability: float
    settled: Settled
    daily: Daily

    @property
    def stands(self) -> bool:
        """Whether any of its figures was kept."""
        return bool({KEPT, FLOOR} & set(self.settled.role))

    @property
    def knots(self) -> Ints:
        """The days of the claims that carry the curve."""
        return self.settled.knots


@dataclass(frozen=True)
class Pooled:
    """Parallel arrays, one entry a day. The claims that bind are ids, None for none."""

    day: Ints
    low: Floats
    best: Floats
    high: Floats
    low_claim: list[str | None]
    high_claim: list[str | None]
    claims: Ints
    lineages: Ints
    projected: Flags


def pool(voices: list[Voice], rules: Rules, may_fall: bool) -> Pooled:
    """The pooled toll on every day that a voice's curve covers.

    A lineage is asked near its claims (`pool.silence` days), further from them only where nobody is nearer, and past
    its last claim only where nobody is left: the day is marked as projected then. A running total never falls but
    where its lineages begin anew.
    """
    voices = sorted(voices, key=lambda voice: voice.lineage)
    days = _days(voices, may_fall)
    table = _Table(voices, days, rules)
    table.keep_one_era()
    between = np.where(table.spans.any(axis=0), table.spans, table.begun)
    asked = np.where(table.speaks.any(axis=0), table.speaks, between)
    best = _weighted_medians(table.best, np.where(asked, table.weight, 0.0))
    weight = np.where(asked, table.weight, 0.0).sum(axis=0)
    if rules.policy == "fit":
        low, low_from, high, high_from = _range(table, asked, not may_fall, rules)
    else:
        heard = Heard(table.low, table.best, table.high, asked, table.reliability)
        one = choose(rules.policy, heard, best)
        best, low, low_from, high, high_from = one.best, one.low.copy(), one.low_from, one.high.copy(), one.high_from
        high_from = np.where(np.isfinite(high), high_from, NOBODY)
    low_claim, high_claim = table.names(table.low_by, voices, low_from), table.names(table.high_by, voices, high_from)
    phases: list[tuple[int, int]] = []
    if not may_fall:
        phases = _phases(table, asked, best, rules)
        timely: Flags = np.asarray((asked & table.near).any(axis=0))
        if rules.policy == "fit" and _agree(table, rules):
            best = _together(voices, table, best, days, [int(days[start]) for start, _ in phases[1:]], rules)
        for start, end in phases:
            part = slice(start, end)
            source = start + _last_least(low[part])
            low[part], low_claim[part] = low[source], low_claim[source]
            if rules.policy == "fit":
                _step_back(table, voices, asked, source, part, (low, low_claim))
            for sought in (start + _least_ahead(high[part], low[part], timely[part]), None):
                source = start + _highest_so_far(high[part]) if sought is None else sought
                high[part], high_claim[part] = high[source], high_claim[source]
            best[part] = isotonic(best[part], weight[part])
            if rules.policy == "fit":
                _widen(voices, table, rules, days, part, (low, low_claim), (high, high_claim))
    best = np.clip(best, low, high)
    for start, end in phases:
        # A closed ceiling between open ones may lie below what stands already: then it is contradicted.
        standing = np.maximum.accumulate(best[start:end])
        contradicted = standing > high[start:end]
        high[start:end][contradicted], high_claim[start:end][contradicted] = standing[contradicted], None
        best[start:end] = standing
    return Pooled(
        days,
        low,
        best,
        high,
        low_claim.tolist(),
        high_claim.tolist(),
        np.where(table.begun, table.claims, 0).sum(axis=0),
        asked.sum(axis=0),
        np.logical_not(table.spans.any(axis=0)),
    )


def _days(voices: list[Voice], may_fall: bool) -> Ints:
    """Every day of a running total from first to last, spoken of or not; of others the days that voices speak of."""
    known = np.unique(np.concatenate([voice.daily.day for voice in voices]))
    if may_fall or known[-1] - known[0] > LONGEST:
        return known
    return np.arange(known[0], known[-1] + 1, dtype=np.int64)


class _Table:
    """The voices' curves as matrices, a row a voice and a column a day; a curve past its end is carried on."""

    def __init__(self, voices: list[Voice], days: Ints, rules: Rules) -> None:
        shape = (len(voices), len(days))
        self.weight = np.zeros(shape)
        self.share = rules("counter_restart", "back")
        self.standing = np.zeros(len(days), dtype=np.int64)
        self.lately = np.zeros(shape, dtype=bool)
        self.reliability = np.array([[voice.reliability] for voice in voices])
        self.low, self.best, self.high = (np.zeros(shape) for _ in range(3))
        self.claims, self.phase, self.era, self.low_by, self.high_by = (
            np.zeros(shape, dtype=np.int64) for _ in range(5)
        )
        self.begun, self.between, self.spans, self.speaks, self.near = (np.zeros(shape, dtype=bool) for _ in range(5))
        for row, voice in enumerate(voices):
            daily = voice.daily
            at = np.maximum(np.searchsorted(daily.day, days, side="right") - 1, 0)
            away = _distance(days, voice.knots)
            self.weight[row] = voice.reliability / (1 + away / rules("pool", "fading"))
            self.begun[row] = days >= daily.day[0]
            self.lately[row] = self.begun[row] & (away <= rules("pool", "silence"))
            self.between[row] = _between_phases(voice, days)
            self.spans[row] = self.begun[row] & ~self.between[row] & (days <= voice.knots[-1])
            self.era[row] = _restarts(daily, rules)[at]
            self.speaks[row] = self.spans[row] & (away <= rules("pool", "silence"))
            for name in ("low", "best", "high", "claims", "phase", "low_by", "high_by"):
                getattr(self, name)[row] = getattr(daily, name)[at]
            self.high[row] = np.where(self.spans[row], self.high[row], np.inf)
            self.high_by[row] = np.where(self.spans[row], self.high_by[row], NOBODY)
            ahead = np.where(self.high_by[row] >= 0, voice.settled.day[self.high_by[row]] - days, 0)
            self.near[row] = np.isfinite(self.high[row]) & (ahead <= rules("pool", "silence"))

    def keep_one_era(self) -> None:
        """Silence lineages whose counter began again while most haven't, or that haven't where most have.

        A count since a later day is no count since the first. Of each day the era with the greatest reliability
        stands, the earlier one of equals. A lineage that has come back to the level of the others counts as they do.
        """
        if not self.era.any():
            return
        anew = np.flatnonzero((np.diff(self.era, axis=1) != 0).any(axis=0)) + 1
        heard = np.where(self.lately.any(axis=0), self.lately, self.begun)
        older = np.where(heard & (self.era == 0), self.best, np.inf).min(axis=0)
        self.era = np.where(self.best < self.share * older, np.minimum(self.era, 1), 0)
        self.era[:, np.isinf(older)] = 0
        weight = np.array([np.where(heard & (self.era == era), self.reliability, 0.0).sum(axis=0) for era in (0, 1)])
        # One era for all the days between two openings: a total that nobody lowers doesn't fall.
        for start, end in pairwise([0, *anew.tolist(), len(older)]):
            self.standing[start:end] = np.argmax(weight[:, start:end].sum(axis=1))
        other = self.era != self.standing
        for flags in (self.spans, self.speaks, self.begun):
            flags &= ~other

    def heard(self, asked: Flags) -> Flags:
        """Which voices' floors count on a day: those asked, and those that spoke before and don't begin anew."""
        return (self.begun & ~self.between) | asked

    def floors_below(self, ceiling: Floats, rising: bool) -> Floats:
        """Each voice's floor of a day that the day's ceiling allows; -inf where it allows none.

        Of a running total that is the greatest floor so far in its phase: a voice that is contradicted today was not
        when it said less. `low_by` moves along to the claim of that floor.
        """
        floors = np.where(self.low <= ceiling, self.low, -np.inf)
        above = np.flatnonzero((self.low > ceiling).any(axis=1)) if rising else ()
        for row in above:
            cuts = [0, *(np.flatnonzero(np.diff(self.phase[row])) + 1).tolist(), len(ceiling)]
            for part in (slice(start, end) for start, end in pairwise(cuts)):
                low = self.low[row, part]
                at = np.minimum(np.searchsorted(low, ceiling[part], side="right") - 1, np.arange(len(low)))
                floors[row, part] = np.where(at < 0, -np.inf, low[at])
                self.low_by[row, part] = np.where(at < 0, NOBODY, self.low_by[row, part][at])
        return floors

    def names(self, by: Ints, voices: list[Voice], voice: Ints) -> Names:
        """The claim that binds a bound on each day, given the voice that it comes from; None for none."""
        bound = np.where(voice == NOBODY, NOBODY, by[voice, np.arange(len(voice))])
        pairs = zip(voice.tolist(), bound.tolist(), strict=True)
        ids = [None if at == NOBODY else voices[who].settled.points.claim_id[at] for who, at in pairs]
        return np.array(ids, dtype=object)


def _step_back(
    table: _Table, voices: list[Voice], asked: Flags, source: Ints, part: slice, low: tuple[Floats, Names]
) -> None:
    """Where a later low takes a day's low back, rest it on the greatest floor said by then that the later one allows.

    The later claim itself says nothing of so early a day; it stays where nobody had said less.
    """
    later = source > np.arange(part.start, part.stop)
    if not later.any():
        return
    bound, by = low
    ceiling = np.full(len(bound), np.inf)
    ceiling[part] = np.where(later, bound[part], np.inf)
    heard = table.heard(asked)
    floors = np.where(heard, table.floors_below(ceiling, rising=True), -np.inf)[:, part]
    row = np.argmax(floors, axis=0)
    floor = floors.max(axis=0)
    moved = later & np.isfinite(floor) & (floor > 0)
    names = table.names(table.low_by, voices, _on_all(row, part, len(bound)))
    bound[part][moved], by[part][moved] = floor[moved], names[part][moved]
    highest = part.start + _first_greatest(bound[part])  # a voice that fell silent said it all the same
    bound[part], by[part] = bound[highest], by[highest]


def _on_all(row: Ints, part: slice, days: int) -> Ints:
    """Voices of the days of a part, and nobody elsewhere."""
    whole = np.full(days, NOBODY, dtype=np.int64)
    whole[part] = row
    return whole


def _widen(
    voices: list[Voice],
    table: _Table,
    rules: Rules,
    days: Ints,
    part: slice,
    low: tuple[Floats, Names],
    high: tuple[Floats, Names],
) -> None:
    """Let the range of one phase reach to the rivals that were given in it, by lineages of the era that stands."""
    inside = days[part]
    for row, voice in enumerate(voices):
        for i, off in rivals(voice.settled, rules):
            at = int(np.searchsorted(days, voice.settled.day[i]))
            if not part.start <= at < part.stop or table.era[row, at] != table.standing[at]:
                continue
            side, by = low if off < 0 else high
            moved, bound = reached(voice.settled, i, off, inside, side[part], rules)
            side[part][moved], by[part][moved] = bound, voice.settled.points.claim_id[i]


def _restarts(daily: Daily, rules: Rules) -> Ints:
    """How many times the count had begun again by each day: falls to a small share of the level before."""
    anew = np.flatnonzero(np.diff(daily.phase) > 0) + 1
    share = rules("counter_restart", "share")
    restarts = np.zeros(len(daily.day), dtype=np.int64)
    restarts[[at for at in anew if daily.best[at] < share * daily.best[at - 1]]] = 1
    return np.cumsum(restarts)


def _agree(table: _Table, rules: Rules) -> bool:
    """Whether several lineages speak and their ranges mostly meet."""
    both = table.speaks.sum(axis=0) > 1
    floors = np.where(table.speaks, table.low, -np.inf).max(axis=0)
    ceilings = np.where(table.speaks & table.near, table.high, np.inf).min(axis=0)
    meet = floors <= ceilings * (1 + rules("fit", "tolerance"))
    return bool(both.any()) and float(meet[both].mean()) >= rules("pool", "agree")


def _together(
    voices: list[Voice], table: _Table, median: Floats, days: Ints, breaks: list[int], rules: Rules
) -> Floats:
    """The curve of all lineages' kept claims, those of another era apart."""
    counted = []
    for row, voice in enumerate(voices):
        at = np.clip(np.searchsorted(days, voice.settled.day), 0, len(days) - 1)
        apart = np.abs(table.best[row, at] / np.maximum(median[at], 1.0) - 1)
        counted.append((table.era[row, at] == table.standing[at]) & (apart <= rules("pool", "apart")))
    if not any(
        (flags & (np.array(voice.settled.role) == KEPT)).any() for flags, voice in zip(counted, voices, strict=True)
    ):
        return median
    series, grades = [voice.settled for voice in voices], [voice.reliability for voice in voices]
    return together(series, grades, counted, days, breaks, rules)


def _between_phases(voice: Voice, days: Ints) -> Flags:
    """Days after the last figure of one phase and before the first of the next: the lineage says nothing of them."""
    after = np.minimum(np.searchsorted(voice.knots, days), len(voice.knots) - 1)
    anew = voice.settled.knot_phase[after] > voice.settled.knot_phase[np.maximum(after - 1, 0)]
    return np.asarray(anew & (days < voice.knots[after]) & (after > 0))


def _distance(days: Ints, knots: Ints) -> Ints:
    """Days from each day to the nearest knot."""
    after = np.searchsorted(knots, days)
    ahead = np.abs(knots[np.minimum(after, len(knots) - 1)] - days)
    behind = np.abs(days - knots[np.maximum(after - 1, 0)])
    return np.asarray(np.minimum(ahead, behind), dtype=np.int64)


def _weighted_medians(values: Floats, weight: Floats) -> Floats:
    """Of each column, the value at which half of the weight is reached; those without weight aren't asked."""
    order = np.argsort(np.where(weight > 0, values, np.inf), axis=0, kind="stable")
    ranked = np.take_along_axis(values, order, axis=0)
    weights = np.take_along_axis(weight, order, axis=0)
    reached = np.cumsum(weights, axis=0)
    half = reached[-1] / 2
    lower = np.argmax(reached >= half - 1e-9, axis=0)
    upper = np.argmax(reached > half + 1e-9, axis=0)
    columns = np.arange(values.shape[1])
    return np.asarray((ranked[lower, columns] + ranked[upper, columns]) / 2, dtype=np.float64)


def _range(table: _Table, asked: Flags, rising: bool, rules: Rules) -> tuple[Floats, Ints, Floats, Ints]:
    """Low and high of each day, and the voice that each comes from (NOBODY for an open high).

    Low is the greatest floor given so far that the least ceiling of those asked allows, high the least ceiling that the
    greatest floor allows. Where the sources agree, that range contradicts none of them; where they don't, it reaches
    from the lower to the higher. A ceiling given long after the day is asked only where there is no other.
    """
    columns = np.arange(asked.shape[1])
    near, far = asked & table.near, asked & np.isfinite(table.high)
    ceilings = np.where(np.where(near.any(axis=0), near, far), table.high, np.inf)
    heard = table.heard(asked)
    floors = np.where(heard, table.low, -np.inf)
    least_ceiling, greatest_floor = ceilings.min(axis=0), floors.max(axis=0)
    allowed = np.where(heard, table.floors_below(least_ceiling, rising), -np.inf)
    lower = np.where(np.isfinite(allowed.max(axis=0)), np.argmax(allowed, axis=0), np.argmin(ceilings, axis=0))
    upper = np.argmin(np.where(ceilings >= greatest_floor, ceilings, np.inf), axis=0)
    open_above = ~np.isfinite(ceilings).any(axis=0)
    contradicted = ~open_above & (ceilings[upper, columns] < greatest_floor)
    high = np.where(contradicted, greatest_floor, ceilings[upper, columns])
    low = np.where(np.isfinite(allowed.max(axis=0)), allowed[lower, columns], table.low[lower, columns])
    high_from = np.where(open_above | contradicted, NOBODY, upper)
    # Where two ranges as wide as each other hardly meet, what they share is narrower than what either says: both stand.
    width = table.high - table.low
    one, other = width[lower, columns], width[upper, columns]
    slim = (high_from != NOBODY) & asked[lower, columns] & np.isfinite(one)
    slim &= (high - low < np.minimum(one, other) * rules("pool", "meet")) & (
        np.maximum(one, other) < 2 * np.minimum(one, other)
    )
    low_of, high_of = np.where(slim, upper, lower), np.where(slim, lower, high_from)
    low = np.where(slim, table.low[upper, columns], low)
    return low, low_of, np.where(slim, table.high[lower, columns], high), high_of


def _phases(table: _Table, asked: Flags, best: Floats, rules: Rules) -> list[tuple[int, int]]:
    """Column ranges in which the pooled total can't fall: they end where it begins anew, or the era moves."""
    anew = (np.diff(table.phase, axis=1) > 0) & asked[:, 1:] & table.begun[:, :-1]
    falls = best[1:] < best[:-1] * (1 - rules("fit", "fall_share"))
    other_era = np.diff(table.standing) != 0
    cuts = [0, *(int(at) + 1 for at in np.flatnonzero((anew.any(axis=0) & falls) | other_era)), len(best)]
    return list(pairwise(cuts))


def _last_least(values: Floats) -> Ints:
    """For each position, where the least value from there on stands."""
    return len(values) - 1 - _first_greatest(-values[::-1])[::-1]


def _least_ahead(high: Floats, low: Floats, timely: Flags) -> Ints:
    """For each position, where its ceiling stands: its own, or, where nobody speaks of its time, the least one ahead.

    A running total is never above what it is found to be later.
    """
    found = np.arange(len(high))
    least: int | None = None
    for at in range(len(high) - 1, -1, -1):
        if timely[at] and (least is None or high[at] < high[least]):
            least = at
        elif not timely[at] and least is not None and low[at] <= high[least] < high[at]:
            found[at] = least
    return found


def _highest_so_far(high: Floats) -> Ints:
    """For each position, where the greatest closed ceiling up to there stands; an open one stays open."""
    closed = np.isfinite(high)
    return np.where(closed, _first_greatest(np.where(closed, high, -np.inf)), np.arange(len(high)))


def _first_greatest(values: Floats) -> Ints:
    """For each position, where the greatest value up to there stands."""
    running = np.maximum.accumulate(values)
    fresh = np.r_[True, running[1:] > running[:-1]]
    return np.maximum.accumulate(np.where(fresh, np.arange(len(values)), 0))
