"""Publishes the ledger: versioned snapshots behind a symlink, swapped in atomically.

Why not replace the file itself, or write where readers read: a reader with an open file blocks a writer, and a
write-ahead log left by somebody's shell makes every later open fail. A symlink to a finished, read-only file does
neither. Snapshots are written in storage v1.0.0, which every DuckDB since 1.0 reads.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import duckdb

from pipelines import schema, warehouse
from pipelines.contracts import contract, tables, views
from pipelines.settings import Settings

KEPT = 3
"""Snapshots kept, so that a reader who resolved the link a moment ago still finds the file."""


def publish(settings: Settings, run_id: str) -> Path:
    """Publish the work file as `snapshots/<run_id>.duckdb` and point the published symlink at it; gives that path.

    Where the content equals the snapshot that is published already, that one stays and its path is given.
    """
    with warehouse.writing(settings) as con:
        return publish_from(con, settings, run_id)


def publish_from(con: duckdb.DuckDBPyConnection, settings: Settings, run_id: str) -> Path:
    """As `publish`, from a work file that is open already."""
    content = warehouse.stamp(con, tuple(name for name in tables() if name != "ledger_state"))
    content += f"|{schema.contracts_hash()}"
    settings.snapshots.mkdir(parents=True, exist_ok=True)
    _sweep(settings.snapshots)
    current = _current(settings)
    # The state names its file: a run killed while it copied has left a state whose file nobody points at.
    if current is not None and schema.state(con, "published_content") == f"{content}|{current.name}":
        return current
    target = settings.snapshots / f"{_safe(run_id)}.duckdb"
    partial = target.with_suffix(".partial")
    schema.set_state(con, "published_content", f"{content}|{target.name}")
    _copy(con, partial)
    partial.chmod(0o444)
    partial.replace(target)
    _point(settings.published, target)
    _prune(settings.snapshots, keep=target)
    return target


def _safe(run_id: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "-", run_id)[:80]


def _current(settings: Settings) -> Path | None:
    return settings.published.resolve() if settings.published.exists() else None


def _copy(con: duckdb.DuckDBPyConnection, target: Path) -> None:
    con.execute(f"ATTACH '{_escape(target)}' AS snapshot (STORAGE_VERSION 'v1.0.0')").fetchall()
    try:
        with schema.transaction(con):
            for name in tables():
                con.execute(f"CREATE TABLE snapshot.{name} AS FROM {name}").fetchall()
            con.execute("USE snapshot").fetchall()
            try:
                for name in views():
                    con.execute(contract(name).statement).fetchall()
            finally:
                con.execute("USE work").fetchall()
            schema.comment(con, [*tables(), *views()], catalog="snapshot")
        con.execute("CHECKPOINT snapshot").fetchall()
    finally:
        con.execute("DETACH snapshot").fetchall()


def _escape(path: Path) -> str:
    return str(path).replace("'", "''")


def _point(link: Path, target: Path) -> None:
    """Swap the symlink in one step: a reader sees the old file or the new one, never none."""
    fresh = link.with_name(f".{link.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target.relative_to(link.parent))
    fresh.replace(link)


def _sweep(folder: Path) -> None:
    """Remove what a killed run left half-written."""
    for path in folder.glob("*.partial*"):
        path.unlink()


def _prune(folder: Path, keep: Path) -> None:
    others = (path for path in folder.glob("*.duckdb") if path != keep)
    newest_first = sorted(others, key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in newest_first[KEPT - 1 :]:
        path.unlink()
