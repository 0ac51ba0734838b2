"""The `tollbook` command. Each command imports what it needs when it runs, so that `--help` answers at once."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from pipelines.cli_corrections import COMMANDS
from pipelines.cli_explain import explain
from pipelines.cli_options import DAY, HOME
from pipelines.settings import POLICIES

EXPECTED = {
    *("InputError", "SeedError", "WarehouseError", "SchemaError", "CheckError", "RecordError", "QueryError"),
    *("NoTollError", "NoDayError", "NothingFoundError", "TableError", "ExportError", "DiffError"),
    *("CorrectionsError", "RefusedError"),
}
"""Errors that say in one line what to mend, by name, so that `--help` imports none of them."""


class OneLine(click.Group):
    """Turns the project's own errors into one line and exit status 1: a traceback helps nobody who mistyped a path."""

    def main(self, *args: object, **kwargs: object) -> object:  # type: ignore[override]
        """Run the command; unknown errors still show their traceback, since they are bugs."""
        try:
            return super().main(*args, **kwargs)  # type: ignore[call-overload]
        except Exception as error:
            if not _is_expected(error):
                raise
            click.echo(f"tollbook: {' '.join(str(error).split())}", err=True)
            sys.exit(1)


def _is_expected(error: Exception) -> bool:
    names = {kind.__name__ for kind in type(error).__mro__}
    return bool(names & EXPECTED) or isinstance(error, OSError)


@click.group(cls=OneLine, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="tollbook", prog_name="tollbook")
def main() -> None:
    """A ledger of reported casualty figures: articles in, reconciled tolls out, every number traceable to its words."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="CSV that describes bare texts (file, published_on, publisher ...) instead of the articles.csv beside them.",
)
@HOME
def run(paths: tuple[Path, ...], manifest: Path | None, home: Path | None) -> None:
    """Read new articles from PATHS (default: the inbox), extract, reconcile, check and publish.

    PATHS are files or folders of .txt, .jsonl or .csv. Running twice changes nothing.
    """
    from pipelines.commands import run as command

    command.run(paths, manifest, home)


@main.command()
@click.option("--all", "every", is_flag=True, help="All of them, not only the 20 with most claims.")
@click.option("--measure", "measures", multiple=True, help="Only this measure; may be repeated.")
@click.option("--place", "places", multiple=True, help="Only this place, by name or place_id; may be repeated.")
@HOME
def tolls(every: bool, measures: tuple[str, ...], places: tuple[str, ...], home: Path | None) -> None:
    """Show the newest tolls, where the published ledger lies, and what to type next."""
    from pipelines.commands.tolls import show_tolls
    from pipelines.settings import Settings

    show_tolls(Settings.load(home), measures, places, every)


@main.command()
@click.argument("source", metavar="IN.jsonl", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("target", metavar="OUT.jsonl", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--workers", type=click.IntRange(0, 64), default=0, help="Processes; 0 decides by the size of the input.")
def extract(source: Path, target: Path, workers: int) -> None:
    """Write the claims of each text of IN.jsonl to OUT.jsonl, in order; no ledger is needed.

    Each line of IN.jsonl is an object with `id` and `text`, and optionally `published_on` and `publisher`. Each line
    of OUT.jsonl is `{"id", "claims": [...], "totals": {...}}`.
    """
    from pipelines.commands import extract as command

    sys.exit(command.extract(source, target, workers))


@main.command()
@click.argument("sql", required=False)
@click.option("--format", "style", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@HOME
def query(sql: str | None, style: str, home: Path | None) -> None:
    """Ask the published ledger in SQL, read-only; without SQL, list its tables and views."""
    from pipelines.commands import query as command

    command.query(sql, style, home)


@main.command()
@click.argument("source", metavar="CLAIMS.csv", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("target", metavar="OUT.csv", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--known-on", type=DAY, help="Use only what had been published by this day.")
@click.option("--by-lineage", is_flag=True, help="One curve a source instead of the curve pooled over them.")
@click.option("--findings", type=click.Path(path_type=Path, dir_okay=False), help="Write the findings to this CSV.")
@click.option("--policy", type=click.Choice(POLICIES), help="How sources are pooled; default: TOLLBOOK_POLICY, or fit.")
@click.option("--leave-one-out", is_flag=True, help="Add the range of best with each source left out in turn.")
def reconcile(
    source: Path,
    target: Path,
    known_on: datetime | None,
    by_lineage: bool,
    findings: Path | None,
    policy: str | None,
    leave_one_out: bool,
) -> None:
    """Reconcile your own table of claims; no articles, no ledger.

    CLAIMS.csv has a row a figure: source, measure, population, place, as_of, published_on, value, low, high,
    quantifier, basis. Only as_of and a figure are needed. OUT.csv has a row a day and curve, from the first claim to
    the last.

    Rows that can't be used are named and left out; the others are reconciled and written all the same, and the exit
    status is 1 then, 0 where every row was used.
    """
    from pipelines.commands.reconcile import reconcile as command

    day = known_on.date() if known_on else None
    sys.exit(command(source, target, day, by_lineage, findings, policy, leave_one_out))


@main.command()
@click.argument("target", metavar="[OUT.md]", required=False, type=click.Path(path_type=Path, dir_okay=False))
@HOME
def methods(target: Path | None, home: Path | None) -> None:
    """Say how the published tolls were made: definitions, sources, policy, weights, thresholds and counts."""
    from pipelines.commands.methods import methods as command

    command(target, home)


main.add_command(explain)
for command in COMMANDS:
    main.add_command(command)

FORMATS = ("csv", "parquet", "hxl", "ged", "acled", "geojson", "sqlite")


@main.command()
@click.argument("style", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option(
    "--out", type=click.Path(path_type=Path), help="File, or folder for csv and parquet (default: in exports/)."
)
@click.option("--known-on", type=DAY, help="Tolls as they were known on this day, from what had been published.")
@click.option("--measure", "measures", multiple=True, help="Only this measure; may be repeated.")
@click.option("--place", "places", multiple=True, help="Only this place, by name or place_id; may be repeated.")
@HOME
def export(
    style: str,
    out: Path | None,
    known_on: datetime | None,
    measures: tuple[str, ...],
    places: tuple[str, ...],
    home: Path | None,
) -> None:
    """Write the ledger as FORMAT for other tools.

    \b
    csv      folder of tables with a Frictionless Data Package
    parquet  folder of tables, types kept
    hxl      HXL-tagged CSV: newest totals and stocks, and new casualties of events
    ged      CSV of events in the columns of UCDP GED
    acled    CSV of events in the columns of ACLED
    geojson  newest tolls at their places
    sqlite   all tables in one file, for Datasette
    """
    from pipelines.commands.export import export as command

    command(style, out, known_on.date() if known_on else None, measures, places, home)


@main.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B", default="now")
@click.option("--measure", help="Only tolls of this measure.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@HOME
def diff(before: str, after: str, measure: str | None, as_json: bool, home: Path | None) -> None:
    """What moved between A and B, and which claims moved it.

    A and B are published files, or days (2012-07-24): the published ledger as it was known then. B is `now`, the
    published ledger, unless given.
    """
    from pipelines.commands.diff import diff as command

    command(before, after, measure, as_json, home)


@main.command()
@click.argument("target", metavar="[OUT.html]", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--without-texts", is_flag=True, help="Keep the sentences and leave the articles' full texts out.")
@HOME
def report(target: Path | None, without_texts: bool, home: Path | None) -> None:
    """Write the page: one HTML file with every toll, claim and sentence, that opens from disk.

    It loads nothing from the network and can be sent as it is. Default: report.html among the ledger's reports.
    """
    from pipelines.commands.report import report as command

    command(target, without_texts, home)


@main.command()
@HOME
def doctor(home: Path | None) -> None:
    """Check this installation and the ledger: versions, seeds, schema, invariants, the published file."""
    from pipelines.commands import doctor as command

    sys.exit(command.doctor(home))


if __name__ == "__main__":
    main()
