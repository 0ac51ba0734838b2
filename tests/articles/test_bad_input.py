"""What people and machines hand in by mistake: each is listed with its reason, and the rest is read."""

# A row of a table is one line, however long.
# ruff: noqa: E501

from __future__ import annotations

import csv
import json
import os
import socket
import time
import tracemalloc
from pathlib import Path

import pytest

from pipelines.articles.csv_rows import Table
from pipelines.articles.errors import InputError
from pipelines.articles.limits import Limits
from pipelines.articles.reading import read
from tests.articles.conftest import Desk

GOOD = '{"text": "Six died."}'
BINARY = bytes(range(256)) * 8
Refusals = list[tuple[str, int | None, str]]

BAD: list[tuple[str, dict[str, str | bytes], Refusals, int]] = [
    ("empty text", {"a.txt": ""}, [("a.txt", None, "empty")], 0),
    ("empty JSON lines", {"a.jsonl": ""}, [("a.jsonl", None, "empty")], 0),
    ("empty CSV", {"a.csv": ""}, [("a.csv", None, "empty")], 0),
    ("JSON lines of white space", {"a.jsonl": "\n \n"}, [("a.jsonl", None, "empty")], 0),
    ("CSV of a header alone", {"a.csv": "text,title\n"}, [("a.csv", None, "empty")], 0),
    ("empty manifest", {"a.txt": "Two died.", "articles.csv": ""}, [("a.txt", None, "empty"), ("articles.csv", None, "empty")], 0),
    ("white space", {"a.txt": " \r\n\t\n"}, [("a.txt", None, "no_text")], 0),
    ("front matter without text", {"a.txt": "---\nwire: K\n---\n \n"}, [("a.txt", None, "no_text")], 0),
    ("front matter that never ends", {"a.txt": "---\nwire: K\nTwo died."}, [("a.txt", 1, "broken_front_matter")], 0),
    ("binary text", {"a.txt": BINARY}, [("a.txt", None, "binary")], 0),
    ("one NUL in a text", {"a.txt": "Two\x00died. " * 9}, [("a.txt", None, "binary")], 0),
    ("binary JSON lines", {"a.jsonl": BINARY}, [("a.jsonl", None, "binary")], 0),
    ("binary CSV", {"a.csv": BINARY}, [("a.csv", None, "binary")], 0),
    ("bad date in front matter", {"a.txt": "---\ndate: 26 July\n---\nTwo."}, [("a.txt", None, "bad_date")], 0),
    ("bad date in a manifest", {"a.txt": "Two.", "articles.csv": "file,date\na.txt,soon\n"}, [("a.txt", None, "bad_date")], 0),
    ("bad language", {"a.jsonl": f'{{"text": "x", "language": "English"}}\n{GOOD}'}, [("a.jsonl", 1, "bad_field")], 1),
    ("publisher that is a list", {"a.jsonl": f'{{"text": "x", "publisher": ["a"]}}\n{GOOD}'}, [("a.jsonl", 1, "bad_field")], 1),
    ("sample that is perhaps", {"a.jsonl": f'{{"text": "x", "sample": "perhaps"}}\n{GOOD}'}, [("a.jsonl", 1, "bad_field")], 1),
    ("broken JSON", {"a.jsonl": f'{{"text": "x"\n{GOOD}\n{{text: 1}}\n'}, [("a.jsonl", 1, "broken_json"), ("a.jsonl", 3, "broken_json")], 1),
    ("JSON that is no object", {"a.jsonl": f'["x"]\n"x"\nnull\n7\n{GOOD}'}, [("a.jsonl", n, "broken_json") for n in (1, 2, 3, 4)], 1),
    ("JSON without text", {"a.jsonl": f'{{"title": "x"}}\n{{"text": 7}}\n{{"text": " "}}\n{GOOD}'}, [("a.jsonl", n, "no_text") for n in (1, 2, 3)], 1),
    ("JSON nested beyond reason", {"a.jsonl": "[" * 200_000 + f"\n{GOOD}"}, [("a.jsonl", 1, "broken_json")], 1),
    ("a number beyond reason", {"a.jsonl": '{"text": "x", "n": ' + "9" * 9999 + f"}}\n{GOOD}"}, [("a.jsonl", 1, "broken_json")], 1),
    ("NUL in JSON", {"a.jsonl": f'{{"text": "a\\u0000b"}}\n{GOOD}'}, [("a.jsonl", 1, "binary")], 1),
    ("a line that is neither UTF-8 nor Windows-1252", {"a.jsonl": b'{"text": "\x81\x8d"}\n' + GOOD.encode()}, [("a.jsonl", 1, "binary")], 1),
    ("CSV without text", {"a.csv": "title,body\na,b\n"}, [("a.csv", 1, "broken_csv")], 0),
    ("CSV that names a column twice", {"a.csv": "text,text\na,b\n"}, [("a.csv", 1, "broken_csv")], 0),
    ("CSV row too long", {"a.csv": "text,title\na,b,c\nSix died.,d\n"}, [("a.csv", 2, "broken_csv")], 1),
    ("CSV row too short", {"a.csv": "text,title\na\nSix died.,d\n"}, [("a.csv", 2, "broken_csv")], 1),
    ("NUL in CSV", {"a.csv": "text\nTwo died in the north and more will be known.\na\x00b\nSix died in the south it was said and then no more.\n"}, [("a.csv", 3, "binary")], 2),
    ("unclosed quote in CSV", {"a.csv": 'text,title\nOne.,a\n"Two.,b\nSix.,c\n'}, [("a.csv", 3, "broken_csv")], 2),
    ("stray quote in CSV", {"a.csv": 'text,title\n"Two" died.,b\nSix.,c\n'}, [("a.csv", 2, "broken_csv")], 1),
    ("two unclosed quotes in CSV", {"a.csv": 'text\nOne.\n"Two.\nSix.\n'}, [("a.csv", 3, "broken_csv")], 2),
    ("empty text in CSV", {"a.csv": "text,title\n,a\nSix.,b\n"}, [("a.csv", 2, "no_text")], 1),
    ("bad date in CSV", {"a.csv": "text,date\nTwo.,1/2/2012\nSix.,\n"}, [("a.csv", 2, "bad_date")], 1),
    ("manifest without file", {"a.txt": "Two.", "articles.csv": "name,date\na.txt,2012-07-26\n"}, [("a.txt", None, "broken_csv"), ("articles.csv", 1, "broken_csv")], 0),
    ("binary manifest", {"a.txt": "Two.", "articles.csv": BINARY}, [("a.txt", None, "binary"), ("articles.csv", None, "binary")], 0),
    ("manifest row without its file", {"a.txt": "Two.", "articles.csv": "file\na.txt\nb.txt\n"}, [("articles.csv", 3, "orphan_manifest")], 1),
    ("manifest row that names no file", {"a.txt": "Two.", "articles.csv": "file,wire\na.txt,K\n,K\n"}, [("articles.csv", 3, "orphan_manifest")], 1),
    ("manifest row that reaches outside", {"a.txt": "Two.", "articles.csv": "file\n../a.txt\n/etc/passwd\n"}, [("articles.csv", 2, "orphan_manifest"), ("articles.csv", 3, "orphan_manifest")], 1),
    ("manifest row of a file of records", {"a.jsonl": GOOD, "articles.csv": "file,wire\na.jsonl,K\n"}, [("articles.csv", 2, "orphan_manifest")], 1),
    ("manifest that names a file twice", {"a.txt": "Two.", "articles.csv": "file,wire\na.txt,K\na.txt,L\n"}, [("articles.csv", 3, "duplicate")], 1),
    ("manifest with a broken row", {"a.txt": "Two.", "articles.csv": "file,wire\na.txt,K,7\na.txt,L\n"}, [("articles.csv", 2, "broken_csv")], 1),
    ("formats that are not read", {"a.docx": "x", "b.json": "{}", "c": "x", "d.txt": "Six."}, [("a.docx", None, "unknown_format"), ("b.json", None, "unknown_format"), ("c", None, "unknown_format")], 1),
    ("the same article twice in a file", {"a.jsonl": f"{GOOD}\n{GOOD}"}, [("a.jsonl", 2, "duplicate")], 1),
    ("the same article in two files", {"a.txt": "Six died.", "b.jsonl": GOOD}, [("b.jsonl", 1, "duplicate")], 1),
    ("names that are hard to print", {"new\nline.txt": "One.", "😀.txt": "Two.", "-rf.txt": "Three.", "a#3.txt": "Four.", "'; DROP TABLE articles; --.txt": "Five.", "%s.txt": ""}, [("%s.txt", None, "empty")], 5),
]  # fmt: skip


@pytest.mark.parametrize(("files", "refused", "read_well"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad(desk: Desk, files: dict[str, str | bytes], refused: Refusals, read_well: int) -> None:
    for name, content in files.items():
        desk.put(name, content)
    counts = desk.run()
    assert desk.refusals() == refused
    assert counts["articles"] == counts["new_articles"] == read_well
    for reason, excerpt in desk.rows("rejected_inputs", "reason", "excerpt"):
        assert reason and "\n" not in str(reason) and len(str(reason)) < 300
        assert excerpt is None or len(str(excerpt)) < 1000
    before = desk.frames()
    assert desk.run()["files"] == 0
    assert all(before[table].equals(frame) for table, frame in desk.frames().items())


def test_missing_path_stops_the_run(desk: Desk) -> None:
    desk.put("a.txt", "Two died.")
    with pytest.raises(InputError, match=r"no file or folder '.*missing'$"):
        desk.run(desk.folder, desk.folder / "missing")
    assert desk.rows("articles", "text") == []


def test_impossible_path_stops_the_run(desk: Desk) -> None:
    with pytest.raises(InputError, match="can't be read"):
        desk.run(desk.folder / "a\x00b")


def test_empty_folder(desk: Desk) -> None:
    assert desk.run()["articles"] == 0
    assert desk.refusals() == [("", None, "empty")]
    desk.put("a.txt", "Two died.")
    assert desk.run()["articles"] == 1
    assert desk.refusals() == []


def test_empty_inbox_is_no_fault(desk: Desk) -> None:
    desk.settings.inbox.mkdir(parents=True)
    assert desk.run(desk.settings.inbox)["rejected"] == 1  # asked for by name
    from pipelines.articles import stage
    from pipelines.context import Context

    assert stage.run(desk.con, Context(desk.settings))["rejected"] == 0
    assert desk.refusals() == []


def test_line_of_fifty_megabytes(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("w") as file:
        file.write('{"text": "' + "died " * 10_000_000 + '"}\n' + GOOD + "\n")
    tracemalloc.start()
    reading = read([tmp_path])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert reading.articles["text"].to_list() == ["Six died."]
    assert reading.rejected.select("line", "rule").rows() == [(1, "too_long")]
    assert peak < 32 << 20


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("a.txt", "died " * 300, "too_large"),
        ("a.jsonl", '{"text": "' + "died " * 300 + '"}', "too_long"),
        ("a.csv", "text\n" + "died " * 300 + "\n", "too_long"),
        ("a.csv", 'text\n"' + "died\n" * 300, "too_long"),
        ("b.jsonl", f"{GOOD}\n" * 300, "too_large"),
        ("b.csv", "text\n" + "Six died.\n" * 500, "too_large"),
    ],
)
def test_sizes_have_limits(tmp_path: Path, name: str, content: str, rule: str) -> None:
    (tmp_path / name).write_text(content)
    reading = read([tmp_path], limits=Limits(record=1000, file=4000))
    assert not any(len(text) > 1000 for text in reading.articles["text"])
    assert rule in reading.rejected["rule"].to_list()


def test_a_table_of_dates_does_not_hold_up_the_run(tmp_path: Path) -> None:
    days = (f"{day} {month} {year}" for year in range(1900, 2019) for month in ("May", "July") for day in range(1, 29))
    (tmp_path / "a.txt").write_text(" ".join(days) * 20)
    started = time.perf_counter()
    assert read([tmp_path]).articles.height == 1
    assert time.perf_counter() - started < 20


def test_a_file_of_rubbish_is_summed_up(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("rubbish\n" * 50 + GOOD)
    reading = read([tmp_path], limits=Limits(refusals=10))
    assert reading.articles.height == 1
    assert reading.rejected.height == 11
    assert reading.rejected.filter(reading.rejected["rule"] == "broken_records")["reason"].to_list() == [
        "40 more records were refused"
    ]
    assert reading.inputs["rejected"].to_list() == [50]


def test_unclosed_quotes_cost_no_more_than_three_readings(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\n" + '"""\n' * 100_000)
    started = time.perf_counter()
    read([tmp_path])
    assert time.perf_counter() - started < 20


@pytest.mark.skipif(os.name != "posix", reason="devices and links as POSIX has them")
class TestSpecialFiles:
    """Things in a folder that are no ordinary files."""

    def test_each_is_refused(self, desk: Desk) -> None:
        desk.put("good.txt", "Six died.")
        os.mkfifo(desk.folder / "pipe.txt")
        (desk.folder / "loop.txt").symlink_to(desk.folder / "loop.txt")
        (desk.folder / "gone.txt").symlink_to(desk.folder / "nowhere.txt")
        (desk.folder / "device.txt").symlink_to("/dev/zero")
        (desk.folder / "back").symlink_to(desk.folder)
        with socket.socket(socket.AF_UNIX) as end:
            here = Path.cwd()
            os.chdir(desk.folder)
            try:
                end.bind("socket.txt")
            finally:
                os.chdir(here)
            desk.run()
        special = ["device.txt", "gone.txt", "loop.txt", "pipe.txt", "socket.txt"]
        assert desk.refusals() == [(name, None, "unreadable") for name in special]
        assert desk.rows("articles", "text") == [("Six died.",)]

    def test_links_to_files_and_folders_are_followed_once(self, desk: Desk, tmp_path: Path) -> None:
        (tmp_path / "far").mkdir()
        (tmp_path / "far" / "a.txt").write_text("Two died.")
        (desk.folder / "near").symlink_to(tmp_path / "far")
        (desk.folder / "nearer").symlink_to(tmp_path / "far")
        desk.run()
        assert desk.rows("articles", "text") == [("Two died.",)]
        assert desk.refusals() == []

    def test_a_folder_is_known_by_its_own_name(self, desk: Desk) -> None:
        desk.put("real/a.txt", "Two died.")
        (desk.folder / "alias").symlink_to(desk.folder / "real")
        (desk.folder / "zalias").symlink_to(desk.folder / "real")
        desk.run()
        assert desk.rows("articles", "origin") == [(str(desk.folder / "real" / "a.txt"),)]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_what_may_not_be_read(self, desk: Desk) -> None:
        desk.put("good.txt", "Six died.")
        desk.put("a.txt", "Two died.").chmod(0)
        desk.put("shut/b.txt", "Two died.").parent.chmod(0)
        desk.run()
        assert desk.refusals() == [("a.txt", None, "unreadable"), ("shut", None, "unreadable")]
        (desk.folder / "shut").chmod(0o700)
        (desk.folder / "a.txt").chmod(0o600)
        desk.run()
        assert desk.rows("articles", "count(*)") == [(2,)]

    def test_a_name_that_is_no_text(self, desk: Desk) -> None:
        name = os.fsencode(desk.folder) + b"/\xff\xfe.txt"
        with open(name, "wb") as file:  # noqa: PTH123
            file.write(b"Two died.")
        assert desk.run()["articles"] == 1
        assert desk.rows("inputs", "path") == [(f"{desk.folder}/\\xff\\xfe.txt",)]
        assert desk.run()["files"] == 0

    def test_a_pipe_asked_for_by_name(self, desk: Desk) -> None:
        os.mkfifo(desk.folder / "pipe.txt")
        assert desk.run(desk.folder / "pipe.txt")["rejected"] == 1


def test_a_file_that_vanishes_while_reading(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.put("a.txt", "Two died.")
    from pipelines.articles import reading

    found = reading.find

    def find_then_lose(*args: object) -> object:
        result = found(*args)  # type: ignore[arg-type]
        path.unlink()
        return result

    monkeypatch.setattr(reading, "find", find_then_lose)
    assert desk.run()["rejected"] == 1
    assert desk.refusals() == [("a.txt", None, "unreadable")]
    assert desk.rows("inputs", "path") == []


def test_reasons_name_the_place(desk: Desk) -> None:
    desk.put("a.txt", "Two.")
    desk.put("articles.csv", "file,date\na.txt,soon\n")
    desk.put("b.jsonl", json.dumps({"text": "x", "date": "soon"}))
    desk.run()
    assert sorted(reason for (reason,) in desk.rows("rejected_inputs", "reason")) == [  # type: ignore[type-var]
        "articles.csv line 2: published_on 'soon' is not a date; write YYYY-MM-DD",
        "published_on 'soon' is not a date; write YYYY-MM-DD",
    ]


def test_a_limit_for_cells_ends_with_its_file() -> None:
    before = csv.field_size_limit()
    assert len(list(Table("text\nshort\n" + "long " * 20, "text", longest=50).rows())) == 2
    assert csv.field_size_limit() == before
