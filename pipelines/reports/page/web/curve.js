// The curve of a toll as it is shown: as known now, or as known on the chosen earlier day.

/** The vintage that was known on a day: the last one made by then. Null for now. */
function vintageOn(toll, known) {
  if (known === null) return null;
  const list = vintagesOf(toll);
  let found = null;
  for (const vintage of list) if (vintage.known <= known) found = vintage;
  return found ?? (list.length ? "none" : null);
}

/** Lists `day`, `low`, `best`, `high` (null open), `projected` of the curve to draw; empty where nothing was known. */
function shownCurve(toll) {
  const vintage = vintageOn(toll, state.known);
  if (vintage === "none") return { day: [], low: [], best: [], high: [], projected: [] };
  if (vintage) {
    const { day: days, low, best, high } = vintage.curve;
    return { day: days, low, best, high, projected: days.map((value) => (value > vintage.date ? 1 : 0)) };
  }
  return curveOf(toll);
}

/** The newest figure of a toll as known on the chosen day: `date`, `low`, `best`, `high`; null where nothing was known. */
function newest(toll) {
  const vintage = vintageOn(toll, state.known);
  if (vintage === "none") return null;
  if (vintage) return vintage;
  const row = {};
  for (const name of ["date", "low", "best", "high", "claims", "lineages", "projected"]) row[name] = tolls[name](toll);
  return row;
}

/** Where a day stands in ascending days: the last not after it; -1 before the first. */
function upTo(days, wanted) {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= wanted) low = middle + 1; else high = middle;
  }
  return low - 1;
}

/** Whether a claim had been published by the chosen day of knowing. */
function wasKnown(at) {
  return state.known === null || (claims.published_on(at) ?? claims.as_of(at)) <= state.known;
}

/** The rows of `fates` that the chart shows: of this toll, published by the chosen day, passing the source filter. */
function shownFates(toll) {
  return (fatesOfToll.get(toll) ?? []).filter((row) => {
    const at = fates.at(row);
    return wasKnown(at) && (!state.source || source(at) === state.source);
  });
}

const PALETTE = 6;

/** A colour class for each lineage of a toll: the busiest six have their own, the rest share one. */
function colours(toll) {
  const counts = new Map();
  for (const row of fatesOfToll.get(toll) ?? []) counts.set(fates.lineage(row), (counts.get(fates.lineage(row)) ?? 0) + 1);
  const ordered = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return new Map(ordered.map(([key], i) => [key, i < PALETTE ? "c" + i : "cx"]));
}
