"""What Dagster shows before any run, as data; `python -m tests.assets.specs > tests/assets/specs.json` writes it anew.

Versions and columns are left out: they follow from the stages' own code and contracts.
"""

from __future__ import annotations

import json
from typing import Any

import dagster as dg

from assets.definitions import defs


def described() -> dict[str, Any]:
    """Assets with their checks, jobs with their assets, sensors and schedules, as plain data."""
    graph = defs.resolve_asset_graph()
    return {
        "assets": {key.to_user_string(): _asset(graph.get(key)) for key in graph.toposorted_asset_keys},
        "jobs": {job.name: _job(job) for job in defs.resolve_all_job_defs() if not job.name.startswith("__")},
        "sensors": {sensor.name: [sensor.default_status.value, sensor.description] for sensor in defs.sensors or ()},
        "schedules": {
            schedule.name: [schedule.default_status.value, schedule.cron_schedule, schedule.execution_timezone]
            for schedule in defs.schedules or ()
            if isinstance(schedule, dg.ScheduleDefinition)
        },
    }


def _asset(node: Any) -> dict[str, Any]:
    spec = node.to_asset_spec()
    checks = [defs.resolve_asset_graph().get_check_spec(key) for key in sorted(node.check_keys)]
    return {
        "group": spec.group_name,
        "deps": sorted(dep.asset_key.to_user_string() for dep in spec.deps),
        "kinds": sorted(spec.kinds),
        "owners": list(spec.owners),
        "tags": {name: value for name, value in sorted(spec.tags.items()) if not name.startswith("dagster/kind/")},
        "pools": sorted(node.pools),
        "versioned": spec.code_version is not None,
        "metadata": sorted(name for name in spec.metadata if name.startswith("dagster/")),
        "description": " ".join((spec.description or "").split()),
        "checks": {check.name: "blocks" if check.blocking else "warns" for check in checks},
    }


def _job(job: dg.JobDefinition) -> dict[str, Any]:
    selected = job.asset_layer.selected_asset_keys
    return {"assets": sorted(key.to_user_string() for key in selected), "description": job.description}


if __name__ == "__main__":
    print(json.dumps(described(), indent=2, ensure_ascii=False))
