// Owns what screen readers say of controls: every one has a name, in a language that is told, and one
// that says where it leads; tables and charts can be understood by ear.

import assert from "node:assert/strict";
import fs from "node:fs";
import test from "node:test";
import { extremes, ofTemplates, throughPages, withBoth } from "./many.mjs";
import { SITE, pages } from "./site.mjs";
import { textWithin, treeOf } from "./tree.mjs";

const held = withBoth();
const CONTROLS = ["link", "button", "DisclosureTriangle", "textbox", "searchbox", "combobox", "checkbox", "radio", "listbox", "option", "slider", "tab", "menuitem", "Iframe", "Audio", "Video"];
/** Names that say nothing by themselves. */
const VAGUE = /^(xem( thêm| tiếp| chi tiết)?|chi tiết|đọc (thêm|tiếp)|tại đây|ở đây|vào đây|bấm (vào )?đây|here|more|read more|click here|link|details)[.…]?$/i;

/** Goes through pages with the tree of each. */
async function throughTrees(wanted, options, look) {
  await throughPages(held, wanted, options, async (page, name) => {
    const session = await page.context().newCDPSession(page);
    await look(await treeOf(page, session), name, session, page);
    await session.detach();
  });
}

test("every control of every page has a name that says something", async () => {
  const wrong = [];
  const roles = new Map();
  await throughTrees([...pages(SITE), ...extremes()], { viewport: { width: 320, height: 800 } }, (tree, name) => {
    for (const { role, name: said } of tree.filter((one) => CONTROLS.includes(one.role))) {
      roles.set(role, (roles.get(role) ?? 0) + 1);
      if (!/[\p{L}\p{N}]/u.test(said)) wrong.push(`${name}: ${role} “${said}” has no words`);
      if (VAGUE.test(said)) wrong.push(`${name}: ${role} “${said}” says nothing`);
    }
  });
  assert.ok(roles.get("link") > 5000 && roles.get("DisclosureTriangle") > 300, JSON.stringify([...roles]));
  assert.deepEqual(wrong.slice(0, 20), []);
});

test("two links of one name lead to one place, or what they stand in tells them apart", async () => {
  const wrong = [];
  await throughTrees([...pages(SITE), ...extremes()], {}, (tree, name) => {
    const seen = new Map();
    for (const link of tree.filter((one) => one.role === "link" && one.url)) {
      // What a title tells, and the sentence, the line of a list or the cell that it stands in.
      const part = link.around.find(({ role }) => ["paragraph", "listitem", "cell", "definition", "heading", "LayoutTableCell"].includes(role));
      const region = link.around.find(({ role, name: said }) => ["navigation", "region"].includes(role) && said);
      const context = [link.told, part ? textWithin(tree, part) : "", region?.name ?? ""].join("|");
      const key = `${link.name}|${context}`;
      if ((seen.get(key) ?? link.url) !== link.url) wrong.push(`${name}: “${link.name}” leads to ${seen.get(key)} and ${link.url}`);
      seen.set(key, link.url);
    }
  });
  assert.deepEqual(wrong.slice(0, 20), []);
});

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

test("text in Vietnamese on an English page is marked as such", async () => {
  const wrong = [];
  await throughPages(held, pages(SITE).filter((name) => name.startsWith("en/")), {}, async (page, name) => {
    for (const one of await page.evaluate(unmarked)) wrong.push(`${name}: ${one}`);
  });
  assert.deepEqual(wrong.slice(0, 20), []);
});

/** In the page: texts of three and more words with Vietnamese letters that are said to be English. Names are exempt (3.1.2). */
function unmarked() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement;
    if (!one.checkVisibility() || one.closest("[lang]").lang !== "en" || one.closest("script, style, code")) continue;
    const words = node.data.replace(/Cao Bằng|Việt Nam|Hà Nội/g, "").match(/\p{L}*[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]\p{L}*/gu) ?? [];
    if (words.length >= 3) found.push(`“${node.data.trim().slice(0, 60)}” in ${one.outerHTML.slice(0, 60)}`);
  }
  return found;
}

test("every table names its columns, and has a name itself", async () => {
  const wrong = [];
  let tables = 0;
  await throughPages(held, [...pages(SITE), ...extremes()], {}, async (page, name) => {
    const found = await page.$$eval("table", (all) =>
      all.map((one) => {
        const faults = [];
        const heads = [...one.querySelectorAll("th")];
        if (!heads.length) faults.push("no header cells");
        if (heads.some((head) => !["col", "row", "colgroup", "rowgroup"].includes(head.scope))) faults.push("a header cell without scope");
        const region = one.closest("[role=region]");
        const called = [one, region].some((it) => it?.getAttribute("aria-label") || document.getElementById(it?.getAttribute("aria-labelledby"))?.textContent);
        if (!one.caption?.textContent.trim() && !called) faults.push("no name");
        return faults.map((fault) => `${fault}: ${one.textContent.trim().slice(0, 60)}`);
      }),
    );
    tables += found.length;
    wrong.push(...found.flat().map((one) => `${name}: ${one}`));
  });
  assert.ok(tables > 50, `${tables} tables`);
  assert.deepEqual(wrong.slice(0, 20), []);
});

test("a chart is named, and its numbers are in a table beside it", async () => {
  const wrong = [];
  let charts = 0;
  await throughPages(held, [...pages(SITE), ...extremes()], {}, async (page, name) => {
    const found = await page.$$eval("svg.chart", (all) =>
      all.map((one) => {
        const named = one.getAttribute("aria-label") || one.querySelector("title")?.textContent || one.getAttribute("aria-hidden");
        const numbers = one.closest("section, article, main").querySelectorAll("table tbody td").length;
        return named && numbers ? [] : [`${named ? "" : "no name "}${numbers ? "" : "no table"}`];
      }),
    );
    charts += found.length;
    wrong.push(...found.flat().map((one) => `${name}: ${one}`));
  });
  assert.ok(charts > 0, "no chart is on the hub");
  assert.deepEqual(wrong, []);
});

test("every field has a label that is seen", async () => {
  const wrong = [];
  await throughPages(held, [...ofTemplates(), ...extremes()], {}, async (page, name) => {
    const found = await page.$$eval("input:not([type=hidden], [type=submit], [type=button]), select, textarea", (all) =>
      all.filter((one) => ![...(one.labels ?? [])].some((label) => label.textContent.trim() && label.checkVisibility())).map((one) => one.outerHTML.slice(0, 80)),
    );
    wrong.push(...found.map((one) => `${name}: ${one}`));
  });
  assert.deepEqual(wrong, []);
});
