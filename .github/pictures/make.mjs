// Owns the pictures at the head of the README: takes them of the product itself.
//
//   cargo build --release && (cd tests/browser && npm ci) && node .github/pictures/make.mjs
//   CCHC=…       the program, when it is not target/release/cchc
//   CHROMIUM=…   the browser, when it is not `chromium`
//
// The site on a telephone, a poster, a banner, and the terminal with what `cchc check` says of a page
// that was written for this picture. Nothing is drawn or touched up by hand.

import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const { chromium } = await import(path.join(root, "tests/browser/node_modules/playwright-core/index.mjs"));
const program = process.env.CCHC ?? path.join(root, "target/release/cchc");
const work = fs.mkdtempSync(path.join(os.tmpdir(), "cchc-pictures-"));

const run = (folder, ...args) => execFileSync(program, ["--root", folder, ...args], { stdio: ["ignore", "inherit", "inherit"] });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? execFileSync("which", ["chromium"], { encoding: "utf8" }).trim(),
  args: ["--no-sandbox", "--disable-gpu"],
});

/** A picture of a page of this machine; without a height, of the whole page. */
async function take(name, address, width, height) {
  const viewport = { width, height: height ?? 100 };
  const context = await browser.newContext({ viewport, deviceScaleFactor: 2, colorScheme: "light" });
  const page = await context.newPage();
  await page.goto(address);
  await page.screenshot({ path: path.join(here, name), type: "png", fullPage: height === undefined });
  await context.close();
}

async function site() {
  const folder = path.join(work, "site");
  run(root, "build", "--portable", "--output-dir", folder);
  const file = (name) => `file://${path.join(folder, name)}`;
  await take("phone.png", file("index.html"), 360, 700);
  await take("phone-procedure.png", file("thu-tuc/dang-ky-khai-sinh/index.html"), 360, 700);
}

function sheets() {
  const folder = path.join(work, "sheets");
  const sheet = (name, page, ...args) => {
    run(root, "print", page, ...args, "--format", "png", "--ppi", name === "poster" ? "52" : "72", "--output-dir", folder);
    const made = fs.readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".png"));
    fs.copyFileSync(path.join(folder, made[0]), path.join(here, `${name}.png`));
    fs.rmSync(folder, { recursive: true });
  };
  sheet("poster", "an-pham/ap-phich-dang-ky-khai-sinh", "--layout", "ap-phich", "--size", "a3", "--office", "ha-lang");
  sheet("banner", "an-pham/bang-ron-hai-long", "--size", "0.9x7m", "--office", "ha-lang");
}

// What a hurried author might write: an office that is no more, a document that has ended, a slip.
const PAGE = `+++
title = "Nhận hồ sơ vào thứ Bảy"
date = 2026-11-24
+++

Xã nhận hồ sơ vào sáng thứ Bảy, ngày 24/11/2026.

Mang giấy tờ đến Ủy ban nhân dân huyện Hòa An.
`;

async function terminal() {
  const folder = path.join(work, "terminal");
  fs.mkdirSync(folder);
  run(folder, "init", ".");
  const section = fs.readdirSync(path.join(folder, "content")).includes("tin-tuc") ? "content/tin-tuc" : "content";
  const config = path.join(folder, "config.toml");
  fs.writeFileSync(config, fs.readFileSync(config, "utf8").replace(/https:\/\/[^"]*\.example/, "https://caobang.gov.vn"));
  const page = path.join(folder, section, "nhan-ho-so.md");
  fs.writeFileSync(page, PAGE);
  const only = "date-weekday,old-district";
  const env = { ...process.env, CLICOLOR_FORCE: "1", COLUMNS: "96", NO_COLOR: undefined };
  const said = spawnSync(program, ["--root", folder, "check", "--only", only], { env, encoding: "utf8" });
  const text = `$ cchc check\n${said.stderr}${said.stdout}`.trim();
  const html = path.join(work, "terminal.html");
  fs.writeFileSync(html, `<!doctype html><meta charset=utf-8><title>cchc</title><style>${LOOK}</style><pre>${coloured(text)}</pre>`);
  await take("terminal.png", `file://${html}`, 900);
}

const LOOK = `
@font-face { font-family: "Roboto Mono"; src: url("file://${root}/themes/hub/fonts/RobotoMono_400Regular.ttf"); }
body { margin: 0; background: #1d1a16; color: #f2ece2; }
pre { margin: 0; padding: 20px 24px; font: 14px/21px "Roboto Mono", monospace; white-space: pre-wrap; }
b { font-weight: 700 } .c31 { color: #ff8f8a } .c32 { color: #9bd69b } .c33 { color: #ffd77a } .c34, .c36 { color: #9cc8ff }`;

/** The colours of a terminal as elements. */
function coloured(text) {
  const plain = (part) => part.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  let open = "";
  return text.split(/(\x1b\[[0-9;]*m)/).map((part) => {
    if (!part.startsWith("\x1b[")) return plain(part);
    const close = open;
    const codes = part.slice(2, -1).split(";").map(Number);
    const colour = codes.find((code) => (code >= 31 && code <= 36) || (code >= 91 && code <= 96));
    const bold = codes.includes(1);
    if (codes.includes(0) || part === "\x1b[m") { open = ""; return close; }
    const [start, end] = [`${bold ? "<b>" : ""}${colour ? `<span class=c${colour > 90 ? colour - 60 : colour}>` : ""}`, `${colour ? "</span>" : ""}${bold ? "</b>" : ""}`];
    open = end + open;
    return start;
  }).join("") + open;
}

await site();
sheets();
await terminal();
await browser.close();
fs.rmSync(work, { recursive: true });
for (const name of fs.readdirSync(here).filter((file) => file.endsWith(".png"))) {
  console.log(name, fs.statSync(path.join(here, name)).size);
}
