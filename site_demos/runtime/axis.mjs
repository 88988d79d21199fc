// The axes of a handle (kit/handles.py): which parameters it sets, and what value is where. A straight one says how far a 1 is; a
// way lists places and their values, and the nearest of its places to the pointer counts.
import { holderOf } from "./dom.mjs";

/** @import { Demo } from "./element.mjs" */
/** @typedef {Record<"across" | "along", number>} Moved in units of the picture */
/** @typedef {{ x: number, y: number }} Vector */
/** @typedef {{ value: number, x: number, y: number }} Place */
/** @typedef {{ name: string, scale: number, begins: number, least: number, way: Place[] }} Axis */
/** @typedef {Record<"across" | "along", Axis | undefined>} Axes */

const ALIKE = 1e-6; // places that are as near
const ASIDE = 0.25; // what a square counts that is not in the direction of the handle: a hand that keeps to it gets on, too

export const fieldNamed = (/** @type {Demo} */ demo, /** @type {string} */ name) =>
  /** @type {HTMLInputElement} */ (holderOf(demo.form, name));

/**
 * @param {Demo} demo
 * @param {SVGGraphicsElement} part
 * @returns {Axes}
 */
export function axesOf(demo, { dataset }) {
  const axisOf = (/** @type {"across" | "along"} */ direction) => {
    const name = dataset[direction];
    if (name === undefined) return;
    const begins = Number(dataset[`${direction}Begins`] ?? fieldNamed(demo, name).value);
    const least = Number(dataset[`${direction}Least`] ?? Number.NEGATIVE_INFINITY);
    return { name, scale: Number(dataset[`${direction}Scale`]), begins, least, way: wayOf(dataset[`${direction}Way`]) };
  };
  return { across: axisOf("across"), along: axisOf("along") };
}

const wayOf = (/** @type {string | undefined} */ text) =>
  (text?.split(",") ?? []).map((place) => {
    const [value = 0, x = 0, y = 0] = place.split(" ").map(Number);
    return { value, x, y };
  });

/**
 * How far a pointer that moved takes the value of an axis.
 * @param {Axis} axis
 * @param {"across" | "along"} direction
 * @param {Moved} moved
 */
export const changeOf = (axis, direction, moved) =>
  axis.way.length > 0 ? valueNear(axis, direction, moved) - axis.begins : moved[direction] / axis.scale;

/**
 * The value whose place on a way is nearest to the pointer; of those as near, the nearest to where it began.
 * @param {Axis} axis
 * @param {"across" | "along"} direction
 * @param {Moved} moved
 */
function valueNear({ way, begins }, direction, { across, along }) {
  const here = placeFor(way, begins);
  const pointer = { x: here.x + across, y: here.y + along };
  const counts = direction === "across" ? { x: 1, y: ASIDE } : { x: ASIDE, y: 1 };
  const found = stretches(way).map((stretch) => nearest(stretch, pointer, counts));
  const least = Math.min(...found.map(({ far }) => far));
  const values = found.filter(({ far }) => far < least + ALIKE).map(({ value }) => value);
  return values.toSorted((one, other) => Math.abs(one - begins) - Math.abs(other - begins))[0] ?? begins;
}

const stretches = (/** @type {Place[]} */ way) =>
  way.slice(1).map((end, number) => ({ start: way[number] ?? end, end }));

/** Where a value is. */
function placeFor(/** @type {Place[]} */ way, /** @type {number} */ value) {
  const found = stretches(way).find((stretch) => value <= stretch.end.value) ?? stretches(way).at(-1);
  const { start, end } = /** @type {{ start: Place, end: Place }} */ (found);
  return between(start, end, (value - start.value) / (end.value - start.value));
}

/**
 * The nearest place of a stretch to a pointer, with the square of how far it is.
 * @param {{ start: Place, end: Place }} stretch
 * @param {Vector} pointer
 * @param {Vector} counts what a square counts, across and along
 */
function nearest({ start, end }, pointer, counts) {
  const product = (/** @type {Vector} */ one, /** @type {Vector} */ other) =>
    counts.x * one.x * other.x + counts.y * one.y * other.y;
  const whole = from(start, end);
  const part = product(from(start, pointer), whole) / (product(whole, whole) || 1);
  const place = between(start, end, Math.min(1, Math.max(0, part)));
  const off = from(place, pointer);
  return { ...place, far: product(off, off) };
}

const from = (/** @type {Vector} */ start, /** @type {Vector} */ end) => ({ x: end.x - start.x, y: end.y - start.y });

function between(/** @type {Place} */ start, /** @type {Place} */ end, /** @type {number} */ part) {
  const mixed = (/** @type {number} */ one, /** @type {number} */ other) => one + part * (other - one);
  return { value: mixed(start.value, end.value), x: mixed(start.x, end.x), y: mixed(start.y, end.y) };
}
