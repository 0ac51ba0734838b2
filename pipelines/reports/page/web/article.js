// The article with everything that was read in it marked; on demand also what was rejected as no figure.

let openedFrom = null;

function openArticle(article, at = null) {
  const dialog = byId("article");
  openedFrom = document.activeElement;
  drawArticle(article, at, false);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("mark.here")?.scrollIntoView({ block: "center" });
}

function drawArticle(article, at, rejected) {
  const found = textOf(article), title = articles.title(article) ?? "Untitled article";
  const toggle = el("input", { type: "checkbox", id: "rejected", on: { change: (event) => drawArticle(article, at, event.target.checked) } });
  toggle.checked = rejected;
  const body = found ? articleText(found, at, rejected) : null;
  replace(byId("article"),
    el("header", {}, el("h2", { id: "article-title" }, bdi(title, 300)), button("Close", closeArticle, { class: "link" })),
    el("p", { class: "quiet" }, bdi(articles.publisher(article) ?? "publisher unknown", 100), `, ${day(articles.published_on(article))}; that day is ${PUBLISHED_BASIS[articles.published_basis(article)] ?? "not known"}`,
      articles.copies(article) > 1 ? `; one of ${number(articles.copies(article))} copies of one story` : "", "."),
    found ? el("label", { class: "check" }, toggle, "Show what was not taken for a figure: physical amounts, and numbers that no rule ties to people") : null,
    found ? el("div", { class: "prose", dir: "auto", lang: articles.language(article) }, body)
      : el("p", { class: "notice" }, "This page was made without the text of this article; the ledger has it."),
    found?.cut ? el("p", { class: "notice" }, "The text goes on; the page carries only its beginning.") : null);
}

function closeArticle() {
  byId("article").close();
  if (openedFrom?.isConnected) openedFrom.focus();
}

const LOOSE = /\d+(?:[.,]\d+)*/g;

/** The text with its spans marked, in paragraphs. */
function articleText(found, here, rejected) {
  const cut = cutter(found.text), parts = [];
  let done = 0;
  for (const [start, end, kind, at, words] of found.spans) {
    if (start < done || (kind === 1 && !rejected)) continue;
    parts.push(...loose(cut(done, start), rejected));
    parts.push(kind === 1 ? el("mark", { class: "quantity", title: words }, bare(cut(start, end))) : mentionMark(bare(cut(start, end)), at, here));
    done = end;
  }
  parts.push(...loose(cut(done), rejected));
  return parts;
}

function mentionMark(words, at, here) {
  if (at < 0) return el("mark", {}, words);
  const look = at === here ? "here" : claims.status(at) === "denied" || claims.status(at) === "hypothetical" ? "denied" : null;
  return el("mark", { class: look, title: `${plain(claims.measure(at))}, ${figure(at)}`, tabindex: 0, role: "button",
    on: { click: () => { closeArticle(); openClaim(at); }, keydown: (event) => { if (event.key === "Enter") { closeArticle(); openClaim(at); } } } }, words);
}

/** Words between the figures; with `rejected` the numbers in them are marked too. */
function loose(text, rejected) {
  if (!rejected) return [bare(text)];
  const parts = [];
  let done = 0;
  for (const match of text.matchAll(LOOSE)) {
    parts.push(bare(text.slice(done, match.index)), el("mark", { class: "loose", title: "a number that no rule ties to people" }, match[0]));
    done = match.index + match[0].length;
  }
  return [...parts, bare(text.slice(done))];
}
