// One of the points of a text that is held (kit/handles.py): put elsewhere in its plane, or flicked out of it, and gone.
import { withPoint } from "./written.mjs";

/** @import { Axis } from "./axis.mjs" */
/** @typedef {{ name: string, text: string, index: number, reach: number, across: Axis, along: Axis }} Point `text`: all points */

const EDGE = 1.05; // of the plane's reach: who drags a point beyond means it
const STEP = 0.1;

/**
 * @param {DOMStringMap} dataset
 * @param {Axis} across
 * @param {Axis} along
 * @param {string} text
 * @returns {Point | undefined}
 */
export const pointOf = ({ point, reach }, across, along, text) =>
  point === undefined
    ? undefined
    : { name: across.name, text, index: Number(point), reach: Number(reach), across, along };

export const removed = (/** @type {Point} */ { text, index }) => withPoint(text, index);

/**
 * The points with this one where it was dragged to, in units of the picture.
 * @param {Point} point
 * @param {Record<"across" | "along", number>} moved
 */
export function dragged(point, moved) {
  const { across, along, reach } = point;
  const x = across.begins + moved.across / across.scale;
  const y = along.begins + moved.along / along.scale;
  return Math.max(Math.abs(x), Math.abs(y)) > EDGE * reach ? removed(point) : put(point, x, y);
}

/**
 * The points with this one moved by steps.
 * @param {Point} point
 * @param {[number, number]} steps
 */
export const stepsOn = (point, [right, up]) =>
  put(point, point.across.begins + right * STEP, point.along.begins + up * STEP);

function put(/** @type {Point} */ { text, index, reach }, /** @type {number} */ x, /** @type {number} */ y) {
  const inside = (/** @type {number} */ value) => Math.min(reach, Math.max(-reach, value));
  return withPoint(text, index, [inside(x), inside(y)]);
}
