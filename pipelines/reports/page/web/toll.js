// One toll: its figures, its chart, who says what now, what moved it, what is odd about it, and its claims.

function drawToll() {
  const panel = byId("panel-toll");
  if (!tolls.n) {
    replace(panel, el("p", { class: "notice" }, "No running total or stock has been reported yet. What was read stands under Claims."));
    return;
  }
  if (!tollPasses(state.toll)) {
    const left = range(claims.n).filter(passes).length;
    replace(panel, el("p", { class: "notice" }, "No toll passes these filters. ", left ? button(`${plural(left, "claim")} ${left === 1 ? "does" : "do"}`, () => set({ tab: "claims" }), { class: "link" }) : null));
    return;
  }
  const box = el("div", { class: "chart", id: "chart", "aria-label": `${tollName(state.toll)}. ${TITLE}` });
  listenTo(box);
  replace(panel,
    el("div", { id: "toll-head" }),
    el("figure", { class: "picture", "aria-labelledby": "toll-title" }, el("div", { class: "plot" }, box, el("div", { class: "tip", id: "tip", hidden: true })),
      el("div", { id: "slider" }), el("div", { id: "legend" }), el("div", { id: "caption" })),
    el("div", { id: "binding" }), el("div", { id: "toll-parts" }));
  replace(byId("slider"), knownSlider(state.toll));
  replace(byId("legend"), legend(state.toll));
  drawKnown();
  replace(byId("toll-parts"), curveTable(state.toll), latestTable(state.toll), movementTable(state.toll), tollFindings(state.toll), tollClaims(state.toll));
}

/** What the slider and the source filter change: head, chart and caption. */
function drawKnown() {
  const box = byId("chart");
  if (!box) return;
  const pointed = chart.pointed?.at;
  replace(byId("toll-head"), tollHead(state.toll));
  drawChart(box, state.toll);
  point(chart.points.find((found) => found.at === pointed) ?? null);
  replace(byId("caption"), chartCaption(state.toll));
  replace(byId("binding"), binding(state.toll));
}

/** The curve in figures, for those who don't see it: about sixty of its days, the newest first, when asked for. */
function curveTable(toll) {
  const box = el("div", {});
  const part = el("details", { class: "table", on: { toggle: () => { if (part.open && !box.firstChild) replace(box, curveRows(toll)); } } }, el("summary", {}, "The curve in figures"), box);
  return part;
}

function curveRows(toll) {
  const curve = curveOf(toll), count = curve.day.length, every = Math.max(1, Math.ceil(count / 60));
  const rows = range(count).filter((k) => (count - 1 - k) % every === 0).reverse().map((k) => [
    shortDay(curve.day[k]), number(curve.best[k]), number(curve.low[k]), curve.high[k] < 0 ? "open" : number(curve.high[k]), curve.projected[k] ? "past the last report" : ""]);
  return [every > 1 ? el("p", { class: "quiet" }, `Every ${number(every)} days; tolls.csv has every day.`) : null,
    dataTable("The curve in figures", [["day", "day"], ["best", "num"], ["low", "num"], ["high", "num"], ["", ""]], rows)];
}

function latestTable(toll) {
  const rows = (latestOfToll.get(toll) ?? []).map((row) => {
    const key = latest.lineage(row), body = bodyRow.get(key);
    return [el("span", { class: colours(toll).get(key) ?? "cx" }, el("i", { class: "swatch" }), bdi(lineage(key), 80)),
      body === undefined ? "–" : bodies.reliability(body), shortDay(latest.date(row)), number(latest.best(row)),
      `${number(latest.low(row))} to ${latest.high(row) === null ? "open" : number(latest.high(row))}`,
      number(latest.made(row)), number(latest.set_aside(row))];
  });
  return el("section", { class: "part" }, el("h3", {}, "What each source says now"),
    dataTable("The newest figure of each source", [["source", ""], ["grade", ""], ["as of", "day"], ["best", "num"], ["low to high", "num"], ["claims", "num"], ["set aside", "num"]], rows));
}

function tollFindings(toll) {
  const ats = new Set((fatesOfToll.get(toll) ?? []).map((row) => fates.at(row)));
  const rows = range(findings.n).filter((row) => ledger.findings.claims[row].some((at) => ats.has(at)));
  if (!rows.length) return null;
  return el("section", { class: "part" }, el("h3", {}, `Findings (${number(rows.length)})`),
    findingList(rows.slice(0, 20)),
    rows.length > 20 ? button(`All ${number(rows.length)} are under Findings`, () => set({ tab: "findings" }), { class: "more" }) : null);
}

function tollClaims(toll) {
  const rows = (fatesOfToll.get(toll) ?? []).slice().sort((a, b) => fates.as_of(b) - fates.as_of(a));
  return el("section", { class: "part" }, el("h3", {}, `The reported figures (${number(rows.length)})`), el("p", { class: "quiet" }, "The same figures as in the chart, newest first."),
    paged("The reported figures of this toll", [["holds for", "day"], ["figure", "fig"], ["source", ""], ["published", "day"], ["in the fit", ""]],
      rows, (row) => claimRow(fates.at(row), row)));
}

function claimRow(at, row) {
  const role = fates.role(row);
  return [shortDay(fates.as_of(row)), [glyph(claims.quantifier(at), leftOut(role)), " ", claimButton(at)], bdi(source(at), 80), shortDay(claims.published_on(at)),
    role === "kept" ? "carries the curve" : `${ROLE[role]}${leftOut(role) && fates.reason(row) ? `: ${fates.reason(row)}` : ""}`];
}
