"""Text to mentions: every figure an article states, with exact offsets, value, bounds, measure, unit and population."""

from pipelines.mentions.extract import engine_version, extract

__all__ = ["engine_version", "extract"]
