"""What moved between two states, and which claims moved it: pure, between files, between days of knowing."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from pipelines import flow
from pipelines.cli import main
from pipelines.context import Context
from pipelines.reports.diff import Diff, diff
from pipelines.settings import Settings
from pipelines.tolls.explain import Book
from pipelines.tolls.reconcile import reconcile
from tests.tolls.curves import Said, claims, on

BASE: tuple[Said, ...] = ((0, "1003"), (10, "1203"), (20, "1402"))


def book(*said: Said, drop: int | None = None) -> Book:
    told = claims(*said)
    if drop is not None:
        told = told.filter(pl.col("claim_id") != f"c{drop:05}")
    return Book(told, reconcile(told))


def moved(a: Book, b: Book) -> tuple[str, list[str]]:
    """What happened to the one claim that moved the one toll."""
    found = diff(a, b)
    ((claim,),) = (toll.claims for toll in found.moved)
    return claim["what"], claim["changed"]


def test_nothing_moves_between_like_states() -> None:
    assert diff(book(*BASE), book(*BASE)) == Diff([], 1)


@pytest.mark.parametrize(
    ("a", "b", "what", "changed"),
    [
        (book(*BASE), book(*BASE, (30, "1601")), "new", []),
        (book(*BASE), book(*BASE, drop=2), "gone", []),
        (book(*BASE), book(*BASE[:2], (20, "1412")), "changed", ["value 1,402 -> 1,412", "low 1,402 -> 1,412"]),
        (book(*BASE), book(*BASE[:2], (21, "1402")), "changed", ["as of 2020-01-21 -> 2020-01-22"]),
        (
            book(*BASE),
            book(*BASE[:2], (20, ">=1402")),
            "changed",
            ["high 1,402 -> none", "quantifier exact -> at_least"],
        ),
    ],
    ids=["new", "gone", "figure", "day", "quantifier"],
)
def test_the_claim_that_moved_a_toll(a: Book, b: Book, what: str, changed: list[str]) -> None:
    found = moved(a, b)
    assert found[0] == what and found[1][: len(changed)] == changed


def test_tolls_then_and_now_and_on_the_same_day() -> None:
    (toll,) = diff(book(*BASE), book(*BASE[:2], (20, "1412"), (30, "1601"))).moved
    assert toll.was and toll.now and toll.same_day
    assert (toll.was["date"], toll.was["best"]) == (on(20), 1402)
    assert (toll.now["date"], toll.now["best"]) == (on(30), 1601)
    assert (toll.same_day["date"], toll.same_day["best"], toll.same_day["best_now"]) == (on(20), 1402, 1412)
    assert 1 <= toll.days <= 21


def test_a_claim_that_moves_to_another_toll_moves_both() -> None:
    elsewhere = {"place": "Sylvania", "place_id": "sylvania"}
    found = diff(book(*BASE), book(*BASE[:2], (20, "1402", elsewhere)))
    assert {toll.toll["place"]: (toll.was is None, toll.now is None) for toll in found.moved} == {
        "Freedonia": (False, False),
        "Sylvania": (True, False),
    }
    assert {row["claim_id"] for toll in found.moved for row in toll.claims} == {"c00002"}
    assert all("place id freedonia -> sylvania" in toll.claims[0]["changed"] for toll in found.moved)


def test_a_claim_weighed_anew() -> None:
    """A neighbour that is five times too high is set aside once its like is gone."""
    many: tuple[Said, ...] = tuple((day, str(1000 + 10 * day)) for day in range(0, 60, 5))
    odd = book(*many, (31, "5100"))
    back = odd.made.series_claims.with_columns(pl.lit("kept").alias("role"))
    same = Book(
        odd.claims,
        odd.made.__class__(
            odd.made.series, back, odd.made.tolls.with_columns(pl.lit(0, pl.Int64).alias("best")), odd.made.findings
        ),
    )
    (toll,) = diff(odd, same).moved
    told = {row["claim_id"]: (row["what"], row["changed"]) for row in toll.claims}
    assert told == {"c00012": ("weighed", ["role quarantined -> kept"])}


def test_a_decision_comes_before_what_it_did() -> None:
    (toll,) = diff(book(*BASE), book(*BASE, drop=2), {"c00002": ["reject by Ada"]}).moved
    assert [(row["what"], row["changed"]) for row in toll.claims] == [("corrected", ["reject by Ada"])]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)])


@pytest.fixture
def grown(ledger: Settings, tmp_path: Path) -> tuple[Settings, Path]:
    """A ledger to which an article was added, and the file that was published before."""
    story = (
        "ALEPPO (Sample Wire) - At least {} people have been killed in Syria since March 2011, a monitor said Friday."
    )
    for day, number in ((6, 8_123), (13, 9_001)):
        path = tmp_path / f"{day}.txt"
        path.write_text(f"---\npublished_on: 2012-04-{day:02}\n---\n{story.format(number)}\n", encoding="utf-8")
        published = flow.run(Context(ledger, paths=(path,))).published
        if day == 6:
            before = published
    return ledger, before


def test_files_and_days_tell_the_same(grown: tuple[Settings, Path]) -> None:
    settings, before = grown
    by_file = json.loads(run(before, settings.published, "--json").output)
    by_day = json.loads(run("2012-04-06", "now", "--json").output)
    assert by_file["moved"] == by_day["moved"] and by_file["moved"]
    (toll,) = by_file["moved"]
    assert (toll["was"]["low"], toll["now"]["low"]) == (8123, 9001)
    assert [(row["what"], row["surface"]) for row in toll["claims"]] == [("new", "At least 9001")]
    assert "At least 9001 people have been killed" in toll["claims"][0]["sentence"]
    told = run(before)
    assert told.exit_code == 0 and "9,001" in told.output and "+ new" in told.output


@pytest.mark.parametrize("wrong", ["yesterday", "2012-13-45"])
def test_a_side_that_is_nothing(ledger: Settings, wrong: str) -> None:
    done = run(wrong)
    assert done.exit_code == 1 and "neither a file nor a day" in done.output


def test_a_file_that_is_no_ledger(ledger: Settings, tmp_path: Path) -> None:
    (tmp_path / "x.duckdb").write_text("no ledger")
    done = run(tmp_path / "x.duckdb")
    assert done.exit_code == 1 and "is no published ledger" in done.output and done.output.count("\n") == 1
