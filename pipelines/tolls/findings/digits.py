"""Slips of the pen: a figure one keystroke away from the right one."""

from __future__ import annotations

from itertools import combinations

import polars as pl

from pipelines.tolls.components import breakdowns
from pipelines.tolls.findings.finding import Evidence, Finding, day, pairs, said, who

_LEAST = 100
"""Smaller numbers are one keystroke apart by chance."""


def slip(wrong: int, right: int) -> str | None:
    """The keystroke that turns `right` into `wrong`: tenfold, transposed, dropped, doubled; None if there is none."""
    a, b = str(wrong), str(right)
    if wrong == right or min(wrong, right) < _LEAST:
        return None
    if wrong == right * 10 or wrong * 10 == right:
        return "a digit too many" if wrong > right else "a digit too few"
    if len(a) == len(b):
        differ = [i for i in range(len(a)) if a[i] != b[i]]
        if (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and a[differ[0]] + a[differ[1]] == b[differ[1]] + b[differ[0]]
        ):
            return "two digits swapped"
        return "one digit changed" if len(differ) == 1 else None
    if abs(len(a) - len(b)) == 1:
        longer, shorter = (a, b) if len(a) > len(b) else (b, a)
        if any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
            return "a digit too many" if longer == a else "a digit dropped"
    return None


def digit_error(seen: Evidence) -> list[Finding]:
    """A figure that is one keystroke from another of its series and days, or from what its own breakdown adds up to."""
    exact = seen.told.filter((pl.col("value") >= _LEAST) & (pl.col("unit_of_rounding") <= 10))
    figure = ["lineage", "measure", "place_key", "value", "as_of"]
    columns = ["claim_id", "series_id", "source", *figure, "quantifier", "role", "voice", "low", "high"]
    support = seen.told.group_by(figure).agg(pl.col("voice").n_unique().alias("voices"))
    rows = seen.told.filter(pl.col("value") >= _LEAST).select(columns).join(support, on=figure)
    near = pairs(rows.join(exact, on="claim_id", how="semi"), rows, ["series_id"], seen.rules("digit_error", "days"))
    telling = (pl.col("as_of") == pl.col("as_of_2")) | ~(_stands("role") & _stands("role_2"))
    near = near.filter((pl.col("value") != pl.col("value_2")) & telling)
    sound = _sound_wholes(seen)
    found = []
    for row in near.sort("claim_id", "claim_id_2").iter_rows(named=True):
        how = slip(row["value"], row["value_2"])
        if how and _at_fault(row, how, sound):
            found.append(
                Finding(
                    "digit_error",
                    (row["claim_id"], row["claim_id_2"]),
                    f"{who(row)}'s {row['value']:,} of {day(row['as_of'])} is {row['value_2']:,} with {how}.",
                    {"value": row["value"], "right": row["value_2"], "slip": how, "as_of": row["as_of"]},
                    row["series_id"],
                )
            )
    return _one_each(found) + _shifted(seen) + _sums(seen) + _propagated(seen)


def _stands(role: str) -> pl.Expr:
    return pl.col(role).is_in(["kept", "floor"])


def _at_fault(row: dict[str, object], how: str, sound: dict[str, bool]) -> bool:
    """Whether the first figure of a pair is the wrong one: by the fit, its own sum, or the voices behind it."""
    good, other = row["role"] in ("kept", "floor"), row["role_2"] in ("kept", "floor")
    if how in ("one digit changed", "a digit dropped", "a digit too many") and good:
        # So near in value that both may be kept: only other voices of the same day tell.
        return row["as_of"] == row["as_of_2"] and int(str(row["voices_2"])) > max(1, int(str(row["voices"])))
    if good != other:
        return not good
    ours, theirs = sound.get(str(row["claim_id"])), sound.get(str(row["claim_id_2"]))
    if ours is not None and theirs is not None and ours != theirs:
        return not ours
    if row["voices"] != row["voices_2"]:
        return int(str(row["voices"])) < int(str(row["voices_2"]))
    return str(row["claim_id"]) > str(row["claim_id_2"])


def _sound_wholes(seen: Evidence) -> dict[str, bool]:
    """For each part of a breakdown whether the breakdown adds up."""
    sums = breakdowns(seen.told, seen.scopes)
    return {part: row["summed"] == row["total"] for row in sums.iter_rows(named=True) for part in row["parts"]}


def _one_each(found: list[Finding]) -> list[Finding]:
    first: dict[str, Finding] = {}
    for finding in found:
        first.setdefault(finding.claims[0], finding)
    return list(first.values())


def _shifted(seen: Evidence) -> list[Finding]:
    """Figures about ten times above or below the curve."""
    ratio = pl.col("value") / pl.col("fitted")
    rows = seen.told.filter(
        pl.col("role").is_in(["set_aside", "quarantined"])
        & (pl.col("fitted") > 0)
        & (pl.col("value") > 0)
        & (ratio.is_between(9.5, 10.5) | ratio.is_between(0.095, 0.105))
    )
    return [
        Finding(
            "digit_error",
            (row["claim_id"],),
            f"{who(row)}'s “{said(row)}” of {day(row['as_of'])} is ten times off its series, which stands at "
            f"{row['fitted']:,.0f}.",
            {"value": row["value"], "fitted": round(row["fitted"]), "slip": "tenfold"},
            row["series_id"],
        )
        for row in rows.sort("claim_id").iter_rows(named=True)
    ]


def _sums(seen: Evidence) -> list[Finding]:
    """Totals one keystroke from the sum of their breakdown."""
    found = []
    exact = seen.told.filter((pl.col("quantifier") == "exact") & (pl.col("unit_of_rounding") <= 1))
    sums = breakdowns(seen.told, seen.scopes).join(
        exact.select(pl.col("claim_id").alias("whole")), on="whole", how="semi"
    )
    for row in sums.iter_rows(named=True):
        how = slip(row["summed"], row["total"]) if len(row["parts"]) > 1 else None
        if how:
            found.append(
                Finding(
                    "digit_error",
                    (row["whole"], *row["parts"]),
                    f"The breakdown of {row['total']:,} adds up to {row['summed']:,}: {how} somewhere in it.",
                    {"total": row["total"], "sum": row["summed"], "slip": how},
                )
            )
    return found


def _propagated(seen: Evidence) -> list[Finding]:
    """Totals into which a slip of a component went: the fit says so."""
    rows = seen.told.filter(pl.col("reason").fill_null("").str.starts_with("a slip in a component"))
    return [
        Finding(
            "digit_error",
            (row["claim_id"],),
            f"{who(row)}'s {row['value']:,} of {day(row['as_of'])} carries {row['reason']}.",
            {"value": row["value"], "fitted": round(row["fitted"] or 0)},
            row["series_id"],
        )
        for row in rows.sort("claim_id").iter_rows(named=True)
    ]


def component_sum(seen: Evidence) -> list[Finding]:
    """A total whose breakdown doesn't add up to it, repeats older parts, or counts a part twice."""
    told = seen.told
    bounds = told.select(pl.col("claim_id").alias("whole"), "lower", "upper", "series_id", "source", "lineage", "as_of")
    sums = breakdowns(told, seen.scopes).drop("as_of").join(bounds, on="whole").filter(pl.col("parts").list.len() > 1)
    slack = seen.rules("component_sum", "share") * pl.col("total")
    off = (pl.col("summed") < pl.col("lower") - slack) | (pl.col("summed") > pl.col("upper") + slack)
    found = [
        Finding(
            "component_sum",
            (row["whole"], *row["parts"]),
            f"{who(row)}'s breakdown of {day(row['as_of'])} adds up to {row['summed']:,}, "
            f"its total is {row['total']:,}.",
            {"total": row["total"], "sum": row["summed"], "gap": row["total"] - row["summed"]},
            row["series_id"],
        )
        for row in sums.filter(off).sort("whole").iter_rows(named=True)
    ]
    return found + _old_parts(seen) + _joined_parts(seen) + _daily_sums(seen)


def _old_parts(seen: Evidence) -> list[Finding]:
    """Parts copied unchanged from an earlier breakdown though the total moved: two at least, or chance would do."""
    parts = seen.told.filter(pl.col("subset_of").is_not_null() & (pl.col("value") >= _LEAST))
    totals = seen.told.select(pl.col("claim_id").alias("subset_of"), pl.col("value").alias("total"))
    parts = parts.join(totals, on="subset_of").select("subset_of", "series_id", "value", "as_of", "total", "claim_id")
    again = parts.join(parts, on=["series_id", "value"], suffix="_old").filter(
        (pl.col("as_of_old") < pl.col("as_of")) & (pl.col("total_old") < pl.col("total"))
    )
    again = again.sort("claim_id", "as_of_old", "claim_id_old").unique("claim_id", keep="last", maintain_order=True)
    grouped = again.group_by("subset_of", maintain_order=True).agg(
        "claim_id", "value", "as_of_old", pl.col("as_of").first()
    )
    return [
        Finding(
            "component_sum",
            (row["subset_of"], *row["claim_id"]),
            f"The breakdown of {day(row['as_of'])} repeats {' and '.join(f'{v:,}' for v in row['value'])} from "
            f"{day(max(row['as_of_old']))} though the total moved: old parts beside a new total.",
            {"parts": row["value"], "from": row["as_of_old"]},
        )
        for row in grouped.filter(pl.col("claim_id").list.len() > 1).sort("subset_of").iter_rows(named=True)
    ]


def _joined_parts(seen: Evidence) -> list[Finding]:
    """A part that is the sum of two classes which others of the same source and day give apart."""
    key = ["lineage", "measure", "unit", "place_key", "start", "as_of"]
    parts = seen.told.filter(pl.col("subset_of").is_not_null() & (pl.col("value") >= _LEAST)).sort("scope", "claim_id")
    found = []
    suspicious = parts.filter(pl.col("role").is_in(["set_aside", "quarantined"]))
    for row in suspicious.sort("claim_id").iter_rows(named=True):
        same = parts.filter(pl.all_horizontal(pl.col(name).eq_missing(pl.lit(row[name])) for name in key))
        others = same.filter((pl.col("scope") != row["scope"]) | (pl.col("value") != row["value"]))
        for (a, b), (c, d) in combinations(
            others.select("scope", "value").unique().sort("scope", "value").iter_rows(), 2
        ):
            if a != c and b + d == row["value"]:
                found.append(
                    Finding(
                        "component_sum",
                        (row["claim_id"],),
                        f"{who(row)}'s {row['value']:,} of {day(row['as_of'])} counts two classes together: {b:,} "
                        f"({seen.scopes.describe(a)}) and {d:,} ({seen.scopes.describe(c)}); adding it counts twice.",
                        {"value": row["value"], "parts": {a: b, c: d}},
                        row["series_id"],
                    )
                )
    return _one_each(found)


def _daily_sums(seen: Evidence) -> list[Finding]:
    """Breakdowns of daily and event figures that don't add up; those that do need no finding."""
    whole = seen.others.filter(pl.col("status").is_in(["asserted", "revised"]) & pl.col("value").is_not_null())
    sums = breakdowns(whole, seen.scopes).filter(pl.col("parts").list.len() > 1)
    said_exactly = whole.filter(pl.col("quantifier") == "exact").select(pl.col("claim_id").alias("whole"))
    wrong = sums.join(said_exactly, on="whole", how="semi").filter(pl.col("summed") > pl.col("total"))
    return [
        Finding(
            "component_sum",
            (row["whole"], *row["parts"]),
            f"A breakdown adds up to {row['summed']:,}, more than its total of {row['total']:,}.",
            {"total": row["total"], "sum": row["summed"]},
        )
        for row in wrong.sort("whole").iter_rows(named=True)
    ]
