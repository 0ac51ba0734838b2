// The rail: filters, and the tolls that pass them, each with its newest figure and the shape of its curve.

const FIRST = 60;
let wholeRail = false;

function drawRail() {
  const passing = range(tolls.n).filter(tollPasses);
  const shown = wholeRail ? passing : passing.slice(0, FIRST);
  replace(byId("rail"),
    el("details", { class: "filters", open: wide() || FILTERS.some((name) => state[name]) }, el("summary", {}, "Filters"), filterFields()),
    el("details", { class: "choose", open: wide() }, el("summary", {}, plural(passing.length, "toll")),
      byMeasure(shown),
      shown.length < passing.length ? button(`Show all ${number(passing.length)}`, () => { wholeRail = true; drawRail(); }, { class: "more" }) : null));
}

function wide() {
  return window.matchMedia("(min-width: 900px)").matches;
}

function filterFields() {
  const fields = [["measure", "Measure", plain], ["scope", "Population", plain], ["place", "Place", String], ["source", "Source", String]];
  const any = FILTERS.some((name) => state[name]);
  return el("div", { class: "fields" },
    fields.map(([name, label, say]) => choice(label, [["", "all"], ...optionsOf(name).map((value) => [value, say(value)])], state[name], (value) => set({ [name]: value }))),
    any ? button("Clear filters", () => set({ measure: "", scope: "", place: "", source: "" }), { class: "more" }) : null);
}

/** What a filter offers: the values that claims have, the most frequent first. */
function optionsOf(name) {
  const key = "options-" + name;
  if (!once.has(key)) {
    const counts = new Map();
    for (let at = 0; at < claims.n; at++) {
      const value = MATCHES[name](at);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    once.set(key, [...counts].sort(([a, many], [b, more]) => more - many || (String(a) < String(b) ? -1 : 1)).map(([value]) => value));
  }
  return once.get(key).slice(0, 500);
}

function byMeasure(rows) {
  const measures = [...new Set(rows.map((toll) => tolls.measure(toll)))];
  return measures.map((name) => [
    el("h2", { class: "kicker" }, plain(name)),
    el("ul", { class: "tolls" }, rows.filter((toll) => tolls.measure(toll) === name).map(railRow)),
  ]);
}

function railRow(toll) {
  const start = tolls.period_start(toll);
  const when = tolls.basis(toll) === "stock" ? "at one moment" : start === null ? "since its start" : `since ${shortDay(start)}`;
  return el("li", {}, el("button", { type: "button", "aria-current": toll === state.toll ? "true" : null, "data-toll": toll,
    on: { click: () => { set({ toll, known: null, tab: "toll" }); if (!wide()) byId("main").scrollIntoView(); } } },
    el("span", { class: "where" }, bdi(tolls.place(toll), 60)), el("span", { class: "whom" }, who(toll)),
    el("span", { class: "figure" }, number(tolls.best(toll))), el("span", { class: "when" }, `${when}, as of ${shortDay(tolls.date(toll))}`), spark(toll)));
}

/** The shape of a curve, small. */
function spark(toll) {
  const runs = ledger.curves[toll], width = 64, height = 18;
  if (runs.best.length < 4) return el("span", {});
  const curve = curveOf(toll), every = Math.max(1, Math.floor(curve.day.length / width));
  const kept = curve.day.map((_, k) => k).filter((k) => k % every === 0 || k === curve.day.length - 1);
  const x = scale([curve.day[0], curve.day[curve.day.length - 1]], [1, width - 1]);
  const y = scale([0, kept.reduce((top, k) => Math.max(top, curve.best[k]), 1)], [height - 1, 2]);
  return svg("svg", { class: "spark", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
    svg("path", { d: trace(kept.map((k) => [x(curve.day[k]), y(curve.best[k])])) }));
}
