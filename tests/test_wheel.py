"""The wheel works in a fresh environment, far from the checkout, with its SQL and seeds inside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import ROOT

ARTICLE = "BEIRUT (Sample Wire) - At least 12 people were killed in Homs on Tuesday, the Example Monitor said.\n"


def sh(*command: str | Path, cwd: Path) -> str:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("TOLLBOOK", "PYTHON"))}
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_a_wheel_runs_outside_the_checkout(tmp_path: Path) -> None:
    uv = Path(sys.executable).with_name("uv")
    if not uv.exists():
        pytest.skip("uv, which builds the wheel, is not in this environment; `make setup` puts it there")
    sh(uv, "build", "--quiet", "--wheel", "--out-dir", tmp_path / "dist", ROOT, cwd=tmp_path)
    (wheel,) = (tmp_path / "dist").glob("tollbook-*.whl")
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / "bin" / "python"
    locked = ROOT / "requirements.lock"
    sh(uv, "pip", "install", "--quiet", "--python", python, "--constraint", locked, wheel, cwd=tmp_path)
    where = sh(python, "-c", "import pipelines; print(pipelines.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(tmp_path / "env")

    tollbook = tmp_path / "env" / "bin" / "tollbook"
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "one.txt").write_text(f"---\npublished_on: 2012-07-25\n---\n{ARTICLE}", encoding="utf-8")
    sh(tollbook, "run", "news", cwd=tmp_path)
    answer = sh(tollbook, "query", "SELECT value, measure, as_of FROM claims", "--format", "csv", cwd=tmp_path)
    assert answer == "value,measure,as_of\n12,killed,2012-07-24\n"
    assert (tmp_path / "tollbook-data" / "warehouse.duckdb").is_symlink()

    (tmp_path / "in.jsonl").write_text(json.dumps({"id": 1, "text": ARTICLE, "published_on": "2012-07-25"}) + "\n")
    sh(tollbook, "extract", "in.jsonl", "out.jsonl", cwd=tmp_path)
    (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [claim["value"] for claim in json.loads(line)["claims"]] == [12]
    sh(tollbook, "doctor", cwd=tmp_path)
