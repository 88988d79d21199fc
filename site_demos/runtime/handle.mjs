// Handles: parts that are held and moved to set parameters, across, along, or both (kit/handles.py). One that was moved sets
// what its form allows; a gesture that the browser takes for itself is put back.
import { holderOf, targetOf } from "./dom.mjs";
import { Hold } from "./hand.mjs";
import { setState } from "./state.mjs";
import { stepped } from "./stepped.mjs";

/** @import { Demo } from "./element.mjs" */
/** @typedef {{ name: string, scale: number, begins: number }} Axis */
/** @typedef {Record<"across" | "along", Axis | undefined>} Axes */

const FAR = 10; // steps for Shift and an arrow, PageUp and PageDown

const hold = new Hold();
/** @type {{ demo: Demo, before: string, x: number, y: number, zoom: number, axes: Axes, keeps: boolean } | undefined} */
let held; // `keeps`: the page is not to scroll

addEventListener("pointerdown", take, { capture: true });
addEventListener("pointermove", move, { capture: true });
addEventListener("pointerup", leave, { capture: true });
addEventListener("pointercancel", leave, { capture: true });

function take(/** @type {PointerEvent} */ event) {
  const part = handleOf(event);
  const demo = part?.closest("nn-demo");
  if (!(part && demo && hold.takes(event))) return;
  event.preventDefault();
  part.focus({ preventScroll: true });
  demo.setPointerCapture(event.pointerId); // the part is drawn anew as it moves
  const zoom = part.getScreenCTM()?.a ?? 1;
  const axes = axesOf(demo, part);
  held = {
    demo,
    before: stateFor(demo, axes, part),
    x: event.clientX,
    y: event.clientY,
    zoom,
    axes,
    keeps: axes.along !== undefined && axes.along.name !== axes.across?.name,
  };
  if (part.dataset.sets) setState(demo.form, part.dataset.sets);
  document.documentElement.toggleAttribute("data-nn-holds", true);
}

function move(/** @type {PointerEvent} */ event) {
  if (!(held && hold.has(event))) return;
  const { demo, x, y, zoom, axes } = held;
  held.keeps ||= Math.abs(event.clientX - x) > Math.abs(event.clientY - y);
  set(demo, axes, { across: (event.clientX - x) / zoom, along: (event.clientY - y) / zoom });
}

function leave(/** @type {PointerEvent} */ event) {
  if (!hold.ends(event)) return;
  document.documentElement.removeAttribute("data-nn-holds");
  if (event.type === "pointercancel" && held) {
    setState(held.demo.form, held.before);
    held.demo.update();
  }
  held = undefined;
}

/** A finger on a handle scrolls the page only up and down, and only where the handle does not go there. */
export function keepPage(/** @type {Event} */ event) {
  if (held?.keeps && event.cancelable) event.preventDefault();
}

/**
 * Arrows move a handle by steps; Home and End to its ends. Says whether the key was one of those.
 * @param {KeyboardEvent} event
 */
export function moveByKey(event) {
  const part = handleOf(event);
  const demo = part?.closest("nn-demo");
  if (!(part && demo)) return false;
  const axes = axesOf(demo, part);
  const way = wayOf(event, axes);
  if (!way) return false;
  event.preventDefault();
  if (part.dataset.sets) setState(demo.form, part.dataset.sets);
  const { axis, steps } = way;
  const field = fieldOf(demo, axis);
  setState(demo.form, queryOf([[axis.name, stepped(field, axis.begins + steps * Number(field.step))]]));
  demo.update();
  return true;
}

/**
 * Which axis a key moves, and by how many steps: right and up are more, on the only axis or on that which lies so.
 * @param {KeyboardEvent} event
 * @param {Axes} axes
 */
function wayOf({ key, shiftKey }, { across, along }) {
  const many = shiftKey ? FAR : 1;
  const first = across ?? along;
  /** @type {Record<string, [Axis | undefined, number]>} */
  const ways = {
    ArrowRight: [first, many],
    ArrowLeft: [first, -many],
    ArrowUp: [along ?? first, many],
    ArrowDown: [along ?? first, -many],
    PageUp: [first, FAR],
    PageDown: [first, -FAR],
    Home: [first, Number.NEGATIVE_INFINITY],
    End: [first, Number.POSITIVE_INFINITY],
  };
  const [axis, steps] = ways[key] ?? [];
  return axis && steps ? { axis, steps } : undefined;
}

/**
 * @param {Demo} demo
 * @param {Axes} axes
 * @param {Record<"across" | "along", number>} moved in units of the picture
 */
function set(demo, { across, along }, moved) {
  /** @type {Map<string, number>} */
  const values = new Map(); // both ways may turn one knob
  for (const [axis, by] of /** @type {[Axis | undefined, number][]} */ ([
    [across, moved.across],
    [along, moved.along],
  ])) {
    if (axis) values.set(axis.name, (values.get(axis.name) ?? axis.begins) + by / axis.scale);
  }
  /** @type {[string, string][]} */
  const pairs = [...values].map(([name, value]) => [name, stepped(fieldNamed(demo, name), value)]);
  if (pairs.every(([name, value]) => fieldNamed(demo, name).value === value)) return;
  setState(demo.form, queryOf(pairs));
  demo.update();
}

const fieldOf = (/** @type {Demo} */ demo, /** @type {Axis} */ { name }) => fieldNamed(demo, name);

const fieldNamed = (/** @type {Demo} */ demo, /** @type {string} */ name) =>
  /** @type {HTMLInputElement} */ (holderOf(demo.form, name));

const queryOf = (/** @type {[string, string][]} */ pairs) => new URLSearchParams(pairs).toString();

/** The state that is put back if the gesture comes to nothing. */
function stateFor(
  /** @type {Demo} */ demo,
  /** @type {Axes} */ { across, along },
  /** @type {SVGGraphicsElement} */ part,
) {
  const names = [across?.name, along?.name, ...new URLSearchParams(part.dataset.sets).keys()];
  return queryOf(names.filter((name) => name !== undefined).map((name) => [name, fieldNamed(demo, name).value]));
}

/**
 * @param {Demo} demo
 * @param {SVGGraphicsElement} part
 * @returns {Axes}
 */
function axesOf(demo, { dataset }) {
  const axisOf = (/** @type {"across" | "along"} */ way) => {
    const name = dataset[way];
    if (name === undefined) return;
    const begins = dataset[`${way}Begins`] ?? fieldNamed(demo, name).value;
    return { name, scale: Number(dataset[`${way}Scale`]), begins: Number(begins) };
  };
  return { across: axisOf("across"), along: axisOf("along") };
}

/** @returns {SVGGraphicsElement | null} */
const handleOf = (/** @type {Event} */ event) => targetOf(event).closest("[data-across], [data-along]");
