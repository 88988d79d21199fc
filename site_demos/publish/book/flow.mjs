// Sets the figures of each chapter on its pages before it is printed, as a typesetter does: none is higher than it may be,
// and one that has no room left on its page waits for the next while the text goes on.

const USUAL = 0.88; // of the size on the screen
const LEAST = 0.66; // at which the smallest letters have five points
const SHARE = 0.7; // of a page, that a figure may take with its guess and its caption
const MOST = 0.86; // the same, for one that would be too small else
const SHORT = 0.3; // of a page: code and what it prints that is shorter stays whole
const LONG = 0.4; // of a page: a table that is longer may go on on the next
const HOLE = 0.06; // of a page, that a waiting figure may leave empty
const FEW = 0.22; // of a page, at the end of a chapter, that is worth no page of its own
const TIGHTER = ["bk-tight", "bk-tighter"];
const LEADS = "h1, h2, h3, h4, h5, .bk-leads, .bk-where"; // what stands on the page of what follows it
const LAST = '[id$="--check-yourself"], .bk-notes'; // no figure waits until after this

/**
 * @param {number} across how wide what is printed on a page is, in CSS pixels
 * @param {number} page how high it is
 */
function flow(across, page) {
  document.documentElement.style.width = `${across}px`;
  for (const table of document.querySelectorAll("table"))
    if (table.getBoundingClientRect().height > page * LONG) table.style.breakInside = "auto";
  for (const code of document.querySelectorAll("pre"))
    if (code.getBoundingClientRect().height <= page * SHORT) code.style.breakInside = "avoid";
  for (const figure of document.querySelectorAll(".bk-figure")) shrink(/** @type {HTMLElement} */ (figure), page);
  for (const chapter of document.querySelectorAll(".bk-chapter")) arrange(/** @type {HTMLElement} */ (chapter), page);
  document.documentElement.style.width = "";
}

/**
 * Make a figure as small as it must be: smaller as a whole, then narrower where it fills the width of a page.
 * @param {HTMLElement} figure
 * @param {number} page
 */
function shrink(figure, page) {
  const drawn = /** @type {HTMLElement | null} */ (figure.querySelector(".nn-figure"));
  if (!drawn) return;
  const fits = (/** @type {number} */ share) => figure.getBoundingClientRect().height <= page * share;
  const zoom = (/** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ share) =>
    narrow(low, high, (size) => {
      drawn.style.zoom = `${size}`;
      return fits(share);
    });
  zoom(LEAST, USUAL, SHARE);
  if (!fits(SHARE)) zoom(LEAST, USUAL, MOST);
  if (fits(MOST)) return;
  narrow(0.3, 1, (width) => {
    drawn.style.width = `${100 * width}%`;
    return fits(MOST);
  });
}

/**
 * Set the largest size with which something fits.
 * @param {number} low
 * @param {number} high
 * @param {(size: number) => boolean} set sets a size, and says whether it fits
 */
function narrow(low, high, set) {
  let [fitting, wide] = [low, high];
  while (wide - fitting > 0.01) {
    const middle = (fitting + wide) / 2;
    if (set(middle)) fitting = middle;
    else wide = middle;
  }
  set(fitting);
}

/**
 * Set a chapter. Meanwhile it stands in columns as high as a page, which Chromium breaks as it breaks pages. One that would end
 * with a few lines on a page of their own is set a little tighter, if that saves the page.
 * @param {HTMLElement} chapter
 * @param {number} page
 */
function arrange(chapter, page) {
  const blocks = [...chapter.children];
  const width = `${chapter.getBoundingClientRect().width}px`;
  Object.assign(chapter.style, {
    width,
    columns: `${width} auto`,
    columnGap: "0",
    columnFill: "auto",
    height: `${page}px`,
  });
  const arranged = () => {
    chapter.append(...blocks);
    for (const figure of chapter.querySelectorAll(":scope > .bk-figure")) settle(figure, page);
    return extent(chapter.lastElementChild ?? chapter);
  };
  const { last, bottom } = arranged();
  if (last > 0 && bottom < page * FEW) {
    const saves = TIGHTER.some((tighter) => {
      chapter.classList.add(tighter);
      return arranged().last < last;
    });
    if (!saves) {
      chapter.classList.remove(...TIGHTER);
      arranged();
    }
  }
  Object.assign(chapter.style, { width: "", columns: "", columnGap: "", columnFill: "", height: "" });
}

/**
 * Let a figure that has no room on its page wait until the text behind it has filled the page.
 * @param {Element} figure
 * @param {number} page
 */
function settle(figure, page) {
  while (true) {
    let before = figure.previousElementSibling;
    while (before?.matches(LEADS)) before = before.previousElementSibling;
    const text = textAfter(figure);
    if (!before || !text[0]) return;
    const { last, bottom } = extent(before);
    if (extent(figure).first === last || page - bottom < page * HOLE) return;
    const back = text.at(-1)?.nextElementSibling ?? null;
    figure.before(...text);
    if (extent(text[0]).first > last) {
      for (const block of text) figure.parentElement?.insertBefore(block, back);
      return;
    }
  }
}

/**
 * Return the next block of text behind a figure and those that follow it at once; with a heading, what must stand by it.
 * @param {Element} figure
 */
function textAfter(figure) {
  let next = figure.nextElementSibling;
  while (next?.matches(".bk-figure")) next = next.nextElementSibling;
  const text = [];
  for (; next && !next.matches(`.bk-figure, ${LAST}`); next = next.nextElementSibling) {
    text.push(next);
    if (!next.matches(LEADS)) return text;
  }
  return [];
}

/**
 * Return in which columns of its chapter a block begins and ends, counted from 0, and how far down it reaches in the last.
 * @param {Element} block
 */
function extent(block) {
  const { left, top, width } = (block.parentElement ?? block).getBoundingClientRect();
  const parts = [...block.getClientRects()];
  const [first, last] = [parts[0], parts.at(-1)].map((part) =>
    Math.floor(((part?.left ?? left) - left) / width + 0.01),
  );
  return { first: first ?? 0, last: last ?? 0, bottom: (parts.at(-1)?.bottom ?? top) - top };
}

Object.assign(globalThis, { flow });
