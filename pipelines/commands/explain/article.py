"""`tollbook explain article`: how its date is known, every figure it reports, and the numbers that count nobody."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from pipelines.commands.explain.layout import SHOWN, facts, headed, listed
from pipelines.commands.explain.story import Kind
from pipelines.commands.told import Row, decided, figure, printable, printed_by, quoted
from pipelines.reports.explain.article import ArticleStory, story


def _tell(out: Console, told: ArticleStory) -> None:
    article, dating = told.article, told.dating
    out.print(Text(printable(article["title"] or "(no title)"), style="bold"))
    facts(
        out,
        [
            ("publisher", article["publisher"]),
            ("wire", article["wire"]),
            ("url", article["url"]),
            ("read from", article["origin"]),
            ("article", article["article_id"]),
            ("note", "a sample written for this project, never evidence" if article["is_sample"] else None),
        ],
    )
    headed(out, "Date")
    out.print(Text(f"  {dating.published_on or 'unknown'}: {dating.basis}"))
    if dating.by_words and dating.by_words != dating.published_on:
        out.print(Text(f"  its own words speak for {dating.by_words}", style="yellow"))
    for anchor in dating.anchors[:SHOWN]:
        out.print(Text(f"  - {printable(anchor)}", style="dim"))
    listed(out, "Decisions", [decided(row) for row in told.corrections])
    _claims(out, told.claims)
    listed(out, "Numbers that count nobody", [_distractor(row) for row in told.distractors])
    listed(out, "Printed again by", printed_by(told.copies))


def _claims(out: Console, claims: list[Row]) -> None:
    headed(out, f"Figures: {len(claims)}")
    for row in claims:
        who = row["source"] or row["source_id"] or "unattributed"
        where = row["place"] or "nowhere named"
        what = f"{figure(row)} {row['measure']}, {row['population']}; {row['basis']}, {row['status']}"
        line = Text(f"  {row['claim_id'][:8]}  ", style="dim").append(printable(what), style="not dim bold")
        line.append("  " + printable(f"{who}; {where}; {row['as_of'] or 'no day'}"), style="not dim")
        if row["rejected"]:
            line.append("  rejected by an analyst", style="not dim yellow")
        if row["role"] and row["role"] != "kept":
            line.append("  " + printable(f"{row['role'].replace('_', ' ')}: {row['reason']}"), style="not dim yellow")
        out.print(line)
        out.print(Text("            ").append_text(quoted(row["sentence"], row["surface"])))


def _distractor(row: Row) -> str:
    return f"“{printable(row['surface'])}”: {row['dimension']} in {row['unit']}"


show = Kind(story, _tell).show
