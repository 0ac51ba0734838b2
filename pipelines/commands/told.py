"""Words of the ledger as a terminal shows them: figures, bounds, quotations; nothing of a text is ever obeyed."""

from __future__ import annotations

from typing import Any

from rich.text import Text

Row = dict[str, Any]


def printable(words: object) -> str:
    """Words on one line without the control characters that a terminal would obey."""
    flat = " ".join(str(words).split())
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in flat)


def figure(row: Row) -> str:
    """A claim's number with its quantifier: `at least 12`, `10 to 20`, `20 to open`."""
    words = str(row["quantifier"]).replace("_", " ")
    if row["value"] is None:
        low, high = (("open" if row[name] is None else f"{row[name]:,}") for name in ("low", "high"))
        return f"{low} to {high}"
    return f"{row['value']:,}" if words == "exact" else f"{words} {row['value']:,}"


def bounds(row: Row) -> str:
    """A toll's figures: `low 5   best 7   high open`."""
    high = "open" if row["high"] is None else f"{row['high']:,}"
    return f"low {row['low']:,}   best {row['best']:,}   high {high}"


def published(row: Row) -> str:
    """When a claim was published: `published 2012-07-26`, or that nobody knows."""
    return f"published {row['published_on'] or 'on an unknown day'}"


def printed_by(copies: list[Row]) -> list[str]:
    """Who printed an article again, and when."""
    return [f"{row['publisher'] or row['url']}, {row['published_on'] or 'undated'}" for row in copies]


def quoted(sentence: str, surface: str | None = None) -> Text:
    """A sentence in quotation marks on one line; the words of the figure stand out where they are found."""
    words, mark = printable(sentence), printable(surface or "")
    text = Text(f"“{words}”", style="italic")
    at = words.find(mark) if mark else -1
    if at >= 0:
        text.stylize("bold reverse", at + 1, at + 1 + len(mark))
    return text


def decided(row: Row) -> str:
    """An analyst's decision in one line: what, who, when, why; and why it isn't in force, where it isn't."""
    what = f"set {row['field']} to {row['to_value']}" if row["action"] == "set" else str(row["action"])
    if row["action"] in ("merge", "split") and row["to_value"]:
        what += f" with {row['to_value'][:8]}"
    state = "" if row["state"] == "applied" else f" ({row['state']}: {row['why']})"
    return printable(f"{what} by {row['made_by']} on {row['made_on']}: {row['reason']}{state}")


_OF_A_RULE = {"syndicated_duplicate": 1}
_OF_OTHERS = 3
_GRAVITY = {"error": 0, "check": 1, "note": 2}


def short_findings(findings: list[Row]) -> list[str]:
    """Findings as lines, the gravest first; of many of one rule the first few, and how many more there are."""
    by_rule: dict[str, list[Row]] = {}
    for row in sorted(findings, key=lambda row: _GRAVITY.get(row["severity"], 3)):
        by_rule.setdefault(row["rule"], []).append(row)
    lines = []
    for rule, rows in by_rule.items():
        most = _OF_A_RULE.get(rule, _OF_OTHERS)
        lines += [f"{rule}: {row['sentence']}" for row in rows[:most]]
        if len(rows) > most:
            lines.append(f"{rule}: and {len(rows) - most:,} more of this kind; --json gives all")
    return lines
