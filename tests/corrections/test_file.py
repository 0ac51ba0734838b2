"""corrections.csv as people and attackers leave it: read line by line, appended to safely, never a crash."""

from __future__ import annotations

import csv
import multiprocessing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.decisions.cells import neutralised, restored
from pipelines.decisions.decision import COLUMNS, Decision, RefusedError, decision
from pipelines.decisions.file import CorrectionsError, append, read
from tests.corrections.desk import WHO

HEAD = ",".join(COLUMNS)
GOOD = WHO | {"action": "reject", "target_type": "claim", "target": "abc"}
words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]) | st.sampled_from(" =+-@'\",;"), max_size=40)


def row(**cells: str) -> str:
    made = GOOD | cells
    return ",".join('"' + made.get(name, "").replace('"', '""') + '"' for name in COLUMNS)


def whys(path: Path) -> list[str | None]:
    return [line.why for line in read(path)]


def put(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "corrections.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read(tmp_path / "corrections.csv") == []


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-5", "@SUM(A1)", "\tx", "'=1", "''=1", "plain", "'tis", "", "—"])
def test_a_formula_is_inert_and_comes_back(cell: str) -> None:
    assert restored(neutralised(cell)) == cell
    assert not neutralised(cell).startswith(("=", "+", "-", "@", "\t"))


@given(st.text())
def test_every_cell_comes_back(cell: str) -> None:
    assert restored(neutralised(cell)) == cell


@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=5))
def test_what_is_appended_is_read(tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, str, str]]) -> None:
    path = tmp_path_factory.mktemp("file") / "corrections.csv"
    made = []
    for reason, sentence, url in said:
        try:
            made.append(decision(GOOD | {"reason": reason, "sentence": sentence, "url": url}))
        except RefusedError:
            assert not reason.strip()
    append(path, made[:1])
    append(path, made[1:])
    assert [line.decision for line in read(path)] == made


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("only,three,cells", "has 3 cells where the header has 12"),
        (row() + ",one more", "has 13 cells"),
        ('"an open quote,' + row(), "is no row of a CSV file"),
        (row(reason="nul \0 here"), "reason holds a NUL"),
        (row(reason="x" * 10_001), "reason is longer than 10,000"),
        (row(reason="x" * 10_000_000), "is longer than 200,000 bytes"),
        (row(target="x" * 201), "at most 200 characters"),
        (row(made_on="03/04/2012"), "made_on '03/04/2012' is not a date"),
        (row(made_on="20120304"), "is not a date"),
        (row(made_by=""), "made_by is empty"),
        (row(reason="  "), "reason is empty"),
        (row(action="drop table"), "action 'drop table'"),
        (row(target_type="toll"), "target_type 'toll' is not one of"),
        (row(action="set", field="1; DROP TABLE claims", to_value="1"), "what can be set of a claim"),
        (row(action="set", field="value", to_value="1e3"), "not a whole number"),
        (row(action="set", field="value", to_value="٣"), "not a whole number"),
        (row(action="set", field="value", to_value="9" * 14), "not a whole number"),
        (row(target_type="article", action="set", field="published_on", to_value="2012-02-30"), "not a date"),
        (row(target_type="source", action="set", field="reliability", to_value="Z"), "is not one of A, B, C, D, E"),
        (row(target_type="source", action="reject"), "what can be done to a source is set"),
        (row(action="merge"), "merge needs the group or claim"),
        (row(to_value="x"), "to_value is only for set and merge"),
        (row(field="value"), "field is only for set"),
    ],
)
def test_a_bad_line_is_named_and_the_others_hold(tmp_path: Path, line: str, why: str) -> None:
    path = put(tmp_path, f"{HEAD}\n{row()}\n{line}\n{row(target='def')}\n")
    first, bad, last = read(path)
    assert (first.number, bad.number, last.number) == (2, 3, 4)
    assert first.decision and last.decision and bad.decision is None
    assert bad.why and why in bad.why
    assert all(len(cell) <= 1600 and cell.isprintable() for cell in bad.cells.values())


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = put(tmp_path, f"{HEAD}\n{row()}\n".encode() + row(reason="Zürich").encode("latin-1") + b"\n")
    assert whys(path) == [None, "reason is not UTF-8: save the file as CSV UTF-8"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", None),
        (b"\n\n", None),
        ("\ufeff" + HEAD + "\r\n" + row() + "\r\n", None),
        (HEAD.replace(",", ";") + "\n", "semicolons"),
        ((HEAD + "\n").encode("utf-16"), "UTF-16"),
        (bytes(range(256)) * 50, "corrections.csv:"),
        ("made_on,made_by\n", "missing: reason"),
        (HEAD + ",target\n", "names a column twice: target"),
        ('"open\n', "corrections.csv:1:"),
    ],
)
def test_a_file_that_is_none_says_so(tmp_path: Path, content: str | bytes, why: str | None) -> None:
    path = put(tmp_path, content)
    if why is None:
        read(path)
        append(path, [decision(GOOD | {"target": "new"})])
        assert read(path)[-1].cells["target"] == "new"
        return
    before = path.read_bytes()
    with pytest.raises(CorrectionsError, match=why):
        read(path)
    with pytest.raises(CorrectionsError, match=why):
        append(path, [decision(GOOD)])
    assert path.read_bytes() == before


def test_columns_of_somebodys_own_and_another_order_are_kept(tmp_path: Path) -> None:
    names = ["note", *reversed(COLUMNS)]
    path = put(tmp_path, ",".join(names))
    append(path, [decision(GOOD)])
    assert [line.decision for line in read(path)] == [decision(GOOD)]
    assert next(iter(csv.DictReader(path.open(encoding="utf-8"))))["note"] == ""


def test_what_lacks_its_line_end_gets_it(tmp_path: Path) -> None:
    path = put(tmp_path, f"{HEAD}\n{row()}")
    append(path, [decision(GOOD | {"target": "def"})])
    assert [line.cells["target"] for line in read(path)] == ["abc", "def"]


def test_the_same_row_twice_has_two_ids(tmp_path: Path) -> None:
    path = put(tmp_path, f"{HEAD}\n{row()}\n{row()}\n")
    assert len({line.correction_id for line in read(path)}) == 2
    again = put(tmp_path, f"{HEAD}\n\n{row()}\n")
    assert read(again)[0].correction_id == Decision(**GOOD).correction_id()


def _write_many(path: str, name: str) -> None:
    for number in range(20):
        append(Path(path), [decision(GOOD | {"target": f"{name}-{number}", "sentence": "x" * 3_000})])


@pytest.mark.slow
def test_two_processes_write_whole_lines(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(str(path), name)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    found = read(path)
    assert {line.why for line in found} == {None}
    assert {line.cells["target"] for line in found} == {f"{name}-{n}" for name in "ab" for n in range(20)}
