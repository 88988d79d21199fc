// Handles: parts that are held and moved to set parameters, across, along, or both (kit/handles.py). One that was moved sets
// what its form allows; a gesture that the browser takes for itself is put back. A finger that swipes up or down scrolls the
// page, as anywhere: it takes hold by going sideways, or by resting first.
import { axesOf, changeOf, fieldNamed } from "./axis.mjs";
import { Turn } from "./dial.mjs";
import { targetOf } from "./dom.mjs";
import { Hold } from "./hand.mjs";
import { dragged, pointOf, removed, stepsOn } from "./point.mjs";
import { setState } from "./state.mjs";
import { stepped } from "./stepped.mjs";

/** @import { Axes, Axis, Moved } from "./axis.mjs" */
/** @import { Demo } from "./element.mjs" */
/** @import { Point } from "./point.mjs" */

const FAR = 10; // steps for Shift and an arrow, PageUp and PageDown
const REST = 150; // milliseconds after which a finger is not about to swipe
const SWIPE = 8; // pixels up or down within that time

const hold = new Hold();
/** @type {{ demo: Demo, before: string, x: number, y: number, zoom: number, axes: Axes, point: Point | undefined, turn: Turn | undefined } | undefined} */
let held;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let rest; // of a finger that has not moved yet

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
  targetOf(event).addEventListener("touchmove", keepPage, { passive: false }); // once gone, it tells the demo nothing
  const zoom = part.getScreenCTM()?.a ?? 1;
  const axes = axesOf(demo, part);
  const [point, turn] = [pointIn(part, demo, axes), Turn.begun(part, event)];
  held = { demo, before: stateFor(demo, axes, part), x: event.clientX, y: event.clientY, zoom, axes, point, turn };
  if (part.dataset.sets) setState(demo.form, part.dataset.sets);
  const goesAlong = axes.along && (point || axes.along.name !== axes.across?.name);
  if (event.pointerType !== "touch") grip();
  else if (goesAlong) rest = setTimeout(grip, REST);
}

/** Take hold: from now on the part moves, and the page stays. */
const grip = () => document.documentElement.toggleAttribute("data-nn-holds", true);

const grips = () => document.documentElement.hasAttribute("data-nn-holds");

function move(/** @type {PointerEvent} */ event) {
  if (!(held && hold.has(event))) return;
  const { demo, zoom, turn } = held;
  const [right, down] = [event.clientX - held.x, event.clientY - held.y];
  if (Math.abs(down) >= SWIPE) clearTimeout(rest);
  if (Math.abs(right) > Math.abs(down)) grip();
  if (!grips()) return;
  set(demo, held, turn ? { across: turn.drag(event), along: 0 } : { across: right / zoom, along: down / zoom });
}

function leave(/** @type {PointerEvent} */ event) {
  if (!hold.ends(event)) return;
  clearTimeout(rest);
  document.documentElement.removeAttribute("data-nn-holds");
  if (event.type === "pointercancel" && held) {
    setState(held.demo.form, held.before);
    held.demo.update();
  }
  held = undefined;
}

/** The page stays where a part is held. */
export function keepPage(/** @type {Event} */ event) {
  if (grips() && event.cancelable) event.preventDefault();
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
  const pair = pairBy(event, demo, axes, pointIn(part, demo, axes));
  if (!pair) return false;
  event.preventDefault();
  if (part.dataset.sets) setState(demo.form, part.dataset.sets);
  setState(demo.form, queryOf([pair]));
  demo.update();
  return true;
}

/**
 * What a key sets, if it is one of a handle.
 * @param {KeyboardEvent} event
 * @param {Demo} demo
 * @param {Axes} axes
 * @param {Point | undefined} point
 * @returns {[string, string] | undefined}
 */
function pairBy(event, demo, axes, point) {
  if (point && (event.key === "Delete" || event.key === "Backspace")) return [point.name, removed(point)];
  const way = wayOf(event, axes);
  if (!way) return;
  const { axis, steps } = way;
  if (point) return [point.name, stepsOn(point, axis === axes.across ? [steps, 0] : [0, steps])];
  const step = Number(fieldNamed(demo, axis.name).step);
  return [axis.name, textOf(demo, axis, axis.begins + steps * step)];
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
 * @param {{ axes: Axes, point: Point | undefined }} part
 * @param {Moved} moved
 */
function set(demo, { axes: { across, along }, point }, moved) {
  const pairs = point ? [pairOf(point.name, dragged(point, moved))] : pairsAt(demo, across, along, moved);
  if (pairs.every(([name, value]) => fieldNamed(demo, name).value === value)) return;
  setState(demo.form, queryOf(pairs));
  demo.update();
}

/** @returns {[string, string]} */
const pairOf = (/** @type {string} */ name, /** @type {string} */ value) => [name, value];

/**
 * What both axes set; both may turn one knob.
 * @param {Demo} demo
 * @param {Axis | undefined} across
 * @param {Axis | undefined} along
 * @param {Moved} moved
 */
function pairsAt(demo, across, along, moved) {
  const right = across ? changeOf(across, "across", moved) : 0;
  const down = along ? changeOf(along, "along", moved) : 0;
  if (across && along?.name === across.name)
    return [pairOf(across.name, textOf(demo, across, across.begins + right + down))];
  const pairs = across ? [pairOf(across.name, textOf(demo, across, across.begins + right))] : [];
  return along ? [...pairs, pairOf(along.name, textOf(demo, along, along.begins + down))] : pairs;
}

const textOf = (/** @type {Demo} */ demo, /** @type {Axis} */ { name, least }, /** @type {number} */ value) =>
  stepped(fieldNamed(demo, name), Math.max(least, value));

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

/** The point that a part is, of those that one field holds. */
const pointIn = (
  /** @type {SVGGraphicsElement} */ { dataset },
  /** @type {Demo} */ demo,
  /** @type {Axes} */ { across, along },
) => (across && along ? pointOf(dataset, across, along, fieldNamed(demo, across.name).value) : undefined);

/** @returns {SVGGraphicsElement | null} */
const handleOf = (/** @type {Event} */ event) => targetOf(event).closest("[data-across], [data-along]");
