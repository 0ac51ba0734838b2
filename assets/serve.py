"""Opens Dagster's page: `python -m assets.serve [--port N]`. Ctrl-C stops it and all that it started.

A thin shell around `dagster dev -w workspace.yaml`, which does the same with more to read: this one says where the page
is once it is there, and otherwise only what went wrong.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from argparse import ArgumentParser
from collections.abc import Sequence

from assets.instance import ROOT, settle

HOST = "127.0.0.1"
PORT = 3000
STARTED_WITHIN = 180.0
QUIET = "ignore:Function `dev_command`"
"""Dagster announces the next name of its command line at every start."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Start `dagster dev`, print the address, wait for Ctrl-C; gives the exit status."""
    parser = ArgumentParser(prog="python -m assets.serve", description="Open Dagster's page.")
    parser.add_argument("--port", type=int, help=f"port of the page (default: {PORT}, or any free one)")
    port = parser.parse_args(arguments).port or _free_port()
    home = settle()
    command = [sys.executable, "-W", QUIET, "-m", "dagster", "dev", "--workspace", str(ROOT / "workspace.yaml")]
    command += ["--host", HOST, "--port", str(port), "--log-level", "warning"]
    for stop in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(stop, signal.default_int_handler)
    print("Starting Dagster ...", flush=True)
    served = subprocess.Popen(command, cwd=home, start_new_session=True)  # Ctrl-C is ours to pass on, once
    try:
        if _answers(served, port):
            print(f"Dagster's page: http://{HOST}:{port}   (Ctrl-C stops it)", flush=True)
        return served.wait()
    except KeyboardInterrupt:
        return _stop(served)


def _free_port() -> int:
    for wanted in (PORT, 0):
        with socket.socket() as probe:
            try:
                probe.bind((HOST, wanted))
                return int(probe.getsockname()[1])
            except OSError:
                continue
    raise SystemExit("There is no free port for Dagster's page.")


def _answers(served: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the page answers; False when Dagster ended or took too long."""
    deadline = time.monotonic() + STARTED_WITHIN
    while served.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/server_info", timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    return False


def _stop(served: subprocess.Popen[bytes]) -> int:
    """Ask Dagster to stop, and wait."""
    print("\nStopping Dagster ...", flush=True)
    served.send_signal(signal.SIGINT)
    while True:
        try:
            served.wait(timeout=60)
            return 0
        except KeyboardInterrupt:
            continue
        except subprocess.TimeoutExpired:
            os.killpg(served.pid, signal.SIGKILL)
            return 1


if __name__ == "__main__":
    sys.exit(main())
