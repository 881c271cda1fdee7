// Owns search as a reader meets it: whether it finds what people ask for, how it is shown and worked, and that no
// query and no damaged file breaks a page.

import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { complaints, inPage, serve, withBrowser } from "./browser.mjs";
import { clientOf, clientOver, found, questions } from "./search.mjs";
import { PORTABLE, SITE } from "./site.mjs";

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const held = withBrowser();

// ---- What is found

/** Mean reciprocal rank and recall among the first five, and the questions that lack either. */
async function scores(name) {
  const { search } = clientOf(SITE);
  const all = questions(name);
  const weak = [];
  let [rank, recall] = [0, 0];
  for (const { lang, query, answers } of all) {
    const { addresses } = await found(search, lang, query);
    const at = addresses.findIndex((one) => answers.includes(one));
    const hits = addresses.slice(0, 5).filter((one) => answers.includes(one)).length / Math.min(5, answers.length);
    rank += at < 0 ? 0 : 1 / (at + 1);
    recall += hits;
    if (at !== 0 || hits < 1) weak.push(`${query}: ${at + 1}, ${hits.toFixed(2)}`);
  }
  return { count: all.length, mrr: rank / all.length, recall: recall / all.length, weak };
}

// The floors lie below what was measured (0.974 and 0.963; 0.927 and 0.942) by about what four questions weigh, two
// of the smaller file: a page that is renamed or a new one that answers as well must not fail the build, a broken
// step of the client must. Without a word in `tu_khoa` the first file had 0.90 and 0.91.
for (const [name, least] of [["cau-hoi.tsv", { mrr: 0.94, recall: 0.93 }], ["cau-hoi-moi.tsv", { mrr: 0.87, recall: 0.89 }]]) {
  test(`what people ask is found: ${name}`, async (t) => {
    const { count, mrr, recall, weak } = await scores(name);
    t.diagnostic(`${count} questions: MRR ${mrr.toFixed(3)}, recall at 5 ${recall.toFixed(3)}`);
    for (const line of weak) t.diagnostic(line);
    assert.ok(mrr >= least.mrr && recall >= least.recall, `MRR ${mrr}, recall ${recall}:\n${weak.join("\n")}`);
  });
}

test("a word is found however it is typed", async () => {
  const { search } = clientOf(SITE);
  const first = async (query) => (await found(search, "vi", query)).addresses[0];
  const written = ["đăng ký khai sinh", "ĐĂNG KÝ KHAI SINH", "dang ky khai sinh", "đăng ký khai sinh".normalize("NFD"), "đăng kí khai sinh", "đang ki khai sính", "ddawng kys khai sinh"];
  for (const query of written) assert.equal(await first(query), "thu-tuc/dang-ky-khai-sinh/", query);
  for (const query of ["xã Hoà An", "xã Hòa An", "xa hoa an"]) assert.equal(await first(query), "don-vi/hoa-an/", query);
});

test("syllables of one word stand side by side: ký … đăng is not đăng ký", async () => {
  const pages = { "a-apart": ["Ký tên và đăng bài", "Người ký đọc lại, rồi mới đăng."], "z-word": ["Việc khác", "Có thể đăng ký ở đây."] };
  for (let number = 0; number < 12; number++) pages[`m-${number}`] = [`Bài ${number}`, `Mục đăng ký số ${number}.`];
  const { search, close } = clientOver(SITE, pages);
  try {
    for (const query of ["đăng ký", "dang ky"]) {
      const { addresses } = await found(search, "vi", query, 20);
      const at = addresses.indexOf("a-apart/");
      assert.ok(addresses.length >= 13 && (at < 0 || at === addresses.length - 1), `${query}: ${addresses}`);
    }
  } finally {
    close();
  }
});

test("marks that were typed come first, all of them or a part, and none are needed", async () => {
  const { search, close } = clientOver(SITE, { "a-tinh": ["Tình làng", ""], "b-tinh": ["Tỉnh nhà", ""], "c-duong": ["Dương liễu", ""], "d-duong": ["Đường làng", ""] });
  try {
    const order = async (query) => (await found(search, "vi", query)).addresses.join(" ");
    assert.equal(await order("tình"), "a-tinh/ b-tinh/");
    assert.equal(await order("tỉnh"), "b-tinh/ a-tinh/");
    assert.equal(await order("tinh"), "a-tinh/ b-tinh/");
    assert.equal(await order("dường"), "d-duong/ c-duong/");
    assert.equal(await order("đương"), "d-duong/ c-duong/");
    assert.equal(await order("duong"), "c-duong/ d-duong/");
  } finally {
    close();
  }
});

test("a draft, a step of a tree, a stand-in and the page of search itself are not in the index", async () => {
  const { search } = clientOf(SITE);
  for (const [lang, query] of [["vi", "tìm kiếm"], ["vi", "bạn định kết hôn hay cần giấy xác nhận"], ["en", "trùng khánh"]]) {
    const { addresses } = await found(search, lang, query, 50);
    const wrong = addresses.filter((one) => /^(en\/)?tim-kiem\/|toi-can-lam-gi\/.|^en\/don-vi\/./.test(one));
    assert.deepEqual(wrong, [], query);
  }
});

test("all scripts of the site weigh at most 6 KB", (t) => {
  const scripts = fs.readdirSync(SITE).filter((name) => /^[^.]+\.js$/.test(name));
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(fs.readFileSync(path.join(SITE, name)), { level: 9 }).length, 0);
  t.diagnostic(`${scripts.join(", ")}: ${bytes} bytes with gzip`);
  assert.ok(scripts.length >= 2 && bytes <= 6144, `${bytes} bytes`);
});

// ---- Damage

test("a missing or torn file is told, and an index that was renewed meanwhile is fetched anew", async () => {
  for (const spoiled of [undefined, 'cchcTim("x', ""]) {
    const { search } = clientOf(SITE, (name, text) => (/^[a-z0-9]{6}\.js$/.test(name) ? spoiled : text));
    await assert.rejects(search.find("vi", "khai sinh"), /vi\//);
  }
  // The browser has the core of yesterday, whose shards are gone; asked past its cache, the host has that of today.
  const stale = (name, text, address) => (name === "chi-muc.vi.js" && !address.includes("?") ? text.replace(/"S":"[^"]*"/, '"S":"' + "gone00".repeat(400) + '"') : text);
  const { search } = clientOf(SITE, stale);
  assert.equal((await found(search, "vi", "khai sinh")).addresses[0], "thu-tuc/dang-ky-khai-sinh/");
});

// ---- The page of search

const asked = (query) => "tim-kiem/?q=" + encodeURIComponent(query);
const settled = (page) => page.waitForFunction(() => !/^$|…$/.test(document.getElementById("tim-status").textContent));
const status = (page) => page.textContent("#tim-status");

test("a query in the address is answered: count, title, headings, focus left where it was", async () => {
  await inPage(held, {}, async (page) => {
    const wrong = complaints(page, held.server.address);
    await page.goto(held.server.address + asked("mot cua"));
    await settled(page);
    assert.match(await status(page), /^\d+ kết quả cho “mot cua”\.$/);
    assert.match(await page.title(), /^mot cua – Tìm kiếm/);
    assert.equal(await page.inputValue("#tim-o"), "mot cua");
    assert.equal(await page.$eval("#tim-list > li:first-child h2 a", (link) => link.getAttribute("href")), held.server.address + "hoi-dap/mot-cua-la-gi/");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
    assert.deepEqual(await page.$$eval("#tim-list mark", (all) => [...new Set(all.map((one) => one.textContent.toLowerCase()))]), ["một", "cửa"]);
    assert.deepEqual(wrong, []);
  });
});

test("the same works in a folder of a host and from a stick", async () => {
  const server = await serve(SITE, "/abc/def/");
  try {
    for (const address of [server.address + asked("khai sinh"), pathToFileURL(path.join(PORTABLE, "tim-kiem/index.html")).href + "?q=khai%20sinh"]) {
      await inPage(held, {}, async (page) => {
        const wrong = complaints(page, address.slice(0, address.indexOf("tim-kiem")));
        await page.goto(address);
        await settled(page);
        await page.click("#tim-list h2 a");
        assert.equal(await page.textContent("h1"), "Đăng ký khai sinh");
        assert.deepEqual(wrong, []);
      });
    }
  } finally {
    server.close();
  }
});

test("typing searches once it rests, says so once, and going back brings back the query before", async () => {
  await inPage(held, {}, async (page) => {
    await page.goto(held.server.address + asked("khai sinh"));
    await settled(page);
    await page.evaluate(() => {
      window.told = [];
      new MutationObserver(() => told.push(document.getElementById("tim-status").textContent)).observe(document.getElementById("tim-status"), { childList: true });
    });
    await page.click("#tim-o");
    // As fast as no machine that is busy can slow down.
    await page.evaluate(() => {
      const field = document.getElementById("tim-o");
      for (const value of ["k", "kết", "kết h", "kết hôn"]) {
        field.value = value;
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
    });
    await page.waitForFunction(() => told.some((one) => one.includes("“kết hôn”")));
    const told = await page.evaluate(() => window.told.filter(Boolean));
    assert.deepEqual(told.filter((one) => !one.includes("“kết hôn”")), []);
    await page.keyboard.press("Enter");
    await page.fill("#tim-o", "tạm trú");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.title.startsWith("tạm trú"));
    assert.equal(await page.evaluate(() => document.activeElement.id), "tim-o");
    await page.goBack();
    await page.waitForFunction(() => document.title.startsWith("kết hôn"));
    assert.equal(await page.inputValue("#tim-o"), "kết hôn");
  });
});

test("filters are boxes of a form with counts that hold", async () => {
  await inPage(held, {}, async (page) => {
    await page.goto(held.server.address + asked("đăng ký"));
    await settled(page);
    const all = Number((await status(page)).match(/\d+/)[0]);
    const box = page.getByRole("group", { name: "Loại nội dung" }).getByRole("checkbox", { name: /^Thủ tục/ });
    const count = Number((await box.evaluate((one) => one.parentElement.textContent)).match(/\d+/)[0]);
    await box.check();
    await page.waitForFunction((before) => !document.getElementById("tim-status").textContent.startsWith(before + " "), all);
    assert.equal(Number((await status(page)).match(/\d+/)[0]), count);
    assert.ok(count > 3 && count < all);
    assert.deepEqual([...new Set(await page.$$eval("#tim-list .meta", (kinds) => kinds.map((one) => one.textContent)))], ["Thủ tục"]);
    assert.match(page.url(), /loai=thu-tuc/);
    assert.ok(await box.evaluate((one) => one === document.activeElement), "the box keeps the focus");
    await page.reload();
    await settled(page);
    assert.equal(Number((await status(page)).match(/\d+/)[0]), count, "the address holds the filter");
    await page.getByRole("group", { name: "Dành cho" }).getByRole("checkbox", { name: /^Doanh nghiệp/ }).check();
    await page.waitForFunction((before) => !document.getElementById("tim-status").textContent.startsWith(before + " "), count);
  });
});

test("more results come when they are asked for, and the first of them has the focus", async () => {
  await inPage(held, {}, async (page) => {
    await page.goto(held.server.address + asked("thủ tục"));
    await settled(page);
    assert.equal(await page.locator("#tim-list .entry").count(), 10);
    await page.getByRole("button", { name: "Xem thêm kết quả" }).click();
    await page.waitForFunction(() => document.querySelectorAll("#tim-list .entry").length > 10);
    assert.ok(await page.evaluate(() => document.activeElement === document.querySelectorAll("#tim-list .entry h2 a")[10]));
  });
});

test("a slip of the keyboard is mended, and said; what is only likely is offered", async () => {
  await inPage(held, {}, async (page) => {
    await page.goto(held.server.address + asked("dduong day nong"));
    await settled(page);
    assert.match(await status(page), /^Không có “dduong day nong”\. Đây là \d+ kết quả cho “đường day nong”\.$/);
    await page.goto(held.server.address + asked("ket hom"));
    await settled(page);
    await page.getByRole("link", { name: "ket hôn" }).click();
    await settled(page);
    assert.equal(await page.textContent("#tim-list h2"), "Đăng ký kết hôn");
  });
});

test("an English search that finds nothing offers Vietnamese pages, and says their language", async () => {
  await inPage(held, {}, async (page) => {
    await page.goto(held.server.address + "en/" + asked("trung khanh"));
    await settled(page);
    const first = page.locator("#tim-list .entry").first();
    assert.equal(await first.getAttribute("lang"), "vi");
    assert.match(await first.locator("h2").textContent(), /Trùng Khánh/);
  });
});

test("no query breaks the page or becomes a part of it", async () => {
  const queries = ["a".repeat(10000), "đ ".repeat(5000), "<img src=x onerror=alert(1)><script>alert(1)</script>", "😀🏞️", "?!… — “”", "\u0301\u0323\u0302", "x\u0301\u0301\u0301", "constructor __proto__ toString", "' OR 1=1 --", "\u0000\u202e", "$& $1 {n} {q}"];
  await inPage(held, {}, async (page) => {
    const wrong = complaints(page, held.server.address);
    page.on("dialog", () => wrong.push("a query ran"));
    await page.goto(held.server.address + "tim-kiem/");
    for (const query of queries) {
      await page.evaluate((text) => (document.getElementById("tim-o").value = text), query);
      await page.keyboard.press("Escape");
      await page.evaluate(() => document.querySelector("[data-tim]").requestSubmit());
      await settled(page);
      assert.equal(await page.locator("#tim-status img, #tim-status script, #tim-list img, #tim-list script").count(), 0, query.slice(0, 40));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), query.slice(0, 40));
    }
    assert.deepEqual(wrong, []);
  });
});

test("odd addresses are read as far as they can be", async () => {
  await inPage(held, {}, async (page) => {
    const wrong = complaints(page, held.server.address);
    for (const [rest, value] of [["?q=khai+sinh&q=x", "khai sinh"], ["?q=%E0%A4%A", "\ufffd%A"], ["?q=%", "%"], ["?q=", ""], ["?x=1", ""], ["?q=khai%20sinh#x", "khai sinh"], ["?loai=khong-co&q=khai+sinh", "khai sinh"]]) {
      await page.goto(held.server.address + "tim-kiem/" + rest);
      await page.waitForFunction(() => window.cchcTim);
      assert.equal(await page.inputValue("#tim-o"), value, rest);
      if (value) await settled(page);
    }
    assert.deepEqual(wrong, []);
  });
});

test("a file of the index that cannot be had is told on the page, which stays whole", async () => {
  await inPage(held, {}, async (page) => {
    await page.route(/chi-muc\/vi\/.*/, (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto(held.server.address + asked("khai sinh"));
    await settled(page);
    assert.match(await status(page), /^Không tải được/);
    await page.unroute(/chi-muc\/vi\/.*/);
    await page.click("[data-tim] button");
    await page.waitForFunction(() => document.querySelector("#tim-list .entry"));
  });
});

test("without JavaScript the header leads to the page of search, which says what is possible", async () => {
  await inPage(held, { javaScriptEnabled: false }, async (page) => {
    await page.goto(held.server.address);
    await page.fill(".site-header input", "khai sinh");
    await page.click(".site-header .search button");
    assert.match(page.url(), /tim-kiem\/\?q=khai\+sinh$/);
    assert.match(await page.textContent("noscript"), /JavaScript/);
    const ways = await page.$$eval("main .links a", (all) => all.map((one) => one.textContent));
    assert.ok(ways.length > 8, ways.join());
  });
});

test("nothing is stored, and a browser that allows no storage searches as well", async () => {
  await inPage(held, {}, async (page) => {
    await page.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(window, name, { get: () => { throw new Error("blocked"); } });
    });
    const wrong = complaints(page, held.server.address);
    await page.goto(held.server.address + asked("khai sinh"));
    await settled(page);
    assert.deepEqual([wrong, await page.evaluate(() => document.cookie)], [[], ""]);
  });
});

test("axe finds nothing in results and suggestions", async () => {
  for (const look of [{}, { colorScheme: "dark" }, { forcedColors: "active" }, { viewport: { width: 320, height: 640 } }]) {
    await inPage(held, { ...look, bypassCSP: true }, async (page) => {
      await page.goto(held.server.address + asked("khai sinh"));
      await settled(page);
      await audit(page, "results");
      await page.goto(held.server.address);
      await suggestions(page, "dang ky");
      await page.keyboard.press("ArrowDown");
      await audit(page, "suggestions");
    });
  }
});

async function audit(page, what) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run(document, { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`), [], what);
}

// ---- The field in the header

async function suggestions(page, query) {
  await page.click(".site-header input");
  await page.keyboard.type(query, { delay: 20 });
  await page.waitForSelector('.site-header [role="option"]');
}

test("nothing of search is fetched before its field is entered", async () => {
  await inPage(held, {}, async (page) => {
    const names = [];
    page.on("request", (request) => names.push(path.basename(new URL(request.url()).pathname)));
    await page.goto(held.server.address, { waitUntil: "networkidle" });
    assert.deepEqual(names.filter((name) => name.endsWith(".js") && !/^tim\./.test(name)), []);
    await suggestions(page, "tam tru");
    assert.ok(names.includes("chi-muc.vi.js"));
  });
});

for (const [lang, home, query, field, list] of [["vi", "", "dang ky", "Bạn cần tìm gì?", "Gợi ý"], ["en", "en/", "business", "Search this site", "Suggestions"]]) {
  test(`the field in the header is a combobox (${lang})`, async () => {
    await inPage(held, { viewport: { width: 360, height: 700 } }, async (page) => {
      await page.goto(held.server.address + home);
      await suggestions(page, query);
      const box = page.getByRole("combobox", { name: field, expanded: true });
      const options = page.getByRole("listbox", { name: list }).getByRole("option");
      const count = await options.count();
      assert.ok(count > 1 && count <= 6);
      const active = () => box.getAttribute("aria-activedescendant");
      const selected = () => page.getByRole("option", { selected: true }).count();
      assert.equal(await active(), null);
      await page.keyboard.press("ArrowDown");
      assert.equal(await active(), await options.first().getAttribute("id"));
      assert.equal(await selected(), 1);
      await page.keyboard.press("ArrowUp");
      assert.equal(await active(), null, "up from the first is the field itself");
      await page.keyboard.press("ArrowUp");
      assert.equal(await active(), await options.last().getAttribute("id"));
      await page.keyboard.press("Home");
      assert.equal(await active(), null);
      assert.equal(await box.evaluate((one) => one.selectionStart), 0);
      await page.keyboard.press("Escape");
      assert.equal(await page.getByRole("listbox").count(), 0);
      assert.equal(await page.inputValue(".site-header input"), query, "Escape closes the list and keeps the text");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      const title = await options.first().locator("span").textContent();
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.href !== held.server.address + home);
      assert.equal((await page.textContent("h1")).replaceAll("\u00a0", " "), title);
    });
  });
}

test("suggestions close when the field is left, are chosen with a pointer, and Enter alone searches", async () => {
  await inPage(held, {}, async (page) => {
    await page.goto(held.server.address);
    await suggestions(page, "tam tru");
    await page.keyboard.press("Tab");
    assert.equal(await page.getByRole("listbox").count(), 0);
    await page.fill(".site-header input", "");
    await suggestions(page, "ket hon");
    await page.getByRole("option").first().click();
    await page.waitForURL(/thu-tuc\//);
    await suggestions(page, "ho kinh doanh");
    await page.keyboard.press("Enter");
    await page.waitForURL(/tim-kiem\/\?q=ho\+kinh\+doanh$/);
    await settled(page);
    assert.match(await status(page), /“ho kinh doanh”/);
  });
});

test("how many suggestions there are is told once typing rests", async () => {
  await inPage(held, {}, async (page) => {
    await page.goto(held.server.address);
    await suggestions(page, "dang ky");
    await page.waitForFunction(() => /^Có \d gợi ý/.test(document.querySelector(".site-header [role=status]").textContent));
  });
});

test("the header holds its field at every width, with larger text too", async () => {
  for (const [width, size] of [[320, 1], [360, 1], [768, 1], [1280, 1], [320, 2], [640, 2], [1280, 2]]) {
    await inPage(held, { viewport: { width, height: 700 }, bypassCSP: true }, async (page) => {
      await page.goto(held.server.address);
      await page.addStyleTag({ content: `html { font-size: ${118.75 * size}% !important }` });
      await suggestions(page, "dang ky");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${width} px, text × ${size}: ${wide} px too wide`);
      const button = await page.locator(".site-header .search button").boundingBox();
      assert.ok(button.height >= 44 && button.x + button.width <= width, `${width} px, text × ${size}`);
    });
  }
});
