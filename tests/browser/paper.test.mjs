// Owns pages printed from the browser: the text without the frame, a code that a phone reads, and
// addresses that paper cannot click.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after } from "node:test";
import { at, inPage, withBrowser } from "./browser.mjs";
import { SITE, read, samples, tags } from "./site.mjs";

const held = withBrowser();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cchc-paper-"));
after(() => fs.rmSync(folder, { recursive: true }));

const canonical = (name) => tags(read(SITE, name)).find((tag) => tag.attributes.rel === "canonical")?.attributes.href;

/** Where a page is published; a page without a translation has an address of its own. */
const published = (name) => at({ address: canonical("index.html") }, name);

/** Looks at every sample that has an address as paper shows it. */
async function onPaper(look) {
  await inPage(held, {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const name of samples().filter(canonical)) {
      await page.goto(at(held.server, name));
      await look(page, name);
    }
  });
}

test("paper has no menu, no trail, no foot of the site", async () => {
  const wrong = [];
  await onPaper(async (page, name) => {
    const left = page.locator("nav:visible a:visible, nav:visible summary:visible, .skip:visible, .site-footer:visible");
    for (const one of await left.all()) wrong.push(`${name}: ${await one.textContent()}`);
    if (!(await page.locator("h1").isVisible())) wrong.push(`${name}: no heading`);
  });
  assert.deepEqual(wrong, []);
});

test("every page carries its address on paper, in letters and as a code", async () => {
  const wrong = [];
  await onPaper(async (page, name) => {
    if (!(await page.locator(".print-qr svg").isVisible())) wrong.push(`${name}: no code`);
    else if ((await page.locator(".print-foot .address").innerText()) !== published(name)) wrong.push(`${name}: another address`);
  });
  assert.deepEqual(wrong, []);
});

test("a link that leaves the site shows where to", async () => {
  let links = 0;
  const wrong = [];
  await onPaper(async (page, name) => {
    const shown = await page.$$eval("main a[href^=http]", (all) =>
      all.filter((one) => one.checkVisibility()).map((one) => [one.getAttribute("href"), getComputedStyle(one, "::after").content]),
    );
    links += shown.length;
    for (const [href, after] of shown) if (!after.includes(href)) wrong.push(`${name}: ${href} shows ${after}`);
  });
  assert.ok(links > 20, `${links} links`);
  assert.deepEqual(wrong, []);
});

test("no last sheet holds the address alone", async () => {
  const file = path.join(folder, "last.pdf");
  const wrong = [];
  await inPage(held, {}, async (page) => {
    for (const name of samples().filter(canonical)) {
      await page.goto(at(held.server, name));
      await page.pdf({ path: file, preferCSSPageSize: true });
      const count = say("pdfinfo", file).match(/Pages:\s+(\d+)/)[1];
      const lines = say("pdftotext", "-f", count, "-l", count, file, "-").normalize("NFC").split("\n").filter((line) => line.trim());
      if (count > 1 && /^(Địa chỉ trang|Address of this page)/.test(lines[0])) wrong.push(`${name}: sheet ${count}`);
    }
  });
  assert.deepEqual(wrong, []);
});

test("a printed procedure reads well: its pages, its title, its code", async () => {
  const name = "thu-tuc/dang-ky-khai-sinh/index.html";
  const file = path.join(folder, "page.pdf");
  await inPage(held, {}, async (page) => {
    await page.goto(at(held.server, name));
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: false });
  });
  const facts = say("pdfinfo", file);
  assert.match(facts, /Page size: .*A4/);
  assert.ok(Number(facts.match(/Pages:\s+(\d+)/)[1]) <= 4, facts);
  const text = say("pdftotext", file, "-").normalize("NFC");
  assert.match(text, /Đăng ký khai sinh/);
  assert.ok(!text.includes("Đến nội dung chính"), "the link past the menu is printed");
  say("pdftoppm", "-r", "150", "-png", file, path.join(folder, "page"));
  const pictures = fs.readdirSync(folder).filter((one) => one.endsWith(".png"));
  const codes = pictures.map((one) => spawnQuiet("zbarimg", "--raw", "-q", path.join(folder, one)));
  assert.equal(codes.join("").trim(), published(name));
});

/** What a program says. */
function say(program, ...words) {
  return execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

/** What a program says, which may find nothing and end in an error. */
function spawnQuiet(program, ...words) {
  try {
    return execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch (error) {
    if (error.code === "ENOENT") throw error;
    return "";
  }
}
