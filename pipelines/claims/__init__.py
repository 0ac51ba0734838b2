"""Mentions become claims: who says it, about whom and where, for which period."""
