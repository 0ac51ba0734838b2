"""One writer, readers that never wait, a work file that heals, a schema that migrates."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from pipelines import schema, snapshots, warehouse
from pipelines.settings import Settings

NOTE = "INSERT INTO runs VALUES (?, 'articles', now()::TIMESTAMP, now()::TIMESTAMP, '1', '{}')"


def note(settings: Settings, name: str) -> None:
    with warehouse.writing(settings) as con:
        con.execute(NOTE, [name]).fetchall()


def _hold(home: str, started: Any) -> None:
    with warehouse.writing(Settings(Path(home))) as con:
        con.execute("BEGIN").fetchall()
        con.execute(NOTE, ["unfinished"]).fetchall()
        started.set()
        time.sleep(60)


def test_a_second_writer_waits_and_then_says_so(ledger: Settings) -> None:
    with (
        warehouse.writing(ledger),
        pytest.raises(warehouse.WarehouseError, match="another run has held"),
        warehouse.writing(ledger, wait=0.2),
    ):
        pass


def test_a_killed_writer_leaves_nothing_behind_and_frees_the_lock(ledger: Settings) -> None:
    note(ledger, "before")
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    process = context.Process(target=_hold, args=(str(ledger.home), started))
    process.start()
    assert started.wait(30)
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    with warehouse.writing(ledger, wait=5) as con:
        assert con.execute("SELECT run_id FROM runs").fetchall() == [("before",)]


def test_reading_before_anything_is_published_says_what_to_do(ledger: Settings) -> None:
    with pytest.raises(warehouse.WarehouseError, match="nothing is published yet"), warehouse.reading(ledger):
        pass


def test_publishing_swaps_the_file_and_readers_keep_theirs(ledger: Settings) -> None:
    note(ledger, "one")
    snapshots.publish(ledger, "first")
    with warehouse.reading(ledger) as reader:
        note(ledger, "two")
        snapshots.publish(ledger, "second")
        assert reader.execute("SELECT count(*) FROM runs").fetchone() == (1,)
    with warehouse.reading(ledger) as reader:
        assert reader.execute("SELECT count(*) FROM runs").fetchone() == (2,)


def test_publishing_what_is_published_already_changes_no_byte(ledger: Settings) -> None:
    note(ledger, "one")
    first = snapshots.publish(ledger, "first")
    content = first.read_bytes()
    assert snapshots.publish(ledger, "again") == first
    assert first.read_bytes() == content
    assert [path.name for path in ledger.snapshots.iterdir()] == ["first.duckdb"]


def test_what_a_killed_run_had_not_published_is_published_by_the_next(
    ledger: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed while it copied, or between the copy and the link: content that is noted but not shown isn't published."""
    note(ledger, "first")
    snapshots.publish(ledger, "first")
    for step in ("_copy", "_point"):
        note(ledger, step)
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(snapshots, step, _killed)
            snapshots.publish(ledger, f"killed{step}")
        published = snapshots.publish(ledger, f"after{step}")
        assert published.name == ledger.published.resolve().name == f"after{step}.duckdb"


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_the_last_three_snapshots_are_kept_read_only(ledger: Settings) -> None:
    for name in ("a", "b", "c", "d", "e"):
        note(ledger, name)
        snapshots.publish(ledger, name)
    assert sorted(path.stem for path in ledger.snapshots.iterdir()) == ["c", "d", "e"]
    assert ledger.published.resolve().stem == "e"
    assert all(path.stat().st_mode & 0o777 == 0o444 for path in ledger.snapshots.iterdir())


@pytest.mark.parametrize("run_id", ["../../evil", "a b'; DROP TABLE runs; --", "x" * 500, "ü\n"])
def test_a_hostile_run_id_stays_a_file_name(ledger: Settings, run_id: str) -> None:
    note(ledger, "one")
    assert snapshots.publish(ledger, run_id).parent == ledger.snapshots


def test_a_home_with_quotes_and_spaces_works(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "it's a 'home' of mine")
    note(settings, "one")
    snapshots.publish(settings, "first")
    with warehouse.reading(settings) as con:
        assert con.execute("SELECT run_id FROM runs").fetchall() == [("one",)]


def test_a_half_written_snapshot_is_swept_away(ledger: Settings) -> None:
    note(ledger, "one")
    ledger.snapshots.mkdir(parents=True)
    (ledger.snapshots / "killed.partial").write_bytes(b"half")
    snapshots.publish(ledger, "first")
    assert [path.name for path in ledger.snapshots.iterdir()] == ["first.duckdb"]


@pytest.mark.parametrize("damage", [b"", b"this is no database" * 1000])
def test_a_work_file_that_cannot_be_opened_is_rebuilt_from_the_published_one(ledger: Settings, damage: bytes) -> None:
    note(ledger, "one")
    snapshots.publish(ledger, "first")
    ledger.work_file.write_bytes(damage)
    with warehouse.writing(ledger) as con:
        assert con.execute("SELECT run_id FROM runs").fetchall() == [("one",)]


def test_every_duckdb_since_1_0_reads_the_snapshot(ledger: Settings) -> None:
    note(ledger, "one")
    path = snapshots.publish(ledger, "first")
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{path}' AS old (READ_ONLY)").fetchall()
        row = con.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'old'").fetchone()
    assert row
    assert row[0]["storage_version"].startswith("v1.0.0")


def test_rows_must_have_exactly_the_columns_of_the_table(ledger: Settings) -> None:
    with warehouse.writing(ledger) as con:
        frame = pl.DataFrame({"name": ["x"], "worth": ["y"]})
        with pytest.raises(warehouse.WarehouseError, match=r"rows for ledger_state lack or exceed .* value, worth"):
            warehouse.append(con, "ledger_state", frame)
        assert warehouse.append(con, "ledger_state", pl.DataFrame({"value": ["y"], "name": ["x"]})) == 1
        assert schema.state(con, "x") == "y"


def test_a_stamp_tells_content_apart_and_ignores_clocks(ledger: Settings) -> None:
    with warehouse.writing(ledger) as con:
        con.execute(NOTE, ["a"]).fetchall()
        first = warehouse.stamp(con, ("runs",))
        con.execute("UPDATE runs SET finished_at = finished_at + INTERVAL 1 DAY").fetchall()
        assert warehouse.stamp(con, ("runs",)) == first
        con.execute("UPDATE runs SET version = '2'").fetchall()
        assert warehouse.stamp(con, ("runs",)) != first


def test_a_file_of_a_newer_project_is_refused(ledger: Settings) -> None:
    with warehouse.writing(ledger) as con:
        schema.set_state(con, "schema_version", "999")
    with pytest.raises(schema.SchemaError, match="schema 999"), warehouse.writing(ledger):
        pass


def test_migrations_run_once_in_order(ledger: Settings, tmp_path: Path) -> None:
    (tmp_path / "0002_second.sql").write_text(
        "INSERT INTO ledger_state SELECT 'later', value FROM ledger_state WHERE name = 'sooner';"
    )
    (tmp_path / "0001_first.sql").write_text("INSERT INTO ledger_state VALUES ('sooner', 'yes');")
    with warehouse.writing(ledger) as con:
        schema.set_state(con, "schema_version", "0")
        schema.migrate(con, tmp_path)
        schema.migrate(con, tmp_path)
        rows = con.execute(
            "SELECT name, value FROM ledger_state WHERE name IN ('sooner', 'later', 'schema_version') ORDER BY name"
        ).fetchall()
        assert rows == [("later", "yes"), ("schema_version", "2"), ("sooner", "yes")]


def test_a_table_that_a_file_lacks_is_made(ledger: Settings) -> None:
    with warehouse.writing(ledger) as con:
        con.execute("DROP TABLE failures").fetchall()
        schema.set_state(con, "contracts", "older")
    with warehouse.writing(ledger) as con:
        assert con.execute("SELECT count(*) FROM failures").fetchall() == [(0,)]


def test_a_failing_migration_leaves_the_file_as_it_was(ledger: Settings, tmp_path: Path) -> None:
    (tmp_path / "0001_broken.sql").write_text(
        "INSERT INTO ledger_state VALUES ('half', 'done'); SELECT * FROM nowhere;"
    )
    with warehouse.writing(ledger) as con:
        schema.set_state(con, "schema_version", "0")
        with pytest.raises(duckdb.Error):
            schema.migrate(con, tmp_path)
        assert schema.state(con, "half") is None
        assert schema.state(con, "schema_version") == "0"


def test_a_table_that_differs_from_its_contract_is_refused(ledger: Settings) -> None:
    with warehouse.writing(ledger) as con:
        con.execute("ALTER TABLE runs ADD COLUMN colour VARCHAR").fetchall()
        schema.set_state(con, "contracts", "older")
    with (
        pytest.raises(schema.SchemaError, match="table runs differs from its contract in colour"),
        warehouse.writing(ledger),
    ):
        pass
