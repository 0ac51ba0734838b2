// Findings as a list to work through: by rule, each with its claims; what was seen is struck off, in this browser.

const SEVERITY = { error: "Errors", check: "To check", note: "Notes" };
const SEEN = "tollbook-seen:" + location.pathname;
let hideSeen = false;
let ofSeverity = "";

function seen() {
  try { return new Set(JSON.parse(localStorage.getItem(SEEN) ?? "[]")); } catch { return new Set(); }
}

function strike(id, done) {
  const ids = seen();
  if (done) ids.add(id); else ids.delete(id);
  try { localStorage.setItem(SEEN, JSON.stringify([...ids])); } catch { /* nothing is kept for this page */ }
}

function drawFindings() {
  const struck = seen();
  const rows = range(findings.n).filter((row) => (!ofSeverity || findings.severity(row) === ofSeverity) && !(hideSeen && struck.has(findings.finding_id(row)))
    && (!FILTERS.some((name) => state[name]) || ledger.findings.claims[row].some(passes)));
  const counts = Object.keys(SEVERITY).map((name) => [name, `${SEVERITY[name]} (${number(range(findings.n).filter((row) => findings.severity(row) === name).length)})`]);
  const hide = el("input", { type: "checkbox", on: { change: (event) => { hideSeen = event.target.checked; drawFindings(); } } });
  hide.checked = hideSeen;
  replace(byId("panel-findings"), el("h2", {}, "Findings"),
    el("p", { class: "deck" }, "Discrepancies between what was reported, each found by the rule that names it. Strike off what you have dealt with."),
    el("div", { class: "fields inline" }, choice("Show", [["", "all"], ...counts], ofSeverity, (value) => { ofSeverity = value; drawFindings(); }), el("label", { class: "check" }, hide, "Hide what is struck off")),
    rows.length ? Object.keys(SEVERITY).map((name) => {
      const same = rows.filter((row) => findings.severity(row) === name);
      return same.length ? el("section", { class: "part" }, el("h3", {}, SEVERITY[name]), findingList(same.slice(0, 300)), same.length > 300 ? el("p", { class: "quiet" }, `and ${number(same.length - 300)} more: narrow the filters`) : null) : null;
    }) : el("p", { class: "notice" }, "None."));
}

/** Findings as a list; `but` is a claim that needs no button. */
function findingList(rows, but = null) {
  const struck = seen();
  return el("ul", { class: "findings" }, rows.map((row) => {
    const id = findings.finding_id(row);
    const box = el("input", { type: "checkbox", "aria-label": "Dealt with", on: { change: (event) => { strike(id, event.target.checked); item.classList.toggle("struck", event.target.checked); } } });
    box.checked = struck.has(id);
    const ats = ledger.findings.claims[row].filter((at) => at !== but);
    const item = el("li", { class: struck.has(id) ? "struck" : null }, box,
      el("div", {}, el("span", { class: `rule ${findings.severity(row)}` }, plain(findings.rule(row))), " ", bdi(findings.sentence(row), 800),
        ats.length ? el("span", { class: "claims" }, ats.slice(0, 8).flatMap((at) => [claimButton(at), " "])) : null));
    return item;
  }));
}
