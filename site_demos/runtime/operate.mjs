// Parts of a figure are operated by key as by pointer: Enter or Space presses, arrows move in a group.
import { holderOf, targetOf } from "./dom.mjs";
import { writeMiddle } from "./written.mjs";

/** @param {KeyboardEvent} event */
export function press(event) {
  const part = targetOf(event).closest("[data-set]");
  if (!part || part.tagName === "BUTTON" || (event.key !== "Enter" && event.key !== " ")) return false;
  event.preventDefault();
  click(part);
  return true;
}

/**
 * In a group only the chosen part is a tab stop; arrows choose the next one. `data-columns` makes it a grid.
 * @param {KeyboardEvent} event
 */
export function moveInGroup(event) {
  const group = closest(event, "[role=radiogroup]");
  const step = stepOf(event, Number(group?.dataset.columns ?? 1));
  if (!group || step === undefined) return false;
  event.preventDefault();
  const parts = [.../** @type {NodeListOf<Operable>} */ (group.querySelectorAll("[data-set]"))];
  const from = closest(event, "[data-set]");
  const at = from ? parts.indexOf(from) : -1;
  const next = parts[(at + step + parts.length) % parts.length];
  next?.focus();
  if (next) click(next);
  return true;
}

/**
 * Home and End choose the first and the last of a group, also of radio buttons, which the browser moves by arrows alone.
 * @param {KeyboardEvent} event
 */
export function moveToEnd(event) {
  const group = closest(event, "[role=radiogroup], fieldset:has([type=radio])");
  if (!group || (event.key !== "Home" && event.key !== "End")) return false;
  event.preventDefault();
  const parts = [.../** @type {NodeListOf<Operable>} */ (group.querySelectorAll("[data-set], [type=radio]"))];
  const last = event.key === "Home" ? parts[0] : parts.at(-1);
  last?.focus();
  if (last) click(last);
  return true;
}

/** @param {KeyboardEvent} event */
export function moveInCells(event) {
  const grid = closest(event, "[data-cells]");
  const side = Number(grid?.dataset.cells);
  const stays = event.key === "Enter" || event.key === " ";
  const step = stays ? 0 : stepOf(event, side);
  if (!grid || step === undefined) return false;
  event.preventDefault();
  const next = Number(grid.getAttribute("aria-valuenow")) + step;
  if (next < 0 || next >= side * side) return true;
  grid.setAttribute("aria-valuenow", String(next));
  click(grid);
  return true;
}

/**
 * How far an arrow goes where so many stand in a row.
 * @param {KeyboardEvent} event
 * @param {number} columns
 */
function stepOf({ key }, columns) {
  /** @type {Record<string, number | undefined>} */
  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
  return steps[key];
}

const click = (/** @type {Element} */ part) => part.dispatchEvent(new MouseEvent("click", { bubbles: true }));

/** @typedef {HTMLElement | SVGElement} Operable */

/**
 * @param {Event} event
 * @param {string} selector
 * @returns {Operable | null}
 */
const closest = (event, selector) => targetOf(event).closest(selector);

/**
 * The number of the cell that an event is on: a grid of cells is one element, with `data-cells` in a row.
 * @param {KeyboardEvent | MouseEvent} event
 */
export function cellOf(event) {
  const grid = closest(event, "[data-cells]");
  if (!grid) return;
  const pointed = event instanceof MouseEvent && (event.clientX || event.clientY);
  if (!pointed) return Number(grid.getAttribute("aria-valuenow"));
  const side = Number(grid.dataset.cells);
  const { left, top, width, height } = grid.getBoundingClientRect();
  const at = (/** @type {number} */ part) => Math.min(side - 1, Math.max(0, Math.floor(part * side)));
  return at((event.clientY - top) / height) * side + at((event.clientX - left) / width);
}

/**
 * The state that a press on a part or a cell of the figure sets, if it is on one. In `data-each`, %name is what the form holds under
 * it; in that of a cell % is its number, %x and %y are its middle on a plane from -`data-reach` to `data-reach`.
 * @param {MouseEvent} event
 * @param {HTMLFormElement} form
 */
export function setBy(event, form) {
  const part = closest(event, "[data-set]");
  if (part) return part.dataset.set;
  const each = closest(event, "[data-each]");
  if (!each) return;
  const { each: sets = "", cells, reach } = each.dataset;
  const cell = cellOf(event);
  /** @type {Record<string, string>} */
  const known = cell === undefined ? {} : { "": String(cell), ...writeMiddle(cell, Number(cells), Number(reach)) };
  return sets.replace(/%([a-z]*)/gu, (_, name) => known[name] ?? encodeURIComponent(holderOf(form, name).value));
}
