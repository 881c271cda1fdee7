// Owns what axe can tell of WCAG 2.2 AA, in light, in dark and in the colours that a reader forces;
// the outline of headings; and the language of each text.

import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { at, inPage, withBrowser } from "./browser.mjs";
import { SITE, pages, read, samples, standsIn, tags } from "./site.mjs";

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OPTIONS = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
  // Off by default in axe: touch targets of 24 px and more.
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
};
const LOOKS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
  "a narrow screen": { viewport: { width: 320, height: 640 } },
};

const held = withBrowser();

for (const [look, options] of Object.entries(LOOKS)) {
  test(`axe finds nothing in ${look}`, async () => {
    const wrong = [];
    // The site's own policy would keep axe out of the page.
    await inPage(held, { ...options, bypassCSP: true }, async (page) => {
      for (const name of samples()) {
        await page.goto(at(held.server, name));
        await page.evaluate(AXE);
        const { violations } = await page.evaluate((how) => axe.run(document, how), OPTIONS);
        for (const { id, nodes } of violations) wrong.push(`${name}: ${id} at ${nodes.map((node) => node.target).join("; ")}`);
      }
    });
    assert.deepEqual(wrong, []);
  });
}

test("with forced colours text stays apart from its ground, and the menu shows where one is", async () => {
  await inPage(held, { forcedColors: "active" }, async (page) => {
    await page.goto(at(held.server, "thu-tuc/index.html"));
    const unseen = await page.$$eval("a, summary, h1, h2, p", (all) => {
      const ground = getComputedStyle(document.body).backgroundColor;
      return all.filter((one) => one.checkVisibility() && getComputedStyle(one).color === ground).map((one) => one.outerHTML);
    });
    assert.deepEqual(unseen, []);
    const lines = await page.$$eval(".menu a", (all) => all.map((one) => [one.ariaCurrent, getComputedStyle(one).borderBottomColor]));
    const here = lines.filter(([current]) => current).map(([, colour]) => colour);
    const others = lines.filter(([current]) => !current).map(([, colour]) => colour);
    assert.equal(here.length, 1);
    assert.ok(others.length > 3 && !others.includes(here[0]), `the menu marks all alike: ${lines}`);
  });
});

test("every page has one first heading, and leaves no level out", () => {
  const wrong = [];
  for (const name of pages(SITE)) {
    const levels = tags(read(SITE, name)).filter((tag) => /^h[1-6]$/.test(tag.name)).map((tag) => Number(tag.name[1]));
    const jumps = levels.some((level, i) => level > (levels[i - 1] ?? 0) + 1);
    if (levels.filter((level) => level === 1).length !== 1 || jumps) wrong.push(`${name}: ${levels}`);
  }
  assert.deepEqual(wrong, []);
});

test("every page names its language: Vietnamese, and English under en/", () => {
  const lang = (name) => tags(read(SITE, name)).find((tag) => tag.name === "html")?.attributes.lang;
  const wrong = pages(SITE).filter((name) => lang(name) !== (name.startsWith("en/") ? "en" : "vi"));
  assert.deepEqual(wrong, []);
});

test("a page without a translation says so in English and marks its text as Vietnamese", async () => {
  const all = pages(SITE);
  const name = all.find((page) => page.startsWith("en/") && standsIn(read(SITE, page)));
  assert.ok(name, "no page stands in for a translation");
  assert.deepEqual(all.filter((page) => !page.startsWith("en/") && standsIn(read(SITE, page))), []);
  await inPage(held, {}, async (page) => {
    await page.goto(at(held.server, name));
    assert.equal(await page.getAttribute("main", "lang"), "vi");
    const note = page.locator("main > .untranslated");
    assert.ok(await note.isVisible(), `no note on ${name}`);
    assert.equal(await note.getAttribute("lang"), "en");
    assert.match(await note.textContent(), /not been translated/);
  });
});
