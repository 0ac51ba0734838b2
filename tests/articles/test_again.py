"""Reading again: what has not changed costs nothing and changes nothing; what was corrected is corrected."""

from __future__ import annotations

import json
import os
from datetime import date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from pipelines.articles import reading, sketches, undated
from tests.articles.conftest import NOW, Desk

LATER = NOW + timedelta(days=3)


def test_the_same_files_again_change_nothing(desk: Desk) -> None:
    desk.put("a.txt", "Two died.")
    desk.put("b.jsonl", '{"text": "Six died."}\nrubbish\n{"text": "Six died."}\n')
    desk.put("articles.csv", "file,publisher\na.txt,The Post\nlost.txt,The Post\n")
    first = desk.run()
    assert (first["files"], first["new_articles"], first["duplicates"], first["rejected"]) == (3, 2, 1, 2)
    before = desk.frames()
    again = desk.run(now=LATER)
    assert {key: again[key] for key in again if key != "articles"} == dict.fromkeys(set(again) - {"articles"}, 0)
    assert all(before[table].equals(frame) for table, frame in desk.frames().items())


def test_a_file_that_was_touched_is_read_again_and_changes_no_article(desk: Desk) -> None:
    path = desk.put("a.jsonl", '{"text": "Two died."}\nrubbish\n')
    desk.run()
    before = desk.frames()
    os.utime(path, (1, 1))
    assert desk.run(now=LATER)["files"] == 1
    after = desk.frames()
    assert all(before[table].equals(after[table]) for table in ("articles", "rejected_inputs", "stories", "sketches"))


def test_unchanged_files_are_not_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put("a.txt", "Two died.")
    desk.put("b.jsonl", '{"text": "Six died."}')
    desk.put("articles.csv", "file,publisher\na.txt,The Post\n")
    desk.run()
    monkeypatch.setattr("pipelines.articles.files.os.open", lambda *_: pytest.fail("opened a file"))
    desk.run()


def test_one_new_file_among_many_is_the_only_one_opened(desk: Desk) -> None:
    for number in range(20):
        desk.put(f"{number}.txt", f"{number} people died.")
    desk.put("articles.csv", "file,publisher\n1.txt,The Post\n")
    desk.run()
    desk.put("new.txt", "Six died.")
    assert desk.run() == {
        "files": 2,  # with the manifest: it may speak of the new one
        "new_articles": 1,
        "updated_articles": 0,
        "removed_articles": 0,
        "duplicates": 0,
        "rejected": 0,
        "stories": 1,
        "articles": 21,
    }


def test_a_corrected_date_in_the_manifest_updates_the_article(desk: Desk) -> None:
    desk.put("a.txt", "Two died.")
    desk.put("b.txt", "Six died.")
    desk.put("articles.csv", "file,publisher,published_on\na.txt,The Post,2012-07-26\nb.txt,The Post,2012-07-26\n")
    desk.run()
    old = desk.rows("articles", "text", "article_id", "fingerprint", "recorded_at")
    desk.put("articles.csv", "file,publisher,published_on\na.txt,The Post,2012-07-27\nb.txt,The Post,2012-07-26\n")
    counts = desk.run(now=LATER)
    assert (counts["files"], counts["updated_articles"], counts["new_articles"]) == (2, 1, 0)
    new = desk.rows("articles", "text", "article_id", "fingerprint", "recorded_at")
    assert new[0] == old[0]
    assert new[1][1] == old[1][1]
    assert new[1][2] != old[1][2]
    assert new[1][3] == NOW
    days = desk.rows("articles", "published_on", "text")
    assert days == [(date(2012, 7, 26), "Six died."), (date(2012, 7, 27), "Two died.")]


def test_a_manifest_that_comes_later_names_the_publisher(desk: Desk) -> None:
    desk.put("a.txt", "Two died.")
    desk.run()
    desk.put("articles.csv", "file,publisher,published_on\na.txt,The Post,2012-07-26\n")
    counts = desk.run(now=LATER)
    assert (counts["new_articles"], counts["removed_articles"]) == (1, 1)
    assert desk.rows("articles", "publisher", "published_on") == [("The Post", date(2012, 7, 26))]
    assert desk.rows("stories", "count(*)") == desk.rows("sketches", "count(*)") == [(1,)]


def test_a_manifest_that_goes_takes_its_word_back(desk: Desk) -> None:
    desk.put("a.txt", "Two died.")
    path = desk.put("articles.csv", "file,published_on\na.txt,2012-07-26\n")
    desk.run()
    path.unlink()
    assert desk.run()["updated_articles"] == 1
    assert desk.rows("articles", "published_on", "published_basis") == [(None, None)]
    assert desk.run()["files"] == 0


def test_a_corrected_text_replaces_the_article(desk: Desk) -> None:
    desk.put("a.txt", "Tow died.")
    desk.run()
    desk.put("a.txt", "Two died.")
    counts = desk.run()
    assert (counts["new_articles"], counts["removed_articles"]) == (1, 1)
    assert desk.rows("articles", "text") == [("Two died.",)]


def test_a_corrected_text_stays_where_another_file_still_has_it(desk: Desk) -> None:
    desk.put("a.txt", "Two died.")
    desk.put("b.txt", "Two died.")
    desk.run()
    desk.put("a.txt", "Six died.")
    desk.run()
    assert desk.rows("articles", "text") == [("Six died.",), ("Two died.",)]


def test_a_record_that_leaves_its_file_stays_in_the_ledger(desk: Desk) -> None:
    desk.put("a.jsonl", '{"text": "Two died."}\n{"text": "Six died."}\n')
    desk.run()
    desk.put("a.jsonl", '{"text": "Nine died."}\n{"text": "Six died."}\n')
    counts = desk.run()
    assert (counts["new_articles"], counts["removed_articles"], counts["articles"]) == (1, 0, 3)


def test_a_record_whose_publisher_is_corrected_is_replaced(desk: Desk) -> None:
    desk.put("a.jsonl", '{"text": "Two died.", "publisher": "Teh Post"}\n')
    desk.run()
    desk.put("a.jsonl", '{"text": "Two died.", "publisher": "The Post"}\n')
    desk.run()
    assert desk.rows("articles", "publisher") == [("The Post",)]


def test_a_file_that_vanishes_keeps_its_articles(desk: Desk) -> None:
    path = desk.put("a.txt", "Two died.")
    desk.put("b.txt", "Six died.")
    desk.run()
    path.unlink()
    assert desk.run()["articles"] == 2
    assert len(desk.rows("inputs", "path")) == 2


def test_a_file_that_moves_takes_its_article_along(desk: Desk) -> None:
    path = desk.put("a.txt", "Two died.")
    desk.run()
    path.rename(desk.folder / "z.txt")
    counts = desk.run()
    assert (counts["updated_articles"], counts["duplicates"], counts["articles"]) == (1, 0, 1)
    assert desk.rows("articles", "origin") == [(str(desk.folder / "z.txt"),)]


def test_a_copy_in_another_file_is_a_duplicate_that_names_the_first(desk: Desk) -> None:
    desk.put("b.txt", "Two died.")
    desk.run()
    desk.put("a.jsonl", '{"text": "Two died.", "published_on": "2012-07-26"}')
    assert desk.run()["duplicates"] == 1
    ((line, rule, reason),) = desk.rows("rejected_inputs", "line", "rule", "reason")
    assert (line, rule) == (1, "duplicate")
    assert reason == f"same publisher and text as {desk.folder / 'b.txt'}"
    assert desk.rows("articles", "origin", "published_on") == [(str(desk.folder / "b.txt"), None)]
    assert desk.run()["duplicates"] == 0


def test_the_same_text_of_two_publishers_is_two_articles(desk: Desk) -> None:
    desk.put("a.jsonl", '{"text": "Two died.", "publisher": "A"}\n{"text": "Two died.", "publisher": "B"}\n')
    assert desk.run()["new_articles"] == 2
    assert desk.rows("stories", "count(DISTINCT story_id)") == [(1,)]


def test_a_mended_file_clears_its_refusal_and_no_other(desk: Desk) -> None:
    desk.put("a.jsonl", "rubbish")
    desk.put("b.jsonl", "rubbish")
    desk.run()
    desk.put("a.jsonl", '{"text": "Two died."}')
    desk.run()
    assert desk.refusals() == [("b.jsonl", 1, "broken_json")]


def test_a_refused_file_that_vanishes_is_forgotten(desk: Desk) -> None:
    desk.put("good.txt", "Two died.")
    path = desk.put("a.docx", "x")
    broken = desk.put("b.jsonl", "rubbish")
    desk.run()
    assert len(desk.refusals()) == 2
    path.unlink()
    broken.unlink()
    desk.run()
    assert desk.refusals() == []


def test_a_run_elsewhere_leaves_refusals_alone(desk: Desk, tmp_path: Path) -> None:
    desk.put("a.jsonl", "rubbish")
    desk.run()
    (tmp_path / "in2").mkdir()  # its path begins as the folder's does
    (tmp_path / "in2" / "b.txt").write_text("Two died.")
    desk.run(tmp_path / "in2")
    assert desk.refusals() == [("a.jsonl", 1, "broken_json")]


def test_an_orphan_row_is_cleared_when_its_file_comes(desk: Desk) -> None:
    desk.put("articles.csv", "file,publisher\na.txt,The Post\n")
    desk.run()
    assert desk.refusals() == [("articles.csv", 2, "orphan_manifest")]
    desk.put("a.txt", "Two died.")
    desk.run()
    assert desk.refusals() == []
    assert desk.rows("articles", "publisher") == [("The Post",)]


def test_a_file_asked_for_by_name_is_described_by_the_manifest_beside_it(desk: Desk) -> None:
    path = desk.put("a.txt", "Two died.")
    desk.put("b.txt", "Six died.")
    desk.put("articles.csv", "file,publisher\na.txt,The Post\n")
    desk.run(path)
    assert desk.rows("articles", "text", "publisher") == [("Two died.", "The Post")]
    assert desk.run()["files"] == 2  # b.txt and the manifest


def test_a_manifest_asked_for_by_name_stands_for_its_folder(desk: Desk) -> None:
    desk.put("a.txt", "Two died.")
    path = desk.put("articles.csv", "file,publisher\na.txt,The Post\n")
    desk.run(path)
    assert desk.rows("articles", "text", "publisher") == [("Two died.", "The Post")]


def test_paths_that_overlap_are_read_once(desk: Desk) -> None:
    path = desk.put("x/a.txt", "Two died.")
    counts = desk.run(desk.folder, path, desk.folder / "x", desk.folder / "x" / ".." / "x" / "a.txt")
    assert (counts["files"], counts["duplicates"]) == (1, 0)


def test_tomorrow_a_future_date_is_still_refused_until_its_file_changes(desk: Desk) -> None:
    desk.put("a.txt", "---\ndate: 2020-06-01\n---\nTwo died.")
    desk.run()
    assert desk.run(now=datetime(2020, 6, 2))["files"] == 0
    assert desk.refusals() == [("a.txt", None, "bad_date")]


def test_progress_is_reported(desk: Desk) -> None:
    for number in range(250):
        desk.put(f"{number}.txt", f"{number} people died.")
    told: list[tuple[str, int, int]] = []
    reading.read([desk.folder], report=lambda *step: told.append(step))
    assert told == [("reading files", done, 250) for done in (0, 100, 200, 250)]


def test_a_table_called_as_a_manifest_is_read_once(desk: Desk) -> None:
    desk.put("articles.csv", "text,publisher\nTwo died.,The Post\n")
    assert desk.run()["new_articles"] == 1
    desk.put("b.txt", "Six died.")
    assert desk.run()["files"] == 1
    desk.put("articles.csv", "text,publisher\nTwo died.,The Post\nNine died.,\n")
    assert desk.run()["new_articles"] == 1


def test_better_readers_read_everything_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put("a.txt", "Two died.")
    desk.put("b.jsonl", '{"text": "Six died."}')
    desk.put("articles.csv", "file,publisher\na.txt,The Post\n")
    desk.run()
    before = desk.frames()
    monkeypatch.setattr(reading, "VERSION", "better")
    assert desk.run()["files"] == 3
    assert desk.run()["files"] == 0
    after = desk.frames()
    assert all(before[table].equals(after[table]) for table in ("articles", "rejected_inputs", "stories"))


def test_better_sketches_group_everything_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put("a.txt", "Two died.")
    desk.run()
    before = desk.frames()
    monkeypatch.setattr(sketches, "VERSION", "better")
    assert desk.run()["stories"] == 1
    assert desk.run()["stories"] == 0
    after = desk.frames()
    assert all(before[table].equals(after[table]) for table in ("articles", "stories", "sketches"))


UNDATED = """Syrian troops shelled the town on Wednesday, a day after the defence minister was killed in a bombing.

On July 18, 2012 four officials died. The vote on Thursday extended the mission by 30 days."""


def test_a_text_without_date_is_dated_from_its_words(desk: Desk) -> None:
    path = desk.put("a.txt", UNDATED)
    desk.run()
    ((day, basis),) = desk.rows("articles", "published_on", "published_basis")
    assert basis == "inferred"
    assert isinstance(day, date)
    assert date(2012, 7, 18) <= day <= date(2012, 7, 21)
    before = desk.frames()
    os.utime(path, (1, 1))
    assert desk.run()["updated_articles"] == 0
    assert before["articles"].equals(desk.frames()["articles"])


def test_a_stated_date_goes_before_an_inferred_one(desk: Desk) -> None:
    desk.put("a.txt", UNDATED)
    desk.run()
    desk.put("articles.csv", "file,published_on\na.txt,2012-07-25\n")
    assert desk.run()["updated_articles"] == 1
    assert desk.rows("articles", "published_on", "published_basis") == [(date(2012, 7, 25), "manifest")]


def test_better_dating_dates_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put("a.txt", UNDATED)
    desk.put("b.txt", "Two died.")
    desk.put("c.txt", "---\ndate: 2012-07-26\n---\nSix died.")
    desk.run()
    old = desk.rows("articles", "text", "fingerprint", "recorded_at")
    day = pl.lit(date(2013, 1, 2)).alias("published_on")
    infer = undated.dating.infer
    monkeypatch.setattr(undated, "version", lambda: "better")
    monkeypatch.setattr(
        undated.dating, "infer", lambda texts: infer(texts).with_columns(day, published_basis=pl.lit("inferred"))
    )
    assert desk.run(now=LATER)["updated_articles"] == 2
    days = desk.rows("articles", "text", "published_on")
    assert [day for _, day in days] == [date(2012, 7, 26), date(2013, 1, 2), date(2013, 1, 2)]
    new = desk.rows("articles", "text", "fingerprint", "recorded_at")
    assert [one[1] == other[1] for one, other in zip(old, new, strict=True)] == [True, False, False]
    assert {recorded for _, _, recorded in new} == {NOW}
    assert desk.run()["updated_articles"] == 0


def test_other_languages_are_not_dated_by_english_words(desk: Desk) -> None:
    desk.put("a.jsonl", json.dumps({"text": UNDATED, "language": "de"}))
    desk.run()
    assert desk.rows("articles", "published_on") == [(None,)]
