// Owns the outline of each template: its landmarks with their names, and its headings, as outline.txt
// lists them. What authors write is folded (`…`), so that the list changes only when a template does.
//
//   CCHC_WRITE_OUTLINE=1 node --test outline.test.mjs      writes the list anew; read the difference

import assert from "node:assert/strict";
import fs from "node:fs";
import test from "node:test";
import { ofTemplates, throughPages, withBoth } from "./many.mjs";
import { templates } from "./templates.mjs";

const held = withBoth();
const LIST = new URL("outline.txt", import.meta.url);

test("the landmarks and headings of every template are those that are listed", async () => {
  const outlines = new Map();
  await throughPages(held, ofTemplates(), { viewport: { width: 1280, height: 800 } }, async (page, name, { template }) => {
    outlines.set(template, [`# ${template}: ${name}`, ...(await page.evaluate(outline)), ""].join("\n"));
  });
  const told = templates.map((template) => outlines.get(template)).join("\n");
  if (process.env.CCHC_WRITE_OUTLINE) fs.writeFileSync(LIST, told);
  assert.equal(told, fs.readFileSync(LIST, "utf8"));
});

/** In the page: landmarks and headings, each on a line, indented by what it stands in. */
function outline() {
  const LANDMARKS = { header: "banner", nav: "navigation", main: "main", footer: "contentinfo", aside: "complementary", search: "search" };
  const lines = [];
  const name = (one) => one.getAttribute("aria-label") ?? document.getElementById(one.getAttribute("aria-labelledby"))?.textContent.trim();
  // Parts that authors fill, and lines of lists, which are as many as there are pages.
  const isText = (one) => one.closest(".prose, .entry, .register li, .sheet, .letter, .group, .links");
  const walk = (one, depth) => {
    if (!one.checkVisibility()) return;
    // A header or footer is a landmark only of the page itself.
    const ofPart = /^(header|footer)$/.test(one.localName) && one.closest("main, article, section, nav");
    const isRegion = (one.localName === "section" || one.getAttribute("role") === "region") && name(one) && !isText(one);
    const role = ofPart ? undefined : (LANDMARKS[one.localName] ?? (isRegion ? "region" : one.getAttribute("role") === "search" ? "search" : undefined));
    const level = /^h[1-6]$/.test(one.localName) ? one.localName : undefined;
    let line;
    if (role && !(isText(one) && role === "region")) line = `${role}${name(one) ? ` “${name(one).replace(/\s+/g, " ")}”` : ""}`;
    if (level) line = level === "h1" || isText(one) ? `${level} …` : `${level} ${one.textContent.trim().replace(/\s+/g, " ")}`;
    if (line && !(line.endsWith("…") && lines.at(-1) === "  ".repeat(depth) + line)) lines.push("  ".repeat(depth) + line);
    for (const child of one.children) walk(child, depth + (role ? 1 : 0));
  };
  walk(document.body, 0);
  return lines;
}
