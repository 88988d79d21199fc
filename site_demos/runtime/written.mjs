// The values that a reader makes in a figure or on a pad, as the text that Python reads: strokes (kit/drawing.py), the cells
// of a grid (kit/painting.py), numbers of a plane (kit/points.py). tests/site_demos/test_written.py holds both languages together.

/** @typedef {[x: number, y: number]} Place in thousandths of the pad, y down */
/** @typedef {Place[]} Stroke */

/**
 * The strokes of a text such as `0-500.1000-500_250-250`.
 * @param {string} text
 * @returns {Stroke[]}
 */
export const readStrokes = (text) =>
  text
    .split("_")
    .filter(Boolean)
    .map((stroke) => stroke.split(".").map(readPlace));

/** @returns {Place} */
function readPlace(/** @type {string} */ text) {
  const [x, y] = text.split("-");
  return [Number(x), Number(y)];
}

export const writeStrokes = (/** @type {Stroke[]} */ strokes) =>
  strokes.map((stroke) => stroke.map((place) => place.join("-")).join(".")).join("_");

/**
 * The cells of a text such as `300z10p474z`, each one of its letters.
 * @param {string} text
 * @returns {string[]}
 */
export const readCells = (text) =>
  [...text.matchAll(/(\d+)([zpn])/gu)].flatMap(([, length, sign]) => new Array(Number(length)).fill(sign));

export const writeCells = (/** @type {string[]} */ cells) =>
  cells.join("").replace(/z+|p+|n+/gu, (run) => `${run.length}${run[0]}`);

const SPACE = /\s+/u;
const OTHER = /[,;\t]|^[^_]*[^_\s][^_]*$/u;
const WHOLE = /[^_]_[^_]+_[^_]/u;

/** Whether a text such as `1.5_-2_0 3_` has a point with a part missing. */
export const hasPartOfAPoint = (/** @type {string} */ text) =>
  [...text.matchAll(/\S+/gu)].some(([point]) => !WHOLE.test(point));

/** Whether a text is parted by other marks than those of points such as `1.5_-2_0`. */
export const hasOtherMarks = (/** @type {string} */ text) => OTHER.test(text);

/**
 * The middle of a cell, counted row by row, of a grid over the plane from -reach to reach, y up.
 * @param {number} cell
 * @param {number} side cells in a row
 * @param {number} reach
 */
export function writeMiddle(cell, side, reach) {
  const middle = (/** @type {number} */ place) => String(Number((reach * ((2 * place + 1) / side - 1)).toFixed(4)));
  return { x: middle(cell % side), y: middle(side - 1 - Math.floor(cell / side)) };
}

/**
 * The points of a text with one put elsewhere; without it, if it is put nowhere.
 * @param {string} text
 * @param {number} index
 * @param {[x: number, y: number]} [place]
 */
export function withPoint(text, index, place) {
  const points = text.split(SPACE).filter(Boolean);
  const label = points[index]?.slice(-1);
  const put = place?.map((value) => Number(value.toFixed(2)));
  points.splice(index, 1, ...(put ? [`${put.join("_")}_${label}`] : []));
  return points.join(" ");
}
