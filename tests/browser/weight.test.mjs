// Owns the budget of a first visit, measured on the files that go out (`build --compress`: Brotli 11, gzip 9):
// the text and style of any page come in the first answer, little is asked for, and all scripts are small.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { SITE, files, pages, read, tags } from "./site.mjs";

/** Ten packets of 1,460 bytes, less the headers of an answer (RFC 6928). */
const FIRST_ANSWER = 14 * 1024;
/** All that any page may load as a script, search included, under gzip. */
const SCRIPTS = 6 * 1024;
/** The page, its style sheet, and one file more. */
const REQUESTS = 3;

const size = (name) => fs.statSync(path.join(SITE, name)).size;
/** What a server sends for a file; one that did not get smaller is sent as it is. */
const sent = (name, ending) => (fs.existsSync(path.join(SITE, `${name}.${ending}`)) ? size(`${name}.${ending}`) : size(name));
/** The file of the site that an address on a page means. */
const fileOf = (page, address) => {
  const to = new URL(address, `https://x/${encodeURI(page)}`);
  return to.host === "x" ? decodeURIComponent(to.pathname).slice(1) : undefined;
};

/** What a page loads: its style sheets, the scripts it waits for, all its scripts, early fonts. */
function loads(page) {
  const all = tags(read(SITE, page));
  const links = all.filter(({ name }) => name === "link").map(({ attributes }) => attributes);
  const scripts = all.filter(({ name, attributes }) => name === "script" && attributes.src).map(({ attributes }) => attributes);
  const words = (text = "") => text.toLowerCase().split(/\s+/);
  return {
    // What is for paper is fetched last and holds nothing up.
    styles: links.filter((link) => words(link.rel).includes("stylesheet") && link.media !== "print").map((link) => fileOf(page, link.href)),
    waited: scripts.filter((one) => !("defer" in one || "async" in one || one.type === "module")).map((one) => fileOf(page, one.src)),
    // `data-src` names what a script fetches when its reader first needs it.
    scripts: scripts.flatMap((one) => [one.src, one["data-src"]]).filter(Boolean).map((address) => fileOf(page, address)),
    fonts: links.filter((link) => words(link.rel).includes("preload") && link.as === "font"),
  };
}

/** The template of a page, by its place: the first folder's list or what is in it. */
function templateOf(page) {
  const parts = page.replace(/^en\//, "").replace(/page\/\d+\//, "").split("/");
  if (parts.length === 1) return parts[0] === "index.html" ? "(home)" : parts[0];
  return parts.length === 2 ? `${parts[0]}/` : `${parts[0]}/*`;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

test("the site is built with --compress", () => {
  assert.ok(fs.existsSync(path.join(SITE, "index.html.br")), "no index.html.br: build it with --compress");
});

test("the text and style of every page come in the first answer", (context) => {
  const rows = new Map();
  const over = [];
  for (const page of pages(SITE)) {
    const [html, css] = [sent(page, "br"), loads(page).styles.reduce((sum, name) => sum + sent(name, "br"), 0)];
    if (html + css > FIRST_ANSWER) over.push(`${page}: HTML ${html} + CSS ${css} = ${html + css}, over ${FIRST_ANSWER}`);
    const row = rows.get(templateOf(page)) ?? { html: [], css: 0 };
    row.html.push(html);
    row.css = Math.max(row.css, css);
    rows.set(templateOf(page), row);
  }
  const line = (...cells) => cells[0].padEnd(16) + cells.slice(1).map((cell) => String(cell).padStart(9)).join("");
  const told = [line("bytes, Brotli", "pages", "median", "largest", "CSS", "together")];
  for (const [name, { html, css }] of [...rows].sort()) {
    told.push(line(name, html.length, median(html), Math.max(...html), css, Math.max(...html) + css));
  }
  told.forEach((text) => context.diagnostic(text));
  assert.deepEqual(over, []);
});

test("a page asks for three files at most before its first words, and for no font", () => {
  const wrong = [];
  for (const page of pages(SITE)) {
    const { styles, waited, fonts } = loads(page);
    if (1 + styles.length + waited.length > REQUESTS || fonts.length) wrong.push(page);
  }
  const sheets = files(SITE).filter((name) => name.endsWith(".css"));
  wrong.push(...sheets.filter((name) => /@font-face|@import/.test(read(SITE, name))));
  assert.deepEqual(wrong, []);
});

test("all scripts together are small", (context) => {
  const all = [...new Set(pages(SITE).flatMap((page) => loads(page).scripts))];
  const worker = files(SITE).filter((name) => /(^|\/)sw\.js$/.test(name) && !all.includes(name));
  const sum = [...all, ...worker].reduce((total, name) => total + sent(name, "gz"), 0);
  context.diagnostic(`${sum} bytes of JavaScript under gzip in ${all.length + worker.length} files, of ${SCRIPTS}`);
  assert.ok(sum <= SCRIPTS, `${sum} bytes of JavaScript, over ${SCRIPTS}: ${[...all, ...worker]}`);
});

test("no compressed file stands beside nothing, or is as large as its own", () => {
  const compressed = files(SITE).filter((name) => /\.(br|gz)$/.test(name));
  const wrong = compressed.filter((name) => !fs.existsSync(path.join(SITE, name.slice(0, -3))) || size(name) >= size(name.slice(0, -3)));
  assert.deepEqual(wrong, []);
  assert.ok(compressed.length > pages(SITE).length, `only ${compressed.length} compressed files`);
});
