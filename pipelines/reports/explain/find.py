"""Finds what a person means by a few letters of an id, an address, a name."""

from __future__ import annotations

import duckdb

from pipelines.warehouse import query


class NothingFoundError(LookupError):
    """Nothing, or more than one thing, is called that; the message says what there is."""


def claim_id(con: duckdb.DuckDBPyConnection, word: str) -> str:
    """The id of the claim whose id opens with `word`."""
    found = query(con, "reports/explain_claim_ids", word=word)["claim_id"].to_list()
    return _one(found, "claim", word, found)


def article_id(con: duckdb.DuckDBPyConnection, word: str) -> str:
    """The id of the article meant by the opening of its id, its address, its file's name or words of its title."""
    rows = query(con, "reports/explain_article_ids", word=word)
    told = [f"{row['article_id'][:8]} {row['title'] or row['origin']}" for row in rows.iter_rows(named=True)]
    return _one(rows["article_id"].to_list(), "article", word, told)


def _one(found: list[str], kind: str, word: str, told: list[str]) -> str:
    if len(found) == 1:
        return found[0]
    if found:
        raise NothingFoundError(f"{word!r} may mean several {kind}s: {'; '.join(told)}")
    raise NothingFoundError(f"no {kind} is called {word!r}")
