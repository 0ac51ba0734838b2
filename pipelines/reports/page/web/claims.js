// Claims in a table of pages: every figure that passes the filters, whether or not it is part of a toll.

const PAGE = 50;

/** A table that shows a page of its rows at a time; `cells(row)` makes a row's cells. */
function paged(caption, heads, rows, cells) {
  const box = el("div", { class: "paged" });
  const show = (page) => {
    const last = Math.max(0, Math.ceil(rows.length / PAGE) - 1), at = Math.min(Math.max(page, 0), last);
    const turn = (label, to, off) => button(label, () => { show(to); box.querySelector("button.turn")?.focus(); }, { class: "turn", disabled: off ? true : null });
    replace(box, dataTable(caption, heads, rows.slice(at * PAGE, (at + 1) * PAGE).map(cells)),
      last ? el("p", { class: "pager" }, turn("Earlier rows", at - 1, at === 0), el("span", {}, `${number(at * PAGE + 1)} to ${number(Math.min(rows.length, (at + 1) * PAGE))} of ${number(rows.length)}`), turn("Later rows", at + 1, at === last)) : null);
  };
  show(0);
  return box;
}

function drawClaims() {
  const rows = range(claims.n).filter(passes).reverse();
  const heads = [["published", "day"], ["figure", "fig"], ["measure", ""], ["population", ""], ["place", ""], ["source", ""], ["holds for", "day"], ["kind", ""], ["in the toll", ""]];
  const rivals = incidentTable();
  replace(byId("panel-claims"), el("h2", {}, "Every claim"),
    el("p", { class: "deck" }, `${plural(rows.length, "claim")} of ${number(claims.n)} pass the filters; the newest first. Rival figures stand side by side: nothing is merged or overwritten.`),
    rivals, rivals ? el("h3", { class: "all" }, "All claims") : null,
    paged("Claims", heads, rows, (at) => {
      const row = fateOfClaim.get(at), status = claims.status(at);
      return [shortDay(claims.published_on(at)), [glyph(claims.quantifier(at), row !== undefined && leftOut(fates.role(row))), " ", claimButton(at)], plain(claims.measure(at)), plain(claims.population(at)), bdi(placeOf(at), 60), bdi(source(at), 60),
        shortDay(claims.as_of(at)), `${claims.basis(at)}${status === "asserted" ? "" : `, ${status}`}`,
        [row === undefined ? "–" : ROLE[fates.role(row)], claims.decided(at) ? el("em", { class: "decision-word" }, ` ${claims.decided(at)}`) : null]];
    }));
}
