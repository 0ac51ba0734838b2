"""When decisions of analysts are applied: on every run, between what was read and what is reconciled."""

import dagster as dg

from assets import markdown, stage
from assets.resources import Ledger


@dg.asset(**stage.options("corrections", deps=["claims"], kinds={"python", "csv", "duckdb"}, layer="ledger"))
def corrections(context: dg.AssetExecutionContext, ledger: Ledger) -> dg.MaterializeResult:
    """Find what each line of corrections.csv is about by now, and lay it over the claims."""
    counts = stage.run(context, ledger, "corrections")
    path = {"file": dg.MetadataValue.path(ledger.settings.corrections)}
    return stage.outcome(ledger, "corrections", counts, show=markdown.listing, **path)
