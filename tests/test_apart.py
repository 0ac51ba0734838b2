"""One article that breaks the work costs itself, never the others; broken code is no article's fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipelines.apart import FEW, apart
from pipelines.claims import stage as claims_stage
from pipelines.mentions import stage as mentions_stage
from pipelines.settings import Settings
from tests.test_flow import go, rows


def brittle(work: Callable[..., pl.DataFrame]) -> Callable[..., pl.DataFrame]:
    """The work, but for a text that it can't bear."""

    def broken(articles: pl.DataFrame, *more: Any) -> pl.DataFrame:
        if articles["text"].str.contains("POISON").any():
            raise ZeroDivisionError("nobody can\nread this")
        return work(articles, *more)

    return broken


def numbered(texts: list[str]) -> pl.DataFrame:
    return pl.DataFrame({"article_id": [str(number) for number in range(len(texts))], "text": texts})


@pytest.mark.parametrize("poisoned", [[], [0], [6], [0, 6], [2, 3, 4], [0, 1, 2, 3, 4, 5, 6]])
def test_articles_at_fault_stand_alone(poisoned: list[int]) -> None:
    articles = numbered(["POISON" if number in poisoned else "Four people died." for number in range(7)])
    made, failed = apart(articles, brittle(lambda some: some.select("article_id")))
    assert failed["article_id"].to_list() == [str(number) for number in poisoned]
    assert made["article_id"].to_list() == [str(number) for number in range(7) if number not in poisoned]
    assert set(failed["reason"]) <= {"ZeroDivisionError: nobody can read this"}


def test_many_broken_articles_are_the_code_at_fault() -> None:
    with pytest.raises(ZeroDivisionError):
        apart(numbered(["POISON"] * (FEW + 1)), brittle(lambda some: some))


def test_work_that_breaks_without_articles_is_at_fault() -> None:
    def broken(articles: pl.DataFrame) -> pl.DataFrame:
        raise KeyError("article_id")

    with pytest.raises(KeyError):
        apart(numbered(["Four people died."]), broken)


@pytest.mark.parametrize(("stage", "work"), [("mentions", "extract"), ("claims", "resolve")])
def test_an_article_that_breaks_a_stage_is_listed_and_the_others_are_published(
    ledger: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, work: str
) -> None:
    (tmp_path / "poison.txt").write_text("POISON killed five people in Homs.", encoding="utf-8")
    (tmp_path / "sound.txt").write_text("A shell killed seven people in Homs.", encoding="utf-8")
    module = {"mentions": mentions_stage, "claims": claims_stage}[stage]
    with monkeypatch.context() as patch:
        patch.setattr(module, work, brittle(getattr(module, work)))
        go(ledger, tmp_path / "poison.txt", tmp_path / "sound.txt")
        again = go(ledger, tmp_path / "poison.txt", tmp_path / "sound.txt")
    assert again.counts["mentions"]["read_articles"] == again.counts["claims"]["resolved_articles"] == 0
    assert rows(ledger, "SELECT value FROM claims") == [(7,)]
    assert rows(ledger, "SELECT text FROM failures JOIN articles USING (article_id)")[0][0].startswith("POISON")
    asked = "SELECT reason FROM needs_review WHERE rule = 'unreadable_article'"
    assert rows(ledger, asked) == [(f"the stage {stage} stopped at it: ZeroDivisionError: nobody can read this",)]
    monkeypatch.setattr(module, "VERSION", "mended")
    if stage == "claims":
        monkeypatch.setattr(module, "resolver_version", lambda: "mended")
    go(ledger, tmp_path / "poison.txt", tmp_path / "sound.txt")
    assert rows(ledger, "SELECT value FROM claims ORDER BY value") == [(5,), (7,)]
    assert rows(ledger, "SELECT count(*) FROM failures") == [(0,)]
