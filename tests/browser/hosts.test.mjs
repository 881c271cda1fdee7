// Owns the policy that the site asks hosts for: no page breaks it, and it stops what it is meant to stop.

import assert from "node:assert/strict";
import test from "node:test";
import { at, complaints, inPage, withBrowser } from "./browser.mjs";
import { SITE, hostHeaders, pages, read } from "./site.mjs";

const held = withBrowser();
const policy = hostHeaders(SITE)["content-security-policy"];

/** The pages' own count of what the policy refused, whatever the console says of it. */
const counting = (page) =>
  page.addInitScript(() => {
    window.refused = [];
    addEventListener("securitypolicyviolation", (event) => window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
  });

test("the policy allows nothing unsafe and nothing from elsewhere", () => {
  const parts = new Map(policy.split(";").map((part) => part.trim().split(/\s+(.*)/)));
  assert.equal(parts.get("default-src"), "'none'");
  assert.equal(parts.get("frame-ancestors"), "'none'");
  const allowed = ["'none'", "'self'", "data:"];
  const wrong = [...parts].filter(([, sources]) => sources.split(/\s+/).some((source) => !allowed.includes(source)));
  assert.deepEqual(wrong, []);
  assert.equal(parts.get("script-src"), "'self'");
});

test("every page keeps to the policy, its structured data too", async () => {
  await inPage(held, {}, async (page) => {
    await counting(page);
    const wrong = complaints(page, held.server.address);
    let described = 0;
    for (const name of pages(SITE)) {
      await page.goto(at(held.server, name));
      wrong.push(...(await page.evaluate(() => window.refused)).map((what) => `${name}: ${what}`));
      // Data in a script element is no script: it is there, and nothing is said against it.
      described += await page.evaluate(() => document.querySelectorAll('script[type="application/ld+json"]').length);
    }
    assert.deepEqual(wrong, []);
    assert.ok(described > 100, `only ${described} pieces of structured data were seen`);
  });
});

test("a script, a style and a picture that are not the site's are refused", async () => {
  await inPage(held, {}, async (page) => {
    await counting(page);
    await page.goto(held.server.address);
    await page.evaluate(() => {
      const put = (name, set) => document.body.append(Object.assign(document.createElement(name), set));
      put("script", { textContent: "window.ran = true" });
      put("style", { textContent: "body { color: red }" });
      put("img", { src: "https://khac.example/a.png" });
    });
    await page.waitForFunction(() => window.refused.length >= 3);
    const refused = await page.evaluate(() => [window.ran ?? false, ...window.refused.map((what) => what.split("-src")[0])]);
    assert.deepEqual(refused, [false, "script", "style", "img"]);
  });
});

test("no page of the site can be shown within another", async () => {
  await inPage(held, { bypassCSP: false }, async (page) => {
    const heard = [];
    page.on("console", (message) => heard.push(message.text()));
    await page.setContent(`<iframe src="${held.server.address}"></iframe>`);
    await page.waitForTimeout(500);
    assert.ok(heard.some((text) => /frame/i.test(text)), `the frame was let in: ${heard}`);
  });
});

test("what moved is named for hosts as well as by a page", () => {
  const moved = read(SITE, "_redirects").trim().split("\n").map((line) => line.split(" "));
  const wrong = moved.filter(([from, to, code]) => !from.startsWith("/") || !to.startsWith("/") || code !== "301!");
  assert.deepEqual(wrong, []);
  const missing = moved.map(([, to]) => decodeURI(to).slice(1) + "index.html").filter((name) => !pages(SITE).includes(name));
  assert.deepEqual(missing, []);
});
