"""When the tolls become files for people."""

from pathlib import Path

import dagster as dg
import polars as pl
import xxhash

from assets import markdown, stage
from assets.resources import Ledger
from pipelines.reports.page import build


@dg.asset(**stage.options("reports", deps=["tolls"], kinds={"html", "csv"}, layer="output"))
def reports(context: dg.AssetExecutionContext, ledger: Ledger) -> dg.MaterializeResult:
    """Write the reports anew."""
    counts = stage.run(context, ledger, "reports")
    folder = ledger.settings.reports
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return dg.MaterializeResult(
        metadata={
            "preview": dg.MetadataValue.md(markdown.table(_listing(files, folder))),
            "page": dg.MetadataValue.path(folder / build.NAME),
            "folder": dg.MetadataValue.path(folder),
            **counts,
        },
        data_version=dg.DataVersion(_content(files, folder)),
    )


def _listing(files: list[Path], folder: Path) -> pl.DataFrame:
    rows = [(str(path.relative_to(folder)), path.stat().st_size) for path in files]
    return pl.DataFrame(rows, schema={"file": pl.String, "bytes": pl.Int64}, orient="row")


def _content(files: list[Path], folder: Path) -> str:
    digest = xxhash.xxh3_64()
    for path in files:
        digest.update(str(path.relative_to(folder)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
