// The slider "known on": the curve as it was reported by an earlier day; nothing published later takes part.

/** The slider of a toll, null where it has no history. */
function knownSlider(toll) {
  const steps = vintagesOf(toll).map((vintage) => vintage.known);
  if (!steps.length) return null;
  const at = state.known === null ? steps.length : Math.max(0, upTo(steps, state.known));
  const output = el("output", { for: "known" }, sayKnown(steps[at]));
  const slider = el("input", { type: "range", id: "known", min: 0, max: steps.length, step: 1, value: at, "aria-valuetext": sayKnown(steps[at]) });
  slider.addEventListener("input", () => {
    const known = steps[Number(slider.value)];
    output.textContent = sayKnown(known);
    slider.setAttribute("aria-valuetext", sayKnown(known));
    set({ known: known ?? null });
  });
  return el("div", { class: "known" }, el("label", { for: "known" }, "Known on"), slider, output);
}

function sayKnown(known) {
  return known === undefined ? "now: all reports" : day(known);
}
