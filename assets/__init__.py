"""When it is done: the Dagster assets, checks, jobs, sensors and schedules around `pipelines/`.

One thin file a stage; what is done to the data lives in `pipelines/`, which knows nothing of Dagster.
"""
