"""Turns the contract in a table's SQL header into what Dagster shows: its name, columns, and where those come from."""

import re
from typing import Any

import dagster as dg

from pipelines.contracts import Contract, contract, meaning, same_as
from pipelines.flow import STAGES


def metadata(name: str) -> dict[str, Any]:
    """Metadata of the asset whose main table is called as itself: all that is known before a run."""
    promise = contract(name)
    return {
        "dagster/table_name": name,
        "dagster/column_schema": schema(promise),
    }


def schema(promise: Contract) -> dg.TableSchema:
    """Columns with type, meaning, and whether they may be empty or repeat."""
    columns = [
        dg.TableColumn(
            name,
            kind,
            description=meaning(promise.name, name),
            constraints=dg.TableColumnConstraints(
                nullable=not re.search(rf"^ +{name} .*NOT NULL", promise.statement, re.MULTILINE),
                unique=promise.key == (name,),
            ),
        )
        for name, (kind, _) in promise.columns.items()
    ]
    return dg.TableSchema(columns)


def lineage(promise: Contract) -> dg.TableColumnLineage:
    """Where columns come from: one said to be "as in" an earlier stage's table, or called as such a table's key."""
    earlier = _earlier(promise.name)
    keys = {contract(table).key[0]: table for table in earlier if len(contract(table).key) == 1}
    found: dict[str, list[dg.TableColumnDep]] = {}
    for name in promise.columns:
        said = same_as(promise.name, name)
        table = said if said in earlier else keys.get(name)
        if table and name in contract(table).columns:
            found[name] = [dg.TableColumnDep(dg.AssetKey(table), name)]
    return dg.TableColumnLineage(found)


def _earlier(name: str) -> list[str]:
    names = [stage.name for stage in STAGES if stage.tables]
    return names[: names.index(name)]
