"""What runs by events: new articles in the inbox, and runs that died. What runs by the clock belongs in schedules.

The inbox is watched by one fingerprint of the whole folder. A fingerprint seen for the first time is left for the next
tick: files may still be arriving. One that stayed asks for a run, which carries it as a tag; the runs with that tag,
not a cursor, say whether the work was done. So nothing is lost when a run fails, a burst of files is one run, and a
file that fails every time stops after three attempts.
"""

import json

import dagster as dg

from assets import presence
from assets.inbox import Look, look
from assets.jobs import read_new_articles
from assets.resources import Home

ATTEMPTS = 3
TAG = "tollbook/inbox"

Decision = dg.SensorResult | dg.SkipReason


@dg.sensor(
    job=read_new_articles,
    minimum_interval_seconds=10,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Reads new and changed articles in the inbox, one run for however many files.",
)
def inbox(context: dg.SensorEvaluationContext, home: Home) -> Decision:
    """Ask for a run when the inbox has changed and come to rest."""
    seen = look(home.settings.inbox)
    before = json.loads(context.cursor) if context.cursor else None
    if before is None and not seen.files:
        return dg.SkipReason("The inbox is empty.")
    if before is None or before["fingerprint"] != seen.fingerprint:
        context.update_cursor(json.dumps({"fingerprint": seen.fingerprint}))
        return dg.SkipReason(f"The inbox has changed ({seen.files:,} files); read at the next tick if it stays so.")
    return _ask(context.instance, seen)


def _ask(instance: dg.DagsterInstance, seen: Look) -> Decision:
    mine = instance.get_runs(dg.RunsFilter(tags={TAG: seen.fingerprint}))
    if any(run.status == dg.DagsterRunStatus.SUCCESS for run in mine):
        return dg.SkipReason(f"Nothing new among {seen.files:,} files.")
    waiting = [run for run in instance.get_runs(dg.RunsFilter(job_name=read_new_articles.name)) if not run.is_finished]
    if any(TAG in run.tags for run in waiting):
        return dg.SkipReason("A run is reading the inbox; what came since is read after it.")
    if len(mine) >= ATTEMPTS:
        return dg.SkipReason(
            f"Gave up: {len(mine)} runs over this inbox failed, the last one {mine[0].run_id[:8]}. Mend or remove the "
            "file its log names; any change to the inbox starts afresh."
        )
    attempt = len(mine) + 1
    tags = {TAG: seen.fingerprint, "tollbook/attempt": str(attempt)}
    return dg.SensorResult([dg.RunRequest(run_key=f"{seen.fingerprint}:{attempt}", tags=tags)])


@dg.sensor(
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Marks runs as failed whose process is gone, so that they hold back no other.",
)
def dead_runs(context: dg.SensorEvaluationContext, home: Home) -> dg.SkipReason:
    """Bury the dead."""
    buried = presence.bury_the_dead(home.settings, context.instance)
    return dg.SkipReason(f"Marked as failed: {', '.join(buried)}" if buried else "All runs in progress are alive.")


default_sensors = [inbox, dead_runs]
