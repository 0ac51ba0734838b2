"""What must hold of each stage's tables: the queries of `sql/checks/` as Dagster asset checks.

A query that says `severity: error` blocks what follows its stage, publishing included; `warn` asks an analyst to look.
"""

import json
from collections.abc import Iterator

import dagster as dg

from assets.resources import Ledger
from assets.stage import POOL
from pipelines import checks
from pipelines.flow import STAGES


def stage_checks(name: str) -> dg.AssetChecksDefinition:
    """All checks of one stage in one step; any of them can be run alone from the UI."""
    specs = [
        dg.AssetCheckSpec(check.name, asset=name, description=check.description, blocking=check.blocking)
        for check in checks.checks(name)
    ]

    @dg.multi_asset_check(name=f"{name}_checks", specs=specs, can_subset=True, pool=POOL)
    def run(context: dg.AssetCheckExecutionContext, ledger: Ledger) -> Iterator[dg.AssetCheckResult]:
        wanted = {key.name for key in context.selected_asset_check_keys}
        for found in checks.run_checks(ledger.con, name):
            if found.name in wanted:
                yield result(found)

    return run


def result(found: checks.CheckResult) -> dg.AssetCheckResult:
    """A check's result as Dagster shows it: how many rows break it, and the first few."""
    metadata: dict[str, dg.MetadataValue] = {"failures": dg.MetadataValue.int(found.failures)}
    said = None
    if found.sample:
        metadata["sample"] = dg.MetadataValue.json(json.loads(json.dumps(found.sample, default=str)))
        said = found.told
    return dg.AssetCheckResult(
        passed=found.passed,
        asset_key=found.stage,
        check_name=found.name,
        severity=dg.AssetCheckSeverity.ERROR if found.blocking else dg.AssetCheckSeverity.WARN,
        description=said,
        metadata=metadata,
    )


default_checks = [stage_checks(stage.name) for stage in STAGES if checks.checks(stage.name)]
