// WCAG 2.2 AA as far as axe can tell, on one page of every kind, in light and in dark.

import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";
import { at, launch, serve } from "./browser.mjs";
import { SITE, isStandIn, onePageOfEveryKind } from "./site.mjs";

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser, server;
before(async () => {
  server = await serve(SITE);
  browser = await launch();
});
after(async () => {
  await browser.close();
  server.close();
});

for (const scheme of ["light", "dark"]) {
  test(`axe finds nothing, ${scheme}`, async () => {
    // The page's own policy would keep axe out.
    const page = await browser.newPage({ colorScheme: scheme, bypassCSP: true });
    const wrong = [];
    const chosen = onePageOfEveryKind();
    assert.ok(chosen.length >= 25, chosen.join(", "));
    for (const name of chosen) {
      await page.goto(at(server, name));
      await page.evaluate(AXE);
      const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), RULES);
      for (const { id, nodes } of violations) wrong.push(`${name}: ${id} at ${nodes.map((node) => node.target).join("; ")}`);
    }
    await page.close();
    assert.deepEqual(wrong, []);
  });
}

test("one heading of the first level, and no level is left out", async () => {
  const page = await browser.newPage();
  const wrong = [];
  for (const name of onePageOfEveryKind()) {
    await page.goto(at(server, name));
    const levels = await page.$$eval("h1,h2,h3,h4,h5,h6", (all) => all.map((heading) => Number(heading.tagName[1])));
    const first = levels.filter((level) => level === 1).length;
    const jumps = levels.some((level, i) => i > 0 && level > levels[i - 1] + 1);
    if (first !== 1 || jumps) wrong.push(`${name}: ${levels}`);
  }
  await page.close();
  assert.deepEqual(wrong, []);
});

test("the first stop of the keyboard leads past the menu", async () => {
  const page = await browser.newPage();
  await page.goto(server.address);
  await page.keyboard.press("Tab");
  const skip = await page.evaluate(() => {
    const { left, top, width } = document.activeElement.getBoundingClientRect();
    return { href: document.activeElement.getAttribute("href"), seen: left >= 0 && top >= 0 && width > 20 };
  });
  assert.ok(skip.href?.endsWith("#" + (await page.$eval("main", (main) => main.id))) && skip.seen, JSON.stringify(skip));
  await page.keyboard.press("Enter");
  assert.ok(page.url().includes("#"));
  await page.close();
});

test("a page without a translation says so, and its text is marked as Vietnamese", async () => {
  const page = await browser.newPage();
  const name = onePageOfEveryKind().find((name) => name.startsWith("en/") && isStandIn(name));
  assert.ok(name, "no page stands in for a translation");
  await page.goto(at(server, name));
  assert.equal(await page.getAttribute("html", "lang"), "en");
  const note = page.locator("main .untranslated").first();
  assert.ok(await note.isVisible(), "the note is not to be seen");
  assert.equal(await page.getAttribute("main", "lang"), "vi");
  await page.close();
});

test("forced colours keep links and buttons in sight", async () => {
  const page = await browser.newPage({ forcedColors: "active" });
  await page.goto(server.address);
  const hidden = await page.$$eval("a, button, summary", (all) =>
    all.filter((element) => element.checkVisibility() && getComputedStyle(element).color === getComputedStyle(element).backgroundColor).length,
  );
  assert.equal(hidden, 0);
  await page.close();
});
