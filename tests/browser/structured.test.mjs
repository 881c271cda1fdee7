// Owns what search engines are told: on every page of the site the structured data are of known types, have what
// schema.org and Google ask of each, lead to pages that exist, and say nothing that the page does not show.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { SITE, pages, read, tags } from "./site.mjs";

// What each type must have on every page (`need`: Google's required properties, and schema.org's that make it
// useful), what it should have where the page knows it (`want`), and what else it may have. Sources: schema.org
// (V29) and Google Search Central's pages on Article, Breadcrumb, Event, FAQPage and Sitelinks searchbox.
const TYPES = {
  BreadcrumbList: { need: ["itemListElement"], want: [], may: [] },
  ListItem: { need: ["position", "name"], want: ["item"], may: [] },
  WebSite: { need: ["name", "url", "inLanguage", "publisher"], want: ["description", "potentialAction"], may: [] },
  SearchAction: { need: ["target", "query-input"], want: [], may: [] },
  EntryPoint: { need: ["urlTemplate"], want: [], may: [] },
  Organization: { need: ["name"], want: [], may: [] },
  Person: { need: ["name"], want: [], may: ["affiliation"] },
  Article: { need: ["headline", "url", "mainEntityOfPage", "inLanguage", "author", "publisher"], want: ["description", "dateModified"], may: ["datePublished", "image"] },
  NewsArticle: {
    need: ["headline", "url", "mainEntityOfPage", "inLanguage", "author", "publisher", "datePublished", "dateModified"],
    want: ["description"],
    may: ["image", "articleSection"],
  },
  FAQPage: { need: ["mainEntity", "url", "inLanguage"], want: [], may: [] },
  Question: { need: ["name", "acceptedAnswer"], want: [], may: [] },
  Answer: { need: ["text"], want: [], may: [] },
  GovernmentService: {
    need: ["name", "url", "inLanguage", "areaServed"],
    want: ["description", "identifier", "serviceType", "provider", "availableChannel", "offers"],
    may: [],
  },
  GovernmentOrganization: { need: ["name"], want: [], may: [] },
  AdministrativeArea: { need: ["name"], want: [], may: [] },
  ServiceChannel: { need: ["name"], want: ["serviceUrl"], may: [] },
  Offer: { need: ["price", "priceCurrency", "description"], want: [], may: ["name"] },
  Legislation: {
    need: ["name", "url", "inLanguage", "legislationIdentifier", "legislationType", "legislationPassedBy"],
    want: ["legislationDate", "temporalCoverage"],
    // Only where a document says of itself whether it still holds.
    may: ["legislationLegalForce"],
  },
  GovernmentOffice: { need: ["name", "url"], want: ["identifier"], may: ["address", "telephone", "description"] },
  Event: { need: ["name", "url", "startDate", "location", "eventStatus", "inLanguage"], want: ["endDate", "organizer", "description"], may: [] },
  EducationEvent: { need: ["name", "url", "startDate", "location", "eventStatus", "inLanguage"], want: ["endDate", "organizer", "description"], may: [] },
  Place: { need: ["name", "address"], want: [], may: [] },
};
/** Addresses: of this site, whose file must exist, or of another. */
const ADDRESSES = ["url", "mainEntityOfPage", "item", "image", "serviceUrl"];
const DAYS = ["datePublished", "dateModified", "legislationDate", "startDate", "endDate"];
/** Texts that a reader finds on the page, word for word. */
const SHOWN = ["name", "headline", "description", "text", "identifier", "serviceType", "legislationIdentifier", "legislationType", "articleSection", "address", "telephone"];
/** What the first data of a page are, by its folder. */
const KINDS = { "thu-tuc": "GovernmentService", "hoi-dap": "FAQPage", "tin-tuc": "NewsArticle", "van-ban": "Legislation", "chu-de": "Article", "mo-hinh": "Article", "an-pham": "Article" };

const all = pages(SITE).map((name) => ({ name, html: read(SITE, name) }));
const canonical = (html) => tags(html).find(({ attributes }) => attributes.rel === "canonical")?.attributes.href;
const base = new URL("/", canonical(read(SITE, "index.html"))).href;

function scripts(html) {
  const found = html.matchAll(/<script type="?application\/ld\+json"?>([^]*?)<\/script>/g);
  return [...found].map(([, text]) => JSON.parse(text));
}

/** Every object of the data that has a type. */
function* typed(value) {
  if (Array.isArray(value)) for (const one of value) yield* typed(one);
  else if (value && typeof value === "object") {
    yield value;
    for (const inner of Object.values(value)) yield* typed(inner);
  }
}

const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const decode = (text) =>
  text.replace(/&(#x?[0-9a-f]+|\w+);?/gi, (whole, code) =>
    code[0] === "#" ? String.fromCodePoint(code[1].toLowerCase() === "x" ? parseInt(code.slice(2), 16) : Number(code.slice(1))) : named[code] ?? whole,
  );
/** Words alone: spaces of all widths and joiners are how a text is set, not what it says. */
const words = (text) => text.normalize("NFC").replace(/[\u00ad\u200b\u2060]/g, "").replace(/[\s\u00a0\u202f]+/g, " ").trim();
/** What a reader sees of a page, without the spaces that tags leave. */
function visible(html) {
  const body = html.slice(html.indexOf("<body"));
  const shown = body.replace(/<(script|style)\b[^]*?<\/\1>/g, "").replace(/<[^>]*>/g, " ");
  return words(decode(shown)).replace(/ /g, "");
}

const fileOf = (address) => {
  const to = decodeURIComponent(new URL(address).pathname).slice(1);
  return to === "" || to.endsWith("/") ? `${to}index.html` : to;
};

test("all structured data are of known types, complete, and of known properties", () => {
  const wrong = [];
  const had = new Map();
  for (const { name, html } of all) {
    for (const one of scripts(html).flatMap((script) => [...typed(script)])) {
      const type = TYPES[one["@type"]];
      if (!type) {
        wrong.push(`${name}: unknown type ${one["@type"]}`);
        continue;
      }
      const keys = Object.keys(one).filter((key) => !key.startsWith("@"));
      had.set(one["@type"], new Set([...(had.get(one["@type"]) ?? []), ...keys]));
      for (const key of type.need) if (one[key] === undefined || one[key] === "" || one[key]?.length === 0) wrong.push(`${name}: ${one["@type"]} without ${key}`);
      for (const key of keys) if (![...type.need, ...type.want, ...type.may].includes(key)) wrong.push(`${name}: ${one["@type"]} with ${key}`);
    }
    for (const script of scripts(html)) if (script["@context"] !== "https://schema.org") wrong.push(`${name}: context ${script["@context"]}`);
  }
  // What is wanted and on no page at all was forgotten.
  for (const [type, keys] of had) wrong.push(...TYPES[type].want.filter((key) => !keys.has(key)).map((key) => `no ${type} has ${key}`));
  assert.deepEqual(wrong, []);
});

test("every page of a kind says what it is, and every page where it is", () => {
  const wrong = [];
  for (const { name, html } of all) {
    const types = scripts(html).map((script) => script["@type"]);
    const [folder, page] = name.replace(/^en\//, "").split("/");
    const kind = page && page !== "index.html" && !["page", "loc"].includes(page) ? KINDS[folder] : undefined;
    if (kind && !types.includes(kind) && tags(html).some(({ name: tag }) => tag === "article")) wrong.push(`${name}: ${types}, no ${kind}`);
    const hasTrail = html.includes("breadcrumb wrap");
    if (hasTrail !== types.includes("BreadcrumbList")) wrong.push(`${name}: breadcrumbs shown ${hasTrail}, told ${!hasTrail}`);
    if (new Set(types).size !== types.length) wrong.push(`${name}: ${types} twice`);
  }
  assert.deepEqual(wrong, []);
});

test("addresses are whole and lead to what is there", () => {
  const wrong = [];
  for (const { name, html } of all) {
    for (const one of scripts(html).flatMap((script) => [...typed(script)])) {
      for (const key of ADDRESSES.filter((known) => known in one)) {
        const address = one[key];
        const isThere = () => fs.existsSync(path.join(SITE, fileOf(address)));
        if (!/^https?:\/\/[^/]+(\/|$)/.test(address)) wrong.push(`${name}: ${key} ${address} is not whole`);
        else if (address.startsWith(base) && !isThere()) wrong.push(`${name}: ${key} ${address} is not there`);
      }
      if (one.urlTemplate && !fs.existsSync(path.join(SITE, fileOf(one.urlTemplate.split("?")[0])))) wrong.push(`${name}: no page of search`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("days are days, and shown where the page shows days", () => {
  const wrong = [];
  for (const { name, html } of all) {
    const text = visible(html);
    for (const one of scripts(html).flatMap((script) => [...typed(script)])) {
      for (const key of DAYS.filter((known) => known in one)) {
        const match = /^(\d{4})-(\d{2})-(\d{2})(T\d{2}:\d{2}:\d{2}\+07:00)?$/.exec(one[key]);
        if (!match || Number.isNaN(Date.parse(one[key]))) {
          wrong.push(`${name}: ${key} ${one[key]}`);
          continue;
        }
        const [, year, month, day] = match;
        const forms = [`${day}/${month}/${year}`, `${day}/${Number(month)}/${year}`, `${Number(day)}/${Number(month)}/${year}`, one[key].slice(0, 10)];
        const english = (length) =>
          new Date(`${year}-${month}-${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: length, year: "numeric", timeZone: "UTC" }).replace(/ /g, "");
        if (![...forms, english("long"), english("short")].some((form) => text.includes(form))) wrong.push(`${name}: ${key} ${one[key]} is not shown`);
      }
      if (one.temporalCoverage && !/^\d{4}-\d{2}-\d{2}\/(\.\.|\d{4}-\d{2}-\d{2})$/.test(one.temporalCoverage)) wrong.push(`${name}: ${one.temporalCoverage}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("nothing is told that the page does not show", () => {
  const wrong = [];
  for (const { name, html } of all) {
    const text = visible(html);
    const title = words(decode(/<title>([^<]*)/.exec(html)?.[1] ?? "")).replace(/ /g, "");
    for (const one of scripts(html).flatMap((script) => [...typed(script)])) {
      for (const key of SHOWN.filter((known) => typeof one[known] === "string")) {
        const said = words(one[key]).replace(/ /g, "");
        if (!text.includes(said) && !title.includes(said)) wrong.push(`${name}: ${one["@type"]} ${key}: ${one[key]}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test("breadcrumbs are told as they are shown, and end with the page", () => {
  const wrong = [];
  for (const { name, html } of all) {
    const told = scripts(html).find((script) => script["@type"] === "BreadcrumbList")?.itemListElement;
    if (!told) continue;
    const trail = /<nav [^>]*breadcrumb[^]*?<\/nav>/.exec(html)[0];
    const shown = [...trail.matchAll(/<a [^>]*>([^]*?)<\/a>/g)].map(([, text]) => words(decode(text.replace(/<[^>]*>/g, ""))));
    if (told.slice(0, shown.length).some((item, i) => words(item.name) !== shown[i] || !item.item)) wrong.push(`${name}: ${told.map((item) => item.name)} for ${shown}`);
    if (told.length !== shown.length + 1 || told.some((item, i) => item.position !== i + 1)) wrong.push(`${name}: ${told.length} told, ${shown.length} shown`);
  }
  assert.deepEqual(wrong, []);
});
