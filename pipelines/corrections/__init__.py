"""Applies what analysts decided: finds what each decision is about by now, and what it makes of it."""
