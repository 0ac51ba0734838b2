"""When articles are searched for figures: each once, and again when the engine or its lexicon has changed."""

import dagster as dg

from assets import stage
from assets.resources import Ledger


@dg.asset(**stage.options("mentions", deps=["articles"], kinds={"python", "polars", "duckdb"}, layer="ledger"))
def mentions(context: dg.AssetExecutionContext, ledger: Ledger) -> dg.MaterializeResult:
    """Extract the figures of articles that are new to this engine."""
    return stage.outcome(ledger, "mentions", stage.run(context, ledger, "mentions"))
