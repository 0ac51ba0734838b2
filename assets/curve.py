"""Draws a toll over time small enough to show on an asset's page: an SVG as a data address of under 1,000 characters.

A chart worth publishing belongs in the reports; this one is for a glance after a run.
"""

import base64
from datetime import date

import polars as pl

from assets.markdown import LIMIT

WIDTH, HEIGHT = 300, 90
POINTS = (48, 36, 28, 22, 16, 10, 2)
"""Days drawn: the most that fit."""

_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="330" viewBox="0 -12 {width} 114">'
    '<path d="M{band}z" fill="#9cf"/><path d="M{best}" fill="none" stroke="#048"/>'
    '<g font-size="9" fill="#777"><text y="-3">{top}</text><text y="100">{first}</text>'
    '<text x="{width}" y="100" text-anchor="end">{last}</text></g></svg>'
)


def picture(curve: pl.DataFrame, title: str) -> str | None:
    """Markdown of a picture of `curve` (date, low, best, high by day): the band from low to high, best as a line.

    An open high is drawn as best. None where there are fewer than two days to draw.
    """
    if curve.height < 2:
        return None
    closed = curve.with_columns(high=pl.coalesce("high", "best"))
    drawn = (_markdown(_thinned(closed, points), title) for points in POINTS)
    return next((text for text in drawn if len(text) <= LIMIT), None)


def _thinned(curve: pl.DataFrame, points: int) -> pl.DataFrame:
    """At most `points` rows at even steps, the first and the last always among them."""
    last = curve.height - 1
    steps = min(points - 1, last)
    return curve[sorted({round(step * last / steps) for step in range(steps + 1)})]


def _markdown(curve: pl.DataFrame, title: str) -> str:
    days: list[date] = curve["date"].to_list()
    top = max(1, curve["high"].max(), curve["best"].max())  # type: ignore[type-var]
    across = [round((day - days[0]).days * WIDTH / max(1, (days[-1] - days[0]).days)) for day in days]

    def line(name: str) -> list[str]:
        return [f"{x} {round(HEIGHT * (1 - value / top))}" for x, value in zip(across, curve[name], strict=True)]

    drawn = _PICTURE.format(
        width=WIDTH,
        band="L".join([*line("high"), *reversed(line("low"))]),
        best="L".join(line("best")),
        top=f"{top:,}",
        first=days[0],
        last=days[-1],
    )
    encoded = base64.b64encode(drawn.encode()).decode()
    return f"![{title}](data:image/svg+xml;base64,{encoded})"
