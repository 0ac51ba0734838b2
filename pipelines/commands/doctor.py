"""`tollbook doctor`: what is installed, whether the seeds are sound, whether the ledger keeps its invariants."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

from rich.console import Console

from pipelines import checks, contracts, reference, warehouse
from pipelines.decisions import file
from pipelines.settings import SEEDS, SQL, VERSION, Settings

LIBRARIES = ("dagster", "duckdb", "polars", "pyarrow", "quantulum3", "scipy")


def doctor(home: Path | None) -> int:
    """Print one line for each thing examined; gives 1 if any is wrong, else 0."""
    settings = Settings.load(home)
    out, wrong = Console(), 0
    own = (lambda: _corrections(settings), lambda: _ledger(settings))
    examined: list[Callable[[], Iterator[str]]] = [_installation, _contracts, _seeds, *own]
    for examine in examined:
        try:
            for line in examine():
                out.print(f"[green]ok[/green]    {line}", highlight=False, soft_wrap=True)
        except Exception as error:  # whatever is wrong is what this command is for
            wrong += 1
            out.print(f"[red]wrong[/red] {' '.join(str(error).split())}", highlight=False, soft_wrap=True)
    return 1 if wrong else 0


def _installation() -> Iterator[str]:
    yield f"tollbook {VERSION}, Python {platform.python_version()}, {sys.platform}"
    yield ", ".join(f"{name} {metadata.version(name)}" for name in LIBRARIES)


def _contracts() -> Iterator[str]:
    names = [*contracts.tables(), *contracts.views()]
    for name in names:
        contracts.contract(name)
    yield f"{len(names)} contracts and {len(checks.checks())} checks in {SQL}"


def _seeds() -> Iterator[str]:
    sizes = ", ".join(f"{reference.frame(table).height:,} {table}" for table in reference.TABLES)
    yield f"{sizes} in {SEEDS}"


def _corrections(settings: Settings) -> Iterator[str]:
    lines = file.read(settings.corrections)
    bad = [f"{line.number} ({line.why})" for line in lines if line.why]
    if bad:
        raise ValueError(f"{settings.corrections}: can't use line {'; '.join(bad[:5])}")
    yield f"{len(lines):,} decisions in {settings.corrections}" if lines else "nobody has corrected anything yet"


def _ledger(settings: Settings) -> Iterator[str]:
    if not settings.published.exists():
        yield f"no ledger in {settings.home} yet: `tollbook run` makes one"
        return
    with warehouse.reading(settings) as con:
        results = checks.run_checks(con)
    broken = [f"{r.stage}/{r.name} ({r.failures} rows)" for r in results if r.blocking and not r.passed]
    if broken:
        raise ValueError(f"{settings.published} breaks {', '.join(broken)}")
    yield f"{settings.published} -> {settings.published.resolve().name} keeps its {len(results)} invariants"
