"""`tollbook explain source`: who it is, how far it is trusted and why, what it counts."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from pipelines.commands.explain.layout import facts, listed
from pipelines.commands.explain.story import Kind
from pipelines.commands.told import Row, bounds, decided, printable
from pipelines.reports.explain.source import SourceStory, story


def _tell(out: Console, told: SourceStory) -> None:
    out.print(Text(printable(told.name), style="bold"))
    body = told.body
    if body is None:
        out.print(Text("Not in the sources table: graded lowest. Add it to seeds/sources.csv to grade it."))
    else:
        facts(
            out,
            [
                ("source", body["source_id"]),
                ("kind", ", ".join(part for part in (body["kind"], body["country"]) if part)),
                ("part of", body["parent"]),
                ("counts", body["scope"]),
                ("grade", f"{body['reliability']}: {body['reason']}"),
                ("known as", "; ".join(body["aliases"])),
            ],
        )
    listed(out, "Newest figure of each series", [_series(row) for row in told.series])
    listed(out, "Claims", [_claims(row) for row in told.claims])
    listed(out, "As news calls it", [f"{row['words']}  {row['claims']:,}" for row in told.names])
    listed(out, "Decisions", [decided(row) for row in told.corrections])
    listed(out, "Findings", [f"{row['rule']}: {row['sentence']}" for row in told.findings])


def _series(row: Row) -> str:
    since = f" since {row['period_start']}" if row["period_start"] else ""
    unit = "" if row["unit"] == "person" else f" ({row['unit']})"
    what = f"{row['measure']}{unit}, {row['scope']}, {row['place']}{since}"
    return f"{row['date']}  {what}: {bounds(row)}"


def _claims(row: Row) -> str:
    days = f"{row['first']} to {row['last']}" if row["first"] else "no day"
    return f"{row['measure']}, {row['basis']}: {row['claims']:,}, in {row['articles']:,} of the articles, {days}"


show = Kind(story, _tell).show
