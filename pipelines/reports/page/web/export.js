// Marks as corrections.csv: the columns the ledger reads, and no cell that a spreadsheet would run as a formula.

/** A cell that is only ever text. */
function harmless(value) {
  const text = String(value ?? "");
  return /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
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
    marks.length ? dataTable("Marks", heads, marks.slice().reverse().map(markRow)) : el("p", { class: "notice" }, "None yet. Open a figure and decide about it."));
}

function markRow(row) {
  return [row.made_on, bdi(row.made_by, 60), sayMark(row), bdi(row.sentence || row.target, 160), bdi(row.reason, 200), row.state ?? "", button("Forget", () => forget(row), { class: "link" })];
}

function sayMark(row) {
  if (row.action === "set") return `set ${plain(row.field)} of the ${row.target_type} to ${clean(row.to_value, 60)}`;
  return `${row.action} the ${row.target_type}`;
}
