// Ink on a pad (drawing.mjs): a hand gives far more places than a line needs, so those that hardly bend it are left out as they come.

/** @import { Place, Stroke } from "./written.mjs" */

// In thousandths of the pad, on which a pen is some 80 wide.
const NEAR = 8; // a place nearer to the last one than this adds nothing
const BEND = 3; // a place that lies nearer to the line without it than this adds nothing
const ACROSS = 1500; // a line from corner to corner

/** A stroke under way. */
export class Line {
  /** @type {Stroke} */
  stroke;
  /** @type {Place[]} */
  #left = []; // out, since the last bend
  #bend;

  constructor(/** @type {Place} */ begin, bend = BEND) {
    this.stroke = [begin];
    this.#bend = bend;
  }

  /** Go on to a place. */
  add(/** @type {Place} */ place) {
    const [last, corner] = [this.stroke.at(-1), this.stroke.at(-2)];
    if (!last || distance(place, last) < NEAR) return;
    const passed = [...this.#left, last];
    const straight = corner && passed.every((each) => distanceToLine(each, corner, place) <= this.#bend);
    this.#left = straight ? passed : [];
    if (straight) this.stroke.pop();
    this.stroke.push(place);
  }
}

/**
 * Strokes that say the same by fewer places, the coarser the more there are, until `fits` says that it will do. More strokes than
 * that a hand does not make.
 * @param {Stroke[]} strokes
 * @param {(strokes: Stroke[]) => boolean} fits
 */
export function thinned(strokes, fits) {
  let thin = strokes;
  for (let bend = BEND; bend < ACROSS && !fits(thin); bend *= 1.5)
    thin = strokes.map((each) => straightened(each, bend));
  return thin;
}

/** @returns {Stroke} */
function straightened(/** @type {Stroke} */ [begin = [0, 0], ...rest], /** @type {number} */ bend) {
  const line = new Line(begin, bend);
  for (const place of rest) line.add(place);
  return line.stroke;
}

const distance = (/** @type {Place} */ [x, y], /** @type {Place} */ [u, v]) => Math.hypot(x - u, y - v);

/** From a place to the nearest one between two others. */
function distanceToLine(
  /** @type {Place} */ [x, y],
  /** @type {Place} */ [fromX, fromY],
  /** @type {Place} */ [toX, toY],
) {
  const [across, along] = [toX - fromX, toY - fromY];
  const part = ((x - fromX) * across + (y - fromY) * along) / (across ** 2 + along ** 2 || 1);
  const share = Math.min(1, Math.max(0, part));
  return Math.hypot(x - fromX - share * across, y - fromY - share * along);
}
