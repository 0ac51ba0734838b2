"""The whole way, on real input: articles in, tolls out."""

from __future__ import annotations

import csv
import multiprocessing
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines import contracts, flow, snapshots, warehouse
from pipelines.context import Context
from pipelines.settings import Settings
from tests.conftest import ROOT, SHARED

FIVE = sorted((SHARED / "seeds").glob("*.txt"))
MANIFEST = ROOT / "tests" / "data" / "seeds_manifest.csv"
WITHOUT_ROWS = {"claim_rows", "corrections", "corrected_fields", "failures", "stated_dates", "rejected_inputs"}
"""Tables that stay empty where no table of claims came, nothing was refused and nobody corrected anything."""
DERIVED = ("mentions", "claims", "series", "tolls")


def go(settings: Settings, *paths: Path) -> flow.Outcome:
    return flow.run(Context(settings, paths=paths))


def rows(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    with warehouse.reading(settings) as con:
        return con.execute(sql).fetchall()


def content(settings: Settings, clocks: bool = True) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the published file; without clocks, what two ledgers must agree on."""
    ignored = () if clocks else ("recorded_at", "started_at", "finished_at", "run_id", "modified_ns", "changed_ns")
    with warehouse.reading(settings) as con:
        found = {}
        for name in contracts.tables():
            columns = [f'"{column}"' for column in contracts.contract(name).columns if column not in ignored]
            found[name] = con.execute(f"SELECT {', '.join(columns)} FROM {name} ORDER BY ALL").fetchall()
    return found


def test_the_samples_fill_every_table(ledger: Settings, samples: Path) -> None:
    outcome = go(ledger, samples)
    assert outcome.published.is_file()
    assert not [result for result in outcome.checks if result.blocking and not result.passed]
    assert len(outcome.counts) == len(flow.STAGES)
    filled = {name: len(found) for name, found in content(ledger).items()}
    assert {name for name, size in filled.items() if size == 0} <= WITHOUT_ROWS
    assert rows(ledger, "SELECT count(*) FROM articles WHERE NOT is_sample") == [(0,)]


@pytest.mark.skipif(not FIVE, reason="the five real articles are not at hand")
def test_the_five_real_articles_fill_every_table_dated_by_a_manifest(ledger: Settings) -> None:
    flow.run(Context(ledger, paths=(FIVE[0].parent,), manifest=MANIFEST))
    dated = "SELECT count(*), count(published_on) FROM articles WHERE published_basis = 'manifest'"
    assert rows(ledger, dated) == [(5, 5)]
    assert {name for name, found in content(ledger).items() if not found} <= WITHOUT_ROWS


def test_running_twice_changes_nothing(ledger: Settings, samples: Path) -> None:
    go(ledger, samples)
    before, published = content(ledger), ledger.published.resolve()
    go(ledger, samples)
    assert content(ledger) == before
    assert ledger.published.resolve() == published


def test_one_new_article_is_one_article_extracted(ledger: Settings, samples: Path) -> None:
    go(ledger, samples)
    before = {row[0] for row in rows(ledger, "SELECT DISTINCT article_id FROM mentions")}
    stamped = rows(ledger, "SELECT mention_id, recorded_at FROM mentions ORDER BY ALL")
    (samples / "new.txt").write_text(
        "---\npublished_on: 2012-09-03\nsample: true\n---\nALEPPO (Sample) - A shell killed seven people in Aleppo on "
        "Sunday, the Example Observatory said.\n",
        encoding="utf-8",
    )
    outcome = go(ledger, samples)
    assert outcome.counts["articles"]["new_articles"] == 1
    after = {row[0] for row in rows(ledger, "SELECT DISTINCT article_id FROM mentions")}
    assert len(after - before) == 1
    assert before <= after
    assert set(stamped) <= set(rows(ledger, "SELECT mention_id, recorded_at FROM mentions"))


def test_the_order_of_arrival_does_not_matter(ledger: Settings, sampled: Settings) -> None:
    texts = sorted((ROOT / "seeds" / "articles").glob("*.txt"), reverse=True)
    for start in range(0, len(texts), 4):
        go(ledger, *texts[start : start + 4])
    go(ledger, ROOT / "seeds" / "articles")
    for name in ("claims", "series", "series_claims", "tolls", "findings"):
        assert content(ledger, clocks=False)[name] == content(sampled, clocks=False)[name], name


def _read_in_a_loop(home: str, stop: Any, results: Any) -> None:
    settings, reads, errors = Settings(Path(home)), 0, []
    while not stop.is_set():
        try:
            with duckdb.connect(settings.published.resolve(), read_only=True) as con:
                tolls = con.execute("SELECT count(*), count(best) FROM toll_history").fetchone()
            assert tolls
            assert tolls[0] == tolls[1]
            reads += 1
        except Exception as error:  # any error at all is the failure this looks for
            errors.append(repr(error))
    results.put((reads, errors))


@pytest.mark.slow
def test_a_reader_in_a_loop_never_sees_an_error(ledger: Settings, samples: Path) -> None:
    go(ledger, samples)
    context = multiprocessing.get_context("spawn")
    stop, results = context.Event(), context.Queue()
    reader = context.Process(target=_read_in_a_loop, args=(str(ledger.home), stop, results))
    reader.start()
    for number in range(6):
        text = (
            f"---\npublished_on: 2012-09-{number + 3:02}\n---\nShelling killed {number + 2} people in Homs on Monday.\n"
        )
        (samples / f"more{number}.txt").write_text(text, encoding="utf-8")
        go(ledger, samples)
    stop.set()
    reads, errors = results.get(timeout=60)
    reader.join()
    assert errors == []
    assert reads > 10


def test_what_breaks_an_invariant_is_not_published(sampled_ledger: Settings) -> None:
    before = content(sampled_ledger)
    with warehouse.writing(sampled_ledger) as con:
        con.execute("UPDATE mentions SET surface = 'forged' WHERE ordinal = 0").fetchall()
    with pytest.raises(flow.CheckError, match="nothing was published: mentions/span_is_surface"):
        go(sampled_ledger, ROOT / "seeds" / "articles")
    assert content(sampled_ledger) == before


def test_an_empty_folder_gives_an_empty_ledger_that_can_be_asked(ledger: Settings, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    go(ledger, tmp_path / "nothing")
    assert rows(ledger, "SELECT count(*) FROM toll_latest") == [(0,)]


def test_bad_input_is_listed_and_the_rest_is_read(ledger: Settings, samples: Path) -> None:
    good = len(list(csv.reader((samples / "articles.csv").open(encoding="utf-8")))) > 1
    assert good
    (samples / "empty.txt").write_bytes(b"")
    (samples / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (samples / "broken.jsonl").write_text('{"text": "Four people died in Homs."}\n{"text": \n', encoding="utf-8")
    (samples / "dated.txt").write_text("---\npublished_on: the ides of March\n---\nTwo men died.\n", encoding="utf-8")
    (samples / "long.jsonl").write_bytes(b'{"text": "' + b"x" * 50_000_000 + b'"}\n')
    go(ledger, samples)
    refused = {(Path(path).name, rule) for path, rule in rows(ledger, "SELECT path, rule FROM rejected_inputs")}
    named = {name for name, _ in refused}
    assert {"empty.txt", "binary.txt", "broken.jsonl", "dated.txt", "long.jsonl"} <= named
    assert rows(ledger, "SELECT count(*) FROM articles WHERE text LIKE 'Four people died%'") == [(1,)]
    reasons = rows(ledger, "SELECT reason FROM rejected_inputs")
    assert all(len(reason) > 10 for (reason,) in reasons)


def test_the_published_file_heals_a_lost_work_file(sampled_ledger: Settings) -> None:
    before = content(sampled_ledger, clocks=False)
    sampled_ledger.work_file.unlink()
    go(sampled_ledger, ROOT / "seeds" / "articles")
    after = content(sampled_ledger, clocks=False)
    assert {name: after[name] for name in DERIVED} == {name: before[name] for name in DERIVED}
    snapshots.publish(sampled_ledger, "again")


def test_an_article_without_figures_is_read_once(ledger: Settings, tmp_path: Path) -> None:
    (tmp_path / "calm.txt").write_text("The council met on Monday and spoke about the harbour.\n", encoding="utf-8")
    assert go(ledger, tmp_path / "calm.txt").counts["mentions"]["read_articles"] == 1
    assert go(ledger, tmp_path / "calm.txt").counts["mentions"]["read_articles"] == 0
