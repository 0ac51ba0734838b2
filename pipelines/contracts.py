"""Contracts: what the header of each file in `sql/tables` and `sql/views` promises about the object it makes.

A header is a description, then `-- key: columns`, then one `-- column  meaning` line a column. Comments in the
warehouse, the schema shown in Dagster and the data dictionary all come from here, so that they can't disagree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipelines.settings import SQL

_COLUMN = re.compile(r"-- (\w+)  +(\S.*)")
_SAME_AS = re.compile(r"as in (\w+)")
_TYPED = re.compile(r"^ {4}(\w+) +([A-Z][A-Z0-9_]*(?:\[\])?)", re.MULTILINE)


class ContractError(ValueError):
    """A header that can't be read, or a table that isn't what its header says."""


@dataclass(frozen=True)
class Contract:
    """What a table or view promises: `columns` maps each name to (type, description); a view's types are empty."""

    name: str
    kind: str
    description: str
    key: tuple[str, ...]
    columns: dict[str, tuple[str, str]]
    statement: str


@cache
def contract(name: str) -> Contract:
    """The contract of the table or view called `name`; raises ContractError when there is none."""
    for kind in ("table", "view"):
        path = SQL / f"{kind}s" / f"{name}.sql"
        if path.is_file():
            return _parse(path, kind)
    raise ContractError(f"no table or view is called {name}")


def same_as(name: str, column: str) -> str | None:
    """The other table whose column this one's description points at ("as in claims"), if it does."""
    match = _SAME_AS.match(contract(name).columns[column][1])
    known = match and (SQL / "tables" / f"{match[1]}.sql").is_file() and column in contract(match[1]).columns
    return match[1] if match and known else None


def meaning(name: str, column: str) -> str:
    """What a column means, spelled out where its header only points at another table's."""
    said, table = contract(name).columns[column][1], name
    while other := same_as(table, column):
        table = other
    return said if table == name else f"{contract(table).columns[column][1]} ({said})"


def tables() -> list[str]:
    """Names of all tables, sorted."""
    return sorted(path.stem for path in (SQL / "tables").glob("*.sql"))


def views() -> list[str]:
    """Names of all views, sorted."""
    return sorted(path.stem for path in (SQL / "views").glob("*.sql"))


def _parse(path: Path, kind: str) -> Contract:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    header = lines[: next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))]
    described: dict[str, str] = {}
    description: list[str] = []
    key: tuple[str, ...] = ()
    for line in header:
        if line.startswith("-- key:"):
            key = tuple(part.strip() for part in line[7:].split(","))
        elif match := _COLUMN.fullmatch(line):
            described[match[1]] = match[2]
        elif line.strip("- "):
            description.append(line[2:].strip())
    if not description or not described:
        raise ContractError(f"{path}:1: the header lacks a description or its columns")
    types = dict(_TYPED.findall(text)) if kind == "table" else dict.fromkeys(described, "")
    if list(types) != list(described):
        odd = sorted(set(types) ^ set(described)) or "their order"
        raise ContractError(f"{path}:1: header and columns disagree on {odd}")
    columns = {name: (types[name], meaning) for name, meaning in described.items()}
    return Contract(path.stem, kind, " ".join(description), key, columns, text)
