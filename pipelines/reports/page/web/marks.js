// The marks an analyst makes: kept by the browser until they are exported, or sent at once to the local review server.

const COLUMNS = ["made_on", "made_by", "reason", "action", "target_type", "target", "field", "to_value", "url", "measure", "digits", "sentence"];
const STORE = "tollbook-marks:" + location.pathname;
const token = document.querySelector('meta[name="tollbook-review"]')?.content ?? null;
let marks = token === null ? remembered() : waiting();

/** The decisions of corrections.csv that wait for a run, as the review server hands them out with the page. */
function waiting() {
  const told = document.querySelector('meta[name="tollbook-pending"]')?.content;
  return told === undefined ? remembered() : JSON.parse(told);
}

function remembered() {
  try {
    const found = JSON.parse(localStorage.getItem(STORE) ?? "[]");
    return Array.isArray(found) ? found : [];
  } catch { return []; }
}

/** Keep the marks; false where the browser keeps nothing for pages from disk. */
function keep() {
  try {
    localStorage.setItem(STORE, JSON.stringify(marks));
    return true;
  } catch { return false; }
}

/** The words by which a claim is found again when its id moves. */
function anchorOf(at) {
  const article = claims.article(at), surface = claims.surface(at) ?? "";
  return {
    url: article === null ? "" : articles.url(article) ?? "",
    measure: claims.measure(at),
    digits: (surface.match(/\d+(?:[.,\u00a0\u202f]\d+)*/g) ?? [surface]).join(" "),
    sentence: (sentenceOf(at) ?? "").replace(/\s+/g, " ").trim(),
  };
}

/** Make a mark: kept here, and sent at once where a review server listens. */
async function mark(decision) {
  const row = { made_on: new Date().toISOString().slice(0, 10), url: "", measure: "", digits: "", sentence: "", field: "", to_value: "", ...decision, state: "kept here" };
  marks.push(row);
  if (!keep()) row.state = "kept until this page is closed: the browser stores nothing for it";
  tellMarks();
  if (token !== null) await send(row);
  announce(`${row.action} marked: ${row.state}`);
  return row;
}

async function send(row) {
  try {
    const body = JSON.stringify(Object.fromEntries(COLUMNS.map((name) => [name, row[name] ?? ""])));
    const answer = await fetch("marks", { method: "POST", headers: { "Content-Type": "application/json", "X-Tollbook-Token": token }, body });
    const said = answer.ok ? await answer.json() : { state: "refused", why: `the server answered ${answer.status}` };
    row.state = { applied: "written to corrections", orphan: "written; its words were not found again", refused: "refused" }[said.state] ?? String(said.state);
    if (said.why) row.state += `: ${said.why}`;
  } catch { row.state = "not sent: the review server doesn’t answer; kept here"; }
  keep();
  tellMarks();
}

function forget(row) {
  marks = marks.filter((other) => other !== row);
  keep();
  tellMarks();
}

function marksOf(type, target) {
  return marks.filter((row) => row.target_type === type && row.target === target);
}

function tellMarks() {
  for (const heard of listeners) heard(new Set(["marks"]));
}
