"""The review server: what it hands out, whom it listens to, and what it refuses, asked over real connections."""

from __future__ import annotations

import http.client
import json
import re
import socket
import threading
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from pipelines.decisions.file import read
from pipelines.review.marks import take
from pipelines.review.pages import Pages
from pipelines.review.rerun import Rerun
from pipelines.review.server import LARGEST, ReviewServer
from pipelines.settings import Settings
from tests.corrections.desk import WHO, Desk, opened

TOKEN = "a-token-that-nobody-guesses"
MARK = WHO | {"target_type": "claim", "action": "reject"}


class Client:
    """Somebody who sends requests, well-behaved unless told otherwise."""

    def __init__(self, server: ReviewServer) -> None:
        self.server, self.port = server, server.server_address[1]

    def ask(
        self, method: str, path: str, body: object = None, raw: bytes | None = None, **headers: str | None
    ) -> tuple[int, bytes, dict[str, str]]:
        """Send a request; headers with underscores for dashes, None to leave one out. Gives status, body, headers."""
        host = f"127.0.0.1:{self.port}"
        sent: dict[str, str | None] = {"Host": host}
        if method == "POST":
            sent |= {"Origin": f"http://{host}", "X-Tollbook-Token": TOKEN, "Content-Type": "application/json"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        content = raw if raw is not None else json.dumps(body).encode() if body is not None else None
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            if content is not None and "Content-Length" not in sent:
                sent["Content-Length"] = str(len(content))
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders()
            if content:
                connection.send(content)
            answer = connection.getresponse()
            return answer.status, answer.read(), dict(answer.getheaders())
        finally:
            connection.close()

    def mark(self, **cells: str) -> dict[str, Any]:
        """Send a mark; gives the answer."""
        status, body, _ = self.ask("POST", f"/{TOKEN}/marks", MARK | cells)
        assert status == 200, body
        return dict(json.loads(body))


@pytest.fixture(scope="module")
def read_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk whose article is read once for all tests."""
    desk = opened(Settings(tmp_path_factory.mktemp("review") / "ledger"))
    desk.run()
    return desk


@pytest.fixture
def at(read_desk: Desk) -> Iterator[Client]:
    """A client of a server over that desk, nothing decided."""
    read_desk.ledger.corrections.unlink(missing_ok=True)
    page = f'<meta name="tollbook-review" content="{TOKEN}">'.encode()
    rerun = Rerun(read_desk.ledger)
    with ReviewServer(TOKEN, lambda: page, lambda cells: take(read_desk.ledger, cells), rerun) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield Client(server)
        server.shutdown()
        thread.join()
        rerun.wait()


def test_the_page_and_nothing_else(at: Client) -> None:
    status, body, headers = at.ask("GET", f"/{TOKEN}/")
    assert (status, TOKEN in body.decode()) == (200, True)
    assert headers["Cache-Control"] == "no-store" and headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer" and headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers
    assert at.server.server_address[0] == "127.0.0.1"


def test_a_page_opened_afresh_shows_the_marks_that_wait(read_desk: Desk) -> None:
    read_desk.ledger.corrections.unlink(missing_ok=True)
    pages = Pages(read_desk.ledger, TOKEN)
    assert b'name="tollbook-pending" content="[]"' in pages()
    claim = read_desk.claim("value = 5230")
    cells = {"target": claim, "action": "reject", "reason": 'no "<toll>"', "made_by": "Ada", "made_on": "2012-07-30"}
    take(read_desk.ledger, cells)
    (content,) = re.findall(rb'name="tollbook-pending" content="([^"]*)"', pages())
    (mark,) = json.loads(unescape(content.decode()))
    assert (mark["target"], mark["reason"], mark["state"]) == (claim, 'no "<toll>"', "pending")
    read_desk.ledger.corrections.unlink()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "",
        "/favicon.ico",
        f"/{TOKEN}",
        f"/{TOKEN}x/",
        f"/{TOKEN[:-1]}/",
        "//",
        f"/{TOKEN}/marks",
        f"/{TOKEN}/corrections.csv",
        f"/{TOKEN}/../corrections.csv",
        f"/{TOKEN}/%2e%2e/etc/passwd",
        f"/{TOKEN}//etc/passwd",
        f"/{TOKEN}/?x=1",
    ],
)
def test_other_addresses_are_nowhere(at: Client, path: str) -> None:
    status, body, _ = at.ask("GET", path)
    assert status == 404
    assert TOKEN not in body.decode()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example", "", None])
def test_under_another_name_it_does_not_answer(at: Client, host: str | None) -> None:
    """A name that an attacker points at this machine is not this machine's name."""
    assert at.ask("GET", f"/{TOKEN}/", Host=host)[0] == 421
    assert at.ask("POST", f"/{TOKEN}/marks", MARK, Host=host)[0] == 421


def test_localhost_is_this_machine(at: Client) -> None:
    host = f"localhost:{at.port}"
    assert at.ask("GET", f"/{TOKEN}/", Host=host)[0] == 200
    assert at.ask("POST", f"/{TOKEN}/rerun", Host=host, Origin=f"http://{host}", X_Tollbook_Token="x")[0] == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"X_Tollbook_Token": None}, 403),
        ({"X_Tollbook_Token": "wrong"}, 403),
        ({"X_Tollbook_Token": "\u00e9"}, 403),
        ({"Origin": None}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "https://127.0.0.1"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content_Length": None}, 411),
        ({"Content_Length": "-1"}, 411),
        ({"Content_Length": "9" * 30}, 413),
        ({"Content_Length": str(LARGEST + 1)}, 413),
        ({"Transfer_Encoding": "chunked"}, 411),
    ],
)
def test_what_another_page_could_send_is_refused(
    at: Client, read_desk: Desk, headers: dict[str, str | None], status: int
) -> None:
    assert at.ask("POST", f"/{TOKEN}/marks", MARK, **headers)[0] == status
    assert not read_desk.ledger.corrections.exists()


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'"x"', b"null", b"\xff\xfe", b"[" * 60_000, b'{"target": NaN}'])
def test_what_is_no_mark(at: Client, read_desk: Desk, raw: bytes) -> None:
    status, body, _ = at.ask("POST", f"/{TOKEN}/marks", raw=raw)
    assert status == 400 or json.loads(body)["state"] == "refused"
    assert not read_desk.ledger.corrections.exists()


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"action": "delete"}, "what can be done to a claim"),
        ({"target": ""}, "target is empty"),
        ({"made_by": ""}, "made_by is empty"),
        ({"made_on": "today"}, "not a date"),
        ({"reason": "x" * 20_000}, "longer than"),
        ({"reason": "nul \0 here"}, "NUL"),
        ({"reason": "\ud800"}, "not UTF-8"),
        ({"action": "set", "field": "colour", "to_value": "red"}, "what can be set"),
        ({"action": "set", "field": "value", "to_value": "1e9"}, "not a whole number"),
        ({"action": "set", "field": "place_id", "to_value": "atlantis"}, "no place is called"),
        ({"path": "/etc/passwd"}, "no column is called path"),
        ({"target": ["a"]}, "target is no text"),
    ],
)
def test_a_mark_that_cannot_be_meant_is_not_written(
    at: Client, read_desk: Desk, cells: dict[str, Any], why: str
) -> None:
    said = at.mark(**{"target": read_desk.claim("value = 14"), **cells})
    assert said["state"] == "refused" and why in said["why"]
    assert not read_desk.ledger.corrections.exists()


def test_a_mark_is_written_at_once_and_once(at: Client, read_desk: Desk) -> None:
    claim = read_desk.claim("value = 14")
    assert at.mark(target=claim, reason='=cmd|" /C calc"!A0') == {"state": "applied", "why": None}
    assert at.mark(target=claim, reason='=cmd|" /C calc"!A0')["why"] == "it is written down already"
    (line,) = read(read_desk.ledger.corrections)
    assert line.decision is not None
    assert (line.decision.digits, line.decision.measure) == ("14", "killed")
    assert "grain market of Homs" in line.decision.sentence
    assert "'=cmd" in read_desk.ledger.corrections.read_text(encoding="utf-8")


def test_a_mark_of_an_older_page_is_written_though_its_figure_is_not_found(at: Client, read_desk: Desk) -> None:
    said = at.mark(
        target="f" * 32, digits="77", measure="killed", sentence="Seventy-seven fell.", url="https://x.example"
    )
    assert said["state"] == "orphan" and said["why"]
    assert len(read(read_desk.ledger.corrections)) == 1


def test_many_at_once_are_all_written_whole(at: Client, read_desk: Desk) -> None:
    claim = read_desk.claim("value = 14")
    threads = [threading.Thread(target=at.mark, kwargs={"target": claim, "reason": f"no. {n}"}) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = read(read_desk.ledger.corrections)
    assert sorted(line.cells["reason"] for line in found) == sorted(f"no. {n}" for n in range(12))


def test_a_run_applies_them(at: Client, read_desk: Desk) -> None:
    assert at.mark(target=read_desk.claim("value = 5230"))["state"] == "applied"
    status, body, _ = at.ask("POST", f"/{TOKEN}/rerun")
    assert status in (202, 409) and json.loads(body)["state"] == "running"
    at.server.rerun.wait()
    said = json.loads(at.ask("GET", f"/{TOKEN}/rerun")[1])
    assert said["state"] == "done" and said["counts"]["corrections"]["corrections"] == 1
    assert read_desk.one("SELECT count(*) FROM tolls") == 0
    read_desk.ledger.corrections.unlink()
    read_desk.run()


def test_a_run_that_fails_says_why_and_the_server_goes_on(at: Client, read_desk: Desk) -> None:
    read_desk.ledger.corrections.write_text("who,what\n", encoding="utf-8")
    at.ask("POST", f"/{TOKEN}/rerun")
    at.server.rerun.wait()
    said = json.loads(at.ask("GET", f"/{TOKEN}/rerun")[1])
    assert said["state"] == "failed" and "the first line must name the columns" in said["why"]
    assert at.ask("POST", f"/{TOKEN}/marks", MARK | {"target": "x"})[0] in (200, 500)
    assert at.ask("GET", f"/{TOKEN}/")[0] == 200


def test_half_a_request_holds_up_nobody(at: Client) -> None:
    with socket.create_connection(("127.0.0.1", at.port)) as half:
        half.sendall(b"POST / HTTP/1.1\r\nHost: ")
        assert at.ask("GET", f"/{TOKEN}/")[0] == 200
