"""What a reader hands over: an article as found in a file, or the refusal of what could not be one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_EXCERPT = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as a file states it. `line` counts from 1 in files of records, else is None."""

    text: str
    format: str
    line: int | None = None
    publisher: str | None = None
    wire: str | None = None
    title: str | None = None
    url: str | None = None
    language: str = "en"
    published_on: date | None = None
    published_basis: str | None = None
    is_sample: bool = False


class Refusal(Exception):  # noqa: N818 - a result that readers yield, and raise where a whole file is meant
    """Something that can't be read: `rule` is one of the words in `rejected_inputs`, `reason` one sentence."""

    def __init__(self, rule: str, reason: str, line: int | None = None, excerpt: str | None = None) -> None:
        super().__init__(reason)
        self.rule = rule
        self.reason = reason
        self.line = line
        self.excerpt = excerpt


def excerpt(text: str) -> str:
    """The first 200 characters, with what can't be shown or stored made visible."""
    head = text[:_EXCERPT].encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(char if char.isprintable() or char in "\t\n" else f"\\x{ord(char):02x}" for char in head)
