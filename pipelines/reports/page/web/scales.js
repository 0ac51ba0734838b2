// Where a day and a number stand in a frame, and the round numbers and first days that name its axes.

function scale([from, to], [start, end]) {
  const factor = to === from ? 0 : (end - start) / (to - from);
  const at = (value) => (to === from ? (start + end) / 2 : start + (value - from) * factor);
  at.invert = (position) => (factor ? from + (position - start) / factor : from);
  return at;
}

/** A round distance between grid lines: 1, 2 or 5 times a power of ten. */
function roundStep(highest, lines = 5) {
  const raw = Math.max(highest, 1) / (lines + 1);
  const power = 10 ** Math.floor(Math.log10(raw));
  return Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw));
}

/** Days named on the axis, with their names: days, months or years, about `most` of them. */
function dayTicks(first, last, most) {
  const days = last - first;
  if (!days) return [[first, shortDay(first)]];
  if (days < 50) {
    const step = Math.max(1, Math.ceil(days / most));
    return range(Math.floor(days / step) + 1).map((i) => [first + i * step, dayTick(first + i * step)]);
  }
  const wanted = days / 30.4 / most;
  const every = [1, 2, 3, 6, 12, 24, 60, 120, 600].find((size) => size >= wanted) ?? 1200;
  const from = date(first).getUTCFullYear() * 12 + date(first).getUTCMonth();
  const ticks = [];
  for (let month = Math.ceil(from / every) * every; ; month += every) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1) / 864e5;
    if (at > last) return ticks;
    if (at >= first) ticks.push([at, every >= 12 ? String(Math.floor(month / 12)) : monthTick(month)]);
  }
}

function dayTick(value) {
  return `${date(value).getUTCDate()} ${MONTHS[date(value).getUTCMonth()].slice(0, 3)}`;
}

function monthTick(month) {
  return `${MONTHS[month % 12].slice(0, 3)} ${Math.floor(month / 12)}`;
}

/** The top of a chart: high enough for the curve and for figures near it; a slip far above would press it flat. */
function topOf(bests, heights) {
  const highest = bests.reduce((top, value) => Math.max(top, value), 1);
  const top = heights.reduce((most, value) => (value <= 1.3 * highest ? Math.max(most, value) : most), highest);
  const step = roundStep(top);
  return [step * Math.ceil(top / step), step];
}
