"""What a figure is for the ledger: its conflict, its body, the incident that others tell too."""
