"""Every table and view promises what it is, and is what it promises."""

from __future__ import annotations

import pytest

from pipelines import contracts, warehouse
from pipelines.settings import Settings


@pytest.mark.parametrize("name", [*contracts.tables(), *contracts.views()])
def test_every_object_describes_itself_and_its_columns(name: str) -> None:
    promise = contracts.contract(name)
    assert promise.name == name
    assert len(promise.description) > 15
    assert promise.key
    assert set(promise.key) <= set(promise.columns)
    assert all(len(meaning) > 3 for _, meaning in promise.columns.values())


def test_an_unknown_object_is_refused() -> None:
    with pytest.raises(contracts.ContractError, match="no table or view is called atlantis"):
        contracts.contract("atlantis")


def test_the_warehouse_is_what_the_contracts_say_comments_included(ledger: Settings) -> None:
    with warehouse.writing(ledger) as con:
        for name in [*contracts.tables(), *contracts.views()]:
            promise = contracts.contract(name)
            real = con.execute(
                "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", [name]
            ).fetchall()
            assert real == [(column, contracts.meaning(name, column)) for column in promise.columns], name
        described = con.execute(
            "SELECT count(comment) FROM (SELECT comment FROM duckdb_tables() WHERE NOT internal UNION ALL "
            "SELECT comment FROM duckdb_views() WHERE NOT internal)"
        ).fetchone()
        assert described == (len(contracts.tables()) + len(contracts.views()),)


def test_a_column_that_is_as_in_another_table_says_what_that_is() -> None:
    assert contracts.same_as("tolls", "scope") == "series"
    assert contracts.meaning("tolls", "scope") == f"{contracts.contract('series').columns['scope'][1]} (as in series)"
    spelled = [
        contracts.meaning(name, column) for name in contracts.tables() for column in contracts.contract(name).columns
    ]
    assert not [meaning for meaning in spelled if meaning.startswith("as in ")]
