// Owns how pages behave on a screen: they fit, they need no script, they ask nobody else, and a
// keyboard is enough.

import assert from "node:assert/strict";
import test from "node:test";
import { at, complaints, inPage, withBrowser } from "./browser.mjs";
import { samples } from "./site.mjs";

const held = withBrowser();
/** Whose reader has doubled the size of text for every site: what zooming of text only does on a phone. */
const large = withBrowser("--blink-settings=defaultFontSize=32");

test("under a strict policy no page complains, asks elsewhere or misses a file", async () => {
  for (const colorScheme of ["light", "dark"]) {
    await inPage(held, { colorScheme }, async (page) => {
      const wrong = complaints(page, held.server.address);
      for (const name of samples()) await page.goto(at(held.server, name));
      assert.deepEqual(wrong, []);
    });
  }
});

test("an address that is not there is answered by a page that leads on", async () => {
  await inPage(held, {}, async (page) => {
    const answer = await page.goto(`${held.server.address}khong/co/trang-nay/`);
    assert.equal(answer.status(), 404);
    await page.locator("main a").first().click();
    assert.equal(page.url(), `${held.server.address}tim-kiem/`);
  });
});

test("no page has to be scrolled sideways", async () => {
  const wrong = [];
  await inPage(held, {}, async (page) => {
    for (const name of samples()) {
      await page.goto(at(held.server, name));
      for (const width of [320, 360, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const over = await page.evaluate(tooWide);
        if (over.length) wrong.push(`${name} at ${width} px: ${over}`);
      }
    }
  });
  assert.deepEqual(wrong, []);
});

test("with text at 200 % no page of a phone has to be scrolled sideways", async () => {
  const wrong = [];
  await inPage(large, { viewport: { width: 360, height: 800 } }, async (page) => {
    await page.goto(large.server.address);
    const size = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    assert.ok(size > 32, `text is ${size} px: the browser did not take the reader's size`);
    for (const name of samples()) {
      await page.goto(at(large.server, name));
      const over = await page.evaluate(tooWide);
      if (over.length) wrong.push(`${name}: ${over}`);
    }
  });
  assert.deepEqual(wrong, []);
});

test("on a phone a table of three columns is a list that still says what its lines are", async () => {
  await inPage(held, { viewport: { width: 320, height: 800 } }, async (page) => {
    await page.goto(at(held.server, "chu-de/index.html"));
    const table = page.locator(".prose table").first();
    assert.equal(await table.locator("thead th").count(), 3);
    assert.ok(await table.locator("thead").isVisible());
    const [first, second] = await table.locator("tbody tr").first().locator("td").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    assert.ok(second.top >= first.bottom && second.left === first.left, "the cells of a row still stand side by side");
  });
});

test("the focus in the menu is drawn within the menu", async () => {
  await inPage(held, { viewport: { width: 1280, height: 800 } }, async (page) => {
    await page.goto(held.server.address);
    const link = page.locator(".menu a").first();
    // Only the keyboard draws a focus.
    while (!(await link.evaluate((one) => one === document.activeElement))) await page.keyboard.press("Tab");
    const [offset, width] = await link.evaluate((one) => [getComputedStyle(one).outlineOffset, getComputedStyle(one).outlineWidth].map(parseFloat));
    assert.ok(width >= 2 && offset <= -width, `an outline of ${width} px at ${offset} px is cut off by the menu's edge`);
  });
});

/** In the page: what makes it too wide, or `["the page"]`. Boxes that scroll by themselves may. */
function tooWide() {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth && document.body.scrollWidth <= root.clientWidth) return [];
  const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
  return out.length ? out.slice(0, 3).map((one) => one.outerHTML.slice(0, 80)) : ["the page"];
}

for (const width of [360, 1280]) {
  test(`without scripts the menu leads to a procedure at ${width} px`, async () => {
    await inPage(held, { javaScriptEnabled: false, viewport: { width, height: 800 } }, async (page) => {
      await page.goto(held.server.address);
      const menu = page.locator("header .menu");
      if (width < 700) await menu.locator("summary").click();
      await menu.getByRole("link", { name: "Thủ tục" }).click();
      await page.locator("main").getByRole("link", { name: "Đăng ký khai sinh", exact: true }).first().click();
      assert.equal(await page.textContent("h1"), "Đăng ký khai sinh");
      assert.equal(page.url(), `${held.server.address}thu-tuc/dang-ky-khai-sinh/`);
    });
  });
}

test("the first stop of the keyboard leads past the menu into the text", async () => {
  await inPage(held, {}, async (page) => {
    for (const name of ["index.html", "thu-tuc/dang-ky-khai-sinh/index.html", "en/index.html"]) {
      await page.goto(at(held.server, name));
      await page.keyboard.press("Tab");
      const skip = page.locator("a:focus");
      const box = await skip.boundingBox();
      assert.ok(box.x >= 0 && box.y >= 0 && box.width > 40 && box.height >= 24, `${name}: the first stop cannot be seen`);
      await page.keyboard.press("Enter");
      assert.ok(await page.evaluate(() => document.activeElement?.matches("main")), `${name}: the focus is not on main`);
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => document.activeElement?.closest("main")), `${name}: the next stop is not in the text`);
    }
  });
});

test("every stop of the keyboard can be seen", async () => {
  await inPage(held, { viewport: { width: 360, height: 800 } }, async (page) => {
    await page.goto(at(held.server, "thu-tuc/dang-ky-khai-sinh/index.html"));
    const total = await page.locator("a:visible, summary:visible").count();
    const seen = new Set();
    for (let stop = 0; stop < total; stop += 1) {
      await page.keyboard.press("Tab");
      const { name, drawn, inside } = await page.evaluate(focused);
      assert.ok(drawn && inside, `the focus cannot be seen on ${name}`);
      seen.add(name);
    }
    assert.ok(seen.size > 20, `${seen.size} stops`);
  });
});

/** In the page: the element in focus, whether it is outlined, and whether it lies in the window. */
function focused() {
  const one = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const { top, bottom, left, right } = one.getBoundingClientRect();
  const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  return { name: one.outerHTML.slice(0, 100), drawn: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2, inside };
}

test("the menu of a narrow screen opens by keyboard", async () => {
  await inPage(held, { viewport: { width: 360, height: 800 } }, async (page) => {
    await page.goto(held.server.address);
    const link = page.locator(".menu a").first();
    assert.ok(!(await link.isVisible()), "the menu is open from the start");
    await page.locator(".menu summary").focus();
    await page.keyboard.press("Enter");
    assert.ok(await link.isVisible());
    await page.keyboard.press("Tab");
    assert.ok(await link.evaluate((one) => one === document.activeElement));
  });
});
