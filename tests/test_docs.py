"""The documentation builds without a network or a broken link, drifts from nothing, and its commands work."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from pipelines import contracts, flow
from pipelines.cli import main
from pipelines.context import Context
from pipelines.settings import Settings
from pipelines.tolls import rules
from tests.conftest import ROOT

PAGES = sorted(ROOT.glob("docs/*.md"))
COMMAND = re.compile(r"^\$ tollbook (.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation, built strictly: a link that leads nowhere ends the build."""
    folder = tmp_path_factory.mktemp("site")
    build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder)))
    return folder


class Loaded(HTMLParser):
    """Addresses that a browser loads by itself when it shows a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "link" and named.get("rel") not in ("canonical", "next", "prev"):
            self.found.append(named.get("href") or "")
        elif tag in ("script", "img", "iframe", "source"):
            self.found.append(named.get("src") or "")


def test_pages_load_nothing_from_elsewhere(site: Path) -> None:
    pages = list(site.glob("*.html"))
    assert len(pages) >= len(PAGES) + 3
    for page in pages:
        parser = Loaded()
        parser.feed(page.read_text(encoding="utf-8"))
        assert parser.found
        assert not [address for address in parser.found if re.match(r"(https?:)?//", address)], page.name
    for sheet in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//", sheet.read_text(encoding="utf-8")), sheet.name


def test_a_broken_link_ends_the_build(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("[nowhere](nowhere.md)")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("nav:\n")[0].replace("docs/hooks.py", "hooks.py")
    (tmp_path / "hooks.py").write_text("")
    (tmp_path / "mkdocs.yml").write_text(config)
    with pytest.raises(Abort):
        build(load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site")))


def test_the_dictionary_has_every_column(site: Path) -> None:
    page = (site / "data.html").read_text(encoding="utf-8")
    for name in [*contracts.tables(), *contracts.views()]:
        assert f'<h3 id="{name}">' in page
        assert all(f"<td>{column}</td>" in page for column in contracts.contract(name).columns), name


def test_every_command_and_rule_is_there(site: Path) -> None:
    commands = (site / "commands.html").read_text(encoding="utf-8")
    assert all(f">tollbook {name}<" in commands for name in main.commands)
    assert ">tollbook explain source<" in commands and "anything" not in commands
    page = (site / "rules.html").read_text(encoding="utf-8")
    assert all(f"<td>{rule}</td>" in page for rule in rules.load().severities)


def commands(page: Path) -> Iterator[list[str]]:
    for line in COMMAND.findall(page.read_text(encoding="utf-8")):
        yield shlex.split(line)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The ledger as `make run` leaves it."""
    settings = Settings.load(tmp_path_factory.mktemp("docs") / "ledger")
    flow.run(Context(settings, paths=(ROOT / "seeds" / "articles", ROOT / "seeds" / "claims")))
    return settings


@pytest.mark.parametrize("page", [page for page in PAGES if any(commands(page))], ids=lambda page: page.stem)
def test_commands_work_as_written(page: Path, home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOLLBOOK_HOME", str(home.home))
    for words in commands(page):
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0 and done.output.strip(), (words, done.output)


def test_what_the_tutorial_tells_is_so(home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOLLBOOK_HOME", str(home.home))
    told = CliRunner().invoke(main, ["explain", "toll", "2012-07-24", "killed", "Syria"]).output
    low, high = told.split("low rests on")[1].split("high rests on")[:2]
    assert "2012-07-22  19,106" in low and "2012-07-27  20,028" in high
    (key,) = re.findall(r"tollbook explain claim (\w+)", (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"))
    assert key in told


def test_the_article_of_the_tutorial_gives_the_toll_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "ledger"))
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    (article,) = re.findall(r"```text\n(---.*?)```", text, re.DOTALL)
    (tmp_path / "mine.txt").write_text(article, encoding="utf-8")
    done = CliRunner().invoke(main, ["run", str(tmp_path / "mine.txt")])
    assert done.exit_code == 0 and "17,400" in done.output and "--home" not in done.output
    assert "Figures: 2" in CliRunner().invoke(main, ["explain", "article", "mine.txt"]).output


def test_a_ledger_without_a_toll_says_what_a_toll_is(tmp_path: Path) -> None:
    """An article of one event: the first thing many a new user will try."""
    (tmp_path / "one.txt").write_text("HOMS - At least 12 people were killed on 25 July 2012, officials said.\n")
    done = CliRunner().invoke(main, ["run", str(tmp_path / "one.txt"), "--home", str(tmp_path / "ledger")])
    assert "No toll yet. A toll is a running total" in done.output
    assert f'"FROM claims_with_sentences" --home {tmp_path / "ledger"}' in done.output


def test_rows_that_the_docs_suggest_are_rows_of_those_tables() -> None:
    """A header in `extending.md` is that of the seed table, and the row below it has as many cells."""
    text = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    headers = {path: path.read_text(encoding="utf-8") for path in ROOT.glob("seeds/**/*.csv")}
    examples = re.findall(r"```text\n(.*)\n(.*)\n```", text)
    assert len(examples) == 3
    for header, row in examples:
        assert [path for path, content in headers.items() if f"\n{header}\n" in content], header
        assert len(row.split(",")) == len(header.split(",")), row
