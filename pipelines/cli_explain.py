"""`tollbook explain` on the command line: a group that also understands what isn't one of its commands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from pipelines.cli_options import DAY, HOME

JSON = click.option("--json", "as_json", is_flag=True, help="For machines.")
Command = Callable[..., Any]


class Guessing(click.Group):
    """Takes words that name none of its commands to the command `anything`, which guesses what they mean."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, with `anything` put before words that open with no command and ask for no help."""
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = ["anything", *args]
        return super().parse_args(ctx, args)


def _toll_options(command: Command) -> Command:
    for option in (
        click.option("--scope", help="Whom it counts, as in the tolls; among the words it is understood too."),
        click.option("--from", "counted_from", type=DAY, help="The day from which it counts, where there are several."),
        click.option("--unit", help="person, body, household ..., where there are several."),
        click.option("--basis", type=click.Choice(["cumulative", "stock"]), help="Running total, or state of a day."),
        click.option("--since", type=DAY, help="Show what moved the figure after this day of knowing."),
        click.option("--known-on", type=DAY, help="The toll as it was known on this day."),
        JSON,
        HOME,
    ):
        command = option(command)
    return command


@click.group(cls=Guessing)
def explain() -> None:
    """Why a toll, a claim, an article or a source is what the ledger says it is.

    \b
    tollbook explain toll 2012-07-26 killed Syria
    tollbook explain claim 65c8ed37
    tollbook explain article 2012-07-27_harbour-dispatch.txt
    tollbook explain source SOHR

    The second word may be left out where the rest says what is meant.
    """


@explain.command()
@click.argument("words", nargs=-1, metavar="[DAY] [MEASURE] [SCOPE] [PLACE]")
@_toll_options
def toll(words: tuple[str, ...], **options: Any) -> None:
    """Why a toll is what it is: the claims that bind it, what was set aside and why, what moved it.

    Without a day the newest; without a measure, killed; without a scope, everyone; without a place, the one with most
    claims. Where nobody counted those, what most claims speak of.

    \b
    tollbook explain toll 2012-07-23 killed government forces Syria
    """
    _about_tolls("toll", words, **options)


@explain.command(hidden=True)
@click.argument("words", nargs=-1, required=True)
@_toll_options
def anything(words: tuple[str, ...], **options: Any) -> None:
    """Guess what is meant."""
    _about_tolls("anything", words, **options)


def _about_tolls(kind: str, words: tuple[str, ...], as_json: bool, home: Path | None, **options: Any) -> None:
    from pipelines.commands.explain.asked import Asked

    plain: dict[str, Any] = {
        name: value.date() if isinstance(value, datetime) else value for name, value in options.items()
    }
    _show(kind, words, Asked(**plain), as_json, home=home)


@explain.command()
@click.argument("word", metavar="ID")
@JSON
@HOME
def claim(word: str, as_json: bool, home: Path | None) -> None:
    """One figure: its words, who says it, how its day and place were settled, what became of it.

    The first letters of the id suffice.
    """
    _show("claim", word, as_json, home=home)


@explain.command()
@click.argument("word", metavar="ID|URL|FILE|TITLE")
@JSON
@HOME
def article(word: str, as_json: bool, home: Path | None) -> None:
    """One article: how its date is known, every figure it reports, and the numbers in it that count nobody."""
    _show("article", word, as_json, home=home)


@explain.command()
@click.argument("words", nargs=-1, required=True, metavar="NAME")
@JSON
@HOME
def source(words: tuple[str, ...], as_json: bool, home: Path | None) -> None:
    """One source: which body it is, its grade and why, its newest figures, the findings on it."""
    _show("source", " ".join(words), as_json, home=home)


def _show(kind: str, *arguments: Any, home: Path | None) -> None:
    import importlib

    from pipelines import warehouse
    from pipelines.commands.tables import console
    from pipelines.settings import Settings

    command = importlib.import_module(f"pipelines.commands.explain.{kind}")
    with warehouse.reading(Settings.load(home)) as con:
        command.show(con, console(), *arguments)
