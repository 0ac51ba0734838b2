"""The project's own Dagster instance, for commands that people start from anywhere.

Its settings are the root's `dagster.yaml`; everything it writes lies in `.dagster/` beside it. Whoever sets
DAGSTER_HOME gets that instance instead.
"""

import json
import os
from pathlib import Path

from pipelines.settings import in_checkout

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".dagster"


def settle() -> Path:
    """Make this process, and those it starts, use the project's instance; gives its folder.

    The settings are copied into the folder with absolute paths: Dagster resolves relative ones from the current folder,
    and would litter the root with its own folders if the root were its home.
    """
    chosen = os.environ.get("DAGSTER_HOME")
    if chosen:
        return Path(chosen)
    if not in_checkout():
        raise SystemExit("Outside a checkout, set DAGSTER_HOME and start `dagster dev -m assets.definitions` yourself.")
    HOME.mkdir(exist_ok=True)
    settings = (ROOT / "dagster.yaml").read_text(encoding="utf-8")
    placed = settings.replace("base_dir: .dagster/logs", f"base_dir: {json.dumps(str(HOME / 'logs'))}")
    placed = placed.replace("base_dir: .dagster\n", f"base_dir: {json.dumps(str(HOME))}\n")
    (HOME / "dagster.yaml").write_text("# Written from ../dagster.yaml at each start; edit that one.\n" + placed)
    os.environ["DAGSTER_HOME"] = str(HOME)
    return HOME
