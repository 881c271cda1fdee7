// Owns axe: what it looks for, and when a look needs all of its rules.
//
// A look is a width and the colours that a reader has. What axe judges besides colour comes from the
// document and from where things lie; when neither differs from what light colours show, only the
// rules that read colours can find something new. That is measured on every page (`shape`), not taken
// for granted: a theme that moves or hides something in the dark has all rules run there too.

import fs from "node:fs";
import { createRequire } from "node:module";

export const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
/** Off by default in axe: targets of 24 px and more. */
const SIZE = { "target-size": { enabled: true } };
/** The rules of those that read colours: contrast of text, and links told from text by colour alone. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

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
  { id: "color-contrast", selector: /\.task|^text\[|\.chart/ },
];

/** What axe finds on the open page, in every look and at every width; the page must hold `AXE`. */
export async function findings(page, widths = WIDTHS) {
  const found = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    let light;
    for (const [look, media] of LOOKS) {
      await page.emulateMedia(media);
      const seen = await page.evaluate(shape);
      const onlyColour = light !== undefined && seen === light;
      light ??= seen;
      const runOnly = onlyColour ? { type: "rule", values: OF_COLOUR } : { type: "tag", values: TAGS };
      for (const one of await page.evaluate(judge, { runOnly, rules: onlyColour ? {} : SIZE, forced: media.forcedColors === "active" })) {
        const isKnown = one.undecided && UNDECIDED.some(({ id, selector }) => one.id === id && selector.test(one.target));
        if (!isKnown) found.push(`${look}, ${width} px: ${one.id}${one.undecided ? " undecided" : ""} at ${one.target}`);
      }
    }
  }
  return found;
}

/** In the page: everything that is shown and where, without its colours. */
function shape() {
  let sum = 0;
  for (const one of document.querySelectorAll("*")) {
    const { x, y, width, height } = one.getBoundingClientRect();
    const { visibility, display, fontSize, fontWeight } = getComputedStyle(one);
    for (const part of [x, y, width, height, visibility, display, fontSize, fontWeight]) {
      for (const letter of String(part)) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0;
    }
  }
  return sum;
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
