// Owns that every address of every page leads somewhere, in the site and in the portable copy, and
// that no page needs anything that a strict policy forbids.

import assert from "node:assert/strict";
import path from "node:path";
import test from "node:test";
import { PORTABLE, SITE, addresses, files, isOutside, pages, read, tags, isForTheLost } from "./site.mjs";

/** What is broken in the pages of a folder, without a server's help. */
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
    for (const address of addresses(read(root, page)).filter((one) => !isOutside(one))) {
      const { name, anchor } = target(page, address);
      if (!known.has(name)) wrong.push(`${page}: ${address}`);
      else if (anchor && name.endsWith(".html") && !idsOf(name).has(anchor)) wrong.push(`${page}: ${address} (anchor)`);
    }
  }
  return wrong;
}

/** The file and the anchor that an address of a page means. */
function target(page, address) {
  const [where, anchor = ""] = address.split("#");
  const asked = decodeURIComponent(where.split("?")[0]);
  // Only the pages for what is not there begin at the root: they are served at any depth.
  const from = isForTheLost(page) && asked.startsWith("/") ? asked.slice(1) : path.posix.join(path.posix.dirname(page), asked);
  const folder = asked.endsWith("/") || from === "" || from === ".";
  const name = asked === "" ? page : folder ? path.posix.join(from, "index.html") : from;
  return { name, anchor: decodeURIComponent(anchor) };
}

test("the site has its pages, an office each among them", () => {
  const all = pages(SITE);
  assert.ok(all.length >= 120, `${all.length} pages`);
  for (const lang of ["", "en/"]) {
    const inFolder = all.filter((name) => name.startsWith(`${lang}don-vi/`) && name !== `${lang}don-vi/index.html`);
    // The look-up of old names lies among them, and the pages of filters.
    const offices = inFolder.filter((name) => !/^(xa-cu|loc)\//.test(name.slice(`${lang}don-vi/`.length)));
    assert.equal(offices.length, 56);
  }
});

test("no link, picture or style of the site is broken", () => {
  assert.deepEqual(broken(SITE), []);
});

test("no link of the portable copy is broken, and each names a file", () => {
  assert.deepEqual(broken(PORTABLE), []);
  const needsHost = (address) => !isOutside(address) && address !== "" && /(^|\/)([?#]|$)/.test(address) && !address.startsWith("#");
  const wrong = pages(PORTABLE).filter((name) => !isForTheLost(name)).flatMap((page) =>
    addresses(read(PORTABLE, page)).filter(needsHost).map((address) => `${page}: ${address}`),
  );
  assert.deepEqual(wrong, []);
});

test("links stay inside the folder that the site is put in", () => {
  const wrong = pages(SITE).filter((name) => !isForTheLost(name)).flatMap((page) => {
    const depth = page.split("/").length - 1;
    const climbs = (address) => address.startsWith("/") || (address.match(/^(\.\.\/)*/)[0].length / 3) > depth;
    return addresses(read(SITE, page)).filter((one) => !isOutside(one) && climbs(one)).map((one) => `${page}: ${one}`);
  });
  assert.deepEqual(wrong, []);
});

test("the map of the site names every page, and no other", () => {
  const home = tags(read(SITE, "index.html")).find((tag) => tag.attributes.rel === "canonical").attributes.href;
  const named = [...read(SITE, "sitemap.xml").matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
  const known = new Set(pages(SITE).map((name) => home + name.replace(/index\.html$/, "")));
  assert.deepEqual(named.filter((address) => !known.has(address)), []);
  assert.equal(new Set(named).size, named.length);
  // A step of a tree of questions is found through its first one.
  const hidden = (name) => tags(read(SITE, name)).some((tag) => tag.attributes.name === "robots" && /noindex/.test(tag.attributes.content));
  const own = (name) => !hidden(name) && tags(read(SITE, name)).some((tag) => tag.attributes.rel === "canonical" && tag.attributes.href === home + name.replace(/index\.html$/, ""));
  assert.deepEqual(pages(SITE).filter((name) => own(name) && !named.includes(home + name.replace(/index\.html$/, ""))), []);
});

test("nothing in a page needs a looser policy: no script or style within it, nothing fetched from others", () => {
  const wrong = [];
  for (const page of pages(SITE)) {
    for (const { name, attributes } of tags(read(SITE, page))) {
      // Data for machines is never run; what runs is a file, fetched once the page stands.
      const isRun = name === "script" && attributes.type !== "application/ld+json";
      if (isRun && !(attributes.src && "defer" in attributes)) wrong.push(`${page}: a script`);
      if (name === "style" || "style" in attributes) wrong.push(`${page}: a style in <${name}>`);
      for (const key of Object.keys(attributes)) if (/^on/.test(key)) wrong.push(`${page}: ${key} in <${name}>`);
      const sheet = name === "link" && ["stylesheet", "icon", "preload"].includes(attributes.rel) ? attributes.href : undefined;
      for (const address of [attributes.src, attributes.srcset, sheet]) if (address && isOutside(address)) wrong.push(`${page}: ${address}`);
    }
  }
  assert.deepEqual(wrong, []);
});
