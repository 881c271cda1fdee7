// A browser, and a server that is as strict as a careful host: nothing but the site's own files.

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { chromium } from "playwright-core";

export const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".pdf": "application/pdf",
};

/** Serves `root` under `prefix` on a free port of this machine. */
export async function serve(root, prefix = "/") {
  const server = http.createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://x").pathname);
    let file = asked.startsWith(prefix) ? path.join(root, asked.slice(prefix.length)) : path.join(root, "none");
    if (asked.endsWith("/")) file = path.join(file, "index.html");
    const found = file.startsWith(root) && fs.existsSync(file) && fs.statSync(file).isFile();
    const body = fs.readFileSync(found ? file : path.join(root, "404.html"));
    const kind = TYPES[path.extname(found ? file : "404.html")] ?? "application/octet-stream";
    response.writeHead(found ? 200 : 404, { "content-type": kind, "content-security-policy": POLICY });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${server.address().port}${prefix}`, close: () => server.close() };
}

export function launch() {
  const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [...flags, "--disable-component-update", "--disable-sync"],
  });
}

/** The address of a page of the site: folders, not `index.html`. */
export const at = (server, name) => server.address + name.replace(/(^|\/)index\.html$/, "$1");
