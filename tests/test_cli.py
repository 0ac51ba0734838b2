"""The command line as a person meets it: answers, progress, one-line errors."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipelines.cli import main
from pipelines.commands.outcome import stage_words
from pipelines.extraction import FIELDS
from pipelines.settings import Settings

TEXT = "BEIRUT (Sample Wire) - At least 12 people were killed and 30 wounded in Homs on Tuesday, the monitor said."


def tollbook(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def write(path: Path, *records: object) -> Path:
    lines = (record if isinstance(record, str) else json.dumps(record) for record in records)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_help_names_every_command() -> None:
    answer = tollbook("--help")
    assert answer.exit_code == 0
    assert all(command in answer.output for command in ("run", "extract", "query", "doctor", "tolls"))


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from pipelines.cli import main; main(['-h'], standalone_mode=False); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1]
    assert not [
        name for name in ("polars", "duckdb", "dagster", "quantulum3", "scipy", "rich") if f"'{name}'" in loaded
    ]


def test_extract_writes_the_fields_of_the_specification_in_order(tmp_path: Path) -> None:
    source = write(
        tmp_path / "in.jsonl",
        {"id": "b", "text": TEXT, "published_on": "2012-07-26", "publisher": "Sample", "colour": "ignored"},
        {"id": "a", "text": "Nothing happened."},
    )
    assert tollbook("extract", source, tmp_path / "out.jsonl").exit_code == 0
    answers = read(tmp_path / "out.jsonl")
    assert [answer["id"] for answer in answers] == ["b", "a"]
    first = answers[0]["claims"]
    assert isinstance(first, list)
    assert [tuple(claim) for claim in first] == [FIELDS, FIELDS]
    killed = first[0]
    assert (killed["surface"], killed["low"], killed["high"], killed["as_of"]) == (
        "At least 12",
        12,
        None,
        "2012-07-24",
    )
    assert TEXT[killed["start"] : killed["end"]] == killed["surface"]
    assert answers[1]["claims"] == []


UNDATED = [
    ("Published 4 July 2021\nGunmen killed nine people on Saturday.", "2021-07-04", "inferred", 1, "2021-07-03"),
    ("On 3 June 2019 a mine killed nine people near Kidal.", "2019-06-03", "inferred", 4, "2019-06-03"),
    ("A mine killed nine people on Monday.", None, None, None, None),
    ("A mine killed nine people on Monday. (c) 2025 The Post", None, None, None, None),
]


@pytest.mark.parametrize(("text", "day", "basis", "precision", "as_of"), UNDATED)
def test_a_text_without_a_date_is_answered_with_the_one_its_words_tell(
    tmp_path: Path, text: str, day: str | None, basis: str | None, precision: int | None, as_of: str | None
) -> None:
    source = write(
        tmp_path / "in.jsonl", {"id": 1, "text": text}, {"id": 2, "text": text, "published_on": "2013-06-19"}
    )
    assert tollbook("extract", source, tmp_path / "out.jsonl").exit_code == 0
    told, given = read(tmp_path / "out.jsonl")
    assert list(told) == ["id", "published_on", "published_basis", "published_precision", "claims", "totals"]
    assert (told["published_on"], told["published_basis"], told["published_precision"]) == (day, basis, precision)
    assert told["claims"][0]["as_of"] == as_of  # type: ignore[index]
    assert list(given) == ["id", "claims", "totals"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{broken", "in.jsonl:2: is not JSON; left out"),
        ("[1, 2]", "in.jsonl:2: is not a JSON object; left out"),
        ('{"id": 1}', "in.jsonl:2: has no `text`; left out"),
        ('{"text": "Two died."}', "in.jsonl:2: has no `id`; left out"),
        ('{"id": 1, "text": "Two died.", "published_on": "soon"}', "in.jsonl:2: `published_on` 'soon' is not a date"),
        ("[" * 200_000, "in.jsonl:2: "),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_written(tmp_path: Path, line: str, complaint: str) -> None:
    source = write(tmp_path / "in.jsonl", {"id": 1, "text": TEXT}, line, {"id": 3, "text": TEXT})
    answer = tollbook("extract", source, tmp_path / "out.jsonl")
    assert answer.exit_code == 1
    assert complaint in answer.stderr
    assert [found["id"] for found in read(tmp_path / "out.jsonl")] == [1, 3]


def test_lone_surrogates_and_emoji_keep_their_offsets(tmp_path: Path) -> None:
    text = "\ud800\U0001f525 At least 12 people were killed in Homs."
    source = write(tmp_path / "in.jsonl", {"id": 1, "text": text})
    assert tollbook("extract", source, tmp_path / "out.jsonl").exit_code == 0
    (claim,) = read(tmp_path / "out.jsonl")[0]["claims"]  # type: ignore[misc]
    assert text[claim["start"] : claim["end"]] == claim["surface"] == "At least 12"


def test_processes_give_what_one_gives(tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", *({"id": n, "text": TEXT.replace("12", str(n + 2))} for n in range(600)))
    assert tollbook("extract", source, tmp_path / "one.jsonl", "--workers", "1").exit_code == 0
    assert tollbook("extract", source, tmp_path / "two.jsonl", "--workers", "2").exit_code == 0
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("run", "no/such/folder"), "no/such/folder"),
        (("query", "SELECT 1"), "nothing is published yet"),
        (("extract", "no-such.jsonl", "out.jsonl"), "does not exist"),
    ],
)
def test_errors_are_one_line_without_a_traceback(ledger: Settings, arguments: tuple[str, ...], complaint: str) -> None:
    answer = tollbook(*arguments)
    assert answer.exit_code != 0
    assert complaint in answer.stderr
    assert "Traceback" not in answer.output + answer.stderr


def test_run_shows_the_tolls_and_query_asks_them(ledger: Settings, samples: Path, tmp_path: Path) -> None:
    shown = tollbook("run", samples)
    assert shown.exit_code == 0, shown.output
    assert str(ledger.published) in shown.output.replace("\n", "")
    listed = tollbook("query")
    assert all(name in listed.output for name in ("toll_latest", "claims_with_sentences", "rejected_inputs"))
    answer = tollbook("query", "SELECT count(*) AS n FROM articles", "--format", "json")
    assert json.loads(answer.output)[0]["n"] > 15
    assert tollbook("doctor").exit_code == 0
    assert tollbook("tolls").exit_code == 0
    assert "The 20 tolls" in tollbook("tolls").output and "The 20 tolls" not in tollbook("tolls", "--all").output
    turkey = tollbook("tolls", "--place", "turkey", "--measure", "refugees").output
    assert "Turkey" in turkey and "Syria" not in turkey and "killed" not in turkey.replace("explain DAY killed", "")
    assert "No toll of refugees, Atlantis." in tollbook("tolls", "--measure", "refugees", "--place", "Atlantis").output


@pytest.mark.parametrize("sql", ["DROP TABLE claims", "SELECT * FROM nowhere", "COPY claims TO '/tmp/x.csv'", "SELEKT"])
def test_query_is_read_only_and_explains_itself(sampled_ledger: Settings, sql: str) -> None:
    answer = tollbook("query", sql)
    assert answer.exit_code == 1
    assert answer.stderr.startswith("tollbook: ")
    assert answer.stderr.count("\n") == 1


WIDE = ", ".join(f"repeat('word ', 9) AS column_{n}" for n in range(12))


@pytest.mark.parametrize(("sql", "blocks"), [(f"SELECT {WIDE}", True), ("SELECT 1 AS one, 'a b' AS two", False)])
def test_query_prints_rows_that_are_too_wide_as_blocks(sampled_ledger: Settings, sql: str, blocks: bool) -> None:
    answer = tollbook("query", sql).output
    assert ("row 1" in answer) is blocks
    assert ("column_11  word word" in answer) is blocks
    assert tollbook("query", sql, "--format", "csv").output.count("\n") == 2


def test_query_of_nothing_shows_its_columns(sampled_ledger: Settings) -> None:
    assert "claim_id" in tollbook("query", "SELECT claim_id FROM claims WHERE false").output


COUNTS = [
    ({}, "nothing to do"),
    ({"corrections": 0, "refused": 0}, "nothing to do"),
    ({"new_articles": 1, "files": 2, "stories": 1}, "1 new article, 2 files, 1 story"),
    ({"regrouped_claims": 8}, "8 claims put with others of their incident"),
    ({"dagster/row_count": 3, "never_counted": 2}, "2 denied or only feared, in no toll"),
    ({"gold_recall": 0.898}, "on the bundled sample 90% of the figures are found"),
    ({"low": 100191, "best": 100191}, "in the toll of killed with most claims low 100,191, best 100,191"),
    ({"corrections": 2, "in_force": 2}, "2 decisions in force"),
    ({"in_force": 1}, "1 decision in force"),
    ({"megabytes": 6.83}, "6.83 megabytes"),
]


@pytest.mark.parametrize(("counts", "said"), COUNTS, ids=lambda value: str(value)[:30])
def test_what_a_stage_did_in_plain_words(counts: dict[str, float], said: str) -> None:
    assert stage_words(counts) == said


def test_an_export_says_what_it_wrote(sampled_ledger: Settings, tmp_path: Path) -> None:
    events = tollbook("export", "ged", "--out", tmp_path / "ged.csv").output
    rows = len(list(csv.DictReader((tmp_path / "ged.csv").open(encoding="utf-8"))))
    assert f": {rows:,} event{'s' if rows != 1 else ''}, as known on " in events
    assert " tables (" in tollbook("export", "csv", "--out", tmp_path / "csv").output


def test_query_reads_no_other_file(sampled_ledger: Settings) -> None:
    answer = tollbook("query", "SELECT * FROM read_text('/etc/passwd')")
    assert answer.exit_code == 1
    assert "root:" not in answer.output


CLAIMS = """source,measure,place,as_of,published_on,value,quantifier
SOHR,killed,Syria,2012-07-10,2012-07-10,17129,at_least
SOHR,killed,Syria,2012-07-22,2012-07-22,19106,exact
SOHR,killed,Syria,2012-07-26,2012-07-26,19000,more_than
SOHR,killed,Syria,2012-07-27,2012-07-28,20028,exact
"""


def test_a_table_of_claims_is_reconciled_without_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(CLAIMS, encoding="utf-8")
    answer = tollbook("reconcile", tmp_path / "claims.csv", tmp_path / "out.csv", "--findings", tmp_path / "found.csv")
    assert answer.exit_code == 0, answer.stderr
    days = list(csv.DictReader((tmp_path / "out.csv").open(encoding="utf-8")))
    assert len(days) == 18
    assert {day["best"] for day in days if day["date"] == "2012-07-22"} == {"19106"}
    assert (days[-1]["date"], days[-1]["low"], days[-1]["high"]) == ("2012-07-27", "20028", "20028")
    assert "stale_quote" in (tmp_path / "found.csv").read_text(encoding="utf-8")


def test_what_was_known_on_a_day_uses_nothing_later(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(CLAIMS, encoding="utf-8")
    assert tollbook("reconcile", tmp_path / "claims.csv", tmp_path / "o.csv", "--known-on", "2012-07-22").exit_code == 0
    assert max(day["date"] for day in csv.DictReader((tmp_path / "o.csv").open(encoding="utf-8"))) == "2012-07-22"


def test_a_bad_row_of_a_table_is_named_and_the_rest_is_used(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(
        CLAIMS + "SOHR,killed,Syria,someday,2012-08-01,21000,exact\n", encoding="utf-8"
    )
    answer = tollbook("reconcile", tmp_path / "claims.csv", tmp_path / "out.csv")
    assert answer.exit_code == 1
    assert "claims.csv:6: " in answer.stderr
    assert "4 claims read, 1 refused" in answer.output


def test_a_toll_is_explained_by_its_claims_and_their_sentences(sampled_ledger: Settings) -> None:
    told = tollbook("explain", "2012-07-24", "killed", "Syria", "--since", "2012-07-03")
    assert told.exit_code == 0, told.stderr
    assert all(part in told.output for part in ("low rests on", "Sources", "Kept", "Known on 2012-07-03", "19,106"))
    answer = json.loads(tollbook("explain", "2012-07-24", "killed", "Syria", "--json").output)
    assert answer["toll"]["low"] <= answer["toll"]["best"]
    missing = tollbook("explain", "2012-07-24", "eaten", "Syria")
    assert missing.exit_code == 1
    assert missing.stderr.startswith("tollbook: no toll of eaten / Syria / everyone; there are: ")
