"""Reads a text file: one article, described by its own front matter, else by a manifest row, else by nothing."""

from __future__ import annotations

from datetime import date

from pipelines.articles import front_matter
from pipelines.articles.decode import Decoded, check_text, decode
from pipelines.articles.draft import Draft, Refusal
from pipelines.articles.fields import Frame, draft
from pipelines.articles.files import MANIFEST, opened
from pipelines.articles.limits import Limits
from pipelines.articles.manifest import Entry


def load(path: str, limits: Limits) -> Decoded:
    """The decoded file. Raises Refusal: unreadable, empty, too_large, binary."""
    with opened(path) as file:
        raw = file.read(limits.record + 1)
    if not raw:
        raise Refusal("empty", "is an empty file")
    if len(raw) > limits.record:
        raise Refusal("too_large", f"is larger than {limits.record:,} bytes, which no article is")
    decoded = decode(raw)
    check_text(decoded.text)
    return decoded


def article(text: str, entry: Entry | None, today: date) -> Draft:
    """The article in the decoded text of a file. Raises Refusal as `fields.draft` and `front_matter.split` do."""
    own, body = front_matter.split(text)
    dated = bool(own.get("published_on") or own.get("date"))
    stated = {**(entry.stated if entry else {}), **{key: value for key, value in own.items() if value}}
    if dated:  # the file's own `date` goes before the manifest's `published_on`
        stated["published_on"] = own.get("published_on") or own["date"]
    try:
        return draft(body, stated, Frame("front_matter" if dated else "manifest", today), "txt")
    except Refusal as refusal:
        if entry and refusal.rule in ("bad_date", "bad_field") and not _own_fault(own, refusal, dated):
            refusal.reason = f"{MANIFEST} line {entry.line}: {refusal.reason}"
        raise


def _own_fault(own: dict[str, str], refusal: Refusal, dated: bool) -> bool:
    return dated if refusal.rule == "bad_date" else bool(own.get(refusal.reason.split(" ", 1)[0]))
