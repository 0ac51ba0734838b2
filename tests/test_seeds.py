"""Seed files: what an expert may write, and where each mistake is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import seeds

COLUMNS = {
    "verb": seeds.text,
    "measure": seeds.choice("killed", "injured"),
    "weight": seeds.optional(seeds.integer),
    "aliases": seeds.listed(),
    "strong": seeds.flag,
}
HEAD = "# verb: a verb of the field\n# measure: what it says\nverb,measure,weight,aliases,strong\n"


def write(folder: Path, content: str) -> str:
    (folder / "verbs.csv").write_text(content, encoding="utf-8")
    return "verbs.csv"


def test_rows_are_read_by_their_columns_parsers(tmp_path: Path) -> None:
    name = write(tmp_path, HEAD + 'slay,killed,3,"slew; slain",yes\n\n# a remark\nmaim,injured,,,\n')
    assert seeds.read(name, COLUMNS, tmp_path) == [
        {"verb": "slay", "measure": "killed", "weight": 3, "aliases": ("slew", "slain"), "strong": True},
        {"verb": "maim", "measure": "injured", "weight": None, "aliases": (), "strong": False},
    ]


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("slay,kiled,,,\n", ":4: column measure: 'kiled' is not one of killed, injured"),
        ("slay,killed,many,,\n", ":4: column weight: 'many' is not a whole number"),
        (",killed,,,\n", ":4: column verb: is empty"),
        ("slay,killed,,,perhaps\n", ":4: column strong: 'perhaps' is neither yes nor no"),
        ("slay,killed\n", ":4: 2 cells where the header has 5"),
        ("maim,injured,,,\n# remark\nslay,killed,x,,\n", ":6: column weight"),
        ('slay,"killed,,,\n', ":4: "),
    ],
)
def test_a_mistake_is_reported_with_file_and_line(tmp_path: Path, rows: str, complaint: str) -> None:
    with pytest.raises(seeds.SeedError) as error:
        seeds.read(write(tmp_path, HEAD + rows), COLUMNS, tmp_path)
    assert f"verbs.csv{complaint}" in str(error.value)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", ":1: has no header row"),
        ("verb,measure\n", ":1: columns missing: ['weight', 'aliases', 'strong']; unknown: none"),
        ("verb,measure,weight,aliases,strong,colour\n", ":1: columns missing: none; unknown: ['colour']"),
    ],
)
def test_the_header_is_checked(tmp_path: Path, content: str, complaint: str) -> None:
    with pytest.raises(seeds.SeedError) as error:
        seeds.read(write(tmp_path, content), COLUMNS, tmp_path)
    assert complaint in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(seeds.SeedError, match=r"nowhere\.csv:0: can't be read"):
        seeds.read("nowhere.csv", COLUMNS, tmp_path)


@given(st.text(max_size=300))
def test_any_content_is_read_or_refused_with_a_place(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "verbs.csv").write_bytes(content.encode("utf-8", "replace"))
    try:
        seeds.read("verbs.csv", COLUMNS, folder)
    except seeds.SeedError as error:
        assert "verbs.csv:" in str(error)
