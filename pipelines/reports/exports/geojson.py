"""The newest tolls as points on a map: a GeoJSON feature a toll, at its place, with how exact that place is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipelines.reports.exports.content import Content
from pipelines.reports.exports.landing import land_text

_SHOWN = (
    *("measure", "unit", "scope", "place", "place_id", "place_kind", "country", "where_prec", "basis"),
    *("period_start", "date", "low", "best", "high", "claims", "lineages", "low_claim", "high_claim"),
)


def write(content: Content, target: Path) -> int:
    """Write `target`, a feature a toll; gives how many.

    A toll whose place isn't in the gazetteer has no geometry, and is there all the same.
    """
    features = [_feature(row) for row in content.latest.iter_rows(named=True)]
    whole = {"type": "FeatureCollection", "tollbook": content.about.facts(), "features": features}
    text = json.dumps(whole, ensure_ascii=False, default=str, indent=1) + "\n"
    land_text(target, text)
    return len(features)


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    point = None
    if row["longitude"] is not None and row["latitude"] is not None:
        point = {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}
    shown = {name: row[name] for name in _SHOWN}
    return {"type": "Feature", "id": row["toll_id"], "geometry": point, "properties": shown}
