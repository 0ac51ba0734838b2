"use strict";
// Builds elements. Everything that comes from an article or a name goes in as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (`on` holds listeners) and children; strings become text. */
function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [kind, heard] of Object.entries(value)) node.addEventListener(kind, heard);
    else if (name === "href") { if (safeLink(value)) node.setAttribute("href", value); }
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Whether an address may become a link: http and https, and the page's own anchors. */
function safeLink(address) {
  return /^(https?:\/\/|#)/i.test(String(address)) || String(address).startsWith("blob:");
}

/** Words from outside as they may be shown: no override of the writing direction, not endless. */
function clean(words, most = 400) {
  const text = String(words ?? "").replace(/[\u202d\u202e]/g, "\ufffd");
  return text.length > most ? text.slice(0, most) + "…" : text;
}

/** Words from outside, apart from the direction of the text around them. */
function bdi(words, most) {
  return el("bdi", { dir: "auto" }, clean(words, most));
}

function replace(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function byId(id) {
  return document.getElementById(id);
}

/** Say something to those who listen to the page. */
function announce(words) {
  byId("live").textContent = words;
}

function button(label, heard, attributes = {}) {
  return el("button", { type: "button", ...attributes, on: { click: heard } }, label);
}

/** A choice among words: `[value, label]` pairs. */
function choice(label, options, value, heard) {
  const list = el("select", { on: { change: (event) => heard(event.target.value) } },
    options.map(([key, words]) => el("option", { value: key, selected: key === value }, clean(words, 60))));
  return el("label", { class: "field" }, el("span", {}, label), list);
}

/** A table with a caption for those who can't see where it stands; `rows` hold lists of cells (text or nodes). */
function dataTable(caption, heads, rows, attributes = {}) {
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    el("table", attributes,
      el("caption", { class: "unseen" }, caption),
      el("thead", {}, el("tr", {}, heads.map(([words, kind]) => el("th", { scope: "col", class: kind }, words)))),
      el("tbody", {}, rows.map((cells) => el("tr", {}, cells.map((cell, i) => el("td", { class: heads[i][1] }, cell)))))));
}
