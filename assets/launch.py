"""Runs a job here and now, and leaves the run on Dagster's page: `python -m assets.launch PATH ...`.

The queue and the daemon aren't needed: the run waits for its turn to write like any other.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
from filelock import FileLock
from rich.console import Console

from assets.articles import ReadArticles
from assets.definitions import build_defs
from assets.instance import settle
from assets.jobs import read_new_articles
from assets.presence import bury_the_dead
from pipelines.commands.outcome import hint, stage_words
from pipelines.settings import Settings

LONGEST = 1000
"""Characters of an error that the terminal shows; the page has it all."""
ON_THE_PAGE = {".dagster/repository": "__repository__@tollbook"}
"""By this tag Dagster lists a run with its job, as it does those launched on the page."""


def main(arguments: list[str]) -> int:
    """Read the files and folders named (default: the inbox) through all stages; gives the exit status."""
    paths = [os.path.abspath(path) for path in arguments] or ["inbox"]  # noqa: PTH100  (keeps symlinks as typed)
    missing = [path for path in paths if path != "inbox" and not Path(path).exists()]
    if missing:
        Console(stderr=True).print(f"There is no {missing[0]}", style="red", markup=False)
        return 2
    with opened() as instance, Console(stderr=True).status("Running the assets ..."):
        bury_the_dead(Settings.load(), instance)
        result = launch(instance, paths)
    tell(result)
    return 0 if result.success else 1


@contextmanager
def opened() -> Iterator[dg.DagsterInstance]:
    """The project's instance. A fresh one makes its databases at first use; two processes would collide there."""
    home = settle()
    with FileLock(home / "opening.lock"):
        instance = dg.DagsterInstance.get()
        instance.get_runs_count()
        instance.event_log_storage.get_concurrency_keys()
        instance.all_instigator_state()
    with instance:
        yield instance


def launch(
    instance: dg.DagsterInstance, paths: list[str], defs: dg.Definitions | None = None
) -> dg.ExecuteInProcessResult:
    """Run `read_new_articles` over the paths in this process."""
    job = (defs or build_defs()).resolve_job_def(read_new_articles.name)
    config = dg.RunConfig(
        ops={"articles": ReadArticles(paths=paths)},
        loggers={"console": {"config": {"log_level": "CRITICAL"}}},  # the page has the log; the terminal, the outcome
    )
    return job.execute_in_process(instance=instance, run_config=config, tags=ON_THE_PAGE, raise_on_error=False)


def tell(result: dg.ExecuteInProcessResult) -> None:
    """Print what each asset did, what checks found, and why the run failed if it did."""
    out = Console()
    for event in result.get_asset_materialization_events():
        done = event.materialization
        kinds = (dg.IntMetadataValue, dg.FloatMetadataValue)
        counts = {name: value.value for name, value in done.metadata.items() if isinstance(value, kinds)}
        what = stage_words({name: count for name, count in counts.items() if count is not None})
        out.print(f"[bold]{done.asset_key.path[-1]:11}[/bold] {what}", highlight=False, soft_wrap=True)
    for check in result.get_asset_check_evaluations():
        if not check.passed:
            where = f"{check.asset_key.path[-1]}/{check.check_name}"
            said = str(check.description)
            warns = check.severity is dg.AssetCheckSeverity.WARN
            line, style = (hint(where, said), "dim") if warns else (f"stopped by {where}: {said}", "red")
            out.print(line, style=style, markup=False, soft_wrap=True)
    steps = result.filter_events(lambda event: event.is_step_failure)
    for failed in steps or result.filter_events(lambda event: event.is_run_failure):
        error = getattr(failed.event_specific_data, "error", None)
        reason = error.cause.message if error and error.cause else error.message if error else failed.message
        text = f"{failed.step_key or 'the run'}: {reason.strip()[:LONGEST]}"
        Console(stderr=True).print(text, style="red", markup=False, soft_wrap=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
