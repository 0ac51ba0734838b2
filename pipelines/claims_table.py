"""Reads a table of claims somebody brings along: no articles needed, bad rows named by their line, the rest used."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import polars as pl

from pipelines.claims_schema import CLAIMS
from pipelines.ids import make_id

VERSION = "table-1"

MEASURES = (
    "killed", "injured", "casualties", "missing", "captured", "displaced", "refugees", "returned", "defected", "troops",
    "equipment",
)  # fmt: skip
QUANTIFIERS = ("exact", "approximately", "at_least", "more_than", "at_most", "less_than", "between", "vague")
BASES = ("event", "daily", "cumulative", "stock")
STATUSES = ("asserted", "denied", "hypothetical", "revised")
_OF_A_MOMENT = ("missing", "captured", "displaced", "refugees", "troops", "equipment")
_MOST = 10**12
"""No figure of people is larger; a longer number is a slip or an attack."""

_MOST_COMMENTS = 500
"""Lines of comment before a header that are passed over."""


@dataclass(frozen=True)
class BadRow:
    """A row that can't be used: its line in the file and why."""

    line: int
    reason: str


@dataclass(frozen=True)
class ClaimsTable:
    """The claims of a table as rows of table `claims`, the rows that were refused, each claim's row by name, and what
    the rows say beside the claim (`claim_id`, `line`, `row_id`, `publisher`, `url`, `note`).
    """

    claims: pl.DataFrame
    bad: list[BadRow]
    labels: dict[str, str]
    rows: pl.DataFrame


class TableError(ValueError):
    """A file that is no table of claims at all; one line for the person who brought it."""


def _text(cell: str) -> str:
    if "\x00" in cell:
        raise ValueError("holds a NUL character")
    return cell


def _day(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise ValueError(f"{cell[:40]!r} is not a date like 2012-07-22") from None


def _count(cell: str) -> int:
    digits = cell.replace(",", "").replace(" ", "").replace("\u00a0", "")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 13 or int(digits) > _MOST:
        raise ValueError(f"{cell[:40]!r} is not a whole number of people")
    return int(digits)


def _one_of(*words: str) -> Callable[[str], str]:
    def parse(cell: str) -> str:
        if cell.lower() not in words:
            raise ValueError(f"{cell[:40]!r} is not one of {', '.join(words)}")
        return cell.lower()

    return parse


ROWS: dict[str, Any] = {
    "claim_id": pl.String,
    "line": pl.Int32,
    "row_id": pl.String,
    "publisher": pl.String,
    "url": pl.String,
    "note": pl.String,
}
"""What a row says beside its claim."""

COLUMNS: dict[str, tuple[Callable[[str], Any], str]] = {
    "source": (_text, "who makes the claim; empty: the publisher states it as fact"),
    "measure": (_one_of(*MEASURES), "what is counted; killed unless given"),
    "population": (_text, "whom it counts; all unless given. A word of your own makes a scope of its own"),
    "place": (_text, "where"),
    "as_of": (_day, "day the figure holds for; published_on unless given"),
    "published_on": (_day, "day it was published: the second clock"),
    "value": (_count, "the printed number; empty for a range"),
    "low": (_count, "least number the words commit to"),
    "high": (_count, "greatest number the words commit to"),
    "quantifier": (_one_of(*QUANTIFIERS), "how the number was qualified; exact unless given, between for a range"),
    "basis": (_one_of(*BASES), "event, daily, cumulative or stock; by the measure unless given"),
    "period_start": (_day, "first day of the period a running total counts"),
    "unit": (_text, "person unless given"),
    "status": (_one_of(*STATUSES), "asserted unless given"),
    "id": (_text, "a name for the row, for part_of"),
    "part_of": (_text, "id of the row this one is a part of: a breakdown"),
    "story": (_text, "rows with the same word are copies of one story"),
    "publisher": (_text, "who printed it"),
    "date_prec": (_count, "UCDP date_prec of as_of: 1 exact day to 5 more than a month"),
    "url": (_text, "where it was printed"),
    "note": (_text, "anything to know about the row"),
}
"""Columns of a table of claims, their readers and meanings: any may be missing, but one of value, low and high."""


def read_claims(path: Path, sources: pl.DataFrame | None = None, places: pl.DataFrame | None = None) -> ClaimsTable:
    """The claims of a CSV file. `sources` and `places` (tables of those names) turn the names they know into ids.

    Raises TableError where the file can't be read, has no header, or none of the columns value, low and high.
    """
    rows, bad = [], list[BadRow]()
    for line, cells in _lines(path):
        if isinstance(cells, str):
            bad.append(BadRow(line, cells))
            continue
        try:
            rows.append((line, _row(cells)))
        except ValueError as error:
            bad.append(BadRow(line, str(error)))
    frame, labels, stand = _frame(rows, bad, _names(sources, "source_id"), _names(places, "place_id"))
    return ClaimsTable(frame, sorted(bad, key=lambda row: row.line), labels, stand)


def is_claims_table(path: Path) -> bool:
    """Whether a CSV file is a table of claims: its header names a number and a day, and no column `text`."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as handle:
            head = next(csv.reader(line for line in _without_comments(islice(handle, _MOST_COMMENTS)) if line.strip()))
    except (OSError, csv.Error, StopIteration):
        return False
    names = {name.strip().lower() for name in head}
    numbered, dated = names & {"value", "low", "high"}, names & {"as_of", "published_on"}
    return bool(numbered and dated and names & {"source", "measure"}) and "text" not in names


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str] | str]]:
    """Rows with their line: cells by column, or why the row can't be read."""
    try:
        handle = path.open(encoding="utf-8-sig", errors="replace", newline="")
    except OSError as error:
        raise TableError(f"{path}: can't be read: {error.strerror}") from None
    header: list[str] | None = None
    with handle:
        reader = csv.reader(_without_comments(handle))
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                break
            except csv.Error as error:
                yield reader.line_num, f"is no row of a CSV file: {error}"
                continue
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip().lower() for cell in cells]
                _check(path, header)
            elif len(cells) != len(header):
                yield reader.line_num, f"has {len(cells)} cells where the header has {len(header)}"
            else:
                yield reader.line_num, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    if header is None:
        raise TableError(f"{path}: has no header row")


def _without_comments(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a file with the comments that open it emptied, so that line numbers stay what they are."""
    opening = True
    for line in lines:
        opening = opening and (line.startswith("#") or not line.strip())
        yield "\n" if opening else line


def _check(path: Path, header: list[str]) -> None:
    if not {"value", "low", "high"} & set(header):
        raise TableError(f"{path}: has no column value, low or high; the first row must name the columns")
    twice = sorted({name for name in header if name in COLUMNS and header.count(name) > 1})
    if twice:
        raise TableError(f"{path}: names a column twice: {', '.join(twice)}")


def _row(cells: dict[str, str]) -> dict[str, Any]:
    """A row read by its columns' readers, gaps filled; ValueError says what is wrong with it."""
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    for name, (parse, _) in COLUMNS.items():
        if cells.get(name):
            try:
                row[name] = parse(cells[name])
            except ValueError as error:
                raise ValueError(f"column {name}: {error}") from None
    if row["value"] is None and row["low"] is None and row["high"] is None:
        raise ValueError("gives no number: value, low and high are empty")
    if row["low"] is not None and row["high"] is not None and row["low"] > row["high"]:
        raise ValueError(f"low {row['low']:,} is above high {row['high']:,}")
    row["as_of"] = row["as_of"] or row["published_on"]
    if row["as_of"] is None:
        raise ValueError("gives no day: as_of and published_on are empty")
    row["measure"] = row["measure"] or "killed"
    row["quantifier"] = row["quantifier"] or _implied(row)
    row["basis"] = row["basis"] or ("stock" if row["measure"] in _OF_A_MOMENT else "cumulative")
    row["population"] = (row["population"] or "all").lower().replace(" ", "_")
    return row | _bounds(row)


def _implied(row: dict[str, Any]) -> str:
    if row["value"] is not None:
        return "exact"
    if row["high"] is None:
        return "at_least"
    return "at_most" if row["low"] is None else "between"


def _bounds(row: dict[str, Any]) -> dict[str, Any]:
    """The closed bounds that the words commit to, where the table doesn't give them."""
    value, said = row["value"], row["quantifier"]
    if value is None and said in ("at_least", "at_most"):
        value = row["low"] if said == "at_least" else row["high"]
    if value is None or row["low"] is not None or row["high"] is not None:
        return {"value": value}
    low, high = {
        "at_least": (value, None),
        "more_than": (value + 1, None),
        "at_most": (None, value),
        "less_than": (None, max(value - 1, 0)),
    }.get(said, (value, value))
    return {"value": value, "low": low, "high": high}


def _names(known: pl.DataFrame | None, key: Literal["source_id", "place_id"]) -> dict[str, str]:
    """Ids by every spelling, lower case; of two rows with one spelling the first is meant."""
    names: dict[str, str] = {}
    for row in (known if known is not None else pl.DataFrame()).iter_rows(named=True):
        for spelling in (row[key], row["name"], *row["aliases"]):
            names.setdefault(spelling.casefold(), row[key])
    return names


def _frame(
    rows: list[tuple[int, dict[str, Any]]], bad: list[BadRow], sources: dict[str, str], places: dict[str, str]
) -> tuple[pl.DataFrame, dict[str, str], pl.DataFrame]:
    """Rows of table `claims`, each with an id from its content, what the row is called, and what it says beside.

    Twice the same is two.
    """
    seen: dict[str, int] = {}
    ids: dict[str, str] = {}
    labels: dict[str, str] = {}
    claims = []
    for line, row in rows:
        content = make_id("table", *(row[name] for name in COLUMNS if name not in ("id", "part_of", "url", "note")))
        seen[content] = seen.get(content, 0) + 1
        claim_id = content if seen[content] == 1 else make_id(content, seen[content])
        if row["id"] in ids:
            bad.append(BadRow(line, f"column id: {row['id'][:40]!r} names two rows; the first is meant"))
        elif row["id"]:
            ids[row["id"]] = claim_id
        labels[claim_id] = row["id"] or f"line {line}"
        claims.append((line, claim_id, row))
    frame = pl.DataFrame([_claim(*claim, ids, bad, sources, places) for claim in claims], schema=CLAIMS)
    beside = [(claim_id, line, row["id"], row["publisher"], row["url"], row["note"]) for line, claim_id, row in claims]
    return frame, labels, pl.DataFrame(beside, schema=ROWS, orient="row")


def _claim(
    line: int,
    claim_id: str,
    row: dict[str, Any],
    ids: dict[str, str],
    bad: list[BadRow],
    sources: dict[str, str],
    places: dict[str, str],
) -> dict[str, Any]:
    whole = row["part_of"]
    if whole and whole not in ids:
        bad.append(BadRow(line, f"column part_of: no row is called {whole[:40]!r}; used as a claim of its own"))
    source, place = row["source"] or row["publisher"], row["place"]
    source_id = sources.get(source.casefold()) if source else None
    kept = {name: row[name] for name in CLAIMS if name in row}
    return kept | {
        "claim_id": claim_id,
        "story_id": make_id("table", row["story"]) if row["story"] else None,
        "resolver_version": VERSION,
        "fingerprint": claim_id,
        "ordinal": 0,
        "unit": row["unit"] or "person",
        "status": row["status"] or "asserted",
        "source_id": source_id,
        "source_basis": "alias" if source_id and row["source"] else ("publisher" if source_id else None),
        "place_id": places.get(place.casefold()) if place else None,
        "date_prec": min(row["date_prec"] or 1, 5),
        "date_basis": "stated_date",
        "subset_of": ids.get(whole) if whole else None,
        "recorded_at": datetime(1970, 1, 1),
    }
