// The head of a toll: what is counted, its low, best and high, and how to read them.

function tollHead(toll) {
  const figures = newest(toll), start = tolls.period_start(toll);
  const title = [measure(tolls.measure(toll)), ", "];
  const name = title[0][0].toUpperCase() + title[0].slice(1);
  const since = tolls.basis(toll) === "stock" ? "counted at one moment" : start === null ? "running total, start not stated" : `running total since ${day(start)}`;
  return el("header", { class: "toll-head" },
    el("h2", { id: "toll-title" }, `${name}, `, bdi(tolls.place(toll), 120)),
    el("p", { class: "deck" }, `${who(toll, true)[0].toUpperCase()}${who(toll, true).slice(1)}; ${since}`, figures ? `; as of ${day(figures.date)}` : "", "."),
    figures ? numerals(toll, figures) : el("p", { class: "notice" }, "Nothing had been reported by that day."));
}

function numerals(toll, figures) {
  const box = (kind, name, value, note) => el("div", { class: `numeral ${kind}` }, el("dt", {}, name), el("dd", {}, value, note ? el("small", {}, note) : null));
  return el("dl", { class: "numerals" },
    box("main", "best", number(figures.best)),
    box("", "low", number(figures.low)),
    box("", "high", figures.high === null || figures.high < 0 ? "open" : number(figures.high), figures.high === null || figures.high < 0 ? "no report closes it" : null),
    box("", "rests on", plural(figures.claims, "claim"), `by ${plural(speakers(toll), "source")}`));
}

/** How many sources had spoken of a toll by the chosen day of knowing. */
function speakers(toll) {
  return new Set((fatesOfToll.get(toll) ?? []).filter((row) => wasKnown(fates.at(row))).map((row) => fates.lineage(row))).size;
}

/** The legend: sources by colour, each a filter; and what the marks mean. */
function legend(toll) {
  const shades = colours(toll), rows = fatesOfToll.get(toll) ?? [];
  const named = [...shades].filter(([, shade]) => shade !== "cx"), others = shades.size - named.length;
  const kinds = [...new Set(rows.map((row) => GLYPHS[claims.quantifier(fates.at(row))] ?? "disc"))];
  const sample = (kind) => Object.keys(GLYPHS).find((name) => GLYPHS[name] === kind);
  return el("div", { class: "legend" },
    el("ul", { "aria-label": "Sources" }, named.map(([key, shade]) => el("li", { class: shade }, el("i", { class: "swatch" }), bdi(lineage(key), 60))),
      others ? el("li", { class: "cx" }, el("i", { class: "swatch" }), `${number(others)} more`) : null),
    el("ul", { "aria-label": "Marks" },
      kinds.map((kind) => el("li", {}, glyph(sample(kind)), KIND[sample(kind)])),
      rows.some((row) => leftOut(fates.role(row))) ? el("li", {}, glyph("exact", true), "hollow: set aside") : null,
      curveOf(toll).high.some((high) => high < 0) ? el("li", {}, el("i", { class: "open-band" }), "band fading upwards: no report closes the range, high is open") : null));
}

function chartCaption(toll) {
  const edge = chart.points.filter((point) => point.edge).length;
  return el("figcaption", {}, "What was reported, not a count of our own. Line: the reconciled best; band: the range in which the reports are consistent with each other, not a confidence interval; dashed: past the last report.",
    state.source ? " The source filter hides figures; it doesn’t fit the curve again." : "",
    state.known !== null ? ` The thin line is the curve as known today; figures published after ${day(state.known)} are hidden.` : "",
    edge ? ` ${plural(edge, "figure")} above the frame ${edge === 1 ? "stands" : "stand"} at its upper edge.` : "");
}

/** Who holds the range: the claims that bind low and high on the newest day. */
function binding(toll) {
  if (state.known !== null) return null;
  const curve = curveOf(toll), k = upTo(curve.day, tolls.date(toll));
  const line = (words, at) => (at < 0 ? null : el("li", {}, words, " ", claimButton(at), " ", el("span", { class: "quiet" }, bdi(source(at), 80), `, published ${shortDay(claims.published_on(at))}`)));
  const lines = [line("The low rests on", curve.low_by[k]), line("The high rests on", curve.high_by[k])].filter(Boolean);
  return lines.length ? el("ul", { class: "binding" }, lines) : null;
}

/** A button with a claim's figure that leads to its words. */
function claimButton(at) {
  return button(figure(at), (event) => openClaim(at, event.currentTarget), { class: "link", "data-at": at });
}
