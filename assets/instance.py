"""The project's own Dagster instance, for commands that people start from anywhere.

In a checkout its settings are `dagster.yaml` at the root, and its history lies in `.dagster/`. Whoever sets
DAGSTER_HOME gets that instance instead.
"""

import os
from pathlib import Path

from pipelines.settings import in_checkout

ROOT = Path(__file__).resolve().parent.parent


def settle() -> None:
    """Make this process, and those it starts, use the project's instance whatever the current folder is."""
    if os.environ.get("DAGSTER_HOME"):
        return
    if not in_checkout():
        raise SystemExit("Outside a checkout, set DAGSTER_HOME and start `dagster dev -m assets.definitions` yourself.")
    os.environ["DAGSTER_HOME"] = str(ROOT)
    os.chdir(ROOT)  # dagster.yaml names its folders from here
