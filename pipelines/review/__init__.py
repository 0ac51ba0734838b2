"""Serves the page to an analyst on this machine, writes marks into `corrections.csv`, and runs the flow again."""
