"""Who really speaks: copies, unnamed sources, denials, old events told again, and words that grow on the way."""

from __future__ import annotations

import polars as pl

from pipelines.tolls.findings.finding import Evidence, Finding, day, pairs, said, who

_STRENGTH = {"at_most": 0, "less_than": 0, "approximately": 1, "exact": 2, "at_least": 3, "more_than": 4}


def syndicated_duplicate(seen: Evidence) -> list[Finding]:
    """The same numbers of the same source and day in another article: one voice, not two."""
    days = seen.rules("syndicated_duplicate", "days")
    told = seen.told.filter(pl.col("value").is_not_null()).with_columns(
        pl.coalesce("article_id", "subset_of", "claim_id").alias("printed")
    )
    tuples = told.group_by("lineage", "measure", "place_key", "as_of", "printed").agg(
        pl.col("value").filter(pl.col("subset_of").is_not_null()).sort().alias("parts"),
        pl.col("value").filter(pl.col("subset_of").is_null() & (pl.col("unit_of_rounding") <= 1)).max().alias("total"),
        pl.col("claim_id").sort_by(pl.col("subset_of").is_not_null(), "claim_id").first(),
        pl.col("voice").first(),
        pl.col("known").first(),
        pl.col("series_id").first(),
        pl.col("source").first(),
    )
    enough = pl.col("parts").list.len() >= seen.rules("syndicated_duplicate", "numbers")
    joined, alone = pl.col("parts").cast(pl.List(pl.String)).list.join("+"), pl.col("total").cast(pl.String)
    numbers = pl.when(enough).then(joined).when(pl.col("total") >= 1000).then(alone)
    rows = tuples.with_columns(numbers.alias("numbers")).filter(pl.col("numbers").is_not_null())
    rows = rows.sort("known", "claim_id")
    key = ["lineage", "measure", "place_key", "as_of", "numbers"]
    first = rows.group_by(key, maintain_order=True).agg(
        pl.col("claim_id").first().alias("first"), pl.col("known").first().alias("first_known")
    )
    again = rows.join(first, on=key).filter(
        (pl.col("claim_id") != pl.col("first")) & ((pl.col("known") - pl.col("first_known")).dt.total_days() <= days)
    )
    return [
        Finding(
            "syndicated_duplicate",
            (row["claim_id"], row["first"]),
            f"The figures of {who(row)} for {day(row['as_of'])} ({row['numbers'].replace('+', ', ')}) were printed "
            "before: one voice, not two.",
            {"numbers": row["numbers"].split("+"), "days_later": (row["known"] - row["first_known"]).days},
            row["series_id"],
        )
        for row in again.sort("claim_id").iter_rows(named=True)
    ]


def anonymised_source(seen: Evidence) -> list[Finding]:
    """A known source's figure of those days, printed without its name: it is that source's."""
    known = seen.told.select(
        pl.col("claim_id").alias("attached_to"), pl.col("as_of").alias("day"), pl.col("value").alias("whole")
    )
    rows = seen.told.filter(pl.col("attached_to").is_not_null()).join(known, on="attached_to")
    return [
        Finding(
            "anonymised_source",
            (row["claim_id"], row["attached_to"]),
            f"“{said(row)}” of {day(row['as_of'])}, by {row['source'] or 'nobody named'}, is the figure of "
            f"{row['lineage']} for {day(row['day'])} ({row['whole']:,}).",
            {"value": row["value"], "lineage": row["lineage"], "figure": row["whole"]},
            row["series_id"],
        )
        for row in rows.sort("claim_id").iter_rows(named=True)
    ]


def modifier_drift(seen: Evidence) -> list[Finding]:
    """The same figure in stronger words later: "approaching" becomes "more than"."""
    strength = pl.col("quantifier").replace_strict(_STRENGTH, default=None, return_dtype=pl.Int64)
    told = seen.told.filter(pl.col("value").is_not_null() & (pl.col("unit_of_rounding") > 1)).with_columns(
        strength.alias("strength")
    )
    columns = [
        "claim_id",
        "series_id",
        "value",
        "as_of",
        "known",
        "strength",
        "quantifier",
        "source",
        "lineage",
        "low",
        "high",
    ]
    rows = told.filter(pl.col("strength").is_not_null()).select(columns)
    both = pairs(rows, rows, ["series_id", "value"], 7).filter(
        (pl.col("known") >= pl.col("known_2"))
        & (pl.col("strength") > pl.col("strength_2"))
        & (pl.col("strength_2") <= 1)
    )
    first = both.sort("claim_id", "strength_2", "claim_id_2").unique("claim_id", keep="first", maintain_order=True)
    return [
        Finding(
            "modifier_drift",
            (row["claim_id"], row["claim_id_2"]),
            f"{who(row)}'s {row['value']:,} of {day(row['as_of'])} grew stronger on the way: "
            f"“{row['quantifier_2'].replace('_', ' ')}” became “{row['quantifier'].replace('_', ' ')}”.",
            {"value": row["value"], "from": row["quantifier_2"], "to": row["quantifier"]},
            row["series_id"],
        )
        for row in first.iter_rows(named=True)
    ]


def rounded_up_floor(seen: Evidence) -> list[Finding]:
    """ "At least" a figure that lies above what the same source counted exactly: the floor was rounded up."""
    floors = seen.told.filter(pl.col("quantifier").is_in(["at_least", "more_than"]) & (pl.col("unit_of_rounding") > 1))
    exact = seen.told.filter((pl.col("quantifier") == "exact") & (pl.col("unit_of_rounding") <= 1))
    columns = [
        "claim_id",
        "series_id",
        "value",
        "as_of",
        "source",
        "lineage",
        "unit_of_rounding",
        "quantifier",
        "low",
        "high",
    ]
    both = pairs(floors.select(columns), exact.select(columns), ["series_id"], seen.rules("rounded_up_floor", "days"))
    step = pl.col("unit_of_rounding")
    both = both.filter(
        (pl.col("value") > pl.col("value_2")) & ((pl.col("value_2") / step).ceil() * step == pl.col("value"))
    )
    first = both.sort("claim_id", "claim_id_2").unique("claim_id", keep="first", maintain_order=True)
    return [
        Finding(
            "rounded_up_floor",
            (row["claim_id"], row["claim_id_2"]),
            f"{who(row)}'s “{said(row)}” of {day(row['as_of'])} is rounded up: the count is {row['value_2']:,}.",
            {"value": row["value"], "count": row["value_2"]},
            row["series_id"],
        )
        for row in first.iter_rows(named=True)
    ]


def derived_figure(seen: Evidence) -> list[Finding]:
    """A figure that is the sum of an older total and of what came on top: somebody's arithmetic, not a count."""
    totals = seen.told.filter((pl.col("basis") == "cumulative") & pl.col("value").is_not_null())
    older = totals.select("series_id", "lineage", "place_key", "measure", "claim_id", "as_of", "value")
    added = seen.others.filter(
        pl.col("status").is_in(["asserted", "revised"]) & (pl.col("value") >= 20) & pl.col("as_of").is_not_null()
    )
    if added.is_empty():
        return []
    both = pairs(totals, older, ["series_id"], seen.rules("derived_figure", "days")).filter(
        (pl.col("value") > pl.col("value_2")) & (pl.col("as_of") > pl.col("as_of_2"))
    )
    both = both.with_columns((pl.col("value") - pl.col("value_2")).alias("rest"))
    sums = both.join(
        added.select(
            "measure",
            "place_key",
            pl.col("value").alias("rest"),
            pl.col("as_of").alias("day"),
            pl.col("claim_id").alias("addend"),
        ),
        on=["measure", "place_key", "rest"],
    ).filter(pl.col("day").is_between("as_of_2", "as_of"))
    first = sums.sort("claim_id", "claim_id_2", "addend").unique("claim_id", keep="first", maintain_order=True)
    return [
        Finding(
            "derived_figure",
            (row["claim_id"], row["claim_id_2"], row["addend"]),
            f"“{said(row)}” of {day(row['as_of'])} is {row['value_2']:,} ({day(row['as_of_2'])}) and {row['rest']:,} "
            "added up: arithmetic, not a count.",
            {"value": row["value"], "summands": [row["value_2"], row["rest"]]},
            row["series_id"],
        )
        for row in first.iter_rows(named=True)
    ]


def re_mention(seen: Evidence) -> list[Finding]:
    """An event that an earlier article told already: the same people, not new ones.

    Asked of figures for a named class ("four officials"): two plain "killed 3" of a week are mostly two events.
    """
    events = seen.others.filter(
        (pl.col("basis") == "event") & pl.col("status").is_in(["asserted", "revised"]) & (pl.col("value") >= 2)
    ).filter(pl.col("known").is_not_null() & (pl.col("population") != "all"))
    key = ["measure", "unit", "population", "value"]
    rows = events.select(*key, "claim_id", "place_key", "as_of", "known", "voice", "source", "lineage")
    both = pairs(rows, rows, key, 45, "known")
    both = both.filter((pl.col("voice") != pl.col("voice_2")) & (pl.col("known") > pl.col("known_2")))
    later = (pl.col("known") - pl.col("known_2")).dt.total_days()
    apart = (pl.col("as_of") - pl.col("as_of_2")).dt.total_days().abs()
    telling = later >= seen.rules("re_mention", "days")
    both = both.filter(telling & (apart <= 3).fill_null(True))
    first = both.sort("claim_id", "known_2", "claim_id_2").unique("claim_id", keep="first", maintain_order=True)
    return [
        Finding(
            "re_mention",
            (row["claim_id"], row["claim_id_2"]),
            f"The {row['value']:,} {row['measure']} of {day(row['as_of_2']) if row['as_of_2'] else 'an earlier day'} "
            f"are told again on {day(row['known'])}: the same event, counted once.",
            {"value": row["value"], "first_told": row["known_2"], "told_again": row["known"]},
        )
        for row in first.iter_rows(named=True)
    ]


def refuted(seen: Evidence) -> list[Finding]:
    """A figure that somebody denies; gravest where its own source does."""
    denied = seen.others.filter((pl.col("status") == "denied") & (pl.col("value") > 0) & pl.col("known").is_not_null())
    asserted = pl.concat(
        [seen.told, seen.others.filter(pl.col("status").is_in(["asserted", "revised"]))], how="diagonal"
    )
    key = ["measure", "value"]
    rows = asserted.select(*key, "claim_id", "known", "source", "lineage", "as_of", "place_key")
    both = denied.join(rows, on=key, suffix="_2").filter(
        (pl.col("known") - pl.col("known_2")).dt.total_days().is_between(0, seen.rules("refuted", "days"))
        & ((pl.col("place_key") == pl.col("place_key_2")) | (pl.col("lineage") == pl.col("lineage_2")))
    )
    return [
        Finding(
            "refuted",
            (row["claim_id_2"], row["claim_id"]),
            f"The {row['value']:,} {row['measure']} that {row['source_2'] or 'an article'} gave are denied by "
            f"{row['source'] or 'an article'} on {day(row['known'])}.",
            {"value": row["value"], "own_source": row["lineage"] == row["lineage_2"]},
        )
        for row in both.sort("claim_id", "claim_id_2").iter_rows(named=True)
    ]
