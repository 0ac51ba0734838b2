"""Describes exported tables as a Frictionless Data Package: types, meanings and keys from the tables' own comments."""

from __future__ import annotations

import json
from typing import Any

from pipelines.contracts import contract
from pipelines.reports.exports.about import CAVEAT, NEUTRALISED
from pipelines.reports.exports.content import Content, described

_TYPES = {
    "VARCHAR": "string",
    "BIGINT": "integer",
    "INTEGER": "integer",
    "TINYINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "VARCHAR[]": "array",
    "JSON": "object",
}
_LEADS_TO = {
    "article_id": "articles",
    "claim_id": "claims",
    "low_claim": "claims",
    "high_claim": "claims",
    "series_id": "series",
    "source_id": "sources",
    "place_id": "places",
    "measure": "measures",
    "unit": "units",
    "population": "populations",
    "conflict_id": "conflicts",
}
"""Columns whose values stand as keys in another table."""
_LOOSE = {
    ("findings", "series_id"),
    ("corrections", "claim_id"),
    ("corrections", "article_id"),
    ("corrections", "measure"),
}
"""But not here: they may be of a measure that was left out, or of what an analyst rejected."""


def descriptor(content: Content, suffix: str) -> str:
    """The text of `datapackage.json` for files named after their tables."""
    facts = content.about.facts()
    package = {
        "profile": "tabular-data-package",
        "name": "tollbook",
        "title": "Tollbook: reported casualty figures, reconciled",
        "description": f"{CAVEAT} {NEUTRALISED}" if suffix == "csv" else CAVEAT,
        "version": content.about.version,
        "keywords": ["casualties", "conflict", *content.about.measures],
        "tollbook": facts,
        "resources": [_resource(content, name, suffix) for name in content.tables],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(content: Content, name: str, suffix: str) -> dict[str, Any]:
    promise, frame = contract(name), content.tables[name]
    fields = [
        {"name": column, "type": _TYPES[kind], "description": meaning}
        for column, (kind, meaning) in described(name, frame).items()
    ]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""], "primaryKey": list(promise.key)}
    if links := _links(content, name):
        schema["foreignKeys"] = links
    resource = {"name": name, "path": f"{name}.{suffix}", "description": promise.description, "schema": schema}
    if suffix == "csv":
        return resource | {"profile": "tabular-data-resource", "format": "csv", "encoding": "utf-8"}
    return resource | {"format": suffix}


def _links(content: Content, name: str) -> list[dict[str, Any]]:
    found = []
    for column in content.tables[name].columns:
        other = _LEADS_TO.get(column)
        if other is None or other == name or (name, column) in _LOOSE:
            continue
        key = contract(other).key[0]
        values = content.tables[name][column].drop_nulls()
        if values.is_in(content.tables[other][key].to_list()).all():
            found.append({"fields": column, "reference": {"resource": other, "fields": key}})
    return found
