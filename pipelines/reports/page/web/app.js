// Starts the page: views as tabs, what to draw again when the state changes, keys that work everywhere.

const TABS = [
  ["toll", () => "Toll", drawToll],
  ["review", () => `Queue (${number(queued.n)})`, drawQueue],
  ["findings", () => `Findings (${number(findings.n)})`, drawFindings],
  ["claims", () => `Claims (${number(claims.n)})`, drawClaims],
  ["marks", () => `Your marks (${number(marks.length)})`, drawMarks],
];
const drawn = new Set();

function drawTabs() {
  replace(byId("tabs"), TABS.map(([name, label]) => el("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, "aria-selected": String(name === state.tab), tabindex: name === state.tab ? 0 : -1,
    on: { click: () => set({ tab: name }), keydown: turnTab } }, label())));
  for (const [name] of TABS) byId(`panel-${name}`).hidden = name !== state.tab;
}

function turnTab(event) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const names = TABS.map(([name]) => name);
  set({ tab: names[(names.indexOf(state.tab) + by + names.length) % names.length] });
  byId(`tab-${state.tab}`).focus();
}

/** Draw the view that is looked at, if something it shows has changed since. */
function drawView() {
  if (drawn.has(state.tab)) return;
  drawn.add(state.tab);
  TABS.find(([name]) => name === state.tab)[2]();
}

/** The toll that is looked at passes the filters, or is the first that does; where none does the view says so. */
function keepToFilter() {
  if (tollPasses(state.toll)) return;
  const first = range(tolls.n).find(tollPasses);
  if (first === undefined) return;
  Object.assign(state, { toll: first, known: null });
  remember();
}

function changed(names) {
  const filtered = FILTERS.some((name) => names.has(name));
  if (names.has("marks")) { drawn.delete("marks"); drawn.delete("review"); }
  if (names.has("toll")) drawn.delete("toll");
  if (filtered) {
    for (const name of ["review", "findings", "claims"]) drawn.delete(name);
    keepToFilter();
    drawn.delete("toll");
  }
  if (names.has("tab") || names.has("marks")) drawTabs();
  if (filtered || names.has("toll")) drawRail();
  if (state.tab === "toll" && drawn.has("toll")) {
    if (names.has("known")) drawKnown();
    else if (names.has("claim")) ring();
  }
  drawView();
  if (names.has("claim") || names.has("tab") || names.has("toll")) drawDetail();
}

/** How much of the ledger is a demonstration, and how much stands on pages that can be looked up. */
function evidence() {
  const { samples, tabled, tabled_with_page: paged } = ledger.summary;
  if (!samples) return null;
  const pages = paged === tabled ? "each with its page" : `${number(paged)} of them with the page they stand on`;
  return [el("strong", { class: "tag" }, `${plural(samples, "sample article")} (never evidence)`), tabled ? ` ${plural(tabled, "figure")} from tables, ${pages}.` : null];
}

function drawFrame() {
  const { articles: read, claims: made, known_on: known } = ledger.summary;
  replace(byId("standfirst"), `${plural(read, "article")}, ${plural(made, "claim")}, ${plural(tolls.n, "toll")}. `,
    known ? `Known on ${day(dayOf(known))}. ` : "", "These are figures that somebody reported, reconciled; they are no count of our own and no estimate of the true toll.",
    evidence());
  replace(byId("foot"), el("p", {}, "Low to high is the range in which the reports are consistent with each other, not a confidence interval: what nobody reported is in none of them. Figures of different scope are never pooled. What was denied or only feared is no part of a toll."),
    el("p", {}, `Tollbook ${ledger.version}. This page holds its data and asks no network for anything.`));
}

function start() {
  recall();
  keepToFilter();
  drawFrame();
  drawTabs();
  drawRail();
  drawView();
  drawDetail();
  onChange(changed);
  new ResizeObserver(() => {
    if (chart.box?.isConnected && chart.box.clientWidth && Math.max(280, chart.box.clientWidth) !== chart.frame.width) drawKnown();
  }).observe(byId("main"));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { if (chart.canvas) paintPoints(); });
  window.addEventListener("hashchange", () => { recall(); keepToFilter(); drawn.clear(); drawTabs(); drawRail(); drawView(); drawDetail(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && state.claim !== null && !byId("article").open) closeDetail(); });
  requestAnimationFrame(() => setTimeout(() => performance.mark("tollbook-ready")));
}

start();
