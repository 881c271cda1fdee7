// How the site behaves: on narrow screens, without scripts, under a strict policy, on paper, in a
// sub-folder of a host, and from a USB stick.

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import test, { after, before } from "node:test";
import { at, launch, serve } from "./browser.mjs";
import { PORTABLE, SITE, onePageOfEveryKind } from "./site.mjs";

let browser, server;
before(async () => {
  server = await serve(SITE);
  browser = await launch();
});
after(async () => {
  await browser.close();
  server.close();
});

/** Goes through pages and gathers what the browser complains of. */
async function complaints(page, names, from) {
  const wrong = [];
  let name = "";
  page.on("console", (message) => message.type() === "error" && wrong.push(`${name}: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`${name}: ${error}`));
  page.on("request", (request) => new URL(request.url()).origin !== new URL(from.address).origin && wrong.push(`${name} asks ${request.url()}`));
  page.on("response", (answer) => answer.status() >= 400 && !answer.url().endsWith("404.html") && wrong.push(`${name}: ${answer.status()} ${answer.url()}`));
  for (name of names) await page.goto(at(from, name), { waitUntil: "load" });
  return wrong;
}

test("no page asks elsewhere, breaks the policy or misses a file", async () => {
  const page = await browser.newPage();
  assert.deepEqual(await complaints(page, onePageOfEveryKind(), server), []);
  await page.close();
});

test("nothing runs off a narrow or a wide screen", async () => {
  const wrong = [];
  for (const width of [320, 360, 768, 1280]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    for (const name of onePageOfEveryKind()) {
      await page.goto(at(server, name));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) wrong.push(`${name} at ${width} px: ${over} px too wide`);
    }
    await page.close();
  }
  assert.deepEqual(wrong, []);
});

test("without scripts everything is there", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  await page.goto(server.address);
  await page.locator("nav a[href*='thu-tuc']").first().or(page.locator("summary").first()).first().click();
  const link = page.locator("a[href*='thu-tuc/']").first();
  await page.goto(new URL(await link.getAttribute("href"), page.url()).href);
  assert.match(await page.textContent("h1"), /\S/);
  await context.close();
});

test("paper has the text, the code and no menu", async () => {
  const page = await browser.newPage();
  await page.goto(at(server, "thu-tuc/dang-ky-khai-sinh/index.html"));
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("header nav a:visible, .menu:visible, .breadcrumb:visible").count(), 0);
  assert.ok(await page.locator(".print-qr svg").first().isVisible(), "no QR code on paper");
  const printed = await page.$eval("main a[href^=http]", (link) => getComputedStyle(link, "::after").content);
  assert.match(printed, /http/);
  assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
  await page.close();
});

test("the same files work in a folder of a host", async () => {
  const inner = await serve(SITE, "/don-vi/cchc/");
  const page = await browser.newPage();
  assert.deepEqual(await complaints(page, onePageOfEveryKind().filter((name) => name !== "404.html"), inner), []);
  await page.goto(inner.address);
  await page.locator("main a[href*='thu-tuc']").first().click();
  assert.ok(page.url().startsWith(inner.address));
  await page.close();
  inner.close();
});

test("the portable copy is walked from a stick", async () => {
  const page = await browser.newPage();
  const styled = () => page.$eval("h1", (heading) => parseFloat(getComputedStyle(heading).fontSize));
  await page.goto(pathToFileURL(`${PORTABLE}/index.html`).href);
  const plain = await page.evaluate(() => document.styleSheets.length);
  assert.ok(plain > 0 && (await styled()) > 0);
  assert.notEqual(await page.$eval("header", (header) => getComputedStyle(header).backgroundColor), "rgba(0, 0, 0, 0)");
  await page.locator("a[href*='thu-tuc/index.html']").first().click();
  assert.match(page.url(), /^file:.*thu-tuc\/index\.html$/);
  await page.locator("main a[href$='dang-ky-khai-sinh/index.html']").first().click();
  assert.match(await page.textContent("h1"), /khai sinh/i);
  await page.locator("nav a, header a").first().click();
  await page.locator("a[href$='index.html']").first().waitFor();
  assert.match(page.url(), /index\.html/);
  await page.close();
});
