"""When figures get their meaning: who says it, about whom, where and for which period."""

import dagster as dg

from assets import markdown, stage
from assets.resources import Ledger


@dg.asset(
    **stage.options("claims", deps=["articles", "mentions"], kinds={"python", "polars", "duckdb"}, layer="ledger")
)
def claims(context: dg.AssetExecutionContext, ledger: Ledger) -> dg.MaterializeResult:
    """Resolve the mentions that are new, or whose article or rules have changed."""
    counts = stage.run(context, ledger, "claims")
    return stage.outcome(ledger, "claims", counts, show=markdown.listing)
