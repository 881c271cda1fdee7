// Owns what is known of the built site without a browser: its files, which pages stand for all, and
// the parts of a page that point elsewhere.

import fs from "node:fs";
import path from "node:path";

export const SITE = folder("CCHC_SITE");
export const PORTABLE = folder("CCHC_PORTABLE");

/** The site of extremes: what is empty, long, missing, ended, corrected. Asked for when it is needed. */
export const states = () => folder("CCHC_STATES");

function folder(name) {
  const value = process.env[name];
  if (!value || !fs.existsSync(path.join(value, "index.html"))) {
    throw new Error(`${name} must name a built site`);
  }
  return path.resolve(value);
}

/** Every file of a folder, from it, with `/`. */
export function files(root) {
  const all = fs.readdirSync(root, { recursive: true });
  const found = all.filter((name) => fs.statSync(path.join(root, name)).isFile());
  return found.map((name) => name.split(path.sep).join("/")).sort();
}

export const read = (root, name) => fs.readFileSync(path.join(root, name), "utf8");

/** The headers of every answer, as the site's `_headers` has them for hosts; by name in small letters. */
export function hostHeaders(root) {
  const file = path.join(root, "_headers");
  if (!fs.existsSync(file)) throw new Error(`${root} must be built with --host netlify`);
  const [, everywhere] = /^\/\*\n((?: {2}\S+: .*\n)+)/m.exec(fs.readFileSync(file, "utf8"));
  const lines = everywhere.trimEnd().split("\n").map((line) => line.trim());
  return Object.fromEntries(lines.map((line) => [line.split(":")[0].toLowerCase(), line.replace(/^\S+: /, "")]));
}

/** Whether a page only leads on to another address. */
export const leadsOn = (html) => /http-equiv="?refresh/i.test(html);

/** The HTML files that are pages to read. */
export function pages(root) {
  return files(root).filter((name) => name.endsWith(".html") && !leadsOn(read(root, name)));
}

/** Whether a page is that for what is not there, in any language: hosts show it at every address. */
export const isForTheLost = (name) => /^([a-z-]+\/)?404\.html$/.test(name);

/** Whether a page stands in for one that nobody translated yet. */
export const standsIn = (html) => tags(html).some(({ name, attributes }) => name === "main" && attributes.lang);

/**
 * Pages that stand for all: the homes, the lists, the first page of each, a second page of a list, what
 * is not there; then more of them, until every element and class that the site uses is in one, so that
 * no component of the theme goes unseen.
 */
export function samples() {
  const all = pages(SITE);
  const chosen = new Set(all.filter((name) => name.split("/").length < 3));
  for (const list of all.filter((name) => /^(en\/)?[^/]+\/index\.html$/.test(name))) {
    const within = all.filter((name) => name !== list && name.startsWith(list.replace("index.html", "")));
    const [pagers, plain] = [within.filter(isPager), within.filter((name) => !isPager(name))];
    for (const name of [list, plain[0], pagers[0]]) if (name) chosen.add(name);
  }
  cover(all, chosen);
  return [...chosen].sort();
}

const isPager = (name) => name.includes("/page/");

/** Adds the page with most that is new, until nothing is. */
function cover(all, chosen) {
  const parts = new Map(all.map((name) => [name, partsOf(read(SITE, name))]));
  const seen = new Set([...chosen].flatMap((name) => parts.get(name)));
  for (;;) {
    const news = all.map((name) => [parts.get(name).filter((part) => !seen.has(part)).length, name]);
    const [count, best] = news.reduce((a, b) => (b[0] > a[0] ? b : a));
    if (count === 0) return;
    chosen.add(best);
    for (const part of parts.get(best)) seen.add(part);
  }
}

/** The elements and classes of a page, apart by language. */
function partsOf(html) {
  const all = tags(html);
  const lang = all.find(({ name }) => name === "html")?.attributes.lang;
  const names = all.flatMap(({ name, attributes }) => [name, ...(attributes.class ?? "").split(/\s+/).map((one) => `${name}.${one}`)]);
  return [...new Set(names)].map((name) => `${lang} ${name}`);
}

/** Tags with their attributes; enough for HTML that our own program wrote. */
export function tags(html) {
  const found = [];
  const tag = /<([a-z][a-z0-9-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/gi;
  for (const [, name, rest] of html.replace(/<!--[^]*?-->/g, "").matchAll(tag)) {
    const attributes = {};
    for (const [, key, , a, b, c] of rest.matchAll(/([^\s=>/]+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)) {
      attributes[key.toLowerCase()] = unescape(a ?? b ?? c ?? "");
    }
    found.push({ name: name.toLowerCase(), attributes });
  }
  return found;
}

function unescape(text) {
  const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, code) => {
    if (code[0] !== "#") return named[code] ?? whole;
    return String.fromCodePoint(code[1] === "x" ? parseInt(code.slice(2), 16) : Number(code.slice(1)));
  });
}

/** Every address that a page names for the browser to follow or fetch. */
export function addresses(html) {
  const found = [];
  for (const { name, attributes } of tags(html)) {
    // These say where the page is published, not where this copy of it lies.
    if (name === "link" && ["canonical", "alternate"].includes(attributes.rel) && isOutside(attributes.href)) continue;
    for (const key of ["href", "src", "action", "poster"]) if (key in attributes) found.push(attributes[key]);
    if (attributes.srcset) found.push(...attributes.srcset.split(",").map((part) => part.trim().split(/\s+/)[0]));
    if (/^refresh$/i.test(attributes["http-equiv"])) found.push(attributes.content.replace(/^.*?url=/i, ""));
  }
  return found;
}

export const isOutside = (address) => /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address);
