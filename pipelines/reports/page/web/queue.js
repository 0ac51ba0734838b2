// The queue: open figures, those first about which a decision could move a toll the most; and what the ledger asks for.

const WHY = {
  set_aside: "it was set aside",
  "floor ceiling": "low and high of some days rest on it",
  floor: "the low of some days rests on it",
  ceiling: "the high of some days rests on it",
  sole: "the whole toll rests on it",
  alone: "nothing else holds the curve there",
  finding: "a finding speaks against it",
  undated: "no day is known for it",
};

let askedOnly = false;

function drawQueue() {
  const shown = [["", `everything open (${number(queued.n)})`], ["asked", `what needs review (${number(wanting.n)})`]];
  replace(byId("panel-review"), el("h2", {}, "Queue"),
    el("p", { class: "deck" }, "Open a figure to mark it: accept it, reject it, correct it. Every open figure stands here in the order in which a decision about it could move a toll. ",
      `${plural(wanting.n, "thing")} ${wanting.n === 1 ? "needs" : "need"} review: the same that needs_review counts in the terminal and in the log of a run; figures that they are about are marked.`),
    el("div", { class: "fields inline" }, choice("Show", shown, askedOnly ? "asked" : "", (value) => { askedOnly = value === "asked"; drawQueue(); })),
    askedOnly ? askedTable() : queueTable());
}

function queueTable() {
  const rows = range(queued.n).filter((row) => passes(queued.at(row)));
  const heads = [["could move", "num"], ["share", "num"], ["figure", "fig"], ["toll", ""], ["source", ""], ["why", ""], ["your mark", ""]];
  return [el("p", { class: "quiet" }, "By how many people, weighed with the share of the toll. The move is an estimate: what the source’s neighbouring figures say without the claim, or with it where it was set aside."),
    rows.length ? paged("Open figures", heads, rows, queueRow) : el("p", { class: "notice" }, "Nothing is open under these filters.")];
}

/** What needs_review asks for, a row each, whatever it is about. */
function askedTable() {
  const filtered = FILTERS.some((name) => state[name]);
  const rows = range(wanting.n).filter((row) => !filtered || ledger.asked.claims[row].some(passes));
  const sentences = new Map(range(findings.n).map((row) => [findings.finding_id(row), row]));
  const heads = [["rule", ""], ["why", ""], ["figures", ""], ["your mark", ""]];
  const cells = (row) => {
    const ats = ledger.asked.claims[row], found = sentences.get(wanting.id(row));
    return [plain(wanting.rule(row)), bdi(wanting.reason(row) ?? findings.sentence(found), 600), ats.length ? ats.slice(0, 6).flatMap((at) => [claimButton(at), " "]) : wanting.kind(row) === "article" ? "an article" : "–", ats.length ? markOf(ats[0]) : ""];
  };
  return rows.length ? paged("What needs review", heads, rows, cells) : el("p", { class: "notice" }, "Nothing needs review under these filters.");
}

/** The marks made on a claim, or the way to make one. */
function markOf(at) {
  const made = marksOf("claim", claims.claim_id(at));
  return made.length ? made.map(sayMark).join("; ") : button("mark it", (event) => openClaim(at, event.currentTarget), { class: "link", "aria-label": `mark ${figure(at)}` });
}

function queueRow(row) {
  const at = queued.at(row), toll = queued.toll(row), share = queued.share(row);
  const why = queued.why(row).replace("floor ceiling", "floor_ceiling").split(" ").filter(Boolean).map((word) => WHY[word] ?? WHY[plain(word)] ?? plain(word));
  const rules = queued.rules(row)?.split(" ").map(plain).join(", ");
  return [toll === null ? "–" : number(queued.move(row)), toll === null ? "–" : share >= 0.1 ? `${Math.round(share * 100)} %` : `${(share * 100).toFixed(1)} %`,
    claimButton(at), toll === null ? "in none" : button(`${plain(tolls.measure(toll))}, ${who(toll)}, ${clean(tolls.place(toll), 40)}`, () => set({ toll, tab: "toll", known: null, claim: at }), { class: "link" }),
    bdi(source(at), 60), [why.join("; "), rules ? ` (${rules})` : "", wantingOfClaim.has(at) ? el("span", { class: "tag" }, "needs review") : null], markOf(at)];
}
