"""Puts the page together: its own markup, style and script from `web/`, the data beside them, nothing from elsewhere.

The data stands in script elements of type application/json, which no browser runs; a content security policy allows the
page's own script and style by their hashes and nothing else, so that markup in an article stays words.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from pipelines.reports.page.codec import safe_json

WEB = Path(__file__).parent / "web"

STYLES = ("base", "layout", "toll", "detail", "review", "print")
SCRIPTS = (
    *("dom", "data", "words", "scales", "glyphs", "state", "curve", "chart", "cursor", "known", "rail", "figures"),
    *(
        "movement",
        "toll",
        "marks",
        "rerun",
        "export",
        "decide",
        "detail",
        "article",
        "incidents",
        "claims",
        "findings",
        "queue",
    ),
    "app",
)
"""The page's files in the order in which they are read; each builds on those before it."""

STAMP = '<meta name="tollbook-stamp" content="'


def render(data: Mapping[str, Any], stamp: str, review: str | None = None) -> Iterator[str]:
    """The page in pieces: `data` by name, each an element of its own. `review` is the token of `tollbook review`.

    With a token the page may speak to the server it came from, and to no other.
    """
    style, script = bundle("css", STYLES), bundle("js", SCRIPTS)
    policy = [
        "default-src 'none'",
        f"script-src '{_digest(script)}'",
        f"style-src '{_digest(style)}'",
        "connect-src 'none'" if review is None else "connect-src 'self'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    metas = f'{STAMP}{escape(stamp)}">'
    if review is not None:
        metas += f'\n<meta name="tollbook-review" content="{escape(review)}">'
    template = Template((WEB / "page.html").read_text(encoding="utf-8"))
    head, foot = template.substitute(
        policy="; ".join(policy), metas=metas, style=style, script=script, data="\0"
    ).split("\0")
    yield head
    for name, value in data.items():
        yield f'<script type="application/json" id="data-{escape(name)}">{safe_json(value)}</script>\n'
    yield foot


@cache
def bundle(kind: str, names: tuple[str, ...]) -> str:
    """The page's files of one kind, joined; scripts share one scope and leave none of it to the window."""
    text = "\n".join((WEB / f"{name}.{kind}").read_text(encoding="utf-8").strip("\n") for name in names)
    return f"(() => {{\n{text}\n}})();" if kind == "js" else text


def version() -> str:
    """Moves when the page's own markup, style or script does."""
    parts = (bundle("css", STYLES), bundle("js", SCRIPTS), (WEB / "page.html").read_text(encoding="utf-8"))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _digest(text: str) -> str:
    """A hash as a content security policy writes it; browsers hash the text between the tags, line ends as LF."""
    return "sha256-" + base64.b64encode(hashlib.sha256(f"\n{text}\n".encode()).digest()).decode()
