"""A web server for one analyst on one machine: the page, its marks, a new run, and nothing else.

It listens on the loopback address alone. Every address starts with a random token; what is sent must carry the token in
a header, name this server as its host and come from its own page. So neither another machine, nor another user who
doesn't know the address, nor a page from elsewhere in the same browser can read the ledger or decide anything.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from pipelines.review.marks import Answer
from pipelines.review.rerun import Rerun

LARGEST = 64 * 1024
"""Bytes of one mark: a sentence, a reason and ten short cells."""

_PROTECTED = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class ReviewServer(ThreadingHTTPServer):
    """Serves on 127.0.0.1 until it is shut down; `port` 0 takes a free one."""

    daemon_threads = True

    def __init__(
        self,
        token: str,
        page: Callable[[], bytes],
        take: Callable[[dict[str, Any]], Answer],
        rerun: Rerun,
        port: int = 0,
    ) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.token, self.page, self.take, self.rerun = token, page, take, rerun

    @property
    def hosts(self) -> tuple[str, ...]:
        """Names under which a browser on this machine may call it."""
        return tuple(f"{name}:{self.server_address[1]}" for name in ("127.0.0.1", "localhost"))

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{self.hosts[0]}/{self.token}/"


class _RefusedRequest(Exception):  # noqa: N818 - an answer, not an error
    def __init__(self, status: HTTPStatus, why: str) -> None:
        super().__init__(why)
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    timeout = 15
    protocol_version = "HTTP/1.1"
    server_version = "tollbook"
    sys_version = ""

    def do_GET(self) -> None:
        """The page, or how far a run is."""
        self._answer({"": self._page, "rerun": self._progress})

    def do_POST(self) -> None:
        """A mark, or the wish for a run."""
        self._answer({"marks": self._mark, "rerun": self._rerun})

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged: the address is a secret."""

    def _answer(self, routes: dict[str, Callable[[], None]]) -> None:
        try:
            if self.headers.get("Host") not in self.server.hosts:
                raise _RefusedRequest(HTTPStatus.MISDIRECTED_REQUEST, "this is not that host")
            token, slash, rest = self.path.removeprefix("/").partition("/")
            if not (slash and _same(token, self.server.token) and rest in routes):
                raise _RefusedRequest(HTTPStatus.NOT_FOUND, "nothing is here")
            if self.command == "POST":
                self._check_sender()
            routes[rest]()
        except _RefusedRequest as refused:
            self.close_connection = True
            self._send(refused.status, "text/plain; charset=utf-8", str(refused).encode())
        except (ConnectionError, TimeoutError):
            self.close_connection = True
        except Exception as error:  # one mark or page that fails must not end the server
            self.close_connection = True
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", _one_line(error).encode())

    def _check_sender(self) -> None:
        if not _same(self.headers.get("X-Tollbook-Token") or "", self.server.token):
            raise _RefusedRequest(HTTPStatus.FORBIDDEN, "the token is missing or another's")
        if self.headers.get("Origin") not in {f"http://{host}" for host in self.server.hosts}:
            raise _RefusedRequest(HTTPStatus.FORBIDDEN, "only this server's own page may send")
        if self.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise _RefusedRequest(HTTPStatus.FORBIDDEN, "only this server's own page may send")

    def _body(self) -> dict[str, Any]:
        if self.headers.get("Content-Type", "").split(";")[0].strip().lower() != "application/json":
            raise _RefusedRequest(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "a mark is sent as application/json")
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or self.headers.get("Transfer-Encoding"):
            raise _RefusedRequest(HTTPStatus.LENGTH_REQUIRED, "the length of a mark must be known")
        if len(length) > 9 or int(length) > LARGEST:
            raise _RefusedRequest(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a mark has at most {LARGEST:,} bytes")
        try:
            found = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            raise _RefusedRequest(HTTPStatus.BAD_REQUEST, "a mark is an object in JSON") from None
        if not isinstance(found, dict):
            raise _RefusedRequest(HTTPStatus.BAD_REQUEST, "a mark is an object in JSON")
        return found

    def _page(self) -> None:
        self._send(HTTPStatus.OK, "text/html; charset=utf-8", self.server.page())

    def _progress(self) -> None:
        self._json(HTTPStatus.OK, self.server.rerun.progress())

    def _mark(self) -> None:
        answer = self.server.take(self._body())
        self._json(HTTPStatus.OK, {"state": answer.state, "why": answer.why})

    def _rerun(self) -> None:
        self._drain()
        started = self.server.rerun.start()
        self._json(HTTPStatus.ACCEPTED if started else HTTPStatus.CONFLICT, self.server.rerun.progress())

    def _drain(self) -> None:
        """A wish needs no words; what is sent along is read so that the connection can go on."""
        length = self.headers.get("Content-Length") or "0"
        if not (length.isascii() and length.isdigit()) or len(length) > 9 or int(length) > LARGEST:
            raise _RefusedRequest(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "a run is asked for without a body")
        self.rfile.read(int(length))

    def _json(self, status: HTTPStatus, value: object) -> None:
        self._send(status, "application/json", json.dumps(value, ensure_ascii=True, default=str).encode())

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in _PROTECTED.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:500] or type(error).__name__
