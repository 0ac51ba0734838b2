// The selected claim: its sentence with the figure marked, who said it and who printed it, why it holds for its day.

let cameFrom = null;

/** Show a claim; `from` is where the focus goes back to. */
function openClaim(at, from = null) {
  cameFrom = from;
  set({ claim: at });
  drawDetail();
  byId("detail").focus({ preventScroll: wide() });
}

function closeDetail() {
  set({ claim: null });
  if (cameFrom?.isConnected) cameFrom.focus();
}

function drawDetail() {
  const panel = byId("detail"), at = state.claim;
  panel.hidden = at === null;
  document.body.classList.toggle("with-detail", at !== null);
  if (at === null) return;
  const row = fateOfClaim.get(at);
  replace(panel,
    el("div", { class: "detail-bar" }, button("Previous", () => neighbour(-1), { class: "link" }), button("Next", () => neighbour(1), { class: "link" }), button("Close", closeDetail, { class: "link", "aria-keyshortcuts": "Escape" })),
    el("p", { class: "said-figure" }, figure(at)), el("p", { class: "deck" }, `${measure(claims.measure(at))}, ${plain(claims.population(at))}`),
    decidedAbout(at), quote(at), origin(at), facts(at, row), claimFindings(at),
    el("details", { class: "decision", open: token !== null }, el("summary", {}, "Decide about it"), decisionForm(at)));
}

/** What analysts decided about it, its article and its source. */
function decidedAbout(at) {
  const article = claims.article(at), id = article === null ? null : ledger.articles.ids[article];
  const rows = range(corrections.n).filter((row) => corrections.state(row) === "applied"
    && (corrections.at(row) === at || (id !== null && corrections.target_type(row) === "article" && corrections.article_id(row) === id)
      || (corrections.target_type(row) === "source" && corrections.target(row) === claims.source_id(at))));
  return rows.length ? el("ul", { class: "decided" }, rows.map((row) => el("li", {}, `${sayCorrection(row)}: `, bdi(corrections.reason(row), 300), " (", bdi(corrections.made_by(row), 60), `, ${corrections.made_on(row)})`))) : null;
}

/** The sentence, the figure in it marked. */
function quote(at) {
  const text = sentenceOf(at);
  if (text === null) return el("p", { class: "quiet" }, "It comes from a table of claims; there is no sentence.");
  const cut = cutter(text), [start, end] = [claims.span_start(at), claims.span_end(at)];
  return el("blockquote", {}, el("p", { dir: "auto" }, bare(cut(0, start)), el("mark", {}, bare(cut(start, end))), bare(cut(end))));
}

/** Words of a text at their full length, without an override of the writing direction. */
function bare(words) {
  return clean(words, Infinity);
}

function origin(at) {
  const article = claims.article(at);
  if (article === null) return originOfRow(at);
  const url = articles.url(article), title = articles.title(article) ?? "untitled";
  return el("p", { class: "origin" },
    url && safeLink(url) && !url.startsWith("#") ? el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, bdi(title, 200)) : bdi(title, 200),
    el("br"), bdi(articles.publisher(article) ?? "publisher unknown", 100), articles.wire(article) ? [", carrying ", bdi(articles.wire(article), 60)] : null,
    `, ${day(articles.published_on(article))}`, articles.is_sample(article) ? el("span", { class: "tag" }, "sample, not evidence") : null, el("br"),
    button("Read it in the article", () => openArticle(article, at), { class: "link" }));
}

/** Where a figure from a table of claims stands. */
function originOfRow(at) {
  const url = claims.page(at), who = claims.printed_by(at) ?? url;
  if (!who) return null;
  return el("p", { class: "origin" }, url && safeLink(url) && !url.startsWith("#") ? el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, bdi(who, 200)) : bdi(who, 200),
    `, ${day(claims.published_on(at))}`);
}

function facts(at, row) {
  const items = [
    ["Source", [bdi(source(at), 160), claims.source(at) && claims.source(at) !== source(at) ? [" (“", bdi(claims.source(at), 120), "”)"] : null,
      claims.source_basis(at) ? `; ${SOURCE_BASIS[claims.source_basis(at)] ?? plain(claims.source_basis(at))}` : "", claims.reliability(at) ? `; graded ${claims.reliability(at)}` : ""]],
    ["Place", [bdi(placeOf(at), 160), claims.place_basis(at) ? `; ${PLACE_BASIS[claims.place_basis(at)] ?? plain(claims.place_basis(at))}` : ""]],
    ["Holds for", [day(claims.as_of(at)), claims.period_start(at) !== null ? `, counting from ${day(claims.period_start(at))}` : "", ". ", dateReason(at)]],
    ["Kind", `${BASIS[claims.basis(at)] ?? claims.basis(at)}; ${plain(claims.status(at))}`],
    ["Commits to", commits(at)],
  ];
  if (claims.whole(at) !== null) items.push(["Part of", claimButton(claims.whole(at))]);
  const also = toldAlso(at);
  if (also.length) items.push(["Told also", also.slice(0, 6).map((other, i) => [i ? "; " : "", claimButton(other), " ", bdi(source(other), 50), `, ${shortDay(claims.published_on(other))}`])]);
  items.push(["In the toll", inTheToll(at, row)]);
  return el("dl", { class: "facts" }, items.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}

/** The other claims that tell the same event. */
function toldAlso(at) {
  const group = claims.coreference(at);
  return group === null ? [] : range(claims.n).filter((other) => other !== at && claims.coreference(other) === group);
}

function commits(at) {
  const [low, high] = [claims.low(at), claims.high(at)];
  if (low === null && high === null) return "no number";
  return low === high ? number(low) : `${low === null ? "any number" : number(low)} to ${high === null ? "open" : number(high)}`;
}

function inTheToll(at, row) {
  if (row === undefined && claims.decided(at) === "rejected") return "In no toll: an analyst rejected it.";
  if (row === undefined) return ["denied", "hypothetical"].includes(claims.status(at)) ? "Denied or only feared: in no toll." : "In no toll: it isn’t a running total or a stock, or has no day.";
  const role = fates.role(row), moved = fates.as_of(row) !== claims.as_of(at);
  return [`${ROLE[role] ?? role}${fates.reason(row) ? ` (${fates.reason(row)})` : ""}; the curve says ${number(Math.round(fates.fitted(row)))} on its day. `,
    moved ? `In the fit it holds for ${day(fates.as_of(row))}. ` : "",
    fates.toll(row) === state.toll && state.tab === "toll" ? null : button("Show the toll", () => set({ toll: fates.toll(row), tab: "toll", known: null }), { class: "link" })];
}

function claimFindings(at) {
  const rows = findingsOfClaim.get(at) ?? [];
  return rows.length ? el("section", { class: "found" }, el("h3", {}, "Findings on it"), findingList(rows, at)) : null;
}

/** The figure before or after the selected one, in the chart's order where it stands there, else in the ledger's. */
function neighbour(by) {
  const ats = chart.points.some((found) => found.at === state.claim) ? chart.points.map((found) => found.at) : range(claims.n);
  const to = ats.indexOf(state.claim) + by;
  if (to >= 0 && to < ats.length) openClaim(ats[to], cameFrom);
}
