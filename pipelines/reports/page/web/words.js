// Says figures, days and reasons in plain words.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const NUMBERS = new Intl.NumberFormat("en");

function number(value) {
  return value === null || value === undefined ? "–" : NUMBERS.format(value);
}

function date(day) {
  return new Date(day * 864e5);
}

/** A day in words: 26 June 2013. */
function day(value) {
  if (value === null || value === undefined) return "no day known";
  const at = date(value);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

function shortDay(value) {
  if (value === null || value === undefined) return "–";
  const at = date(value);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()].slice(0, 3)} ${at.getUTCFullYear()}`;
}

function isoDay(value) {
  return value === null || value === undefined ? "" : date(value).toISOString().slice(0, 10);
}

function dayOf(iso) {
  const at = Date.parse(iso + "T00:00:00Z");
  return Number.isNaN(at) ? null : Math.round(at / 864e5);
}

const MODIFIER = { at_least: "at least", more_than: "more than", approximately: "about", at_most: "at most", less_than: "fewer than", exact: "", between: "", vague: "" };
const KIND = { exact: "exact", at_least: "at least", more_than: "at least", approximately: "about", at_most: "at most", less_than: "at most", between: "a range", vague: "a vague word" };

/** A claim's figure as it was said. */
function figure(at) {
  const [value, low, high] = [claims.value(at), claims.low(at), claims.high(at)];
  if (value !== null) return `${MODIFIER[claims.quantifier(at)] ?? ""} ${number(value)}`.trim();
  if (low === null && high === null) return clean(claims.surface(at) ?? "an unknown number", 60);
  if (low === null) return `up to ${number(high)}`;
  return high === null ? `at least ${number(low)}` : low === high ? number(low) : `${number(low)} to ${number(high)}`;
}

/** A number to place a claim by: what was printed, else the middle of its range, else its closed side. */
function level(at) {
  const [value, low, high] = [claims.value(at), claims.low(at), claims.high(at)];
  if (value !== null) return value;
  if (low !== null && high !== null) return (low + high) / 2;
  return low ?? high;
}

function source(at) {
  return claims.source_name(at) ?? claims.source(at) ?? "no source named";
}

/** A lineage as people know it: the body's name, or the words that stand for nobody. */
function lineage(key) {
  const row = bodyRow.get(key);
  if (row !== undefined) return bodies.name(row);
  const [kind, rest] = [key.split(":")[0], key.slice(key.indexOf(":") + 1).replaceAll("_", " ")];
  if (kind === "unattributed") return rest ? `${rest}, naming no source` : "no source named";
  if (kind === "anonymous") return rest ? `unnamed: ${rest}` : "an unnamed source";
  return key.replaceAll("_", " ");
}

const MEASURE = { killed: "people reported killed", injured: "people reported injured", casualties: "people reported killed or injured", missing: "people reported missing", captured: "people reported captured", displaced: "people reported displaced", refugees: "refugees reported", returned: "people reported returned", defected: "people reported to have defected", troops: "troops reported", equipment: "equipment reported" };

function measure(name) {
  return MEASURE[name] ?? name.replaceAll("_", " ");
}

function plain(name) {
  return String(name ?? "").replaceAll("_", " ");
}

/** Whom a toll counts, short enough for a list. */
function who(toll, long = false) {
  const words = tolls.who(toll), unit = tolls.unit(toll);
  const short = long ? words : words.split(/[:,]/)[0];
  return unit === "person" ? short : `${short} (${plain(unit)})`;
}

function tollName(toll) {
  return `${measure(tolls.measure(toll))}: ${who(toll)}, ${clean(tolls.place(toll), 80)}`;
}

const DATE_BASIS = {
  weekday: "the text names a weekday; counted back from the day it appeared",
  relative_day: "the text says it relative to the day it appeared",
  stated_date: "the text states the date",
  month: "the text names a month",
  publication: "the text names no day; the day it appeared is taken",
  conflict_age: "the text gives the age of the conflict; counted from its beginning",
  antecedent: "the day of which the passage speaks",
  correction: "an analyst set it",
};
const DATE_PREC = { 1: "to the day", 2: "to within a few days", 3: "to the week", 4: "to the month", 5: "to more than a month" };

/** Why a claim holds for its day. */
function dateReason(at) {
  if (claims.as_of(at) === null) return "No day is known for it: it takes part in no toll.";
  const basis = DATE_BASIS[claims.date_basis(at)] ?? "how isn't recorded";
  return `${basis[0].toUpperCase()}${basis.slice(1)}; known ${DATE_PREC[claims.date_prec(at)] ?? "with unknown precision"}.`;
}

const SOURCE_BASIS = {
  alias: "named in the text",
  country: "the office of the country spoken of",
  antecedent: "the body named before",
  publisher: "the outlet itself",
  anonymous: "speaks without a name",
  correction: "set by an analyst",
};
const PLACE_BASIS = {
  nearest: "named beside the figure",
  sentence: "named in the sentence",
  previous_sentence: "named in the sentence before",
  next_sentence: "named in the sentence after",
  antecedent: "the place last spoken of",
  dateline: "from the dateline",
  conflict: "the place of the conflict",
  correction: "set by an analyst",
};
const ROLE = { kept: "carries the curve", floor: "kept as a floor only", set_aside: "set aside", quarantined: "set aside: far off" };
const BASIS = { event: "one event", daily: "a day's or a period's figure", cumulative: "a running total", stock: "a number at one moment" };
const PUBLISHED_BASIS = { front_matter: "stated with the article", manifest: "from the list beside the articles", record: "from its record", inferred: "inferred from the text itself" };

/** Whether the fit left a claim out. */
function leftOut(role) {
  return role === "set_aside" || role === "quarantined";
}

function plural(count, one, many = one + "s") {
  return `${number(count)} ${count === 1 ? one : many}`;
}
