// Owns what axe can tell of WCAG 2.2 AA, in light, in dark and in the colours that a reader forces;
// the outline of headings; and the language of each text.

import assert from "node:assert/strict";
import test from "node:test";
import { AXE, WIDTHS, findings } from "./axe.mjs";
import { at, inPage } from "./browser.mjs";
import { extremes, throughPages, withBoth } from "./many.mjs";
import { SITE, pages, read, samples, standsIn, tags } from "./site.mjs";

const held = withBoth();
/** The site's own policy would keep axe out of the page. */
const WITH_AXE = { script: AXE, bypassCSP: true };

test("axe finds nothing on any page, in light, dark and forced colours, wide and narrow", async () => {
  const wrong = [];
  let judged = 0;
  await throughPages(held, pages(SITE), WITH_AXE, async (page, name) => {
    judged += 1;
    // A page that shows a component in all its states has several parts of one name.
    const isMeant = (one) => name.includes("huong-dan/thanh-phan/") && one.includes("landmark-unique");
    for (const one of (await findings(page)).filter((found) => !isMeant(found))) wrong.push(`${name}: ${one}`);
  });
  assert.equal(judged, pages(SITE).length);
  assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} findings`);
});

test("axe finds nothing on pages that are empty, long, missing parts, ended or corrected", async () => {
  const wrong = [];
  await throughPages(held, extremes(), WITH_AXE, async (page, name) => {
    // What is scrolled out of a wide table cannot be judged: the same cells in view are.
    const found = (await findings(page)).filter((one) => !/undecided at (tr|th|td)/.test(one));
    for (const one of found) wrong.push(`${name}: ${one}`);
  });
  assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} findings`);
});

/** Faults put into a page, and where alone each is found. */
const SEEDED = {
  "@media (prefers-color-scheme: light) { main p { color: #999 } }": /^light, .*color-contrast/,
  "@media (prefers-color-scheme: dark) { main p { color: #555 } }": /^dark, .*color-contrast/,
  "@media (forced-colors: active) { main p { forced-color-adjust: none; color: #888; background: #777 } }": /^forced colours, .*color-contrast/,
  "@media (max-width: 400px) { main p { color: #999 } } @media (prefers-color-scheme: dark) { main p { color: #eee } }": /^(light|forced colours), 320 px: color-contrast/,
  // None of colour either: one that moves something has the rules of places run.
  "@media (forced-colors: active) { .menu ul { gap: 0 } .menu li { width: 12px; height: 12px } .menu a { width: 12px; height: 12px; min-height: 0; padding: 0; border: 0; overflow: hidden } }": /^forced colours, .*target-size/,
  // No fault of colour: it shows that a look that hides something has all rules run.
  "@media (prefers-color-scheme: dark) { h1 { display: none } }": /^dark, .*page-has-heading-one/,
};

test("a fault of one look alone is found in that look", async () => {
  await throughPages(held, ["hoi-dap/index.html"], WITH_AXE, async (page) => {
    assert.deepEqual(await findings(page), []);
    for (const [content, where] of Object.entries(SEEDED)) {
      const style = await page.addStyleTag({ content });
      const found = await findings(page);
      assert.ok(found.length > 0 && found.every((one) => where.test(one)), `${content}\n${found.join("\n")}`);
      await style.evaluate((one) => one.remove());
    }
  });
});

test("no text lies on the drawn skyline, where axe cannot judge it", async () => {
  const wrong = [];
  await throughPages(held, samples(), {}, async (page, name) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      for (const one of await page.evaluate(onSkyline)) wrong.push(`${name} at ${width} px: ${one}`);
    }
  });
  assert.deepEqual(wrong, []);
});

/** In the page: texts of a page head that reach into the skyline at its foot. */
function onSkyline() {
  return [...document.querySelectorAll(".hero, .section-head")].flatMap((head) => {
    const heights = ["::before", "::after"].map((part) => parseFloat(getComputedStyle(head, part).height) || 0);
    const top = head.getBoundingClientRect().bottom - Math.max(...heights);
    return [...head.querySelectorAll("h1, p, a")].filter((one) => one.getBoundingClientRect().bottom > top + 1).map((one) => one.outerHTML.slice(0, 80));
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
