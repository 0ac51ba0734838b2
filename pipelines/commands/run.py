"""`tollbook run`: the whole way from articles to published tolls, with progress and a table at the end."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from pipelines import flow
from pipelines.commands.outcome import hint, stage_words
from pipelines.commands.tables import console
from pipelines.commands.tolls import show_tolls
from pipelines.context import Context
from pipelines.settings import Settings


class Bars:
    """Progress bars, one for each thing that is being done; a `Context` reports to it."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show that `done` of `total` are done."""
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=total)
        self._progress.update(self._tasks[what], completed=done, total=total)


def run(paths: tuple[Path, ...], manifest: Path | None, home: Path | None) -> None:
    """Run the flow over `paths` and print what changed, the tolls, and where the published file is."""
    settings = Settings.load(home)
    errors = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True) as progress:
        outcome = flow.run(Context(settings, paths=paths, manifest=manifest, report=Bars(progress)))
    out = console()
    for stage, counts in outcome.counts.items():
        out.print(f"[bold]{stage:11}[/bold] {stage_words(counts)}", highlight=False)
    for result in outcome.checks:
        if not result.passed:
            text = f"{result.description} {result.told}"
            out.print(hint(f"{result.stage}/{result.name}", text), style="dim", highlight=False, markup=False)
    show_tolls(settings)
