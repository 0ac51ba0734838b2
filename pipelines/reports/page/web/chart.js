// Draws a toll: axes, band, best line and labels as SVG; the figures as marks on a canvas, thousands at once.

const chart = { box: null, points: [], colours: new Map() };

const DENSE = 150;

function chartHeight(width) {
  return width < 520 ? 320 : width < 900 ? 400 : 460;
}

/** Put the chart of a toll into `box`, anew. */
function drawChart(box, toll) {
  const width = Math.max(280, box.clientWidth), height = chartHeight(width);
  const small = width < 520;
  const frame = { width, height, left: 4, right: small ? 4 : 104, top: small ? 30 : 22, bottom: 28 };
  const curve = shownCurve(toll), rows = shownFates(toll);
  const now = curveOf(toll);
  const days = [now.day[0], now.day[now.day.length - 1], ...(fatesOfToll.get(toll) ?? []).map((row) => fates.as_of(row))];
  const first = days.reduce((a, b) => Math.min(a, b)), last = days.reduce((a, b) => Math.max(a, b));
  const heights = (fatesOfToll.get(toll) ?? []).map((row) => level(fates.at(row)) ?? 0);
  const [top, step] = topOf(now.best, [...heights, ...now.high.filter((value) => value >= 0)]);
  frame.x = scale([first, last], [frame.left + 46, width - frame.right - 8]);
  frame.y = scale([0, top], [height - frame.bottom, frame.top]);
  Object.assign(frame, { top0: top, step, first, last, small });
  const past = state.known === null ? null : now;
  const picture = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
    axes(frame), past ? ghost(frame, past) : null, band(frame, curve), line(frame, curve), labels(frame, toll, curve));
  const canvas = el("canvas", { "aria-hidden": "true" });
  const over = svg("svg", { class: "over", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  // Among many figures the line would drown: it is drawn above them too.
  const above = svg("svg", { class: "over", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, rows.length > DENSE ? line(frame, curve) : null);
  replace(box, picture, canvas, above, over);
  Object.assign(chart, { box, canvas, over, frame, toll, colours: colours(toll) });
  chart.points = rows.map((row) => place(frame, row)).sort((a, b) => a.day - b.day || a.value - b.value);
  paintPoints();
}

/** Where a figure stands; one far above the frame stands at its upper edge. */
function place(frame, row) {
  const at = fates.at(row), value = level(at) ?? 0;
  return { row, at, day: fates.as_of(row), value, x: frame.x(fates.as_of(row)), y: frame.y(Math.min(value, frame.top0 * 1.02)), edge: value > frame.top0 };
}

function paintPoints() {
  const { canvas, frame } = chart, sharp = Math.max(2, window.devicePixelRatio || 1);
  canvas.width = frame.width * sharp;
  canvas.height = frame.height * sharp;
  canvas.style.width = frame.width + "px";
  canvas.style.height = frame.height + "px";
  const ink = canvas.getContext("2d"), look = getComputedStyle(document.documentElement);
  const shade = new Map(["c0", "c1", "c2", "c3", "c4", "c5", "cx"].map((name) => [name, look.getPropertyValue("--" + name).trim()]));
  const paper = look.getPropertyValue("--paper").trim();
  ink.scale(sharp, sharp);
  const size = chart.points.length > 4000 ? 2 : chart.points.length > 600 ? 2.5 : chart.points.length > DENSE ? 3 : 4;
  for (const hollow of [true, false]) {
    for (const point of chart.points) {
      if (leftOut(fates.role(point.row)) !== hollow) continue;
      if (claims.quantifier(point.at) === "between") span(ink, point, shade.get(chart.colours.get(fates.lineage(point.row))));
      paint(ink, claims.quantifier(point.at), point.x, point.y, size, shade.get(chart.colours.get(fates.lineage(point.row))), hollow, paper);
    }
  }
}

/** A thin line from the least to the greatest number of a range. */
function span(ink, point, colour) {
  const { frame } = chart, [low, high] = [claims.low(point.at), claims.high(point.at)];
  if (low === null || high === null) return;
  ink.beginPath();
  ink.moveTo(point.x, frame.y(low));
  ink.lineTo(point.x, frame.y(Math.min(high, frame.top0)));
  ink.lineWidth = 1.4;
  ink.strokeStyle = colour;
  ink.stroke();
}

function axes(frame) {
  const parts = [];
  for (let value = 0; value <= frame.top0; value += frame.step) {
    const y = Math.round(frame.y(value)) + 0.5;
    parts.push(svg("line", { class: value ? "grid" : "base", x1: frame.left, x2: frame.width - frame.right, y1: y, y2: y }),
      svg("text", { class: "tick", x: frame.left, y: y - 4 }, number(value)));
  }
  for (const [at, name] of dayTicks(frame.first, frame.last, frame.small ? 3 : 6)) {
    const x = frame.x(at);
    if (x > frame.width - frame.right - 4) continue;
    parts.push(svg("line", { class: "base", x1: x, x2: x, y1: frame.height - frame.bottom, y2: frame.height - frame.bottom + 5 }),
      svg("text", { class: "tick", x, y: frame.height - 8, "text-anchor": x > frame.width - frame.right - 40 ? "end" : "middle" }, name));
  }
  return parts;
}

/** The range; where nothing closes it above it fades out towards the top. */
function band(frame, curve) {
  if (curve.day.length < 2) return [];
  const fade = svg("linearGradient", { id: "fade", x1: 0, y1: 1, x2: 0, y2: 0 },
    svg("stop", { class: "band-stop", offset: 0 }), svg("stop", { class: "band-stop clear", offset: 1 }));
  const parts = [svg("defs", {}, fade)];
  for (let i = 0; i < curve.day.length - 1;) {
    const open = curve.high[i] < 0;
    let end = i;
    while (end < curve.day.length - 1 && (curve.high[end] < 0) === open) end++;
    const rows = range(end - i + 1, i);
    const upper = rows.map((k) => [frame.x(curve.day[k]), frame.y(open || curve.high[k] < 0 ? frame.top0 : Math.min(curve.high[k], frame.top0))]);
    const lower = rows.map((k) => [frame.x(curve.day[k]), frame.y(curve.low[k])]).reverse();
    parts.push(svg("path", { class: "band", fill: open ? "url(#fade)" : null, d: trace([...upper, ...lower]) + "Z" }));
    i = end;
  }
  return parts;
}

/** The best line, a thin one to the axis where there is but one day: whole where somebody speaks, dashed where the last level is carried on. */
function line(frame, curve) {
  const parts = [];
  if (curve.day.length === 1) {
    const [x, y] = [frame.x(curve.day[0]), frame.y(curve.best[0])];
    return [svg("line", { class: "ghost", x1: frame.left + 46, x2: x, y1: y, y2: y }),
      svg("line", { class: "range", x1: x, x2: x, y1: frame.y(curve.low[0]), y2: frame.y(curve.high[0] < 0 ? frame.top0 : Math.min(curve.high[0], frame.top0)) })];
  }
  for (let i = 0; i < curve.day.length - 1;) {
    let end = i + 1;
    const dashed = Boolean(curve.projected[end]);
    while (end < curve.day.length - 1 && Boolean(curve.projected[end + 1]) === dashed) end++;
    const path = range(end - i + 1, i).map((k) => [frame.x(curve.day[k]), frame.y(curve.best[k])]);
    parts.push(svg("path", { class: dashed ? "best dashed" : "best", d: trace(path) }));
    i = end;
  }
  return parts;
}

/** The curve as known now, thin behind the one of an earlier day. */
function ghost(frame, curve) {
  return svg("path", { class: "ghost", d: trace(curve.day.map((value, k) => [frame.x(value), frame.y(curve.best[k])])) });
}

/** A path through points; a point between two of the same height adds nothing and is left out. */
function trace(points) {
  const kept = points.filter(([, y], i) => !i || i === points.length - 1 || !(points[i - 1][1] === y && points[i + 1][1] === y));
  return kept.length ? "M" + kept.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L") : "";
}

/** Direct labels at the end of the line, apart from each other. */
function labels(frame, toll, curve) {
  const figures = newest(toll);
  if (!figures || !curve.day.length) return svg("text", { class: "label", x: frame.width / 2, y: frame.height / 2, "text-anchor": "middle" }, "Nothing was known yet");
  if (frame.small) return [svg("text", { class: "label strong", x: frame.width - 4, y: 14, "text-anchor": "end" }, `best ${number(figures.best)}`)];
  const ends = [["strong", `best ${number(figures.best)}`, figures.best]];
  if (figures.high !== null && figures.high > figures.best) ends.unshift(["", `high ${number(figures.high)}`, figures.high]);
  if (figures.low < figures.best) ends.push(["", `low ${number(figures.low)}`, figures.low]);
  // A curve that ends early is named where it ends, the last one beside the frame.
  const last = frame.x(curve.day[curve.day.length - 1]), early = last < frame.width - frame.right - 110;
  let floor = -Infinity;
  return ends.map(([kind, words, value]) => {
    const y = Math.max(frame.y(Math.min(value, frame.top0)) + 4, floor + 16);
    floor = y;
    return svg("text", { class: `label ${kind}`, x: early ? last + 10 : frame.width - frame.right + 4, y }, words);
  });
}
