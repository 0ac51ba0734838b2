"""The one place where everything Dagster loads is put together. What each thing is stands in its own file."""

from collections.abc import Mapping

import dagster as dg

from assets.articles import articles
from assets.checks import default_checks
from assets.claims import claims
from assets.corrections import corrections
from assets.jobs import default_jobs
from assets.mentions import mentions
from assets.published import published
from assets.reports import reports
from assets.resources import Home, Ledger
from assets.schedules import default_schedules
from assets.sensors import default_sensors
from assets.tolls import tolls

default_assets = [articles, mentions, claims, corrections, tolls, reports, published]


def build_defs(overrides: Mapping[str, object] | None = None) -> dg.Definitions:
    """Everything, with resources replaced by name: `build_defs(ledger_in("/tmp/elsewhere"))`."""
    return dg.Definitions(
        assets=default_assets,
        asset_checks=default_checks,
        jobs=default_jobs,
        sensors=default_sensors,
        schedules=default_schedules,
        resources={**ledger_in(""), **(overrides or {})},
        # a step costs 0.03 s in the run's own process, 3 to 4 s in one of its own; work in parallel is inside a step
        executor=dg.in_process_executor,
    )


def ledger_in(folder: str) -> dict[str, object]:
    """The resources of the ledger in `folder`; empty: where the environment says, else the default."""
    return {"home": Home(folder=folder), "ledger": Ledger(folder=folder)}


defs = build_defs()
