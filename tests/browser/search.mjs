// Owns search without a browser: the very client of the built site, run with as much of a document as fetching
// scripts takes, and what it fetched.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import vm from "node:vm";

/**
 * The client of a built site, over its index or that of another site. `fetched` are the files that it asked for;
 * `spoil` may change one, or take it away.
 */
export function clientOf(site, spoil = (name, text) => text, index = site) {
  const fetched = [];
  const here = pathToFileURL(path.join(index, "tim-kiem.js")).href;
  const read = (address) => {
    const file = fileURLToPath(address.replace(/\?.*/, ""));
    fetched.push(file);
    return spoil(path.basename(file), fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined, address);
  };
  const append = (script) =>
    setImmediate(() => {
      const text = read(script.src);
      if (text === undefined) return script.onerror();
      try {
        vm.runInContext(text, context);
      } catch (error) {
        if (error.name !== "SyntaxError") throw error;
      }
      script.onload();
    });
  const document = {
    currentScript: { src: here },
    createElement: () => ({ remove() {} }),
    head: { append },
    querySelector: () => null,
    querySelectorAll: () => [],
  };
  const context = vm.createContext({ document, URL, setTimeout, clearTimeout });
  context.window = context;
  vm.runInContext(fs.readFileSync(path.join(site, "tim-kiem.js"), "utf8"), context);
  return { search: context.cchcTim, fetched };
}

/** The client over the index of a site of a few pages, by their names: title and text. The program makes it. */
export function clientOver(site, pages) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cchc-small-"));
  const put = (name, text) => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  };
  put("config.toml", 'base_url = "https://a.vn"\ntitle = "T"\nbuild_search_index = true\n');
  for (const name of ["index", "section", "page"]) put(`templates/${name}.html`, "<html lang=vi></html>");
  for (const [name, [title, text]] of Object.entries(pages)) put(`content/${name}.md`, `+++\ntitle = "${title}"\n+++\n${text}\n`);
  try {
    execFileSync(process.env.CCHC, ["--root", folder, "build"], { stdio: "pipe" });
    return { ...clientOf(site, undefined, path.join(folder, "public")), close: () => fs.rmSync(folder, { recursive: true, force: true }) };
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The addresses of the best results of a query, and what it was taken for. */
export async function found(search, lang, query, most = 10) {
  const { core, results, mended } = await search.find(lang, query);
  const rows = await Promise.all(results.slice(0, most).map(({ page }) => search.row(core, page)));
  return { addresses: rows.map(([, address]) => address), titles: rows.map(([title]) => title), count: results.length, mended };
}

/** The questions of a file: language, query, addresses that answer it. */
export function questions(name) {
  const file = fileURLToPath(new URL(`../fixtures/search/${name}`, import.meta.url));
  const lines = fs.readFileSync(file, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  return lines.map((line) => {
    const [lang, query, answers] = line.split("\t");
    return { lang, query, answers: answers.split(" ") };
  });
}
