"""Writes the pages that must not drift from the project: data dictionary, commands, rules. mkdocs calls it."""

from __future__ import annotations

from collections.abc import Iterator

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from pipelines import contracts
from pipelines.cli import main
from pipelines.decisions.decision import COLUMNS
from pipelines.reports.markdown import prose, table
from pipelines.tolls import rules, scopes


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to those of `docs/`."""
    for name, lines in (("data.md", _dictionary()), ("commands.md", _commands()), ("rules.md", _rules())):
        files.append(File.generated(config, name, content="\n".join(lines) + "\n"))
    return files


def _dictionary() -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield "Every view and table of the ledger, column by column, as their own comments have it: the same words stand in"
    yield "the DuckDB file (`FROM duckdb_columns()`), in Dagster and in every export. Views are the ones to start from."
    for kind, names in (("Views", contracts.views()), ("Tables", contracts.tables())):
        yield f"\n## {kind}"
        for name in names:
            promise = contracts.contract(name)
            yield f"\n### {name}\n"
            yield f"{prose(promise.description)}\n"
            yield f"Key: {', '.join(f'`{column}`' for column in promise.key)}.\n"
            if kind == "Tables":
                rows = [(column, type_, meaning) for column, (type_, meaning) in promise.columns.items()]
                yield table(("column", "type", "meaning"), rows)
            else:
                yield table(("column", "meaning"), [(column, said) for column, (_, said) in promise.columns.items()])
    yield "\n## corrections.csv\n"
    yield "What analysts write, beside the ledger: see [Decide, and keep your decisions](corrections.md).\n"
    yield table(("column", "meaning"), COLUMNS.items())


def _commands() -> Iterator[str]:
    yield "# Commands"
    yield ""
    yield "In a checkout the command is `.venv/bin/tollbook`; installed, it is `tollbook`. `--help` says the same as"
    yield "this page. Every command takes `--home`, the folder of the ledger, or reads it from `TOLLBOOK_HOME`."
    for name, command in sorted(main.commands.items()):
        yield from _command(command, f"tollbook {name}", 2)


def _command(command: click.Command, path: str, level: int) -> Iterator[str]:
    yield f"\n{'#' * level} {path}\n"
    with click.Context(command, info_name=path) as context:
        yield f"```text\n{command.get_help(context)}\n```"
    if isinstance(command, click.Group):
        for name, inner in sorted(command.commands.items()):
            if not inner.hidden:
                yield from _command(inner, f"{path} {name}", level + 1)


def _rules() -> Iterator[str]:
    known = rules.load()
    yield "# Rules and thresholds"
    yield ""
    yield "Every number the reconciliation and the findings use, as `seeds/rules.csv` has it. Change one there and"
    yield "every series is fitted again. No number of the method stands in code."
    yield "\n## Thresholds\n"
    numbers = [(rule, name, f"{value:g}", known.meanings[rule, name]) for (rule, name), value in known.numbers.items()]
    yield table(("rule", "number", "value", "what it does"), numbers)
    yield "\n## Findings\n"
    findings = [(rule, severity, known.meanings[rule, "severity"]) for rule, severity in known.severities.items()]
    yield table(("rule", "severity", "what it finds"), findings)
    yield "\n## Scopes\n"
    yield "What a total counts. Totals of different scopes are never pooled; a part bounds its whole from below.\n"
    book = scopes.load()
    yield table(
        ("scope", "part of", "who"), [(name, above, book.describe(name)) for name, above in book.parents.items()]
    )
