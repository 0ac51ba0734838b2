"""What holds for any files whatever: nothing crashes, nothing is lost, no order matters."""

# ruff: noqa: E501

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.articles.csv_rows import Row, Table
from pipelines.articles.draft import Refusal
from pipelines.articles.reading import Reading, read
from tests.articles.conftest import Desk

NAMES = st.sampled_from(["a.txt", "b.txt", "c.jsonl", "d.csv", "articles.csv", "e/f.txt", "e/articles.csv"])
TEXTS = st.sampled_from(["Two died.", "Six people were killed in Homs.", "", "  ", "“Forty” – قُتل", "x\x00y", "\ud800"])
RECORDS = st.fixed_dictionaries(
    {"text": TEXTS | st.none() | st.integers()},
    optional={
        "publisher": TEXTS,
        "date": st.sampled_from(["2012-07-26", "soon", ""]),
        "sample": st.booleans(),
        "x": TEXTS,
    },
)
LINES = st.lists(RECORDS.map(json.dumps) | st.text(max_size=20).filter(lambda line: "\n" not in line), max_size=5)
CONTENT = st.one_of(
    st.binary(max_size=200),
    LINES.map(lambda lines: "\n".join(lines).encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(["file", "text", "date", '"', ",", "\n", "\r\n", "a.txt", "Two died.", "---\n", "wire: K\n", "\x00", "é"])).map(
        lambda parts: "".join(parts).encode()
    ),
    st.text(max_size=100).map(lambda text: text.encode("utf-16", "surrogatepass")),
    st.text(max_size=100).map(lambda text: b"---\ntitle: x\n---\n" + text.encode("utf-8", "surrogatepass")),
)  # fmt: skip
FILES = st.dictionaries(NAMES, CONTENT, max_size=5)
TODAY = date(2020, 5, 17)


@contextmanager
def folder(files: dict[str, bytes]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        for path, content in files.items():
            (Path(name) / path).parent.mkdir(exist_ok=True)
            (Path(name) / path).write_bytes(content)
        yield Path(name)


def accounted_for(reading: Reading) -> set[str]:
    origins = {origin.split("#")[0] for origin in reading.articles["origin"]}
    return origins | set(reading.rejected["path"])


@settings(deadline=None)
@given(FILES)
@example({"a.txt": b"\xff\xfe"})
@example({"c.jsonl": b"\xff\xfe\x00\xd8"})
@example({"c.jsonl": b'\xef\xbb\xbf{"text": "\xef\xbb\xbf"}'})
@example({"d.csv": b"text"})
@example({"articles.csv": b"text,file\n"})
def test_any_files_are_read_or_refused(files: dict[str, bytes]) -> None:
    with folder(files) as path:
        reading = read([path], today=TODAY)
        left_out = {str(path / name) for name in files} - accounted_for(reading)
        assert all(name.endswith("articles.csv") for name in left_out), "only a good manifest has nothing to say"
        assert reading.articles["article_id"].n_unique() == reading.articles.height
        assert reading.rejected["rejection_id"].n_unique() == reading.rejected.height
        assert all(text.strip() and "\x00" not in text for text in reading.articles["text"])
        assert read([path], reading.inputs, today=TODAY).articles.is_empty()


@settings(max_examples=20, deadline=None)
@given(st.lists(FILES, max_size=4))
def test_reading_twice_adds_nothing(batches: list[dict[str, bytes]]) -> None:
    with folder({}) as path:
        (path / "in").mkdir()
        desk = Desk(path / "in", path / "home")
        for files in batches:
            for name, content in files.items():
                desk.put(name, content)
            desk.run()
            before = desk.frames()
            desk.run()
            assert all(before[table].equals(frame) for table, frame in desk.frames().items())
            articles = desk.rows("articles", "article_id")
            assert desk.rows("stories", "article_id") == desk.rows("sketches", "article_id") == articles


@settings(max_examples=60, deadline=None)
@given(FILES, st.randoms())
def test_the_order_of_paths_does_not_matter(files: dict[str, bytes], random: object) -> None:
    with folder(files) as path:
        paths = sorted(path / name for name in files)
        shuffled = sorted(paths, key=lambda _: random.random())  # type: ignore[attr-defined]
        one, other = read(paths, today=TODAY), read(shuffled, today=TODAY)
        assert one.articles.equals(other.articles)
        assert one.rejected.sort("rejection_id").equals(other.rejected.sort("rejection_id"))


@settings(deadline=None)
@given(st.lists(st.text(alphabet='ab",\n\r;\x00 ', max_size=12), max_size=12).map("".join))
def test_every_line_of_a_table_is_read_or_refused(content: str) -> None:
    try:
        table = Table("text\n" + content, "text", 50)
    except Refusal:
        return
    outcomes = list(table.rows())
    starts = [outcome.line for outcome in outcomes if outcome.line]
    assert starts == sorted(set(starts))
    for outcome in outcomes:
        assert isinstance(outcome, Row) or outcome.rule in ("broken_csv", "too_long")


def test_names_of_any_bytes(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path)
    names = [bytes([byte]) * 3 + b".txt" for byte in range(1, 256) if byte not in (*b"./",)]
    for name in names:
        with open(os.path.join(raw, name), "wb") as file:  # noqa: PTH118, PTH123
            file.write(b"Died: " + name.hex().encode())
    reading = read([tmp_path], today=TODAY)
    assert reading.articles.height == reading.inputs.height == len(names)
    assert read([tmp_path], reading.inputs, today=TODAY).inputs.is_empty()
