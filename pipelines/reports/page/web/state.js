// What is being looked at: one state, kept in the page's address so that a link leads back to it.

const state = { tab: "toll", toll: 0, claim: null, known: null, measure: "", scope: "", place: "", source: "" };
const FILTERS = ["measure", "scope", "place", "source"];
const listeners = [];

/** Hear of changes: `heard(names)` gets the names of what changed. */
function onChange(heard) {
  listeners.push(heard);
}

function set(changes) {
  const names = Object.keys(changes).filter((name) => state[name] !== changes[name]);
  if (!names.length) return;
  Object.assign(state, changes);
  remember();
  for (const heard of listeners) heard(new Set(names));
}

function remember() {
  const parts = new URLSearchParams();
  if (state.tab !== "toll") parts.set("view", state.tab);
  if (tolls.n) parts.set("toll", tollKey(state.toll));
  if (state.claim !== null) parts.set("claim", claims.claim_id(state.claim));
  if (state.known !== null) parts.set("known", isoDay(state.known));
  for (const name of FILTERS) if (state[name]) parts.set(name, state[name]);
  try { history.replaceState(null, "", "#" + parts); } catch { /* a page inside another may not */ }
}

/** A toll's name in an address. */
function tollKey(toll) {
  return [tolls.measure(toll), tolls.unit(toll), tolls.scope(toll), tolls.place(toll), tolls.basis(toll), isoDay(tolls.period_start(toll))].join("|");
}

/** Take up what the address asks for; what it doesn't know is left as it is. */
function recall() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const wanted = {};
  if (TABS.some(([name]) => name === parts.get("view"))) wanted.tab = parts.get("view");
  const toll = range(tolls.n).find((row) => tollKey(row) === parts.get("toll"));
  if (toll !== undefined) wanted.toll = toll;
  const claim = parts.get("claim") && range(claims.n).find((at) => claims.claim_id(at) === parts.get("claim"));
  if (Number.isInteger(claim)) {
    wanted.claim = claim;
    if (toll === undefined && fateOfClaim.has(claim)) wanted.toll = fates.toll(fateOfClaim.get(claim));
  }
  if (parts.get("known")) wanted.known = dayOf(parts.get("known"));
  for (const name of FILTERS) if (parts.get(name)) wanted[name] = parts.get(name);
  Object.assign(state, wanted);
}

const MATCHES = {
  measure: (at) => claims.measure(at),
  scope: (at) => claims.scope(at),
  place: (at) => placeOf(at),
  source: (at) => source(at),
};

function placeOf(at) {
  return claims.place_name(at) ?? claims.place(at) ?? "no place named";
}

/** Whether a claim passes the filters. */
function passes(at) {
  return FILTERS.every((name) => !state[name] || MATCHES[name](at) === state[name]);
}

/** Whether a toll passes: its own measure, population and place, and some claim of the source. */
function tollPasses(toll) {
  return (!state.measure || tolls.measure(toll) === state.measure)
    && (!state.scope || tolls.scope(toll) === state.scope)
    && (!state.place || tollPlace(toll) === state.place)
    && (!state.source || (fatesOfToll.get(toll) ?? []).some((row) => source(fates.at(row)) === state.source));
}

function tollPlace(toll) {
  const first = (fatesOfToll.get(toll) ?? [])[0];
  return first === undefined ? tolls.place(toll) : placeOf(fates.at(first));
}
