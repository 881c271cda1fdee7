// Owns going through all pages of a site: in several tabs at once, since there are hundreds.

import os from "node:os";
import { at } from "./browser.mjs";

/**
 * Opens each of the named pages and gives it to `look(page, name)`, in as many tabs as the machine has
 * cores; `script` runs in every page before its own. Stops at the first error.
 */
export async function throughPages(held, names, { script, ...options }, look) {
  const context = await held.browser.newContext(options);
  if (script) await context.addInitScript({ content: script });
  const left = [...names].reverse();
  const tab = async () => {
    const page = await context.newPage();
    for (let name = left.pop(); name; name = left.pop()) {
      await page.goto(at(held.server, name));
      await look(page, name);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(os.availableParallelism(), names.length) }, tab));
  } finally {
    await context.close();
  }
}
