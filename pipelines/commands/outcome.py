"""What a stage did and what its checks noticed, in plain words, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: dict[str, tuple[str, str]] = {
    "stories": ("{} story", "{} stories"),
    "rejected": (
        "{} file or row rejected (why: FROM rejected_inputs)",
        "{} files or rows rejected (why: FROM rejected_inputs)",
    ),
    "read_articles": ("{} article read", "{} articles read"),
    "gold_recall": ("on the bundled sample {:.0%} of the figures are found",) * 2,
    "gold_precision": ("{:.0%} of what is found there is right",) * 2,
    "resolved_articles": ("figures of {} article understood", "figures of {} articles understood"),
    "regrouped_claims": ("{} claim put with others of its incident", "{} claims put with others of their incident"),
    "table_claims_added": ("{} claim from tables added", "{} claims from tables added"),
    "table_claims_removed": ("{} claim from tables removed", "{} claims from tables removed"),
    "unresolved_sources": ("{} by a source not in the list", "{} by sources not in the list"),
    "unresolved_places": ("{} without a place on the map",) * 2,
    "undated": ("{} without a day",) * 2,
    "never_counted": ("{} denied or only feared, in no toll",) * 2,
    "corrections": ("{} decision in force", "{} decisions in force"),
    "in_force": ("{} decision in force", "{} decisions in force"),
    "superseded": ("{} replaced by a later decision",) * 2,
    "orphaned": ("{} whose figure is not found again",) * 2,
    "orphans": ("{} whose figure is not found again",) * 2,
    "unusable": ("{} refused",) * 2,
    "series_fitted": ("{} curve fitted", "{} curves fitted"),
    "series_dropped": ("{} curve dropped", "{} curves dropped"),
    "series": ("{} curve, one a source", "{} curves, one a source"),
    "gone_findings": ("{} finding gone", "{} findings gone"),
    "needs_review": ("{} thing to review", "{} things to review"),
    "low": ("in the toll of killed with most claims low {}",) * 2,
    "best": ("best {}",) * 2,
    "high": ("high {}",) * 2,
    "files_written": ("{} file written", "{} files written"),
    "files_unchanged": ("{} file unchanged", "{} files unchanged"),
}
"""A count by its name, of one and of several; other names are words already, an s at their end where several are."""

_SAME = {"in_force": "corrections", "orphans": "orphaned", "unusable": "refused"}
"""Counts of what stands that say again what the run counted."""


def stage_words(counts: Mapping[str, float]) -> str:
    """The counts of one stage in a line; what is nought isn't told."""
    told = {name: number for name, number in counts.items() if number and "/" not in name}
    words = [_said(name, number) for name, number in told.items() if _SAME.get(name) not in told]
    return ", ".join(words) or "nothing to do"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 finding`, `2 findings`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def hint(where: str, noticed: str) -> str:
    """What a check noticed that stops nothing."""
    return f"Worth a look, nothing is stopped by it ({where}): {noticed}"


def _said(name: str, number: float) -> str:
    if name in _WORDS:
        words = _WORDS[name][number != 1]
        return words.format(number if "%" in words else f"{number:,}")
    plain = name.replace("_", " ")
    return f"{number:,} {plain.removesuffix('s') if number == 1 else plain}"
