"""When articles are read: on a new file in the inbox, every night, or when somebody asks for it."""

from pathlib import Path

import dagster as dg
from pydantic import Field

from assets import markdown, stage
from assets.resources import Ledger
from pipelines import warehouse
from pipelines.settings import Settings


class ReadArticles(dg.Config):
    """What to read."""

    paths: list[str] = Field(
        default=["inbox"],
        description=(
            "Files and folders to read: .txt (with or without front matter or a manifest), .jsonl, .csv. "
            "Absolute, or relative to the ledger's folder; `inbox` is where new articles are dropped."
        ),
    )
    reread: bool = Field(
        default=False,
        description="Open every file again, also those that haven't changed since they were read.",
    )

    def resolved(self, settings: Settings) -> tuple[Path, ...]:
        """The paths, absolute."""
        return tuple(settings.home / Path(path).expanduser() for path in self.paths)


@dg.asset(**stage.options("articles", kinds={"python", "duckdb"}, layer="input"))
def articles(context: dg.AssetExecutionContext, ledger: Ledger, config: ReadArticles) -> dg.MaterializeResult:
    """Read what is new."""
    if config.reread:
        warehouse.execute(ledger.con, "articles/forget_inputs")
    counts = stage.run(context, ledger, "articles", config.resolved(ledger.settings))
    return stage.outcome(ledger, "articles", counts, show=markdown.listing)
