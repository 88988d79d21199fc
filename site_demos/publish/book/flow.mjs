// Sets the figures of each chapter on its pages before it is printed, as a typesetter does: none is higher than it may be,
// and one that has no room left on its page waits for the next while the text goes on.

const USUAL = 0.88; // of the size on the screen
const LEAST = 0.66; // at which the smallest letters have five points
const SHARE = 0.7; // of a page, that a figure may take with its guess and its caption
const MOST = 0.86; // the same, for one that would be too small else
const SHORT = 0.3; // of a page: code and what it prints that is shorter stays whole
const LONG = 0.4; // of a page: a table that is longer may go on on the next
const WHOLE = ".bk-figure, table, .bk-quiz, .bk-exercise, .bk-tour, .md-typeset__scrollwrap"; // what no page ends within
const LAST = "--check-yourself"; // no figure waits until after this

/**
 * @param {number} page the height of what is printed on a page, in CSS pixels
 */
function flow(page) {
  for (const table of document.querySelectorAll("table"))
    if (table.getBoundingClientRect().height > page * LONG) table.style.breakInside = "auto";
  for (const code of document.querySelectorAll("pre"))
    if (code.getBoundingClientRect().height <= page * SHORT) code.style.breakInside = "avoid";
  for (const figure of document.querySelectorAll(".bk-figure")) shrink(/** @type {HTMLElement} */ (figure), page);
  for (const chapter of document.querySelectorAll(".bk-chapter")) place(chapter, page);
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
 * Let figures without room wait for the next page.
 * @param {Element} chapter
 * @param {number} page
 */
function place(chapter, page) {
  const blocks = [...chapter.children];
  const heights = measured(chapter, blocks);
  const sheet = new Sheet(page);
  blocks.forEach((block, index) => {
    const high = heights[index] ?? 0;
    const needed = high + (isHeading(block) ? (heights[index + 1] ?? 0) : 0);
    if (block.matches(".bk-figure")) sheet.figure(block, high);
    else sheet.text(block, high, needed);
  });
  sheet.release();
  chapter.append(...sheet.order);
}

/**
 * Return how far each block reaches down to the next.
 * @param {Element} chapter
 * @param {Element[]} blocks
 */
function measured(chapter, blocks) {
  const tops = blocks.map((block) => block.getBoundingClientRect().top);
  const ends = [...tops.slice(1), chapter.getBoundingClientRect().bottom];
  return tops.map((top, index) => (ends[index] ?? top) - top);
}

/** A page that is being filled. */
class Sheet {
  /** @type {Element[]} */ order = [];
  /** @type {[Element, number][]} */ waiting = [];
  filled = 0;

  /** @param {number} page how high it is */
  constructor(page) {
    this.page = page;
  }

  /**
   * @param {Element} block
   * @param {number} high
   */
  figure(block, high) {
    if (this.waiting.length > 0 || this.filled + high > this.page) this.waiting.push([block, high]);
    else this.put(block, high);
  }

  /**
   * @param {Element} block
   * @param {number} high
   * @param {number} needed with what must follow it on the page
   */
  text(block, high, needed) {
    if (this.filled + needed > this.page || block.id.endsWith(LAST) || block.matches(".bk-notes")) this.release();
    this.put(block, high);
  }

  /** Set the figures that wait. */
  release() {
    for (const [figure, high] of this.waiting.splice(0)) this.put(figure, high);
  }

  /**
   * @param {Element} block
   * @param {number} high
   */
  put(block, high) {
    if (this.filled + high > this.page && (isHeading(block) || isWhole(block))) this.filled = 0;
    this.filled = (this.filled + high) % this.page;
    this.order.push(block);
  }
}

/** @param {Element} block */
function isWhole(block) {
  return block.matches(WHOLE) && /** @type {HTMLElement} */ (block).style.breakInside !== "auto";
}

/** @param {Element} block */
function isHeading(block) {
  return block.matches("h1, h2, h3, h4, h5");
}

Object.assign(globalThis, { flow });
