"""A toll curve as a picture: the band from low to high, the best line, and every figure reported, by source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from xml.sax.saxutils import escape

import polars as pl

from pipelines.tolls.settle import OFF

_WIDTH, _HEIGHT = 860, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 78, 18, 62, 64
_INK, _PALE, _GRID = "#1f2933", "#66717d", "#e4e7eb"
_BAND, _LINE = "#c9d8e8", "#1d4e89"
_COLOURS = ("#d1495b", "#2e8b74", "#e09f3e", "#7b5ea7", "#3d85c6", "#8a6d3b")
_OTHERS = "#9aa5b1"
_FONT = "font-family=\"system-ui, -apple-system, 'Segoe UI', sans-serif\""
_TICKS = 5


@dataclass(frozen=True)
class _Frame:
    """Where a day and a number stand in the picture."""

    first: date
    days: int
    top: float

    def x(self, day: date) -> float:
        """Pixels from the left."""
        share = (day - self.first).days / max(self.days, 1)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def y(self, number: float) -> float:
        """Pixels from the top."""
        return _HEIGHT - _BOTTOM - min(number / self.top, 1.02) * (_HEIGHT - _TOP - _BOTTOM)


def draw(tolls: pl.DataFrame, points: pl.DataFrame, title: str, subtitle: str = "") -> str:
    """One curve as a self-contained SVG.

    `tolls`: `date`, `low`, `best`, `high`, `projected` of one curve, a row a day. `points`: `as_of`, `value`, `source`,
    and `role` where known; figures that were set aside are drawn hollow. The same frames give the same picture.
    """
    curve = tolls.sort("date")
    shown = points.filter(pl.col("value").is_not_null() & pl.col("as_of").is_not_null())
    if curve.is_empty():
        return _svg(title, subtitle, [_text(_WIDTH / 2, _HEIGHT / 2, "Nothing reported yet", "middle", _PALE)])
    frame = _frame(curve, shown)
    colours = _colours(shown)
    parts = [*_axes(frame), *_band(frame, curve), *_line(frame, curve), *_dots(frame, shown, colours)]
    return _svg(title, subtitle, [*parts, *_legend(colours, shown)])


def _frame(curve: pl.DataFrame, points: pl.DataFrame) -> _Frame:
    days = [*curve["date"], *points["as_of"]]
    highest = max([1, *curve["best"]])
    # A slip of the pen or a vague ceiling far above the curve would press it flat: it is drawn at the upper edge.
    heights = [*points["value"], *(high for high in curve["high"] if high is not None)]
    seen = [height for height in heights if height <= 1.3 * highest]
    step = _step(max([highest, *seen]))
    top = step * -(-max([highest, *seen]) // step)
    return _Frame(min(days), (max(days) - min(days)).days, top)


def _step(highest: float) -> int:
    """A round distance between grid lines: 1, 2 or 5 times a power of ten."""
    power = 10 ** max(len(str(int(highest / _TICKS))) - 1, 0)
    return next(int(power * factor) for factor in (1, 2, 5, 10) if power * factor * _TICKS >= highest)


def _axes(frame: _Frame) -> list[str]:
    parts = []
    step = _step(frame.top)
    for number in range(0, int(frame.top) + 1, step):
        y = frame.y(number)
        parts.append(f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="{_GRID}"/>')
        parts.append(_text(_LEFT - 10, y + 4, f"{number:,}", "end", _PALE))
    for day in _marks(frame):
        x = frame.x(day)
        parts.append(
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_HEIGHT - _BOTTOM}" y2="{_HEIGHT - _BOTTOM + 5}" stroke="{_PALE}"/>'
        )
        parts.append(_text(x, _HEIGHT - _BOTTOM + 20, _when(day, frame.days), "middle", _PALE))
    return parts


def _marks(frame: _Frame) -> list[date]:
    """Days named on the axis: first days of months or years, about six of them."""
    if frame.days < 45:
        return [frame.first + timedelta(days=n) for n in range(0, frame.days + 1, max(frame.days // 5, 1))]
    last = frame.first + timedelta(days=frame.days)
    every = max(1, round(frame.days / 30.4 / 6))
    every = next((size for size in (1, 2, 3, 6, 12, 24, 60, 120, 600) if size >= every), 1200)
    months = range(frame.first.year * 12 + frame.first.month - 1, last.year * 12 + last.month)
    firsts = [date(n // 12, n % 12 + 1, 1) for n in months if n % every == 0]
    return [day for day in firsts if frame.first <= day <= last]


def _when(day: date, days: int) -> str:
    return f"{day.day} {day:%b}" if days < 45 else (f"{day:%b} {day.year}" if days < 2200 else str(day.year))


def _band(frame: _Frame, curve: pl.DataFrame) -> list[str]:
    """The range; where it is open above, it fades out towards the top."""
    parts = []
    rows = list(curve.select("date", "low", "high").iter_rows())
    for closed, run in _runs(rows):
        upper = [(frame.x(day), frame.y(high if closed else frame.top)) for day, _, high in run]
        lower = [(frame.x(day), frame.y(low)) for day, low, _ in reversed(run)]
        fill = _BAND if closed else "url(#open)"
        parts.append(f'<path d="{_path([*upper, *lower])} Z" fill="{fill}"/>')
    return parts


def _runs(rows: list[tuple[date, int, int | None]]) -> list[tuple[bool, list[tuple[date, int, int]]]]:
    """Stretches of days whose range is closed, or open; neighbours share their border."""
    runs: list[tuple[bool, list[tuple[date, int, int]]]] = []
    for day, low, high in rows:
        closed = high is not None
        point = (day, low, high if high is not None else 0)
        if not runs or runs[-1][0] != closed:
            if runs:
                _, before, above = runs[-1][1][-1]
                runs[-1][1].append((day, before, above))
            runs.append((closed, []))
        runs[-1][1].append(point)
    return [run for run in runs if len(run[1]) > 1]


def _line(frame: _Frame, curve: pl.DataFrame) -> list[str]:
    """The best line: solid where somebody speaks, dashed where the last level is carried on; broken where it falls."""
    rows = list(curve.select("date", "best", "projected").iter_rows())
    parts, current = [], [rows[0]]
    for before, row in pairwise(rows):
        if row[2] != before[2]:
            parts.append(_stroke(frame, [*current, row], before[2]))
            current = [row]
        else:
            current.append(row)
    parts.append(_stroke(frame, current, current[-1][2]))
    return parts


def _stroke(frame: _Frame, run: list[tuple[date, int, bool]], dashed: bool) -> str:
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    points = [(frame.x(day), frame.y(best)) for day, best, _ in run]
    return f'<path d="{_path(points)}" fill="none" stroke="{_LINE}" stroke-width="2.2" stroke-linejoin="round"{dash}/>'


def _path(points: list[tuple[float, float]]) -> str:
    """A path through points; a point between two of the same height adds nothing and is left out."""
    kept = [
        point
        for i, point in enumerate(points)
        if i in (0, len(points) - 1) or not (points[i - 1][1] == point[1] == points[i + 1][1])
    ]
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in kept)


def _colours(points: pl.DataFrame) -> dict[str, str]:
    """A colour for each of the sources with most figures; the rest share one."""
    if points.is_empty():
        return {}
    counts = (
        points.group_by(pl.col("source").fill_null("no source named"))
        .len()
        .sort("len", "source", descending=[True, False])
    )
    return dict(zip(counts["source"], _COLOURS, strict=False))


def _dots(frame: _Frame, points: pl.DataFrame, colours: dict[str, str]) -> list[str]:
    role = pl.col("role") if "role" in points.columns else pl.lit("kept").alias("role")
    rows = points.select("as_of", "value", pl.col("source").fill_null("no source named"), role).unique().sort(pl.all())
    parts = []
    for day, value, source, fate in rows.iter_rows():
        colour = colours.get(source, _OTHERS)
        hollow = fate in OFF
        look = f'fill="#fff" stroke="{colour}" stroke-width="1.4"' if hollow else f'fill="{colour}" fill-opacity="0.85"'
        what = escape(f"{source}: {value:,}, {day.isoformat()}{', set aside' if hollow else ''}")
        parts.append(
            f'<circle cx="{frame.x(day):.1f}" cy="{frame.y(value):.1f}" r="3.4" {look}><title>{what}</title></circle>'
        )
    return parts


def _legend(colours: dict[str, str], points: pl.DataFrame) -> list[str]:
    named = [(name, colour, "dot") for name, colour in colours.items()]
    if points.height and points["source"].n_unique() > len(colours):
        named.append(("others", _OTHERS, "dot"))
    items = [("best", _LINE, "line"), ("low to high", _BAND, "box"), *named]
    parts, x = [], float(_LEFT)
    for name, colour, kind in items:
        label = name if len(name) <= 22 else name[:21] + "…"
        if x + 26 + 6.4 * len(label) > _WIDTH - _RIGHT:
            break
        y = _HEIGHT - 18
        mark = {
            "line": f'<line x1="{x}" x2="{x + 16}" y1="{y - 4}" y2="{y - 4}" stroke="{colour}" stroke-width="2.2"/>',
            "box": f'<rect x="{x}" y="{y - 10}" width="16" height="11" fill="{colour}"/>',
            "dot": f'<circle cx="{x + 8}" cy="{y - 4}" r="3.6" fill="{colour}"/>',
        }[kind]
        parts += [mark, _text(x + 21, y, label, "start", _INK)]
        x += 40 + 6.4 * len(label)
    return parts


def _text(x: float, y: float, words: str, anchor: str, colour: str, size: int = 12, weight: int = 400) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}" font-size="{size}" '
        f'font-weight="{weight}">{escape(_printable(words))}</text>'
    )


def _printable(words: str) -> str:
    """Words without the control characters that no XML may hold."""
    return "".join(letter for letter in words if letter.isprintable())


def _svg(title: str, subtitle: str, parts: list[str]) -> str:
    fade = (
        f'<defs><linearGradient id="open" x1="0" y1="1" x2="0" y2="0"><stop offset="0" stop-color="{_BAND}"/>'
        f'<stop offset="1" stop-color="{_BAND}" stop-opacity="0"/></linearGradient></defs>'
    )
    head = [_text(_LEFT, 28, title, "start", _INK, 17, 600), _text(_LEFT, 47, subtitle, "start", _PALE, 12)]
    body = "\n".join([fade, f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>', *head, *parts])
    name = escape(_printable(title), {'"': "&quot;"})
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" '
        f'role="img" aria-label="{name}" {_FONT}>\n{body}\n</svg>\n'
    )
