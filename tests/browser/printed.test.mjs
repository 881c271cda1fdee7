// Owns what Chromium makes of a page on paper, as a PDF: one page of each template, and extremes. A code
// that a phone reads, structure for screen readers, rows and headings that stay whole, and no more sheets
// than the text needs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after } from "node:test";
import { extremes, ofTemplates, throughPages, withBoth } from "./many.mjs";
import { read, tags } from "./site.mjs";

const held = withBoth();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cchc-printed-"));
after(() => fs.rmSync(folder, { recursive: true }));

const say = (program, ...words) => execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** Sheets that a page may take: lists of everything are long, and so are extremes. */
const most = ({ template, name }) => ({ "a-z.html": 20, "so-do-trang.html": 20, "page.html": 12, "xa-cu-list.html": 8, "phan-anh.html": 8 })[template] ?? (template ? 6 : /bang-dai|bang-cao/.test(name) ? 40 : 14);

let going;
/** The PDF of each page with what it says, made once. */
const printed = () => (going ??= print());

async function print() {
  const all = [];
  await throughPages(held, [...ofTemplates(), ...extremes().filter(({ name }) => !name.startsWith("en/"))], { viewport: { width: 1280, height: 800 } }, async (page, name, one) => {
    const file = path.join(folder, `${all.length}.pdf`);
    const number = all.push({ ...one, name, file }) - 1;
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: false, tagged: true, outline: true });
    all[number].headings = await page.$$eval("h1, h2, h3, h4, h5, h6", (some) => some.map((it) => it.textContent.replace(/\s+/g, " ").trim()));
    all[number].facts = say("pdfinfo", file);
    all[number].sheets = Number(all[number].facts.match(/Pages:\s+(\d+)/)[1]);
  });
  return all;
}

test("every printed page is A4, has its structure for screen readers, and no more sheets than it needs", async () => {
  const wrong = [];
  for (const one of await printed()) {
    if (!/Tagged:\s+yes/.test(one.facts)) wrong.push(`${one.name}: not tagged`);
    if (!/Page size:.*A4/.test(one.facts)) wrong.push(`${one.name}: ${one.facts.match(/Page size:.*/)}`);
    if (one.sheets > most(one)) wrong.push(`${one.name}: ${one.sheets} sheets, at most ${most(one)}`);
  }
  assert.deepEqual(wrong, []);
});

test("a phone reads the code of every printed page, and comes to that page", async () => {
  const wrong = [];
  for (const one of (await printed()).filter(({ template }) => template && template !== "404.html")) {
    const picture = path.join(folder, "last");
    say("pdftoppm", "-r", "110", "-png", "-singlefile", "-f", String(one.sheets), one.file, picture);
    let code = "";
    try {
      code = say("zbarimg", "--raw", "-q", `${picture}.png`).trim();
    } catch {
      // It finds nothing and ends in an error.
    }
    const canonical = tags(read(one.root, one.name)).find((tag) => tag.attributes.rel === "canonical")?.attributes.href;
    if (code !== canonical) wrong.push(`${one.name}: “${code}”, not ${canonical}`);
  }
  assert.deepEqual(wrong, []);
});

test("no printed page shows a menu, a trail, a search field or a link to the top", async () => {
  const wrong = [];
  const unwanted = ["Đến nội dung chính", "Về đầu trang", "Trang chủ / ", "Nguồn tin Atom", "Lọc danh sách", "Bạn cần tìm gì"];
  // The page of search is about its field.
  for (const one of (await printed()).filter(({ template }) => template !== "tim-kiem.html")) {
    const text = say("pdftotext", one.file, "-").normalize("NFC").replace(/\s+/g, " ");
    for (const words of unwanted) if (text.includes(words) && !one.headings.some((it) => it.includes(words)) && !/kiem-tra|thanh-phan/.test(one.name)) wrong.push(`${one.name}: ${words}`);
  }
  assert.deepEqual(wrong, []);
});

/** The lines of a sheet from top to bottom, without the number of the sheet. */
function linesOf(file, sheet) {
  const layout = say("pdftotext", "-bbox-layout", "-f", String(sheet), "-l", String(sheet), file, "-");
  const lines = [...layout.matchAll(/<line [^>]*yMax="([\d.]+)"[^>]*>([^]*?)<\/line>/g)].map(([, bottom, words]) => ({
    bottom: Number(bottom),
    text: [...words.matchAll(/>([^<]*)<\/word>/g)].map(([, word]) => word).join(" ").normalize("NFC"),
  }));
  return lines.filter(({ text }) => !/^\d+\/\d+$/.test(text)).sort((a, b) => a.bottom - b.bottom);
}

test("no heading stands alone at the foot of a sheet", async () => {
  const wrong = [];
  for (const one of await printed()) {
    const headings = new Set(one.headings.map((text) => text.normalize("NFC")));
    for (let sheet = 1; sheet < one.sheets; sheet += 1) {
      const last = linesOf(one.file, sheet).at(-1);
      if (last && headings.has(last.text.trim())) wrong.push(`${one.name}, sheet ${sheet}: ${last.text}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("a row of a table is not cut by the end of a sheet, and every sheet names the columns", async () => {
  const one = (await printed()).find(({ name }) => name === "bai/bang-cao/index.html");
  const sheets = Array.from({ length: one.sheets }, (_, at) => say("pdftotext", "-f", String(at + 1), "-l", String(at + 1), one.file, "-").normalize("NFC"));
  const where = (word) => sheets.findIndex((text) => new RegExp(`${word}(?!\\d)`).test(text));
  assert.ok(one.sheets > 3, `${one.sheets} sheets`);
  for (let row = 1; row <= 60; row += 1) {
    assert.ok(where(`đầu${row}`) >= 0, `row ${row} is not on paper`);
    assert.equal(where(`đầu${row}`), where(`cuối${row}`), `row ${row} is cut`);
  }
  const withRows = sheets.filter((text) => /đầu\d/.test(text));
  assert.deepEqual(withRows.filter((text) => !text.includes("Việc phải làm")), []);
});

test("nothing is wider than the sheet", async () => {
  const wrong = [];
  for (const one of await printed()) {
    for (let sheet = 1; sheet <= Math.min(one.sheets, 6); sheet += 1) {
      const layout = say("pdftotext", "-bbox", "-f", String(sheet), "-l", String(sheet), one.file, "-");
      const width = Number(layout.match(/<page width="([\d.]+)"/)[1]);
      const out = [...layout.matchAll(/<word xMin="([-\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>([^<]*)/g)].filter(([, left, right]) => Number(right) > width - 20 || Number(left) < 20);
      if (out.length) wrong.push(`${one.name}, sheet ${sheet}: ${out[0][3].slice(0, 40)}`);
    }
  }
  assert.deepEqual(wrong, []);
});
