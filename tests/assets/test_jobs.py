"""Every job, run for real over a small ledger."""

from __future__ import annotations

import os

import dagster as dg
import pytest

from assets.articles import ReadArticles
from pipelines import warehouse
from pipelines.settings import Settings
from tests.assets.conftest import Run, Write, content, materialized, metadata

EVERYTHING = ["articles", "mentions", "claims", "corrections", "tolls", "reports", "published"]


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


def test_reconcile_only_leaves_articles_and_claims_alone(run: Run, write: Write) -> None:
    write()
    run()
    write("two.txt", killed=9, day=4)
    result = run("reconcile_only")
    assert result.success
    assert materialized(result) == ["corrections", "tolls", "reports", "published"]
    checked = {check.asset_key.path[-1] for check in result.get_asset_check_evaluations()}
    assert checked == {"corrections", "tolls"}


def test_make_report_writes_the_reports_again(run: Run, write: Write, ledger: Settings) -> None:
    write()
    run()
    written = sorted(path for path in ledger.reports.rglob("*") if path.is_file())
    assert written
    for path in written:
        path.unlink()
    result = run("make_report")
    assert result.success
    assert materialized(result) == ["reports", "published"]
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
    assert sorted(schema) == ["paths", "reread"]
    assert all(field.description and not field.is_required for field in schema.values())
    ready = {
        job.name: (job.run_config or {}).get("ops", {})
        for job in defs.resolve_all_job_defs()
        if not job.name.startswith("__")
    }
    assert ready == {
        "read_new_articles": {"articles": {"config": {"paths": ["inbox"], "reread": False}}},
        "reread_everything": {"articles": {"config": {"paths": ["inbox"], "reread": True}}},
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
