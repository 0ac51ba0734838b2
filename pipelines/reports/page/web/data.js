// Reads the data beside the script: columns by name, words once, sentences and texts only when they are asked for.

function embedded(name) {
  const node = byId("data-" + name);
  return node ? JSON.parse(node.textContent) : null;
}

/** A coded frame as functions from row to value. */
function decode(coded) {
  const table = { n: coded.n };
  for (const [name, column] of Object.entries(coded.c)) {
    if (column.i) table[name] = (row) => (column.i[row] < 0 ? null : column.d[column.i[row]]);
    else if (column.v) table[name] = (row) => column.v[row];
    else table[name] = () => null;
  }
  return table;
}

/** Whole numbers from their runs `[step, times, ...]`. */
function unroll(runs) {
  const values = [];
  let value = 0;
  for (let i = 0; i < runs.length; i += 2) {
    for (let n = 0; n < runs[i + 1]; n++) values.push(value += runs[i]);
  }
  return values;
}

function range(count, from = 0) {
  return Array.from({ length: count }, (_, i) => from + i);
}

/** Rows of a table by the value of a column. */
function group(table, name) {
  const rows = new Map();
  for (let row = 0; row < table.n; row++) {
    const key = table[name](row);
    if (rows.has(key)) rows.get(key).push(row); else rows.set(key, [row]);
  }
  return rows;
}

const ledger = embedded("ledger");
const claims = decode(ledger.claims);
const articles = decode(ledger.articles);
const tolls = decode(ledger.tolls);
const fates = decode(ledger.fates);
const latest = decode(ledger.latest);
const findings = decode(ledger.findings);
const queued = decode(ledger.queue);
const wanting = decode(ledger.asked);
const incidents = decode(ledger.incidents);
const corrections = decode(ledger.corrections);
const bodies = decode(ledger.lineages);

const bodyRow = new Map(range(bodies.n).map((row) => [bodies.source_id(row), row]));
const fatesOfToll = group(fates, "toll");
const latestOfToll = group(latest, "toll");
const fateOfClaim = new Map(range(fates.n).map((row) => [fates.at(row), row]));
const findingsOfClaim = new Map();
ledger.findings.claims.forEach((ats, row) => {
  for (const at of ats) {
    if (!findingsOfClaim.has(at)) findingsOfClaim.set(at, []);
    findingsOfClaim.get(at).push(row);
  }
});

/** What the ledger asks an analyst about a claim: rows of `wanting`. */
const wantingOfClaim = new Map();
ledger.asked.claims.forEach((ats, row) => {
  if (ats.length) wantingOfClaim.set(ats[0], [...(wantingOfClaim.get(ats[0]) ?? []), row]);
});

const once = new Map();

/** A part of the data that is decoded the first time somebody wants it. */
function lazily(name) {
  if (!once.has(name)) once.set(name, embedded(name));
  return once.get(name);
}

/** The sentence of a claim, null where it came from a table. */
function sentenceOf(at) {
  return lazily("sentences-" + Math.floor(at / ledger.sentences))?.[at % ledger.sentences] ?? null;
}

/** An article's text and spans, null where the page was made without texts. */
function textOf(article) {
  const chunk = ledger.chunk[article];
  if (chunk === undefined || chunk < 0) return null;
  return lazily("texts-" + chunk).find((entry) => entry.a === article) ?? null;
}

/** The earlier days of knowing of a toll, oldest first. */
function vintagesOf(toll) {
  return lazily("vintages")[toll] ?? [];
}

/** Cut a text at offsets that count code points. */
function cutter(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join("");
}

/** The pooled curve of a toll, day by day. */
function curveOf(toll) {
  const key = "curve-" + toll;
  if (!once.has(key)) {
    once.set(key, Object.fromEntries(Object.entries(ledger.curves[toll]).map(([name, runs]) => [name, unroll(runs)])));
  }
  return once.get(key);
}
