// Every address of every page leads somewhere, in the site and in the portable copy.

import assert from "node:assert/strict";
import path from "node:path";
import test from "node:test";
import { PORTABLE, SITE, addresses, files, pages, read, tags } from "./site.mjs";

/** What is broken in a built folder. */
function broken(root) {
  const known = new Set(files(root));
  const ids = new Map();
  const idsOf = (name) => {
    if (!ids.has(name)) ids.set(name, new Set(tags(read(root, name)).map((tag) => tag.attributes.id)));
    return ids.get(name);
  };
  const wrong = [];
  for (const page of known) {
    if (!page.endsWith(".html")) continue;
    for (const address of addresses(read(root, page))) {
      // The page for what is not there is served at any depth: its addresses begin at the root.
      if (/^(https?:|mailto:|tel:)/.test(address) || (page === "404.html" && address.startsWith("/"))) continue;
      const [where, anchor = ""] = address.split("#");
      const target = where === "" ? page : path.posix.join(path.posix.dirname(page), decodeURIComponent(where.split("?")[0]));
      const name = where.endsWith("/") || target === "." ? path.posix.join(target, "index.html") : target;
      if (!known.has(name)) wrong.push(`${page}: ${address}`);
      else if (anchor && name.endsWith(".html") && !idsOf(name).has(decodeURIComponent(anchor))) wrong.push(`${page}: ${address} (anchor)`);
    }
  }
  return wrong;
}

test("the site has its pages, an office each among them", () => {
  const all = pages(SITE);
  assert.ok(all.length >= 120, `${all.length} pages`);
  const offices = all.filter((name) => /^don-vi\/[^/]+\/index\.html$/.test(name));
  assert.ok(offices.length >= 56, `${offices.length} offices`);
});

test("no link, picture or style of the site is broken", () => {
  assert.deepEqual(broken(SITE), []);
});

test("no link of the portable copy is broken, and each names a file", () => {
  assert.deepEqual(broken(PORTABLE), []);
  const folders = pages(PORTABLE).flatMap((page) =>
    addresses(read(PORTABLE, page))
      .filter((address) => !/^[a-z]+:/.test(address) && /(^|\/)(\?|#|$)/.test(address) && !/^#/.test(address))
      .map((address) => `${page}: ${address}`),
  );
  assert.deepEqual(folders.filter((line) => !line.startsWith("404.html")), []);
});

test("nothing is fetched from elsewhere", () => {
  const wrong = [];
  for (const page of pages(SITE)) {
    for (const { name, attributes } of tags(read(SITE, page))) {
      const fetched = ["img", "script", "source", "iframe", "video", "audio"].includes(name) ? attributes.src : undefined;
      const styled = name === "link" && attributes.rel === "stylesheet" ? attributes.href : undefined;
      for (const address of [fetched, styled]) if (address && /^(https?:)?\/\//.test(address)) wrong.push(`${page}: ${address}`);
      if (attributes.style || (name === "script" && attributes.type !== "application/ld+json")) wrong.push(`${page}: inline ${name}`);
    }
  }
  assert.deepEqual(wrong, []);
});
