"""When articles are read: on a new file in the inbox, every night, or when somebody asks for it."""

from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
from pydantic import Field

from assets import markdown, stage
from assets.resources import Ledger
from pipelines import warehouse
from pipelines.articles import arrivals
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

    arrived_from: str = Field(
        default="",
        description=(
            "Read again, wherever it lies, what this ledger first saw from this day on: a date like 2026-11-15, "
            "`today`, `yesterday` or `7 days ago`, by UTC. Empty: nothing is read again."
        ),
    )
    arrived_until: str = Field(
        default="today",
        description="The last such day, in the same words. Without `arrived_from` it does nothing.",
    )

    def resolved(self, settings: Settings) -> tuple[Path, ...]:
        """The paths, absolute."""
        return tuple(settings.home / Path(path).expanduser() for path in self.paths)


@dg.asset(**stage.options("articles", kinds={"python", "duckdb"}, layer="input"))
def articles(context: dg.AssetExecutionContext, ledger: Ledger, config: ReadArticles) -> dg.MaterializeResult:
    """Read what is new."""
    if config.reread:
        warehouse.execute(ledger.con, "articles/forget_inputs")
    paths = config.resolved(ledger.settings) + _arrived(context, ledger, config)
    counts = stage.run(context, ledger, "articles", paths)
    return stage.outcome(ledger, "articles", counts, show=markdown.listing)


def _arrived(context: dg.AssetExecutionContext, ledger: Ledger, config: ReadArticles) -> tuple[Path, ...]:
    """The files to read again for having arrived in the days asked for."""
    if not config.arrived_from.strip():
        return ()
    today = datetime.now(UTC).date()
    try:
        first, last = arrivals.day(config.arrived_from, today), arrivals.day(config.arrived_until, today)
        if first > last:
            raise ValueError(f"arrived_from, {first}, comes after arrived_until, {last}")
    except ValueError as error:
        raise dg.Failure(str(error), allow_retries=False) from error
    files = arrivals.forget(ledger.con, first, last)
    context.log.info(f"Reading again what arrived from {first} to {last}: {len(files):,} files")
    return files
