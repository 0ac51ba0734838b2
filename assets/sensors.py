"""What runs by events: new articles in the inbox, and runs that died. What runs by the clock belongs in schedules.

The inbox is watched by one fingerprint of the whole folder. A fingerprint seen for the first time is left for the next
tick: files may still be arriving. One that stayed asks for a run, which carries it as a tag; the newest of these runs,
not a cursor, says whether the work was done. So nothing is lost when a run fails, a burst of files is one run, a file
that fails every time stops after three attempts, and an inbox it is taken out of again is read once more.
"""

import json
from itertools import takewhile

import dagster as dg

from assets import presence
from assets.inbox import Look, look
from assets.jobs import read_new_articles
from assets.resources import Home

ATTEMPTS = 3
TAG = "tollbook/inbox"
ASKED = {"tollbook/asked_by": "inbox"}
REMEMBERED = 20
"""Runs asked for by this sensor that it looks back on."""
LONGEST = 300
"""Characters of an error that the sensor repeats."""

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
    asked = instance.get_runs(dg.RunsFilter(tags=ASKED), limit=REMEMBERED)  # newest first
    if any(not run.is_finished for run in asked):
        return dg.SkipReason("A run is reading the inbox; what came since is read after it.")
    if asked and asked[0].is_success and asked[0].tags[TAG] == seen.fingerprint:
        return dg.SkipReason(f"Nothing new among {seen.files:,} files.")
    failed = [*takewhile(lambda run: not run.is_success and run.tags[TAG] == seen.fingerprint, asked)]
    if len(failed) >= ATTEMPTS:
        return dg.SkipReason(
            f"Gave up: {len(failed)} runs over this inbox failed, the last one {failed[0].run_id[:8]} at "
            f"{_why(instance, failed[0].run_id)} Any change to the inbox starts afresh."
        )
    attempt = len(failed) + 1
    tags = ASKED | {TAG: seen.fingerprint, "tollbook/attempt": str(attempt)}
    # an inbox may look again as it did before: its runs differ by what preceded them
    after = asked[0].run_id[:8] if asked else "first"
    return dg.SensorResult([dg.RunRequest(run_key=f"{seen.fingerprint}:{after}:{attempt}", tags=tags)])


def _why(instance: dg.DagsterInstance, run_id: str) -> str:
    """The step at which a run failed, and what its error said first."""
    (failed, *_) = [*instance.all_logs(run_id, of_type=dg.DagsterEventType.STEP_FAILURE), None]
    event = failed.dagster_event if failed else None
    if event is None:
        return "its start, or from outside: see its page."
    error = event.step_failure_data.error
    while error and error.cause:
        error = error.cause
    said = error.message.strip().splitlines()[0] if error and error.message.strip() else "see its page"
    return f"{event.step_key}: {said[:LONGEST]}"


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
