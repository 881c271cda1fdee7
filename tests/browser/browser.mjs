// Owns the browser, and a server that is as strict as a careful host: it serves nothing but the
// site's own files, with the headers that the site writes for hosts.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { SITE, hostHeaders } from "./site.mjs";

// What the site tells hosts to send with every answer: tests see pages under exactly that.
const HEADERS = hostHeaders(SITE);

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".pdf": "application/pdf",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".ics": "text/calendar; charset=utf-8",
};

// The sandbox of Chromium refuses to run as root, which is who runs tests in a container; the rest
// keeps the browser from calling home, which a test of "asks nobody else" would take for the page's.
const FLAGS =
  "--no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** Serves `root` under `prefix` on a free port of this machine. */
export async function serve(root, prefix = "/") {
  const server = http.createServer((request, response) => {
    const found = fileFor(root, prefix, new URL(request.url, "http://localhost").pathname);
    const file = found ?? path.join(root, "404.html");
    response.writeHead(found ? 200 : 404, {
      ...HEADERS,
      "content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
    });
    response.end(fs.readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${server.address().port}${prefix}`, close };
}

function fileFor(root, prefix, asked) {
  const name = decodeURIComponent(asked);
  if (!name.startsWith(prefix)) return undefined;
  const file = path.join(root, name.slice(prefix.length), name.endsWith("/") ? "index.html" : "");
  return file.startsWith(root + path.sep) && fs.existsSync(file) && fs.statSync(file).isFile() ? file : undefined;
}

/** The address of a file of the site as the site links it: folders, not `index.html`. */
export const at = (server, name) => server.address + name.replace(/(^|\/)index\.html$/, "$1");

/** The browser: `CHROMIUM`, or the first of the usual names that starts. */
function program() {
  const names = [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  for (const name of names.filter(Boolean)) {
    try {
      // Ubuntu's `chromium` may be a stub that only asks for a snap: it must really start.
      execFileSync(name, ["--version"], { stdio: "ignore" });
      return name.includes("/") ? name : execFileSync("which", [name], { encoding: "utf8" }).trim();
    } catch {
      continue;
    }
  }
  throw new Error("no Chromium starts here; name one in CHROMIUM");
}

/** One browser and one server for the tests of a file, closed after them; `flags` are the browser's. */
export function withBrowser(...flags) {
  const held = {};
  before(async () => {
    held.server = await serve(SITE);
    held.browser = await chromium.launch({ executablePath: program(), args: [...FLAGS.split(" "), ...flags] });
  });
  after(async () => {
    await held.browser?.close();
    held.server?.close();
  });
  return held;
}

/** Runs `look` in a fresh page and closes it whatever comes. */
export async function inPage(held, options, look) {
  const context = await held.browser.newContext(options);
  try {
    return await look(await context.newPage());
  } finally {
    await context.close();
  }
}

/**
 * What the browser complains of while `page` is used, with the address where: refused by the policy,
 * errors, addresses of others, files that are not there.
 */
export function complaints(page, allowed) {
  const wrong = [];
  const add = (text) => wrong.push(`${page.url()}: ${text}`);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && add(message.text()));
  page.on("pageerror", (error) => add(error.message));
  page.on("request", (request) => request.url().startsWith(allowed) || add(`asks ${request.url()}`));
  // Going on to the next page gives up what the last one still waits for: that is no fault.
  page.on("requestfailed", (request) => {
    const { errorText } = request.failure();
    if (errorText !== "net::ERR_ABORTED") add(`${errorText} for ${request.url()}`);
  });
  page.on("response", (answer) => answer.status() >= 400 && add(`${answer.status()} for ${answer.url()}`));
  return wrong;
}
