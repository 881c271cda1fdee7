// Owns what a keyboard reaches: every stop in the order of reading, in view, not covered, large enough to
// tap, and marked so that it is seen in every look.

import assert from "node:assert/strict";
import test from "node:test";
import { extremes, ofTemplates, throughPages, withBoth } from "./many.mjs";
import { sameSize } from "./picture.mjs";
import { SITE, pages } from "./site.mjs";

const held = withBoth();
const WIDTHS = [1280, 320];
const LOOKS = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "forced colours": { colorScheme: "light", forcedColors: "active" },
};

/** One page for each template, those that show every component, and extremes with controls of their own. */
const walked = () => [
  ...ofTemplates(),
  ...pages(SITE).filter((name) => name.startsWith("huong-dan/thanh-phan/")),
  ...extremes().filter(({ name }) => /^bai\/(html|lien-ket|bang-rong|de-muc)\//.test(name)),
];

test("the Tab key goes through every control in the order of reading, and out again", async () => {
  const wrong = [];
  let stops = 0;
  await throughPages(held, walked(), { script: `window.lookAtStop = ${lookAtStop}; window.controls = ${controls}` }, async (page, name) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(prepare);
      const expected = await page.evaluate(() => controls().length);
      for (let seen = 0; seen < expected; seen += 1) {
        await page.keyboard.press("Tab");
        const stop = await page.evaluate(() => lookAtStop());
        if (stop?.number !== seen) {
          wrong.push(`${name} at ${width} px: stop ${seen} of ${expected} is ${stop ? `control ${stop.number}, ${stop.html}` : "none"}`);
          break;
        }
        for (const fault of stop.faults) wrong.push(`${name} at ${width} px: ${fault}: ${stop.html}`);
      }
      stops += expected;
      // The next one leaves the page; a browser without a frame begins again.
      await page.keyboard.press("Tab");
      const last = await page.evaluate(() => lookAtStop());
      if (last && last.number !== 0) wrong.push(`${name} at ${width} px: the focus stays at ${last.html}`);
    }
  });
  assert.deepEqual(wrong.slice(0, 20), []);
  assert.ok(stops > 1500, `${stops} stops`);
});

/** In the page: opens what is folded and starts from the top. */
function prepare() {
  for (const one of document.querySelectorAll("details")) one.open = true;
  // The next Tab begins at the start of the page.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}

/** In the page: all that the keyboard should reach, in the order of the document. */
function controls() {
  const all = document.querySelectorAll("a[href], button, summary, input, select, textarea, iframe, audio[controls], video[controls], [tabindex='0']");
  return [...all].filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0 && !one.disabled && one.type !== "hidden");
}

/** In the page: the control in focus and what is wrong with it; null when the focus has left the page. */
function lookAtStop() {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const faults = [];
  const boxes = [...one.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const box = one.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const inView = boxes.some((part) => part.bottom > 0 && part.top < innerHeight && part.right > 0 && part.left < innerWidth);
  if (!inView) faults.push("out of view");
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) faults.push(`outlined ${outlineStyle} ${outlineWidth}`);
  // Not covered (2.4.11): what lies on top at the middle of a part that is in view is the control itself.
  const isOwn = (top) => top && (one.contains(top) || top.contains(one));
  const middles = boxes.map((part) => [part.left + part.width / 2, part.top + part.height / 2]);
  const visible = middles.filter(([x, y]) => x > 0 && y > 0 && x < innerWidth && y < innerHeight);
  if (inView && visible.length && !visible.some(([x, y]) => isOwn(document.elementFromPoint(x, y)))) faults.push("covered");
  // Targets of 24 px (2.5.8); links within a sentence have the size of its lines.
  const around = one.closest("p, li, dd, dt, td, th, figcaption, caption, blockquote, h1, h2, h3, h4");
  const inSentence = getComputedStyle(one).display === "inline" && around && around.textContent.trim().length > one.textContent.trim().length;
  if (!inSentence && Math.min(box.width, box.height) < 24) faults.push(`${Math.round(box.width)} × ${Math.round(box.height)} px to tap`);
  return { number: controls().indexOf(one), html: one.outerHTML.slice(0, 90), faults };
}

test("nothing is moved out of the order of reading by the style sheet", async () => {
  const wrong = [];
  await throughPages(held, ofTemplates(), {}, async (page, name) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      for (const one of await page.evaluate(moved)) wrong.push(`${name} at ${width} px: ${one}`);
    }
  });
  assert.deepEqual(wrong.slice(0, 20), []);
});

/** In the page: boxes that stand elsewhere than in the document and hold something to reach. */
function moved() {
  return [...document.querySelectorAll("body *")].filter((one) => {
    const { order, flexDirection, position } = getComputedStyle(one);
    const control = ":is(a[href], button, input, summary):not([tabindex='-1'])";
    const holds = one.matches(control) || one.querySelector(control);
    return holds && one.checkVisibility() && ((order !== "0" && !["absolute", "fixed"].includes(position)) || flexDirection.endsWith("reverse"));
  }).map((one) => one.outerHTML.slice(0, 90));
}

test("what marks the focus is seen: 3:1 against what was there before, in every look", async () => {
  const wrong = [];
  const kinds = new Set();
  await throughPages(held, walked(), { viewport: { width: 1280, height: 800 } }, async (page, name) => {
    await page.evaluate(prepare);
    const all = await page.$$("a[href], button, summary, input, select, textarea, [tabindex='0']");
    for (const one of all) {
      const kind = await one.evaluate(kindOf);
      if (!kind || kinds.has(kind)) continue;
      kinds.add(kind);
      for (const [look, media] of Object.entries(LOOKS)) {
        await page.emulateMedia(media);
        const marked = await marks(page, one);
        if (marked < 1) wrong.push(`${name} in ${look}: ${kind} changes ${marked.toFixed(2)} of the pixels of a line around it`);
      }
      await page.emulateMedia(LOOKS.light);
    }
  });
  assert.ok(kinds.size > 30, `${kinds.size} kinds of controls`);
  assert.deepEqual(wrong.slice(0, 20), []);
});

/** In the page: what a control looks like, by its own element and those that it stands in. */
function kindOf(one) {
  if (!one.checkVisibility({ visibilityProperty: true })) return undefined;
  const names = [];
  for (let part = one; part && part !== document.body; part = part.parentElement) {
    if (part === one || part.className || /^(nav|header|footer|main)$/.test(part.localName)) names.push(part.localName + (part.className ? `.${part.className}` : ""));
  }
  return names.join(" < ");
}

/**
 * How much of the focus is seen: pixels that change by 3:1 and more when a control gets the focus, over
 * those of a line of 1 px around it. 1 and more is what WCAG 2.2 asks of a mark that is seen well (2.4.13).
 */
async function marks(page, one) {
  await page.keyboard.press("Shift");
  await one.evaluate((it) => {
    it.scrollIntoView({ block: "center", behavior: "instant" });
    it.blur();
  });
  const box = await one.boundingBox();
  const clip = { x: Math.max(0, box.x - 8), y: Math.max(0, box.y - 8), width: Math.min(box.width + 16, 1280), height: Math.min(box.height + 16, 780) };
  const before = await page.screenshot({ clip });
  await one.evaluate((it) => it.focus({ preventScroll: true, focusVisible: true }));
  const after = await page.screenshot({ clip });
  const { near } = await sameSize(held.browser, before, after);
  return near / (2 * (Math.min(box.width, 1264) + Math.min(box.height, 764)));
}
