"""Mentions to claims: who says it, about whom and where, for which period. See `resolve` and `totals`."""

from pipelines.claims.main_event.totals import totals
from pipelines.claims.resolve import resolve

__all__ = ["resolve", "totals"]
