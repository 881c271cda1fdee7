// The built site on disk: its files, its pages by kind, the parts of a page that point elsewhere.

import fs from "node:fs";
import path from "node:path";

export const SITE = folder("CCHC_SITE");
export const PORTABLE = folder("CCHC_PORTABLE");

function folder(name) {
  const value = process.env[name];
  if (!value || !fs.existsSync(path.join(value, "index.html"))) {
    throw new Error(`${name} must name a built site`);
  }
  return path.resolve(value);
}

/** Every file of a folder, from it, with `/`. */
export function files(root) {
  const all = fs.readdirSync(root, { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

export const read = (root, name) => fs.readFileSync(path.join(root, name), "utf8");

/** The HTML files that are pages, not addresses that lead on. */
export function pages(root) {
  const html = files(root).filter((name) => name.endsWith(".html"));
  return html.filter((name) => !/http-equiv="?refresh/i.test(read(root, name)));
}

/** One page of every kind: home, section, pages of a section, pager, terms, English, what is not there. */
export function onePageOfEveryKind() {
  const all = pages(SITE);
  const chosen = new Set(["index.html", "404.html", "en/index.html"]);
  const sections = all.filter((name) => /^[^/]+\/index\.html$/.test(name) && !name.startsWith("en/"));
  for (const section of sections) {
    chosen.add(section);
    const within = all.filter((name) => name.startsWith(`${path.posix.dirname(section)}/`) && name !== section);
    const plain = within.filter((name) => !name.includes("/page/"));
    if (plain.length) chosen.add(plain[0]);
    const pager = within.find((name) => name.includes("/page/"));
    if (pager) chosen.add(pager);
  }
  const english = all.filter((name) => name.startsWith("en/"));
  const standIn = english.find(isStandIn);
  const own = english.find((name) => name.split("/").length === 4 && !isStandIn(name));
  for (const name of [standIn, own]) if (name) chosen.add(name);
  return [...chosen].filter((name) => all.includes(name)).sort();
}

/** Whether a page in English shows the Vietnamese text, for want of a translation. */
export const isStandIn = (name) => /<main[^>]*\blang="?vi/.test(read(SITE, name));

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
    if (name === "link" && ["canonical", "alternate"].includes(attributes.rel) && /^https?:/.test(attributes.href)) continue;
    for (const key of ["href", "src", "action", "poster"]) if (key in attributes) found.push(attributes[key]);
    if (attributes.srcset) found.push(...attributes.srcset.split(",").map((part) => part.trim().split(/\s+/)[0]));
  }
  return found;
}
