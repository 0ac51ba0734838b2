// Points at figures in the chart: by pointer or by arrow keys; Enter or a click opens the words.

const REACH = 18;
const TITLE = "Chart of the reported figures. Left and right arrows step from figure to figure, Page Up and Page Down by ten; Enter shows the sentence.";

/** The figure nearest to a spot, null where none is within reach. */
function nearest(x, y, reach = REACH) {
  let found = null, least = reach * reach;
  for (const point of chart.points) {
    const away = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (away <= least) [found, least] = [point, away];
  }
  return found;
}

/** Make a box listen to pointer and keys. */
function listenTo(box) {
  box.tabIndex = 0;
  box.setAttribute("role", "application");
  box.setAttribute("aria-roledescription", "chart");
  box.addEventListener("pointermove", (event) => {
    const found = nearest(...spot(event));
    point(found);
    if (!found) readOff(spot(event)[0]);
  });
  box.addEventListener("pointerleave", () => point(null));
  box.addEventListener("click", (event) => {
    const found = nearest(...spot(event));
    if (found) openClaim(found.at, box);
  });
  box.addEventListener("keydown", (event) => {
    const move = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: 1, ArrowDown: -1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity }[event.key];
    if (move !== undefined) step(move);
    else if (event.key === "Enter" || event.key === " ") { if (chart.pointed) openClaim(chart.pointed.at, box); }
    else return;
    event.preventDefault();
  });
}

function spot(event) {
  const edge = chart.box.getBoundingClientRect();
  return [event.clientX - edge.left, event.clientY - edge.top];
}

/** Step along the figures in the order of their days. */
function step(by) {
  const count = chart.points.length;
  if (!count) return;
  const from = chart.pointed ? chart.points.findIndex((point) => point.at === chart.pointed.at) : by > 0 ? -1 : count;
  const to = Math.min(count - 1, Math.max(0, Number.isFinite(by) ? from + by : by > 0 ? count - 1 : 0));
  point(chart.points[to]);
  announce(sayPoint(chart.points[to]) + `. Figure ${to + 1} of ${count}.`);
}

function sayPoint(found) {
  const role = fates.role(found.row);
  return `${day(found.day)}: ${figure(found.at)}, ${lineage(fates.lineage(found.row))}${leftOut(role) ? ", set aside" : ""}`;
}

/** Mark the figure that is pointed at, with its words beside it; and the selected one. */
function point(found) {
  chart.pointed = found;
  const tip = byId("tip");
  chart.box.classList.toggle("pointing", Boolean(found));
  tip.hidden = !found;
  if (found) {
    const role = fates.role(found.row);
    replace(tip, el("strong", {}, figure(found.at)), el("span", {}, day(found.day)), bdi(lineage(fates.lineage(found.row)), 80),
      leftOut(role) ? el("em", {}, `set aside: ${fates.reason(found.row) ?? ""}`) : role === "floor" ? el("em", {}, "a floor only") : null,
      found.edge ? el("em", {}, "above the frame") : null);
    const left = found.x > chart.frame.width / 2;
    tip.style.left = left ? "auto" : `${found.x + 14}px`;
    tip.style.right = left ? `${chart.frame.width - found.x + 14}px` : "auto";
    tip.style.top = `${Math.max(0, found.y - 20)}px`;
  }
  ring();
}

/** What the curve says on the day under the pointer. */
function readOff(x) {
  const curve = shownCurve(chart.toll), k = upTo(curve.day, Math.round(chart.frame.x.invert(x)));
  if (k < 0 || x > chart.frame.x(chart.frame.last) + 4) return;
  const tip = byId("tip"), at = chart.frame.x(curve.day[k]), left = at > chart.frame.width / 2;
  replace(tip, el("strong", {}, `best ${number(curve.best[k])}`), el("span", {}, `${number(curve.low[k])} to ${curve.high[k] < 0 ? "open" : number(curve.high[k])}`), el("span", {}, day(curve.day[k])));
  tip.hidden = false;
  tip.style.left = left ? "auto" : `${at + 14}px`;
  tip.style.right = left ? `${chart.frame.width - at + 14}px` : "auto";
  tip.style.top = "0";
  chart.over.append(svg("line", { class: "hair", x1: at, x2: at, y1: chart.frame.top, y2: chart.frame.height - chart.frame.bottom }));
}

function ring() {
  const selected = chart.points.find((point) => point.at === state.claim);
  replace(chart.over,
    selected ? svg("circle", { class: "selected", cx: selected.x, cy: selected.y, r: 9 }) : null,
    chart.pointed ? svg("circle", { class: "pointed", "data-claim": claims.claim_id(chart.pointed.at), cx: chart.pointed.x, cy: chart.pointed.y, r: 7 }) : null);
}
