"""When claims are reconciled: the series that new claims touch, and no other."""

import dagster as dg

from assets import curve, markdown, stage
from assets.resources import Ledger
from pipelines import warehouse


@dg.asset(
    **stage.options("tolls", deps=["claims", "corrections"], kinds={"python", "polars", "duckdb"}, layer="reconciled")
)
def tolls(context: dg.AssetExecutionContext, ledger: Ledger) -> dg.MaterializeResult:
    """Fit the series whose claims have changed, and draw the toll that rests on most claims."""
    counts = stage.run(context, ledger, "tolls")
    return stage.outcome(ledger, "tolls", counts, show=markdown.listing, **_headline(ledger))


def _headline(ledger: Ledger) -> dict[str, dg.MetadataValue]:
    days = warehouse.query(ledger.con, "preview/headline")
    if days.is_empty():
        return {}
    title = markdown.cell(f"killed, {days['scope'][0]}, {days['place'][0]}")
    drawn = curve.picture(days, title)
    return {"curve": dg.MetadataValue.md(f"**{title}**\n\n{drawn}")} if drawn else {}
