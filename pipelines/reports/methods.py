"""The methods page: definitions, scopes, weights, thresholds and counts as the ledger was made with them.

The standards for casualty recording ask that whoever publishes a toll publishes this beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import duckdb

from pipelines.reports.markdown import table
from pipelines.reports.voices import voice
from pipelines.settings import VERSION
from pipelines.tolls import policies, rules, scopes
from pipelines.warehouse import query

_TERMS = (
    ("claim", "a figure somebody reported, with who said it, of whom, where, and for which day; never changed"),
    ("lineage", "the source a figure comes from, never the outlet that prints it"),
    ("series", "the claims of one lineage about one measure, scope, place and starting day"),
    ("toll", "low, best and high of one measure, scope and place on a day, over all its lineages"),
    ("low", "the greatest floor of the figures kept up to the day"),
    ("best", "the curve that is closest to all figures kept"),
    ("high", "the least ceiling of the figures kept from the day on; open where nobody gives one"),
    ("kept", "a figure that carries the curve"),
    ("floor", "a figure that only says at least so many: an old one quoted again, or one below the curve"),
    ("set aside", "a figure off the curve; it stays in the ledger with its reason"),
    ("quarantined", "a figure many times off its neighbours in time; likewise"),
)


def methods_page(con: duckdb.DuckDBPyConnection) -> str:
    """The page as Markdown. The same ledger, rules and version give the same text."""
    return "\n".join(_lines(con)) + "\n"


def _lines(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    method = rules.load()
    yield "# Methods"
    yield ""
    yield f"Written by Tollbook {VERSION}, thresholds {method.fingerprint[:12]}."
    yield "Low to high is a range in which what was reported is consistent. It is not a confidence interval,"
    yield "and a toll is what was reported, not a count of our own."
    yield from _rested_on(con)
    yield from _section("Words", ["word", "meaning"], _TERMS)
    yield from _section(
        "Policy", ["policy", "how sources are pooled", "used"],
        [(name, said, "yes" if name == method.policy else "") for name, said in policies.MEANINGS.items()],
    )  # fmt: skip
    yield "A claim without a source forms a lineage of its publisher at grade E: it takes part and seldom decides."
    yield from _lineages(con)
    yield from _scopes()
    yield from _findings(con, method)
    yield from _section(
        "Thresholds", ["step or rule", "number", "value", "what it does"],
        [(rule, name, f"{value:g}", method.meanings[rule, name]) for (rule, name), value in method.numbers.items()],
    )  # fmt: skip


def _rested_on(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    row = query(con, "reports/methods_counts").row(0, named=True)
    said = [(name.replace("_", " "), value) for name, value in row.items()]
    roles = query(con, "reports/methods_roles")
    said += [(f"figures {role.replace('_', ' ')}", count) for role, count in roles.iter_rows()]
    yield from _section("What it rests on", ["", "number"], said)


def _lineages(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    known = scopes.load()
    rows = [
        (voice(lineage, {lineage: name}), grade, known.describe(scope) if scope else "", claims)
        for lineage, name, grade, scope, claims, _ in query(con, "reports/methods_lineages").iter_rows()
    ]
    yield from _section("Sources", ["lineage", "grade", "counts, if it leaves a class out", "figures"], rows)


def _scopes() -> Iterator[str]:
    known = scopes.load()
    rows = [(name, known.parents[name] or "", said) for name, said in known.descriptions.items()]
    yield from _section("Scopes, never pooled with each other", ["scope", "part of", "who is meant"], rows)


def _findings(con: duckdb.DuckDBPyConnection, method: rules.Rules) -> Iterator[str]:
    found = {rule: count for rule, _, count in query(con, "reports/methods_findings").iter_rows()}
    rows = [
        (rule, severity, method.meanings[rule, "severity"], found.get(rule, 0))
        for rule, severity in method.severities.items()
    ]
    yield from _section("Findings", ["rule", "severity", "when", "found"], rows)


def _section(title: str, header: list[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    yield from ("", f"## {title}", "", table(header, rows), "")
