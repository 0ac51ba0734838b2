// Marks by how a figure was said: a disc exact, a triangle up at least, down at most, a diamond about, a bar a range.

const GLYPHS = { exact: "disc", at_least: "up", more_than: "up", approximately: "diamond", at_most: "down", less_than: "down", between: "bar", vague: "ring" };

/** The outline of a mark around a point, for canvas and SVG alike. */
function outline(kind, x, y, r) {
  if (kind === "up") return [[x, y - r * 1.2], [x + r * 1.1, y + r * 0.8], [x - r * 1.1, y + r * 0.8]];
  if (kind === "down") return [[x, y + r * 1.2], [x + r * 1.1, y - r * 0.8], [x - r * 1.1, y - r * 0.8]];
  if (kind === "diamond") return [[x, y - r * 1.25], [x + r * 1.25, y], [x, y + r * 1.25], [x - r * 1.25, y]];
  if (kind === "bar") return [[x - r * 0.5, y - r * 1.3], [x + r * 0.5, y - r * 1.3], [x + r * 0.5, y + r * 1.3], [x - r * 0.5, y + r * 1.3]];
  return null;
}

/** Draw a mark; hollow where the figure was set aside. */
function paint(ink, quantifier, x, y, r, colour, hollow, paper) {
  const kind = GLYPHS[quantifier] ?? "disc", corners = outline(kind, x, y, r);
  ink.beginPath();
  if (corners) {
    corners.forEach(([cx, cy], i) => (i ? ink.lineTo(cx, cy) : ink.moveTo(cx, cy)));
    ink.closePath();
  } else ink.arc(x, y, r, 0, 2 * Math.PI);
  ink.fillStyle = hollow ? paper : colour;
  ink.fill();
  ink.lineWidth = hollow ? 1.6 : 0.8;
  ink.strokeStyle = hollow ? colour : paper;
  if (hollow || r >= 3) ink.stroke();
  if (kind === "ring") {
    ink.beginPath();
    ink.arc(x, y, r * 0.35, 0, 2 * Math.PI);
    ink.fillStyle = hollow ? colour : paper;
    ink.fill();
  }
}

/** A mark for a legend. */
function glyph(quantifier, hollow = false) {
  const kind = GLYPHS[quantifier], corners = outline(kind, 7, 7, 4.2);
  const look = { class: hollow ? "glyph hollow" : "glyph" };
  const shape = corners ? svg("path", { d: "M" + corners.map((corner) => corner.join(" ")).join("L") + "Z", ...look })
    : svg("circle", { cx: 7, cy: 7, r: 4, ...look });
  return svg("svg", { width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true" }, shape,
    kind === "ring" ? svg("circle", { cx: 7, cy: 7, r: 1.5, class: "pip" }) : null);
}
