// Incidents with rival figures: what several reports of one event say, side by side. Events make no running total.

/** The incidents that pass the filters, null where there are none. */
function incidentTable() {
  const rows = range(incidents.n).filter((row) => ledger.incidents.claims[row].some(passes));
  if (!rows.length) return null;
  const heads = [["day", "day"], ["place", ""], ["measure", ""], ["population", ""], ["figures", "num"], ["who says what", ""]];
  return el("section", { class: "part", id: "incidents" }, el("h3", {}, `Incidents with rival figures (${number(rows.length)})`),
    el("p", { class: "quiet" }, "Figures of one event or one day that differ: told of the same incident, or of the same place and day. They are no part of a running total and are never added up."),
    paged("Incidents with rival figures", heads, rows, incidentRow));
}

function incidentRow(row) {
  const said = ledger.incidents.claims[row].flatMap((at, i) => [i ? "; " : "", claimButton(at), " ", bdi(source(at), 50), `, ${shortDay(claims.published_on(at))}`]);
  return [shortDay(incidents.as_of(row)), bdi(incidents.place(row) ?? "no place named", 60), plain(incidents.measure(row)), plain(incidents.population(row)),
    `${number(incidents.least(row))} to ${number(incidents.greatest(row))}`, said];
}
