"""Mentions to claims: who says it, about whom and where, for which period. See `resolve` and `totals`."""

from pipelines.claims.resolve import resolve
from pipelines.claims.totals import totals

__all__ = ["resolve", "totals"]
