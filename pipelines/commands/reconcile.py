"""`tollbook reconcile`: bring your own table of claims; a reconciled curve for every day comes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
import polars as pl
from rich.console import Console

from pipelines import reference
from pipelines.commands.outcome import counted
from pipelines.tolls import rules
from pipelines.tolls.bring import reconcile_table


def reconcile(
    source: Path,
    target: Path,
    known_on: date | None,
    by_lineage: bool,
    findings: Path | None,
    policy: str | None = None,
    without_each: bool = False,
) -> int:
    """Write the tolls of the claims in `source` to `target`; gives the exit status, 1 if rows were refused."""
    with Console(stderr=True).status("Reconciling ..."):
        made = reconcile_table(
            source,
            known_on=known_on,
            by_lineage=by_lineage,
            sources=reference.frame("sources"),
            places=reference.frame("places"),
            method=rules.load().following(policy) if policy else None,
            without_each=without_each,
        )
    _write(made.tolls, target)
    if findings is not None:
        _write(made.findings, findings)
    for row in made.bad:
        click.echo(f"tollbook: {source}:{row.line}: {row.reason}; left out", err=True)
    rows = counted(made.tolls.height, "row")
    click.echo(f"{counted(made.read, 'claim')} read, {len(made.bad):,} refused; {rows} in {target}")
    found = counted(made.findings.height, "finding")
    click.echo(found + (f" in {findings}" if findings else "; --findings FILE keeps them"))
    return 1 if made.bad else 0


def _write(frame: pl.DataFrame, target: Path) -> None:
    partial = target.with_name(target.name + ".part")
    frame.write_csv(partial)
    partial.replace(target)
