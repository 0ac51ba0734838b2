"""What people launch by name, with the configuration ready to edit. When they run belongs in sensors and schedules."""

import dagster as dg

from assets.articles import ReadArticles

_ALL = dg.AssetSelection.all()


def _reading(**options: bool) -> dg.RunConfig:
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

reconcile_only = dg.define_asset_job(
    "reconcile_only",
    selection=dg.AssetSelection.assets("corrections", "tolls", "reports", "published"),
    description="Fit the tolls again from the claims that stand, after a change to sources, corrections or the method.",
)

make_report = dg.define_asset_job(
    "make_report",
    selection=dg.AssetSelection.assets("reports", "published"),
    description="Write the reports again from the tolls that stand.",
)

default_jobs = [read_new_articles, reread_everything, reconcile_only, make_report]
