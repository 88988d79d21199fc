// Painting: dragging over a figure's cells, or Space on one, changes the grid in the form (see kit/painting.py).
import { holderOf, targetOf } from "./dom.mjs";
import { Hold } from "./hand.mjs";
import { setState } from "./state.mjs";
import { readCells, writeCells } from "./written.mjs";

const SIGN = /^[pnz]$/u;

const hold = new Hold(); // a stroke may come in from outside
addEventListener("pointerdown", (event) => hold.takes(event), { capture: true });
/** @type {number | undefined} */
let last; // where the stroke under way has come to: a fast one skips cells between two events
for (const type of ["pointerup", "pointercancel"]) addEventListener(type, end);

function end(/** @type {Event} */ event) {
  if (hold.ends(/** @type {PointerEvent} */ (event))) last = undefined;
}

/**
 * Paint where an event points, if it does, and tell whether anything was painted.
 * @param {HTMLFormElement} form
 * @param {KeyboardEvent | PointerEvent} event
 * @param {number | undefined} cell
 */
export function paint(form, event, cell) {
  if (event instanceof PointerEvent && !hold.has(event)) return false;
  /** @type {HTMLElement | SVGElement | null} */
  const grid = targetOf(event).closest("[data-paints]");
  const from = event.type === "pointermove" ? last : undefined;
  last = grid ? cell : undefined;
  if (!grid || cell === undefined) return false;
  const { cells, paints = "", brush = "", spread } = grid.dataset;
  const side = Number(cells);
  const reach = event.type === "keydown" ? 0 : Number(spread); // a key paints only the cell that it is on
  const sign = holderOf(form, brush).value;
  if (!SIGN.test(sign)) return false; // the reader has just chosen to do something else
  const painted = readCells(holderOf(form, paints).value);
  for (const passed of between(from ?? cell, cell, side)) {
    for (const place of covered(passed, side, reach)) painted[place] = sign;
  }
  setState(form, new URLSearchParams({ [paints]: writeCells(painted) }).toString());
  return true;
}

/**
 * The cells on the straight way from one to another, both included.
 * @param {number} from
 * @param {number} to
 * @param {number} side
 */
function between(from, to, side) {
  const down = Math.floor(to / side) - Math.floor(from / side);
  const across = (to % side) - (from % side);
  const steps = Math.max(Math.abs(down), Math.abs(across), 1);
  const at = (/** @type {number} */ step) =>
    from + Math.round((down * step) / steps) * side + Math.round((across * step) / steps);
  return Array.from({ length: steps + 1 }, (_, step) => at(step));
}

/**
 * The cells within so many of one, in a grid of so many in a row.
 * @param {number} cell
 * @param {number} side
 * @param {number} reach
 */
function covered(cell, side, reach) {
  const places = [];
  for (let down = -reach; down <= reach; down++) {
    for (let across = -reach; across <= reach; across++) {
      const [row, column] = [Math.floor(cell / side) + down, (cell % side) + across];
      if (row >= 0 && row < side && column >= 0 && column < side) places.push(row * side + column);
    }
  }
  return places;
}
