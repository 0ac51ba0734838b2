"""Claims become series, tolls and findings: one defensible curve out of many voices."""
