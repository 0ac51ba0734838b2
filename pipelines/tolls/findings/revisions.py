"""Totals that fall, begin anew, or leap: what a running total can't do by counting alone."""

from __future__ import annotations

import polars as pl

from pipelines.tolls.findings.digits import slip
from pipelines.tolls.findings.finding import Evidence, Finding, day, pairs, who

_NEAR = 0.1
"""A figure further above the curve than this share, between two that agree without it, is a spike, no level."""


def downward_revision(seen: Evidence) -> list[Finding]:
    """A lineage's exact figure below its own figure of an earlier day, not stale and no slip of the pen."""
    return [
        Finding(
            "downward_revision",
            (row["claim_id"], row["claim_id_before"]),
            f"{who(row)} lowers its figure from {row['value_before']:,} ({day(row['as_of_before'])}) to "
            f"{row['value']:,} ({day(row['as_of'])}); {_verdict(row)}.",
            {
                "from": row["value_before"],
                "to": row["value"],
                "accepted": row["phase"] > row["phase_before"],
                "stated": row["status"] == "revised",
            },
            row["series_id"],
        )
        for row in _falls(seen).iter_rows(named=True)
        if not _restarted(row, seen) and not _slipped(row)
    ]


def _slipped(row: dict[str, object]) -> bool:
    """Whether a keystroke explains the fall better; of neighbouring numbers any two are a keystroke apart."""
    value, before = int(str(row["value"])), int(str(row["value_before"]))
    return value < before * (1 - _NEAR) and slip(value, before) is not None


def _verdict(row: dict[str, object]) -> str:
    if int(str(row["phase"])) > int(str(row["phase_before"])):
        return "accepted: the series begins anew there"
    return "within what the curve allows" if row["role"] == "kept" else "not borne out by later figures, set aside"


def counter_restart(seen: Evidence) -> list[Finding]:
    """A total that falls to near nothing and climbs again: a new count, no revision."""
    return [
        Finding(
            "counter_restart",
            (row["claim_id"], row["claim_id_before"]),
            f"{who(row)}'s count begins again: {row['value_before']:,} on {day(row['as_of_before'])}, "
            f"{row['value']:,} on {day(row['as_of'])}.",
            {"from": row["value_before"], "to": row["value"]},
            row["series_id"],
        )
        for row in _falls(seen).iter_rows(named=True)
        if _restarted(row, seen)
    ]


def _restarted(row: dict[str, object], seen: Evidence) -> bool:
    fell = float(str(row["value"])) < seen.rules("counter_restart", "share") * float(str(row["value_before"]))
    return fell and int(str(row["phase"])) > int(str(row["phase_before"]))


def _falls(seen: Evidence) -> pl.DataFrame:
    """Exact figures of running totals below the figure of the day before in their series, a lone spike apart."""
    exact = seen.told.filter(
        (pl.col("basis") == "cumulative")
        & (pl.col("quantifier") == "exact")
        & (pl.col("fit_day") == pl.col("as_of"))
        & (pl.col("role") != "quarantined")
    ).sort("series_id", "as_of", "value", "claim_id")
    a_day = exact.unique(["series_id", "as_of"], keep="last", maintain_order=True)
    far_above = (pl.col("role") == "set_aside") & (pl.col("value") > pl.col("fitted") * (1 + _NEAR))
    spike = far_above & (pl.col("value").shift(1) <= pl.col("value").shift(-1)).over("series_id")
    kept = a_day.filter(~spike.fill_null(False)).select("series_id", "claim_id", "as_of", "value", "lower", "phase")
    kept = kept.with_columns(pl.col("as_of").alias("as_of_before")).rename(
        {"claim_id": "claim_id_before", "value": "value_before", "lower": "lower_before", "phase": "phase_before"}
    )
    before = a_day.sort("as_of").join_asof(
        kept.sort("as_of"),
        on="as_of",
        by="series_id",
        strategy="backward",
        allow_exact_matches=False,
        check_sortedness=False,
    )
    return before.filter(pl.col("upper") < pl.col("lower_before")).sort("series_id", "as_of")


_WINDOW = 5
"""Days by which the ends of a period and of a total's growth may differ."""


def retroactive_addition(seen: Evidence) -> list[Finding]:
    """A total that grew by far more than the flow reported for the window: older cases were added, or a class."""
    total_key = ["lineage", "measure", "unit", "place_key"]
    top = [name for name, parent in seen.scopes.parents.items() if parent is None]
    kept = seen.told.filter((pl.col("role") == "kept") & (pl.col("basis") == "cumulative") & pl.col("scope").is_in(top))
    columns = ["claim_id", "as_of", "value", "start", "source", "series_id"]
    kept = kept.filter(pl.col("value").is_not_null() & (pl.col("quantifier") == "exact")).select(*total_key, *columns)
    flows = kept.filter(pl.col("start") > pl.col("start").min().over(total_key))
    windows = pairs(flows, kept, total_key, _WINDOW).filter(pl.col("start_2") < pl.col("start"))
    windows = windows.rename({f"{name}_2": f"{name}_end" for name in columns}).with_columns(
        pl.col("as_of").alias("until"), pl.col("start").alias("as_of")
    )
    windows = (
        pairs(windows, kept, total_key, _WINDOW)
        .filter(pl.col("start_2") == pl.col("start_end"))
        .rename({f"{name}_2": f"{name}_open" for name in columns})
        .with_columns((pl.col("value_end") - pl.col("value_open")).alias("grew"))
        .filter(pl.col("grew") - pl.col("value") > seen.rules("retroactive_addition", "share") * pl.col("value_end"))
        .sort("claim_id_end", "claim_id", "claim_id_open")
        .unique(["claim_id_end", "claim_id"], keep="first", maintain_order=True)
    )
    return _counted_again(seen) + [
        Finding(
            "retroactive_addition",
            (row["claim_id_end"], row["claim_id_open"], row["claim_id"]),
            f"{who(row)}'s total grew by {row['grew']:,} from {day(row['as_of_open'])} to {day(row['as_of_end'])}, but "
            f"the figure for that time is {row['value']:,}: older cases were added, or a class of people.",
            {"from": row["value_open"], "to": row["value_end"], "grew": row["grew"], "flow": row["value"]},
            row["series_id_end"],
        )
        for row in windows.iter_rows(named=True)
    ]


def _counted_again(seen: Evidence) -> list[Finding]:
    """A lineage's later, higher figure for a day that it had counted before: a new vintage of the same day."""
    share, days = seen.rules("retroactive_addition", "share"), seen.rules("stale_quote", "days")
    told = seen.told.filter(
        (pl.col("basis") == "cumulative") & (pl.col("fit_day") == pl.col("as_of")) & (pl.col("role") != "quarantined")
    )
    columns = ["claim_id", "series_id", "as_of", "known", "value", "lower", "upper", "source", "lineage"]
    rows = told.filter(pl.col("value") > 0).select(columns)
    both = pairs(rows, rows, ["series_id"], 0).filter(
        ((pl.col("known") - pl.col("known_2")).dt.total_days() >= days)
        & (pl.col("lower") > pl.col("upper_2") * (1 + share))
    )
    first = both.sort("claim_id", "known_2", "claim_id_2").unique("claim_id", keep="first", maintain_order=True)
    return [
        Finding(
            "retroactive_addition",
            (row["claim_id"], row["claim_id_2"]),
            f"For {day(row['as_of'])} {who(row)} gave {row['value_2']:,} on {day(row['known_2'])} and "
            f"{row['value']:,} on {day(row['known'])}: cases were added afterwards.",
            {"first": row["value_2"], "later": row["value"], "as_of": row["as_of"]},
            row["series_id"],
        )
        for row in first.iter_rows(named=True)
    ]
