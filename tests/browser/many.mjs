// Owns going through many pages: in several tabs at once, since there are hundreds; those of the hub,
// and those of the site of extremes.

import os from "node:os";
import { after, before } from "node:test";
import { at, serve, withBrowser } from "./browser.mjs";
import { SITE, pages, read, standsIn, states } from "./site.mjs";
import { pageOf, templates } from "./templates.mjs";

/** A browser with both sites. */
export function withBoth(...flags) {
  const held = withBrowser(...flags);
  before(async () => (held.states = await serve(states())));
  after(() => held.states?.close());
  return held;
}

/** Every page of the site of extremes; of those that stand in for a translation, which hold the same text, one. */
export const extremes = () => pages(states()).filter(isOwn).map((name) => ({ root: states(), name }));
const isOwn = (name) => !name.startsWith("en/") || name === "en/thu-tuc/day/index.html" || !standsIn(read(states(), name));

/** One page for each template, as `[template, page]`. */
export const ofTemplates = () => templates.map((template) => ({ template, ...pageOf(template) }));

/**
 * Opens each page and gives it to `look(page, name)`, in as many tabs as the machine has cores. A page is a
 * file of the hub, or has its own `root`. `script` runs in every page before its own. Stops at the first error.
 */
export async function throughPages(held, wanted, { script, ...options }, look) {
  const context = await held.browser.newContext(options);
  if (script) await context.addInitScript({ content: script });
  const left = [...wanted].reverse();
  const tab = async () => {
    const page = await context.newPage();
    while (left.length) {
      const one = left.pop();
      const { root = SITE, name = one } = one;
      await page.goto(at(root === SITE ? held.server : held.states, name));
      await look(page, name, one);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(os.availableParallelism(), wanted.length) }, tab));
  } finally {
    await context.close();
  }
}
