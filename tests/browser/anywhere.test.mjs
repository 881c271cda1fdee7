// Owns where the same files work: in any folder of a host, and opened from a stick without a host.

import assert from "node:assert/strict";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { at, complaints, inPage, serve, withBrowser } from "./browser.mjs";
import { PORTABLE, SITE, addresses, isOutside, pages, samples, isForTheLost } from "./site.mjs";

const held = withBrowser();

/** What only the site's own style gives: its colours, its type, its width. */
const look = (page) =>
  page.evaluate(() => {
    const of = (where, what) => getComputedStyle(document.querySelector(where))[what];
    return [of(".site-header", "backgroundColor"), of("h1", "fontSize"), of("main .wrap", "maxWidth"), of("body", "color")].join(" ");
  });

/** How a page looks at the root of a host: what it must look like elsewhere. */
const expected = (name) =>
  inPage(held, {}, async (page) => {
    await page.goto(at(held.server, name));
    return look(page);
  });

test("in a folder of a host every page is styled and misses nothing", async () => {
  const server = await serve(SITE, "/abc/def/");
  try {
    const style = await expected("index.html");
    await inPage(held, {}, async (page) => {
      const wrong = complaints(page, server.address);
      // The pages for what is not there begin their addresses at the root that they were built for.
      for (const name of samples().filter((one) => !isForTheLost(one))) {
        await page.goto(at(server, name));
        const sheets = await page.evaluate(() => document.styleSheets.length);
        // That of screens and that of paper; the page of search has one of its own.
        if (sheets !== (name.includes("tim-kiem/") ? 3 : 2)) wrong.push(`${name}: ${sheets} style sheets`);
      }
      assert.deepEqual(wrong, []);
      await page.goto(server.address);
      assert.equal(await look(page), style);
    });
  } finally {
    server.close();
  }
});

test("in a folder of a host every link is answered, and every page can be reached from the first", async () => {
  const server = await serve(SITE, "/abc/def/");
  try {
    const seen = new Set([server.address]);
    const wrong = [];
    for (const page of seen) {
      const answer = await fetch(page);
      if (answer.status !== 200) wrong.push(`${answer.status} for ${page}`);
      if (!answer.headers.get("content-type").startsWith("text/html")) continue;
      for (const address of addresses(await answer.text())) {
        if (isOutside(address) && !address.startsWith(server.address)) continue;
        seen.add(new URL(address, page).href.replace(/#.*/, ""));
      }
    }
    assert.deepEqual(wrong, []);
    const unreached = pages(SITE).filter((name) => !isForTheLost(name) && !seen.has(encodeURI(at(server, name))));
    assert.deepEqual(unreached, []);
  } finally {
    server.close();
  }
});

test("from a stick one walks from the first page to a procedure and back", async () => {
  const styles = { home: await expected("index.html"), list: await expected("thu-tuc/index.html"), page: await expected("thu-tuc/dang-ky-khai-sinh/index.html") };
  const root = pathToFileURL(PORTABLE).href;
  await inPage(held, {}, async (page) => {
    const wrong = complaints(page, root);
    const here = async (name, style) => {
      assert.equal(page.url(), `${root}/${name}`);
      assert.equal(await look(page), style, `${name} is not styled`);
    };
    await page.goto(`${root}/index.html`);
    await here("index.html", styles.home);
    await page.locator(".menu").getByRole("link", { name: "Thủ tục" }).click();
    await here("thu-tuc/index.html", styles.list);
    await page.locator("main").getByRole("link", { name: "Đăng ký khai sinh", exact: true }).click();
    await here("thu-tuc/dang-ky-khai-sinh/index.html", styles.page);
    await page.locator(".breadcrumb").getByRole("link", { name: /Thủ tục/ }).click();
    await here("thu-tuc/index.html", styles.list);
    await page.locator(".brand").click();
    await here("index.html", styles.home);
    await page.goBack();
    await here("thu-tuc/index.html", styles.list);
    await page.locator(".languages a").click();
    assert.equal(page.url(), `${root}/en/thu-tuc/index.html`);
    assert.deepEqual(wrong, []);
  });
});

test("from a stick no page asks for what it does not get, and the ridge under the heads is drawn", async () => {
  const root = pathToFileURL(PORTABLE).href;
  await inPage(held, {}, async (page) => {
    const wrong = complaints(page, root);
    for (const name of samples().filter((one) => one !== "404.html")) await page.goto(`${root}/${name}`);
    assert.deepEqual(wrong, []);
    await page.goto(`${root}/thu-tuc/index.html`);
    const mask = await page.evaluate(() => getComputedStyle(document.querySelector(".section-head"), "::before").maskImage);
    assert.match(mask, /^url\("data:image\/svg\+xml,/);
  });
});
