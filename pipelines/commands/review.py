"""`tollbook review`: the page on this machine, its marks written down at once."""

from __future__ import annotations

import secrets
import signal
from pathlib import Path

from rich.console import Console
from rich.text import Text

from pipelines.review.marks import take
from pipelines.review.pages import Pages
from pipelines.review.rerun import Rerun
from pipelines.review.server import ReviewServer
from pipelines.settings import Settings


def review(port: int, home: Path | None) -> None:
    """Serve until Ctrl-C, or until asked to end; a run that is under way then is let finish."""
    for stop in (signal.SIGINT, signal.SIGTERM):  # a script's background process would ignore Ctrl-C
        signal.signal(stop, signal.default_int_handler)
    settings, token = Settings.load(home), secrets.token_urlsafe(24)
    rerun, pages = Rerun(settings), Pages(settings, token)
    out = Console()
    with out.status("Making the page ..."):
        pages()
    with ReviewServer(token, pages, lambda cells: take(settings, cells), rerun, port) as server:
        out.print(Text(f"Open this in a browser on this machine:  {server.address}"), soft_wrap=True)
        out.print(Text(f"Marks are written to {settings.corrections}; Ctrl-C stops."), soft_wrap=True)
        try:
            server.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            out.print("Stopped.")
    if rerun.progress()["state"] == "running":
        with out.status("Finishing the run ..."):
            rerun.wait()
