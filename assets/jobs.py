"""What people launch by name, with the configuration ready to edit. When they run belongs in sensors and schedules."""

from typing import Any

import dagster as dg

from assets.articles import ReadArticles

_ALL = dg.AssetSelection.all()


def _reading(**options: Any) -> dg.RunConfig:
    return dg.RunConfig(ops={"articles": ReadArticles(**options)})


read_new_articles = dg.define_asset_job(
    "read_new_articles",
    selection=_ALL,
    config=_reading(),
    description="Read what is new in the inbox (or the paths you give) and carry it through to the published tolls.",
)

reread_everything = dg.define_asset_job(
    "reread_everything",
    selection=_ALL,
    config=_reading(reread=True),
    description=(
        "Open every file again and carry what differs through to the published tolls. After an upgrade of the engine "
        "any run extracts everything anew; this one is for files that changed without a trace or are read anew."
    ),
)

reread_arrivals = dg.define_asset_job(
    "reread_arrivals",
    selection=_ALL,
    config=_reading(arrived_from="7 days ago", arrived_until="today"),
    description=(
        "Read again what arrived between two days, wherever its files lie: opened, searched for figures and resolved "
        "again, as if it were new. Set the days in the launchpad; one run does any range."
    ),
)

reconcile_only = dg.define_asset_job(
    "reconcile_only",
    selection=dg.AssetSelection.assets("claims").downstream(include_self=False),
    description="Fit the tolls again from the claims that stand, after a change to sources, corrections or the method.",
)

make_report = dg.define_asset_job(
    "make_report",
    selection=dg.AssetSelection.assets("tolls").downstream(include_self=False),
    description="Write the reports again from the tolls that stand.",
)

default_jobs = [read_new_articles, reread_everything, reread_arrivals, reconcile_only, make_report]
