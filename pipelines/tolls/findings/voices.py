"""Who really speaks: copies, unnamed sources, denials, old events told again, and words that grow on the way."""

from __future__ import annotations

import polars as pl

from pipelines.tolls.components import breakdowns
from pipelines.tolls.findings.finding import STANDING, Evidence, first_of, pairs, tell
from pipelines.tolls.findings.words import day, figure, number, plain, quote, said

_STRENGTH = {"at_most": 0, "less_than": 0, "approximately": 1, "exact": 2, "at_least": 3, "more_than": 4}


def syndicated_duplicate(seen: Evidence) -> pl.DataFrame:
    """The same numbers of the same source and day in another article: one voice, not two."""
    key = ["lineage", "measure", "place_key", "as_of", "numbers"]
    rows = _printed(seen).sort("known", "claim_id")
    first = rows.group_by(key, maintain_order=True).agg(pl.col("claim_id", "known").first().name.suffix("_2"))
    days = (pl.col("known") - pl.col("known_2")).dt.total_days()
    again = rows.join(first, on=key).with_columns(days.alias("days_later"))
    again = again.filter(
        (pl.col("claim_id") != pl.col("claim_id_2"))
        & (pl.col("days_later") <= seen.rules("syndicated_duplicate", "days"))
    )
    return tell(
        "syndicated_duplicate",
        again.sort("claim_id"),
        pl.format(
            "The figures of {} for {} ({}) were printed before: one voice, not two.",
            pl.col("name"),
            day("as_of"),
            pl.col("numbers").str.replace_all("+", ", ", literal=True),
        ),
        numbers=pl.col("numbers").str.split("+"),
        days_later="days_later",
    )


def _printed(seen: Evidence) -> pl.DataFrame:
    """What tells one printing of a source's figures from another: its parts, else a total that isn't small."""
    told = seen.told.filter(pl.col("value").is_not_null()).with_columns(
        pl.coalesce("article_id", "subset_of", "claim_id").alias("printed")
    )
    part = pl.col("subset_of").is_not_null()
    tuples = told.group_by("lineage", "measure", "place_key", "as_of", "printed").agg(
        pl.col("value").filter(part).sort().alias("parts"),
        pl.col("value").filter(~part).max().alias("total"),
        pl.col("claim_id").sort_by(part, "claim_id").first(),
        pl.col("known", "series_id", "name").first(),
    )
    enough = pl.col("parts").list.len() >= seen.rules("syndicated_duplicate", "numbers")
    joined, alone = pl.col("parts").cast(pl.List(pl.String)).list.join("+"), pl.col("total").cast(pl.String)
    numbers = pl.when(enough).then(joined).when(pl.col("total") >= 1000).then(alone)
    return tuples.with_columns(numbers.alias("numbers")).filter(pl.col("numbers").is_not_null())


def anonymised_source(seen: Evidence) -> pl.DataFrame:
    """A known source's figure of those days, printed without its name: it is that source's."""
    known = seen.told.select(
        pl.col("claim_id").alias("attached_to"), pl.col("as_of", "value", "name").name.suffix("_2")
    )
    rows = seen.told.filter(pl.col("attached_to").is_not_null()).join(known, on="attached_to")
    nobody = pl.coalesce("source", pl.lit("nobody named"))
    theirs = (pl.col("name_2"), day("as_of_2"), number("value_2"))
    return tell(
        "anonymised_source",
        rows.sort("claim_id"),
        pl.format("“{}” of {}, by {}, is the figure of {} for {} ({}).", said(), day("as_of"), nobody, *theirs),
        claims=("claim_id", "attached_to"),
        value="value",
        lineage="lineage",
        figure="value_2",
    )


def modifier_drift(seen: Evidence) -> pl.DataFrame:
    """The same figure in stronger words later: "approaching" becomes "more than"."""
    strength = pl.col("quantifier").replace_strict(_STRENGTH, default=None, return_dtype=pl.Int64)
    told = seen.told.filter(pl.col("value").is_not_null() & (pl.col("unit_of_rounding") > 1))
    columns = ["claim_id", "series_id", "value", "as_of", "known", "strength", "quantifier", "name"]
    rows = told.with_columns(strength.alias("strength")).filter(pl.col("strength").is_not_null()).select(columns)
    both = pairs(rows, rows, ["series_id", "value"], 7).filter(
        (pl.col("known") >= pl.col("known_2"))
        & (pl.col("strength") > pl.col("strength_2"))
        & (pl.col("strength_2") <= 1)
    )
    words = (plain("quantifier_2"), plain("quantifier"))
    return tell(
        "modifier_drift",
        first_of(both, "strength_2"),
        pl.format("{} grew stronger on the way: “{}” became “{}”.", figure(), *words),
        **{"from": "quantifier_2"},
        to="quantifier",
        value="value",
    )


def rounded_up_floor(seen: Evidence) -> pl.DataFrame:
    """ "At least" a figure that lies above what the same source counted exactly: the floor was rounded up."""
    columns = ["claim_id", "series_id", "value", "as_of", "name", "unit_of_rounding", "quantifier", "low", "high"]
    floors = seen.told.filter(pl.col("quantifier").is_in(["at_least", "more_than"]) & (pl.col("unit_of_rounding") > 1))
    exact = seen.told.filter((pl.col("quantifier") == "exact") & (pl.col("unit_of_rounding") <= 1))
    both = pairs(floors.select(columns), exact.select(columns), ["series_id"], seen.rules("rounded_up_floor", "days"))
    step = pl.col("unit_of_rounding")
    both = both.filter(
        (pl.col("value") > pl.col("value_2")) & ((pl.col("value_2") / step).ceil() * step == pl.col("value"))
    )
    counted = tell(
        "rounded_up_floor",
        first_of(both),
        pl.format("{} is rounded up: the count is {}.", quote(), number("value_2")),
        value="value",
        count="value_2",
    )
    sums = breakdowns(seen.told, seen.scopes).filter(pl.col("parts").list.len() > 1).select("whole", "parts", "summed")
    sums = floors.join(sums, left_on="claim_id", right_on="whole").filter(
        (pl.col("value") > pl.col("summed")) & ((pl.col("summed") / step).ceil() * step == pl.col("value"))
    )
    added = tell(
        "rounded_up_floor",
        sums.sort("claim_id"),
        pl.format("{} is rounded up: its parts add up to {}.", quote(), number("summed")),
        claims=("claim_id", "parts"),
        value="value",
        count="summed",
    )
    return pl.concat([counted, added])


def derived_figure(seen: Evidence) -> pl.DataFrame:
    """A figure that is the sum of an older total and of what came on top: somebody's arithmetic, not a count."""
    totals = seen.told.filter((pl.col("basis") == "cumulative") & pl.col("value").is_not_null())
    older = totals.select("series_id", "claim_id", "as_of", "value")
    added = seen.others.filter(
        pl.col("status").is_in(STANDING) & (pl.col("value") >= 20) & pl.col("as_of").is_not_null()
    ).select(
        "measure",
        "place_key",
        pl.col("value").alias("rest"),
        pl.col("as_of").alias("day"),
        pl.col("claim_id").alias("addend"),
    )
    # Few figures are added to anything: where there is none, nothing is paired.
    totals = totals.join(added, on=["measure", "place_key"], how="semi")
    both = pairs(totals, older, ["series_id"], seen.rules("derived_figure", "days")).filter(
        (pl.col("value") > pl.col("value_2")) & (pl.col("as_of") > pl.col("as_of_2"))
    )
    both = both.with_columns((pl.col("value") - pl.col("value_2")).alias("rest"))
    sums = both.join(added, on=["measure", "place_key", "rest"]).filter(pl.col("day").is_between("as_of_2", "as_of"))
    summands = (number("value_2"), day("as_of_2"), number("rest"))
    return tell(
        "derived_figure",
        first_of(sums, "claim_id_2", "addend"),
        pl.format("“{}” of {} is {} ({}) and {} added up: arithmetic, not a count.", said(), day("as_of"), *summands),
        claims=("claim_id", "claim_id_2", "addend"),
        value="value",
        summands=pl.concat_list("value_2", "rest"),
    )


def re_mention(seen: Evidence) -> pl.DataFrame:
    """An event that an earlier article told already: the same people, not new ones.

    Asked of figures for a named class ("four officials"): two plain "killed 3" of a week are mostly two events.
    """
    events = seen.others.filter(
        (pl.col("basis") == "event") & pl.col("status").is_in(STANDING) & (pl.col("value") >= 2)
    ).filter(pl.col("known").is_not_null() & (pl.col("population") != "all"))
    key = ["measure", "unit", "population", "value"]
    rows = events.select(*key, "claim_id", "as_of", "known", "voice", "place")
    both = pairs(rows, rows, key, 45, "known")
    later = (pl.col("known") - pl.col("known_2")).dt.total_days()
    apart = (pl.col("as_of") - pl.col("as_of_2")).dt.total_days().abs()
    both = both.filter(
        (pl.col("voice") != pl.col("voice_2"))
        & (later >= seen.rules("re_mention", "days"))
        & (later > 0)
        & (apart <= 3).fill_null(value=True)
    )
    where = (" in " + pl.coalesce("place_2", "place")).fill_null("")
    event = (number("value"), pl.col("measure"), where, day("as_of_2").fill_null("an earlier day"), plain("population"))
    return tell(
        "re_mention",
        first_of(both, "known_2"),
        pl.format("The {} {}{} of {} ({}) are told again on {}: the same event, counted once.", *event, day("known")),
        value="value",
        first_told="known_2",
        told_again="known",
    )


def refuted(seen: Evidence) -> pl.DataFrame:
    """A figure that somebody denies; gravest where its own source does."""
    denied = seen.others.filter((pl.col("status") == "denied") & (pl.col("value") > 0) & pl.col("known").is_not_null())
    asserted = pl.concat([seen.told, seen.others.filter(pl.col("status").is_in(STANDING))], how="diagonal")
    key = ["measure", "value"]
    rows = asserted.select(*key, "claim_id", "known", "name", "lineage", "place_key")
    both = denied.join(rows, on=key, suffix="_2").filter(
        (pl.col("known") - pl.col("known_2")).dt.total_days().is_between(0, seen.rules("refuted", "days"))
        & ((pl.col("place_key") == pl.col("place_key_2")) | (pl.col("lineage") == pl.col("lineage_2")))
    )
    who_says = (pl.col("name_2"), pl.col("name"), day("known"))
    return tell(
        "refuted",
        both.sort("claim_id", "claim_id_2"),
        pl.format("The {} {} that {} gave are denied by {} on {}.", number("value"), pl.col("measure"), *who_says),
        claims=("claim_id_2", "claim_id"),
        value="value",
        own_source=pl.col("lineage") == pl.col("lineage_2"),
    )
