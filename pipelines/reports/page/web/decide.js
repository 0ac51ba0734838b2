// The form in which an analyst decides: accept, reject, correct a field, date the article, grade the source, group.

const FIELDS = [["value", "figure"], ["low", "at least so many"], ["high", "at most so many"], ["quantifier", "how exact"], ["measure", "measure"], ["population", "population"], ["basis", "event, daily, cumulative or stock"], ["status", "status"], ["source", "source, in words"], ["source_id", "source, as listed"], ["place", "place, in words"], ["place_id", "place, as listed"], ["as_of", "day it holds for"], ["period_start", "first day counted"], ["subset_of", "part of (claim)"]];
const CHOICES = {
  quantifier: ["exact", "approximately", "at_least", "more_than", "at_most", "less_than", "between", "vague"],
  basis: ["event", "daily", "cumulative", "stock"],
  status: ["asserted", "denied", "hypothetical", "revised"],
  reliability: ["A", "B", "C", "D", "E"],
};

/** The decisions about a claim: what to do, to what, with the value asked for. */
function decisions(at) {
  const article = claims.article(at), body = claims.source_id(at), id = claims.claim_id(at);
  const list = [
    ["accept", "Accept it as it is", { action: "accept", target_type: "claim", target: id }],
    ["reject", "Reject it", { action: "reject", target_type: "claim", target: id }],
    ["set", "Correct a field", { action: "set", target_type: "claim", target: id }],
    ["merge", "It tells the same event as …", { action: "merge", target_type: "claim", target: id }],
    ["split", "It tells an event of its own", { action: "split", target_type: "claim", target: id }],
  ];
  if (article !== null) list.push(["date", "Date the article", { action: "set", target_type: "article", target: ledger.articles.ids[article], field: "published_on" }]);
  if (body) list.push(["grade", "Grade the source", { action: "set", target_type: "source", target: body, field: "reliability" }]);
  return list;
}

function decisionForm(at) {
  const list = decisions(at);
  const kind = el("select", { name: "kind" }, list.map(([name, label]) => el("option", { value: name }, label)));
  const extra = el("div", { class: "extra" });
  const said = el("p", { class: "said", role: "status" }, ...madeBefore(at));
  kind.addEventListener("change", () => replace(extra, asked(kind.value, at)));
  const form = el("form", { class: "decide", on: { submit: (event) => { event.preventDefault(); decide(form, at, said); } } },
    el("label", { class: "field" }, el("span", {}, "Decision"), kind), extra,
    field("Reason", el("input", { name: "reason", required: true, maxlength: 500, autocomplete: "off" })),
    field("Your name", el("input", { name: "made_by", required: true, maxlength: 100, autocomplete: "name", value: nameOf() })),
    el("button", { type: "submit", class: "strong" }, "Mark"), said);
  return form;
}

function field(label, control) {
  return el("label", { class: "field" }, el("span", {}, label), control);
}

/** What else a decision needs to know. */
function asked(kind, at) {
  if (kind === "date") return field("Published on", el("input", { name: "to_value", type: "date", required: true, value: isoDay(articles.published_on(claims.article(at))) }));
  if (kind === "grade") return field("Reliability, A best", valueField("reliability", claims.reliability(at)));
  if (kind === "merge") return mergeField(at);
  if (kind !== "set") return null;
  const value = el("div", {});
  const name = el("select", { name: "field", on: { change: (event) => replace(value, correct(event.target.value, at)) } }, FIELDS.map(([key, label]) => el("option", { value: key }, label)));
  replace(value, correct("value", at));
  return [field("Field", name), value];
}

const NEAR = 10;

/** The claims that may tell the same event: the same measure within some days, those of the same place first. */
function mergeField(at) {
  const mine = claims.as_of(at) ?? claims.published_on(at);
  const near = range(claims.n).filter((other) => other !== at && claims.measure(other) === claims.measure(at) && Math.abs((claims.as_of(other) ?? claims.published_on(other)) - mine) <= NEAR);
  near.sort((a, b) => (placeOf(b) === placeOf(at)) - (placeOf(a) === placeOf(at)) || Math.abs(claims.as_of(a) - mine) - Math.abs(claims.as_of(b) - mine));
  if (!near.length) return field("Claim or group it joins", el("input", { name: "to_value", required: true, autocomplete: "off" }));
  return field(`The same as (within ${NEAR} days)`, el("select", { name: "to_value" }, near.slice(0, 60).map((other) =>
    el("option", { value: claims.claim_id(other) }, clean(`${figure(other)}, ${plain(claims.population(other))}, ${placeOf(other)}, ${shortDay(claims.as_of(other))}, ${source(other)}`, 110)))));
}

function correct(name, at) {
  const old = claims[name]?.(at);
  const days = name === "as_of" || name === "period_start";
  return field("To", valueField(name, days ? isoDay(old) : old));
}

function valueField(name, old) {
  const fixed = CHOICES[name] ?? (name === "measure" ? Object.keys(MEASURE) : null);
  if (fixed) return el("select", { name: "to_value" }, fixed.map((value) => el("option", { value, selected: value === old }, plain(value))));
  const numeric = ["value", "low", "high"].includes(name);
  const type = name === "as_of" || name === "period_start" ? "date" : numeric ? "number" : "text";
  return el("input", { name: "to_value", type, value: old ?? "", min: numeric ? 0 : null, step: numeric ? 1 : null, autocomplete: "off" });
}

async function decide(form, at, said) {
  const given = new FormData(form);
  const [, , decision] = decisions(at).find(([name]) => name === given.get("kind"));
  nameOf(given.get("made_by"));
  const row = await mark({ ...decision, field: given.get("field") ?? decision.field ?? "", to_value: given.get("to_value") ?? "", reason: given.get("reason").trim(), made_by: given.get("made_by").trim(), ...anchorOf(at) });
  form.elements.reason.value = "";
  replace(said, `${sayMark(row)}: ${row.state}.`);
}

/** Marks made before about a claim, in words. */
function madeBefore(at) {
  const made = marksOf("claim", claims.claim_id(at));
  return made.length ? [`Marked: ${made.map(sayMark).join("; ")}.`] : [];
}

/** The analyst's name, kept for the next mark. */
function nameOf(name) {
  try {
    if (name !== undefined) localStorage.setItem("tollbook-name", name);
    return localStorage.getItem("tollbook-name") ?? "";
  } catch { return name ?? ""; }
}
