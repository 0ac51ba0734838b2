"""`tollbook explain WORDS`: what a person most likely means by a date, some letters of an id, an address, a name."""

from __future__ import annotations

import re

import duckdb
from rich.console import Console

from pipelines.commands.explain import article, claim, meant, source, toll
from pipelines.commands.explain.asked import Asked
from pipelines.reports.explain.find import NothingFoundError
from pipelines.tolls.explain import NoTollError
from pipelines.warehouse import query

_ID = re.compile(r"[0-9a-fA-F]{4,32}")


def show(
    con: duckdb.DuckDBPyConnection,
    out: Console,
    words: tuple[str, ...],
    asked: Asked,
    as_json: bool,
) -> None:
    """Print the story of what `words` mean; raises NothingFoundError with the ways to say it."""
    measures = set(query(con, "reports/export_measures")["measure"])
    if any(meant.as_day(word) or word.lower() in measures for word in words):
        toll.show(con, out, words, asked, as_json)
        return
    said = " ".join(words)
    for attempt in (claim, source, article):
        if attempt is claim and not _ID.fullmatch(said):
            continue
        try:
            attempt.show(con, out, said, as_json)
        except NothingFoundError:
            continue
        return
    try:
        toll.show(con, out, words, asked, as_json)
    except NoTollError:
        raise NothingFoundError(
            f"nothing is called {said!r}. Say `explain toll DAY MEASURE PLACE`, `explain claim ID`, "
            "`explain article ID` (or its address, file name, words of its title) or `explain source NAME`"
        ) from None
