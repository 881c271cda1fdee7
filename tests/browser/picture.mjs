// Owns looking at pictures of the screen, pixel by pixel; the browser itself opens them.

const readers = new WeakMap();

/** In a page: how many pixels of two pictures differ by a contrast of 3:1 and more. */
async function compare([before, after]) {
  const read = async (text) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${text}`)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0);
    return pen.getImageData(0, 0, picture.width, picture.height).data;
  };
  const channel = (byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
  const light = (all, i) => 0.2126 * channel(all[i]) + 0.7152 * channel(all[i + 1]) + 0.0722 * channel(all[i + 2]);
  const [a, b] = [await read(before), await read(after)];
  let near = 0;
  for (let i = 0; i < a.length; i += 4) {
    const [one, other] = [light(a, i), light(b, i)];
    if ((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) >= 3) near += 1;
  }
  return { near, pixels: a.length / 4 };
}

/** Compares two pictures of one size. */
export async function sameSize(browser, before, after) {
  if (!readers.has(browser)) readers.set(browser, browser.newContext().then((context) => context.newPage()));
  const page = await readers.get(browser);
  return page.evaluate(compare, [before.toString("base64"), after.toString("base64")]);
}
