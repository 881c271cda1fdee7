// Owns how people find their way: between languages, from A to Z, through filters of lists; and that an
// English page speaks English, or says where it does not.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { at, inPage, withBrowser } from "./browser.mjs";
import { throughPages } from "./many.mjs";
import { SITE, pages, read, tags } from "./site.mjs";

const held = withBrowser();
const english = () => pages(SITE).filter((name) => name.startsWith("en/"));

/**
 * In the page: runs of words that are Vietnamese and not marked so. A name is written as it is, and its words
 * begin with capitals; a run with a small Vietnamese word, or one small word of Vietnamese letters, is no name.
 */
function unmarked() {
  const letters = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáâãèéêìíòóôõùúý]/iu;
  const isEnglish = (element) => (element.closest("[lang]")?.lang ?? "") === "en";
  const found = [];
  // A title has no element for a word in another language: the heading has it, marked.
  const inHeading = [...document.querySelectorAll("h1 [lang]")].map((one) => one.textContent);
  const judge = (whole, element) => {
    const isTitle = ["TITLE", "META"].includes(element.tagName);
    const text = isTitle ? inHeading.reduce((text, part) => text.replace(part, ""), whole) : whole;
    if (!letters.test(text) || !isEnglish(element)) return;
    for (const word of text.split(/[^\p{L}\p{M}]+/u)) {
      if (letters.test(word) && word[0] === word[0].toLowerCase()) found.push(`${element.tagName}: ${text.trim().slice(0, 80)}`);
    }
  };
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!["SCRIPT", "STYLE"].includes(element.tagName)) judge(walker.currentNode.data, element);
  }
  for (const element of document.querySelectorAll("[alt], [aria-label], [title], meta[content]")) {
    for (const name of ["alt", "aria-label", "title", "content"]) judge(element.getAttribute(name) ?? "", element);
  }
  return [...new Set(found)];
}

test("no Vietnamese stands on an English page without saying that it is", async () => {
  const wrong = [];
  const own = english().filter((name) => !tags(read(SITE, name)).some((tag) => tag.name === "main" && tag.attributes.lang));
  assert.ok(own.length > 40, `only ${own.length} pages are in English`);
  await throughPages(held, own, {}, async (page, name) => {
    for (const one of await page.evaluate(unmarked)) wrong.push(`${name}: ${one}`);
  });
  assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} in all`);
});

test("what is not marked is found", async () => {
  await inPage(held, {}, async (page) => {
    await page.goto(at(held.server, "en/index.html"));
    assert.deepEqual(await page.evaluate(unmarked), []);
    for (const html of ["<p>Hộ tịch</p>", "<p>the word tịch</p>", '<img alt="Thủ tục">', '<p lang="vi"><b lang="en">được</b></p>']) {
      await page.evaluate((html) => document.querySelector("main").insertAdjacentHTML("beforeend", html), html);
      assert.equal((await page.evaluate(unmarked)).length, 1, html);
      await page.evaluate(() => document.querySelector("main").lastElementChild.remove());
    }
    for (const html of ["<p>Cao Bằng and Việt Nam</p>", '<p lang="vi">Hộ tịch</p>', "<p>118/2025/NĐ-CP</p>"]) {
      await page.evaluate((html) => document.querySelector("main").insertAdjacentHTML("beforeend", html), html);
      assert.deepEqual(await page.evaluate(unmarked), [], html);
      await page.evaluate(() => document.querySelector("main").lastElementChild.remove());
    }
  });
});

/** The file that an address of a page leads to. */
function target(name, href) {
  const place = new URL(href, `http://x/${name.replace(/index\.html$/, "")}`).pathname.slice(1);
  return decodeURIComponent(place.endsWith("/") || place === "" ? `${place}index.html` : place);
}

test("the language switch of every page leads to a page of the other language", () => {
  const wrong = [];
  for (const name of pages(SITE)) {
    const links = tags(read(SITE, name)).filter((tag) => tag.name === "a" && tag.attributes.hreflang && tag.attributes.lang);
    const lang = name.startsWith("en/") ? "en" : "vi";
    const switched = links.find((tag) => tag.attributes.hreflang !== lang);
    if (!switched) {
      wrong.push(`${name}: no switch`);
      continue;
    }
    const to = target(name, switched.attributes.href);
    if (!fs.existsSync(path.join(SITE, to))) wrong.push(`${name}: ${to} is not there`);
    else if (to.startsWith("en/") === (lang === "en")) wrong.push(`${name}: ${to} is in the same language`);
    // Every page but those that one language alone has leads to itself in the other.
    const same = lang === "en" ? name.slice(3) : `en/${name}`;
    if (fs.existsSync(path.join(SITE, same)) && !name.includes("/page/") && to !== same) wrong.push(`${name}: ${to}, not ${same}`);
  }
  assert.deepEqual(wrong, []);
});

test("every letter of the list from A to Z leads to its heading", () => {
  let letters = 0;
  for (const name of pages(SITE).filter((name) => /^(en\/)?a-z\//.test(name))) {
    const links = tags(read(SITE, name)).filter((tag) => tag.name === "a" && /#chu-/.test(tag.attributes.href ?? ""));
    for (const { attributes } of links) {
      const [to, anchor] = attributes.href.split("#");
      const page = to === "" ? name : target(name, to);
      const ids = tags(read(SITE, page)).map((tag) => tag.attributes.id);
      assert.ok(ids.includes(anchor), `${name}: ${attributes.href} leads nowhere`);
      letters += 1;
    }
  }
  assert.ok(letters > 40, `${letters} letters`);
});

test("a list is filtered by keyboard, without JavaScript, and says what is chosen", async () => {
  await inPage(held, { javaScriptEnabled: false, viewport: { width: 360, height: 700 } }, async (page) => {
    await page.goto(at(held.server, "thu-tuc/index.html"));
    const all = await page.locator(".section-list .entry").count();
    const filters = page.getByRole("navigation", { name: "Lọc danh sách" });
    await filters.locator("summary").focus();
    await page.keyboard.press("Enter");
    const link = filters.getByRole("link", { name: "Hộ tịch", exact: true });
    assert.ok(await link.isVisible());
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/loc/linh-vuc/ho-tich/");
    assert.match(await page.title(), /^Thủ tục hành chính: Hộ tịch – /);
    assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /: Hộ tịch$/);
    const shown = await page.locator(".section-list .entry").count();
    assert.ok(shown > 0 && shown < all, `${shown} of ${all}`);
    assert.match(await page.locator(".chosen").innerText(), new RegExp(`Hộ tịch.*\\(${shown} trên ${all}\\)`));
    assert.equal(await page.locator(".filters [aria-current]").count(), 1);
    // Paper says what was chosen, and has no controls.
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator(".chosen strong").isVisible());
    assert.ok(!(await page.locator(".filters").isVisible()) && !(await page.locator(".chosen a").isVisible()));
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("link", { name: "Bỏ lọc" }).click();
    assert.equal(await page.locator(".section-list .entry").count(), all);
  });
});

test("whoever is lost finds the search, the list from A to Z and the home, in both languages", async () => {
  await inPage(held, { javaScriptEnabled: false }, async (page) => {
    for (const [address, language, home] of [["khong/co/", "Tìm", "Home"], ["en/404.html", "Search", "Trang chủ"]]) {
      await page.goto(held.server.address + address);
      const main = page.getByRole("main");
      for (const name of [new RegExp(language), /A (đến|to) Z/]) {
        assert.ok((await main.getByRole("link", { name }).count()) > 0, `${address}: ${name}`);
      }
      await main.locator("section[lang]").getByRole("link", { name: home }).click();
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    }
  });
});
