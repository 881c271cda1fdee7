// Owns pages that readers change: zoomed to 400 %, with their own spacing, with text of twice the size,
// with movement turned off.

import assert from "node:assert/strict";
import test from "node:test";
import { extremes, ofTemplates, throughPages, withBoth } from "./many.mjs";
import { SITE, pages } from "./site.mjs";

const held = withBoth();
const all = () => [...ofTemplates(), ...pages(SITE).filter((name) => name.startsWith("huong-dan/thanh-phan/")), ...extremes()];

/** What WCAG 2.2, criterion 1.4.12, lets a reader ask for. */
const SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

/** Runs `look` in every page and gathers what it finds. */
async function gather(wanted, options, look, prepare = () => {}) {
  const wrong = [];
  await throughPages(held, wanted, options, async (page, name) => {
    await prepare(page);
    for (const one of await page.evaluate(look)) wrong.push(`${name}: ${one}`);
  });
  assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} findings`);
}

// 1280 × 1024 at 400 % is a window of 320 × 256 px.
test("at 400 % nothing has to be scrolled both ways, and nothing that stays covers the text", async () => {
  await gather(all(), { viewport: { width: 320, height: 256 } }, tooWide);
});

test("at 400 % everything that is on the page is still there", async () => {
  const wide = new Map();
  const script = `window.shown = ${shown}`;
  await throughPages(held, ofTemplates(), { script, viewport: { width: 1280, height: 1024 } }, async (page, name) => {
    wide.set(name, await page.evaluate(() => shown()));
  });
  const wrong = [];
  await throughPages(held, ofTemplates(), { script, viewport: { width: 320, height: 256 } }, async (page, name) => {
    const narrow = new Set(await page.evaluate(() => shown()));
    for (const one of wide.get(name)) if (!narrow.has(one)) wrong.push(`${name}: ${one}`);
  });
  assert.deepEqual(wrong.slice(0, 20), []);
});

/** In the page: the texts of the main part, and the links of all parts; what is folded counts. */
function shown() {
  for (const one of document.querySelectorAll("details")) one.open = true;
  const parts = [...document.querySelectorAll("main :is(p, li, td, th, dt, dd, h1, h2, h3, h4), a[href]")];
  // A trail leaves out the page itself where there is little room: its heading says it.
  return parts.filter((one) => one.checkVisibility() && !one.querySelector("p, li, td, dd")).map((one) => one.textContent.replace(/\s+/g, " ").trim());
}

for (const width of [1280, 320]) {
  test(`with a reader's own spacing nothing is cut off or covered at ${width} px`, async () => {
    await gather(all(), { viewport: { width, height: 800 }, bypassCSP: true }, cutOrCovered, (page) => page.addStyleTag({ content: SPACING }));
  });
}

test("as it is, nothing is cut off or covered", async () => {
  await gather(all(), { viewport: { width: 768, height: 800 } }, cutOrCovered);
});

test("text of twice the size is neither cut off nor covered", async () => {
  const css = "html { font-size: 237.5% !important }";
  await gather(all(), { viewport: { width: 1280, height: 1024 }, bypassCSP: true }, cutOrCovered, (page) => page.addStyleTag({ content: css }));
});

test("a fault is found: text that is cut, text that covers, a page that is too wide", async () => {
  await throughPages(held, ["hoi-dap/index.html"], { viewport: { width: 320, height: 256 }, bypassCSP: true }, async (page) => {
    assert.deepEqual(await page.evaluate(cutOrCovered), []);
    await page.addStyleTag({ content: "h1 { height: 1em; overflow: hidden; width: 2em }" });
    assert.match((await page.evaluate(cutOrCovered)).join(), /cut off.*<h1/);
    await page.addStyleTag({ content: "h1 { height: auto !important; overflow: visible !important } .entry h2 { margin-bottom: -2.2em !important }" });
    assert.match((await page.evaluate(cutOrCovered)).join(), /covered/);
    assert.deepEqual(await page.evaluate(tooWide), []);
    await page.addStyleTag({ content: "h1 { width: 400px !important }" });
    assert.match((await page.evaluate(tooWide)).join(), /h1/);
  });
});

test("who wants no movement sees none", async () => {
  await gather(all(), { reducedMotion: "reduce" }, () => {
    const moving = (one) => {
      const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(one);
      const some = (times) => times.split(",").some((time) => parseFloat(time) > 0);
      return some(transitionDuration) || (animationName !== "none" && some(animationDuration)) || scrollBehavior === "smooth";
    };
    return [...document.querySelectorAll("*")].filter(moving).map((one) => one.outerHTML.slice(0, 80));
  });
});

/** In the page: what makes it too wide; what stays in view takes more than a third of a low window. */
function tooWide() {
  const root = document.documentElement;
  const found = [];
  if (Math.max(root.scrollWidth, document.body.scrollWidth) > root.clientWidth) {
    const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
    found.push(...(out.length ? out.slice(0, 3).map((one) => one.outerHTML.slice(0, 90)) : ["the page"]));
  }
  for (const one of document.querySelectorAll("body *")) {
    const { position } = getComputedStyle(one);
    const { height } = one.getBoundingClientRect();
    if (["fixed", "sticky"].includes(position) && one.checkVisibility() && height > innerHeight / 3) found.push(`stays in view: ${one.outerHTML.slice(0, 80)}`);
  }
  return found;
}

/** In the page: texts whose end cannot be seen, and texts that lie on one another. */
function cutOrCovered() {
  const found = [];
  const say = (what, one) => found.push(`${what}: ${one.outerHTML.replace(/\s+/g, " ").slice(0, 90)}`);
  // What screen readers alone are told, and what may lie on the edge by design.
  const isMeant = (one) => one.closest(".unseen, .skip, [aria-hidden=true], svg, .print-only");
  for (const one of document.querySelectorAll("body *")) {
    const { overflowX, overflowY, display } = getComputedStyle(one);
    if (display === "inline" || isMeant(one) || !one.checkVisibility() || !one.textContent.trim()) continue;
    const cutX = ["hidden", "clip"].includes(overflowX) && one.scrollWidth > one.clientWidth + 1;
    const cutY = ["hidden", "clip"].includes(overflowY) && one.scrollHeight > one.clientHeight + 1;
    if (cutX || cutY) say("cut off", one);
  }
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement;
    if (!node.data.trim() || isMeant(one) || !one.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      // The signs themselves stand in the middle of the box of a line.
      const spare = (bottom - top) * 0.22;
      if (right - left > 1) boxes.push({ one, left, right, top: top + spare, bottom: bottom - spare });
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  for (let i = 0; i < boxes.length; i += 1) {
    for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom - 1; j += 1) {
      const [a, b] = [boxes[i], boxes[j]];
      const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const scrolls = (one) => one.closest(".table-scroll, pre, .contents");
      if (shared > 2 && !(scrolls(a.one) && scrolls(a.one) !== scrolls(b.one)) && !(scrolls(b.one) && !scrolls(a.one))) say(`covered by “${b.one.textContent.trim().slice(0, 30)}”`, a.one);
    }
  }
  return found;
}
