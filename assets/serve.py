"""Opens Dagster's page: `python -m assets.serve [options of dagster dev]`. Ctrl-C stops it and all that it started."""

import os
import sys

from assets.instance import ROOT, settle


def main() -> None:
    """Become `dagster dev` over the project's workspace and instance."""
    settle()
    quiet = "ignore:Function `dev_command`"  # Dagster announces its next command line on every start
    command = [sys.executable, "-W", quiet, "-m", "dagster", "dev", "-w", str(ROOT / "workspace.yaml")]
    os.execv(sys.executable, [*command, *sys.argv[1:]])


if __name__ == "__main__":
    main()
