"""`tollbook explain claim`: one figure, its words, how it was understood, and what became of it."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from pipelines.commands.explain.layout import facts, headed, listed
from pipelines.commands.explain.story import Kind
from pipelines.commands.told import Row, decided, figure, printable, printed_by, quoted
from pipelines.reports.explain.claim import ClaimStory, story


def _tell(out: Console, told: ClaimStory) -> None:
    claim = told.claim
    out.print(Text(f"{figure(claim)} {claim['measure']}, {claim['population']} ({claim['unit']})", style="bold"))
    if claim["sentence"]:
        out.print(Text("  ").append_text(quoted(claim["sentence"], claim["surface"])))
    headed(out, "How it was understood")
    facts(
        out,
        [
            ("who says it", _source(told)),
            ("printed by", _printed(claim)),
            ("where", _place(claim)),
            ("day", _day(claim)),
            ("what it is", f"{claim['basis']}, {claim['status']}"),
            ("conflict", claim["conflict_id"]),
            ("part of", _kin(told.whole) if told.whole else None),
            ("claim", f"{claim['claim_id']}, by {claim['resolver_version']}"),
        ],
    )
    listed(out, "Its parts", [_kin(row) for row in told.parts])
    listed(out, "The same incident", [_same(row) for row in told.incident])
    listed(out, "Printed again by", printed_by(told.copies))
    listed(out, "What the fit made of it", [_fate(row) for row in told.fate] or [_why_none(claim)])
    listed(out, "Tolls that rest on it", [_binds(row) for row in told.binds])
    listed(out, "Decisions", [decided(row) for row in told.corrections])
    listed(out, "Findings", [f"{row['rule']}: {row['sentence']}" for row in told.findings])


def _source(told: ClaimStory) -> str:
    claim = told.claim
    words = f"“{claim['source']}”" if claim["source"] else "nobody is named"
    if told.source is None:
        return f"{words}; no body in the sources table"
    how = f" by {claim['source_basis']}" if claim["source_basis"] else ""
    body = told.source
    return f"{words}: {body['name']} ({body['source_id']}){how}; graded {body['reliability']}: {body['reason']}"


def _printed(claim: Row) -> str | None:
    if claim["article_id"] is None:
        return "no article: it came from a table of claims"
    parts = [claim["publisher"], claim["title"], claim["url"], f"article {claim['article_id'][:8]}"]
    day = f"{claim['published_on']} ({claim['published_basis']})" if claim["published_on"] else "date unknown"
    sample = "a sample, never evidence" if claim["is_sample"] else None
    return ", ".join(str(part) for part in (*parts, day, sample) if part)


def _place(claim: Row) -> str:
    if not claim["place"] and not claim["place_id"]:
        return "not told"
    how = f" by {claim['place_basis'].replace('_', ' ')}" if claim["place_basis"] else ""
    known = claim["place_id"] or "not in the gazetteer"
    words = f"“{claim['place']}”" if claim["place"] else "not named"
    return f"{words}: {known}{how}; precision {claim['where_prec'] or '-'} of 7 (1 is exact)"


def _day(claim: Row) -> str:
    if claim["as_of"] is None:
        return "none: its words and its article don't tell"
    how = f" by {claim['date_basis'].replace('_', ' ')}" if claim["date_basis"] else ""
    since = f", counted from {claim['period_start']}" if claim["period_start"] else ""
    return f"{claim['as_of']}{how}{since}; precision {claim['date_prec'] or '-'} of 5 (1 is the day)"


def _kin(row: Row) -> str:
    words = f"“{printable(row['surface'])}”" if row["surface"] else figure(row)
    return f"{row['claim_id'][:8]}  {words} {row['measure']}, {row['population']}"


def _same(row: Row) -> str:
    where = printable(row["publisher"] or "no publisher")
    return f"{row['claim_id'][:8]}  {figure(row)} {row['measure']}, {row['population']}: {where}, {row['published_on']}"


def _fate(row: Row) -> str:
    since = f" since {row['period_start']}" if row["period_start"] else ""
    series = f"{row['lineage']}: {row['measure']}, {row['scope']}, {row['place']}{since}"
    span = f"{_number(row['lower'])} to {_number(row['upper'])}"
    fitted = f"; the curve has {_number(row['fitted'])}" if row["fitted"] is not None else ""
    why = f" ({row['reason']})" if row["reason"] else ""
    return f"{series}: {row['role'].replace('_', ' ')}{why}, as {span} on {row['fit_as_of']}{fitted}"


def _number(value: float | None) -> str:
    return "open" if value is None or value == float("inf") else f"{value:,.0f}"


def _why_none(claim: Row) -> str:
    if claim["rejected"]:
        return "in no series: an analyst rejected it"
    if claim["status"] in ("denied", "hypothetical"):
        return f"in no series: what is {claim['status']} is part of no toll"
    if claim["basis"] in ("event", "daily"):
        return "in no series: figures of one event or day are not added up into totals"
    if claim["as_of"] is None:
        return "in no series: it has no day"
    return "in no series: a copy of another claim, or a part that has no curve of its own"


def _binds(row: Row) -> str:
    since = f" since {row['period_start']}" if row["period_start"] else ""
    days = "1 day" if row["days"] == 1 else f"{row['days']:,} days"
    toll = f"{row['bound']} of {row['measure']}, {row['scope']}, {row['place']}{since}"
    return f"{toll}: {days}, {row['first']} to {row['last']}"


show = Kind(story, _tell).show
