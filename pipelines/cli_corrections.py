"""`tollbook correct`, `corrections` and `review`: decisions of analysts, one by one or on the page."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipelines.cli_options import HOME


@click.command()
@click.argument("target")
@click.option("--accept", is_flag=True, help="It was looked at and stands.")
@click.option("--reject", is_flag=True, help="It takes no part in any toll.")
@click.option("--set", "assignment", metavar="FIELD=VALUE", help="Give a field another value; FIELD= empties it.")
@click.option("--merge", metavar="INTO", help="It tells the same incident as this claim or group.")
@click.option("--split", is_flag=True, help="It tells another incident than its group.")
@click.option("--reason", required=True, help="Why, in words.")
@click.option("--by", required=True, help="Who decides.")
@HOME
def correct(
    target: str,
    accept: bool,
    reject: bool,
    assignment: str | None,
    merge: str | None,
    split: bool,
    reason: str,
    by: str,
    home: Path | None,
) -> None:
    """Write down one decision about TARGET: the id of a claim, an article, a source, or a group of claims.

    The first letters of the id suffice, four at least; an article may be named by its file or its address.

    \b
    tollbook correct CLAIM --reject --reason "counts the wounded" --by Ada
    tollbook correct CLAIM --set value=5320 --reason "digits swapped" --by Ada
    tollbook correct ARTICLE --set published_on=2012-07-25 --reason "archive" --by Ada
    tollbook correct SOURCE --set reliability=D --reason "see its record" --by Ada

    It is checked first, then added to corrections.csv in the ledger's folder; `tollbook run` applies it.
    """
    from pipelines.commands.correct import correct as command

    said = {"accept": accept, "reject": reject, "set": assignment is not None, "merge": merge is not None}
    chosen = [action for action, given in {**said, "split": split}.items() if given]
    if len(chosen) != 1:
        raise click.UsageError("say one of --accept, --reject, --set, --merge and --split")
    field, sign, value = (assignment or "").partition("=")
    if assignment is not None and not sign:
        raise click.UsageError("--set needs FIELD=VALUE; FIELD= empties the field")
    cells = {"target": target, "action": chosen[0], "field": field.strip(), "to_value": merge or value.strip()}
    sys.exit(command(cells | {"reason": reason, "made_by": by}, home))


@click.command()
@click.option("--orphans", is_flag=True, help="Only those that are not in force though nobody took them back.")
@click.option("--format", "style", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@HOME
def corrections(orphans: bool, style: str, home: Path | None) -> None:
    """List the decisions, whether each is in force, and why not; pending ones wait for the next run."""
    from pipelines.commands.correct import listing

    listing(orphans, style, home)


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port on this machine; 0 takes a free one.")
@HOME
def review(port: int, home: Path | None) -> None:
    """Serve the page to a browser on this machine and write every mark into corrections.csv at once.

    Only this machine can reach it, and only with the address it prints. Ctrl-C stops it.
    """
    from pipelines.commands.review import review as command

    command(port, home)


COMMANDS = (correct, corrections, review)
