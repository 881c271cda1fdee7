// Owns what search costs a reader at 500 and at 2,000 pages: the bytes of a first query with nothing in the
// browser's cache, everything of search counted (client, core, words, rows, texts, style), and the time until
// results stand. The sites are made of the hub's own sentences, put together anew.
//
// Needs the program, in CCHC; without it the test fails rather than tell that nothing was measured.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { inPage, serve, withBrowser } from "./browser.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const held = withBrowser();

// Bytes with gzip that a first query may take at most, as the project promises.
const LIMITS = { 500: 40_000, 2000: 80_000 };

const QUERIES = [
  "đăng ký khai sinh", "dang ky ket hon", "làm giấy khai sinh cho con", "đường dây nóng", "dat dai", "một cửa",
  "thủ tục hành chính", "nộp hồ sơ trực tuyến", "lệ phí", "tạm trú", "hộ kinh doanh", "chứng thực bản sao",
  "phản ánh kiến nghị", "118/2025/NĐ-CP", "1.001193", "CCHC", "sipas", "xã Trùng Khánh", "kế hoạch cải cách hành chính 2026",
  "chuyển đổi số", "giấy tờ cần mang theo", "nộp ở đâu", "bao lâu có kết quả", "người dân", "doanh nghiệp", "áp phích",
  "xác nhận tình trạng hôn nhân", "dduong day nong", "ket hom", "trung tâm phục vụ hành chính công cấp xã",
];

/** Numbers by chance, the same everywhere. */
function chance(seed) {
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

/** Titles, headings and paragraphs of the hub in Vietnamese. */
function material() {
  const found = { titles: [], headings: [], paragraphs: [] };
  for (const name of fs.readdirSync(path.join(ROOT, "content"), { recursive: true }).sort()) {
    if (!name.endsWith(".md") || name.endsWith(".en.md") || name.startsWith("huong-dan")) continue;
    const [, front, body] = fs.readFileSync(path.join(ROOT, "content", name), "utf8").split(/^\+\+\+$/m);
    const title = front?.match(/^title = "([^"\\{]*)"/m)?.[1];
    if (!title || !body) continue;
    found.titles.push(title);
    for (const block of body.split(/\n{2,}/).map((one) => one.trim())) {
      // Links would lead to pages that this site lacks.
      const text = block.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\{#[^}]*\}/g, "");
      if (/^#+ /.test(text)) found.headings.push(text.replace(/^#+ /, ""));
      else if (text && !/^(<|\{|\||:)/.test(text) && !/\{\{|\{%|!\[/.test(text)) found.paragraphs.push(text);
    }
  }
  return found;
}

/** Writes a site of so many pages. */
function write(folder, pages) {
  const { titles, headings, paragraphs } = material();
  const next = chance(20260609);
  const one = (list) => list[next(list.length)];
  const put = (name, text) => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  };
  put("config.toml", 'base_url = "https://cchc-thu.example"\ntitle = "Thử"\ndefault_language = "vi"\ntheme = "hub"\nbuild_search_index = true\n\n[print]\nsocial_pictures = false\n');
  fs.cpSync(path.join(ROOT, "content/tim-kiem.md"), path.join(folder, "content/tim-kiem.md"));
  put("content/_index.md", '+++\ntitle = "Trang chủ"\n+++\n');
  const sections = ["chu-de", "huong-dan", "tin", "phong-ban"];
  for (const name of sections) put(`content/${name}/_index.md`, `+++\ntitle = "${name}"\npaginate_by = 50\n+++\n`);
  for (let number = 0; number < pages; number++) {
    // Two halves of titles, as titles of many pages resemble one another.
    const [a, b] = [one(titles).split(" "), one(titles).split(" ")];
    const title = [...a.slice(0, 2 + next(5)), ...b.slice(-2 - next(4))].join(" ");
    const parts = [];
    for (let count = 2 + next(5); count > 0; count--) {
      if (parts.length) parts.push(`## ${one(headings)}`);
      for (let blocks = 1 + next(3); blocks > 0; blocks--) parts.push(one(paragraphs));
    }
    const description = one(paragraphs).replace(/[*`"\\\n]/g, " ").slice(0, 150);
    put(`content/${sections[number % 4]}/bai-${number}.md`, `+++\ntitle = "${title.replace(/["\\]/g, "")}"\ndescription = "${description}"\ndoi_tuong = ["nhan-dan"]\n+++\n\n${parts.join("\n\n")}\n`);
  }
}

for (const [pages, limit] of Object.entries(LIMITS)) {
  test(`a first query at ${pages} pages`, async (t) => {
    assert.ok(process.env.CCHC, "name the program in CCHC");
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cchc-search-"));
    try {
      write(folder, Number(pages));
      execFileSync(process.env.CCHC, ["--root", folder, "build"], { stdio: "pipe" });
      const site = path.join(folder, "public");
      const server = await serve(site);
      try {
        const measured = [];
        for (const query of QUERIES) measured.push(await firstQuery(server, site, query));
        report(t, site, measured);
        const worst = Math.max(...measured.map(({ gzip }) => gzip));
        assert.ok(worst <= limit, `${worst} bytes with gzip, at most ${limit}`);
      } finally {
        server.close();
      }
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** What a query fetches in a browser that has nothing yet, and how long its results take. */
function firstQuery(server, site, query) {
  return inPage(held, {}, async (page) => {
    const files = [];
    page.on("response", (response) => {
      const name = decodeURIComponent(new URL(response.url()).pathname.slice(1));
      if (/\.js$|tim-kiem.*\.css$/.test(name)) files.push(name);
    });
    await page.goto(`${server.address}tim-kiem/?q=${encodeURIComponent(query)}`);
    await page.waitForFunction(() => !/^$|…$/.test(document.getElementById("tim-status").textContent));
    const bytes = files.map((name) => fs.readFileSync(path.join(site, name)));
    const sum = (size) => bytes.reduce((all, one) => all + size(one).length, 0);
    // With the files there: what is left is the work of the client.
    const time = await page.evaluate(async (text) => {
      const begin = performance.now();
      await cchcTim.find("vi", text);
      return performance.now() - begin;
    }, query);
    const shown = Number((await page.textContent("#tim-status")).match(/\d+/)?.[0] ?? 0);
    return { query, files: files.length, raw: sum((one) => one), gzip: sum((one) => gzipSync(one)), brotli: sum((one) => brotliCompressSync(one)), time, shown };
  });
}

function report(t, site, measured) {
  const middle = (key) => measured.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(measured.length / 2)];
  const most = (key) => Math.max(...measured.map((one) => one[key]));
  const all = fs.readdirSync(path.join(site, "chi-muc"), { recursive: true }).map((name) => fs.statSync(path.join(site, "chi-muc", name))).filter((one) => one.isFile());
  t.diagnostic(`the index: ${all.length} files, ${all.reduce((sum, { size }) => sum + size, 0)} bytes`);
  for (const { query, files, raw, gzip, brotli, time, shown } of measured) t.diagnostic(`${query}: ${files} files, ${raw} raw, ${gzip} gzip, ${brotli} brotli; ${time.toFixed(1)} ms; ${shown} results`);
  for (const key of ["files", "raw", "gzip", "brotli", "time"]) t.diagnostic(`${key}: median ${Math.round(middle(key))}, most ${Math.round(most(key))}`);
}
