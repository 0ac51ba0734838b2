"""Every job, run for real over a small ledger."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import dagster as dg
import pytest

from assets.articles import ReadArticles
from pipelines import warehouse
from pipelines.flow import STAGES
from pipelines.settings import Settings
from tests.assets.conftest import Run, Write, content, materialized, metadata

EVERYTHING = [*(stage.name for stage in STAGES), "published"]


def over(*paths: str, reread: bool = False) -> dg.RunConfig:
    return dg.RunConfig(ops={"articles": ReadArticles(paths=list(paths), reread=reread)})


def test_read_new_articles_goes_the_whole_way(run: Run, write: Write, ledger: Settings) -> None:
    write()
    result = run()
    assert result.success
    assert materialized(result) == EVERYTHING
    assert all(check.passed for check in result.get_asset_check_evaluations() if check.severity.value == "ERROR")
    assert metadata(result, "articles")["new_articles"] == 1
    assert metadata(result, "claims")["claims"] >= 2
    assert ledger.published.is_symlink()
    with warehouse.reading(ledger) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]


def test_a_second_run_finds_nothing_new_and_publishes_nothing(run: Run, write: Write, ledger: Settings) -> None:
    write()
    first, published = run(), ledger.published.resolve()
    second = run()
    assert second.success
    assert metadata(second, "articles")["new_articles"] == 0
    assert ledger.published.resolve() == published
    for asset in EVERYTHING:
        assert version(second, asset) == version(first, asset), asset


def test_a_new_article_moves_the_data_versions(run: Run, write: Write) -> None:
    write()
    before = run()
    write("two.txt", killed=9, day=4)
    after = run()
    assert metadata(after, "articles")["new_articles"] == 1
    for asset in ("articles", "mentions", "claims", "published"):
        assert version(after, asset) != version(before, asset), asset


def version(result: dg.ExecuteInProcessResult, asset: str) -> str:
    return result.asset_materializations_for_node(asset)[0].tags["dagster/data_version"]


def test_reread_everything_opens_unchanged_files_again(run: Run, write: Write, ledger: Settings) -> None:
    path = write()
    first = run()
    before, stat = content(ledger), path.stat()
    swapped = path.read_text(encoding="utf-8").replace("killed 7 people", "killed 8 people")
    path.write_text(swapped, encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    again = run("reread_everything")
    assert first.success and again.success
    assert materialized(again) == EVERYTHING
    assert metadata(again, "articles")["files"] == 1
    assert content(ledger) != before


def test_reread_everything_changes_nothing_where_nothing_changed(run: Run, write: Write, ledger: Settings) -> None:
    write()
    run()
    before = content(ledger)
    assert run("reread_everything").success
    assert content(ledger) == before


def arrived(ledger: Settings, **days: int) -> None:
    """Lets files, by the stem of their names, have arrived so many days ago."""
    with warehouse.writing(ledger) as con:
        for stem, ago in days.items():
            for table, path in (("articles", "origin"), ("inputs", "path")):
                moved = f"UPDATE {table} SET recorded_at = recorded_at - to_days({ago}) WHERE {path} LIKE '%/{stem}.%'"
                con.execute(moved).fetchall()


def test_reread_arrivals_reads_again_what_came_between_two_days(run: Run, write: Write, ledger: Settings) -> None:
    for number, name in enumerate(("old", "first", "last", "new", "gone")):
        write(f"{name}.txt", killed=number + 3, day=number + 1)
    elsewhere = ledger.home / "elsewhere"
    elsewhere.mkdir()
    (ledger.inbox / "last.txt").rename(elsewhere / "last.txt")
    (ledger.inbox / "refused.txt").write_bytes(b"")
    run(run_config=over("inbox", "elsewhere"))
    arrived(ledger, old=30, first=20, last=10, gone=10, refused=15)
    (ledger.inbox / "gone.txt").unlink()
    before = content(ledger)
    days = {"arrived_from": "20 days ago", "arrived_until": str(datetime.now(UTC).date() - timedelta(days=10))}
    result = run("reread_arrivals", run_config=dg.RunConfig(ops={"articles": ReadArticles(**days)}))
    assert result.success
    assert materialized(result) == EVERYTHING
    assert metadata(result, "articles")["files"] == 3
    assert metadata(result, "mentions")["read_articles"] == metadata(result, "claims")["resolved_articles"] == 3
    assert content(ledger) == before


def test_reread_arrivals_takes_what_changed_without_a_trace(run: Run, write: Write, ledger: Settings) -> None:
    write()
    run()
    with warehouse.writing(ledger) as con:
        con.execute("DELETE FROM mentions").fetchall()
        con.execute("DELETE FROM claims").fetchall()
    assert metadata(run(), "mentions")["new_mentions"] == 0
    assert metadata(run("reread_arrivals"), "claims")["new_claims"] > 0


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        ("last week", "today", "'last week' is no day like 2026-11-15, today, yesterday or 7 days ago"),
        ("2026-02-30", "today", "'2026-02-30' is no day"),
        ("today", "yesterday", "comes after arrived_until"),
    ],
)
def test_days_that_are_none_are_refused_at_once(run: Run, write: Write, first: str, last: str, reason: str) -> None:
    write()
    config = dg.RunConfig(ops={"articles": ReadArticles(arrived_from=first, arrived_until=last)})
    result = run("reread_arrivals", run_config=config)
    assert not result.success
    assert not result.filter_events(lambda event: event.is_step_up_for_retry)
    (failed,) = result.get_step_failure_events()
    assert reason in failed.step_failure_data.error.to_string()


def test_reconcile_only_leaves_articles_and_claims_alone(run: Run, write: Write) -> None:
    write()
    run()
    write("two.txt", killed=9, day=4)
    result = run("reconcile_only")
    assert result.success
    assert materialized(result) == EVERYTHING[EVERYTHING.index("claims") + 1 :]
    checked = {check.asset_key.path[-1] for check in result.get_asset_check_evaluations()}
    assert "tolls" in checked and not checked & {"articles", "mentions", "claims"}


def test_make_report_writes_the_reports_again(run: Run, write: Write, ledger: Settings) -> None:
    write()
    run()
    written = sorted(path for path in ledger.reports.rglob("*") if path.is_file())
    assert written
    for path in written:
        path.unlink()
    result = run("make_report")
    assert result.success
    assert materialized(result) == EVERYTHING[EVERYTHING.index("tolls") + 1 :]
    assert sorted(path for path in ledger.reports.rglob("*") if path.is_file()) == written


def test_paths_can_be_given_in_the_launchpad(run: Run, write: Write, ledger: Settings) -> None:
    elsewhere = ledger.home / "elsewhere"
    elsewhere.mkdir()
    write().rename(elsewhere / "one.txt")
    write("unread.txt", day=9)
    result = run(run_config=over("elsewhere"))
    assert metadata(result, "articles")["new_articles"] == 1
    result = run(run_config=over(str(elsewhere / "one.txt")))
    assert metadata(result, "articles")["new_articles"] == 0


def test_every_option_is_visible_in_the_launchpad_with_its_meaning(defs: dg.Definitions) -> None:
    schema = ReadArticles.to_config_schema().as_field().config_type.fields
    assert sorted(schema) == ["arrived_from", "arrived_until", "paths", "reread"]
    assert all(field.description and not field.is_required for field in schema.values())
    ready = {
        job.name: (job.run_config or {}).get("ops", {})
        for job in defs.resolve_all_job_defs()
        if not job.name.startswith("__")
    }
    plain = {"paths": ["inbox"], "reread": False, "arrived_from": "", "arrived_until": "today"}
    assert ready == {
        "read_new_articles": {"articles": {"config": plain}},
        "reread_everything": {"articles": {"config": plain | {"reread": True}}},
        "reread_arrivals": {"articles": {"config": plain | {"arrived_from": "7 days ago"}}},
        "reconcile_only": {},
        "make_report": {},
    }


def test_wrong_data_is_not_published(run: Run, write: Write, ledger: Settings) -> None:
    write()
    run()
    published, before = ledger.published.resolve(), content(ledger)
    with warehouse.writing(ledger) as con:
        con.execute("INSERT INTO claims FROM claims LIMIT 1").fetchall()
    write("two.txt", killed=9, day=4)
    result = run()
    assert not result.success
    assert "published" not in materialized(result)
    failed = {check.check_name for check in result.get_asset_check_evaluations() if not check.passed}
    assert "ids_unique" in failed
    assert (ledger.published.resolve(), content(ledger)) == (published, before)


def test_wrong_data_is_not_published_even_by_the_last_asset_alone(run: Run, write: Write, ledger: Settings) -> None:
    write()
    run()
    published = ledger.published.resolve()
    with warehouse.writing(ledger) as con:
        con.execute("INSERT INTO claims FROM claims LIMIT 1").fetchall()
    result = run("make_report")
    assert not result.success
    assert ledger.published.resolve() == published
    errors = [event.step_failure_data.error for event in result.get_step_failure_events()]
    assert any("claims/ids_unique" in error.to_string() for error in errors)
    assert not result.filter_events(lambda event: event.is_step_up_for_retry)


@pytest.mark.parametrize("asset", ["articles", "mentions", "claims", "tolls"])
def test_what_a_run_reports_plots_and_previews(run: Run, write: Write, asset: str) -> None:
    write()
    said = metadata(run(), asset)
    assert isinstance(said["dagster/row_count"], int)
    assert 0 < len(said["preview"]) < 1000
    assert sum(isinstance(value, int) for value in said.values()) >= 4


def test_the_headline_toll_plots_and_is_drawn(run: Run, write: Write) -> None:
    write("one.txt", killed=7, day=3)
    write("two.txt", killed=9, day=20)
    said = metadata(run(), "tolls")
    assert 0 < said["low"] <= said["best"]
    assert "data:image/svg+xml;base64," in said["curve"]
    assert len(said["curve"]) < 1000
