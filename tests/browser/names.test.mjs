// Owns what screen readers say of controls: every one has a name, in a language that is told, and one
// that says where it leads; parts of a page are told apart; tables and charts can be understood by ear.

import assert from "node:assert/strict";
import fs from "node:fs";
import test from "node:test";
import { extremes, throughPages, withBoth } from "./many.mjs";
import { SITE, pages } from "./site.mjs";
import { textWithin, treeOf } from "./tree.mjs";

const held = withBoth();
const CONTROLS = ["link", "button", "DisclosureTriangle", "textbox", "searchbox", "combobox", "checkbox", "radio", "listbox", "option", "slider", "tab", "menuitem", "Iframe", "Audio", "Video"];
/** Names that say nothing by themselves. */
const VAGUE = /^(xem( thêm| tiếp| chi tiết)?|chi tiết|đọc (thêm|tiếp)|tại đây|ở đây|vào đây|bấm (vào )?đây|here|more|read more|click here|link|details)[.…]?$/i;

/** What every page is asked; each page is opened once for all of it. */
const found = { names: [], twice: [], unmarked: [], tables: [], charts: [], fields: [], landmarks: [] };
const counted = { roles: new Map(), tables: 0, charts: 0 };

let going;
/** Goes through all pages, when the first test asks. */
const gathered = () => (going ??= gather());

async function gather() {
  await throughPages(held, [...pages(SITE), ...extremes()], { viewport: { width: 320, height: 800 } }, async (page, name) => {
    const session = await page.context().newCDPSession(page);
    const tree = await treeOf(page, session);
    await session.detach();
    const { tables, charts, tablesWrong, chartsWrong, ...faults } = await page.evaluate(inPage);
    counted.tables += tables;
    counted.charts += charts;
    const all = { ...faults, tables: tablesWrong, charts: chartsWrong, names: namesOf(tree), twice: twice(tree), landmarks: await page.evaluate(landmarks) };
    for (const [topic, some] of Object.entries(all)) found[topic].push(...some.map((one) => `${name}: ${one}`));
  });
}

const none = async (topic) => {
  await gathered();
   assert.deepEqual(found[topic].slice(0, 20), [], `${found[topic].length} findings`);
};

test("every control of every page has a name that says something", async () => {
  await none("names");
  assert.ok(counted.roles.get("link") > 5000 && counted.roles.get("DisclosureTriangle") > 300, JSON.stringify([...counted.roles]));
});

/** Controls of a tree without a name, or with one that says nothing. */
function namesOf(tree) {
  return tree.filter((one) => CONTROLS.includes(one.role)).flatMap(({ role, name }) => {
    counted.roles.set(role, (counted.roles.get(role) ?? 0) + 1);
    if (!/[\p{L}\p{N}]/u.test(name)) return [`${role} “${name}” has no words`];
    return VAGUE.test(name) ? [`${role} “${name}” says nothing`] : [];
  });
}

test("every page has one banner, one main part, one footer, and parts with names of their own", () => none("landmarks"));

/** In the page: landmarks that are missing, too many, or called the same. */
function landmarks() {
  const wrong = [];
  const outside = (selector) => [...document.querySelectorAll(selector)].filter((one) => !one.parentElement.closest("main, article, section, aside, nav"));
  for (const [role, selector] of [["banner", "header, [role=banner]"], ["main", "main, [role=main]"], ["contentinfo", "footer, [role=contentinfo]"]]) {
    const count = role === "main" ? document.querySelectorAll(selector).length : outside(selector).length;
    if (count !== 1) wrong.push(`${count} × ${role}`);
  }
  const seen = new Set();
  for (const one of document.querySelectorAll("nav, aside, search, [role=search], [role=region], section[aria-label], section[aria-labelledby]")) {
    const name = one.getAttribute("aria-label") ?? document.getElementById(one.getAttribute("aria-labelledby"))?.textContent.trim().replace(/\s+/g, " ");
    const key = `${one.role ?? one.localName} “${name}”`;
    if (!name && one.matches("nav, aside, [role=region]")) wrong.push(`${key} without a name`);
    // Pages that show components have several of each.
    if (name && seen.has(key) && !/thanh-phan/.test(location.pathname)) wrong.push(`${key} twice`);
    seen.add(key);
  }
  // All that is seen lies in one of them, so that none of it is passed over.
  const loose = [...document.body.children].filter((one) => !one.matches("header, nav, main, footer, .skip, script, search, template") && one.checkVisibility());
  for (const one of loose) wrong.push(`outside of all landmarks: ${one.outerHTML.slice(0, 80)}`);
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((one) => one.checkVisibility()).map((one) => Number(one.localName[1]));
  if (levels.filter((level) => level === 1).length !== 1) wrong.push(`headings ${levels}`);
  if (levels.some((level, at) => level > (levels[at - 1] ?? level) + 1)) wrong.push(`headings ${levels}`);
  return wrong;
}

test("two links of one name lead to one place, or what they stand in tells them apart", () => none("twice"));

/** Links of a tree that cannot be told apart: by what a title tells, and by the sentence, the line of a list, the cell, the term or the region that they stand in. */
function twice(tree) {
  const faults = [];
  const seen = new Map();
  let term = "";
  for (const one of tree) {
    if (one.role === "term") term = one.name;
    if (one.role !== "link" || !one.url) continue;
    const part = one.around.find(({ role }) => ["paragraph", "listitem", "cell", "definition", "heading"].includes(role));
    const region = one.around.find(({ role, name }) => ["navigation", "region"].includes(role) && name);
    const context = [one.told, part ? textWithin(tree, part) : "", part?.role === "definition" ? term : "", region?.name ?? ""].join("|");
    const key = `${one.name}|${context}`;
    if ((seen.get(key) ?? one.url) !== one.url) faults.push(`“${one.name}” leads to ${seen.get(key)} and ${one.url}`);
    seen.set(key, one.url);
  }
  return faults;
}

test("text in Vietnamese on an English page is marked as such", () => none("unmarked"));

test("every table names its columns and rows, and has a name itself", async () => {
  await none("tables");
  assert.ok(counted.tables > 50, `${counted.tables} tables`);
});

test("a chart is named, and its numbers are in a table beside it", async () => {
  await none("charts");
  assert.ok(counted.charts > 0, "no page has a chart");
});

test("every field has a label that is seen, or the button beside it says what it is for", () => none("fields"));

/** In the page: what is wrong with its languages, tables, charts and fields. */
function inPage() {
  const begin = (one) => one.outerHTML.replace(/\s+/g, " ").slice(0, 80);
  // Names are exempt (3.1.2), and authors name documents and offices within a sentence: there only whole passages count.
  const unmarked = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement;
    if (one.closest("[lang]").lang !== "en" || !one.checkVisibility() || one.closest("script, style, code, .old-names")) continue;
    const words = node.data.replace(/Cao Bằng|Việt Nam|Hà Nội/g, "").match(/\p{L}*[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]\p{L}*/gu) ?? [];
    if (words.length >= (one.closest(".prose, .lead, .entry") ? 5 : 3)) unmarked.push(`“${node.data.trim().slice(0, 60)}” in ${begin(one)}`);
  }
  const named = (one) => one?.getAttribute("aria-label") || document.getElementById(one?.getAttribute("aria-labelledby"))?.textContent.trim();
  const tables = [...document.querySelectorAll("table")];
  const ofTables = tables.flatMap((one) => {
    const heads = [...one.querySelectorAll("th")];
    const faults = [];
    if (!heads.length) faults.push("no header cells");
    if (heads.some((head) => !["col", "row", "colgroup", "rowgroup"].includes(head.scope))) faults.push("a header cell without scope");
    if (!one.caption?.textContent.trim() && !named(one) && !named(one.closest("[role=region]"))) faults.push("no name");
    return faults.map((fault) => `${fault}: ${one.textContent.trim().slice(0, 60)}`);
  });
  const charts = [...document.querySelectorAll("svg.chart")];
  const ofCharts = charts.flatMap((one) => {
    const faults = [];
    if (!(named(one) || one.querySelector("title")?.textContent || one.closest("[aria-hidden]"))) faults.push("no name");
    if (!one.closest("section, article, main").querySelector("table tbody td")) faults.push("no table");
    return faults.map((fault) => `${fault}: ${begin(one)}`);
  });
  const unlabelled = (one) => {
    const labels = [...(one.labels ?? [])].filter((label) => label.textContent.trim() && label.checkVisibility());
    const button = one.form?.querySelector("button, [type=submit]");
    return !labels.length && !(one.type === "search" && button?.checkVisibility() && (button.textContent.trim() || named(button)));
  };
  const fields = [...document.querySelectorAll("input:not([type=hidden], [type=submit], [type=button]), select, textarea")].filter(unlabelled).map(begin);
  return { unmarked, tables: tables.length, charts: charts.length, tablesWrong: ofTables, chartsWrong: ofCharts, fields };
}

test("the switch of languages names each language in itself", async () => {
  const own = (lang) => fs.readFileSync(new URL(`../../themes/hub/i18n/${lang}.toml`, import.meta.url), "utf8").match(/^ten_ngon_ngu = "(.*)"$/m)[1];
  const wrong = [];
  await throughPages(held, [...pages(SITE)].filter((_, number) => number % 7 === 0), {}, async (page, name) => {
    const links = await page.$$eval(".languages a", (all) => all.map((one) => [one.textContent.trim(), one.lang, one.hreflang]));
    if (!links.length) wrong.push(`${name}: no switch`);
    for (const [said, lang, to] of links) if (lang !== to || said !== own(lang)) wrong.push(`${name}: “${said}” for ${lang}, ${to}`);
  });
  assert.deepEqual(wrong, []);
});
