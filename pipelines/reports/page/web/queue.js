// The queue: claims to look at, those first about which a decision could move a toll the most.

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

function drawQueue() {
  const rows = range(queued.n).filter((row) => passes(queued.at(row)));
  const heads = [["could move", "num"], ["share", "num"], ["figure", "fig"], ["toll", ""], ["source", ""], ["why", ""], ["your mark", ""]];
  replace(byId("panel-review"), el("h2", {}, "To review"),
    el("p", { class: "deck" }, "Claims in the order in which a decision about them could move a toll: by how many people, weighed with the share of the toll. The move is an estimate: what the source’s neighbouring figures say without the claim, or with it where it was set aside."),
    rows.length ? paged("Claims to review", heads, rows, queueRow) : el("p", { class: "notice" }, "Nothing to review under these filters."));
}

function queueRow(row) {
  const at = queued.at(row), toll = queued.toll(row), share = queued.share(row);
  const why = queued.why(row).replace("floor ceiling", "floor_ceiling").split(" ").filter(Boolean).map((word) => WHY[word] ?? WHY[plain(word)] ?? plain(word));
  const rules = queued.rules(row)?.split(" ").map(plain).join(", ");
  const made = marksOf("claim", claims.claim_id(at));
  return [toll === null ? "–" : number(queued.move(row)), toll === null ? "–" : share >= 0.1 ? `${Math.round(share * 100)} %` : `${(share * 100).toFixed(1)} %`,
    claimButton(at), toll === null ? "in none" : button(`${plain(tolls.measure(toll))}, ${who(toll)}, ${clean(tolls.place(toll), 40)}`, () => set({ toll, tab: "toll", known: null, claim: at }), { class: "link" }),
    bdi(source(at), 60), [why.join("; "), rules ? ` (${rules})` : ""], made.length ? made.map(sayMark).join("; ") : ""];
}
