"""Articles written to attack the page: their markup stays words, their addresses lead nowhere, nothing of them runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines import flow
from pipelines.context import Context
from pipelines.settings import Settings
from tests.reports.browser import Reader

pytestmark = pytest.mark.slow
END, LEFT, ENTER = "\ue010", "\ue012", "\ue007"
BAIT = (
    '</script><script>window.ran = 1; alert(1)</script><img src=x onerror="window.ran = 2">'
    '<svg onload=window.ran=3><iframe srcdoc="<script>parent.ran = 4</script>"></iframe><!-- <script> -->'
    '<style>body { display: none }</style><a href="javascript:window.ran=5">here</a><base href=//evil.example/>'
)


def said(number: int, day: int, before: str = "", after: str = "", **more: str) -> dict[str, str]:
    """An article with a running total, and what an attacker puts around it."""
    text = (
        f"BEIRUT (Sample) - {before}At least {number:,} people have been killed in Syria since March 2011, "
        f"the Syrian Observatory for Human Rights said on Monday.{after}\n\nSome 12 kilometres away it was calm. {BAIT}"
    )
    return {"text": text, "publisher": "The Bait", "published_on": f"2012-07-{day:02}", "title": "Toll", **more}


ATTACKS = [
    said(19_000, 2, title=BAIT, publisher=BAIT, url="javascript:window.ran=6"),
    said(19_100, 9, before=BAIT, url="data:text/html,<script>window.ran=7</script>"),
    said(19_200, 10, before="\u202eRLO \u2067RLI ", url='https://ok.example/a?b=<c>&d="e"'),
    said(
        19_300,
        11,
        before="\u0642\u062a\u0644 \u0634\u062e\u0635 \u0641\u064a \u062d\u0645\u0635. ",
        title="\u062d\u0635\u064a\u0644\u0629",
        language="ar",
    ),
    said(19_400, 12, before="\U0001f4a5\U0001f4a5 ", url="JaVaScRiPt:window.ran=8", wire=BAIT),
    said(19_500, 13, after="W" * 60_000, title="T" * 50_000, publisher="P" * 5_000),
    said(19_600, 14, before="{{constructor.constructor('window.ran=9')()}} ${window.ran=10} %3Cscript%3E "),
    said(19_700, 15, url="//evil.example/x", title="=1+1"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    lines = "".join(json.dumps(article) + "\n" for article in ATTACKS)
    (folder / "news.jsonl").write_text(lines, encoding="utf-8")
    settings = Settings.load(folder / "ledger")
    flow.run(Context(settings, paths=(folder / "news.jsonl",)))
    return settings.reports / "report.html"


def inert(reader: Reader) -> None:
    """Nothing ran, nothing was asked of the network, no element came out of a text."""
    assert reader.js("return window.ran === undefined")
    assert reader.js("return performance.getEntriesByType('resource').map(one => one.name)") == []
    strays = reader.js(
        "return [...document.querySelectorAll('img, iframe, object, embed, base, link[rel=stylesheet], "
        "body style, [onerror], [onload], [onclick]')].map(one => one.outerHTML.slice(0, 80))"
    )
    assert strays == []
    assert reader.one("#main").is_displayed()
    links = reader.js("return [...document.querySelectorAll('a')].map(one => one.getAttribute('href'))")
    assert all(link is None or link.startswith(("https://", "http://", "#")) for link in links), links


def test_every_view_shows_hostile_text_as_words(page: Path, reader: Reader) -> None:
    reader.open(page)
    inert(reader)
    for name in ("review", "findings", "claims", "marks", "toll"):
        reader.tab(name)
        inert(reader)
        assert reader.js("return document.documentElement.scrollWidth <= innerWidth"), name
    reader.shoot("hostile")


def test_every_claim_and_its_article_show_hostile_text_as_words(page: Path, reader: Reader) -> None:
    reader.open(page)
    count = reader.js("return JSON.parse(document.getElementById('data-ledger').textContent).claims.n")
    assert count >= len(ATTACKS)
    baited = 0
    reader.tab("claims")
    for at in range(1, count + 1):
        reader.click(f"#panel-claims tbody tr:nth-child({at}) .link")
        inert(reader)
        marked, sentence = (
            reader.text("#detail mark"),
            reader.js("return document.querySelector('#detail blockquote').textContent"),
        )
        assert any(letter.isdigit() for letter in marked) and "\u202e" not in sentence
        reader.click("#detail .origin button")
        inert(reader)
        words = reader.js("return document.querySelector('#article .prose').textContent")
        baited += "<script>window.ran = 1" in words
        reader.click("#rejected")
        inert(reader)
        reader.click("#article header button")
    assert baited == count, "the text is shown, whole, as words"


def test_a_phone_holds_endless_words(page: Path, reader: Reader) -> None:
    reader.open(page, width=390, height=844)
    for _ in range(3):
        reader.press("#chart", END, LEFT, LEFT, ENTER)
        reader.click("#detail .origin button")
        assert reader.js("return document.documentElement.scrollWidth") <= 390
        assert reader.js(
            "const one = document.getElementById('article'); return one.scrollWidth <= one.clientWidth + 1"
        )
        reader.click("#article header button")
    reader.shoot("hostile-phone")


def test_words_from_right_to_left_stay_in_their_place(page: Path, reader: Reader) -> None:
    reader.open(page)
    reader.tab("claims")
    sources = reader.js("return [...document.querySelectorAll('#panel-claims bdi')].map(one => one.dir)")
    assert sources and set(sources) == {"auto"}
    reader.js("document.querySelectorAll('#panel-claims tbody .link').forEach(one => one.click())")
    assert reader.js("return document.querySelector('#detail blockquote p').dir") == "auto"
    assert reader.js("return getComputedStyle(document.body).direction") == "ltr"


def test_the_policy_refuses_what_a_script_would_need(page: Path, reader: Reader) -> None:
    reader.open(page)
    reader.js(
        "const one = document.createElement('script'); one.textContent = 'window.ran = 11'; document.body.append(one);"
        "document.body.insertAdjacentHTML('beforeend', "
        '\'<img src="https://evil.example/x" onerror="window.ran = 12">\')'
    )
    assert reader.js("return window.ran === undefined")
    said = reader.complaints()
    assert said and all("Content Security Policy" in line for line in said)
