// Marks as corrections.csv: the columns the ledger reads, and no cell that a spreadsheet would run as a formula.

/** A cell that is only ever text. */
function harmless(value) {
  const text = String(value ?? "");
  return /^'*[=+\-@\t\r]/.test(text) ? "'" + text : text;
}

function csvCell(value) {
  const text = harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvOf(rows) {
  return [COLUMNS.join(","), ...rows.map((row) => COLUMNS.map((name) => csvCell(row[name])).join(","))].join("\n") + "\n";
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const anchor = el("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function drawMarks() {
  const heads = [["on", "day"], ["by", ""], ["decision", ""], ["about", ""], ["reason", ""], ["state", ""], ["", ""]];
  replace(byId("panel-marks"), el("h2", {}, "Your marks"),
    el("p", { class: "deck" }, token === null
      ? "Marks stay in this browser until you export them. Put the file beside the ledger as corrections.csv (or add its rows to the one that is there); the next run applies it."
      : "Marks are written to corrections.csv as you make them; the next run applies them."),
    el("p", { class: "actions" }, button("Export corrections.csv", () => download("corrections.csv", csvOf(marks)), { disabled: marks.length ? null : true, class: "strong", id: "export" }),
      marks.length ? button("Forget all", () => { if (confirm("Forget all marks that were made on this page?")) { marks = []; keep(); tellMarks(); } }) : null),
    rerunPart(),
    marks.length ? dataTable("Marks", heads, marks.slice().reverse().map(markRow)) : el("p", { class: "notice" }, "None yet. Open a figure and decide about it."),
    inForce());
}

const STATE = { applied: "in force", superseded: "overtaken by a later one", orphan: "orphan: what it is about is gone", ambiguous: "not in force: it could be about several", refused: "refused" };

/** The decisions that the ledger holds; those that are not in force come first. */
function inForce() {
  if (!corrections.n) return null;
  const lost = range(corrections.n).filter((row) => !["applied", "superseded"].includes(corrections.state(row))).length;
  return el("section", { class: "part" }, el("h3", {}, `Decisions in the ledger (${number(corrections.n)})`),
    lost ? el("p", { class: "notice" }, `${plural(lost, "decision")} ${lost === 1 ? "is" : "are"} not in force: the reason stands beside ${lost === 1 ? "it" : "each"}.`) : null,
    paged("Decisions in the ledger", [["on", "day"], ["by", ""], ["decision", ""], ["about", ""], ["reason", ""], ["state", ""]], range(corrections.n), correctionRow));
}

function correctionRow(row) {
  const at = corrections.at(row), state = corrections.state(row), why = corrections.why(row);
  return [corrections.made_on(row), bdi(corrections.made_by(row), 60), sayCorrection(row), at === null ? bdi(corrections.sentence(row) ?? corrections.target(row), 160) : claimButton(at),
    bdi(corrections.reason(row), 200), `${STATE[state] ?? state}${why ? `: ${clean(why, 200)}` : ""}`];
}

function sayCorrection(row) {
  return sayMark({ action: corrections.action(row), target_type: corrections.target_type(row), field: corrections.field(row), to_value: corrections.to_value(row) ?? "" });
}

function markRow(row) {
  return [row.made_on, bdi(row.made_by, 60), sayMark(row), bdi(row.sentence || row.target, 160), bdi(row.reason, 200), row.state ?? "", button("Forget", () => forget(row), { class: "link" })];
}

function sayMark(row) {
  if (row.action === "set") return `set ${plain(row.field)} of the ${row.target_type} to ${clean(row.to_value, 60)}`;
  return `${row.action} the ${row.target_type}`;
}
