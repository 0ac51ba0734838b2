"""What moves the inbox's fingerprint, and what doesn't."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assets.inbox import look


def put(folder: Path, name: str, text: str = "words") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def same_time(path: Path, change: Callable[[], object]) -> None:
    """Change a file and put its old modification time back, as `cp -p` and `git checkout` do."""
    stat = path.stat()
    time.sleep(0.02)  # the clock that stamps files ticks every few milliseconds
    change()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


MOVES: list[tuple[str, Callable[[Path], object]]] = [
    ("a new file", lambda inbox: put(inbox, "new.txt")),
    ("a new file in a folder", lambda inbox: put(inbox, "2012/july/new.txt")),
    ("a file that grew", lambda inbox: put(inbox, "old.txt", "words and words")),
    ("other words of the same length", lambda inbox: put(inbox, "old.txt", "wordz")),
    ("other words, old time", lambda inbox: same_time(inbox / "old.txt", lambda: put(inbox, "old.txt", "wordz"))),
    ("a file that vanished", lambda inbox: (inbox / "old.txt").unlink()),
    ("a file that was renamed", lambda inbox: (inbox / "old.txt").rename(inbox / "older.txt")),
    ("a folder that vanished", lambda inbox: shutil.rmtree(inbox / "2011")),
    ("a name no one expects", lambda inbox: put(inbox, "\udcff\n*.txt")),
]
STAYS: list[tuple[str, Callable[[Path], object]]] = [
    ("nothing", lambda inbox: None),
    ("a hidden file", lambda inbox: put(inbox, ".DS_Store")),
    ("a hidden folder", lambda inbox: put(inbox, ".git/config")),
    ("a half-written file", lambda inbox: put(inbox, "new.txt.part")),
    ("a download under way", lambda inbox: put(inbox, "new.txt.crdownload")),
    ("an editor's copy", lambda inbox: put(inbox, "old.txt~")),
    ("an empty folder", lambda inbox: (inbox / "2013").mkdir()),
    ("a link that leads nowhere", lambda inbox: (inbox / "gone.txt").symlink_to("nowhere")),
    ("a link to a folder above", lambda inbox: (inbox / "loop").symlink_to(inbox)),
]


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    put(tmp_path / "inbox", "old.txt")
    put(tmp_path / "inbox", "2011/march.txt")
    return tmp_path / "inbox"


@pytest.mark.parametrize(("change", "happen"), MOVES, ids=[name for name, _ in MOVES])
def test_moves(inbox: Path, change: str, happen: Callable[[Path], object]) -> None:
    before = look(inbox)
    happen(inbox)
    assert look(inbox).fingerprint != before.fingerprint, change


@pytest.mark.parametrize(("change", "happen"), STAYS, ids=[name for name, _ in STAYS])
def test_stays(inbox: Path, change: str, happen: Callable[[Path], object]) -> None:
    before = look(inbox)
    happen(inbox)
    assert look(inbox) == before, change


def test_an_inbox_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert look(tmp_path / "none").files == 0


def test_the_order_of_the_folder_does_not_matter(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(inbox, "b.txt")
    put(inbox, "a.txt")
    before, scan = look(inbox), os.scandir

    @contextmanager
    def backwards(folder: str) -> Iterator[list[os.DirEntry[str]]]:
        yield sorted(scan(folder), key=lambda entry: entry.name, reverse=True)

    monkeypatch.setattr(os, "scandir", backwards)
    assert look(inbox) == before


def test_ten_thousand_files_take_well_under_a_second(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number}.txt").touch()
    began = time.process_time()
    assert look(tmp_path).files == 10_000
    assert time.process_time() - began < 1
