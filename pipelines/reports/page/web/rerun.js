// Asks the review server for a new run over the marks, tells how far it is, and loads the page that it made.

let rerun = { state: "idle" };
const RERUN_EVERY = 700;

/** The button, and what has come of it; nothing on a page from disk. */
function rerunPart() {
  if (token === null) return null;
  const running = rerun.state === "running";
  return el("div", { class: "actions", id: "rerun" },
    button("Apply the marks now", startRerun, { disabled: running ? true : null, id: "rerun-start" }),
    rerun.state === "done" ? button("Show the new tolls", () => location.reload(), { class: "strong", id: "rerun-show" }) : null,
    el("span", { role: "status" }, sayRerun()));
}

function sayRerun() {
  if (rerun.state === "running") return `Running: ${clean(rerun.what ?? "", 60)}${rerun.total ? ` ${number(rerun.done)} of ${number(rerun.total)}` : ""} …`;
  if (rerun.state === "failed") return `The run failed: ${clean(rerun.why ?? "", 300)}`;
  if (rerun.state !== "done") return "";
  const made = rerun.counts?.corrections ?? {}, tolls = rerun.counts?.tolls ?? {};
  return `Done: ${plural(made.corrections ?? 0, "decision")} in force, ${plural(tolls.series_fitted ?? 0, "series", "series")} fitted again.`;
}

async function startRerun() {
  await askRerun("POST");
  while (rerun.state === "running") {
    await new Promise((wake) => setTimeout(wake, RERUN_EVERY));
    await askRerun("GET");
  }
  announce(sayRerun());
}

async function askRerun(method) {
  try {
    const answer = await fetch("rerun", { method, headers: { "X-Tollbook-Token": token } });
    rerun = answer.status < 500 && answer.status !== 403 ? await answer.json() : { state: "failed", why: `the server answered ${answer.status}` };
  } catch { rerun = { state: "failed", why: "the review server doesn’t answer" }; }
  tellMarks();
}
