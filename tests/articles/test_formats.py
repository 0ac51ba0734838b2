"""Each format that articles come in, as people write it, and what is read from it."""

# A row of a table is one line, however long.
# ruff: noqa: E501

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.articles.reading import read

TODAY = date(2020, 5, 17)
DAY = date(2012, 7, 26)
Expected = dict[str, object]


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


FORMATS: list[tuple[str, dict[str, str | bytes], list[Expected]]] = [
    (
        "text with front matter",
        {"a.txt": "---\ntitle: Toll\npublisher: The Post\nwire: Kestrel\npublished_on: 2012-07-26\nurl: http://x.example\nlanguage: fr\nsample: true\n---\nDeux morts.\n"},
        [{"text": "Deux morts.\n", "title": "Toll", "publisher": "The Post", "wire": "Kestrel", "published_on": DAY, "published_basis": "front_matter", "published_precision": 1, "url": "http://x.example", "language": "fr", "is_sample": True, "format": "txt", "origin": "a.txt"}],
    ),
    (
        "bare text: all of it, no date",
        {"a.txt": "A headline\n\nTwo died.\n"},
        [{"text": "A headline\n\nTwo died.\n", "title": None, "publisher": None, "published_on": None, "published_basis": None, "published_precision": None, "language": "en", "is_sample": False}],
    ),
    (
        "bare text with a manifest",
        {"a.txt": "Two died.", "articles.csv": "file,publisher,wire,title,published_on,url,language,sample\na.txt,The Post,,Toll,2012-07-26,,,yes\n"},
        [{"text": "Two died.", "publisher": "The Post", "wire": None, "title": "Toll", "published_on": DAY, "published_basis": "manifest", "language": "en", "is_sample": True}],
    ),
    (
        "a manifest of two columns",
        {"a.txt": "Two died.", "b.txt": "Six died.", "articles.csv": "date,file\n2012-07-26,b.txt\n"},
        [{"text": "Two died.", "published_on": None}, {"text": "Six died.", "published_on": DAY}],
    ),
    (
        "front matter goes before the manifest, which fills the gaps",
        {"a.txt": "---\ndate: 2012-07-26\n---\nTwo died.", "articles.csv": "file,publisher,published_on\na.txt,The Post,2012-07-27\n"},
        [{"published_on": DAY, "published_basis": "front_matter", "publisher": "The Post"}],
    ),
    (
        "a manifest speaks for its own folder",
        {"x/a.txt": "Two died.", "y/a.txt": "Six died.", "x/articles.csv": "file,publisher\na.txt,The Post\n"},
        [{"text": "Two died.", "publisher": "The Post"}, {"text": "Six died.", "publisher": None}],
    ),
    (
        "a manifest from a spreadsheet: semicolons, a mark, quoted names",
        {"a, b.txt": "Two died.", "articles.csv": "\ufefffile;publisher\r\n\"a, b.txt\";\"The \"\"Post\"\"\"\r\n"},
        [{"text": "Two died.", "publisher": 'The "Post"'}],
    ),
    (
        "accents of the file's name composed in another way",
        {"Al\u00e9p.txt": "Two died.", "articles.csv": "file,publisher\nAle\u0301p.txt,The Post\n"},
        [{"text": "Two died.", "publisher": "The Post"}],
    ),
    (
        "JSON lines",
        {"a.jsonl": lines({"id": 7, "text": "Two died.", "title": "Toll", "publisher": "The Post", "wire": "Kestrel", "published_on": "2012-07-26", "url": "u", "language": "en-GB", "byline": ["Ann"]}, {"text": "Six\r\ndied.", "date": "2012-07-26T23:59:00+02:00"})},
        [{"text": "Two died.", "title": "Toll", "publisher": "The Post", "wire": "Kestrel", "published_on": DAY, "published_basis": "record", "url": "u", "language": "en", "format": "jsonl", "origin": "a.jsonl#1"}, {"text": "Six\r\ndied.", "published_on": DAY, "publisher": None, "origin": "a.jsonl#2"}],
    ),
    (
        "JSON lines: blank lines, no newline at the end, nulls, a mark",
        {"a.ndjson": '\ufeff{"text": "Two died.", "publisher": null}\n\n  \n{"text": "Six died.", "sample": true}'},
        [{"text": "Two died.", "publisher": None, "origin": "a.ndjson#1"}, {"text": "Six died.", "is_sample": True, "origin": "a.ndjson#4"}],
    ),
    (
        "JSON lines: letters as escapes, line separators inside a text",
        {"a.jsonl": '{"text": "Two died in \\u062d\\u0645\\u0635\u2028 \\ud83d\\ude00"}\n'},
        [{"text": "Two died in حمص\u2028 😀"}],
    ),
    (
        "JSON lines: half a surrogate pair is one character, and stays one",
        {"a.jsonl": '{"text": "x \\ud83d y"}\n'},
        [{"text": "x \ufffd y"}],
    ),
    (
        "JSON lines in UTF-16",
        {"a.jsonl": lines({"text": "Two died."}, {"text": "Six died."}).encode("utf-16")},
        [{"text": "Two died.", "origin": "a.jsonl#1"}, {"text": "Six died.", "origin": "a.jsonl#2"}],
    ),
    (
        "JSON lines, one of them in Windows-1252: the others are not harmed",
        {"a.jsonl": '{"text": "Homs – two died"}\n'.encode() + b'{"text": "Alen\xe7on"}\n'},
        [{"text": "Homs – two died"}, {"text": "Alençon"}],
    ),
    (
        "CSV",
        {"a.csv": 'title,text,published_on,publisher,sample\nToll,"Two died,\nsix were hurt.",2012-07-26,The Post,\nToll,"He said ""no"".",,,1\n'},
        [{"text": "Two died,\nsix were hurt.", "title": "Toll", "published_on": DAY, "published_basis": "record", "publisher": "The Post", "is_sample": False, "format": "csv", "origin": "a.csv#2"}, {"text": 'He said "no".', "published_on": None, "is_sample": True, "origin": "a.csv#4"}],
    ),
    (
        "CSV from a spreadsheet: semicolons, a mark, capitals, Windows newlines kept inside cells",
        {"A.CSV": "\ufeffText;Date\r\n\"Two\r\ndied.\";2012-07-26\r\n\r\n"},
        [{"text": "Two\r\ndied.", "published_on": DAY}],
    ),
    (
        "CSV with tabs",
        {"a.csv": "publisher\ttext\nThe Post\tTwo, or three, died.\n"},
        [{"text": "Two, or three, died.", "publisher": "The Post"}],
    ),
    (
        "a table of articles may be called as a manifest is",
        {"articles.csv": "text,publisher\nTwo died.,The Post\n"},
        [{"text": "Two died.", "publisher": "The Post", "format": "csv"}],
    ),
    (
        "metadata is trimmed, the text is not",
        {"a.jsonl": lines({"text": "  Two died. \n", "publisher": "  The\n Post ", "title": "  "})},
        [{"text": "  Two died. \n", "publisher": "The Post", "title": None}],
    ),
    (
        "folders are walked in order; hidden and unfinished files and READMEs are passed over",
        {"b/2.txt": "Two.", "a.txt": "One.", "b/1.txt": "Three.", ".hidden.txt": "x", ".git/c.txt": "x", "c.txt.part": "x", "README.md": "x", "readme.txt": "x"},
        [{"text": "One."}, {"text": "Three."}, {"text": "Two."}],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), [row[1:] for row in FORMATS], ids=[row[0] for row in FORMATS])
def test_format(tmp_path: Path, files: dict[str, str | bytes], expected: list[Expected]) -> None:
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    reading = read([tmp_path], today=TODAY)
    assert reading.rejected.is_empty(), reading.rejected.rows()
    found = reading.articles.with_columns(pl.col("origin").str.strip_prefix(f"{tmp_path}/"))
    assert found.height == len(expected)
    for row, wanted in zip(found.rows(named=True), expected, strict=True):
        assert {key: row[key] for key in wanted} == wanted


DATES = [
    ("2012-07-26", DAY),
    (" 2012-07-26 ", DAY),
    ("2012-07-26T08:00:00Z", DAY),
    ("2012-07-26 08:00", DAY),
    ("2012/07/26", DAY),
    ("2012.7.26", DAY),
    ("26 July 2012", DAY),
    ("Thursday, 26th of July 2012", DAY),
    ("July 26, 2012", DAY),
    ("Thu, Jul. 26 2012", DAY),
    ("2020-05-18", date(2020, 5, 18)),  # tomorrow: it has begun in Auckland
]
BAD_DATES = [
    "26/07/2012", "07-26-2012", "06.07.2012", "26 July", "July 2012", "31 June 2012", "26 Juli 2012", "2012/13/01", "2012", "2012-07", "2012-7-6", "2012-13-01", "2012-02-30", "20120726",
    "2012-07-26 in the evening", "0012-07-26", "2020-05-19", "2121-07-26", "yesterday", "٢٠١٢-٠٧-٢٦",
]  # fmt: skip


@pytest.mark.parametrize(("stated", "day"), DATES)
def test_date(tmp_path: Path, stated: str, day: date) -> None:
    (tmp_path / "a.jsonl").write_text(lines({"text": "Two died.", "published_on": stated}))
    assert read([tmp_path], today=TODAY).articles["published_on"].to_list() == [day]


@pytest.mark.parametrize("stated", BAD_DATES)
def test_bad_date(tmp_path: Path, stated: str) -> None:
    (tmp_path / "a.jsonl").write_text(lines({"text": "Two died.", "published_on": stated}, {"text": "Six died."}))
    reading = read([tmp_path], today=TODAY)
    assert reading.articles["text"].to_list() == ["Six died."]
    ((line, rule, reason),) = reading.rejected.select("line", "rule", "reason").rows()
    assert (line, rule) == (1, "bad_date")
    assert "published_on" in reason
    assert ("which number is the month" in reason) == bool(re.fullmatch(r"\d\d\D\d\d\D\d{4}", stated))


def test_ids_are_hashes_of_publisher_and_text(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        lines(
            {"text": "Two died.", "publisher": "The Post"},
            {"text": "Two died.", "publisher": "The Mail"},
            {"text": "Two died."},
        )
    )
    articles = read([tmp_path], today=TODAY).articles
    assert articles["article_id"].n_unique() == articles["fingerprint"].n_unique() == 3
    assert articles["article_id"][0] == "70126491aa35d7bf4d4b4fddf9780640"
