// Owns axe: what it looks for, and when a look needs all of its rules.
//
// A look is a width and the colours that a reader has. What axe judges comes from the document, from what
// of it is shown, from where that lies, and from colours. When the same parts are shown as in light
// colours, only the rules that read colours can find something new, and those that read sizes when
// anything lies elsewhere. That is measured on every page (`shape`), not taken for granted: a theme that
// hides something in the dark has all rules run there too.

import fs from "node:fs";
import { createRequire } from "node:module";

export const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
/** Off by default in axe: targets of 24 px and more. */
const SIZE = { "target-size": { enabled: true } };
/** The rules of those that read colours: contrast of text, and links told from text by colour alone. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];
/** And those that read where things lie. */
const OF_PLACE = ["target-size", "scrollable-region-focusable"];

const LOOKS = [
  ["light", { colorScheme: "light", forcedColors: "none" }],
  ["dark", { colorScheme: "dark", forcedColors: "none" }],
  ["forced colours", { colorScheme: "light", forcedColors: "active" }],
];
export const WIDTHS = [1280, 320];

/**
 * What axe leaves to a person, and why it may stand. The arrow that leads back from a footnote has a
 * name in words, which axe cannot compare with an arrow. The box of a task is one sign in the colour of
 * the text around it, which axe takes for an emoji. The words of a chart are in the colour of text on the
 * ground of the page, which axe does not see through a drawing.
 */
const UNDECIDED = [
  { id: "label-content-name-mismatch", selector: /footnote-back|fnref/ },
  { id: "color-contrast", selector: /\.task|aria-label="[^"]*xong"|^text\[|\.chart/ },
];

/** What axe finds on the open page, in every look and at every width; the page must hold `AXE`. */
export async function findings(page, widths = WIDTHS) {
  const found = [];
  // What is folded is judged too; axe takes it for hidden even where a style sheet shows it.
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    let light;
    for (const [look, media] of LOOKS) {
      await page.emulateMedia(media);
      const seen = await page.evaluate(shape);
      const same = (what) => light !== undefined && seen[what] === light[what];
      const values = same("shown") ? [...OF_COLOUR, ...(same("place") ? [] : OF_PLACE)] : undefined;
      light ??= seen;
      const runOnly = values ? { type: "rule", values } : { type: "tag", values: TAGS };
      const rules = values && !values.includes("target-size") ? {} : SIZE;
      for (const one of await page.evaluate(judge, { runOnly, rules, forced: media.forcedColors === "active" })) {
        const isKnown = one.undecided && UNDECIDED.some(({ id, selector }) => one.id === id && selector.test(one.target));
        if (!isKnown) found.push(`${look}, ${width} px: ${one.id}${one.undecided ? " undecided" : ""} at ${one.target}`);
      }
    }
  }
  return found;
}

/** In the page: what is shown, and where it lies, as two sums without colours. */
function shape() {
  const sum = (start, text) => [...text].reduce((all, letter) => (Math.imul(all, 31) + letter.charCodeAt(0)) | 0, start);
  let [shown, place] = [0, 0];
  for (const one of document.querySelectorAll("*")) {
    const { x, y, width, height } = one.getBoundingClientRect();
    const { visibility, display, fontSize, fontWeight } = getComputedStyle(one);
    place = sum(place, `${x} ${y} ${width} ${height} `);
    // What only decorates is nothing to axe, shown or not; a part without a size is not seen.
    if (one.closest("img[alt=''], [aria-hidden=true]")) continue;
    shown = sum(shown, `${visibility} ${display} ${fontSize} ${fontWeight} ${width > 0 && height > 0} `);
  }
  return { shown, place };
}

/** In the page: what axe finds, and what it cannot decide. */
async function judge(how) {
  // Chromium tells this one as the author wrote it even when the reader forces colours; axe reads it first.
  if (how.forced) {
    const real = CSSStyleDeclaration.prototype.getPropertyValue;
    CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
      return real.call(this, name === "-webkit-text-fill-color" ? "color" : name);
    };
    how.after = () => (CSSStyleDeclaration.prototype.getPropertyValue = real);
  }
  // The skyline is a pseudo-element under no text (there is a test of that), but axe gives up over it.
  const size = { boldValue: 700, boldTextPt: 14, largeTextPt: 18, pseudoSizeThreshold: 0.25, shadowOutlineEmMax: 0.2, textStrokeEmMin: 0.03 };
  const contrastRatio = { normal: { expected: 4.5 }, large: { expected: 3 } };
  const options = { ...size, contrastRatio, ignoreUnicode: true, ignoreLength: true, ignorePseudo: true };
  axe.configure({ checks: [{ id: "color-contrast", options }] });
  const { runOnly, rules } = how;
  const { violations, incomplete } = await axe.run(document, { runOnly, rules, resultTypes: ["violations", "incomplete"] });
  how.after?.();
  const lines = (rules, undecided) => rules.flatMap(({ id, nodes }) => nodes.map(({ target }) => ({ id, target: target.join(" "), undecided })));
  return [...lines(violations, false), ...lines(incomplete, true)];
}
