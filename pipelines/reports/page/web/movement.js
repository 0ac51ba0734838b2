// What moved a toll: how its figure changed as reports came in, and which claims came in between.

const MOVES = 80;

/** The steps of knowing of a toll, newest first: `known`, the figure then, the one before, and the claims in between. */
function movements(toll) {
  const now = { known: lastKnown(toll), date: tolls.date(toll), low: tolls.low(toll), best: tolls.best(toll), high: tolls.high(toll) };
  const steps = [...vintagesOf(toll), now];
  return steps.map((vintage, i) => ({ now: vintage, then: steps[i - 1] ?? null, came: between(toll, steps[i - 1]?.known ?? -Infinity, vintage.known) })).reverse();
}

function knownDay(at) {
  return claims.published_on(at) ?? claims.as_of(at);
}

function lastKnown(toll) {
  return (fatesOfToll.get(toll) ?? []).reduce((last, row) => Math.max(last, knownDay(fates.at(row))), -Infinity);
}

function between(toll, after, until) {
  return (fatesOfToll.get(toll) ?? []).map((row) => fates.at(row)).filter((at) => knownDay(at) > after && knownDay(at) <= until);
}

function movementTable(toll) {
  if (!vintagesOf(toll).length) return null;
  const steps = movements(toll).filter(({ now, then, came }) => came.length && (!then || now.best !== then.best || now.low !== then.low || (now.high ?? -1) !== (then.high ?? -1)));
  if (!steps.length) return null;
  const rows = steps.slice(0, MOVES).map(({ now, then, came }) => [
    shortDay(now.known), number(now.best), change(now, then), `${number(now.low)} to ${now.high === null || now.high < 0 ? "open" : number(now.high)}`, cameIn(came),
  ]);
  return el("section", { class: "part" }, el("h3", {}, "What moved it"),
    el("p", { class: "quiet" }, "The newest figure as known on each day on which a report moved it, and what came in."),
    dataTable("What moved the toll", [["known on", "day"], ["best", "num"], ["change", "num"], ["low to high", "num"], ["what came in", ""]], rows));
}

function change(now, then) {
  if (!then) return "first";
  const by = now.best - then.best;
  return by ? `${by > 0 ? "+" : "−"}${number(Math.abs(by))}` : "range only";
}

function cameIn(came) {
  const shown = came.slice(0, 3).flatMap((at, i) => [i ? "; " : "", claimButton(at), " ", bdi(source(at), 50)]);
  return came.length > 3 ? [...shown, ` and ${number(came.length - 3)} more`] : shown;
}
