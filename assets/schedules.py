"""What runs by the clock. What runs by events belongs in sensors."""

import dagster as dg

from assets.jobs import read_new_articles

nightly = dg.ScheduleDefinition(
    name="nightly",
    job=read_new_articles,
    cron_schedule="30 3 * * *",
    execution_timezone="Etc/UTC",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Once a night, whatever the sensor saw: nothing is left unread, and a missed night shows as stale.",
)

default_schedules = [nightly]
