"""Tables as Parquet: types kept, each column's meaning and the export's origin in the file's own metadata."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.contracts import contract
from pipelines.reports.exports.content import Content, described
from pipelines.reports.exports.landing import MARK, land_folder
from pipelines.reports.exports.package import descriptor


def write(content: Content, target: Path) -> int:
    """Fill the folder `target` with a Parquet file a table and `datapackage.json`; gives how many tables."""
    land_folder(target, lambda folder: _fill(content, folder))
    return len(content.tables)


def _fill(content: Content, folder: Path) -> None:
    facts = content.about.facts()
    for name, frame in content.tables.items():
        table = frame.to_arrow()
        meanings = {column: meaning for column, (_, meaning) in described(name, frame).items()}
        fields = [field.with_metadata({"description": meanings[field.name]}) for field in table.schema]
        said = {**facts, "description": contract(name).description}
        pq.write_table(table.cast(pa.schema(fields, metadata=said)), folder / f"{name}.parquet", compression="zstd")
    (folder / MARK).write_text(descriptor(content, "parquet"), encoding="utf-8")
